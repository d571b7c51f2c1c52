"""Where a closed form exists, the Monte Carlo agrees with it within 4 standard errors.

A corporation without any cash flow: the debt stays what it is and the value only follows its index.
"""

from math import sqrt
from statistics import NormalDist

import numpy as np
import pytest

from tests.bouwers import START
from tests.onzekerheid.bouw import onzeker
from tests.opgave.bouw import arm, streek
from xl_doorrekening.begrippen.onzekerheid import KWANTIELEN
from xl_doorrekening.begrippen.tijd import JAREN
from xl_doorrekening.doorrekenen.stress import vaakst_krapst, waarschijnlijkste_jaar
from xl_doorrekening.kern.stapel import stapel
from xl_doorrekening.onzekerheid.simulatie import Kansen, simuleer

N = 20_000
NORMAAL = NormalDist()
SCHULD, NORM, SIGMA = 68e6, 0.70, 0.03
"""LTV 68% at the opening; value € 100 mln."""


def _kansen(volharding: float, sigma: float = SIGMA) -> Kansen:
    o = onzeker(N, stijging_beleidswaarde={"spreiding": sigma, "volharding": volharding})
    return simuleer({"A": stapel(streek(arm(schuld=SCHULD), ltv=NORM))}, o)["A"]


def _fout(p: float) -> float:
    return 4 * sqrt(p * (1 - p) / N) + 1e-9


def _grens(jaar: int) -> float:
    """Yearly growth at which the LTV is at the norm after so many years."""
    return float((SCHULD / (NORM * 100e6)) ** (1 / jaar) - 1)


def test_blijvende_afwijking_elk_jaar() -> None:
    """Persistence 1: value (1 + d)^t with one normal d, so that P(LTV ≤ norm) = Φ(−grens(t)/σ) in every year."""
    k = _kansen(1.0)
    for t in range(JAREN):
        p = NORMAAL.cdf(-_grens(t + 1) / SIGMA)
        assert k.deel("houdt")[0, t, 0, 0] == pytest.approx(p, abs=_fout(p))
        assert k.deel("alles")[t, 0] == k.deel("houdt")[0, t, 0, 2] == k.deel("houdt")[0, t, 0, 0]


def test_blijvende_afwijking_alle_jaren_en_eerste_jaar() -> None:
    """The strictest year is the last one here; the first year outside is a band of d."""
    k = _kansen(1.0)
    grenzen = [_grens(t + 1) for t in range(JAREN)]
    assert grenzen == sorted(grenzen)
    p = NORMAAL.cdf(-grenzen[-1] / SIGMA)
    assert k.deel("alles_altijd")[0] == pytest.approx(p, abs=_fout(p))
    onder = 0.0
    for t, grens in enumerate(grenzen):
        tot = NORMAAL.cdf(grens / SIGMA)
        assert k.deel("eerste")[t, 0] == pytest.approx(tot - onder, abs=_fout(tot - onder))
        onder = tot
    assert k.deel("eerste")[-1, 0] == pytest.approx(1 - onder, abs=_fout(onder))
    assert waarschijnlijkste_jaar(k, 0) == START + int(
        np.argmax(np.diff([0, *map(NORMAAL.cdf, np.array(grenzen) / SIGMA)]))
    )
    assert vaakst_krapst(k, 0) == "ltv"


def test_waaier_is_de_verdeling() -> None:
    """Quantile q of the LTV is that of the value at 1−q; its error by the density there."""
    k = _kansen(1.0)
    for q, deel in enumerate(KWANTIELEN):
        z = NORMAAL.inv_cdf(1 - deel)
        for t in (0, 7, JAREN - 1):
            verwacht = SCHULD / (100e6 * (1 + SIGMA * z) ** (t + 1))
            helling = verwacht * (t + 1) * SIGMA / (1 + SIGMA * z) / NORMAAL.pdf(z)
            assert k.waaier[q, 0, t, 0, 0] == pytest.approx(verwacht, abs=4 * helling * sqrt(deel * (1 - deel) / N))


def test_losse_jaren_een_som() -> None:
    """Persistence 0: the log of the value is a sum of 15 independent terms, for a small spread normal.

    E log(1+d) ≈ −σ²/2 and Var ≈ σ²; the third moment is negligible at σ = 1%.
    """
    sigma = 0.01
    k = _kansen(0.0, sigma)
    for t in (0, 4, JAREN - 1):
        n = t + 1
        p = NORMAAL.cdf((-np.log(SCHULD / (NORM * 100e6)) - n * sigma**2 / 2) / (sigma * sqrt(n)))
        assert k.deel("houdt")[0, t, 0, 0] == pytest.approx(p, abs=_fout(p) + 2e-3)


def test_volharding_ertussen() -> None:
    """Var of the sum of n AR(1) terms: σ²·[n + 2·Σ (n−k)·φ^k]."""
    sigma, phi = 0.01, 0.6
    k = _kansen(phi, sigma)
    for n in (2, 8, JAREN):
        var = sigma**2 * (n + 2 * sum((n - j) * phi**j for j in range(1, n)))
        p = NORMAAL.cdf((-np.log(SCHULD / (NORM * 100e6)) - n * sigma**2 / 2) / sqrt(var))
        assert k.deel("houdt")[0, n - 1, 0, 0] == pytest.approx(p, abs=_fout(p) + 3e-3)
