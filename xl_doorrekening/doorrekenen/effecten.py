"""What every instrument does to who gives and who gets, one on top of the other; and a bridge between two scenarios."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from xl_doorrekening.begrippen.dpm import BOUW
from xl_doorrekening.doorrekenen.resultaat import Doorrekening, Variant
from xl_doorrekening.doorrekenen.scenarios import reken_situaties
from xl_doorrekening.invoer.scenarios import Wijziging
from xl_doorrekening.invoer.solidariteit import Instrumentregel
from xl_doorrekening.kern.indexen import Bedragen
from xl_doorrekening.kern.uitkomst import Uitkomst
from xl_doorrekening.solidariteit.partijen import gevers, ontvanger
from xl_doorrekening.solidariteit.situatie import Inhoud, inhoud, met_inhoud
from xl_doorrekening.solidariteit.woorden import kort

SOM, EIND, PLAN = "over 15 jaar samen", "aan het eind", "in het plan"
AANTALLEN: Final = frozenset({"vhe", "opgave"})
"""What is counted in dwellings."""
GROOTHEDEN: Final[tuple[tuple[str, str, str], ...]] = (
    ("operationele_kasstroom", "operationele kasstroom", SOM), ("investeringssaldo", "kasstroom investeringen", SOM),
    ("rente_uitgaven", "rente-uitgaven", SOM), ("renteontvangsten", "rente-ontvangsten", SOM),
    ("vennootschapsbelasting", "vpb", SOM), ("liquide_middelen", "liquide middelen", EIND),
    ("schuld", "schuld", EIND), ("beleidswaarde", "beleidswaarde", EIND), ("vhe", "woningen", EIND),
    ("opgave", "te bouwen woningen", PLAN),
)  # fmt: skip
"""Name of a line, what to call it, and how it is told."""


@dataclass(frozen=True)
class Effect:
    """What one instrument changes. Per name of GROOTHEDEN the change at the givers together and at the receiver, €."""

    regel: Instrumentregel
    gever: dict[str, float]
    ontvanger: dict[str, float]

    @property
    def regio(self) -> dict[str, float]:
        """At both together: what the region gains or loses, by tax and by interest."""
        return {naam: self.gever[naam] + self.ontvanger[naam] for naam in self.gever}


def effecten(d: Doorrekening, naam: str) -> tuple[Effect, ...]:
    """Of every instrument of a scenario, in order, on top of those before it: together they are what all of them do."""
    alles = inhoud(d.regio, naam)
    stappen = [_eerste(alles, i) for i in range(len(alles.instrumenten) + 1)]
    if len(stappen) < 2:
        return ()
    situaties = [met_inhoud(d.regio, d.startpunt, x) for x in stappen]
    uitkomsten = [v.uitkomst for v in reken_situaties(d, situaties, zoek=False)]
    n = len(d.regio.corporaties)
    plannen = [np.bincount(s.plan.corporatie, s.plan.aantal, n).astype(float) for s in situaties]
    uit = []
    for i, r in enumerate(alles.instrumenten):
        wie = sorted({p.c for p in gevers(d.regio, r)})
        o = ontvanger(d.regio, r).c
        erbij = plannen[i + 1] - plannen[i]
        gever, ander = (_verschil(uitkomsten[i], uitkomsten[i + 1], erbij, x) for x in (wie, [o]))
        uit.append(Effect(r, gever, ander))
    return tuple(uit)


def _eerste(x: Inhoud, aantal: int) -> Inhoud:
    """With only so many of its instruments."""
    weg = {id(r) for r in x.instrumenten[aantal:]}
    return x.alleen(lambda y: id(y) not in weg)


def _verschil(voor: Uitkomst, na: Uitkomst, opgave: Bedragen, wie: list[int]) -> dict[str, float]:
    """`opgave`: dwellings more in the plan, (corporatie,)."""
    uit = {"opgave": float(opgave[wie].sum())}
    for naam, _, hoe in GROOTHEDEN:
        if hoe is PLAN:
            continue
        reeks = (na.drie(naam) - voor.drie(naam))[:, 2, 0, wie].sum(1)
        uit[naam] = float(reeks.sum() if hoe is SOM else reeks[-1])
    return uit


# --- a bridge between two scenarios


@dataclass(frozen=True)
class Stand:
    """The region after a step. € at the opening price level but for the debt."""

    tekort: float
    """Naar rato."""
    nieuwbouw: float
    """Dwellings built, naar rato."""
    schuld: float
    """At the end of the horizon, with all plans done."""
    buiten: int


@dataclass(frozen=True)
class Stap:
    tekst: str
    stand: Stand


def brug(d: Doorrekening, van: str | None, naar: str | None) -> tuple[Stap, ...]:
    """From one scenario to another, one difference at a time; None is variant B.

    First what the former has and the latter has not goes off, last in first out; then what the latter has more comes
    on, in its order. The steps add up to the whole difference.
    """
    a, b = (Inhoud() if x is None else inhoud(d.regio, x) for x in (van, naar))
    namen = [x or "de opgave (B)" for x in (van, naar)]
    paden = [(namen[0], a), *_eraf(a, b), *_erop(a, b)]
    varianten = reken_situaties(d, [met_inhoud(d.regio, d.startpunt, x) for _, x in paden])
    return tuple(Stap(tekst, _stand(v)) for (tekst, _), v in zip(paden, varianten, strict=True))


def _eraf(a: Inhoud, b: Inhoud) -> list[tuple[str, Inhoud]]:
    """Off goes what b has not, the last first: instruments, realistic planning, changes."""
    weg: set[int] = set()
    uit = []
    rijen: list[Wijziging | Instrumentregel | None] = [*reversed(a.instrumenten), None, *reversed(a.wijzigingen)]
    for x in rijen:
        if x is None:
            if a.realistisch and not b.realistisch:
                weg.add(id(None))
                uit.append(("zoals gepland", a.alleen(_buiten(weg))))
        elif not _heeft(b, x):
            weg.add(id(x))
            uit.append((f"zonder {kort(x)}", a.alleen(_buiten(weg))))
    return uit


def _erop(a: Inhoud, b: Inhoud) -> list[tuple[str, Inhoud]]:
    """On comes what a had not, in the order of b."""
    weg = {id(x) for x in b.rijen if not _heeft(a, x)}
    if not a.realistisch:
        weg.add(id(None))
    uit = []
    rijen: list[Wijziging | Instrumentregel | None] = [*b.wijzigingen, None, *b.instrumenten]
    for x in rijen:
        if id(x) in weg and (x is not None or b.realistisch):
            weg.discard(id(x))
            uit.append(("realistisch plannen" if x is None else kort(x), b.alleen(_buiten(weg))))
    return uit


def _buiten(weg: set[int]) -> Callable[[object], bool]:
    """Whether a row is not among these."""
    zonder = frozenset(weg)
    return lambda x: id(x) not in zonder


def _heeft(inhoud: Inhoud, x: Wijziging | Instrumentregel) -> bool:
    """Whether the same row is in it (of a scenario that both build on)."""
    return any(y == x for y in inhoud.rijen)


def _stand(v: Variant) -> Stand:
    t = v.tekorten[0]
    start = v.uitkomst.stapel.uitgangspunten.startjaar
    bouw = t.plan.is_soort(*BOUW) & t.bekend
    gepland, weg = t.woningen(start)
    return Stand(
        float(t.ongedaan()[t.bekend].sum()), float((gepland - weg)[bouw].sum()),
        float(np.nansum(v.uitkomst.drie("schuld")[-1, 2, 0])), int((v.krapste < 0).any(0).sum()),
    )  # fmt: skip
