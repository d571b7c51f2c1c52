"""The answer of a search into a file: as a scenario one can edit, and as results on tab Optimum."""

from datetime import datetime

from xl_doorrekening.doorrekenen.optimum import Regionaaloptimum
from xl_doorrekening.werkboek.antwoord import NAAM, antwoordcellen, scenariorijen, weiger_naam
from xl_doorrekening.werkboek.berekening import Verslag, reken
from xl_doorrekening.werkboek.herbereken import ingevuld, leg_vast
from xl_doorrekening.werkboek.lezen.lezer import Gelezen


def schrijf(g: Gelezen, r: Regionaaloptimum, naam: str = NAAM, nu: datetime | None = None) -> Verslag:
    """Write the answer of a search in the workbook that was read as `g`, with its scenario and all results, at once.

    Nothing is written when the scenario gives fouten.
    """
    weiger_naam(g, naam, r.vanaf)
    g = ingevuld(g, scenariorijen(g, r, naam))
    verslag = reken(g)
    d = verslag.doorrekening
    if d is None:
        return verslag
    return leg_vast(g, verslag, antwoordcellen(g, d, verslag.bevindingen, r, naam, nu or datetime.now()))
