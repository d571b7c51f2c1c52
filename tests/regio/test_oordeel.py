"""The verdict, the long table and the regional sums, on corporations one can see through."""

import numpy as np
import pytest

from tests.bouwers import START, begroting, corporatie, normen, regio, tak, uitgangspunten
from xl_doorrekening.begrippen.normen import RATIOS
from xl_doorrekening.begrippen.regels import REGELS
from xl_doorrekening.begrippen.tijd import JAREN
from xl_doorrekening.doorrekenen import Doorrekening, doorrekenen, lange_tabel, regiosommen
from xl_doorrekening.invoer.corporatie import Corporatie
from xl_doorrekening.regio.oordeel import Kleur, getal
from xl_doorrekening.regio.richting import Richting

LEEG = {"huren": begroting(0)}


def reken(*corporaties: Corporatie, **macro: float) -> Doorrekening:
    u = uitgangspunten(macro, {"onrendabel": 1.0}, referentie={"ingreep": 40e3}, **normen(ltv=0.7))
    return doorrekenen(regio(*corporaties, u=u))


@pytest.mark.parametrize(
    ("schuld", "kleur", "zin"),
    [
        (50e6, Kleur.GROEN, "Binnen de normen. Het krapst is LTV (beleidswaarde) DAEB in 2026: 50,0% bij grens 70,0%."),
        (67e6, Kleur.ORANJE, "Net binnen de normen. Het krapst is LTV (beleidswaarde) DAEB in 2026: 67,0%"),
        (75e6, Kleur.ROOD, "Niet binnen de normen vanaf 2026 (15 jaar)."),
    ],
)
def test_kleur_en_zin(schuld: float, kleur: Kleur, zin: str) -> None:
    """LTV 50%, 67% and 75% against 70%, in all years."""
    o = reken(corporatie(daeb=tak(schuld=schuld, regels=LEEG))).oordelen[0]
    assert o.kleur is kleur
    assert o.zin.startswith(zin)


def test_eerste_breuk_en_krapste_jaar() -> None:
    """From 63% with 4 mln a year borrowed: 67% in 2026, 71% in 2027, 123% in 2040."""
    t = tak(schuld=63e6, regels=LEEG | {"investeringen_overig": begroting(4e6)})
    b = reken(corporatie(daeb=t)).oordelen[0].bindend
    assert b is not None
    assert (b.ratio, b.eerste_breuk, b.jaren_breuk, b.krapste_jaar) == ("ltv", 2027, 14, 2040)
    assert b.krapste_waarde == pytest.approx(1.23)
    assert b.marge == pytest.approx(-0.53 / 0.7)


def test_negatief_saldo_instandhouding_is_nooit_groen() -> None:
    """Spending 1 mln a year more than comes in, without inflation on debt: no responsible room, whatever the ratios."""
    t = tak(schuld=10e6, regels=LEEG | {"onderhoudsuitgaven": begroting(1e6)})
    d = reken(corporatie(daeb=t))
    assert d.oordelen[0].duurzaam is False
    assert d.oordelen[0].kleur is Kleur.ORANJE
    rijen = {(r[3], r[5]): r[6] for r in lange_tabel(d) if r[5].startswith("investeringsruimte_verbetering")}
    assert rijen["DAEB", "investeringsruimte_verbetering"] > 0
    assert rijen["DAEB", "investeringsruimte_verbetering_verantwoord"] == 0
    assert regiosommen(d, Richting.VERBETERING)[0] == 0


def test_inflatie_op_de_schuld_draagt_het_saldo() -> None:
    """The same with 2% inflation on a debt of 60 mln: 1,2 mln a year, so the stock can be kept up."""
    t = tak(schuld=60e6, beleidswaarde=400e6, regels=LEEG | {"onderhoudsuitgaven": begroting(1e6)})
    assert reken(corporatie(daeb=t), prijsinflatie=0.02).oordelen[0].duurzaam is True


def test_zonder_gegevens_geen_oordeel() -> None:
    o = reken(corporatie(daeb=tak(beleidswaarde=None))).oordelen[0]
    assert (o.kleur, o.bindend) == (Kleur.GRIJS, None)
    assert o.ontbreekt == ("LTV (beleidswaarde) (DAEB)", "LTV (beleidswaarde) (geheel)")


def test_een_breuk_blijft_rood_ook_als_er_iets_ontbreekt() -> None:
    c = corporatie(daeb=tak(schuld=90e6, regels=LEEG), niet_daeb=tak(beleidswaarde=None))
    o = reken(c).oordelen[0]
    assert o.kleur is Kleur.ROOD
    assert "Niet te berekenen" in o.zin


@pytest.mark.parametrize(
    ("ratio", "waarde", "tekst"), [("icr", 1.4, "1,40"), ("ltv", 0.685, "68,5%"), ("icr", np.inf, "n.v.t.")]
)
def test_getallen_in_nederlandse_notatie(ratio: str, waarde: float, tekst: str) -> None:
    assert getal(ratio, waarde) == tekst


def test_regiosommen_apart_en_verrekend() -> None:
    """A has 30 mln of room, B must do with 10 mln less (2026): 30, −10 and 20."""
    a = corporatie("A", tak(schuld=40e6, regels=LEEG))
    b = corporatie("B", tak(regels=LEEG | {"investeringen_overig": begroting(80e6, 0)}, minimum_liquiditeit=0))
    u = uitgangspunten(
        {"prijsinflatie": 0.0}, {"onrendabel": 1.0}, ruimteprofiel=(1.0, *(0.0,) * 14), **normen(ltv=0.7)
    )
    plus, minus, saldo, _ = regiosommen(doorrekenen(regio(a, b, u=u)), Richting.VERBETERING)
    assert (plus, minus, saldo) == pytest.approx((30e6, -10e6, 20e6), abs=2001)


def test_lange_tabel_heeft_elke_grootheid_een_keer() -> None:
    """Every line and ratio per tak and year; the room per tak in the first year; no row for a tak without stock."""
    d = reken(corporatie(daeb=tak(schuld=50e6, regels=LEEG)))
    rijen = list(lange_tabel(d))
    sleutels = [r[:6] for r in rijen]
    assert len(sleutels) == len(set(sleutels))
    assert {r[3] for r in rijen} == {"DAEB", "geheel"}
    grootheden = {r.naam for r in REGELS} | {r.naam for r in RATIOS}
    for tak_naam in ("DAEB", "geheel"):
        voor = {(r[5], r[4]) for r in rijen if r[3] == tak_naam and r[5] in grootheden}
        assert voor == {(g, START + t) for g in grootheden for t in range(JAREN)}


def test_kapotte_corporatie_houdt_de_buren_niet_op() -> None:
    """One corporation without figures, one with: the second has its verdict and room as if alone."""
    goed = corporatie("B", tak(schuld=50e6, regels=LEEG))
    samen, alleen = reken(corporatie("A", tak(beleidswaarde=None)), goed), reken(goed)
    assert samen.oordelen[1] == alleen.oordelen[0]
    assert samen.ruimte("B", Richting.VERBETERING) == alleen.ruimte("B", Richting.VERBETERING)


def test_ruimte_zonder_grens_telt_niet_in_de_som() -> None:
    """Where no norm limits, there is no amount to add."""
    d = doorrekenen(regio(corporatie(daeb=tak(regels=LEEG)), u=uitgangspunten(**normen())))
    assert d.ruimte("A", Richting.VERBETERING).onbegrensd
    som = regiosommen(d, Richting.VERBETERING)
    assert np.isnan(som[:3]).all()
    assert som.onbepaald == ("A",)
