"""Logboek: a line for each recalculation with other input, and for each cell that a merge changed."""

from typing import Final

from xl_doorrekening.invoer.veld import Eenheid
from xl_doorrekening.werkboek.indeling.blok import (
    BRON,
    EENHEID,
    LABEL,
    TOELICHTING,
    Blad,
    Blok,
    Cel,
    Kolom,
    Rij,
    Soort,
    uitkomstveld,
)
from xl_doorrekening.werkboek.indeling.stijl import TABKLEUR

REGELS: Final = 1000
KOLOMMEN: Final = (
    Kolom("wat", "Wat", LABEL),
    Kolom("versie", "Versie", EENHEID),
    Kolom("tijd", "Wanneer", BRON),
    Kolom("bericht", "Bericht", TOELICHTING),
    Kolom("vingerafdruk", "Vingerafdruk invoer", TOELICHTING + 1),
)


def blad() -> Blad:
    cel = Cel(uitkomstveld("tekst", Eenheid.TEKST))
    rijen = tuple(Rij(str(i + 1), "", "", "", {k.code: cel for k in KOLOMMEN}) for i in range(REGELS))
    return Blad(
        "logboek",
        "Logboek",
        (
            Blok(
                "logboek",
                "Gebeurtenissen, nieuwste boven",
                KOLOMMEN,
                rijen,
                f"De laatste {REGELS}; opnieuw berekenen met dezelfde invoer geeft geen nieuwe regel.",
                Soort.UITKOMST,
                vaste_kolommen=False,
            ),
        ),
        TABKLEUR["logboek"],
        "Wanneer is met welke versie en welke invoer gerekend?",
        breedtes={LABEL: 24.0, BRON: 20.0, TOELICHTING: 70.0, TOELICHTING + 1: 20.0},
    )
