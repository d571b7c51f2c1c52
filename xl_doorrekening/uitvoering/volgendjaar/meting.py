"""The projection that the new year has to agree with: the task, or the scenario that was agreed, laid on upkeep."""

from dataclasses import dataclass

import numpy as np

from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.kern.projectie import Uitkomst, projecteer
from xl_doorrekening.kern.projecttabel import Projecttabel
from xl_doorrekening.kern.stapel import alle_projecten, basis, leg_op, met_huurafspraken
from xl_doorrekening.opgave.plannen import buiten_opgave, eigen_plannen, plan_b
from xl_doorrekening.opgave.toerekening import reken_toe
from xl_doorrekening.solidariteit.situatie import situatie, uitgangssituatie


@dataclass(frozen=True)
class Meting:
    uitkomst: Uitkomst
    """Variant B (A where there is no task), or the scenario."""
    plan: Projecttabel
    """Of variant B: own plans, and what was allotted without one."""
    scenario: Projecttabel
    """That plan as the scenario changes it: what is agreed."""
    eigen: Projecttabel
    """Own plans outside the task: the projects of the laag instandhouding."""
    gedaan: Projecttabel
    """All that is carried out: the plan, as the scenario changes it, and the projects that are no part of the task."""


def meet(regio: Regio, scenario: str | None = None) -> Meting:
    """Project a region of which the task is shared out by hand, or not at all. `scenario`: a name; None: variant B."""
    tabel = alle_projecten(regio)
    instandhouding = basis(regio, tabel)
    vpb = projecteer(leg_op(instandhouding)).vpb_berekend
    eigen = eigen_plannen(tabel, regio.uitgangspunten)
    plan = plan_b(regio, eigen, reken_toe(regio, eigen, np.zeros(len(regio.corporaties))))
    s = uitgangssituatie(met_huurafspraken(instandhouding, regio), plan)
    if scenario is not None:
        s = situatie(regio, s, scenario)
    uitkomst = projecteer(leg_op(s.basis, s.stromen), s.pad, s.extra, vpb)
    buiten = buiten_opgave(tabel)
    return Meting(uitkomst, plan, s.plan, buiten, buiten.plus(s.plan))
