"""Excel's calculation chain lists every cell with a formula; it calls a file damaged whose chain lists another cell.

Excel makes a new chain when there is none, so ours is dropped as soon as the cells with a formula are not the same.
"""

import posixpath
from collections.abc import Mapping

from lxml import etree

from xl_doorrekening.werkboek.bestand.xml import als_xml, parser

_M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATIES, _TYPEN = "xl/_rels/workbook.xml.rels", "[Content_Types].xml"


def zonder_keten(oud: Mapping[str, bytes], nieuw: Mapping[str, bytes]) -> dict[str, bytes | None]:
    """What else to change in package `oud` when the sheets `nieuw` replace theirs; nothing when the chain holds."""
    relaties = etree.fromstring(oud[_RELATIES], parser())
    ketens = [r for r in relaties if str(r.get("Type", "")).endswith("/calcChain")]
    if not ketens or all(_formulecellen(oud[deel]) == _formulecellen(xml) for deel, xml in nieuw.items()):
        return {}
    typen = etree.fromstring(oud[_TYPEN], parser())
    uit: dict[str, bytes | None] = {}
    for r in ketens:
        deel = posixpath.normpath(posixpath.join("/xl", str(r.get("Target"))))
        relaties.remove(r)
        for o in [o for o in typen if o.get("PartName") == deel]:
            typen.remove(o)
        uit[deel.lstrip("/")] = None
    return uit | {_RELATIES: als_xml(relaties), _TYPEN: als_xml(typen)}


def _formulecellen(xml: bytes) -> set[str | None]:
    return {c.get("r") for c in etree.fromstring(xml, parser()).iter(_M + "c") if c.find(_M + "f") is not None}
