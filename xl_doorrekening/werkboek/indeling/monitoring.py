"""Stap 6, tab Monitoring: plan and realised side by side, what it does to the years to come, and the years before.

What happened is filled in on the tab of each corporation; the history is written by `doorrekening volgend-jaar`.
"""

from dataclasses import replace

from xl_doorrekening.invoer.uitvoering import Historieregel
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
    Kolom,
    uitkomstkolommen,
)
from xl_doorrekening.werkboek.indeling.lijst import lijstblok, standblok, uitkomstlijst
from xl_doorrekening.werkboek.indeling.stijl import TABKLEUR

E = Eenheid
WONINGEN, CIJFERS, EFFECT = 200, 400, 45
HISTORIE = 60
"""Rows to begin with: the table grows with what is written in it."""
STANDEN = (
    ("jaar", "Jaar"),
    ("plan", "Plan voor woningen"),
    ("raming", "Plan voor geld"),
    ("ingevuld", "Ingevuld door"),
    ("woningen", "Woningen"),
    ("ratios", "Ratio’s in het jaar"),
    ("effect", "Vooruitzicht voor de jaren erna"),
)


def _met_zin(kolommen: tuple[Kolom, ...]) -> tuple[Kolom, ...]:
    """The last column is a sentence."""
    *eerste, zin = kolommen
    return (*eerste, replace(zin, breed=True))


def _woningen(startjaar: int) -> Blok:
    kolommen, cellen = uitkomstkolommen(
        ("gemeente", "Gemeente", BRON, E.TEKST),
        ("type", "Type opgave", TOELICHTING, E.TEKST),
        ("plan", f"Plan {startjaar}", EEN, E.AANTAL),
        ("gerealiseerd", "Gerealiseerd", TWEE, E.AANTAL),
        ("verschil", "Verschil", DRIE, E.AANTAL),
        ("plan_tm", "Plan tot nu", JAAR1, E.AANTAL),
        ("gerealiseerd_tm", "Gerealiseerd tot nu", JAAR1 + 1, E.AANTAL),
        ("zin", "Wat betekent het?", JAAR1 + 3, E.TEKST),
    )
    return uitkomstlijst(
        "m_woningen", "Woningen: afgesproken en gerealiseerd", _met_zin(kolommen), cellen, WONINGEN,
        "Plan: de afspraken (tab Afspraken), of zonder afspraken de opgave, met de achterstand van eerdere jaren en "
        f"met eigen plannen buiten de opgave. Tot nu: met wat vóór {startjaar} is gerealiseerd (niet ingevuld: zoals "
        "gepland).",
        "Corporatie", nieuwe_pagina=True, sinds=MET_UITVOERING,
    )  # fmt: skip


def _cijfers(startjaar: int) -> Blok:
    kolommen, cellen = uitkomstkolommen(
        ("tak", "Tak", BRON, E.TEKST),
        ("onderdeel", "Onderdeel", TOELICHTING, E.TEKST),
        ("eenheid", "Eenheid", EEN, E.TEKST),
        ("plan", "Plan", TWEE, E.EUR),
        ("gerealiseerd", "Gerealiseerd", DRIE, E.EUR),
        ("verschil", "Verschil", JAAR1, E.EUR),
        ("deel", "In procent", JAAR1 + 1, E.PROCENT),
        ("zin", "Wat betekent het?", JAAR1 + 3, E.TEKST),
    )
    return uitkomstlijst(
        "m_cijfers", "Geld en ratio’s: geraamd en gerealiseerd", _met_zin(kolommen), cellen, CIJFERS,
        f"Over {startjaar}, of ultimo {startjaar}; alleen wat is ingevuld. Een ratio staat er als haar delen zijn "
        "ingevuld; alleen overige activa en passiva en het geborgde deel mogen geraamd zijn, en dat staat erbij.",
        "Corporatie", nieuwe_pagina=True, sinds=MET_UITVOERING,
    )  # fmt: skip


def _effect(startjaar: int) -> Blok:
    kolommen, cellen = uitkomstkolommen(
        ("gepland", "Krapste ratio, als gepland", BRON, E.TEKST),
        ("werkelijk", "Krapste ratio, zoals het werd", TOELICHTING, E.TEKST),
        ("kleur_gepland", "Oordeel als gepland", EEN, E.TEKST),
        ("kleur", "Oordeel zoals het werd", TWEE, E.TEKST),
        ("ruimte_gepland", "Verantwoorde ruimte als gepland", DRIE, E.KEUR),
        ("ruimte", "Verantwoorde ruimte zoals het werd", JAAR1, E.KEUR),
        ("zin", "Wat betekent het?", JAAR1 + 3, E.TEKST),
    )
    return uitkomstlijst(
        "m_effect", f"Wat doet {startjaar} met de jaren erna?", _met_zin(kolommen), cellen, EFFECT,
        f"Doorgerekend vanaf {startjaar + 1}, met de opgave: eens alsof alles ging zoals gepland, eens vanaf de "
        "ingevulde stand en met wat niet werd gerealiseerd een jaar later. Grenzen: normen met buffer. Ruimte: na de "
        f"opgave, vanaf {startjaar + 1}, × € 1.000. Een eigen begroting blijft zoals zij is: zij volgt de stand niet.",
        "Corporatie", sinds=MET_UITVOERING,
    )  # fmt: skip


def blad(startjaar: int) -> Blad:
    historie = lijstblok(
        "m_historie", "Eerdere jaren", Historieregel,
        {"onderdeel": LABEL, "jaar": EENHEID, "corporatie": BRON, "toelichting": TOELICHTING, "plan": EEN,
         "gerealiseerd": TWEE, "eenheid": DRIE, "gemeente": JAAR1, "soort": JAAR1 + 1},
        ("uitvoering", "historie"), HISTORIE,
        "Wordt gevuld door doorrekening volgend-jaar; aanvullen en verbeteren mag.", sinds=MET_UITVOERING,
    )  # fmt: skip
    return Blad(
        "monitoring",
        "Monitoring",
        (
            standblok("m_stand", "Gebeurt wat is afgesproken?", STANDEN), _effect(startjaar), _woningen(startjaar),
            _cijfers(startjaar), historie,
        ),
        TABKLEUR["uitkomsten"],
        "Stap 6: gebeurt wat is afgesproken, en wat betekent dat voor de jaren erna? Wat is gerealiseerd vult elke "
        "corporatie in op haar eigen tabblad (blok 13).",
        breedtes={LABEL: 44.0, EENHEID: 12.0, BRON: 32.0, TOELICHTING: 40.0, EEN: 16.0, TWEE: 14.0, DRIE: 14.0,
                  JAAR1: 16.0, JAAR1 + 1: 14.0, JAAR1 + 2: 2.0, JAAR1 + 3: 84.0},
        sinds=MET_UITVOERING,
    )  # fmt: skip
