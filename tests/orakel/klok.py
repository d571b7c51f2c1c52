"""Indices and price levels, one number at a time (rekenregels §1)."""

from collections.abc import Mapping
from dataclasses import dataclass

from xl_doorrekening.begrippen.regels import Index
from xl_doorrekening.begrippen.tijd import JAREN
from xl_doorrekening.invoer.uitgangspunten import Uitgangspunten


@dataclass(frozen=True)
class Klok:
    u: Uitgangspunten

    def stijging(self, reeks: str, t: int) -> float:
        return float(getattr(self.u.macro, reeks)[t])

    def stand(self, reeks: str, t: int) -> float:
        """Index at the end of year t, 1 at the opening (t = −1)."""
        uit = 1.0
        for jaar in range(t + 1):
            uit *= 1 + self.stijging(reeks, jaar)
        return uit

    def betaal(self, index: Index, t: int) -> float:
        """From the opening price level to payment in year t; rents rise halfway the year."""
        if index is Index.GEEN:
            return 1.0
        if index is Index.HUUR:
            return (self.stand(index.value, t - 1) + self.stand(index.value, t)) / 2
        return self.stand(index.value, t)

    def eigen(self, pad: Mapping[str, tuple[float | None, ...]], index: Index, t: int) -> float:
        """The same on a corporation's own path; a blank year follows the region."""
        if index is Index.GEEN:
            return 1.0

        def stand(tot: int) -> float:
            uit = 1.0
            for jaar in range(tot + 1):
                gegeven = pad[index.value][jaar] if index.value in pad else None
                uit *= 1 + (self.stijging(index.value, jaar) if gegeven is None else gegeven)
            return uit

        return (stand(t - 1) + stand(t)) / 2 if index is Index.HUUR else stand(t)

    def naar_opening(self, index: Index, prijspeil: int | None) -> float:
        """From the price level at the end of `prijspeil` to that of the opening balance."""
        if prijspeil is None or index is Index.GEEN:
            return 1.0
        opening, uit = self.u.startjaar - 1, 1.0
        historie = self.u.historie.get(index.value, ())
        bekend = {opening - i: x for i, x in enumerate(reversed(historie))}
        for jaar in range(prijspeil + 1, opening + 1):
            uit *= 1 + (bekend.get(jaar) or 0.0)
        for jaar in range(opening + 1, prijspeil + 1):
            if jaar - self.u.startjaar < JAREN:
                uit /= 1 + self.stijging(index.value, jaar - self.u.startjaar)
        return uit
