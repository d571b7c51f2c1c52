"""The two files with VBA: the workbook with buttons (.xlsm) and the add-in (.xlam). Same input, same bytes."""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from lxml import etree
from pyopenvba import ExcelFile

from xl_doorrekening.excel.vba import modules
from xl_doorrekening.excel.vba.instellingen import CONFBLAD, INSTELLINGEN
from xl_doorrekening.excel.verpakking import Delen, ingepakt, uitgepakt
from xl_doorrekening.werkboek.beheer.overzetten import TYPES, Boek
from xl_doorrekening.werkboek.bestand.xml import als_xml, parser
from xl_doorrekening.werkboek.schrijven.koppelingen import ADDIN

_NS: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_M: Final = f"{{{_NS}}}"
_SOORT: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_SOORT_MACRO: Final = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
_SOORT_SJABLOON: Final = "application/vnd.ms-excel.template.macroEnabled.main+xml"
_GEDEELD: Final = "xl/sharedStrings.xml"
_KERN: Final = b"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Doorrekening</dc:title>\
<dc:description>Herbereken, Controleer, Uitleg, Optimaliseer, Verzendkopie en Samenvoegen voor het actieve werkboek\
</dc:description>\
</cp:coreProperties>"""


def maak_xlsm(xlsx: bytes) -> bytes:
    """A workbook, built with buttons, with the VBA that they call and its settings; all else as it was."""
    boek = Boek(uitgepakt(xlsx))
    for o in boek.typen:
        if o.get("ContentType") == _SOORT:
            o.set("ContentType", _SOORT_MACRO)
    boek.voeg_in(CONFBLAD, len(boek.namen()))
    boek.bladen[-1].set("state", "hidden")
    boek.delen[boek.deel(CONFBLAD)] = _confblad()
    with TemporaryDirectory() as map_:
        pad = _geschreven(Path(map_) / "werkboek.xlsm", boek.klaar())
        with ExcelFile(pad) as bestand:
            modules.zet_modules(bestand.add_vba_project(), modules.werkboekmodules())
            _bewaar(bestand)
        return ingepakt(uitgepakt(pad.read_bytes()))


def maak_xltm(xlsx: bytes) -> bytes:
    """The same as a template, from which Excel makes a new workbook."""
    delen = uitgepakt(maak_xlsm(xlsx))
    return ingepakt(delen | {TYPES: delen[TYPES].replace(_SOORT_MACRO.encode(), _SOORT_SJABLOON.encode())})


def maak_xlam() -> bytes:
    """The add-in: xlwings' own empty one, with our commands, our ribbon tab and our name in it."""
    with TemporaryDirectory() as map_:
        pad = Path(map_) / ADDIN
        pad.write_bytes(modules.LOSSE_ADDIN.read_bytes())
        with ExcelFile(pad) as bestand:
            modules.zet_modules(bestand.vba_project(), modules.addinmodules())
            _bewaar(bestand)
        delen = uitgepakt(pad.read_bytes())
    return ingepakt(_op_onze_naam(delen))


def _op_onze_naam(delen: Delen) -> Delen:
    boek = Boek(delen)
    for element in list(boek.boek):
        # what else stands there is of xlwings' author: a folder of his, a forced calculation, an empty list of names
        if element.tag not in {_M + naam for naam in ("fileVersion", "workbookPr", "bookViews", "sheets")}:
            boek.boek.remove(element)
    (blad,) = boek.bladen
    deel = boek.deel(str(blad.get("name")))
    codenaam = etree.fromstring(delen[deel], parser()).find(f"{_M}sheetPr")
    assert codenaam is not None
    blad.set("name", CONFBLAD)
    boek.delen[deel] = _confblad(str(codenaam.get("codeName")))
    boek.verwijder_deel(_GEDEELD)
    for r in [r for r in boek.rels if r.get("Target") == _GEDEELD.removeprefix("xl/")]:
        boek.rels.remove(r)
    return boek.klaar() | {"docProps/core.xml": _KERN, "customUI/customUI.xml": modules.lint()}


def _confblad(codenaam: str = "") -> bytes:
    """xlwings reads names in column A and values in column B."""
    wortel = etree.fromstring(f'<worksheet xmlns="{_NS}"/>', parser())
    if codenaam:
        etree.SubElement(wortel, f"{_M}sheetPr", codeName=codenaam)
    etree.SubElement(wortel, f"{_M}dimension", ref=f"A1:B{len(INSTELLINGEN)}")
    rijen = etree.SubElement(wortel, f"{_M}sheetData")
    for r, paar in enumerate(INSTELLINGEN.items(), 1):
        rij = etree.SubElement(rijen, f"{_M}row", r=str(r))
        for kolom, tekst in zip("AB", paar, strict=True):
            cel = etree.SubElement(rij, f"{_M}c", r=f"{kolom}{r}", t="inlineStr")
            etree.SubElement(etree.SubElement(cel, f"{_M}is"), f"{_M}t").text = tekst
    return als_xml(wortel)


def _bewaar(bestand: ExcelFile) -> None:
    bestand.save()
    fouten = bestand.validate()
    if fouten:
        raise ValueError("Het VBA-project klopt niet: " + "; ".join(fouten))


def _geschreven(pad: Path, delen: Mapping[str, bytes]) -> Path:
    pad.write_bytes(ingepakt(delen))
    return pad
