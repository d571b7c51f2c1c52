"""Find blocks in a file by their defined names, rows by their code and columns by their header."""

import io
import posixpath
import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lxml import etree
from python_calamine import CalamineWorkbook

from xl_doorrekening.werkboek.bestand import Bestandsfout, Pakket
from xl_doorrekening.werkboek.indeling.blok import BLOKNAAM, CODE, Blok, Soort

_NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_BEREIK = re.compile(r"^(?:.*!)?\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?$")
_FOUTCEL = re.compile(rb'<(?:\w+:)?c\b(?=[^>]*\bt="e")[^>]*\br="([A-Z]+)(\d+)"[^>]*>')
_ZONDER_WAARDE = re.compile(  # t="str" without a value is a formula that gives an empty text: a blank
    rb'<(?:\w+:)?c\b(?![^>]*\bt="str")[^>]*\br="([A-Z]+)(\d+)"[^>]*>'
    rb"\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)"
    rb"\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
FOUTWAARDE, GEEN_WAARDE = "een foutwaarde van Excel (zoals #N/B of #VERW!)", "een formule zonder uitkomst"


def parser() -> etree.XMLParser:
    """No entities, no network, no huge trees."""
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def kolomnummer(letters: str) -> int:
    n = 0
    for x in letters:
        n = n * 26 + ord(x) - 64
    return n - 1


def positie(adres: str) -> tuple[int, int]:
    """A1 as (rij, kolom), 0-based."""
    letters = adres.rstrip("0123456789")
    return int(adres[len(letters) :]) - 1, kolomnummer(letters)


@dataclass(frozen=True, slots=True)
class Bereik:
    """A rectangle, 0-based and inclusive."""

    rij0: int
    kolom0: int
    rij1: int
    kolom1: int


@dataclass(frozen=True)
class Blokplek:
    """A declared block as it stands in a file: rows by code, columns by code, absolute positions."""

    blok: Blok
    bereik: Bereik
    rijen: dict[str, int]
    kolommen: dict[str, int]
    ontbrekende_rijen: tuple[str, ...]
    ontbrekende_kolommen: tuple[str, ...]
    ingevoegd: tuple[int, ...]
    """Rows inside the block without a code we know."""


class Tabblad:
    """One sheet: its name, its part, its names, and its values."""

    def __init__(self, naam: str, deel: str, xml: bytes, boek: CalamineWorkbook) -> None:
        self.naam, self.deel, self._xml, self._boek = naam, deel, xml, boek
        self.namen: dict[str, Bereik | None] = {}
        """None where the name points at nothing (#REF!)."""

    @cached_property
    def rijen(self) -> list[list[Any]]:
        """All values from A1 on; blanks are ""."""
        return self._boek.get_sheet_by_name(self.naam).to_python(skip_empty_area=False)

    @cached_property
    def bijzonder(self) -> dict[tuple[int, int], str]:
        """Cells whose value cannot be read as one: errors, and formulas that were never calculated."""
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

    def waarde(self, rij: int, kolom: int) -> Any:
        if 0 <= rij < len(self.rijen) and kolom < len(self.rijen[rij]):
            return self.rijen[rij][kolom]
        return ""

    def rechthoek(self, b: Bereik) -> list[list[Any]]:
        return [[self.waarde(r, k) for k in range(b.kolom0, b.kolom1 + 1)] for r in range(b.rij0, b.rij1 + 1)]

    def heeft(self, bloknaam: str) -> bool:
        return self.namen.get(BLOKNAAM + bloknaam) is not None

    def vind(self, blok: Blok) -> Blokplek | None:
        """Where the block stands; None when its name is gone."""
        b = self.namen.get(BLOKNAAM + blok.naam)
        if b is None:
            return None
        koppen = {_tekst(self.waarde(b.rij0, k)): k for k in range(b.kolom1, b.kolom0 - 1, -1)}
        kolommen = {k.code: koppen[k.kop] for k in blok.kolommen if k.kop in koppen}
        ingevoegd: list[int] = []
        rest = range(b.rij0 + 1, b.rij1 + 1)
        if blok.soort is Soort.TABEL:
            rijen = {str(i + 1): r for i, r in enumerate(rest)}
        else:
            bekend = {r.code for r in blok.rijen}
            rijen = {}
            for r in rest:
                code = _tekst(self.waarde(r, b.kolom0 + CODE))
                if code in bekend and code not in rijen:
                    rijen[code] = r
                else:
                    ingevoegd.append(r)
        weg = () if blok.soort is Soort.TABEL else tuple(r.code for r in blok.rijen if r.code not in rijen)
        return Blokplek(
            blok,
            b,
            rijen,
            kolommen,
            weg,
            tuple(k.kop for k in blok.kolommen if k.code not in kolommen),
            tuple(ingevoegd),
        )


def _tekst(waarde: Any) -> str:
    if isinstance(waarde, float) and waarde.is_integer():
        return str(int(waarde))
    return " ".join(str(waarde).split())


class Wegwijzer:
    """The sheets of a workbook file and everything that has a name in them."""

    def __init__(self, pakket: Pakket, ruw: bytes) -> None:
        try:
            self.bladen = _bladen(pakket, CalamineWorkbook.from_filelike(io.BytesIO(ruw)))
            for blad in self.bladen:
                blad.lees_door()
        except (etree.XMLSyntaxError, KeyError, ValueError, StopIteration) as fout:
            raise _onleesbaar(pakket) from fout
        except Exception as fout:  # calamine raises its own types
            if type(fout).__module__.startswith("python_calamine"):
                raise _onleesbaar(pakket) from fout
            raise

    def met(self, *bloknamen: str) -> list[Tabblad]:
        """Sheets that hold a block of one of these names."""
        return [t for t in self.bladen if any(t.heeft(n) for n in bloknamen)]


def _onleesbaar(pakket: Pakket) -> Bestandsfout:
    return Bestandsfout(
        f'Het bestand "{pakket.pad.name}" is geen leesbaar Excel-werkboek. Open het in Excel, sla het opnieuw op en '
        "probeer het nog eens, of zet de reservekopie terug."
    )


def _bladen(pakket: Pakket, boek: CalamineWorkbook) -> list[Tabblad]:
    onderdelen = pakket.onderdelen
    relaties = {
        r.get("Id"): str(r.get("Target"))
        for r in etree.fromstring(onderdelen["xl/_rels/workbook.xml.rels"], parser())
        if str(r.get("Type", "")).endswith("/worksheet")
    }
    wortel = etree.fromstring(onderdelen["xl/workbook.xml"], parser())
    bladen: list[Tabblad | None] = []
    for s in next(wortel.iterchildren(_NS + "sheets")):
        doel = relaties.get(s.get(_RID))
        deel = "" if doel is None else doel.lstrip("/") if doel.startswith("/") else posixpath.normpath(f"xl/{doel}")
        bladen.append(Tabblad(str(s.get("name")), deel, onderdelen[deel], boek) if deel in onderdelen else None)
    for n in wortel.iter(_NS + "definedName"):
        plek, naam = n.get("localSheetId"), str(n.get("name"))
        if plek is None or not plek.isdigit() or int(plek) >= len(bladen):
            continue
        blad = bladen[int(plek)]
        if blad is not None:
            blad.namen[naam] = _bereik(n.text or "")
    return [b for b in bladen if b is not None]


def _bereik(tekst: str) -> Bereik | None:
    m = _BEREIK.match(tekst)
    if not m:
        return None
    k0, r0, k1, r1 = m.groups()
    return Bereik(int(r0) - 1, kolomnummer(k0), int(r1 or r0) - 1, kolomnummer(k1 or k0))
