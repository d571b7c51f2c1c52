"""Values between LibreOffice and xlwings, as Excel gives and takes them."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from numbers import Number
from typing import Any, Final

DATUM, VALUTA, TEKST, LOGISCH = 2 | 4, 8, 256, 1024
"""Kinds of number formats (com.sun.star.util.NumberFormat)."""
_NUL: Final = datetime(1899, 12, 30)
_FOUTEN: Final = {
    502: "#VALUE!", 503: "#NUM!", 504: "#VALUE!", 519: "#VALUE!", 521: "#NULL!", 524: "#REF!", 525: "#NAME?",
    532: "#DIV/0!", 32767: "#N/A",
}  # fmt: skip
_FORMULE_MET_GETAL, _FORMULE_MET_FOUT = 1, 4


class Fout(str):
    """An error value, by Excel's English name."""


Soort = Callable[[int], int]
"""Kind of a number format by its key in the workbook."""


def soorten(bereik: Any, soort_van: Soort) -> Iterator[tuple[int, int, int, int, int]]:
    """Kind of number format, first and last row and column (of the sheet) of the parts that are formatted alike."""
    groepen = bereik.getUniqueCellFormatRanges()
    for i in range(groepen.Count):
        groep = groepen.getByIndex(i)
        soort = soort_van(groep.NumberFormat)
        if soort & (DATUM | VALUTA | TEKST | LOGISCH):
            for a in groep.RangeAddresses:
                yield soort, a.StartRow, a.StartColumn, a.EndRow, a.EndColumn


def _als(soort: int, w: Any) -> Any:
    if not isinstance(w, float):
        return w
    if soort & LOGISCH:
        return bool(w)
    if soort & DATUM:
        return _NUL + timedelta(seconds=round(w * 86_400, 3))
    return Decimal(str(round(w, 4))) if soort & VALUTA else w


def _datums(bereik: Any, soort_van: Soort) -> Iterator[tuple[int, int, int, int, int]]:
    """Parts with dates, by few calls: constants as LibreOffice finds them, formulas by the format of their part."""
    for a in bereik.queryContentCells(DATUM).RangeAddresses:
        yield DATUM, a.StartRow, a.StartColumn, a.EndRow, a.EndColumn
    formules = bereik.queryFormulaCells(_FORMULE_MET_GETAL)
    for a in formules.RangeAddresses:
        deel = bereik.Spreadsheet.getCellRangeByPosition(a.StartColumn, a.StartRow, a.EndColumn, a.EndRow)
        if deel.NumberFormat is None or soort_van(deel.NumberFormat) & DATUM:
            yield from (x for x in soorten(deel, soort_van) if x[0] & DATUM)


def lees(bereik: Any, soort_van: Soort, fijn: bool) -> list[list[Any]]:
    """All values of a range: None for a blank, dates as datetime, errors as `Fout`.

    With `fijn` also booleans, and figures in a currency format as `Decimal`; that takes a call per format.
    """
    uit: list[list[Any]] = [[None if w == "" else w for w in rij] for rij in bereik.getDataArray()]
    plek = bereik.RangeAddress
    for soort, r0, k0, r1, k1 in soorten(bereik, soort_van) if fijn else _datums(bereik, soort_van):
        for r in range(r0 - plek.StartRow, r1 - plek.StartRow + 1):
            for k in range(k0 - plek.StartColumn, k1 - plek.StartColumn + 1):
                uit[r][k] = _als(soort, uit[r][k])
    for a in bereik.queryFormulaCells(_FORMULE_MET_FOUT).RangeAddresses:
        for r in range(a.StartRow - plek.StartRow, a.EndRow - plek.StartRow + 1):
            for k in range(a.StartColumn - plek.StartColumn, a.EndColumn - plek.StartColumn + 1):
                uit[r][k] = Fout(_FOUTEN.get(bereik.getCellByPosition(k, r).getError(), "#N/A"))
    return uit


def schoon(
    data: Sequence[Sequence[Any]], maak_datum: Callable[..., Any], leeg: Any, maak_getal: Any, err_to_str: bool
) -> list[list[Any]]:
    """What xlwings' engines do with what was read, by the options of the call."""

    def een(w: Any) -> Any:
        if w is None or (isinstance(w, str) and w == ""):
            return leeg
        if isinstance(w, Fout):
            return str(w) if err_to_str else None
        if isinstance(w, datetime) and maak_datum is not datetime:
            return maak_datum(w.year, w.month, w.day, w.hour, w.minute, w.second, w.microsecond)
        return maak_getal(w) if isinstance(w, float) and maak_getal is not None else w

    return [[een(w) for w in rij] for rij in data]


def kaal(w: Any) -> Any:
    """A Python value as an engine hands it to the application."""
    if w is None or (isinstance(w, float) and w != w):
        return ""
    return w


def in_cel(w: Any, tekstcel: bool) -> tuple[str | float, bool]:
    """What becomes of a value that is put in a cell, and whether it is a formula."""
    if isinstance(w, str):
        if w.startswith("'"):
            return w[1:], False
        if tekstcel or not w:
            return w, False
        if w.startswith("="):
            return w, True
        try:
            return float(w), False
        except ValueError:
            return w, False
    if not isinstance(w, Number):
        raise TypeError(f"{type(w).__name__} kan niet in een cel")
    getal = float(w)  # type: ignore[arg-type]
    return (f"{getal:.15g}" if tekstcel else getal), False
