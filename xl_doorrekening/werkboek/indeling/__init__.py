"""The tabs, each declared as blocks of cells. `alle` gives them in the order of the work."""

from functools import cache, lru_cache

from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.werkboek.indeling import (
    controle,
    corporatie,
    haalbaarheid,
    handleiding,
    kansen,
    kengetallen,
    logboek,
    monitoring,
    onzekerheid,
    opgave,
    optimum,
    scenariobeeld,
    scenarios,
    solidariteit,
    start,
    stempel,
    toerekening,
    uitgangspunten,
    uitkomsten,
    uitvoering,
    uitvoeringsbeeld,
    vergelijking,
)
from xl_doorrekening.werkboek.indeling.blok import Blad


@cache
def gedeeld(startjaar: int) -> tuple[Blad, ...]:
    """The shared input: the tabs of which the region has one."""
    return (
        uitgangspunten.blad(startjaar),
        kengetallen.blad(),
        opgave.blad(startjaar),
        toerekening.blad(startjaar),
        scenarios.blad(),
        solidariteit.blad(),
        onzekerheid.blad(),
        uitvoering.blad(startjaar),
        monitoring.blad(startjaar),
    )


def alle(regio: Regio) -> list[Blad]:
    """Every tab of this region's workbook."""
    return list(_alle(regio.uitgangspunten.startjaar, tuple((c.id, c.naam) for c in regio.corporaties)))


def aannames(regio: Regio) -> dict[str, str]:
    """What each assumption with a source is called: its tab and its label, in the order of the workbook."""
    return {
        str(cel.pad[1]): f"{blad.titel}: {rij.label}"
        for blad in alle(regio) for blok in blad.blokken for rij in blok.rijen
        if (cel := rij.cellen.get("bron")) and cel.pad and cel.pad[0] == "herkomst"
    }  # fmt: skip


@lru_cache(8)
def _alle(start_jaar: int, namen: tuple[tuple[str, str], ...]) -> tuple[Blad, ...]:
    """Declarations are many and follow from these alone."""
    stap_1, stap_3, stap_5 = (gedeeld(start_jaar)[i : i + 2] for i in (0, 2, 4))
    return (
        start.blad(namen),
        handleiding.blad(),
        *stap_1,
        *(corporatie.blad(start_jaar, id_, naam) for id_, naam in namen),
        uitkomsten.blad(start_jaar, namen),
        *stap_3,
        haalbaarheid.blad(start_jaar, namen),
        *stap_5,
        scenariobeeld.blad(start_jaar),
        optimum.blad(),
        onzekerheid.blad(),
        kansen.blad(start_jaar, namen),
        gedeeld(start_jaar)[7],
        uitvoeringsbeeld.blad(start_jaar),
        gedeeld(start_jaar)[8],
        vergelijking.blad(namen),
        controle.blad(),
        logboek.blad(),
        stempel.blad(namen),
    )
