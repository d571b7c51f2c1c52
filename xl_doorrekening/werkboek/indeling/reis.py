"""Reis, hidden, only in a copy that was mailed: who sent what to whom, and the input as it was then.

When the copy comes back, what the receiver changed is the difference with this; what changed at home meanwhile too.
"""

from typing import Final

from xl_doorrekening.invoer.veld import Eenheid
from xl_doorrekening.werkboek.indeling.blok import (
    BRON,
    EEN,
    LABEL,
    TOELICHTING,
    TWEE,
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
GEGEVENS: Final = (
    ("verstuurd", "Verstuurd op"),
    ("versie", "Met xl_doorrekening"),
    ("regio", "Regio"),
    ("aan", "Voor (kenmerk van de corporatie; leeg: alle)"),
    ("naam", "Naam van die corporatie"),
    ("klokken", "Vingerafdruk van de gedeelde aannames"),
    ("invoer", "Vingerafdruk van de invoer van de regio"),
    ("gedeeld", "Vingerafdruk per gedeeld tabblad"),
)
KOLOMMEN: Final = (
    Kolom("eigenaar", "Eigenaar", LABEL),
    Kolom("blok", "Blok", BRON),
    Kolom("rij", "Rij", TOELICHTING),
    Kolom("kolom", "Kolom", EEN),
    Kolom("waarde", "Waarde", TWEE),
)


def blad(regels: int) -> Blad:
    """With room for so many cells of input."""
    tekst = {"waarde": Cel(uitkomstveld("tekst", E.TEKST))}
    cellen = {k.code: Cel(uitkomstveld(k.kop, E.TEKST)) for k in KOLOMMEN}
    return Blad(
        "reis",
        "Reis",
        (
            Blok(
                "reis", "Wie stuurde dit aan wie?", (Kolom("waarde", "Waarde", BRON),),
                tuple(Rij(code, label, "", "", tekst) for code, label in GEGEVENS), "", Soort.UITKOMST, "Wat",
            ),
            Blok(
                "reis_basis", "De invoer zoals die is verstuurd", KOLOMMEN,
                tuple(Rij(str(i + 1), "", "", "", cellen) for i in range(regels)),
                "Hieraan is bij het samenvoegen te zien wat de ontvanger heeft gewijzigd.", Soort.UITKOMST,
                vaste_kolommen=False,
            ),
        ),
        TABKLEUR["stempel"],
        "Bijgehouden door het programma; niet wijzigen.",
    )  # fmt: skip
