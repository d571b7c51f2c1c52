"""One LibreOffice profile and one example workbook for all tests of this folder."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
import xlwings as xw

from tests.e2e.kantoor import Kantoor
from tests.e2e.open_werkboek import Klok
from tests.kantoor_motor.motor import Motor, start
from xl_doorrekening.excel import macros
from xl_doorrekening.voorbeeld.regio import voorbeeldregio
from xl_doorrekening.werkboek.bouwen.sjabloon import bouw
from xl_doorrekening.werkboek.herbereken import herbereken

NU = datetime(2026, 1, 2, 3, 4)


@pytest.fixture(scope="session")
def kantoor(tmp_path_factory: pytest.TempPathFactory) -> Kantoor:
    return Kantoor(tmp_path_factory.mktemp("kantoor"))


@pytest.fixture(scope="session")
def gebouwd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example as built, not calculated yet; do not change it."""
    pad = tmp_path_factory.mktemp("gebouwd") / "voorbeeld.xlsx"
    pad.write_bytes(bouw(voorbeeldregio()))
    return pad


@pytest.fixture(scope="session")
def berekend(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with its results; do not change it."""
    pad = tmp_path_factory.mktemp("berekend") / "voorbeeld.xlsx"
    pad.write_bytes(bouw(voorbeeldregio()))
    assert herbereken(pad, nu=NU, reserve=False).geschreven
    return pad


@pytest.fixture(scope="session")
def motorapp() -> Iterator[xw.App]:
    """LibreOffice in the place of Excel."""
    app = start()
    yield app
    app.quit()


@pytest.fixture
def motor(motorapp: xw.App) -> Iterator[Motor]:
    """The engine, with nothing counted or recorded yet."""
    motor: Motor = motorapp.impl.engine
    motor.teller.clear()
    motorapp.impl.gezet.clear()
    motorapp.impl.meldingen.clear()
    yield motor
    motor.fijn = False


@pytest.fixture
def pad(gebouwd: Path, tmp_path: Path) -> Path:
    """The example as built, in a file of its own."""
    kopie = tmp_path / "voorbeeld.xlsx"
    kopie.write_bytes(gebouwd.read_bytes())
    return kopie


@pytest.fixture
def boek(motorapp: xw.App, motor: Motor, pad: Path) -> Iterator[xw.Book]:
    """That file, open."""
    boek = motorapp.books.open(str(pad))
    motor.teller.clear()
    yield boek
    boek.close()


@pytest.fixture
def vaste_tijd(monkeypatch: pytest.MonkeyPatch) -> None:
    """The button presses at the time that the command is given."""
    monkeypatch.setattr(macros, "datetime", Klok)
