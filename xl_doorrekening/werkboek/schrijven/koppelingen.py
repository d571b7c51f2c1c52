"""Formulas with functions of the add-in point at its file. Excel may keep where it stands on somebody's disk.

Such a path shows who made the file, and on another computer it leads nowhere. The add-in stands in Excel's start folder
(`doorrekening installeer`), which a file can name without a path: then it works on every computer that has it.
"""

import re
from collections.abc import Mapping
from urllib.parse import unquote

from lxml import etree

from xl_doorrekening.werkboek.bestand.xml import als_xml, parser

ADDIN = "xl_doorrekening.xlam"
_MAP = "xl/externalLinks/_rels/"
_START = "http://schemas.microsoft.com/office/2006/relationships/xlExternalLinkPath/xlStartup"


def zonder_pad(onderdelen: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts that change when every link to the add-in is one to the start folder; other links stay."""
    uit = {}
    for deel, inhoud in onderdelen.items():
        if not deel.startswith(_MAP):
            continue
        wortel = etree.fromstring(inhoud, parser())
        naar = [r for r in wortel if _bestand(str(r.get("Target"))) == ADDIN]
        for r in naar:
            r.set("Type", _START)
            r.set("Target", ADDIN)
        nieuw = als_xml(wortel)
        if naar and nieuw != inhoud:
            uit[deel] = nieuw
    return uit


def _bestand(doel: str) -> str:
    return re.split(r"[/\\]", unquote(doel))[-1].casefold()
