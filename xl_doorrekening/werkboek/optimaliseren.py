"""The answer of a search into a file: as a scenario one can edit, and as results on tab Optimum."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from xl_doorrekening.doorrekenen.optimum import Regionaaloptimum
from xl_doorrekening.werkboek.antwoord import NAAM, antwoordcellen, scenariorijen, weiger_naam
from xl_doorrekening.werkboek.berekening import Verslag, reken
from xl_doorrekening.werkboek.herbereken import leg_vast
from xl_doorrekening.werkboek.lezen.lezer import Gelezen
from xl_doorrekening.werkboek.lezen.uit_bestand import lees


def schrijf(pad: Path, g: Gelezen, r: Regionaaloptimum, naam: str = NAAM, nu: datetime | None = None) -> Verslag:
    """Write the answer of a search in the workbook that was read as `g`, and recalculate it.

    First the scenario, with the previous version kept beside it; then all results. A workbook that is stopped halfway
    has the scenario and says that its results are of before.
    """
    weiger_naam(g.regio, naam, r.vanaf)
    backup = None
    per_tab = scenariorijen(g, r, naam)
    if per_tab:
        backup = leg_vast(g, Verslag((), None, False, None), per_tab).backup
        g = lees(pad)
    verslag = reken(g)
    d = verslag.doorrekening
    if d is None:
        return verslag
    cellen = antwoordcellen(g, d, verslag.bevindingen, r, naam, nu or datetime.now())
    na = leg_vast(g, verslag, cellen, reserve=backup is None)
    return replace(na, backup=backup or na.backup)
