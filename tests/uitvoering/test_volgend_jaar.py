"""A region a year on: an unchanged year gives the projection back to the euro, and what is new is only what is new."""

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings

from tests.bouwers import START, begroting, corporatie, kengetallen, project, regio, tak, uitgangspunten
from tests.opgave.bouw import G, U, arm, cijfer, opgave, plan, streek
from tests.rapport.regios import doorgerekend
from tests.strategieen import onderzoek, regios
from xl_doorrekening.begrippen.dpm import Huurbeleid, Laag
from xl_doorrekening.begrippen.opgave import Herkomst
from xl_doorrekening.begrippen.regels import REGEL
from xl_doorrekening.begrippen.tijd import BELEIDSRIJK, JAREN, TAKKEN
from xl_doorrekening.controle import controleer
from xl_doorrekening.doorrekenen import Doorrekening, doorrekenen
from xl_doorrekening.doorrekenen.resultaat import Variant
from xl_doorrekening.invoer.corporatie import Nulmetingrij
from xl_doorrekening.invoer.opgave import Huurafspraak, Opgaveregel
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.uitvoering.volgendjaar import volgend_jaar
from xl_doorrekening.uitvoering.volgendjaar.opgave import opgave as volgende_opgave

LIJNEN = tuple(n for n in REGEL if n != "huur_per_maand")
"""All lines of the scheme; the mean rent is of other dwellings once new ones are stock."""


def laatste(d: Doorrekening) -> Variant:
    return d.opgave or d.basis


def verschil(oud: Doorrekening, nieuw: Doorrekening) -> dict[str, float]:
    """Per line the largest difference in the 14 years that both have, €, by way of a whole new calculation."""
    a, b = (laatste(d).uitkomst for d in (oud, nieuw))
    anders = {
        n: float(np.nanmax(np.abs(a.reeks(n)[1:] - b.reeks(n)[: JAREN - 1]), initial=0.0))
        for n in LIJNEN if n in a.reeksen
    }  # fmt: skip
    return {n: x for n, x in anders.items() if x >= 0.5}


def verder(d: Doorrekening) -> Doorrekening:
    return doorrekenen(volgend_jaar(d).regio)


def test_de_voorbeeldregio_komt_tot_op_de_euro_terug() -> None:
    """With its task shared out by plans, stock and room, corporations of every kind, and again the year after."""
    d = doorgerekend("voorbeeld")
    for _ in range(3):
        na = verder(d)
        assert verschil(d, na) == {}
        assert na.regio.uitgangspunten.startjaar == d.regio.uitgangspunten.startjaar + 1
        assert na.regio.uitgangspunten.macro.huurverhoging[:-1] == d.regio.uitgangspunten.macro.huurverhoging[1:]
        d = na


def begint_later(r: Regio) -> bool:
    """Whether a plan begins in the year that becomes policy-rich: that is new, not unchanged."""
    grens = START + BELEIDSRIJK
    return any(
        p.laag not in (None, Laag.INSTANDHOUDING) and (p.start or p.oplevering or 0) >= grens
        for c in r.corporaties for p in c.projecten
    )  # fmt: skip


@settings(onderzoek(12), suppress_health_check=list(HealthCheck))
@given(regios())
def test_elke_regio_komt_tot_op_de_euro_terug(r: Regio) -> None:
    """Whatever was filled in: own budgets with an own path, forecasts, loans, schedules, taxes, projects of every kind.

    Not where the input is wrong (a table of loans that is not the debt), or where a plan only now begins to count.
    """
    assume(not begint_later(r))
    assume("leningen" not in {m.code for m in controleer(r)})
    d = doorrekenen(r)
    na = verder(d)
    assert verschil(d, na) == {}


def nieuw(r: Regio) -> Regio:
    return volgend_jaar(doorrekenen(r)).regio


def test_wat_is_opgeleverd_is_bezit() -> None:
    """100 dwellings of € 200.000 on 1.000, and a fifth of 50 more: 1.100 in stock, debt 50 + 20 + 2 mln, p is gone."""
    na = nieuw(streek(arm("A", plan("p", 100, START), plan("q", 50, START + 2, start=START))))
    a = na.corporaties[0]
    assert a.tak(TAKKEN[0]).snelstart.vhe == 1100
    assert a.tak(TAKKEN[0]).snelstart.schuld == pytest.approx(50e6 + 100 * 200e3 + 50 * 200e3 * 0.2)
    assert [(p.naam, p.oplevering) for p in a.projecten] == [("q", START + 2)]
    assert a.bezit[0].woningen == 1100
    assert a.algemeen.gereed is None


def test_de_nieuwe_lening_staat_los_van_de_oude() -> None:
    """A debt at 4% with a term of 20, and a loan of the year at 3%: three rows of the table, that make up the debt."""
    oud = tak(schuld=40e6, rente=0.04, looptijd=20, deel_geborgd=0.75, huur=0.0)
    na = nieuw(regio(corporatie("A", oud), u=uitgangspunten({"rente_nieuwe_leningen": 0.03})))
    rijen = {x.naam: x for x in na.corporaties[0].leningen}
    assert rijen["Bestaande leningen"].restant == pytest.approx(40e6 * 0.75 * 19 / 20)
    assert rijen["Bestaande leningen, ongeborgd"].restant == pytest.approx(40e6 * 0.25 * 19 / 20)
    assert rijen["Bestaande leningen"].eindjaar == START + 19
    vers = rijen[f"Nieuwe lening {START}"]
    assert (vers.rente, vers.eindjaar) == (0.03, START + 30)
    # repayment 2 mln and interest 4% of 39 mln, and half a year of its own interest
    assert vers.restant == pytest.approx((2e6 + 0.04 * 39e6) / (1 - 0.015))
    assert sum(x.restant or 0 for x in rijen.values()) == pytest.approx(
        na.corporaties[0].tak(TAKKEN[0]).snelstart.schuld
    )


def test_zonder_nieuwe_lening_blijft_de_snelstart() -> None:
    """Nothing to borrow: debt and term go down a year, and no table of loans appears."""
    na = nieuw(regio(corporatie("A", tak(schuld=20e6, rente=0.02, looptijd=20, huur=600))))
    s = na.corporaties[0].tak(TAKKEN[0]).snelstart
    assert (s.schuld, s.looptijd, na.corporaties[0].leningen) == (pytest.approx(19e6), 19, ())


def test_prijzen_van_vroeger_blijven_die_van_vroeger() -> None:
    """Costs at the price level of the old opening are in the next year a year old: 3% more, by the history."""
    u = uitgangspunten({"bouwkostenstijging": [0.03, 0.01], "stijging_beleidswaarde": [0.02, 0.0]})
    r = regio(corporatie("A", None, None, project("verbetering", 10, START + 3, kosten=50_000)), u=u)
    na = nieuw(r)
    assert na.corporaties[0].projecten[0].prijspeil == START - 1
    assert na.uitgangspunten.historie["bouwkostenstijging"][-1] == 0.03
    assert na.uitgangspunten.historie["stijging_beleidswaarde"][-1] == 0.02
    assert verschil(doorrekenen(r), doorrekenen(na)) == {}


def test_een_te_oud_prijspeil_wordt_bijgewerkt() -> None:
    """Of seven years ago no change of price would be known any more: the amount itself goes to the old opening."""
    u = uitgangspunten(historie={"bouwkostenstijging": (0.1, 0, 0, 0, 0, 0)})
    na = nieuw(regio(corporatie("A", None, None, project("verbetering", 1, START + 3, kosten=1e5, prijspeil=START - 7)),
                     u=u))  # fmt: skip
    p = na.corporaties[0].projecten[0]
    assert (p.kosten, p.prijspeil) == (pytest.approx(1.1e5), START - 1)


def test_een_eigen_begroting_schuift_op() -> None:
    """Years 2 to 15 become 1 to 14; the last one goes on at the prices of the one before."""
    eigen = {"onderhoudsuitgaven": 1e6}
    begroot = tak(regels={n: begroting(*(x + t for t in range(JAREN))) for n, x in eigen.items()})
    na = nieuw(regio(corporatie("A", begroot), u=uitgangspunten({"onderhoudskostenstijging": 0.05})))
    r = na.corporaties[0].tak(TAKKEN[0]).regels["onderhoudsuitgaven"]
    assert r.jaren[0] == pytest.approx(1e6 + 1)
    assert r.jaren[13] == pytest.approx(1e6 + 14)
    assert r.jaren[14] == pytest.approx((1e6 + 14) * 1.05)


def test_een_eigen_macropad_gaat_in_de_bedragen() -> None:
    """A budget at 3% that the region had at 2%: its first year is in what follows, × 1,02/1,03, and no line differs."""
    begroot = tak(regels={"onderhoudsuitgaven": begroting(*(1e6,) * JAREN)})
    c = corporatie("A", begroot, eigen_macro={"onderhoudskostenstijging": (0.03,) * JAREN})
    d = doorrekenen(regio(c, u=uitgangspunten({"onderhoudskostenstijging": 0.02})))
    o = volgend_jaar(d)
    assert o.begroot == ()
    r = o.regio.corporaties[0].tak(TAKKEN[0]).regels["onderhoudsuitgaven"]
    assert r.jaren[0] == pytest.approx(1e6 * 1.02 / 1.03)
    assert verschil(d, doorrekenen(o.regio)) == {}


@pytest.mark.parametrize("afspraak", [None, Huurafspraak(streefhuur=800.0), Huurafspraak(benutting=0.5)])
def test_de_streefhuur_stijgt_mee(afspraak: Huurafspraak | None) -> None:
    """By the rise of the year, or half of a cap of 4% where that was agreed: nothing has to be rolled on beside it."""
    beleid = {"beleid": Huurbeleid.STREEF, "streefhuur": 750.0, "mutatiegraad": 0.08}
    c = corporatie("A", tak(huurbeleid=beleid))
    u = uitgangspunten({"huurverhoging": 0.03}, huursomplafond=(0.04,) * JAREN)
    r = streek(arm("B"), o=opgave(cijfer(U, 10)))
    r = r.model_copy(update={"corporaties": (c, *r.corporaties), "uitgangspunten": u})
    if afspraak:
        r = r.model_copy(update={"opgave": r.opgave.model_copy(update={"huur": {TAKKEN[0]: afspraak}})})
    d = doorrekenen(r)
    o = volgend_jaar(d)
    g = 0.02 if afspraak and afspraak.benutting else 0.03
    assert o.regio.corporaties[0].tak(TAKKEN[0]).huurbeleid.streefhuur == pytest.approx(750 * (1 + g))
    if afspraak and afspraak.streefhuur:
        assert o.regio.opgave.huur[TAKKEN[0]].streefhuur == pytest.approx(800 * 1.03)
    assert [p for p in o.begroot if p.naam == "huren"] == []
    assert verschil(d, doorrekenen(o.regio)) == {}


def test_een_kengetal_blijft_een_kengetal() -> None:
    """What the model finds again by itself is not frozen into a budget."""
    r = regio(u=uitgangspunten({"huurverhoging": 0.03}), k=kengetallen(onderhoudsuitgaven=2000.0, mutatiegraad=0.08))
    na = nieuw(r)
    assert na.corporaties[0].tak(TAKKEN[0]).regels == {}
    assert na.corporaties[0].tak(TAKKEN[0]).snelstart.huur == pytest.approx(600 * 1.03)


def test_de_verdeling_van_de_opgave_blijft() -> None:
    """A task of ten times 10, by stock: 90 are left in nine years, by hand, nothing is asked in the new last one."""
    r = streek(arm("A"), arm("B", vhe=3000.0), o=opgave(cijfer(U, 100), cijfer(G, 40, van=START, tot=START + 3)))
    na = nieuw(r)
    per = {(h.corporatie, h.type): h.jaren for h in na.opgave.handmatig}
    assert sum(sum(x or 0 for x in j) for (_, t), j in per.items() if t is U) == 90
    assert all(j[-1] is None for j in per.values())
    assert sum(sum(x or 0 for x in j) for (_, t), j in per.items() if t is G) == 30
    assert {x.regel.value for x in na.opgave.toerekening.values() if x.toelichting} == {"handmatig"}
    assert verschil(doorrekenen(r), doorrekenen(na)) == {}


def open_opgave(d: Doorrekening) -> dict[tuple[int, int], int]:
    """Per type and gemeente what is asked and no one does, over the years of the task."""
    t = d.haalbaarheid and d.haalbaarheid.toegerekend
    assert t
    return {plek: int(x) for plek, x in np.ndenumerate(t.saldo.sum(-1)) if x}


def test_wat_niet_is_gedaan_blijft_gevraagd() -> None:
    """Two rounds: what is asked goes down by what is built, so that as much is left without a builder as before."""
    d = doorgerekend("voorbeeld")
    for _ in range(2):
        assert d.opgave is not None
        assert d.opgave.plan is not None
        start = d.regio.uitgangspunten.startjaar
        na = verder(d)
        assert open_opgave(na) == open_opgave(d)
        t, nieuw_ = (x.haalbaarheid.toegerekend for x in (d, na) if x.haalbaarheid)
        gedaan = d.opgave.plan.opgeleverd(start)[d.opgave.plan.opgave >= 0, 0].sum()
        assert t
        assert nieuw_
        assert t.regionaal.opgave.sum() - nieuw_.regionaal.opgave.sum() == pytest.approx(gedaan, abs=3)
        d = na


def rest(gedaan: int, *regels: Opgaveregel, volgens: str = "NPA") -> list[tuple[float | None, int | None, int | None]]:
    o = opgave(*regels, nieuwbouw_volgens=volgens)
    na = volgende_opgave(o, (), {(0, "g", U): gedaan}, START)
    return [(x.aantal, x.van, x.tot) for x in na.regels]


@pytest.mark.parametrize(
    ("gedaan", "over"),
    [
        (10, [(90, None, START + 9)]),
        (4, [(96, None, START + 9)]),  # 6 of the year are still asked
        (25, [(75, None, START + 9)]),  # 15 were early
        (100, []),
    ],
)
def test_een_totaal_blijft_een_totaal(gedaan: int, over: list[tuple[float, None, int]]) -> None:
    assert rest(gedaan, cijfer(U, 100)) == over


def test_elke_bron_voor_zich_en_de_ambitie_het_laatst() -> None:
    """NPA 100 and woondeal 20 of which the woondeal counts, and 10 more by ambition: 25 done leave 75, none and 5."""
    regels = (cijfer(U, 100), cijfer(U, 20, herkomst=Herkomst.WOONDEAL, tot=START),
              cijfer(U, 10, herkomst=Herkomst.AMBITIE))  # fmt: skip
    assert rest(25, *regels, volgens="woondeal") == [(75, None, START + 9), (5, None, START + 9)]
    assert rest(15, *regels, volgens="woondeal")[1] == (5, None, START + 1)  # late: its term had ended


def test_jaren_blijven_jaren() -> None:
    """10, 20 and 30: of 4 done 6 are added to the next year; of 15 the first 5 are taken from it."""
    r = Opgaveregel(gemeente="G", type=U, jaren=(10.0, 20.0, 30.0, *(None,) * 7))
    jaren = [volgende_opgave(opgave(r), (), {(0, "g", U): n}, START).regels[0].jaren[:3] for n in (4, 15)]
    assert jaren == [(26, 30, None), (15, 30, None)]


def test_labels_tellen_weer_op() -> None:
    """50 new dwellings: of those no label is known yet."""
    a = arm("A", plan("p", 50, START))
    na = nieuw(streek(a.model_copy(update={"nulmeting": {"label_a": Nulmetingrij(daeb=1000.0)}})))
    assert na.corporaties[0].nulmeting["label_onbekend"].daeb == 50
    assert "labels" not in {m.code for m in controleer(na)}


def test_wat_met_de_nieuwe_horizon_gaat_tellen_wordt_gezegd() -> None:
    """A plan that begins in the first policy-lean year counts from the next round: the years are not the same."""
    d = doorrekenen(streek(arm("A", plan("p", 100, START + BELEIDSRIJK))))
    o = volgend_jaar(d)
    assert set(o.afwijkend) == {"A"}
    assert o.afwijkend["A"].bedrag > 1e6
    assert o.afwijkend["A"].waardoor.startswith(f"“p” begint in {START + BELEIDSRIJK}")
