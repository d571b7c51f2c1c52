"""A workbook open in a spreadsheet application, through xlwings: one read a sheet, whole rectangles back."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Any, Final

import xlwings as xw

from xl_doorrekening.excel.beveiliging import ontgrendeld
from xl_doorrekening.werkboek.lezen.bron import FOUTWAARDE, Bron, Tabblad, lees_bereik
from xl_doorrekening.werkboek.schrijven.waarden import Formule, Onthouden, Waarde

FOUTEN: Final = frozenset({
    "#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#SPILL!", "#CALC!", "#GETTING_DATA",
    "#BLOCKED!", "#CONNECT!", "#FIELD!", "#UNKNOWN!", "#BUSY!",
    "#LEEG!", "#DEEL/0!", "#WAARDE!", "#VERW!", "#NAAM?", "#GETAL!", "#N/B", "#OVERLOOP!", "#BEREKENEN!",
})  # fmt: skip
"""Errors as xlwings names them in any language, and as a Dutch Excel shows them where xlwings passes that on."""

Rechthoek = tuple[int, int, list[list[Any]]]
"""First row and column, 0-based, and the values."""


class Exceltab(Tabblad):
    """A sheet that is open."""

    def __init__(self, blad: xw.Sheet) -> None:
        super().__init__(blad.name)
        self.blad = blad
        for n in blad.names:
            self.namen[n.name.rsplit("!", 1)[-1]] = lees_bereik((n.refers_to or "").lstrip("="))

    @cached_property
    def _alles(self) -> list[list[Any]]:
        eind = self.blad.used_range.last_cell
        gebied = self.blad.range((1, 1), (eind.row, eind.column))
        uit: list[list[Any]] = gebied.options(ndim=2, empty="", err_to_str=True).value
        return uit

    @cached_property
    def rijen(self) -> list[list[Any]]:
        return [[_waarde(w) for w in rij] for rij in self._alles]

    @cached_property
    def bijzonder(self) -> dict[tuple[int, int], str]:
        return {
            (r, k): FOUTWAARDE
            for r, rij in enumerate(self._alles)
            for k, w in enumerate(rij)
            if isinstance(w, str) and w in FOUTEN
        }


def _waarde(w: Any) -> Any:
    """A blank or error as "", and a figure in a currency format, which Excel gives as a `Decimal`, as any figure."""
    if w is None or w in FOUTEN:
        return ""
    return float(w) if isinstance(w, Decimal) else w


def in_browser(boek: xw.Book) -> bool:
    """Whether this is xlwings Lite: values were all sent beforehand, and what is written is queued until the end."""
    return isinstance(boek.sheets[0].api, dict)


def bron(boek: xw.Book) -> Bron:
    """The open workbook as a source."""
    return Bron(boek.name, [Exceltab(blad) for blad in boek.sheets])


def rechthoeken(cellen: Mapping[tuple[int, int], Waarde]) -> list[Rechthoek]:
    """The cells as few whole rectangles; what a formula shows by itself is left to that formula."""
    per_rij: dict[int, list[tuple[int, list[Any]]]] = {}
    for r, k in sorted(rk for rk, w in cellen.items() if not isinstance(w, Onthouden)):
        stukken = per_rij.setdefault(r, [])
        if stukken and stukken[-1][0] + len(stukken[-1][1]) == k:
            stukken[-1][1].append(voor_excel(cellen[r, k]))
        else:
            stukken.append((k, [voor_excel(cellen[r, k])]))
    uit: list[Rechthoek] = []
    open_: dict[tuple[int, int], Rechthoek] = {}
    for r, stukken in per_rij.items():
        nieuw = {}
        for k, waarden in stukken:
            vorm = (k, len(waarden))
            boven = open_.get(vorm)
            if boven is not None and boven[0] + len(boven[2]) == r:
                boven[2].append(waarden)
                nieuw[vorm] = boven
            else:
                nieuw[vorm] = (r, k, [waarden])
                uit.append(nieuw[vorm])
        open_ = nieuw
    return uit


def voor_excel(w: Waarde) -> Any:
    """As it must be put in a cell: a text never becomes a number, a date or a formula."""
    if isinstance(w, Formule):
        return "=" + w.tekst
    if isinstance(w, int | float):
        return float(w)
    return "'" + w if isinstance(w, str) else ""


def _formulekolommen(waarden: list[list[Any]]) -> Iterator[int]:
    for k, kolom in enumerate(zip(*waarden, strict=True)):
        if any(isinstance(w, str) and w.startswith("=") for w in kolom):
            yield k


def schrijf(blad: xw.Sheet, stukken: Sequence[Rechthoek]) -> None:
    """Write rectangles on one sheet, which is unlocked meanwhile."""
    with ontgrendeld(blad):
        for r, k, waarden in stukken:
            onder = r + len(waarden)
            for f in _formulekolommen(waarden):  # in a cell formatted as text Excel would keep a formula as text
                blad.range((r + 1, k + f + 1), (onder, k + f + 1)).number_format = "General"
            # raw: `value` would ask the application over and over which sheet and workbook this is
            blad.range((r + 1, k + 1), (onder, k + len(waarden[0]))).raw_value = waarden
