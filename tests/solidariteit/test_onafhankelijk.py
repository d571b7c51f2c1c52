"""The optimum beside an independent formulation: flows of the oracle, a dense programme of scipy, other variables.

Here who builds what is a share of a project, gifts go from one corporation to another, and everything is written out
year by year in euros. No tax, DAEB only: what the rows of tax do is checked by the full run of every answer.
"""

from collections import defaultdict
from itertools import permutations
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.optimize import linprog

from tests.bouwers import DAEB, START, corporatie, kengetallen, normen, project, regio, tak, uitgangspunten
from tests.opgave.bouw import bezit
from tests.orakel import orakel
from tests.solidariteit.test_optimum import solidair, zoek
from xl_doorrekening.begrippen.dpm import Laag
from xl_doorrekening.begrippen.tijd import JAREN
from xl_doorrekening.invoer.corporatie import Corporatie, Project
from xl_doorrekening.invoer.regio import Regio

Reeks = NDArray[np.float64]
ICR, LTV = 1.4, 0.7
GEEFJAREN = 10


def streek(zaad: int) -> tuple[Regio, list[tuple[int, Project]]]:
    """Three corporations with loans, rents and costs, and six projects that not everyone can pay."""
    g = np.random.default_rng(zaad)
    macro = {"rente_nieuwe_leningen": 0.03, "rente_liquide_middelen": 0.01, "prijsinflatie": 0.02,
             "bouwkostenstijging": 0.03, "huurverhoging": 0.025, "stijging_beleidswaarde": 0.02}  # fmt: skip
    u = uitgangspunten(macro=macro, **normen(icr=ICR, ltv=LTV))
    plannen = [
        (int(g.integers(3)), project(
            "uitbreidingsnieuwbouw", int(g.integers(40, 200)), START + int(g.integers(1, 9)), naam=f"p{i}",
            gemeente="G",
            kosten=float(g.integers(180, 280)) * 1e3, huur=float(g.integers(450, 700)), onderhoud=1500.0,
            overige_lasten=800.0, beleidswaarde=float(g.integers(60, 130)) * 1e3, marktwaarde=200e3))
        for i in range(6)
    ]  # fmt: skip
    leden = []
    for c, naam in enumerate("ABC"):
        waarde = float(g.integers(90, 130)) * 1e6
        eigen = tak(vhe=1000, huur=560.0, schuld=waarde * float(g.uniform(0.55, 0.69)), rente=0.028, looptijd=30,
                    beleidswaarde=waarde, liquide_middelen=float(g.integers(0, 4)) * 1e6)  # fmt: skip
        mijn = tuple(p.model_copy(update={"laag": Laag.VOLKSHUISVESTELIJK}) for o, p in plannen if o == c)
        leden.append(corporatie(naam, eigen, None, *mijn, bezit=bezit(("G", 1000))))
    k = kengetallen(onderhoudsuitgaven=1500.0, overige_bedrijfsuitgaven=900.0, personeelsuitgaven=600.0)
    return regio(*leden, u=u, k=k), plannen


def stromen(r: Regio, c: Corporatie, *projecten: Project) -> dict[str, Reeks]:
    """What the oracle says of a corporation with these projects, before new loans."""
    kaal = c.model_copy(update={"projecten": projecten})
    x: dict[str, Any] = orakel(r.model_copy(update={"corporaties": (kaal,)}), 0)[DAEB]
    namen = ("operationele_kasstroom", "rente_uitgaven", "renteontvangsten", "investeringssaldo", "beleidswaarde")
    lijn = {n: np.array(x[n]) for n in namen}
    return {
        "ebitda": lijn["operationele_kasstroom"] + lijn["rente_uitgaven"] - lijn["renteontvangsten"],
        "investering": lijn["investeringssaldo"], "waarde": lijn["beleidswaarde"],
    }  # fmt: skip


def met_scipy(r: Regio, plannen: list[tuple[int, Project]], *, overname: bool, steun: bool) -> float:
    """The most dwellings, in euros and shares."""
    m = r.uitgangspunten.macro
    rn, rl = m.rente_nieuwe_leningen, m.rente_liquide_middelen
    namen: dict[tuple[Any, ...], int] = defaultdict(lambda: len(namen))
    gelijk: list[tuple[dict[int, float], float]] = []
    hoogstens: list[tuple[dict[int, float], float]] = []
    winst: dict[int, float] = {}
    wie = {i: [c for c in range(3) if c == o or overname] for i, (o, _) in enumerate(plannen)}
    for i, (_, p) in enumerate(plannen):
        hoogstens.append(({namen["doet", c, i]: 1.0 for c in wie[i]}, 1.0))
        winst |= {namen["doet", c, i]: float(p.aantal or 0) for c in wie[i]}
    for c, corp in enumerate(r.corporaties):
        s = corp.tak(DAEB).snelstart
        schuld0, kas0, rente = s.schuld or 0.0, s.liquide_middelen or 0.0, s.rente or 0.0
        basis = stromen(r, corp)
        erbij = {}
        for i, (_, p) in enumerate(plannen):
            if c in wie[i]:
                met = stromen(r, corp, p)
                erbij[i] = {n: met[n] - basis[n] for n in basis}
        for t in range(JAREN):
            oud, jaarlijks = schuld0 * (1 - t / 30), schuld0 / 30
            vast_rente = rente * (oud - jaarlijks / 2)
            lening = {namen["leent", c, j]: rn[j] for j in range(t)} | {namen["leent", c, t]: rn[t] / 2}
            som = {namen["doet", c, i]: e["ebitda"][t] for i, e in erbij.items()}
            inv = {namen["doet", c, i]: e["investering"][t] for i, e in erbij.items()}
            rij: dict[int, float] = defaultdict(float)
            rij[namen["kas", c, t]] += 1
            rij[namen["leent", c, t]] -= 1
            for k, w in lening.items():
                rij[k] += w
            for deel in (som, inv):
                for k, w in deel.items():
                    rij[k] -= w
            rechts = basis["ebitda"][t] + basis["investering"][t] - vast_rente - jaarlijks
            if t:
                rij[namen["kas", c, t - 1]] -= 1 + rl[t]
            else:
                rechts += kas0 * (1 + rl[0])
            if steun and t < GEEFJAREN:
                for g, o in permutations(range(3), 2):
                    if c in (g, o):
                        rij[namen["steun", g, o, t]] += 1.0 if c == g else -1.0
            gelijk.append((rij, rechts))
            # ICR × net interest ≤ ebitda
            icr: dict[int, float] = defaultdict(float)
            for k, w in lening.items():
                icr[k] += ICR * w
            for k, w in som.items():
                icr[k] -= w
            rechts = basis["ebitda"][t] - ICR * vast_rente
            if t:
                icr[namen["kas", c, t - 1]] -= ICR * rl[t]
            else:
                rechts += ICR * rl[0] * kas0
            hoogstens.append((icr, rechts))
            ltv = {namen["leent", c, j]: 1.0 for j in range(t + 1)}
            ltv |= {namen["doet", c, i]: -LTV * e["waarde"][t] for i, e in erbij.items()}
            hoogstens.append((ltv, LTV * basis["waarde"][t] - (oud - jaarlijks)))
    n = len(namen)

    def vol(rijen: list[tuple[dict[int, float], float]]) -> tuple[Reeks, Reeks]:
        a = np.zeros((len(rijen), n))
        for j, (rij, _) in enumerate(rijen):
            for k, w in rij.items():
                a[j, k] = w / 1e6
        return a, np.array([b for _, b in rijen]) / 1e6

    kosten = np.zeros(n)
    for k, w in winst.items():
        kosten[k] = -w
    (a_ub, b_ub), (a_eq, b_eq) = vol(hoogstens), vol(gelijk)
    uit = linprog(kosten, a_ub, b_ub, a_eq, b_eq, method="highs")
    assert uit.status == 0, uit.message
    return float(-uit.fun)


@pytest.mark.parametrize("zaad", range(6))
@pytest.mark.parametrize(("overname", "steun"), [(False, False), (True, False), (False, True), (True, True)])
def test_naast_een_andere_formulering(zaad: int, overname: bool, steun: bool) -> None:
    r, plannen = streek(zaad)
    wel = (("overname",) if overname else ()) + (("projectsteun",) if steun else ())
    x = zoek(solidair(r, *wel, eigen_deel=0.0))
    verwacht = met_scipy(r, plannen, overname=overname, steun=steun)
    assert x.grens == pytest.approx(verwacht, abs=0.02)
    assert x.samen.gewogen <= x.grens + 1e-6
    assert x.samen.gewogen > x.grens - 6  # a few norms bind, each costs less than a dwelling
