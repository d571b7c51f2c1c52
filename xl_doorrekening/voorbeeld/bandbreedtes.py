"""From which published figures the example's ranges come; docs/voorbeeldregio.md and a test follow from this table."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Bandbreedte:
    """A figure of the example with its range; `per` tells of what it is a share."""

    naam: str
    label: str
    laag: float
    hoog: float
    herkomst: str


BANDBREEDTES: Final[tuple[Bandbreedte, ...]] = (
    Bandbreedte("huur", "Netto huur per vhe per maand, €", 560, 760,
                "Nijestee 2017 € 484 en SSW 2016 € 560 per maand; met ruim 30% huurstijging naar prijspeil 2025"),
    Bandbreedte("schuld_per_vhe", "Schuld per vhe, €", 8_000, 55_000,
                "SSW 2016 € 38.743 per gewogen vhe; Elkien, Woonzorg en WoonFriesland € 35.000–55.000; kleine rijke corporaties minder"),
    Bandbreedte("rente", "Gemiddelde rente leningen", 0.015, 0.036,
                "portefeuille sector 2,79% (2023); Woonzorg 3,12% (2019)"),
    Bandbreedte("beleidswaarde_per_vhe", "Beleidswaarde per vhe, €", 55_000, 130_000,
                "Accolade en Lefier (bedrijfs- en beleidswaarde € 53.000–70.000, 2017–2019); beleidswaarde 2.0 ligt 25–33% hoger"),
    Bandbreedte("marktwaarde_per_vhe", "Marktwaarde per vhe, €", 110_000, 230_000,
                "Woonfriesland 2024 ± € 140.000, Pré Wonen 2022 ± € 190.000"),
    Bandbreedte("personeel_per_vhe", "Personeelsuitgaven per vhe, €", 600, 1_300,
                "Pré Wonen 2022 ± € 790, Woonstad 2018 ± € 660, Woonbedrijf 2016 ± € 735; met loonstijging naar 2025"),
    Bandbreedte("onderhoud_per_vhe", "Onderhoudsuitgaven per vhe, €", 1_800, 3_200,
                "Pré Wonen 2022 ± € 2.300, Woonzorg 2020 ± € 1.950; Aedes-benchmark instandhouding € 4.301 (2023) met verbetering"),
    Bandbreedte("overige_per_vhe", "Overige bedrijfsuitgaven per vhe, €", 900, 1_900,
                "Pré Wonen 2022 ± € 1.430, Woonstad 2018 ± € 1.360, Woonbedrijf 2016 ± € 1.100"),
    Bandbreedte("mutatiegraad", "Mutatiegraad", 0.05, 0.11, "SSW 6–7%, Elkien 10%"),
    Bandbreedte("huurderving", "Huurderving", 0.008, 0.023, "SSW 0,9–1,7%, Nijestee 1,1%, Elkien 1,8–2,3%"),
)  # fmt: skip
