"""The projects, one year on: what is delivered is stock by now, what has begun without an own plan becomes one."""

from dataclasses import replace

import numpy as np

from xl_doorrekening.begrippen.dpm import BOUW, Soort
from xl_doorrekening.begrippen.regels import Index
from xl_doorrekening.begrippen.tijd import TAKKEN
from xl_doorrekening.invoer.corporatie import Corporatie, Project
from xl_doorrekening.invoer.opgave import Bezitrij, Handmatig
from xl_doorrekening.kern.indexen import Prijspeil
from xl_doorrekening.kern.projecttabel import EIGEN_CIJFERS, GEEN, TYPEN, Projecttabel, cijfers
from xl_doorrekening.kern.stapel import Stapel
from xl_doorrekening.opgave.plannen import ZONDER_PLAN
from xl_doorrekening.opgave.regionaal import herken
from xl_doorrekening.opgave.verdelen import grootste_rest
from xl_doorrekening.uitvoering.verdeling import per_plaats
from xl_doorrekening.uitvoering.volgendjaar.gedeeld import op_peil, per_jaar
from xl_doorrekening.uitvoering.volgendjaar.meting import Meting

BEGONNEN = "toegerekend in"


def lopend(corp: Corporatie, c: int, m: Meting) -> tuple[Project, ...]:
    """The projects of a corporation that go on after the first year."""
    st = m.uitkomst.stapel
    start = st.uitgangspunten.startjaar
    eigen = [
        _verder(q, st, c)
        for r, p in enumerate(corp.projecten)
        if (q := p if p.oplevering is None or p.oplevering > start else _uitgesteld(p, c, r, m)) is not None
    ]
    begonnen = [
        p.model_copy(update={"naam": _naam(p, corp.naam, start)})
        for p, van, rij, begin, eind in zip(
            m.plan.projecten, m.plan.corporatie, m.plan.rij, m.plan.start, m.plan.oplevering, strict=True
        )
        if van == c and rij == GEEN and begin <= start < eind
    ]
    return (*eigen, *begonnen)


def met_uitstel(m: Meting) -> Meting:
    """With new building that was due, and that the scenario puts off beyond the year, as the scenario has it."""
    t, s, jaar = m.plan, m.scenario, m.uitkomst.stapel.uitgangspunten.startjaar
    start, oplevering = t.start.copy(), t.oplevering.copy()
    for i in np.flatnonzero((t.oplevering == jaar) & (t.rij != GEEN) & t.is_soort(*BOUW)).tolist():
        later = (s.corporatie == t.corporatie[i]) & (s.rij == t.rij[i]) & (s.oplevering > jaar)
        if later.any():
            start[i], oplevering[i] = s.start[later].min(), s.oplevering[later].max()
    return replace(m, plan=replace(t, start=start, oplevering=oplevering))


def _uitgesteld(p: Project, c: int, rij: int, m: Meting) -> Project | None:
    """A project that was due, where the plan says that it is put off; None when it is done."""
    t, jaar = m.plan, m.uitkomst.stapel.uitgangspunten.startjaar
    for i in np.flatnonzero((t.corporatie == c) & (t.rij == rij) & (t.oplevering > jaar)).tolist():
        return p.model_copy(update={"start": int(t.start[i]), "oplevering": int(t.oplevering[i])})
    return None


def _naam(p: Project, corporatie: str, start: int) -> str:
    """What was allotted without a plan is one by now; others have a part of the same task."""
    wat = (p.naam or "").replace(f" ({ZONDER_PLAN})", "")
    return f"{wat}, {corporatie} ({BEGONNEN} {start})"


def _verder(p: Project, st: Stapel, c: int) -> Project:
    """The same project with its price level written out; a sale keeps the proceeds that it was to have."""
    oud = Prijspeil.van(st.uitgangspunten)
    if p.soort is None:
        return p
    indexen = dict(cijfers(p.soort)) | dict(EIGEN_CIJFERS)
    k = TAKKEN.index(p.tak) if p.tak else 0
    if p.soort is Soort.VERKOOP and p.opbrengst is None and st.vhe[1, c, k] > st.bestaand[1, c, k] > 0:
        # new dwellings are stock by now: they would lower the mean value at which the others are sold
        gemiddeld = float(st.stand["woz_waarde"][c, k] / st.stand["vhe"][c, k]) if st.stand["vhe"][c, k] else np.nan
        if not np.isnan(gemiddeld):
            p = op_peil(p, indexen, oud)
            peil = oud.startjaar - 1 if p.prijspeil is None else p.prijspeil
            opbrengst = gemiddeld / oud.factor(Index.LEEGWAARDE, peil)
            return p.model_copy(update={"opbrengst": opbrengst, "prijspeil": peil})
    return op_peil(p, indexen, oud)


def toegerekend(corporaties: tuple[str, ...], plan: Projecttabel, startjaar: int, vanaf: int) -> tuple[Handmatig, ...]:
    """What everyone builds or does of the task as an allotment by hand, for ten years from year `vanaf` (0: the first).

    `corporaties`: the names, in the order of the plan.
    """
    per = per_plaats(plan, startjaar, vanaf)
    namen: dict[str, str] = {}  # one spelling of each gemeente: the first
    for (_, gemeente, _), (naam, _) in per.items():
        namen.setdefault(gemeente, naam)
    return tuple(
        Handmatig(corporatie=corporaties[c], gemeente=namen[gemeente], type=TYPEN[type_],
                  jaren=per_jaar(grootste_rest(aantal, round(float(aantal.sum())))))
        for (c, gemeente, type_), (_, aantal) in sorted(per.items(), key=lambda x: (x[0][1], x[0][2], x[0][0]))
    )  # fmt: skip


def bezit(corp: Corporatie, c: int, m: Meting) -> tuple[Bezitrij, ...]:
    """Dwellings per gemeente with what was built, bought, demolished and sold in the first year."""
    jaar = m.gedaan.opgeleverd(m.uitkomst.stapel.uitgangspunten.startjaar)[:, 0]
    mutatie: dict[str, float] = {}
    for i in np.flatnonzero((m.gedaan.corporatie == c) & (jaar > 0)).tolist():
        p = m.gedaan.projecten[i]
        teken = 1 if p.soort in (*BOUW, Soort.AANKOOP) else -1 if p.soort in (Soort.SLOOP, Soort.VERKOOP) else 0
        gemeente = herken(p.gemeente or "")
        mutatie[gemeente] = mutatie.get(gemeente, 0.0) + teken * float(jaar[i])
    staat = {herken(b.gemeente or "") for b in corp.bezit}
    nieuw = {herken(p.gemeente or ""): p.gemeente for p in m.gedaan.projecten if p.gemeente}
    erbij = (Bezitrij(gemeente=nieuw[g], woningen=n) for g, n in mutatie.items() if g and g not in staat and n > 0)
    return (*(
        b if b.woningen is None else b.model_copy(
            update={"woningen": max(b.woningen + mutatie.get(herken(b.gemeente or ""), 0.0), 0.0)}
        )
        for b in corp.bezit
    ), *(erbij if corp.bezit else ()))  # fmt: skip
