"""Scenarios of the example region: building soberly, more rent, a shock, realism, and two with agreements."""

from typing import Any

from xl_doorrekening.begrippen.dpm import Status, Woningtype
from xl_doorrekening.begrippen.maatregelen import Maatregel
from xl_doorrekening.begrippen.opgave import Opgavetype
from xl_doorrekening.invoer.scenarios import Brugkeuze, Plannen, Scenario, Scenarios, Wijziging

SOBER, HUUR, SCHOK, REALISTISCH = "Sober bouwen", "Maximale huur", "Renteschok", "Realistisch"
SAMEN, SAMEN_SOBER = "Samen", "Samen sober"
M = Maatregel


def _wijziging(scenario: str, maatregel: Maatregel, waarde: float, toelichting: str, **kiest: Any) -> Wijziging:
    return Wijziging(scenario=scenario, maatregel=maatregel, waarde=waarde, toelichting=toelichting,
                     status=Status.VOORBEELD, **kiest)  # fmt: skip


def _sober(naam: str, startjaar: int) -> tuple[Wijziging, ...]:
    """Smaller dwellings are cheaper, and worth somewhat less; plans that are nearly ready stay as they are."""
    vanaf = {"van": startjaar + 4}
    return (
        _wijziging(naam, M.KOSTEN, -0.10, "Kleinere woningen, één bouwstroom; lopende plannen blijven", **vanaf),
        _wijziging(naam, M.WAARDE, -0.04, "Bij kleinere woningen hoort een lagere waarde", **vanaf),
    )


def scenarios(startjaar: int) -> Scenarios:
    lijst = (
        Scenario(naam=SOBER, toelichting="Wat levert goedkoper bouwen en verduurzamen op?"),
        Scenario(naam=HUUR, toelichting="Wat als ieder het wettelijk maximum vraagt?"),
        Scenario(naam=SCHOK, toelichting="Kan de regio vijf jaar duurder geld en bouwen dragen?"),
        Scenario(naam=REALISTISCH, plannen=Plannen.REALISTISCH, toelichting="Plannen vallen uit en lopen uit"),
        Scenario(naam=SAMEN, toelichting="Afspraken tussen corporaties: zie Solidariteit"),
        Scenario(naam=SAMEN_SOBER, bouwt_op=SAMEN, toelichting="Dezelfde afspraken, en sober bouwen"),
    )
    wijzigingen = (
        *_sober(SOBER, startjaar),
        _wijziging(SOBER, M.WONINGTYPE, 0.2, "Deel van Polderrand als flexwoning", corporatie="Nieuwland Thuis",
                   woningtype=Woningtype.FLEX, van=startjaar + 4),
        _wijziging(SOBER, M.OMVANG, 0.85, "Minder woningen tot aan de warmtevisie", type=Opgavetype.AARDGASVRIJ),
        _wijziging(HUUR, M.BENUTTING, 1.0, "Vanaf het tweede jaar het volle wettelijk maximum", van=startjaar + 1),
        _wijziging(HUUR, M.STREEFHUUR_BIJ, 0.03, "Streefhuur mee omhoog"),
        _wijziging(SCHOK, M.RENTE, 0.015, "Vijf jaar anderhalf procentpunt", van=startjaar + 1, tot=startjaar + 5),
        _wijziging(SCHOK, M.BOUWKOSTEN, 0.02, "Twee jaar extra stijging", van=startjaar + 1, tot=startjaar + 2),
        *_sober(SAMEN_SOBER, startjaar),
    )  # fmt: skip
    return Scenarios(lijst=lijst, wijzigingen=wijzigingen, brug=Brugkeuze(naar=SAMEN_SOBER))
