"""Rent of the existing stock, worked by hand: 1.000 dwellings at € 600, rent rise 3% (rekenregels §2)."""

from typing import Any

import pytest

from tests.bouwers import Getallen, corporatie, lijn, regio, reken, tak, uitgangspunten
from xl_doorrekening.kern.projectie import Uitkomst


def uitkomst(huurbeleid: dict[str, Any], **macro: Getallen) -> Uitkomst:
    u = uitgangspunten(macro={"huurverhoging": 0.03, **macro})
    return reken(regio(corporatie(daeb=tak(huurbeleid=huurbeleid)), u=u))


@pytest.mark.parametrize(
    ("huurbeleid", "huur"),
    [
        ({"mutatiegraad": 0.08}, 618.00),  # contracthuur: nothing happens at mutation
        ({"mutatiegraad": 0.08, "beleid": "streefhuur", "streefhuur": 700}, 626.24),  # 0,92 × 618 + 0,08 × 721
        ({"mutatiegraad": 0.08, "beleid": "streefhuur", "streefhuur": 500}, 618.00),  # never down without verlaging
        ({"mutatiegraad": 0.08, "beleid": "streefhuur", "streefhuur": 500, "verlaging": "ja"}, 609.76),  # 0,08 × 515
        ({"afwijking": -0.01}, 612.00),
    ],
)
def test_huur_na_een_jaar(huurbeleid: dict[str, Any], huur: float) -> None:
    """h₁ = (1−μ)·h·(1+g) + μ·d."""
    assert lijn(uitkomst(huurbeleid), "huur_per_maand")[0] == pytest.approx(huur, abs=0.005)


def test_iah_geldt_alleen_voor_zittende_huurders() -> None:
    """0,92 × 600 × 1,04 + 0,08 × 618 = 623,52; without IAH 618."""
    iah = {"mutatiegraad": 0.08, "iah": "ja"}
    assert lijn(uitkomst(iah, opbrengst_iah=0.01), "huur_per_maand")[0] == pytest.approx(623.52)
    assert lijn(uitkomst({**iah, "iah": "nee"}, opbrengst_iah=0.01), "huur_per_maand")[0] == pytest.approx(618.00)


@pytest.mark.parametrize(("maand", "huren"), [(1, 7_416_000), (7, 7_308_000), (10, 7_254_000)])
def test_ingangsmaand_weegt_oude_en_nieuwe_huur(maand: int, huren: float) -> None:
    """July: half the year at 600 and half at 618; January: the whole year at 618; October: nine months at 600."""
    assert lijn(uitkomst({"ingangsmaand": maand}), "huren")[0] == pytest.approx(huren)


def test_zonder_maand_geldt_juli() -> None:
    assert lijn(uitkomst({}), "huren") == lijn(uitkomst({"ingangsmaand": 7}), "huren")


def test_derving_gaat_van_de_huren_af() -> None:
    """1,5% of 7.308.000 is 109.620."""
    assert lijn(uitkomst({"huurderving": 0.015}), "huren")[0] == pytest.approx(7_308_000 - 109_620)


def test_streefhuur_loopt_mee_met_de_huurverhoging() -> None:
    """At μ = 1 everyone pays the target rent: 700 × 1,03² in the second year."""
    alles = {"mutatiegraad": 1.0, "beleid": "streefhuur", "streefhuur": 700}
    assert lijn(uitkomst(alles), "huur_per_maand")[1] == pytest.approx(742.63)


def test_huur_van_het_geheel_weegt_naar_bestaand_bezit() -> None:
    """(1.000 × 618 + 500 × 927) / 1.500 = 721."""
    c = corporatie(daeb=tak(), niet_daeb=tak(vhe=500, huur=900))
    u = uitgangspunten(macro={"huurverhoging": 0.03})
    assert lijn(reken(regio(c, u=u)), "huur_per_maand", "geheel")[0] == pytest.approx(721.0)
