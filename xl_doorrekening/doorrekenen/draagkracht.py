"""The verdict of stap 4 per corporation and for the region: what fits, what does not, and from which year."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from xl_doorrekening.begrippen.dpm import BOUW
from xl_doorrekening.begrippen.tijd import JAREN
from xl_doorrekening.doorrekenen.resultaat import Doorrekening, Haalbaarheid, Variant, zoek
from xl_doorrekening.kern.indexen import Bedragen
from xl_doorrekening.opgave.regionaal import herken
from xl_doorrekening.opgave.tekort import Tekort
from xl_doorrekening.regio.oordeel import Oordeel
from xl_doorrekening.regio.richting import Richting
from xl_doorrekening.regio.ruimte import Ruimte


def eerste_jaar(v: Variant, c: int) -> int | None:
    """The first year in which a corporation is outside a limit with its buffer: in which it drops out."""
    jaren = np.flatnonzero(v.krapste[:, c] < 0)
    return v.uitkomst.stapel.uitgangspunten.startjaar + int(jaren[0]) if jaren.size else None


@dataclass(frozen=True)
class Last:
    """A corporation's part of the task and what of it does not fit in one variant; € at the opening price level."""

    opgave: float
    rato: float
    volgorde: float
    nieuwbouw_rato: float
    """New dwellings that are not built."""
    nieuwbouw_volgorde: float
    haakt_af: int | None

    @property
    def haalbaar(self) -> float:
        """1 − tekort / opgave, naar rato; NaN without a task."""
        return 1 - self.rato / self.opgave if self.opgave else np.nan


def last(v: Variant, c: int) -> Last:
    """What one variant asks of a corporation; NaN where figures are missing."""
    rato, volgorde = v.tekorten
    van_c = rato.plan.corporatie == c
    bouw = van_c & rato.plan.is_soort(*BOUW)
    startjaar = v.uitkomst.stapel.uitgangspunten.startjaar

    def euro(t: Tekort) -> float:
        return float(t.ongedaan()[van_c].sum())

    def woningen(t: Tekort) -> float:
        return float(t.woningen(startjaar)[1][bouw].sum())

    return Last(
        float(rato.investering[van_c].sum()), euro(rato), euro(volgorde), woningen(rato), woningen(volgorde),
        eerste_jaar(v, c),
    )  # fmt: skip


@dataclass(frozen=True)
class Draagkracht:
    corporatie: str
    a_haakt_af: int | None
    b: Last
    r: Last
    voor: float
    """Responsible room for new building before the task, €; NaN when unknown or without limit."""
    na: float
    """And after the whole task."""
    na_woningen: float
    """In reference dwellings; 0 where there is a shortfall."""


def verantwoord(r: Ruimte, o: Oordeel) -> float:
    """The room, €, or none where upkeep cannot go on; NaN when unknown or without limit."""
    bedrag = np.nan if r.onbegrensd else r.bedrag
    return bedrag if o.verantwoord else min(bedrag, 0.0)


def draagkracht(d: Doorrekening, h: Haalbaarheid) -> list[Draagkracht]:
    """Per corporation, in the order of the region."""
    uit = []
    for c, o in enumerate(d.oordelen):
        voor, na = (zoek(x, o.corporatie, Richting.NIEUWBOUW, d.hoofdtak(c)) for x in (d.ruimten, h.ruimten))
        over = verantwoord(na, o)
        uit.append(Draagkracht(
            o.corporatie, eerste_jaar(d.basis, c), last(h.plan, c), last(h.realistisch, c), verantwoord(voor, o), over,
            np.nan if np.isnan(over) else float(np.floor(na.woningen)) if over > 0 else 0.0,
        ))  # fmt: skip
    return uit


@dataclass(frozen=True)
class Totaal:
    """The region in one variant, €; corporations of which figures are missing are named and left out."""

    opgave: float
    rato: float
    volgorde: float
    niet_geplaatst: float
    """What no one was allotted, at key figures."""
    afhakers: int
    onbekend: tuple[str, ...]

    @property
    def haalbaar(self) -> float:
        """1 − tekort / opgave, with what is not placed in both; NaN without a task."""
        return self._deel(self.rato)

    @property
    def haalbaar_volgorde(self) -> float:
        return self._deel(self.volgorde)

    def _deel(self, tekort: float) -> float:
        alles = self.opgave + self.niet_geplaatst
        return 1 - (tekort + self.niet_geplaatst) / alles if alles else np.nan


def regiototaal(dragers: list[Draagkracht], niet_geplaatst: float = 0.0, *, realistisch: bool = False) -> Totaal:
    """Added up over the corporations."""
    lasten = [(x.corporatie, x.r if realistisch else x.b) for x in dragers]
    bekend = [x for _, x in lasten if not np.isnan(x.opgave + x.rato)]
    return Totaal(
        sum(x.opgave for x in bekend), sum(x.rato for x in bekend), sum(x.volgorde for x in bekend), niet_geplaatst,
        sum(x.haakt_af is not None for _, x in lasten),
        tuple(naam for naam, x in lasten if np.isnan(x.opgave + x.rato)),
    )  # fmt: skip


@dataclass(frozen=True)
class Perjaar:
    """The region per year, (15,) each: investment in €, new dwellings."""

    opgave: Bedragen
    rato: Bedragen
    volgorde: Bedragen
    nieuwbouw: Bedragen
    nieuwbouw_rato: Bedragen
    nieuwbouw_volgorde: Bedragen


def per_jaar(v: Variant) -> Perjaar:
    """Planned and undone of all corporations together, as far as it can be told."""
    rato, volgorde = v.tekorten
    start = v.uitkomst.stapel.uitgangspunten.startjaar
    b = rato.bekend
    bouw = rato.plan.is_soort(*BOUW) & b
    gepland, weg = (x[bouw].sum(0) for x in rato.woningen(start))
    return Perjaar(
        rato.investering[b].sum(0), rato.ongedaan()[b].sum(0), volgorde.ongedaan()[b].sum(0), gepland, weg,
        volgorde.woningen(start)[1][bouw].sum(0),
    )  # fmt: skip


@dataclass(frozen=True)
class Plek:
    """What is planned and undone of one type in one gemeente, dwellings; years as (15,)."""

    gemeente: str
    type: int
    plan: float
    rato: Bedragen
    volgorde: float
    rest: Bedragen
    """Not placed with anyone."""


def plekken(h: Haalbaarheid) -> Iterator[Plek]:
    """Every gemeente and type with something undone or unplaced, in the order of the task."""
    rato, volgorde = h.plan.tekorten
    start = h.plan.uitkomst.stapel.uitgangspunten.startjaar
    gepland, weg = rato.woningen(start)
    weg_volgorde = volgorde.woningen(start)[1]
    sleutels = [(p.gemeente or "", int(t)) for p, t in zip(rato.plan.projecten, rato.plan.opgave, strict=True)]
    per: dict[tuple[str, int], list[int]] = {}
    for i, (gemeente, type_) in enumerate(sleutels):
        if type_ >= 0 and rato.bekend[i]:
            per.setdefault((herken(gemeente), type_), []).append(i)
    namen = {herken(g): g for g, _ in sleutels}
    rest: dict[tuple[str, int], Bedragen] = {}
    if h.toegerekend is not None:
        for g, gemeente in enumerate(h.toegerekend.regionaal.gemeenten):
            namen[herken(gemeente)] = gemeente
            for type_, per_gemeente in enumerate(h.toegerekend.niet_geplaatst):
                if per_gemeente[g].any():
                    rest[herken(gemeente), type_] = per_gemeente[g]
    for sleutel in sorted({*per, *rest}, key=lambda x: (x[1], x[0])):
        rijen = per.get(sleutel, [])
        open_ = rest.get(sleutel, np.zeros(JAREN))
        plek = Plek(
            namen[sleutel[0]],
            sleutel[1],
            float(gepland[rijen].sum()),
            weg[rijen].sum(0),
            float(weg_volgorde[rijen].sum()),
            open_,
        )
        if plek.rato.any() or plek.volgorde or open_.any():
            yield plek
