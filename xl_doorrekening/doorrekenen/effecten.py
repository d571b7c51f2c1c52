"""What every instrument does to who gives and who gets, one on top of the other; and a bridge between two scenarios."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from xl_doorrekening.begrippen.dpm import BOUW
from xl_doorrekening.doorrekenen.resultaat import Doorrekening, Variant
from xl_doorrekening.doorrekenen.scenarios import reken_situaties, startpunt
from xl_doorrekening.invoer.scenarios import Wijziging
from xl_doorrekening.invoer.solidariteit import Instrumentregel
from xl_doorrekening.kern.uitkomst import Uitkomst
from xl_doorrekening.solidariteit.partijen import gevers, ontvanger
from xl_doorrekening.solidariteit.situatie import Inhoud, inhoud, met_inhoud

SOM, EIND = "over 15 jaar samen", "aan het eind"
GROOTHEDEN: Final[tuple[tuple[str, str, str], ...]] = (
    ("operationele_kasstroom", "operationele kasstroom", SOM), ("investeringssaldo", "kasstroom investeringen", SOM),
    ("rente_uitgaven", "rente-uitgaven", SOM), ("renteontvangsten", "renteontvangsten", SOM),
    ("vennootschapsbelasting", "vennootschapsbelasting", SOM), ("liquide_middelen", "liquide middelen", EIND),
    ("schuld", "schuld", EIND), ("beleidswaarde", "beleidswaarde", EIND), ("vhe", "woningen", EIND),
)  # fmt: skip
"""Name of a line, what to call it, and how it is told."""


@dataclass(frozen=True)
class Effect:
    """What one instrument changes. Per name of GROOTHEDEN the change at the givers together and at the receiver, €."""

    regel: Instrumentregel
    gever: dict[str, float]
    ontvanger: dict[str, float]
    opgave_gever: float
    """Dwellings to build more."""
    opgave_ontvanger: float


def effecten(d: Doorrekening, naam: str) -> tuple[Effect, ...]:
    """Of every instrument of a scenario, in order, on top of those before it: together they are what all of them do."""
    alles = inhoud(d.regio, naam)
    stappen = [replace(alles, instrumenten=alles.instrumenten[:i]) for i in range(len(alles.instrumenten) + 1)]
    if len(stappen) < 2:
        return ()
    begin = startpunt(d)
    situaties = [met_inhoud(d.regio, begin, x) for x in stappen]
    uitkomsten = [v.uitkomst for v in reken_situaties(d, situaties, zoek=False)]
    n = len(d.regio.corporaties)
    plannen = [np.bincount(s.plan.corporatie, s.plan.aantal, n) for s in situaties]
    uit = []
    for i, r in enumerate(alles.instrumenten):
        wie = sorted({p.c for p in gevers(d.regio, r)})
        o = ontvanger(d.regio, r).c
        erbij = plannen[i + 1] - plannen[i]
        uit.append(Effect(
            r, _verschil(uitkomsten[i], uitkomsten[i + 1], wie), _verschil(uitkomsten[i], uitkomsten[i + 1], [o]),
            float(erbij[wie].sum()), float(erbij[o]),
        ))  # fmt: skip
    return tuple(uit)


def _verschil(voor: Uitkomst, na: Uitkomst, wie: list[int]) -> dict[str, float]:
    uit = {}
    for naam, _, hoe in GROOTHEDEN:
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
    paden = [(namen[0], a), *_eraf(a, b)]
    paden += _erop(paden[-1][1], b)
    paden[-1] = (paden[-1][0], b)  # in the order of the sheet
    begin = startpunt(d)
    varianten = reken_situaties(d, [met_inhoud(d.regio, begin, x) for _, x in paden])
    return tuple(Stap(tekst, _stand(v)) for (tekst, _), v in zip(paden, varianten, strict=True))


def _eraf(a: Inhoud, b: Inhoud) -> list[tuple[str, Inhoud]]:
    uit, nu = [], a
    for r in reversed(a.instrumenten):
        if not _heeft(b.instrumenten, r):
            nu = replace(nu, instrumenten=tuple(x for x in nu.instrumenten if x is not r))
            uit.append((f"zonder {kort(r)}", nu))
    if a.realistisch and not b.realistisch:
        nu = replace(nu, realistisch=False)
        uit.append(("zoals gepland", nu))
    for w in reversed(a.wijzigingen):
        if not _heeft(b.wijzigingen, w):
            nu = replace(nu, wijzigingen=tuple(x for x in nu.wijzigingen if x is not w))
            uit.append((f"zonder {kort(w)}", nu))
    return uit


def _erop(nu: Inhoud, b: Inhoud) -> list[tuple[str, Inhoud]]:
    uit = []
    for w in b.wijzigingen:
        if not _heeft(nu.wijzigingen, w):
            nu = replace(nu, wijzigingen=(*nu.wijzigingen, w))
            uit.append((kort(w), nu))
    if b.realistisch and not nu.realistisch:
        nu = replace(nu, realistisch=True)
        uit.append(("realistisch plannen", nu))
    for r in b.instrumenten:
        if not _heeft(nu.instrumenten, r):
            nu = replace(nu, instrumenten=(*nu.instrumenten, r))
            uit.append((kort(r), nu))
    return uit


def _heeft(lijst: Sequence[object], x: object) -> bool:
    """Whether the same row is among these (of one scenario that both build on)."""
    return any(y == x for y in lijst)


def kort(x: Wijziging | Instrumentregel) -> str:
    """A row in a few words."""
    if isinstance(x, Instrumentregel):
        return f"{x.instrument}: {x.gever} → {x.ontvanger}"
    bij = [str(y) for y in (x.corporatie, x.type, x.gemeente, x.project, x.woningtype, x.huurklasse) if y]
    return f"{x.maatregel}" + (f" ({', '.join(bij)})" if bij else "")


def _stand(v: Variant) -> Stand:
    t = v.tekorten[0]
    start = v.uitkomst.stapel.uitgangspunten.startjaar
    bouw = t.plan.is_soort(*BOUW) & t.bekend
    gepland, weg = t.woningen(start)
    return Stand(
        float(t.ongedaan()[t.bekend].sum()), float((gepland - weg)[bouw].sum()),
        float(np.nansum(v.uitkomst.drie("schuld")[-1, 2, 0])), int((v.krapste < 0).any(0).sum()),
    )  # fmt: skip
