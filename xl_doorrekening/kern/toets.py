"""From a projection to the ratios of every tak and year, against the norms."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xl_doorrekening.begrippen.normen import RATIO, RATIOS
from xl_doorrekening.begrippen.tijd import JAREN
from xl_doorrekening.invoer.uitgangspunten import Icrwijze, Leningwaarde
from xl_doorrekening.kern import ratios
from xl_doorrekening.kern.indexen import Bedragen
from xl_doorrekening.kern.projectie import Uitkomst
from xl_doorrekening.kern.stapel import Stapel


def bereken_ratios(uitkomst: Uitkomst, namen: Collection[str] = tuple(RATIO)) -> dict[str, Bedragen]:
    """Per ratio (jaar, scenario, corporatie, 3), those asked for only. A tak without input has no ratio: NaN."""
    d = uitkomst.stapel.uitgangspunten.definities
    lijn = uitkomst.drie
    aanwezig = uitkomst.stapel.aanwezig.T[:, None]
    bestaat = np.concatenate([aanwezig, aanwezig.max(0, keepdims=True)]) > 0
    formules: dict[str, Callable[[], Bedragen]] = {
        "icr": lambda: ratios.icr(lijn("operationele_kasstroom"), lijn("rente_uitgaven"), lijn("renteontvangsten"),
                                  netto=d.icr_wijze is Icrwijze.NETTO),
        "ltv": lambda: ratios.ltv(lijn("schuld"), lijn("beleidswaarde")),
        "solvabiliteit": lambda: ratios.solvabiliteit(lijn("eigen_vermogen"), lijn("balanstotaal")),
        "dekkingsratio": lambda: ratios.dekkingsratio(
            lijn("dekkingsschuld" if d.dekking_op is Leningwaarde.MARKT else "schuld"), lijn("marktwaarde")),
        "onderpandratio": lambda: ratios.onderpandratio(lijn("geborgde_schuld"), lijn("onderpand")),
    }  # fmt: skip
    return {
        naam: np.moveaxis(np.where(bestaat, formule(), np.nan), 1, -1)
        for naam, formule in formules.items()
        if naam in namen
    }


@dataclass(frozen=True)
class Toets:
    """Ratios, limits and margins.

    `marges`: (ratio, jaar, scenario, corporatie, 3), share of the limit; NaN: not tested.
    """

    ratios: dict[str, Bedragen]
    grenzen: dict[str, Bedragen]
    marges: Bedragen


def toets(uitkomst: Uitkomst) -> Toets:
    """Test every ratio of every tak in every year (rekenregels §7: a test holds per year)."""
    waarden = bereken_ratios(uitkomst)
    grenzen = ratios.grenzen(uitkomst.stapel.uitgangspunten)
    marges = np.stack([ratios.marge(r.naam, waarden[r.naam], grenzen[r.naam]) for r in RATIOS])
    return Toets(waarden, grenzen, marges)


def wordt_getoetst(st: Stapel, naam: str) -> NDArray[np.bool_]:
    """Where this ratio has a norm and the tak exists, (corporatie, 3)."""
    bestaat = np.concatenate([st.aanwezig, st.aanwezig.max(-1, keepdims=True)], -1) > 0
    uit: NDArray[np.bool_] = bestaat & ~np.isnan(ratios.grenzen(st.uitgangspunten)[naam])
    return uit


def krapste(uitkomst: Uitkomst) -> Bedragen:
    """Smallest margin per year of the ratios that count, over the takken and geheel: (jaar, scenario, corporatie).

    Share of the limit with its buffer; negative: not within it. +inf where nothing is tested, NaN where a figure that
    counts is unknown.
    """
    st = uitkomst.stapel
    grenzen = ratios.grenzen(st.uitgangspunten)
    uit: Bedragen = np.full((JAREN, *uitkomst.vorm[2:]), np.inf)
    for naam, waarde in bereken_ratios(uitkomst, ratios.telt_mee(st.uitgangspunten)).items():
        m = np.where(wordt_getoetst(st, naam), ratios.marge(naam, waarde, grenzen[naam]), np.inf)
        uit = np.minimum(uit, m.min(-1))
    return uit
