"""Whole dwellings, without breaking a norm: what comes out broken is decided by branch and bound."""

import numpy as np
from numpy.typing import NDArray

from xl_doorrekening.kern.indexen import Bedragen
from xl_doorrekening.solidariteit.optimum.lp import Oplossing, Plekken
from xl_doorrekening.solidariteit.optimum.programma import Programma, Punt, Ruimtelijk

HEEL = 1e-5
"""Dwellings by which a number may be off and still be whole."""
ALLES_TOT = 150
"""With so few numbers all are decided together; else those that came out broken, the others as they are."""


def is_heel(x: Bedragen) -> NDArray[np.bool_]:
    return np.abs(x - np.rint(x)) < HEEL


def afgekapt(r: Ruimtelijk, punt: Punt) -> Punt:
    """In whole dwellings, rounded down: around it more and less are whole too.

    A post that is not a whole number itself (a realistic plan) stays as it is.
    """
    heel = is_heel(r.posten.aantal)[r.bouwers.post]
    return Punt(np.where(heel, np.floor(punt.gebouwd + HEEL), punt.gebouwd), np.floor(punt.overgedragen + HEEL))


def in_hele_woningen(p: Programma, gebroken: Oplossing) -> Oplossing:
    """The largest task in whole dwellings, then the least transfer; the dwellings are fixed from then on."""
    heel = is_heel(p.r.posten.aantal)[p.r.bouwers.post]
    kolommen = np.concatenate([p.bouw[heel], p.draagt])
    los = kolommen[~is_heel(gebroken.kolommen[kolommen])]
    x = gebroken
    for welke in [kolommen] if len(kolommen) <= ALLES_TOT else [los, kolommen]:
        vast = np.setdiff1d(kolommen, welke)
        onder, boven = p.m.grenzen(vast)
        p.m.begrens_kolommen(vast, np.rint(gebroken.kolommen[vast]), np.rint(gebroken.kolommen[vast]))
        x = _beslis(p, welke)
        if x.haalbaar:
            p.m.begrens_kolommen(kolommen, np.rint(x.kolommen[kolommen]), np.rint(x.kolommen[kolommen]))
            break
        p.m.begrens_kolommen(vast, onder, boven)
    return x


def _beslis(p: Programma, welke: Plekken) -> Oplossing:
    x = p.m.los_op_in_hele(p.opgave_kosten(), welke)
    if x.haalbaar:
        rij = p.leg_vast(p.opgave_kosten(), x.doel)
        minste = p.m.los_op_in_hele(p.overdracht_kosten(), welke)
        p.laat_los(rij)
        x = minste if minste.haalbaar else x
    return x
