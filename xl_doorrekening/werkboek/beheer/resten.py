"""What a tab that was taken out leaves behind: its words among the shared texts, its name in the list of tabs."""

from collections.abc import Mapping

from lxml import etree

from xl_doorrekening.werkboek.bestand.xml import als_xml, parser

_M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_TEKSTEN, _LIJST = "xl/sharedStrings.xml", "docProps/app.xml"
_TABNAMEN = ("TitlesOfParts", "HeadingPairs")


def resten(delen: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts that change: without texts that no cell uses, and without the list of tabs, which Excel makes anew."""
    return _teksten(delen) | _lijst(delen)


def _teksten(delen: Mapping[str, bytes]) -> dict[str, bytes]:
    if _TEKSTEN not in delen:
        return {}
    gebruikt = {
        c.findtext(_M + "v")
        for deel, inhoud in delen.items()
        if deel.startswith("xl/worksheets/") and deel.endswith(".xml")
        for c in etree.fromstring(inhoud, parser()).iter(_M + "c")
        if c.get("t") == "s"
    }
    wortel = etree.fromstring(delen[_TEKSTEN], parser())
    weg = [si for i, si in enumerate(wortel.iterfind(_M + "si")) if str(i) not in gebruikt and len(si)]
    for si in weg:  # the place stays: cells count them
        for kind in list(si):
            si.remove(kind)
        etree.SubElement(si, _M + "t")
    return {_TEKSTEN: als_xml(wortel)} if weg else {}


def _lijst(delen: Mapping[str, bytes]) -> dict[str, bytes]:
    if _LIJST not in delen:
        return {}
    wortel = etree.fromstring(delen[_LIJST], parser())
    weg = [e for e in wortel if isinstance(e.tag, str) and etree.QName(e).localname in _TABNAMEN]
    for e in weg:
        wortel.remove(e)
    return {_LIJST: als_xml(wortel)} if weg else {}
