"""Stap 6, tab Afspraken: what was decided, who does what, with whom, and what it still needs.

Corporations stand here as text in rows of lists, not as rows of their own, so that adding one leaves the tab alone.
"""

from xl_doorrekening.begrippen.tijd import BELEIDSRIJK
from xl_doorrekening.begrippen.uitvoering import EVALUATIEVRAGEN
from xl_doorrekening.invoer.uitvoering import (
    Besluit,
    Openpunt,
    Partij,
    Prestatieafspraak,
    Rol,
    Terugblik,
    Traject,
    Verdeling,
)
from xl_doorrekening.invoer.veld import Eenheid, Veld, velden
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
    Cel,
    Kolom,
    Rij,
    Soort,
    jaarcellen,
    jaarkolommen,
)
from xl_doorrekening.werkboek.indeling.lijst import lijstblok
from xl_doorrekening.werkboek.indeling.stijl import TABKLEUR

U = "uitvoering"
ROLLEN, PARTIJEN, VERDELING, PRESTATIE, TRAJECTEN, PUNTEN = 20, 40, 200, 60, 60, 40
"""Rows of the lists; more can be inserted."""


def _besluit() -> Blok:
    kolommen = (Kolom("waarde", "Afspraak", BRON, breed=True),)
    return Blok(
        "u_besluit",
        "1  Wat is besloten?",
        kolommen,
        tuple(
            Rij(n, v.label, "", v.uitleg, {"waarde": Cel(v, (U, "besluit", n))}) for n, v in velden(Besluit)
        ),
        "Doel, reikwijdte en doorlooptijd staan op Uitgangspunten (blok 1); hier waarop de afspraken rusten.",
        kop_eenheid="",
        sinds=MET_UITVOERING,
    )  # fmt: skip


def _verdeling(startjaar: int) -> Blok:
    v = dict(velden(Verdeling))
    plekken = {"corporatie": LABEL, "gemeente": EENHEID, "type": BRON, "toelichting": TOELICHTING, "status": EEN,
               "datum": TWEE, "eigenaar": DRIE}  # fmt: skip
    jaar = Veld("Woningen", Eenheid.AANTAL, 0, 1e6)
    pad = (U, "verdeling")
    return Blok(
        "u_verdeling",
        "4  Verdeling van de opgave: wie levert wat, waar en wanneer?",
        (*(Kolom(n, v[n].label, p) for n, p in plekken.items()), *jaarkolommen(startjaar, BELEIDSRIJK)),
        tuple(
            Rij(str(i + 1), "", cellen={n: Cel(v[n], (*pad, i, n)) for n in plekken}
                | jaarcellen(jaar, (*pad, i, "jaren"), BELEIDSRIJK))
            for i in range(VERDELING)
        ),
        "Woningen per jaar van oplevering. Vullen uit het gekozen scenario kan met: doorrekening afspraken. Wat "
        "anders is dan in dat scenario, staat op Uitkomsten uitvoering en op Controle.",
        Soort.TABEL,
        vaste_kolommen=False,
        nieuwe_pagina=True,
        sinds=MET_UITVOERING,
    )  # fmt: skip


def _evaluatie() -> Blok:
    v = dict(velden(Terugblik))
    kolommen = (Kolom("antwoord", "Antwoord", BRON, breed=True), Kolom("datum", "Datum", EEN))
    return Blok(
        "u_evaluatie",
        "8  Evaluatie van het proces",
        kolommen,
        tuple(
            Rij(code, vraag, "", "", {n: Cel(v[n], (U, "evaluatie", code, n)) for n in v})
            for code, vraag in EVALUATIEVRAGEN
        ),
        "Vragen om samen op terug te kijken. Leeg: nog niet besproken.",
        kop_label="Vraag",
        kop_eenheid="",
        sinds=MET_UITVOERING,
    )


def blad(startjaar: int) -> Blad:
    rollen = lijstblok(
        "u_rollen", "2  Rollen", Rol, {"rol": LABEL, "stap": EENHEID, "wie": BRON, "taak": TOELICHTING},
        (U, "rollen"), ROLLEN, "Wie doet wat? Functies en organisaties, geen namen van personen.", sinds=MET_UITVOERING,
    )  # fmt: skip
    partijen = lijstblok(
        "u_partijen", "3  Wie is betrokken?", Partij,
        {"naam": LABEL, "soort": EENHEID, "gemeente": BRON, "toelichting": TOELICHTING, "stand": EEN, "datum": TWEE,
         "eigenaar": DRIE, "stap": JAAR1},
        (U, "partijen"), PARTIJEN, "Huurdersorganisaties, gemeenten en anderen, en hoe ver het gesprek is.",
        sinds=MET_UITVOERING,
    )  # fmt: skip
    prestatie = lijstblok(
        "u_prestatie", "5  Wat komt in de lokale prestatieafspraken?", Prestatieafspraak,
        {"gemeente": LABEL, "corporatie": EENHEID, "onderwerp": BRON, "toelichting": TOELICHTING, "status": EEN,
         "datum": TWEE, "eigenaar": DRIE, "jaar": JAAR1},
        (U, "prestatieafspraken"), PRESTATIE, "Aantallen per gemeente staan op Uitkomsten uitvoering; hier staat wat "
        "er verder in komt, en hoe ver het is.", sinds=MET_UITVOERING,
    )  # fmt: skip
    trajecten = lijstblok(
        "u_trajecten", "6  Onderlinge solidariteit: wat is nog nodig?", Traject,
        {"instrument": LABEL, "gever": EENHEID, "ontvanger": BRON, "nodig": TOELICHTING, "status": EEN, "datum": TWEE,
         "eigenaar": DRIE, "bij": JAAR1, "toelichting": JAAR1 + 1},
        (U, "trajecten"), TRAJECTEN, "Per afspraak wat eraan voorafgaat: goedkeuring of melding (Aw), borging (WSW), "
        "zienswijze van gemeente en huurders, een contract. Wat een afspraak vraagt, is per geval na te gaan.",
        sinds=MET_UITVOERING,
    )  # fmt: skip
    punten = lijstblok(
        "u_punten", "7  Open punten", Openpunt,
        {"punt": LABEL, "stap": EENHEID, "eigenaar": BRON, "toelichting": TOELICHTING, "stand": EEN, "voor": TWEE},
        (U, "open_punten"), PUNTEN, "Wat nog moet gebeuren, door wie en voor wanneer.", sinds=MET_UITVOERING,
    )  # fmt: skip
    return Blad(
        "uitvoering",
        "Afspraken",
        (_besluit(), rollen, partijen, _verdeling(startjaar), prestatie, trajecten, punten, _evaluatie()),
        TABKLEUR["uitgangspunten"],
        "Stap 6: van de nieuwe gezamenlijke ambitie naar uitvoering: wat is afgesproken, met wie, en hoe ver is het?",
        breedtes={LABEL: 44.0, EENHEID: 24.0, BRON: 36.0, TOELICHTING: 40.0, EEN: 20.0, TWEE: 12.0, DRIE: 18.0,
                  JAAR1: 16.0, JAAR1 + 1: 12.0},
        sinds=MET_UITVOERING,
    )  # fmt: skip
