"""Correlated, seeded macro paths around the region's own (rekenregels §11).

The deviation of a series is an AR(1) process, in its steady state from the first year on, so that its spread is the
same in every year:

    d(1) = σ·z(1),  d(t) = φ·d(t−1) + σ·√(1−φ²)·z(t),  z = a·inflatie + b·markt + √(1−a²−b²)·eigen

with all shocks standard normal. Every bundle of paths has a random stream of its own, so that a path is the same
however the paths are cut into blocks, and more paths begin with the same ones.
"""

from typing import Final

import numpy as np

from xl_doorrekening.begrippen.macro import REEKSEN
from xl_doorrekening.begrippen.tijd import JAREN
from xl_doorrekening.invoer.onzekerheid import Onzekerheid, Reeksonzekerheid
from xl_doorrekening.kern.indexen import Bedragen, Macro

BUNDEL: Final = 64
"""Paths that share a random stream."""
_SCHOKKEN: Final = 2
_VAST: Final = Reeksonzekerheid()


def schokken(zaad: int, deel: slice) -> Bedragen:
    """Independent standard normals of these paths: (len, jaar, inflatie, markt and every series of its own)."""
    eerste, laatste = deel.start // BUNDEL, -(-deel.stop // BUNDEL)
    bundels = [
        np.random.default_rng([zaad, i]).standard_normal((BUNDEL, JAREN, _SCHOKKEN + len(REEKSEN)))
        for i in range(eerste, laatste)
    ]
    uit: Bedragen = np.concatenate(bundels)[deel.start - eerste * BUNDEL : deel.stop - eerste * BUNDEL]
    return uit


def afwijkingen(o: Onzekerheid, deel: slice) -> Bedragen:
    """Deviations from the own path before any floor, fractions: (len, jaar, reeks) in the order of REEKSEN."""
    reeksen = [o.reeksen.get(r.naam, _VAST) for r in REEKSEN]
    gedeeld: Bedragen = np.array([[r.inflatie, r.markt] for r in reeksen])
    # more than all cannot be explained: a finding (controle), here without harm
    gedeeld /= np.maximum(np.sqrt((gedeeld**2).sum(1, keepdims=True)), 1.0)
    eigen = np.sqrt(np.maximum(1 - (gedeeld**2).sum(1), 0.0))
    ruw = schokken(o.zaad, deel)
    z = ruw[..., :_SCHOKKEN] @ gedeeld.T + ruw[..., _SCHOKKEN:] * eigen
    spreiding, volharding = np.array([[r.spreiding, r.volharding] for r in reeksen]).T
    nieuw = spreiding * np.sqrt(1 - volharding**2)
    uit: Bedragen = np.empty_like(z)
    uit[:, 0] = spreiding * z[:, 0]
    for t in range(1, JAREN):
        uit[:, t] = volharding * uit[:, t - 1] + nieuw * z[:, t]
    return uit


def paden(eigen: Macro, o: Onzekerheid, deel: slice) -> dict[str, Bedragen]:
    """These of the paths around `eigen` (one scenario, (1, 15) a series): (len, 15) a series, fractions.

    A floor does not lift the own path itself: where that lies lower, it is the floor.
    """
    d = afwijkingen(o, deel)
    uit = {}
    for i, reeks in enumerate(REEKSEN):
        eigen_pad = eigen[reeks.naam]
        pad = eigen_pad + d[..., i]
        grens = o.reeksen.get(reeks.naam, _VAST).ondergrens
        uit[reeks.naam] = pad if grens is None else np.maximum(pad, np.minimum(grens, eigen_pad))
    return uit
