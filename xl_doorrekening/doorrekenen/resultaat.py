"""What a doorrekening gives back."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from xl_doorrekening.begrippen.normen import RATIOS
from xl_doorrekening.begrippen.tijd import TAKKEN
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.kern.indexen import Bedragen
from xl_doorrekening.kern.projectie import Uitkomst
from xl_doorrekening.kern.projecttabel import Projecttabel
from xl_doorrekening.kern.ratios import telt_mee
from xl_doorrekening.kern.stapel import alle_projecten, basis, met_huurafspraken
from xl_doorrekening.kern.toets import Toets, krapste
from xl_doorrekening.opgave.gevoeligheid import Bijgraad
from xl_doorrekening.opgave.plannen import eigen_plannen
from xl_doorrekening.opgave.tekort import Tekort
from xl_doorrekening.opgave.toerekening import Toegerekend
from xl_doorrekening.opgave.uitval import Stapelstap
from xl_doorrekening.regio.oordeel import Oordeel
from xl_doorrekening.regio.richting import Richting
from xl_doorrekening.regio.ruimte import Ruimte
from xl_doorrekening.solidariteit.situatie import Inhoud, Situatie, uitgangssituatie

A, B, R, C = "A", "B", "R", "C"
"""Instandhouding alone; with the task as planned on top; with what of it is realistic; B with a scenario of stap 5
(rekenregels, Vorm, §9 and §10)."""


@dataclass(frozen=True)
class Variant:
    """A stack of lagen: its projection, tested, with the verdict per corporation."""

    code: str
    uitkomst: Uitkomst
    toets: Toets
    oordelen: tuple[Oordeel, ...]
    plan: Projecttabel | None = None
    """The projects on top of instandhouding."""
    tekorten: tuple[Tekort, ...] = ()
    """What of the plan does not fit: naar rato, and op volgorde."""

    @cached_property
    def krapste(self) -> Bedragen:
        """Tightest margin of the ratios that count, (jaar, corporatie); see `kern.toets.krapste`."""
        uit: Bedragen = krapste(self.uitkomst)[:, 0]
        return uit


@dataclass(frozen=True)
class Haalbaarheid:
    """Stap 4: the task on top of instandhouding."""

    toegerekend: Toegerekend | None
    """None when the region entered no task: then the own plans are the task."""
    niet_geplaatst: float
    """Investment of what no one was allotted, at key figures, €."""
    plan: Variant
    """Variant B."""
    realistisch: Variant
    """Variant R."""
    ruimten: tuple[Ruimte, ...]
    """Room left after the whole task."""
    stappen: tuple[Stapelstap, ...]
    gevoeligheid: tuple[Bijgraad, ...]


@dataclass(frozen=True)
class Scenariouitkomst:
    """Stap 5: one scenario, what was laid on variant B, and what came of it."""

    naam: str
    toelichting: str
    inhoud: Inhoud
    situatie: Situatie
    variant: Variant


@dataclass(frozen=True)
class Doorrekening:
    """All results for a region."""

    regio: Regio
    vingerafdruk: str
    basis: Variant
    """Variant A."""
    ruimten: tuple[Ruimte, ...]
    tekort_ineens: Bedragen
    """(corporatie, tak), €."""
    haalbaarheid: Haalbaarheid | None
    """None when nothing lies on top of instandhouding: no task, no plans, no agreed rent policy."""

    scenarios: tuple[Scenariouitkomst, ...] = ()
    gekozen: Scenariouitkomst | None = None
    """The scenario on which the agreements rest, also when the others of the list are not to be calculated with it;
    None for variant B, and for a name that is not there."""

    @cached_property
    def startpunt(self) -> Situatie:
        """What scenarios change: variant B, or A with the own plans (none) where there is no task."""
        regio, opgave = self.regio, self.opgave
        if opgave is not None and opgave.plan is not None:
            return uitgangssituatie(met_huurafspraken(basis(regio), regio), opgave.plan)
        tabel = alle_projecten(regio)
        return uitgangssituatie(basis(regio, tabel), eigen_plannen(tabel, regio.uitgangspunten))

    @property
    def uitkomst(self) -> Uitkomst:
        return self.basis.uitkomst

    @property
    def toets(self) -> Toets:
        return self.basis.toets

    @property
    def oordelen(self) -> tuple[Oordeel, ...]:
        return self.basis.oordelen

    @property
    def opgave(self) -> Variant | None:
        """Variant B."""
        return None if self.haalbaarheid is None else self.haalbaarheid.plan

    @property
    def varianten(self) -> tuple[Variant, ...]:
        """A, and B and R where there is a task."""
        h = self.haalbaarheid
        return (self.basis,) if h is None else (self.basis, h.plan, h.realistisch)

    def heeft_opgave(self, c: int) -> bool:
        """Whether variant B has something for this corporation on top of instandhouding."""
        return self.opgave is not None and bool(
            (self.opgave.plan is not None and (self.opgave.plan.corporatie == c).any())
            or self.opgave.uitkomst.stapel.huur_begroot
        )

    def hoofdtak(self, c: int) -> str:
        """The tak in which the corporation's room is told."""
        return TAKKEN[hoofdtak(self.uitkomst.stapel.aanwezig[c])]

    def tekort(self, c: int) -> float:
        """Opening debt to repay at once so that every tak and geheel meet the norms, €; NaN if that cannot be.

        A tak that fails by itself must repay its own; when only geheel fails, the cheaper tak does.
        """
        bestaat = self.uitkomst.stapel.aanwezig[c] > 0
        if not bestaat.any():
            return float("nan")
        tellend = [i for i, r in enumerate(RATIOS) if r.naam in telt_mee(self.regio.uitgangspunten)]
        eigen = np.nan_to_num(self.toets.marges[tellend][:, :, 0, c, :2], nan=np.inf)
        zelf = (eigen.min((0, 1)) < 0 if tellend else np.zeros(2, dtype=bool)) & bestaat
        bedragen = self.tekort_ineens[c]
        if zelf.any():
            return float(bedragen[zelf].sum())
        over = bedragen[bestaat]
        return float(np.nanmin(over)) if not np.isnan(over).all() else float("nan")

    def ruimte(self, corporatie: str, richting: Richting, tak: str = TAKKEN[0]) -> Ruimte:
        return zoek(self.ruimten, corporatie, richting, tak)


def hoofdtak(aanwezig: Bedragen) -> int:
    """Number of the tak in which room is told: DAEB, or niet-DAEB where that is all there is."""
    return 1 if aanwezig[0] == 0 and aanwezig[1] > 0 else 0


def zoek(ruimten: tuple[Ruimte, ...], corporatie: str, richting: Richting, tak: str) -> Ruimte:
    return next(r for r in ruimten if (r.corporatie, r.richting, r.tak) == (corporatie, richting, tak))
