"""The ratios and their norms. Any shape; amounts in €, ratios as fractions (rekenregels §7)."""

import numpy as np

from xl_doorrekening.begrippen.normen import RATIO, RATIOS
from xl_doorrekening.invoer.uitgangspunten import Uitgangspunten
from xl_doorrekening.kern.indexen import Bedragen


def icr(operationeel: Bedragen, rente_uit: Bedragen, rente_in: Bedragen, *, netto: bool = True) -> Bedragen:
    """Interest coverage on the operating cash flow after interest; net of interest received unless `netto` is off.

    Without (net) interest the ICR is not applicable and meets any norm: +inf. Source: annual reports per tak (Woonzorg
    2019: net); the official text "Berekeningswijze ratio's Aw-WSW" is named on the sheet.
    """
    rente = rente_uit - rente_in if netto else rente_uit
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(rente <= 0.5, np.inf, (operationeel + rente) / rente)


def verhouding(teller: Bedragen, noemer: Bedragen) -> Bedragen:
    """teller / noemer; without a positive denominator 0 when the numerator is 0, else inf with the sign of it.

    So a debt without value has no LTV that meets a norm, also where the value has been pushed below 0.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        deling = teller / (np.maximum(noemer, 0.0) + 0.0)  # never −0, which would turn the sign
    return np.where((teller == 0) & (noemer <= 0), 0.0, deling)


def ltv(schuld: Bedragen, beleidswaarde: Bedragen) -> Bedragen:
    """Nominal debt / beleidswaarde."""
    return verhouding(schuld, beleidswaarde)


def solvabiliteit(eigen_vermogen: Bedragen, balanstotaal: Bedragen) -> Bedragen:
    """Equity / balance total, both on beleidswaarde."""
    return verhouding(eigen_vermogen, balanstotaal)


def dekkingsratio(schuld: Bedragen, marktwaarde: Bedragen) -> Bedragen:
    """Debt (nominal, or its market value) / market value of the stock let."""
    return verhouding(schuld, marktwaarde)


def onderpandratio(geborgde_schuld: Bedragen, onderpand: Bedragen) -> Bedragen:
    """WSW-guaranteed debt / market value of the WSW collateral."""
    return verhouding(geborgde_schuld, onderpand)


def grenzen(u: Uitgangspunten) -> dict[str, Bedragen]:
    """Per ratio the norm with the region's buffer, (3,) for DAEB, niet-DAEB, geheel; NaN where not tested."""
    gekozen = u.normen[u.definities.normenset.value]
    uit = {}
    for ratio in RATIOS:
        norm = np.array([np.nan if n is None else n for n in gekozen[ratio.naam].als_rij()])
        uit[ratio.naam] = norm + (1 if ratio.minimum else -1) * u.buffer.get(ratio.naam, 0.0)
    return uit


def marge(ratio: str, waarde: Bedragen, grens: Bedragen) -> Bedragen:
    """Distance to the limit as a share of it (of 1 where it is 0), positive when met; shapes broadcast."""
    verschil = waarde - grens if RATIO[ratio].minimum else grens - waarde
    return verschil / np.where(grens == 0, 1.0, np.abs(grens))


def telt_mee(u: Uitgangspunten) -> tuple[str, ...]:
    """Ratios that limit the investment room."""
    return tuple(r.naam for r in RATIOS if u.telt_mee.get(r.naam, r.telt_standaard))
