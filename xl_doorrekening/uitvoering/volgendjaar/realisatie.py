"""What was realised in the place of what was projected: dwellings that were not delivered go to the next year."""

from collections.abc import Iterator
from dataclasses import dataclass

from xl_doorrekening.begrippen.dpm import BOUW
from xl_doorrekening.begrippen.monitoring import NIVEAUS
from xl_doorrekening.begrippen.opgave import Opgavetype
from xl_doorrekening.invoer.corporatie import Corporatie, Lening, Project, Realisatie, Snelstart
from xl_doorrekening.invoer.opgave import Handmatig
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.invoer.veld import velden
from xl_doorrekening.kern.projecttabel import GEEN, TYPEN, Projecttabel
from xl_doorrekening.opgave.plannen import volgorde
from xl_doorrekening.opgave.regionaal import herken
from xl_doorrekening.uitvoering.verdeling import HALF

DOORGESCHOVEN = "doorgeschoven"
Sleutel = tuple[str, Opgavetype]
"""Gemeente as it is recognised, and type."""


@dataclass(frozen=True)
class Achterstand:
    corporatie: str
    gemeente: str
    type: Opgavetype
    aantal: float
    """Dwellings that go from the first year to the second."""


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


def schuif_door(regio: Regio, plan: Projecttabel) -> tuple[Regio, tuple[Achterstand, ...]]:
    """The region with what was not realised planned for the second year; its task is shared out by hand.

    Of a corporation that filled in no dwellings all is taken to have gone as planned. What was more than planned stays
    as it is: later plans are not made smaller by themselves.
    """
    start = regio.uitgangspunten.startjaar
    jaar = plan.opgeleverd(start)[:, 0]
    achter: list[Achterstand] = []
    corporaties, handmatig = list(regio.corporaties), list(regio.opgave.handmatig)
    for c, corp in enumerate(regio.corporaties):
        if not corp.gerealiseerd:
            continue
        gedaan, delen = per_sleutel(corp), {}
        rijen = [i for i in volgorde(plan)[::-1].tolist() if plan.corporatie[i] == c and jaar[i] > 0]
        for sleutel, groep in _groepen(plan, rijen).items():
            over = round(sum(jaar[i] for i in groep) - gedaan.get(sleutel, 0.0))
            if over < HALF:
                continue
            gemeente = plan.projecten[groep[0]].gemeente or ""
            achter.append(Achterstand(corp.naam, gemeente, sleutel[1], float(over)))
            handmatig = _later(handmatig, corp.naam, sleutel, float(over))
            for i in groep:
                af = min(float(over), float(jaar[i]))
                if af > 0 and plan.rij[i] != GEEN:
                    delen[int(plan.rij[i])] = tuple(_delen(corp.projecten[int(plan.rij[i])], af, start))
                over -= af
        nieuw = (x for r, p in enumerate(corp.projecten) for x in delen.get(r, (p,)))
        corporaties[c] = corp.model_copy(update={"projecten": tuple(nieuw)})
    opgave = regio.opgave.model_copy(update={"handmatig": tuple(handmatig)})
    return regio.model_copy(update={"corporaties": tuple(corporaties), "opgave": opgave}), tuple(achter)


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


def met_stand(s: Snelstart, r: Realisatie, vhe_begin: float | None) -> Snelstart:
    """The opening of the next year with the realised figures where there are any.

    An amount of the year is only the level of the next ones where a level was given before (a key figure stays one),
    brought from the mean number of dwellings in the year to that at its end. `vhe_begin`: at the start of the year.
    """
    nieuw = {n: w for n, _ in velden(Snelstart) if (w := getattr(r.stand, n)) is not None}
    vhe = nieuw.get("vhe", s.vhe) or 0.0
    gemiddeld = (vhe + (vhe_begin or 0.0)) / 2
    for n in NIVEAUS:
        if n in nieuw:
            nieuw[n] = None if getattr(s, n) is None else nieuw[n] * (vhe / gemiddeld if gemiddeld else 1.0)
    return s.model_copy(update=nieuw)


def sluitend(rijen: tuple[Lening, ...], schuld: float | None, vers: Lening) -> tuple[Lening, ...]:
    """The rows of a tak with the debt that there really is: the loan of the year (`vers`) takes up the difference."""
    verschil = (schuld or 0.0) - sum(x.restant or 0.0 for x in rijen)
    if not rijen or schuld is None or abs(verschil) < 1:
        return rijen
    naam = vers.naam
    if not any(x.naam == naam for x in rijen):
        rijen = (*rijen, vers.model_copy(update={"restant": 0.0}))
    uit = [x.model_copy(update={"restant": max((x.restant or 0.0) + verschil, 0.0)}) if x.naam == naam else x
           for x in rijen]  # fmt: skip
    som = sum(x.restant or 0.0 for x in uit)
    factor = schuld / som if som > schuld else 1.0
    return tuple(x.model_copy(update={"restant": (x.restant or 0.0) * factor}) for x in uit if x.restant)
