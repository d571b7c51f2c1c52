"""An open workbook without Excel: the sheets of a file behind the few calls of xlwings that functions make."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from xl_doorrekening.werkboek.bestand import lees_pakket
from xl_doorrekening.werkboek.indeling.blok import adres
from xl_doorrekening.werkboek.lezen.bron import Bereik, Tabblad
from xl_doorrekening.werkboek.lezen.wegwijzer import wegwijzer


class Bereikcellen:
    """A range; `options` is taken as it is: two dimensions, blanks as "" and errors as text."""

    def __init__(self, blad: "Nepblad", b: Bereik) -> None:
        self.sheet, self.b = blad, b

    def options(self, **_: object) -> "Bereikcellen":
        return self

    @property
    def value(self) -> list[list[Any]]:
        self.sheet.boek.gelezen += 1
        return self.sheet.tab.rechthoek(self.b)


class Nepblad:
    def __init__(self, boek: "Nepboek", tab: Tabblad) -> None:
        self.boek, self.tab, self.name = boek, tab, tab.naam

    @property
    def names(self) -> list[Any]:
        self.boek.namen_gezocht += 1
        uit = []
        for naam, b in self.tab.namen.items():
            waar = "#REF!" if b is None else f"{adres(b.rij0, b.kolom0)}:{adres(b.rij1, b.kolom1)}"
            uit.append(SimpleNamespace(name=f"'{self.name}'!{naam}", refers_to=f"='{self.name}'!{waar}"))
        return uit

    @property
    def used_range(self) -> Any:
        rijen = self.tab.rijen
        return SimpleNamespace(last_cell=SimpleNamespace(row=len(rijen), column=max(len(r) for r in rijen)))

    def range(self, van: Any, tot: Any = None) -> Bereikcellen:
        if isinstance(van, str):
            b = self.tab.namen[van]
            assert b is not None
            return Bereikcellen(self, b)
        return Bereikcellen(self, Bereik(van[0] - 1, van[1] - 1, tot[0] - 1, tot[1] - 1))


class Bladen:
    def __init__(self, bladen: list[Nepblad]) -> None:
        self.bladen = bladen

    def __iter__(self) -> Iterator[Nepblad]:
        return iter(self.bladen)

    def __getitem__(self, naam: str) -> Nepblad:
        return next(b for b in self.bladen if b.name == naam)


class Nepboek:
    def __init__(self, pad: Path) -> None:
        self.name = pad.name
        self.gelezen = 0
        """How many ranges were read."""
        self.namen_gezocht = 0
        self.sheets = Bladen([Nepblad(self, t) for t in wegwijzer(lees_pakket(pad)).bladen])

    def zet(self, blad: str, rij: int, kolom: int, waarde: object) -> None:
        """Change a cell, 0-based; formulas do not follow."""
        self.sheets[blad].tab.rijen[rij][kolom] = waarde

    def hernoem(self, oud: str, nieuw: str) -> None:
        self.sheets[oud].name = nieuw
