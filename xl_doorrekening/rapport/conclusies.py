"""The conclusions in sentences, each made from the numbers; without `namen` they tell of the region only."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from xl_doorrekening.begrippen.dpm import Status
from xl_doorrekening.begrippen.opgave import GROEI
from xl_doorrekening.begrippen.schrijfwijze import mln, nl, procent
from xl_doorrekening.begrippen.tijd import BELEIDSRIJK, JAREN
from xl_doorrekening.doorrekenen import Doorrekening, Haalbaarheid, regiosommen
from xl_doorrekening.doorrekenen.draagkracht import Draagkracht, Totaal, draagkracht, regiototaal
from xl_doorrekening.kern.projecttabel import TYPEN
from xl_doorrekening.opgave.toerekening import regionaal
from xl_doorrekening.rapport import monitoring
from xl_doorrekening.rapport.samen import samen
from xl_doorrekening.rapport.woorden import EURO, breuk, hoeveel, komen, opsomming, wat_knelt
from xl_doorrekening.regio.oordeel import Oordeel
from xl_doorrekening.regio.richting import Richting
from xl_doorrekening.uitvoering.monitoring.beeld import Jaarbeeld
from xl_doorrekening.uitvoering.verdeling import verschillen


@dataclass(frozen=True)
class Conclusie:
    code: str
    zin: str


def conclusies(d: Doorrekening, *, namen: bool = True, jaar: Jaarbeeld | None = None) -> tuple[Conclusie, ...]:
    """In the order of the six steps. `jaar`: the monitoring, where it was worked out already."""
    return tuple(Conclusie(code, zin) for code, zin in _alle(d, namen, jaar or Jaarbeeld(d)) if zin)


def _alle(d: Doorrekening, namen: bool, jaar: Jaarbeeld) -> Iterator[tuple[str, str]]:
    yield "omvang", _omvang(d)
    yield "instandhouding", _instandhouding(d.oordelen, namen)
    yield "duurzaam", _duurzaam(d.oordelen, namen)
    yield "herstel", _herstel(d, namen)
    yield "ruimte", _ruimte(d, namen)
    h = d.haalbaarheid
    yield "opgave", _opgave(d, h)
    if h is not None:
        dragers = draagkracht(d, h)
        yield "haalbaar", _haalbaar(regiototaal(dragers, h.niet_geplaatst), namen)
        yield "afhakers", _afhakers(h, dragers, namen)
        yield "realistisch", _realistisch(regiototaal(dragers, realistisch=True))
    yield from samen(d, namen)
    yield "afspraken", _afspraken(d)
    yield "monitoring", monitoring.conclusie(jaar, namen)
    yield "onzeker", _onzeker(d)


def _omvang(d: Doorrekening) -> str:
    start, vhe = d.regio.uitgangspunten.startjaar, d.uitkomst.stapel.vhe[0]
    n = int((np.nansum(vhe, -1) > 0).sum())
    leeg = len(d.regio.corporaties) - n
    zonder = f" {hoeveel(leeg)} {'heeft' if leeg == 1 else 'hebben'} nog geen cijfers." if leeg else ""
    if not n:
        return f"Er is nog niets doorgerekend:{zonder}"
    return (
        f"{hoeveel(n)} met samen {nl(float(np.nansum(vhe)))} verhuureenheden {'is' if n == 1 else 'zijn'} doorgerekend "
        f"over {start}–{start + JAREN - 1}: {BELEIDSRIJK} beleidsrijke en {JAREN - BELEIDSRIJK} beleidsarme jaren."
        f"{zonder}"
    )


def _instandhouding(oordelen: Sequence[Oordeel], namen: bool) -> str:
    """Who keeps to the norms with upkeep alone, who does not, and of whom it cannot be told."""
    onbekend = [o.corporatie for o in oordelen if o.bindend is None or o.ontbreekt]
    mis = [(o, x) for o in oordelen if (x := breuk(o)) is not None]
    buiten = {o.corporatie for o, _ in mis} | set(onbekend)
    binnen = sum(o.corporatie not in buiten for o in oordelen)
    if len(onbekend) == len(oordelen):
        return "Of de corporaties met alleen de instandhouding binnen de normen blijven, is nog niet te zeggen."
    if buiten:
        wie = f"{'blijft' if binnen == 1 else 'blijven'} {binnen} van de {hoeveel(len(oordelen))}"
    else:
        wie = "blijft de corporatie" if len(oordelen) == 1 else f"blijven alle {len(oordelen)} corporaties"
    delen = [f"Met alleen de instandhouding {wie} {JAREN} jaar binnen de normen."]
    if mis and namen:
        wie = opsomming([f"{o.corporatie} vanaf {x.eerste_breuk} ({wat_knelt(x)})" for o, x in mis])
        delen.append(f"Buiten de normen {komen(len(mis))} {wie}.")
    elif mis:
        eerste = min(x.eerste_breuk or 0 for _, x in mis)
        wanneer = f"in {eerste}" if len(mis) == 1 else f"de eerste in {eerste}"
        delen.append(f"Buiten de normen {komen(len(mis))} er {len(mis)}, {wanneer}.")
    if onbekend:
        delen.append(f"Niet te bepalen voor {opsomming(onbekend) if namen else hoeveel(len(onbekend))}.")
    return " ".join(delen)


def _duurzaam(oordelen: Sequence[Oordeel], namen: bool) -> str:
    """Whose upkeep cannot go on, whatever the ratios say."""
    mis = [o.corporatie for o in oordelen if o.duurzaam is False]
    if not mis:
        return ""
    wie = opsomming(mis) if namen else hoeveel(len(mis))
    return (
        f"Bij {wie} is het saldo instandhouding gemiddeld negatief: daar is geen verantwoorde investeringsruimte, ook "
        "als de ratio's die laten zien."
    )


def _herstel(d: Doorrekening, namen: bool) -> str:
    """What would bring those outside the norms back at once: one thing the region can talk about."""
    af = [(x, o.corporatie) for c, o in enumerate(d.oordelen) if breuk(o) and (x := d.tekort(c)) > EURO]
    if not af or not namen:
        return ""
    wie = opsomming([f"{n} {mln(x)}" for x, n in af])
    return f"Aan de normen voldoen kan met alleen de instandhouding door ineens af te lossen: {wie}."


def _ruimte(d: Doorrekening, namen: bool) -> str:
    """The responsible room for new building, and of whom it is not known; without names netted only."""
    som = regiosommen(d, Richting.NIEUWBOUW)
    if np.isnan(som.ruimte):
        return "De investeringsruimte is voor geen enkele corporatie te bepalen."
    if not namen:
        return f"Bovenop de instandhouding is er samen {mln(som.saldo)} investeringsruimte voor nieuwbouw, gesaldeerd."
    zin = f"Bovenop de instandhouding is er samen {mln(som.ruimte)} verantwoorde investeringsruimte voor nieuwbouw"
    if som.tekort <= -EURO:
        zin += f"; daartegenover staat {mln(-som.tekort)} tekort"
    if som.onbepaald:
        zin += f", zonder {opsomming(som.onbepaald)} (niet te bepalen)"
    return zin + "."


def _opgave(d: Doorrekening, h: Haalbaarheid | None) -> str:
    """What is asked of the region."""
    start = d.regio.uitgangspunten.startjaar
    per_type = regionaal(d.regio).opgave.sum((1, 2))
    wat = [
        f"{nl(float(n))} {'woningen' if t in GROEI else '×'} {t.value}"
        for t, n in zip(TYPEN, per_type, strict=True)
        if n
    ]
    if wat:
        return f"De regionale opgave van {start}–{start + BELEIDSRIJK - 1}: {opsomming(wat)}."
    if h is None:
        return "Er is nog geen regionale opgave ingevuld."
    return "Er is geen regionale opgave ingevuld; doorgerekend zijn de eigen plannen van de corporaties."


def _haalbaar(t: Totaal, namen: bool) -> str:
    """What of the task fits within the norms, in both ways of telling."""
    zonder = ""
    if t.onbekend:
        zonder = f" Niet te bepalen voor {opsomming(t.onbekend) if namen else hoeveel(len(t.onbekend))}."
    if np.isnan(t.haalbaar):
        return (
            "De opgave vraagt geen investeringen." if not zonder else f"Of de opgave past, is niet te zeggen.{zonder}"
        )
    alles = t.opgave + t.niet_geplaatst
    if t.rato < EURO and t.niet_geplaatst < EURO:
        return f"De hele opgave ({mln(alles)}) past binnen de normen.{zonder}"
    zin = (
        f"Van de opgave ({mln(alles)}) past {procent(t.haalbaar)} binnen de normen als ieder naar rato minder doet, en "
        f"{procent(t.haalbaar_volgorde)} als hele projecten in volgorde afvallen."
    )
    zin += f" Naar rato past {mln(t.rato)} niet" if t.rato >= EURO else " Alles wat is toegerekend past"
    zin += f"; {mln(t.niet_geplaatst)} is aan niemand toegerekend." if t.niet_geplaatst >= EURO else "."
    return zin + zonder


def _afhakers(h: Haalbaarheid, dragers: Sequence[Draagkracht], namen: bool) -> str:
    """Who drops out with the whole task, when, and on which ratio."""
    af = sorted((x.b.haakt_af, c) for c, x in enumerate(dragers) if x.b.haakt_af is not None)
    if not af:
        return ""
    begin = f"Met de hele opgave {komen(len(af))}"
    if not namen:
        wanneer = f"in {af[0][0]}" if len(af) == 1 else f"de eerste in {af[0][0]}"
        return f"{begin} {hoeveel(len(af))} buiten norm of buffer, {wanneer}."
    wie = []
    for jaar, c in af:
        b = h.plan.oordelen[c].bindend
        wie.append(f"{dragers[c].corporatie} in {jaar}" + (f" ({wat_knelt(b)})" if b else ""))
    return f"{begin} buiten norm of buffer: {opsomming(wie)}."


def _realistisch(t: Totaal) -> str:
    if np.isnan(t.haalbaar):
        return ""
    wat = "past alles" if t.rato < EURO else f"past {procent(t.haalbaar)}"
    return f"Realistisch gepland is de opgave kleiner ({mln(t.opgave)}); daarvan {wat}."


def _afspraken(d: Doorrekening) -> str:
    lijst = d.regio.uitvoering.verdeling
    if not lijst:
        return "Over de verdeling van de opgave zijn nog geen afspraken vastgelegd." if d.haalbaarheid else ""
    vast = sum(v.vast for v in lijst)
    anders = sum(not x.gelijk for x in verschillen(d))
    s = d.gekozen
    op = f"scenario “{s.naam}”" if s else "de opgave"
    wijkt = f"; op {anders} {'punt' if anders == 1 else 'punten'} is de verdeling anders dan in {op}" if anders else ""
    wat = hoeveel(len(lijst), "afspraak", "afspraken")
    return f"Van de {wat} over de verdeling {'is' if vast == 1 else 'zijn'} er {vast} vast{wijkt}."


def _onzeker(d: Doorrekening) -> str:
    n = sum(x.get("status") in (Status.KENNIS, Status.INVULLEN) for x in d.regio.herkomst.values())
    wat = hoeveel(n, "aanname wacht", "aannames wachten")
    return f"{wat} nog op bevestiging; zij staan in de bijlage." if n else ""
