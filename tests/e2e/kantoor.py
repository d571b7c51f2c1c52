"""LibreOffice as the real spreadsheet application: one headless process carries out a list of steps on workbooks.

The steps are run by a Basic macro (`kantoor.bas`) in a profile of its own, so that no Python bridge is needed and no
open office of the user is touched.
"""

import os
import signal
import subprocess
from collections.abc import Iterable
from datetime import date
from html import escape
from pathlib import Path
from typing import TypeAlias

Cel: TypeAlias = str | float | None
"""None: an error value."""
Tabel: TypeAlias = list[list[Cel]]
Stap: TypeAlias = tuple[str, ...]

_KOP = '<?xml version="1.0" encoding="UTF-8"?>\n'
_BIB = 'xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:link="false"'
_HIER = Path(__file__).parent


def openen(pad: Path) -> Stap:
    return ("open", pad.as_uri())


def bewaar(pad: Path) -> Stap:
    return ("bewaar", pad.as_uri())


def reken() -> Stap:
    """Calculate every formula anew."""
    return ("reken",)


def sluit() -> Stap:
    return ("sluit",)


def zet(blad: str, cel: str, waarde: str | float | None) -> Stap:
    """Type a value in a cell, as a user would."""
    if waarde is None or waarde == "":
        return ("leeg", blad, cel)
    return ("tekst", blad, cel, waarde) if isinstance(waarde, str) else ("getal", blad, cel, repr(float(waarde)))


def formule(blad: str, cel: str, tekst: str) -> Stap:
    return ("formule", blad, cel, tekst)


def zet_datum(blad: str, cel: str, dag: date) -> Stap:
    """What becomes of a cell in which a user types a date: a number with the format of a date."""
    return ("datum", blad, cel, str((dag - date(1899, 12, 30)).days))


def voeg_rijen_in(blad: str, rij: int, aantal: int = 1) -> Stap:
    """Insert rows above this one (0-based)."""
    return ("rij", blad, str(rij), str(aantal))


def lees(blad: str, bereik: str) -> Stap:
    """Read a range; its values are one table of the answer."""
    return ("lees", blad, bereik)


def grafieken(blad: str) -> Stap:
    """Read the number of charts on a tab."""
    return ("grafieken", blad)


class Kantoor:
    """A LibreOffice with a profile of its own, that recalculates every workbook it opens unless told not to."""

    def __init__(self, map_: Path, *, herreken: bool = True) -> None:
        self.map = map_
        gebruiker = map_ / "profiel" / "user"
        (gebruiker / "basic" / "Standard").mkdir(parents=True)
        (gebruiker / "registrymodifications.xcu").write_text(
            _KOP
            + '<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
            + _instelling("Setup/Office", "ooSetupInstCompleted", "true")
            + _instelling("Office.Common/Security/Scripting", "MacroSecurityLevel", "0")
            + _instelling("Office.Calc/Formula/Load", "OOXMLRecalcMode", "0" if herreken else "1")
            + "</oor:items>",
            "utf-8",
        )
        basis = gebruiker / "basic"
        (basis / "script.xlc").write_text(
            f'{_KOP}<library:libraries xmlns:library="http://openoffice.org/2000/library">'
            '<library:library library:name="Standard" library:link="false"/></library:libraries>',
            "utf-8",
        )
        (basis / "Standard" / "script.xlb").write_text(
            f'{_KOP}<library:library {_BIB}><library:element library:name="Kantoor"/></library:library>', "utf-8"
        )
        bron = escape((_HIER / "kantoor.bas").read_text("utf-8"), quote=False)
        (basis / "Standard" / "Kantoor.xba").write_text(
            f'{_KOP}<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Kantoor" '
            f'script:language="StarBasic">{bron}</script:module>',
            "utf-8",
        )

    def doe(self, stappen: Iterable[Stap]) -> list[Tabel]:
        """Carry out the steps in one process; gives a table for every step that reads."""
        opdracht, antwoord = self.map / "stappen.txt", self.map / "antwoord.txt"
        antwoord.unlink(missing_ok=True)
        opdracht.write_text("\n".join("\t".join(s) for s in stappen), "utf-8")
        proces = subprocess.Popen(
            [
                "soffice",
                "--headless",
                "--norestore",
                "--nologo",
                f"-env:UserInstallation={(self.map / 'profiel').as_uri()}",
                f'macro:///Standard.Kantoor.Doe("{opdracht.as_uri()}","{antwoord.as_uri()}")',
            ],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            uitvoer, _ = proces.communicate(timeout=120)
        except subprocess.TimeoutExpired:
            os.killpg(proces.pid, signal.SIGKILL)
            uitvoer, _ = proces.communicate()
        assert antwoord.exists(), f"LibreOffice deed niets: {uitvoer.decode(errors='replace')}"
        return _tabellen(antwoord.read_text("utf-8"))


def _instelling(groep: str, naam: str, waarde: str) -> str:
    return (
        f'<item oor:path="/org.openoffice.{groep}"><prop oor:name="{naam}" oor:op="fuse">'
        f"<value>{waarde}</value></prop></item>"
    )


def _tabellen(tekst: str) -> list[Tabel]:
    uit: list[Tabel] = []
    tabel: Tabel = []
    regels = tekst.split("\n")
    for regel in regels:
        if regel == "einde":
            uit.append(tabel)
            tabel = []
        elif regel == "klaar":
            return uit
        elif regel.startswith("fout\t"):
            raise AssertionError(regel)
        else:
            tabel.append([_cel(x) for x in regel.split("\t")])
    raise AssertionError(f"LibreOffice maakte de stappen niet af; laatste regels: {regels[-3:]}")


def _cel(ruw: str) -> Cel:
    return None if ruw == "e" else ruw[1:] if ruw[0] == "s" else float(ruw[1:])
