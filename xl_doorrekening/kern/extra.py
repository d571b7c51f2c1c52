"""Nominal amounts on top of a stack: what is agreed in euros of the year, not at a price level.

The investment room is searched with it, and the instruments of stap 5 between corporations are carried by it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields

import numpy as np
from numpy.typing import NDArray

from xl_doorrekening.kern.corporatiestapel import KASREGELS, WAARDEN
from xl_doorrekening.kern.indexen import Bedragen


@dataclass(frozen=True, slots=True)
class Extra:
    """Amounts of each year, in €. Arrays are (jaar, scenario, corporatie, tak); a scenario axis of 1 is for all.

    All may be negative: what one corporation pays less, another pays more.
    """

    bedragen: Mapping[str, Bedragen] = field(default_factory=dict)
    """Per line of the scheme."""
    waarde: Mapping[str, Bedragen] = field(default_factory=dict)
    """Per value what is added at the end of the year; it moves with the index from then on."""
    vhe: Bedragen | None = None
    """Dwellings more than the stack has, at year end."""
    rente: Bedragen | None = None
    """Interest paid, on top of that on own loans."""
    rente_ontvangen: Bedragen | None = None
    """Interest received from another corporation."""
    leningen: Bedragen | None = None
    """Borrowed from another corporation: cash comes in, debt goes up."""
    aflossing: Bedragen | None = None
    """Repaid of such loans."""
    schuld_mee: Bedragen | None = None
    """Loans that come along with dwellings: debt goes up without cash. Guaranteed in DAEB, as new loans are."""
    aflossing_mee: Bedragen | None = None
    """Repaid of loans that came along."""
    vordering: Bedragen | None = None
    """Change of what is lent to another corporation; its cash stands in `bedragen`."""
    onbelast: Bedragen | None = None
    """What of the operating lines does not count for corporate tax: receipts minus expenditures."""
    rente_onbelast: Bedragen | None = None
    """Idem of the interest: paid minus received."""

    def __post_init__(self) -> None:
        onbekend = [n for n in self.bedragen if n not in KASREGELS and n != "huren"]
        onbekend += [n for n in self.waarde if n not in WAARDEN]
        if onbekend or any(a.ndim != 4 for a in self.arrays()):
            raise ValueError(
                f"een laag draagt alleen kasregels en waarden, als (jaar, scenario, corporatie, tak): {onbekend}"
            )

    def arrays(self) -> Iterator[Bedragen]:
        for veld in fields(self):
            x = getattr(self, veld.name)
            if isinstance(x, Mapping):
                yield from x.values()
            elif x is not None:
                yield x

    def kies(self, welke: NDArray[np.int64]) -> "Extra":
        """These corporations, in this order; one may be taken many times."""

        def uit(x: Bedragen | None) -> Bedragen | None:
            return None if x is None else x[:, :, welke]

        return self._elk(lambda x, _: uit(x), self)

    def plus(self, ander: "Extra") -> "Extra":
        """Both together, for the same corporations."""
        return self._elk(lambda a, b: b if a is None else a if b is None else a + b, ander)

    def naast(self, ander: "Extra", aantal: int, erbij: int) -> "Extra":
        """The `erbij` corporations of the other after the `aantal` of this one."""

        def uit(a: Bedragen | None, b: Bedragen | None) -> Bedragen | None:
            if a is None and b is None:
                return None
            vorm = (a if a is not None else b).shape  # type: ignore[union-attr]
            nul_a, nul_b = (np.zeros((*vorm[:2], n, vorm[3])) for n in (aantal, erbij))
            return np.concatenate([nul_a if a is None else a, nul_b if b is None else b], axis=2)

        return self._elk(uit, ander)

    def _elk(self, doe: Callable[[Bedragen | None, Bedragen | None], Bedragen | None], ander: "Extra") -> "Extra":
        nieuw: dict[str, object] = {}
        for veld in fields(self):
            a, b = getattr(self, veld.name), getattr(ander, veld.name)
            if isinstance(a, Mapping):
                nieuw[veld.name] = {n: doe(a.get(n), b.get(n)) for n in {**a, **b}}
            else:
                nieuw[veld.name] = doe(a, b)
        return Extra(**nieuw)  # type: ignore[arg-type]
