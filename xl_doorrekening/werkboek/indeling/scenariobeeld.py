"""Stap 5, tab Uitkomsten scenario's: what each scenario comes to, beside the task as planned."""

from dataclasses import replace

from xl_doorrekening.begrippen.opgave import KORT, Opgavetype
from xl_doorrekening.doorrekenen.effecten import AANTALLEN, GROOTHEDEN
from xl_doorrekening.invoer.veld import Eenheid
from xl_doorrekening.opgave.gevoeligheid import GRADEN
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
    jaarcellen,
    jaarkolommen,
    uitkomstkolommen,
    uitkomstveld,
)
from xl_doorrekening.werkboek.indeling.lijst import uitkomstlijst
from xl_doorrekening.werkboek.indeling.scenarios import SCENARIOS
from xl_doorrekening.werkboek.indeling.stijl import TABKLEUR

E = Eenheid
NAAST = SCENARIOS + 1
"""Variant B and every scenario."""
GETEKEND = 12
"""Scenarios in a chart."""
WIE, BRUG, BEVINDINGEN, EFFECTEN = 240, 40, 12, 120


def _naast() -> Blok:
    kolommen, cellen = uitkomstkolommen(
        ("let_op", "Let op", BRON, E.TEKST),
        ("toelichting", "Toelichting", TOELICHTING, E.TEKST),
        ("buiten", "Buiten de grenzen", EEN, E.AANTAL),
        ("jaar", "Eerste jaar", TWEE, E.JAAR),
        ("opgave", "Opgave", DRIE, E.KEUR),
        ("tekort", "Tekort naar rato", JAAR1, E.KEUR),
        ("haalbaar", "Past van dit plan", JAAR1 + 1, E.PROCENT),
        ("volgorde", "Tekort op volgorde", JAAR1 + 2, E.KEUR),
        ("gehaald", "Opgave gehaald", JAAR1 + 3, E.PROCENT),
        ("nieuwbouw", "Nieuwbouw gedaan", JAAR1 + 4, E.AANTAL),
        ("over", "Geld onderling, netto", JAAR1 + 5, E.KEUR),
        ("graad", "Past tot graad", JAAR1 + 6, E.PROCENT),
        ("graad_door", "… dan knelt", JAAR1 + 7, E.TEKST),
    )
    kolommen = tuple(replace(k, breed=True) if k.code == "graad_door" else k for k in kolommen)
    return uitkomstlijst(
        "s_naast", "Wat doet elk scenario?", kolommen, cellen, NAAST,
        "× € 1.000, prijspeil begin startjaar; geld onderling: met prijzen van woningen. Buiten: mist met alle plannen "
        "ooit een norm met buffer. Opgave gehaald: gewogen woningen, deel van de opgave van de regio. Graad: waarbij "
        "niemand tekortkomt; 0%: mist ook zonder plannen een norm.",
        grafieken=(
            Grafiek("Welk deel van de opgave van de regio haalt elk scenario?", ("gehaald",), "0%", per_rij=True,
                    rijen=GETEKEND, top=1.0),
            Grafiek("Hoeveel nieuwbouw komt er (woningen)?", ("nieuwbouw",), "#,##0", per_rij=True, rijen=GETEKEND,
                    vanaf_nul=True),
        ),
    )  # fmt: skip


def _doelen() -> Blok:
    kolommen: list[Kolom] = [Kolom("gehaald", "Niet gehaald", TOELICHTING)]
    cellen = {"gehaald": Cel(uitkomstveld("Niet gehaald", E.TEKST))}
    for i, x in enumerate(Opgavetype):
        for code, kop, plek in (("doel", "opgave", EEN + 2 * i), ("gedaan", "gedaan", EEN + 2 * i + 1)):
            kolommen.append(Kolom(f"{code}_{i}", f"{KORT[x]} {kop}", plek))
            cellen[f"{code}_{i}"] = Cel(uitkomstveld(kop, E.AANTAL))
    return uitkomstlijst(
        "s_doelen", "Wordt de opgave gehaald, per type?", tuple(kolommen), cellen, NAAST,
        "Woningen in de beleidsrijke jaren; gedaan is wat naar rato binnen de normen past. Verkoop gaat altijd door. "
        "Niet toegerekend: wat niemand is toegewezen, haalt geen enkel scenario.",
    )  # fmt: skip


def _jaren(startjaar: int) -> Blok:
    return uitkomstlijst(
        "s_jaren", "Wanneer komt er tekort?", (Kolom("totaal", "Totaal", DRIE), *jaarkolommen(startjaar)),
        {"totaal": Cel(uitkomstveld("totaal", E.KEUR)), **jaarcellen(uitkomstveld("tekort", E.KEUR), None)}, NAAST,
        "Investeringen die naar rato niet kunnen, × € 1.000 op het prijspeil van begin startjaar.",
    )  # fmt: skip


def _graad() -> Blok:
    per_graad = [(f"g{g:.0%}"[:-1], f"bij {g:.0%}", EEN + i, E.KEUR) for i, g in enumerate(GRADEN)]
    kolommen, cellen = uitkomstkolommen(*per_graad)
    return uitkomstlijst(
        "s_graad", "Hoe hangt het tekort af van de realisatiegraad?", kolommen, cellen, NAAST,
        "Tekort naar rato × € 1.000, als zo'n deel van elk plan wordt gedaan; verkoop gaat door.",
    )  # fmt: skip


def _wie() -> Blok:
    kolommen, cellen = uitkomstkolommen(
        ("corporatie", "Corporatie", TOELICHTING, E.TEKST),
        ("jaar", "Haakt af in", EEN, E.JAAR),
        ("b_jaar", "B: haakt af in", TWEE, E.JAAR),
        ("tekort", "Tekort naar rato", DRIE, E.KEUR),
        ("b_tekort", "B: tekort", JAAR1, E.KEUR),
        ("ontvangt", "Krijgt min geeft", JAAR1 + 1, E.KEUR),
        ("neemt_over", "Neemt bouw over", JAAR1 + 2, E.AANTAL),
        ("marge", "Krapste marge", JAAR1 + 3, E.PROCENT),
    )
    return uitkomstlijst(
        "s_wie", "Wie geeft, wie krijgt, en wie redt het?", kolommen, cellen, WIE,
        "Per scenario elke corporatie. Krijgt min geeft: in euro's van het jaar, 15 jaar samen × € 1.000. Neemt "
        "over: te bouwen woningen. Krapste marge: met alle plannen, deel van de grens.", nieuwe_pagina=True,
    )  # fmt: skip


def _effecten() -> Blok:
    vast = [("instrument", "Instrument", BRON, E.TEKST), ("wie", "Voor wie", TOELICHTING, E.TEKST)]
    per = [
        (naam, label[0].upper() + label[1:], EEN + i, E.AANTAL if naam in AANTALLEN else E.KEUR)
        for i, (naam, label, _) in enumerate(GROOTHEDEN)
    ]
    kolommen, cellen = uitkomstkolommen(*vast, *per)
    return uitkomstlijst(
        "s_effecten", "Wat doet elk instrument, voor wie?", kolommen, cellen, EFFECTEN,
        "Elk boven op die ervoor, × € 1.000. Kasstromen, rente en belasting: 15 jaar samen; standen aan het eind. "
        "Regio: gever en ontvanger samen.", nieuwe_pagina=True,
    )  # fmt: skip


def _brug() -> Blok:
    kolommen, cellen = uitkomstkolommen(
        ("tekort", "Tekort naar rato", EEN, E.KEUR),
        ("verschil", "Verschil in tekort", TWEE, E.KEUR),
        ("nieuwbouw", "Nieuwbouw gedaan", DRIE, E.AANTAL),
        ("nieuwbouw_verschil", "Verschil nieuwbouw", JAAR1, E.AANTAL),
        ("schuld", "Schuld aan het eind", JAAR1 + 1, E.KEUR),
        ("buiten", "Buiten de grenzen", JAAR1 + 2, E.AANTAL),
    )
    return uitkomstlijst(
        "s_brug", "Waar zit het verschil tussen twee scenario's in?", kolommen, cellen, BRUG,
        "De keuze staat op tabblad Scenario's, blok 4. Eerst gaat eraf wat het tweede niet heeft, dan komt erbij wat "
        "het meer heeft; de stappen tellen op. Nieuwbouw over de hele horizon.", "Stap",
    )  # fmt: skip


def _bevindingen() -> Blok:
    kolommen, cellen = uitkomstkolommen(("zin", "Wat is er?", BRON, E.TEKST))
    return uitkomstlijst(
        "s_bevindingen", "Waarmee is niet te werken?", kolommen, cellen, BEVINDINGEN,
        "Een gever die met de hele opgave buiten norm en buffer komt of die meer geeft dan zij verantwoord kan, of een "
        "overname van meer dan er is. Eerst verhelpen.",
    )  # fmt: skip


def blad(startjaar: int) -> Blad:
    return Blad(
        "scenariobeeld",
        "Uitkomsten scenario's",
        (
            _naast(), _doelen(), _jaren(startjaar), _graad(), _brug(), _bevindingen(), _wie(), _effecten(),
        ),
        TABKLEUR["uitkomsten"],
        "Stap 5: wat kan de regio samen, en wat blijft er in elk scenario liggen?",
        breedtes={LABEL: 40.0, EENHEID: 4.0, BRON: 27.0, TOELICHTING: 58.0}
        | dict.fromkeys(range(JAAR1, JAAR1 + 9), 13.0),
        sinds=MET_SOLIDARITEIT,
    )  # fmt: skip
