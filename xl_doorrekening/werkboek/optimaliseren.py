"""The answer of a search into a file: as a scenario one can edit, and as results on tab Optimum."""

from datetime import datetime
from pathlib import Path

from xl_doorrekening.doorrekenen.optimum import Regionaaloptimum
from xl_doorrekening.werkboek.antwoord import NAAM, antwoordcellen, scenariorijen, weiger_naam
from xl_doorrekening.werkboek.berekening import Verslag, reken
from xl_doorrekening.werkboek.bestand import bewaar
from xl_doorrekening.werkboek.lezen.lezer import Gelezen
from xl_doorrekening.werkboek.lezen.uit_bestand import lees
from xl_doorrekening.werkboek.schrijven.cellen import gewijzigd
from xl_doorrekening.werkboek.schrijven.koppelingen import zonder_pad
from xl_doorrekening.werkboek.schrijven.rekenketen import zonder_keten


def schrijf(pad: Path, g: Gelezen, r: Regionaaloptimum, naam: str = NAAM, nu: datetime | None = None) -> Verslag:
    """Write the answer of a search in the workbook that was read as `g`, and recalculate it.

    First the scenario, with the previous version kept beside it; then all results. A workbook that is stopped halfway
    has the scenario and says that its results are of before.
    """
    weiger_naam(g.regio, naam, r.vanaf)
    backup = None
    per_tab = scenariorijen(g, r, naam)
    if per_tab:
        nieuw = gewijzigd(g.pakket.onderdelen, {g.tabbladen[k].deel: cellen for k, cellen in per_tab.items()})
        backup = bewaar(g.pakket, nieuw | zonder_keten(g.pakket.onderdelen, nieuw), backup=True)
        g = lees(pad)
    verslag = reken(g)
    d = verslag.doorrekening
    if d is None:
        return verslag
    cellen = antwoordcellen(g, d, verslag.bevindingen, r, naam, nu or datetime.now())
    nieuw = gewijzigd(g.pakket.onderdelen, {g.tabbladen[k].deel: x for k, x in cellen.items()})
    anders = nieuw | zonder_keten(g.pakket.onderdelen, nieuw) | zonder_pad(g.pakket.onderdelen)
    backup = bewaar(g.pakket, anders, backup=backup is None) or backup
    return Verslag(verslag.bevindingen, d, True, backup)
