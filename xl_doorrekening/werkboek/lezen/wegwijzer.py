"""A workbook file as a source: sheets, names and values from its parts, read as a whole."""

import io
import posixpath
import re
from functools import cached_property
from typing import Any

from lxml import etree
from python_calamine import CalamineWorkbook

from xl_doorrekening.werkboek.bestand import Bestandsfout, Pakket
from xl_doorrekening.werkboek.indeling.blok import BLOKNAAM
from xl_doorrekening.werkboek.lezen.bron import FOUTWAARDE, GEEN_WAARDE, Bron, Tabblad, kolomnummer, lees_bereik

_NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_FOUTCEL = re.compile(rb'<(?:\w+:)?c\b(?=[^>]*\bt="e")[^>]*\br="([A-Z]+)(\d+)"[^>]*>')
_ZONDER_WAARDE = re.compile(  # t="str" without a value is a formula that gives an empty text: a blank
    rb'<(?:\w+:)?c\b(?![^>]*\bt="str")[^>]*\br="([A-Z]+)(\d+)"[^>]*>'
    rb"\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)"
    rb"\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)


def parser() -> etree.XMLParser:
    """No entities, no network, no huge trees."""
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


class Bestandstab(Tabblad):
    """A sheet of a file."""

    def __init__(self, naam: str, deel: str, xml: bytes, boek: CalamineWorkbook) -> None:
        super().__init__(naam)
        self.deel, self._xml, self._boek = deel, xml, boek

    @cached_property
    def rijen(self) -> list[list[Any]]:
        return self._boek.get_sheet_by_name(self.naam).to_python(skip_empty_area=False)

    @cached_property
    def bijzonder(self) -> dict[tuple[int, int], str]:
        uit = {}
        for patroon, wat in ((_FOUTCEL, FOUTWAARDE), (_ZONDER_WAARDE, GEEN_WAARDE)):
            for m in patroon.finditer(self._xml):
                uit[int(m[2]) - 1, kolomnummer(m[1].decode())] = wat
        return uit

    def lees_door(self) -> None:
        """Read a tab of ours whole, so that damage shows now and not halfway."""
        if any(n.startswith(BLOKNAAM) for n in self.namen):
            etree.fromstring(self._xml, parser())
            _ = self.rijen


def wegwijzer(pakket: Pakket, ruw: bytes) -> Bron:
    """The sheets of a workbook file and everything that has a name in them; damage shows here."""
    try:
        bladen = _bladen(pakket, CalamineWorkbook.from_filelike(io.BytesIO(ruw)))
        for blad in bladen:
            blad.lees_door()
    except (etree.XMLSyntaxError, KeyError, ValueError, StopIteration) as fout:
        raise _onleesbaar(pakket) from fout
    except Exception as fout:  # calamine raises its own types
        if type(fout).__module__.startswith("python_calamine"):
            raise _onleesbaar(pakket) from fout
        raise
    return Bron(pakket.pad.name, list(bladen), pakket)


def _onleesbaar(pakket: Pakket) -> Bestandsfout:
    return Bestandsfout(
        f'Het bestand "{pakket.pad.name}" is geen leesbaar Excel-werkboek. Open het in Excel, sla het opnieuw op en '
        "probeer het nog eens, of zet de reservekopie terug."
    )


def _bladen(pakket: Pakket, boek: CalamineWorkbook) -> list[Bestandstab]:
    onderdelen = pakket.onderdelen
    relaties = {
        r.get("Id"): str(r.get("Target"))
        for r in etree.fromstring(onderdelen["xl/_rels/workbook.xml.rels"], parser())
        if str(r.get("Type", "")).endswith("/worksheet")
    }
    wortel = etree.fromstring(onderdelen["xl/workbook.xml"], parser())
    bladen: list[Bestandstab | None] = []
    for s in next(wortel.iterchildren(_NS + "sheets")):
        doel = relaties.get(s.get(_RID))
        deel = "" if doel is None else doel.lstrip("/") if doel.startswith("/") else posixpath.normpath(f"xl/{doel}")
        bladen.append(Bestandstab(str(s.get("name")), deel, onderdelen[deel], boek) if deel in onderdelen else None)
    for n in wortel.iter(_NS + "definedName"):
        plek, naam = n.get("localSheetId"), str(n.get("name"))
        if plek is None or not plek.isdigit() or int(plek) >= len(bladen):
            continue
        blad = bladen[int(plek)]
        if blad is not None:
            blad.namen[naam] = lees_bereik(n.text or "")
    return [b for b in bladen if b is not None]
