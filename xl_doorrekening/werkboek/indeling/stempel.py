"""Stempel: which version made the results from which input, and whether that input has changed since."""

from collections.abc import Sequence
from typing import Final

from xl_doorrekening.invoer.veld import Eenheid
from xl_doorrekening.werkboek.indeling.blok import (
    BRON,
    EEN,
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

E = Eenheid
_TEKST = Cel(uitkomstveld("tekst", E.TEKST))
_GETAL = Cel(uitkomstveld("controlegetal", E.GETAL))
GEGEVENS: Final = (
    ("sjabloonversie", "Versie van de opbouw van dit werkboek"),
    ("programmaversie", "Versie van xl_doorrekening"),
    ("startjaar", "Startjaar"),
    ("berekend", "Berekend op"),
    ("vingerafdruk", "Vingerafdruk van alle invoer"),
    ("uitgangspunten", "Vingerafdruk van de uitgangspunten (klokken)"),
)
GEDEELD: Final = ("uitgangspunten", "kengetallen")
"""Shared tabs on which the results of every corporation by itself rest; the task (stap 3 and 4) is not one of them."""


def blad(corporaties: Sequence[tuple[str, str]]) -> Blad:
    from xl_doorrekening.werkboek.indeling import corporatie, gedeeld

    jaar = 2000  # the names of blocks do not depend on the year
    tabs = [(b.sleutel, b.titel, b) for b in gedeeld(jaar)]
    tabs += [(id_, naam, corporatie.blad(jaar, id_, naam)) for id_, naam in corporaties]
    versheid = tuple(
        Rij(f"{sleutel}.{b.naam}", f"{titel}: {b.titel}", "", "", {"toen": _GETAL})
        for sleutel, titel, tab in tabs
        for b in tab.blokken
        if b.invoer
    )
    waarde = (Kolom("waarde", "Waarde", BRON),)
    return Blad(
        "stempel",
        "Stempel",
        (
            Blok(
                "stempel",
                "Stempel van de laatste berekening",
                waarde,
                tuple(Rij(code, label, "", "", {"waarde": _TEKST}) for code, label in GEGEVENS),
                "",
                Soort.UITKOMST,
            ),
            Blok(
                "corporaties",
                "Corporaties in dit werkboek",
                waarde,
                tuple(Rij(id_, naam, "", "", {"waarde": _TEKST}) for id_, naam in corporaties),
                "Ontbreekt het tabblad van een van deze, dan meldt Controle dat.",
                Soort.UITKOMST,
                "Corporatie",
            ),
            Blok(
                "versheid",
                "Is de invoer sinds de berekening gewijzigd?",
                (Kolom("nu", "Nu", BRON), Kolom("toen", "Bij berekening", TOELICHTING), Kolom("gelijk", "Gelijk", EEN)),
                versheid,
                "Een controlegetal per blok invoer, met gewone formules (geen macro nodig). Gelijk: 1.",
                Soort.UITKOMST,
                "Blok",
            ),
        ),
        TABKLEUR["stempel"],
        "Waaruit de uitkomsten komen, en of ze nog bij de invoer horen.",
        breedtes={1: 90.0, BRON: 22.0, TOELICHTING: 22.0},
    )
