"""Stap 6, tab Uitkomsten uitvoering: agreements beside what was calculated, per gemeente, and what they still need."""

from xl_doorrekening.begrippen.tijd import BELEIDSRIJK
from xl_doorrekening.invoer.veld import Eenheid
from xl_doorrekening.werkboek.indeling.blok import (
    BRON,
    DRIE,
    EEN,
    EENHEID,
    JAAR1,
    LABEL,
    MET_UITVOERING,
    TOELICHTING,
    TWEE,
    Blad,
    Blok,
    jaarcellen,
    jaarkolommen,
    uitkomstkolommen,
    uitkomstveld,
)
from xl_doorrekening.werkboek.indeling.lijst import standblok, uitkomstlijst
from xl_doorrekening.werkboek.indeling.stijl import TABKLEUR

E = Eenheid
VERSCHIL, GEMEENTEN, INSTRUMENTEN = 200, 80, 40
STANDEN = (
    ("scenario", "Waarop de afspraken rusten"),
    ("verdeling", "Verdeling van de opgave"),
    ("verschil", "Verschil met het scenario"),
    ("partijen", "Wie is betrokken"),
    ("prestatie", "Lokale prestatieafspraken"),
    ("trajecten", "Onderlinge solidariteit"),
    ("punten", "Open punten"),
    ("evaluatie", "Evaluatie"),
)


def _verschil(startjaar: int) -> Blok:
    kolommen, cellen = uitkomstkolommen(
        ("gemeente", "Gemeente", BRON, E.TEKST),
        ("type", "Type opgave", TOELICHTING, E.TEKST),
        ("afgesproken", "Afge-sproken", EEN, E.AANTAL),
        ("scenario", "In het scenario", TWEE, E.AANTAL),
        ("meer", "Meer afgesproken", DRIE, E.AANTAL),
        ("zin", "Verschil", JAAR1 + BELEIDSRIJK, E.TEKST),
    )
    jaren = jaarcellen(uitkomstveld("meer afgesproken", E.AANTAL), None, BELEIDSRIJK)
    return uitkomstlijst(
        "u_verschil", "Zijn de afspraken die van het scenario?", (*kolommen, *jaarkolommen(startjaar, BELEIDSRIJK)),
        {**cellen, **jaren}, VERSCHIL,
        "Woningen in de beleidsrijke jaren; per jaar: afgesproken min scenario. Een leeg verschil is goed.",
        "Corporatie", sinds=MET_UITVOERING,
    )  # fmt: skip


def _gemeenten(startjaar: int) -> Blok:
    kolommen, cellen = uitkomstkolommen(
        ("type", "Type opgave", BRON, E.TEKST),
        ("corporaties", "Door", TOELICHTING, E.TEKST),
        ("totaal", "Afge-sproken", EEN, E.AANTAL),
        ("vast", "Waarvan vast", TWEE, E.AANTAL),
        ("gevraagd", "Opgave", DRIE, E.AANTAL),
        ("zin", "Ten opzichte van wat wordt gevraagd", JAAR1 + BELEIDSRIJK, E.TEKST),
    )
    jaren = jaarcellen(uitkomstveld("afgesproken", E.AANTAL), None, BELEIDSRIJK)
    return uitkomstlijst(
        "u_gemeenten", "Wat gaat er naar de prestatieafspraken van elke gemeente?",
        (*kolommen, *jaarkolommen(startjaar, BELEIDSRIJK)), {**cellen, **jaren}, GEMEENTEN,
        "Woningen per jaar van oplevering, van alle corporaties samen. Vast: akkoord van besturen, of definitief. "
        "Opgave: wat is doorgerekend (tab Opgave); rechts ook woondeal en lokale afspraak, waar die meer vragen.",
        "Gemeente", nieuwe_pagina=True, sinds=MET_UITVOERING,
    )  # fmt: skip


def _instrumenten() -> Blok:
    kolommen, cellen = uitkomstkolommen(
        ("gever", "Gever", BRON, E.TEKST),
        ("ontvanger", "Ontvanger", TOELICHTING, E.TEKST),
        ("aantal", "Woningen", EEN, E.AANTAL),
        ("bedrag", "Bedrag", TWEE, E.KEUR),
        ("van", "Van", DRIE, E.JAAR),
        ("stand", "Stand", JAAR1, E.TEKST),
    )
    return uitkomstlijst(
        "u_instrumenten", "Welke onderlinge afspraken zijn rond?", kolommen, cellen, INSTRUMENTEN,
        "De instrumenten van het gekozen scenario, en of wat zij vragen op Afspraken (blok 6) staat. × € 1.000.",
        "Instrument", sinds=MET_UITVOERING,
    )  # fmt: skip


def blad(startjaar: int) -> Blad:
    return Blad(
        "uitvoeringsbeeld",
        "Uitkomsten uitvoering",
        (
            standblok("u_stand", "Hoe ver zijn de afspraken?", STANDEN),
            _verschil(startjaar),
            _gemeenten(startjaar),
            _instrumenten(),
        ),
        TABKLEUR["uitkomsten"],
        "Stap 6: rusten de afspraken op wat is doorgerekend, en wat vragen zij nog?",
        breedtes={LABEL: 40.0, EENHEID: 4.0, BRON: 34.0, TOELICHTING: 40.0, JAAR1: 16.0, JAAR1 + BELEIDSRIJK: 52.0},
        sinds=MET_UITVOERING,
    )
