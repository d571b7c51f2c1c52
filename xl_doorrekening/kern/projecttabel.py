"""The projects of a region as columns: one entry a project, figures per dwelling at the opening price level.

Everything that is done to plans (realisatiegraad, vertraging, dropping what does not fit) is a change of these columns.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from xl_doorrekening.begrippen.dpm import BOUW, Hardheid, Laag, Soort, Taknaam, Woningtype
from xl_doorrekening.begrippen.opgave import TYPE_BIJ, Opgavetype
from xl_doorrekening.begrippen.regels import Index
from xl_doorrekening.begrippen.tijd import BELEIDSRIJK, JAREN, TAKKEN
from xl_doorrekening.invoer.corporatie import Project
from xl_doorrekening.invoer.kengetallen import Kengetallen, projectkengetal
from xl_doorrekening.kern.indexen import Bedragen, Prijspeil

Getallen = NDArray[np.int64]
SOORTEN: Final = tuple(Soort)
LAGEN: Final = tuple(Laag)
TYPEN: Final = tuple(Opgavetype)
GEEN: Final = -1
"""In column `opgave`: serves none of the types of task."""

KOSTENINDEX: Final = {Soort.AANKOOP: Index.MARKTWAARDE, Soort.VERKOOP: Index.PRIJS}
"""With which the cost per dwelling moves; building costs otherwise."""
_CIJFERS: Final = (
    ("huur", Index.HUUR), ("onderhoud", Index.ONDERHOUD), ("overige_lasten", Index.PRIJS),
    ("beleidswaarde", Index.BELEIDSWAARDE), ("marktwaarde", Index.MARKTWAARDE),
)  # fmt: skip
EIGEN_CIJFERS: Final = (("subsidie", Index.BOUW), ("opbrengst", Index.LEEGWAARDE))
"""Never from a key figure."""
_SOORT: Final = {x: i for i, x in enumerate(SOORTEN)}
_LAAG: Final = {x: i for i, x in enumerate(LAGEN)} | {None: LAGEN.index(Laag.INSTANDHOUDING)}
_TYPE: Final = {x: i for i, x in enumerate(TYPEN)} | {None: GEEN}
_TAK: Final = {Taknaam(x): i for i, x in enumerate(TAKKEN)} | {None: 0}
_KOLOMMEN: Final = ("corporatie", "rij", "tak", "soort", "laag", "opgave", "zacht", "aantal", "start", "oplevering")


def gelijkmatig(start: Getallen, eind: Getallen, startjaar: int) -> Bedragen:
    """Even spread over start..eind, (P, 15); what falls before the horizon has happened, after it is out of sight."""
    jaar = np.arange(startjaar, startjaar + JAREN)
    binnen = (jaar >= start[:, None]) & (jaar <= eind[:, None])
    return np.where(binnen, 1 / np.maximum(eind - start + 1, 1)[:, None], 0.0)


@dataclass(frozen=True)
class Projecttabel:
    """Columns over projects. `per`: € per dwelling, real; NaN is unknown (or, for what is optional, not given)."""

    projecten: tuple[Project, ...]
    corporatie: Getallen
    rij: Getallen
    """Which row of the corporation's table of projects; GEEN for a part of the task that has no plan yet."""
    tak: Getallen
    soort: Getallen
    laag: Getallen
    opgave: Getallen
    zacht: NDArray[np.bool_]
    aantal: Bedragen
    start: Getallen
    oplevering: Getallen
    per: dict[str, Bedragen]

    def __len__(self) -> int:
        return len(self.projecten)

    def kies(self, welke: NDArray[np.bool_] | Getallen) -> "Projecttabel":
        """These projects only: a mask or positions."""
        plekken = np.flatnonzero(welke) if welke.dtype == bool else welke
        return replace(
            self,
            projecten=tuple(self.projecten[i] for i in plekken),
            per={naam: reeks[plekken] for naam, reeks in self.per.items()},
            **{naam: getattr(self, naam)[plekken] for naam in _KOLOMMEN},
        )

    def plus(self, ander: "Projecttabel") -> "Projecttabel":
        """These projects and then those."""
        return replace(
            self,
            projecten=self.projecten + ander.projecten,
            per={naam: np.concatenate([reeks, ander.per[naam]]) for naam, reeks in self.per.items()},
            **{naam: np.concatenate([getattr(self, naam), getattr(ander, naam)]) for naam in _KOLOMMEN},
        )

    def met_aantal(self, aantal: Bedragen) -> "Projecttabel":
        """The same projects with other numbers of dwellings; those without any are left out."""
        return replace(self, aantal=aantal).kies(aantal > 0)

    def verschoven(self, corporaties: int) -> "Projecttabel":
        """The same projects of corporations so many places further on."""
        return replace(self, corporatie=self.corporatie + corporaties)

    def opgeleverd(self, startjaar: int) -> Bedragen:
        """Dwellings per year of the horizon, (P, 15): what is built at delivery, what is done in steps evenly."""
        bouw = self.is_soort(*BOUW)
        begin = np.where(bouw, self.oplevering, self.start)
        uit: Bedragen = self.aantal[:, None] * gelijkmatig(begin, self.oplevering, startjaar)
        return uit

    def is_soort(self, *soorten: Soort) -> NDArray[np.bool_]:
        return np.isin(self.soort, [SOORTEN.index(s) for s in soorten])

    def in_laag(self, lagen: Iterable[Laag]) -> NDArray[np.bool_]:
        return np.isin(self.laag, [LAGEN.index(x) for x in lagen])

    def beleidsarm(self, startjaar: int) -> NDArray[np.bool_]:
        """As `begint_beleidsarm`."""
        return np.asarray(self.start >= startjaar + BELEIDSRIJK)


def compleet(p: Project) -> bool:
    """Whether a row says enough to compute with; else it is a finding and skipped."""
    return p.soort is not None and bool(p.aantal) and p.oplevering is not None


def begint_beleidsarm(p: Project, startjaar: int) -> bool:
    """Whether a project would start in the policy-lean years: then it is no part of the task (rekenregels, Vorm)."""
    begin = p.start if p.start is not None else p.oplevering
    return begin is not None and begin >= startjaar + BELEIDSRIJK


def opgavetype(p: Project) -> Opgavetype | None:
    """The task this project serves: as entered, else what its kind implies."""
    return p.opgave if p.opgave is not None else TYPE_BIJ.get(p.soort) if p.soort is not None else None


@lru_cache(None)
def cijfers(soort: Soort) -> tuple[tuple[str, Index], ...]:
    """Figures per dwelling that a project may leave to a key figure, with the index they move with."""
    return (("kosten", KOSTENINDEX.get(soort, Index.BOUW)), *_CIJFERS)


def projecttabel(projecten: Iterable[tuple[int, int, Project]], k: Kengetallen, peil: Prijspeil) -> Projecttabel:
    """Columns of these projects, each with the number of its corporation and its row; incomplete ones are left out."""
    factor = lru_cache(None)(peil.factor)

    @lru_cache(None)
    def kengetal(soort: Soort, woningtype: Woningtype | None, type_: Opgavetype | None) -> list[float]:
        kg = projectkengetal(k, soort.value, (woningtype or Woningtype.APPARTEMENT).value, type_ and type_.value)
        uit = []
        for naam, index in cijfers(soort):
            waarde = getattr(kg, naam)
            uit.append(np.nan if waarde is None else waarde * factor(index, kg.prijspeil))
        return [*uit, np.nan, np.nan, np.nan]

    rijen, bedragen = [], []
    for c, r, p in projecten:
        if p.soort is None or not p.aantal or p.oplevering is None:
            continue
        type_ = opgavetype(p)
        rijen.append((
            p, c, r, _TAK[p.tak], _SOORT[p.soort], _LAAG[p.laag], _TYPE[type_], p.hardheid is not Hardheid.HARD,
            p.aantal, p.oplevering if p.start is None else p.start, p.oplevering,
        ))  # fmt: skip
        rij = kengetal(p.soort, p.woningtype, type_).copy()
        for i, (naam, index) in enumerate((*cijfers(p.soort), *EIGEN_CIJFERS)):
            eigen = getattr(p, naam)
            if eigen is not None:
                rij[i] = eigen * factor(index, p.prijspeil)
        if p.huur is not None:
            rij[-1] = p.huur * factor(Index.HUUR, p.prijspeil)
        bedragen.append(rij)
    namen = ("kosten", *(n for n, _ in _CIJFERS), *(n for n, _ in EIGEN_CIJFERS), "eigen_huur")
    per = np.array(bedragen, dtype=float).reshape(len(rijen), len(namen))
    kolom = list(zip(*rijen, strict=True)) if rijen else [()] * 11
    gehelen: list[Getallen] = [np.array(kolom[i], dtype=np.int64) for i in (1, 2, 3, 4, 5, 6, 9, 10)]
    corporatie, rijnummer, tak, soort, laag, opgave, start, oplevering = gehelen
    return Projecttabel(
        projecten=tuple(kolom[0]), corporatie=corporatie, rij=rijnummer, tak=tak, soort=soort, laag=laag, opgave=opgave,
        zacht=np.array(kolom[7], dtype=bool), aantal=np.array(kolom[8], dtype=float), start=start,
        oplevering=oplevering, per={naam: per[:, i] for i, naam in enumerate(namen)},
    )  # fmt: skip
