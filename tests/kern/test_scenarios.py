"""Many macro paths at once are as many single runs, and a laag on top is only what it adds."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.bouwers import START, begroting, corporatie, regio, reken, tak, uitgangspunten
from tests.strategieen import macropaden, onderzoek, regios
from xl_doorrekening.begrippen.macro import REEKSEN
from xl_doorrekening.begrippen.regels import REGELS
from xl_doorrekening.begrippen.tijd import JAREN
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.invoer.uitgangspunten import Macropad
from xl_doorrekening.kern import scenarios
from xl_doorrekening.kern.extra import Extra
from xl_doorrekening.kern.projectie import projecteer
from xl_doorrekening.kern.stapel import stapel
from xl_doorrekening.kern.toets import bereken_ratios


@given(regios(), st.lists(macropaden(), min_size=2, max_size=4))
@onderzoek(25)
def test_scenarios_tegelijk_is_een_voor_een(r: Regio, paden: list[Macropad]) -> None:
    """S paths on the scenario axis give the S single projections, line by line."""
    s = stapel(r)

    def pad(*welke: Macropad) -> dict[str, np.ndarray[tuple[int, ...], np.dtype[np.float64]]]:
        return {x.naam: np.array([getattr(p, x.naam) for p in welke]) for x in REEKSEN}

    samen = projecteer(s, pad(*paden))
    for i, p in enumerate(paden):
        alleen = projecteer(s, pad(p))
        for regel in REGELS:
            np.testing.assert_allclose(
                samen.lijn(regel.naam)[i], alleen.lijn(regel.naam)[0], rtol=1e-9, atol=0.01, err_msg=regel.naam
            )


@given(regios())
@onderzoek(20)
def test_eigen_pad_is_het_standaardscenario(r: Regio) -> None:
    s = stapel(r)
    pad = {x.naam: np.array([getattr(r.uitgangspunten.macro, x.naam)]) for x in REEKSEN}
    np.testing.assert_array_equal(projecteer(s, pad).lijn("schuld"), projecteer(s).lijn("schuld"))


@given(regios())
@onderzoek(20)
def test_lege_laag_verandert_niets(r: Regio) -> None:
    s = stapel(r)
    basis = projecteer(s)
    nul = np.zeros((JAREN, 3, len(r.corporaties), 2))
    met = projecteer(s, extra=Extra({"huren": nul, "nieuwbouw_huur": nul}, {"beleidswaarde": nul}),
                     vpb_referentie=basis.vpb_berekend)  # fmt: skip
    for regel in REGELS:
        np.testing.assert_allclose(met.lijn(regel.naam)[2], basis.lijn(regel.naam)[0], rtol=1e-9, atol=0.01)


@pytest.mark.parametrize("naam", [r.naam for r in REGELS])
def test_volgorde_van_vragen_maakt_niet_uit(naam: str) -> None:
    """A line is computed when asked for; what was asked before does not change it."""
    c = corporatie(daeb=tak(schuld=10e6, rente=0.03), niet_daeb=tak(interne_lening=2e6, rente_intern=0.02))
    s = stapel(regio(c))
    eerst, laatst = projecteer(s), projecteer(s)
    alleen = eerst.lijn(naam)
    for ander in reversed(REGELS):
        laatst.lijn(ander.naam)
    np.testing.assert_array_equal(alleen, laatst.lijn(naam))


@pytest.mark.parametrize("threads", [1, 3])
def test_blokken_zijn_het_geheel(threads: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Seven scenarios in blocks of two, in order, equal one run of seven."""
    c = corporatie(daeb=tak(schuld=10e6, rente=0.03))
    s = stapel(regio(c, c.model_copy(update={"id": "c2", "naam": "Twee"})))
    pad = {x.naam: np.full((7, JAREN), 0.02) + np.arange(7)[:, None] * 0.001 for x in REEKSEN}
    monkeypatch.setattr(scenarios, "CELLEN", 4)
    delen = list(scenarios.per_blok(s, pad, lambda u: bereken_ratios(u)["ltv"], threads))
    assert [(d.start, d.stop) for d, _ in delen] == [(0, 2), (2, 4), (4, 6), (6, 7)]
    samen = np.concatenate([x for _, x in delen], axis=1)
    np.testing.assert_allclose(samen, bereken_ratios(projecteer(s, pad))["ltv"], rtol=1e-12)


def test_laag_op_eigen_vpb_betaalt_het_verschil() -> None:
    """Own tax 100.000; € 1 mln more rent raises the computed tax by 258.000 (second bracket), and that is paid."""
    t = tak(regels={"huren": begroting(3e6), "vennootschapsbelasting": begroting(100_000)})
    s = stapel(regio(corporatie(daeb=t), u=uitgangspunten(fiscaal={})))
    basis = projecteer(s)
    extra = np.zeros((JAREN, 1, 1, 2))
    extra[0, 0, 0, 0] = 1e6
    met = projecteer(s, extra=Extra({"huren": extra}), vpb_referentie=basis.vpb_berekend)
    assert met.lijn("vennootschapsbelasting")[0, 0, 0, :2] == pytest.approx([358_000, 100_000])


def test_waarde_per_naam_en_jaar() -> None:
    u = reken(regio(corporatie("Wonen Hier", tak(schuld=10e6, looptijd=10))))
    assert u.waarde("schuld", "Wonen Hier", "DAEB", START + 1) == pytest.approx(8e6)
    with pytest.raises(KeyError):
        u.waarde("schuld", "Wonen Hier", jaar=START + JAREN)
