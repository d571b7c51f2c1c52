"""Two versions of a region: what each group of differences does to room, shortfall and verdict, one after another."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

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


def _stand(d: Doorrekening) -> Stand:
    v = d.opgave or d.basis
    tekort = nieuwbouw = 0.0
    if d.opgave is not None:
        t = d.opgave.tekorten[0]
        bouw = t.plan.is_soort(*BOUW) & t.bekend
        gepland, weg = t.woningen(d.regio.uitgangspunten.startjaar)
        tekort, nieuwbouw = float(t.ongedaan()[t.bekend].sum()), float((gepland - weg)[bouw].sum())
    return Stand(
        float(np.nansum(np.maximum(verantwoorde_ruimte(d.basis, d.ruimten), 0.0))), tekort, nieuwbouw,
        float(np.nansum(v.uitkomst.drie("schuld")[-1, 2, 0])), int((v.krapste < 0).any(0).sum()),
    )  # fmt: skip
