"""The macro path: the yearly series the region agrees, with the template's defaults, source and status."""

from dataclasses import dataclass
from typing import Final

from xl_doorrekening.begrippen.dpm import Status
from xl_doorrekening.begrippen.regels import Index


@dataclass(frozen=True, slots=True)
class Reeks:
    """One yearly percentage. `historie` holds known years before the horizon, to bring older prices to the opening."""

    naam: str
    label: str
    standaard: float
    historie: dict[int, float]
    bron: str
    status: Status


_CPI = {2019: 0.026, 2020: 0.013, 2021: 0.027, 2022: 0.100, 2023: 0.038, 2024: 0.033, 2025: 0.033}
_BOUW = {2019: 0.035, 2020: 0.025, 2021: 0.045, 2022: 0.100, 2023: 0.060, 2024: 0.020, 2025: 0.030}
_LOON = {2019: 0.024, 2020: 0.029, 2021: 0.021, 2022: 0.032, 2023: 0.061, 2024: 0.066, 2025: 0.049}
_HUUR = {2019: 0.016, 2020: 0.026, 2021: 0.0, 2022: 0.023, 2023: 0.0, 2024: 0.053, 2025: 0.045}
_K = Status.KENNIS
_LEIDRAAD = "vervang door de leidraad economische parameters dPi (Aw/WSW)"

REEKSEN: Final[tuple[Reeks, ...]] = (
    Reeks("prijsinflatie", "Prijsinflatie", 0.020, _CPI, _LEIDRAAD, _K),
    Reeks("loonstijging", "Loonstijging", 0.025, _LOON, _LEIDRAAD, _K),
    Reeks("bouwkostenstijging", "Bouwkostenstijging", 0.025, _BOUW, _LEIDRAAD, _K),
    Reeks("onderhoudskostenstijging", "Onderhoudskostenstijging", 0.025, _BOUW, _LEIDRAAD, _K),
    Reeks(
        "huurverhoging",
        "Huurverhoging (per huurverhogingsdatum)",
        0.025,
        _HUUR,
        "afspraak van de regio; maximum 1-7-2026 4,1% (rijksoverheid.nl 15-12-2025)",
        Status.AFGELEID,
    ),
    Reeks(
        "opbrengst_iah",
        "Extra huurstijging door inkomensafhankelijke huurverhoging (IAH)",
        0.0,
        {},
        "0 zolang de regio niets afspreekt",
        Status.AFGELEID,
    ),
    Reeks("stijging_leegwaarde", "Stijging leegwaarde/WOZ", 0.030, {}, _LEIDRAAD, _K),
    Reeks("stijging_marktwaarde", "Stijging marktwaarde", 0.025, {}, _LEIDRAAD, _K),
    Reeks("stijging_beleidswaarde", "Stijging beleidswaarde", 0.020, {}, _LEIDRAAD, _K),
    Reeks(
        "rente_nieuwe_leningen",
        "Rente nieuwe geborgde leningen",
        0.0315,
        {},
        "nieuwe leningen 3,15% (2023), 3,07% (Q1 2024): leonbobbe.com 29-9-2024",
        Status.BRON,
    ),
    Reeks("opslag_ongeborgd", "Opslag ongeborgde leningen (niet-DAEB)", 0.010, {}, "afspraak van de regio", _K),
    Reeks("rente_liquide_middelen", "Rente liquide middelen", 0.010, {}, "afspraak van de regio", _K),
)
REEKS: Final = {r.naam: r for r in REEKSEN}

GEINDEXEERD: Final = tuple(i for i in Index if i is not Index.GEEN)
"""Series with which amounts are brought from one price level to another."""
EIGEN_PAD: Final = (Index.HUUR, Index.ONDERHOUD, Index.LOON, Index.PRIJS, Index.BOUW)
"""The indices a corporation's own budget may have been made with (herijking)."""
