"""A few of the mutated workbooks; `python -m tests.reizen.muteren` does ten thousand."""

import pytest

from tests.reizen.muteren import MUTATIES, beproef


@pytest.mark.parametrize(
    "zaad",
    [pytest.param(z, marks=() if z < len(MUTATIES) else pytest.mark.uitgebreid) for z in range(6 * len(MUTATIES))],
)
def test_een_verminkt_werkboek(zaad: int) -> None:
    _, naam, _, _, mis = beproef(zaad)
    assert mis == "", naam


def test_een_cel_die_geen_getal_is() -> None:
    """Seed 20364: <v>NaN</v> in a cell of an amount passed every bound."""
    *_, uitkomst, _, mis = beproef(20364)
    assert (uitkomst, mis) == ("herbereken: code 1", "")
