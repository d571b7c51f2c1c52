"""Dwellings: agreed (or planned) for the first year beside what was delivered, and both from the beginning."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from xl_doorrekening.begrippen.monitoring import Historiesoort
from xl_doorrekening.begrippen.opgave import Opgavetype
from xl_doorrekening.begrippen.schrijfwijze import nl
from xl_doorrekening.doorrekenen.resultaat import Doorrekening
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.invoer.uitvoering import Historieregel
from xl_doorrekening.kern.projecttabel import TYPEN
from xl_doorrekening.kern.stapel import alle_projecten
from xl_doorrekening.opgave.plannen import buiten_opgave
from xl_doorrekening.opgave.regionaal import herken
from xl_doorrekening.uitvoering.verdeling import HALF, Sleutel, plan, uit_plan
from xl_doorrekening.uitvoering.volgendjaar.achterstand import ingevuld, per_sleutel


@dataclass(frozen=True)
class Woningregel:
    """One corporation, gemeente and type."""

    corporatie: str
    gemeente: str
    type: Opgavetype
    plan: float
    """Agreed for the year, with the own plans outside the task; what is behind of earlier years is in it."""
    eigen: float
    """Of these the own plans outside the task."""
    gerealiseerd: float | None
    """None: the corporation filled in nothing yet."""
    eerder: float
    """Realised in the years that have passed; as planned where nothing was filled in."""

    @property
    def verschil(self) -> float | None:
        return None if self.gerealiseerd is None else self.gerealiseerd - self.plan

    def zin(self, startjaar: int) -> str:
        """What it means, in a few words; blank when it went as planned."""
        return "; ".join(self._delen(startjaar))

    def _delen(self, startjaar: int) -> Iterator[str]:
        if self.verschil is None:
            yield from ["nog niet ingevuld"] if self.plan >= HALF else []
        elif self.verschil < -HALF:
            yield f"{nl(-self.verschil)} minder dan gepland, telt verder als plan voor {startjaar + 1}"
        elif self.verschil > HALF:
            meer = "niets gepland" if self.plan < HALF else f"{nl(self.verschil)} meer dan gepland"
            yield f"{meer}: kijk of een later plan kleiner wordt"
        if self.eigen >= HALF:
            yield (
                "eigen plan, buiten de opgave"
                if self.plan - self.eigen < HALF
                else (f"waarvan {nl(self.eigen)} eigen plan, buiten de opgave")
            )


def woningen(d: Doorrekening) -> tuple[Woningregel, ...]:
    """Of the agreements (without any, of the plan on which they would rest) and of the own plans outside the task."""
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
    eigen: dict[Sleutel, float] = {}
    for sleutel, (naam, gemeente, jaren) in uit_plan(d, buiten_opgave(alle_projecten(d.regio))).items():
        namen.setdefault(sleutel, (naam, gemeente))
        eigen[sleutel] = float(jaren[0])
    gedaan: dict[Sleutel, float] = {}
    bekend = {herken(c.naam) for c in d.regio.corporaties if c.gerealiseerd}
    for c in d.regio.corporaties:
        schrijfwijze = {herken(g.gemeente): g.gemeente for g in c.gerealiseerd if g.gemeente}
        for (gemeente, type_), n in per_sleutel(c).items():
            sleutel = (herken(c.naam), gemeente, type_)
            gedaan[sleutel] = n
            namen.setdefault(sleutel, (c.naam, schrijfwijze[gemeente]))
    eerder: dict[Sleutel, float] = {}
    for h, soort in eerdere_woningen(d.regio):
        if h.corporatie and h.gemeente:
            sleutel = (herken(h.corporatie), herken(h.gemeente), soort)
            eerder[sleutel] = eerder.get(sleutel, 0.0) + ((h.plan or 0.0) if h.gerealiseerd is None else h.gerealiseerd)
            namen.setdefault(sleutel, (h.corporatie, h.gemeente))
    volgorde = sorted(namen, key=lambda x: (x[1], TYPEN.index(x[2]), x[0]))
    regels = (
        Woningregel(*namen[x], x[2], gepland.get(x, 0.0) + eigen.get(x, 0.0), eigen.get(x, 0.0),
                    gedaan.get(x, 0.0) if x[0] in bekend else None, eerder.get(x, 0.0))
        for x in volgorde
    )  # fmt: skip
    return tuple(r for r in regels if r.plan or r.gerealiseerd or r.eerder)


def eerdere_woningen(r: Regio) -> Iterator[tuple[Historieregel, Opgavetype]]:
    """What the history says of dwellings, with the type that a line is of."""
    for h in r.uitvoering.historie:
        type_ = next((x for x in TYPEN if x.value == h.onderdeel), None)
        if h.soort is Historiesoort.WONINGEN and type_:
            yield h, type_


def per_type(regels: Iterable[Woningregel], minstens: int = 1) -> tuple[str, ...]:
    """Per type what was done of what was planned, in words, of those who filled it in.

    `minstens`: corporations that a number must be of.
    """
    bekend = [x for x in regels if x.gerealiseerd is not None and (x.plan or x.gerealiseerd)]
    uit = []
    for type_ in TYPEN:
        hier = [x for x in bekend if x.type is type_]
        if len({x.corporatie for x in hier}) < minstens or not hier:
            continue
        gepland = sum(x.plan for x in hier)
        van = f"van {nl(gepland)} gepland" if gepland else "(niets gepland)"
        uit.append(f"{type_.value} {nl(sum(x.gerealiseerd or 0.0 for x in hier))} {van}")
    return tuple(uit)


def gereed(d: Doorrekening) -> tuple[int, int]:
    """Corporations that filled in something of the year, and all."""
    return sum(ingevuld(c) for c in d.regio.corporaties), len(d.regio.corporaties)
