"""Monte Carlo over the macro paths: 20 corporations × 10.000 paths, beside the yardstick in numpy, pandas and modelx.

Ours draws correlated paths, projects all lines, tests every ratio, counts chances and gives fan charts. The yardstick
(`veertig`) only projects its forty lines and keeps five of them; the numpy bound is the best of two sizes of block.
Cells are lines × takken × years, as in `kern.doorvoer`: what a result of ours rests on. Many lines of ours share an
index and are never laid out apart, so `berekend` tells the pace by the arrays that really are made.
"""

from collections.abc import Iterator
from typing import Any
from unittest.mock import patch

import numpy as np

from benchmarks import veertig
from benchmarks.gereedschap import beste, grote_regio
from xl_doorrekening.begrippen.normen import RATIOS
from xl_doorrekening.begrippen.regels import REGELS
from xl_doorrekening.begrippen.tijd import JAREN, KOLOMMEN, TAKKEN
from xl_doorrekening.doorrekenen.stress import stress
from xl_doorrekening.invoer.onzekerheid import Onzekerheid
from xl_doorrekening.kern.projectie import projecteer
from xl_doorrekening.kern.stapel import Stapel, stapel
from xl_doorrekening.kern.toets import bereken_ratios
from xl_doorrekening.kern.uitkomst import Uitkomst
from xl_doorrekening.onzekerheid.simulatie import simuleer

Rij = tuple[str, str, str]
BLOKKEN = (32, 300)
"""Scenarios a block of the numpy yardstick."""


def pandas_reeksen(scenarios: int, corporaties: int) -> Any:
    """Every line a Series over scenario × corporatie, year after year; gives the chance that the LTV is at most 70%."""
    import pandas as pd

    c, stand, s = veertig.invoer(scenarios, corporaties)
    index = pd.MultiIndex.from_product([range(scenarios), range(corporaties)], names=["scenario", "corporatie"])

    def reeks(x: np.ndarray) -> Any:
        return pd.Series(np.broadcast_to(x, (scenarios, corporaties)).reshape(-1), index=index)

    per_corporatie, per_scenario = ({k: reeks(v) for k, v in d.items()} for d in (c, s))
    vorig, stap = {k: reeks(v) for k, v in stand.items()}, veertig._stap("np.maximum")
    kansen = []
    for _ in range(JAREN):
        vorig = stap(vorig, per_corporatie, per_scenario)
        kansen.append((vorig["ltv"] <= 0.7).groupby("corporatie").mean())
    return kansen


def _gemaakt(st: Stapel) -> int:
    """Lines × takken that are laid out as arrays to get at all ratios and their margins."""
    u = projecteer(st)
    with patch.object(Uitkomst, "drie", autospec=True, side_effect=Uitkomst.drie) as geheel:
        bereken_ratios(u)
    lijnen = len(u.basis) + len(set(u._bewaard) - set(u.basis))
    return lijnen * len(TAKKEN) + geheel.call_count + 2 * len(RATIOS) * len(KOLOMMEN)


def monte_carlo(rook: bool) -> Iterator[Rij]:
    """Seconds, and cells per second beside the bound."""
    corporaties, paden = (6, 200) if rook else (20, 10_000)
    st = stapel(grote_regio(corporaties))
    o = Onzekerheid(paden=paden)
    keren = 1 if rook else 5
    maat = min(beste(lambda b=b: veertig.numpy_blokken(paden, corporaties, b), keren) for b in BLOKKEN)  # type: ignore[misc]
    ons = beste(lambda: simuleer({"A": st}, o), keren)
    een_thread = beste(lambda: simuleer({"A": st}, o, threads=1), keren)
    twee = beste(lambda: simuleer({"A": st}, o, ratios=("icr", "ltv")), keren)
    raamwerk = beste(veertig.modelx_vector(paden, corporaties), 1)
    maten = {"numpy in blokken (40 regels)": maat, "modelx, vectoren (40 regels)": raamwerk}
    try:
        maten["pandas, een Series per regel (40 regels)"] = beste(lambda: pandas_reeksen(paden, corporaties), 1)
    except ImportError:
        yield "pandas ontbreekt", "niet gemeten", ""
    wat = f"{corporaties} × {paden} paden"
    for naam, t in {
        "Monte Carlo, alles": ons, "idem, één thread": een_thread, "idem, alleen ICR en LTV": twee, **maten
    }.items():  # fmt: skip
        yield f"{naam}, {wat}", f"{t:.2f} s", f"{t / ons:.2f}× de Monte Carlo"
    keer = JAREN * corporaties * paden
    alle = (len(REGELS) + len(RATIOS)) * len(KOLOMMEN)
    grens = len(veertig.REGELS) * keer / maat
    for hoe, cellen in (("elke regel en tak waar de uitkomst op rust", alle), ("berekend", _gemaakt(st))):
        tempo = cellen * keer / ons
        yield (
            f"tempo, {hoe} ({cellen} per corporatiejaar)",
            f"{tempo / 1e6:.0f} mln cellen/s",
            f"numpy in blokken is {grens / tempo:.2f}× zo snel",
        )


def hele_opdracht(rook: bool) -> Iterator[Rij]:
    """A and B with the realisatiegraad, as `stress` gives them."""
    for corporaties, paden in ((6, 100),) if rook else ((6, 1000), (20, 1000), (20, 10_000)):
        regio = grote_regio(corporaties)
        t = beste(lambda r=regio, n=paden: stress(r, paden=n), 1)  # type: ignore[misc]
        yield f"stress: A, B en realisatiegraad, {corporaties} × {paden} paden", f"{t:.2f} s", ""
