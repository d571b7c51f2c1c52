"""One LibreOffice profile and one example workbook for all tests of this folder."""

from datetime import datetime
from pathlib import Path

import pytest

from tests.e2e.kantoor import Kantoor
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
