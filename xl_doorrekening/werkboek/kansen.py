"""Put a run of `stress` into a workbook: its chances, with all other results of the same input."""

from datetime import datetime

from xl_doorrekening.doorrekenen.stress import Stress
from xl_doorrekening.werkboek.berekening import TIJD, Verslag, laatste_run, te_schrijven
from xl_doorrekening.werkboek.herbereken import leg_vast
from xl_doorrekening.werkboek.lezen.lezer import Gelezen
from xl_doorrekening.werkboek.schrijven.kanscellen import gegevens, kanscellen, zelfde_run


def heeft_tab(g: Gelezen) -> bool:
    """Whether there is a place for it: an older layout has none, and a tab can be taken out."""
    return "kansen" in g.tabbladen


def schrijf_kansen(g: Gelezen, verslag: Verslag, s: Stress, *, nu: datetime | None = None) -> Verslag:
    """The chances, and the results of the calculation that they came with; the same run again changes nothing.

    Without those results the chances would stand beside figures of older input, in one workbook.
    """
    assert verslag.doorrekening is not None
    d, nu = verslag.doorrekening, nu or datetime.now()
    oud = laatste_run(g)
    zelfde = zelfde_run(oud, gegevens(s, "", d.vingerafdruk))
    berekend = str(oud["berekend"]) if zelfde and oud.get("berekend") else nu.strftime(TIJD)
    return leg_vast(g, verslag, te_schrijven(g, d, verslag.bevindingen, nu, kanscellen(s, berekend, d.vingerafdruk)))
