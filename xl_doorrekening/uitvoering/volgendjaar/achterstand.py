"""Dwellings of the year that has passed: what was not delivered comes a year later, what was delivered is done."""

from collections.abc import Iterator
from dataclasses import dataclass

from xl_doorrekening.begrippen.dpm import BOUW
from xl_doorrekening.begrippen.opgave import Opgavetype
from xl_doorrekening.invoer.corporatie import Corporatie, Project, Realisatie
from xl_doorrekening.invoer.opgave import Handmatig
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.kern.projecttabel import GEEN, TYPEN, Projecttabel
from xl_doorrekening.opgave.plannen import volgorde
from xl_doorrekening.opgave.regionaal import herken
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


@dataclass(frozen=True)
class Jaarwerk:
    regio: Regio
    """With what was not delivered planned for the second year; its task is shared out by hand."""
    achterstand: tuple[Achterstand, ...]
    gedaan: dict[Plaats, int]
    """Whole dwellings of the task that were done."""
    aangenomen: tuple[tuple[str, str], ...]
    """Corporation and project that was due, of whoever filled in dwellings, but is of no type or gemeente."""


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


def schuif_door(regio: Regio, plan: Projecttabel, eigen: Projecttabel) -> Jaarwerk:
    """What was realised beside `plan` (of the task) and `eigen` (plans outside it: the laag instandhouding).

    Of a corporation that filled in no dwellings all is taken to have gone as planned. What was more than planned stays
    as it is: later plans are not made smaller by themselves.
    """
    start, samen = regio.uitgangspunten.startjaar, plan.plus(eigen)
    jaar = samen.opgeleverd(start)[:, 0]
    achter: list[Achterstand] = []
    aangenomen: list[tuple[str, str]] = []
    gedaan: dict[Plaats, int] = {
        (c, gemeente, TYPEN[t]): round(float(per.sum())) - round(float(per[1:].sum()))
        for (c, gemeente, t), (_, per) in per_plaats(plan, start).items()
    }
    corporaties, handmatig = list(regio.corporaties), list(regio.opgave.handmatig)
    for c, corp in enumerate(regio.corporaties):
        if not corp.gerealiseerd:
            continue
        werd, delen, namen = per_sleutel(corp), dict[int, tuple[Project, ...]](), _namen(corp)
        rijen = [i for i in volgorde(samen)[::-1].tolist() if samen.corporatie[i] == c and jaar[i] > 0]
        groepen = _groepen(samen, rijen)
        zonder = sorted(set(rijen) - {i for groep in groepen.values() for i in groep})
        aangenomen += [(corp.naam, samen.projecten[i].naam or "project zonder naam") for i in zonder]
        for sleutel in sorted({*groepen, *werd}):
            groep = groepen.get(sleutel, [])
            over = float(round(sum(jaar[i] for i in groep) - werd.get(sleutel, 0.0)))
            if abs(over) < HALF:
                continue
            gemeente = samen.projecten[groep[0]].gemeente if groep else namen[sleutel[0]]
            achter.append(Achterstand(corp.naam, gemeente or "", sleutel[1], over))
            van_opgave = min(over, 0.0)
            for i in groep:
                af = min(max(over, 0.0), float(jaar[i]))
                if af > 0 and samen.rij[i] != GEEN:
                    delen[int(samen.rij[i])] = tuple(_delen(corp.projecten[int(samen.rij[i])], af, start))
                van_opgave += af if i < len(plan) else 0.0
                over -= af
            if van_opgave > 0:
                handmatig = _later(handmatig, corp.naam, sleutel, van_opgave)
            gedaan[c, *sleutel] = gedaan.get((c, *sleutel), 0) - round(van_opgave)
        nieuw = (x for r, p in enumerate(corp.projecten) for x in delen.get(r, (p,)))
        corporaties[c] = corp.model_copy(update={"projecten": tuple(nieuw)})
    opgave = regio.opgave.model_copy(update={"handmatig": tuple(handmatig)})
    nieuw_ = regio.model_copy(update={"corporaties": tuple(corporaties), "opgave": opgave})
    return Jaarwerk(nieuw_, tuple(achter), gedaan, tuple(aangenomen))


def _namen(corp: Corporatie) -> dict[str, str]:
    """Spelling of each gemeente of which something was realised."""
    return {herken(g.gemeente): g.gemeente for g in corp.gerealiseerd if g.gemeente}


def _groepen(plan: Projecttabel, rijen: list[int]) -> dict[Sleutel, list[int]]:
    """Rows of the plan per gemeente and type, the last to be done first; what has no place is left out."""
    uit: dict[Sleutel, list[int]] = {}
    for i in rijen:
        gemeente = plan.projecten[i].gemeente
        if gemeente and plan.opgave[i] >= 0:
            uit.setdefault((herken(gemeente), TYPEN[int(plan.opgave[i])]), []).append(i)
    return uit


def _later(rijen: list[Handmatig], naam: str, sleutel: Sleutel, aantal: float) -> list[Handmatig]:
    uit = []
    for h in rijen:
        if (h.corporatie, herken(h.gemeente or ""), h.type) == (naam, *sleutel):
            eerste, tweede, *rest = (x or 0.0 for x in h.jaren)
            jaren = (max(eerste - aantal, 0.0), tweede + min(aantal, eerste), *rest)
            h = h.model_copy(update={"jaren": tuple(x or None for x in jaren)})
        uit.append(h)
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
