"""Very many scenarios: in blocks that fit the cache, on as many threads as there are processors, memory bounded."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Final, TypeVar

import numpy as np

from xl_doorrekening.kern.indexen import Macro
from xl_doorrekening.kern.projectie import projecteer
from xl_doorrekening.kern.stapel import Stapel
from xl_doorrekening.kern.uitkomst import Uitkomst

CELLEN: Final = 6_000
"""Scenario × corporatie in a block: one year of one tak is then some 50 kB."""

D = TypeVar("D")
T = TypeVar("T")


def blokken(scenarios: int, corporaties: int) -> list[slice]:
    """The scenarios cut into blocks of about CELLEN."""
    stap = max(1, CELLEN // max(corporaties, 1))
    return [slice(a, min(a + stap, scenarios)) for a in range(0, scenarios, stap)]


@cache
def _houd_geheugen_vast() -> None:
    """Make glibc keep freed arrays for the next block, once per process; elsewhere this does nothing.

    Its threshold for returning memory to the system follows the largest array that was freed. Below it every temporary
    array of a block is a fresh, zeroed page again, which costs a quarter of the time and more with several threads.
    """
    np.empty(30_000_000, dtype=np.uint8)  # not touched: takes no memory by itself


def in_delen(delen: Sequence[D], reken: Callable[[D], T], threads: int | None = None) -> Iterator[tuple[D, T]]:
    """Each part with what `reken` makes of it, in order.

    numpy lets go of the interpreter while it computes, so threads run side by side.
    """
    _houd_geheugen_vast()
    aantal = threads or os.cpu_count() or 1
    if aantal == 1 or len(delen) == 1:
        yield from ((deel, reken(deel)) for deel in delen)
        return
    with ThreadPoolExecutor(aantal) as pool:
        # a window of work, so that unread summaries do not pile up
        for i in range(0, len(delen), 4 * aantal):
            stuk = delen[i : i + 4 * aantal]
            yield from zip(stuk, pool.map(reken, stuk), strict=True)


def per_blok(
    st: Stapel, pad: Macro, vat_samen: Callable[[Uitkomst], T], threads: int | None = None
) -> Iterator[tuple[slice, T]]:
    """Project block by block and keep only what `vat_samen` makes of it: (scenarios, summary), in order.

    `pad`: (S, 15) a series.
    """

    def reken(deel: slice) -> T:
        return vat_samen(projecteer(st, {naam: reeks[deel] for naam, reeks in pad.items()}))

    delen = blokken(next(iter(pad.values())).shape[0], len(st.corporaties))
    return in_delen(delen, reken, threads)
