"""A workbook of what two versions differ in: every cell, the bridge, and two waterfalls."""

import io
from collections.abc import Callable, Sequence
from functools import cache
from typing import Final

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from xl_doorrekening.doorrekenen.vergelijking import KOLOMMEN, Stand, Vergelijking, niet_te_bepalen, oordelen
from xl_doorrekening.invoer.veld import Eenheid
from xl_doorrekening.werkboek.bouwen.sjabloon import MAAKDATUM
from xl_doorrekening.werkboek.indeling.stijl import STIJLEN
from xl_doorrekening.werkboek.reizen.verschillen import Verschil

KOPPEN: Final = (
    ("Stap", 46), ("Ruimte", 14), ("Verschil", 12), ("Tekort", 14), ("Verschil", 12), ("Nieuwbouw", 12),
    ("Schuld aan het eind", 16), ("Buiten de grenzen", 12),
)  # fmt: skip
HULP: Final = 10
"""First column of the figures behind the charts."""
GRAFIEKRIJEN: Final = 19
GOED, SLECHT, HEEL = "#548235", "#C00000", "#1F3864"


def bouw_verschil(lijst: Sequence[Verschil], v: Vergelijking, namen: tuple[str, str]) -> bytes:
    """As bytes. Amounts × € 1.000."""
    buffer = io.BytesIO()
    boek = xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    boek.calc_on_load = False
    boek.set_properties({"title": "Verschil tussen twee doorrekeningen", "created": MAAKDATUM})
    _brug(boek, v, namen)
    _oordelen(boek, v)
    _cellen(boek, lijst, namen)
    boek.close()
    return buffer.getvalue()


def _blad(boek: Workbook, naam: str, titel: str, inleiding: str) -> Worksheet:
    ws = boek.add_worksheet(naam)
    ws.hide_gridlines(2)
    ws.set_landscape()
    ws.set_paper(9)
    ws.fit_to_pages(1, 0)
    ws.write_string(0, 0, titel, boek.add_format(STIJLEN["titel"]))
    ws.write_string(1, 0, inleiding, boek.add_format(STIJLEN["inleiding"]))
    return ws


def _brug(boek: Workbook, v: Vergelijking, namen: tuple[str, str]) -> None:
    ws = _blad(boek, "Brug", f"Van {namen[0]} naar {namen[1]}",
               "Elke groep verschillen boven op de vorige, × € 1.000; de stappen tellen op.")  # fmt: skip
    kop, rechts = boek.add_format(STIJLEN["kop"]), boek.add_format(STIJLEN["kop_rechts"])
    gewoon = boek.add_format(STIJLEN["gewoon"])
    getal = boek.add_format(STIJLEN["gewoon"] | {"num_format": "#,##0"})
    for k, (tekst, breed) in enumerate(KOPPEN):
        ws.set_column(k, k, breed)
        ws.write_string(3, k, tekst, rechts if k else kop)
    vorige: Stand | None = None
    for i, s in enumerate(v.stappen):
        r, x = 4 + i, s.stand
        ws.write_string(r, 0, {"van": namen[0], "naar": namen[1]}.get(s.tekst, s.tekst), gewoon)
        for k, waarde in (
            (1, x.ruimte / 1e3),
            (3, x.tekort / 1e3),
            (5, x.nieuwbouw),
            (6, x.schuld / 1e3),
            (7, x.buiten),
        ):
            ws.write_number(r, k, waarde, getal)
        if vorige is not None:
            ws.write_number(r, 2, (x.ruimte - vorige.ruimte) / 1e3, getal)
            ws.write_number(r, 4, (x.tekort - vorige.tekort) / 1e3, getal)
        vorige = x
    ws.set_row(3, 30)
    onder = 4 + len(v.stappen)
    for zin in (*KOLOMMEN, *niet_te_bepalen(v, namen)):
        ws.write_string(onder, 0, zin, boek.add_format(STIJLEN["inleiding"]))
        onder += 1
    onder += 1
    ws.set_h_pagebreaks([onder + GRAFIEKRIJEN])
    ws.print_area(0, 0, onder + 2 * GRAFIEKRIJEN, len(KOPPEN) - 1)
    _waterval(boek, ws, v, "Investeringsruimte", HULP, onder, lambda s: s.ruimte, (GOED, SLECHT))
    _waterval(boek, ws, v, "Tekort van de opgave", HULP + 5, onder + GRAFIEKRIJEN, lambda s: s.tekort, (SLECHT, GOED))


def _waterval(
    boek: Workbook, ws: Worksheet, v: Vergelijking, titel: str, kolom: int, rij: int, van: Callable[[Stand], float],
    kleuren: tuple[str, str],
) -> None:  # fmt: skip
    """Columns that stand on what came before: first and last whole, each difference up or down in its colour."""
    grijs = boek.add_format(STIJLEN["tip_kort"] | {"num_format": "#,##0"})
    n = len(v.stappen)
    for k, tekst in enumerate(("voet", "stand", "meer", "minder")):
        ws.write_string(3, kolom + k, f"{titel}: {tekst}", grijs)
    for i, s in enumerate(v.stappen):
        nu = van(s.stand) / 1e3
        toen = van(v.stappen[i - 1].stand) / 1e3 if i else 0.0
        heel = i in (0, n - 1)
        rijtje = (0.0, nu, 0.0, 0.0) if heel else (min(nu, toen), 0.0, max(nu - toen, 0.0), max(toen - nu, 0.0))
        for k, waarde in enumerate(rijtje):
            ws.write_number(4 + i, kolom + k, waarde, grijs)
    grafiek = boek.add_chart({"type": "column", "subtype": "stacked"})
    for k, kleur in enumerate((None, HEEL, *kleuren)):
        vulling = {"none": True} if kleur is None else {"color": kleur}
        grafiek.add_series({
            "name": ("", "stand", "meer", "minder")[k], "categories": ["Brug", 4, 0, 3 + n, 0],
            "values": ["Brug", 4, kolom + k, 3 + n, kolom + k], "fill": vulling, "gap": 40,
        })  # fmt: skip
    grafiek.set_title({"name": f"{titel}, × € 1.000", "name_font": {"size": 12}, "overlay": False})
    grafiek.set_legend({"position": "bottom", "delete_series": [0]})
    grafiek.set_y_axis(
        {"num_format": "#,##0", "min": 0, "major_gridlines": {"visible": True, "line": {"color": "#E0E0E0"}}}
    )
    grafiek.set_size({"width": 900, "height": 340})
    ws.insert_chart(rij, 0, grafiek, {"object_position": 2})


def _oordelen(boek: Workbook, v: Vergelijking) -> None:
    ws = _blad(boek, "Oordelen", "Wiens oordeel verandert?", "Met alleen de instandhouding, en met de opgave.")
    kop, tekst = boek.add_format(STIJLEN["kop"]), boek.add_format(STIJLEN["gewoon"] | {"text_wrap": True})
    koppen = (("Corporatie", 30), ("Variant", 18), ("Was", 10), ("Wordt", 10), ("Waarom", 110))
    for k, (wat, breed) in enumerate(koppen):
        ws.set_column(k, k, breed)
        ws.write_string(3, k, wat, kop)
    for i, x in enumerate(oordelen(v)):
        for k, wat in enumerate((x.corporatie, x.variant, x.van, x.naar, x.toelichting)):
            ws.write_string(4 + i, k, wat, tekst)
    if not oordelen(v):
        ws.write_string(4, 0, "Geen enkel oordeel verandert.", tekst)


def _cellen(boek: Workbook, lijst: Sequence[Verschil], namen: tuple[str, str]) -> None:
    ws = _blad(boek, "Vakken", "Welke invoer is anders?", "Leeg: niet ingevuld. In de eenheid van het tabblad.")
    kop, tekst = boek.add_format(STIJLEN["kop"]), boek.add_format(STIJLEN["gewoon"])

    @cache
    def per_eenheid(eenheid: Eenheid) -> Format:
        formaat: Format = boek.add_format(STIJLEN["gewoon"] | {"num_format": eenheid.formaat, "align": "right"})
        return formaat

    for k, (wat, breed) in enumerate(
        (("Tabblad", 28), ("Blok", 40), ("Rij", 40), ("Kolom", 18), (namen[0], 20), (namen[1], 20))
    ):
        ws.set_column(k, k, breed)
        ws.write_string(3, k, wat, kop)
    for i, x in enumerate(lijst):
        r = 4 + i
        for k, wat in enumerate((x.tab, x.waar.blok, x.waar.rij, x.waar.kolom)):
            ws.write_string(r, k, wat, tekst)
        for k, waarde in ((4, x.van), (5, x.naar)):
            if isinstance(waarde, str):
                ws.write_string(r, k, waarde, tekst)
            elif waarde is not None:
                ws.write_number(r, k, waarde, per_eenheid(x.waar.eenheid))
    ws.freeze_panes(4, 0)
    ws.autofilter(3, 0, 3 + max(len(lijst), 1), 5)
