"""What was agreed per gemeente and type, beside what is asked there: the ground for the local agreements."""

from dataclasses import dataclass

import numpy as np

from xl_doorrekening.begrippen.opgave import Herkomst, Opgavetype
from xl_doorrekening.begrippen.schrijfwijze import nl
from xl_doorrekening.begrippen.tijd import BELEIDSRIJK
from xl_doorrekening.doorrekenen.resultaat import Doorrekening
from xl_doorrekening.invoer.uitvoering import Verdeling
from xl_doorrekening.kern.indexen import Bedragen
from xl_doorrekening.kern.projecttabel import TYPEN
from xl_doorrekening.opgave.regionaal import herken
from xl_doorrekening.opgave.toerekening import regionaal
from xl_doorrekening.uitvoering.verdeling import HALF

BEZIEN = (Herkomst.WOONDEAL, Herkomst.LOKAAL)
"""Sources that another party can hold the region to, also where another one is what is calculated."""


@dataclass(frozen=True)
class Gemeentedeel:
    """What all corporations together agreed for a gemeente and a type: (10,) dwellings, and what is still concept."""

    gemeente: str
    type: Opgavetype
    corporaties: tuple[str, ...]
    """None where nothing was agreed."""
    jaren: Bedragen
    vast: float
    """Dwellings that one may count on."""
    gevraagd: float
    """The task that is calculated, over the policy-rich years."""
    bronnen: dict[Herkomst, float]
    """What the sources of BEZIEN ask."""

    @property
    def totaal(self) -> float:
        return float(self.jaren.sum())

    def zin(self) -> str:
        """How it stands to what is asked, in a few words; blank when it is what every source asks."""
        delen = []
        meer = self.totaal - self.gevraagd
        if abs(meer) >= HALF:
            delen.append(f"{nl(abs(meer))} {'meer' if meer > 0 else 'minder'} dan de opgave")
        for bron, n in self.bronnen.items():
            if n - self.totaal >= HALF and abs(n - self.gevraagd) >= HALF:
                delen.append(f"{nl(n - self.totaal)} minder dan de {bron.value} ({nl(n)})")
        return ", ".join(delen)


def per_gemeente(d: Doorrekening) -> tuple[Gemeentedeel, ...]:
    """In the order of gemeente and type, also where a task has no agreement; empty when nothing was agreed at all."""
    lijst = [v for v in d.regio.uitvoering.verdeling if v.corporatie and v.gemeente and v.type]
    if not lijst:
        return ()
    r = regionaal(d.regio)
    groepen: dict[tuple[str, Opgavetype], list[Verdeling]] = {}
    for v in lijst:
        if v.type is not None:
            groepen.setdefault((herken(v.gemeente or ""), v.type), []).append(v)
    for g, i in zip(*np.nonzero(r.opgave.sum(-1).T), strict=True):
        groepen.setdefault((herken(r.gemeenten[g]), TYPEN[i]), [])
    uit = []
    for (gemeente, type_), regels in sorted(groepen.items(), key=lambda x: (x[0][0], TYPEN.index(x[0][1]))):
        plek, i = r.plek(gemeente), TYPEN.index(type_)
        jaren = np.array([[x or 0.0 for x in v.jaren] for v in regels]).reshape(-1, BELEIDSRIJK).sum(0)
        uit.append(Gemeentedeel(
            r.gemeenten[plek] if plek is not None else regels[0].gemeente or "", type_,
            tuple(dict.fromkeys(v.corporatie or "" for v in regels)), jaren,
            sum(v.totaal for v in regels if v.vast),
            0.0 if plek is None else float(r.opgave[i, plek].sum()),
            {x: 0.0 if plek is None else float(r.per_herkomst[x][i, plek].sum()) for x in BEZIEN},
        ))  # fmt: skip
    return tuple(uit)
