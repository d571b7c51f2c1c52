"""Every norm as an amount of money: how much is left of it, in €; negative is a breach.

The same inequality as the ratio, multiplied out, so that it is linear: ICR ≥ g becomes cash − g × interest ≥ 0, LTV ≤ g
becomes g × value − debt ≥ 0.
"""

import numpy as np

from xl_doorrekening.begrippen.normen import RATIO
from xl_doorrekening.invoer.uitgangspunten import Icrwijze, Leningwaarde
from xl_doorrekening.kern.indexen import Bedragen
from xl_doorrekening.kern.ratios import grenzen, telt_mee
from xl_doorrekening.kern.uitkomst import Uitkomst

GEEN_RENTE = 0.5
"""€ of interest at which the ICR does not apply, as in `kern.ratios`."""


def getoetst(u: Uitkomst) -> list[tuple[str, int]]:
    """The ratios that count, with the columns (DAEB, niet-DAEB, geheel) in which they have a limit."""
    normen = grenzen(u.stapel.uitgangspunten)
    return [(naam, kol) for naam in RATIO if naam in telt_mee(u.stapel.uitgangspunten) for kol in range(3)
            if not np.isnan(normen[naam][kol])]  # fmt: skip


def bestaat(u: Uitkomst, kol: int) -> Bedragen:
    """Which corporations have this column, (C,) as 0 or 1."""
    a = u.stapel.aanwezig
    return a[:, kol] if kol < 2 else a.max(1)


def over(u: Uitkomst, naam: str, kol: int) -> Bedragen:
    """What is left of one norm with its buffer, (jaar, C), €."""
    d = u.stapel.uitgangspunten.definities
    g = float(grenzen(u.stapel.uitgangspunten)[naam][kol])

    def lijn(welke: str) -> Bedragen:
        return u.drie(welke)[:, kol, 0]

    if naam == "icr":
        uit, in_ = lijn("rente_uitgaven"), lijn("renteontvangsten")
        rente = uit - in_ if d.icr_wijze is Icrwijze.NETTO else uit
        return np.where(rente <= GEEN_RENTE, np.inf, lijn("operationele_kasstroom") + rente - g * rente)
    if naam == "ltv":
        return g * lijn("beleidswaarde") - lijn("schuld")
    if naam == "solvabiliteit":
        return lijn("eigen_vermogen") - g * lijn("balanstotaal")
    if naam == "dekkingsratio":
        schuld = "dekkingsschuld" if d.dekking_op is Leningwaarde.MARKT else "schuld"
        return g * lijn("marktwaarde") - lijn(schuld)
    return g * lijn("onderpand") - lijn("geborgde_schuld")


def alle(u: Uitkomst) -> Bedragen:
    """What is left of every norm of `getoetst`, (norm, jaar, C), €; +inf for a tak that is not there."""
    delen = [np.where(bestaat(u, kol) > 0, over(u, naam, kol), np.inf) for naam, kol in getoetst(u)]
    return np.stack(delen) if delen else np.full((0, *u.vorm[:1], u.vorm[-1]), np.inf)
