"""A workbook with what a corporation has to change in its own multi-year budget. Amounts × € 1.000."""

import io
from collections.abc import Iterator
from typing import Final

import xlsxwriter
from xlsxwriter.workbook import Workbook

from xl_doorrekening.begrippen.tijd import JAREN
from xl_doorrekening.kern.indexen import Bedragen
from xl_doorrekening.uitvoering.begroting import REDENEN, Begroting, Regelverschil
from xl_doorrekening.werkboek.bouwen.sjabloon import MAAKDATUM
from xl_doorrekening.werkboek.indeling.stijl import STIJLEN
from xl_doorrekening.werkboek.uitvoering.samenvatting import schrijf_samenvatting

AANTALLEN: Final = ("vhe", "huur_per_maand")
"""Lines that are no amount × € 1.000."""
KOPPEN: Final = (("Tak", 11), ("Regel", 44), ("Wat", 30), ("Reden", 60))


def bouw_begroting(b: Begroting, startjaar: int, op: str, stempel: str) -> bytes:
    """As bytes. `op`: the scenario on which the agreements rest; `stempel`: when and from which input."""
    buffer = io.BytesIO()
    boek = xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    boek.calc_on_load = False
    boek.set_properties({"title": f"Afgesproken wijzigingen in de begroting van {b.naam}", "created": MAAKDATUM})
    onder = f"{stempel}. × € 1.000; vhe in aantallen, huur in € per maand. Ontvangsten en uitgaven zijn beide positief."
    schrijf_samenvatting(boek, b, startjaar, op, stempel)
    _blad(boek, "Te wijzigen", f"{b.naam}: wat wijzigt er in de eigen begroting?", f"Op {op}. {onder}", b.gewijzigd,
          startjaar, delen=True, berekend=b.berekend)  # fmt: skip
    _blad(boek, "Alle regels", f"{b.naam}: alle regels, eigen begroting en afgesproken", f"Op {op}. {onder}", b.regels,
          startjaar, delen=False, berekend=b.berekend)  # fmt: skip
    boek.close()
    return buffer.getvalue()


def _blad(
    boek: Workbook, naam: str, titel: str, inleiding: str, regels: tuple[Regelverschil, ...], startjaar: int, *,
    delen: bool, berekend: bool,
) -> None:  # fmt: skip
    ws = boek.add_worksheet(naam)
    ws.hide_gridlines(2)
    ws.set_landscape()
    ws.set_paper(9)
    ws.fit_to_pages(1, 0)
    ws.repeat_rows(3)
    ws.set_footer("&L&8&F&C&8Pagina &P van &N")
    ws.write_string(0, 0, titel, boek.add_format(STIJLEN["titel"]))
    ws.write_string(1, 0, inleiding, boek.add_format(STIJLEN["inleiding"]))
    kop, rechts = boek.add_format(STIJLEN["kop"]), boek.add_format(STIJLEN["kop_rechts"])
    for k, (tekst, breed) in enumerate(KOPPEN):
        ws.set_column(k, k, breed)
        ws.write_string(3, k, tekst, kop)
    ws.set_column(len(KOPPEN), len(KOPPEN) + JAREN - 1, 10)
    for t in range(JAREN):
        ws.write_number(3, len(KOPPEN) + t, startjaar + t, rechts)
    tekst, vet = boek.add_format(STIJLEN["gewoon"]), boek.add_format(STIJLEN["gewoon"] | {"bold": True})
    getal = {v: boek.add_format(STIJLEN["gewoon"] | {"num_format": "#,##0;-#,##0;0", "bold": v}) for v in (False, True)}
    if not regels:
        ws.write_string(4, 1, "Er wijzigt niets." if berekend else "Niet te berekenen.", tekst)
    r = 4
    for regel in regels:
        for wat, reden, reeks in rijen(regel, delen=delen):
            hoofd = wat == "verschil"
            for k, w in enumerate((regel.tak, regel.regel.label, wat, reden)):
                ws.write_string(r, k, w, vet if hoofd else tekst)
            for t, x in enumerate(op_blad(regel, reeks)):
                ws.write_number(r, len(KOPPEN) + t, x, getal[hoofd])
            r += 1
    ws.freeze_panes(4, 2)
    ws.autofilter(3, 0, max(r - 1, 4), len(KOPPEN) - 1)


def rijen(x: Regelverschil, *, delen: bool) -> Iterator[tuple[str, str, Bedragen]]:
    """Own, agreed, difference, and (`delen`) of what the difference is made when there is more than one reason."""
    yield "eigen begroting", "", x.eigen
    yield "afgesproken", "", x.afgesproken
    yield "verschil", x.reden(), x.verschil
    tellend = [(wat, y) for wat, y in zip(REDENEN, x.redenen, strict=True) if wat in x.reden().split("; ")]
    for wat, y in tellend if delen and len(tellend) > 1 else ():
        yield "waarvan", wat, y


def op_blad(x: Regelverschil, reeks: Bedragen) -> list[float]:
    factor = 1.0 if x.regel.naam in AANTALLEN else 1000.0
    return [round(float(w) / factor, 2) + 0.0 for w in reeks]
