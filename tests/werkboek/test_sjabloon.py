"""The built file, as openpyxl sees it: validation, locks, print and names are what the tabs declare."""

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.werkboek.hulp import cel, gang, voorbeeld, voorbeeldbytes
from xl_doorrekening.invoer.veld import Eenheid, Veld
from xl_doorrekening.voorbeeld import voorbeeldregio
from xl_doorrekening.werkboek import versheid
from xl_doorrekening.werkboek.beheer.verwijzing import citeer
from xl_doorrekening.werkboek.bouwen.plaatsing import bereik, bladnamen, plaats
from xl_doorrekening.werkboek.bouwen.sjabloon import bouw
from xl_doorrekening.werkboek.indeling import alle
from xl_doorrekening.werkboek.indeling.blok import Blad, Soort, adres
from xl_doorrekening.werkboek.lezen.uit_bestand import lees
from xl_doorrekening.werkboek.versheid import vast

BLADEN = dict(zip(bladnamen(alle(voorbeeld())), alle(voorbeeld()), strict=True))
per_blad = pytest.mark.parametrize("naam", BLADEN)


@cache
def werkboek() -> Workbook:
    return openpyxl.load_workbook(BytesIO(voorbeeldbytes()))


def blad(naam: str) -> Worksheet:
    ws = werkboek()[naam]
    assert isinstance(ws, Worksheet)
    return ws


def keuzelijsten(b: Blad) -> dict[str, str]:
    """Per address of a cell whose choices stand elsewhere: the column where they stand."""
    plekken = plaats(b)
    return {
        adres(plekken[blok.naam].kop + 1 + i, kolom.plek): lijst(*kolom.keuzes_uit)
        for blok in b.blokken
        for kolom in blok.kolommen
        if kolom.keuzes_uit[0]
        for i in range(len(blok.rijen))
    }


def lijst(blok: str, kolom: str) -> str:
    naam, b = next((n, b) for n, b in BLADEN.items() if any(x.naam == blok for x in b.blokken))
    plek, k = plaats(b)[blok], next(k.plek for k in b.blok(blok).kolommen if k.code == kolom)
    return f"{citeer(naam)}!{vast(plek.kop + 1, k)}:{vast(plek.eind, k)}"


def invoercellen(b: Blad) -> dict[str, Veld]:
    """Address of every input cell with its field."""
    plekken = plaats(b)
    return {
        adres(plekken[blok.naam].kop + 1 + i, kolom.plek): rij.cellen[kolom.code].veld
        for blok in b.blokken
        if blok.soort is not Soort.UITKOMST
        for i, rij in enumerate(blok.rijen)
        for kolom in blok.kolommen
        if kolom.code in rij.cellen
    }


def regels(ws: Worksheet) -> dict[str, list[Any]]:
    """Validations per address; a cell has at most one."""
    uit: dict[str, list[Any]] = {}
    for regel in ws.data_validations.dataValidation:
        for gebied in regel.sqref.ranges:
            for r in range(gebied.min_row, gebied.max_row + 1):
                for k in range(gebied.min_col, gebied.max_col + 1):
                    uit.setdefault(adres(r - 1, k - 1), []).append(regel)
    return uit


def verwacht(v: Veld) -> tuple[str, str | None, str | None, str | None]:
    """Kind, operator and the two formulas that Excel should hold for a field."""
    if v.keuzes:
        return "list", None, '"' + ",".join(v.keuzes) + '"', None
    if v.eenheid is Eenheid.TEKST:
        return "textLength", "lessThanOrEqual", "1000.0", None
    assert v.minimum is not None
    assert v.maximum is not None
    return "whole" if v.eenheid.geheel else "decimal", None, _kaal(v.minimum), _kaal(v.maximum)


def _kaal(getal: object) -> str | None:
    """A number without the way it is written."""
    try:
        return repr(float(str(getal)))
    except ValueError:
        return None if getal is None else str(getal)


def test_bladen_in_volgorde() -> None:
    assert werkboek().sheetnames == list(BLADEN)
    assert werkboek().active.title == "Start"


@per_blad
def test_validatie_is_die_van_het_veld(naam: str) -> None:
    """Every input cell refuses while typing what the reader would refuse, with the same words; no other cell does."""
    velden, gevonden, elders = invoercellen(BLADEN[naam]), regels(blad(naam)), keuzelijsten(BLADEN[naam])
    assert set(gevonden) == set(velden)
    for plek, v in velden.items():
        (r,) = gevonden[plek]
        operator = None if r.operator == "between" else r.operator
        wel = ("list", None, elders[plek], None) if plek in elders else verwacht(v)
        assert (r.type, operator, _kaal(r.formula1), _kaal(r.formula2)) == wel, plek
        assert r.allow_blank
        assert r.errorStyle in (None, "stop")
        assert r.showErrorMessage
        assert r.showInputMessage
        assert v.toegestaan[:60] in r.error
        assert r.errorTitle[:31] == r.promptTitle[:31]
        assert v.label.startswith(r.promptTitle.removesuffix("…"))
        assert len(r.promptTitle) <= 32
        assert max(len(r.prompt), len(r.error)) <= 255


@per_blad
def test_alleen_invoer_is_open(naam: str) -> None:
    """Unlocked iff input, on a tab protected without a password: against slips, not against people."""
    ws, open_ = blad(naam), set(invoercellen(BLADEN[naam]))
    assert {c.coordinate for rij in ws.iter_rows() for c in rij if not c.protection.locked} == open_
    assert ws.protection.sheet
    assert ws.protection.password is None
    assert not ws.protection.selectLockedCells
    assert not ws.protection.insertRows  # openpyxl: False is allowed
    assert not ws.protection.formatColumns
    assert ws.protection.deleteRows
    assert ws.protection.insertColumns


@per_blad
def test_getalnotatie_volgt_de_eenheid(naam: str) -> None:
    ws = blad(naam)
    for plek, v in invoercellen(BLADEN[naam]).items():
        assert ws[plek].number_format == v.eenheid.formaat, plek


@per_blad
def test_scherm_en_papier(naam: str) -> None:
    """Frozen title rows and labels; landscape, as wide as the page, titles repeated."""
    ws = blad(naam)
    assert ws.freeze_panes == "C5"
    assert ws.page_setup.orientation == "landscape"
    assert int(ws.page_setup.paperSize) in (8, 9)
    assert ws.sheet_properties.pageSetUpPr.fitToPage
    assert int(ws.page_setup.fitToWidth or 1) == 1
    assert int(ws.page_setup.fitToHeight or 0) == 0
    assert ws.print_title_rows == "$1:$4"
    assert not ws.sheet_view.showGridLines
    assert not ws.merged_cells.ranges
    assert ws.sheet_state == "visible"
    assert ws.sheet_properties.tabColor.rgb.endswith(BLADEN[naam].kleur.removeprefix("#").upper())


@per_blad
def test_elk_blok_heeft_een_naam_op_zijn_tab(naam: str) -> None:
    """Sheet-scoped, over header and rows, with an absolute reference."""
    b, ws = BLADEN[naam], blad(naam)
    plekken = plaats(b)
    wel = {n: d.attr_text for n, d in ws.defined_names.items() if n.startswith("blok_")}
    for blok in b.blokken:
        r0, k0, r1, k1 = bereik(blok, plekken[blok.naam])
        assert wel.pop(f"blok_{blok.naam}").rpartition("!")[2] == f"{vast(r0, k0)}:{vast(r1, k1)}"
    assert wel == {}
    if not b.vast and b.sleutel not in versheid.EIGENSTAND:
        assert ws.defined_names["versheid_kop"].attr_text.endswith("!$B$3")


def test_geen_namen_voor_het_hele_boek() -> None:
    """A copy of a tab would make them ambiguous."""
    assert list(werkboek().defined_names) == []


@per_blad
def test_terug_naar_start(naam: str) -> None:
    links = {h.ref: h.location for rij in blad(naam).iter_rows() for c in rij if (h := c.hyperlink)}
    if naam == "Start":
        assert {v for k, v in links.items() if k.startswith("B")} >= {
            f"'{n}'!A1" for n, b in BLADEN.items() if b.corporatie
        }
    else:
        assert links["E1"] == "'Start'!A1"


def test_geen_formules_in_invoer() -> None:
    """Formulas are ours: the freshness line (or own state) of every tab, checksums on Stempel, the states on Start."""
    per_tab = {
        ws.title: [c.coordinate for rij in ws.iter_rows() for c in rij if c.data_type == "f"] for ws in werkboek()
    }
    for naam, cellen in per_tab.items():
        assert not set(cellen) & set(invoercellen(BLADEN[naam]))
        if BLADEN[naam].vast:
            assert cellen == []
        elif BLADEN[naam].sleutel not in ("start", "stempel"):
            sleutel = BLADEN[naam].sleutel
            eigen = versheid.EIGENSTAND.get(sleutel)
            wel = "B3" if eigen is None else cel(sleutel, eigen.blok, versheid.STAND, "waarde").adres
            assert cellen == [wel]


def test_zelfde_invoer_zelfde_bytes() -> None:
    assert bouw(voorbeeld()) == voorbeeldbytes()


def test_brede_tabbladen_zijn_voor_a3() -> None:
    """Fifteen years cannot be read on A4; a tab of text can."""
    papier = {blad.title: int(blad.page_setup.paperSize) for blad in werkboek()}
    assert {papier[x] for x in ("Start", "Kengetallen", "Controle", "Logboek", "Stempel", "Optimum")} == {9}
    assert {papier[x] for x in ("Stadswaard", "Uitkomsten", "Opgave", "Afspraken")} == {8}


def test_een_tabel_is_lang_genoeg_voor_haar_invoer(tmp_path: Path) -> None:
    """A workbook in which rows were inserted loses none of them when it is built anew: 70 projects in room for 60."""
    r = voorbeeldregio()
    eerste, *rest = r.corporaties
    veel = tuple(eerste.projecten[0].model_copy(update={"naam": f"P{i}"}) for i in range(70))
    oud, nieuw = tmp_path / "oud.xlsx", tmp_path / "nieuw.xlsx"
    r = r.model_copy(update={"corporaties": (eerste.model_copy(update={"projecten": veel}), *rest)})
    oud.write_bytes(bouw(r))
    assert gang("vernieuw", oud, "--uit", nieuw).code == 0
    for pad in (oud, nieuw):
        g = lees(pad)
        assert [p.naam for p in g.regio.corporaties[0].projecten] == [p.naam for p in veel]
        assert "vol" not in {b.code for b in g.bevindingen}
