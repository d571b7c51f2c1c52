"""Monte Carlo over the macro paths: the chance that each norm holds, when it fails first, and fan charts.

Paths are drawn and projected block by block and only counts are kept, so that memory does not grow with their number.
Several stacks (variant A, variant B) run over the same paths: a difference between them is no difference in luck.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import ArrayLike

from xl_doorrekening.begrippen.normen import RATIO
from xl_doorrekening.begrippen.tijd import JAREN, KOLOMMEN
from xl_doorrekening.invoer.onzekerheid import Onzekerheid
from xl_doorrekening.invoer.uitgangspunten import Uitgangspunten
from xl_doorrekening.kern.indexen import Bedragen, macro
from xl_doorrekening.kern.projectie import projecteer
from xl_doorrekening.kern.ratios import grenzen, marge, telt_mee
from xl_doorrekening.kern.scenarios import blokken, in_delen
from xl_doorrekening.kern.stapel import Stapel
from xl_doorrekening.kern.toets import bereken_ratios, wordt_getoetst
from xl_doorrekening.kern.uitkomst import Uitkomst
from xl_doorrekening.onzekerheid.kwantielen import GEHEUGEN, Kwantielen
from xl_doorrekening.onzekerheid.paden import paden

Voortgang = Callable[[int, int], bool | None]
"""Called with the paths done and asked; False stops."""


@dataclass(frozen=True)
class Telling:
    """Numbers of paths; NaN where a figure is unknown. Those of several blocks add up."""

    paden: Bedragen
    """All of them, ()."""
    houdt: Bedragen
    """Per ratio, year, corporation and tak: within the limit with its buffer, (ratio, jaar, C, 3)."""
    houdt_altijd: Bedragen
    """Idem in all years, (ratio, C, 3)."""
    alles: Bedragen
    """All ratios that count, per year and corporation, (jaar, C)."""
    alles_altijd: Bedragen
    """Idem in all years, (C,)."""
    krapst: Bedragen
    """In which this ratio, of those that count, comes closest to its limit or furthest outside, (ratio, C)."""
    eerste: Bedragen
    """Of which this is the first year outside; the last is never, (16, C)."""

    def __add__(self, ander: "Telling") -> "Telling":
        return Telling(*(getattr(self, f.name) + getattr(ander, f.name) for f in fields(self)))


@dataclass(frozen=True)
class Kansen:
    """What one stack gives over the paths: shares of them, 0…1; NaN where a figure is unknown or nothing is tested."""

    stapel: Stapel
    ratios: tuple[str, ...]
    telling: Telling
    waaier: Bedragen
    """Quantiles KWANTIELEN of each ratio, (kwantiel, ratio, jaar, C, 3)."""
    exact: bool
    """Whether the quantiles are exact over all paths, or from bins (`kwantielen`)."""

    @property
    def tellend(self) -> tuple[str, ...]:
        """The ratios that count for the room, in the order of `Telling.krapst`."""
        return telt_mee(self.stapel.uitgangspunten)

    @property
    def paden(self) -> int:
        """Paths done."""
        return int(self.telling.paden)

    def deel(self, naam: str) -> Bedragen:
        """One of the counts as a share of the paths, shaped as in `Telling`."""
        aantal: Bedragen = getattr(self.telling, naam)
        return aantal / self.telling.paden if self.paden else np.full(aantal.shape, np.nan)


def simuleer(
    stapels: Mapping[str, Stapel], o: Onzekerheid, *, ratios: tuple[str, ...] | None = None,
    voortgang: Voortgang | None = None, threads: int | None = None, geheugen: float = GEHEUGEN,
) -> dict[str, Kansen]:  # fmt: skip
    """Run `o.paden` paths through these stacks of the same corporations; per stack its chances.

    `ratios`: those to tell of (default: every one with a norm); those that count for the room are always computed.
    The first stack is the reference for own budgets of corporate tax: on every path the others pay the difference
    (rekenregels §6). A KeyboardInterrupt, or `voortgang` that answers False, ends with the paths done so far.
    """
    eerste = next(iter(stapels.values()))
    u, n = eerste.uitgangspunten, len(eerste.corporaties)
    namen = met_norm(u) if ratios is None else tuple(r for r in ratios if r in RATIO)
    eigen = macro(u)
    zelf = not np.isnan(eerste.vpb_eigen).all()

    def reken(deel: slice) -> dict[str, tuple[Telling, list[Bedragen]]]:
        pad, referentie, uit = paden(eigen, o, deel), None, {}
        for code, st in stapels.items():
            uitkomst = projecteer(st, pad, vpb_referentie=referentie)
            referentie = uitkomst.vpb_berekend if zelf and referentie is None else referentie
            uit[code] = _tel(uitkomst, namen)
        return uit

    tellingen = {code: _niets(st, namen) for code, st in stapels.items()}
    kwantielen = {code: Kwantielen((len(namen), JAREN, len(KOLOMMEN)), n, o.paden, geheugen) for code in stapels}
    with suppress(KeyboardInterrupt):  # what is done by then is the result
        for deel, blok in in_delen(blokken(o.paden, n), reken, threads):
            for code, (telling, waarden) in blok.items():
                kwantielen[code].neem(waarden)
                tellingen[code] += telling
            if voortgang is not None and voortgang(deel.stop, o.paden) is False:
                break
    return {
        code: Kansen(st, namen, tellingen[code], np.moveaxis(k.geef(), 3, -1), k.exact)
        for (code, st), k in zip(stapels.items(), kwantielen.values(), strict=True)
    }


def met_norm(u: Uitgangspunten) -> tuple[str, ...]:
    """The ratios that have a norm for some tak."""
    return tuple(naam for naam, grens in grenzen(u).items() if not np.isnan(grens).all())


def _geteld(zo: ArrayLike) -> Bedragen:
    """Paths (the last axis but one) in which it is so: a product with ones, some times faster than counting."""
    x = np.asarray(zo, dtype=np.float64)
    uit: Bedragen = np.ones(x.shape[-2]) @ x
    return uit


def _aantal(goed: ArrayLike, bekend: ArrayLike) -> Bedragen:
    """Idem; NaN where it is unknown."""
    return np.where(bekend, _geteld(goed), np.nan)


def _tel(uitkomst: Uitkomst, namen: tuple[str, ...]) -> tuple[Telling, list[Bedragen]]:
    """The counts of one block, and the values of these ratios, each (jaar, 3, S, C)."""
    st = uitkomst.stapel
    scenarios, n = uitkomst.vorm[2:]
    grens, tellend = grenzen(st.uitgangspunten), telt_mee(st.uitgangspunten)
    waarden = {r: np.moveaxis(x, -1, 1) for r, x in bereken_ratios(uitkomst, {*namen, *tellend}).items()}
    houdt, houdt_altijd = np.empty((len(namen), JAREN, 3, n)), np.empty((len(namen), 3, n))
    krapste: Bedragen = np.full((JAREN, scenarios, n), np.inf)
    per_ratio = np.full((len(tellend), scenarios, n), np.inf)
    for r, x in waarden.items():
        m = marge(r, x, grens[r][:, None, None])
        if r in namen:
            goed, bekend = m >= 0, _geteld(np.isnan(m)) == 0
            houdt[namen.index(r)] = _aantal(goed, bekend)
            houdt_altijd[namen.index(r)] = _aantal(goed.all(0), bekend.all(0))
        if r in tellend:
            kleinste = np.where(wordt_getoetst(st, r).T[:, None], m, np.inf).min(1)
            per_ratio[tellend.index(r)] = kleinste.min(0)
            krapste = np.minimum(krapste, kleinste)
    iets = np.any([wordt_getoetst(st, r).any(1) for r in tellend], axis=0) if tellend else np.zeros(n, dtype=bool)
    bekend = (_geteld(np.isnan(krapste)) == 0) & iets
    binnen, altijd = krapste >= 0, bekend.all(0)
    eerste = np.where(binnen.all(0), JAREN, np.argmin(binnen, axis=0))
    welke = np.where(np.isinf(krapste.min(0)), -1, np.argmin(per_ratio, axis=0)) if tellend else eerste
    telling = Telling(
        paden=np.array(float(scenarios)),
        houdt=np.moveaxis(houdt, 2, -1),
        houdt_altijd=np.moveaxis(houdt_altijd, 1, -1),
        alles=_aantal(binnen, bekend),
        alles_altijd=_aantal(binnen.all(0), altijd),
        krapst=np.array([_aantal(welke == i, altijd) for i in range(len(tellend))]).reshape(len(tellend), n),
        eerste=np.array([_aantal(eerste == t, altijd) for t in range(JAREN + 1)]),
    )
    return telling, [waarden[r] for r in namen]


def _niets(st: Stapel, namen: tuple[str, ...]) -> Telling:
    """No path yet."""
    r, n, k = len(namen), len(st.corporaties), len(KOLOMMEN)
    vormen = ((), (r, JAREN, n, k), (r, n, k), (JAREN, n), (n,), (len(telt_mee(st.uitgangspunten)), n), (JAREN + 1, n))
    return Telling(*(np.zeros(vorm) for vorm in vormen))
