"""The checks on a region's input, beyond what one cell can tell. Pure: findings carry an input path, not a cell.

`controleer` gives them all at once; the workbook turns a path into a sheet and a cell.
"""

from collections.abc import Iterator

from xl_doorrekening.controle import (
    aannemelijk,
    leningen,
    monitoring,
    onzekerheid,
    opgave,
    prijspeilen,
    projecten,
    reeksen,
    scenarios,
    solidariteit,
    toerekening,
    uitgangspunten,
    uitvoering,
    verdeling,
    volledig,
)
from xl_doorrekening.controle.melding import Melding
from xl_doorrekening.invoer.regio import Regio

__all__ = ["Melding", "controleer"]


def _alle(regio: Regio) -> Iterator[Melding]:
    yield from uitgangspunten.controleer(regio)
    yield from prijspeilen.controleer(regio)
    yield from opgave.controleer(regio)
    yield from toerekening.controleer(regio)
    yield from verdeling.controleer(regio)
    yield from onzekerheid.controleer(regio)
    yield from scenarios.controleer(regio)
    yield from solidariteit.controleer(regio)
    yield from uitvoering.controleer(regio)
    for c in regio.corporaties:
        for onderdeel in (reeksen, projecten, leningen, volledig, aannemelijk, monitoring):
            yield from onderdeel.controleer(c, regio)
        yield from toerekening.controleer_corporatie(c, regio)


def controleer(regio: Regio) -> list[Melding]:
    """Every finding, in the order of the sheets."""
    return list(_alle(regio))
