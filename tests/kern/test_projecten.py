"""Projects, worked by hand (rekenregels §3 and §5): 1.000 dwellings, beleidswaarde 100 mln, WOZ 200 mln."""

import pytest

from tests.bouwers import START, Getallen, corporatie, kengetallen, lijn, project, regio, reken, tak, uitgangspunten
from xl_doorrekening.invoer.corporatie import Project
from xl_doorrekening.kern.projectie import Uitkomst

NIEUW = {
    "kosten": 200e3,
    "huur": 700,
    "onderhoud": 500,
    "overige_lasten": 300,
    "beleidswaarde": 150e3,
    "marktwaarde": 220e3,
}


def met(*projecten: Project, definities: dict[str, float] | None = None, **macro: Getallen) -> Uitkomst:
    u = uitgangspunten(macro=macro, definities=definities or {})
    return reken(regio(corporatie("A", tak(), None, *projecten), u=u))


def test_kasritme_van_nieuwbouw_met_bouwkostenstijging() -> None:
    """100 × € 200.000, ready in 2028: 20/40/40% × 1,1 / 1,21 / 1,331."""
    u = met(project("uitbreidingsnieuwbouw", 100, START + 2, start=START, **NIEUW), bouwkostenstijging=0.10)
    assert lijn(u, "nieuwbouw_huur")[:4] == pytest.approx([4.4e6, 9.68e6, 10.648e6, 0])


def test_kasritme_begint_niet_voor_de_start() -> None:
    """Start 2027: the share of 2026 is paid in 2027. Without a start all is paid at delivery."""
    u = met(project("uitbreidingsnieuwbouw", 100, START + 2, start=START + 1, **NIEUW))
    assert lijn(u, "nieuwbouw_huur")[:3] == pytest.approx([0, 12e6, 8e6])
    u = met(project("uitbreidingsnieuwbouw", 100, START + 2, **NIEUW))
    assert lijn(u, "nieuwbouw_huur")[:3] == pytest.approx([0, 0, 20e6])


def test_wat_voor_de_horizon_betaald_is_telt_niet_meer() -> None:
    """Ready in the first year, begun two years before: only the last 40% is still to be paid."""
    u = met(project("uitbreidingsnieuwbouw", 100, START, start=START - 2, **NIEUW))
    assert lijn(u, "nieuwbouw_huur")[:2] == pytest.approx([8e6, 0])


def test_nieuwbouw_in_exploitatie_vanaf_de_helft_van_het_opleverjaar() -> None:
    """Half a year of rent and costs in 2028, a whole one after it; value and dwellings at delivery."""
    u = met(project("vervangende nieuwbouw", 100, START + 2, start=START, **NIEUW))
    basis = met()
    for regel, jaar in (("huren", 840_000), ("onderhoudsuitgaven", 50_000), ("overige_bedrijfsuitgaven", 30_000)):
        extra = [a - b for a, b in zip(lijn(u, regel), lijn(basis, regel), strict=True)]
        assert extra[:4] == pytest.approx([0, 0, jaar / 2, jaar])
    assert lijn(u, "vhe")[1:3] == [1000, 1100]
    assert lijn(u, "beleidswaarde")[1:3] == pytest.approx([100e6, 115e6])
    assert lijn(u, "marktwaarde")[1:3] == pytest.approx([150e6, 172e6])


def test_onrendabele_top_gaat_van_het_vermogen_af() -> None:
    """Investment 20 mln, added beleidswaarde 15 mln: equity falls by 5 mln, less half a year of exploitation."""
    u, basis = met(project("uitbreidingsnieuwbouw", 100, START, **NIEUW)), met()
    verschil = lijn(u, "eigen_vermogen")[0] - lijn(basis, "eigen_vermogen")[0]
    assert verschil == pytest.approx(-5e6 + (840_000 - 80_000) / 2)


def test_subsidie_volgt_het_kasritme() -> None:
    u = met(project("uitbreidingsnieuwbouw", 100, START + 2, start=START, subsidie=10e3, **NIEUW))
    assert lijn(u, "desinvesteringen_overig")[:4] == pytest.approx([0.2e6, 0.4e6, 0.4e6, 0])


def test_verbetering_is_grotendeels_onrendabel() -> None:
    """100 × € 40.000 at 95% onrendabel adds € 200.000 of value, in the years of the cost (two)."""
    u = met(project("verbetering", 100, START + 1, start=START, kosten=40e3), definities={"onrendabel": 0.95})
    assert lijn(u, "woningverbetering_projecten")[:3] == pytest.approx([2e6, 2e6, 0])
    assert lijn(u, "beleidswaarde")[:2] == pytest.approx([100.1e6, 100.2e6])
    assert lijn(u, "vhe")[1] == 1000


def test_huurstijging_na_verduurzaming() -> None:
    """€ 25 a month on 100 dwellings done in one year: half of € 30.000, then the whole."""
    u, basis = met(project("verduurzaming", 100, START, kosten=40e3, huur=25)), met()
    extra = [a - b for a, b in zip(lijn(u, "huren"), lijn(basis, "huren"), strict=True)]
    assert extra[:2] == pytest.approx([15_000, 30_000])


def test_sloop_neemt_huur_en_gemiddelde_waarde_mee() -> None:
    """50 of 1.000 in two years at € 20.000: 950 dwellings with 95 mln are left; rent on the mean of the year."""
    u = met(project("sloop", 50, START + 1, start=START, kosten=20e3))
    assert lijn(u, "sloopuitgaven")[:3] == pytest.approx([0.5e6, 0.5e6, 0])
    assert lijn(u, "vhe")[:2] == [975, 950]
    assert lijn(u, "beleidswaarde")[:2] == pytest.approx([97.5e6, 95e6])
    assert lijn(u, "huren")[:3] == pytest.approx([987.5 * 7200, 962.5 * 7200, 950 * 7200])


def test_verkoop_tegen_gemiddelde_woz() -> None:
    """10 dwellings in 2027: € 200.000 × 1,03² × 10 = 2.121.800, less € 5.000 costs each."""
    u = met(project("verkoop", 10, START + 1, kosten=5e3), stijging_leegwaarde=0.03)
    assert lijn(u, "verkoop_bestaand_bezit")[:3] == pytest.approx([0, 2_121_800, 0])
    assert lijn(u, "externe_kosten_verkoop")[1] == pytest.approx(50_000)
    assert lijn(u, "beleidswaarde")[1] == pytest.approx(99e6)


def test_verkoop_met_eigen_opbrengst_en_prijspeil() -> None:
    """€ 250.000 at the price level of 2026 is paid in 2027 at × 1,03."""
    u = met(project("verkoop", 10, START + 1, opbrengst=250e3, prijspeil=START), stijging_leegwaarde=0.03)
    assert lijn(u, "verkoop_bestaand_bezit")[1] == pytest.approx(2_575_000)


def test_aankoop_tegen_het_gemiddelde_van_de_tak() -> None:
    """100 dwellings bought for € 180.000 bring 10% of the value; with a rent of their own only what is given."""
    u = met(project("aankoop", 100, START, kosten=180e3))
    assert lijn(u, "aankoop")[0] == pytest.approx(18e6)
    assert lijn(u, "beleidswaarde")[0] == pytest.approx(110e6)
    assert lijn(u, "huren")[:2] == pytest.approx([1050 * 7200, 1100 * 7200])
    u = met(project("aankoop", 100, START, **NIEUW))
    assert lijn(u, "beleidswaarde")[0] == pytest.approx(115e6)
    assert lijn(u, "huren")[0] == pytest.approx(7.2e6 + 420_000)


def test_blanco_kosten_komen_uit_de_kengetallen() -> None:
    """Key figure per kind of dwelling, at its own price level."""
    k = kengetallen({"uitbreidingsnieuwbouw, flex": {**NIEUW, "kosten": 63e3, "prijspeil": START}})
    p = project("uitbreidingsnieuwbouw", 10, START, woningtype="flex")
    u = uitgangspunten(macro={"bouwkostenstijging": 0.05})
    uitkomst = reken(regio(corporatie("A", tak(), None, p), u=u, k=k))
    assert lijn(uitkomst, "nieuwbouw_huur")[0] == pytest.approx(630e3)


def test_andere_lagen_tellen_niet_mee_in_instandhouding() -> None:
    """The room is measured against A: the opgave must not be counted twice (rekenregels §0)."""
    u = met(project("uitbreidingsnieuwbouw", 100, START, laag="volkshuisvestelijk", **NIEUW))
    assert lijn(u, "nieuwbouw_huur") == [0.0] * 15
