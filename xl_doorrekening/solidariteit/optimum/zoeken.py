"""The search for the regional optimum: solve, check with a full run, repeat around the answer, whole dwellings.

Goals one after another: 0. least breach (whoever is in breach is helped first, no one gets worse), 1. the largest
weighted task, 2. the least transfer, 3. the most even burden, 4. the least borrowing.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from xl_doorrekening.begrippen.instrumenten import OM_NIET
from xl_doorrekening.invoer.scenarios import Wijziging
from xl_doorrekening.invoer.solidariteit import Instrumentregel
from xl_doorrekening.kern.indexen import Bedragen
from xl_doorrekening.kern.projectie import projecteer
from xl_doorrekening.kern.stapel import leg_op
from xl_doorrekening.kern.uitkomst import Uitkomst
from xl_doorrekening.solidariteit.optimum import normbedragen, vertaling
from xl_doorrekening.solidariteit.optimum.financiering import MLN
from xl_doorrekening.solidariteit.optimum.heel import afgekapt, in_hele_woningen
from xl_doorrekening.solidariteit.optimum.lp import ONEINDIG, Oplossing
from xl_doorrekening.solidariteit.optimum.programma import GENOEG, Leenplicht, Programma
from xl_doorrekening.solidariteit.optimum.schaduw import Schaduwprijs, schaduwprijzen
from xl_doorrekening.solidariteit.optimum.speelveld import Masker, Opdracht, Punt, Speelveld
from xl_doorrekening.solidariteit.optimum.wensen import botsing
from xl_doorrekening.solidariteit.saldo import ontvangen
from xl_doorrekening.solidariteit.situatie import Situatie, deel_met, verander

NAAM = "Optimum"
RONDES = 8
NAUWKEURIG = 1000.0
"""€ that a norm may be missed by in the full run (issue: < € 1.000)."""
AFRONDING = 0.01
"""€ within which a norm is met: rounding of the projection."""
AFSTAND = 2.0
"""€ further away from a norm that was missed in the full run, in the next round."""
CENT = 1e-3
"""€ mln between two budgets that are the same."""
KROMME = 10
"""Steps of the curve of task against transferred money."""

Voortgang = Callable[[str], None]


@dataclass(frozen=True)
class Antwoord:
    """One answer as it would be entered, run in full."""

    punt: Punt
    gewogen: float
    """Weighted dwellings of the task that are done."""
    wijzigingen: tuple[Wijziging, ...]
    instrumenten: tuple[Instrumentregel, ...]
    situatie: Situatie
    uitkomst: Uitkomst
    overschrijding: float
    """€ by which a norm is missed beyond what it is missed by without any of the task."""
    buiten: tuple[str, ...]
    """Who is outside a norm all the same: it was so without any of the task, and no help suffices."""


@dataclass(frozen=True)
class Optimum:
    """The best for the region, beside the best of each alone. Money in €, nominal over the horizon."""

    speelveld: Speelveld
    alleen: Antwoord
    samen: Antwoord
    """In whole dwellings."""
    grens: float
    """The weighted task before rounding to whole dwellings."""
    overgedragen: float
    """Money that goes over: gifts, borne interest, and what a taken-over dwelling costs above its value."""
    last: Bedragen
    """Of it per giver, (corporatie,)."""
    hulp: float
    """Of the money that goes over what helps who misses a norm without any of the task: it builds nothing."""
    kromme: tuple[tuple[float, float], ...]
    """Money that goes over against the weighted task that can be done with it, whatever minimum is asked."""
    schaduwprijzen: tuple[Schaduwprijs, ...]
    botsing: tuple[str, ...]
    """Wishes that cannot hold together; then there is no answer together, and `samen` is `alleen`."""
    rondes: int

    @property
    def extra(self) -> float:
        """Weighted dwellings more than without solidarity."""
        return self.samen.gewogen - self.alleen.gewogen

    @property
    def prijs(self) -> float:
        """€ beyond that help that goes over per extra (weighted) dwelling; NaN without any."""
        return (self.overgedragen - self.hulp) / self.extra if self.extra > 0.5 else float("nan")


def optimaliseer(o: Opdracht, voortgang: Voortgang = lambda _: None) -> Optimum:
    """Search. `voortgang` is told, in Dutch, what is being done; it may raise to stop."""
    r = Speelveld(o)
    voortgang("ieder voor zich")
    alleen, p = _alleen(r)
    eigen = r.eigen(alleen.punt)
    punt, rondes, plicht = alleen.punt, 0, None
    while True:
        rondes += 1
        voortgang(f"samen, ronde {rondes}")
        p, x, beste = _doelen(r, punt, eigen, plicht=plicht, vorige=p)
        if x is None:
            return _zonder_antwoord(r, alleen, botsing(p), rondes)
        gebroken = _antwoord(r, p.naar(x), p, x)
        if gebroken.overschrijding < NAUWKEURIG or rondes >= RONDES:
            break
        punt, plicht = gebroken.punt, p.leenplicht(x, gebroken.uitkomst, plicht)
    samen, prijzen, hoogste = gebroken, schaduwprijzen(p, beste), p.overgedragen(x)
    voortgang("de kromme")
    hulp, kromme = _kromme(r, gebroken.punt, eigen, hoogste, plicht, p)
    voortgang("hele woningen")
    punt, strakker = gebroken.punt, np.zeros_like(r.toegestaan)
    for _ in range(RONDES):
        p, x, _ = _doelen(r, punt, eigen, strakker, plicht, p, heel=True)
        if x is None or not x.haalbaar:
            break
        samen = _antwoord(r, p.naar(x), p, x)
        mist = _mist(r, samen.uitkomst, p.buiten)
        if not mist.any():
            break
        punt, strakker = samen.punt, strakker + np.where((mist > 0) & (mist < NAUWKEURIG), mist + AFSTAND, 0.0)
        plicht = p.leenplicht(x, samen.uitkomst, plicht) if (mist >= NAUWKEURIG).any() else plicht
    last = _lasten(r, samen)
    over = float(last.sum())
    return Optimum(
        r, alleen, samen, gebroken.gewogen, over, last, min(hulp, over), kromme, prijzen, (), rondes,
    )  # fmt: skip


def _lasten(r: Speelveld, x: Antwoord) -> Bedragen:
    """What each gives by the agreements as they would be entered, €, (corporatie,)."""
    uit = r.lasten(x.punt)
    for regel in x.instrumenten:
        if regel.instrument in OM_NIET:
            uit += np.maximum(-ontvangen(r.o.regio, [regel]).sum(0), 0.0)
    return uit


def _zonder_antwoord(r: Speelveld, alleen: Antwoord, botst: tuple[str, ...], rondes: int) -> Optimum:
    last = np.zeros(len(r.o.regio.corporaties))
    return Optimum(r, alleen, alleen, alleen.gewogen, 0.0, last, 0.0, (), (), botst, rondes)


def _alleen(r: Speelveld) -> tuple[Antwoord, Programma]:
    """Everyone by itself, in whole dwellings: what it can do of its own task within the norms."""
    punt, heel, plicht, p = r.vol, False, None, None
    for _ in range(2 * RONDES):
        p = Programma(r, afgekapt(r, punt) if heel else punt, plicht=plicht, vorige=p)
        p.zonder_elkaar()
        p.minste_tekort()
        if heel:
            in_hele_woningen(p, punt)
        p.m.houd_vast(p.doel(p.opgave_kosten(), eerst=heel))
        x = p.doel(p.lening_kosten())
        antwoord = _antwoord(r, p.naar(x), p, x)
        if antwoord.overschrijding < NAUWKEURIG:
            if heel:
                break
            heel = True
        else:
            plicht = p.leenplicht(x, antwoord.uitkomst, plicht)
        punt = antwoord.punt
    assert p is not None
    return antwoord, p


def _doelen(
    r: Speelveld,
    punt: Punt,
    eigen: Bedragen,
    strakker: Bedragen | None = None,
    plicht: Leenplicht | None = None,
    vorige: Programma | None = None,
    *,
    heel: bool = False,
) -> tuple[Programma, Oplossing | None, Oplossing]:
    """All goals around a point: the programme, the last answer (None: the wishes clash) and that of goal 1."""
    p = Programma(r, afgekapt(r, punt) if heel else punt, strakker, plicht, vorige)
    p.eis_eigen_deel(eigen)
    tekort = p.minste_tekort()
    if not tekort.haalbaar:
        return p, None, tekort
    if heel and not in_hele_woningen(p, punt).haalbaar:
        return p, None, tekort
    x = beste = p.doel(p.opgave_kosten(), eerst=heel)
    if not beste.haalbaar:
        return p, None, tekort
    p.m.houd_vast(beste)
    for kosten in (p.overdracht_kosten(), p.scheef_kosten(), p.lening_kosten()):
        poging = p.doel(kosten)
        if not poging.haalbaar:  # numerically: the goals before it stand
            break
        x = poging
        p.m.houd_vast(x)
    return p, x, beste


def _antwoord(r: Speelveld, punt: Punt, p: Programma, x: Oplossing) -> Antwoord:
    """As it would be entered; run in full on that, so that the check is on what the controller sees."""
    o = r.o
    anders = tuple(vertaling.wijzigingen(r, punt, NAAM))
    regels = (
        *vertaling.overnames(r, punt, NAAM), *vertaling.overdrachten(r, punt, NAAM),
        *vertaling.geldregels(p, x, NAAM),
    )  # fmt: skip
    s = o.begin
    for w in anders:
        s = verander(s, o.regio, w)
    s = deel_met(s, o.regio, regels)
    u = projecteer(leg_op(s.basis, s.stromen), s.pad, s.extra, o.vpb_referentie)
    over = normbedragen.alle(u)
    buiten = np.asarray((np.nan_to_num(over, nan=np.inf) < -NAUWKEURIG).any((0, 1)))
    namen = tuple(c.naam for c, x in zip(o.regio.corporaties, buiten.tolist(), strict=True) if x)
    return Antwoord(
        punt, float(r.gewogen(punt).sum()), anders, regels, s, u, float(_mist(r, u, p.buiten).max(initial=0.0)), namen
    )


def _mist(r: Speelveld, u: Uitkomst, buiten: Masker) -> Bedragen:
    """€ by which every norm is missed beyond what is allowed, (norm, jaar, corporatie).

    `buiten`: who cannot be helped within the norms may miss them as much as without any of the task.
    """
    over = normbedragen.alle(u) + np.where(buiten, r.toegestaan, 0.0)
    return np.where(np.isnan(over) | (over >= -AFRONDING), 0.0, -over)


def _kromme(
    r: Speelveld, punt: Punt, eigen: Bedragen, hoogste: float, plicht: Leenplicht | None, vorige: Programma
) -> tuple[float, tuple[tuple[float, float], ...]]:
    """The least money that helps who is in breach, €; and the largest task with so much money, up to all it takes.

    Without the minima that were asked: those are what the money is for.
    """
    p = Programma(r, punt, plicht=plicht, vorige=vorige)
    p.eis_eigen_deel(eigen)
    p.m.begrens_rijen(p.minstens, -ONEINDIG, ONEINDIG)
    p.minste_tekort()
    kosten = p.overdracht_kosten()
    al = p.overgedragen_al()
    laagste = max(p.doel(kosten).doel + al, 0.0)
    hoogste = max(hoogste, laagste)
    welke = np.flatnonzero(kosten)
    rij = p.m.nieuwe_rij(welke, kosten[welke], -np.inf, np.inf)
    uit: list[tuple[float, float]] = []
    stappen = KROMME + 1 if hoogste - laagste > CENT else 1
    for budget in np.linspace(hoogste, laagste, stappen).tolist():
        p.m.begrens_rijen(np.array([rij]), -np.inf, budget - al + GENOEG)
        x = p.doel(p.opgave_kosten(), eerst=bool(uit))
        if x.haalbaar:
            uit.append((budget * MLN, float(r.gewogen(p.naar(x)).sum())))
    return laagste * MLN, tuple(reversed(uit))


def met_scenario(o: Optimum, naam: str) -> tuple[tuple[Wijziging, ...], tuple[Instrumentregel, ...]]:
    """The rows of the answer under the name of a scenario."""
    return (
        tuple(w.model_copy(update={"scenario": naam}) for w in o.samen.wijzigingen),
        tuple(r.model_copy(update={"scenario": naam}) for r in o.samen.instrumenten),
    )
