"""Quantiles: exact while they fit, within a bin of exact beyond."""

import numpy as np
import pytest

from xl_doorrekening.begrippen.onzekerheid import KWANTIELEN
from xl_doorrekening.kern.indexen import Bedragen
from xl_doorrekening.onzekerheid import kwantielen
from xl_doorrekening.onzekerheid.kwantielen import BAKKEN, Kwantielen

N = 4_000


def _waarden() -> Bedragen:
    """Two axes, paths, four corporations: about normal, far from 0, skew with a long tail, fixed."""
    g = np.random.default_rng(3)
    x = g.normal(0.6, 0.05, (2, 3, N, 4))
    x[..., 1] = g.normal(-3.0, 0.5, (2, 3, N))
    x[..., 2] = 1 + 1 / g.uniform(0, 1, (2, 3, N))
    x[..., 3] = 0.7
    return x


def _samen(x: Bedragen, geheugen: float, blok: int = 300) -> Kwantielen:
    k = Kwantielen(x.shape[:-2], x.shape[-1], x.shape[-2], geheugen)
    for a in range(0, x.shape[-2], blok):
        k.neem(list(x[..., a : a + blok, :]))
    return k


def test_exact() -> None:
    x = _waarden()
    k = _samen(x, 1e9)
    assert k.exact
    verwacht = np.quantile(x, KWANTIELEN, axis=-2, method="inverted_cdf")
    np.testing.assert_allclose(k.geef(), verwacht, rtol=1e-6)


@pytest.mark.parametrize("blok", [50, 300, N])
def test_bakken_schelen_ten_hoogste_een_bak(blok: int) -> None:
    x = _waarden()
    k = _samen(x, 1.0, blok)
    assert not k.exact
    verwacht = np.quantile(x, KWANTIELEN, axis=-2, method="inverted_cdf")
    bak = k.breedte / BAKKEN * (1 + np.abs(verwacht)) ** 2
    assert (np.abs(k.geef() - verwacht) <= 1.5 * bak + 1e-6).all()
    assert np.abs(k.geef() - verwacht)[..., 0].max() < 0.001  # an LTV to a tenth of a percentage point
    assert np.abs(k.geef() - verwacht)[..., 3].max() < 1e-6


@pytest.mark.parametrize("geheugen", [1e9, 1.0])
def test_onbekend_en_onbegrensd(geheugen: float) -> None:
    """One NaN makes its own series unknown; an ICR without interest is inf on the paths where it is."""
    x = _waarden()
    x[0, 0, N - 1, 0] = np.nan
    x[1, 1, : N // 2, 2] = np.inf
    uit = _samen(x, geheugen).geef()
    assert np.isnan(uit[:, 0, 0, 0]).all()
    assert np.isnan(uit).sum() == len(KWANTIELEN)
    assert np.isfinite(uit[:2, 1, 1, 2]).all()
    assert np.isinf(uit[3:, 1, 1, 2]).all()


def test_zonder_paden_onbekend() -> None:
    assert np.isnan(Kwantielen((2,), 3, 10).geef()).all()


def test_minder_paden_dan_gevraagd() -> None:
    x = _waarden()
    k = Kwantielen((2, 3), 4, 10 * N)
    k.neem(list(x[..., :301, :]))
    np.testing.assert_allclose(
        k.geef(), np.quantile(x[..., :301, :], KWANTIELEN, axis=-2, method="inverted_cdf"), rtol=1e-6
    )


def test_geheugen_groeit_niet_met_de_paden() -> None:
    klein, groot = (Kwantielen((5, 15, 3), 6, n, 1e6).bewaard for n in (10**4, 10**6))
    assert klein is not None
    assert groot is not None
    assert klein.nbytes == groot.nbytes <= max(1e6, kwantielen.MINSTENS * 5 * 15 * 3 * 6 * 4)
