"""Results of tab Uitkomsten opgave."""

import numpy as np

from xl_doorrekening.begrippen.normen import RATIO
from xl_doorrekening.begrippen.opgave import KORT, VERDUURZAMING, Opgavetype
from xl_doorrekening.begrippen.tijd import JAREN, KOLOMMEN
from xl_doorrekening.doorrekenen import Doorrekening, Haalbaarheid, regiosommen
from xl_doorrekening.doorrekenen.draagkracht import Draagkracht, draagkracht, per_jaar, plekken, regiototaal
from xl_doorrekening.kern.indexen import Bedragen
from xl_doorrekening.kern.projecttabel import GEEN, TYPEN
from xl_doorrekening.opgave.plannen import volgorde
from xl_doorrekening.regio.richting import Richting
from xl_doorrekening.werkboek.indeling import haalbaarheid as indeling
from xl_doorrekening.werkboek.indeling.variantblokken import WAAIER
from xl_doorrekening.werkboek.schrijven.opgavecellen import op_naam
from xl_doorrekening.werkboek.schrijven.ratiocellen import marges, ratiocellen
from xl_doorrekening.werkboek.schrijven.rijen import NAAM, Blokken, Cellen, jaren, leeg, lijst, of_leeg, ratio, zet_rij
from xl_doorrekening.werkboek.schrijven.waarden import Waarde

LIJSTEN = (("h_waar", indeling.WAAR), ("h_projecten", indeling.PROJECTEN))


def haalbaarcellen(d: Doorrekening) -> Blokken:
    """Every cell of the tab; blank when there is no task."""
    namen = [(c.id, c.naam) for c in d.regio.corporaties]
    uit = leeg(indeling.blad(d.regio.uitgangspunten.startjaar, namen))
    for blok in ("h_regio", "h_marges_b", "h_marges_r", "h_uitval_wie"):
        uit[blok] |= {(id_, NAAM): naam for id_, naam in namen}
    for blok, aantal in LIJSTEN:
        uit[blok] |= {(str(i + 1), NAAM): None for i in range(aantal)}
    for id_, naam in namen:
        uit[f"h_sectie_{id_}"] = {("naam", NAAM): naam}
    h = d.haalbaarheid
    if h is None:
        return uit
    dragers = draagkracht(d, h)
    for c, (id_, _) in enumerate(namen):
        zet_rij(uit["h_regio"], id_, _regiorij(h, c, dragers[c]))
        uit[f"waaier_{id_}"] |= _waaier(d, c)
        uit[f"plan_{id_}"] |= _plan(h, c)
        uit[f"ratios_b_{id_}"] |= {k: v for k, v in ratiocellen(h.plan, c).items() if not k[0].endswith(".grens")}
    uit["h_sommen"] |= _sommen(d, h, dragers)
    uit["h_jaren"] |= _jaren(h)
    uit["h_types"] |= _types(h)
    uit["h_waar"] |= _waar(h)
    uit["h_marges_b"] |= marges(h.plan, d.regio)[0]
    uit["h_marges_r"] |= marges(h.realistisch, d.regio)[0]
    uit |= _uitval(d, h, uit["h_uitval"], uit["h_uitval_wie"])
    for x in h.gevoeligheid:
        haalbaar = 1 - x.tekort / x.investering if x.investering else None
        zet_rij(uit["h_gevoelig"], f"graad_{x.graad:.0%}"[:-1], {
            "nieuwbouw": x.nieuwbouw, "investering": of_leeg(x.investering), "tekort": of_leeg(x.tekort),
            "haalbaar": of_leeg(haalbaar), "buiten": x.buiten, "jaar": x.eerste_jaar,
        })  # fmt: skip
    uit["h_projecten"] |= _projecten(d, h)
    return uit


def _regiorij(h: Haalbaarheid, c: int, x: Draagkracht) -> dict[str, Waarde]:
    o, r = h.plan.oordelen[c], h.realistisch.oordelen[c]
    return {
        "licht": o.kleur.value,
        "zin": f"{RATIO[o.bindend.ratio].label} {o.bindend.tak}" if o.bindend else None,
        "krapste": o.bindend.krapste_jaar if o.bindend else None,
        "breuk": x.b.haakt_af,
        "a_breuk": x.a_haakt_af,
        "opgave": of_leeg(x.b.opgave),
        "rato": of_leeg(x.b.rato),
        "haalbaar": of_leeg(x.b.haalbaar),
        "volgorde": of_leeg(x.b.volgorde),
        "won_rato": of_leeg(x.b.nieuwbouw_rato),
        "won_volgorde": of_leeg(x.b.nieuwbouw_volgorde),
        "voor": of_leeg(x.voor),
        "na": of_leeg(x.na),
        "na_woningen": of_leeg(x.na_woningen),
        "r_licht": r.kleur.value,
        "r_breuk": x.r.haakt_af,
        "r_rato": of_leeg(x.r.rato),
    }


def _sommen(d: Doorrekening, h: Haalbaarheid, dragers: list[Draagkracht]) -> Cellen:
    uit: Cellen = {}
    for kolom, totaal in (("b", regiototaal(dragers, h.niet_geplaatst)), ("r", regiototaal(dragers, realistisch=True))):
        uit |= {
            ("opgave", kolom): totaal.opgave, ("rato", kolom): totaal.rato, ("volgorde", kolom): totaal.volgorde,
            ("haalbaar", kolom): of_leeg(totaal.haalbaar),
            ("haalbaar_volgorde", kolom): of_leeg(totaal.haalbaar_volgorde),
            ("afhakers", kolom): totaal.afhakers, ("onbekend", kolom): ", ".join(totaal.onbekend) or "–",
        }  # fmt: skip
    som = regiosommen(d, Richting.NIEUWBOUW, h.ruimten)
    namen = (
        ("ruimte", som.ruimte),
        ("ruimtetekort", som.tekort),
        ("saldo", som.saldo),
        ("geplaatst", h.niet_geplaatst),
    )
    uit["zonder_ruimte", "b"] = ", ".join(som.onbepaald) or "–"
    return uit | {(n, "b"): of_leeg(x) for n, x in namen}


def _jaren(h: Haalbaarheid) -> Cellen:
    b, r = per_jaar(h.plan), per_jaar(h.realistisch)
    rest = _niet_geplaatst(h, TYPEN.index(Opgavetype.UITBREIDING))
    uit: Cellen = {}
    for code, reeks in (
        ("opgave", b.opgave), ("haalbaar", b.opgave - b.rato), ("rato", b.rato), ("volgorde", b.volgorde),
        ("realistisch", r.opgave), ("won", b.nieuwbouw), ("won_haalbaar", b.nieuwbouw - b.nieuwbouw_rato),
        ("won_rato", b.nieuwbouw_rato), ("won_volgorde", b.nieuwbouw_volgorde), ("won_realistisch", r.nieuwbouw),
        ("won_rest", rest),
    ):  # fmt: skip
        zet_rij(uit, code, {"totaal": of_leeg(float(reeks.sum())), **jaren(reeks)})
    return uit


def _niet_geplaatst(h: Haalbaarheid, i: int) -> Bedragen:
    """Dwellings of a type that no one was allotted, per year."""
    return np.zeros(JAREN) if h.toegerekend is None else h.toegerekend.niet_geplaatst[i].sum(0)


def _per_type(h: Haalbaarheid, per_project: Bedragen, i: int) -> Bedragen:
    rato = h.plan.tekorten[0]
    uit: Bedragen = per_project[(rato.plan.opgave == i) & rato.bekend].sum(0)
    return uit


def _types(h: Haalbaarheid) -> Cellen:
    uit: Cellen = {}
    start = h.plan.uitkomst.stapel.uitgangspunten.startjaar
    rato, op_volgorde = h.plan.tekorten
    gepland, weg = rato.woningen(start)
    weg_volgorde = op_volgorde.woningen(start)[1]
    realistisch = h.realistisch.plan
    assert realistisch is not None
    for i, type_ in enumerate(TYPEN):
        plan, ongedaan = float(_per_type(h, gepland, i).sum()), _per_type(h, weg, i)
        rest = _niet_geplaatst(h, i)
        totaal, tekort = plan + float(rest.sum()), float(ongedaan.sum() + rest.sum())
        jaar = np.flatnonzero(ongedaan + rest > 1e-9)
        zet_rij(uit, type_.value, {
            "plan": of_leeg(plan), "rato": of_leeg(float(ongedaan.sum())),
            "volgorde": of_leeg(float(_per_type(h, weg_volgorde, i).sum())), "rest": float(rest.sum()),
            "haalbaar": of_leeg(1 - tekort / totaal) if totaal else None,
            "realistisch": float(realistisch.opgeleverd(start)[realistisch.opgave == i].sum()),
            "eerste": start + int(jaar[0]) if jaar.size else None,
        })  # fmt: skip
    return uit


def _waar(h: Haalbaarheid) -> Cellen:
    rijen: list[dict[str, Waarde]] = [
        {
            NAAM: x.gemeente or "(geen gemeente)", "type": TYPEN[x.type].value, "plan": of_leeg(x.plan),
            "rato": of_leeg(float(x.rato.sum())), "volgorde": of_leeg(x.volgorde), "rest": float(x.rest.sum()),
            **jaren(x.rato + x.rest),
        }
        for x in plekken(h)
    ]  # fmt: skip
    return lijst(rijen, indeling.WAAR)


def _uitval(d: Doorrekening, h: Haalbaarheid, hoeveel: Cellen, wie: Cellen) -> Blokken:
    start = d.regio.uitgangspunten.startjaar
    for stap in h.stappen:
        code = f"laag{indeling.LAGEN.index(stap.naam)}"
        zet_rij(hoeveel, code, jaren(stap.afgehaakt.sum(1).astype(float)))
        for c, corporatie in enumerate(d.regio.corporaties):
            wie[corporatie.id, code] = stap.jaar(c, start)
    return {"h_uitval": hoeveel, "h_uitval_wie": wie}


def _projecten(d: Doorrekening, h: Haalbaarheid) -> Cellen:
    """In the agreed order per corporation, with the realistic year and number beside them."""
    rato, op_volgorde = h.plan.tekorten
    plan, realistisch = rato.plan, h.realistisch.plan
    assert realistisch is not None
    per = {id(p): i for i, p in enumerate(realistisch.projecten)}
    uit: Cellen = {}
    plek = np.argsort(op_naam(d.regio))
    rijen = sorted(volgorde(plan).tolist(), key=lambda i: plek[plan.corporatie[i]])
    for n, i in enumerate(rijen[: indeling.PROJECTEN]):
        p, j = plan.projecten[i], per.get(id(plan.projecten[i]))
        type_ = KORT[TYPEN[plan.opgave[i]]] if plan.opgave[i] != GEEN else p.soort.value if p.soort else ""
        past = op_volgorde.gedaan[i]
        zet_rij(uit, str(n + 1), {
            NAAM: d.regio.corporaties[int(plan.corporatie[i])].naam, "gemeente": p.gemeente or "–", "project": p.naam,
            "aantal": float(plan.aantal[i]), "oplevering": int(plan.oplevering[i]),
            "investering": of_leeg(float(rato.investering[i].sum())), "soort": type_,
            "hardheid": "zacht" if plan.zacht[i] else "hard", "prioriteit": p.prioriteit,
            "past": "onbekend" if np.isnan(past) else "ja" if past else "nee", "deel": of_leeg(float(rato.gedaan[i])),
            "r_jaar": int(realistisch.oplevering[j]) if j is not None else None,
            "r_aantal": float(realistisch.aantal[j]) if j is not None else 0.0,
        })  # fmt: skip
    return uit


def _waaier(d: Doorrekening, c: int) -> Cellen:
    """ICR and LTV of the whole corporation in every variant; an ICR without interest is a word, not a point."""
    uit: Cellen = {}
    for naam in WAAIER:
        for v in d.varianten:
            reeks = v.toets.ratios[naam][:, 0, c, KOLOMMEN.index("geheel")]
            zet_rij(uit, f"{naam}.{v.code}", {f"j{t}": ratio(naam, x) for t, x in enumerate(reeks)})
        zet_rij(uit, f"{naam}.grens", jaren(np.full(JAREN, d.toets.grenzen[naam][2])))
    return uit


def _plan(h: Haalbaarheid, c: int) -> Cellen:
    """Dwellings and investment per year as entered and realistic."""
    uit: Cellen = {}
    groen = [TYPEN.index(x) for x in VERDUURZAMING]
    start = h.plan.uitkomst.stapel.uitgangspunten.startjaar
    for v, achter in ((h.plan, ""), (h.realistisch, "_r")):
        rato = v.tekorten[0]
        t = rato.plan
        hier, woningen = t.corporatie == c, t.opgeleverd(start)
        zet_rij(uit, f"won{achter}", jaren(woningen[hier & (t.opgave == TYPEN.index(Opgavetype.UITBREIDING))].sum(0)))
        zet_rij(uit, f"groen{achter}", jaren(woningen[hier & np.isin(t.opgave, groen)].sum(0)))
        zet_rij(uit, f"inv{achter}", jaren(rato.investering[hier].sum(0)))
    return uit
