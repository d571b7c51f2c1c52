"""Existing and new loans, worked by hand (rekenregels §4)."""

import pytest

from tests.bouwers import START, Getallen, begroting, corporatie, lijn, regio, reken, tak, uitgangspunten
from xl_doorrekening.begrippen.dpm import Leningvorm
from xl_doorrekening.invoer.corporatie import Lening, Tak
from xl_doorrekening.kern.leningen import aflosschema
from xl_doorrekening.kern.projectie import Uitkomst

RUSTIG = {"personeelsuitgaven": begroting(7_200_000)}
"""Spends exactly the rent of 1.000 dwellings at € 600: no operating cash before interest."""


def rekent(t: Tak, definities: dict[str, object] | None = None, **macro: Getallen) -> Uitkomst:
    u = uitgangspunten(macro={"rente_nieuwe_leningen": 0.04, **macro}, definities=definities or {})
    return reken(regio(corporatie(daeb=t), u=u))


@pytest.mark.parametrize(
    ("vorm", "aflossing", "rente"),
    [
        (Leningvorm.FIXE, [0, 0, 100_000], [5000, 5000, 2500]),
        (Leningvorm.LINEAIR, [33_333.33, 33_333.33, 33_333.33], [4166.67, 2500, 833.33]),
        (Leningvorm.ANNUITAIR, [31_720.86, 33_306.90, 34_972.24], [5000, 3413.96, 1748.61]),
    ],
)
def test_schema_van_een_bestaande_lening(vorm: Leningvorm, aflossing: list[float], rente: list[float]) -> None:
    """€ 100.000 at 5%, three years to run; the annuity is € 36.720,86 a year. Nothing remains."""
    a, r = aflosschema(100_000, 0.05, vorm, 3)
    assert a[:3] == pytest.approx(aflossing, abs=0.01)
    assert r[:3] == pytest.approx(rente, abs=0.01)
    assert a.sum() == pytest.approx(100_000)
    assert r[3:] == pytest.approx([0.0] * 12, abs=1e-6)


def test_annuiteit_zonder_rente_is_lineair() -> None:
    assert aflosschema(90_000, 0.0, Leningvorm.ANNUITAIR, 3)[0][:3] == pytest.approx([30_000] * 3)


def test_leningentabel_vervangt_de_snelstart() -> None:
    """A fixe loan of € 1 mln ending in 2027 and a linear one of € 2 mln (not guaranteed) over four years."""
    leningen = (
        Lening(restant=1e6, rente=0.02, vorm=Leningvorm.FIXE, eindjaar=START + 1),
        Lening.model_validate(
            {"restant": 2e6, "rente": 0.03, "vorm": "lineair", "eindjaar": START + 3, "geborgd": "nee"}
        ),
    )
    c = corporatie(daeb=tak(schuld=3e6, rente=0.09, looptijd=10), leningen=leningen)
    uitkomst = reken(regio(c))
    assert lijn(uitkomst, "aflossing_geborgd")[:3] == pytest.approx([0, 1e6, 0])
    assert lijn(uitkomst, "aflossing_ongeborgd")[:5] == pytest.approx([5e5, 5e5, 5e5, 5e5, 0])
    assert lijn(uitkomst, "rente_uitgaven")[:2] == pytest.approx([20_000 + 52_500, 10_000 + 37_500])


def test_nieuwe_lening_betaalt_ook_haar_eigen_halfjaar_rente() -> None:
    """Need 10 mln at 4%: N = 10 / 0,98; the next year only its interest has to be borrowed: 0,04·N / 0,98."""
    u = rekent(tak(regels={**RUSTIG, "investeringen_overig": begroting(10e6, 0)}))
    n = 10e6 / 0.98
    assert lijn(u, "nieuwe_leningen")[:2] == pytest.approx([n, 0.04 * n / 0.98])
    assert lijn(u, "rente_uitgaven")[:2] == pytest.approx([0.02 * n, 0.04 * n + 0.02 * 0.04 * n / 0.98])
    assert lijn(u, "liquide_middelen") == pytest.approx([0.0] * 15, abs=0.01)


def test_overschot_blijft_in_kas_en_levert_rente_op() -> None:
    """Cash 5 mln at 2% with nothing to spend: 5,1 and 5,202 mln; no new loans."""
    u = rekent(tak(liquide_middelen=5e6, regels=RUSTIG), rente_liquide_middelen=0.02)
    assert lijn(u, "liquide_middelen")[:2] == pytest.approx([5.1e6, 5.202e6])
    assert lijn(u, "nieuwe_leningen") == [0.0] * 15


def test_kas_wordt_aangevuld_tot_het_minimum() -> None:
    """Cash −2, minimum +1: 3 mln is borrowed (÷ 0,98)."""
    u = rekent(tak(liquide_middelen=-2e6, minimum_liquiditeit=1e6, regels=RUSTIG))
    assert lijn(u, "nieuwe_leningen")[0] == pytest.approx(3e6 / 0.98)
    assert lijn(u, "liquide_middelen")[0] == pytest.approx(1e6)


def test_lineaire_nieuwe_lening_lost_af_vanaf_het_volgende_jaar() -> None:
    """N over 20 years: N/20 repaid from 2027 on, halfway the year: interest 0,04 × N × 39/40."""
    u = rekent(
        tak(liquide_middelen=0, regels={**RUSTIG, "investeringen_overig": begroting(10e6, 0)}),
        {"leningvorm": "lineair", "looptijd_nieuw": 20}, rente_nieuwe_leningen=[0.04, 0.0],
    )  # fmt: skip
    n = 10e6 / 0.98
    assert lijn(u, "aflossing")[:2] == pytest.approx([0, n / 20])
    assert lijn(u, "rente_uitgaven")[1] == pytest.approx(0.04 * n * 39 / 40)


def test_annuitaire_nieuwe_lening_heeft_gelijke_jaarlasten() -> None:
    """Interest plus repayment of the first loan is the annuity of 20 years, year after year (later rates are 0%)."""
    u = rekent(
        tak(regels={**RUSTIG, "investeringen_overig": begroting(10e6, 0)}),
        {"leningvorm": "annuïtair", "looptijd_nieuw": 20}, rente_nieuwe_leningen=[0.04, 0.0],
    )  # fmt: skip
    n = 10e6 / 0.98
    annuiteit = n * 0.04 / (1 - 1.04**-20)
    eerste = n * 0.04 / (1.04**20 - 1)  # repayment within the first annuity
    assert lijn(u, "aflossing")[1] == pytest.approx(eerste)
    assert lijn(u, "rente_uitgaven")[1] + lijn(u, "aflossing")[1] == pytest.approx(annuiteit)
    # the second loan pays the first annuity, carries no interest, and is repaid in equal parts from 2028 on
    assert lijn(u, "nieuwe_leningen")[1] == pytest.approx(annuiteit)
    assert lijn(u, "aflossing")[2] == pytest.approx(eerste * 1.04 + annuiteit / 20)
    assert lijn(u, "rente_uitgaven")[2] == pytest.approx(0.04 * (n - eerste))


def test_ongeborgde_lening_van_niet_daeb_draagt_de_opslag() -> None:
    """DAEB borrows guaranteed at 4%, niet-DAEB unguaranteed at 4% + 1%."""
    u = uitgangspunten(macro={"rente_nieuwe_leningen": 0.04, "opslag_ongeborgd": 0.01})
    t = tak(regels={**RUSTIG, "investeringen_overig": begroting(10e6, 0)})
    uitkomst = reken(regio(corporatie(daeb=t, niet_daeb=t), u=u))
    assert lijn(uitkomst, "nieuwe_leningen_geborgd", "geheel")[0] == pytest.approx(10e6 / 0.98)
    assert lijn(uitkomst, "nieuwe_leningen_ongeborgd", "geheel")[0] == pytest.approx(10e6 / 0.975)


def test_interne_lening_valt_weg_in_het_geheel() -> None:
    """€ 4 mln at 3%, 1 mln repaid a year: interest 0,03 × 3,5 mln, and after four years nothing is left."""
    nd = tak(interne_lening=4e6, rente_intern=0.03, aflossing_intern=1e6)
    u = reken(regio(corporatie(daeb=tak(), niet_daeb=nd)))
    assert lijn(u, "renteontvangsten", "DAEB")[0] == pytest.approx(105_000)
    assert lijn(u, "rente_uitgaven", "niet-DAEB")[0] == pytest.approx(105_000)
    assert lijn(u, "rente_uitgaven", "geheel")[0] == pytest.approx(0)
    assert lijn(u, "aflossing_intern", "niet-DAEB")[:5] == pytest.approx([1e6] * 4 + [0])
    assert lijn(u, "schuld", "niet-DAEB")[:4] == pytest.approx([3e6, 2e6, 1e6, 0])
    assert lijn(u, "schuld", "geheel") == pytest.approx([0.0] * 15)
    assert lijn(u, "investeringssaldo", "geheel") == pytest.approx([0.0] * 15)


def test_saldo_instandhouding_telt_inflatie_over_de_externe_schuld_van_het_geheel() -> None:
    """2% over the 10 mln owed outside; the 4 mln that niet-DAEB owes DAEB is no debt of the whole."""
    daeb = tak(schuld=10e6, regels=RUSTIG)
    nd = tak(interne_lening=4e6, rente_intern=0, regels=RUSTIG)
    uitkomst = reken(regio(corporatie(daeb=daeb, niet_daeb=nd), u=uitgangspunten(macro={"prijsinflatie": 0.02})))
    assert lijn(uitkomst, "saldo_instandhouding", "DAEB")[0] == pytest.approx(200_000)
    assert lijn(uitkomst, "saldo_instandhouding", "niet-DAEB")[0] == pytest.approx(80_000)
    assert lijn(uitkomst, "saldo_instandhouding", "geheel")[0] == pytest.approx(200_000)
