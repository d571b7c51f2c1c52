"""Whole dwellings, shared out: exact sums, bounds kept, everyone in step."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategieen import onderzoek
from xl_doorrekening.opgave.verdelen import afgerond, grootste_rest, naar_gewicht, over_jaren


def test_grootste_rest() -> None:
    """10 over 3 : 3 : 3 gives 4, 3, 3; 100 over 17,2 : 41,7 : 41,1 gives the odd one to the largest remainder."""
    assert grootste_rest(np.full(3, 10 / 3), 10).tolist() == [4, 3, 3]
    assert grootste_rest(np.array([17.2, 41.7, 41.1]), 100).tolist() == [17, 42, 41]
    assert grootste_rest(np.array([5.0, 5.0]), 10, np.array([3, 9])).tolist() == [3, 7]
    with pytest.raises(ValueError, match="11 past niet"):
        grootste_rest(np.array([5.0, 5.0]), 11, np.array([3, 7]))


def test_over_jaren_houdt_ieder_gelijke_tred() -> None:
    """2 : 1 over three years of one dwelling: the small one gets the second."""
    assert over_jaren(np.array([2, 1]), np.array([1, 1, 1])).tolist() == [[1, 0, 1], [0, 1, 0]]


def test_een_maximum_gaat_naar_de_anderen() -> None:
    """90 over 1 : 1 : 1 with 10 at most for the first: 10, 40, 40. With 10 at most for all: 60 is left over."""
    gelijk, mag = np.ones((3, 1)), np.ones((3, 1), dtype=bool)
    een = naar_gewicht(np.array([90]), gelijk, mag, np.zeros(3), np.array([10.0, np.inf, np.inf]))
    assert een[:, 0] == pytest.approx([10, 40, 40])
    allen = naar_gewicht(np.array([90]), gelijk, mag, np.zeros(3), np.full(3, 10.0))
    assert allen[:, 0] == pytest.approx([10, 10, 10])


def test_een_minimum_gaat_voor() -> None:
    """90 over 1 : 1 : 1 with at least 50 for the last: 20, 20, 50. Who may not take part gets nothing."""
    laagste = np.array([0.0, 0.0, 50.0])
    uit = naar_gewicht(np.array([90]), np.ones((3, 1)), np.ones((3, 1), dtype=bool), laagste, np.full(3, np.inf))
    assert uit[:, 0] == pytest.approx([20, 20, 50])
    mag = np.array([[True], [False], [True]])
    uit = naar_gewicht(np.array([90]), np.ones((3, 1)), mag, np.zeros(3), np.full(3, np.inf))
    assert uit[:, 0] == pytest.approx([45, 0, 45])


def test_afgerond_op_een_schaakbord() -> None:
    """Halves all over: rows and columns of 1 stay 1."""
    uit = afgerond(np.array([[0.5, 0.5], [0.5, 0.5]]))
    assert uit.sum(0).tolist() == uit.sum(1).tolist() == [1, 1]


@given(st.integers(0, 2**32 - 1))
@onderzoek(200)
def test_sommen_grenzen_en_jaren(zaad: int) -> None:
    """A random task of several gemeenten over corporations with bounds; what is not placed is a row of its own."""
    g = np.random.default_rng(zaad)
    wie, gemeenten = g.integers(1, 9), g.integers(1, 7)
    opgave = g.integers(0, 60, gemeenten)
    gewicht = g.random((wie, gemeenten)) * (g.random((wie, gemeenten)) < 0.7)
    mag = g.random((wie, gemeenten)) < 0.9
    hoogste = np.where(g.random(wie) < 0.4, g.integers(0, 50, wie), np.inf)
    laagste = np.where(g.random(wie) < 0.3, g.integers(0, 30, wie), 0).astype(float)
    deel = naar_gewicht(opgave, gewicht, mag, laagste, hoogste)
    assert (deel.sum(1) <= hoogste + 1e-6).all()
    assert (deel[~mag] == 0).all()
    x = np.concatenate([deel, np.maximum(opgave - deel.sum(0), 0.0)[None]])
    heel = afgerond(x)
    assert (heel.sum(0) == opgave).all()
    assert (np.abs(heel - x) < 1).all()
    assert (np.abs(heel.sum(1) - x.sum(1)) < 1).all()
    assert (heel[:-1].sum(1) <= hoogste).all()
    jaren = g.multinomial(opgave[0], np.full(10, 0.1))
    per_jaar = over_jaren(heel[:, 0], jaren)
    assert (per_jaar >= 0).all()
    assert (per_jaar.sum(1) == heel[:, 0]).all()
    assert (per_jaar.sum(0) == jaren).all()
