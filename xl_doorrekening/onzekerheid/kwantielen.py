"""Quantiles of very many series over very many paths, in bounded memory.

As long as all values fit in GEHEUGEN they are kept, in single precision (seven digits), and the quantiles are exact.
Beyond that the values kept so far set a range per series, and everything is counted in BAKKEN bins over it. The bins
are equal in y = x / (1 + |x|), which takes an ICR without bound (no interest at all: inf) to a finite scale: a quantile
is then at most one bin off, which is range(y) / BAKKEN · (1 + |x|)² in the ratio itself.
"""

from collections.abc import Sequence
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from xl_doorrekening.begrippen.onzekerheid import KWANTIELEN
from xl_doorrekening.kern.indexen import Bedragen

GEHEUGEN: Final = 256e6
"""Bytes of values that are kept."""
BAKKEN: Final = 512
MINSTENS: Final = 256
"""Paths that set the range: the 5% quantile then lies outside it less than twice in a million."""
_RUIMER: Final = 0.1
"""Of the range found, added on both sides."""
_SMAL: Final = 1e-9


Waarden: TypeAlias = NDArray[np.float64] | NDArray[np.float32]


def _in(x: Waarden) -> Bedragen:
    """(−inf, inf) to (−1, 1), increasing; the ends included."""
    x = np.asarray(x, dtype=np.float64)
    uit: Bedragen = np.copysign(1 - 1 / (1 + np.abs(x)), x)
    return uit


def _uit(y: Bedragen) -> Bedragen:
    with np.errstate(divide="ignore"):
        uit: Bedragen = np.copysign(1 / (1 - np.abs(y)) - 1, y)
    return uit


class Kwantielen:
    """Takes values (…, paths, corporatie) in any pieces of paths; gives (kwantiel, …, corporatie)."""

    def __init__(self, vorm: tuple[int, ...], corporaties: int, paden: int, geheugen: float = GEHEUGEN) -> None:
        """`vorm`: the axes before the paths; `paden`: the most that will come."""
        self.vorm, self.corporaties = vorm, corporaties
        reeksen = int(np.prod(vorm)) * corporaties
        past = max(int(geheugen / (4 * max(reeksen, 1))), MINSTENS)
        self.bewaard: NDArray[np.float32] | None = np.empty((*vorm, min(past, paden), corporaties), dtype=np.float32)
        self.n = 0
        self.onbekend = np.zeros((*vorm, corporaties), dtype=bool)

    @property
    def exact(self) -> bool:
        return self.bewaard is not None

    def neem(self, x: Sequence[Waarden] | NDArray[np.float32]) -> None:
        """More paths: per element of the first axis (…, paths, corporatie)."""
        n = x[0].shape[-2] if len(x) else 0
        if self.bewaard is not None and self.n + n > self.bewaard.shape[-2]:
            self._naar_bakken(x)
        if self.bewaard is None:
            self._tel(x)
        else:
            for i, deel in enumerate(x):
                self.bewaard[i][..., self.n : self.n + n, :] = deel
        self.n += n

    def _naar_bakken(self, x: Sequence[Waarden] | NDArray[np.float32]) -> None:
        """Set the ranges, from what was kept or else from these, and count what was kept."""
        oud = None if self.bewaard is None or not self.n else self.bewaard[..., : self.n, :]
        begin = x if oud is None else oud
        laag, hoog = (np.array([_in(f.reduce(d, axis=-2)) for d in begin]) for f in (np.fmin, np.fmax))
        ruimer = np.nan_to_num(hoog - laag) * _RUIMER + _SMAL
        self.laag = np.maximum(np.nan_to_num(laag) - ruimer, -1.0)
        self.breedte = np.minimum(np.nan_to_num(hoog) + ruimer, 1.0) - self.laag
        self.tellingen: NDArray[np.int32] = np.zeros((*self.vorm, self.corporaties, BAKKEN), dtype=np.int32)
        self.bewaard = None
        if oud is not None:
            for a in range(0, self.n, MINSTENS):  # in pieces: counting takes several times the memory of the values
                self._tel(oud[..., a : a + MINSTENS, :])

    def _tel(self, x: Sequence[Waarden] | NDArray[np.float32]) -> None:
        """Count in bins; what lies outside the range counts at its end."""
        for i, deel in enumerate(x):
            y = _in(deel)
            self.onbekend[i] |= np.isnan(y).any(-2)
            y -= self.laag[i][..., None, :]
            y *= (BAKKEN / self.breedte[i])[..., None, :]
            np.nan_to_num(y, copy=False)
            np.clip(y, 0, BAKKEN - 1, out=y)
            doel = self.tellingen[i].reshape(-1)
            reeks = np.arange(0, doel.size, BAKKEN).reshape(*self.vorm[1:], 1, self.corporaties)
            doel += np.bincount((y.astype(np.int64) + reeks).reshape(-1), minlength=doel.size).astype(np.int32)

    def geef(self, delen: tuple[float, ...] = KWANTIELEN) -> Bedragen:
        """The smallest value that at least this share of the paths does not exceed; NaN where one is unknown."""
        uit = np.full((len(delen), *self.vorm, self.corporaties), np.nan)
        if self.n == 0:
            return uit
        if self.bewaard is None:
            return self._uit_bakken(uit, delen)
        rang = [max(int(np.ceil(d * self.n - 1e-9)) - 1, 0) for d in delen]
        for i in np.ndindex(self.vorm):
            x = np.ascontiguousarray(self.bewaard[i][: self.n].T)
            x.sort(axis=1)  # faster than partition at five places; a NaN comes last
            uit[(slice(None), *i)] = np.where(np.isnan(x[:, -1]), np.nan, x[:, rang].T)
        return uit

    def _uit_bakken(self, uit: Bedragen, delen: tuple[float, ...]) -> Bedragen:
        cum = np.cumsum(self.tellingen, axis=-1, dtype=np.int32)
        for j, d in enumerate(delen):
            rang = np.ceil(d * cum[..., -1:] - 1e-9)
            bak = np.argmax(cum >= rang, axis=-1)[..., None]
            aantal = np.take_along_axis(self.tellingen, bak, -1)
            plek = (np.take_along_axis(cum, bak, -1) - rang + 0.5) / np.maximum(aantal, 1)
            y = self.laag + (bak + 1 - plek)[..., 0] / BAKKEN * self.breedte
            # a range up to the end of the scale holds values without bound in its last bin
            y = np.where((bak[..., 0] == BAKKEN - 1) & (self.laag + self.breedte >= 1), 1.0, y)
            uit[j] = np.where(self.onbekend, np.nan, _uit(y))
        return uit
