"""A workbook's VBA where LibreOffice can run it, and its buttons.

LibreOffice cannot compile xlwings' own modules and then silently runs nothing; in a test copy they are replaced by the
functions that our modules call. `RunPython` starts a process of its own and does not wait, as Excel for Mac does.
"""

import sys
import time
from pathlib import Path
from typing import Any

import xlwings as xw
from pyopenvba import ExcelFile

from tests.kantoor_motor import buiten

_PLAATSVERVANGER = '''Public Function RunPython(opdracht As String)
    Shell "{python}", 0, """{script}"" """ & opdracht & """ ""--wb=" & ThisWorkbook.Name & """ --from_xl=1", False
    RunPython = 0
End Function
Public Function GetConfig(naam As String, Optional anders As String = "")
    GetConfig = "python"
End Function
Public Function FileExists(pad As String) As Boolean
    FileExists = True
End Function
Public Function XLPy() As Object
End Function
'''


def voor_libreoffice(pad: Path) -> None:
    """Replace what LibreOffice cannot compile."""
    vervanger = _PLAATSVERVANGER.format(python=sys.executable, script=buiten.__file__)
    with ExcelFile(pad) as bestand:
        project = bestand.vba_project()
        bestand.set_module("xlwings", vervanger.replace("\n", "\r\n"))
        project.delete_module("Dictionary")
        bestand.save()


def knoppen(blad: xw.Sheet) -> dict[str, str]:
    """Per caption of a form button on this sheet the script that it calls."""
    uit: dict[str, str] = {}
    formulieren = blad.api.DrawPage.Forms
    for i in range(formulieren.Count):
        formulier = formulieren.getByIndex(i)
        for n in range(formulier.Count):
            for gebeurtenis in formulier.getScriptEvents(n):
                uit[str(formulier.getByIndex(n).Label)] = str(gebeurtenis.ScriptCode)
    return uit


def druk(boek: xw.Book, script: str, wachten: float = 30.0) -> str:
    """Do what a click does, and wait for the process that comes of it; gives what it showed."""
    kantoor: Any = boek.app.impl.kantoor
    uitslag: Path = kantoor.map / buiten.UITSLAG
    uitslag.unlink(missing_ok=True)
    boek.api.getScriptProvider().getScript(script).invoke((), (), ())
    eind = time.monotonic() + wachten
    while not uitslag.exists():
        assert time.monotonic() < eind, "de knop deed niets: de VBA is niet vertaald of Python is niet gestart"
        time.sleep(0.05)
    return uitslag.read_text("utf-8")
