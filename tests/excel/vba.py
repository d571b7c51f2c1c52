"""Read the VBA of a file with a reader that is not ours (olevba), and say what is in it."""

import re
from functools import cache

from oletools.olevba import VBA_Parser

from tests.werkboek.varianten import regio
from xl_doorrekening.excel.vba.bouw import maak_xlam, maak_xlsm
from xl_doorrekening.excel.vba.instellingen import FUNCTIES
from xl_doorrekening.werkboek.bouwen.knoppen import Editie
from xl_doorrekening.werkboek.bouwen.sjabloon import bouw

VAN_XLWINGS = ("xlwings", "Dictionary")
_PROCEDURE = re.compile(r"^\s*(?:(Public|Private|Friend) )?(?:Static )?(Sub|Function|Property \w+) (\w+)", re.MULTILINE)
_AUTOMATISCH = re.compile(r"^(?:auto_?\w+|(?:workbook|worksheet|document|app)_\w+)$", re.IGNORECASE)
_NAAR_BUITEN = re.compile(
    r"https?:|ftp:|CreateObject|GetObject|Shell|Declare |URLDownload|WinHttp|XMLHTTP|Environ|Open .* For |Kill |"
    r"SendKeys|MacScript|AppleScriptTask|ExecuteExcel4Macro|CallByName|Application\.Run|VBProject|OnTime",
    re.IGNORECASE,
)


@cache
def werkboek() -> bytes:
    return maak_xlsm(bouw(regio(), Editie.MACRO))


@cache
def addin() -> bytes:
    return maak_xlam()


@cache
def modules(naam: str, ruw: bytes) -> dict[str, str]:
    """Source per module, in the order of the file; lines end in \\n and attributes are left out."""
    lezer = VBA_Parser(naam, data=ruw)
    try:
        assert lezer.detect_vba_macros()
        uit = {}
        for _, stroom, _, code in lezer.extract_macros():
            regels = code.replace("\r\n", "\n").split("\n")
            uit[stroom.removeprefix("VBA/")] = "\n".join(r for r in regels if not r.startswith("Attribute VB_"))
        return uit
    finally:
        lezer.close()


def procedures(bron: str) -> list[tuple[str, str, str]]:
    """Visibility, kind and name of each."""
    return [(m[1] or "", m[2], m[3]) for m in _PROCEDURE.finditer(bron)]


def automatisch(bron: str) -> list[str]:
    """Procedures that an application starts by itself."""
    return [naam for _, _, naam in procedures(bron) if _AUTOMATISCH.match(naam)]


def naar_buiten(bron: str) -> list[str]:
    """Words that reach outside the workbook; remarks count too."""
    return [m[0] for m in _NAAR_BUITEN.finditer(bron)]


def foutwaarden_kloppen(bron: str, boek: str) -> None:
    """Every function calls our module with its own name, in this workbook, and fails with an error value."""
    stukken = re.split(r"^End Function$", bron.split('#Const App = "Microsoft Excel"', 1)[1], flags=re.MULTILINE)
    assert "Function" not in stukken.pop()
    for stuk in stukken:
        ((_, soort, naam),) = procedures(stuk)
        assert soort == "Function"
        assert f'{naam} = XLPy.CallUDF("{FUNCTIES}", "{naam}", Array(' in stuk
        assert f", {boek}, Application.Caller)" in stuk
        assert stuk.count("XLPy.CallUDF(") == 2  # in Excel and elsewhere
        assert stuk.rstrip().endswith(f"failed:\n    {naam} = CVErr(xlErrNA)")


def afwijkingen(bron: str, nieuw: str) -> list[tuple[str, str]]:
    """Lines that differ between the module as installed and as it stands in the file, without indentation."""
    oud = "\n".join(r for r in bron.replace("\r\n", "\n").split("\n") if not r.startswith("Attribute VB_")).strip()
    paren = zip(oud.split("\n"), nieuw.strip().split("\n"), strict=True)
    return [(a.strip(), b.strip()) for a, b in paren if a != b]


GEEN_MAP = ('If source = "" Or source = "directory" Then', "If False Then")
"""No settings from a file in the folder of a workbook."""
