"""Stap 5, tab Scenario's: the scenarios, what there is to change, and what each scenario changes."""

from xl_doorrekening.begrippen.maatregelen import MAATREGELEN, Maatregel, Soortmaatregel
from xl_doorrekening.invoer.scenarios import Brugkeuze, Scenario, Wijziging
from xl_doorrekening.invoer.veld import velden
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
    Kolom,
    Rij,
)
from xl_doorrekening.werkboek.indeling.lijst import SCENARIONAMEN, kolomnamen, legenda, lijstblok
from xl_doorrekening.werkboek.indeling.stijl import TABKLEUR

S = "scenarios"
SCENARIOS, WIJZIGINGEN = 24, 240
"""Rows of the lists; more can be inserted."""


def _lijst() -> Blok:
    plekken = {"naam": LABEL, "toelichting": EENHEID, "plannen": BRON, "bouwt_op": TOELICHTING, "rekenen": EEN}
    return lijstblok(
        "scenario_lijst",
        "1  De scenario's",
        Scenario,
        plekken,
        (S, "lijst"),
        SCENARIOS,
        f"Elk scenario is de opgave (variant B) met de wijzigingen uit blok 3 en de afspraken op tabblad Solidariteit; "
        f"ruimte voor {SCENARIOS}.",
        {"bouwt_op": SCENARIONAMEN},
    )


def _bereik(m: Soortmaatregel) -> str:
    return f"{m.schrijf(m.minimum)} tot en met {m.schrijf(m.maximum)}"


def _maatregel(x: Maatregel, m: Soortmaatregel) -> Rij:
    vast = {
        "groep": m.groep.value,
        "maatregel": x.value,
        "bereik": _bereik(m),
        "uitleg": m.uitleg,
        "kiest": kolomnamen(Wijziging, m.kiest),
        "nodig": kolomnamen(Wijziging, m.nodig) or "–",
    }
    return Rij(x.name.lower(), "", vast=vast)


def _maatregelen() -> Blok:
    kolommen = (
        Kolom("groep", "Groep", LABEL),
        Kolom("maatregel", "Maatregel", EENHEID),
        Kolom("bereik", "Waarde van … tot en met …", TOELICHTING),
        Kolom("uitleg", "Wat doet de maatregel?", EEN),
        Kolom("kiest", "Te richten met", JAAR1 + 4),
        Kolom("nodig", "Verplicht", JAAR1 + 8),
    )
    return legenda(
        "maatregelen",
        "2  Welke maatregelen zijn er?",
        kolommen,
        tuple(_maatregel(x, m) for x, m in MAATREGELEN.items()),
        "Typ een percentage met %-teken. Een vak waarmee een maatregel niet te richten is, blijft leeg in blok 3.",
        nieuwe_pagina=False,
    )


def _wijzigingen() -> Blok:
    plekken = {"scenario": LABEL, "maatregel": EENHEID, "waarde": BRON, "corporatie": TOELICHTING, "tak": EEN,
               "type": TWEE, "gemeente": DRIE, "project": JAAR1, "woningtype": JAAR1 + 1, "huurklasse": JAAR1 + 2,
               "hardheid": JAAR1 + 3, "van": JAAR1 + 4, "tot": JAAR1 + 5, "huur": JAAR1 + 6, "toelichting": JAAR1 + 7,
               "status": JAAR1 + 8}  # fmt: skip
    return lijstblok(
        "wijzigingen",
        "3  Wat verandert een scenario?",
        Wijziging,
        plekken,
        (S, "wijzigingen"),
        WIJZIGINGEN,
        f"Een regel per maatregel, ruimte voor {WIJZIGINGEN}; rijen invoegen mag. Percentages met %-teken. "
        "Een leeg vak na de waarde: alle, dus elke corporatie, elke gemeente, elk jaar.",
        {"scenario": SCENARIONAMEN, "maatregel": ("maatregelen", "maatregel")},
    )


def _brug() -> Blok:
    kolommen = (Kolom("waarde", "Scenario", BRON, keuzes_uit=SCENARIONAMEN),)
    rijen = tuple(Rij(n, v.label, "", v.uitleg, {"waarde": Cel(v, (S, "brug", n))}) for n, v in velden(Brugkeuze))
    return Blok(
        "brug", "4  Van welk scenario naar welk?", kolommen, rijen,
        "Tabblad Uitkomsten scenario's laat dan stap voor stap zien waar het verschil in zit. Leeg bij van: de opgave "
        "(B). Leeg bij naar: geen vergelijking, of (met een van) terug naar de opgave.",
        kop_label="Kies", vaste_kolommen=True, kop_eenheid="", sinds=MET_SOLIDARITEIT,
    )  # fmt: skip


def blad() -> Blad:
    return Blad(
        "scenarios",
        "Scenario's",
        (_lijst(), _maatregelen(), _wijzigingen(), _brug()),
        TABKLEUR["uitgangspunten"],
        "Stap 5: wat als de corporaties anders bouwen, verhuren of onderhouden, of als de wereld verandert?",
        breedtes={LABEL: 24.0, EENHEID: 46.0, BRON: 13.0, TOELICHTING: 24.0, TWEE: 20.0, DRIE: 15.0, JAAR1: 18.0,
                  JAAR1 + 1: 12.0, JAAR1 + 2: 14.0, JAAR1 + 3: 9.0, JAAR1 + 4: 8.0, JAAR1 + 5: 8.0, JAAR1 + 6: 10.0,
                  JAAR1 + 7: 44.0, JAAR1 + 8: 25.0},
        sinds=MET_SOLIDARITEIT,
    )  # fmt: skip
