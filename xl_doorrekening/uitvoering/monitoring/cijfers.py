"""Money: what the year came to beside what was projected, per tak, and the ratios that follow from it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from xl_doorrekening.begrippen.monitoring import KAS, NIVEAUS, STANDEN
from xl_doorrekening.begrippen.normen import RATIO, RATIOS
from xl_doorrekening.begrippen.tijd import GEHEEL, TAKKEN
from xl_doorrekening.doorrekenen.resultaat import Doorrekening, Variant
from xl_doorrekening.invoer.corporatie import Corporatie, Realisatie, Snelstart
from xl_doorrekening.invoer.realisatie import Jaarcijfers
from xl_doorrekening.invoer.uitgangspunten import Icrwijze, Leningwaarde
from xl_doorrekening.invoer.veld import Eenheid, velden
from xl_doorrekening.kern import ratios
from xl_doorrekening.kern.projectie import Uitkomst
from xl_doorrekening.kern.ratios import marge, telt_mee
from xl_doorrekening.regio.oordeel import getal
from xl_doorrekening.uitvoering.volgendjaar.stand import huur

LIJN = {"schuld": "externe_schuld"}
"""The line that plans a field of the Snelstart, where it has another name."""


@dataclass(frozen=True)
class Cijfer:
    """One figure of one tak; plan and realised in the unit of the core (€, fraction)."""

    corporatie: str
    tak: str
    naam: str
    label: str
    eenheid: str
    """As the sheet has it."""
    factor: float
    """From the sheet to the core."""
    plan: float
    gerealiseerd: float
    grens: float = np.nan
    """Of a ratio that is tested: the norm with the buffer."""
    norm: float = np.nan
    """Idem, without the buffer."""
    telt: bool = True
    """Whether the ratio limits the room."""
    geraamd: tuple[str, ...] = ()
    """Parts of a ratio that were left blank, and are as projected."""

    @property
    def buiten(self) -> bool:
        """Whether a realised ratio is outside its norm."""
        return self.naam in RATIO and self._marge(self.norm) < 0

    def _marge(self, grens: float) -> float:
        return float(marge(self.naam, np.array(self.gerealiseerd), np.array(grens)))

    def zin(self) -> str:
        """What the year made of a ratio, in a few words; blank for an amount and a ratio that is not tested."""
        return "; ".join(self._delen())

    def _delen(self) -> Iterator[str]:
        if self.naam not in RATIO:
            return
        if not np.isnan(self.grens) and not np.isinf(self.gerealiseerd):
            if self.buiten:
                oordeel = f"buiten de norm ({getal(self.naam, self.norm)})"
            elif self._marge(self.grens) < 0:
                oordeel = f"binnen de norm, buiten de buffer ({getal(self.naam, self.grens)})"
            else:
                oordeel = f"binnen de grens ({getal(self.naam, self.grens)})"
            yield oordeel + ("" if self.telt else ", telt niet mee")
        if self.geraamd:
            yield f"geraamd: {', '.join(self.geraamd)}"

    @property
    def afwijking(self) -> float:
        return self.gerealiseerd - self.plan

    @property
    def deel(self) -> float:
        """The deviation as a share of the plan; NaN without a plan."""
        return self.afwijking / abs(self.plan) if self.plan else np.nan


def cijfers(d: Doorrekening) -> tuple[Cijfer, ...]:
    """Every figure that was filled in, and the ratios of whoever filled in enough for them.

    Beside what was planned: the chosen scenario, else the task, else upkeep alone.
    """
    v = d.gekozen.variant if d.gekozen is not None else d.opgave or d.basis
    return tuple(x for c, corp in enumerate(d.regio.corporaties) for x in _van(d, corp, c, v))


def _van(d: Doorrekening, corp: Corporatie, c: int, v: Variant) -> Iterator[Cijfer]:
    u = v.uitkomst
    for k, tak in enumerate(TAKKEN):
        r = corp.realisatie.get(tak)
        if r is None:
            continue
        for model, waarden in ((Jaarcijfers, r.kas), (Snelstart, r.stand)):
            for naam, f in velden(model):
                waarde = getattr(waarden, naam)
                if waarde is not None:
                    factor = 0.01 if f.eenheid is Eenheid.PROCENT else f.eenheid.factor
                    yield Cijfer(corp.naam, tak, naam, f.label, f.eenheid.tekst, factor, gepland(u, naam, c, k),
                                 waarde)  # fmt: skip
    if not corp.realisatie:
        return
    for k, tak in enumerate((*TAKKEN, GEHEEL)):
        wie = range(len(TAKKEN)) if tak == GEHEEL else (k,)
        gedaan = _ratios(d, corp, c, u, wie)
        for ratio in RATIOS:
            waarde, plan = gedaan.get(ratio.naam, np.nan), float(v.toets.ratios[ratio.naam][0, 0, c, k])
            if not np.isnan(waarde):
                procent = "%" in ratio.formaat
                grens = float(v.toets.grenzen[ratio.naam][k])
                buffer = u.stapel.uitgangspunten.buffer.get(ratio.naam, 0.0)
                yield Cijfer(
                    corp.naam, tak, ratio.naam, ratio.label, "%" if procent else "getal", 0.01 if procent else 1.0,
                    plan, waarde, grens, grens - buffer if ratio.minimum else grens + buffer,
                    ratio.naam in telt_mee(u.stapel.uitgangspunten), _geraamd(corp, u, c, ratio.naam, wie),
                )  # fmt: skip


def tellende(alle: Iterable[Cijfer]) -> list[Cijfer]:
    """The realised ratios that limit the room."""
    return [x for x in alle if x.naam in RATIO and x.telt and not np.isnan(x.norm)]


def in_het_jaar(alle: Iterable[Cijfer]) -> str:
    """Whose realised ratios, of those that count, are outside the norm."""
    tellend = tellende(alle)
    if not tellend:
        return "nog niet bekend"
    mis = dict.fromkeys(x.corporatie for x in tellend if x.buiten)
    return f"buiten de norm bij {', '.join(mis)}" if mis else "binnen de normen, bij wie het invulde"


_MAG_GERAAMD = {
    "solvabiliteit": {"overige_activa": "overige activa", "overige_passiva": "overige passiva"},
    "onderpandratio": {"deel_geborgd": "het geborgde deel"},
}
"""Parts of a ratio for which the projection stands in when they were left blank, with their words."""


def _geraamd(corp: Corporatie, u: Uitkomst, c: int, ratio: str, takken: Sequence[int]) -> tuple[str, ...]:
    """The parts of a realised ratio that are as projected; nothing is told of what is nil."""
    return tuple(
        woorden
        for naam, woorden in _MAG_GERAAMD.get(ratio, {}).items()
        if any(getattr(corp.realisatie.get(TAKKEN[k], Realisatie()).stand, naam) is None and gepland(u, naam, c, k)
               for k in takken if u.stapel.aanwezig[c, k])
    )  # fmt: skip


def gepland(u: Uitkomst, naam: str, c: int, k: int) -> float:
    """What was projected for the first year, or its end."""

    def lijn(n: str) -> float:
        return float(u.reeks(n)[0, k, 0, c])

    if naam in KAS:
        return sum(lijn(n) for n in KAS[naam])
    if naam == "huur":
        return huur(u, c, k)
    if naam == "deel_geborgd":
        return lijn("geborgde_schuld") / lijn("externe_schuld") if lijn("externe_schuld") else 0.0
    if naam == "marktwaarde_leningen":
        return lijn("dekkingsschuld") - lijn("interne_lening")
    if naam in ("overige_activa", "overige_passiva"):
        return float(u.stapel.stand[naam][c, k])
    assert naam in (*STANDEN, *NIVEAUS)
    return lijn(LIJN.get(naam, naam))


def _ratios(d: Doorrekening, corp: Corporatie, c: int, u: Uitkomst, takken: Sequence[int]) -> dict[str, float]:
    """The realised ratios of these takken together; only those of which every part was filled in."""
    heel = len(takken) > 1
    aan = [k for k in takken if u.stapel.aanwezig[c, k]]
    if not aan:
        return {}
    intern, rente_intern = (float(u.reeks(n)[0, 1, 0, c]) for n in ("interne_lening", "rente_intern"))

    def som(naam: str, *, plan: bool = False) -> float:
        """Over the takken; NaN when one is blank, unless the projection may stand in for it."""
        totaal = 0.0
        for k in aan:
            r = corp.realisatie.get(TAKKEN[k])
            waarde = None if r is None else getattr(r.kas if naam in KAS else r.stand, naam)
            totaal += gepland(u, naam, c, k) if waarde is None and plan else np.nan if waarde is None else waarde
        return totaal

    wie = 0.0 if heel else intern if 1 in aan else 0.0
    bezit = 0.0 if heel else intern if 0 in aan else 0.0
    rente = (som("rente_uitgaven"), som("renteontvangsten"))
    if heel:
        rente = (rente[0] - rente_intern, rente[1] - rente_intern)
    schuld, waarde = som("schuld") + wie, som("beleidswaarde")
    activa = waarde + som("liquide_middelen") + som("overige_activa", plan=True) + bezit
    geborgd = sum(_geborgd(corp, u, c, k) for k in aan)
    onderpand = sum(_onderpand(corp, c, k, u) for k in aan)
    dekking = d.regio.uitgangspunten.definities.dekking_op is Leningwaarde.NOMINAAL
    netto = d.regio.uitgangspunten.definities.icr_wijze is Icrwijze.NETTO
    uit = {
        "icr": ratios.icr(np.array(som("operationele_kasstroom")), np.array(rente[0]), np.array(rente[1]), netto=netto),
        "ltv": ratios.ltv(np.array(schuld), np.array(waarde)),
        "solvabiliteit": ratios.solvabiliteit(
            np.array(activa - schuld - som("overige_passiva", plan=True)), np.array(activa)
        ),
        "dekkingsratio": ratios.dekkingsratio(np.array(schuld if dekking else np.nan), np.array(som("marktwaarde"))),
        "onderpandratio": ratios.onderpandratio(np.array(geborgd), np.array(onderpand)),
    }
    return {n: float(x) for n, x in uit.items()}


def _geborgd(corp: Corporatie, u: Uitkomst, c: int, k: int) -> float:
    r = corp.realisatie.get(TAKKEN[k])
    if r is None or r.stand.schuld is None:
        return np.nan
    deel = r.stand.deel_geborgd
    return r.stand.schuld * (gepland(u, "deel_geborgd", c, k) if deel is None else deel)


def _onderpand(corp: Corporatie, c: int, k: int, u: Uitkomst) -> float:
    """Of a tak without a figure of its own the marktwaarde, as in the Snelstart."""
    r = corp.realisatie.get(TAKKEN[k])
    if r is None:
        return np.nan
    eigen = r.stand.onderpand
    if eigen is None and corp.tak(TAKKEN[k]).snelstart.onderpand is None:
        eigen = r.stand.marktwaarde
    return np.nan if eigen is None else eigen
