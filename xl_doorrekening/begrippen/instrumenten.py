"""Instruments between corporations (stap 5, rekenregels §10), each declared once with the columns it needs and uses."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Instrument(StrEnum):
    OVERNAME = "overname nieuwbouw"
    TAAKOVERDRACHT = "taakoverdracht bestaand bezit"
    WONINGRUIL = "woningruil"
    PROJECTSTEUN = "projectsteun"
    LENINGRUIL = "leningruil"
    LENING = "onderlinge lening"


WONINGINSTRUMENTEN: Final = frozenset({Instrument.TAAKOVERDRACHT, Instrument.WONINGRUIL})
"""Under these, dwellings that exist change hands."""
OM_NIET: Final = frozenset({Instrument.PROJECTSTEUN, Instrument.LENINGRUIL})
"""Under these, money is given for nothing."""
NAAR_VHE: Final = "naar vhe"
"""As gever: every other corporation, by its number of dwellings."""


@dataclass(frozen=True, slots=True)
class Soortinstrument:
    nodig: frozenset[str]
    """Columns that may not be blank, beside scenario, gever and ontvanger."""
    kan: frozenset[str]
    """Columns that may be filled in besides; the others must be blank."""
    naar_vhe: bool
    """Whether the givers may be all others, by dwellings."""
    uitleg: str


INSTRUMENTEN: Final[dict[Instrument, Soortinstrument]] = {
    Instrument.OVERNAME: Soortinstrument(
        frozenset({"aantal"}), frozenset({"gemeente", "project", "van", "tot", "tak"}), False,
        "De gever bouwt zoveel woningen van het plan van de ontvanger (uitbreiding of vervanging, oplevering van … tot "
        "en met …): investering, huur, lasten en waarde gaan over; de opgave blijft in de regio."),
    Instrument.TAAKOVERDRACHT: Soortinstrument(
        frozenset({"aantal", "van"}), frozenset({"bedrag", "leningen_mee", "tak"}), False,
        "De gever neemt zoveel woningen van de ontvanger over, met huur, onderhoud en waarde; hij betaalt het bedrag "
        "(de prijs) of neemt leningen mee."),
    Instrument.WONINGRUIL: Soortinstrument(
        frozenset({"aantal", "terug", "van"}), frozenset({"bedrag", "tak"}), False,
        "De gever neemt het aantal woningen over en geeft het aantal terug; het bedrag betaalt de gever bij."),
    Instrument.PROJECTSTEUN: Soortinstrument(
        frozenset({"bedrag", "van"}), frozenset({"tot", "icr", "tak"}), True,
        "De gever betaalt elk van deze jaren het bedrag aan de ontvanger, om niet."),
    Instrument.LENINGRUIL: Soortinstrument(
        frozenset({"bedrag", "van", "looptijd"}), frozenset({"tak"}), True,
        "De gever draagt elk jaar het bedrag aan rente van de ontvanger; de nominale schuld verandert niet."),
    Instrument.LENING: Soortinstrument(
        frozenset({"bedrag", "van", "looptijd", "rente"}), frozenset({"tak"}), False,
        "De gever leent het bedrag uit en krijgt het na de looptijd ineens terug."),
}  # fmt: skip
BIJZONDER: Final = ("aantal", "terug", "bedrag", "leningen_mee", "rente", "looptijd", "icr", "van", "tot", "gemeente",
                    "project", "tak")  # fmt: skip
"""Columns that not every instrument has a meaning for."""
