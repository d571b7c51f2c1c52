"""Take over the cell styles of one workbook into another: what the host already has is used again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lxml import etree

from xl_doorrekening.werkboek.bestand.xml import als_xml, parser

_M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LIJSTEN = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs")
"""Order in the schema; a list that the host lacks is put in its place."""
_DELEN = (("fontId", "fonts"), ("fillId", "fills"), ("borderId", "borders"))


@dataclass(frozen=True, slots=True)
class Plekken:
    """Per style index of the donor, of a cell and of a conditional format, the one in the host."""

    cel: tuple[int, ...]
    voorwaardelijk: tuple[int, ...]


def _lijst(wortel: etree._Element, naam: str) -> etree._Element:
    gevonden = wortel.find(_M + naam)
    if gevonden is None:
        gevonden = etree.Element(_M + naam, {"count": "0"})
        plek = sum(1 for k in wortel if etree.QName(k).localname in _LIJSTEN[: _LIJSTEN.index(naam)])
        wortel.insert(plek, gevonden)
    return gevonden


def voeg_samen(gast: bytes, donor: bytes) -> tuple[bytes, Plekken]:
    """The host's styles with those of the donor that it lacks behind them."""
    g, d = etree.fromstring(gast, parser()), etree.fromstring(donor, parser())
    formaten = _getalformaten(g, d)

    def neem_over(naam: str, pas_aan: Callable[[etree._Element], None]) -> tuple[int, ...]:
        lijst = _lijst(g, naam)
        bekend = {_gelijk(kind): i for i, kind in reversed(list(enumerate(lijst)))}
        uit = []
        for kind in list(_lijst(d, naam)):
            pas_aan(kind)
            plek = bekend.setdefault(_gelijk(kind), len(lijst))
            if plek == len(lijst):
                lijst.append(kind)
            uit.append(plek)
        lijst.set("count", str(len(lijst)))
        return tuple(uit)

    plekken = {naam: neem_over(naam, lambda _: None) for _, naam in _DELEN}

    def xf(element: etree._Element) -> None:
        for sleutel, naam in _DELEN:
            element.set(sleutel, str(plekken[naam][int(element.get(sleutel, "0"))]))
        element.set("xfId", "0")
        _hernummer(element, formaten)

    cel = neem_over("cellXfs", xf)
    voorwaardelijk = neem_over("dxfs", lambda e: _hernummer(e.find(_M + "numFmt"), formaten))
    return als_xml(g), Plekken(cel, voorwaardelijk)


def _gelijk(element: etree._Element) -> bytes:
    """Equal for equal elements, whichever namespaces their file declares."""
    kaal = etree.fromstring(etree.tostring(element, with_tail=False), parser())
    etree.cleanup_namespaces(kaal)
    uit: bytes = etree.tostring(kaal, method="c14n")
    return uit


def _getalformaten(g: etree._Element, d: etree._Element) -> dict[str, str]:
    """The host's id for each of the donor's own number formats."""
    eigen = list(d.iterfind(f"{_M}numFmts/{_M}numFmt"))
    if not eigen:
        return {}
    lijst = _lijst(g, "numFmts")
    bekend = {n.get("formatCode", ""): n.get("numFmtId", "0") for n in lijst}
    volgende = max([163, *(int(n.get("numFmtId", "0")) for n in lijst)]) + 1
    nieuw = {}
    for n in eigen:
        oud = n.get("numFmtId", "")
        if n.get("formatCode", "") not in bekend:
            bekend[n.get("formatCode", "")] = str(volgende)
            n.set("numFmtId", str(volgende))
            lijst.append(n)
            volgende += 1
        nieuw[oud] = bekend[n.get("formatCode", "")]
    lijst.set("count", str(len(lijst)))
    return nieuw


def _hernummer(element: etree._Element | None, formaten: Mapping[str, str]) -> None:
    if element is not None and element.get("numFmtId") in formaten:
        element.set("numFmtId", formaten[element.get("numFmtId", "")])
