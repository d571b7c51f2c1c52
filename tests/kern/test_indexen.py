"""Price levels and herijking, worked by hand (rekenregels §1)."""

import pytest

from tests.bouwers import START, begroting, corporatie, kengetallen, lijn, regio, reken, tak, uitgangspunten
from xl_doorrekening.begrippen.regels import Index
from xl_doorrekening.invoer.kengetallen import Kengetallen, Regelkengetal
from xl_doorrekening.kern.indexen import Prijspeil

HISTORIE = {"onderhoudskostenstijging": (0.01, 0.01, 0.01, 0.02, 0.03, 0.04)}  # 2020 … 2025


def met_peil(prijspeil: int | None) -> Kengetallen:
    k = kengetallen()
    cijfer = Regelkengetal(daeb=1000, prijspeil=prijspeil)
    return k.model_copy(update={"regels": {**k.regels, "onderhoudsuitgaven": cijfer}})


@pytest.mark.parametrize(
    ("prijspeil", "bedrag"),
    [
        (None, 1020.00),  # opening price level, 2026 at 2%
        (2025, 1020.00),
        (2024, 1060.80),  # × 1,04 × 1,02
        (2023, 1092.624),  # × 1,03 × 1,04 × 1,02
        (2026, 1000.00),  # already at the level of the first year
        (2027, 980.392157),  # / 1,02
    ],
)
def test_kengetal_van_prijspeil_naar_jaar_van_betaling(prijspeil: int | None, bedrag: float) -> None:
    """€ 1.000 per vhe, 1.000 vhe, first year."""
    u = uitgangspunten(macro={"onderhoudskostenstijging": 0.02}, historie=HISTORIE)
    uitkomst = reken(regio(u=u, k=met_peil(prijspeil)))
    assert lijn(uitkomst, "onderhoudsuitgaven")[0] == pytest.approx(bedrag * 1000)


def test_ouder_dan_de_historie_telt_alleen_wat_bekend_is() -> None:
    """Six years of history: a price level of 2015 is brought forward over 2020–2025 only."""
    peil = Prijspeil.van(uitgangspunten(historie=HISTORIE))
    assert peil.factor(Index.ONDERHOUD, 2015) == pytest.approx(peil.factor(Index.ONDERHOUD, START - 7))
    assert peil.factor(Index.ONDERHOUD, 2019) == pytest.approx(1.01**3 * 1.02 * 1.03 * 1.04)


def test_herijking_van_een_eigen_begroting() -> None:
    """Own path 2%, region 3%: 1.020.000 becomes 1.030.000, and 1.040.400 becomes 1.060.900."""
    t = tak(regels={"onderhoudsuitgaven": begroting(1_020_000, 1_040_400)})
    c = corporatie(daeb=t, eigen_macro={"onderhoudskostenstijging": (0.02,) * 15})
    u = uitgangspunten(macro={"onderhoudskostenstijging": 0.03})
    assert lijn(reken(regio(c, u=u)), "onderhoudsuitgaven")[:2] == pytest.approx([1_030_000, 1_060_900])


def test_begroting_zonder_eigen_pad_blijft_staan() -> None:
    """No own path: the budget is on the regional path already."""
    c = corporatie(daeb=tak(regels={"onderhoudsuitgaven": begroting(1_020_000, 1_040_400)}))
    u = uitgangspunten(macro={"onderhoudskostenstijging": 0.03})
    assert lijn(reken(regio(c, u=u)), "onderhoudsuitgaven")[:2] == pytest.approx([1_020_000, 1_040_400])


def test_herijking_van_huren_volgt_de_jaargemiddelde_huurindex() -> None:
    """Rents rise in July: 1.010.000 on a path of 2% is 1.015.000 on one of 3%."""
    c = corporatie(
        daeb=tak(regels={"huren": begroting(1_010_000)}), eigen_macro={"huurverhoging": (0.02,) * 15}
    )  # fmt: skip
    u = uitgangspunten(macro={"huurverhoging": 0.03})
    assert lijn(reken(regio(c, u=u)), "huren")[0] == pytest.approx(1_015_000)


def test_herijking_geldt_ook_voor_de_begrote_vennootschapsbelasting() -> None:
    """Every line of the budget is brought to the regional path; tax follows prijsinflatie."""
    c = corporatie(
        daeb=tak(regels={"vennootschapsbelasting": begroting(510_000)}), eigen_macro={"prijsinflatie": (0.02,) * 15}
    )  # fmt: skip
    u = uitgangspunten(macro={"prijsinflatie": 0.03})
    assert lijn(reken(regio(c, u=u)), "vennootschapsbelasting")[0] == pytest.approx(515_000)


def test_snelstart_schaalt_met_het_bestaande_bezit() -> None:
    """€ 1.200.000 on 1.200 dwellings is € 1.000 each, wages + 5%."""
    u = uitgangspunten(macro={"loonstijging": 0.05})
    uitkomst = reken(regio(corporatie(daeb=tak(vhe=1200, personeelsuitgaven=1_200_000)), u=u))
    assert lijn(uitkomst, "personeelsuitgaven")[:2] == pytest.approx([1_260_000, 1_323_000])
