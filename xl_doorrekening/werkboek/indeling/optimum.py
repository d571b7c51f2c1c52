"""Stap 5, tab Optimum: the best the region could do together, what that takes, and where more room would help."""

from xl_doorrekening.invoer.veld import Eenheid
from xl_doorrekening.werkboek.indeling.blok import (
    BRON,
    DRIE,
    EEN,
    EENHEID,
    JAAR1,
    LABEL,
    MET_SOLIDARITEIT,
    TOELICHTING,
    TWEE,
    Blad,
    Blok,
    Cel,
    Grafiek,
    Kolom,
    Rij,
    uitkomstkolommen,
    uitkomstveld,
)
from xl_doorrekening.werkboek.indeling.lijst import uitkomstblok, uitkomstlijst
from xl_doorrekening.werkboek.indeling.solidariteit import DEELNEMERS
from xl_doorrekening.werkboek.indeling.stijl import TABKLEUR

E = Eenheid
KROMME, PRIJZEN, BOTSING = 11, 40, 12


def _stand() -> Blok:
    tekst = {"waarde": Cel(uitkomstveld("stand", E.TEKST))}
    rijen = (
        ("gezocht", "Gezocht op"), ("vanaf", "Uitgaande van"),
        ("scenario", "Staat als scenario op de tabbladen Scenario's en Solidariteit onder de naam"),
        ("buiten", "Buiten beschouwing, omdat gegevens ontbreken"),
        ("blijft", "Blijft ook met hulp buiten een norm, en doet niets van de opgave"),
        ("vingerafdruk", "Vingerafdruk van de invoer"),
        ("afdruk", "Vingerafdruk van het scenario"),
    )  # fmt: skip
    return uitkomstblok(
        "o_stand", "Wanneer is er gezocht?", (Kolom("waarde", "Stand", BRON),),
        (Rij("stand", "Klopt dit nog met de invoer?", kop=True),
         *(Rij(code, label, "", "", tekst) for code, label in rijen)),
        "Dit tabblad verandert alleen door opnieuw te zoeken. Wat de zoektocht mag, staat op tabblad Solidariteit.",
        "Wat",
    )  # fmt: skip


def _samen() -> Blok:
    rijen = (
        ("alleen", "Gewogen opgave, ieder voor zich", "woningen", E.AANTAL),
        ("samen", "Gewogen opgave, samen", "woningen", E.AANTAL),
        ("extra", "Woningen meer", "woningen", E.AANTAL),
        ("over", "Daarvoor gaat over, om niet (binnen de 15 jaar)", E.KEUR.tekst, E.KEUR),
        ("hulp", "… waarvan hulp aan wie zonder opgave al een norm mist", E.KEUR.tekst, E.KEUR),
        ("prijs", "De rest, per woning meer", E.EUR_WONING.tekst, E.EUR_WONING),
        ("grens", "Samen, met delen van woningen", "woningen", E.GETAL),
        ("mis", "Grootste overschrijding van een norm, nagerekend", E.EUR.tekst, E.EUR),
    )
    return uitkomstblok(
        "o_samen", "Hoeveel meer kan de regio samen?", (Kolom("waarde", "Waarde", BRON),),
        tuple(Rij(code, label, tekst, "", {"waarde": Cel(uitkomstveld(label, e))}) for code, label, tekst, e in rijen),
        "In hele woningen, met elke norm en buffer in alle 15 jaren; wie ook zonder opgave een norm mist, wordt "
        "eerst geholpen.",
        "Wat",
    )  # fmt: skip


def _kromme() -> Blok:
    kolommen, cellen = uitkomstkolommen(
        ("geld", "Gaat over", BRON, E.KEUR), ("woningen", "Gewogen opgave", EEN, E.AANTAL)
    )
    return uitkomstlijst(
        "o_kromme", "Hoeveel opgave bij hoeveel geld?", kolommen, cellen, KROMME,
        "Met delen van woningen; het begin is wat nodig is om wie al een norm mist zoveel mogelijk te helpen.", "Stap",
        (Grafiek("Hoeveel opgave kan er bij hoeveel geld dat overgaat?", ("woningen",), "#,##0", per_rij=True,
                 rijen=KROMME, vanaf_nul=True),),
    )  # fmt: skip


def _wie() -> Blok:
    kolommen, cellen = uitkomstkolommen(
        ("alleen", "Alleen", EEN, E.AANTAL),
        ("eigen", "Eigen opgave, samen", TWEE, E.AANTAL),
        ("voor_ander", "Bouwt voor anderen", DRIE, E.AANTAL),
        ("bezit", "Bezit erbij", JAAR1, E.AANTAL),
        ("geeft", "Geeft", JAAR1 + 1, E.KEUR),
        ("ruimte", "Eigen ruimte", JAAR1 + 2, E.KEUR),
        ("deel", "Deel van ruimte", JAAR1 + 3, E.PROCENT),
        ("krijgt", "Krijgt min betaalt", JAAR1 + 4, E.KEUR),
    )
    return uitkomstlijst(
        "o_wie", "Wie doet wat, wie geeft en wie krijgt?", kolommen, cellen, DEELNEMERS,
        "Gewogen woningen. Geeft: steun, rente en wat overgenomen woningen meer kosten dan waard zijn. Krijgt min "
        "betaalt: alle geld tussen corporaties, ook prijzen van woningen. × € 1.000, 15 jaar samen.",
        "Corporatie",
    )  # fmt: skip


def _prijzen() -> Blok:
    kolommen, cellen = uitkomstkolommen(
        ("wat", "Wat is er ruimer?", BRON, E.TEKST),
        ("tak", "Tak", EEN, E.TEKST),
        ("jaar", "Jaar", TWEE, E.JAAR),
        ("woningen", "Woningen erbij", DRIE, E.GETAL),
    )
    return uitkomstlijst(
        "o_prijzen", "Waar levert meer ruimte het meest op?", kolommen, cellen, PRIJZEN,
        "Gewogen woningen die de regio meer zou kunnen, voor een kleine verandering. Leeg: alles kan al.", "Corporatie",
    )  # fmt: skip


def _botsing() -> Blok:
    kolommen, cellen = uitkomstkolommen(("wens", "Wens", BRON, E.TEKST))
    return uitkomstlijst(
        "o_botsing", "Welke wensen kunnen niet samen?", kolommen, cellen, BOTSING,
        "Een kleinste groep: laat er ten minste één los. Leeg: alle wensen kunnen samen.", "Nr.",
    )  # fmt: skip


def blad() -> Blad:
    return Blad(
        "optimum",
        "Optimum",
        (_stand(), _samen(), _kromme(), _wie(), _prijzen(), _botsing()),
        TABKLEUR["uitkomsten"],
        "Stap 5: wat is het beste dat de regio samen kan, wat kost het wie, en waar knelt het?",
        breedtes={LABEL: 52.0, EENHEID: 13.0, BRON: 40.0, TOELICHTING: 2.0},
        sinds=MET_SOLIDARITEIT,
    )  # fmt: skip
