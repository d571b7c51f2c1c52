"""Who takes part in one agreement, in which tak, and for what share."""

from dataclasses import dataclass

import numpy as np

from xl_doorrekening.begrippen.instrumenten import INSTRUMENTEN, NAAR_VHE
from xl_doorrekening.begrippen.tijd import TAKKEN
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.invoer.solidariteit import Instrumentregel
from xl_doorrekening.opgave.regionaal import herken
from xl_doorrekening.solidariteit.keuze import bestaand, kent, plek, tak_van


@dataclass(frozen=True, slots=True)
class Partij:
    """A corporation with its tak, and what part of the whole it gives (1 for a single giver)."""

    c: int
    k: int
    deel: float = 1.0


def telt(regio: Regio, r: Instrumentregel) -> bool:
    """Whether an agreement says enough to count; else it is a finding and skipped."""
    if r.instrument is None or not kent(regio, r.ontvanger):
        return False
    s = INSTRUMENTEN[r.instrument]
    allen = s.naar_vhe and herken(r.gever or "") == NAAR_VHE
    anders = kent(regio, r.gever) and herken(r.gever or "") != herken(r.ontvanger or "")
    return (allen or anders) and all(getattr(r, kolom) is not None for kolom in s.nodig)


def _takken(regio: Regio, c: list[int], gevraagd: str | None) -> list[int]:
    """The tak asked for (DAEB) of each of these corporations."""
    k = np.full(len(c), TAKKEN.index(gevraagd) if gevraagd else 0)
    return [int(x) for x in tak_van(bestaand(regio, c), np.arange(len(c)), k)]


def partij(regio: Regio, naam: str | None, tak: str | None) -> Partij:
    c = plek(regio, naam)
    (k,) = _takken(regio, [c], tak)
    return Partij(c, k)


def ontvanger(regio: Regio, r: Instrumentregel) -> Partij:
    return partij(regio, r.ontvanger, r.tak)


def gevers(regio: Regio, r: Instrumentregel) -> list[Partij]:
    """The giver; or every other corporation, by its dwellings at the opening."""
    if herken(r.gever or "") != NAAR_VHE:
        return [partij(regio, r.gever, r.tak)]
    zelf = plek(regio, r.ontvanger)
    vhe = np.array([sum(c.tak(k).snelstart.vhe or 0.0 for k in TAKKEN) for c in regio.corporaties])
    vhe[zelf] = 0.0
    wie = np.flatnonzero(vhe).tolist()
    deel = (vhe[wie] / vhe.sum()).tolist()
    return [Partij(*x) for x in zip(wie, _takken(regio, wie, r.tak), deel, strict=True)]
