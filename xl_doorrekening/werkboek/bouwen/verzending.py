"""What a copy to mail has that the workbook of the region has not: two sentences on Start, and the hidden tab Reis."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from xl_doorrekening.werkboek.indeling import reis
from xl_doorrekening.werkboek.indeling.blok import LABEL, Blok, Rij

Kaal: TypeAlias = str | float | None
"""A value and nothing more."""


@dataclass(frozen=True)
class Verzending:
    gegevens: Mapping[str, str]
    """Per code of `reis.GEGEVENS`."""
    basis: Sequence[tuple[str, str, str, str, str | float]]
    """The input as it is sent: owner, block, row, column, value."""
    zinnen: tuple[str, str]
    """What this is, and what to do with it."""
    alleen: str = ""
    """Name of the corporation of which the results are, when they are not those of the region."""
    eigen: Mapping[str, Sequence[Sequence[Kaal]]] = field(default_factory=dict)
    """Tabs of the user's own: rows of values."""


ZINRIJEN = (1, 3)
"""Rows on Start above the blocks, always in sight."""


VAN_DE_REGIO = ("uitkomsten", "opgave", "toerekening", "haalbaarheid")
"""Tabs that speak of the region, which in a copy for one is that one."""


def voeg_toe(sj: Any, verzending: Verzending) -> None:
    """Put the sentences on Start, hide the tab, and set the tabs of the user's own at the end."""
    for rij, zin in zip(ZINRIJEN, verzending.zinnen, strict=True):
        sj.schrijf(0, rij, LABEL, zin, sj.stijl("verzending"))
    sj.boek.worksheets()[sj.index("reis")].hide()
    for sleutel in VAN_DE_REGIO if verzending.alleen else ():
        zin = f"Alleen {verzending.alleen}: dit zijn niet de uitkomsten van de regio."
        sj.schrijf(sj.index(sleutel), ZINRIJEN[0], LABEL, zin, sj.stijl("verzending"))
    for naam, rijen in verzending.eigen.items():
        blad = sj.boek.add_worksheet(naam)
        for r, waarden in enumerate(rijen):
            for k, w in enumerate(waarden):
                if isinstance(w, str):
                    blad.write_string(r, k, w)
                elif w is not None:
                    blad.write_number(r, k, w)


def waarde(verzending: Verzending, blok: Blok, rij: Rij, kolom: str) -> str | float | None:
    """What stands in a cell of tab Reis."""
    if blok.naam == "reis":
        return verzending.gegevens.get(rij.code)
    return verzending.basis[int(rij.code) - 1][[k.code for k in reis.KOLOMMEN].index(kolom)]
