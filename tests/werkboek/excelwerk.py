"""Things that Excel makes in a workbook and that openpyxl drops: added part by part, as Excel writes them."""

import re
from collections.abc import Callable

from tests.werkboek.keuring import BOEK
from tests.werkboek.pakje import EEN, MAIN, MS, OFFICE, RELS, X14, XL, Pakje

_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc000000301010018dd8db0"
    "0000000049454e44ae426082"
)


def _kleinste_vml(vorm: str) -> str:
    return (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
        f'xmlns:x="urn:schemas-microsoft-com:office:excel">{vorm}</xml>'
    )


def _getal(cel: str, waarde: float) -> str:
    return f'<c r="{cel}"><v>{waarde}</v></c>'


def gesprek(ruw: bytes) -> bytes:
    """A conversation in the margin (threaded comments), with who said what."""
    p = Pakje(ruw)
    blad, id_ = p.blad(), "{11111111-1111-4111-8111-111111111111}"
    p.voeg_toe(
        "xl/persons/person.xml",
        f'<personList xmlns="{MS}/spreadsheetml/2018/threadedcomments"><person displayName="Controller" id="{id_}" '
        'userId="controller" providerId="None"/></personList>',
        "application/vnd.ms-excel.person+xml", BOEK, f"{MS}/2017/10/relationships/person",
    )  # fmt: skip
    p.voeg_toe(
        "xl/threadedComments/threadedComment1.xml",
        f'<ThreadedComments xmlns="{MS}/spreadsheetml/2018/threadedcomments"><threadedComment ref="F39" '
        f'dT="2026-01-02T03:04:05.00" personId="{id_}" id="{{22222222-2222-4222-8222-222222222222}}"><text>Klopt dit?'
        "</text></threadedComment></ThreadedComments>",
        "application/vnd.ms-excel.threadedcomments+xml", blad, f"{MS}/2017/10/relationships/threadedComment",
    )  # fmt: skip
    p.voeg_toe(
        "xl/comments9.xml",
        f'<comments xmlns="{MAIN}"><authors><author>tc={{22222222-2222-4222-8222-222222222222}}</author></authors>'
        '<commentList><comment ref="F39" authorId="0"><text><t>Klopt dit?</t></text></comment></commentList>'
        "</comments>",
        f"{XL}.comments+xml", blad, "comments",
    )  # fmt: skip
    p.extensie("vml", "application/vnd.openxmlformats-officedocument.vmlDrawing")
    p.delen["xl/drawings/vmlDrawing9.vml"] = _kleinste_vml('<v:shape id="_x0000_s1025" type="#_x0000_t202"/>').encode()
    p.in_blad(f'<legacyDrawing r:id="{p.verwijs(blad, "vmlDrawing", "xl/drawings/vmlDrawing9.vml")}"/>')
    return p.klaar()


def draaitabel(ruw: bytes) -> bytes:
    """A pivot table on a tab of its own, with its cache."""
    p = Pakje(ruw)
    blad = p.nieuw_blad("Draaitabel", f'<row r="1">{_getal("A1", 1)}</row>')
    bron = '<cacheSource type="worksheet"><worksheetSource ref="A1:B3" sheet="Draaitabel"/></cacheSource>'
    velden = '<cacheFields count="1"><cacheField name="a" numFmtId="0"><sharedItems/></cacheField></cacheFields>'
    cache = "xl/pivotCache/pivotCacheDefinition1.xml"
    soort = f"{XL}.pivotCacheDefinition+xml"
    id_ = p.voeg_toe(
        cache, f'<pivotCacheDefinition xmlns="{MAIN}" xmlns:r="{OFFICE}" r:id="rId900" recordCount="1">{bron}{velden}'
        "</pivotCacheDefinition>", soort, BOEK, "pivotCacheDefinition",
    )  # fmt: skip
    p.voeg_toe(
        "xl/pivotCache/pivotCacheRecords1.xml",
        f'<pivotCacheRecords xmlns="{MAIN}" count="1"><r><s v="x"/></r></pivotCacheRecords>',
        f"{XL}.pivotCacheRecords+xml", cache, "pivotCacheRecords",
    )  # fmt: skip
    tabel = "xl/pivotTables/pivotTable1.xml"
    p.voeg_toe(
        tabel, f'<pivotTableDefinition xmlns="{MAIN}" name="Draai" cacheId="7" dataCaption="Waarden"><location '
        'ref="D1:E3" firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/></pivotTableDefinition>',
        f"{XL}.pivotTable+xml", blad, "pivotTable",
    )  # fmt: skip
    p.verwijs(tabel, "pivotCacheDefinition", cache)
    p.in_boek("</workbook>", f'<pivotCaches><pivotCache cacheId="7" r:id="{id_}"/></pivotCaches>')
    return p.klaar()


def vonklijnen(ruw: bytes) -> bytes:
    """Sparklines and a data bar of 2010 beside our tables."""
    p = Pakje(ruw)
    lijn = f"<x14:sparkline><xm:f>'{EEN}'!I388:W388</xm:f><xm:sqref>AB388</xm:sqref></x14:sparkline>"
    balk = (
        '<x14:cfRule type="dataBar" id="{33333333-3333-4333-8333-333333333333}"><x14:dataBar><x14:cfvo type="autoMin"/>'
        '<x14:cfvo type="autoMax"/></x14:dataBar></x14:cfRule><xm:sqref>F39:F50</xm:sqref>'
    )
    p.in_blad(
        '<extLst><ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}"><x14:sparklineGroups><x14:sparklineGroup>'
        f"<x14:sparklines>{lijn}</x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext>"
        '<ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"><x14:conditionalFormattings><x14:conditionalFormatting>'
        f"{balk}</x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>"
    )
    return p.klaar()


def knop(ruw: bytes) -> bytes:
    """A form control on the tab of a corporation."""
    p = Pakje(ruw)
    blad = p.blad()
    id_ = p.voeg_toe(
        "xl/ctrlProps/ctrlProp1.xml",
        f'<formControlPr xmlns="{X14}" objectType="CheckBox" fmlaLink="$AC$5" lockText="1"/>',
        "application/vnd.ms-excel.controlproperties+xml", blad, "ctrlProp",
    )  # fmt: skip
    p.extensie("vml", "application/vnd.openxmlformats-officedocument.vmlDrawing")
    p.delen["xl/drawings/vmlDrawing8.vml"] = _kleinste_vml('<v:shape id="_x0000_s2049" type="#_x0000_t201"/>').encode()
    p.in_blad(f'<legacyDrawing r:id="{p.verwijs(blad, "vmlDrawing", "xl/drawings/vmlDrawing8.vml")}"/>')
    p.in_blad(f'<controls><control shapeId="2049" r:id="{id_}" name="Vinkje 1"/></controls>')
    return p.klaar()


def vraag_aan_bron(ruw: bytes) -> bytes:
    """Power Query: a connection, its query in a custom part, and the settings of the part."""
    p = Pakje(ruw)
    p.voeg_toe(
        "xl/connections.xml",
        f'<connections xmlns="{MAIN}"><connection id="1" name="Query - Bron" type="5" refreshedVersion="8"><dbPr '
        'connection="Provider=Microsoft.Mashup.OleDb.1" command="SELECT * FROM [Bron]"/></connection></connections>',
        f"{XL}.connections+xml", BOEK, "connections",
    )  # fmt: skip
    p.extensie("xml", "application/xml")
    p.delen["customXml/item1.xml"] = (
        '<DataMashup xmlns="http://schemas.microsoft.com/DataMashup">AAAA</DataMashup>'.encode("utf-16")
    )
    p.voeg_toe(
        "customXml/itemProps1.xml",
        '<ds:datastoreItem ds:itemID="{44444444-4444-4444-8444-444444444444}" xmlns:ds="http://schemas.openxmlformats.org/'
        'officeDocument/2006/customXml"/>', f"{XL.rsplit('.', 1)[0]}.customXmlProperties+xml", "customXml/item1.xml",
        "customXmlProps",
    )  # fmt: skip
    p.verwijs(BOEK, "customXml", "customXml/item1.xml")
    return p.klaar()


def ander_werkboek(ruw: bytes) -> bytes:
    """A formula that points at another workbook, with the values that Excel keeps of it."""
    p = Pakje(ruw)
    p.nieuw_blad("Begroting", '<row r="1"><c r="A1"><f>[1]Blad1!$A$1</f><v>12</v></c></row>')
    link = "xl/externalLinks/externalLink1.xml"
    id_ = p.voeg_toe(
        link,
        f'<externalLink xmlns="{MAIN}" xmlns:r="{OFFICE}"><externalBook r:id="rId900"><sheetNames><sheetName '
        'val="Blad1"/></sheetNames></externalBook></externalLink>', f"{XL}.externalLink+xml", BOEK, "externalLink",
    )  # fmt: skip
    p.verwijs(link, "externalLinkPath", "Begroting%202026.xlsx", ' TargetMode="External"')
    p.in_boek("<definedNames>", f'<externalReferences><externalReference r:id="{id_}"/></externalReferences>')
    return p.klaar()


def printer(ruw: bytes) -> bytes:
    """The settings of the user's printer, and a picture in the header."""
    p = Pakje(ruw)
    blad = p.blad()
    p.extensie("bin", f"{XL}.printerSettings")
    p.extensie("vml", "application/vnd.openxmlformats-officedocument.vmlDrawing")
    p.extensie("png", "image/png")
    p.delen["xl/printerSettings/printerSettings1.bin"] = bytes(range(256)) * 4
    id_ = p.verwijs(blad, "printerSettings", "xl/printerSettings/printerSettings1.bin")
    p.delen[blad] = re.sub(rb"<pageSetup ", f'<pageSetup r:id="{id_}" '.encode(), p.delen[blad], count=1)
    p.delen["xl/media/logo.png"] = _PNG
    p.delen["xl/drawings/vmlDrawing7.vml"] = _kleinste_vml(
        '<v:shape id="LH"><v:imagedata o:relid="rId900"/></v:shape>'
    ).encode()
    p.verwijs("xl/drawings/vmlDrawing7.vml", "image", "xl/media/logo.png")
    p.in_blad(f'<legacyDrawingHF r:id="{p.verwijs(blad, "vmlDrawing", "xl/drawings/vmlDrawing7.vml")}"/>')
    return p.klaar()


def rijke_tekst(ruw: bytes) -> bytes:
    """Words in bold within a cell, and one with spaces and a line break, beside our tables."""
    p = Pakje(ruw)
    blad = p.blad()
    cellen = (
        '<c r="AC39" t="inlineStr"><is><r><rPr><b/></rPr><t>Let </t></r><r><t xml:space="preserve"> op</t></r></is></c>'
        '<c r="AD39" t="str"><v>regel 1_x000a_regel 2</v></c>'
    )
    p.delen[blad] = re.sub(
        rb'(<row r="39"[^>]*>.*?)(</row>)', rb"\1" + cellen.encode() + rb"\2", p.delen[blad], count=1
    )
    assert b"AD39" in p.delen[blad]
    return p.klaar()


def reeksformules(ruw: bytes) -> bytes:
    """Array, shared and dynamic array formulas on a tab of the user's own."""
    p = Pakje(ruw)
    rijen = (
        '<row r="1"><c r="A1"><f t="array" ref="A1:A2">SUM(B1:B2*2)</f><v>6</v></c><c r="B1"><v>1</v></c>'
        '<c r="C1"><f t="shared" ref="C1:C2" si="0">B1+1</f><v>2</v></c>'
        '<c r="D1" cm="1"><f t="array" ref="D1:D2">_xlfn._xlws.SORT(B1:B2)</f><v>1</v></c></row>'
        '<row r="2"><c r="A2"><v>6</v></c><c r="B2"><v>2</v></c><c r="C2"><f t="shared" si="0"/><v>3</v></c>'
        '<c r="D2"><v>2</v></c></row>'
    )
    p.nieuw_blad("Reeksen", rijen)
    p.voeg_toe(
        "xl/metadata.xml",
        f'<metadata xmlns="{MAIN}"><metadataTypes count="1"><metadataType name="XLDAPR" minSupportedVersion="120000"/>'
        "</metadataTypes></metadata>", f"{XL}.sheetMetadata+xml", BOEK, "sheetMetadata",
    )  # fmt: skip
    return p.klaar()


def eigenschappen(ruw: bytes) -> bytes:
    """Properties of the organisation's own (a label of confidentiality), and a small picture of the first page."""
    p = Pakje(ruw)
    ns = "http://schemas.openxmlformats.org/officeDocument/2006"
    p.voeg_toe(
        "docProps/custom.xml",
        f'<Properties xmlns="{ns}/custom-properties" xmlns:vt="{ns}/docPropsVTypes"><property fmtid="{{D5CDD505-2E9C-'
        '101B-9397-08002B2CF9AE}" pid="2" name="MSIP_Label"><vt:lpwstr>Vertrouwelijk</vt:lpwstr></property>'
        "</Properties>",
        "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    )  # fmt: skip
    p.extensie("png", "image/png")
    p.delen["docProps/thumbnail.png"] = _PNG
    p.delen["_rels/.rels"] = p.delen["_rels/.rels"].replace(
        b"</Relationships>",
        f'<Relationship Id="rId91" Type="{OFFICE}/custom-properties" Target="docProps/custom.xml"/><Relationship '
        f'Id="rId92" Type="{RELS}/metadata/thumbnail" Target="docProps/thumbnail.png"/></Relationships>'.encode(),
    )
    return p.klaar()


def inklapbaar(ruw: bytes) -> bytes:
    """Grouped rows, ranges that others may edit, ignored errors and page breaks."""
    p = Pakje(ruw)
    blad = p.blad()
    p.delen[blad] = re.sub(rb'<row r="(4[0-4])"', rb'<row r="\1" outlineLevel="1"', p.delen[blad])
    p.in_blad(
        '<protectedRanges><protectedRange sqref="AC1:AC9" name="vrij"/></protectedRanges>'
    )  # no more than a range beside the tables
    p.in_blad('<rowBreaks count="1" manualBreakCount="1"><brk id="60" max="16383" man="1"/></rowBreaks>')
    p.in_blad('<ignoredErrors><ignoredError sqref="F39:G50" numberStoredAsText="1"/></ignoredErrors>')
    return p.klaar()


def wat_als(ruw: bytes) -> bytes:
    """A scenario of Excel's own."""
    p = Pakje(ruw)
    cel = '<scenario name="laag" count="1"><inputCells r="AC5" val="1"/></scenario>'
    p.in_blad(f'<scenarios current="0">{cel}</scenarios>')
    return p.klaar()


def grafiekblad(ruw: bytes) -> bytes:
    """A chart as a tab of its own, and a tab that only VBA can show."""
    p = Pakje(ruw)
    deel = "xl/chartsheets/sheet1.xml"
    id_ = p.voeg_toe(
        deel, f'<chartsheet xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheetViews><sheetView workbookViewId="0"/>'
        "</sheetViews></chartsheet>", f"{XL}.chartsheet+xml", BOEK, "chartsheet",
    )  # fmt: skip
    p.in_boek("</sheets>", f'<sheet name="Grafiek1" sheetId="60" r:id="{id_}"/>')
    p.nieuw_blad("Diep", f'<row r="1">{_getal("A1", 3)}</row>', staat=' state="veryHidden"')
    return p.klaar()


def ingesloten(ruw: bytes) -> bytes:
    """A document in the workbook (OLE), on a tab of its own."""
    p = Pakje(ruw)
    p.extensie("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
    p.delen["xl/embeddings/notitie.docx"] = b"PK\x05\x06" + bytes(18)
    blad = p.nieuw_blad("Notitie")
    id_ = p.verwijs(blad, "package", "xl/embeddings/notitie.docx")
    p.vervang(
        blad,
        "</worksheet>",
        f'<oleObjects><oleObject progId="Word.Document.12" shapeId="1" r:id="{id_}"/></oleObjects></worksheet>',
    )
    return p.klaar()


def weergaven(ruw: bytes) -> bytes:
    """Custom views of the workbook and of a tab, and a password on the structure."""
    p = Pakje(ruw)
    guid = "{55555555-5555-4555-8555-555555555555}"
    p.in_blad(
        f'<customSheetViews><customSheetView guid="{guid}" scale="80"><selection activeCell="F39" sqref="F39"/>'
        "</customSheetView></customSheetViews>"
    )
    p.in_boek(
        "</workbook>", f'<customWorkbookViews><customWorkbookView name="Mijn blik" guid="{guid}" windowWidth="800" '
        'windowHeight="600" activeSheetId="1"/></customWorkbookViews>',
    )  # fmt: skip
    p.in_boek("<bookViews>", '<workbookProtection lockStructure="1"/>')
    return p.klaar()


def ander_voorvoegsel(ruw: bytes) -> bytes:
    """As tools on the Open XML SDK write a sheet: every element with a prefix."""
    p = Pakje(ruw)
    deel = p.blad()
    xml = p.delen[deel].replace(f'xmlns="{MAIN}"'.encode(), f'xmlns:x="{MAIN}"'.encode())
    p.delen[deel] = re.sub(rb"<(/?)(?=[A-Za-z])", rb"<\1x:", xml)
    return p.klaar()


EXCELWERK: tuple[Callable[[bytes], bytes], ...] = (
    gesprek, draaitabel, vonklijnen, knop, vraag_aan_bron, ander_werkboek, printer, rijke_tekst, reeksformules,
    eigenschappen, inklapbaar, wat_als, grafiekblad, ingesloten, weergaven, ander_voorvoegsel,
)  # fmt: skip
