"""An open workbook without Excel: the sheets of a file behind the few calls of xlwings that functions and buttons make.

Formulas are not calculated: what a formula shows stays what it was.
"""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from xl_doorrekening.werkboek.bestand import lees_pakket
from xl_doorrekening.werkboek.indeling.blok import adres
from xl_doorrekening.werkboek.lezen.bron import Bereik, Tabblad, lees_bereik
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

    def _schrijf(self, nieuw: list[list[Any]]) -> None:
        assert not self.sheet.api.ProtectContents, f"{self.sheet.name} is vergrendeld"
        assert len(nieuw) == self.b.rij1 - self.b.rij0 + 1
        for r, rij in enumerate(nieuw, self.b.rij0):
            for k, w in enumerate(rij, self.b.kolom0):
                self.sheet.zet(r, k, w.removeprefix("'") if isinstance(w, str) else w)

    raw_value = property(None, _schrijf)
    number_format = property(None, lambda self, formaat: None)

    def select(self) -> None:
        self.sheet.boek.gekozen = (self.sheet.name, adres(self.b.rij0, self.b.kolom0))


class Slot:
    """Protection of a sheet as Excel on Windows has it; with a password it does not come off."""

    def __init__(self) -> None:
        self.ProtectContents, self.wachtwoord = True, ""

    def Unprotect(self, wachtwoord: str) -> None:
        if wachtwoord != self.wachtwoord:
            raise OSError("1004: het wachtwoord is onjuist")
        self.ProtectContents = False

    def Protect(self, **_: object) -> None:
        self.ProtectContents = True


class Nepapp:
    """The application: what its status bar and its messages said."""

    def __init__(self) -> None:
        self.screen_updating, self.calculation = True, "automatic"
        self.standen: list[Any] = []
        self.meldingen: list[str] = []

    @property
    def status_bar(self) -> Any:
        return self.standen[-1] if self.standen else False

    @status_bar.setter
    def status_bar(self, tekst: Any) -> None:
        self.standen.append(tekst)

    def calculate(self) -> None:
        return

    def alert(self, tekst: str, _: str) -> None:
        self.meldingen.append(tekst)


class Nepblad:
    def __init__(self, boek: "Nepboek", tab: Tabblad) -> None:
        self.boek, self.tab, self.name, self.api = boek, tab, tab.naam, Slot()

    def zet(self, rij: int, kolom: int, waarde: Any) -> None:
        self.boek.geschreven[self.name, rij, kolom] = waarde
        rijen = self.tab.rijen
        rijen += [[] for _ in range(rij + 1 - len(rijen))]
        rijen[rij] += [""] * (kolom + 1 - len(rijen[rij]))
        rijen[rij][kolom] = waarde

    def activate(self) -> None:
        self.boek.getoond = self.name

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
            b = self.tab.namen[van] if van in self.tab.namen else lees_bereik(van)
            assert b is not None
            return Bereikcellen(self, b)
        return Bereikcellen(self, Bereik(van[0] - 1, van[1] - 1, tot[0] - 1, tot[1] - 1))


class Bladen:
    def __init__(self, bladen: list[Nepblad]) -> None:
        self.bladen = bladen

    def __iter__(self) -> Iterator[Nepblad]:
        return iter(self.bladen)

    @property
    def active(self) -> Nepblad:
        """The tab that was last shown, else the first."""
        voor = self.bladen[0].boek.getoond
        return next((b for b in self.bladen if b.name == voor), self.bladen[0])

    def __getitem__(self, welk: str | int) -> Nepblad:
        return self.bladen[welk] if isinstance(welk, int) else next(b for b in self.bladen if b.name == welk)


class Nepboek:
    def __init__(self, pad: Path) -> None:
        self.name, self.fullname = pad.name, str(pad)
        self.gelezen = 0
        """How many ranges were read."""
        self.namen_gezocht = 0
        self.app = Nepapp()
        self.geschreven: dict[tuple[str, int, int], Any] = {}
        """Tab, row and column (0-based) of every cell that was written, with its last value."""
        self.getoond, self.gekozen = "", ("", "")
        self.sheets = Bladen([Nepblad(self, t) for t in wegwijzer(lees_pakket(pad)).bladen])

    def zet(self, blad: str, rij: int, kolom: int, waarde: object) -> None:
        """Change a cell, 0-based; formulas do not follow."""
        self.sheets[blad].tab.rijen[rij][kolom] = waarde

    def hernoem(self, oud: str, nieuw: str) -> None:
        self.sheets[oud].name = nieuw
