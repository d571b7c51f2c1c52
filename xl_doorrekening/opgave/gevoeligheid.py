"""What changes when less of the plans is done than was planned: the whole task at 100% … 50% (rekenregels §9)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from xl_doorrekening.begrippen.opgave import Opgavetype
from xl_doorrekening.begrippen.tijd import BELEIDSRIJK, JAREN
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
    """Every project of the plan at each of GRADEN, all in the same projections; the shortfall is told naar rato."""
    start, n = b.uitgangspunten.startjaar, len(b.corporaties)
    welke = np.tile(np.arange(n), len(GRADEN))
    delen = herhaald(plan, n, GRADEN)
    zoeker = Zoeker(b.kies(welke), delen, vpb_referentie[:, :, welke])
    tekort = zoeker.naar_rato()
    gepland, ongedaan = (x.reshape(-1, n) for x in tekort.per_corporatie(len(welke)))
    buiten = zoeker.marges(np.arange(len(welke)), zoeker.alles.reeksen).reshape(JAREN, -1, n) < 0
    nieuw = delen.opgeleverd(start)[:, :BELEIDSRIJK].sum(1) * (delen.opgave == TYPEN.index(Opgavetype.UITBREIDING))
    bekend = ~np.isnan(gepland + ongedaan)
    uit = []
    for i, graad in enumerate(GRADEN):
        jaren = np.flatnonzero(buiten[:, i].any(1))
        uit.append(
            Bijgraad(
                graad=graad,
                nieuwbouw=float(nieuw[delen.corporatie // n == i].sum()),
                investering=float(gepland[i, bekend[i]].sum()),
                tekort=float(ongedaan[i, bekend[i]].sum()),
                buiten=int(buiten[:, i].any(0).sum()),
                eerste_jaar=start + int(jaren[0]) if jaren.size else None,
            )
        )
    return uit


def herhaald(plan: Projecttabel, corporaties: int, graden: Sequence[float]) -> Projecttabel:
    """The plan at each of these shares, for as many copies of the corporations."""
    p = len(plan)
    alles = plan.kies(np.tile(np.arange(p), len(graden)))
    keer = np.repeat(np.arange(len(graden)), p)
    return replace(
        alles, aantal=alles.aantal * np.asarray(graden)[keer], corporatie=alles.corporatie + keer * corporaties
    )
