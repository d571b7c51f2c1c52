"""Tables that are long enough: a region that came from a workbook in which rows were inserted keeps all of them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from xl_doorrekening.werkboek.indeling.blok import Blad, Blok, Cel, Pad, Rij, Soort

VRIJ = 5
"""Blank rows below a list that fills its table."""


def met_ruimte(blad: Blad, boom: Mapping[str, Any]) -> Blad:
    """The tab with tables that hold every row of the input; `boom` is the dumped input that its paths lead into."""
    return replace(blad, blokken=tuple(_lang_genoeg(b, boom) for b in blad.blokken))


def _lang_genoeg(blok: Blok, boom: Mapping[str, Any]) -> Blok:
    if blok.soort is not Soort.TABEL or not blok.rijen:
        return blok
    laatste = blok.rijen[-1]
    pad = next(c.pad for c in laatste.cellen.values() if c.pad is not None)
    nummer = next((i for i, stap in enumerate(pad) if isinstance(stap, int)), None)
    if nummer is None:
        return blok
    lijst: Any = boom
    for stap in pad[:nummer]:
        lijst = lijst.get(stap) or () if isinstance(lijst, Mapping) else ()
    te_kort = len(lijst) - len(blok.rijen)
    if te_kort <= 0:
        return blok
    begin = len(blok.rijen)
    erbij = (_rij(laatste, nummer, begin + i) for i in range(te_kort + VRIJ))
    return replace(blok, rijen=(*blok.rijen, *erbij))


def _rij(rij: Rij, nummer: int, i: int) -> Rij:
    """The same row, for item `i` of the list."""

    def verderop(pad: Pad) -> Pad:
        return (*pad[:nummer], i, *pad[nummer + 1 :])

    cellen = {k: Cel(c.veld, None if c.pad is None else verderop(c.pad)) for k, c in rij.cellen.items()}
    return replace(rij, code=str(i + 1), cellen=cellen)
