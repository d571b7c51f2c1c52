"""What users do to a workbook before they calculate it again: a corpus of altered files, made from a fresh one."""

import io
import struct
import zlib
from collections.abc import Callable
from functools import cache

import openpyxl
import pytest
from _pytest.mark.structures import ParameterSet
from lxml import etree
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.table import Table

from tests.werkboek.excelwerk import EXCELWERK
from tests.werkboek.hulp import alleen
from tests.werkboek.keuring import BOEK, TYPEN, M, bladdelen
from tests.werkboek.pakje import EEN as EEN
from tests.werkboek.pakken import delen as delen
from tests.werkboek.pakken import pak_in as pak_in
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.invoer.standaard import lege_regio
from xl_doorrekening.werkboek.bouwen.sjabloon import bouw

Wijziging = Callable[[bytes], bytes]
TWEE = "Nog Leeg"
EIGEN = "Mijn notities"
_RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@cache
def regio() -> Regio:
    """A filled corporation of the example and an empty one, which gives findings."""
    een = alleen(0)
    return een.model_copy(update={"corporaties": (*een.corporaties, *lege_regio(2026, [TWEE]).corporaties)})


@cache
def gebouwd() -> bytes:
    return bouw(regio())


@cache
def gewijzigd(verander: Wijziging) -> bytes:
    """The fresh workbook as this user left it."""
    return verander(gebouwd())


def met_openpyxl(ruw: bytes, doe: Callable[[Workbook], None]) -> bytes:
    """As openpyxl saves it: every part rewritten, all cached values of formulas gone."""
    boek = openpyxl.load_workbook(io.BytesIO(ruw))
    doe(boek)
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def door_openpyxl(ruw: bytes) -> bytes:
    return met_openpyxl(ruw, lambda boek: None)


def eigen_blad(ruw: bytes) -> bytes:
    def doe(boek: Workbook) -> None:
        blad = boek.create_sheet(EIGEN, 2)
        blad["A1"] = "Eigen berekening"
        blad["B2"] = f"='{EEN}'!F39*1.02"
        blad["B3"] = f"=SUM('{TWEE}'!F39:G45)+Kengetallen!F9"
        blad["B4"] = f'=IF(\'{EEN}\'!F39>0,"{EEN}!A1","geen")'
        blad["B5"] = "=Uitkomsten!F9"

    return met_openpyxl(ruw, doe)


def opmerkingen(ruw: bytes) -> bytes:
    def doe(boek: Workbook) -> None:
        for naam, cel in ((EEN, "F39"), (TWEE, "B40"), ("Uitkomsten", "D9")):
            boek[naam][cel].comment = Comment("nagevraagd bij de afdeling", "controller")

    return met_openpyxl(ruw, doe)


def kleuren(ruw: bytes) -> bytes:
    def doe(boek: Workbook) -> None:
        for cel in ("F39", "F40", "B41", "F7"):
            boek[EEN][cel].fill = PatternFill("solid", fgColor="FFFF00")
            boek[EEN][cel].font = Font(name="Arial", size=13, italic=True)
            boek[EEN][cel].number_format = "0.0000"

    return met_openpyxl(ruw, doe)


def eigen_grafiek(ruw: bytes) -> bytes:
    def doe(boek: Workbook) -> None:
        grafiek = BarChart()
        grafiek.add_data(Reference(boek[EEN], min_col=6, min_row=39, max_row=45))
        boek.create_sheet("Grafiek").add_chart(grafiek, "B2")

    return met_openpyxl(ruw, doe)


def breedtes(ruw: bytes) -> bytes:
    def doe(boek: Workbook) -> None:
        blad = boek[EEN]
        blad.column_dimensions["D"].width = 3.5
        blad.column_dimensions["E"].hidden = True
        blad.row_dimensions[39].height = 55
        blad.row_dimensions[41].hidden = True
        blad.freeze_panes = "C8"
        blad.sheet_view.zoomScale = 70
        boek["Kengetallen"].sheet_state = "hidden"

    return met_openpyxl(ruw, doe)


def autofilter(ruw: bytes) -> bytes:
    def doe(boek: Workbook) -> None:
        boek["Uitkomsten"].auto_filter.ref = "A8:F14"
        boek["Uitkomsten"].auto_filter.add_filter_column(3, ["groen"])

    return met_openpyxl(ruw, doe)


def formules_naast(ruw: bytes) -> bytes:
    def doe(boek: Workbook) -> None:
        boek[EEN]["Z39"] = "=F39/G39"
        boek[EEN]["AB7"] = "=SUM(I7:W7)"
        boek["Uitkomsten"]["AC10"] = '="regel "&ROW()'
        boek["Logboek"]["H9"] = "eigen aantekening"

    return met_openpyxl(ruw, doe)


def eigen_namen(ruw: bytes) -> bytes:
    def doe(boek: Workbook) -> None:
        boek.defined_names["mijn_bezit"] = DefinedName("mijn_bezit", attr_text=f"'{EEN}'!$F$39:$G$39")
        boek[TWEE].defined_names["hier"] = DefinedName("hier", attr_text=f"'{TWEE}'!$F$39")

    return met_openpyxl(ruw, doe)


def voorwaardelijk(ruw: bytes) -> bytes:
    def doe(boek: Workbook) -> None:
        rood = PatternFill(bgColor="FF0000")
        boek[EEN].conditional_formatting.add("F39:G50", CellIsRule(operator="lessThan", formula=["100"], fill=rood))

    return met_openpyxl(ruw, doe)


def eigen_tabel(ruw: bytes) -> bytes:
    def doe(boek: Workbook) -> None:
        blad = boek.create_sheet("Lijst")
        for rij in (["naam", "waarde"], ["a", 1], ["b", f"='{EEN}'!F39"]):
            blad.append(rij)
        blad.add_table(Table(displayName="Lijst1", ref="A1:B3"))

    return met_openpyxl(ruw, doe)


def volgorde(ruw: bytes) -> bytes:
    """The user drags tabs to other places."""

    def doe(boek: Workbook) -> None:
        boek.move_sheet("Uitkomsten", -4)
        boek.move_sheet(EEN, 5)
        boek.move_sheet("Start", 3)

    return met_openpyxl(ruw, doe)


def hernoemd(ruw: bytes) -> bytes:
    """The user renames tabs; Excel changes every reference along."""
    inhoud = delen(ruw)
    for oud, nieuw in (
        ("Uitkomsten", "Ergebnis & 'Co'"),
        ("Start", "Begin"),
        ("Stempel", "Stempel (2)"),
        (EEN, "Noord"),
    ):
        bron, doel = f"'{oud}'!".encode(), f"'{nieuw.replace(chr(39), chr(39) * 2)}'!".replace("&", "&amp;").encode()
        for deel in inhoud:
            if deel.endswith(".xml"):
                inhoud[deel] = inhoud[deel].replace(bron, doel).replace(f">{oud}!".encode(), b">" + doel)
        boek = etree.fromstring(inhoud[BOEK])
        for s in boek.iter(M + "sheet"):
            s.set("name", nieuw if s.get("name") == oud else str(s.get("name")))
        inhoud[BOEK] = etree.tostring(boek, xml_declaration=True, encoding="UTF-8", standalone=True)
    return pak_in(inhoud)


def afbeelding(ruw: bytes) -> bytes:
    """A picture on the tab of a corporation, which has no drawing yet."""

    def brok(soort: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + soort + data + struct.pack(">I", zlib.crc32(soort + data))

    kop = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    png = b"\x89PNG\r\n\x1a\n" + brok(b"IHDR", kop) + brok(b"IDAT", zlib.compress(b"\0\xff\0\0")) + brok(b"IEND", b"")
    inhoud = delen(ruw)
    blad = bladdelen(inhoud)[EEN]
    naam = blad.rsplit("/", 1)[1]
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    )
    inhoud["xl/media/foto1.png"] = png
    inhoud[f"xl/worksheets/_rels/{naam}.rels"] = (
        f'{rels}Type="{_RELS}/drawing" Target="../drawings/drawing77.xml"/></Relationships>'.encode()
    )
    inhoud["xl/drawings/_rels/drawing77.xml.rels"] = (
        f'{rels}Type="{_RELS}/image" Target="../media/foto1.png"/></Relationships>'.encode()
    )
    inhoud["xl/drawings/drawing77.xml"] = (
        '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
        f'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="{_RELS}"><xdr:oneCellAnchor>'
        "<xdr:from><xdr:col>1</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>1</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>"
        '<xdr:ext cx="9525" cy="9525"/><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="foto"/><xdr:cNvPicPr/>'
        '</xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill>'
        '<xdr:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic>'
        "<xdr:clientData/></xdr:oneCellAnchor></xdr:wsDr>"
    ).encode()
    wortel = etree.fromstring(inhoud[blad])
    plek = next(k for k in reversed(wortel) if etree.QName(k).localname in ("pageSetup", "headerFooter", "rowBreaks"))
    plek.addnext(etree.Element(M + "drawing", {f"{{{_RELS}}}id": "rId1"}))
    inhoud[blad] = etree.tostring(wortel, xml_declaration=True, encoding="UTF-8", standalone=True)
    typen = '<Default Extension="png" ContentType="image/png"/><Override PartName="/xl/drawings/drawing77.xml" '
    typen += 'ContentType="application/vnd.openxmlformats-officedocument.drawing+xml"/></Types>'
    inhoud[TYPEN] = inhoud[TYPEN].replace(b"</Types>", typen.encode())
    return pak_in(inhoud)


def rekenketen(ruw: bytes) -> bytes:
    """As Excel saves it: with the list of all cells that have a formula."""
    inhoud = delen(ruw)
    cellen = ""
    for i, deel in enumerate(bladdelen(inhoud).values()):
        wortel = etree.fromstring(inhoud[deel])
        cellen += "".join(
            f'<c r="{c.get("r")}" i="{i + 1}"/>' for c in wortel.iter(M + "c") if c.find(M + "f") is not None
        )
    inhoud["xl/calcChain.xml"] = f'<calcChain xmlns="{M[1:-1]}">{cellen}</calcChain>'.encode()
    rel = f'<Relationship Id="rId999" Type="{_RELS}/calcChain" Target="calcChain.xml"/></Relationships>'
    inhoud["xl/_rels/workbook.xml.rels"] = inhoud["xl/_rels/workbook.xml.rels"].replace(
        b"</Relationships>", rel.encode()
    )
    soort = "application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"
    override = f'<Override PartName="/xl/calcChain.xml" ContentType="{soort}"/></Types>'
    inhoud[TYPEN] = inhoud[TYPEN].replace(b"</Types>", override.encode())
    return pak_in(inhoud)


def ongewijzigd(ruw: bytes) -> bytes:
    return ruw


def alles_tegelijk(ruw: bytes) -> bytes:
    for doe in (eigen_blad, opmerkingen, kleuren, eigen_grafiek, voorwaardelijk, eigen_namen, volgorde, rekenketen):
        ruw = doe(ruw)
    return ruw


def al_het_excelwerk(ruw: bytes) -> bytes:
    """But for what two of them would put in the same place of a sheet, and for a scenario of Excel's own: LibreOffice
    counts that as a sheet and then numbers the names of later sheets wrongly, so that what it saves is refused."""
    for doe in EXCELWERK:
        if doe.__name__ not in ("gesprek", "ander_voorvoegsel", "wat_als"):
            ruw = doe(ruw)
    return ruw


ALTIJD = ("ongewijzigd", "eigen_blad", "hernoemd", "al_het_excelwerk", "alles_tegelijk")
"""The sample that always runs; the others are `uitgebreid`."""


def corpus(*lijst: Wijziging) -> list[ParameterSet]:
    """As parameters of a test."""
    return [pytest.param(v, id=v.__name__, marks=() if v.__name__ in ALTIJD else pytest.mark.uitgebreid) for v in lijst]


VARIANTEN = corpus(
    ongewijzigd,
    door_openpyxl,
    eigen_blad,
    opmerkingen,
    kleuren,
    afbeelding,
    eigen_grafiek,
    breedtes,
    autofilter,
    formules_naast,
    eigen_namen,
    voorwaardelijk,
    eigen_tabel,
    volgorde,
    hernoemd,
    rekenketen,
    alles_tegelijk,
    *EXCELWERK,
    al_het_excelwerk,
)
