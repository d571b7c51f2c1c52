"""What goes from giver to receiver: published cases, by hand, and what must hold for all."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.bouwers import START, corporatie, project, regio, tak, uitgangspunten
from tests.solidariteit.bouw import NAAM, instrument, met, reken, verschil
from tests.strategieen import onderzoek, regios
from xl_doorrekening.begrippen.dpm import Janee
from xl_doorrekening.begrippen.instrumenten import Instrument
from xl_doorrekening.begrippen.tijd import JAREN
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.kern.toets import bereken_ratios
from xl_doorrekening.solidariteit.saldo import ontvangen

I = Instrument
VLAK = {"rente_nieuwe_leningen": 0.0}
"""No interest on new loans: money only moves."""


def vier(vhe: tuple[float, ...] = (1000, 1000, 1000, 1000), **macro: float) -> Regio:
    namen = ("Woonconcept", "Domesta", "Actium", "Woonservice")
    leden = [
        corporatie(n, tak(vhe=v, liquide_middelen=50e6, schuld=20e6, rente=0.03))
        for n, v in zip(namen, vhe, strict=True)
    ]
    return regio(*leden, u=uitgangspunten(macro={**VLAK, **macro}))


def met_plannen(*plannen: tuple[float, int]) -> Regio:
    """Woonconcept with plans: dwellings of € 200.000 and the year of delivery."""
    rijen = tuple(
        project("uitbreidingsnieuwbouw", n, jaar, laag="volkshuisvestelijk", kosten=200e3) for n, jaar in plannen
    )
    eerste, *rest = vier().corporaties
    return vier().model_copy(update={"corporaties": (eerste.model_copy(update={"projecten": rijen}), *rest)})


def test_drenthe_2025() -> None:
    """Three givers × € 1 mln × 5 years = € 15 mln to Woonconcept: −1 and +3 a year (rijksoverheid.nl 24-9-2025)."""
    rijen = [instrument(I.PROJECTSTEUN, g, "Woonconcept", bedrag=1e6, tot=START + 4)
             for g in ("Domesta", "Actium", "Woonservice")]  # fmt: skip
    v = verschil(met(vier(), *rijen), "mutatie_liquide_middelen", "liquide_middelen", "operationele_kasstroom")
    kas = v["mutatie_liquide_middelen"]
    assert kas[0, :5] == pytest.approx(np.full(5, 3e6))
    assert kas[1:, :5] == pytest.approx(np.full((3, 5), -1e6))
    assert kas[:, 5:] == pytest.approx(0)
    assert v["liquide_middelen"][0, -1] == pytest.approx(15e6)
    assert v["operationele_kasstroom"] == pytest.approx(0)  # it is investment, unless the region says it is not


def test_drenthe_overname_van_bouwplannen() -> None:
    """About 250 dwellings of the plan of Woonconcept are built by Actium and Domesta; the region builds as many."""
    r = met_plannen(*((100, START + j) for j in (2, 3, 4)))
    r = met(r, *(instrument(I.OVERNAME, g, "Woonconcept", van=None, aantal=125) for g in ("Actium", "Domesta")))
    v = verschil(r, "vhe", "nieuwbouw_huur")
    assert v["vhe"][:, -1].tolist() == [-250, 125, 125, 0]
    assert v["vhe"].sum(0) == pytest.approx(0)
    assert v["nieuwbouw_huur"].sum(1).tolist() == pytest.approx([-50e6, 25e6, 25e6, 0])


def test_leningruil_vestia() -> None:
    """€ 28 mln a year over 2,0 mln dwellings is € 14 a dwelling; the receiver pays as much less, the debt stays."""
    vhe = (50_000.0, 995_000.0, 995_000.0, 10_000.0)
    r = met(vier(vhe), instrument(I.LENINGRUIL, "naar vhe", "Woonconcept", bedrag=28e6, looptijd=40))
    v = verschil(r, "rente_uitgaven", "schuld", "vennootschapsbelasting")
    assert v["rente_uitgaven"][0] == pytest.approx(-28e6)
    assert v["rente_uitgaven"][3] == pytest.approx(140_000)  # rekenregels §11: at most € 140.000 for 10.000 dwellings
    assert v["rente_uitgaven"].sum(0) == pytest.approx(0, abs=1e-3)
    assert v["schuld"][:, 0] == pytest.approx([0, 0, 0, 0], abs=30e6)
    assert v["vennootschapsbelasting"] == pytest.approx(0)
    contant = 28e6 * (1 - 1.03**-40) / 0.03
    assert contant == pytest.approx(647e6, rel=1e-3)  # published: about € 650 mln


def test_leningruil_verhoogt_de_icr_en_laat_de_schuld() -> None:
    """€ 600.000 of interest, € 300.000 less: the ICR doubles, in the first year no loan changes."""
    kas = corporatie("Woonconcept", tak(liquide_middelen=50e6, schuld=20e6, rente=0.03, looptijd=None))
    r = met(regio(kas, corporatie("Domesta", tak(liquide_middelen=50e6)), u=uitgangspunten(macro=VLAK)),
            instrument(I.LENINGRUIL, "Domesta", "Woonconcept", bedrag=300e3, looptijd=20))  # fmt: skip
    voor, (s,) = reken(r)
    na = s.variant.uitkomst
    icr = [bereken_ratios(u)["icr"][0, 0, 0, 2] for u in (voor, na)]
    assert icr[1] == pytest.approx(2 * icr[0])
    assert (na.lijn("schuld") == voor.lijn("schuld")).all()


def test_onderlinge_lening() -> None:
    """€ 10 mln for 4 years at 2%: half a year of interest in the first and the last; a claim of the giver meanwhile."""
    r = met(vier(), instrument(I.LENING, "Domesta", "Woonconcept", bedrag=10e6, looptijd=4, rente=0.02, van=START + 1))
    v = verschil(r, "schuld", "renteontvangsten", "rente_uitgaven", "balanstotaal", "eigen_vermogen", "nieuwe_leningen",
                 "aflossing")  # fmt: skip
    rente = [0, 0.1e6, 0.2e6, 0.2e6, 0.2e6, 0.1e6, *[0] * 9]
    assert v["schuld"][0, :7].tolist() == pytest.approx([0, 10e6, 10e6, 10e6, 10e6, 0, 0], abs=1)
    assert v["renteontvangsten"][1] == pytest.approx(rente)
    assert v["rente_uitgaven"][0] == pytest.approx(rente)
    assert v["nieuwe_leningen"][0, 1] == v["aflossing"][0, 5] == pytest.approx(10e6)
    assert v["balanstotaal"][1] == pytest.approx(np.cumsum(rente))  # cash became a claim
    assert v["eigen_vermogen"].sum(0) == pytest.approx(0, abs=1e-3)


def test_projectsteun_in_de_icr() -> None:
    """In the operating cash flow when the region says so, and untaxed."""
    u = uitgangspunten(macro=VLAK, fiscaal={"tarief_laag": 0.2, "tarief_hoog": 0.2})
    r = met(regio(*vier().corporaties, u=u), instrument(I.PROJECTSTEUN, "Domesta", "Woonconcept", bedrag=1e6, icr="ja"))
    v = verschil(r, "operationele_kasstroom", "vennootschapsbelasting")
    assert v["operationele_kasstroom"][:2, 0].tolist() == pytest.approx([1e6, -1e6])
    assert v["vennootschapsbelasting"][:, 0] == pytest.approx(0)
    belast = met(r, *r.solidariteit.instrumenten, belast="ja")
    assert verschil(belast, "vennootschapsbelasting")["vennootschapsbelasting"][:2, 0].tolist() == pytest.approx(
        [2e5, -2e5]
    )


def test_taakoverdracht_neemt_alles_mee() -> None:
    """100 of 1.000 dwellings at € 8 mln: a tenth of rent and value goes over, half a year of rent in the first year."""
    r = met(vier(), instrument(I.TAAKOVERDRACHT, "Domesta", "Woonconcept", aantal=100, bedrag=8e6))
    v = verschil(r, "vhe", "huren", "beleidswaarde", "mutatie_liquide_middelen")
    assert v["vhe"][:2, 0].tolist() == [-100, 100]
    assert v["huren"][1, :2].tolist() == pytest.approx([360e3, 720e3])  # 100 × € 600 × 12
    assert v["beleidswaarde"][:2, 0].tolist() == pytest.approx([-10e6, 10e6])
    assert v["mutatie_liquide_middelen"][0, 0] == pytest.approx(8e6 - 360e3)
    for reeks in v.values():
        assert reeks.sum(0) == pytest.approx(0, abs=1)


def test_leningen_gaan_mee_met_hun_rente_en_aflossing() -> None:
    """€ 20 mln at 3% with 20 years to go repays 1 mln a year: half of the 19 left goes over."""
    leden = [corporatie(n, tak(liquide_middelen=50e6, schuld=20e6, rente=0.03, looptijd=20)) for n in "AB"]
    r = met(
        regio(*leden, u=uitgangspunten(macro=VLAK)),
        instrument(I.TAAKOVERDRACHT, "B", "A", aantal=0, leningen_mee=9.5e6),
    )
    v = verschil(r, "schuld", "rente_uitgaven", "aflossing", "geborgde_schuld")
    assert v["schuld"][:, :3].tolist() == [pytest.approx([-9.5e6, -9e6, -8.5e6]), pytest.approx([9.5e6, 9e6, 8.5e6])]
    assert v["aflossing"][1, :2].tolist() == pytest.approx([0, 0.5e6])
    assert v["rente_uitgaven"][1, 1] == pytest.approx(0.03 * 9.25e6)
    assert v["geborgde_schuld"] == pytest.approx(v["schuld"])


def test_woningruil() -> None:
    """80 over and 60 back, with € 1 mln to boot."""
    r = met(vier(), instrument(I.WONINGRUIL, "Domesta", "Woonconcept", aantal=80, terug=60, bedrag=1e6))
    v = verschil(r, "vhe", "liquide_middelen")
    assert v["vhe"][:2, 0].tolist() == [-20, 20]
    assert v["liquide_middelen"].sum(0) == pytest.approx(0, abs=1)


SOORTEN = {
    I.PROJECTSTEUN: {"bedrag": 2e6, "tot": START + 3}, I.LENINGRUIL: {"bedrag": 2e5, "looptijd": 12},
    I.LENING: {"bedrag": 4e6, "looptijd": 5, "rente": 0.02}, I.OVERNAME: {"van": None, "aantal": 7},
    I.TAAKOVERDRACHT: {"aantal": 20, "bedrag": 3e6, "leningen_mee": 1e6}, I.WONINGRUIL: {"aantal": 20, "terug": 5},
}  # fmt: skip


def twee_of_meer(r: Regio) -> Regio:
    """A region in which A can give and B receive: every tak of both is there."""
    eerste, *rest = r.corporaties
    a, b = (eerste.model_copy(update={"id": n, "naam": n}) for n in ("A", "B"))
    return r.model_copy(update={"corporaties": (a, b, *rest)})


@pytest.mark.parametrize("soort", list(I))
@given(r=regios(), icr=st.sampled_from(Janee))
@onderzoek(8)
def test_over_de_regio_komt_en_gaat_er_niets(soort: Instrument, r: Regio, icr: str) -> None:
    """Cash of the transfer itself, dwellings, rents and values: the sum of the region stays."""
    regel = instrument(soort, "A", "B", **SOORTEN[soort])
    if soort is I.PROJECTSTEUN:
        regel = regel.model_copy(update={"icr": icr})
    r = met(twee_of_meer(r), regel)
    assert ontvangen(r, r.solidariteit.instrumenten).sum(1) == pytest.approx(0, abs=0.01)
    namen = ("vhe",) if soort is I.OVERNAME else ("vhe", "huren", "beleidswaarde", "marktwaarde")
    for naam, reeks in verschil(r, *namen).items():
        assert reeks.sum(0) == pytest.approx(0, abs=1.0), naam


@pytest.mark.parametrize("soort", [I.PROJECTSTEUN, I.LENINGRUIL, I.LENING])
@given(r=regios())
@onderzoek(5)
def test_geven_en_teruggeven_is_niets(soort: Instrument, r: Regio) -> None:
    heen = instrument(soort, "A", "B", **SOORTEN[soort])
    r = met(twee_of_meer(r), heen, heen.model_copy(update={"gever": "B", "ontvanger": "A"}))
    namen = ("liquide_middelen", "beleidswaarde", "vennootschapsbelasting", "eigen_vermogen")
    for naam, reeks in verschil(r, *namen).items():
        assert reeks == pytest.approx(0, abs=0.05), naam


@given(r=regios())
@onderzoek(5)
def test_zonder_iets_is_het_scenario_de_opgave(r: Regio) -> None:
    voor, (s,) = reken(met(r))
    for naam in voor.reeksen:
        np.testing.assert_array_equal(voor.lijn(naam), s.variant.uitkomst.lijn(naam))


def test_overname_van_meer_dan_er_is() -> None:
    """What the plan does not have cannot be taken over; the scenario says how many went."""
    r = met_plannen((40, START + 2))
    _, (s,) = reken(met(r, instrument(I.OVERNAME, "Actium", "Woonconcept", van=None, aantal=125)))
    assert s.situatie.overgenomen == (40,)
    assert s.naam == NAAM
    assert s.variant.uitkomst.lijn("vhe")[0, 2, 2, JAREN - 1] == 1040
