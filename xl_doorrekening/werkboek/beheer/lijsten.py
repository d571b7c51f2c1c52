"""Rows of shared lists that name a corporation: they follow her new name, and go when she goes."""

from collections.abc import Iterator
from typing import Any

from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.opgave.regionaal import herken
from xl_doorrekening.werkboek.beheer.overzetten import Boek
from xl_doorrekening.werkboek.indeling.blok import Pad
from xl_doorrekening.werkboek.lezen.bron import positie
from xl_doorrekening.werkboek.lezen.lezer import Gelezen
from xl_doorrekening.werkboek.schrijven.cellen import zet
from xl_doorrekening.werkboek.schrijven.waarden import Waarde

LIJSTEN: tuple[tuple[str, Pad, tuple[str, ...]], ...] = (
    ("toerekening", ("opgave", "handmatig"), ("corporatie",)),
    ("scenarios", ("scenarios", "wijzigingen"), ("corporatie",)),
    ("solidariteit", ("solidariteit", "instrumenten"), ("gever", "ontvanger")),
    ("solidariteit", ("solidariteit", "deelname"), ("corporatie",)),
    ("uitvoering", ("uitvoering", "verdeling"), ("corporatie",)),
    ("uitvoering", ("uitvoering", "prestatieafspraken"), ("corporatie",)),
    ("uitvoering", ("uitvoering", "trajecten"), ("gever", "ontvanger")),
    ("monitoring", ("uitvoering", "historie"), ("corporatie",)),
)
"""Tab, place in the input, and the columns with a name."""


def hernoem(g: Gelezen, gast: Boek, oud: str, naam: str) -> None:
    """What was agreed with a corporation stays with her."""
    for sleutel, pad, veld in _genoemd(g.regio, oud):
        _zet(g, gast, sleutel, {positie(g.plaatsen["", (*pad, veld)][1]): naam})


def wis(g: Gelezen, gast: Boek, naam: str) -> None:
    """An agreement with a corporation that is taken out is no agreement: its whole row is cleared."""
    for sleutel, pad, _ in _genoemd(g.regio, naam):
        cellen: dict[tuple[int, int], Waarde] = {
            positie(cel): None for (_, p), (_, cel) in g.plaatsen.items() if p[: len(pad)] == pad
        }
        _zet(g, gast, sleutel, cellen)


def _genoemd(regio: Regio, naam: str) -> Iterator[tuple[str, Pad, str]]:
    """Tab, row and column of every mention."""
    for sleutel, pad, velden in LIJSTEN:
        rijen: Any = regio
        for stap in pad:
            rijen = getattr(rijen, str(stap))
        for i, rij in enumerate(rijen):
            for veld in velden:
                genoemd = getattr(rij, veld)
                if genoemd is not None and herken(genoemd) == herken(naam):
                    yield sleutel, (*pad, i), veld


def _zet(g: Gelezen, gast: Boek, sleutel: str, cellen: dict[tuple[int, int], Waarde]) -> None:
    tab = g.tabbladen.get(sleutel)
    if tab is not None and cellen:
        deel = gast.deel(tab.naam)
        gast.delen[deel] = zet(gast.delen[deel], cellen)
