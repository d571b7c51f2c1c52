"""Results of tab Start: per step what is done, what is missing and who is to act; a light per corporation.

All of it follows from what was filled in and what came of it; nothing is ticked by hand.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from xl_doorrekening.begrippen.bevinding import Bevinding, Ernst
from xl_doorrekening.begrippen.dpm import Status
from xl_doorrekening.begrippen.schrijfwijze import nl
from xl_doorrekening.begrippen.uitvoering import Betrokkenheid, Puntstatus
from xl_doorrekening.doorrekenen import Doorrekening
from xl_doorrekening.doorrekenen.draagkracht import draagkracht, regiototaal
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.invoer.uitgangspunten import Proces
from xl_doorrekening.invoer.veld import velden
from xl_doorrekening.opgave.regionaal import herken
from xl_doorrekening.uitvoering.monitoring.woningen import gereed
from xl_doorrekening.uitvoering.verdeling import verschillen
from xl_doorrekening.uitvoering.volgendjaar.achterstand import ingevuld
from xl_doorrekening.werkboek.indeling.start import STAPPEN
from xl_doorrekening.werkboek.schrijven.rijen import NAAM, Blokken, Cellen, zet_rij

WERKGROEP, BESTUREN, NIEMAND = "de werkgroep", "de besturen", "–"
STAP_VAN = {
    "opgave": "3", "toerekening": "4", "scenarios": "5", "solidariteit": "5", "onzekerheid": "5", "uitvoering": "6",
    "monitoring": "6",
}  # fmt: skip
"""The step of a shared tab of input; of the others it is the first."""
GENOEMD = 3
"""Names in a cell."""
Stand = tuple[str, str]
"""How far a step is, and who is to act."""


def startcellen(d: Doorrekening, bevindingen: Sequence[Bevinding], tabs: Mapping[str, str]) -> Blokken:
    """`tabs`: the name of the tab per key of a shared tab or identity of a corporation."""
    stappen, lichten = Cellen(), Cellen()
    tellend = [b for b in bevindingen if b.ernst >= Ernst.LEEMTE]
    eigen = {c.id: [b for b in tellend if b.blad == tabs.get(c.id)] for c in d.regio.corporaties}
    open_ = _per_stap(tellend, tabs, [c.id for c in d.regio.corporaties])
    haalbaar = _haalbaar(d)
    stand: dict[str, Stand] = {
        "1": _stap1(d.regio, open_["1"]),
        "2": _stap2(d.regio, eigen),
        "3": _met_open(_stap3(d.regio), open_["3"]),
        "4": _met_open(_stap4(d, haalbaar), open_["4"]),
        "5": _met_open(_stap5(d.regio, haalbaar), open_["5"]),
        "6": _met_open(_stap6(d), open_["6"]),
    }
    for nummer, _, _ in STAPPEN:
        stappen[f"stap{nummer}", "stand"], stappen[f"stap{nummer}", "aan_zet"] = stand[nummer]
    for corporatie, o in zip(d.regio.corporaties, d.oordelen, strict=True):
        zet_rij(lichten, corporatie.id, {
            NAAM: corporatie.naam, "licht": o.kleur.value, "zin": o.zin, "open": len(eigen.get(corporatie.id, ())),
            "gereed": "ja" if corporatie.algemeen.gereed else "nee",
        })  # fmt: skip
    return {"stappen": stappen, "lichten": lichten}


def _per_stap(tellend: Sequence[Bevinding], tabs: Mapping[str, str], corporaties: Sequence[str]) -> Counter[str]:
    """Findings on shared tabs per step; on a tab that belongs to no other step they count under the first."""
    van = {naam: STAP_VAN.get(sleutel, "1") for sleutel, naam in tabs.items() if sleutel not in corporaties}
    eigen = {tabs.get(id_) for id_ in corporaties}
    return Counter(van.get(b.blad, "1") for b in tellend if b.blad not in eigen)


def _met_open(stand: Stand, aantal: int) -> Stand:
    """With the findings on the tabs of the step: those are for the working group first."""
    if not aantal:
        return stand
    tekst, wie = stand
    wat = "bevinding" if aantal == 1 else "bevindingen"
    return f"{tekst}, {aantal} {wat}", WERKGROEP if wie == NIEMAND else wie


def _stap1(regio: Regio, open_punten: int) -> Stand:
    """What is still to be agreed: findings, blank agreements, and figures that wait for confirmation."""
    leeg = sum(getattr(regio.uitgangspunten.proces, naam) is None for naam, _ in velden(Proces))
    onzeker = sum(h.get("status") in (Status.KENNIS, Status.INVULLEN) for h in regio.herkomst.values())
    delen = [(open_punten, "open"), (leeg, "afspraken leeg"), (onzeker, "te bevestigen")]
    tekst = ", ".join(f"{n} {wat}" for n, wat in delen if n)
    return (tekst, WERKGROEP) if tekst else ("klaar", NIEMAND)


def _stap2(regio: Regio, eigen: Mapping[str, Sequence[Bevinding]]) -> Stand:
    klaar = sum(not x for x in eigen.values())
    gereed = sum(bool(c.algemeen.gereed) for c in regio.corporaties)
    wie = [c.naam for c in regio.corporaties if eigen.get(c.id) or not c.algemeen.gereed]
    return f"{klaar} van {len(eigen)} volledig, {gereed} gereed", _namen(wie)


def _namen(wie: Sequence[str]) -> str:
    if len(wie) <= GENOEMD:
        return ", ".join(wie) or NIEMAND
    return f"{', '.join(wie[: GENOEMD - 1])} en nog {len(wie) - GENOEMD + 1}"


def _stap3(regio: Regio) -> Stand:
    aantal = len(regio.opgave.regels)
    if not aantal:
        return "nog geen opgave ingevuld", WERKGROEP
    return f"{aantal} {'cijfer' if aantal == 1 else 'cijfers'} ingevuld", NIEMAND


def _haalbaar(d: Doorrekening) -> float | None:
    """Share of the task that fits; None where there is no task, NaN where it cannot be told."""
    if d.haalbaarheid is None:
        return None
    return float(regiototaal(draagkracht(d, d.haalbaarheid), d.haalbaarheid.niet_geplaatst).haalbaar)


def _past(haalbaar: float | None) -> bool:
    return haalbaar is not None and not np.isnan(haalbaar) and haalbaar >= 1


def _stap4(d: Doorrekening, haalbaar: float | None) -> Stand:
    if haalbaar is None:
        return "wacht op de opgave", "wacht op stap 3"
    if np.isnan(haalbaar):
        return "niet te bepalen", _namen([o.corporatie for o in d.oordelen if o.bindend is None])
    return f"{nl(100 * haalbaar)}% haalbaar", NIEMAND if _past(haalbaar) else f"{BESTUREN}, in stap 5"


def _stap5(regio: Regio, haalbaar: float | None) -> Stand:
    scenarios, afspraken = len(regio.scenarios.door_te_rekenen), len(regio.solidariteit.instrumenten)
    delen = [(scenarios, "scenario", "scenario's"), (afspraken, "afspraak", "afspraken")]
    ingevuld = [f"{n} {een if n == 1 else meer}" for n, een, meer in delen if n]
    if _past(haalbaar) and not ingevuld:
        return "niet nodig: alles past", NIEMAND
    if not ingevuld:
        return "nog niets ingevuld", "wacht op stap 3 en 4" if haalbaar is None else WERKGROEP
    gekozen = herken(regio.uitvoering.besluit.scenario or "")
    bekend = gekozen in {herken(s.naam or "") for s in regio.scenarios.lijst} - {""}
    kies = not bekend and not _past(haalbaar)
    return ", ".join(ingevuld), f"{BESTUREN}: kies een scenario" if kies else NIEMAND


def _stap6(d: Doorrekening) -> Stand:
    u = d.regio.uitvoering
    vast = sum(v.vast for v in u.verdeling)
    anders = sum(not x.gelijk for x in verschillen(d))
    open_ = [p for p in u.open_punten if p.stand is not Puntstatus.AFGEROND]
    delen = [(anders, "anders dan het scenario"), (len(open_), "open punt" if len(open_) == 1 else "open punten")]
    rest = "".join(f", {n} {wat}" for n, wat in delen if n)
    if not u.verdeling:
        return f"nog niet vastgelegd{rest}", BESTUREN if d.haalbaarheid else "wacht op stap 3 en 4"
    te_doen = [
        *([BESTUREN] if vast < len(u.verdeling) or anders else []),
        *(p.eigenaar or WERKGROEP for p in open_),
        *(t.eigenaar or WERKGROEP for t in u.trajecten if not t.rond),
        *(p.eigenaar or WERKGROEP for p in u.partijen if p.stand in (None, Betrokkenheid.TE_DOEN)),
        *(p.eigenaar or WERKGROEP for p in u.prestatieafspraken if not p.vast),
    ]
    klaar, alle = gereed(d)
    gemeten = ""
    if klaar:
        nog = [c.naam for c in d.regio.corporaties if not ingevuld(c)]
        te_doen += nog
        gemeten = f", monitoring {klaar} van {alle}" + (f" (nog: {_namen(nog)})" if nog else "")
    return f"{vast} van {len(u.verdeling)} afspraken vast{rest}{gemeten}", _namen(list(dict.fromkeys(te_doen)))
