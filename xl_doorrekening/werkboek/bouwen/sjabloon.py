"""Build a new workbook from the declared tabs and a region's input. Built once; afterwards the file is patched only."""

import io
from collections.abc import Mapping
from datetime import UTC, datetime
from enum import Enum
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from xl_doorrekening import __version__
from xl_doorrekening.begrippen.tijd import JAREN
from xl_doorrekening.invoer.regio import SJABLOONVERSIE, Regio
from xl_doorrekening.invoer.veld import Eenheid, Veld
from xl_doorrekening.werkboek import versheid
from xl_doorrekening.werkboek.bouwen import (
    grafieken,
    knoppen,
    opmaak,
    startlegenda,
    validatie,
    verkennertab,
    versheidsformules,
)
from xl_doorrekening.werkboek.bouwen.knoppen import Editie
from xl_doorrekening.werkboek.bouwen.plaatsing import Plek, bereik, bladnamen, plaats
from xl_doorrekening.werkboek.bouwen.ruimte import met_ruimte
from xl_doorrekening.werkboek.bouwen.verzending import Verzending
from xl_doorrekening.werkboek.bouwen.verzending import voeg_toe as voeg_verzending_toe
from xl_doorrekening.werkboek.bouwen.verzending import waarde as verzondenwaarde
from xl_doorrekening.werkboek.indeling import alle, reis, verkenner
from xl_doorrekening.werkboek.indeling.blok import (
    BLOKNAAM,
    EEN,
    EENHEID,
    JAAR1,
    LAATSTE,
    LABEL,
    TOELICHTING,
    TWEE,
    Blad,
    Blok,
    Cel,
    Kolom,
    Pad,
    Rij,
    Soort,
)
from xl_doorrekening.werkboek.indeling.stijl import BREEDTE, BREEDTE_OVERIG, STIJLEN

MAAKDATUM = datetime(2026, 1, 1, tzinfo=UTC)
"""Fixed, so that the same input gives the same bytes."""
A3, A4 = 8, 9
"""Numbers of paper."""
BREED = 240
"""Characters across a tab from which it is not to be read on A4."""
PRINTRIJEN = 100
"""Lists with room for hundreds of lines print their first page or two."""
BESCHERMING = {
    "format_columns": True,
    "format_rows": True,
    "insert_rows": True,
    "autofilter": True,
    "sort": True,
    "select_locked_cells": True,
    "select_unlocked_cells": True,
}


def waarde_op(boom: Any, pad: Pad, eenheid: Eenheid) -> str | float | None:
    """The value at a path of the dumped input, in the unit of the sheet; None when there is none."""
    for stap in pad:
        if isinstance(boom, Mapping):
            boom = boom.get(stap)
        elif isinstance(boom, list | tuple) and isinstance(stap, int):
            boom = boom[stap] if stap < len(boom) else None
        else:
            return None
    if isinstance(boom, bool):
        return "ja" if boom else "nee"
    if isinstance(boom, Enum):
        boom = boom.value
    if boom is None or isinstance(boom, str):
        return boom
    return float(boom) / eenheid.factor


def tabs(regio: Regio, editie: Editie) -> list[Blad]:
    """The tabs of a new workbook, in order; only one with macros has worksheet functions to explore with."""
    verkend = editie is Editie.MACRO and bool(regio.corporaties)
    return alle(regio) + ([verkenner.blad(regio.uitgangspunten.startjaar)] if verkend else [])


class _Bouwer:
    def __init__(self, regio: Regio, editie: Editie, verzending: Verzending | None) -> None:
        self.editie, self.verzending = editie, verzending
        self.buffer = io.BytesIO()
        self.boek = xlsxwriter.Workbook(
            self.buffer,
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            },
        )
        self.boek.calc_on_load = (
            False  # every formula has its value; forcing a recalculation would mark the file as changed
        )
        self.boek.set_properties({"title": "Regionale doorrekening", "created": MAAKDATUM})
        self.regio = regio
        self.startjaar = regio.uitgangspunten.startjaar
        dump = regio.model_dump()
        self.gedeeld = dump
        self.per_corporatie = {c["id"]: c for c in dump["corporaties"]}
        bladen = tabs(regio, editie) + ([reis.blad(len(verzending.basis))] if verzending else [])
        self.bladen = [met_ruimte(b, self.boom(b)) for b in bladen]
        self.namen = bladnamen(self.bladen)
        self.plekken = [plaats(b) for b in self.bladen]
        self.waarden: list[dict[tuple[int, int], object]] = [{} for _ in self.bladen]
        self._formats: dict[tuple[str, str], Format] = {}

    # --- small ------------------------------------------------------------------------------------------------------

    def stijl(self, naam: str, formaat: str = "") -> Format:
        sleutel = (naam, formaat)
        if sleutel not in self._formats:
            extra = {"num_format": formaat} if formaat else {}
            self._formats[sleutel] = self.boek.add_format(STIJLEN[naam] | extra)
        return self._formats[sleutel]

    def schrijf(self, b: int, rij: int, kolom: int, waarde: object, stijl: Format) -> None:
        ws: Worksheet = self.boek.worksheets()[b]
        if waarde is None or waarde == "":
            ws.write_blank(rij, kolom, None, stijl)
            return
        self.waarden[b][rij, kolom] = waarde
        if isinstance(waarde, int | float):
            ws.write_number(rij, kolom, waarde, stijl)
        else:
            ws.write_string(rij, kolom, str(waarde), stijl)

    def boom(self, blad: Blad) -> dict[str, Any]:
        """The input that the paths of a tab lead into."""
        return self.per_corporatie[blad.corporatie] if blad.corporatie else self.gedeeld

    def index(self, sleutel: str) -> int:
        return next(i for i, b in enumerate(self.bladen) if b.sleutel == sleutel)

    def verwijs(self, sleutel: str, blok: str, rij: str, kolom: str) -> str:
        """Absolute reference to a cell of a shared tab."""
        i = self.index(sleutel)
        b, plek = self.bladen[i].blok(blok), self.plekken[i][blok]
        r = plek.kop + 1 + [x.code for x in b.rijen].index(rij)
        return f"'{self.namen[i]}'!{versheid.vast(r, next(k.plek for k in b.kolommen if k.code == kolom))}"

    # --- the workbook -----------------------------------------------------------------------------------------------

    def bouw(self) -> bytes:
        for naam in self.namen:
            self.boek.add_worksheet(naam)
        for b, blad in enumerate(self.bladen):
            self.tab(b, blad)
        versheidsformules.voeg_toe(self)
        if any(b.sleutel == "verkenner" for b in self.bladen):
            verkennertab.voeg_toe(self)
        if self.verzending:
            voeg_verzending_toe(self, self.verzending)
        self.boek.get_worksheet_by_name(self.namen[0]).activate()
        self.boek.close()
        return self.buffer.getvalue()

    def tab(self, b: int, blad: Blad) -> None:
        ws = self.boek.worksheets()[b]
        ws.hide_gridlines(2)
        ws.set_tab_color(blad.kleur)
        kolommen = max(LAATSTE, *(x.laatste_kolom for x in blad.blokken)) + 1
        for k in range(kolommen):
            ws.set_column(k, k, blad.breedtes.get(k, BREEDTE.get(k, BREEDTE_OVERIG)), self.stijl("gewoon"))
        self.schrijf(b, 0, LABEL, blad.titel, self.stijl("titel"))
        self.schrijf(b, 1, LABEL, blad.inleiding, self.stijl("inleiding"))
        if b:
            ws.write_url(0, TOELICHTING, f"internal:'{self.namen[0]}'!A1", self.stijl("link"), "← Start")
        if blad.jaren:
            for t in range(JAREN):
                self.schrijf(b, 3, JAAR1 + t, self.startjaar + t, self.stijl("jaarkop"))
        ws.freeze_panes(4, 2)
        if self.editie is not Editie.LITE:  # an add-in in a browser cannot open a protected sheet
            ws.protect("", BESCHERMING)
        ws.set_landscape()
        gebruikt = range(max(x.laatste_kolom for x in blad.blokken) + 1)
        breed = sum(blad.breedtes.get(k, BREEDTE.get(k, BREEDTE_OVERIG)) for k in gebruikt)
        ws.set_paper(A3 if breed > BREED else A4)
        ws.fit_to_pages(1, 0)
        ws.repeat_rows(0, 3)
        ws.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        ws.set_footer(f"&L&8&A&C&8Pagina &P van &N&R&8xl_doorrekening {__version__}")
        pagina = []
        for blok in blad.blokken:
            plek = self.plekken[b][blok.naam]
            if blok.nieuwe_pagina:
                pagina.append(plek.titel)
            self.blok(b, blad, blok, plek)
        ws.set_h_pagebreaks(pagina)
        if blad.sleutel in ("controle", "logboek"):
            ws.print_area(0, 0, PRINTRIJEN, max(x.laatste_kolom for x in blad.blokken))
        if blad.sleutel == "start":
            startlegenda.voeg_toe(self, b, blad)
        kolom = LABEL + 1 if blad.sleutel == "start" else TOELICHTING + 1
        knoppen.voeg_toe(ws, self.editie, kolom, blad.sleutel)

    def blok(self, b: int, blad: Blad, blok: Blok, plek: Plek) -> None:
        ws = self.boek.worksheets()[b]
        legenda = blok.soort is Soort.LEGENDA  # its texts run on over the narrow columns of the lists below
        einde = max(TWEE, *(x.laatste_kolom for x in (blad.blokken if legenda else [blok])))
        for k in range(LABEL, einde + 1):
            self.schrijf(b, plek.titel, k, blok.titel if k == LABEL else None, self.stijl("bloktitel"))
        if not blok.rijen:
            return
        if blok.uitleg:
            self.schrijf(b, plek.uitleg, LABEL, blok.uitleg, self.stijl("uitleg"))
        getallen = {k.plek for k in blok.kolommen if k.plek >= EEN and not _is_tekst(blok, k)}
        kopstijl = "kop_vrij" if legenda else "kop"
        for k in range(LABEL, einde + 1) if legenda else ():
            self.schrijf(b, plek.kop, k, None, self.stijl(kopstijl))
        for k, kop in sorted(blok.koppen.items()):
            klein = k == 0 or (blok.sleutelkop and k > EENHEID)
            stijl = "code" if klein else kopstijl if k not in getallen else "kop_rechts"
            self.schrijf(b, plek.kop, k, int(kop) if kop.isdigit() else kop, self.stijl(stijl))
        if not legenda and (not blok.vaste_kolommen or any(len(k.kop) > 11 for k in blok.kolommen)):
            ws.set_row(plek.kop, 42 if blok.soort is Soort.TABEL else 28)
        for i, rij in enumerate(blok.rijen):
            self.rij(b, blad, blok, rij, plek.kop + 1 + i)
        naam = self.namen[b].replace("'", "''")
        r0, k0, r1, k1 = bereik(blok, plek)
        self.boek.define_name(
            f"'{self.namen[b]}'!{BLOKNAAM}{blok.naam}", f"='{naam}'!{versheid.vast(r0, k0)}:{versheid.vast(r1, k1)}"
        )
        lijsten = validatie.keuzelijsten(blok, self.bladen, self.namen, self.plekken)
        validatie.voeg_toe(ws, blok, plek, lijsten)
        opmaak.voeg_toe(self.boek, ws, blok, plek)
        grafieken.voeg_toe(self.boek, ws, self.namen[b], blok, plek)

    def rij(self, b: int, blad: Blad, blok: Blok, rij: Rij, r: int) -> None:
        if blok.naam in ("bevindingen", "v_dpm", "v_afwijking"):
            self.boek.worksheets()[b].set_row(r, 30)  # room for two lines: not every application makes it
        self.schrijf(b, r, 0, rij.code, self.stijl("code"))
        if blok.vaste_kolommen:
            self.schrijf(b, r, LABEL, rij.label, self.stijl("label_kop" if rij.kop else "label"))
            self.schrijf(b, r, LABEL + 1, rij.eenheid, self.stijl("eenheid"))
        for kolom in blok.kolommen:
            cel = rij.cellen.get(kolom.code)
            if cel is not None:
                self.cel(b, blad, blok, rij, kolom, cel, r)
            elif kolom.code in rij.vast:
                stijl = "tip_kort" if kolom.code == "uitleg" else "label"
                self.schrijf(b, r, kolom.plek, rij.vast[kolom.code], self.stijl(stijl))
            elif kolom.code in ("uitleg", "leeg", "tip"):
                self.schrijf(b, r, kolom.plek, rij.uitleg, self.stijl("tip" if kolom.breed else "tip_kort"))
                if kolom.breed and len(rij.uitleg) > 1.15 * blad.breedtes.get(kolom.plek, BREEDTE[kolom.plek]):
                    self.boek.worksheets()[b].set_row(r, 25)
            elif rij.code == "id" and kolom.code == "waarde":
                self.schrijf(b, r, kolom.plek, blad.corporatie, self.stijl("label"))

    def cel(self, b: int, blad: Blad, blok: Blok, rij: Rij, kolom: Kolom, cel: Cel, r: int) -> None:
        if cel.pad is None:
            tekst = cel.veld.eenheid is Eenheid.TEKST
            stijl = (
                ("lijst_rechts" if tekst and kolom.plek >= EEN and not kolom.breed else "lijst")
                if blok.lijst
                else "uitkomst_kop"
                if rij.kop
                else "uitkomst_wikkel"
                if kolom.breed
                else "uitkomst_rechts"
                if tekst and kolom.plek >= EEN
                else "uitkomst"
            )
            vast = self.vaste_uitkomst(blok, rij, kolom.code)
            self.schrijf(b, r, kolom.plek, vast, self.stijl(stijl, _formaat(cel.veld)))
            return
        waarde = waarde_op(self.boom(blad), cel.pad, cel.veld.eenheid)
        self.schrijf(b, r, kolom.plek, waarde, self.stijl("invoer", _formaat(cel.veld)))

    def vaste_uitkomst(self, blok: Blok, rij: Rij, kolom: str) -> str | float | None:
        """What is known before the first calculation."""
        if self.verzending and blok.naam.startswith("reis"):
            return verzondenwaarde(self.verzending, blok, rij, kolom)
        if blok.naam == "stempel":
            return {
                "sjabloonversie": str(SJABLOONVERSIE),
                "programmaversie": __version__,
                "startjaar": str(self.startjaar),
            }.get(rij.code)
        return rij.label if blok.naam == "corporaties" else None


def _is_tekst(blok: Blok, kolom: Kolom) -> bool:
    """Whether a column holds words: its header then stands left."""
    cel = next((r.cellen[kolom.code] for r in blok.rijen if kolom.code in r.cellen), None)
    return cel is None or ((cel.pad is not None or kolom.breed) and cel.veld.eenheid in (Eenheid.TEKST, Eenheid.KEUZE))


def _formaat(veld: Veld) -> str:
    return veld.eenheid.formaat


def bouw(regio: Regio, editie: Editie = Editie.KAAL, verzending: Verzending | None = None) -> bytes:
    """The workbook of this region as bytes: all input filled in, no results yet.

    The buttons of an edition only work in a file with the code that they name. `verzending`: it is a copy to mail.
    """
    return _Bouwer(regio, editie, verzending).bouw()
