"""A few of the mutated workbooks; `python -m tests.reizen.muteren` does ten thousand."""

from pathlib import Path

import pytest

from tests.reizen.muteren import MUTATIES, beproef
from tests.werkboek.hulp import Ruw, gang, voorbeeldbytes, zet


@pytest.mark.parametrize(
    "zaad",
    [pytest.param(z, marks=() if z < len(MUTATIES) else pytest.mark.uitgebreid) for z in range(6 * len(MUTATIES))],
)
def test_een_verminkt_werkboek(zaad: int) -> None:
    _, naam, _, _, mis = beproef(zaad)
    assert mis == "", naam


@pytest.mark.parametrize("waarde", ["NaN", "INF", "-INF"])
def test_een_cel_die_geen_getal_is(waarde: str, tmp_path: Path) -> None:
    """Not a number passes every bound: a mutated workbook once got it as far as the model."""
    pad = tmp_path / "regio.xlsx"
    pad.write_bytes(voorbeeldbytes())
    zet(pad, ("Stadswaard", "snelstart", "schuld", "daeb", Ruw(waarde)))
    voor = pad.read_bytes()
    u = gang("herbereken", pad)
    assert (u.code, pad.read_bytes() == voor) == (1, True)
    assert "FOUT 'Stadswaard'!" in u.fout
