"""Every check on the input, declared once: code, what it looks at, and how much a finding weighs."""

from dataclasses import dataclass
from typing import Final

from xl_doorrekening.begrippen.bevinding import Ernst


@dataclass(frozen=True, slots=True)
class Controle:
    code: str
    wat: str
    ernst: Ernst


F, O, L = Ernst.FOUT, Ernst.LEEMTE, Ernst.LET_OP

CONTROLES: Final[tuple[Controle, ...]] = (
    Controle("opbouw", "Alle tabbladen, blokken, kolommen en rijen zijn er nog", F),
    Controle("dubbel", "Elke corporatie heeft één tabblad en een eigen naam", F),
    Controle("soort", "Getallen zijn getallen, teksten teksten en keuzes komen uit de lijst", F),
    Controle("grens", "Elk getal ligt tussen zijn grenzen", F),
    Controle("verplicht", "Wat niet leeg mag zijn, is ingevuld", F),
    Controle("jaar", "Een ingevulde reeks heeft alle jaren", F),
    Controle("prijspeil", "Elk prijspeil ligt in jaren met bekende prijsstijgingen", F),
    Controle("verdeling", "Kasritme en verdeling van de ruimte zijn samen 100%", F),
    Controle("labels", "Energielabels tellen op tot het aantal vhe", F),
    Controle("voorraad", "Er wordt niet meer verkocht, gesloopt en overgedragen dan er staat", F),
    Controle("project", "Projecten hebben een haalbare planning", F),
    Controle("leningen", "Leningen en aflossingen passen bij de schuld", F),
    Controle("negatief", "Een begroting heeft geen bedragen onder 0, behalve een teruggaaf van belasting", F),
    Controle("bron", "Bij een gekozen bron horen cijfers", F),
    Controle("opgave", "Periodes van de opgave en grenzen aan de capaciteit kunnen bestaan", F),
    Controle("samenhang", "De samenhangen van een macroreeks met de gedeelde schokken kunnen samen bestaan", F),
    Controle("scenario", "Elk scenario heeft een eigen naam en bouwt voort op een scenario dat er is", F),
    Controle("periode", "Een wijziging of afspraak eindigt niet voor zij begint", F),
    Controle("afspraak", "Afspraken kunnen bestaan; een voorbehoud noemt een corporatie, en die één keer", F),
    Controle("ontbreekt", "Alles wat nodig is voor een uitkomst is ingevuld", O),
    Controle("kengetal", "Elk kengetal dat nodig is, is bekend", O),
    Controle("leg_uit", "Afwijken van het kengetal is toegelicht (pas toe of leg uit)", O),
    Controle("norm", "De gekozen set grenswaarden is ingevuld", O),
    Controle("woondeal", "Een woondeal die voor de NPA komt, is recenter", O),
    Controle("toerekening", "Handmatige toerekening noemt bekende namen en sluit op de opgave", O),
    Controle("gemeente", "Elke opgave heeft een corporatie die haar kan dragen, elk project een plaats", O),
    Controle("bekend", "Scenario's en afspraken noemen namen en takken die er zijn", O),
    Controle("uitkomstblad", "Elk tabblad met uitkomsten is er nog", L),
    Controle("ouder", "Het werkboek heeft de opbouw van deze versie", L),
    Controle("aannemelijk", "Bedragen per woning hebben een gebruikelijke omvang", L),
    Controle("waardepeil", "Waarden per woning staan op het prijspeil van de beginbalans", L),
    Controle("beleidsarm", "Projecten van de opgave beginnen in de beleidsrijke jaren", L),
    Controle("buiten", "De opgave ligt in de beleidsrijke jaren, een wijziging of afspraak in de doorrekening", L),
    Controle("heel", "Opgave en afspraken zijn in hele woningen", L),
    Controle("herkomst", "Elk cijfer van de opgave heeft een herkomst die bij het type past", L),
    Controle("bezit", "De opgave is niet groter dan het bezit dat zij raakt", L),
    Controle("dubbel_project", "Geen project, cijfer of gemeente staat er twee keer", L),
    Controle("overbodig", "Wijzigingen en afspraken vullen alleen vakken in die iets doen", L),
    Controle("zonder_wijziging", "Elk scenario dat wordt doorgerekend, verandert iets", L),
    Controle("verschil", "De afspraken zijn die van het scenario waarop zij rusten", L),
    Controle("plafond", "De huurverhoging blijft onder het wettelijk maximum", L),
    Controle("herijking", "Een eigen begroting heeft een eigen macropad", L),
    Controle("geborgd", "Geborgde leningen horen bij DAEB", L),
    Controle("vol", "Er is ruimte in de tabellen", L),
    Controle("inzet", "Rijen buiten de tabel worden gelezen", L),
)
CONTROLE: Final = {c.code: c for c in CONTROLES}
