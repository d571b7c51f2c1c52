"""Ratios and the named sets of grenswaarden. The values are defaults of the template: inputs the region may change."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Ratio:
    """A tested ratio. `minimum` tells the direction: at least the norm, or at most."""

    naam: str
    label: str
    minimum: bool
    formaat: str
    formule: str
    telt_standaard: bool
    """Whether it limits the investment room by default (Handreiking stap 1: ICR and LTV)."""


RATIOS: Final[tuple[Ratio, ...]] = (
    Ratio(
        "icr",
        "ICR",
        True,
        "0.00",
        "(operationele kasstroom + rente-uitgaven − renteontvangsten) / (rente-uitgaven − renteontvangsten)",
        True,
    ),
    Ratio("ltv", "LTV (beleidswaarde)", False, "0.0%", "nominale schuld / beleidswaarde", True),
    Ratio("solvabiliteit", "Solvabiliteit (beleidswaarde)", True, "0.0%", "eigen vermogen / balanstotaal", False),
    Ratio(
        "dekkingsratio", "Dekkingsratio (marktwaarde)", False, "0.0%", "schuld / marktwaarde in verhuurde staat", False
    ),
    Ratio(
        "onderpandratio",
        "Onderpandratio (WSW)",
        False,
        "0.0%",
        "geborgde schuld / marktwaarde van het WSW-onderpand",
        False,
    ),
)
RATIO: Final = {r.naam: r for r in RATIOS}


@dataclass(frozen=True, slots=True)
class Normenset:
    naam: str
    waarden: dict[str, tuple[float | None, float | None, float | None]]
    """Per ratio: DAEB, niet-DAEB, geheel. None: not tested."""
    bron: str
    status: str


NORMENSETS: Final[tuple[Normenset, ...]] = (
    Normenset(
        "vanaf dPi 2024",
        {
            "icr": (1.40, 1.80, 1.40),
            "ltv": (0.70, 0.70, 0.70),
            "solvabiliteit": (0.30, 0.30, 0.30),
            "dekkingsratio": (0.70, 0.70, 0.70),
            "onderpandratio": (0.70, None, 0.70),
        },
        "Pré Wonen jaarverslag 2024; brief Aw en WSW 18-6-2024. ICR niet-DAEB 1,80 vanaf 2025: te bevestigen",
        "B",
    ),
    Normenset(
        "t/m 2023",
        {
            "icr": (1.40, 1.80, 1.40),
            "ltv": (0.85, 0.75, 0.85),
            "solvabiliteit": (0.15, 0.40, 0.15),
            "dekkingsratio": (0.70, 0.70, 0.70),
            "onderpandratio": (0.70, None, 0.70),
        },
        "Pré Wonen jaarverslag 2022 en 2024",
        "B",
    ),
    Normenset("eigen regio", {r.naam: (None, None, None) for r in RATIOS}, "door de regio in te vullen", "A"),
)
