"""The engine: applications, workbooks and sheets of LibreOffice behind xlwings' names."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import xlwings as xw
from xlwings import NoSuchObjectError, base_classes, utils

from tests.kantoor_motor import waarden
from tests.kantoor_motor.bereik import Range
from tests.kantoor_motor.kantoor import Kantoor, bureau, eigenschappen, uno, verbind
from tests.kantoor_motor.namen import Names

_FILTERS = {".xlsx": "Calc MS Excel 2007 XML", ".xlsm": "Calc MS Excel 2007 VBA XML"}

_ALLES = 1023
"""Contents and formats (com.sun.star.sheet.CellFlags)."""


class Motor:
    name = "excel"
    type = "desktop"
    clean_value_data = staticmethod(waarden.schoon)

    def __init__(self) -> None:
        self.apps = Apps(self)
        self.fijn = False
        """Mind booleans, currency, and figures in cells formatted as text too, which is slower."""
        self.teller: Counter[str] = Counter()
        """Calls by kind, and for reads and writes the number of cells (`lezen_cellen`, `schrijven_cellen`)."""

    def tel(self, wat: str, cellen: int = 0) -> None:
        self.teller[wat] += 1
        if cellen:
            self.teller[wat + "_cellen"] += cellen

    def ritten(self) -> int:
        """Number of calls on the application."""
        return sum(n for wat, n in self.teller.items() if not wat.endswith("_cellen"))

    @staticmethod
    def prepare_xl_data_element(x: Any, options: Any) -> Any:
        return waarden.kaal(x)


class Apps(base_classes.Apps):
    def __init__(self, motor: Motor) -> None:
        self._motor, self._apps = motor, list[App]()

    def keys(self) -> list[int]:
        return [a.pid for a in self._apps]

    def add(self, spec: Any = None, add_book: Any = None, xl: Any = None, visible: Any = None) -> "App":
        """A LibreOffice of our own, or with `xl` the one behind that pipe."""
        app = App(self._motor, None if xl else Kantoor(), xl)
        self._apps.insert(0, app)
        return app

    def weg(self, app: "App") -> None:
        self._apps.remove(app)

    def __iter__(self) -> Iterator["App"]:
        return iter(self._apps)

    def __len__(self) -> int:
        return len(self._apps)

    def __getitem__(self, pid: int) -> "App":
        return next(a for a in self._apps if a.pid == pid)


class App(base_classes.App):
    api: Any = None  # xlwings' bases declare properties; a plain attribute takes their place
    engine: Any = None
    pid = 0
    version = "16.0"
    visible = False
    display_alerts = True

    def __init__(self, motor: Motor, kantoor: Kantoor | None, pijp: str | None) -> None:
        self.engine, self.kantoor = motor, kantoor
        self.context = kantoor.context if kantoor else verbind(str(pijp))
        self.api = bureau(self.context)
        self.pid = kantoor.proces.pid if kantoor else 0
        self.gezet: list[tuple[str, Any]] = []
        """Everything that was set, in order."""
        self.meldingen: list[str] = []
        self.formaatsoorten: dict[tuple[str, int], int] = {}
        self._stand: dict[str, Any] = {"screen_updating": True, "calculation": "automatic", "status_bar": False}

    def _zet(self, naam: str, waarde: Any) -> None:
        self.engine.tel("overig")
        self.gezet.append((naam, waarde))
        self._stand[naam] = waarde

    screen_updating = property(
        lambda self: self._stand["screen_updating"], lambda self, w: self._zet("screen_updating", w)
    )
    status_bar = property(lambda self: self._stand["status_bar"], lambda self, w: self._zet("status_bar", w))

    @property
    def calculation(self) -> str:
        return str(self._stand["calculation"])

    @calculation.setter
    def calculation(self, waarde: str) -> None:
        self._zet("calculation", waarde)
        for boek in self.books:
            boek.api.calculate()  # Excel has done so at once, LibreOffice only on demand
            boek.api.enableAutomaticCalculation(waarde == "automatic")

    @property
    def books(self) -> "Books":
        return Books(self)

    @property
    def selection(self) -> Range | None:
        doc = self.api.CurrentComponent or next(iter(self.books)).api
        a = doc.CurrentSelection.RangeAddress
        blad = Sheet(Book(self, doc), doc.Sheets.getByIndex(a.Sheet))
        return Range(blad, (a.StartRow + 1, a.StartColumn + 1), (a.EndRow + 1, a.EndColumn + 1))

    def calculate(self) -> None:
        for boek in self.books:
            boek.api.calculateAll()

    def alert(self, prompt: str, title: str, buttons: str, mode: Any, callback: Any) -> str:
        """Nobody is there to press a button: the message is kept."""
        self.engine.tel("overig")
        self.meldingen.append(prompt)
        return "ok"

    def activate(self, steal_focus: bool = False) -> None:
        return

    def quit(self) -> None:
        self.engine.apps.weg(self)
        if self.kantoor:
            self.kantoor.sluit()

    kill = quit


class Books(base_classes.Books):
    api: Any = None

    def __init__(self, app: App) -> None:
        self.app, self.api = app, app.api

    def __iter__(self) -> Iterator["Book"]:
        rij = self.api.Components.createEnumeration()
        while rij.hasMoreElements():
            doc = rij.nextElement()
            if doc.supportsService("com.sun.star.sheet.SpreadsheetDocument"):
                yield Book(self.app, doc)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    @property
    def active(self) -> "Book | None":
        return next(iter(self), None)

    def __call__(self, name_or_index: str | int) -> "Book":
        if isinstance(name_or_index, int):
            return list(self)[name_or_index - 1]
        for boek in self:
            if name_or_index.lower() in (boek.name.lower(), boek.fullname.lower()):
                return boek
        raise KeyError(name_or_index)

    def open(self, fullname: str, *args: Any, **kwargs: Any) -> "Book":
        pad = uno().systemPathToFileUrl(str(Path(fullname).resolve()))
        doc = self.api.loadComponentFromURL(pad, "_blank", 0, eigenschappen(Hidden=True, MacroExecutionMode=4))
        if doc is None:
            raise OSError(f"LibreOffice kan {fullname} niet openen")
        return Book(self.app, doc)


class Book(base_classes.Book):
    app: Any = None
    api: Any = None

    def __init__(self, app: App, doc: Any) -> None:
        self.app, self.api = app, doc
        self._uid: str = doc.RuntimeUID

    def formaatsoort(self, sleutel: int) -> int:
        """Kind of a number format; it never changes, and asking is slow."""
        bekend: dict[tuple[str, int], int] = self.app.formaatsoorten
        if (self._uid, sleutel) not in bekend:
            bekend[self._uid, sleutel] = self.api.NumberFormats.getByKey(sleutel).Type
        return bekend[self._uid, sleutel]

    @property
    def fullname(self) -> str:
        return str(uno().fileUrlToSystemPath(self.api.URL)) if self.api.URL else str(self.api.Title)

    @property
    def name(self) -> str:
        return Path(self.fullname).name

    @property
    def sheets(self) -> "Sheets":
        return Sheets(self)

    @property
    def names(self) -> Names:
        return Names(self.api.NamedRanges, "", self.app.engine)

    def activate(self) -> None:
        self.app.engine.tel("overig")

    def close(self) -> None:
        self.api.close(True)

    def save(self, path: Any = None, password: Any = None) -> None:
        """A copy: the file that is open stays the one it was."""
        doel = Path(path).resolve()
        self.api.storeToURL(uno().systemPathToFileUrl(str(doel)), eigenschappen(FilterName=_FILTERS[doel.suffix]))


class Sheets(base_classes.Sheets):
    api: Any = None

    def __init__(self, book: Book) -> None:
        self._book, self.api = book, book.api.Sheets

    @property
    def active(self) -> "Sheet":
        return Sheet(self._book, self._book.api.CurrentController.ActiveSheet)

    def __call__(self, name_or_index: str | int) -> "Sheet":
        self._book.app.engine.tel("overig")
        if isinstance(name_or_index, str):
            if not self.api.hasByName(name_or_index):
                raise NoSuchObjectError(f"Sheet {name_or_index} doesn't exist.")
            return Sheet(self._book, self.api.getByName(name_or_index))
        return Sheet(self._book, self.api.getByIndex(name_or_index - 1))

    def add(self, before: Any = None, after: Any = None, name: str | None = None) -> "Sheet":
        """Excel shows a sheet that is added."""
        plek = len(self) if after is None else after.index
        self.api.insertNewByName(name, plek if before is None else before.index - 1)
        nieuw = self(str(name))
        nieuw.activate()
        return nieuw

    def __len__(self) -> int:
        return int(self.api.Count)

    def __iter__(self) -> Iterator["Sheet"]:
        return (self(i + 1) for i in range(len(self)))


class Bladapi:
    """A sheet of LibreOffice that can be locked in the words of Excel on Windows; all else is LibreOffice's own."""

    def __init__(self, blad: Any) -> None:
        self._blad = blad

    def __getattr__(self, naam: str) -> Any:
        return getattr(self._blad, naam)

    def __setattr__(self, naam: str, waarde: Any) -> None:
        object.__setattr__(self, naam, waarde) if naam == "_blad" else setattr(self._blad, naam, waarde)

    @property
    def ProtectContents(self) -> bool:
        return bool(self._blad.isProtected())

    def Unprotect(self, wachtwoord: str) -> None:
        self._blad.unprotect(wachtwoord)
        if self._blad.isProtected():
            raise OSError("1004: het wachtwoord is onjuist")

    def Protect(self, *, Password: str, **_: bool) -> None:
        self._blad.protect(Password)


class Sheet(base_classes.Sheet):
    book: Any = None
    api: Any = None

    def __init__(self, book: Book, blad: Any) -> None:
        self.book, self.api, self.motor = book, Bladapi(blad), book.app.engine

    @property
    def name(self) -> str:
        return str(self.api.Name)

    @name.setter
    def name(self, nieuw: str) -> None:
        self.api.Name = nieuw

    @property
    def index(self) -> int:
        return int(self.api.RangeAddress.Sheet) + 1

    @property
    def names(self) -> Names:
        return Names(self.api.NamedRanges, self.name, self.motor)

    def range(self, arg1: Any, arg2: Any = None) -> Range:
        if isinstance(arg1, str):
            arg1, arg2 = utils.a1_to_tuples(arg1)
        begin = (arg1.row, arg1.column) if isinstance(arg1, Range) else arg1
        eind = (arg2.row + arg2.shape[0] - 1, arg2.column + arg2.shape[1] - 1) if isinstance(arg2, Range) else arg2
        return Range(self, begin, eind or begin)

    @property
    def used_range(self) -> Range:
        self.motor.tel("overig")
        loper = self.api.createCursor()
        loper.gotoEndOfUsedArea(False)
        a = loper.RangeAddress
        return self.range((1, 1), (a.EndRow + 1, a.EndColumn + 1))

    def clear(self) -> None:
        self.motor.tel("overig")
        self.api.clearContents(_ALLES)

    def activate(self) -> None:
        self.motor.tel("overig")
        self.book.api.CurrentController.setActiveSheet(self.api._blad)

    select = activate


def start(pijp: str | None = None) -> xw.App:
    """Make LibreOffice xlwings' Excel, and start one (or use the one behind this pipe)."""
    if "excel" not in xw.engines.engines_by_name:
        xw.engines.add(xw.Engine(impl=Motor()))
    motor = xw.engines["excel"]
    motor.activate()
    return xw.App(impl=motor.impl.apps.add(xl=pijp))
