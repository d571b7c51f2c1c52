"""Stands in for the `xlwings` of Lite, after its documentation: values were all sent beforehand, writes are queued.

Plain Python, so that it also runs in Pyodide. It has what a browser has, and refuses what a browser does not have.
"""

from typing import Any


def script(f: Any = None, **opties: Any) -> Any:
    """Marks a function as a script, with the options of its button."""

    def merk(g: Any) -> Any:
        g.script = opties
        return g

    return merk if f is None else merk(f)


class App:
    calculation = "automatic"

    def __init__(self, boek: "Book") -> None:
        self.boek = boek

    def __setattr__(self, naam: str, waarde: Any) -> None:
        if naam == "status_bar":
            raise NotImplementedError("App.status_bar is not supported on this engine")
        object.__setattr__(self, naam, waarde)
        if naam != "boek":
            self.boek.acties.append([naam, waarde])

    def __getattr__(self, naam: str) -> Any:
        raise NotImplementedError(f"App.{naam} is not supported on this engine")

    def calculate(self) -> None:
        self.boek.acties.append(["calculate"])

    def alert(self, prompt: str, title: str = "") -> None:
        self.boek.acties.append(["alert", prompt, title])


class Naam:
    def __init__(self, name: str, refers_to: str) -> None:
        self.name, self.refers_to = name, refers_to


class Cel:
    def __init__(self, row: int, column: int) -> None:
        self.row, self.column = row, column


class Range:
    def __init__(self, blad: "Sheet", een: Any, twee: Any = None) -> None:
        self.blad, self.een, self.twee = blad, een, twee or een

    def options(self, *, ndim: int, empty: object, err_to_str: bool) -> "Range":
        assert (ndim, empty, err_to_str) == (2, "", True)
        return self

    @property
    def value(self) -> list[list[Any]]:
        rijen = self.blad.waarden[self.een[0] - 1 : self.twee[0]]
        return [list(r[self.een[1] - 1 : self.twee[1]]) for r in rijen]

    @property
    def last_cell(self) -> Cel:
        return Cel(*self.twee)

    def _zet(self, wat: str, waarde: Any) -> None:
        self.blad.boek.acties.append([wat, self.blad.name, self.een, self.twee, waarde])

    row = property(lambda self: self.een[0])
    column = property(lambda self: self.een[1])
    sheet = property(lambda self: self.blad)
    raw_value = property(None, lambda self, w: self._zet("setValues", w))
    column_width = property(None, lambda self, w: self._zet("setColumnWidth", w))
    number_format = property(None, lambda self, w: self._zet("setNumberFormat", w))

    def select(self) -> None:
        self._zet("select", None)


class Sheet:
    def __init__(self, boek: "Book", name: str, waarden: list[list[Any]], namen: dict[str, str]) -> None:
        self.boek, self.name, self.waarden = boek, name, waarden
        self.names = [Naam(f"{name}!{n}", w) for n, w in namen.items()]
        self.api = {"name": name}

    @property
    def used_range(self) -> Range:
        return Range(self, (1, 1), (len(self.waarden), max(len(r) for r in self.waarden)))

    def range(self, een: Any, twee: Any = None) -> Range:
        return Range(self, een, twee)

    def activate(self) -> None:
        self.boek.acties.append(["activate", self.name])

    def clear(self) -> None:
        self.boek.acties.append(["sheetClear", self.name])


class Sheets(list[Sheet]):
    def add(self, name: str, *, after: Sheet) -> Sheet:
        nieuw = Sheet(after.boek, name, [[""]], {})
        self.insert(self.index(after) + 1, nieuw)
        after.boek.acties.append(["addSheet", name, after.name])
        return nieuw

    def __getitem__(self, naam: Any) -> Any:
        return list(self)[naam] if isinstance(naam, int) else next(b for b in self if b.name == naam)


class Book:
    def __init__(self, opdracht: dict[str, Any]) -> None:
        self.name = opdracht["naam"]
        self.acties: list[list[Any]] = []
        self.app = App(self)
        self.app.__dict__["calculation"] = opdracht.get("rekenwijze", "automatic")
        self.gekozen = opdracht.get("gekozen")
        self.sheets = Sheets(Sheet(self, b["naam"], b["waarden"], b["namen"]) for b in opdracht["bladen"])

    @property
    def selection(self) -> Range | None:
        if self.gekozen is None:
            return None
        blad, rij, kolom = self.gekozen
        return Range(self.sheets[blad], (rij, kolom))
