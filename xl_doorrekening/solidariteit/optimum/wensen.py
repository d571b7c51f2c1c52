"""Wishes that cannot hold together: the smallest set of them that clashes, found by leaving out one at a time."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from xl_doorrekening.begrippen.schrijfwijze import mln, nl
from xl_doorrekening.kern.indexen import Bedragen
from xl_doorrekening.kern.projecttabel import TYPEN
from xl_doorrekening.solidariteit.optimum.financiering import MLN
from xl_doorrekening.solidariteit.optimum.lp import ONEINDIG, Plekken
from xl_doorrekening.solidariteit.optimum.programma import Programma


@dataclass(frozen=True)
class Wens:
    """A limit the region set, in Dutch, and how to let go of it and to ask it again."""

    tekst: str
    laat_los: Callable[[], None]
    vraag: Callable[[], None]
    kosten: Bedragen | None = None
    """What to make small to come as near to it as can be; None when it is all or nothing."""
    zeg: Callable[[float], str] = str
    """How near that is, from what these costs come to."""


def wensen(p: Programma) -> list[Wens]:
    """What the region asks beyond the norms themselves."""
    return [*_minstens(p), *_eigen_deel(p), *_hoogste_last(p), *_doet_niet(p)]


def _rij(p: Programma, tekst: str, rij: int, kosten: Bedragen, zeg: Callable[[float], str]) -> Wens:
    plek = np.array([rij])
    onder, boven = p.m.rijgrenzen(rij)
    return Wens(
        tekst, lambda: p.m.begrens_rijen(plek, -ONEINDIG, ONEINDIG), lambda: p.m.begrens_rijen(plek, onder, boven),
        kosten, zeg,
    )  # fmt: skip


def _minstens(p: Programma) -> list[Wens]:
    """At least so much of a type of task."""
    uit = []
    posten, b = p.r.posten, p.r.bouwers
    soort = posten.plan.opgave[posten.eerste]
    for i, deel in enumerate(p.o.minstens):
        rij = int(p.minstens[i])
        if deel is None or p.m.rijgrenzen(rij)[0] <= -ONEINDIG:
            continue
        hier = soort[b.post] == i
        totaal, al = posten.aantal[soort == i].sum(), p.punt.gebouwd[hier].sum()
        zeg = _deel("kan", float(totaal), float(al))
        uit.append(
            _rij(p, f"minstens {_procent(deel)} van de opgave {TYPEN[i].value}", rij, _kosten(p, hier * -1.0), zeg)
        )
    return uit


def _eigen_deel(p: Programma) -> list[Wens]:
    """At least so much of what one can do alone."""
    uit = []
    posten, b = p.r.posten, p.r.bouwers
    deel = p.o.regio.solidariteit.keuzes.eigen_deel
    for c, corporatie in enumerate(p.o.regio.corporaties):
        rij = int(p.eigen[c])
        onder, _ = p.m.rijgrenzen(rij)
        if deel <= 0 or onder <= -ONEINDIG:
            continue
        al = float(p.eigen_al[c])
        zelf = (np.arange(len(b.post)) < b.eigen) & (b.corporatie == c)
        zeg = _deel("kan nog", (onder + al) / deel, al)
        gewicht = np.where(zelf, posten.gewicht[b.post], 0.0)
        tekst = f"{corporatie.naam} doet zelf {_procent(deel)} van wat zij alleen kan"
        uit.append(_rij(p, tekst, rij, _kosten(p, -gewicht), zeg))
    return uit


def _hoogste_last(p: Programma) -> list[Wens]:
    """Gives no more than."""
    uit = []
    for c, corporatie in enumerate(p.o.regio.corporaties):
        rij = int(p.last[c])
        _, boven = p.m.rijgrenzen(rij)
        if boven >= ONEINDIG:
            continue
        al = float(p.o.hoogste[c]) / MLN - boven
        uit.append(_rij(p, f"{corporatie.naam} geeft niet meer dan {mln(p.o.hoogste[c])}", rij, p.m.rij_kosten(rij),
                        _bedrag(al)))  # fmt: skip
    return uit


def _doet_niet(p: Programma) -> list[Wens]:
    """Does not give, or get."""

    def wens(tekst: str, welke: Plekken) -> Wens:
        m = p.m
        return Wens(
            tekst, lambda: m.begrens_kolommen(welke, 0.0, ONEINDIG), lambda: m.begrens_kolommen(welke, 0.0, 0.0)
        )

    namen = [c.naam for c in p.o.regio.corporaties]
    return [
        wens(f"{namen[c]} {zegt} niet", np.array([getattr(g, kolom)[c] for g in p.geld]))
        for mag, zegt, kolom in ((p.o.geven, "geeft", "geeft"), (p.o.ontvangen, "ontvangt", "krijgt"))
        for c in np.flatnonzero(~mag).tolist()
    ]


def _kosten(p: Programma, bouw: Bedragen) -> Bedragen:
    uit = np.zeros(p.m.aantal["kolom"])
    uit[p.bouw] = bouw
    return uit


def _procent(deel: float) -> str:
    return f"{nl(100 * deel)}%"


def _deel(wat: str, totaal: float, al: float) -> Callable[[float], str]:
    """Of so much in all, with so much done at the point; rounded down."""
    return lambda x: f"{wat}: {_procent(np.floor(100 * (al - x) / totaal + 1e-6) / 100 if totaal else 0.0)}"


def _bedrag(al: float) -> Callable[[float], str]:
    return lambda x: f"nodig: {mln((al + x) * MLN)}"


def botsing(p: Programma) -> tuple[str, ...]:
    """Of the wishes that cannot hold together a smallest set, of which none can be missed; empty when they can.

    With each of them how near to it one can come with the others. "the norms" are not a wish: what stays if nothing is
    left to let go of is the plan within the norms itself.
    """
    over = []
    lijst = wensen(p)
    niets = _kosten(p, np.zeros(len(p.bouw)))
    for w in lijst:
        w.laat_los()
        if p.doel(niets, eerst=True).haalbaar:
            w.vraag()
            over.append(w)
    return tuple(_met_hoever(p, w) for w in over)


def _met_hoever(p: Programma, w: Wens) -> str:
    if w.kosten is None:
        return w.tekst
    w.laat_los()
    x = p.doel(w.kosten, eerst=True)
    w.vraag()
    return f"{w.tekst} ({w.zeg(x.doel)})" if x.haalbaar else w.tekst
