"""From a calculated region to that of the next year."""

from dataclasses import dataclass

import numpy as np

from xl_doorrekening.begrippen.opgave import Opgavetype, Toerekenregel
from xl_doorrekening.begrippen.tijd import JAREN, TAKKEN
from xl_doorrekening.doorrekenen.resultaat import Doorrekening
from xl_doorrekening.invoer.corporatie import Corporatie, Tak
from xl_doorrekening.invoer.opgave import Toerekening
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.kern.indexen import Prijspeil
from xl_doorrekening.uitvoering.volgendjaar import gedeeld, leningen, projecten, regels, stand
from xl_doorrekening.uitvoering.volgendjaar.meting import Meting, meet

EURO = 0.5


@dataclass(frozen=True)
class Overgang:
    regio: Regio
    """Of the next year."""
    begroot: tuple[regels.Plek, ...]
    """What was written as own budget, because the model would not find it again."""
    afwijkend: dict[str, tuple[str, ...]]
    """Per corporation the lines that do not come back to the euro; none of it in a year without changes."""


def leg_vast(d: Doorrekening) -> Regio:
    """The same region with its task shared out by hand as it was calculated: room and rules no longer change it."""
    o, plan = d.regio.opgave, d.opgave.plan if d.opgave else None
    if plan is None or d.haalbaarheid is None or d.haalbaarheid.toegerekend is None:
        return d.regio
    rijen = projecten.toegerekend(tuple(c.naam for c in d.regio.corporaties), plan, d.regio.uitgangspunten.startjaar, 0)
    hand = {n: Toerekening(regel=Toerekenregel.HANDMATIG, toelichting=x.toelichting) for n, x in o.toerekening.items()}
    return d.regio.model_copy(update={"opgave": o.model_copy(update={"handmatig": rijen, "toerekening": hand})})


def volgend_jaar(d: Doorrekening, scenario: str | None = None) -> Overgang:
    """The region of the next year, from the projection of a scenario (None: variant B; without a task: A)."""
    oud = leg_vast(d)
    m = meet(oud, scenario)
    nieuw = _geschoven(oud, m)
    nieuw, begroot = regels.sluit_aan(nieuw, m.uitkomst, scenario)
    return Overgang(nieuw, begroot, afwijkend(m, nieuw, scenario))


def _geschoven(oud: Regio, m: Meting) -> Regio:
    u, start = oud.uitgangspunten, oud.uitgangspunten.startjaar
    namen = tuple(c.naam for c in oud.corporaties)
    verdeeld = projecten.toegerekend(namen, m.plan, start, 1) if oud.opgave.regels else ()
    o = oud.opgave.model_copy(update={"toerekening": _regels(oud)})
    nieuw = oud.model_copy(update={
        "uitgangspunten": gedeeld.uitgangspunten(u), "kengetallen": gedeeld.kengetallen(oud.kengetallen, Prijspeil.van(u)),
        "opgave": gedeeld.opgave(o, verdeeld, start), "scenarios": gedeeld.scenarios(oud.scenarios, start),
        "solidariteit": gedeeld.solidariteit(oud.solidariteit, start),
    })  # fmt: skip
    return nieuw.model_copy(update={"corporaties": tuple(
        _corporatie(c, i, m, nieuw) for i, c in enumerate(oud.corporaties)
    )})  # fmt: skip


def _regels(oud: Regio) -> dict[str, Toerekening]:
    return {x.value: oud.opgave.toerekening.get(x.value, Toerekening()) for x in Opgavetype}


def _corporatie(corp: Corporatie, c: int, m: Meting, regio: Regio) -> Corporatie:
    eigen_macro = {n: (*reeks[1:], None) for n, reeks in corp.eigen_macro.items()}
    basis = corp.model_copy(update={"eigen_macro": eigen_macro})
    takken, tabel = {}, []
    for k, naam in enumerate(TAKKEN):
        tak = corp.tak(naam)
        if stand.leeg(corp, m, c, k):
            continue
        schulden = leningen.rol_door(corp, tak, m.uitkomst, c, k)
        tabel += schulden.tabel
        takken[naam] = regels.schuif_tak(tak, basis, regio).model_copy(update={
            "snelstart": stand.snelstart(tak, m, c, k, schulden.tabel), "leningen": schulden.schema,
        })  # fmt: skip
    rest = [x for x in corp.leningen if corp.tak(x.tak or TAKKEN[0]) == Tak()]
    return basis.model_copy(update={
        "takken": takken, "leningen": (*tabel, *rest), "projecten": projecten.lopend(corp, c, m),
        "bezit": projecten.bezit(corp, c, m), "fiscaal": stand.fiscaal(corp.fiscaal, m.uitkomst, c),
        "algemeen": corp.algemeen.model_copy(update={"gereed": None}),
    })  # fmt: skip


def afwijkend(m: Meting, nieuw: Regio, scenario: str | None) -> dict[str, tuple[str, ...]]:
    """Per corporation the lines of the years that both horizons have that differ by half a euro or more."""
    u = meet(nieuw, scenario).uitkomst
    uit: dict[str, list[str]] = {}
    for naam in m.uitkomst.lijnen:
        if naam in ("bestaand", "huur_per_maand"):
            continue
        verschil = np.abs(m.uitkomst.reeks(naam)[1:] - u.reeks(naam)[: JAREN - 1]).max((0, 1, 2))
        for c in np.flatnonzero(verschil >= EURO).tolist():
            uit.setdefault(u.stapel.corporaties[c], []).append(naam)
    return {wie: tuple(lijnen) for wie, lijnen in uit.items()}
