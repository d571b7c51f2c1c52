"""Help and wrong use: Dutch, short, code 2, and never a traceback."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.werkboek.hulp import gang
from xl_doorrekening import __version__

OPDRACHTEN = (
    "nieuw", "voorbeeld", "herbereken", "controleer", "volg", "installeer", "dokter",
    "exporteer", "stress", "uitleg", "scenarios", "optimaliseer", "vernieuw", "afspraken", "begrotingen",
    "volgend-jaar", "rapport", "verstuur", "samenvoegen", "vergelijk", "klokken", "toevoegen", "hernoem", "verwijder",
)  # fmt: skip
ENGELS = (
    "usage", "positional", "options", "show this", "required", "invalid", "argument", "error", "expected", "following",
    "unrecognized", "choose", "default",
)  # fmt: skip


def zonder_engels(tekst: str) -> None:
    klein = tekst.lower()
    assert [w for w in ENGELS if w in klein] == []


@pytest.mark.parametrize("opdracht", ["", *OPDRACHTEN])
def test_hulp_is_nederlands(opdracht: str) -> None:
    u = gang(*filter(None, [opdracht]), "--help")
    assert (u.code, u.fout) == (0, "")
    assert u.uit.startswith(f"gebruik: doorrekening {opdracht}".rstrip())
    assert "toon deze uitleg" in u.uit
    zonder_engels(u.uit)


def test_hulp_noemt_elke_opdracht_en_de_codes() -> None:
    uit = gang("--help").uit
    genoemd = [regel.split()[0] for regel in uit.splitlines() if regel.startswith("    ") and regel[4] != " "]
    assert genoemd == list(OPDRACHTEN)
    assert (
        "0 goed, 1 bevindingen in de invoer of wensen die niet samen kunnen, 2 verkeerd gebruik of onleesbaar bestand"
        in " ".join(uit.split())
    )


def test_versie() -> None:
    u = gang("--version")
    assert (u.code, u.uit) == (0, f"xl_doorrekening {__version__}\n")


@pytest.mark.parametrize(
    ("argumenten", "melding"),
    [
        ((), "dit ontbreekt: OPDRACHT.\nZie: doorrekening --help"),
        (("herbereken",), "dit ontbreekt: REGIO.xlsx.\nZie: doorrekening herbereken --help"),
        (("hernoem", "a.xlsx", "oud"), "dit ontbreekt: nieuw.\nZie: doorrekening hernoem --help"),
        (("herbereken", "a.xlsx", "--snel"), "onbekend: --snel.\nZie: doorrekening --help"),
        (("exporteer", "a.xlsx"), "dit ontbreekt: --uit.\nZie: doorrekening exporteer --help"),
        (("exporteer", "a.xlsx", "--uit"), "--uit: geef één waarde.\nZie: doorrekening exporteer --help"),
        (("nieuw", "a.xlsx", "--startjaar", "2026"), "dit ontbreekt: --corporaties.\nZie: doorrekening nieuw --help"),
        (
            ("nieuw", "a.xlsx", "--startjaar", "2026", "--corporaties"),
            "--corporaties: geef ten minste één waarde.\nZie: doorrekening nieuw --help",
        ),
    ],
)
def test_verkeerd_gebruik(argumenten: tuple[str, ...], melding: str) -> None:
    u = gang(*argumenten)
    assert (u.code, u.uit) == (2, "")
    assert u.fout == f"Verkeerd gebruik: {melding}\n"


def test_onbekende_opdracht() -> None:
    u = gang("bereken", "a.xlsx")
    assert (u.code, u.uit) == (2, "")
    assert u.fout.startswith("Verkeerd gebruik: OPDRACHT: 'bereken' bestaat niet; kies uit ")
    assert all(o in u.fout for o in OPDRACHTEN)
    zonder_engels(u.fout)


def test_als_los_programma(tmp_path: Path) -> None:
    """The entry point gives the same sentence and code to the shell."""
    code = "from xl_doorrekening.opdrachten.hoofd import start; start()"
    klaar = subprocess.run(
        [sys.executable, "-c", code, "controleer", str(tmp_path / "weg.xlsx")], capture_output=True, check=False
    )
    assert klaar.returncode == 2
    assert klaar.stdout == b""
    assert klaar.stderr.decode("utf-8").startswith('Het bestand "weg.xlsx" is niet gevonden')
