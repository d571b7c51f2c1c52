"""A workbook to add parts to, as Excel puts them there."""

import posixpath
from xml.sax.saxutils import quoteattr

from lxml import etree

from tests.werkboek.keuring import BOEK, TYPEN, M, bladdelen
from tests.werkboek.pakken import delen, pak_in

EEN = "Stadswaard"
MAIN = M[1:-1]
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MS = "http://schemas.microsoft.com/office"
X14 = f"{MS}/spreadsheetml/2009/9/main"
XM = f"{MS}/excel/2006/main"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
XL = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_KOP = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
_NA = [
    "sheetPr",
    "dimension",
    "sheetViews",
    "sheetFormatPr",
    "cols",
    "sheetData",
    "sheetCalcPr",
    "sheetProtection",
    "protectedRanges",
    "scenarios",
    "autoFilter",
    "sortState",
    "dataConsolidate",
    "customSheetViews",
    "mergeCells",
    "phoneticPr",
    "conditionalFormatting",
    "dataValidations",
    "hyperlinks",
    "printOptions",
    "pageMargins",
    "pageSetup",
    "headerFooter",
    "rowBreaks",
    "colBreaks",
    "customProperties",
    "cellWatches",
    "ignoredErrors",
    "smartTags",
    "drawing",
    "legacyDrawing",
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
]
"""Order of the elements of a sheet; Excel calls a file damaged when it is broken."""


class Pakje:
    """A workbook to add parts to."""

    def __init__(self, ruw: bytes) -> None:
        self.delen = delen(ruw)

    def klaar(self) -> bytes:
        return pak_in(self.delen)

    def blad(self, naam: str = EEN) -> str:
        return bladdelen(self.delen)[naam]

    def voeg_toe(self, deel: str, inhoud: str | bytes, soort: str, bij: str = "", rel: str = "") -> str:
        """Add a part with its content type; gives the id of the relation by which `bij` knows it."""
        self.delen[deel] = inhoud if isinstance(inhoud, bytes) else _KOP + inhoud.encode()
        self._type(f'<Override PartName="/{deel}" ContentType="{soort}"/>')
        return self.verwijs(bij, rel, deel) if bij else ""

    def extensie(self, naam: str, soort: str) -> None:
        if f'Extension="{naam}"'.encode() not in self.delen[TYPEN]:
            self._type(f'<Default Extension="{naam}" ContentType="{soort}"/>')

    def _type(self, xml: str) -> None:
        self.delen[TYPEN] = self.delen[TYPEN].replace(b"</Types>", xml.encode() + b"</Types>")

    def verwijs(self, van: str, soort: str, naar: str, modus: str = "") -> str:
        map_, naam = posixpath.split(van)
        rels = f"{map_}/_rels/{naam}.rels"
        oud = self.delen.get(rels, f'<Relationships xmlns="{RELS}"></Relationships>'.encode())
        id_ = f"rId{900 + oud.count(b'<Relationship ')}"
        doel = naar if modus else posixpath.relpath(naar, map_)
        soort = soort if soort.startswith("http") else f"{OFFICE}/{soort}"
        regel = f'<Relationship Id="{id_}" Type="{soort}" Target={quoteattr(doel)}{modus}/>'
        self.delen[rels] = oud.replace(b"</Relationships>", regel.encode() + b"</Relationships>")
        return id_

    def in_blad(self, xml: str, naam: str = EEN) -> None:
        """Put an element in a sheet, where the scheme wants it."""
        deel = self.blad(naam)
        wortel = etree.fromstring(self.delen[deel])
        nieuw = etree.fromstring(f'<a xmlns="{MAIN}" xmlns:r="{OFFICE}" xmlns:x14="{X14}" xmlns:xm="{XM}">{xml}</a>')[0]
        rang = _NA.index(etree.QName(nieuw).localname)
        voor = [k for k in wortel if _NA.index(etree.QName(k).localname) <= rang]
        voor[-1].addnext(nieuw)
        self.delen[deel] = etree.tostring(wortel, xml_declaration=True, encoding="UTF-8", standalone=True)

    def vervang(self, deel: str, oud: str, nieuw: str) -> None:
        assert oud.encode() in self.delen[deel], (deel, oud)
        self.delen[deel] = self.delen[deel].replace(oud.encode(), nieuw.encode(), 1)

    def nieuw_blad(self, naam: str, rijen: str = "", na: str = "", staat: str = "") -> str:
        """A sheet of the user's own, at the end; gives its part."""
        n = 70 + sum("/sheet7" in d for d in self.delen)
        deel = f"xl/worksheets/sheet{n}.xml"
        xml = f'<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheetData>{rijen}</sheetData>{na}</worksheet>'
        id_ = self.voeg_toe(deel, xml, f"{XL}.worksheet+xml", BOEK, "worksheet")
        self.in_boek("</sheets>", f'<sheet name={quoteattr(naam)} sheetId="{n}"{staat} r:id="{id_}"/>')
        return deel

    def in_boek(self, voor: str, xml: str) -> None:
        self.vervang(BOEK, voor, xml + voor)
