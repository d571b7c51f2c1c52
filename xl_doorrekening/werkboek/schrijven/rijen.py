"""Result cells by block, row and column: what the writers of the tabs share."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

import numpy as np

from xl_doorrekening.regio.oordeel import getal
from xl_doorrekening.werkboek.indeling.blok import Blad, Soort
from xl_doorrekening.werkboek.schrijven.waarden import Waarde

Cellen = dict[tuple[str, str], Waarde]
"""Per (code of row, code of column)."""
NAAM = "naam van de rij"
"""Column code for the label of a row that is a corporation: its name may change."""
Blokken = dict[str, Cellen]
Bladen = dict[str, Blokken]
"""Per key of a shared tab or identity of a corporation."""


def of_leeg(x: float | None) -> float | str | None:
    """NaN is unknown: blank."""
    return None if x is None or np.isnan(x) else float(x)


def ratio(naam: str, x: float) -> float | str | None:
    """An infinite ratio as a word: no interest, or a debt without value."""
    return getal(naam, x) if np.isinf(x) else of_leeg(x)


def jaren(reeks: Iterable[float]) -> dict[str, Waarde]:
    return {f"j{t}": of_leeg(x) for t, x in enumerate(reeks)}


def zet_rij(cellen: Cellen, code: str, waarden: dict[str, Waarde]) -> None:
    for kolom, w in waarden.items():
        cellen[code, kolom] = w


def lijst(rijen: Sequence[dict[str, Waarde]], plaats: int) -> Cellen:
    """Rows from the top of a list with room for `plaats`; when they do not fit, the last place says how many more."""
    uit: Cellen = {}
    past = rijen if len(rijen) <= plaats else rijen[: plaats - 1]
    for n, rij in enumerate(past):
        zet_rij(uit, str(n + 1), rij)
    if len(past) < len(rijen):
        uit[str(plaats), NAAM] = f"… en {len(rijen) - len(past)} regels meer: zie exporteer"
    return uit


def leeg(blad: Blad, lijsten: Mapping[str, int] = MappingProxyType({})) -> Blokken:
    """Every result cell of a tab, blank: what is no longer a result must not stay behind.

    `lijsten`: per block that is a list its number of rows, of which the labels go too.
    """
    uit: Blokken = {
        blok.naam: {(rij.code, kolom.code): None for rij, kolom, _ in blok.cellen()}
        for blok in blad.blokken
        if blok.soort is Soort.UITKOMST and blok.rijen
    }
    for naam, aantal in lijsten.items():
        uit[naam] |= {(str(i + 1), NAAM): None for i in range(aantal)}
    return uit
