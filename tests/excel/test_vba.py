"""The workbook with buttons: what macros it holds, and that all else is the workbook without them."""

import hashlib
import io
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from types import ModuleType
from typing import Any

import openpyxl
import pytest
import xlwings as xw
from lxml import etree
from openpyxl.worksheet.worksheet import Worksheet
from pyopenvba import ExcelFile

from tests.e2e.kantoor import Kantoor, lees, openen
from tests.excel.vba import (
    GEEN_MAP,
    VAN_XLWINGS,
    afwijkingen,
    automatisch,
    foutwaarden_kloppen,
    modules,
    naar_buiten,
    procedures,
    werkboek,
)
from tests.werkboek.hulp import gang
from tests.werkboek.keuring import BOEK, TYPEN, M, bladdelen, keur, relaties
from tests.werkboek.varianten import EEN, delen, gebouwd, regio
from xl_doorrekening.excel.vba import functiemodule, versie
from xl_doorrekening.excel.vba.bouw import maak_xlsm
from xl_doorrekening.excel.vba.instellingen import CONFBLAD, FUNCTIES, INSTELLINGEN
from xl_doorrekening.werkboek.beheer.corporaties import KNOPBLAD
from xl_doorrekening.werkboek.bouwen.knoppen import Editie
from xl_doorrekening.werkboek.bouwen.sjabloon import bouw
from xl_doorrekening.werkboek.herbereken import herbereken
from xl_doorrekening.werkboek.lezen.uit_bestand import lees as lees_werkboek

PROJECT = "xl/vbaProject.bin"
DRAWING = "{urn:schemas-microsoft-com:vml}"
KNOP = "{urn:schemas-microsoft-com:office:excel}"
GEPIND = {
    "xlwings": "3749f6b2e91d2411b71551055fd7a727dc69611642fa7ad71e5468ffd1bb6707",
    "Dictionary": "cd3d0530fbca14156182655caa0d0c229ce65240b18b303a062234a6be8e09d3",
}
"""Of the source as xlwings 0.37.8 delivers it; a new version of xlwings is looked at before this changes."""


def in_werkboek() -> dict[str, str]:
    return modules("werkboek.xlsm", werkboek())


def eigen() -> dict[str, str]:
    return {n: bron for n, bron in in_werkboek().items() if n not in VAN_XLWINGS}


# --- what is in it --------------------------------------------------------------------------------------------------


def test_precies_deze_modules() -> None:
    """One module for the workbook and for each tab, those of xlwings, our own, and the functions."""
    tabs = bladdelen(delen(werkboek()))
    verwacht = ["ThisWorkbook", *(f"Sheet{n}" for n in range(1, len(tabs) + 1))]
    verwacht += ["xlwings", "Dictionary", "Doorrekening", "xlwings_udfs"]
    assert sorted(in_werkboek()) == sorted(verwacht)


def test_de_modules_van_de_bladen_zijn_leeg() -> None:
    assert [n for n, bron in in_werkboek().items() if n.startswith(("This", "Sheet")) and bron.strip()] == []


def test_xlwings_staat_er_in_zoals_geinstalleerd() -> None:
    """The installed file, of the pinned version; only settings beside a workbook are not read."""
    with ExcelFile(Path(xw.__file__).with_name("quickstart_standalone.xlsm")) as bestand:
        for naam in VAN_XLWINGS:
            bron = bestand.get_module(naam)
            assert hashlib.sha256(bron.encode()).hexdigest() == GEPIND[naam]
            assert afwijkingen(bron, in_werkboek()[naam]) == ([GEEN_MAP] if naam == "xlwings" else [])


def test_onze_procedures() -> None:
    assert procedures(in_werkboek()["Doorrekening"]) == [
        ("Public", "Sub", "Herbereken"),
        ("Public", "Sub", "Controleer"),
        ("Public", "Sub", "Uitleg"),
        ("Public", "Sub", "Optimaliseer"),
        ("Public", "Sub", "Verzendkopie"),
        ("Public", "Sub", "Samenvoegen"),
        ("Private", "Function", "PythonGereed"),
    ]


def test_niets_start_vanzelf() -> None:
    assert {n: automatisch(bron) for n, bron in in_werkboek().items() if automatisch(bron)} == {}


def test_onze_modules_gaan_nergens_heen() -> None:
    """Files, downloads, other programs: only xlwings' own module touches them."""
    assert {n: naar_buiten(bron) for n, bron in eigen().items() if naar_buiten(bron)} == {}


PYTHON = {
    "macros": ("herbereken", "controleer", "uitleg", "optimaliseer"),
    "reizen": ("verzendkopie", "samenvoegen"),
}
"""What the buttons call, per module."""


def test_python_wordt_aangeroepen_met_een_vaste_module() -> None:
    """Not with the name of the file, which a user changes."""
    roept = [r.strip() for r in in_werkboek()["Doorrekening"].splitlines() if "RunPython" in r]
    assert roept == [
        f'If PythonGereed() Then RunPython "from xl_doorrekening.excel import {module}; {module}.{naam}()"'
        for module, namen in PYTHON.items()
        for naam in namen
    ]
    for module, namen in PYTHON.items():
        waar = import_module(f"xl_doorrekening.excel.{module}")
        assert all(callable(getattr(waar, naam)) for naam in namen)


def test_zonder_python_een_nederlandse_zin() -> None:
    bron = in_werkboek()["Doorrekening"]
    assert "Python is niet gevonden" in bron
    assert "doorrekening installeer" in bron
    assert 'GetConfig("INTERPRETER_WIN", "")' in bron


def test_de_bron_is_ascii() -> None:
    """VBA is stored in a code page of the system; plain letters are the same in all."""
    assert [n for n, bron in eigen().items() if not bron.isascii()] == []


# --- the functions --------------------------------------------------------------------------------------------------


@pytest.fixture
def eigen_functies(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A module with functions, in the place of ours."""
    (tmp_path / "mijn_functies.py").write_text(
        "import xlwings as xw\n"
        "@xw.func\ndef DR_EEN(waarden, jaar=2026):\n    return jaar\n"
        "@xw.func\n@xw.arg('rij', ndim=1)\ndef DR_TWEE(rij, *meer):\n    return 1\n"
        "def geen_functie():\n    return 0\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(functiemodule, "FUNCTIES", "tests_geen.mijn_functies")
    pakket = ModuleType("tests_geen")
    pakket.__path__ = [str(tmp_path)]
    monkeypatch.setitem(sys.modules, "tests_geen", pakket)


@pytest.mark.parametrize(
    ("extensie", "boek"), [(".xlsm", "ThisWorkbook"), (".xlam", "Application.Caller.Parent.Parent")]
)
def test_een_mislukte_functie_geeft_een_foutwaarde(eigen_functies: None, extensie: str, boek: str) -> None:
    """No text, which a sum skips; and in the add-in a function works on the workbook of its cell."""
    bron = functiemodule.functiemodule(extensie)
    assert [n for _, _, n in procedures(bron)] == ["DR_EEN", "DR_TWEE"]
    assert "Function DR_EEN(waarden, Optional jaar)" in bron
    assert "Function DR_TWEE(rij, ParamArray meer())" in bron
    for naam in ("DR_EEN", "DR_TWEE"):
        assert f"{naam} = CVErr(xlErrNA)" in bron
    assert "Err.Description" not in bron
    assert bron.count(f"{boek}, Application.Caller") == 2


def test_elke_functie_in_het_werkboek_geeft_een_foutwaarde() -> None:
    bron = in_werkboek()["xlwings_udfs"]
    for _, _, naam in procedures(bron):
        assert naam.startswith("DR_")
    foutwaarden_kloppen(bron, "ThisWorkbook")


def test_de_generator_laat_niets_achter(eigen_functies: None) -> None:
    """No stand-ins for pywin32, no other decorators, no module with functions made for VBA."""
    stil = {n: sys.modules.get(n) for n in ("pythoncom", "pywintypes", "win32com", "win32com.client", "xlwings.udfs")}
    kenmerken = {n: getattr(xw, n, None) for n in ("func", "sub", "arg", "ret", "udfs")}
    functiemodule.functiemodule(".xlsm")
    assert {n: sys.modules.get(n) for n in stil} == stil
    assert {n: getattr(xw, n, None) for n in kenmerken} == kenmerken
    assert "tests_geen.mijn_functies" not in sys.modules


# --- the package ----------------------------------------------------------------------------------------------------


def test_het_pakket_is_heel() -> None:
    inhoud = delen(werkboek())
    assert keur(inhoud) == []
    typen = etree.fromstring(inhoud[TYPEN])
    soort = next(o.get("ContentType") for o in typen if o.get("PartName") == f"/{BOEK}")
    assert soort == "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    assert PROJECT in relaties(inhoud, BOEK).values()


def test_elk_tabblad_heeft_zijn_module() -> None:
    """The names in the file and in the project are the same; Excel repairs, or loses macros, otherwise."""
    inhoud = delen(werkboek())
    namen = [str(etree.fromstring(inhoud[d])[0].get("codeName")) for d in bladdelen(inhoud).values()]
    assert namen == [f"Sheet{n}" for n in range(1, len(namen) + 1)]
    eigenschappen = etree.fromstring(inhoud[BOEK]).find(f"{M}workbookPr")
    assert eigenschappen is not None
    assert eigenschappen.get("codeName") == "ThisWorkbook"


def test_de_instellingen() -> None:
    """Hidden, behind all other tabs, names in A and texts in B; the place of Python is left to the user's settings."""
    boek = openpyxl.load_workbook(io.BytesIO(werkboek()), keep_vba=True)
    assert boek.sheetnames[-1] == CONFBLAD == KNOPBLAD
    blad = boek[CONFBLAD]
    assert blad.sheet_state == "hidden"
    assert {a.value: b.value for a, b in blad.iter_rows(max_col=2)} == INSTELLINGEN
    assert INSTELLINGEN["ADD_WORKBOOK_TO_PYTHONPATH"] == "false"
    assert INSTELLINGEN["UDF MODULES"] == FUNCTIES
    assert not any(naam.startswith("INTERPRETER") for naam in INSTELLINGEN)


def test_twee_keer_bouwen_geeft_dezelfde_bytes() -> None:
    assert maak_xlsm(bouw(regio(), Editie.MACRO)) == werkboek()


def test_een_ander_proces_geeft_dezelfde_bytes() -> None:
    """Sets have another order there."""
    code = (
        "import hashlib, sys; from tests.excel import vba; "
        "sys.stdout.write(hashlib.sha256(vba.werkboek() + vba.addin()).hexdigest())"
    )
    from tests.excel.vba import addin

    hier = hashlib.sha256(werkboek() + addin()).hexdigest()
    for zaad in ("1", "2"):
        daar = subprocess.run(
            [sys.executable, "-c", code],
            cwd=Path(__file__).parents[2],
            env={"PYTHONHASHSEED": zaad, "PYTHONPATH": "."},
            capture_output=True,
            text=True,
            check=True,
        )
        assert daar.stdout == hier


# --- the same workbook ----------------------------------------------------------------------------------------------


def test_dezelfde_cellen_namen_en_validaties() -> None:
    """As the edition without macros: only Verkenner, the settings tab and the height of the first row are more."""
    met = openpyxl.load_workbook(io.BytesIO(werkboek()), keep_vba=True)
    zonder = openpyxl.load_workbook(io.BytesIO(gebouwd()))
    assert met.sheetnames == [*zonder.sheetnames, "Verkenner", CONFBLAD]
    for oud in zonder.worksheets:
        nieuw = met[oud.title]
        assert _cellen(nieuw) == _cellen(oud)
        assert {n: d.attr_text for n, d in nieuw.defined_names.items()} == {
            n: d.attr_text for n, d in oud.defined_names.items()
        }
        assert [repr(v) for v in nieuw.data_validations.dataValidation] == [
            repr(v) for v in oud.data_validations.dataValidation
        ]
        assert repr(nieuw.protection) == repr(oud.protection)
        assert _opmaak(nieuw) == _opmaak(oud)
        assert nieuw.freeze_panes == oud.freeze_panes


def _stijl(c: Any) -> str:
    """How a cell looks; the numbers of styles differ between the editions."""
    return repr((c.font, c.fill, c.border, c.alignment, c.number_format, c.protection.locked))


def _cellen(blad: Worksheet) -> list[tuple[str, object, str]]:
    return [(c.coordinate, getattr(c.value, "text", c.value), _stijl(c)) for rij in blad.iter_rows() for c in rij]


def _opmaak(blad: Worksheet) -> dict[str, list[str]]:
    return {str(o.sqref): [repr(r) for r in o.rules] for o in blad.conditional_formatting}


def test_zonder_knoppen_verandert_er_niets() -> None:
    """The option is off by default: no row height, no drawing."""
    assert not any(
        b".vml" in d or n.endswith(".vml") for n, d in delen(gebouwd()).items() if n.endswith((".rels", "l"))
    )


def test_geen_pad_naar_een_schijf() -> None:
    """No formula, name or relation leads outside the file."""
    inhoud = delen(werkboek())
    for deel in bladdelen(inhoud).values():
        for f in etree.fromstring(inhoud[deel]).iter(M + "f"):
            assert not any(x in (f.text or "") for x in ("[", ":\\", "xlam", "xlsm", "file:"))
    for n in etree.fromstring(inhoud[BOEK]).iter(M + "definedName"):
        assert "[" not in (n.text or "")
    extern = [d for d, ruw in inhoud.items() if d.endswith(".rels") and b'TargetMode="External"' in ruw]
    assert extern == []
    assert not any("externalLink" in d for d in inhoud)


# --- the buttons ----------------------------------------------------------------------------------------------------


def knoppen(inhoud: dict[str, bytes]) -> dict[str, list[tuple[str, str, list[int]]]]:
    """Per tab caption, macro and anchor of every button."""
    uit: dict[str, list[tuple[str, str, list[int]]]] = {}
    for naam, deel in bladdelen(inhoud).items():
        for doel in relaties(inhoud, deel).values():
            if doel.endswith(".vml"):
                for vorm in etree.fromstring(inhoud[doel]).iter(f"{DRAWING}shape"):
                    data = vorm.find(f"{KNOP}ClientData")
                    assert data is not None
                    assert data.get("ObjectType") == "Button"
                    anker = [int(x) for x in str(data.findtext(f"{KNOP}Anchor")).split(",")]
                    tekst = "".join(str(t) for t in vorm.itertext("{*}font"))
                    uit.setdefault(naam, []).append((tekst, str(data.findtext(f"{KNOP}FmlaMacro")), anker))
    return uit


def zichtbaar(inhoud: Mapping[str, bytes]) -> list[str]:
    return [n for n in bladdelen(inhoud) if n != CONFBLAD]


def test_knoppen_op_elk_tabblad() -> None:
    """Each calls a macro of this very workbook, which exists; the one that changes the input stands on a few tabs."""
    gevonden = knoppen(delen(werkboek()))
    assert list(gevonden) == zichtbaar(delen(werkboek()))
    for blad, lijst in gevonden.items():
        namen = ["Herbereken", "Controleer", "Uitleg"]
        namen += ["Optimaliseer"] if blad in ("Start", "Solidariteit", "Optimum") else []
        namen += ["Verzendkopie", "Samenvoegen"] if blad == "Start" else []
        assert [(t, m) for t, m, _ in lijst] == [(n, f"[0]!{n}") for n in namen]
    publiek = {n for zicht, _, n in procedures(in_werkboek()["Doorrekening"]) if zicht == "Public"}
    assert {m.removeprefix("[0]!") for lijst in gevonden.values() for _, m, _ in lijst} <= publiek


def test_een_knop_staat_nergens_voor() -> None:
    """Within the first row, over cells without content, and not over another button."""
    boek = openpyxl.load_workbook(io.BytesIO(werkboek()), keep_vba=True)
    for naam, lijst in knoppen(delen(werkboek())).items():
        vorige = (0, 0)
        for _, _, (kolom, begin, rij, _, kolom2, eind, rij2, hoog) in lijst:
            assert (rij, rij2) == (0, 0) or (rij2, hoog) == (1, 0)
            assert [boek[naam].cell(1, k + 1).value for k in range(kolom, kolom2 + 1)] == [None] * (kolom2 + 1 - kolom)
            assert (kolom, begin) > vorige
            vorige = (kolom2, eind)
        assert boek[naam].row_dimensions[1].height == 24


def test_de_bladen_blijven_gesloten() -> None:
    """A button works on a locked tab, and cannot be moved there."""
    boek = openpyxl.load_workbook(io.BytesIO(werkboek()), keep_vba=True)
    for naam in knoppen(delen(werkboek())):
        assert boek[naam].protection.sheet
        assert boek[naam].protection.objects


# --- the commands ---------------------------------------------------------------------------------------------------


@pytest.fixture
def pad(tmp_path: Path) -> Path:
    pad = tmp_path / "regio.xlsm"
    pad.write_bytes(werkboek())
    return pad


def test_nieuw(tmp_path: Path) -> None:
    pad = tmp_path / "Regio.XLSM"
    u = gang("nieuw", pad, "--startjaar", "2026", "--corporaties", "Een", "Twee")
    assert (u.code, u.fout) == (0, "")
    assert list(knoppen(delen(pad.read_bytes()))) == zichtbaar(delen(pad.read_bytes()))
    assert [c.naam for c in lees_werkboek(pad).regio.corporaties] == ["Een", "Twee"]
    assert gang("herbereken", pad).code in (0, 1)


ANDERE_VERSIE = "from xl_doorrekening.excel.vba import versie; versie.version = lambda _: '0.99.0'"


def _apart(*argumenten: str, weg: str = "", vooraf: str = "pass") -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, perhaps on a machine without a package."""
    zonder = f"sys.modules[{weg!r}] = None" if weg else "pass"
    roep = "from xl_doorrekening.opdrachten.hoofd import hoofd"
    code = "\n".join(["import sys", zonder, vooraf, roep, "sys.exit(hoofd())"])
    return subprocess.run([sys.executable, "-c", code, *argumenten], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("weg", ["pyopenvba", "xlwings"])
def test_zonder_het_onderdeel_excel(tmp_path: Path, weg: str) -> None:
    """A sentence that says what to do, and no half file."""
    u = _apart("nieuw", str(tmp_path / "regio.xlsm"), "--startjaar", "2026", "--corporaties", "Een", weg=weg)
    assert (u.returncode, u.stdout) == (2, "")
    assert u.stderr.startswith(f"Voor een werkboek met knoppen (.xlsm) ontbreekt {weg}. Installeer")
    assert list(tmp_path.iterdir()) == []


def test_herbereken_laat_macro_s_en_knoppen_staan(pad: Path) -> None:
    """Byte for byte: the project, the buttons, the settings; only tabs with results change."""
    voor = delen(pad.read_bytes())
    assert herbereken(pad).geschreven
    na = delen(pad.read_bytes())
    assert list(na) == list(voor)
    blijft = {PROJECT, bladdelen(voor)[CONFBLAD], BOEK, TYPEN} | {d for d in voor if d.endswith((".vml", ".rels"))}
    assert {d for d in voor if voor[d] != na[d]} & blijft == set()
    assert knoppen(na) == knoppen(voor)


def test_de_kring_wijzigen(pad: Path) -> None:
    """A new tab has buttons, Start keeps them and its name for macros; the project stays as it is."""
    voor = delen(pad.read_bytes())
    assert gang("toevoegen", pad, "Derde").code == 0
    na = delen(pad.read_bytes())
    assert keur(na) == []
    assert list(knoppen(na)) == zichtbaar(na)
    assert "Derde" in knoppen(na)
    assert na[PROJECT] == voor[PROJECT]
    code = [etree.fromstring(na[bladdelen(na)[n]])[0].get("codeName") for n in bladdelen(voor)]
    assert code == [f"Sheet{n}" for n in range(1, len(code) + 1)]
    assert gang("verwijder", pad, EEN).code == 0
    assert list(knoppen(delen(pad.read_bytes()))) == zichtbaar(delen(pad.read_bytes()))


def test_andere_versie_van_xlwings(pad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Said on both commands, with both versions; silent when they are the same, or when there is nothing to compare."""
    assert gang("controleer", pad).fout.count("xlwings") == 0
    monkeypatch.setattr(versie, "version", lambda _: "0.99.0")
    for opdracht in ("controleer", "herbereken"):
        u = gang(opdracht, pad)
        assert f"let op: de knoppen in dit werkboek horen bij xlwings {version('xlwings')}" in u.fout
        assert "0.99.0" in u.fout
    assert versie.verschil(delen(gebouwd())) is None
    assert versie.verschil({PROJECT: b"iets anders"}) is None
    assert "0.99.0" in _apart("controleer", str(pad), vooraf=ANDERE_VERSIE).stderr
    assert "xlwings" not in _apart("controleer", str(pad), weg="pyopenvba", vooraf=ANDERE_VERSIE).stderr


# --- other programs -------------------------------------------------------------------------------------------------


def test_openpyxl_bewaart_de_macro_s() -> None:
    boek = openpyxl.load_workbook(io.BytesIO(werkboek()), keep_vba=True)
    uit = io.BytesIO()
    boek.save(uit)
    with zipfile.ZipFile(io.BytesIO(uit.getvalue())) as zip_:
        assert zip_.read(PROJECT) == delen(werkboek())[PROJECT]


@pytest.mark.traag
def test_libreoffice_opent_het(pad: Path, tmp_path: Path) -> None:
    """The same cells as openpyxl reads; LibreOffice itself does not run xlwings' modules."""
    kantoor = Kantoor(tmp_path)
    ((titel,),), ((naam,),) = kantoor.doe([openen(pad), lees("Start", "B1:B1"), lees(CONFBLAD, "A1:A1")])
    assert (titel, naam) == ("Start", "UDF MODULES")
