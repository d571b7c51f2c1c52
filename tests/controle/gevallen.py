"""For every check that looks at the whole input: a region that triggers it, from the example, and where it points.

A case is the smallest change of the example (which has no findings at all) that should give exactly this finding.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from xl_doorrekening.begrippen.tijd import JAREN, TAKKEN
from xl_doorrekening.controle.melding import Pad
from xl_doorrekening.invoer.corporatie import Corporatie, Lening, Regelinvoer
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.voorbeeld import voorbeeldregio

DAEB, NIET_DAEB = TAKKEN
KRIMP = 1
"""Veenrand Wonen: one tak, four projects."""
STAD = 0
"""Stadswaard: both takken, an internal loan, six projects."""
RIJK = 2
"""Woningstichting Lindehof: both takken, one project without an explanation."""
Wijziging = Mapping[str, Any]


@cache
def voorbeeld() -> Regio:
    return voorbeeldregio()


@dataclass(frozen=True, slots=True)
class Geval:
    code: str
    wat: str
    regio: Callable[[], Regio]
    pad: Pad
    van: int | None = KRIMP
    """Index of the corporation that owns the finding; None: shared."""


def met(model: Any, pad: Pad, waarde: object) -> Any:
    """The model with one value replaced, validated again."""
    dump = model.model_dump(mode="json")
    plek: Any = dump
    for stap in pad[:-1]:
        plek = plek[stap] if isinstance(plek, list) else plek.setdefault(stap, {})
    plek[pad[-1]] = waarde
    return type(model).model_validate(dump)


def gedeeld(*wijzigingen: tuple[Pad, object]) -> Callable[[], Regio]:
    def maak() -> Regio:
        regio = voorbeeld()
        for pad, waarde in wijzigingen:
            regio = met(regio, pad, waarde)
        return regio

    return maak


def eigen(*wijzigingen: tuple[Pad, object], van: int = KRIMP) -> Callable[[], Regio]:
    """One corporation of the example changed."""

    def maak() -> Regio:
        c: Corporatie = voorbeeld().corporaties[van]
        for pad, waarde in wijzigingen:
            c = met(c, pad, waarde)
        rij = list(voorbeeld().corporaties)
        rij[van] = c
        return voorbeeld().model_copy(update={"corporaties": tuple(rij)})

    return maak


def projecten(*nummers_en_waarden: tuple[int, Wijziging], van: int = KRIMP) -> Callable[[], Regio]:
    """Projects of one corporation changed, by number."""
    lijst = list(voorbeeld().corporaties[van].projecten)
    for i, waarden in nummers_en_waarden:
        lijst[i] = type(lijst[i]).model_validate(lijst[i].model_dump() | dict(waarden))
    return eigen((("projecten",), [p.model_dump() for p in lijst]), van=van)


def jaren(bedrag: float, *, zonder: int | None = None) -> tuple[float | None, ...]:
    return tuple(None if t == zonder else bedrag for t in range(JAREN))


def snelstart(veld: str, tak: str = DAEB) -> Pad:
    return ("takken", tak, "snelstart", veld)


def regel(naam: str, tak: str = DAEB) -> Pad:
    return ("takken", tak, "regels", naam)


def lening(**waarden: object) -> Callable[[], Regio]:
    schuld = voorbeeld().corporaties[KRIMP].tak(DAEB).snelstart.schuld
    vast = {"restant": schuld, "rente": 0.03, "eindjaar": 2040}
    return eigen((("leningen",), [Lening.model_validate(vast | waarden).model_dump()]))


def begroting(bedrag: float = 1e6, *, zonder: int | None = None, toelichting: str = "eigen") -> dict[str, Any]:
    return Regelinvoer(jaren=jaren(bedrag, zonder=zonder), toelichting=toelichting).model_dump()


U: Pad = ("uitgangspunten",)
EIGEN_PAD = (("eigen_macro",), {"prijsinflatie": jaren(0.02)})
"""With this an own budget needs no herijking finding."""
GEEN_NORM = {"daeb": None, "niet_daeb": None, "geheel": None}
