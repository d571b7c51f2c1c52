"""What makes an own budget change: the dwellings beside the own plans, and the money between corporations."""

from dataclasses import dataclass

import numpy as np

from xl_doorrekening.begrippen.tijd import JAREN
from xl_doorrekening.doorrekenen.resultaat import Doorrekening, Scenariouitkomst
from xl_doorrekening.kern.indexen import Bedragen
from xl_doorrekening.kern.projecttabel import Projecttabel
from xl_doorrekening.opgave.regionaal import herken
from xl_doorrekening.solidariteit.saldo import ontvangen
from xl_doorrekening.uitvoering.verdeling import HALF, uit_plan


@dataclass(frozen=True)
class Oorzaak:
    """One cause for one corporation, (15,) a year: dwellings delivered more than planned, or € received minus paid."""

    wat: str
    geld: bool
    jaren: Bedragen


def oorzaken(
    d: Doorrekening, s: Scenariouitkomst | None, eigen: Projecttabel | None, eind: Projecttabel | None
) -> tuple[tuple[Oorzaak, ...], ...]:
    """Per corporation; `eigen`: the own plans, `eind`: what is planned with everything that was agreed."""
    voor, na = uit_plan(d, eigen), uit_plan(d, eind)
    sleutels = [*na, *(x for x in voor if x not in na)]
    regels = () if s is None else s.inhoud.instrumenten
    geld = [ontvangen(d.regio, [r]) for r in regels]
    uit = []
    for c, corporatie in enumerate(d.regio.corporaties):
        rijen = []
        for sleutel in sleutels:
            if sleutel[0] != herken(corporatie.naam):
                continue
            niets = ("", "", np.zeros(1))
            gemeente = (na.get(sleutel) or voor[sleutel])[1]
            meer = np.zeros(JAREN)
            verschil = na.get(sleutel, niets)[2] - voor.get(sleutel, niets)[2]
            meer[: len(verschil)] = verschil
            if (np.abs(meer) >= HALF).any():
                rijen.append(Oorzaak(f"{sleutel[2].value} in {gemeente}", False, meer))
        for r, x in zip(regels, geld, strict=True):
            if x[:, c].any():
                ander = r.gever if herken(r.ontvanger or "") == herken(corporatie.naam) else r.ontvanger
                rijen.append(Oorzaak(f"{r.instrument}, met {ander}", True, x[:, c]))
        uit.append(tuple(rijen))
    return tuple(uit)
