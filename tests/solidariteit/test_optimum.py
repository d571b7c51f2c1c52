"""The regional optimum: by hand, beside all whole allotments, and what must hold for it.

`arm` corporations owe € 50 mln on a value of € 100 mln and earn nothing: at an LTV of 70% each can invest € 20 mln,
100 dwellings of € 200.000 that bring in nothing.
"""

from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.bouwers import START, corporatie, tak
from tests.opgave.bouw import arm, bezit, plan, streek
from tests.solidariteit.bouw import NAAM, instrument, met
from tests.strategieen import onderzoek
from xl_doorrekening.begrippen.instrumenten import Instrument
from xl_doorrekening.doorrekenen import doorrekenen
from xl_doorrekening.doorrekenen.optimum import Regionaaloptimum, zoek_optimum
from xl_doorrekening.doorrekenen.scenarios import reken_scenarios
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.invoer.solidariteit import Deelname, Solidariteit, Solidariteitkeuzes, Weging
from xl_doorrekening.solidariteit.optimum.zoeken import Optimum
from xl_doorrekening.voorbeeld.regio import voorbeeldregio

NIETS = {f"naar_{x}": "nee" for x in ("overname", "taakoverdracht", "projectsteun", "leningruil", "lening")}


def solidair(
    r: Regio, *wel: str, deelname: tuple[Deelname, ...] = (), minstens: float | None = None, **keuzes: Any
) -> Regio:
    """The region in which only these instruments are allowed, at whatever burden."""
    alles = NIETS | {f"naar_{x}": "ja" for x in wel} | keuzes
    weging = {"uitbreidingsnieuwbouw": Weging(minstens=minstens)}
    s = Solidariteit(keuzes=Solidariteitkeuzes.model_validate(alles), deelname=deelname, weging=weging)
    return r.model_copy(update={"solidariteit": s})


def zoek(r: Regio, **rest: Any) -> Optimum:
    return zoek_optimum(doorrekenen(r), **rest).optimum


def twee(a: float = 150, b: float = 20) -> Regio:
    """A wants more than its 100 dwellings, B less."""
    return streek(arm("A", plan("pa", a)), arm("B", plan("pb", b)))


def test_zonder_instrumenten_is_samen_alleen() -> None:
    x = zoek(solidair(twee()))
    assert x.alleen.gewogen == x.samen.gewogen == 120
    assert x.samen.instrumenten == ()
    assert (x.overgedragen, x.kromme[-1]) == (0, (0, 120))


def test_overname_met_de_rekenmachine() -> None:
    """A can do 100 of 150; B does its own 20 and takes over 50: 170 in all, at € 200.000 each without any value."""
    x = zoek(solidair(twee(), "overname"))
    assert (x.alleen.gewogen, x.samen.gewogen, x.extra) == (120, 170, 50)
    (regel,) = x.samen.instrumenten
    assert (regel.instrument, regel.gever, regel.ontvanger, regel.aantal) == (Instrument.OVERNAME, "B", "A", 50)
    assert x.overgedragen == pytest.approx(50 * 200e3)
    assert x.prijs == pytest.approx(200e3)
    assert x.samen.overschrijding < 1000


def test_projectsteun_met_de_rekenmachine() -> None:
    """B has € 16 mln left; A lacks € 10 mln. Of that is given, in or before the years in which A pays."""
    x = zoek(solidair(twee(), "projectsteun"))
    assert x.samen.gewogen == 170
    assert {r.instrument for r in x.samen.instrumenten} == {Instrument.PROJECTSTEUN}
    assert x.overgedragen == pytest.approx(10e6, rel=1e-6)
    assert x.last == pytest.approx([0, 10e6], rel=1e-6)


def test_samen_is_er_niet_meer_ruimte_dan_er_is() -> None:
    """A wants 200, B nothing: together there is room for 200; with 250 wanted only 200 are built."""
    x = zoek(solidair(twee(250, 0.0001), "overname", "projectsteun"))
    assert x.grens == pytest.approx(200, abs=0.01)


def test_grenzen_van_de_regio() -> None:
    """What B gives is capped; who may not give or get does not; borders of gemeenten hold."""
    kop = zoek(solidair(twee(), "projectsteun", deelname=(Deelname(corporatie="B", hoogste=4e6),)))
    assert kop.samen.gewogen == 140
    niet = zoek(solidair(twee(), "projectsteun", deelname=(Deelname(corporatie="B", geven="nee"),)))
    assert niet.extra == 0
    krijgt = zoek(solidair(twee(), "overname", deelname=(Deelname(corporatie="A", ontvangen="nee"),)))
    assert krijgt.extra == 0
    elders = streek(arm("A", plan("pa", 150)), arm("B", bezit=bezit(("H", 1000))))
    assert zoek(solidair(elders, "overname")).extra == 0
    assert zoek(solidair(elders, "overname", gemeentegrens="nee")).extra == 50
    last = zoek(solidair(twee(), "projectsteun", hoogste_last=0.2))
    assert last.overgedragen == 0  # the room is not known without a reference dwelling


def test_wie_al_over_de_norm_is_wordt_eerst_geholpen() -> None:
    """C owes € 71 mln of the € 70 mln it may, and borrows anew what it repays: a million less with a gift."""
    c = corporatie("C", tak(huur=0.0, schuld=71e6, looptijd=50, beleidswaarde=100e6))
    r = streek(arm("A", plan("pa", 300)), arm("B"), c)
    x = zoek(solidair(r, "projectsteun"))
    ontvangen = sum(i.bedrag or 0 for i in x.samen.instrumenten if i.ontvanger == "C")
    assert ontvangen == pytest.approx(1e6, rel=1e-3)
    assert x.samen.gewogen == 195  # 20 + 20 − 1 mln


def test_de_prijs_is_zonder_hulp_ook_met_een_minimum() -> None:
    """C needs € 1 mln for nothing built; A's 95 dwellings more cost € 19 mln, whatever minimum is asked."""
    c = corporatie("C", tak(huur=0.0, schuld=71e6, looptijd=50, beleidswaarde=100e6))
    r = streek(arm("A", plan("pa", 195)), arm("B"), c)
    for minstens in (None, 1.0):
        x = zoek(solidair(r, "projectsteun", minstens=minstens))
        assert (x.samen.gewogen, x.extra) == (195, 95)
        assert x.hulp == pytest.approx(1e6, rel=2e-3)
        assert x.prijs == pytest.approx(200e3, rel=2e-3)
        assert (x.kromme[0][1], x.kromme[-1][1]) == pytest.approx((100, 195), abs=0.1)


def test_wat_men_geeft_is_wat_er_in_de_afspraken_staat() -> None:
    x = zoek(voorbeeld("projectsteun", "leningruil"))
    namen = [c.naam for c in x.speelveld.o.regio.corporaties]
    geeft = np.zeros(len(namen))
    for i in x.samen.instrumenten:
        jaren = min(i.looptijd or 1, 15) if i.looptijd else (i.tot or i.van or 0) - (i.van or 0) + 1
        geeft[namen.index(str(i.gever))] += jaren * (i.bedrag or 0)
    assert x.last == pytest.approx(geeft)
    assert x.overgedragen == pytest.approx(geeft.sum())


def test_eigen_deel() -> None:
    """B's own dwellings weigh no more than A's but cost twice as much: A's would be built instead if B let them go."""
    r = streek(arm("A", plan("pa", 300)), arm("B", plan("pb", 40, kosten=400e3)))
    alles = zoek(solidair(r, "projectsteun", eigen_deel=1.0))
    niets = zoek(solidair(r, "projectsteun", eigen_deel=0.0))
    assert (alles.samen.gewogen, niets.samen.gewogen) == (160, 200)


def test_botsende_wensen() -> None:
    """Of 370 dwellings 200 can be: that wish clashes alone. Without B's money 120 of 170 can be, with it all."""
    x = zoek(solidair(twee(350, 20), "projectsteun", minstens=1.0))
    assert x.botsing == ("minstens 100% van de opgave uitbreidingsnieuwbouw (kan: 54%)",)
    y = zoek(solidair(twee(), "projectsteun", minstens=1.0, deelname=(Deelname(corporatie="B", geven="nee"),)))
    assert set(y.botsing) == {"minstens 100% van de opgave uitbreidingsnieuwbouw (kan: 70%)", "B geeft niet"}
    assert zoek(solidair(twee(), "projectsteun", minstens=1.0)).botsing == ()


# --- beside all whole allotments


def alle_verdelingen(r: Regio, posten: list[tuple[int, int, int]], mag: list[list[int]]) -> int:
    """The most dwellings over every whole allotment: per post (owner, number, year) how many each corporation builds.

    Whatever one corporation may have to build is a corporation of its own with those plans; all in one full projection.
    """
    per_post = [
        [v for v in product(*(range(n + 1) if c in mag[o] or c == o else (0,) for c in range(3))) if sum(v) <= n]
        for o, n, _ in posten
    ]
    beste = 0
    gevallen = [
        (c, aantallen) for c in range(3) for aantallen in product(*(sorted({v[c] for v in post}) for post in per_post))
    ]
    leden = []
    for c, aantallen in gevallen:
        plannen = tuple(plan(f"p{i}", n, posten[i][2]) for i, n in enumerate(aantallen) if n)
        leden.append(r.corporaties[c].model_copy(update={"naam": f"{c} {aantallen}", "projecten": plannen}))
    d = doorrekenen(r.model_copy(update={"corporaties": tuple(leden)}))
    assert d.opgave is not None
    past = dict(zip(gevallen, (d.opgave.krapste.min(0) >= -1e-9).tolist(), strict=True))

    for keuze in product(*per_post):
        totaal = sum(map(sum, keuze))
        if totaal > beste and all(past[c, tuple(v[c] for v in keuze)] for c in range(3)):
            beste = totaal
    return beste


@pytest.mark.parametrize("zaad", range(6))
def test_naast_alle_verdelingen(zaad: int) -> None:
    """Three corporations, four years, a few large dwellings: the answer is the best of all whole allotments."""
    g = np.random.default_rng(zaad)
    posten = [(int(g.integers(3)), int(g.integers(1, 4)), START + j) for j in range(4)]
    leden = []
    for c, naam in enumerate("ABC"):
        eigen = [plan(f"p{i}", n, jaar, kosten=2e6) for i, (o, n, jaar) in enumerate(posten) if o == c]
        leden.append(arm(naam, *eigen, schuld=float(g.integers(60, 70)) * 1e6))
    r = streek(*leden)
    x = zoek(solidair(r, "overname", eigen_deel=0.0))
    kaal = r.model_copy(update={"kengetallen": r.kengetallen.model_copy(update={"projecten": {
        **r.kengetallen.projecten,
        "uitbreidingsnieuwbouw, appartement": r.kengetallen.projecten["uitbreidingsnieuwbouw, appartement"].model_copy(
            update={"kosten": 2e6})}})})  # fmt: skip
    assert x.samen.gewogen == alle_verdelingen(kaal, posten, [[0, 1, 2]] * 3)
    assert x.grens >= x.samen.gewogen - 1e-6


# --- what must hold


def voorbeeld(*wel: str, **keuzes: Any) -> Regio:
    """The example, in tighter times."""
    r = voorbeeldregio()
    return solidair(r, *wel, **keuzes)


ALLES = ("overname", "taakoverdracht", "projectsteun", "leningruil", "lening")


def test_meer_instrumenten_is_nooit_minder() -> None:
    vorige = 0.0
    for i in range(len(ALLES) + 1):
        nu = zoek(voorbeeld(*ALLES[:i])).grens
        assert nu >= vorige - 0.01
        vorige = nu


def test_de_volgorde_van_de_corporaties_doet_er_niet_toe() -> None:
    r = voorbeeld("overname", "projectsteun")
    om = r.model_copy(update={"corporaties": r.corporaties[::-1]})
    a, b = zoek(r), zoek(om)
    assert (a.grens, a.overgedragen) == (pytest.approx(b.grens, abs=0.01), pytest.approx(b.overgedragen, rel=1e-4))


@given(st.integers(0, 5), st.integers(0, 5), st.integers(1, 60), st.floats(0, 3e6))
@onderzoek(25)
def test_geen_scenario_met_de_hand_is_beter(g: int, o: int, aantal: int, bedrag: float) -> None:
    """Any gift and overname that keeps the giver within the norms does at most what the optimum does."""
    r, grens = _optimum_van_het_voorbeeld()
    namen = [c.naam for c in r.corporaties]
    if g == o:
        return
    regels = (instrument(Instrument.OVERNAME, namen[g], namen[o], van=None, aantal=aantal),
              instrument(Instrument.PROJECTSTEUN, namen[g], namen[o], bedrag=bedrag, tot=START + 4))  # fmt: skip
    (s,) = reken_scenarios(doorrekenen(met(r, *regels)))
    t = s.variant.tekorten[0]
    if s.variant.krapste.min(0)[g] < 0:
        return
    gewicht = np.where(t.plan.opgave == 2, 0.0, np.where(t.plan.opgave < 0, 0.0, 1.0))
    assert (np.nan_to_num(t.gedaan) * t.plan.aantal * gewicht).sum() <= grens + 0.5


_BEWAARD: dict[str, tuple[Regio, float]] = {}


def _optimum_van_het_voorbeeld() -> tuple[Regio, float]:
    if "x" not in _BEWAARD:
        r = voorbeeld(*ALLES, eigen_deel=0.0, gemeentegrens="nee")
        _BEWAARD["x"] = (r, zoek(r).grens)
    return _BEWAARD["x"]


def test_het_antwoord_is_een_scenario_dat_men_kan_invoeren() -> None:
    """The rows, entered, give the same region: every norm holds as the optimum says, and nothing is left undone."""
    r = voorbeeld(*ALLES)
    x = zoek(r)
    rijen = [y.model_copy(update={"scenario": NAAM}) for y in (*x.samen.wijzigingen, *x.samen.instrumenten)]
    (s,) = reken_scenarios(doorrekenen(met(r, *rijen)))
    assert s.variant.uitkomst.lijn("schuld") == pytest.approx(x.samen.uitkomst.lijn("schuld"), abs=1)
    assert s.situatie.plan.aantal.sum() == pytest.approx(x.samen.situatie.plan.aantal.sum())
    assert s.variant.krapste.min() > -1e-4


def test_wie_cijfers_mist_blijft_erbuiten() -> None:
    r = voorbeeld(*ALLES)
    a = r.corporaties[0]
    leeg = a.tak("DAEB").model_copy(
        update={"snelstart": a.tak("DAEB").snelstart.model_copy(update={"beleidswaarde": None})}
    )
    r = r.model_copy(
        update={"corporaties": (a.model_copy(update={"takken": {**a.takken, "DAEB": leeg}}), *r.corporaties[1:])}
    )
    x: Regionaaloptimum = zoek_optimum(doorrekenen(r))
    assert x.onbekend == (a.naam,)
    assert a.naam not in {i.gever for i in x.optimum.samen.instrumenten}
