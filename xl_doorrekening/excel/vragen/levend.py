"""The open workbook for worksheet functions: one read of tab Stempel tells whether the input changed."""

from collections.abc import Hashable
from typing import Any

import xlwings as xw
from xlwings.conversion import Options, ValueAccessor

from xl_doorrekening.excel import boek as excelboek
from xl_doorrekening.excel.vragen.namen import Antwoordfout, Plaats
from xl_doorrekening.werkboek.indeling.blok import BLOKNAAM
from xl_doorrekening.werkboek.lezen.bron import Bron

VERSHEID = BLOKNAAM + "versheid"
_NU = "nu"


class Levend:
    """A `Werkboek` (geheugen) over xlwings."""

    _tabs: dict[str, str] = {}  # noqa: RUF012 -- per workbook the tab with the checksums, as it was found last
    """Looking through the names of every tab costs far more than the one read."""

    def __init__(self, boek: xw.Book) -> None:
        self.boek = boek
        self.naam: str = boek.name

    def kenmerk(self) -> Hashable:
        rijen = self._versheid()
        koppen = [str(x).strip().casefold() for x in rijen[0]]
        if _NU not in koppen:
            raise Antwoordfout("Tabblad Stempel is gewijzigd: de kolom “Nu” ontbreekt. Zet de reservekopie terug.")
        k = koppen.index(_NU)
        return tuple((r[0], r[k]) for r in rijen[1:])

    def _versheid(self) -> list[list[Any]]:
        tab = self._tabs.get(self.naam)
        if tab is not None:
            try:
                return self._lees(tab)
            except Exception:  # renamed or gone: look again
                del self._tabs[self.naam]
        for blad in self.boek.sheets:
            if any(n.name.rsplit("!", 1)[-1] == VERSHEID for n in blad.names):
                self._tabs[self.naam] = blad.name
                return self._lees(blad.name)
        raise Antwoordfout(f"Het werkboek “{self.naam}” heeft geen tabblad Stempel; is het een werkboek van ons?")

    def _lees(self, tab: str) -> list[list[Any]]:
        uit: list[list[Any]] = self.boek.sheets[tab].range(VERSHEID).options(ndim=2, empty="", err_to_str=True).value
        return uit

    def bron(self) -> Bron:
        return excelboek.bron(self.boek)


class Metplaats(ValueAccessor):
    """Argument of a function as a `Plaats`: its cells, and the tab when it is a range."""

    @staticmethod
    def reader(options: Any) -> Any:
        def erbij(c: Any) -> None:
            c.value = Plaats("" if c.range is None else c.range.sheet.name, c.value)

        kaal: Any = ValueAccessor
        vorm: Any = Options
        return kaal.reader(vorm(options).override(ndim=2, err_to_str=True)).append_stage(erbij)
