"""Every result as one row of a long table, for `exporteer`."""

from collections.abc import Iterator

import numpy as np

from xl_doorrekening.begrippen.normen import RATIOS
from xl_doorrekening.begrippen.regels import REGELS
from xl_doorrekening.begrippen.tijd import GEHEEL, KOLOMMEN
from xl_doorrekening.doorrekenen.resultaat import A, B, C, Doorrekening, Haalbaarheid, Scenariouitkomst, Variant
from xl_doorrekening.kern.projecttabel import TYPEN
from xl_doorrekening.kern.stapel import Stapel
from xl_doorrekening.solidariteit.saldo import ontvangen

SCENARIO = "basis"
ALLEEN_A = frozenset({"saldo_exploitatie", "saldo_transformatie", "saldo_instandhouding", "inflatie_schuld"})
"""Lines that are of the laag instandhouding by definition."""

Rij = tuple[str, str, str, str, int, str, float]
KOPPEN = ("scenario", "variant", "corporatie", "tak", "jaar", "grootheid", "waarde")


def lange_tabel(d: Doorrekening) -> Iterator[Rij]:
    """Every result as one row: lines and ratios per variant, tak and year, room per tak in the first year, shortfall.

    Amounts in €, ratios as fractions. A tak without stock has no rows; an unknown value is NaN, an ICR without interest
    inf. `investeringsruimte_*` is the room by the norms; `..._verantwoord` is 0 where the saldo instandhouding is
    structurally negative.
    """
    for v in d.varianten:
        yield from _reeksrijen(v)
    yield from _ruimterijen(d)
    if d.haalbaarheid is not None:
        yield from _opgaverijen(d, d.haalbaarheid)
    for s in d.scenarios:
        yield from _reeksrijen(s.variant, s.naam)
        yield from _tekortrijen(s.variant, d.uitkomst.stapel.corporaties, s.naam)
        yield from _geldrijen(d, s)


def _takken(st: Stapel, c: int) -> list[tuple[int, str]]:
    """The columns that this corporation has."""
    return [(k, tak) for k, tak in enumerate(KOLOMMEN) if tak == GEHEEL or st.aanwezig[c, k] > 0]


def _reeksrijen(v: Variant, scenario: str = SCENARIO) -> Iterator[Rij]:
    st = v.uitkomst.stapel
    start = st.uitgangspunten.startjaar
    namen = [r.naam for r in REGELS if r.naam in v.uitkomst.reeksen and (v.code == A or r.naam not in ALLEEN_A)]
    reeksen = {naam: v.uitkomst.lijn(naam) for naam in namen}
    reeksen |= {r.naam: np.moveaxis(v.toets.ratios[r.naam], 0, -1) for r in RATIOS}
    for c, naam in enumerate(st.corporaties):
        for k, tak in _takken(st, c):
            for grootheid, reeks in reeksen.items():
                for t, waarde in enumerate(reeks[0, c, k].tolist()):
                    yield scenario, v.code, naam, tak, start + t, grootheid, waarde


def _ruimterijen(d: Doorrekening) -> Iterator[Rij]:
    st = d.uitkomst.stapel
    start = st.uitgangspunten.startjaar
    for c, naam in enumerate(st.corporaties):
        for k, tak in _takken(st, c):
            if tak == GEHEEL:
                continue
            for r in (x for x in d.ruimten if (x.corporatie, x.tak) == (naam, tak)):
                veilig = r.bedrag if d.oordelen[c].verantwoord else min(r.bedrag, 0.0)
                yield SCENARIO, A, naam, tak, start, f"investeringsruimte_{r.richting}", r.bedrag
                yield SCENARIO, A, naam, tak, start, f"investeringsruimte_{r.richting}_verantwoord", veilig
            yield SCENARIO, A, naam, tak, start, "tekort_ineens", float(d.tekort_ineens[c, k])


def _opgaverijen(d: Doorrekening, h: Haalbaarheid) -> Iterator[Rij]:
    """Room after the task; per corporation and year the task and what of it does not fit, real € and dwellings.

    Only years with something in them. Dwellings and allotments say their type, and allotments their gemeente.
    """
    start = d.regio.uitgangspunten.startjaar
    for r in (x for x in h.ruimten if not np.isnan(x.bedrag)):
        yield SCENARIO, B, r.corporatie, r.tak, start, f"investeringsruimte_{r.richting}_na_opgave", r.bedrag
    for v in (h.plan, h.realistisch):
        yield from _tekortrijen(v, d.uitkomst.stapel.corporaties)
    t = h.toegerekend
    if t is None:
        return
    for i, g, c, jaar in zip(*(x.tolist() for x in np.nonzero(t.aantal)), strict=True):
        wat = f"toegerekend: {TYPEN[i].value}, {t.regionaal.gemeenten[g]}"
        yield SCENARIO, B, d.regio.corporaties[c].naam, GEHEEL, start + jaar, wat, float(t.aantal[i, g, c, jaar])
    for i, g, jaar in zip(*(x.tolist() for x in np.nonzero(t.niet_geplaatst)), strict=True):
        wat = f"niet geplaatst: {TYPEN[i].value}, {t.regionaal.gemeenten[g]}"
        yield SCENARIO, B, d.regio.naam, GEHEEL, start + jaar, wat, float(t.niet_geplaatst[i, g, jaar])


def _tekortrijen(v: Variant, namen: tuple[str, ...], scenario: str = SCENARIO) -> Iterator[Rij]:
    start = v.uitkomst.stapel.uitgangspunten.startjaar
    for tekort in v.tekorten:
        wijze = tekort.wijze.replace(" ", "_")
        plan, (gepland, ongedaan) = tekort.plan, tekort.woningen(start)
        eerste = tekort is v.tekorten[0]
        for c, naam in enumerate(namen):
            hier = plan.corporatie == c
            reeksen = {f"tekort_{wijze}": tekort.ongedaan()[hier].sum(0)}
            if eerste:
                reeksen["opgave_investering"] = tekort.investering[hier].sum(0)
            for i, type_ in enumerate(TYPEN):
                reeksen[f"ongedaan_{wijze}: {type_.value}"] = ongedaan[hier & (plan.opgave == i)].sum(0)
                if eerste:
                    reeksen[f"opgave_woningen: {type_.value}"] = gepland[hier & (plan.opgave == i)].sum(0)
            for grootheid, reeks in reeksen.items():
                for t in np.flatnonzero(reeks).tolist():
                    yield scenario, v.code, naam, GEHEEL, start + t, grootheid, float(reeks[t])
            for i in np.flatnonzero(hier).tolist():
                jaar = int(plan.oplevering[i])
                yield (
                    scenario,
                    v.code,
                    naam,
                    GEHEEL,
                    jaar,
                    f"past_{wijze}: {plan.projecten[i].naam}",
                    float(tekort.gedaan[i]),
                )


def _geldrijen(d: Doorrekening, s: Scenariouitkomst) -> Iterator[Rij]:
    """What each gets minus gives in money, nominal €, in the years in which there is something."""
    start = d.regio.uitgangspunten.startjaar
    per = ontvangen(d.regio, s.inhoud.instrumenten)
    for c, naam in enumerate(d.uitkomst.stapel.corporaties):
        for t in np.flatnonzero(per[:, c]).tolist():
            yield s.naam, C, naam, GEHEEL, start + t, "ontvangen_min_gegeven", float(per[t, c])
