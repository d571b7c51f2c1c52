"""The example workbook, calculated, and copies of it."""

from pathlib import Path

import pytest

from tests.werkboek.hulp import voorbeeld, voorbeeldbytes
from tests.werkboek.vergelijken import NU
from xl_doorrekening.werkboek.berekening import reken
from xl_doorrekening.werkboek.lezen.uit_bestand import lees
from xl_doorrekening.werkboek.reizen.verzenden import kopie


@pytest.fixture(scope="session")
def kopieen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A mailed copy for each corporation of the example by name, and of all ("")."""
    pad = tmp_path_factory.mktemp("kopieen") / "regio.xlsx"
    pad.write_bytes(voorbeeldbytes())
    g = lees(pad)
    d = reken(g).doorrekening
    assert d is not None
    uit = {c.naam: kopie(g, d, c.id, pad.with_name("kopie.xlsx"), NU) for c in voorbeeld().corporaties}
    return uit | {"": kopie(g, d, None, pad.with_name("kopie.xlsx"), NU)}


@pytest.fixture
def regio(tmp_path: Path) -> Path:
    """The workbook of the region."""
    pad = tmp_path / "regio.xlsx"
    pad.write_bytes(voorbeeldbytes())
    return pad


@pytest.fixture
def ontvangen(tmp_path: Path) -> Path:
    """The folder with what came back."""
    map_ = tmp_path / "ontvangen"
    map_.mkdir()
    return map_
