"""Stap 4: a plan of many projects in variants A, B and realistic, with both ways to tell the shortfall.

Beside LibreOffice that opens, recalculates and saves the very workbook; and how the cost grows with the plan.
"""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from benchmarks.gereedschap import beste, grote_regio, met_projecten
from benchmarks.werkboek import libreoffice, profiel
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.kern.projectie import projecteer
from xl_doorrekening.kern.stapel import alle_projecten, basis, leg_op
from xl_doorrekening.kern.toets import toets
from xl_doorrekening.opgave.plannen import eigen_plannen
from xl_doorrekening.opgave.realistisch import realistisch
from xl_doorrekening.opgave.tekort import Zoeker
from xl_doorrekening.werkboek.bouwen.sjabloon import bouw
from xl_doorrekening.werkboek.indeling import corporatie, tabellen

Rij = tuple[str, str, str]


def drie_varianten(regio: Regio) -> None:
    """From validated input to the ratios of A, B and R and what does not fit in B and R, both ways."""
    u, tabel = regio.uitgangspunten, alle_projecten(regio)
    b = basis(regio, tabel)
    a = projecteer(leg_op(b))
    toets(a)
    plan = eigen_plannen(tabel, u)
    for p in (plan, realistisch(plan, u.definities, u.startjaar)):
        zoeker = Zoeker(b, p, a.vpb_berekend)
        toets(projecteer(leg_op(b, zoeker.alles), vpb_referentie=a.vpb_berekend))
        zoeker.naar_rato()
        zoeker.op_volgorde()


def tekorten(rook: bool) -> Iterator[Rij]:
    corporaties, projecten = (3, 20) if rook else (20, 300)
    regio = met_projecten(grote_regio(corporaties), projecten)
    ons = beste(lambda: drie_varianten(regio))
    naam = f"A, B en realistisch, 2 × tekort, {corporaties} × {projecten} projecten"
    yield naam, f"{1e3 * ons:.0f} ms", ""
    if shutil.which("soffice") is None:
        yield "LibreOffice, hetzelfde werkboek", "niet geïnstalleerd", ""
        return
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_) / "regio.xlsx"
        pad.write_bytes(_groot_werkboek(regio, projecten))
        profiel(Path(map_))
        libreoffice(pad, Path(map_))
        begin = perf_counter()
        libreoffice(pad, Path(map_))
        lo = perf_counter() - begin
    yield "LibreOffice, hetzelfde werkboek: openen, herberekenen, opslaan", f"{lo:.2f} s", f"{lo / ons:.0f}× de kern"


def _groot_werkboek(regio: Regio, projecten: int) -> bytes:
    """The template has room for fewer rows of projects; here it has as many as there are."""
    gewoon = tabellen.PROJECTEN
    try:
        tabellen.PROJECTEN = max(gewoon, projecten)
        corporatie._blokken.cache_clear()
        return bouw(regio)
    finally:
        tabellen.PROJECTEN = gewoon
        corporatie._blokken.cache_clear()


def groei(rook: bool) -> Iterator[Rij]:
    """Cost of a project as the plan and the region grow."""
    per = 0.0
    for corporaties, projecten in (
        ((2, 10), (4, 20)) if rook else ((20, 100), (20, 300), (100, 100), (300, 100), (20, 2000))
    ):
        regio = met_projecten(grote_regio(corporaties), projecten)
        tijd = beste(lambda r=regio: drie_varianten(r), 2) / (corporaties * projecten) * 1e6  # type: ignore[misc]
        per = per or tijd
        yield f"idem, {corporaties} × {projecten} projecten", f"{tijd:.1f} µs per project", f"{tijd / per:.2f}×"
