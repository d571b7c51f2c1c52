"""Rekenregels §11.1: the room of one year in closed form, and the full 15 years landing on it."""

from typing import Any

import pytest

from tests.bouwers import Getallen, begroting, corporatie, normen, regio, tak, uitgangspunten
from xl_doorrekening.doorrekenen import Doorrekening, doorrekenen
from xl_doorrekening.regio.eenjaars import Eenjaarspositie, eenjaarsruimte
from xl_doorrekening.regio.richting import Richting

POSITIE = Eenjaarspositie(
    schuld=600, beleidswaarde=900, kasstroom_voor_rente=34, rente=17, eigen_vermogen=350, balanstotaal=980
)
NORM = {"ltv": 0.85, "icr": 1.4, "solvabiliteit": 0.15, "rente": 0.032}


def test_ibw_nieuwbouw() -> None:
    """LTV 368,7 · ICR 411,3 · solvabiliteit 453,6 (× € 1 mln)."""
    uit = eenjaarsruimte(POSITIE, **NORM, onrendabel=0.35, rendement=0.02)
    assert {k: round(v, 1) for k, v in uit.items()} == {"ltv": 368.7, "icr": 411.3, "solvabiliteit": 453.6}


def test_ibw_verbetering() -> None:
    """Wholly onrendabel and without return: LTV 165,0 binds before ICR 227,7."""
    uit = eenjaarsruimte(POSITIE, **NORM, onrendabel=1.0, rendement=0.0)
    assert round(uit["ltv"], 1) == 165.0
    assert round(uit["icr"], 1) == 227.7
    assert min(uit.values()) == uit["ltv"]


def test_wat_de_ratio_niet_slechter_maakt_begrenst_niet() -> None:
    """A return above norm × rate: the ICR only improves."""
    assert eenjaarsruimte(POSITIE, **NORM, onrendabel=0.35, rendement=0.05)["icr"] == float("inf")


def test_onder_de_norm_is_de_ruimte_negatief() -> None:
    p = Eenjaarspositie(800, 900, 34, 17, 350, 980)
    assert eenjaarsruimte(p, **NORM, onrendabel=1.0, rendement=0.0)["ltv"] == pytest.approx(765 - 800)


def een_tak(onrendabel: float, rente: Getallen, **norm: float) -> Doorrekening:
    """The same corporation over 15 level years: K 34, R 17, and the 17 that is left is spent, so debt stays 600.

    The investment falls in the first year. The reference dwelling yields 3,2%, exactly the rate: half a year of rent
    pays half a year of interest, and the debt is 600 + I in every year, as in the closed form.
    """
    t = tak(
        vhe=1, huur=0, schuld=600e6, rente=17 / 600, beleidswaarde=900e6, overige_activa=80e6, overige_passiva=30e6,
        regels={"huren": begroting(34e6), "investeringen_overig": begroting(17e6)},
    )  # fmt: skip
    referentie: dict[str, Any] = {
        "stichtingskosten": 200e3, "huur": 0.032 * 200e3 / 12, "onderhoud": 0, "overige_lasten": 0,
        "beleidswaarde": (1 - onrendabel) * 200e3, "marktwaarde": 0,
    }  # fmt: skip
    u = uitgangspunten(
        {"rente_nieuwe_leningen": rente}, {"onrendabel": onrendabel}, referentie=referentie,
        ruimteprofiel=(1.0, *(0.0,) * 14), **normen(**norm),
    )  # fmt: skip
    return doorrekenen(regio(corporatie(daeb=t), u=u))


@pytest.mark.parametrize(
    ("norm", "ruimte"),
    [
        ({"ltv": 0.85}, 368.715),  # (765 − 600) / (1 − 0,85 × 0,65)
        ({"solvabiliteit": 0.15}, 453.631),  # (350 − 147) / (0,35 + 0,15 × 0,65)
        ({"icr": 1.4}, 796.875),  # (34 − 23,8) / (1,4 × 3,2% − 3,2%)
        ({"ltv": 0.85, "icr": 1.4, "solvabiliteit": 0.15}, 368.715),
    ],
)
def test_vijftien_jaar_landt_op_de_gesloten_vorm(norm: dict[str, float], ruimte: float) -> None:
    """New building with a yield equal to the rate, o = 0,35."""
    d = een_tak(0.35, 0.032, **norm)
    r = d.ruimte("A", Richting.NIEUWBOUW)
    assert r.bedrag / 1e6 == pytest.approx(ruimte, abs=0.002)
    assert r.woningen == pytest.approx(r.bedrag / 200e3)
    gesloten = eenjaarsruimte(POSITIE, **NORM, onrendabel=0.35, rendement=0.032)
    assert r.bedrag / 1e6 == pytest.approx(min(gesloten[n] for n in norm), abs=0.002)


def test_verbetering_landt_op_de_gesloten_vorm() -> None:
    """At a rate of 0% the debt is 600 + I: 765 − 600 = 165 mln (o = 1); it binds in the first year already."""
    d = een_tak(1.0, 0.0, ltv=0.85)
    r = d.ruimte("A", Richting.VERBETERING)
    assert r.bedrag / 1e6 == pytest.approx(165.0, abs=0.002)
    assert (r.bindend, r.bindende_tak) == ("ltv", "DAEB")


def test_icr_van_verbetering_landt_op_de_gesloten_vorm() -> None:
    """3,2% in the first year, 0% later: N = I/(1 − 1,6%) keeps costing 3,2%, so I = 227,7 × 0,984 = 224,0 mln."""
    r = een_tak(1.0, [0.032, 0.0], icr=1.4).ruimte("A", Richting.VERBETERING)
    assert r.bedrag / 1e6 == pytest.approx(10.2 / (1.4 * 0.032) * 0.984, abs=0.002)
    assert r.jaar is not None
    assert r.jaar > 2026  # the first year bears only half of the interest


def test_huurmatiging_landt_op_de_icr() -> None:
    """Without borrowing for it in the first year 10,2 mln a year is ICR-room; borrowed at 0% it stays so."""
    r = een_tak(1.0, 0.0, icr=1.4).ruimte("A", Richting.HUURMATIGING)
    assert r.bedrag / 1e6 == pytest.approx(10.2, abs=0.002)
