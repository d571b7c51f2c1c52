"""Stap 6: what was agreed, with whom, what it still needs, and how it is looked back on.

Dates are texts: the workbook keeps what the user typed, and a date typed as one comes in as dd-mm-jjjj. Owners are
functions or organisations, not persons: the workbook holds no personal data.
"""

from pydantic import Field

from xl_doorrekening.begrippen.instrumenten import Instrument
from xl_doorrekening.begrippen.monitoring import Historiesoort
from xl_doorrekening.begrippen.opgave import Opgavetype
from xl_doorrekening.begrippen.tijd import BELEIDSRIJK
from xl_doorrekening.begrippen.uitvoering import (
    Afspraakstatus,
    Betrokkenheid,
    Partijsoort,
    Puntstatus,
    Stap,
    Trajectstatus,
)
from xl_doorrekening.invoer.veld import Eenheid, Invoermodel, veld

E = Eenheid
EIGENAAR = "Functie of organisatie; geen namen van personen."


class Besluit(Invoermodel):
    """On what the agreements rest."""

    scenario: str | None = veld(
        "Scenario waarop de afspraken rusten", E.TEKST, uitleg="Naam uit tab Scenario's. Leeg: de opgave (B) zelf."
    )
    status: Afspraakstatus | None = veld("Status van het geheel", E.KEUZE, uitleg="Leeg: concept.")
    door: str | None = veld("Besloten door", E.TEKST, uitleg="Bijvoorbeeld: bestuurlijk overleg van de regio.")
    datum: str | None = veld("Datum van het besluit", E.TEKST)
    monitoring: str | None = veld(
        "Afspraak over monitoring", E.TEKST, uitleg="Wie meet wat en wanneer, en wie leest het?"
    )
    evaluatie_op: str | None = veld("Evaluatie op", E.TEKST)


class Rol(Invoermodel):
    rol: str | None = veld("Rol", E.TEKST, nodig=True, uitleg="Bijvoorbeeld coördinator, werkgroep, opdrachtgever.")
    wie: str | None = veld("Wie", E.TEKST, uitleg=EIGENAAR)
    stap: Stap | None = veld("Stap", E.KEUZE, uitleg="Leeg: alle stappen.")
    taak: str | None = veld("Taak", E.TEKST)


class Partij(Invoermodel):
    """Who was or will be involved."""

    naam: str | None = veld("Partij", E.TEKST, nodig=True)
    soort: Partijsoort | None = veld("Soort", E.KEUZE)
    gemeente: str | None = veld("Gemeente", E.TEKST)
    stap: Stap | None = veld("Stap", E.KEUZE)
    stand: Betrokkenheid | None = veld("Stand", E.KEUZE, uitleg="Leeg: nog te betrekken.")
    datum: str | None = veld("Datum", E.TEKST)
    eigenaar: str | None = veld("Wie regelt het", E.TEKST, uitleg=EIGENAAR)
    toelichting: str | None = veld("Toelichting", E.TEKST)


class Verdeling(Invoermodel):
    """Who delivers how many dwellings of a type of task, where and when: the division within the woondealopgave."""

    corporatie: str | None = veld("Corporatie", E.TEKST, nodig=True, uitleg="De naam zoals op het eigen tabblad.")
    gemeente: str | None = veld("Gemeente", E.TEKST, nodig=True)
    type: Opgavetype | None = veld("Type opgave", E.KEUZE, nodig=True)
    status: Afspraakstatus | None = veld("Status", E.KEUZE, uitleg="Leeg: concept.")
    datum: str | None = veld("Datum", E.TEKST)
    eigenaar: str | None = veld("Eigenaar", E.TEKST, uitleg=EIGENAAR)
    jaren: tuple[float | None, ...] = (None,) * BELEIDSRIJK
    """Dwellings per year of delivery."""
    toelichting: str | None = veld("Toelichting", E.TEKST)

    @property
    def totaal(self) -> float:
        return sum(x or 0.0 for x in self.jaren)

    @property
    def vast(self) -> bool:
        """Whether one may count on it."""
        return self.status is not None and self.status.vast


class Prestatieafspraak(Invoermodel):
    """What goes into the local agreements of a gemeente."""

    gemeente: str | None = veld("Gemeente", E.TEKST, nodig=True)
    corporatie: str | None = veld("Corporatie", E.TEKST, uitleg="Leeg: alle corporaties in de gemeente.")
    onderwerp: str | None = veld("Wat komt erin", E.TEKST, nodig=True)
    jaar: int | None = veld("Voor het jaar", E.JAAR)
    status: Afspraakstatus | None = veld("Status", E.KEUZE, uitleg="Leeg: concept.")
    datum: str | None = veld("Datum", E.TEKST)
    eigenaar: str | None = veld("Eigenaar", E.TEKST, uitleg=EIGENAAR)
    toelichting: str | None = veld("Toelichting", E.TEKST)

    @property
    def vast(self) -> bool:
        return self.status is not None and self.status.vast


class Traject(Invoermodel):
    """What an agreement between corporations still needs."""

    instrument: Instrument | None = veld("Instrument", E.KEUZE, nodig=True)
    gever: str | None = veld("Gever", E.TEKST)
    ontvanger: str | None = veld("Ontvanger", E.TEKST)
    nodig: str | None = veld("Wat is nog nodig", E.TEKST, uitleg="Goedkeuring, borging, zienswijze, contract, …")
    bij: str | None = veld("Bij wie", E.TEKST)
    status: Trajectstatus | None = veld("Status", E.KEUZE, uitleg="Leeg: uit te zoeken.")
    datum: str | None = veld("Datum", E.TEKST)
    eigenaar: str | None = veld("Wie regelt het", E.TEKST, uitleg=EIGENAAR)
    toelichting: str | None = veld("Toelichting", E.TEKST)

    @property
    def rond(self) -> bool:
        """Whether nothing stands in the way any more."""
        return self.status is not None and self.status.rond


class Openpunt(Invoermodel):
    punt: str | None = veld("Punt", E.TEKST, nodig=True)
    stap: Stap | None = veld("Stap", E.KEUZE)
    eigenaar: str | None = veld("Wie is aan zet", E.TEKST, uitleg=EIGENAAR)
    voor: str | None = veld("Voor", E.TEKST, uitleg="Datum of overleg.")
    stand: Puntstatus | None = veld("Stand", E.KEUZE, uitleg="Leeg: open.")
    toelichting: str | None = veld("Toelichting", E.TEKST)


class Terugblik(Invoermodel):
    """The answer to one question of the evaluation."""

    antwoord: str | None = veld("Antwoord", E.TEKST)
    datum: str | None = veld("Datum", E.TEKST)


class Historieregel(Invoermodel):
    """A plan of a year that has passed, and what came of it. Written by the roll-forward."""

    jaar: int | None = veld("Jaar", E.JAAR, nodig=True)
    soort: Historiesoort | None = veld("Soort", E.KEUZE)
    corporatie: str | None = veld("Corporatie", E.TEKST)
    gemeente: str | None = veld("Gemeente", E.TEKST)
    onderdeel: str | None = veld("Onderdeel", E.TEKST, nodig=True, uitleg="Bij woningen: het type opgave.")
    eenheid: str | None = veld("Eenheid", E.TEKST)
    plan: float | None = veld("Plan", E.VRIJ, minimum=-1e9, maximum=1e9)
    gerealiseerd: float | None = veld("Gerealiseerd", E.VRIJ, minimum=-1e9, maximum=1e9)
    toelichting: str | None = veld("Toelichting", E.TEKST)


class Uitvoering(Invoermodel):
    besluit: Besluit = Besluit()
    rollen: tuple[Rol, ...] = ()
    partijen: tuple[Partij, ...] = ()
    verdeling: tuple[Verdeling, ...] = ()
    prestatieafspraken: tuple[Prestatieafspraak, ...] = ()
    trajecten: tuple[Traject, ...] = ()
    open_punten: tuple[Openpunt, ...] = ()
    evaluatie: dict[str, Terugblik] = Field(default_factory=dict)
    """Per question (`EVALUATIEVRAGEN`)."""
    historie: tuple[Historieregel, ...] = ()
    """Years that have passed."""
