"""What a copy to mail has that the workbook of the region has not: two sentences on Start, and the hidden tab Reis."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from xl_doorrekening.werkboek.indeling import reis
from xl_doorrekening.werkboek.indeling.blok import LABEL, Blok, Rij


@dataclass(frozen=True)
class Verzending:
    gegevens: Mapping[str, str]
    """Per code of `reis.GEGEVENS`."""
    basis: Sequence[tuple[str, str, str, str, str | float]]
    """The input as it is sent: owner, block, row, column, value."""
    zinnen: tuple[str, str]
    """What this is, and what to do with it."""


ZINRIJEN = (1, 3)
"""Rows on Start above the blocks, always in sight."""


def voeg_toe(sj: Any, verzending: Verzending) -> None:
    """Put the sentences on Start and hide the tab."""
    for rij, zin in zip(ZINRIJEN, verzending.zinnen, strict=True):
        sj.schrijf(0, rij, LABEL, zin, sj.stijl("verzending"))
    sj.boek.worksheets()[sj.index("reis")].hide()


def waarde(verzending: Verzending, blok: Blok, rij: Rij, kolom: str) -> str | float | None:
    """What stands in a cell of tab Reis."""
    if blok.naam == "reis":
        return verzending.gegevens.get(rij.code)
    return verzending.basis[int(rij.code) - 1][[k.code for k in reis.KOLOMMEN].index(kolom)]
