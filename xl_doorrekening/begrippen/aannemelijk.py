"""Wide ranges per dwelling outside which a figure is probably a slip (wrong unit, a year for a month). Never a fout.

Wider than anything in the published reports of `voorbeeld.bandbreedtes`; status A.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Marge:
    veld: str
    """Field of the Snelstart; amounts are divided by vhe, the monthly rent is not."""
    label: str
    laag: float
    hoog: float
    per_vhe: bool = True


MARGES: Final[tuple[Marge, ...]] = (
    Marge("huur", "huur per maand", 150, 2_000, per_vhe=False),
    Marge("vergoedingen", "vergoedingen per vhe", 0, 5_000),
    Marge("personeelsuitgaven", "personeelsuitgaven per vhe", 100, 5_000),
    Marge("onderhoudsuitgaven", "onderhoudsuitgaven per vhe", 300, 12_000),
    Marge("overige_bedrijfsuitgaven", "overige bedrijfsuitgaven per vhe", 100, 8_000),
    Marge("leefbaarheid", "leefbaarheid per vhe", 0, 1_500),
    Marge("schuld", "schuld per vhe", 0, 150_000),
    Marge("beleidswaarde", "beleidswaarde per vhe", 15_000, 400_000),
    Marge("marktwaarde", "marktwaarde per vhe", 30_000, 800_000),
    Marge("woz_waarde", "WOZ-waarde per vhe", 50_000, 1_200_000),
)
VHE_JAAR: Final = (0.8, 1.25)
"""Dwellings at the end of a year as a share of those at its beginning."""
REGEL_PER_VHE: Final = 20_000.0
"""€ per vhe in one year of an own budget line."""
