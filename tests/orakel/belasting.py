"""Corporate tax on paper, and the new loans that go with it by bisection (rekenregels §4 and §6)."""

from collections.abc import Callable
from dataclasses import dataclass

from xl_doorrekening.invoer.uitgangspunten import Fiscaal


@dataclass(frozen=True)
class Aanslag:
    vpb: float
    verlies: float
    """Losses to carry forward."""
    over: float
    """Interest to carry forward."""


def aanslag(ebitda: float, rente: float, aftrek: float, verlies: float, over: float, f: Fiscaal) -> Aanslag:
    """Tax of one year; `rente` net, negative when more is received than paid."""
    mag = f.rente_drempel
    if f.rente_ebitda * ebitda > mag:
        mag = f.rente_ebitda * ebitda
    winst = ebitda - aftrek
    te_betalen = over
    if rente < 0:
        winst -= rente
    else:
        te_betalen += rente
    aftrekbaar = min(te_betalen, mag)
    winst -= aftrekbaar
    if winst <= 0:
        return Aanslag(0.0, verlies - winst, te_betalen - aftrekbaar)
    ruimte = winst if winst <= f.verlies_drempel else f.verlies_drempel + f.verlies_deel * (winst - f.verlies_drempel)
    verrekend = min(verlies, ruimte)
    belastbaar = winst - verrekend
    if belastbaar <= f.schijfgrens:
        vpb = f.tarief_laag * belastbaar
    else:
        vpb = f.tarief_laag * f.schijfgrens + f.tarief_hoog * (belastbaar - f.schijfgrens)
    return Aanslag(vpb, verlies - verrekend, te_betalen - aftrekbaar)


def vast_punt(f: Callable[[float], float]) -> float:
    """The x with f(x) = x of a falling f, between 0 and f(0)."""
    laag, hoog = 0.0, f(0.0)
    for _ in range(100):
        midden = (laag + hoog) / 2
        if f(midden) > midden:
            laag = midden
        else:
            hoog = midden
    return (laag + hoog) / 2
