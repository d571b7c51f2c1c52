"""The source of every VBA module: our own text files, and xlwings' standalone modules as they are installed."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

import xlwings as xw
from pyopenvba import ExcelFile
from pyopenvba.vba import VBAModuleKind, VBAProject

from xl_doorrekening.excel.vba import functiemodule
from xl_doorrekening.excel.vba.instellingen import PROJECTNAAM
from xl_doorrekening.excel.vba.versie import xlwings_in

XLWINGS, WOORDENBOEK, KNOPPEN, LINT = "xlwings", "Dictionary", "Doorrekening", "DoorrekeningLint"
LOS_WERKBOEK: Final = Path(xw.__file__).with_name("quickstart_standalone.xlsm")
LOSSE_ADDIN: Final = Path(xw.__file__).with_name("quickstart_addin_ribbon.xlam")
_BLADKLASSEN: Final = ("0{00020819-0000-0000-C000-000000000046}", "0{00020820-0000-0000-C000-000000000046}")
_PROJECTNAAM: Final = re.compile(r'(?<=PROJECT_NAME As String = ")myaddin(?=")')
_INSTELLING_IN_BLAD: Final = re.compile(r'(?<=SheetExists\()ActiveWorkbook(?=, PROJECT_NAME & ".conf")|'
                                        r"(?<=GetConfigFromSheet\()ActiveWorkbook(?=\))")  # fmt: skip
_INSTELLING_IN_MAP: Final = re.compile(r'If source = "" Or source = "directory" Then')


def werkboekmodules() -> dict[str, str]:
    """Per module of the workbook its source, in the order of the project."""
    los = _losse_modules(LOS_WERKBOEK)
    return {
        XLWINGS: _vervang(los[XLWINGS], _INSTELLING_IN_MAP, "If False Then", 1),
        WOORDENBOEK: los[WOORDENBOEK],
        KNOPPEN: _eigen(KNOPPEN),
        functiemodule.MODULE: _regels(functiemodule.functiemodule(".xlsm")),
    }


def addinmodules() -> dict[str, str]:
    """The same for the add-in; xlwings' module then works on the active workbook, with the same settings.

    Those come from the add-in itself and from the user. As xlwings made it, a sheet or a file beside the active
    workbook would go before them, and so choose which program a button starts: any workbook that is mailed could.
    """
    los = _losse_modules(LOSSE_ADDIN)
    eigen = _vervang(los[XLWINGS], _PROJECTNAAM, PROJECTNAAM, 1)
    eigen = _vervang(eigen, _INSTELLING_IN_BLAD, "ThisWorkbook", 3)
    eigen = _vervang(eigen, _INSTELLING_IN_MAP, "If False Then", 1)
    return {
        XLWINGS: eigen,
        WOORDENBOEK: los[WOORDENBOEK],
        KNOPPEN: _eigen(KNOPPEN),
        LINT: _eigen(LINT),
        functiemodule.MODULE: _regels(functiemodule.functiemodule(".xlam")),
    }


def _vervang(bron: str, wat: re.Pattern[str], door: str, keren: int) -> str:
    nieuw, aantal = wat.subn(door, bron)
    if aantal != keren:
        raise ValueError(f"De VBA van xlwings is anders dan verwacht ({wat.pattern}); pas modules.py aan.")
    return nieuw


def zet_modules(project: VBAProject, modules: Mapping[str, str]) -> None:
    """Put these modules in a project, and take out every other module that is not of a sheet or of the workbook."""
    for naam in project.module_names():
        if naam in modules or not _van_een_blad(project, naam):
            project.delete_module(naam)
    for naam, bron in modules.items():
        soort = VBAModuleKind.other if naam == WOORDENBOEK else VBAModuleKind.standard
        project.add_module(naam, bron, kind=soort)


def lint() -> bytes:
    """The ribbon tab of the add-in."""
    return files(__package__).joinpath("lint.xml").read_bytes()


def _van_een_blad(project: VBAProject, naam: str) -> bool:
    """Whether Excel made it, for a sheet or for the workbook itself: its class is one of Excel's."""
    return any(klasse in project.get_module(naam).source for klasse in _BLADKLASSEN)


@cache
def _losse_modules(pad: Path) -> dict[str, str]:
    with ExcelFile(pad) as boek:
        modules = {naam: str(boek.get_module(naam)) for naam in (XLWINGS, WOORDENBOEK)}
    if xlwings_in(modules[XLWINGS]) != xw.__version__:
        raise ValueError(f"De VBA in {pad.name} is niet van xlwings {xw.__version__}; installeer xlwings opnieuw.")
    return modules


def _eigen(naam: str) -> str:
    return _regels(files(__package__).joinpath(f"{naam}.bas").read_text("ascii"))


def _regels(tekst: str) -> str:
    return "\r\n".join(tekst.splitlines()) + "\r\n"
