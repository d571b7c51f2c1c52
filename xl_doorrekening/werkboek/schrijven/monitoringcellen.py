"""Results of tab Monitoring: plan beside what was realised, and what that does to the years to come."""

import numpy as np

from xl_doorrekening.begrippen.normen import RATIO
from xl_doorrekening.doorrekenen import Doorrekening
from xl_doorrekening.uitvoering.monitoring.cijfers import Cijfer, cijfers, in_het_jaar
from xl_doorrekening.uitvoering.monitoring.effect import Effect, effecten, krapste, samenvatting
from xl_doorrekening.uitvoering.monitoring.woningen import Woningregel, gereed, per_type, woningen
from xl_doorrekening.uitvoering.verdeling import waarop
from xl_doorrekening.werkboek.indeling import monitoring as indeling
from xl_doorrekening.werkboek.schrijven.rijen import NAAM, Blokken, leeg, lijst, of_leeg
from xl_doorrekening.werkboek.schrijven.waarden import Waarde

Rij = dict[str, Waarde]
PLAATS = {"m_woningen": indeling.WONINGEN, "m_cijfers": indeling.CIJFERS, "m_effect": indeling.EFFECT}


def monitoringcellen(d: Doorrekening) -> Blokken:
    """Every result of the tab; lists are blank where nothing was filled in."""
    start = d.regio.uitgangspunten.startjaar
    uit = leeg(indeling.blad(start), PLAATS)
    regels, geld, gevolg = woningen(d), cijfers(d), effecten(d)
    uit["m_stand"] |= {(code, "stand"): zin for code, zin in _standen(d, regels, geld, gevolg).items()}
    uit["m_woningen"] |= lijst([_woningrij(x, start) for x in regels], PLAATS["m_woningen"])
    uit["m_cijfers"] |= lijst([_cijferrij(x) for x in geld], PLAATS["m_cijfers"])
    uit["m_effect"] |= lijst([_effectrij(x) for x in gevolg], PLAATS["m_effect"])
    return uit


def _standen(
    d: Doorrekening, regels: tuple[Woningregel, ...], geld: tuple[Cijfer, ...], gevolg: tuple[Effect, ...]
) -> dict[str, str]:
    klaar, alle = gereed(d)
    basis = waarop(d.gekozen)
    return {
        "jaar": str(d.regio.uitgangspunten.startjaar),
        "plan": "de afspraken" if d.regio.uitvoering.verdeling else basis,
        "raming": basis,
        "ingevuld": f"{klaar} van {alle} corporaties",
        "woningen": "; ".join(per_type(regels)) or "nog niets ingevuld",
        "ratios": in_het_jaar(geld),
        "effect": samenvatting(gevolg) if gevolg else "–",
    }


def _woningrij(x: Woningregel, start: int) -> Rij:
    return {
        NAAM: x.corporatie, "gemeente": x.gemeente, "type": x.type.value, "plan": x.plan,
        "gerealiseerd": x.gerealiseerd, "verschil": x.verschil, "plan_tm": x.eerder + x.plan,
        "gerealiseerd_tm": x.eerder + (x.gerealiseerd or 0.0), "zin": x.zin(start) or None,
    }  # fmt: skip


def _cijferrij(x: Cijfer) -> Rij:
    """Amounts in the unit that stands beside them."""
    anders = not np.isinf(x.plan) and not np.isinf(x.gerealiseerd)
    return {
        NAAM: x.corporatie, "tak": x.tak, "onderdeel": x.label, "eenheid": x.eenheid, "plan": _getal(x, x.plan),
        "gerealiseerd": _getal(x, x.gerealiseerd), "verschil": x.afwijking / x.factor if anders else None,
        "deel": of_leeg(x.deel) if anders and x.naam not in RATIO else None, "zin": x.zin() or None,
    }  # fmt: skip


def _getal(x: Cijfer, waarde: float) -> Waarde:
    return "n.v.t." if np.isinf(waarde) else of_leeg(waarde / x.factor)


def _effectrij(x: Effect) -> Rij:
    return {
        NAAM: x.corporatie, "gepland": krapste(x.gepland.oordeel), "werkelijk": krapste(x.werkelijk.oordeel),
        "kleur_gepland": x.gepland.oordeel.kleur.value, "kleur": x.werkelijk.oordeel.kleur.value,
        "ruimte_gepland": of_leeg(x.gepland.ruimte), "ruimte": of_leeg(x.werkelijk.ruimte), "zin": x.zin(),
    }  # fmt: skip
