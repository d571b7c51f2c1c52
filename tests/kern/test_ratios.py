"""The ratios and their limits on bare figures (rekenregels §7)."""

import numpy as np
import pytest

from tests.bouwers import corporatie, normen, regio, reken, tak, uitgangspunten
from xl_doorrekening.kern import ratios
from xl_doorrekening.kern.toets import toets


def een(f: object) -> float:
    return float(np.asarray(f))


def getal(x: float) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    return np.array(x)


@pytest.mark.parametrize(("netto", "icr"), [(True, 3.0), (False, 2.6)])
def test_icr_netto_en_bruto(netto: bool, icr: float) -> None:
    """Operating 8 after interest 5, received 1: net (8 + 4) / 4, gross (8 + 5) / 5."""
    assert een(ratios.icr(getal(8), getal(5), getal(1), netto=netto)) == pytest.approx(icr)


def test_zonder_rente_is_de_icr_niet_van_toepassing() -> None:
    """It meets every norm, also with a negative cash flow and when more interest is received than paid."""
    assert een(ratios.icr(getal(-8), getal(0), getal(0))) == np.inf
    assert een(ratios.icr(getal(8), getal(1), getal(3))) == np.inf


@pytest.mark.parametrize(
    ("schuld", "waarde", "ltv"),
    [(60, 100, 0.6), (0, 0, 0.0), (60, 0, np.inf), (60, -100, np.inf), (0, -100, 0.0), (-10, 100, -0.1)],
)
def test_ltv_zonder_waarde_haalt_geen_norm(schuld: float, waarde: float, ltv: float) -> None:
    """A debt without a positive value is a breach, never a negative ratio that would pass."""
    assert een(ratios.ltv(getal(schuld), getal(waarde))) == pytest.approx(ltv)


def test_solvabiliteit_met_negatief_balanstotaal_haalt_geen_norm() -> None:
    """−50 / −20 is not a solvabiliteit of 250%."""
    assert een(ratios.solvabiliteit(getal(-50), getal(-20))) == -np.inf


@pytest.mark.parametrize("plek", [0, 1])
def test_onbekend_blijft_onbekend(plek: int) -> None:
    deel = [getal(np.nan) if i == plek else getal(1.0) for i in range(2)]
    assert np.isnan(een(ratios.ltv(deel[0], deel[1])))
    assert np.isnan(een(ratios.icr(getal(1), deel[0], deel[1])))


def test_buffer_scherpt_de_norm_aan() -> None:
    """ICR at least 1,4 + 0,1; LTV at most 70% − 5%."""
    u = uitgangspunten(buffer={"icr": 0.1, "ltv": 0.05})
    grenzen = ratios.grenzen(u)
    assert grenzen["icr"] == pytest.approx(np.array([1.5, 1.9, 1.5]))
    assert grenzen["ltv"] == pytest.approx(np.array([0.65, 0.65, 0.65]))
    assert np.isnan(grenzen["onderpandratio"][1])


@pytest.mark.parametrize(
    ("ratio", "waarde", "marge"), [("icr", 2.1, 0.5), ("icr", 0.7, -0.5), ("ltv", 0.35, 0.5), ("ltv", 0.77, -0.1)]
)
def test_marge_is_deel_van_de_grens(ratio: str, waarde: float, marge: float) -> None:
    grens = getal(1.4 if ratio == "icr" else 0.7)
    assert een(ratios.marge(ratio, getal(waarde), grens)) == pytest.approx(marge)


def test_alleen_gekozen_ratios_bepalen_de_ruimte() -> None:
    assert ratios.telt_mee(uitgangspunten()) == ("icr", "ltv")
    assert ratios.telt_mee(uitgangspunten(**normen(solvabiliteit=0.3))) == ("solvabiliteit",)


def test_balansratios_van_een_tak() -> None:
    """Debt 60 on 100 + cash 10 + other 30, other passiva 5: LTV 60%, solvabiliteit (140 − 60 − 5)/140 = 53,6%."""
    t = tak(vhe=1, huur=0, schuld=60e6, liquide_middelen=10e6, overige_activa=30e6, overige_passiva=5e6,
            marktwaarde=120e6, onderpand=80e6, deel_geborgd=0.5, marktwaarde_leningen=72e6)  # fmt: skip
    u = uitgangspunten(definities={"dekking_op": "marktwaarde"})
    waarden = toets(reken(regio(corporatie(daeb=t), u=u))).ratios
    uit = {naam: float(x[0, 0, 0, 0]) for naam, x in waarden.items()}
    assert uit == pytest.approx(
        {"icr": np.inf, "ltv": 0.6, "solvabiliteit": 75 / 140, "dekkingsratio": 0.6, "onderpandratio": 30 / 80}
    )


def test_tak_zonder_bezit_heeft_geen_ratio() -> None:
    marges = toets(reken(regio(corporatie(daeb=tak(schuld=1e6))))).marges
    assert np.isnan(marges[:, :, 0, 0, 1]).all()
    assert not np.isnan(marges[1, :, 0, 0, 0]).any()
