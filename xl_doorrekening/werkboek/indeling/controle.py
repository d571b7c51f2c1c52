"""Controle: every check with its verdict, and every finding with its place and remedy."""

from typing import Final

from xl_doorrekening.begrippen.controles import CONTROLES
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

BEVINDINGEN: Final = 300
_TEKST = Cel(uitkomstveld("tekst", Eenheid.TEKST))


def blad() -> Blad:
    kolommen = (Kolom("verdict", "Oordeel", BRON), Kolom("aantal", "Bevindingen", TOELICHTING))
    aantal = Cel(uitkomstveld("Bevindingen", Eenheid.AANTAL))
    controles = tuple(Rij(c.code, c.wat, c.ernst.woord, "", {"verdict": _TEKST, "aantal": aantal}) for c in CONTROLES)
    lijst = tuple(
        Kolom(code, kop, plek, breed=True)
        for code, kop, plek in (
            ("plaats", "Waar (klik)", LABEL),
            ("ernst", "Ernst", EENHEID),
            ("gevonden", "Gevonden", BRON),
            ("toegestaan", "Toegestaan", TOELICHTING),
            ("herstel", "Herstel", TOELICHTING + 1),
        )
    )
    rijen = tuple(Rij(str(i + 1), "", "", "", {k.code: _TEKST for k in lijst}) for i in range(BEVINDINGEN))
    return Blad(
        "controle",
        "Controle",
        (
            Blok(
                "controles",
                "Alle controles",
                kolommen,
                controles,
                "Fout: er wordt niet gerekend. Ontbreekt: die uitkomst is er nog niet. Let op: bespreek het.",
                Soort.UITKOMST,
                "Wat wordt gecontroleerd",
                kop_eenheid="Weegt als",
            ),
            Blok(
                "bevindingen",
                "Alle bevindingen",
                lijst,
                rijen,
                "Van de laatste keer Herbereken.",
                Soort.UITKOMST,
                vaste_kolommen=False,
            ),
        ),
        TABKLEUR["controle"],
        "Wat klopt, wat ontbreekt en wat vraagt om een gesprek?",
        breedtes={LABEL: 60.0, EENHEID: 12.0, BRON: 55.0, TOELICHTING: 45.0, TOELICHTING + 1: 55.0},
    )
