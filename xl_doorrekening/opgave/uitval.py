"""Who drops out, and when, as the task is laid on layer by layer (the presentation of WSW for the MRA, 2019)."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xl_doorrekening.begrippen.opgave import VERDUURZAMING
from xl_doorrekening.begrippen.tijd import TAKKEN
from xl_doorrekening.kern.indexen import Bedragen
from xl_doorrekening.kern.projecten import Stromen, opgeteld, stromen_per_project
from xl_doorrekening.kern.projectie import projecteer
from xl_doorrekening.kern.projecttabel import GEEN, TYPEN, Projecttabel
from xl_doorrekening.kern.stapel import Basis, leg_op
from xl_doorrekening.kern.toets import krapste


@dataclass(frozen=True)
class Stapelstap:
    """The stack up to a layer. `marges`: tightest margin per year, (jaar, corporatie); NaN unknown."""

    naam: str
    marges: Bedragen

    @property
    def buiten(self) -> NDArray[np.bool_]:
        """(jaar, corporatie): outside a limit in that year."""
        return np.asarray(self.marges < 0)

    @property
    def afgehaakt(self) -> NDArray[np.bool_]:
        """(jaar, corporatie): outside a limit in that year or an earlier one."""
        return np.asarray(np.logical_or.accumulate(self.buiten, axis=0))

    def jaar(self, c: int, startjaar: int) -> int | None:
        """The year in which a corporation drops out."""
        jaren = np.flatnonzero(self.buiten[:, c])
        return startjaar + int(jaren[0]) if jaren.size else None


def stapelstappen(b: Basis, plan: Projecttabel, vpb_referentie: Bedragen) -> list[Stapelstap]:
    """Instandhouding, own plans, the rest of the growth, the rest of the verduurzaming: each on top of the former.

    Layers without a single project are left out; all are projected in one run.
    """
    n = len(b.corporaties)
    zonder = plan.rij == GEEN
    groen = np.isin(plan.opgave, [TYPEN.index(x) for x in VERDUURZAMING])
    lagen = [("+ eigen plannen", ~zonder), ("+ rest nieuwbouw, sloop, verkoop", zonder & ~groen),
             ("+ rest verduurzaming", zonder & groen)]  # fmt: skip
    per_project = stromen_per_project(plan, b.uitgangspunten.definities, b.uitgangspunten.startjaar)
    groep = plan.corporatie * len(TAKKEN) + plan.tak
    namen, stromen = ["instandhouding"], [opgeteld(per_project[:, :0], groep[:0], n).reeksen]
    for naam, welke in lagen:
        if welke.any():
            namen.append(naam)
            stromen.append(stromen[-1] + opgeteld(per_project[:, welke], groep[welke], n).reeksen)
    wie = np.tile(np.arange(n), len(namen))
    st = leg_op(b.kies(wie), Stromen(np.concatenate(stromen, axis=2)))
    marges = krapste(projecteer(st, vpb_referentie=vpb_referentie[:, :, wie]))[:, 0].reshape(-1, len(namen), n)
    return [Stapelstap(naam, marges[:, i]) for i, naam in enumerate(namen)]
