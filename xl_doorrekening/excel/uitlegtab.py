"""Tab Uitleg of an open workbook: made behind the others, or emptied, and filled. It is the user's own, not ours."""

from typing import Final

import xlwings as xw

from xl_doorrekening.excel import boek as excelboek
from xl_doorrekening.excel.beveiliging import ontgrendeld
from xl_doorrekening.excel.vragen.uitlegblad import TITEL, WAARDE, Uitlegblad
from xl_doorrekening.werkboek.bestand import Bestandsfout

NAAM: Final = "Uitleg"
_BREEDTES: Final = (7, 58, 15, 14, 70, 50)
_PUNTEN: Final = 5.6
"""Of a character: in a browser xlwings counts the width of a column in points."""


def zet(boek: xw.Book, u: Uitlegblad) -> None:
    """Write the explanation, and show it."""
    blad = _blad(boek)
    with ontgrendeld(blad):
        blad.clear()
        excelboek.schrijf(blad, [(0, 0, [[excelboek.voor_excel(w) for w in rij] for rij in u.rijen])])
        for van, tot, formaat in u.formaten:
            blad.range((van + 1, WAARDE + 1), (tot + 1, WAARDE + 1)).number_format = formaat
        maat = _PUNTEN if excelboek.in_browser(boek) else 1.0
        for k, breedte in enumerate(_BREEDTES, 1):
            blad.range((1, k), (1, k)).column_width = breedte * maat
    blad.activate()


def _blad(boek: xw.Book) -> xw.Sheet:
    """The tab; raises `Bestandsfout` when that name is taken by something that is not an explanation."""
    bestaand = next((b for b in boek.sheets if b.name.casefold() == NAAM.casefold()), None)
    if bestaand is None:
        return _nieuw(boek)
    rijen = excelboek.Exceltab(bestaand).rijen
    if any(w != "" for rij in rijen for w in rij) and rijen[0][0] != TITEL:
        raise Bestandsfout(
            f"Er is al een tabblad “{bestaand.name}” met iets anders erop. Geef dat een andere naam en kies opnieuw "
            "Uitleg; er is niets gewijzigd."
        )
    return bestaand


def _nieuw(boek: xw.Book) -> xw.Sheet:
    try:
        return boek.sheets.add(NAAM, after=boek.sheets[-1])
    except Exception as fout:
        raise Bestandsfout(
            f"Tabblad “{NAAM}” is niet te maken. Is de werkmapstructuur beveiligd? Hef dat op (Controleren > Werkmap "
            "beveiligen) en probeer het opnieuw; er is niets gewijzigd."
        ) from fout
