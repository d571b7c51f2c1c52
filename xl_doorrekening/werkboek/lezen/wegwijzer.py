"""A workbook file as a source: sheets, names and values from its parts, read as a whole."""

import io
import posixpath
from functools import cached_property
from typing import Any, cast

from lxml import etree
from python_calamine import CalamineWorkbook

from xl_doorrekening.werkboek.bestand import Bestandsfout, Pakket
from xl_doorrekening.werkboek.bestand.xml import parser
from xl_doorrekening.werkboek.indeling.blok import BLOKNAAM
from xl_doorrekening.werkboek.lezen.bron import FOUTWAARDE, GEEN_WAARDE, Bron, Tabblad, lees_bereik, positie

_NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_FOUTCEL = etree.XPath('//m:c[@t="e"]', namespaces={"m": _NS[1:-1]})
_ZONDER_WAARDE = etree.XPath(  # t="str" without a value is a formula that gives an empty text: a blank
    '//m:c[m:f and not(m:v[text()]) and not(@t="str")]', namespaces={"m": _NS[1:-1]}
)
MAX_RIJEN, MAX_KOLOMMEN = 20_000, 1_000
"""A cell with content further away makes every reader lay out a sheet as large."""


class TeVer(ValueError):
    """A tab with content far outside what a workbook of ours can hold."""


class Bestandstab(Tabblad):
    """A sheet of a file."""

    def __init__(self, naam: str, deel: str, xml: bytes, boek: CalamineWorkbook) -> None:
        super().__init__(naam)
        self.deel, self._xml, self._boek = deel, xml, boek
        self._bijzonder: dict[tuple[int, int], str] = {}

    @cached_property
    def rijen(self) -> list[list[Any]]:
        return self._boek.get_sheet_by_name(self.naam).to_python(skip_empty_area=False)

    @property
    def bijzonder(self) -> dict[tuple[int, int], str]:
        return self._bijzonder

    def zelfde(self, ander: "Bestandstab") -> bool:
        """Whether this is that very tab, with the same names."""
        return self._xml is ander._xml and self.deel == ander.deel and self.namen == ander.namen

    def lees_door(self) -> None:
        """Read a tab of ours whole, so that damage shows now and not halfway; nothing of other tabs is read."""
        if not any(n.startswith(BLOKNAAM) for n in self.namen):
            return
        wortel = etree.fromstring(self._xml, parser())
        if wortel.find(f"{_NS}sheetData") is None:
            raise ValueError(f"'{self.naam}' is geen werkblad")
        for rij in wortel.iterfind(f"{_NS}sheetData/{_NS}row"):
            laatste = next((c.get("r") for c in reversed(rij) if len(c)), None)
            if laatste is not None and (positie(laatste)[0] >= MAX_RIJEN or positie(laatste)[1] >= MAX_KOLOMMEN):
                raise TeVer(f"'{self.naam}'!{laatste}")
        for zoek, wat in ((_FOUTCEL, FOUTWAARDE), (_ZONDER_WAARDE, GEEN_WAARDE)):
            for c in cast("list[etree._Element]", zoek(wortel)):
                if plek := c.get("r"):
                    self._bijzonder[positie(plek)] = wat
        _ = self.rijen


def wegwijzer(pakket: Pakket, vorige: Bron | None = None) -> Bron:
    """The sheets of a workbook file and everything that has a name in them; damage shows here.

    `vorige`: the same workbook as it was read before; tabs that did not change since are not read again.
    """
    try:
        al = {b.naam: b for b in vorige.bladen if isinstance(b, Bestandstab)} if vorige else {}
        bladen = []
        for blad in _bladen(pakket, CalamineWorkbook.from_filelike(io.BytesIO(pakket.ruw))):
            oud = al.get(blad.naam)
            if oud is not None and oud.zelfde(blad):
                bladen.append(oud)
                continue
            blad.lees_door()
            bladen.append(blad)
    except TeVer as fout:
        raise Bestandsfout(
            f'In het bestand "{pakket.pad.name}" staat iets ver buiten de tabel: {fout}. '
            "Wis die cel en alles daaromheen in Excel en sla op; er is niets gelezen of geschreven."
        ) from fout
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
        if deel in onderdelen and not deel.endswith(".xml"):
            raise ValueError(f"een werkblad in {deel}")  # not looked through for entities
        bladen.append(Bestandstab(str(s.get("name")), deel, onderdelen[deel], boek) if deel in onderdelen else None)
    for n in wortel.iter(_NS + "definedName"):
        plek, naam = n.get("localSheetId"), str(n.get("name"))
        if plek is None or not plek.isdigit() or int(plek) >= len(bladen):
            continue
        blad = bladen[int(plek)]
        if blad is not None:
            blad.namen[naam] = lees_bereik(n.text or "")
    return [b for b in bladen if b is not None]
