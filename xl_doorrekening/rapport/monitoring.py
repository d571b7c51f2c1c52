"""What became of the year: a conclusion and the tables of it, when someone filled in what was realised."""

from collections.abc import Iterator, Sequence

import numpy as np

from xl_doorrekening.begrippen.normen import RATIO
from xl_doorrekening.begrippen.opgave import Opgavetype
from xl_doorrekening.begrippen.schrijfwijze import nl
from xl_doorrekening.doorrekenen import Doorrekening
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.kern.projecttabel import TYPEN
from xl_doorrekening.opgave.regionaal import herken
from xl_doorrekening.rapport.inhoud import Stuk, Tabel
from xl_doorrekening.rapport.woorden import genoemd, hoeveel, opsomming
from xl_doorrekening.regio.oordeel import getal
from xl_doorrekening.uitvoering.monitoring.beeld import Jaarbeeld
from xl_doorrekening.uitvoering.monitoring.cijfers import Cijfer, tellende
from xl_doorrekening.uitvoering.monitoring.effect import Effect, krapste
from xl_doorrekening.uitvoering.monitoring.woningen import Woningregel, eerdere_woningen, gereed, per_type

GENOEG = 3
"""Corporations of which figures together tell of none of them."""


def conclusie(b: Jaarbeeld, namen: bool) -> str:
    """Who filled in, what was delivered of what was planned, and whose outlook changes; blank when nobody did.

    Without names nothing is told of less than `GENOEG` corporations together.
    """
    klaar, alle = gereed(b.d)
    genoeg = 1 if namen else GENOEG
    if klaar < genoeg:
        return ""
    delen = [f"Van {b.d.regio.uitgangspunten.startjaar} zijn bij {klaar} van de {hoeveel(alle)} cijfers ingevuld"]
    gebouwd = per_type(b.woningen, genoeg)
    if gebouwd:
        delen.append(f"woningen: {opsomming(gebouwd)}")
    delen += [x for x in (_jaar(b.cijfers, namen), _vooruit(b.effecten, namen)) if x]
    return "; ".join(delen) + "."


def _jaar(alle: Sequence[Cijfer], namen: bool) -> str:
    """Whose ratios were outside the norm in the year itself; blank when no ratio that counts is known."""
    tellend = tellende(alle)
    if not namen and len({x.corporatie for x in tellend}) < GENOEG:
        return ""
    mis: dict[str, list[str]] = {}
    for x in tellend:
        if x.buiten:
            mis.setdefault(x.corporatie, []).append(f"{x.label} {x.tak} {getal(x.naam, x.gerealiseerd)}")
    if not mis:
        return "in het jaar zelf waren de bekende ratio’s binnen de norm" if tellend else ""
    wie = hoeveel(len(mis)) if not namen else genoemd([f"{c} ({', '.join(w)})" for c, w in mis.items()])
    return f"in het jaar zelf buiten de norm: {wie}"


def _vooruit(gevolg: Sequence[Effect], namen: bool) -> str:
    """For whom the years to come get worse or better."""
    delen = []
    for wat, goed in (("slechter", False), ("beter", True)):
        wie = [x for x in gevolg if x.beter is goed]
        if wie:
            noem = genoemd([f"{x.corporatie} ({x.zin()})" for x in wie]) if namen else hoeveel(len(wie))
            delen.append(f"{wat} bij {noem}")
    if not delen:
        return "het vooruitzicht voor de jaren erna blijft overal gelijk"
    return f"het vooruitzicht voor de jaren erna wordt {opsomming(delen)}"


def stukken(b: Jaarbeeld) -> Iterator[Stuk]:
    """Of the whole region, and what came of the years before; of ratios those that count and those out of the norm."""
    yield from _tabellen(b.d, b.woningen, [x for x in b.cijfers if x.telt or x.buiten], b.effecten)
    eerder = tuple(
        (str(jaar), type_.value, nl(plan), nl(gedaan)) for (jaar, type_), (plan, gedaan) in sorted(
            _eerder(b.d.regio).items(), key=lambda x: (-x[0][0], TYPEN.index(x[0][1])))
    )  # fmt: skip
    if eerder:
        yield Tabel("Wat is er in eerdere jaren opgeleverd of aangepakt?", ("Jaar", "Type", "Plan", "Gerealiseerd"),
                    eerder, (0, 1), "Woningen, van wie het invulde; afspraken en eigen plannen.")  # fmt: skip


def van(b: Jaarbeeld, c: int) -> Iterator[Stuk]:
    """Of one corporation."""
    wie = b.d.regio.corporaties[c].naam
    yield from _tabellen(
        b.d, [x for x in b.woningen if x.gerealiseerd is not None and herken(x.corporatie) == herken(wie)],
        [x for x in b.cijfers if x.corporatie == wie], [x for x in b.effecten if x.corporatie == wie],
    )  # fmt: skip


def _eerder(r: Regio) -> dict[tuple[int, Opgavetype], tuple[float, float]]:
    """Per year and type planned and realised dwellings, from the history."""
    uit: dict[tuple[int, Opgavetype], tuple[float, float]] = {}
    for h, type_ in eerdere_woningen(r):
        if h.jaar is not None and h.gerealiseerd is not None:
            plan, gedaan = uit.get((h.jaar, type_), (0.0, 0.0))
            uit[h.jaar, type_] = plan + (h.plan or 0.0), gedaan + h.gerealiseerd
    return uit


def _tabellen(
    d: Doorrekening, regels: Sequence[Woningregel], geld: Sequence[Cijfer], gevolg: Sequence[Effect]
) -> Iterator[Tabel]:
    if not gereed(d)[0]:
        return
    jaar = d.regio.uitgangspunten.startjaar
    rijen = tuple(
        (x.corporatie, x.gemeente, x.type.value, nl(x.plan), "–" if x.gerealiseerd is None else nl(x.gerealiseerd),
         x.zin(jaar) or "zoals gepland")
        for x in regels if x.plan or x.gerealiseerd
    )  # fmt: skip
    if rijen:
        yield Tabel(f"Wat is er in {jaar} opgeleverd of aangepakt?", ("Corporatie", "Gemeente", "Type", "Plan",
                    "Gerealiseerd", "Wat betekent het?"), rijen, (0, 1, 2, 5),
                    "Woningen; afspraken en eigen plannen.")  # fmt: skip
    ratios = tuple(
        (x.corporatie, x.tak, x.label, getal(x.naam, x.plan), getal(x.naam, x.gerealiseerd), x.zin() or "–")
        for x in geld if x.naam in RATIO
    )  # fmt: skip
    if ratios:
        yield Tabel(f"Hoe waren de ratio’s in {jaar}?", ("Corporatie", "Tak", "Ratio", "Geraamd", "Gerealiseerd",
                    "Wat betekent het?"), ratios, (0, 1, 2, 5))  # fmt: skip
    wat = tuple(
        (x.corporatie, x.gepland.oordeel.kleur.value, x.werkelijk.oordeel.kleur.value,
         krapste(x.gepland.oordeel) or "–", krapste(x.werkelijk.oordeel) or "–", _ruimte(x.gepland.ruimte),
         _ruimte(x.werkelijk.ruimte), x.zin())
        for x in gevolg
    )  # fmt: skip
    if wat:
        yield Tabel(f"Wat doet {jaar} met de jaren erna?", ("Corporatie", "Oordeel als gepland",
                    "Oordeel zoals het werd", "Krapst als gepland", "Krapst zoals het werd", "Ruimte als gepland",
                    "Ruimte zoals het werd", "Verschil"), wat, (0, 1, 2, 3, 4, 7),
                    f"Verantwoorde ruimte: na de opgave, vanaf {jaar + 1}, × € 1.000.")  # fmt: skip


def _ruimte(x: float) -> str:
    return "–" if np.isnan(x) else nl(x / 1000)
