"""Scenarios side by side: what of the task is done, when shortfalls come, on what they depend, who gives and gets."""

from dataclasses import dataclass

import numpy as np

from xl_doorrekening.begrippen.instrumenten import OM_NIET, Instrument
from xl_doorrekening.begrippen.maatregelen import MAATREGELEN, Maatregel
from xl_doorrekening.begrippen.normen import RATIO
from xl_doorrekening.begrippen.opgave import KORT, Opgavetype
from xl_doorrekening.begrippen.schrijfwijze import mln, nl
from xl_doorrekening.begrippen.tijd import BELEIDSRIJK
from xl_doorrekening.doorrekenen.dienst import verantwoorde_ruimte
from xl_doorrekening.doorrekenen.draagkracht import eerste_jaar
from xl_doorrekening.doorrekenen.resultaat import Doorrekening, Scenariouitkomst, Variant
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.kern.indexen import Bedragen
from xl_doorrekening.kern.projecttabel import TYPEN
from xl_doorrekening.opgave.gevoeligheid import GRADEN
from xl_doorrekening.solidariteit.keuze import plek, projecten, telt
from xl_doorrekening.solidariteit.partijen import gevers
from xl_doorrekening.solidariteit.saldo import ontvangen
from xl_doorrekening.solidariteit.woorden import kort

ALLES = 0.5
"""Dwellings by which a goal may be missed and still be met."""
EURO = 1.0


@dataclass(frozen=True)
class Doel:
    """One type of task in the policy-rich years, dwellings; what is done is told naar rato and op volgorde."""

    type: Opgavetype
    opgave: float
    gepland: float
    gedaan: float
    gedaan_volgorde: float
    niet_geplaatst: float
    """Of the task what no one was allotted: no scenario can do it."""
    gewicht: float
    """Per dwelling, in the weighted task."""

    @property
    def gehaald(self) -> bool:
        return self.gedaan >= self.opgave - ALLES

    def __str__(self) -> str:
        """What it is short of, in a few words."""
        kort = f"{KORT[self.type]} −{nl(max(self.opgave - self.gedaan, 0.0))}"
        return kort + (f" (waarvan {self.niet_geplaatst:.0f} niet toegerekend)" if self.niet_geplaatst >= ALLES else "")


@dataclass(frozen=True)
class Scenariobeeld:
    """One scenario (or variant B, without a name) in figures for the region. € at the opening price level."""

    naam: str
    toelichting: str
    doelen: tuple[Doel, ...]
    opgave: float
    """Investment of the plan of who has all figures; what no one was allotted is in neither."""
    tekort: float
    tekort_volgorde: float
    tekort_per_jaar: Bedragen
    """Naar rato, (15,)."""
    haakt_af: tuple[int | None, ...]
    """Per corporation the first year outside a limit."""
    graad: float
    """The largest realisatiegraad with which no one has a shortfall; NaN when no one can be told of."""
    graad_door: str
    """Whose plan decides that; blank when all of everyone's fits."""
    tekort_bij: tuple[tuple[float, float], ...]
    """Shortfall at each realisatiegraad, sales going on."""
    ontvangt: Bedragen
    """Per corporation what it gets minus gives in money, nominal € over 15 years."""
    neemt_over: Bedragen
    """Idem dwellings to build that it takes over, minus those taken from it."""
    bevindingen: tuple[str, ...]
    """What must not be: a giver outside a limit, an overname of more than there is."""

    @property
    def haalbaar(self) -> float:
        return 1 - self.tekort / self.opgave if self.opgave else float("nan")

    @property
    def gehaald(self) -> float:
        """Weighted share of the task of the region that is done, whatever this scenario plans; more is no more."""
        opgave = sum(x.gewicht * x.opgave for x in self.doelen)
        return sum(x.gewicht * min(x.gedaan, x.opgave) for x in self.doelen) / opgave if opgave else float("nan")

    @property
    def buiten(self) -> int:
        """Corporations outside a limit in some year."""
        return sum(x is not None for x in self.haakt_af)

    @property
    def eerste_tekort(self) -> int | None:
        """First year in which one is."""
        return min((x for x in self.haakt_af if x is not None), default=None)


def niet_gehaald(b: Scenariobeeld) -> str:
    """What of the task of the region is not done, in a few words."""
    return ", ".join(str(x) for x in b.doelen if not x.gehaald) or "alles gehaald"


def beeld_van_b(d: Doorrekening) -> Scenariobeeld | None:
    """Variant B, beside which the scenarios are put."""
    return None if d.opgave is None else _beeld(d, "", "", d.opgave, None)


def beeld(d: Doorrekening, s: Scenariouitkomst) -> Scenariobeeld:
    return _beeld(d, s.naam, s.toelichting, s.variant, s)


def _beeld(d: Doorrekening, naam: str, toelichting: str, v: Variant, s: Scenariouitkomst | None) -> Scenariobeeld:
    rato, volgorde = v.tekorten
    n = len(d.regio.corporaties)
    bekend = rato.bekend
    deel = np.append(np.where(bekend & ~rato.plan_blijft, rato.gedaan, np.inf), 1.0)
    laagste = int(deel.argmin())
    geld, woningen = np.zeros(n), np.zeros(n)
    if s is not None:
        geld = ontvangen(d.regio, s.inhoud.instrumenten).sum(0)
        woningen = _overgenomen(d.regio, s)
    return Scenariobeeld(
        naam, toelichting, tuple(_doelen(d, v)), float(rato.investering[bekend].sum()),
        float(rato.ongedaan()[bekend].sum()), float(volgorde.ongedaan()[bekend].sum()),
        rato.ongedaan()[bekend].sum(0), tuple(eerste_jaar(v, c) for c in range(n)),
        float(deel[laagste]) if bekend.any() else float("nan"),
        "" if deel[laagste] >= 1 else d.regio.corporaties[int(rato.plan.corporatie[laagste])].naam,
        tuple((g, _tekort_bij(v, g)) for g in GRADEN), geld, woningen, () if s is None else tuple(_bevindingen(d, s)),
    )  # fmt: skip


def _tekort_bij(v: Variant, graad: float) -> float:
    """What does not fit when this share of the plan is done: a corporation can do what it can of the whole plan."""
    t = v.tekorten[0]
    te_veel = np.maximum(graad - t.gedaan, 0.0)[:, None] * t.investering
    return float(te_veel[t.bekend & ~t.plan_blijft].sum())


def _doelen(d: Doorrekening, v: Variant) -> list[Doel]:
    """Per type with a task or a plan."""
    rato, volgorde = v.tekorten
    start = d.regio.uitgangspunten.startjaar
    gepland = rato.plan.opgeleverd(start)[:, :BELEIDSRIJK].sum(1)
    h = d.haalbaarheid
    uit = []
    for i, type_ in enumerate(TYPEN):
        hier = (rato.plan.opgave == i) & rato.bekend
        plan = float(gepland[hier].sum())
        opgave, over = plan, 0.0
        if h is not None and h.toegerekend is not None:
            opgave = float(h.toegerekend.regionaal.opgave[i].sum())
            over = float(h.toegerekend.niet_geplaatst[i].sum())
        elif d.opgave is not None and d.opgave.plan is not None:
            opgave = float(d.opgave.plan.aantal[d.opgave.plan.opgave == i].sum())
        if opgave or plan:
            gedaan, ook = (float((gepland * t.gedaan)[hier].sum()) for t in (rato, volgorde))
            uit.append(Doel(type_, opgave, plan, gedaan, ook, over, d.regio.solidariteit.gewicht(type_)))
    return uit


def _overgenomen(regio: Regio, s: Scenariouitkomst) -> Bedragen:
    """Dwellings to build that went to each corporation, net."""
    uit = np.zeros(len(regio.corporaties))
    overnames = [r for r in s.inhoud.instrumenten if r.instrument is Instrument.OVERNAME]
    for r, aantal in zip(overnames, s.situatie.overgenomen, strict=True):
        uit[plek(regio, r.gever)] += aantal
        uit[plek(regio, r.ontvanger)] -= aantal
    return uit


def _bevindingen(d: Doorrekening, s: Scenariouitkomst) -> list[str]:
    uit = []
    geeft = {p.c for r in s.inhoud.instrumenten for p in gevers(d.regio, r)}
    for c in sorted(geeft):
        jaar = eerste_jaar(s.variant, c)
        if jaar is not None:
            o = s.variant.oordelen[c]
            wat = f" ({RATIO[o.bindend.ratio].label}, {o.bindend.tak})" if o.bindend is not None else ""
            uit.append(
                f"{d.regio.corporaties[c].naam} geeft, en voldoet met de hele opgave vanaf {jaar} niet aan norm en "
                f"buffer{wat}. Laat haar minder geven of minder doen."
            )
    uit += [*_boven_ruimte(d, s), *_zonder_gevolg(d, s)]
    overnames = [r for r in s.inhoud.instrumenten if r.instrument is Instrument.OVERNAME]
    for r, aantal in zip(overnames, s.situatie.overgenomen, strict=True):
        if aantal < (r.aantal or 0) - ALLES:
            uit.append(
                f"Overname van {r.aantal:.0f} woningen door {r.gever}: het plan van {r.ontvanger} heeft er "
                f"{aantal:.0f} die eronder vallen. Kies andere jaren, een andere gemeente of minder woningen."
            )
    return uit


def _zonder_gevolg(d: Doorrekening, s: Scenariouitkomst) -> list[str]:
    """Changes of plans that touch no plan, before or after."""
    begin = d.startpunt.plan
    return [
        f"“{kort(w)}” raakt geen enkel plan: er is geen project bij deze keuze van corporatie, type, gemeente, project "
        "en jaren. Verbeter de regel of haal haar weg."
        for w in s.inhoud.wijzigingen
        if w.maatregel is not None
        and w.maatregel is not Maatregel.ERBIJ
        and "project" in MAATREGELEN[w.maatregel].kiest
        and telt(d.regio, w)
        and not any(projecten(d.regio, t, w).any() for t in (begin, s.situatie.plan))
    ]


def _boven_ruimte(d: Doorrekening, s: Scenariouitkomst) -> list[str]:
    """Who gives away more than upkeep leaves it, over the horizon."""
    om_niet = [r for r in s.inhoud.instrumenten if r.instrument in OM_NIET]
    geeft = -ontvangen(d.regio, om_niet).sum(0)
    ruimte = verantwoorde_ruimte(d.basis, d.ruimten)
    uit = []
    for c in np.flatnonzero((geeft > EURO) & (geeft > np.maximum(ruimte, 0.0))).tolist():
        heeft = f"een verantwoorde ruimte van {mln(ruimte[c])}" if ruimte[c] > 0 else "geen verantwoorde ruimte"
        uit.append(
            f"{d.regio.corporaties[c].naam} geeft {mln(geeft[c])} en heeft volgens stap 2 {heeft}. Leg uit waaruit zij "
            "geeft, of laat haar minder geven."
        )
    return uit
