"""Put the scripts in a workbook, where xlwings Lite looks for them: the settings of its web extension.

The layout is that of workbooks saved by the add-in itself. It was never opened in Excel by us.
"""

import base64
import json
import uuid
from importlib.resources import files
from typing import Final

from lxml import etree

from xl_doorrekening.excel.lite.pakket import pakket
from xl_doorrekening.excel.verpakking import ingepakt, uitgepakt
from xl_doorrekening.excel.versie import XLWINGS
from xl_doorrekening.werkboek.beheer.overzetten import TYPES
from xl_doorrekening.werkboek.bestand.lite import MAP, WEBEXTENSIE
from xl_doorrekening.werkboek.bestand.xml import als_xml, parser

EISEN: Final = f"xlwings=={XLWINGS}\nnumpy\npydantic\n"
"""What comes with the add-in's own Python has no version here: it cannot be chosen."""
_PYODIDE, _ADDIN, _WINKEL = "0.27.5", "1.0.0.0-18", "WA200008175"
_OFFICE: Final = "http://schemas.microsoft.com/office"
_WE: Final = f"{_OFFICE}/webextensions/webextension/2010/11"
_WETP: Final = f"{_OFFICE}/webextensions/taskpanes/2010/11"
_R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PR: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_CT: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_SOORT: Final = "application/vnd.ms-office.webextension"
_WORTEL: Final = "_rels/.rels"
_TAAKVENSTERS: Final = f"{MAP}taskpanes.xml"


def maak_lite(xlsx: bytes) -> bytes:
    """A workbook, built with the buttons for Lite, with the code behind them; all else as it was."""
    delen = uitgepakt(xlsx)
    typen = etree.fromstring(delen[TYPES], parser())
    for deel, soort in ((_TAAKVENSTERS, f"{_SOORT}taskpanes+xml"), (WEBEXTENSIE, f"{_SOORT}+xml")):
        etree.SubElement(typen, f"{{{_CT}}}Override", PartName=f"/{deel}", ContentType=soort)
    relaties = etree.fromstring(delen[_WORTEL], parser())
    _relatie(relaties, "rIdLite", "webextensiontaskpanes", _TAAKVENSTERS)
    eigen = etree.fromstring(f'<Relationships xmlns="{_PR}"/>', parser())
    _relatie(eigen, "rId1", "webextension", WEBEXTENSIE.removeprefix(MAP))
    return ingepakt(
        delen
        | {
            TYPES: als_xml(typen),
            _WORTEL: als_xml(relaties),
            _TAAKVENSTERS: _taakvensters(),
            f"{MAP}_rels/taskpanes.xml.rels": als_xml(eigen),
            WEBEXTENSIE: _webextensie({"main.py": hoofdmodule(), "requirements.txt": EISEN}),
        }
    )


def hoofdmodule() -> str:
    """The source of `main.py`, with the package in it."""
    bron = files(__package__).joinpath("main.py").read_text(encoding="utf-8")
    leeg = 'PAKKET = ""'
    if bron.count(leeg) != 1:
        raise ValueError("main.py heeft geen plek voor het pakket; pas bouw.py aan.")
    return bron.replace(leeg, f'PAKKET = "{base64.b64encode(pakket()).decode()}"')


def _relatie(relaties: etree._Element, id_: str, soort: str, doel: str) -> None:
    etree.SubElement(
        relaties, f"{{{_PR}}}Relationship", Id=id_, Type=f"{_OFFICE}/2011/relationships/{soort}", Target=doel
    )


def _taakvensters() -> bytes:
    wortel = etree.Element(f"{{{_WETP}}}taskpanes", nsmap={"wetp": _WETP})
    venster = etree.SubElement(wortel, f"{{{_WETP}}}taskpane", dockstate="right", visibility="0", width="350", row="2")
    etree.SubElement(venster, f"{{{_WETP}}}webextensionref", {f"{{{_R}}}id": "rId1"}, nsmap={"r": _R})
    return als_xml(wortel)


def _webextensie(eigenschappen: dict[str, str]) -> bytes:
    wortel = etree.Element(f"{{{_WE}}}webextension", nsmap={"we": _WE})
    wortel.set("id", f"{{{uuid.uuid5(uuid.NAMESPACE_URL, 'xl_doorrekening')}}}".upper())
    _verwijzing(wortel, _WINKEL.lower(), "nl-NL")
    _verwijzing(etree.SubElement(wortel, f"{{{_WE}}}alternateReferences"), _WINKEL.lower(), _WINKEL)
    blok = etree.SubElement(wortel, f"{{{_WE}}}properties")
    for naam, waarde in (eigenschappen | {"pyodideVersion": _PYODIDE, "addinVersion": _ADDIN}).items():
        tekst = json.dumps(waarde).replace("/", "\\/")
        etree.SubElement(blok, f"{{{_WE}}}property", name=naam, value=tekst)
    etree.SubElement(wortel, f"{{{_WE}}}bindings")
    etree.SubElement(wortel, f"{{{_WE}}}snapshot", nsmap={"r": _R})
    return als_xml(wortel)


def _verwijzing(ouder: etree._Element, id_: str, winkel: str) -> None:
    etree.SubElement(ouder, f"{{{_WE}}}reference", id=id_, version="1.0.0.0", store=winkel, storeType="OMEX")
