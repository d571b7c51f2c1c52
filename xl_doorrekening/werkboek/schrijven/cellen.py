"""Set cells in a sheet's XML; what is not touched stays as Excel wrote it. Positions are 0-based (rij, kolom)."""

import math
import re
from collections.abc import Mapping

from lxml import etree

from xl_doorrekening.werkboek.bestand.xml import als_xml, parser
from xl_doorrekening.werkboek.indeling.blok import adres
from xl_doorrekening.werkboek.lezen.bron import kolomnummer
from xl_doorrekening.werkboek.schrijven.waarden import Formule, Onthouden, Waarde

_M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_ONGELDIG = re.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
_DELEN = re.compile(r"([A-Z]+)(\d+)")
MAX_TEKST = 32_767


def zet(xml: bytes, cellen: Mapping[tuple[int, int], Waarde]) -> bytes:
    """The sheet with these cells set; style, rows, columns and everything around them are kept."""
    wortel = etree.fromstring(xml, parser())
    data = wortel.find(_M + "sheetData")
    if data is None:
        raise ValueError("een werkblad zonder sheetData")
    per_rij: dict[int, dict[int, Waarde]] = {}
    for (r, k), w in cellen.items():
        per_rij.setdefault(r, {})[k] = w
    rijen = _genummerd(data)
    for r in sorted(per_rij):
        if r not in rijen:
            rijen[r] = _voeg_rij_in(data, rijen, r)
        _zet_rij(rijen[r], r, per_rij[r])
    return als_xml(wortel)


def _genummerd(data: etree._Element) -> dict[int, etree._Element]:
    uit, volgende = {}, 0
    for rij in data:
        nummer = rij.get("r")
        volgende = int(nummer) if nummer else volgende + 1
        uit[volgende - 1] = rij
    return uit


def _voeg_rij_in(data: etree._Element, rijen: Mapping[int, etree._Element], r: int) -> etree._Element:
    nieuw = etree.Element(_M + "row", {"r": str(r + 1)})
    data.insert(sum(1 for x in rijen if x < r), nieuw)
    return nieuw


def _zet_rij(rij: etree._Element, r: int, waarden: Mapping[int, Waarde]) -> None:
    plekken: dict[int, etree._Element] = {}
    volgende = 0
    for c in rij:
        m = _DELEN.match(c.get("r") or "")
        volgende = kolomnummer(m[1]) if m else volgende
        plekken[volgende] = c
        volgende += 1
    for k in sorted(waarden):
        if k not in plekken:
            if waarden[k] is None:
                continue
            c = etree.Element(_M + "c", {"r": adres(r, k)})
            rij.insert(sum(1 for x in plekken if x < k), c)
            plekken[k] = c
        _vul(plekken[k], waarden[k])


def _vul(c: etree._Element, w: Waarde) -> None:
    formule = c.find(_M + "f")
    for kind in list(c):
        if not (kind is formule and isinstance(w, Onthouden)):
            c.remove(kind)
    if "t" in c.attrib:
        del c.attrib["t"]
    if w is None:
        return
    if isinstance(w, Formule):
        etree.SubElement(c, _M + "f", {"t": "array", "ref": c.get("r", "")} if w.matrix else {}).text = _schoon(w.tekst)
    if isinstance(w, Onthouden) and formule is None:
        w = w.waarde
    heeft_formule = isinstance(w, Formule | Onthouden)
    waarde = w.waarde if isinstance(w, Formule | Onthouden) else w
    if isinstance(waarde, str):
        tekst = _schoon(waarde)[:MAX_TEKST]
        if heeft_formule:
            c.set("t", "str")
            etree.SubElement(c, _M + "v").text = tekst
            return
        c.set("t", "inlineStr")
        t = etree.SubElement(etree.SubElement(c, _M + "is"), _M + "t")
        t.text = tekst
        if tekst != tekst.strip():
            t.set(_SPACE, "preserve")
        return
    if not math.isfinite(waarde):
        raise ValueError(f"{c.get('r')}: {waarde} is geen getal voor een cel")
    etree.SubElement(c, _M + "v").text = (
        str(int(waarde)) if float(waarde).is_integer() and abs(waarde) < 1e15 else repr(float(waarde))
    )


def _schoon(tekst: str) -> str:
    """Without characters that XML does not know."""
    return _ONGELDIG.sub("", tekst)


def gewijzigd(
    onderdelen: Mapping[str, bytes], per_deel: Mapping[str, Mapping[tuple[int, int], Waarde]]
) -> dict[str, bytes]:
    """The parts that change when these cells are set; equal bytes are left out."""
    nieuw = {deel: zet(onderdelen[deel], cellen) for deel, cellen in per_deel.items() if cellen}
    return {deel: xml for deel, xml in nieuw.items() if xml != onderdelen[deel]}
