"""Checks on what a corporation says was realised: rows that say enough, in a gemeente that there is."""

from collections.abc import Iterator

from xl_doorrekening.begrippen.opgave import Opgavetype
from xl_doorrekening.begrippen.schrijfwijze import nl
from xl_doorrekening.begrippen.tijd import TAKKEN
from xl_doorrekening.controle.melding import Melding, Pad
from xl_doorrekening.controle.verwijzing import leeg
from xl_doorrekening.invoer.corporatie import Corporatie, Realisatie, Tak
from xl_doorrekening.invoer.realisatie import Gerealiseerd
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.invoer.veld import velden
from xl_doorrekening.opgave.regionaal import herken
from xl_doorrekening.opgave.toerekening import regionaal


def controleer(c: Corporatie, regio: Regio) -> Iterator[Melding]:
    if c.gerealiseerd:
        gemeenten = {herken(g): g for g in regionaal(regio).gemeenten}
        for i, x in enumerate(c.gerealiseerd):
            yield from _rij(c, x, ("gerealiseerd", i), gemeenten)
            yield from _zonder_bezit(c, x, ("gerealiseerd", i))
    for tak in TAKKEN:
        r = c.realisatie.get(tak)
        bouwt = any((p.tak or TAKKEN[0]) == tak for p in c.projecten)  # a tak may begin with a project
        if r is not None and r != Realisatie() and c.tak(tak) == Tak() and not bouwt:
            deel, naam = next((d, n) for d in ("stand", "kas") for n in type(getattr(r, d)).model_fields
                              if getattr(getattr(r, d), n) is not None)  # fmt: skip
            yield Melding("overbodig", c.id, ("realisatie", tak, deel, naam), f"realisatie van {tak}, zonder die tak",
                          "leeg, of een ingevulde tak", "vul de Snelstart in, of maak de kolom leeg")  # fmt: skip


def _zonder_bezit(c: Corporatie, x: Gerealiseerd, pad: Pad) -> Iterator[Melding]:
    """Something was done to more dwellings than she has there."""
    if x.type in (None, Opgavetype.UITBREIDING) or not x.gemeente or not x.aantal or not c.bezit:
        return
    staat = sum(b.woningen or 0.0 for b in c.bezit if herken(b.gemeente or "") == herken(x.gemeente))
    if x.aantal > staat:
        yield Melding("bezit", c.id, (*pad, "aantal"), f"{x.type.value} van {nl(x.aantal)} woningen in {x.gemeente}",
                      f"ten hoogste {nl(staat)}, het bezit daar (blok 8a)",
                      "verbeter het aantal of de gemeente, of vul het bezit aan")  # fmt: skip


def _rij(c: Corporatie, x: Gerealiseerd, pad: Pad, gemeenten: dict[str, str]) -> Iterator[Melding]:
    yield from leeg(x, {naam for naam, v in velden(Gerealiseerd) if v.nodig}, pad, "gerealiseerd", c.id)
    if x.gemeente and gemeenten and herken(x.gemeente) not in gemeenten:
        yield Melding("bekend", c.id, (*pad, "gemeente"), f"er is geen gemeente “{x.gemeente}”",
                      "een van: " + ", ".join(gemeenten.values()), "verbeter de naam")  # fmt: skip
    if x.aantal is not None and x.aantal % 1:
        yield Melding("heel", c.id, (*pad, "aantal"), f"{nl(x.aantal, 1)} woningen", "hele woningen", "rond af")
