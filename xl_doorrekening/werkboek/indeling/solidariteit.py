"""Stap 5, tab Solidariteit: agreements between corporations, and what the search for the regional optimum may use.

Corporations stand here as text in rows of a list, not as rows of their own, so that adding one leaves the tab alone.
"""

from xl_doorrekening.begrippen.instrumenten import INSTRUMENTEN, NAAR_VHE, Instrument, Soortinstrument
from xl_doorrekening.begrippen.opgave import Opgavetype
from xl_doorrekening.invoer.solidariteit import Deelname, Instrumentregel, Solidariteitkeuzes, Weging
from xl_doorrekening.invoer.veld import velden
from xl_doorrekening.werkboek.indeling.blok import (
    BRON,
    DRIE,
    EEN,
    EENHEID,
    JAAR1,
    LABEL,
    MET_REIZEN,
    MET_SOLIDARITEIT,
    TOELICHTING,
    TWEE,
    Blad,
    Blok,
    Cel,
    Kolom,
    Rij,
)
from xl_doorrekening.werkboek.indeling.lijst import SCENARIONAMEN, kolomnamen, legenda, lijstblok
from xl_doorrekening.werkboek.indeling.stijl import TABKLEUR
from xl_doorrekening.werkboek.indeling.uitgangspunten import HERKOMST, herkomstcellen, parameterblok

S = "solidariteit"
AFSPRAKEN, DEELNEMERS = 160, 60
"""Rows of the lists; more can be inserted."""


def _weging() -> Blok:
    v = dict(velden(Weging))
    gewicht = v["gewicht"]
    return Blok(
        "weging",
        "2  Hoe zwaar weegt elk type opgave in het optimum?",
        (*HERKOMST, Kolom("waarde", "Gewicht", EEN), Kolom("status", "Status", TWEE),
         Kolom("minstens", "Minstens te halen", DRIE)),
        tuple(
            Rij(x.value, x.label, gewicht.eenheid.tekst, gewicht.uitleg,
                {"waarde": Cel(gewicht, (S, "weging", x.value, "gewicht")), **herkomstcellen(f"weging.{x.value}"),
                 "minstens": Cel(v["minstens"], (S, "weging", x.value, "minstens"))})
            for x in Opgavetype
        ),
        "Gewicht per woning: het optimum zoekt de meeste gewogen woningen. 0: telt niet mee. Minstens te "
        "halen: welk deel van wat is toegerekend er in elk geval komt; leeg: geen minimum.",
        kop_label="Type opgave",
        sinds=MET_SOLIDARITEIT,
    )  # fmt: skip


def _deelname() -> Blok:
    plekken = {"corporatie": LABEL, "geven": EENHEID, "ontvangen": BRON, "toelichting": TOELICHTING, "hoogste": EEN}
    return lijstblok(
        "deelname",
        "3  Wie doet mee aan het optimum?",
        Deelname,
        plekken,
        (S, "deelname"),
        DEELNEMERS,
        "Alleen voor wie een voorbehoud maakt: wie hier niet staat, doet vrij mee. Bedragen × € 1.000.",
    )


def _instrument(x: Instrument, s: Soortinstrument) -> Rij:
    vast = {
        "instrument": x.value,
        "naar_vhe": f"ja, “{NAAR_VHE}”" if s.naar_vhe else "nee",
        "nodig": kolomnamen(Instrumentregel, s.nodig),
        "kan": kolomnamen(Instrumentregel, s.kan),
        "uitleg": s.uitleg,
    }
    return Rij(x.name.lower(), "", vast=vast)


def _instrumenten() -> Blok:
    kolommen = (
        Kolom("instrument", "Instrument", LABEL),
        Kolom("naar_vhe", "Mogen alle andere geven?", EENHEID),
        Kolom("nodig", "Verplicht", BRON),
        Kolom("kan", "Mag ook", TOELICHTING),
        Kolom("uitleg", "Wat doet het instrument?", EEN),
    )
    return legenda(
        "instrumenten",
        "4  Welke instrumenten zijn er?",
        kolommen,
        tuple(_instrument(x, s) for x, s in INSTRUMENTEN.items()),
        f"Scenario, instrument, gever en ontvanger zijn altijd verplicht. Met “{NAAR_VHE}” als gever betalen alle "
        "andere corporaties, elk naar haar aantal woningen.",
        nieuwe_pagina=True,
    )


def _afspraken() -> Blok:
    plekken = {"scenario": LABEL, "instrument": EENHEID, "gever": BRON, "ontvanger": TOELICHTING, "tak": EEN,
               "gemeente": TWEE, "project": DRIE, "van": JAAR1, "tot": JAAR1 + 1, "aantal": JAAR1 + 2,
               "terug": JAAR1 + 3, "bedrag": JAAR1 + 4, "leningen_mee": JAAR1 + 5, "rente": JAAR1 + 6,
               "looptijd": JAAR1 + 7, "icr": JAAR1 + 8, "toelichting": JAAR1 + 9}  # fmt: skip
    return lijstblok(
        "afspraken",
        "5  Afspraken tussen corporaties, per scenario",
        Instrumentregel,
        plekken,
        (S, "instrumenten"),
        AFSPRAKEN,
        f"Een regel per afspraak, ruimte voor {AFSPRAKEN}; rijen invoegen mag. Bedragen × € 1.000, in euro's van het "
        "jaar zelf. Corporaties heten zoals op hun tabblad.",
        {"scenario": SCENARIONAMEN},
    )


def blad() -> Blad:
    keuzes = parameterblok(
        "solidariteit_keuzes",
        "1  Keuzes",
        Solidariteitkeuzes,
        "Leeg mag niet: elke keuze heeft een stand. Optimum: wat het programma mag gebruiken als het zelf zoekt hoe de "
        "regio het meest van de opgave haalt.",
        (S, "keuzes"),
        MET_SOLIDARITEIT,
        {"looptijd_leningruil": MET_REIZEN},
    )
    return Blad(
        "solidariteit",
        "Solidariteit",
        (keuzes, _weging(), _deelname(), _instrumenten(), _afspraken()),
        TABKLEUR["uitgangspunten"],
        "Stap 5: wie helpt wie, waarmee, en wat mag het programma gebruiken als het naar het regionale optimum zoekt?",
        breedtes={LABEL: 44.0, EENHEID: 26.0, BRON: 29.0, TOELICHTING: 33.0, TWEE: 25.0, DRIE: 18.0, JAAR1: 8.0,
                  JAAR1 + 1: 8.0, JAAR1 + 4: 11.0, JAAR1 + 5: 11.0, JAAR1 + 8: 10.0, JAAR1 + 9: 46.0},
        sinds=MET_SOLIDARITEIT,
    )  # fmt: skip
