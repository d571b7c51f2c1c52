"""Conclusions of stap 5: what a scenario does beside the task as planned, and who helps whom."""

from collections.abc import Iterator

import numpy as np

from xl_doorrekening.begrippen.schrijfwijze import mln, nl, procent
from xl_doorrekening.doorrekenen import Doorrekening
from xl_doorrekening.doorrekenen.scenariobeeld import Scenariobeeld, beeld, beeld_van_b, niet_gehaald
from xl_doorrekening.rapport.woorden import EURO, hoeveel, komen, opsomming

MERKBAAR = 0.005
"""Share of the task by which a scenario must do better to be called better."""
GENOEMD = 4
"""Names in a sentence."""


def beste(d: Doorrekening) -> Scenariobeeld | None:
    """The scenario that does most of the task, whatever there is against it; None without scenarios."""
    beelden = [x for x in (beeld(d, s) for s in d.scenarios) if not np.isnan(x.gehaald)]
    return max(beelden, key=lambda x: (x.gehaald, -x.tekort), default=None)


def samen(d: Doorrekening, namen: bool) -> Iterator[tuple[str, str]]:
    """Code and sentence. The chosen scenario, else the best, beside the task as planned."""
    b, best, keuze = beeld_van_b(d), beste(d), d.gekozen
    x = best if keuze is None else beeld(d, keuze)
    if b is None or x is None or np.isnan(b.gehaald) or np.isnan(x.gehaald):
        return
    nu = procent(b.gehaald)
    if keuze is None and x.gehaald < b.gehaald + MERKBAAR:
        wat = hoeveel(len(d.scenarios), "scenario", "scenario’s")
        yield "scenario", f"Geen van de {wat} haalt merkbaar meer van de opgave dan nu ({nu} van de gewogen woningen)."
        return
    wat = f"Met {'het gekozen ' if keuze else ''}scenario “{x.naam}” haalt de regio {procent(x.gehaald)} van de opgave"
    wie = f"{komen(max(x.buiten, 1))} dan {_buiten(d, x, namen)} buiten norm of buffer"
    yield "scenario", f"{wat} (gewogen woningen; nu {nu}); met alle plannen {wie} (nu {b.buiten or 'niemand'})."
    if not all(y.gehaald for y in x.doelen):
        yield "liggen", f"Met “{x.naam}” blijft van de opgave nog liggen: {niet_gehaald(x)}."
    for zin in x.bevindingen if namen else ():
        yield "let_op", f"Let op bij “{x.naam}”: {zin}"
    if x.bevindingen and not namen:
        yield (
            "let_op",
            f"Bij “{x.naam}” {'is een voorbehoud' if len(x.bevindingen) == 1 else 'zijn voorbehouden'} te maken.",
        )
    if keuze and best is not None and best.naam != x.naam and best.gehaald >= x.gehaald + MERKBAAR:
        maar = ", maar daar is een voorbehoud bij te maken" if best.bevindingen else ""
        yield "beste", f"Het meeste haalt scenario “{best.naam}”: {procent(best.gehaald)} van de opgave{maar}."
    yield from _wie_helpt(d, x, namen)


def _buiten(d: Doorrekening, x: Scenariobeeld, namen: bool) -> str:
    """Who is outside a limit, at most a few by name."""
    wie = [c.naam for c, jaar in zip(d.regio.corporaties, x.haakt_af, strict=True) if jaar is not None]
    if not wie:
        return "niemand"
    return opsomming(wie) if namen and len(wie) <= GENOEMD else hoeveel(len(wie))


def _wie_helpt(d: Doorrekening, x: Scenariobeeld, namen: bool) -> Iterator[tuple[str, str]]:
    wie = [c.naam for c in d.regio.corporaties]
    geeft = [(-y, wie[c]) for c, y in enumerate(x.ontvangt) if y <= -EURO]
    krijgt = [(y, wie[c]) for c, y in enumerate(x.ontvangt) if y >= EURO]
    if geeft and krijgt:
        gevers, ontvangers = (
            opsomming([f"{n} ({mln(y)})" for y, n in sorted(z, reverse=True)]) if namen else hoeveel(len(z))
            for z in (geeft, krijgt)
        )
        bedrag = mln(sum(y for y, _ in geeft))
        yield (
            "geven",
            (
                f"In “{x.naam}” gaat in 15 jaar per saldo {bedrag} (in euro's van het jaar) over van {gevers} naar "
                f"{ontvangers}."
            ),
        )
    bouwt = [(y, wie[c]) for c, y in enumerate(x.neemt_over) if y > 0]
    if bouwt:
        bouwers = opsomming([n for _, n in bouwt]) if namen else hoeveel(len(bouwt))
        over = nl(sum(y for y, _ in bouwt))
        neemt = "neemt" if len(bouwt) == 1 else "nemen"
        yield "overname", f"In “{x.naam}” {neemt} {bouwers} {over} te bouwen woningen van anderen over."
