"""The state of the stock at the start: energy labels, demand for heat, condition scores, known defects."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Nulmetingitem:
    naam: str
    label: str
    eenheid: str
    is_label: bool = False
    """Energy labels, the unknown ones included, add up to the dwellings of the tak."""


_LABELS = ("A++++", "A+++", "A++", "A+", "A", "B", "C", "D", "E", "F", "G")


def _labelnaam(label: str) -> str:
    """Key of an energy label: A++ becomes label_a_2plus."""
    letter, plussen = label[0].lower(), len(label) - 1
    return f"label_{letter}" + ("" if not plussen else "_plus" if plussen == 1 else f"_{plussen}plus")


NULMETING: Final[tuple[Nulmetingitem, ...]] = (
    *(
        Nulmetingitem(_labelnaam(x), f"Energielabel {x}", "aantal", True)
        for x in _LABELS
    ),
    Nulmetingitem("label_onbekend", "Geen energielabel (of geen woning)", "aantal", True),
    Nulmetingitem("kwh_m2", "Gemiddelde netto warmtevraag", "kWh/m²"),
    *(Nulmetingitem(f"conditiescore_{i}", f"Conditiescore {i} (NEN 2767)", "aantal") for i in range(1, 7)),
    Nulmetingitem("achterstallig_onderhoud", "Achterstallig onderhoud", "woningen"),
    Nulmetingitem("fundering", "Funderingsproblematiek", "woningen"),
    Nulmetingitem("vocht_schimmel", "Vocht en schimmel", "woningen"),
    Nulmetingitem("asbest", "Asbest", "woningen"),
    Nulmetingitem("brandveiligheid", "Brandveiligheid onvoldoende", "woningen"),
    Nulmetingitem("loden_leidingen", "Loden leidingen", "woningen"),
)  # fmt: skip
