"""What changes when less of the plans is done than was planned: the whole task at 100% … 50% (rekenregels §9)."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from xl_doorrekening.begrippen.opgave import Opgavetype
from xl_doorrekening.begrippen.tijd import BELEIDSRIJK
from xl_doorrekening.kern.indexen import Bedragen
from xl_doorrekening.kern.projecttabel import TYPEN, Projecttabel
from xl_doorrekening.kern.stapel import Basis
from xl_doorrekening.opgave.tekort import Zoeker

GRADEN: Final = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5)


@dataclass(frozen=True)
class Bijgraad:
    """The region when this share of every project is done. Amounts in € at the opening price level."""

    graad: float
    nieuwbouw: float
    """Dwellings of uitbreidingsnieuwbouw delivered in the policy-rich years."""
    investering: float
    tekort: float
    buiten: int
    """Corporations outside a limit in some year."""
    eerste_jaar: int | None
    """First year in which one is."""


def gevoeligheid(b: Basis, plan: Projecttabel, vpb_referentie: Bedragen) -> list[Bijgraad]:
    """Every project of the plan at each of GRADEN; the shortfall is told naar rato."""
    start, n = b.uitgangspunten.startjaar, len(b.corporaties)
    uit = []
    for graad in GRADEN:
        deel = plan.met_aantal(plan.aantal * graad)
        zoeker = Zoeker(b, deel, vpb_referentie)
        gepland, ongedaan = zoeker.naar_rato().per_corporatie(n)
        marges = zoeker.marges(np.arange(n), zoeker.alles.reeksen)
        jaren = np.flatnonzero((marges < 0).any(1))
        nieuw = deel.opgeleverd(start)[deel.opgave == TYPEN.index(Opgavetype.UITBREIDING), :BELEIDSRIJK].sum()
        bekend = ~np.isnan(gepland + ongedaan)
        uit.append(
            Bijgraad(
                graad=graad,
                nieuwbouw=float(nieuw),
                investering=float(gepland[bekend].sum()),
                tekort=float(ongedaan[bekend].sum()),
                buiten=int((marges < 0).any(0).sum()),
                eerste_jaar=start + int(jaren[0]) if jaren.size else None,
            )
        )
    return uit
