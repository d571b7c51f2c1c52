"""The tabs, each declared as blocks of cells. `alle` gives them in the order of the work."""

from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.werkboek.indeling import (
    controle,
    corporatie,
    kengetallen,
    logboek,
    start,
    stempel,
    uitgangspunten,
    uitkomsten,
    vergelijking,
)
from xl_doorrekening.werkboek.indeling.blok import Blad


def gedeeld(startjaar: int) -> tuple[Blad, Blad]:
    """The shared input: the tabs of which the region has one."""
    return uitgangspunten.blad(startjaar), kengetallen.blad()


def alle(regio: Regio) -> list[Blad]:
    """Every tab of this region's workbook."""
    start_jaar = regio.uitgangspunten.startjaar
    namen = [(c.id, c.naam) for c in regio.corporaties]
    return [
        start.blad(namen),
        *gedeeld(start_jaar),
        *(corporatie.blad(start_jaar, c.id, c.naam) for c in regio.corporaties),
        uitkomsten.blad(start_jaar, namen),
        vergelijking.blad(namen),
        controle.blad(),
        logboek.blad(),
        stempel.blad(namen),
    ]
