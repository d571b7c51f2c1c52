"""Sharing out whole dwellings: proportional, within bounds, sums exact (rekenregels §9)."""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Getallen = NDArray[np.float64]
Aantallen = NDArray[np.int64]
EPS = 1e-9
HEEL = 2**30
"""A dwelling in the units of controlled rounding."""


def grootste_rest(gewenst: Getallen, totaal: int, hoogste: Aantallen | None = None) -> Aantallen:
    """Whole numbers that add up to `totaal`, as near to `gewenst` as can be: largest remainder first.

    None above `hoogste`, none below 0; of equal remainders the first comes first. Raises ValueError when the total does
    not fit below `hoogste`.
    """
    top = np.full(gewenst.shape, totaal, dtype=np.int64) if hoogste is None else hoogste
    if totaal > int(top.sum()) or totaal < 0:
        raise ValueError(f"{totaal} past niet binnen {int(top.sum())}")
    uit: Aantallen = np.minimum(np.floor(np.maximum(gewenst, 0.0) + EPS).astype(np.int64), top)
    while (over := totaal - int(uit.sum())) != 0:
        stap = 1 if over > 0 else -1
        kan = np.flatnonzero(uit < top) if stap > 0 else np.flatnonzero(uit > 0)
        volgorde = kan[np.argsort(-stap * np.round(gewenst[kan] - uit[kan], 9), kind="stable")]
        uit[volgorde[: abs(over)]] += stap
    return uit


def over_jaren(aandeel: Aantallen, per_jaar: Aantallen) -> Aantallen:
    """Spread what each has to do over the years: (wie, jaar), with row sums `aandeel` and column sums `per_jaar`.

    Everyone keeps step: after every year each has done its part of what all have done, to within a dwelling.
    """
    totaal = int(per_jaar.sum())
    uit = np.zeros((len(aandeel), len(per_jaar)), dtype=np.int64)
    gedaan = np.zeros_like(aandeel)
    for t, cumulatief in enumerate(np.cumsum(per_jaar)):
        doel = aandeel * (cumulatief / totaal) if totaal else np.zeros(len(aandeel))
        uit[:, t] = grootste_rest(doel - gedaan, int(per_jaar[t]), aandeel - gedaan)
        gedaan = gedaan + uit[:, t]
    return uit


def naar_gewicht(
    opgave: Aantallen, gewicht: Getallen, mag: NDArray[np.bool_], laagste: Getallen, hoogste: Getallen
) -> Getallen:
    """Proportional shares per gemeente, (wie, gemeente), with everyone's total between `laagste` and `hoogste`.

    `gewicht` and `mag`: (wie, gemeente); who may not take part gets nothing. What exceeds a maximum goes to the others
    in proportion; what no one can take is left over. A minimum is met first at the cost of the others, as far as the
    task in the gemeenten of that corporation goes.
    """
    w = np.where(mag, gewicht, 0.0)
    vast, x = np.zeros(len(w), dtype=bool), np.zeros_like(w)
    while True:
        over = np.maximum(opgave - x[vast].sum(0), 0.0)
        open_ = np.where(vast[:, None], 0.0, w)
        som = open_.sum(0)
        x = np.where(vast[:, None], x, np.divide(open_, som, out=np.zeros_like(w), where=som > 0) * over)
        totaal = x.sum(1)
        boven = np.where(vast, 0.0, np.maximum(totaal - hoogste, 0.0))
        onder = np.where(vast, 0.0, np.maximum(np.minimum(laagste, hoogste) - totaal, 0.0))
        if boven.max(initial=0.0) <= EPS and onder.max(initial=0.0) <= EPS:
            return x
        if boven.sum() >= onder.sum():
            te_veel = boven > EPS
            x[te_veel] *= (hoogste / np.maximum(totaal, EPS))[te_veel, None]
            vast |= te_veel
        else:
            c = int(np.argmax(onder))
            x[c] = _opgehoogd(x[c], np.where(mag[c], over, 0.0), float(min(laagste[c], hoogste[c])))
            vast[c] = True


def _opgehoogd(deel: Getallen, ruimte: Getallen, naar: float) -> Getallen:
    """Raise a total to `naar`, in proportion to what is still free in each gemeente and no further than that."""
    vrij = np.maximum(ruimte - deel, 0.0)
    nodig = naar - deel.sum()
    return deel + vrij * min(1.0, nodig / vrij.sum()) if vrij.sum() > 0 else deel


def afgerond(x: Getallen) -> Aantallen:
    """Controlled rounding of a matrix whose columns add up to whole numbers: columns stay exact.

    Every entry and every row total goes to the whole number just below or above; a 0 stays 0. Fractions are shifted
    round cycles of entries (Cox 1987), which such a matrix always has.
    """
    delen = np.rint(x * HEEL).astype(np.int64)
    if delen.size:  # columns exact, so that cycles exist to the last digit
        delen[np.argmax(delen, axis=0), np.arange(delen.shape[1])] -= (delen.sum(0) + HEEL // 2) % HEEL - HEEL // 2
    m = np.concatenate([delen, (-delen.sum(1) % HEEL)[:, None]], axis=1)
    geheel, rest = m // HEEL, m % HEEL
    while rest.any():
        kring = _kring(rest > 0)
        plus, min_ = (tuple(np.array(d).T) for d in (kring[::2], kring[1::2]))
        op, neer = (min(int((HEEL - rest[a]).min()), int(rest[b].min())) for a, b in ((plus, min_), (min_, plus)))
        stap = op if op <= neer else -neer
        rest[plus] += stap
        rest[min_] -= stap
        geheel += rest // HEEL
        rest %= HEEL
    return geheel[:, :-1]


def _kring(gebroken: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """A cycle of fractional entries that alternate between sharing a row and sharing a column."""
    rij = int(np.flatnonzero(gebroken.any(1))[0])
    pad: list[tuple[bool, int]] = [(True, rij)]
    while True:
        is_rij, i = pad[-1]
        lijn = np.flatnonzero(gebroken[i] if is_rij else gebroken[:, i])
        vorige = pad[-2][1] if len(pad) > 1 else -1
        volgende = (not is_rij, int(next(j for j in lijn if j != vorige)))
        if volgende in pad:
            kring = [*pad[pad.index(volgende) :], volgende]
            return [(a[1], b[1]) if a[0] else (b[1], a[1]) for a, b in pairwise(kring)]
        pad.append(volgende)
