"""Taking over new building: part of the plan of one corporation becomes the plan of another (rekenregels §10)."""

from dataclasses import dataclass, replace

import numpy as np

from xl_doorrekening.begrippen.dpm import BOUW
from xl_doorrekening.begrippen.tijd import TAKKEN
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.invoer.solidariteit import Instrumentregel
from xl_doorrekening.kern.indexen import Bedragen
from xl_doorrekening.kern.projecttabel import GEEN, Getallen, Projecttabel
from xl_doorrekening.solidariteit.keuze import Masker, aangeduid
from xl_doorrekening.solidariteit.partijen import gevers, ontvanger


@dataclass(frozen=True, slots=True)
class Overgenomen:
    """The plan after it, and how many dwellings went over."""

    plan: Projecttabel
    aantal: float


def bouwplannen(t: Projecttabel, c: int, r: Instrumentregel) -> Masker:
    """Projects of new building of corporation c that an agreement can be about."""
    uit: Masker = (t.corporatie == c) & t.is_soort(*BOUW) & aangeduid(t, r)
    if r.tak is not None:
        uit &= t.tak == TAKKEN.index(r.tak)
    return uit


def neem_over(t: Projecttabel, regio: Regio, r: Instrumentregel) -> Overgenomen:
    """The giver builds that many dwellings of the plan of the receiver, those delivered first to begin with.

    Cost, rent, upkeep and value are those of the project, whoever builds it.
    """
    o, g = ontvanger(regio, r), gevers(regio, r)[0]
    kan = np.flatnonzero(bouwplannen(t, o.c, r))
    volgorde = kan[np.lexsort((kan, t.oplevering[kan]))]
    over = np.zeros(len(t))
    nog = r.aantal or 0.0
    for i in volgorde.tolist():
        over[i] = min(nog, t.aantal[i])
        nog -= over[i]
    return Overgenomen(verplaats(t, over, np.full(len(t), g.c), np.full(len(t), g.k)), (r.aantal or 0.0) - nog)


def verplaats(t: Projecttabel, over: Bedragen, naar: Getallen, tak: Getallen) -> Projecttabel:
    """Move these numbers of dwellings of every project, (P,), to another corporation and its tak."""
    weg = replace(t, corporatie=naar, tak=tak, rij=np.full(len(t), GEEN)).met_aantal(over)
    return t.met_aantal(t.aantal - over).plus(weg)
