"""What the region can do, and who could do it: the plan as posts, and who may take over which."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xl_doorrekening.begrippen.dpm import BOUW, Soort
from xl_doorrekening.invoer.corporatie import Corporatie
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.kern.indexen import Bedragen
from xl_doorrekening.kern.projecttabel import TYPEN, Getallen, Projecttabel
from xl_doorrekening.opgave.regionaal import herken
from xl_doorrekening.opgave.toerekening import gemeenten_van


@dataclass(frozen=True)
class Posten:
    """Projects of a plan that are one post: same corporation, tak, kind, type, gemeente, name and year.

    All (P,); `groep`: (projecten,) the post of every project.
    """

    plan: Projecttabel
    groep: Getallen
    corporatie: Getallen
    tak: Getallen
    aantal: Bedragen
    """Dwellings."""
    gewicht: Bedragen
    """In the goal, per dwelling."""
    blijft: NDArray[np.bool_]
    """Done whatever comes: sales bring in means."""
    bouw: NDArray[np.bool_]
    eerste: Getallen
    """A project of each post."""

    def __len__(self) -> int:
        return len(self.corporatie)

    def tabel(self, aantal: Bedragen) -> Projecttabel:
        """The plan with so many dwellings of each post, over its projects in proportion."""
        deel = np.divide(aantal, self.aantal, out=np.zeros_like(aantal), where=self.aantal > 0)
        return self.plan.met_aantal(self.plan.aantal * deel[self.groep])


def posten(plan: Projecttabel, gewichten: Bedragen) -> Posten:
    """`gewichten`: per type of task; what serves none of them has no weight."""
    sleutels: dict[tuple[object, ...], int] = {}
    groep = np.zeros(len(plan), dtype=np.int64)
    kolommen = np.stack([plan.corporatie, plan.tak, plan.soort, plan.opgave, plan.oplevering, plan.start], 1).tolist()
    for i, (sleutel, p) in enumerate(zip(kolommen, plan.projecten, strict=True)):
        wat = (*sleutel, herken(p.gemeente or ""), herken(p.naam or ""))
        groep[i] = sleutels.setdefault(wat, len(sleutels))
    _, eerste = np.unique(groep, return_index=True)
    hoofd = plan.kies(eerste)
    aantal = np.zeros(len(hoofd))
    np.add.at(aantal, groep, plan.aantal)
    return Posten(
        plan, groep, hoofd.corporatie, hoofd.tak, aantal,
        np.append(gewichten, 0.0)[hoofd.opgave],  # −1: none
        hoofd.is_soort(Soort.VERKOOP), hoofd.is_soort(*BOUW), eerste,
    )  # fmt: skip


def werkt_in(c: Corporatie) -> set[str]:
    """Gemeenten in which a corporation can take up new building."""
    geen = {herken(b.gemeente or "") for b in c.bezit if b.geen_capaciteit}
    return {herken(g) for g in gemeenten_van(c)} - geen


def overnames(
    regio: Regio, p: Posten, geven: NDArray[np.bool_], ontvangen: NDArray[np.bool_]
) -> tuple[Getallen, Getallen]:
    """Who can take over which post: (gever, post) of every possibility.

    Only new building; within the gemeenten in which the giver works unless the region lets go of these borders; not
    what has no capacity for its type.
    """
    grens = bool(regio.solidariteit.keuzes.gemeentegrens)
    waar = [werkt_in(c) for c in regio.corporaties]
    gevers, welke = [], []
    for i in np.flatnonzero(p.bouw & (p.aantal > 0)).tolist():
        if not ontvangen[p.corporatie[i]]:
            continue
        project = p.plan.projecten[p.eerste[i]]
        gemeente = herken(project.gemeente or "")
        type_ = TYPEN[p.plan.opgave[p.eerste[i]]].value if p.plan.opgave[p.eerste[i]] >= 0 else ""
        for g in np.flatnonzero(geven).tolist():
            cap = regio.corporaties[g].capaciteit.get(type_)
            if g != p.corporatie[i] and not (cap and cap.geen_capaciteit) and (not grens or gemeente in waar[g]):
                gevers.append(g)
                welke.append(i)
    return np.array(gevers, dtype=np.int64), np.array(welke, dtype=np.int64)
