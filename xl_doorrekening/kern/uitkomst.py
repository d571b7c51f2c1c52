"""What a projection gives: every line by its declared name, computed when asked for and then kept."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from xl_doorrekening.begrippen.regels import Index
from xl_doorrekening.begrippen.tijd import GEHEEL, JAREN, KOLOMMEN
from xl_doorrekening.kern.extra import Extra
from xl_doorrekening.kern.indexen import Bedragen, Macro
from xl_doorrekening.kern.stapel import Stapel


def geheel(reeks: Bedragen) -> Bedragen:
    """Sum of the takken of (tak, …)."""
    uit: Bedragen = reeks[0] + reeks[1]
    return uit


def takvoorop(reeks: Bedragen) -> Bedragen:
    """(…, corporatie, tak) as (…, tak, 1, corporatie), or (jaar, scenario, corporatie, tak) as (jaar, tak, S, C)."""
    if reeks.ndim == 4:
        return np.moveaxis(reeks, -1, 1)
    return np.ascontiguousarray(np.swapaxes(reeks, -1, -2))[..., None, :]


class Reeksen(Mapping[str, Bedragen]):
    """The lines of an outcome as (jaar, scenario, corporatie, tak)."""

    def __init__(self, uitkomst: "Uitkomst") -> None:
        self.uitkomst = uitkomst

    def __getitem__(self, naam: str) -> Bedragen:
        return np.moveaxis(self.uitkomst.reeks(naam), 1, -1)

    def __iter__(self) -> Iterator[str]:
        return iter(self.uitkomst.lijnen)

    def __len__(self) -> int:
        return len(self.uitkomst.lijnen)


Lijn: TypeAlias = "Callable[[Uitkomst], Bedragen]"
"""How one line follows from a projection."""


@dataclass(frozen=True)
class Uitkomst:
    """A projection and what follows from it. Inside, arrays are (jaar, tak, scenario, corporatie), in €."""

    stapel: Stapel
    pad: Macro
    index: Mapping[Index, Bedragen]
    extra: Extra
    basis: dict[str, Bedragen]
    """What the order of the years determines; everything else is derived from it in `lijnen`."""
    vpb_berekend: Bedragen
    """Computed tax of the whole, (jaar, scenario, corporatie); reference for extra lagen."""
    lijnen: Mapping[str, Lijn]
    """Per name of a line."""
    intern: Mapping[str, str]
    """What a line counts twice when the takken are added; it nets out in geheel (rekenregels §4)."""
    _bewaard: dict[str, Bedragen] = field(default_factory=dict)

    @property
    def vorm(self) -> tuple[int, ...]:
        """(jaar, tak, scenario, corporatie)."""
        return self.basis["ebitda"].shape

    @property
    def reeksen(self) -> Reeksen:
        return Reeksen(self)

    def reeks(self, naam: str) -> Bedragen:
        """One line as (jaar, tak, scenario, corporatie)."""
        if naam not in self._bewaard:
            self._bewaard[naam] = np.broadcast_to(self.lijnen[naam](self), self.vorm)
        return self._bewaard[naam]

    def drie(self, naam: str) -> Bedragen:
        """One line as (jaar, 3, scenario, corporatie): DAEB, niet-DAEB and geheel without internal flows."""
        reeks = self.reeks(naam)
        if naam == "huur_per_maand":
            vhe = self.reeks("bestaand")
            teller, noemer = (reeks * vhe).sum(1), vhe.sum(1)
            totaal = np.divide(teller, noemer, out=np.zeros(noemer.shape), where=noemer != 0)
        else:
            totaal = reeks[:, 0] + reeks[:, 1]
        if naam in self.intern:
            totaal = totaal - self.reeks(self.intern[naam])[:, 1]
        return np.concatenate([reeks, totaal[:, None]], axis=1)

    def per_tak(self, naam: str) -> Bedragen:
        """One line as (jaar, scenario, corporatie, 3)."""
        return np.moveaxis(self.drie(naam), 1, -1)

    def lijn(self, naam: str) -> Bedragen:
        """One line as (scenario, corporatie, tak, jaar); the tak axis is DAEB, niet-DAEB, geheel."""
        return np.moveaxis(self.per_tak(naam), 0, -1)

    def kies(self, welke: NDArray[np.int64]) -> "Uitkomst":
        """The same projection of these corporations only."""
        return replace(
            self,
            stapel=self.stapel.kies(welke),
            extra=self.extra.kies(welke),
            basis={naam: reeks[..., welke] for naam, reeks in self.basis.items()},
            vpb_berekend=self.vpb_berekend[..., welke],
            _bewaard={},
        )

    def waarde(
        self, naam: str, corporatie: str, tak: str = GEHEEL, jaar: int | None = None, scenario: int = 0
    ) -> float:
        """One number, by name; `jaar` is a calendar year."""
        t = (jaar or self.stapel.uitgangspunten.startjaar) - self.stapel.uitgangspunten.startjaar
        if not 0 <= t < JAREN:
            raise KeyError(f"jaar {jaar} valt buiten de horizon")
        return float(self.lijn(naam)[scenario, self.stapel.corporaties.index(corporatie), KOLOMMEN.index(tak), t])
