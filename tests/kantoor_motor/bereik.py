"""A range of cells: whole blocks in and out."""

from functools import cached_property
from typing import Any

from xlwings import base_classes, utils

from tests.kantoor_motor import waarden

_XL_OOX = 3
_TEKEN = 195
"""Width of a character in 1/100 mm."""


class Vergrendeld(Exception):
    """Excel refuses to write in a locked cell of a protected sheet."""


class Range(base_classes.Range):
    row = column = 0  # xlwings' base declares properties; a plain attribute takes their place
    shape = (1, 1)
    options: Any = None
    max_cells_per_read = None
    max_cells_per_write = None

    def __init__(self, sheet: Any, begin: tuple[int, int], eind: tuple[int, int]) -> None:
        """`begin` and `eind`: 1-based row and column, both inclusive."""
        self.sheet, self._begin, self._eind = sheet, begin, eind
        self.row, self.column = begin
        self.shape = (eind[0] - begin[0] + 1, eind[1] - begin[1] + 1)

    @cached_property
    def api(self) -> Any:
        (r0, k0), (r1, k1) = self._begin, self._eind
        return self.sheet.api.getCellRangeByPosition(k0 - 1, r0 - 1, k1 - 1, r1 - 1)

    def __len__(self) -> int:
        return self.shape[0] * self.shape[1]

    def __call__(self, arg1: int, arg2: int | None = None) -> "Range":
        if arg2 is None:
            rij, kolom = divmod(arg1 - 1, self.shape[1])
            arg1, arg2 = rij + 1, kolom + 1
        cel = (self.row + arg1 - 1, self.column + arg2 - 1)
        return Range(self.sheet, cel, cel)

    @property
    def coords(self) -> tuple[str, int, int, int, int]:
        return (self.sheet.name, self.row, self.column, *self.shape)

    @property
    def address(self) -> str:
        begin = f"${utils.col_name(self.column)}${self.row}"
        eind = f"${utils.col_name(self._eind[1])}${self._eind[0]}"
        return begin if self._begin == self._eind else f"{begin}:{eind}"

    @property
    def _formaten(self) -> Any:
        return self.sheet.book.api.NumberFormats

    @property
    def raw_value(self) -> list[list[Any]]:
        self.sheet.motor.tel("lezen", len(self))
        return waarden.lees(self.api, self.sheet.book.formaatsoort, self.sheet.motor.fijn)

    @raw_value.setter
    def raw_value(self, nieuw: Any) -> None:
        rijen, kolommen = self.shape
        if not isinstance(nieuw, list | tuple):
            nieuw = [[nieuw] * kolommen] * rijen
        elif not isinstance(nieuw[0], list | tuple):
            nieuw = [nieuw]
        self.sheet.motor.tel("schrijven", len(self))
        formule = any(isinstance(w, str) and w.startswith("=") for rij in nieuw for w in rij)
        tekstcellen = self._tekstcellen() if formule or self.sheet.motor.fijn else set()
        blok, formules = [], dict[tuple[int, int], str]()
        for r, rij in enumerate(nieuw):
            regel: list[str | float] = []
            for k, w in enumerate(rij):
                inhoud, is_formule = waarden.in_cel(w, (r, k) in tekstcellen)
                if is_formule:
                    formules[r, k] = str(inhoud)
                regel.append("" if is_formule else inhoud)
            blok.append(tuple(regel))
        try:
            self.api.setDataArray(tuple(blok))
        except Exception as fout:
            if self.sheet.api.isProtected():
                raise Vergrendeld(f"{self.sheet.name}!{self.address} is vergrendeld") from fout
            raise
        for (r, k), tekst in formules.items():
            self._zet_formule(self.api.getCellByPosition(k, r), tekst)

    def _tekstcellen(self) -> set[tuple[int, int]]:
        """Cells formatted as text, relative to this range: formulas and figures become text there."""
        return {
            (r - self.row + 1, k - self.column + 1)
            for soort, r0, k0, r1, k1 in waarden.soorten(self.api, self.sheet.book.formaatsoort)
            if soort & waarden.TEKST
            for r in range(r0, r1 + 1)
            for k in range(k0, k1 + 1)
        }

    def _ontleder(self) -> Any:
        ontleder = self.sheet.book.api.createInstance("com.sun.star.sheet.FormulaParser")
        ontleder.FormulaConvention, ontleder.CompileEnglish = _XL_OOX, True
        return ontleder

    def _zet_formule(self, cel: Any, tekst: str) -> None:
        cel.setTokens(self._ontleder().parseFormula(tekst[1:], cel.CellAddress))

    @property
    def formula(self) -> str:
        """The formula of the first cell in Excel's notation, or what stands there."""
        cel = self.api.getCellByPosition(0, 0)
        if cel.Type.value != "FORMULA":
            return str(cel.Formula)
        return "=" + str(self._ontleder().printFormula(cel.getTokens(), cel.CellAddress))

    @property
    def number_format(self) -> str:
        return str(self._formaten.getByKey(self.api.NumberFormat).FormatString)

    @number_format.setter
    def number_format(self, formaat: str) -> None:
        self.sheet.motor.tel("opmaak")
        if self.sheet.api.isProtected():
            raise Vergrendeld(f"{self.sheet.name}!{self.address}: opmaak is vergrendeld")
        taal = self.api.getCellByPosition(0, 0).CharLocale
        sleutel = self._formaten.queryKey(formaat, taal, False)
        self.api.NumberFormat = sleutel if sleutel >= 0 else self._formaten.addNew(formaat, taal)

    @property
    def column_width(self) -> float:
        """About in characters."""
        return float(self.api.Columns.Width) / _TEKEN

    @column_width.setter
    def column_width(self, breedte: float) -> None:
        self.sheet.motor.tel("opmaak")
        self.api.Columns.Width = round(breedte * _TEKEN)

    def clear_contents(self) -> None:
        self.raw_value = ""

    def select(self) -> None:
        self.sheet.motor.tel("overig")
        self.sheet.book.api.CurrentController.select(self.api)
