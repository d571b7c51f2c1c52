"""Scenarios side by side, the effect of each instrument, and the bridge between two scenarios."""

import numpy as np
import pytest

from tests.bouwers import START
from tests.opgave.bouw import U, arm, cijfer, opgave, plan, streek
from tests.solidariteit.bouw import instrument, met, wijziging
from tests.solidariteit.test_maatregelen import veel
from xl_doorrekening.begrippen.instrumenten import Instrument
from xl_doorrekening.begrippen.maatregelen import Maatregel
from xl_doorrekening.begrippen.schrijfwijze import nl
from xl_doorrekening.begrippen.tijd import TAKKEN
from xl_doorrekening.doorrekenen import Doorrekening, doorrekenen, lange_tabel
from xl_doorrekening.doorrekenen.effecten import GROOTHEDEN, PLAN, SOM, brug, effecten
from xl_doorrekening.doorrekenen.scenariobeeld import beeld, beeld_van_b, niet_gehaald
from xl_doorrekening.invoer.scenarios import Scenario
from xl_doorrekening.voorbeeld import voorbeeldregio

I, M = Instrument, Maatregel


def gered() -> Doorrekening:
    """A wants 150 of the 100 dwellings of € 200.000 it can pay; B has nothing to do. Three ways to help."""
    r = streek(arm("A", plan("pa", 150)), arm("B"), o=opgave(cijfer(U, 150), regel="eigen plannen"))
    return doorrekenen(met(
        r, wijziging(M.OMVANG, 0.6, "minder"), wijziging(M.KOSTEN, -0.2, "sober"),
        instrument(I.OVERNAME, "B", "A", "samen", van=None, aantal=50),
        instrument(I.PROJECTSTEUN, "B", "A", "te veel", bedrag=25e6),
        lijst=tuple(Scenario(naam=x, toelichting=f"{x}!") for x in ("minder", "sober", "samen", "te veel")),
    ))  # fmt: skip


def test_naast_elkaar_met_de_rekenmachine() -> None:
    d = gered()
    b = beeld_van_b(d)
    assert b is not None
    minder, sober, samen, te_veel = (beeld(d, s) for s in d.scenarios)
    assert (b.opgave, b.tekort, b.buiten, b.eerste_tekort) == (30e6, pytest.approx(10e6, abs=500), 1, START + 2)
    assert (b.doelen[0].opgave, b.doelen[0].gedaan, b.doelen[0].gehaald) == (150, pytest.approx(100, abs=0.01), False)
    assert (minder.tekort, minder.doelen[0].gedaan, minder.doelen[0].gehaald) == (0, 90, False)
    assert (sober.opgave, sober.tekort) == (24e6, pytest.approx(4e6, abs=500))
    assert (samen.tekort, samen.doelen[0].gehaald, samen.buiten) == (0, True, 0)
    assert samen.neemt_over.tolist() == [-50, 50]
    assert te_veel.ontvangt.tolist() == [25e6, -25e6]
    assert minder.toelichting == "minder!"


def test_afhankelijk_van_de_realisatiegraad() -> None:
    """Two thirds of the plan fits: at 70% € 1 mln does not, at 60% all does."""
    b = beeld_van_b(gered())
    assert b is not None
    assert b.graad == pytest.approx(2 / 3, abs=1e-4)
    assert dict(b.tekort_bij) == {
        graad: pytest.approx(max(graad * 30e6 - 20e6, 0.0), abs=1500) for graad in (1.0, 0.9, 0.8, 0.7, 0.6, 0.5)
    }


def test_wie_laat_het_knellen_en_hoeveel_van_de_opgave_wordt_gehaald() -> None:
    """A decides the share that fits; of the task of 150 B does 100, a plan of 90 does 90 and fits whole."""
    d = gered()
    b, minder, samen = beeld_van_b(d), beeld(d, d.scenarios[0]), beeld(d, d.scenarios[2])
    assert b is not None
    assert (b.graad_door, minder.graad_door, samen.graad_door) == ("A", "", "")
    assert [b.gehaald, minder.gehaald, samen.gehaald] == pytest.approx([100 / 150, 90 / 150, 1.0], abs=1e-4)
    assert (minder.haalbaar, niet_gehaald(minder), niet_gehaald(samen)) == (1.0, "nieuwbouw −60", "alles gehaald")


def test_wat_niemand_kreeg_wordt_gezegd() -> None:
    """The task is 150, of which 10 are in a gemeente where no one works."""
    o = opgave(cijfer(U, 140), cijfer(U, 10, "Elders"), regel="eigen plannen")
    b = beeld_van_b(doorrekenen(streek(arm("A", plan("pa", 100)), o=o)))
    assert b is not None
    assert niet_gehaald(b) == "nieuwbouw −50 (waarvan 10 niet toegerekend)"


def test_meer_geven_dan_de_eigen_ruimte_is_een_bevinding() -> None:
    """Veenrand cannot keep up what it has: 5 × € 0,5 mln, and by its dwellings in 10 × € 1,2 mln, is too much."""
    d = doorrekenen(voorbeeldregio())
    (samen,) = (beeld(d, s) for s in d.scenarios if s.naam == "Samen")
    vhe = {c.naam: sum(c.tak(k).snelstart.vhe or 0 for k in TAKKEN) for c in d.regio.corporaties}
    anderen = sum(vhe.values()) - vhe["De Vlietlanden"]
    geeft = nl(2.5 + 12 * vhe["Veenrand Wonen"] / anderen, 1)
    (zin,) = (z for z in samen.bevindingen if "verantwoorde" in z)
    assert zin.startswith(f"Veenrand Wonen geeft € {geeft} mln en heeft volgens stap 2 geen verantwoorde ruimte.")


def test_een_wijziging_die_geen_plan_raakt_is_een_bevinding() -> None:
    r = streek(arm("A", plan("pa", 30)), arm("B"))
    d = doorrekenen(met(r, wijziging(M.OMVANG, 0.5, corporatie="B"), wijziging(M.OMVANG, 0.9, corporatie="A")))
    (zin,) = beeld(d, d.scenarios[0]).bevindingen
    assert zin.startswith("“omvang programma 50% (B)” raakt geen enkel plan")


def test_een_gever_onder_de_norm_is_een_bevinding() -> None:
    """B gives € 25 mln of the € 20 mln it has: not a result to work with."""
    d = gered()
    te_veel = beeld(d, d.scenarios[3])
    (zin,) = te_veel.bevindingen
    assert zin.startswith(f"B geeft, en voldoet met de hele opgave vanaf {START} niet aan norm en buffer (LTV")
    assert beeld(d, d.scenarios[2]).bevindingen == ()


def test_overname_van_meer_dan_het_plan_is_een_bevinding() -> None:
    r = streek(arm("A", plan("pa", 30)), arm("B"))
    d = doorrekenen(met(r, instrument(I.OVERNAME, "B", "A", van=None, aantal=50)))
    (zin,) = beeld(d, d.scenarios[0]).bevindingen
    assert zin.startswith("Overname van 50 woningen door B: het plan van A heeft er 30 die eronder vallen.")


def test_effecten_tellen_op_tot_het_geheel() -> None:
    """Every instrument on top of those before it; what is not interest mirrors at giver and receiver."""
    d = doorrekenen(veel())
    s = next(s for s in d.scenarios if s.naam == "samen")
    lijst = effecten(d, "samen")
    assert [e.regel.instrument for e in lijst] == [I.OVERNAME, I.TAAKOVERDRACHT]
    assert (lijst[0].gever["opgave"], lijst[0].ontvanger["opgave"], lijst[0].regio["opgave"]) == (20, -20, 0)
    zonder = next(x for x in d.scenarios if x.naam == "leeg")
    for naam, _, hoe in (x for x in GROOTHEDEN if x[2] is not PLAN):
        voor, na = (x.variant.uitkomst.drie(naam)[:, 2, 0, :2] for x in (zonder, s))
        totaal = (na - voor).sum() if hoe is SOM else (na - voor)[-1].sum()
        assert sum(e.regio[naam] for e in lijst) == pytest.approx(totaal, abs=1.0), naam
    assert lijst[1].gever["vhe"] == -lijst[1].ontvanger["vhe"] == 50
    assert lijst[1].gever["beleidswaarde"] == pytest.approx(-lijst[1].ontvanger["beleidswaarde"], abs=1)


@pytest.mark.parametrize(("van", "naar"), [(None, "alles"), ("sober", "schok"), ("alles", "samen"), ("alles", None)])
def test_een_brug_telt_op(van: str | None, naar: str | None) -> None:
    """It begins at the one scenario and ends at the other; every step but the first is one difference."""
    d = doorrekenen(veel())
    stappen = brug(d, van, naar)
    for naam, stap in ((van, stappen[0]), (naar, stappen[-1])):
        b = beeld_van_b(d) if naam is None else beeld(d, next(s for s in d.scenarios if s.naam == naam))
        assert b is not None
        assert stap.stand.tekort == pytest.approx(b.tekort, abs=1500)
        assert stap.stand.buiten == b.buiten
    verschillen = np.diff([s.stand.tekort for s in stappen])
    assert verschillen.sum() == pytest.approx(stappen[-1].stand.tekort - stappen[0].stand.tekort)
    assert (
        len(stappen)
        == {(None, "alles"): 5, ("sober", "schok"): 4, ("alles", "samen"): 3, ("alles", None): 5}[van, naar]
    )


def test_de_lange_tabel_heeft_de_scenarios() -> None:
    d = gered()
    rijen = list(lange_tabel(d))
    assert {x[0] for x in rijen} == {"basis", "minder", "sober", "samen", "te veel"}
    (gift,) = [x for x in rijen if x[5] == "ontvangen_min_gegeven" and x[2] == "B"]
    assert gift == ("te veel", "C", "B", "geheel", START, "ontvangen_min_gegeven", -25e6)
    tekort = sum(x[6] for x in rijen if x[0] == "sober" and x[5] == "tekort_naar_rato")
    assert tekort == pytest.approx(4e6, abs=500)
