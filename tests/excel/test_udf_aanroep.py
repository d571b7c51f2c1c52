"""The functions as Excel calls them: `xlwings.udfs.call_udf` with its own conversion, only pywin32 replaced."""

import importlib
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
import xlwings as xw
from xlwings.base_classes import Range as Basisbereik

from tests.excel.nepboek import Nepboek
from tests.werkboek.hulp import gang, voorbeeld, voorbeeldbytes

MODULE = "xl_doorrekening.excel.functies"
WEG = -2147352572
"""What Excel hands over for an argument that was left out."""
NB, DEEL0 = -2146826246, -2146826281
A, B = (c.naam for c in voorbeeld().corporaties[:2])
FUNCTIES = [
    "DR_ANNUITEIT", "DR_INDEX", "DR_KENGETALLEN", "DR_KNOPPEN", "DR_LENING", "DR_LIJN", "DR_ONRENDABEL", "DR_RATIO",
    "DR_RUIMTE", "DR_UITLEG", "DR_WAAROM", "DR_WATALS",
]  # fmt: skip


class Com:
    """A COM range: a tab and the raw values of its cells."""

    def __init__(self, blad: str, *rijen: tuple[object, ...]) -> None:
        self.blad, self.rijen = blad, rijen


class Motor:
    """The engine `excel` of Windows, as far as conversion goes; the conversion itself is xlwings' own."""

    name, type = "excel", "desktop"

    def __init__(self) -> None:
        self.impl = self

    @staticmethod
    def clean_value_data(data: Any, _dates: Any, empty: Any, numbers: Any, err_to_str: bool) -> Any:
        fouten = {NB: "#N/A", DEEL0: "#DIV/0!"}

        def schoon(x: Any) -> Any:
            if x in ("", None):
                return empty
            if isinstance(x, int) and not isinstance(x, bool) and x in fouten:
                return fouten[x] if err_to_str else None
            return numbers(x) if numbers is not None and isinstance(x, float) else x

        return [[schoon(x) for x in rij] for rij in data]

    @staticmethod
    def prepare_xl_data_element(x: Any, _opties: Any) -> Any:
        assert x is None or type(x) in (str, int, float), f"{type(x)} kan niet over COM"
        return "" if x is None or x != x else x


class Bereik(Basisbereik):
    """`xlwings._xlwindows.Range`."""

    def __init__(self, xl: Com | None) -> None:
        self.xl = xl
        self.options: Any = None

    @property
    def sheet(self) -> Any:
        assert self.xl is not None
        boek = SimpleNamespace(app=SimpleNamespace(engine=Motor(), pid=1))
        return SimpleNamespace(name=self.xl.blad, book=boek)

    @property
    def address(self) -> str:
        return "$B$7"

    @property
    def shape(self) -> tuple[int, int]:
        assert self.xl is not None
        return len(self.xl.rijen), len(self.xl.rijen[0])

    @property
    def raw_value(self) -> Any:
        assert self.xl is not None
        rijen = self.xl.rijen
        return rijen[0][0] if len(rijen) == 1 and len(rijen[0]) == 1 else rijen


@pytest.fixture(scope="module")
def berekend(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pad = tmp_path_factory.mktemp("udf") / "regio.xlsx"
    pad.write_bytes(voorbeeldbytes())
    assert gang("herbereken", pad).code == 0
    return pad


@pytest.fixture
def udfs(berekend: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """`xlwings.udfs`, with the functions decorated by it and the example open."""
    for naam in ("pythoncom", "pywintypes", "win32com", "win32com.client"):
        monkeypatch.setitem(sys.modules, naam, ModuleType(naam))
    vars(sys.modules["pythoncom"])["CoInitialize"] = lambda: None
    vars(sys.modules["pywintypes"])["com_error"] = type("com_error", (Exception,), {})
    vars(sys.modules["win32com.client"])["Dispatch"] = lambda com: com
    vars(sys.modules["win32com"])["client"] = sys.modules["win32com.client"]
    motor = Motor()
    monkeypatch.setattr(type(xw.engines), "__getitem__", lambda self, naam: motor)
    windows = ModuleType("xlwings._xlwindows")
    vars(windows).update(is_range_instance=lambda o: isinstance(o, Com), Range=Bereik, BOOK_CALLER=None)
    monkeypatch.setitem(sys.modules, windows.__name__, windows)
    monkeypatch.setattr(xw, "_xlwindows", windows, raising=False)
    server = ModuleType("xlwings.com_server")
    vars(server)["loop"] = None
    monkeypatch.setitem(sys.modules, server.__name__, server)
    for naam in ("xlwings.udfs", MODULE):
        monkeypatch.delitem(sys.modules, naam, raising=False)
    module = importlib.import_module("xlwings.udfs")
    monkeypatch.setattr(xw, "udfs", module, raising=False)
    for kort in ("func", "arg", "ret", "sub"):
        monkeypatch.setattr(xw, kort, getattr(module, f"xl{kort}"))
    nep = Nepboek(berekend)
    monkeypatch.setattr(xw.Book, "caller", classmethod(lambda cls: nep))
    import xl_doorrekening.excel as ouder

    echt = getattr(ouder, "functies", None)
    yield module
    for naam in ("xlwings.udfs", MODULE):
        sys.modules.pop(naam, None)
    if echt is not None:
        ouder.functies = echt  # type: ignore[attr-defined]


def roep(udfs: Any, naam: str, *args: object) -> Any:
    uit = udfs.call_udf(MODULE, naam, args, None, None)
    return uit[0][0] if len(uit) == len(uit[0]) == 1 else uit


def test_weggelaten_argumenten(udfs: Any) -> None:
    tabel = roep(udfs, "DR_KENGETALLEN", A, WEG, WEG)
    assert (len(tabel), len(tabel[0])) == (16, 6)
    assert tabel[0][:2] == ["Jaar", "ICR"]
    assert roep(udfs, "DR_RATIO", A, "icr", 2030.0, WEG, WEG, WEG) == tabel[5][1]


def test_een_cel_met_een_naam_en_een_cel_op_een_tabblad(udfs: Any) -> None:
    verwacht = roep(udfs, "DR_RATIO", A, "ltv", 2030.0, WEG, WEG, WEG)
    for wie in (Com("Verkenner", (A.upper(),)), Com(A, (None,)), Com(A, ("kop", 1.0), (None, 2.0))):
        assert roep(udfs, "DR_RATIO", wie, Com("Verkenner", ("LTV",)), Com("Verkenner", (2030.0,)), WEG, WEG, WEG) == (
            verwacht
        )


def test_bereiken_geven_een_tabel(udfs: Any) -> None:
    namen, jaren = Com("Verkenner", (A,), (B,), (None,)), Com("Verkenner", (2030.0, 2031.0))
    tabel = roep(udfs, "DR_RATIO", namen, "icr", jaren, WEG, WEG, WEG)
    assert tabel[1][1] == roep(udfs, "DR_RATIO", B, "icr", 2031.0, WEG, WEG, WEG)
    assert [len(r) for r in tabel] == [2, 2]
    waarden = Com("Verkenner", (0.0,), (0.01,))
    assert len(roep(udfs, "DR_WATALS", A, "rente", waarden, "icr", 2035.0, WEG, WEG)) == 2
    assert roep(udfs, "DR_ONRENDABEL", Com("x", (3.0, 4.0)), 1.0) == [[2.0, 3.0]]


def test_vers_mag_elke_cel_zijn_ook_een_fout_of_een_bereik(udfs: Any) -> None:
    verwacht = roep(udfs, "DR_LIJN", A, "schuld", WEG, WEG)
    for vers in (12.5, "x", NB, Com("Stempel", (1.0,), (NB,)), Com("Stempel", (None,))):
        assert roep(udfs, "DR_LIJN", A, "schuld", WEG, vers) == verwacht


def test_een_fout_is_een_zin_en_waarom_herhaalt_die(udfs: Any) -> None:
    with pytest.raises(Exception, match="Jaar ontbreekt") as fout:
        roep(udfs, "DR_RATIO", A, "icr", Com("Verkenner", (None,)), WEG, WEG, WEG)
    assert type(fout.value).__name__ == "Antwoordfout"
    with pytest.raises(Exception, match="is zelf een fout"):
        roep(udfs, "DR_RATIO", Com("Verkenner", (NB,)), "icr", 2030.0, WEG, WEG, WEG)
    redenen = roep(udfs, "DR_WAAROM", Com("Verkenner", (NB,)))
    assert [r[1].split("(")[0] for r in redenen] == ["Functie", "DR_RATIO", "DR_RATIO"]
    assert "#N/A" in redenen[1][1]


def test_zonder_werkboek(udfs: Any) -> None:
    assert len(roep(udfs, "DR_LENING", 100.0, 0.03, "lineair", 5.0)) == 6
    assert roep(udfs, "DR_ANNUITEIT", 100.0, 0.0, 5.0) == 20.0
    assert roep(udfs, "DR_KNOPPEN")[0][0] == "Knop"
    assert roep(udfs, "DR_INDEX", "bouw", 2025.0, 2025.0, WEG) == 1.0


def test_alle_functies_met_uitleg_die_in_de_wizard_past(udfs: Any) -> None:
    module = importlib.import_module(MODULE)
    gevonden = {n: f.__xlfunc__ for n, f in vars(module).items() if hasattr(f, "__xlfunc__")}
    assert sorted(gevonden) == FUNCTIES
    for naam, info in gevonden.items():
        assert info["category"] == "Doorrekening"
        teksten = [info["ret"]["doc"], *(a["doc"] for a in info["args"])]
        assert all(0 < len(t) <= 255 for t in teksten), naam
        assert not [t for t in teksten if t.startswith("Positional argument")], naam
        assert [a["name"] for a in info["args"] if "optional" in a] == [
            a["name"] for a in info["args"][len(info["args"]) - sum("optional" in x for x in info["args"]) :]
        ]


def test_de_wrappers_in_vba(udfs: Any) -> None:
    """xlwings' own generator takes every function, with the optional arguments last."""
    uit = io.StringIO()
    udfs.generate_vba_wrapper(MODULE, importlib.import_module(MODULE), uit, SimpleNamespace(Name="werkboek.xlsm"))
    koppen = re.findall(r"^Function (\w+)\((.*)\)", uit.getvalue(), re.MULTILINE)
    assert [naam for naam, _ in koppen] == FUNCTIES
    assert ("DR_LIJN", "corporatie, regel, Optional tak, Optional vers") in koppen
