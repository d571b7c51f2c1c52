"""A few of the mutated workbooks; `python -m tests.reizen.muteren` does ten thousand."""

import pytest

from tests.reizen.muteren import MUTATIES, beproef


@pytest.mark.parametrize("zaad", range(2 * len(MUTATIES)))
def test_een_verminkt_werkboek(zaad: int) -> None:
    _, naam, _, _, mis = beproef(zaad)
    assert mis == "", naam
