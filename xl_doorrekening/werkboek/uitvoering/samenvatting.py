"""The first sheet of a budget workbook: what to know, what makes the budget change, and the ratios that follow."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import numpy as np
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from xl_doorrekening.begrippen.tijd import JAREN
from xl_doorrekening.regio.oordeel import getal
from xl_doorrekening.uitvoering.begroting import Begroting, Ratioverloop
from xl_doorrekening.werkboek.indeling.stijl import STIJLEN

Rij = tuple[str, str, Sequence[float | str], str]
"""Two words, a value a year, and the number format."""
BREED: Final = (46, 16)


def schrijf_samenvatting(boek: Workbook, b: Begroting, startjaar: int, op: str, stempel: str) -> None:
    ws = boek.add_worksheet("Samenvatting")
    ws.hide_gridlines(2)
    ws.set_landscape()
    ws.set_paper(9)
    ws.fit_to_pages(1, 0)
    ws.set_footer("&L&8&F&C&8Pagina &P van &N")
    for k, breed in enumerate(BREED):
        ws.set_column(k, k, breed)
    ws.set_column(len(BREED), len(BREED) + JAREN - 1, 9)
    ws.write_string(0, 0, f"{b.naam}: de afspraken in de eigen begroting", boek.add_format(STIJLEN["titel"]))
    ws.write_string(1, 0, f"Op {op}. {stempel}.", boek.add_format(STIJLEN["inleiding"]))
    tekst = boek.add_format(STIJLEN["gewoon"])
    r = 3
    for zin in b.opmerkingen(startjaar):
        ws.write_string(r, 0, zin, tekst)
        r += 1
    if not b.berekend:
        return
    r = _tabel(boek, ws, r + 1, "Waardoor wijzigt de begroting?", ("Wat", "Eenheid"), _waardoor(b), startjaar)
    if not b.waardoor:
        ws.write_string(r - 1, 0, "Niets: de eigen plannen zijn wat is afgesproken.", tekst)
        r += 1
    _tabel(boek, ws, r + 1, "Wat worden de ratio's?", ("Ratio", "Grens"), _ratios(b.ratios), startjaar)


def _waardoor(b: Begroting) -> Iterator[Rij]:
    for x in b.waardoor:
        eenheid = "€ 1.000, + krijgt" if x.geld else "woningen"
        yield x.wat, eenheid, [round(float(y) / (1000 if x.geld else 1), 2) + 0.0 for y in x.jaren], "#,##0;-#,##0;–"


def _ratios(ratios: Iterable[Ratioverloop]) -> Iterator[Rij]:
    for x in ratios:
        teken = "≥" if x.ratio.minimum else "≤"
        grens = "geen" if np.isnan(x.grens) else f"{teken} {getal(x.ratio.naam, x.grens)}"
        waarden = [float(y) if np.isfinite(y) else "–" if np.isnan(y) else getal(x.ratio.naam, y) for y in x.waarden]
        yield f"{x.ratio.label} {x.tak}", grens, waarden, x.ratio.formaat


def _tabel(
    boek: Workbook, ws: Worksheet, r: int, titel: str, koppen: tuple[str, str], rijen: Iterable[Rij], startjaar: int
) -> int:
    """Write it from row `r`; the row after it."""
    kop, rechts, tekst = (boek.add_format(STIJLEN[x]) for x in ("kop", "kop_rechts", "gewoon"))
    ws.write_string(r, 0, titel, boek.add_format(STIJLEN["label_kop"]))
    for k, woord in enumerate(koppen):
        ws.write_string(r + 1, k, woord, kop)
    for t in range(JAREN):
        ws.write_number(r + 1, len(koppen) + t, startjaar + t, rechts)
    r += 2
    for een, twee, waarden, formaat in rijen:
        cijfer = boek.add_format(STIJLEN["gewoon"] | {"num_format": formaat, "align": "right"})
        ws.write_string(r, 0, een, tekst)
        ws.write_string(r, 1, twee, tekst)
        for t, x in enumerate(waarden):
            ws.write(r, len(koppen) + t, x, cijfer)
        r += 1
    return r + 1
