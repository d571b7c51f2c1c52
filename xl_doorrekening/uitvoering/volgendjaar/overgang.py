"""From a calculated region to that of the next year."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from xl_doorrekening.begrippen.dpm import Laag
from xl_doorrekening.begrippen.opgave import Opgavetype, Toerekenregel
from xl_doorrekening.begrippen.regels import REGEL
from xl_doorrekening.begrippen.tijd import BELEIDSRIJK, JAREN, TAKKEN
from xl_doorrekening.doorrekenen.resultaat import Doorrekening
from xl_doorrekening.invoer.corporatie import Corporatie, Huurbeleidtak, Lening, Tak
from xl_doorrekening.invoer.opgave import Toerekening
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.kern.indexen import Prijspeil
from xl_doorrekening.uitvoering.volgendjaar import gedeeld, leningen, projecten, regels, stand
from xl_doorrekening.uitvoering.volgendjaar.achterstand import Jaarwerk, Plaats, gedaan, schuif_door
from xl_doorrekening.uitvoering.volgendjaar.meting import Meting, meet
from xl_doorrekening.uitvoering.volgendjaar.opgave import opgave
from xl_doorrekening.uitvoering.volgendjaar.realisatie import zoals_gerealiseerd

EURO = 0.5


@dataclass(frozen=True)
class Afwijking:
    """The line that differs most, in a tak or over both, by how much (€), and why."""

    lijn: str
    bedrag: float
    waardoor: str


@dataclass(frozen=True)
class Overgang:
    regio: Regio
    """Of the next year."""
    begroot: tuple[regels.Plek, ...]
    """What was written beside the model or into an own budget, because they would not find it again."""
    afwijkend: dict[str, Afwijking]
    """Per corporation for which not every line comes back to the euro, in a year that went as planned."""
    jaar: Jaarwerk
    """What is planned a year later."""
    klaar: dict[Plaats, int]
    """Dwellings of the task that were done."""


def leg_vast(d: Doorrekening) -> Regio:
    """The same region with its task shared out by hand as it was calculated: room and rules no longer change it."""
    plan = d.opgave.plan if d.opgave else None
    if plan is None or d.haalbaarheid is None or d.haalbaarheid.toegerekend is None:
        return d.regio
    rijen = projecten.toegerekend(tuple(c.naam for c in d.regio.corporaties), plan, d.regio.uitgangspunten.startjaar, 0)
    hand = {n: x.model_copy(update={"regel": Toerekenregel.HANDMATIG}) for n, x in _regels(d.regio).items()}
    opgave = d.regio.opgave.model_copy(update={"handmatig": rijen, "toerekening": hand})
    return d.regio.model_copy(update={"opgave": opgave})


def volgend_jaar(d: Doorrekening, scenario: str | None = None, *, zoals_gepland: bool = False) -> Overgang:
    """The region of the next year, from the projection of a scenario (None: variant B; without a task: A).

    What was realised takes the place of what was projected, unless all is taken to have gone as planned.
    """
    oud = leg_vast(d)
    if zoals_gepland:
        oud = _zonder_realisatie(oud)
    m = meet(oud, scenario)
    jaar = schuif_door(oud, m.plan, m.eigen, m.gedaan)
    if jaar.achterstand:
        oud, m = jaar.regio, meet(jaar.regio, scenario)
    klaar = gedaan(m.scenario, oud.uitgangspunten.startjaar)
    nieuw = _geschoven(oud, m, klaar)
    nieuw, begroot = regels.sluit_aan(nieuw, m.uitkomst, scenario)
    anders = afwijkend(m, nieuw, scenario)
    nieuw = zoals_gerealiseerd(nieuw, oud, m)
    corporaties = tuple(c.model_copy(update={"nulmeting": stand.nulmeting(c)}) for c in nieuw.corporaties)
    return Overgang(nieuw.model_copy(update={"corporaties": corporaties}), begroot, anders, jaar, klaar)


def _zonder_realisatie(r: Regio) -> Regio:
    leden = (c.model_copy(update={"realisatie": {}, "gerealiseerd": ()}) for c in r.corporaties)
    return r.model_copy(update={"corporaties": tuple(leden)})


def _geschoven(oud: Regio, m: Meting, klaar: Mapping[Plaats, int]) -> Regio:
    u, start, m = oud.uitgangspunten, oud.uitgangspunten.startjaar, projecten.met_uitstel(m)
    namen = tuple(c.naam for c in oud.corporaties)
    verdeeld = projecten.toegerekend(namen, m.plan, start, 1) if oud.opgave.regels else ()
    huur = gedeeld.huurafspraken(oud.opgave, u)
    o = oud.opgave.model_copy(update={"toerekening": _regels(oud), "huur": huur})
    nieuw = oud.model_copy(update={
        "uitgangspunten": gedeeld.uitgangspunten(u),
        "kengetallen": gedeeld.kengetallen(oud.kengetallen, Prijspeil.van(u)),
        "opgave": opgave(o, verdeeld, klaar, start), "scenarios": gedeeld.scenarios(oud.scenarios, u),
        "solidariteit": gedeeld.solidariteit(oud.solidariteit, start),
    })  # fmt: skip
    return nieuw.model_copy(update={"corporaties": tuple(
        _corporatie(c, i, m, oud, nieuw) for i, c in enumerate(oud.corporaties)
    )})  # fmt: skip


def _regels(oud: Regio) -> dict[str, Toerekening]:
    """Of every type of task, also where the region left it as it was."""
    return {x.value: oud.opgave.toerekening.get(x.value, Toerekening()) for x in Opgavetype}


def _corporatie(corp: Corporatie, c: int, m: Meting, oud: Regio, regio: Regio) -> Corporatie:
    eigen_macro = {n: gedeeld.schuif(reeks) for n, reeks in corp.eigen_macro.items()}
    basis = corp.model_copy(update={"eigen_macro": eigen_macro})
    takken: dict[str, Tak] = {}
    tabel: list[Lening] = []
    for k, naam in enumerate(TAKKEN):
        tak = corp.tak(naam)
        if stand.leeg(corp, m.uitkomst, c, k):
            continue
        schulden = leningen.rol_door(corp, tak, m.uitkomst, c, k)
        tabel += schulden.tabel
        takken[naam] = regels.schuif_tak(tak, corp, oud, basis, regio).model_copy(update={
            "snelstart": stand.snelstart(tak, m.uitkomst, c, k, schulden.tabel), "leningen": schulden.schema,
            "huurbeleid": _huurbeleid(tak.huurbeleid, oud, naam),
        })  # fmt: skip
    rest = [x for x in corp.leningen if corp.tak(x.tak or TAKKEN[0]) == Tak()]
    return basis.model_copy(update={
        "takken": takken, "leningen": (*tabel, *rest), "projecten": projecten.lopend(corp, c, m),
        "bezit": projecten.bezit(corp, c, m), "fiscaal": stand.fiscaal(corp.fiscaal, m.uitkomst, c),
        "algemeen": corp.algemeen.model_copy(update={"gereed": None}), "realisatie": {}, "gerealiseerd": (),
    })  # fmt: skip


def _huurbeleid(hb: Huurbeleidtak, oud: Regio, tak: str) -> Huurbeleidtak:
    """The same policy, with a streefhuur that is a year further on."""
    if hb.streefhuur is None:
        return hb
    g = gedeeld.huurstijging(oud.uitgangspunten, oud.opgave.huur.get(tak), hb.afwijking)
    return hb.model_copy(update={"streefhuur": hb.streefhuur * (1 + g)})


def afwijkend(m: Meting, nieuw: Regio, scenario: str | None) -> dict[str, Afwijking]:
    """Per corporation the line that differs most in the years that both horizons have, when that is half a euro."""
    u = meet(nieuw, scenario).uitkomst
    uit: dict[str, Afwijking] = {}
    for naam in REGEL:
        if naam == "huur_per_maand" or naam not in m.uitkomst.lijnen:  # the mean is of other dwellings by now
            continue
        verschil = np.abs(m.uitkomst.drie(naam)[1:] - u.drie(naam)[: JAREN - 1]).max((0, 1, 2))
        for c in np.flatnonzero(verschil >= EURO).tolist():
            wie = u.stapel.corporaties[c]
            if wie not in uit or verschil[c] > uit[wie].bedrag:
                uit[wie] = Afwijking(naam, float(verschil[c]), _waardoor(nieuw, c, scenario))
    return uit


def _waardoor(nieuw: Regio, c: int, scenario: str | None) -> str:
    """Why the years are not the same, and what can be done about it."""
    laatste = nieuw.uitgangspunten.startjaar + BELEIDSRIJK - 1
    erbij = [p.naam or "een project" for p in nieuw.corporaties[c].projecten
             if p.laag not in (None, Laag.INSTANDHOUDING) and (p.start or p.oplevering) == laatste]  # fmt: skip
    if erbij:
        return f"“{erbij[0]}” begint in {laatste}; dat is nu een beleidsrijk jaar, dus telt het mee."
    if scenario is not None:
        return (f"Scenario “{scenario}” verdeelt of vertraagt naar de beginstand, en die is nu een jaar verder: "
                "pas op Scenario’s en Solidariteit bedragen of jaren aan als dat niet de bedoeling is.")  # fmt: skip
    return "Leg de werkboeken naast elkaar met doorrekening vergelijk."
