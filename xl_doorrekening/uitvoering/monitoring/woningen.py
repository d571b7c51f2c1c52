"""Dwellings: agreed (or planned) for the first year beside what was delivered, and both from the beginning."""

from dataclasses import dataclass

from xl_doorrekening.begrippen.monitoring import Historiesoort
from xl_doorrekening.begrippen.opgave import Opgavetype
from xl_doorrekening.begrippen.schrijfwijze import nl
from xl_doorrekening.doorrekenen.resultaat import Doorrekening
from xl_doorrekening.kern.projecttabel import TYPEN
from xl_doorrekening.opgave.regionaal import herken
from xl_doorrekening.uitvoering.verdeling import HALF, Sleutel, plan, uit_plan
from xl_doorrekening.uitvoering.volgendjaar.realisatie import ingevuld, per_sleutel


@dataclass(frozen=True)
class Woningregel:
    """One corporation, gemeente and type."""

    corporatie: str
    gemeente: str
    type: Opgavetype
    plan: float
    gerealiseerd: float | None
    """None: the corporation filled in nothing yet."""
    plan_eerder: float
    gerealiseerd_eerder: float
    """Of the years that have passed, as far as something was filled in."""

    @property
    def verschil(self) -> float | None:
        return None if self.gerealiseerd is None else self.gerealiseerd - self.plan

    def zin(self, startjaar: int) -> str:
        """What it means, in a few words; blank when it went as planned."""
        if self.verschil is None:
            return "nog niet ingevuld"
        if abs(self.verschil) < HALF:
            return ""
        if self.verschil < 0:
            return f"{nl(-self.verschil)} minder dan gepland; telt verder als plan voor {startjaar + 1}"
        return f"{nl(self.verschil)} meer dan gepland; kijk of een later plan kleiner wordt"


def woningen(d: Doorrekening) -> tuple[Woningregel, ...]:
    """Of the agreements; without any, of the plan on which they would rest. In the order of the gemeenten."""
    namen: dict[Sleutel, tuple[str, str]] = {}
    gepland: dict[Sleutel, float] = {}
    if d.regio.uitvoering.verdeling:
        for v in d.regio.uitvoering.verdeling:
            if v.corporatie and v.gemeente and v.type:
                sleutel = (herken(v.corporatie), herken(v.gemeente), v.type)
                namen.setdefault(sleutel, (v.corporatie, v.gemeente))
                gepland[sleutel] = gepland.get(sleutel, 0.0) + (v.jaren[0] or 0.0)
    else:
        for sleutel, (naam, gemeente, jaren) in uit_plan(d, plan(d, d.gekozen)).items():
            namen[sleutel], gepland[sleutel] = (naam, gemeente), float(jaren[0])
    gedaan: dict[Sleutel, float] = {}
    bekend = {herken(c.naam) for c in d.regio.corporaties if c.gerealiseerd}
    for c in d.regio.corporaties:
        schrijfwijze = {herken(g.gemeente): g.gemeente for g in c.gerealiseerd if g.gemeente}
        for (gemeente, type_), n in per_sleutel(c).items():
            sleutel = (herken(c.naam), gemeente, type_)
            gedaan[sleutel] = n
            namen.setdefault(sleutel, (c.naam, schrijfwijze[gemeente]))
    eerder: dict[Sleutel, tuple[float, float]] = {}
    for h in d.regio.uitvoering.historie:
        soort = next((x for x in TYPEN if x.value == h.onderdeel), None)
        if h.soort is Historiesoort.WONINGEN and soort and h.corporatie and h.gemeente and h.gerealiseerd is not None:
            sleutel = (herken(h.corporatie), herken(h.gemeente), soort)
            a, b = eerder.get(sleutel, (0.0, 0.0))
            eerder[sleutel] = (a + (h.plan or 0.0), b + h.gerealiseerd)
            namen.setdefault(sleutel, (h.corporatie, h.gemeente))
    volgorde = sorted(namen, key=lambda x: (x[1], TYPEN.index(x[2]), x[0]))
    regels = (
        Woningregel(*namen[x], x[2], gepland.get(x, 0.0), gedaan.get(x, 0.0) if x[0] in bekend else None,
                    *eerder.get(x, (0.0, 0.0)))
        for x in volgorde
    )  # fmt: skip
    return tuple(r for r in regels if r.plan or r.gerealiseerd or r.plan_eerder or r.gerealiseerd_eerder)


def gereed(d: Doorrekening) -> tuple[int, int]:
    """Corporations that filled in something of the year, and all."""
    return sum(ingevuld(c) for c in d.regio.corporaties), len(d.regio.corporaties)
