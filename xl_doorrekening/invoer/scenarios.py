"""Stap 5: named scenarios, each a list of changes on variant B, and what they build on."""

from enum import StrEnum

from xl_doorrekening.begrippen.dpm import Hardheid, Huurklasse, Janee, Status, Taknaam, Woningtype
from xl_doorrekening.begrippen.maatregelen import Maatregel
from xl_doorrekening.begrippen.opgave import Opgavetype
from xl_doorrekening.invoer.veld import Eenheid, Invoermodel, veld

E = Eenheid
NIET_VRIJ = frozenset({"b", "basis", "de opgave (b)"})
"""Names, as they are recognised, that stand for variant B or for no scenario at all."""


class Plannen(StrEnum):
    GEPLAND = "zoals gepland"
    REALISTISCH = "realistisch"


class Scenario(Invoermodel):
    """A name for a set of changes and instruments."""

    naam: str | None = veld("Scenario", E.TEKST, nodig=True, uitleg="Een korte naam.")
    bouwt_op: str | None = veld(
        "Bouwt voort op", E.TEKST, uitleg="Naam van een ander scenario; daarvan geldt alles ook. Leeg: de opgave (B)."
    )
    plannen: Plannen | None = veld(
        "Plannen", E.KEUZE, uitleg="Realistisch: met realisatiegraad en vertraging. Leeg: zoals gepland."
    )
    rekenen: Janee | None = veld("Doorrekenen", E.KEUZE, uitleg="Nee: blijft staan en wordt overgeslagen. Leeg: ja.")
    toelichting: str | None = veld("Toelichting", E.TEKST)


class Wijziging(Invoermodel):
    """One change of a scenario; a blank selector means all."""

    scenario: str | None = veld("Scenario", E.TEKST, nodig=True, uitleg="Naam uit de lijst hierboven.")
    maatregel: Maatregel | None = veld("Maatregel", E.KEUZE, nodig=True)
    waarde: float | None = veld("Waarde", E.VRIJ, nodig=True, uitleg="In de eenheid van de maatregel, zoals 90%.")
    corporatie: str | None = veld("Corporatie", E.TEKST, uitleg="Leeg: alle.")
    tak: Taknaam | None = veld("Tak", E.KEUZE, uitleg="Leeg: beide.")
    type: Opgavetype | None = veld("Type opgave", E.KEUZE, uitleg="Leeg: alle.")
    gemeente: str | None = veld("Gemeente", E.TEKST, uitleg="Leeg: alle.")
    project: str | None = veld("Project", E.TEKST, uitleg="Leeg: alle.")
    woningtype: Woningtype | None = veld("Woningtype", E.KEUZE, uitleg="Leeg: alle.")
    huurklasse: Huurklasse | None = veld("Huurklasse", E.KEUZE, uitleg="Leeg: alle.")
    hardheid: Hardheid | None = veld("Hardheid", E.KEUZE, uitleg="Leeg: beide.")
    van: int | None = veld("Van", E.JAAR, uitleg="Plannen: jaar van oplevering. Leeg: het startjaar.")
    tot: int | None = veld("Tot en met", E.JAAR, uitleg="Leeg: het laatste jaar.")
    huur: float | None = veld("Huur per maand", E.EUR_MAAND, uitleg="Van deze woningen. Leeg: kengetal.")
    toelichting: str | None = veld("Toelichting", E.TEKST, uitleg="Bij een aanname: de bron.")
    status: Status | None = veld("Status", E.KEUZE)


class Brugkeuze(Invoermodel):
    """Between which two scenarios the difference is taken apart."""

    van: str | None = veld("Van scenario", E.TEKST, uitleg="Leeg: de opgave (B).")
    naar: str | None = veld("Naar scenario", E.TEKST, uitleg="Leeg: geen vergelijking, of met een van: de opgave (B).")


class Scenarios(Invoermodel):
    lijst: tuple[Scenario, ...] = ()
    wijzigingen: tuple[Wijziging, ...] = ()
    brug: Brugkeuze = Brugkeuze()

    @property
    def door_te_rekenen(self) -> tuple[Scenario, ...]:
        return tuple(s for s in self.lijst if s.naam and s.rekenen is not Janee.NEE)
