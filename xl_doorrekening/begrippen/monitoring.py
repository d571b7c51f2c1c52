"""Words of monitoring (stap 6): what is realised, and from which lines of the scheme the plan for it follows."""

from enum import StrEnum
from typing import Final

from xl_doorrekening.begrippen.regels import SNELSTARTREGELS, WONINGVERBETERING

STANDEN: Final = (
    "vhe", "huur", "schuld", "deel_geborgd", "beleidswaarde", "marktwaarde", "onderpand", "woz_waarde",
    "liquide_middelen", "overige_activa", "overige_passiva", "marktwaarde_leningen",
)  # fmt: skip
"""Fields of the Snelstart of which the end of the year is the opening of the next one."""
NIVEAUS: Final = tuple(r.naam for r in SNELSTARTREGELS)
"""Idem, of which the amount of the year is the level for the next ones."""
KAS: Final[dict[str, tuple[str, ...]]] = {
    "huren": ("huren",),
    "operationele_kasstroom": ("operationele_kasstroom",),
    "rente_uitgaven": ("rente_uitgaven",),
    "renteontvangsten": ("renteontvangsten",),
    "nieuwbouw_huur": ("nieuwbouw_huur",),
    "woningverbetering": WONINGVERBETERING,
    "verkoop_bestaand_bezit": ("verkoop_bestaand_bezit",),
    "nieuwe_leningen": ("nieuwe_leningen",),
    "aflossing": ("aflossing_geborgd", "aflossing_ongeborgd"),
}
"""Per amount of the year the lines that together plan it."""


HISTORIE_RIJEN: Final = 500
"""Rows of the history; the oldest years make place for new ones."""


class Historiesoort(StrEnum):
    """What a line of the history is about."""

    WONINGEN = "woningen"
    CIJFERS = "cijfers"
    PROCES = "proces"
