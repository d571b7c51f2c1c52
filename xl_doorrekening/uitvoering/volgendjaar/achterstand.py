"""Dwellings of the year that has passed: what was not delivered comes a year later, what was delivered is done."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from xl_doorrekening.begrippen.dpm import BOUW, Hardheid, Laag, Taknaam
from xl_doorrekening.begrippen.opgave import SOORT_BIJ, Opgavetype
from xl_doorrekening.begrippen.tijd import BELEIDSRIJK, TAKKEN
from xl_doorrekening.invoer.corporatie import Corporatie, Project, Realisatie
from xl_doorrekening.invoer.opgave import Handmatig
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.kern.corporatiestapel import aanwezig
from xl_doorrekening.kern.indexen import Bedragen
from xl_doorrekening.kern.projecttabel import GEEN, TYPEN, Projecttabel
from xl_doorrekening.opgave.plannen import volgorde
from xl_doorrekening.opgave.regionaal import herken
from xl_doorrekening.opgave.toerekening import regionaal
from xl_doorrekening.uitvoering.verdeling import HALF, per_plaats

DOORGESCHOVEN = "doorgeschoven"
Sleutel = tuple[str, Opgavetype]
"""Gemeente as it is recognised, and type."""
Plaats = tuple[int, str, Opgavetype]
"""Number of a corporation, gemeente as it is recognised, and type."""


@dataclass(frozen=True)
class Achterstand:
    """More, or fewer, dwellings than planned for the year."""

    corporatie: str
    gemeente: str
    type: Opgavetype
    aantal: float
    """Dwellings that go from the first year to the second; negative: that were delivered beyond the plan."""
    van_opgave: float
    """Of these the dwellings of the task."""


@dataclass(frozen=True)
class Jaarwerk:
    regio: Regio
    """With what was not delivered planned for the second year, and what was delivered beyond the plan in the first.

    Its task is shared out by hand.
    """
    achterstand: tuple[Achterstand, ...]
    aangenomen: tuple[tuple[str, str], ...]
    """Corporation and project that was to be ready, of whoever filled in dwellings, but is of no type or gemeente."""
    eerder: dict[Plaats, list[float]]
    """Dwellings per year that were allotted for later without a plan, and came early."""


def ingevuld(corp: Corporatie) -> bool:
    """Whether anything of the year is known."""
    return bool(corp.gerealiseerd) or any(r != Realisatie() for r in corp.realisatie.values())


def per_sleutel(corp: Corporatie) -> dict[Sleutel, float]:
    """Dwellings realised per gemeente and type; rows that say too little are findings."""
    uit: dict[Sleutel, float] = {}
    for g in corp.gerealiseerd:
        if g.gemeente and g.type is not None:
            sleutel = herken(g.gemeente), g.type
            uit[sleutel] = uit.get(sleutel, 0.0) + (g.aantal or 0.0)
    return uit


def gedaan(plan: Projecttabel, startjaar: int) -> dict[Plaats, int]:
    """Whole dwellings of the task that are done in the first year of `plan`; what is left then adds up to the rest."""
    return {
        (c, gemeente, TYPEN[t]): round(float(per.sum())) - round(float(per[1:].sum()))
        for (c, gemeente, t), (_, per) in per_plaats(plan, startjaar).items()
    }


def schuif_door(regio: Regio, plan: Projecttabel, eigen: Projecttabel, gedaan: Projecttabel) -> Jaarwerk:
    """What was realised beside what was to be done (`gedaan`: as a scenario changes it, also who does it).

    `plan`: of the task, `eigen`: outside it (the laag instandhouding): what of these is late comes a year later.

    Of a corporation that filled in no dwellings all is taken to have gone as planned. What was more than planned is
    done at key figures; it takes from what was allotted for later without a plan, not from plans.
    """
    start, samen = regio.uitgangspunten.startjaar, plan.plus(eigen)
    jaar = Planjaar(start, samen, len(plan), samen.opgeleverd(start)[:, 0], _taken(regio, plan),
                    {p: float(per[0]) for p, (_, per) in per_plaats(gedaan, start).items()})  # fmt: skip
    achter: list[Achterstand] = []
    aangenomen: list[tuple[str, str]] = []
    corporaties, handmatig = list(regio.corporaties), list(regio.opgave.handmatig)
    for c, corp in enumerate(regio.corporaties):
        if corp.gerealiseerd:
            rijen = jaar.rijen(c)
            groepen = _groepen(samen, rijen)
            corporaties[c], anders = _naast_het_plan(corp, c, groepen, jaar)
            achter += anders
            zonder = sorted(set(rijen) - {i for groep in groepen.values() for i in groep})
            namen = (samen.projecten[i].naam or "project zonder naam" for i in zonder if samen.oplevering[i] == start)
            aangenomen += [(corp.naam, naam) for naam in namen]
    vrij = per_plaats(plan.kies(plan.rij == GEEN), start)
    nummer = {corp.naam: c for c, corp in enumerate(regio.corporaties)}
    eerder: dict[Plaats, list[float]] = {}
    for x in achter:
        c, gemeente = nummer[x.corporatie], herken(x.gemeente)
        if x.van_opgave < 0:
            _, ruim = vrij.get((c, gemeente, TYPEN.index(x.type)), ("", np.zeros(BELEIDSRIJK)))
            eerder[c, gemeente, x.type] = _eerste(ruim.tolist(), -x.van_opgave)
        weg = eerder.get((c, gemeente, x.type), [0.0] * BELEIDSRIJK)
        handmatig = _later(handmatig, x.corporatie, (gemeente, x.type), float(round(max(x.van_opgave, 0.0))), weg)
    opgave = regio.opgave.model_copy(update={"handmatig": tuple(handmatig)})
    nieuw = regio.model_copy(update={"corporaties": tuple(corporaties), "opgave": opgave})
    return Jaarwerk(nieuw, tuple(achter), tuple(aangenomen), eerder)


@dataclass(frozen=True)
class Planjaar:
    """All that was to be done in the first year."""

    start: int
    plan: Projecttabel
    """First the task, then the own plans outside it."""
    opgave: int
    """Rows of the task."""
    aantal: Bedragen
    """Dwellings of the first year, per row."""
    taken: set[Sleutel]
    """What the region asks, or has planned as part of its task."""
    verwacht: dict[tuple[int, str, int], float]
    """Dwellings of the first year per corporation, gemeente and number of the type, as agreed."""

    def rijen(self, c: int) -> list[int]:
        """What a corporation was to do, the last to be done first."""
        alle = volgorde(self.plan)[::-1].tolist()
        return [i for i in alle if self.plan.corporatie[i] == c and self.aantal[i] > 0]


def _naast_het_plan(
    corp: Corporatie, c: int, groepen: dict[Sleutel, list[int]], p: Planjaar
) -> tuple[Corporatie, list[Achterstand]]:
    """The corporation with projects that tell what came of the plan, and where that was something else."""
    werd, namen = per_sleutel(corp), {herken(g.gemeente): g.gemeente for g in corp.gerealiseerd if g.gemeente}
    delen: dict[int, tuple[Project, ...]] = {}
    erbij: list[Project] = []
    uit: list[Achterstand] = []
    for sleutel in sorted({*groepen, *werd}):
        groep, van_opgave = groepen.get(sleutel, []), 0.0
        over = p.verwacht.get((c, sleutel[0], TYPEN.index(sleutel[1])), 0.0) - werd.get(sleutel, 0.0)
        over = min(over, float(sum(p.aantal[i] for i in groep)))  # what was taken over is not hers to put off
        if abs(over) <= HALF:
            continue
        gemeente = (p.plan.projecten[groep[0]].gemeente if groep else namen[sleutel[0]]) or ""
        if over < 0:
            erbij.append(_meer(corp, gemeente, sleutel[1], -over, p.start, sleutel in p.taken))
            van_opgave = over if sleutel in p.taken else 0.0
        for i, af in _laatste(groep, over, p.aantal):
            rij = int(p.plan.rij[i])
            if rij != GEEN:
                delen[rij] = tuple(_delen(corp.projecten[rij], af, p.start))
            van_opgave += af if i < p.opgave else 0.0
        uit.append(Achterstand(corp.naam, gemeente, sleutel[1], over, van_opgave))
    projecten = (x for r, q in enumerate(corp.projecten) for x in delen.get(r, (q,)))
    return corp.model_copy(update={"projecten": (*projecten, *erbij)}), uit


def _taken(regio: Regio, plan: Projecttabel) -> set[Sleutel]:
    """What is asked somewhere, or planned as part of the task."""
    r = regionaal(regio)
    gevraagd = {(herken(r.gemeenten[g]), TYPEN[t]) for t, g in zip(*np.nonzero(r.opgave.any(-1)), strict=True)}
    return gevraagd | set(_groepen(plan, list(range(len(plan)))))


def _laatste(groep: list[int], over: float, jaar: Bedragen) -> Iterator[tuple[int, float]]:
    """Of which rows so many dwellings are late: the last to be done first."""
    for i in groep:
        af = min(max(over, 0.0), float(jaar[i]))
        if af > 0:
            yield i, af
        over -= af


def _meer(corp: Corporatie, gemeente: str, type_: Opgavetype, aantal: float, start: int, taak: bool) -> Project:
    """What was done beyond the plan; in DAEB where there is any, as what is allotted without a plan."""
    daeb, niet_daeb = (aanwezig(corp.tak(k)) for k in TAKKEN)
    return Project(
        naam=f"{type_.value} {gemeente} {start} (meer dan gepland)", soort=SOORT_BIJ[type_], opgave=type_,
        gemeente=gemeente, aantal=aantal, start=start, oplevering=start, hardheid=Hardheid.HARD,
        laag=Laag.VOLKSHUISVESTELIJK if taak else Laag.INSTANDHOUDING,
        tak=Taknaam.NIET_DAEB if niet_daeb and not daeb else Taknaam.DAEB,
    )  # fmt: skip


def _groepen(plan: Projecttabel, rijen: list[int]) -> dict[Sleutel, list[int]]:
    """Rows of the plan per gemeente and type, the last to be done first; what has no place is left out."""
    uit: dict[Sleutel, list[int]] = {}
    for i in rijen:
        gemeente = plan.projecten[i].gemeente
        if gemeente and plan.opgave[i] >= 0:
            uit.setdefault((herken(gemeente), TYPEN[int(plan.opgave[i])]), []).append(i)
    return uit


def _later(rijen: list[Handmatig], naam: str, sleutel: Sleutel, laat: float, weg: Sequence[float]) -> list[Handmatig]:
    """The allotments with so many of the first year a year later, and without what came early: that is of the first."""
    uit = []
    for h in rijen:
        if (h.corporatie, herken(h.gemeente or ""), h.type) == (naam, *sleutel):
            eerste, *later = verlaat([x or 0.0 for x in h.jaren], laat, weg)
            h = h.model_copy(update={"jaren": tuple(x or None for x in (eerste + sum(weg), *later))})
        uit.append(h)
    return uit


def verlaat(jaren: Sequence[float], laat: float, weg: Sequence[float]) -> list[float]:
    """Dwellings per year of which so many of the first are a year late, and without `weg` per year."""
    eerste, tweede, *rest = (max(x - y, 0.0) for x, y in zip(jaren, weg, strict=True))
    af = min(laat, eerste)
    return [eerste - af, tweede + af, *rest]


def _eerste(ruim: Sequence[float], aantal: float) -> list[float]:
    """So many dwellings off these years after the first, the nearest first; no more than there are."""
    uit = [0.0]
    for x in ruim[1:]:
        uit.append(float(round(min(aantal, x))))
        aantal -= uit[-1]
    return uit


def _delen(p: Project, aantal: float, start: int) -> Iterator[Project]:
    """A project of which so many dwellings are a year late: what goes on as planned, and what comes later."""
    assert p.oplevering is not None, "een project in een plan is compleet"
    heel = p.aantal or 0.0
    begin = min(p.start if p.start is not None else p.oplevering, p.oplevering)
    later = {"naam": f"{p.naam or ''} ({DOORGESCHOVEN})".strip(), "aantal": aantal, "oplevering": start + 1}
    if p.soort in BOUW:
        if heel - aantal >= HALF:
            yield p.model_copy(update={"aantal": heel - aantal})
        yield p.model_copy(update=later)
        return
    per_jaar = heel / (p.oplevering - begin + 1)
    if per_jaar - aantal > 0:
        yield p.model_copy(update={"aantal": per_jaar - aantal, "start": start, "oplevering": start})
    if p.oplevering > start:
        yield p.model_copy(update={"aantal": per_jaar * (p.oplevering - start), "start": start + 1})
    yield p.model_copy(update=later | {"start": start + 1})
