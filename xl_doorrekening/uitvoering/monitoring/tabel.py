"""Monitoring as rows of the long table of `exporteer`: all of it, also what is more than a tab has room for."""

from collections.abc import Iterator

from xl_doorrekening.begrippen.tijd import GEHEEL
from xl_doorrekening.doorrekenen.resultaat import Doorrekening
from xl_doorrekening.doorrekenen.tabel import SCENARIO, Rij
from xl_doorrekening.uitvoering.monitoring.cijfers import cijfers
from xl_doorrekening.uitvoering.monitoring.woningen import woningen

M = "M"
"""Variant: what was realised in the first year, and what was planned for it."""


def monitoringrijen(d: Doorrekening) -> Iterator[Rij]:
    """Figures in € or as fraction, per tak; dwellings say their type and gemeente. Only what was filled in."""
    jaar = d.regio.uitgangspunten.startjaar
    for x in cijfers(d):
        yield SCENARIO, M, x.corporatie, x.tak, jaar, f"gepland_{x.naam}", x.plan
        yield SCENARIO, M, x.corporatie, x.tak, jaar, f"gerealiseerd_{x.naam}", x.gerealiseerd
    for w in woningen(d):
        if w.gerealiseerd is not None:
            wat = f"{w.type.value}, {w.gemeente}"
            yield SCENARIO, M, w.corporatie, GEHEEL, jaar, f"gepland: {wat}", w.plan
            yield SCENARIO, M, w.corporatie, GEHEEL, jaar, f"gerealiseerd: {wat}", w.gerealiseerd
