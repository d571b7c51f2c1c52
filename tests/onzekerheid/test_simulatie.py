"""Chances are counts of single projections, whatever the blocks; an interruption gives what was done."""

import tracemalloc

import numpy as np
import pytest

from tests.bouwers import begroting, corporatie, normen, regio, tak, uitgangspunten
from tests.onzekerheid.bouw import onzeker
from xl_doorrekening.begrippen.onzekerheid import KWANTIELEN
from xl_doorrekening.begrippen.tijd import JAREN
from xl_doorrekening.invoer.onzekerheid import Onzekerheid
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.kern import scenarios
from xl_doorrekening.kern.indexen import macro
from xl_doorrekening.kern.projectie import projecteer
from xl_doorrekening.kern.stapel import stapel
from xl_doorrekening.kern.toets import krapste, toets
from xl_doorrekening.onzekerheid import simulatie
from xl_doorrekening.onzekerheid.paden import paden
from xl_doorrekening.onzekerheid.simulatie import Kansen, simuleer
from xl_doorrekening.voorbeeld import voorbeeldregio


@pytest.fixture(scope="module")
def voorbeeld() -> Regio:
    return voorbeeldregio()


def gelijk(een: Kansen, ander: Kansen) -> None:
    np.testing.assert_array_equal(een.waaier, ander.waaier)
    for naam in ("paden", "houdt", "houdt_altijd", "alles", "alles_altijd", "krapst", "eerste"):
        np.testing.assert_array_equal(getattr(een.telling, naam), getattr(ander.telling, naam), err_msg=naam)


def test_kansen_zijn_tellingen(voorbeeld: Regio) -> None:
    """Against the whole tested at once, with no counting of ours."""
    o = Onzekerheid(paden=150)
    st = stapel(voorbeeld)
    k = simuleer({"A": st}, o)["A"]
    uitkomst = projecteer(st, paden(macro(voorbeeld.uitgangspunten), o, slice(0, 150)))
    t = toets(uitkomst)
    for r, naam in enumerate(k.ratios):
        marge = t.marges[r]
        kans = np.where(np.isnan(marge).any(1), np.nan, (marge >= 0).mean(1))
        np.testing.assert_allclose(k.deel("houdt")[r], kans, atol=1e-12)
        altijd = np.where(np.isnan(marge).any((0, 1)), np.nan, (marge >= 0).all(0).mean(0))
        np.testing.assert_allclose(k.deel("houdt_altijd")[r], altijd, atol=1e-12)
        waaier = np.quantile(t.ratios[naam], KWANTIELEN, axis=1, method="inverted_cdf")
        np.testing.assert_allclose(k.waaier[:, r], waaier, rtol=1e-6)
    m = krapste(uitkomst)
    np.testing.assert_allclose(k.deel("alles"), (m >= 0).mean(1))
    np.testing.assert_allclose(k.deel("alles_altijd"), (m >= 0).all(0).mean(0))
    np.testing.assert_allclose(k.deel("eerste").sum(0), 1)
    np.testing.assert_allclose(k.deel("eerste")[-1], k.deel("alles_altijd"))
    np.testing.assert_allclose(k.deel("eerste")[0], (m[0] < 0).mean(0))
    np.testing.assert_allclose(k.deel("krapst").sum(0), 1)


def test_blokken_en_threads_maken_niet_uit(voorbeeld: Regio, monkeypatch: pytest.MonkeyPatch) -> None:
    o, st = Onzekerheid(paden=100), stapel(voorbeeld)
    heel = simuleer({"A": st}, o, threads=1)["A"]
    monkeypatch.setattr(scenarios, "CELLEN", 6 * 17)
    for threads in (1, 3):
        gelijk(simuleer({"A": st}, o, threads=threads)["A"], heel)


def test_waaier_uit_bakken(voorbeeld: Regio) -> None:
    """Without memory for all values: an LTV within 0.2 percentage points, chances the same."""
    o, st = Onzekerheid(paden=1500), stapel(voorbeeld)
    exact, bakken = (simuleer({"A": st}, o, geheugen=g)["A"] for g in (1e9, 1.0))
    assert exact.exact
    assert not bakken.exact
    np.testing.assert_array_equal(exact.telling.houdt, bakken.telling.houdt)
    for naam in ("ltv", "solvabiliteit", "dekkingsratio", "onderpandratio"):
        r = exact.ratios.index(naam)
        np.testing.assert_allclose(bakken.waaier[:, r], exact.waaier[:, r], atol=0.002)


def test_volgorde_van_corporaties_maakt_niet_uit(voorbeeld: Regio) -> None:
    o = Onzekerheid(paden=60)
    om = voorbeeld.model_copy(update={"corporaties": voorbeeld.corporaties[::-1]})
    een, ander = simuleer({"A": stapel(voorbeeld)}, o)["A"], simuleer({"A": stapel(om)}, o)["A"]
    np.testing.assert_allclose(een.waaier[..., ::-1, :], ander.waaier, rtol=1e-5)
    np.testing.assert_array_equal(een.deel("eerste")[:, ::-1], ander.deel("eerste"))


def test_zonder_spreiding_de_gewone_uitkomst(voorbeeld: Regio) -> None:
    st = stapel(voorbeeld)
    k = simuleer({"A": st}, onzeker(5))["A"]
    t = toets(projecteer(st))
    for r, naam in enumerate(k.ratios):
        for q in range(len(KWANTIELEN)):
            np.testing.assert_array_equal(k.waaier[q, r], t.ratios[naam][:, 0].astype(np.float32))
        bekend = ~np.isnan(t.marges[r][:, 0])
        np.testing.assert_array_equal(k.deel("houdt")[r][bekend], (t.marges[r][:, 0] >= 0)[bekend])
    assert set(np.unique(k.deel("alles_altijd"))) <= {0.0, 1.0}


def test_onbekend_blijft_onbekend() -> None:
    """A corporation without a debt figure has no chances; its neighbour has."""
    r = regio(corporatie("Onbekend", tak(beleidswaarde=None)), corporatie("Bekend", tak()), u=uitgangspunten(
        **normen(ltv=0.7)))  # fmt: skip
    k = simuleer({"A": stapel(r)}, onzeker(20, stijging_beleidswaarde=0.05))["A"]
    for naam in ("alles", "alles_altijd", "eerste", "krapst"):
        assert np.isnan(k.deel(naam)[..., 0]).all()
        assert not np.isnan(k.deel(naam)[..., 1]).any()
    assert np.isnan(k.waaier[:, 0, :, 0, 0]).all()


def test_zonder_norm_geen_kans() -> None:
    k = simuleer({"A": stapel(regio(u=uitgangspunten(**normen())))}, onzeker(3))["A"]
    assert k.ratios == ()
    assert np.isnan(k.deel("alles_altijd")).all()


def test_alleen_de_gevraagde_ratios(voorbeeld: Regio) -> None:
    """What is not asked for is not told; what counts still counts."""
    st, o = stapel(voorbeeld), Onzekerheid(paden=40)
    alles, deel = simuleer({"A": st}, o)["A"], simuleer({"A": st}, o, ratios=("solvabiliteit",))["A"]
    assert deel.ratios == ("solvabiliteit",)
    np.testing.assert_array_equal(deel.deel("alles"), alles.deel("alles"))
    np.testing.assert_array_equal(deel.waaier[:, 0], alles.waaier[:, alles.ratios.index("solvabiliteit")])


def test_eigen_belasting_betaalt_het_verschil_op_elk_pad() -> None:
    """Where the own budget of tax is used, the second stack needs the first on the same path."""
    t = tak(regels={"huren": begroting(3e6), "vennootschapsbelasting": begroting(100_000.0)}, schuld=60e6, rente=0.03)
    r = regio(corporatie(daeb=t), u=uitgangspunten(fiscaal={}, **normen(icr=1.4)))
    meer = regio(
        corporatie(daeb=t.model_copy(update={"regels": t.regels | {"huren": begroting(4e6)}})), u=r.uitgangspunten
    )
    o = onzeker(30, prijsinflatie=0.02, huurverhoging=0.02)
    k = simuleer({"A": stapel(r), "B": stapel(meer)}, o)["B"]
    pad = paden(macro(r.uitgangspunten), o, slice(0, 30))
    vpb = projecteer(stapel(r), pad).vpb_berekend
    icr = toets(projecteer(stapel(meer), pad, vpb_referentie=vpb)).ratios["icr"]
    np.testing.assert_allclose(k.waaier[:, 0], np.quantile(icr, KWANTIELEN, axis=1, method="inverted_cdf"), rtol=1e-6)


@pytest.mark.parametrize("hoe", ["antwoord", "ctrl-c"])
def test_onderbreken(voorbeeld: Regio, monkeypatch: pytest.MonkeyPatch, hoe: str) -> None:
    """What was done is what those paths alone would give."""
    monkeypatch.setattr(scenarios, "CELLEN", 6 * 10)
    gezien: list[tuple[int, int]] = []

    def voortgang(klaar: int, totaal: int) -> bool:
        gezien.append((klaar, totaal))
        if klaar == 30 and hoe == "ctrl-c":
            raise KeyboardInterrupt
        return klaar < 30

    st = stapel(voorbeeld)
    k = simuleer({"A": st}, Onzekerheid(paden=100), voortgang=voortgang)["A"]
    assert gezien == [(10, 100), (20, 100), (30, 100)]
    assert k.paden == 30
    gelijk(k, simuleer({"A": st}, Onzekerheid(paden=30))["A"])


def test_onderbroken_voor_het_begin(voorbeeld: Regio, monkeypatch: pytest.MonkeyPatch) -> None:
    def breek(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(simulatie, "paden", breek)
    k = simuleer({"A": stapel(voorbeeld)}, Onzekerheid(paden=10), threads=1)["A"]
    assert k.paden == 0
    assert np.isnan(k.deel("alles")).all()


def _piek(paden_: int, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(scenarios, "CELLEN", 400)
    c = corporatie("A", tak(schuld=50e6, rente=0.03), tak())
    st = stapel(regio(c, c.model_copy(update={"id": "B", "naam": "B"})))
    o = Onzekerheid(paden=paden_)
    tracemalloc.start()
    try:
        simuleer({"A": st}, o, ratios=("ltv",), threads=1, geheugen=1e5)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_geheugen_groeit_niet_met_de_paden(monkeypatch: pytest.MonkeyPatch) -> None:
    _piek(400, monkeypatch)
    klein, groot = _piek(800, monkeypatch), _piek(6_400, monkeypatch)
    assert groot < 1.1 * klein


def test_takken() -> None:
    """A tak that does not exist has no chance; geheel always has."""
    c = corporatie("A", None, tak())
    k = simuleer({"A": stapel(regio(c, u=uitgangspunten(**normen(ltv=0.7))))}, onzeker(3))["A"]
    assert k.telling.houdt.shape == (1, JAREN, 1, 3)
    assert np.isnan(k.deel("houdt")[0, 0, 0]).tolist() == [True, False, False]
