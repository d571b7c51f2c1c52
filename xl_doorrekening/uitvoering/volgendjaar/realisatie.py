"""The realised position in the place of the projected one, where it is known."""

from collections.abc import Mapping

import numpy as np

from xl_doorrekening.begrippen.dpm import Janee, Leningvorm
from xl_doorrekening.begrippen.monitoring import NIVEAUS
from xl_doorrekening.begrippen.tijd import JAREN, TAKKEN
from xl_doorrekening.invoer.corporatie import Lening, Realisatie, Snelstart
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.invoer.veld import velden
from xl_doorrekening.kern.leningen import aflosschema
from xl_doorrekening.uitvoering.volgendjaar import leningen
from xl_doorrekening.uitvoering.volgendjaar.meting import Meting

Schema = dict[str, tuple[float | None, ...]]


def zoals_gerealiseerd(nieuw: Regio, oud: Regio, m: Meting) -> Regio:
    """The region of the next year (`nieuw`) with what `oud` says was realised as opening, where it says so."""
    corporaties, start = [], oud.uitgangspunten.startjaar
    for c, (corp, was) in enumerate(zip(nieuw.corporaties, oud.corporaties, strict=True)):
        takken, tabel = dict(corp.takken), corp.leningen
        for k, naam in enumerate(TAKKEN):
            r = was.realisatie.get(naam)
            if r is None or naam not in takken:
                continue
            geraamd = {n: float(m.uitkomst.reeks(n)[0, k, 0, c]) for n in NIVEAUS}
            s = met_stand(takken[naam].snelstart, r, was.tak(naam).snelstart.vhe, geraamd)
            vers = leningen.van_het_jaar(m.uitkomst, 0.0, k)
            schema = met_schuld(takken[naam].leningen, takken[naam].snelstart.schuld, s.schuld, vers, start)
            takken[naam] = takken[naam].model_copy(update={"snelstart": s, "leningen": schema})
            eigen = tuple(x for x in tabel if (x.tak or TAKKEN[0]) == naam)
            rijen = sluitend(eigen, s.schuld, vers)
            tabel = (*(x for x in tabel if (x.tak or TAKKEN[0]) != naam), *rijen)
        corporaties.append(corp.model_copy(update={"takken": takken, "leningen": tabel}))
    return nieuw.model_copy(update={"corporaties": tuple(corporaties)})


def met_stand(s: Snelstart, r: Realisatie, vhe_begin: float | None, geraamd: Mapping[str, float]) -> Snelstart:
    """The opening of the next year with the realised figures where there are any.

    An amount of the year is only the level of the next ones where a level was given before (a key figure stays one),
    brought from the mean number of dwellings in the year to that at its end. What of the projected amount (`geraamd`)
    is not of that level goes off: new dwellings, and what was rolled on, are counted by themselves. `vhe_begin`: at the
    start of the year.
    """
    nieuw: dict[str, float | None] = {n: w for n, _ in velden(Snelstart) if (w := getattr(r.stand, n)) is not None}
    vhe = nieuw.get("vhe") or s.vhe or 0.0

    def ultimo(bedrag: float, vhe: float) -> float:
        gemiddeld = (vhe + (vhe_begin or 0.0)) / 2
        return bedrag * vhe / gemiddeld if gemiddeld else bedrag

    for n in NIVEAUS:
        niveau, bedrag = getattr(s, n), nieuw.get(n)
        if niveau is None:
            nieuw[n] = None
        elif bedrag is None:
            nieuw[n] = niveau * (vhe / s.vhe if s.vhe else 1.0)
        else:
            nieuw[n] = max(ultimo(bedrag, vhe) - (ultimo(geraamd[n], s.vhe or 0.0) - niveau), 0.0)
    return s.model_copy(update=nieuw)


def sluitend(rijen: tuple[Lening, ...], schuld: float | None, vers: Lening) -> tuple[Lening, ...]:
    """The rows of a tak with the debt that there really is: the loan of the year (`vers`) takes up the difference."""
    verschil = (schuld or 0.0) - sum(x.restant or 0.0 for x in rijen)
    if not rijen or schuld is None or abs(verschil) < 1:
        return rijen
    naam = vers.naam
    if not any(x.naam == naam for x in rijen):
        rijen = (*rijen, vers.model_copy(update={"restant": 0.0}))
    uit = [x.model_copy(update={"restant": max((x.restant or 0.0) + verschil, 0.0)}) if x.naam == naam else x
           for x in rijen]  # fmt: skip
    som = sum(x.restant or 0.0 for x in uit)
    factor = schuld / som if som > schuld else 1.0
    return tuple(x.model_copy(update={"restant": (x.restant or 0.0) * factor}) for x in uit if x.restant)


def met_schuld(schema: Schema, geraamd: float | None, werkelijk: float | None, vers: Lening, start: int) -> Schema:
    """An own schedule with the debt that there really is: what is more runs as the loan of the year (`vers`) does.

    What is less takes its share from every amount.
    """
    meer = (werkelijk or 0.0) - (geraamd or 0.0)
    if not any(x is not None for reeks in schema.values() for x in reeks) or werkelijk is None or abs(meer) < 1:
        return schema
    if meer < 0:
        deel = werkelijk / (geraamd or 1.0)
        return {n: tuple(None if x is None else x * deel for x in reeks) for n, reeks in schema.items()}
    assert vers.eindjaar is not None
    aflossing, rente = aflosschema(meer, vers.rente or 0.0, vers.vorm or Leningvorm.FIXE, vers.eindjaar - start)
    waar = "aflossing_geborgd" if vers.geborgd is Janee.JA else "aflossing_ongeborgd"
    erbij = {waar: aflossing, "rente_bestaand": rente}
    return {n: tuple((x or 0.0) + float(y) for x, y in zip(reeks, erbij.get(n, np.zeros(JAREN)), strict=True))
            for n, reeks in schema.items()}  # fmt: skip
