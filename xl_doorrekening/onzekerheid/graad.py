"""The realisatiegraad at which the shortfall appears: how much of the whole plan fits the norms, path by path.

Per path and corporation the largest share of the plan of variant B (sales included, as in `opgave.gevoeligheid`) with
which every norm that counts holds in all years. It is sought in two rounds: shares common to all paths and corporations
in one projection of their outer product; then, per corporation, between the two shares where it breaks.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from xl_doorrekening.begrippen.onzekerheid import KWANTIELEN
from xl_doorrekening.invoer.onzekerheid import Onzekerheid
from xl_doorrekening.kern.indexen import Bedragen, Macro, macro
from xl_doorrekening.kern.projecten import Stromen, projectstromen
from xl_doorrekening.kern.projectie import projecteer
from xl_doorrekening.kern.projecttabel import Projecttabel
from xl_doorrekening.kern.scenarios import blokken, in_delen
from xl_doorrekening.kern.stapel import Basis, Stapel, leg_op
from xl_doorrekening.kern.toets import krapste
from xl_doorrekening.onzekerheid.paden import paden
from xl_doorrekening.onzekerheid.simulatie import Voortgang

STAPPEN: Final = 16
"""Parts in which each round cuts: the share is found to 1 / STAPPEN²."""
GROEP: Final = 100
"""Paths that are finished before the next: what an interruption may lose."""

_Getallen = NDArray[np.int64]


@dataclass(frozen=True)
class Graden:
    """Shares of the plan that fit, per path and corporation, (S, C), 0…1.

    NaN where there is no plan or a figure is unknown; 0 also where the norms fail without any plan.
    """

    graad: Bedragen

    @property
    def paden(self) -> int:
        return len(self.graad)

    def kwantielen(self) -> Bedragen:
        """The quantiles KWANTIELEN, (kwantiel, C)."""
        if not self.paden:
            return np.full((len(KWANTIELEN), self.graad.shape[1]), np.nan)
        uit: Bedragen = np.quantile(self.graad, KWANTIELEN, axis=0, method="inverted_cdf")
        return uit

    def kans_heel(self) -> Bedragen:
        """Chance that there is no shortfall at a realisatiegraad of 100%, (C,)."""
        if not self.paden:
            return np.full(self.graad.shape[1], np.nan)
        return np.where(np.isnan(self.graad).any(0), np.nan, (self.graad == 1).mean(0))


@dataclass(frozen=True)
class _Zoektocht:
    b: Basis
    alles: Bedragen
    """Flows of the whole plan, (kanaal, jaar, C, tak)."""
    zonder: Stapel
    """Variant A: the reference for own budgets of corporate tax."""
    threads: int | None

    def stapel(self, wie: _Getallen, delen: Bedragen) -> Stapel:
        """These corporations, each with its share of the plan."""
        return leg_op(self.b.kies(wie), Stromen(self.alles[:, :, wie] * delen[:, None]))

    def marges(self, st: Stapel, wie: _Getallen, pad: Macro) -> Bedragen:
        """Smallest margin over all years per path, (S, len(wie))."""
        vpb = None
        if not np.isnan(st.vpb_eigen).all():
            eigen, plek = np.unique(wie, return_inverse=True)
            vpb = projecteer(self.zonder.kies(eigen), pad).vpb_berekend[:, :, plek]
        uit: Bedragen = krapste(projecteer(st, pad, vpb_referentie=vpb)).min(0)
        return uit

    def graden(self, pad: Macro) -> Bedragen:
        """The share per path and corporation, (S, C)."""
        n = len(self.b.corporaties)
        aantal = next(iter(pad.values())).shape[0]
        delen = np.linspace(0, 1, STAPPEN + 1)
        wie = np.repeat(np.arange(n), len(delen))
        st = self.stapel(wie, np.tile(delen, n))
        stukken = in_delen(blokken(aantal, len(wie)), lambda d: self.marges(st, wie, _van(pad, d)), self.threads)
        m = np.concatenate([x for _, x in stukken]).reshape(aantal, n, len(delen))
        hoogste = _hoogste(m)
        uit = np.where(np.isnan(m).any(-1), np.nan, np.maximum(hoogste, 0) / STAPPEN)
        werk = list(_werk(uit, hoogste))
        for (c, i, rijen), fijn in in_delen(werk, lambda w: self._fijn(*w, pad), self.threads):
            uit[rijen, c] = (i + fijn / STAPPEN) / STAPPEN
        return uit

    def _fijn(self, c: int, i: int, rijen: _Getallen, pad: Macro) -> Bedragen:
        """How many of STAPPEN parts between the share `i` that fits and the next one that does not, (len(rijen),)."""
        delen = (i + np.arange(1, STAPPEN) / STAPPEN) / STAPPEN
        wie = np.full(len(delen), c)
        st = self.stapel(wie, delen)
        blok = blokken(len(rijen), len(wie))
        m = np.concatenate([self.marges(st, wie, _van(pad, rijen[d])) for d in blok])
        return (_hoogste(m) + 1).astype(float)


def _van(pad: Macro, welke: slice | _Getallen) -> Macro:
    return {naam: reeks[welke] for naam, reeks in pad.items()}


def _hoogste(marges: Bedragen) -> _Getallen:
    """Number of the largest share (last axis) that fits; −1 where none does."""
    goed = marges >= 0
    laatste = goed.shape[-1] - 1 - np.argmax(goed[..., ::-1], axis=-1)
    return np.where(goed.any(-1), laatste, -1)


def _werk(graad: Bedragen, hoogste: _Getallen) -> Iterator[tuple[int, int, _Getallen]]:
    """Per corporation and share where the plan breaks: the paths on which it does."""
    for c in range(graad.shape[1]):
        for i in range(STAPPEN):
            rijen = np.flatnonzero((hoogste[:, c] == i) & ~np.isnan(graad[:, c]))
            if rijen.size:
                yield c, i, rijen


def graden(
    b: Basis, plan: Projecttabel, o: Onzekerheid, zonder: Stapel, *, voortgang: Voortgang | None = None,
    threads: int | None = None,
) -> Graden:  # fmt: skip
    """The first `o.paden_graad` paths; `b` with the agreements of variant B, `plan` its projects, `zonder` variant A.

    A KeyboardInterrupt, or `voortgang` that answers False, ends with the groups of paths done so far.
    """
    u, n = b.uitgangspunten, len(b.corporaties)
    alles = projectstromen(plan, n, u.definities, u.startjaar).reeksen
    zoek = _Zoektocht(b, alles, zonder, threads)
    zonder_plan = ~np.isin(np.arange(n), plan.corporatie)
    klaar: list[Bedragen] = []
    with suppress(KeyboardInterrupt):  # what is done by then is the result
        for a in range(0, o.paden_graad, GROEP):
            tot = min(a + GROEP, o.paden_graad)
            graad = zoek.graden(paden(macro(u), o, slice(a, tot)))
            graad[:, zonder_plan] = np.nan
            klaar.append(graad)
            if voortgang is not None and voortgang(tot, o.paden_graad) is False:
                break
    return Graden(np.concatenate([np.empty((0, n)), *klaar]))
