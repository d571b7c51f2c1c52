"""Whole dwellings, without breaking a norm: what comes out broken is decided by branch and bound."""

import numpy as np
from numpy.typing import NDArray

from xl_doorrekening.kern.indexen import Bedragen
from xl_doorrekening.solidariteit.optimum.lp import ONEINDIG, Oplossing, Plekken
from xl_doorrekening.solidariteit.optimum.programma import GENOEG, Programma
from xl_doorrekening.solidariteit.optimum.speelveld import Punt, Speelveld

HEEL = 1e-5
"""Dwellings by which a number may be off and still be whole."""
ALLES_TOT = 150
"""With so few numbers all are decided together; else those that came out broken, the others as they are."""


def is_heel(x: Bedragen) -> NDArray[np.bool_]:
    return np.abs(x - np.rint(x)) < HEEL


def afgekapt(r: Speelveld, punt: Punt) -> Punt:
    """In whole dwellings, rounded down: around it more and less are whole too.

    A post that is not a whole number itself (a realistic plan) stays as it is.
    """
    heel = is_heel(r.posten.aantal)[r.bouwers.post]
    return Punt(np.where(heel, np.floor(punt.gebouwd + HEEL), punt.gebouwd), np.floor(punt.overgedragen + HEEL))


def in_hele_woningen(p: Programma, gebroken: Punt) -> Oplossing:
    """The largest task in whole dwellings, then the least transfer; the dwellings are fixed from then on.

    `gebroken`: the answer before; `p` lies around that point rounded down.
    """
    heel = is_heel(p.r.posten.aantal)[p.r.bouwers.post]
    kolommen = np.concatenate([p.bouw[heel], p.draagt])
    waren = np.concatenate([
        (gebroken.gebouwd - p.punt.gebouwd)[heel], gebroken.overgedragen - p.punt.overgedragen
    ])  # fmt: skip
    los = ~is_heel(waren)
    onder, boven = p.m.grenzen(kolommen)
    for welke in [np.ones_like(los)] if len(los) <= ALLES_TOT else [los, np.ones_like(los)]:
        vast = np.rint(waren)
        p.m.begrens_kolommen(kolommen, np.where(welke, onder, vast), np.where(welke, boven, vast))
        x = _beslis(p, kolommen[welke])
        if x.haalbaar:
            gekozen = np.rint(x.kolommen[kolommen])
            p.m.begrens_kolommen(kolommen, gekozen, gekozen)
            break
    return x


def _beslis(p: Programma, welke: Plekken) -> Oplossing:
    x = p.m.los_op_in_hele(p.opgave_kosten(), welke)
    if not x.haalbaar:
        return x
    kosten = p.opgave_kosten()
    plekken = np.flatnonzero(kosten)
    rij = p.m.nieuwe_rij(plekken, kosten[plekken], -ONEINDIG, x.doel + GENOEG)
    minste = p.m.los_op_in_hele(p.overdracht_kosten(), welke)
    p.m.begrens_rijen(np.array([rij]), -ONEINDIG, ONEINDIG)
    return minste if minste.haalbaar else x
