"""Corporations side by side: what a `Basis` and a `Stapel` have in common, and taking and joining corporations.

One corporation may be taken many times and several regions be joined, so that many sizes of a task, or many scenarios,
are tried in one projection.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, Final, Self

import numpy as np
from numpy.typing import NDArray

from xl_doorrekening.invoer.uitgangspunten import Uitgangspunten
from xl_doorrekening.kern.indexen import Bedragen
from xl_doorrekening.kern.projecten import Stromen

_VOOROP: Final = frozenset({"aanwezig", "stand", "huur", "huur_begroot", "per_vhe", "fiscaal"})
"""Parts of which the corporations are the first axis; of the others they are the one after the years."""


@dataclass(frozen=True)
class Arrays:
    """What both have. Axes: (corporatie, tak) for standen, (jaar, corporatie, tak) for the rest."""

    uitgangspunten: Uitgangspunten
    corporaties: tuple[str, ...]
    aanwezig: Bedragen
    """1 where the tak has input, else 0."""
    stand: dict[str, Bedragen]
    huur: dict[str, Bedragen]
    huur_begroot: dict[str, Bedragen]
    """The policy on which an own budget of rents rests, where an agreement changed it; else empty."""
    benutting: Bedragen
    """Agreed rise of rents in place of path and deviation, (jaar, corporatie, tak); NaN where nothing was agreed."""
    huur_eigen: Bedragen
    """Own budget of rents, real; NaN where the rent is computed."""
    huur_projecten: Bedragen
    huur_doorgerold: Bedragen
    """What computed rents are more or less, real: of dwellings that became stock with a rent of their own."""
    vpb_eigen: Bedragen
    """Own budget of corporate tax, real; NaN where it is computed."""
    bestaand: Bedragen
    """Existing stock at year end, with the opening as first row: (16, corporatie, tak)."""
    vhe: Bedragen
    uitstroom: Bedragen
    """Existing dwellings that leave (net of those bought at the mean); they take the mean value of the tak along."""
    waarde_eigen: dict[str, Bedragen]
    """Own forecast of the laag instandhouding, NaN where the index is followed."""
    aflossing_geborgd: Bedragen
    aflossing_ongeborgd: Bedragen
    rente_bestaand: Bedragen
    rente_intern: Bedragen
    aflossing_intern: Bedragen
    """Paid by niet-DAEB to DAEB, (jaar, corporatie)."""
    fiscaal: dict[str, Bedragen]
    """Per corporation: afschrijving, correctie, verliezen, rente_over."""

    def kies(self, welke: NDArray[np.int64]) -> Self:
        """These corporations, in this order; one may be taken many times."""
        uit: Self = _elk(
            lambda x, as_: np.take(x[0], welke, axis=as_), [self], tuple(self.corporaties[i] for i in welke)
        )
        return uit


def naast(stukken: Sequence[Any]) -> Any:
    """The corporations of all of these one after another; each of the same kind, with the same uitgangspunten."""
    namen = tuple(naam for stuk in stukken for naam in stuk.corporaties)
    gevuld = [_aangevuld(stuk, stukken) for stuk in stukken] if hasattr(stukken[0], "schaal") else stukken
    return _elk(lambda delen, as_: np.concatenate(delen, axis=as_), gevuld, namen)


def _aangevuld(stuk: Any, stukken: Sequence[Any]) -> Any:
    """With what it leaves to its default and one of the others does not."""
    schaal = {n: stuk.schaal.get(n, np.ones(stuk.benutting.shape)) for ander in stukken for n in ander.schaal}
    begroot = stuk.huur_begroot or (stuk.huur if any(x.huur_begroot for x in stukken) else {})
    return replace(stuk, schaal=schaal, huur_begroot=begroot)


def _elk(doe: Callable[[list[Bedragen], int], Bedragen], stukken: Sequence[Any], corporaties: tuple[str, ...]) -> Any:
    """Do the same with every array of these, which have the same parts."""

    def uit(delen: list[Any], as_: int) -> Any:
        eerste = delen[0]
        if isinstance(eerste, dict):
            return {sleutel: uit([d[sleutel] for d in delen], as_) for sleutel in eerste}
        if isinstance(eerste, Stromen):
            return Stromen(doe([d.reeksen for d in delen], 2))
        return doe(delen, as_) if isinstance(eerste, np.ndarray) else eerste

    nieuw = {
        veld.name: uit([getattr(stuk, veld.name) for stuk in stukken], 0 if veld.name in _VOOROP else 1)
        for veld in fields(stukken[0])
    }
    return replace(stukken[0], **nieuw | {"corporaties": corporaties})
