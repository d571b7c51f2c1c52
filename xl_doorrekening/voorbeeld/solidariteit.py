"""Agreements of the example region: taking over a plan, project support of three, a swap of loans by all others."""

from typing import Any

from xl_doorrekening.begrippen.dpm import Janee
from xl_doorrekening.begrippen.instrumenten import NAAR_VHE, Instrument
from xl_doorrekening.invoer.solidariteit import Deelname, Instrumentregel, Solidariteit
from xl_doorrekening.voorbeeld.scenarios import SAMEN

STAD, RIJK, KRIMP, BREUK, LTV = (
    "Stadswaard",
    "Woningstichting Lindehof",
    "Veenrand Wonen",
    "De Vlietlanden",
    "Havenkwartier",
)
GROEI = "Nieuwland Thuis"
I = Instrument
_STEUN = ((STAD, 1_500_000), (KRIMP, 500_000), (RIJK, 400_000))
"""€ a year; about € 50 per dwelling, of the small and rich one € 200."""


def _afspraak(instrument: Instrument, gever: str, ontvanger: str, toelichting: str, **meer: Any) -> Instrumentregel:
    return Instrumentregel(scenario=SAMEN, instrument=instrument, gever=gever, ontvanger=ontvanger,
                           toelichting=f"{toelichting} (voorbeeldwaarde)", **meer)  # fmt: skip


def solidariteit(startjaar: int) -> Solidariteit:
    steun = {"van": startjaar + 2, "tot": startjaar + 6}
    afspraken = (
        _afspraak(I.OVERNAME, STAD, BREUK, "Wie ruimte heeft bouwt", aantal=140,
                  gemeente="Plasdorp", project="Plaskade"),
        *(_afspraak(I.PROJECTSTEUN, gever, LTV, "Voor Sluiseiland, vijf jaar", bedrag=bedrag, **steun)
          for gever, bedrag in _STEUN),
        _afspraak(I.LENINGRUIL, NAAR_VHE, BREUK, "Allen dragen tien jaar rente", bedrag=1_200_000, van=startjaar + 1,
                  looptijd=10),
    )  # fmt: skip
    return Solidariteit(
        instrumenten=afspraken,
        deelname=(
            Deelname(corporatie=GROEI, geven=Janee.NEE, toelichting="De eigen groei gaat voor"),
            Deelname(corporatie=RIJK, hoogste=12_000_000, toelichting="Besluit van het bestuur"),
        ),
    )
