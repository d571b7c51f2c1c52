"""Stap 5: the regional optimum, from variant B or from a scenario."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xl_doorrekening.doorrekenen.dienst import verantwoorde_ruimte
from xl_doorrekening.doorrekenen.resultaat import Doorrekening
from xl_doorrekening.kern.projectie import projecteer
from xl_doorrekening.kern.stapel import leg_op
from xl_doorrekening.solidariteit.optimum import normbedragen
from xl_doorrekening.solidariteit.optimum.speelveld import opdracht
from xl_doorrekening.solidariteit.optimum.zoeken import Optimum, Voortgang, optimaliseer
from xl_doorrekening.solidariteit.situatie import Situatie, beperkt, situatie


@dataclass(frozen=True)
class Regionaaloptimum:
    optimum: Optimum
    vanaf: str | None
    """The scenario it builds on; None: variant B."""
    onbekend: tuple[str, ...]
    """Corporations that lack figures: they are left out of the search, and neither give nor get."""


def zoek_optimum(d: Doorrekening, vanaf: str | None = None, voortgang: Voortgang = lambda _: None) -> Regionaaloptimum:
    """Search from variant B or from a scenario (policy, shocks, instruments already agreed).

    Raises ValueError when no corporation has all its figures.
    """
    begin = d.startpunt
    if vanaf is not None:
        begin = situatie(d.regio, begin, vanaf)
    if not any(w.gewicht for w in d.regio.solidariteit.weging.values()):
        raise ValueError("alle gewichten op tabblad Solidariteit zijn 0, dus er is niets om het meest van te doen")
    bekend = _bekend(d, begin)
    if not bekend.any():
        raise ValueError("geen enkele corporatie heeft genoeg gegevens voor een optimum")
    welke = np.flatnonzero(bekend)
    namen = [c.naam for c in d.regio.corporaties]
    regio = d.regio.model_copy(update={"corporaties": tuple(d.regio.corporaties[i] for i in welke)})
    o = opdracht(
        regio,
        beperkt(begin, welke),
        d.uitkomst.vpb_berekend[:, :, welke],
        verantwoorde_ruimte(d.basis, d.ruimten)[welke],
    )
    return Regionaaloptimum(
        optimaliseer(o, voortgang), vanaf, tuple(n for n, b in zip(namen, bekend, strict=True) if not b)
    )  # fmt: skip


def _bekend(d: Doorrekening, s: Situatie) -> NDArray[np.bool_]:
    """Which corporations have every figure that counts, (C,)."""
    u = projecteer(leg_op(s.basis, s.stromen), s.pad, s.extra, d.uitkomst.vpb_berekend)
    kas = u.reeks("liquide_middelen")[:, :, 0].sum((0, 1))
    waarde = (u.reeks("beleidswaarde") + u.reeks("marktwaarde"))[:, :, 0].sum((0, 1))
    return np.asarray(~np.isnan(normbedragen.alle(u).sum((0, 1)) + kas + waarde))
