"""Results as cells: a pure function from a doorrekening to values per tab, block, row and column (core units)."""

from collections.abc import Sequence

import numpy as np

from xl_doorrekening.begrippen.bevinding import Bevinding
from xl_doorrekening.begrippen.controles import CONTROLES
from xl_doorrekening.begrippen.normen import RATIO
from xl_doorrekening.begrippen.regels import REGELS
from xl_doorrekening.begrippen.tijd import JAREN, KOLOMMEN, TAKCODE, TAKKEN
from xl_doorrekening.doorrekenen import Doorrekening, regiosommen
from xl_doorrekening.doorrekenen.draagkracht import verantwoord
from xl_doorrekening.regio.oordeel import Oordeel, getal
from xl_doorrekening.regio.richting import Richting
from xl_doorrekening.regio.ruimte import Ruimte
from xl_doorrekening.werkboek.indeling.controle import BEVINDINGEN
from xl_doorrekening.werkboek.schrijven.haalbaarcellen import haalbaarcellen
from xl_doorrekening.werkboek.schrijven.monitoringcellen import monitoringcellen
from xl_doorrekening.werkboek.schrijven.opgavecellen import opgavecellen, toerekencellen
from xl_doorrekening.werkboek.schrijven.ratiocellen import marges, ratiocellen
from xl_doorrekening.werkboek.schrijven.rijen import NAAM, Bladen, Blokken, Cellen, jaren, of_leeg, zet_rij
from xl_doorrekening.werkboek.schrijven.scenariocellen import scenariocellen
from xl_doorrekening.werkboek.schrijven.startcellen import startcellen
from xl_doorrekening.werkboek.schrijven.uitvoeringscellen import uitvoeringscellen
from xl_doorrekening.werkboek.schrijven.vergelijkcellen import vergelijkcellen
from xl_doorrekening.werkboek.schrijven.waarden import Formule, Waarde


def _ruimten(ruimten: Sequence[Ruimte], d: Doorrekening, c: int) -> Cellen:
    uit: Cellen = {}
    verantwoord = d.oordelen[c].verantwoord
    for r in ruimten:
        wat = r.reden or (f"{RATIO[r.bindend].label} {r.bindende_tak}" if r.bindend else "")
        wat += "; meer dan er wordt geïnvesteerd" if r.boven_plan else ""
        bedrag = None if r.onbegrensd or np.isnan(r.bedrag) else r.bedrag
        zet_rij(
            uit,
            f"{r.richting.value}.{r.tak}",
            {
                "tak": r.tak,
                "reden": wat,
                "bedrag": bedrag,
                "woningen": of_leeg(np.floor(r.woningen)),
                "jaar": r.jaar,
                "verantwoord": bedrag if verantwoord or bedrag is None else min(bedrag, 0.0),
            },
        )
    for k, tak in enumerate(TAKKEN):
        zet_rij(uit, f"tekort.{tak}", {"tak": tak, "bedrag": of_leeg(float(d.tekort_ineens[c, k]))})
    return uit


def _schema(d: Doorrekening, c: int, k: int) -> Cellen:
    uit: Cellen = {}
    bestaat = k >= len(TAKKEN) or bool(d.uitkomst.stapel.aanwezig[c, k])
    for r in REGELS:
        if not bestaat:
            zet_rij(uit, r.naam, dict.fromkeys(f"j{t}" for t in range(JAREN)))
        elif r.naam in d.uitkomst.reeksen:
            zet_rij(uit, r.naam, jaren(d.uitkomst.lijn(r.naam)[0, c, k]))
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
        bedrag = verantwoord(r, o)
        rij[richting.value] = of_leeg(bedrag)
        if aantal:
            rij[aantal] = of_leeg(np.floor(r.woningen) if bedrag else 0.0)
        if richting is Richting.NIEUWBOUW:
            rij |= {
                "knelt": f"{RATIO[r.bindend].label.split(' (')[0]} {r.bindende_tak}" if r.bindend else None,
                "knelt_in": r.jaar,
            }
    rij["tekort"] = of_leeg(d.tekort(c))
    bestaat = d.uitkomst.stapel.aanwezig[c].any()
    rij["saldo"] = of_leeg(float(d.uitkomst.lijn("saldo_instandhouding")[0, c, 2].mean())) if bestaat else None
    rij["vhe"] = of_leeg(float(d.uitkomst.stapel.vhe[0, c].sum())) if bestaat else None
    return rij


def _controle(bevindingen: Sequence[Bevinding]) -> Blokken:
    controles, lijst = Cellen(), Cellen()
    for c in CONTROLES:
        aantal = sum(b.code == c.code for b in bevindingen)
        zet_rij(controles, c.code, {"verdict": "goed" if not aantal else c.ernst.woord, "aantal": aantal})
    gesorteerd = sorted(bevindingen, key=lambda b: -b.ernst)
    for i in range(BEVINDINGEN):
        b = gesorteerd[i] if i < len(gesorteerd) else None
        zet_rij(
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
        zet_rij(
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


def uitkomstcellen(d: Doorrekening, bevindingen: Sequence[Bevinding], tabs: dict[str, str]) -> Bladen:
    """All result cells but the stamp. `tabs`: the name of the tab per key of a shared tab or identity."""
    regio, sommen = Cellen(), Cellen()
    uit: Bladen = {
        "start": startcellen(d, bevindingen, tabs),
        "vergelijking": vergelijkcellen(d),
        "controle": _controle(bevindingen),
        "opgave": opgavecellen(d),
        "toerekening": toerekencellen(d),
        "haalbaarheid": haalbaarcellen(d),
        "scenariobeeld": scenariocellen(d),
        "uitvoeringsbeeld": uitvoeringscellen(d),
        "monitoring": monitoringcellen(d),
    }
    per: Blokken = {}
    for c, (corporatie, o) in enumerate(zip(d.regio.corporaties, d.oordelen, strict=True)):
        ratios = ratiocellen(d.basis, c)
        uit[corporatie.id] = {"ratios": {k: v for k, v in ratios.items() if not k[0].endswith(".grens")}}
        per[f"sectie_{corporatie.id}"] = {("naam", NAAM): corporatie.naam}
        per[f"ratios_{corporatie.id}"] = ratios
        per[f"ruimte_{corporatie.id}"] = _ruimten([r for r in d.ruimten if r.corporatie == corporatie.naam], d, c)
        for k, tak in enumerate(KOLOMMEN):
            per[f"schema_{corporatie.id}_{TAKCODE[tak]}"] = _schema(d, c, k)
        zet_rij(regio, corporatie.id, _regiorij(d, c, o))
    for richting in Richting:
        som = regiosommen(d, richting)
        getallen = {"plus": of_leeg(som.ruimte), "min": of_leeg(som.tekort), "saldo": of_leeg(som.saldo)}
        zet_rij(sommen, richting.value, {**getallen, "zonder": ", ".join(som.onbepaald) or "–"})
    kleinste, knellend = marges(d.basis, d.regio)
    uit["uitkomsten"] = {"regio": regio, "regiosommen": sommen, "marges": kleinste, "knellend": knellend, **per}
    return uit
