"""Start: what this is, the six steps with their state, a light per corporation, and how fresh the results are."""

from collections.abc import Sequence
from typing import Final

from xl_doorrekening.invoer.veld import Eenheid
from xl_doorrekening.werkboek.indeling.blok import (
    BRON,
    DRIE,
    EEN,
    LABEL,
    MET_UITVOERING,
    TOELICHTING,
    TWEE,
    Blad,
    Blok,
    Cel,
    Kolom,
    Rij,
    Soort,
    uitkomstveld,
)
from xl_doorrekening.werkboek.indeling.stijl import TABKLEUR

E = Eenheid
STAPPEN: Final = (
    ("1", "Gezamenlijk de klokken gelijk zetten", "Vul samen Uitgangspunten en Kengetallen in."),
    ("2", "Investeringsruimte uit de instandhoudingsopgave", "Elke corporatie vult haar tabblad; daarna Herbereken."),
    ("3", "Regionale volkshuisvestelijke opgave", "Vul samen tabblad Opgave in: gemeente, type, herkomst en aantal."),
    (
        "4",
        "Financiële haalbaarheid van de opgave",
        "Kies op Toerekening wie wat doet; lees op Uitkomsten opgave of het past.",
    ),
    ("5", "Onderlinge solidariteit", "Vul in wat kan veranderen (Scenario's) en wie wie helpt (Solidariteit)."),
    ("6", "Vertaling naar uitvoering", "Leg op Afspraken vast wat is besloten; zie Uitkomsten uitvoering."),
)
"""The steps of the Handreiking: number, what, and what to do now."""


def _tekst(label: str) -> Cel:
    return Cel(uitkomstveld(label, E.TEKST))


def _stappen() -> Blok:
    kolommen = (
        Kolom("stand", "Stand", BRON),
        Kolom("tip", "Wat nu?", TOELICHTING),
        Kolom("aan_zet", "Wie is aan zet?", EEN, breed=True, sinds=MET_UITVOERING),
    )
    cellen = {"stand": _tekst("Stand"), "aan_zet": _tekst("Wie is aan zet?")}
    rijen = tuple(Rij(f"stap{n}", f"Stap {n}  {wat}", "", tip, cellen) for n, wat, tip in STAPPEN)
    return Blok(
        "stappen", "De zes stappen van de Handreiking", kolommen, rijen, "", Soort.UITKOMST, "Stap", kop_eenheid=""
    )


def _lichten(corporaties: Sequence[tuple[str, str]]) -> Blok:
    kolommen = (
        Kolom("licht", "Oordeel", BRON),
        Kolom("zin", "Toelichting", TOELICHTING, breed=True),
        Kolom("versheid", "Uitkomst is", EEN),
        Kolom("open", "Open punten", TWEE),
        Kolom("gereed", "Gereed", DRIE),
    )
    rijen = tuple(
        Rij(
            id_,
            naam,
            "",
            "",
            {
                "licht": _tekst("Oordeel"),
                "open": Cel(uitkomstveld("Open punten", E.AANTAL)),
                "gereed": _tekst("Gereed"),
                "zin": _tekst("Toelichting"),
            },
        )
        for id_, naam in corporaties
    )
    return Blok(
        "lichten",
        "De corporaties",
        kolommen,
        rijen,
        "Groen: binnen de normen. Oranje: minder dan 5% marge, niet binnen de buffer, of geen duurzaam "
        "saldo. Rood: een norm wordt niet "
        "gehaald. Grijs: niet te berekenen.",
        Soort.UITKOMST,
        "Corporatie",
        kop_eenheid="",
    )


def blad(corporaties: Sequence[tuple[str, str]]) -> Blad:
    return Blad(
        "start",
        "Start",
        (_stappen(), _lichten(corporaties)),
        TABKLEUR["start"],
        "Regionale doorrekening: de corporaties van een regio rekenen samen opgaven en middelen door, volgens de "
        "Handreiking van januari 2026. Klik op een corporatie voor haar tabblad.",
        breedtes={LABEL: 58.0, BRON: 26.0, TOELICHTING: 88.0, EEN: 16.0, TWEE: 13.0},
    )
