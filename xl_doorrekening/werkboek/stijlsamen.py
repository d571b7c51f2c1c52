"""Take over the cell styles of one workbook into another: its lists are appended, and indices shift."""

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from xl_doorrekening.werkboek.wegwijzer import parser

_M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LIJSTEN = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs")
"""Order in the schema; a list that the host lacks is put in its place."""


@dataclass(frozen=True, slots=True)
class Verschuiving:
    """What to add to the style index of a cell and of a conditional format."""

    cel: int
    voorwaardelijk: int


def _lijst(wortel: etree._Element, naam: str) -> etree._Element:
    gevonden = wortel.find(_M + naam)
    if gevonden is None:
        gevonden = etree.Element(_M + naam, {"count": "0"})
        plek = sum(1 for k in wortel if etree.QName(k).localname in _LIJSTEN[: _LIJSTEN.index(naam)])
        wortel.insert(plek, gevonden)
    return gevonden


def voeg_samen(gast: bytes, donor: bytes) -> tuple[bytes, Verschuiving]:
    """The host's styles with those of the donor behind them."""
    g, d = etree.fromstring(gast, parser()), etree.fromstring(donor, parser())
    formaten = _getalformaten(g, d)
    start = {naam: len(_lijst(g, naam)) for naam in ("fonts", "fills", "borders", "cellXfs", "dxfs")}
    for naam in ("fonts", "fills", "borders", "dxfs"):
        for kind in _lijst(d, naam):
            if naam == "dxfs":
                _hernummer(kind.find(_M + "numFmt"), formaten)
            _lijst(g, naam).append(kind)
    for xf in _lijst(d, "cellXfs"):
        for sleutel, lijst in (("fontId", "fonts"), ("fillId", "fills"), ("borderId", "borders")):
            xf.set(sleutel, str(int(xf.get(sleutel, "0")) + start[lijst]))
        xf.set("xfId", "0")
        _hernummer(xf, formaten)
        _lijst(g, "cellXfs").append(xf)
    for naam in ("numFmts", "fonts", "fills", "borders", "cellXfs", "dxfs"):
        _lijst(g, naam).set("count", str(len(_lijst(g, naam))))
    if not len(_lijst(g, "numFmts")):
        g.remove(_lijst(g, "numFmts"))
    uit: bytes = etree.tostring(g, xml_declaration=True, encoding="UTF-8", standalone=True)
    return uit, Verschuiving(start["cellXfs"], start["dxfs"])


def _getalformaten(g: etree._Element, d: etree._Element) -> dict[str, str]:
    """New ids for the donor's own number formats."""
    lijst = _lijst(g, "numFmts")
    volgende = max([163, *(int(n.get("numFmtId", "0")) for n in lijst)]) + 1
    nieuw = {}
    for n in list(_lijst(d, "numFmts")):
        nieuw[n.get("numFmtId", "")] = str(volgende)
        n.set("numFmtId", str(volgende))
        lijst.append(n)
        volgende += 1
    return nieuw


def _hernummer(element: etree._Element | None, formaten: Mapping[str, str]) -> None:
    if element is not None and element.get("numFmtId") in formaten:
        element.set("numFmtId", formaten[element.get("numFmtId", "")])
