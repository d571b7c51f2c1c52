"""Native charts under a block; they read the cells, so they follow every recalculation."""

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from xl_doorrekening.werkboek.bouwen.plaatsing import Plek
from xl_doorrekening.werkboek.indeling.blok import JAAR1, LAATSTE, LABEL, Blok, Grafiek
from xl_doorrekening.werkboek.indeling.stijl import GRAFIEKLIJNEN

BREED, HOOG = 760, 310
LETTERS = {"name": "Calibri", "size": 9}
BANDLIJNEN = ((2.75, "solid"), (1.5, "dash"), (1.0, "round_dot"))
ARCERING = ("wide_upward_diagonal", "dotted_diamond", "light_horizontal")


def _lijn(i: int, grens: bool) -> dict[str, Any]:
    if grens:
        return {"line": {"color": "#000000", "width": 1.75, "dash_type": "long_dash"}, "marker": {"type": "none"}}
    kleur, streep, merk = GRAFIEKLIJNEN[i % len(GRAFIEKLIJNEN)]
    return {
        "line": {"color": kleur, "width": 2, "dash_type": streep},
        "marker": {"type": merk, "size": 5, "fill": {"color": kleur}, "border": {"color": kleur}},
    }


def _bandlijn(i: int, aantal: int) -> dict[str, Any]:
    """One colour; told apart by thickness and dash, the middle one solid."""
    van_midden = abs(i - aantal // 2)
    breedte, streep = BANDLIJNEN[min(van_midden, len(BANDLIJNEN) - 1)]
    lijn = {"color": GRAFIEKLIJNEN[0][0], "width": breedte, "dash_type": streep}
    return {"line": lijn, "marker": {"type": "none"}}


def _vulling(i: int) -> dict[str, Any]:
    """Colour and hatching together, so that columns are told apart in black and white."""
    kleur = GRAFIEKLIJNEN[i % len(GRAFIEKLIJNEN)][0]
    if i == 0:
        return {"fill": {"color": kleur}}
    return {"pattern": {"pattern": ARCERING[(i - 1) % len(ARCERING)], "fg_color": kleur, "bg_color": "#FFFFFF"}}


def _reeksen(g: Grafiek, naam: str, blok: Blok, plek: Plek) -> list[dict[str, Any]]:
    codes = [r.code for r in blok.rijen]
    if g.per_rij:
        kolommen = {k.code: k for k in blok.kolommen}
        eind = plek.kop + g.rijen if g.rijen else plek.eind
        return [
            {
                "name": kolommen[c].kop,
                "categories": [naam, plek.kop + 1, LABEL, eind, LABEL],
                "values": [naam, plek.kop + 1, kolommen[c].plek, eind, kolommen[c].plek],
                **_vulling(i),
            }
            for i, c in enumerate(g.reeksen)
        ]
    uit = []
    banden = len(g.reeksen) - bool(g.grens)
    for i, code in enumerate(g.reeksen):
        r = plek.kop + 1 + codes.index(code)
        met_label = g.labels or len(g.reeksen) == 1 or code == g.grens
        etiket = blok.rijen[codes.index(code)].label if met_label else code.split(".")[-1]
        uit.append(
            {
                "name": etiket,
                "categories": [naam, plek.kop, JAAR1, plek.kop, LAATSTE],
                "values": [naam, r, JAAR1, r, LAATSTE],
                **(
                    _bandlijn(i, banden)
                    if g.bandbreedte and code != g.grens
                    else _vulling(i)
                    if g.gestapeld or (len(g.reeksen) == 1 and not g.lijn)
                    else _lijn(i, code == g.grens)
                ),
            }
        )
    return uit


def voeg_toe(boek: Workbook, ws: Worksheet, naam: str, blok: Blok, plek: Plek) -> None:
    for n, g in enumerate(blok.grafieken):
        staaf = not g.lijn and (g.per_rij or g.gestapeld or len(g.reeksen) == 1)
        soort = {"type": "column"} | ({"subtype": "stacked"} if g.gestapeld else {}) if staaf else {"type": "line"}
        grafiek = boek.add_chart(soort)
        for reeks in _reeksen(g, naam, blok, plek):
            grafiek.add_series(reeks)
        grafiek.set_title({"name": g.titel, "name_font": LETTERS | {"size": 12, "bold": True}, "overlay": False})
        grafiek.set_x_axis({"num_font": LETTERS, "label_position": "low"})
        grafiek.set_y_axis(
            {
                "num_font": LETTERS,
                "num_format": g.formaat,
                "max": g.top,
                "min": 0 if g.top is not None or g.vanaf_nul else None,
                "major_gridlines": {"visible": True, "line": {"color": "#E0E0E0"}},
            }
        )
        if len(g.reeksen) == 1:
            grafiek.set_legend({"none": True})
        else:
            grafiek.set_legend({"position": "bottom", "font": LETTERS})
        grafiek.set_size({"width": BREED, "height": HOOG})
        grafiek.show_blanks_as("gap")
        ws.insert_chart(plek.grafiek, LABEL if n == 0 else JAAR1 - 1, grafiek, {"x_offset": 4, "object_position": 2})
