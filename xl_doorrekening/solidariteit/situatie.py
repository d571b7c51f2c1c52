"""A scenario laid on variant B: the stock, the plan, the macro path, and what goes between corporations."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from xl_doorrekening.begrippen.instrumenten import WONINGINSTRUMENTEN, Instrument
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
from xl_doorrekening.solidariteit.overname import neem_over
from xl_doorrekening.solidariteit.saldo import boek_geld
from xl_doorrekening.solidariteit.schokken import met_schok
from xl_doorrekening.solidariteit.woningen import draag_over, overdrachten, uitstroom


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


def neem_over_in_plan(s: Situatie, regio: Regio, regels: Sequence[Instrumentregel]) -> Situatie:
    """With these overnames: they change the plans."""
    for r in regels:
        if r.instrument is Instrument.OVERNAME:
            na = neem_over(s.plan, regio, r)
            s = replace(s, plan=na.plan, overgenomen=(*s.overgenomen, na.aantal))
    return s


def deel_geld_en_woningen(s: Situatie, regio: Regio, regels: Sequence[Instrumentregel]) -> Situatie:
    """With the other instruments on top, for the stock and the plans as they are by now."""
    boek = Boek(len(regio.corporaties))
    boek_geld(boek, regio, regels)
    beweging = [x for r in regels if r.instrument in WONINGINSTRUMENTEN for x in overdrachten(regio, r)]
    draag_over(boek, s.basis, s.stromen.reeksen, s.pad, beweging)
    extra = boek.extra() if s.extra is None else s.extra.plus(boek.extra())
    return replace(s, extra=extra, erbij=_samen(s.erbij, uitstroom(len(regio.corporaties), beweging)))


def deel_met(s: Situatie, regio: Regio, regels: Sequence[Instrumentregel]) -> Situatie:
    """With these instruments between corporations on top."""
    return deel_geld_en_woningen(neem_over_in_plan(s, regio, regels), regio, regels)


def _samen(a: Stromen | None, b: Bedragen) -> Stromen | None:
    if not b.any():
        return a
    return Stromen(b if a is None else a.reeksen + b)


@dataclass(frozen=True)
class Schakel:
    """What one scenario by itself has."""

    wijzigingen: tuple[Wijziging, ...] = ()
    realistisch: bool = False
    instrumenten: tuple[Instrumentregel, ...] = ()


@dataclass(frozen=True)
class Inhoud:
    """All that makes up a scenario: what it builds on, the first one first, and last itself."""

    schakels: tuple[Schakel, ...] = ()

    @property
    def wijzigingen(self) -> tuple[Wijziging, ...]:
        return tuple(w for x in self.schakels for w in x.wijzigingen)

    @property
    def realistisch(self) -> bool:
        return any(x.realistisch for x in self.schakels)

    @property
    def instrumenten(self) -> tuple[Instrumentregel, ...]:
        return tuple(r for x in self.schakels for r in x.instrumenten)

    @property
    def rijen(self) -> tuple[Wijziging | Instrumentregel, ...]:
        return (*self.wijzigingen, *self.instrumenten)

    def alleen(self, houd: Callable[[Wijziging | Instrumentregel | None], bool]) -> "Inhoud":
        """Without the rows that are not to be kept; None is the realistic planning."""
        return Inhoud(tuple(
            Schakel(tuple(filter(houd, x.wijzigingen)), x.realistisch and houd(None),
                    tuple(filter(houd, x.instrumenten)))
            for x in self.schakels
        ))  # fmt: skip


def inhoud(regio: Regio, naam: str) -> Inhoud:
    """The rows of a scenario and of what it builds on, each as entered; rows that say too little are left out."""

    def van(s: Scenario) -> Schakel:
        sleutel = herken(s.naam or "")
        return Schakel(
            tuple(w for w in regio.scenarios.wijzigingen
                  if herken(w.scenario or "") == sleutel and keuze.telt(regio, w)),
            s.plannen is Plannen.REALISTISCH,
            tuple(r for r in regio.solidariteit.instrumenten
                  if herken(r.scenario or "") == sleutel and partijen.telt(regio, r)),
        )  # fmt: skip

    return Inhoud(tuple(van(s) for s in keten(regio.scenarios.lijst, naam)))


def met_inhoud(regio: Regio, begin: Situatie, x: Inhoud) -> Situatie:
    """Scenario after scenario: changes, realistic planning (once), overnames. Then money and dwellings that go over.

    What goes over comes last, so that a giver gets exactly what the receiver loses under all changes together.
    """
    s, realistisch_gepland = begin, False
    for schakel in x.schakels:
        for w in schakel.wijzigingen:
            s = verander(s, regio, w)
        if schakel.realistisch and not realistisch_gepland:
            u = regio.uitgangspunten
            s = replace(s, plan=realistisch(s.plan, u.definities, u.startjaar))
            realistisch_gepland = True
        s = neem_over_in_plan(s, regio, schakel.instrumenten)
    return deel_geld_en_woningen(s, regio, x.instrumenten)


def situatie(regio: Regio, begin: Situatie, naam: str) -> Situatie:
    """A scenario laid on variant B."""
    return met_inhoud(regio, begin, inhoud(regio, naam))
