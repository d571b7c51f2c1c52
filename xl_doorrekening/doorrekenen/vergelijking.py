"""Two versions of a region: what each group of differences does to room, shortfall and verdict, one after another."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from xl_doorrekening.begrippen.dpm import BOUW
from xl_doorrekening.doorrekenen.dienst import doorrekenen, verantwoorde_ruimte
from xl_doorrekening.doorrekenen.resultaat import Doorrekening
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.invoer.scenarios import Scenarios

NORMEN = ("normen", "buffer", "telt_mee")
"""Of the uitgangspunten what the room is tested against."""
MACRO = ("macro", "historie", "huursomplafond")
"""Idem the expected prices, rents and interest."""


@dataclass(frozen=True)
class Stand:
    """The region after a step. €; room and shortfall at the opening price level."""

    ruimte: float
    """Responsible room for new building of who has all figures."""
    tekort: float
    """Of the task, naar rato; 0 without a task."""
    nieuwbouw: float
    """Dwellings built, naar rato."""
    schuld: float
    """At the end, with all plans done."""
    buiten: int
    """Corporations outside a limit in some year, with all plans done."""
    onbekend: tuple[str, ...] = ()
    """Of whom the room is not known: they count as nil."""


@dataclass(frozen=True)
class Stap:
    tekst: str
    stand: Stand


@dataclass(frozen=True)
class Vergelijking:
    """From one version to the other. The first step is the one, the last the other: the differences add up."""

    van: Doorrekening
    naar: Doorrekening
    stappen: tuple[Stap, ...]


def vergelijk(a: Regio, b: Regio) -> Vergelijking:
    """Every group of differences laid on the former ones: shared assumptions, the task, then each corporation."""
    van = doorrekenen(_zonder_scenarios(a))
    stappen = [Stap("van", _stand(van))]
    regio = _zonder_scenarios(a)
    laatste = van
    for tekst, verander in _groepen(a, b):
        nieuw = verander(regio)
        if nieuw == regio:
            continue
        regio = nieuw
        laatste = doorrekenen(regio)
        stappen.append(Stap(tekst, _stand(laatste)))
    naar = laatste if regio == _zonder_scenarios(b) else doorrekenen(_zonder_scenarios(b))
    return Vergelijking(van, naar, (*stappen, Stap("naar", _stand(naar))))


def _zonder_scenarios(r: Regio) -> Regio:
    """What of the input A and B rest on."""
    return r.model_copy(update={
        "scenarios": Scenarios(), "herkomst": {},
        "solidariteit": r.solidariteit.model_copy(update={"instrumenten": ()}),
    })  # fmt: skip


Verander = Callable[[Regio], Regio]


def _groepen(a: Regio, b: Regio) -> Iterator[tuple[str, Verander]]:
    if a.uitgangspunten.startjaar != b.uitgangspunten.startjaar:
        yield "een ander startjaar, en alles wat daarbij hoort", lambda _: _zonder_scenarios(b)
        return
    rest = [x for x in type(b.uitgangspunten).model_fields if x not in (*NORMEN, *MACRO)]
    yield "grenswaarden en buffers", _uitgangspunten(b, NORMEN)
    yield "macropad", _uitgangspunten(b, MACRO)
    yield "definities en andere uitgangspunten", _uitgangspunten(b, rest)
    yield "kengetallen", lambda r: r.model_copy(update={"kengetallen": b.kengetallen})
    yield "de opgave en wie haar doet", lambda r: r.model_copy(update={"opgave": b.opgave})
    namen = {c.id: c.naam for c in (*a.corporaties, *b.corporaties)}
    was, wordt = {c.id for c in a.corporaties}, {c.id: c for c in b.corporaties}
    for id_, naam in namen.items():
        if id_ not in wordt:
            yield f"{naam} doet niet meer mee", _corporatie(b, id_)
        else:
            yield (naam if id_ in was else f"{naam} doet mee"), _corporatie(b, id_)
    yield "volgorde en namen", lambda _: _zonder_scenarios(b)


def _uitgangspunten(b: Regio, velden: Sequence[str]) -> Verander:
    anders = {x: getattr(b.uitgangspunten, x) for x in velden}
    return lambda r: r.model_copy(update={"uitgangspunten": r.uitgangspunten.model_copy(update=anders)})


def _corporatie(b: Regio, id_: str) -> Verander:
    nieuw = next((c for c in b.corporaties if c.id == id_), None)

    def doe(r: Regio) -> Regio:
        if nieuw is None:
            return r.model_copy(update={"corporaties": tuple(c for c in r.corporaties if c.id != id_)})
        if all(c.id != id_ for c in r.corporaties):
            return r.model_copy(update={"corporaties": (*r.corporaties, nieuw)})
        return r.model_copy(update={"corporaties": tuple(nieuw if c.id == id_ else c for c in r.corporaties)})

    return doe


KOLOMMEN = (
    "ruimte: verantwoorde ruimte voor nieuwbouw (stap 2), wie die niet heeft telt als 0; tekort: wat van de opgave",
    "naar rato niet past; nieuwbouw: woningen die naar rato wel komen; schuld eind: van allen, met de hele opgave;",
    "buiten: hoeveel corporaties met de hele opgave ooit buiten norm of buffer komen.",
)
"""What the figures of a step are."""


def niet_te_bepalen(v: Vergelijking, namen: tuple[str, str]) -> list[str]:
    """Whose room comes to be (un)known, and at which step: a difference there is no effect of the figures."""
    uit = []
    for vorige, s in pairwise(v.stappen[:-1]):
        weg = [x for x in s.stand.onbekend if x not in vorige.stand.onbekend]
        terug = [x for x in vorige.stand.onbekend if x not in s.stand.onbekend]
        for wie, wat in ((weg, "niet meer te bepalen"), (terug, "weer te bepalen")):
            if wie:
                uit.append(f"Let op bij “{s.tekst}”: de ruimte van {', '.join(wie)} is {wat}, en telde of telt als 0.")
    if v.stappen and (blijft := v.stappen[0].stand.onbekend):
        uit.insert(0, f"In {namen[0]} is de ruimte niet te bepalen van {', '.join(blijft)}; zij telt daar als 0.")
    return uit


@dataclass(frozen=True)
class Omslag:
    """A verdict that changed."""

    corporatie: str
    variant: str
    van: str
    naar: str
    toelichting: str

    @property
    def zin(self) -> str:
        return f"{self.corporatie}, {self.variant}: {self.van} → {self.naar}. {self.toelichting}"


def oordelen(v: Vergelijking) -> list[Omslag]:
    """Whose verdict changed: at upkeep alone (as on Start), and with the task."""
    uit = []
    for naam, a, b in (("instandhouding", v.van.basis, v.naar.basis), ("met de opgave", v.van.opgave, v.naar.opgave)):
        toen = {o.corporatie: o for o in a.oordelen} if a else {}
        for o in b.oordelen if b else ():
            if o.corporatie in toen and toen[o.corporatie].kleur is not o.kleur:
                uit.append(Omslag(o.corporatie, naam, toen[o.corporatie].kleur.value, o.kleur.value, o.zin))
    return uit


def _stand(d: Doorrekening) -> Stand:
    v = d.opgave or d.basis
    tekort = nieuwbouw = 0.0
    if d.opgave is not None:
        t = d.opgave.tekorten[0]
        bouw = t.plan.is_soort(*BOUW) & t.bekend
        gepland, weg = t.woningen(d.regio.uitgangspunten.startjaar)
        tekort, nieuwbouw = float(t.ongedaan()[t.bekend].sum()), float((gepland - weg)[bouw].sum())
    ruimte = verantwoorde_ruimte(d.basis, d.ruimten)
    onbekend = tuple(c.naam for c, x in zip(d.regio.corporaties, ruimte, strict=True) if np.isnan(x))
    return Stand(
        float(np.nansum(np.maximum(ruimte, 0.0))), tekort, nieuwbouw,
        float(np.nansum(v.uitkomst.drie("schuld")[-1, 2, 0])), int((v.krapste < 0).any(0).sum()), onbekend,
    )  # fmt: skip
