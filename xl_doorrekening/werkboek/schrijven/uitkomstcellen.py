"""Results as cells: a pure function from a doorrekening to values per tab, block, row and column (core units)."""

from collections.abc import Iterable, Sequence

import numpy as np

from xl_doorrekening.begrippen.bevinding import Bevinding, Ernst
from xl_doorrekening.begrippen.controles import CONTROLES
from xl_doorrekening.begrippen.dpm import Status
from xl_doorrekening.begrippen.normen import RATIO, RATIOS
from xl_doorrekening.begrippen.regels import REGELS
from xl_doorrekening.begrippen.tijd import GEHEEL, JAREN, KOLOMMEN, TAKCODE, TAKKEN
from xl_doorrekening.doorrekenen import Doorrekening, regiosommen
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.invoer.uitgangspunten import Proces
from xl_doorrekening.invoer.veld import velden
from xl_doorrekening.kern.ratios import telt_mee
from xl_doorrekening.regio.oordeel import Oordeel, getal
from xl_doorrekening.regio.richting import Richting
from xl_doorrekening.regio.ruimte import Ruimte
from xl_doorrekening.werkboek.indeling.controle import BEVINDINGEN
from xl_doorrekening.werkboek.indeling.start import STAPPEN
from xl_doorrekening.werkboek.schrijven.vergelijkcellen import vergelijkcellen
from xl_doorrekening.werkboek.schrijven.waarden import Formule, Waarde

Cellen = dict[tuple[str, str], Waarde]
"""Per (code of row, code of column)."""
NAAM = "naam van de rij"
"""Column code for the label of a row that is a corporation: its name may change."""
Blokken = dict[str, Cellen]
Bladen = dict[str, Blokken]
"""Per key of a shared tab or identity of a corporation."""


def _of_leeg(x: float) -> float | str | None:
    """NaN is unknown: blank."""
    return None if np.isnan(x) else float(x)


def _ratio(naam: str, x: float) -> float | str | None:
    """An infinite ratio as a word: no interest, or a debt without value."""
    return getal(naam, x) if np.isinf(x) else _of_leeg(x)


def _jaren(reeks: Iterable[float]) -> dict[str, Waarde]:
    return {f"j{t}": _of_leeg(x) for t, x in enumerate(reeks)}


def _rij(cellen: Cellen, code: str, waarden: dict[str, Waarde]) -> None:
    for kolom, w in waarden.items():
        cellen[code, kolom] = w


def _ratios(d: Doorrekening, c: int, o: Oordeel) -> Cellen:
    uit: Cellen = {("oordeel", "tak"): o.zin}
    per = {(x.ratio, x.tak): x for x in o.ratios}
    tellend = telt_mee(d.regio.uitgangspunten)
    for r in RATIOS:
        grens = d.toets.grenzen[r.naam]
        for k, tak in enumerate(KOLOMMEN):
            x = per.get((r.naam, tak))
            bestaat = k >= len(TAKKEN) or bool(d.uitkomst.stapel.aanwezig[c, k])
            _rij(
                uit,
                f"{r.naam}.{tak}",
                {
                    "tak": tak,
                    "grens": _of_leeg(grens[k]) if bestaat else None,
                    "krapste": x.krapste_jaar if x else None,
                    "breuk": x.eerste_breuk if x else None,
                    "uitleg": _toets(r.naam in tellend, bool(np.isnan(grens[k]))) if bestaat else "geen bezit",
                    **{f"j{t}": _ratio(r.naam, x) for t, x in enumerate(d.toets.ratios[r.naam][:, 0, c, k])},
                },
            )
        _rij(uit, f"{r.naam}.grens", {"tak": GEHEEL, **_jaren(np.full(JAREN, grens[2]))})
    return uit


def _toets(telt: bool, niet_getoetst: bool) -> str:
    return "niet getoetst" if niet_getoetst else "bepaalt de ruimte" if telt else "getoetst, bepaalt de ruimte niet"


def _ruimten(ruimten: Sequence[Ruimte], d: Doorrekening, c: int) -> Cellen:
    uit: Cellen = {}
    verantwoord = d.oordelen[c].verantwoord
    for r in ruimten:
        wat = r.reden or (f"{RATIO[r.bindend].label} {r.bindende_tak}" if r.bindend else "")
        wat += "; meer dan er wordt geïnvesteerd" if r.boven_plan else ""
        bedrag = None if r.onbegrensd or np.isnan(r.bedrag) else r.bedrag
        _rij(
            uit,
            f"{r.richting.value}.{r.tak}",
            {
                "tak": r.tak,
                "reden": wat,
                "bedrag": bedrag,
                "woningen": _of_leeg(np.floor(r.woningen)),
                "jaar": r.jaar,
                "verantwoord": bedrag if verantwoord or bedrag is None else min(bedrag, 0.0),
            },
        )
    for k, tak in enumerate(TAKKEN):
        _rij(uit, f"tekort.{tak}", {"tak": tak, "bedrag": _of_leeg(float(d.tekort_ineens[c, k]))})
    return uit


def _schema(d: Doorrekening, c: int, k: int) -> Cellen:
    uit: Cellen = {}
    bestaat = k >= len(TAKKEN) or bool(d.uitkomst.stapel.aanwezig[c, k])
    for r in REGELS:
        if not bestaat:
            _rij(uit, r.naam, dict.fromkeys(f"j{t}" for t in range(JAREN)))
        elif r.naam in d.uitkomst.reeksen:
            _rij(uit, r.naam, _jaren(d.uitkomst.lijn(r.naam)[0, c, k]))
    return uit


def _regiorij(d: Doorrekening, c: int, o: Oordeel) -> dict[str, Waarde]:
    b = o.bindend
    rij: dict[str, Waarde] = {
        NAAM: o.corporatie,
        "licht": o.kleur.value,
        "zin": f"{RATIO[b.ratio].label} {b.tak}" if b else None,
    }
    if b:
        rij |= {
            "jaar": b.krapste_jaar,
            "waarde": getal(b.ratio, b.krapste_waarde),
            "grens": getal(b.ratio, b.grens),
            "breuk": b.eerste_breuk,
        }
    for richting, aantal in (
        (Richting.NIEUWBOUW, "woningen"),
        (Richting.VERBETERING, "ingrepen"),
        (Richting.HUURMATIGING, ""),
    ):
        r = d.ruimte(o.corporatie, richting, d.hoofdtak(c))
        bedrag = np.nan if r.onbegrensd else r.bedrag if o.verantwoord else min(r.bedrag, 0.0)
        rij[richting.value] = _of_leeg(bedrag)
        if aantal:
            rij[aantal] = _of_leeg(np.floor(r.woningen) if bedrag else 0.0)
        if richting is Richting.NIEUWBOUW:
            rij |= {
                "knelt": f"{RATIO[r.bindend].label.split(' (')[0]} {r.bindende_tak}" if r.bindend else None,
                "knelt_in": r.jaar,
            }
    rij["tekort"] = _of_leeg(d.tekort(c))
    bestaat = d.uitkomst.stapel.aanwezig[c].any()
    rij["saldo"] = _of_leeg(float(d.uitkomst.lijn("saldo_instandhouding")[0, c, 2].mean())) if bestaat else None
    rij["vhe"] = _of_leeg(float(d.uitkomst.stapel.vhe[0, c].sum())) if bestaat else None
    return rij


def _marges(d: Doorrekening) -> tuple[Cellen, Cellen]:
    """Per corporation and year the tightest margin of the ratios that count, and which ratio that is."""
    marges, knellend = Cellen(), Cellen()
    tellend = [i for i, r in enumerate(RATIOS) if r.naam in telt_mee(d.regio.uitgangspunten)]
    breuken = np.full(JAREN, np.nan)
    for c, corporatie in enumerate(d.regio.corporaties):
        marges[corporatie.id, NAAM] = knellend[corporatie.id, NAAM] = corporatie.naam
        for t in range(JAREN):
            m = d.toets.marges[tellend, t, 0, c]
            if not tellend or np.isnan(m).all():
                continue
            r, k = np.unravel_index(int(np.nanargmin(m)), m.shape)
            kleinste = float(m[r, k])
            marges[corporatie.id, f"j{t}"] = _of_leeg(kleinste)
            kort = RATIOS[tellend[int(r)]].label.split(" (")[0]
            knellend[corporatie.id, f"j{t}"] = kort if kort == "ICR" or kort == "LTV" else kort[:8]
            breuken[t] = np.nan_to_num(breuken[t]) + (kleinste < 0)
    _rij(knellend, "aantal_breuk", _jaren(breuken))
    return marges, knellend


def _controle(bevindingen: Sequence[Bevinding]) -> Blokken:
    controles, lijst = Cellen(), Cellen()
    for c in CONTROLES:
        aantal = sum(b.code == c.code for b in bevindingen)
        _rij(controles, c.code, {"verdict": "goed" if not aantal else c.ernst.woord, "aantal": aantal})
    gesorteerd = sorted(bevindingen, key=lambda b: -b.ernst)
    for i in range(BEVINDINGEN):
        b = gesorteerd[i] if i < len(gesorteerd) else None
        _rij(
            lijst,
            str(i + 1),
            dict.fromkeys(("plaats", "ernst", "gevonden", "toegestaan", "herstel"))
            if b is None
            else {
                "plaats": _koppeling(b),
                "ernst": b.ernst.woord,
                "gevonden": b.gevonden,
                "toegestaan": b.toegestaan,
                "herstel": b.herstel,
            },
        )
    if len(gesorteerd) > BEVINDINGEN:
        _rij(
            lijst,
            str(BEVINDINGEN),
            {"plaats": "…", "gevonden": f"en nog {len(gesorteerd) - BEVINDINGEN + 1} bevindingen"},
        )
    return {"controles": controles, "bevindingen": lijst}


def _koppeling(b: Bevinding) -> Waarde:
    doel = f"#{b.plaats}" if b.cel else f"#{b.plaats}!A1"
    tekst = b.plaats.replace('"', '""')
    if len(doel) > 200:
        return b.plaats
    return Formule(f'HYPERLINK("{doel.replace(chr(34), chr(34) * 2)}","{tekst}")', b.plaats)


def _stap1(regio: Regio, open_punten: int) -> str:
    """What is still to be agreed: findings, blank agreements, and figures that wait for confirmation."""
    leeg = sum(getattr(regio.uitgangspunten.proces, naam) is None for naam, _ in velden(Proces))
    onzeker = sum(h.get("status") in (Status.KENNIS, Status.INVULLEN) for h in regio.herkomst.values())
    delen = [(open_punten, "open"), (leeg, "afspraken leeg"), (onzeker, "te bevestigen")]
    return ", ".join(f"{n} {wat}" for n, wat in delen if n) or "klaar"


def _start(d: Doorrekening, bevindingen: Sequence[Bevinding], tabs: dict[str, str]) -> Blokken:
    stappen, lichten = Cellen(), Cellen()
    gedeeld = [b for b in bevindingen if b.blad not in tabs.values() and b.ernst >= Ernst.LEEMTE]
    eigen = {id_: [b for b in bevindingen if b.blad == tab and b.ernst >= Ernst.LEEMTE] for id_, tab in tabs.items()}
    klaar = sum(not x for x in eigen.values())
    gereed = sum(bool(c.algemeen.gereed) for c in d.regio.corporaties)
    stand = {"1": _stap1(d.regio, len(gedeeld)), "2": f"{klaar} van {len(eigen)} volledig, {gereed} gereed"}
    for nummer, _, _ in STAPPEN:
        stappen[f"stap{nummer}", "stand"] = stand.get(nummer, "nog niet in dit werkboek")
    for corporatie, o in zip(d.regio.corporaties, d.oordelen, strict=True):
        _rij(
            lichten,
            corporatie.id,
            {
                NAAM: corporatie.naam,
                "licht": o.kleur.value,
                "zin": o.zin,
                "open": len(eigen.get(corporatie.id, ())),
                "gereed": "ja" if corporatie.algemeen.gereed else "nee",
            },
        )
    return {"stappen": stappen, "lichten": lichten}


def uitkomstcellen(d: Doorrekening, bevindingen: Sequence[Bevinding], tabs: dict[str, str]) -> Bladen:
    """All result cells but the stamp. `tabs`: the name of the tab per identity of a corporation."""
    regio, sommen = Cellen(), Cellen()
    uit: Bladen = {
        "start": _start(d, bevindingen, tabs),
        "vergelijking": vergelijkcellen(d),
        "controle": _controle(bevindingen),
    }
    per: Blokken = {}
    for c, (corporatie, o) in enumerate(zip(d.regio.corporaties, d.oordelen, strict=True)):
        ratios = _ratios(d, c, o)
        uit[corporatie.id] = {"ratios": {k: v for k, v in ratios.items() if not k[0].endswith(".grens")}}
        per[f"sectie_{corporatie.id}"] = {("naam", NAAM): corporatie.naam}
        per[f"ratios_{corporatie.id}"] = ratios
        per[f"ruimte_{corporatie.id}"] = _ruimten([r for r in d.ruimten if r.corporatie == corporatie.naam], d, c)
        for k, tak in enumerate(KOLOMMEN):
            per[f"schema_{corporatie.id}_{TAKCODE[tak]}"] = _schema(d, c, k)
        _rij(regio, corporatie.id, _regiorij(d, c, o))
    for richting in Richting:
        som = regiosommen(d, richting)
        getallen = {"plus": _of_leeg(som.ruimte), "min": _of_leeg(som.tekort), "saldo": _of_leeg(som.saldo)}
        _rij(sommen, richting.value, {**getallen, "zonder": ", ".join(som.onbepaald) or "–"})
    marges, knellend = _marges(d)
    uit["uitkomsten"] = {"regio": regio, "regiosommen": sommen, "marges": marges, "knellend": knellend, **per}
    return uit
