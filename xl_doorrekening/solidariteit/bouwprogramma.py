"""Changes of the programme of projects: size, composition, cost, phasing. A table in, a table out."""

from dataclasses import replace

import numpy as np

from xl_doorrekening.begrippen.dpm import BOUW, Soort
from xl_doorrekening.begrippen.maatregelen import Maatregel
from xl_doorrekening.begrippen.tijd import BELEIDSRIJK
from xl_doorrekening.invoer.corporatie import Project
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.invoer.scenarios import Wijziging
from xl_doorrekening.kern.indexen import Prijspeil
from xl_doorrekening.kern.projecttabel import GEEN, Projecttabel, projecttabel
from xl_doorrekening.opgave.plannen import project_zonder_plan
from xl_doorrekening.solidariteit.keuze import Masker, jaren, plek, projecten

KENGETALLEN = ("kosten", "huur", "onderhoud", "overige_lasten", "beleidswaarde", "marktwaarde", "prijspeil")
"""What a project leaves to the key figures when its dwelling type changes."""


def met_programma(t: Projecttabel, regio: Regio, w: Wijziging) -> Projecttabel:
    """The plan under one change; what then starts in the policy-lean years is left out."""
    start, x = regio.uitgangspunten.startjaar, w.waarde or 0.0
    match w.maatregel:
        case Maatregel.OMVANG | Maatregel.REALISATIE:
            return t.met_aantal(np.where(projecten(regio, t, w), t.aantal * x, t.aantal))
        case Maatregel.ERBIJ:
            return t.plus(_extra(regio, w))
        case Maatregel.WONINGTYPE:
            anders = projecten(regio, t, w) & t.is_soort(*BOUW)
            anders &= np.array([p.woningtype != w.woningtype for p in t.projecten], dtype=bool)
            return _gesplitst(t, anders, x, _als_woningtype(t.kies(anders), regio, w))
        case Maatregel.HUURKLASSE:
            anders = projecten(regio, t, w) & t.is_soort(*BOUW)
            return _gesplitst(t, anders, x, _als_huurklasse(t.kies(anders), w))
        case Maatregel.KOSTEN | Maatregel.ENERGIE:
            soorten = BOUW if w.maatregel is Maatregel.KOSTEN else (Soort.VERDUURZAMING,)
            return _maal(t, projecten(regio, t, w) & t.is_soort(*soorten), 1 + x, "kosten")
        case Maatregel.WAARDE:
            return _maal(t, projecten(regio, t, w) & t.is_soort(*BOUW), 1 + x, "beleidswaarde", "marktwaarde")
        case Maatregel.FASERING:
            return _verschoven(t, projecten(regio, t, w), round(x), start)
    raise ValueError(f"geen maatregel van het programma: {w.maatregel}")


def _maal(t: Projecttabel, welke: Masker, factor: float, *namen: str) -> Projecttabel:
    return replace(t, per=t.per | {n: np.where(welke, t.per[n] * factor, t.per[n]) for n in namen})


def _verschoven(t: Projecttabel, welke: Masker, jaar: int, startjaar: int) -> Projecttabel:
    """What is under way goes on; nothing starts before the horizon."""
    bij = np.where(welke & (t.start >= startjaar), jaar, 0)
    start = np.where(bij != 0, np.maximum(t.start + bij, startjaar), t.start)
    oplevering = np.where(bij != 0, np.maximum(t.oplevering + bij, start), t.oplevering)
    uit = replace(t, start=start, oplevering=oplevering)
    return uit.kies(~uit.beleidsarm(startjaar))


def _gesplitst(t: Projecttabel, welke: Masker, deel: float, anders: Projecttabel) -> Projecttabel:
    """`deel` of these projects becomes `anders` (the same projects, in the same order), the rest stays."""
    blijft = t.met_aantal(np.where(welke, t.aantal * (1 - deel), t.aantal))
    return blijft.plus(anders.met_aantal(anders.aantal * deel))


def _als_woningtype(t: Projecttabel, regio: Regio, w: Wijziging) -> Projecttabel:
    """These projects with another dwelling type, at its key figures."""
    leeg: dict[str, object] = dict.fromkeys(KENGETALLEN)
    leeg |= {"woningtype": w.woningtype, "huur": w.huur}
    nieuw = [(0, 0, p.model_copy(update=leeg)) for p in t.projecten]
    peil = Prijspeil.van(regio.uitgangspunten)
    per = projecttabel(nieuw, regio.kengetallen, peil).per
    return replace(t, projecten=tuple(p for _, _, p in nieuw), per=per | {"subsidie": t.per["subsidie"]})


def _als_huurklasse(t: Projecttabel, w: Wijziging) -> Projecttabel:
    """These projects in another class of rent, at that rent."""
    huur = np.full(len(t), w.huur if w.huur is not None else np.nan)
    nieuw = tuple(p.model_copy(update={"huurklasse": w.huurklasse, "huur": w.huur}) for p in t.projecten)
    return replace(t, projecten=nieuw, per=t.per | {"huur": huur, "eigen_huur": huur})


def _extra(regio: Regio, w: Wijziging) -> Projecttabel:
    """Extra dwellings of one type, the same number each year, at key figures."""
    u = regio.uitgangspunten
    k = regio.opgave.keuzes
    if w.woningtype is not None:
        k = k.model_copy(update={"woningtype": w.woningtype})
    assert w.type is not None
    rijen: list[tuple[int, int, Project]] = []
    for i in np.flatnonzero(jaren(w.van, w.tot, u.startjaar)[:BELEIDSRIJK]).tolist():
        p = project_zonder_plan(w.type, w.gemeente or "", 1, u.startjaar + i, k, u.startjaar)
        naam = f"extra {w.type.value} {u.startjaar + i}"
        anders = {"aantal": w.waarde, "tak": w.tak, "naam": naam, "gemeente": w.gemeente, "huur": w.huur}
        rijen.append((plek(regio, w.corporatie), GEEN, p.model_copy(update=anders)))
    return projecttabel(rijen, regio.kengetallen, Prijspeil.van(u))
