"""The division of the task that a scenario comes to, beside the one that was agreed."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from xl_doorrekening.begrippen.opgave import Opgavetype
from xl_doorrekening.begrippen.schrijfwijze import nl
from xl_doorrekening.begrippen.tijd import BELEIDSRIJK
from xl_doorrekening.begrippen.uitvoering import Afspraakstatus
from xl_doorrekening.doorrekenen.resultaat import Doorrekening, Scenariouitkomst
from xl_doorrekening.invoer.uitvoering import Verdeling
from xl_doorrekening.kern.indexen import Bedragen
from xl_doorrekening.kern.projecttabel import TYPEN, Projecttabel
from xl_doorrekening.opgave.regionaal import herken

HALF = 0.5
"""Dwellings by which two numbers may differ and still be the same."""
Sleutel = tuple[str, str, Opgavetype]
"""Corporation and gemeente as they are recognised, and type."""


@dataclass(frozen=True)
class Verschil:
    """One corporation, gemeente and type: agreed and in the scenario, (10,) dwellings per year of delivery."""

    corporatie: str
    gemeente: str
    type: Opgavetype
    afgesproken: Bedragen
    scenario: Bedragen
    rijen: tuple[int, ...]
    """Rows of the list of agreements; none when nothing was agreed."""

    @property
    def meer(self) -> float:
        """Agreed minus scenario over the policy-rich years."""
        return float(self.afgesproken.sum() - self.scenario.sum())

    @property
    def gelijk(self) -> bool:
        return bool((np.abs(self.afgesproken - self.scenario) < HALF).all())

    def zin(self, startjaar: int) -> str:
        """What differs, in a few words; blank when nothing does."""
        if self.gelijk:
            return ""
        if not self.rijen:
            return f"in het scenario {nl(self.scenario.sum())} woningen, niet afgesproken"
        if abs(self.meer) < HALF:
            eerste = int(np.flatnonzero(np.abs(self.afgesproken - self.scenario) >= HALF)[0])
            return f"zelfde aantal, andere jaren (vanaf {startjaar + eerste})"
        if self.scenario.sum() < HALF:
            return f"{nl(self.afgesproken.sum())} woningen afgesproken, niet in het scenario"
        wat = "meer" if self.meer > 0 else "minder"
        return f"{nl(abs(self.meer))} woningen {wat} afgesproken dan in het scenario"


def waarop(s: Scenariouitkomst | None) -> str:
    """What agreements rest on, in words."""
    return f"scenario “{s.naam}”" if s else "de opgave (B)"


def plan(d: Doorrekening, s: Scenariouitkomst | None) -> Projecttabel | None:
    """What is planned on top of instandhouding in this scenario, or in variant B; None without a task."""
    if s is not None:
        return s.situatie.plan
    return None if d.opgave is None else d.opgave.plan


def per_plaats(t: Projecttabel, startjaar: int, vanaf: int = 0) -> dict[tuple[int, str, int], tuple[str, Bedragen]]:
    """Per corporation (its number), gemeente (as recognised) and type its name and (10,) dwellings from year `vanaf`.

    A project without a gemeente or a type is no part of the division, nor is one without dwellings in these years.
    """
    uit: dict[tuple[int, str, int], tuple[str, Bedragen]] = {}
    jaren = t.opgeleverd(startjaar)[:, vanaf : vanaf + BELEIDSRIJK]
    for i, p in enumerate(t.projecten):
        if t.opgave[i] < 0 or not p.gemeente or not jaren[i].any():
            continue
        sleutel = (int(t.corporatie[i]), herken(p.gemeente), int(t.opgave[i]))
        naam, al = uit.get(sleutel, (p.gemeente, np.zeros(BELEIDSRIJK)))
        uit[sleutel] = naam, al + jaren[i]
    return uit


def uit_plan(d: Doorrekening, t: Projecttabel | None) -> dict[Sleutel, tuple[str, str, Bedragen]]:
    """Per corporation, gemeente and type its names and the dwellings per policy-rich year."""
    uit: dict[Sleutel, tuple[str, str, Bedragen]] = {}
    for (c, gemeente, type_), (naam, jaren) in (
        per_plaats(t, d.regio.uitgangspunten.startjaar).items() if t is not None else ()
    ):
        wie = d.regio.corporaties[c].naam
        uit[herken(wie), gemeente, TYPEN[type_]] = (wie, naam, jaren)
    return dict(sorted(uit.items(), key=lambda x: (x[0][1], TYPEN.index(x[0][2]), x[0][0])))


def als_afspraken(d: Doorrekening, s: Scenariouitkomst | None) -> tuple[Verdeling, ...]:
    """The division of a scenario as rows to agree upon: whole dwellings, all concept."""
    return tuple(
        Verdeling(corporatie=naam, gemeente=gemeente, type=sleutel[2], status=Afspraakstatus.CONCEPT,
                  jaren=tuple(float(x) or None for x in _heel(jaren)))
        for sleutel, (naam, gemeente, jaren) in uit_plan(d, plan(d, s)).items()
        if round(float(jaren.sum()))
    )  # fmt: skip


def _heel(jaren: Bedragen) -> Bedragen:
    """Whole dwellings with the rounded total: what is done in steps need not be whole in a year."""
    loopt = np.rint(np.cumsum(jaren) + 1e-9)
    uit: Bedragen = np.diff(loopt, prepend=0.0)
    return uit


def verschillen(d: Doorrekening) -> tuple[Verschil, ...]:
    """Agreed beside the chosen scenario, in the order of the sheet and then what was not agreed; empty without any."""
    return verschillen_met(d, d.gekozen) if d.regio.uitvoering.verdeling else ()


def verschillen_met(d: Doorrekening, s: Scenariouitkomst | None) -> tuple[Verschil, ...]:
    """Idem beside scenario `s`; None: variant B."""
    lijst = d.regio.uitvoering.verdeling
    return tuple(_verschillen(d, lijst, s)) if lijst else ()


def _verschillen(d: Doorrekening, lijst: tuple[Verdeling, ...], s: Scenariouitkomst | None) -> Iterator[Verschil]:
    gerekend = uit_plan(d, plan(d, s))
    afgesproken: dict[Sleutel, list[int]] = {}
    for i, v in enumerate(lijst):
        if v.corporatie and v.gemeente and v.type:
            afgesproken.setdefault((herken(v.corporatie), herken(v.gemeente), v.type), []).append(i)
    for sleutel, rijen in afgesproken.items():
        eerste = lijst[rijen[0]]
        som = sum((np.array([x or 0.0 for x in lijst[i].jaren]) for i in rijen), np.zeros(BELEIDSRIJK))
        _, _, plan_ = gerekend.get(sleutel, ("", "", np.zeros(BELEIDSRIJK)))
        namen = eerste.corporatie or "", eerste.gemeente or ""
        yield Verschil(*namen, sleutel[2], som, _heel(plan_), tuple(rijen))
    for sleutel, (naam, gemeente, jaren) in gerekend.items():
        if sleutel not in afgesproken and round(float(jaren.sum())):
            yield Verschil(naam, gemeente, sleutel[2], np.zeros(BELEIDSRIJK), _heel(jaren), ())
