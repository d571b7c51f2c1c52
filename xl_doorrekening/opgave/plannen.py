"""What is carried out in variant B: the own plans, and what of the allotted task has no plan yet (rekenregels §9).

Own plans are part of the task: only what an allotment asks on top of them is added, so nothing counts twice.
"""

from collections.abc import Iterator

import numpy as np

from xl_doorrekening.begrippen.dpm import BOUW, Hardheid, Laag, Taknaam
from xl_doorrekening.begrippen.opgave import SOORT_BIJ, Opgavetype
from xl_doorrekening.begrippen.tijd import BELEIDSRIJK, TAKKEN
from xl_doorrekening.invoer.corporatie import Project
from xl_doorrekening.invoer.opgave import Opgavekeuzes
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.invoer.uitgangspunten import Uitgangspunten
from xl_doorrekening.kern.corporatiestapel import aanwezig
from xl_doorrekening.kern.indexen import Prijspeil
from xl_doorrekening.kern.projecttabel import GEEN, TYPEN, Projecttabel, projecttabel
from xl_doorrekening.opgave.regionaal import Aantallen, herken
from xl_doorrekening.opgave.toerekening import Toegerekend
from xl_doorrekening.opgave.verdelen import grootste_rest

ZONDER_PLAN = "nog zonder plan"
_LEEG = Project(laag=Laag.VOLKSHUISVESTELIJK, hardheid=Hardheid.ZACHT)


def lagen(u: Uitgangspunten) -> frozenset[Laag]:
    """The lagen of variant B on top of instandhouding: individual tasks take part by agreement."""
    return frozenset({Laag.VOLKSHUISVESTELIJK} | ({Laag.INDIVIDUEEL} if u.definities.individueel_mee else set()))


def eigen_plannen(t: Projecttabel, u: Uitgangspunten) -> Projecttabel:
    """Of all projects of the region those that count on top of instandhouding, as entered."""
    return t.kies(t.in_laag(lagen(u)) & ~t.beleidsarm(u.startjaar))


def buiten_opgave(t: Projecttabel) -> Projecttabel:
    """Own plans that are no part of the task: those of the laag instandhouding."""
    return t.kies(t.in_laag([Laag.INSTANDHOUDING]))


def volgorde(t: Projecttabel) -> Aantallen:
    """The agreed order per corporation: hard before soft, then priority, year of delivery, and as entered.

    Positions in the table, the first to be done first; corporations one after another.
    """
    prioriteit = np.array([p.prioriteit or 5 for p in t.projecten])
    return np.lexsort((np.arange(len(t)), t.oplevering, prioriteit, t.zacht, t.corporatie))


def aanvulling(toegerekend: Toegerekend) -> Aantallen:
    """Allotted dwellings without an own plan, (type, gemeente, corporatie, jaar).

    Per corporation, type and gemeente what the allotment is more than the plans, in the years in which it is more.
    """
    meer = np.maximum(toegerekend.aantal - toegerekend.plannen, 0.0)
    nodig = np.maximum(toegerekend.aantal.sum(-1) - toegerekend.plannen.sum(-1), 0.0)
    uit = np.zeros_like(toegerekend.aantal)
    for plek in zip(*np.nonzero(np.rint(nodig)), strict=True):
        totaal = round(float(nodig[plek]))
        uit[plek] = grootste_rest(meer[plek] * (totaal / meer[plek].sum()), totaal)
    return uit


def _zonder_plan(regio: Regio, toegerekend: Toegerekend) -> Iterator[tuple[int, int, Project]]:
    """The allotted task without a plan as projects, costed with the key figures; in DAEB where there is any."""
    start, k = regio.uitgangspunten.startjaar, regio.opgave.keuzes
    nieuw = aanvulling(toegerekend)
    daeb, niet_daeb = ([aanwezig(c.tak(k)) for c in regio.corporaties] for k in TAKKEN)
    taken = [Taknaam.NIET_DAEB if n and not d else Taknaam.DAEB for d, n in zip(daeb, niet_daeb, strict=True)]
    for i, g, c, t in zip(*(a.tolist() for a in np.nonzero(nieuw)), strict=True):
        gemeente = toegerekend.regionaal.gemeenten[g]
        p = project_zonder_plan(TYPEN[i], gemeente, int(nieuw[i, g, c, t]), start + t, k, start)
        yield c, GEEN, p.model_copy(update={"tak": taken[c]})


def project_zonder_plan(
    type_: Opgavetype, gemeente: str, aantal: int, jaar: int, k: Opgavekeuzes, startjaar: int
) -> Project:
    """One year of an allotted task; soft, because there is no location or decision yet."""
    soort = SOORT_BIJ[type_]
    begin = max(jaar - k.bouwduur, startjaar) if soort in BOUW else jaar
    return _LEEG.model_copy(update={
        "naam": f"{type_.value} {gemeente} {jaar} ({ZONDER_PLAN})", "gemeente": gemeente, "soort": soort,
        "opgave": type_, "woningtype": k.woningtype, "aantal": float(aantal), "start": begin, "oplevering": jaar,
    })  # fmt: skip


def plan_b(regio: Regio, plannen: Projecttabel, toegerekend: Toegerekend | None) -> Projecttabel:
    """The projects of variant B: `plannen` (own, of the lagen that count) and the allotted task without a plan."""
    if toegerekend is None:
        return plannen
    if not regio.opgave.keuzes.boven_toerekening:
        plannen = _zonder_meerdere(plannen, toegerekend, regio.uitgangspunten.startjaar)
    peil = Prijspeil.van(regio.uitgangspunten)
    return plannen.plus(projecttabel(_zonder_plan(regio, toegerekend), regio.kengetallen, peil))


def kosten_niet_geplaatst(regio: Regio, toegerekend: Toegerekend | None) -> float:
    """Investment of what no one was allotted, at key figures, real €; without what has none."""
    if toegerekend is None:
        return 0.0
    start, k, rest = regio.uitgangspunten.startjaar, regio.opgave.keuzes, toegerekend.niet_geplaatst.sum((1, 2))
    rijen = [
        (0, GEEN, project_zonder_plan(x, "", 1, start, k, start).model_copy(update={"aantal": float(n)}))
        for x, n in zip(TYPEN, rest, strict=True)
        if n > 0 and x is not Opgavetype.VERKOOP
    ]
    t = projecttabel(rijen, regio.kengetallen, Prijspeil.van(regio.uitgangspunten))
    return float(np.nansum(t.aantal * t.per["kosten"]))


def _zonder_meerdere(t: Projecttabel, toegerekend: Toegerekend, startjaar: int) -> Projecttabel:
    """Own plans without what they are more than the allotment in the policy-rich years, from the back of the order."""
    r = toegerekend.regionaal
    over = toegerekend.plannen.sum(-1) - toegerekend.aantal.sum(-1)
    over[r.opgave.sum(-1) == 0] = 0.0  # the region asks nothing of this type here
    plek = {herken(g): i for i, g in enumerate(r.gemeenten)}
    aantal = t.aantal.copy()
    telt_mee = t.opgeleverd(startjaar)[:, :BELEIDSRIJK].sum(1) / t.aantal
    for i in volgorde(t)[::-1]:
        g = plek.get(herken(t.projecten[i].gemeente or ""))
        if g is None or t.opgave[i] < 0 or not telt_mee[i]:
            continue
        sleutel = (t.opgave[i], g, t.corporatie[i])
        af = min(max(over[sleutel], 0.0), aantal[i] * telt_mee[i])
        aantal[i] -= af / telt_mee[i]
        over[sleutel] -= af
    return t.met_aantal(aantal)
