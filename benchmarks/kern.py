"""Core throughput beside a plain numpy yardstick, modelx and pure Python, in one run."""

import resource
from collections.abc import Iterator

from benchmarks import veertig
from benchmarks.gereedschap import beste, grote_regio, scenariopaden
from xl_doorrekening.begrippen.normen import RATIOS
from xl_doorrekening.begrippen.regels import REGELS
from xl_doorrekening.begrippen.tijd import JAREN, KOLOMMEN
from xl_doorrekening.doorrekenen import doorrekenen
from xl_doorrekening.kern.indexen import Bedragen, Macro
from xl_doorrekening.kern.scenarios import per_blok
from xl_doorrekening.kern.stapel import Stapel, stapel
from xl_doorrekening.kern.toets import bereken_ratios

Rij = tuple[str, str, str]


def _reken(st: Stapel, pad: Macro, threads: int | None = None) -> list[dict[str, Bedragen]]:
    """All ratios of every tak and year, of which the last year is kept."""
    return [x for _, x in per_blok(st, pad, lambda u: {n: r[-1].copy() for n, r in bereken_ratios(u).items()}, threads)]


def _onze_cellen(corporaties: int, scenarios: int) -> int:
    """Lines and ratios that a result rests on, per tak and for the whole."""
    return (len(REGELS) + len(RATIOS)) * len(KOLOMMEN) * JAREN * corporaties * scenarios


def doorvoer(rook: bool) -> Iterator[Rij]:
    """Cells per second."""
    corporaties, scenarios = (30, 16) if rook else (300, 1000)
    regio = grote_regio(corporaties)
    st, pad = stapel(regio), scenariopaden(regio, scenarios)
    cellen = len(veertig.REGELS) * JAREN * corporaties * scenarios
    maat = beste(lambda: veertig.numpy_blokken(scenarios, corporaties))
    een_thread = beste(lambda: _reken(st, pad, 1), 2)
    ons = beste(lambda: _reken(st, pad), 2)
    deel = max(scenarios // 50, 2)
    puur = beste(lambda: veertig.puur(deel, max(corporaties // 30, 2)), 1)
    cellen_puur = len(veertig.REGELS) * JAREN * deel * max(corporaties // 30, 2)
    groep = min(scenarios, 100)
    raamwerk = beste(veertig.modelx_vector(groep, corporaties), 1)
    cellen_raamwerk = len(veertig.REGELS) * JAREN * groep * corporaties
    tempo = {
        "kern, alle regels": _onze_cellen(corporaties, scenarios) / ons,
        "kern, één thread": _onze_cellen(corporaties, scenarios) / een_thread,
        "numpy in blokken (40 regels)": cellen / maat,
        "modelx, vectoren (40 regels)": cellen_raamwerk / raamwerk, "puur Python (40 regels)": cellen_puur / puur,
    }  # fmt: skip
    for naam, t in tempo.items():
        yield (
            f"{naam}, {corporaties} × {scenarios}",
            f"{t / 1e6:.1f} mln cellen/s",
            f"{t / tempo['kern, alle regels']:.2f}× de kern",
        )


def vlak(rook: bool) -> Iterator[Rij]:
    """Cost of a corporation-year as the task grows."""
    basis = 0.0
    for corporaties, scenarios in (
        ((10, 1), (10, 10), (30, 33)) if rook else ((10, 1), (10, 10), (100, 10), (100, 100), (100, 1000))
    ):
        regio = grote_regio(corporaties)
        st, pad = stapel(regio), scenariopaden(regio, scenarios)
        per = beste(lambda st=st, pad=pad: _reken(st, pad)) / (corporaties * scenarios * JAREN) * 1e6  # type: ignore[misc]
        basis = basis or per
        yield (
            f"{corporaties * scenarios} corporatie-scenario's",
            f"{per:.2f} µs per corporatiejaar",
            f"{per / basis:.2f}×",
        )


def een(rook: bool) -> Iterator[Rij]:
    """Interactive use, and memory."""
    for aantal in (1, 6, 20):
        regio = grote_regio(aantal)
        yield (
            f"doorrekenen met ruimte en oordeel, {aantal} corporaties",
            f"{1e3 * beste(lambda r=regio: doorrekenen(r)):.0f} ms",
            "",
        )  # type: ignore[misc]
    yield "hoogste geheugen van dit proces", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB", ""
