"""Stap 5: the regional optimum, what of it is model building and solving, and its growth; beside other builders.

`scipy` and `linopy` build the very same programme, its coefficients taken from ours, in the way one writes it by hand.
"""

import warnings
from collections.abc import Iterator
from importlib import import_module
from time import perf_counter
from typing import Any

import numpy as np

from benchmarks.gereedschap import beste, grote_regio
from xl_doorrekening.doorrekenen import doorrekenen
from xl_doorrekening.doorrekenen.dienst import verantwoorde_ruimte
from xl_doorrekening.doorrekenen.optimum import zoek_optimum
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.solidariteit.optimum.lp import Model
from xl_doorrekening.solidariteit.optimum.programma import Programma
from xl_doorrekening.solidariteit.optimum.speelveld import Opdracht, Speelveld, opdracht

Rij = tuple[str, str, str]


def gevraagd(regio: Regio) -> Opdracht:
    d = doorrekenen(regio)
    return opdracht(regio, d.startpunt, d.uitkomst.vpb_berekend, verantwoorde_ruimte(d.basis, d.ruimten))


def zoeken(rook: bool) -> Iterator[Rij]:
    """The whole search as the command does it; the bare programme around one point."""
    n = 6 if rook else 20
    regio = grote_regio(n)
    d = doorrekenen(regio)
    heel = beste(lambda: zoek_optimum(d), 1 if rook else 2)
    naam = f"optimum, {n} corporaties, alle instrumenten"
    yield f"{naam}: zoeken, narekenen, kromme, hele woningen", f"{heel:.2f} s", ""
    r = Speelveld(gevraagd(regio))
    bouwen = beste(lambda: Programma(r, r.vol))
    p = Programma(r, r.vol)
    yield (
        f"{naam}: programma van {p.m.aantal['kolom']} kolommen en {p.m.aantal['rij']} rijen bouwen",
        f"{1e3 * bouwen:.0f} ms", f"{bouwen / heel:.0%} van het zoeken",
    )  # fmt: skip
    yield from _anders(p.m, naam)


def _anders(m: Model, naam: str) -> Iterator[Rij]:
    """From coefficients to a programme that the solver has, in three ways."""
    rij, kolom, waarde = m.triplets()
    ons = beste(m.geef_door)
    yield f"{naam}: van coëfficiënten naar HiGHS", f"{1e3 * ons:.0f} ms", "1"

    def met_scipy() -> None:
        coo = import_module("scipy.sparse").coo_matrix
        per_rij: dict[int, dict[int, float]] = {}
        for r, k, w in zip(rij.tolist(), kolom.tolist(), waarde.tolist(), strict=True):
            los = per_rij.setdefault(r, {})
            los[k] = los.get(k, 0.0) + w
        lijst = [(r, k, w) for r, los in per_rij.items() for k, w in los.items()]
        r_, k_, w_ = zip(*lijst, strict=True)
        coo((w_, (r_, k_)), shape=(m.aantal["rij"], m.aantal["kolom"])).tocsc()

    keer = beste(met_scipy, 1)
    yield f"{naam}: rij voor rij met scipy", f"{1e3 * keer:.0f} ms", f"{keer / ons:.0f}× ons"
    try:
        linopy = import_module("linopy")
    except ImportError:
        yield f"{naam}: rij voor rij met linopy", "niet geïnstalleerd", ""
        return
    deel = min(200, m.aantal["rij"])
    warnings.filterwarnings("ignore", module="linopy")
    warnings.filterwarnings("ignore", category=getattr(linopy, "LinopySemanticsWarning", FutureWarning))
    begin = perf_counter()
    model = linopy.Model()
    x = model.add_variables(coords=[range(m.aantal["kolom"])], name="x")
    for r in range(deel):
        hier = np.flatnonzero(rij == r)
        if len(hier):
            model.add_constraints((x.isel(dim_0=kolom[hier]) * waarde[hier]).sum() == 0)
    keer = (perf_counter() - begin) * m.aantal["rij"] / deel
    yield f"{naam}: rij voor rij met linopy (uit {deel} rijen)", f"{1e3 * keer:.0f} ms", f"{keer / ons:.0f}× ons"


def groei(rook: bool) -> Iterator[Rij]:
    """To the whole sector, region by region and as one programme of goal 1."""
    vorige = None
    for n in (3, 6) if rook else (20, 60, 150, 300):
        r = Speelveld(gevraagd(grote_regio(n).model_copy(update={"solidariteit": _zonder_overdracht()})))
        begin = perf_counter()
        p = Programma(r, r.vol)
        gebouwd = perf_counter() - begin
        p.minste_tekort()
        p.doel(p.opgave_kosten())
        duur = perf_counter() - begin
        erbij = "" if vorige is None else f"{duur / vorige[1] / (n / vorige[0]):.1f}× per corporatie"
        yield f"grootste opgave, {n} corporaties als één regio", f"{duur:.2f} s, bouwen {gebouwd:.2f} s", erbij
        vorige = (n, duur)


def _zonder_overdracht() -> Any:
    from xl_doorrekening.invoer.solidariteit import Solidariteit, Solidariteitkeuzes

    return Solidariteit(keuzes=Solidariteitkeuzes.model_validate({"naar_taakoverdracht": "nee"}))
