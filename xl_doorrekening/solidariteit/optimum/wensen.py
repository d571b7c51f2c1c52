"""Wishes that cannot hold together: the smallest set of them that clashes, found by leaving out one at a time."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from xl_doorrekening.kern.projecttabel import TYPEN
from xl_doorrekening.solidariteit.optimum.lp import ONEINDIG, Plekken
from xl_doorrekening.solidariteit.optimum.programma import Programma


@dataclass(frozen=True)
class Wens:
    """A limit the region set, in Dutch, and how to let go of it and to ask it again."""

    tekst: str
    laat_los: Callable[[], None]
    vraag: Callable[[], None]


def wensen(p: Programma) -> list[Wens]:
    """What the region asks beyond the norms themselves."""
    m, o = p.m, p.o
    namen = [c.naam for c in o.regio.corporaties]
    uit = []

    def rij(tekst: str, nummer: int, onder: float, boven: float) -> None:
        plek = np.array([nummer])
        uit.append(Wens(
            tekst, lambda: m.begrens_rijen(plek, -ONEINDIG, ONEINDIG), lambda: m.begrens_rijen(plek, onder, boven)
        ))  # fmt: skip

    def kolom(tekst: str, welke: Plekken) -> None:
        uit.append(
            Wens(tekst, lambda: m.begrens_kolommen(welke, 0.0, ONEINDIG), lambda: m.begrens_kolommen(welke, 0.0, 0.0))
        )

    for i, deel in enumerate(o.minstens):
        onder, _ = m.rijgrenzen(int(p.minstens[i]))
        if deel is not None and onder > -ONEINDIG:
            rij(f"minstens {deel * 100:.0f}% van de opgave {TYPEN[i].value}", int(p.minstens[i]), onder, ONEINDIG)
    eigen = o.regio.solidariteit.keuzes.eigen_deel
    for c, naam in enumerate(namen):
        onder, _ = m.rijgrenzen(int(p.eigen[c]))
        if eigen > 0 and onder > -ONEINDIG:
            rij(f"{naam} doet zelf {eigen * 100:.0f}% van wat zij alleen kan", int(p.eigen[c]), onder, ONEINDIG)
        _, boven = m.rijgrenzen(int(p.last[c]))
        if boven < ONEINDIG:
            rij(
                f"{naam} geeft niet meer dan € {o.hoogste[c] / 1e6:,.1f} mln".replace(".", ","),
                int(p.last[c]),
                -ONEINDIG,
                boven,
            )
    for mag, naam, welke in ((o.geven, "geeft", "geeft"), (o.ontvangen, "ontvangt", "krijgt")):
        for c in np.flatnonzero(~mag).tolist():
            kolommen = np.array([getattr(g, welke)[c] for g in p.geld])
            kolom(f"{namen[c]} {naam} niet", kolommen)
    return uit


def botsing(p: Programma) -> tuple[str, ...]:
    """Of the wishes that cannot hold together a smallest set, of which none can be missed; empty when they can.

    "the norms" are not a wish: what stays if nothing is left to let go of is the plan within the norms itself.
    """
    over = []
    lijst = wensen(p)
    for w in lijst:
        w.laat_los()
        if p.doel(p.opgave_kosten() * 0, eerst=True).haalbaar:
            w.vraag()
            over.append(w.tekst)
    return tuple(over)
