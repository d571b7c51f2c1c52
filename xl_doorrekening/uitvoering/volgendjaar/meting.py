"""The projection that the new year has to agree with: the task with its plans, laid on upkeep."""

from dataclasses import dataclass

import numpy as np

from xl_doorrekening.begrippen.dpm import Laag
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.kern.projecten import projectstromen
from xl_doorrekening.kern.projectie import Uitkomst, projecteer
from xl_doorrekening.kern.projecttabel import Projecttabel
from xl_doorrekening.kern.stapel import alle_projecten, basis, leg_op, met_huurafspraken
from xl_doorrekening.opgave.plannen import eigen_plannen, plan_b
from xl_doorrekening.opgave.toerekening import reken_toe


@dataclass(frozen=True)
class Meting:
    uitkomst: Uitkomst
    """Variant B; A where there is no task."""
    plan: Projecttabel
    instandhouding: Projecttabel
    """The projects that are no part of the task."""


def meet(regio: Regio) -> Meting:
    """Project variant B of a region of which the task is shared out by hand, or not at all."""
    u, n = regio.uitgangspunten, len(regio.corporaties)
    tabel = alle_projecten(regio)
    instandhouding = basis(regio, tabel)
    vpb = projecteer(leg_op(instandhouding)).vpb_berekend
    eigen = eigen_plannen(tabel, u)
    gewoon = tabel.kies(tabel.in_laag([Laag.INSTANDHOUDING]))
    plan = plan_b(regio, eigen, reken_toe(regio, eigen, np.zeros(n)))
    stromen = projectstromen(plan, n, u.definities, u.startjaar)
    return Meting(projecteer(leg_op(met_huurafspraken(instandhouding, regio), stromen), vpb_referentie=vpb), plan, gewoon)
