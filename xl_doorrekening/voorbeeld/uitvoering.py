"""Agreements of the example region: the scenario Samen, laid down in part."""

from xl_doorrekening.begrippen.instrumenten import NAAR_VHE, Instrument
from xl_doorrekening.begrippen.opgave import Opgavetype
from xl_doorrekening.begrippen.uitvoering import (
    Afspraakstatus,
    Betrokkenheid,
    Partijsoort,
    Stap,
    Trajectstatus,
)
from xl_doorrekening.invoer.uitvoering import (
    Besluit,
    Openpunt,
    Partij,
    Prestatieafspraak,
    Rol,
    Terugblik,
    Traject,
    Uitvoering,
    Verdeling,
)
from xl_doorrekening.voorbeeld.scenarios import SAMEN
from xl_doorrekening.voorbeeld.solidariteit import BREUK, GROEI, KRIMP, LTV, RIJK, STAD

_N, _A = Opgavetype.UITBREIDING, Opgavetype.AARDGASVRIJ
_CONCEPT, _AKKOORD, _VAST = Afspraakstatus.CONCEPT, Afspraakstatus.AKKOORD, Afspraakstatus.VASTGELEGD
_OPGAVE: tuple[tuple[str, str, Opgavetype, Afspraakstatus, tuple[int, ...]], ...] = (
    (RIJK, "Lindeberg", _N, _VAST, (0, 5, 5, 36, 4, 4, 4, 4, 4, 4)),
    (GROEI, "Nieuwland", _N, _AKKOORD, (0, 9, 340, 9, 9, 9, 380, 8, 8, 8)),
    (GROEI, "Nieuwland", _A, _CONCEPT, (0, 0, 38, 38, 38, 38, 37, 37, 37, 37)),
    (KRIMP, "Oosterveen", _N, _AKKOORD, (0, 5, 5, 5, 5, 4, 4, 4, 4, 4)),
    (STAD, "Plasdorp", _N, _CONCEPT, (0, 0, 0, 0, 0, 0, 140, 0, 0, 0)),
    (LTV, "Sluiskil", _N, _CONCEPT, (0, 0, 0, 0, 0, 0, 0, 260, 0, 0)),
    (LTV, "Sluiskil", _A, _CONCEPT, (0, 0, 50, 50, 50, 50, 50, 50, 50, 50)),
    (BREUK, "Vlietmonde", _N, _CONCEPT, (0, 7, 7, 7, 7, 7, 7, 6, 6, 6)),
    (LTV, "Waardstad", _N, _AKKOORD, (0, 12, 13, 12, 13, 42, 13, 12, 13, 12)),
    (STAD, "Waardstad", _N, _AKKOORD, (0, 8, 7, 7, 320, 5, 7, 7, 450, 7)),
    (LTV, "Waardstad", _A, _CONCEPT, (0, 0, 22, 22, 22, 22, 22, 21, 22, 22)),
    (STAD, "Waardstad", _A, _AKKOORD, (0, 0, 142, 180, 180, 180, 180, 180, 142, 141)),
)  # fmt: skip
"""As the scenario has it."""


def uitvoering(startjaar: int) -> Uitvoering:
    return Uitvoering(
        besluit=Besluit(
            scenario=SAMEN, status=Afspraakstatus.VOORGELEGD, door="bestuurlijk overleg van de regio",
            monitoring="De werkgroep meet elk voorjaar; het bestuurlijk overleg bespreekt het in mei",
            evaluatie_op=f"najaar {startjaar + 1}",
        ),
        rollen=(
            Rol(rol="opdrachtgever", wie="bestuurlijk overleg", taak="besluit over elke stap"),
            Rol(rol="coördinator", wie="regiobureau", taak="beheert het werkboek en de planning"),
            Rol(rol="werkgroep", wie="controllers van de zes corporaties", taak="vult in, rekent, controleert"),
        ),
        partijen=(
            Partij(naam="huurdersplatform van de regio", soort=Partijsoort.HUURDERS, stap=Stap.DRIE,
                   stand=Betrokkenheid.BESPROKEN, eigenaar="coördinator"),
            Partij(naam="gemeente Waardstad", soort=Partijsoort.GEMEENTE, gemeente="Waardstad", stap=Stap.ZES,
                   stand=Betrokkenheid.BESPROKEN, eigenaar="bestuur van de bouwer"),
            Partij(naam="gemeente Plasdorp", soort=Partijsoort.GEMEENTE, gemeente="Plasdorp", stap=Stap.ZES,
                   eigenaar="bestuur van de ontvanger"),
            Partij(naam="WSW", soort=Partijsoort.TOEZICHT, stap=Stap.VIJF, stand=Betrokkenheid.GEINFORMEERD,
                   eigenaar="coördinator"),
        ),
        verdeling=tuple(
            Verdeling(corporatie=wie, gemeente=waar, type=type_, status=status,
                      jaren=tuple(float(n) or None for n in jaren),
                      toelichting="Onder voorbehoud van de grond" if waar == "Plasdorp" else None)
            for wie, waar, type_, status, jaren in _OPGAVE
        ),
        prestatieafspraken=(
            Prestatieafspraak(gemeente="Waardstad", onderwerp="Grond voor 818 + 142 sociale huurwoningen", jaar=startjaar + 1,
                              status=Afspraakstatus.VOORGELEGD, eigenaar="bestuur van de bouwer"),
            Prestatieafspraak(gemeente="Plasdorp", corporatie=STAD, onderwerp="Wie in Plasdorp bouwt", jaar=startjaar + 1,
                              eigenaar="bestuur van de bouwer"),
        ),
        trajecten=(
            Traject(instrument=Instrument.OVERNAME, gever=STAD, ontvanger=BREUK, nodig="samenwerkingsovereenkomst",
                    bij="beide besturen", status=Trajectstatus.GEVRAAGD, eigenaar="bestuur van de bouwer"),
            Traject(instrument=Instrument.PROJECTSTEUN, ontvanger=LTV, nodig="of en hoe dit mag: na te gaan",
                    bij="Aw en WSW", status=Trajectstatus.UITZOEKEN, eigenaar="coördinator"),
            Traject(instrument=Instrument.LENINGRUIL, gever=NAAR_VHE, ontvanger=BREUK, nodig="borging en contract",
                    bij="WSW", status=Trajectstatus.UITZOEKEN, eigenaar="coördinator"),
        ),
        open_punten=(
            Openpunt(punt="Zekerheid over de grond in Plasdorp", stap=Stap.ZES, eigenaar="bestuur van de ontvanger",
                     voor="volgend bestuurlijk overleg"),
        ),
        evaluatie={"planning": Terugblik(antwoord="Voor het gesprek over solidariteit was een half jaar nodig")},
    )  # fmt: skip
