"""Cumulative indices: from a price level to the opening balance, and from there to every year."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from xl_doorrekening.begrippen.macro import GEINDEXEERD, REEKSEN
from xl_doorrekening.begrippen.regels import Index
from xl_doorrekening.begrippen.tijd import HISTORIE, JAREN
from xl_doorrekening.invoer.uitgangspunten import Uitgangspunten

Bedragen: TypeAlias = NDArray[np.float64]
Macro: TypeAlias = Mapping[str, Bedragen]
"""Per macro series the yearly fractions, shape (scenario, jaar)."""


def macro(u: Uitgangspunten) -> dict[str, Bedragen]:
    """The region's own path as one scenario, shape (1, 15)."""
    return {r.naam: np.array([getattr(u.macro, r.naam)], dtype=float) for r in REEKSEN}


def cumulatief(stijging: Bedragen) -> Bedragen:
    """Index at each year end with the opening balance at 1; last axis is the year."""
    return np.asarray(np.cumprod(1.0 + stijging, axis=-1), dtype=np.float64)


def jaargemiddeld(cum: Bedragen, aandeel_oud: float = 0.5) -> Bedragen:
    """Index over the year when the rise falls within it: a·vorig + (1−a)·nieuw (rekenregels §2, July: a = ½)."""
    vorig = np.concatenate([np.ones_like(cum[..., :1]), cum[..., :-1]], axis=-1)
    return aandeel_oud * vorig + (1 - aandeel_oud) * cum


def betaalindex(pad: Macro) -> dict[Index, Bedragen]:
    """Per index the factor from the opening price level to payment in each year, shape (scenario, jaar)."""
    uit: dict[Index, Bedragen] = {}
    for index in GEINDEXEERD:
        cum = cumulatief(pad[index.value])
        uit[index] = jaargemiddeld(cum) if index is Index.HUUR else cum
    uit[Index.GEEN] = np.ones_like(uit[Index.PRIJS])
    return uit


@dataclass(frozen=True, slots=True)
class Prijspeil:
    """Factors that bring an amount from its price level to that of the opening balance (31-12 before startjaar)."""

    startjaar: int
    historie: dict[str, tuple[float | None, ...]]
    pad: dict[str, tuple[float, ...]]

    @classmethod
    def van(cls, u: Uitgangspunten) -> "Prijspeil":
        return cls(u.startjaar, u.historie, {r.naam: tuple(getattr(u.macro, r.naam)) for r in REEKSEN})

    def bekend(self, index: Index) -> int:
        """Of how many years before the opening the changes are known, without a gap."""
        return len(list(takewhile(lambda x: x is not None, reversed(self.historie.get(index.value, ())))))

    def factor(self, index: Index, prijspeil: int | None) -> float:
        """Product of the yearly changes after `prijspeil`; 1 when not given. Later price levels divide."""
        if prijspeil is None or index is Index.GEEN:
            return 1.0
        opening = self.startjaar - 1
        if prijspeil <= opening:
            reeks = self.historie.get(index.value, ())
            aantal = min(opening - prijspeil, HISTORIE, len(reeks))
            return float(np.prod([1 + (x or 0.0) for x in reeks[len(reeks) - aantal :]])) if aantal else 1.0
        verder = self.pad.get(index.value, ())
        return float(1 / np.prod([1 + x for x in verder[: min(prijspeil - opening, JAREN)]]))


def herijking(eigen: Mapping[str, tuple[float | None, ...]], pad: Macro, index: Index) -> Bedragen:
    """Divisor that turns an own budget's nominal amounts into the opening price level, shape (15,).

    An own macro path that is blank for a year follows the regional one, so a budget without a path of its own is taken
    to be on the regional path (rekenregels §1).
    """
    if index is Index.GEEN:
        return np.ones(JAREN)
    regio = pad[index.value][0]
    gegeven = eigen.get(index.value, (None,) * JAREN)
    stijging = np.array([r if e is None else e for e, r in zip(gegeven, regio, strict=True)])
    cum = cumulatief(stijging)
    return jaargemiddeld(cum) if index is Index.HUUR else cum
