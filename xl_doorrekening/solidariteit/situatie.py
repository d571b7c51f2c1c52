"""A scenario laid on variant B: the stock, the plan, the macro path, and what goes between corporations."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from xl_doorrekening.begrippen.instrumenten import Instrument
from xl_doorrekening.begrippen.maatregelen import KWALITEITSREGELS, SCHOKKEN, Maatregel
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.invoer.scenarios import Plannen, Scenario, Wijziging
from xl_doorrekening.invoer.solidariteit import Instrumentregel
from xl_doorrekening.kern.extra import Extra
from xl_doorrekening.kern.indexen import Bedragen, Macro, macro
from xl_doorrekening.kern.projecten import Stromen, projectstromen
from xl_doorrekening.kern.projecttabel import Getallen, Projecttabel
from xl_doorrekening.kern.stapel import Basis
from xl_doorrekening.opgave.realistisch import realistisch
from xl_doorrekening.opgave.regionaal import herken
from xl_doorrekening.solidariteit import keuze, partijen
from xl_doorrekening.solidariteit.beleid import HUUR, met_huurbeleid, met_kwaliteit
from xl_doorrekening.solidariteit.boek import Boek
from xl_doorrekening.solidariteit.bouwprogramma import met_programma
from xl_doorrekening.solidariteit.geld import GELD
from xl_doorrekening.solidariteit.overname import neem_over
from xl_doorrekening.solidariteit.schokken import met_schok
from xl_doorrekening.solidariteit.woningen import Overdracht, betaal, draag_over, overdrachten, uitstroom


@dataclass(frozen=True)
class Situatie:
    """What is projected, without or with a scenario; `erbij` and `extra` stay whatever part of the plan is done."""

    basis: Basis
    plan: Projecttabel
    pad: Macro
    """One path: (1, 15) a series."""
    erbij: Stromen | None = None
    """Dwellings that went to another corporation."""
    extra: Extra | None = None
    overgenomen: tuple[float, ...] = ()
    """Dwellings that every overname moved, in their order: less than agreed where the plan has less."""

    @property
    def stromen(self) -> Stromen:
        """Flows of the whole plan and of `erbij`."""
        u = self.basis.uitgangspunten
        plan = projectstromen(self.plan, len(self.basis.corporaties), u.definities, u.startjaar)
        return plan if self.erbij is None else Stromen(plan.reeksen + self.erbij.reeksen)


def beperkt(s: Situatie, welke: Getallen) -> Situatie:
    """Of these corporations only, in this order, each at most once."""
    naar = np.full(len(s.basis.corporaties), -1, dtype=np.int64)
    naar[welke] = np.arange(len(welke))
    plan = s.plan.kies(naar[s.plan.corporatie] >= 0)
    return replace(
        s, basis=s.basis.kies(welke), plan=replace(plan, corporatie=naar[plan.corporatie]),
        erbij=None if s.erbij is None else Stromen(s.erbij.reeksen[:, :, welke]),
        extra=None if s.extra is None else s.extra.kies(welke),
    )  # fmt: skip


def uitgangssituatie(b: Basis, plan: Projecttabel) -> Situatie:
    """Variant B: what every scenario changes."""
    return Situatie(b, plan, macro(b.uitgangspunten))


def keten(lijst: Sequence[Scenario], naam: str) -> list[Scenario]:
    """A scenario and what it builds on, the first one first. Raises ValueError when they build on each other."""
    per_naam = {herken(s.naam or ""): s for s in lijst}
    uit: list[Scenario] = []
    volgende: str | None = naam
    while volgende:
        s = per_naam[herken(volgende)]
        if s in uit:
            raise ValueError(f"scenario {naam} bouwt op zichzelf voort")
        uit.insert(0, s)
        volgende = s.bouwt_op
    return uit


def wijzigingen(regio: Regio, schakels: Sequence[Scenario]) -> Iterator[Wijziging]:
    """The changes of these scenarios, one scenario after another, each as entered."""
    for s in schakels:
        yield from (
            w
            for w in regio.scenarios.wijzigingen
            if herken(w.scenario or "") == herken(s.naam or "") and keuze.telt(regio, w)
        )


def instrumenten(regio: Regio, schakels: Sequence[Scenario]) -> tuple[Instrumentregel, ...]:
    """The instruments of these scenarios, idem."""
    namen = [herken(s.naam or "") for s in schakels]
    rijen = [
        r for r in regio.solidariteit.instrumenten if herken(r.scenario or "") in namen and partijen.telt(regio, r)
    ]
    return tuple(sorted(rijen, key=lambda r: namen.index(herken(r.scenario or ""))))


def verander(s: Situatie, regio: Regio, w: Wijziging) -> Situatie:
    """One change."""
    assert w.maatregel is not None
    if w.maatregel in SCHOKKEN:
        return replace(s, pad=met_schok(s.pad, w, regio.uitgangspunten.startjaar))
    if w.maatregel in HUUR or w.maatregel is Maatregel.BENUTTING:
        return replace(s, basis=met_huurbeleid(s.basis, regio, w))
    if w.maatregel in KWALITEITSREGELS:
        s = replace(s, basis=met_kwaliteit(s.basis, regio, w))
    if w.maatregel not in KWALITEITSREGELS or w.maatregel is Maatregel.ENERGIE:
        s = replace(s, plan=met_programma(s.plan, regio, w))
    return s


def deel_met(s: Situatie, regio: Regio, regels: Sequence[Instrumentregel]) -> Situatie:
    """With these instruments between corporations on top; overnames first, because they change the plans."""
    plan = s.plan
    over: list[float] = []
    for r in regels:
        if r.instrument is Instrument.OVERNAME:
            na = neem_over(plan, regio, r)
            plan, over = na.plan, [*over, na.aantal]
    boek, beweging = Boek(len(regio.corporaties)), list[Overdracht]()
    for r in regels:
        if r.instrument in GELD:
            GELD[r.instrument](boek, regio, r)
        elif r.instrument in (Instrument.TAAKOVERDRACHT, Instrument.WONINGRUIL):
            betaal(boek, regio, r)
            beweging += overdrachten(regio, r)
    nieuw = replace(s, plan=plan, overgenomen=(*s.overgenomen, *over))
    draag_over(boek, s.basis, nieuw.stromen.reeksen, s.pad, beweging)
    extra = boek.extra() if s.extra is None else s.extra.plus(boek.extra())
    return replace(nieuw, extra=extra, erbij=_samen(s.erbij, uitstroom(len(regio.corporaties), beweging)))


def _samen(a: Stromen | None, b: Bedragen) -> Stromen | None:
    if not b.any():
        return a
    return Stromen(b if a is None else a.reeksen + b)


@dataclass(frozen=True)
class Inhoud:
    """All that makes up a scenario with what it builds on."""

    wijzigingen: tuple[Wijziging, ...] = ()
    realistisch: bool = False
    instrumenten: tuple[Instrumentregel, ...] = ()


def inhoud(regio: Regio, naam: str) -> Inhoud:
    schakels = keten(regio.scenarios.lijst, naam)
    return Inhoud(
        tuple(wijzigingen(regio, schakels)),
        any(x.plannen is Plannen.REALISTISCH for x in schakels),
        instrumenten(regio, schakels),
    )


def met_inhoud(regio: Regio, begin: Situatie, x: Inhoud) -> Situatie:
    """Changes, then realistic planning where it is asked, then instruments."""
    s = begin
    for w in x.wijzigingen:
        s = verander(s, regio, w)
    if x.realistisch:
        u = regio.uitgangspunten
        s = replace(s, plan=realistisch(s.plan, u.definities, u.startjaar))
    return deel_met(s, regio, x.instrumenten)


def situatie(regio: Regio, begin: Situatie, naam: str) -> Situatie:
    """A scenario laid on variant B."""
    return met_inhoud(regio, begin, inhoud(regio, naam))
