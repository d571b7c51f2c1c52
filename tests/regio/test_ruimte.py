"""At the room the norms hold, € 2.000 further they do not; shortfalls, unknowns and limits are told apart."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.bouwers import DAEB, NIET_DAEB, begroting, corporatie, normen, regio, tak, uitgangspunten
from tests.strategieen import onderzoek, regios
from xl_doorrekening.begrippen.tijd import JAREN, TAKKEN
from xl_doorrekening.doorrekenen import doorrekenen
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.invoer.uitgangspunten import Referentie
from xl_doorrekening.kern.extra import Extra
from xl_doorrekening.kern.projectie import projecteer
from xl_doorrekening.kern.stapel import Stapel, stapel
from xl_doorrekening.kern.toets import toets
from xl_doorrekening.regio.richting import Richting, eenheidslaag
from xl_doorrekening.regio.ruimte import Ruimte, investeringsruimte

REFERENTIE = {"stichtingskosten": 250e3, "huur": 650, "onderhoud": 1500, "overige_lasten": 900, "beleidswaarde": 160e3,
              "marktwaarde": 200e3}  # fmt: skip
MET_REFERENTIE = Referentie(**{k: float(v) for k, v in REFERENTIE.items()})


def kleinste_marge(s: Stapel, r: Ruimte, bedrag: float) -> float:
    """Smallest margin of ICR and LTV, of its own tak and geheel, with `bedrag` invested; apart from the code."""
    eenheid = eenheidslaag(r.richting, s.uitgangspunten)
    c, tak_nr = s.corporaties.index(r.corporatie), TAKKEN.index(r.tak)

    def laag(reeks: Any) -> Any:
        uit = np.zeros((JAREN, 1, len(s.corporaties), 2))
        uit[:, 0, c, tak_nr] = reeks * bedrag
        return uit

    basis = projecteer(s)
    extra = Extra({n: laag(x) for n, x in eenheid.bedragen.items()}, {n: laag(x) for n, x in eenheid.waarde.items()})
    m = toets(projecteer(s, extra=extra, vpb_referentie=basis.vpb_berekend)).marges[:2, :, 0, c]  # ICR and LTV
    return float(np.nanmin(m[..., [tak_nr, 2]]))


@given(regios(meest=2))
@onderzoek(12)
def test_op_de_ruimte_gehaald_en_daarboven_niet(willekeurig: Regio) -> None:
    """Also for a shortfall: at the (negative) amount the norms hold, at € 2.000 more they do not."""
    u = willekeurig.uitgangspunten.model_copy(update={"referentie": MET_REFERENTIE})
    s = stapel(willekeurig.model_copy(update={"uitgangspunten": u}))
    for r in investeringsruimte(s, projecteer(s)):
        if r.reden:
            continue
        assert kleinste_marge(s, r, r.bedrag) >= -1e-9, r
        assert kleinste_marge(s, r, r.bedrag + 2000) < 0, r


@given(regios(meest=3), st.randoms(use_true_random=False))
@onderzoek(8)
def test_volgorde_van_corporaties_verwisselt_alleen_de_uitkomsten(r: Regio, toeval: Any) -> None:
    anders = list(r.corporaties)
    toeval.shuffle(anders)
    een = {(x.corporatie, x.richting, x.tak): x for x in doorrekenen(r).ruimten}
    for x in doorrekenen(r.model_copy(update={"corporaties": tuple(anders)})).ruimten:
        y = een[x.corporatie, x.richting, x.tak]
        assert (x.reden, x.bindend, x.jaar) == (y.reden, y.bindend, y.jaar)
        assert x.bedrag == pytest.approx(y.bedrag, abs=1001, nan_ok=True)  # rounding down may fall on the other side


def ruimte(t: Any, richting: Richting = Richting.VERBETERING, onrendabel: float = 1.0, **norm: float) -> Ruimte:
    u = uitgangspunten(definities={"onrendabel": onrendabel}, **normen(**norm))
    return doorrekenen(regio(corporatie(daeb=t), u=u)).ruimte("A", richting)


LEEG = {"huren": begroting(0)}
"""No operating cash: debt changes only by the investment (rates are 0%)."""


def test_ruimte_gelijk_aan_wat_de_ltv_laat() -> None:
    """70% of 100 mln less 40 mln."""
    r = ruimte(tak(schuld=40e6, regels=LEEG), ltv=0.7)
    assert r.bedrag == pytest.approx(30e6, abs=1000)
    assert (r.bindend, r.reden, r.onbegrensd) == ("ltv", "", False)


def test_buffer_gaat_van_de_ruimte_af() -> None:
    u = uitgangspunten(definities={"onrendabel": 1.0}, buffer={"ltv": 0.05}, **normen(ltv=0.7))
    d = doorrekenen(regio(corporatie(daeb=tak(schuld=40e6, regels=LEEG)), u=u))
    assert d.ruimte("A", Richting.VERBETERING).bedrag == pytest.approx(25e6, abs=1000)


def test_ruimte_nul_op_de_norm() -> None:
    assert ruimte(tak(schuld=70e6, regels=LEEG), ltv=0.7).bedrag == pytest.approx(0, abs=1000)


def test_tekort_is_wat_minder_geinvesteerd_moet_worden() -> None:
    """New loans of 80 mln against 70 allowed: 10 mln too much is invested in the first year."""
    t = tak(regels=LEEG | {"investeringen_overig": begroting(80e6, 0)})
    u = uitgangspunten(definities={"onrendabel": 1.0}, ruimteprofiel=(1.0, *(0.0,) * 14), **normen(ltv=0.7))
    assert doorrekenen(regio(corporatie(daeb=t), u=u)).ruimte("A", Richting.VERBETERING).bedrag == pytest.approx(
        -10e6, abs=1000
    )


def test_te_veel_bestaande_schuld_is_niet_met_minder_investeren_te_herstellen() -> None:
    """Also where "less investment" would take away so much value that the beleidswaarde turns negative."""
    r = ruimte(tak(schuld=90e6, regels=LEEG), onrendabel=0.5, ltv=0.7)
    assert np.isnan(r.bedrag)
    assert r.reden == "niet te herstellen met minder investeringen"


def test_tekort_ineens_is_de_schuld_boven_de_norm() -> None:
    u = uitgangspunten(**normen(ltv=0.7))
    d = doorrekenen(regio(corporatie(daeb=tak(schuld=90e6, regels=LEEG)), corporatie("B", tak(schuld=60e6)), u=u))
    assert d.tekort_ineens[:, 0] == pytest.approx([20e6, 0], abs=100)
    assert np.isnan(d.tekort_ineens[:, 1]).all()


def test_zonder_norm_is_er_geen_grens() -> None:
    """No ratio counts, so nothing limits the amount."""
    r = ruimte(tak(schuld=40e6, regels=LEEG))
    assert (r.onbegrensd, r.reden) == (True, "geen norm begrenst")


def test_onbekende_referentie_geeft_geen_ruimte() -> None:
    """The reference dwelling of the template is still to be filled in; verbetering does not need it."""
    t = tak(schuld=40e6, regels=LEEG)
    assert ruimte(t, Richting.NIEUWBOUW, ltv=0.7).reden == "gegevens ontbreken"
    assert not ruimte(t, Richting.VERBETERING, ltv=0.7).reden


def test_tak_zonder_bezit() -> None:
    u = uitgangspunten(**normen(ltv=0.7))
    r = doorrekenen(regio(corporatie(daeb=tak()), u=u)).ruimte("A", Richting.VERBETERING, NIET_DAEB)
    assert (np.isnan(r.bedrag), r.reden) == (True, "geen bezit in deze tak")


def test_het_geheel_kan_de_ruimte_van_een_tak_begrenzen() -> None:
    """DAEB itself may borrow 45 mln more, but geheel only 10: 50% of 200 less 25 and 65."""
    u = uitgangspunten(definities={"onrendabel": 1.0}, **normen(ltv=(0.7, 0.7, 0.5)))
    d = doorrekenen(regio(corporatie(daeb=tak(schuld=25e6, regels=LEEG), niet_daeb=tak(schuld=65e6, regels=LEEG)), u=u))
    r = d.ruimte("A", Richting.VERBETERING, DAEB)
    assert r.bedrag == pytest.approx(10e6, abs=1000)
    assert (r.bindend, r.bindende_tak) == ("ltv", "geheel")


def test_woningen_zijn_het_bedrag_gedeeld_door_de_referentie() -> None:
    """30 mln in improvements of € 40.000 at the opening price level: 750."""
    u = uitgangspunten(definities={"onrendabel": 1.0}, referentie={"ingreep": 40e3}, **normen(ltv=0.7))
    r = doorrekenen(regio(corporatie(daeb=tak(schuld=40e6, regels=LEEG)), u=u)).ruimte("A", Richting.VERBETERING)
    assert r.woningen == pytest.approx(750, abs=0.03)
