"""How much of the plans fits on each path: against a calculator, a plain scan, and the search of one path."""

import numpy as np
import pytest

from tests.bouwers import START, corporatie, project, tak
from tests.onzekerheid.bouw import NUMMER, onzeker
from tests.opgave.bouw import arm, plan, streek
from xl_doorrekening.invoer.onzekerheid import Onzekerheid
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.kern.indexen import Bedragen, macro
from xl_doorrekening.kern.projecten import Stromen, projectstromen
from xl_doorrekening.kern.projectie import projecteer
from xl_doorrekening.kern.projecttabel import Projecttabel
from xl_doorrekening.kern.stapel import Basis, alle_projecten, basis, leg_op
from xl_doorrekening.kern.toets import krapste
from xl_doorrekening.onzekerheid import graad as module
from xl_doorrekening.onzekerheid.graad import STAPPEN, Graden, graden
from xl_doorrekening.onzekerheid.paden import afwijkingen, paden
from xl_doorrekening.opgave.plannen import eigen_plannen
from xl_doorrekening.opgave.tekort import Zoeker
from xl_doorrekening.voorbeeld import voorbeeldregio

FIJN = 1 / STAPPEN**2
BLIJVEND = onzeker(paden_graad=120, stijging_beleidswaarde={"spreiding": 0.06, "volharding": 1.0})


def _delen(r: Regio) -> tuple[Basis, Projecttabel]:
    return basis(r), eigen_plannen(alle_projecten(r), r.uitgangspunten)


def _graden(r: Regio, o: Onzekerheid) -> Graden:
    b, p = _delen(r)
    return graden(b, p, o, leg_op(b))


def test_rekenmachine() -> None:
    """Debt 50 + 40·x, spent 20, 60, 100% in the first years; value 100·(1+d)^t with one d a path; norm 70%."""
    g = _graden(streek(arm("A", plan("p", 200))), BLIJVEND)
    d = afwijkingen(BLIJVEND, slice(0, 120))[:, 0, NUMMER["stijging_beleidswaarde"]]
    jaar = np.arange(1, 16)
    betaald = np.minimum(np.array([0.2, 0.6] + [1.0] * 13), 1.0)
    past = ((70 * (1 + d[:, None]) ** jaar - 50) / (40 * betaald)).min(1)
    verwacht = np.clip(past, 0, 1)
    assert (verwacht - g.graad[:, 0] < FIJN).all()
    assert (g.graad[:, 0] <= verwacht + 1e-9).all()
    assert 0 < g.kans_heel()[0] == (past >= 1).mean() < 1
    np.testing.assert_array_equal(
        g.kwantielen()[:, 0], np.quantile(g.graad[:, 0], (0.05, 0.25, 0.5, 0.75, 0.95), method="inverted_cdf")
    )


def _scan(r: Regio, o: Onzekerheid) -> Bedragen:
    """Every share of 1/256 on every path, one projection each."""
    b, p = _delen(r)
    n = len(b.corporaties)
    alles = projectstromen(p, n, r.uitgangspunten.definities, START).reeksen
    uit = np.zeros((o.paden_graad, n))
    pad = paden(macro(r.uitgangspunten), o, slice(0, o.paden_graad))
    vpb = projecteer(leg_op(b), pad).vpb_berekend
    for x in np.arange(0, STAPPEN**2 + 1) / STAPPEN**2:
        m = krapste(projecteer(leg_op(b, Stromen(alles * x)), pad, vpb_referentie=vpb)).min(0)
        uit = np.where(m >= 0, x, uit)
    return uit


def test_als_een_gewone_zoektocht() -> None:
    """The example's corporations with their tax, rents and sales, against trying every share."""
    r = voorbeeldregio()
    r = r.model_copy(update={"corporaties": tuple(r.corporaties[i] for i in (0, 4, 5))})
    o = Onzekerheid(paden_graad=12)
    g = _graden(r, o)
    np.testing.assert_allclose(g.graad, _scan(r, o), atol=FIJN / 2)
    assert len(np.unique(g.graad)) > 2


def test_als_de_zoeker_van_een_pad() -> None:
    """Without sales a share of the whole plan is the share naar rato."""
    r = streek(arm("A", plan("p", 120), plan("q", 80, START + 6)), arm("B", plan("p", 100), schuld=60e6))
    b, p = _delen(r)
    o = BLIJVEND.model_copy(update={"paden_graad": 8})
    g = graden(b, p, o, leg_op(b))
    alle_paden = paden(macro(r.uitgangspunten), o, slice(0, 8))
    for s in range(8):
        pad = {naam: reeks[s : s + 1] for naam, reeks in alle_paden.items()}
        tekort = Zoeker(b, p, projecteer(leg_op(b), pad).vpb_berekend, pad=pad).naar_rato()
        eerste = [int(np.flatnonzero(p.corporatie == c)[0]) for c in range(2)]
        np.testing.assert_allclose(g.graad[s], tekort.gedaan[eerste], atol=FIJN)


def test_zonder_plan_en_onbekend() -> None:
    """No plan: not applicable. A missing figure: unknown. The neighbour has a share."""
    onbekend = corporatie("U", tak(beleidswaarde=None), None, plan("p", 10))
    g = _graden(streek(arm("Z"), onbekend, arm("A", plan("p", 10))), BLIJVEND)
    assert np.isnan(g.graad[:, :2]).all()
    assert not np.isnan(g.graad[:, 2]).any()
    assert np.isnan(g.kans_heel()).tolist() == [True, True, False]


def test_ook_zonder_plan_buiten_de_norm_is_nul() -> None:
    g = _graden(streek(arm("A", plan("p", 10), schuld=90e6)), onzeker(paden_graad=3))
    assert (g.graad == 0).all()
    assert g.kans_heel().tolist() == [0.0]


def test_groepen_en_volgorde(monkeypatch: pytest.MonkeyPatch) -> None:
    a, b = arm("A", plan("p", 150)), arm("B", plan("p", 220), schuld=45e6)
    heel = _graden(streek(a, b), BLIJVEND).graad
    monkeypatch.setattr(module, "GROEP", 33)
    np.testing.assert_array_equal(_graden(streek(b, a), BLIJVEND).graad[:, ::-1], heel)


@pytest.mark.parametrize("hoe", ["antwoord", "ctrl-c"])
def test_onderbreken(monkeypatch: pytest.MonkeyPatch, hoe: str) -> None:
    monkeypatch.setattr(module, "GROEP", 20)

    def voortgang(klaar: int, totaal: int) -> bool:
        assert totaal == 120
        if hoe == "ctrl-c" and klaar == 40:
            raise KeyboardInterrupt
        return klaar < 40

    b, p = _delen(streek(arm("A", plan("p", 200))))
    g = graden(b, p, BLIJVEND, leg_op(b), voortgang=voortgang)
    assert g.paden == 40
    np.testing.assert_array_equal(g.graad, graden(b, p, BLIJVEND, leg_op(b)).graad[:40])


def test_verkoop_telt_mee_in_de_graad() -> None:
    """The share is of the whole plan: with fewer sales there is less money too."""
    verkoop = project("verkoop", 100, START, laag="volkshuisvestelijk", opbrengst=200_000.0, kosten=0.0)
    r = streek(arm("A", verkoop, schuld=60e6))
    g = _graden(r, onzeker(paden_graad=2))
    assert (g.graad == 1).all()
