"""How far each macro series may stray from the region's own path: the template's defaults, source and status.

No source has been read for these figures: all carry status K, to be confirmed by the region.
"""

from dataclasses import dataclass
from typing import Final

from xl_doorrekening.begrippen.dpm import Status

KWANTIELEN: Final = (0.05, 0.25, 0.50, 0.75, 0.95)
"""Of the fan charts."""


@dataclass(frozen=True, slots=True)
class Spreiding:
    """The default of one macro series; what the figures mean stands in `invoer.onzekerheid.Reeksonzekerheid`."""

    naam: str
    spreiding: float
    volharding: float
    inflatie: float
    markt: float
    ondergrens: float | None = None
    bron: str = "aanname zonder bron; te bevestigen met eigen historie of treasury"
    status: Status = Status.KENNIS


SPREIDINGEN: Final[tuple[Spreiding, ...]] = (
    Spreiding("prijsinflatie", 0.010, 0.5, 1.0, 0.0),
    Spreiding("loonstijging", 0.010, 0.5, 0.7, 0.0),
    Spreiding("bouwkostenstijging", 0.020, 0.4, 0.6, 0.3),
    Spreiding("onderhoudskostenstijging", 0.015, 0.4, 0.6, 0.2),
    Spreiding("huurverhoging", 0.008, 0.5, 0.8, 0.0),
    Spreiding("opbrengst_iah", 0.0, 0.0, 0.0, 0.0, ondergrens=0.0),
    Spreiding("stijging_leegwaarde", 0.040, 0.5, 0.1, 0.9),
    Spreiding("stijging_marktwaarde", 0.040, 0.5, 0.1, 0.9),
    Spreiding("stijging_beleidswaarde", 0.030, 0.3, 0.1, 0.6),
    Spreiding("rente_nieuwe_leningen", 0.010, 0.8, 0.5, -0.3, ondergrens=0.0),
    Spreiding("opslag_ongeborgd", 0.002, 0.5, 0.0, -0.3, ondergrens=0.0),
    Spreiding("rente_liquide_middelen", 0.0075, 0.8, 0.5, -0.3, ondergrens=0.0),
)
"""In the order of `begrippen.macro.REEKSEN`."""
