"""The example workbook for tests: where its cells stand, how to set them, and how to read them back.

Places follow from the declared tabs and `plaatsing`, not from the reader, so that a test of the reader is no circle.
"""

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from lxml import etree
from openpyxl.workbook import Workbook

from xl_doorrekening.begrippen.instrumenten import NAAR_VHE
from xl_doorrekening.invoer.regio import Regio, vingerafdruk
from xl_doorrekening.invoer.scenarios import Brugkeuze
from xl_doorrekening.invoer.uitvoering import Besluit
from xl_doorrekening.opdrachten.hoofd import hoofd
from xl_doorrekening.voorbeeld import voorbeeldregio
from xl_doorrekening.werkboek.bouwen.plaatsing import Plek, bladnamen, plaats
from xl_doorrekening.werkboek.bouwen.sjabloon import bouw
from xl_doorrekening.werkboek.indeling import alle
from xl_doorrekening.werkboek.indeling.blok import Blad, adres
from xl_doorrekening.werkboek.lezen.uit_bestand import lees
from xl_doorrekening.werkboek.schrijven import cellen

M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
BOEK = "xl/workbook.xml"


@dataclass(frozen=True, slots=True)
class Ruw:
    """A cell as XML writes it: type, value and formula, whatever our own writer would make of it."""

    waarde: str | None = None
    soort: str = ""
    formule: str | None = None


@dataclass(frozen=True, slots=True)
class Cel:
    """A place on a tab, 0-based."""

    blad: str
    rij: int
    kolom: int

    @property
    def adres(self) -> str:
        return adres(self.rij, self.kolom)

    def __str__(self) -> str:
        """As findings write it."""
        return f"'{self.blad.replace(chr(39), chr(39) * 2)}'!{self.adres}"


Plaats = tuple[str, str, str, str]
"""Tab (key of a shared tab, or name of a corporation), block, code of the row, code of the column."""
Inhoud = str | float | Ruw | None


@cache
def voorbeeld() -> Regio:
    """Three of the six corporations of the example: both takken, a tight ICR, a tight LTV."""
    return alleen(0, 3, 4)


def alleen(*wie: int) -> Regio:
    """The example with these corporations only, and the task of the gemeenten where they work."""
    regio = voorbeeldregio()
    corporaties = tuple(regio.corporaties[i] for i in wie)
    gemeenten, namen = {b.gemeente for c in corporaties for b in c.bezit}, {c.naam for c in corporaties}
    o = regio.opgave
    hand = o.handmatig if all(h.corporatie in namen for h in o.handmatig) else ()
    regels = tuple(r for r in o.regels if r.gemeente in gemeenten)
    opgave = o.model_copy(update={"handmatig": hand, "regels": regels})
    return _stap_5(regio.model_copy(update={"corporaties": corporaties, "opgave": opgave}), namen)


def _stap_5(regio: Regio, namen: set[str]) -> Regio:
    """Without agreements and changes that name others, and without the scenarios that then change nothing.

    Of stap 6 what names no corporation: the division is of the whole region.
    """
    s, o = regio.scenarios, regio.solidariteit
    erbij = {*namen, NAAR_VHE, None}
    afspraken = tuple(x for x in o.instrumenten if {x.gever, x.ontvanger} <= erbij)
    wijzigingen = tuple(w for w in s.wijzigingen if w.corporatie in erbij)
    over = {x.scenario for x in (*afspraken, *wijzigingen)}
    lijst = tuple(x for x in s.lijst if x.naam in over or x.plannen is not None)
    lijst = tuple(x if x.bouwt_op in over else x.model_copy(update={"bouwt_op": None}) for x in lijst)
    deelname = tuple(d for d in o.deelname if d.corporatie in namen)
    return regio.model_copy(
        update={
            "scenarios": s.model_copy(
                update={"lijst": lijst, "wijzigingen": wijzigingen, "brug": Brugkeuze(naar=lijst[0].naam)}
            ),
            "solidariteit": o.model_copy(update={"instrumenten": afspraken, "deelname": deelname}),
            "uitvoering": regio.uitvoering.model_copy(
                update={"besluit": Besluit(), "verdeling": (), "prestatieafspraken": (), "trajecten": ()}
            ),
        }
    )


@cache
def voorbeeldbytes() -> bytes:
    """Built once per session; a test gets its own copy on disk."""
    return bouw(voorbeeld())


@dataclass(frozen=True)
class Indeling:
    """The tabs of a region's workbook as the template puts them down."""

    tabs: Mapping[str, tuple[str, Blad, Mapping[str, Plek]]]

    def cel(self, tab: str, blok: str, rij: str, kolom: str) -> Cel:
        naam, blad, plekken = self.tabs[tab]
        b = blad.blok(blok)
        r = plekken[blok].kop + 1 + [x.code for x in b.rijen].index(rij)
        return Cel(naam, r, next(k.plek for k in b.kolommen if k.code == kolom))

    def kop(self, tab: str, blok: str) -> Cel:
        """The cell at the top left of a block."""
        naam, _, plekken = self.tabs[tab]
        return Cel(naam, plekken[blok].kop, 0)


def indeling(regio: Regio) -> Indeling:
    bladen = alle(regio)
    namen = {c.id: c.naam for c in regio.corporaties}
    return Indeling(
        {namen.get(b.corporatie, b.sleutel): (n, b, plaats(b)) for b, n in zip(bladen, bladnamen(bladen), strict=True)}
    )


@cache
def _voorbeeldindeling() -> Indeling:
    return indeling(voorbeeld())


def cel(*plaats: str) -> Cel:
    """Where a cell of the example stands."""
    return _voorbeeldindeling().cel(*plaats)


def kop(tab: str, blok: str) -> Cel:
    return _voorbeeldindeling().kop(tab, blok)


# --- files ----------------------------------------------------------------------------------------------------------


def delen(pad: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(pad) as zip_:
        return {n: zip_.read(n) for n in zip_.namelist()}


def schrijf(pad: Path, onderdelen: Mapping[str, bytes]) -> None:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as zip_:
        for naam, inhoud in onderdelen.items():
            zip_.writestr(naam, inhoud)
    pad.write_bytes(uit.getvalue())


def deel_van(onderdelen: Mapping[str, bytes], blad: str) -> str:
    """The part of a tab, by its name."""
    id_ = next(s.get(R + "id") for s in etree.fromstring(onderdelen[BOEK]).iter(M + "sheet") if s.get("name") == blad)
    rels = etree.fromstring(onderdelen["xl/_rels/workbook.xml.rels"])
    doel = next(str(r.get("Target")) for r in rels if r.get("Id") == id_)
    return doel.lstrip("/") if doel.startswith("/") else f"xl/{doel}"


def zet_cellen(pad: Path, waarden: Iterable[tuple[Cel, Inhoud]]) -> None:
    """Set cells at their places, through our own writer or as raw XML."""
    onderdelen = delen(pad)
    per_blad: dict[str, list[tuple[Cel, Inhoud]]] = {}
    for plek, inhoud in waarden:
        per_blad.setdefault(plek.blad, []).append((plek, inhoud))
    for blad, lijst in per_blad.items():
        deel = deel_van(onderdelen, blad)
        gewoon = {(c.rij, c.kolom): 0.0 if isinstance(i, Ruw) else i for c, i in lijst}
        xml = cellen.zet(onderdelen[deel], gewoon)
        ruw = {c.adres: i for c, i in lijst if isinstance(i, Ruw)}
        onderdelen[deel] = _ruw(xml, ruw) if ruw else xml
    schrijf(pad, onderdelen)


def _ruw(xml: bytes, ruw: Mapping[str, Ruw]) -> bytes:
    wortel = etree.fromstring(xml)
    for c in wortel.iter(M + "c"):
        r = ruw.get(str(c.get("r")))
        if r is None:
            continue
        for kind in list(c):
            c.remove(kind)
        if r.soort:
            c.set("t", r.soort)
        for tag, tekst in (("f", r.formule), ("v", r.waarde)):
            if tekst is not None:
                etree.SubElement(c, M + tag).text = tekst
    return etree.tostring(wortel, xml_declaration=True, encoding="UTF-8", standalone=True)


def zet(pad: Path, *waarden: tuple[str, str, str, str, Inhoud]) -> None:
    """Set cells of the example workbook: (tab, blok, rij, kolom, waarde) in the unit of the sheet."""
    zet_cellen(pad, [(cel(*w[:4]), w[4]) for w in waarden])


def met_openpyxl(pad: Path, doe: Callable[[Workbook], object]) -> None:
    """Change the file as openpyxl does, which writes the whole of it again."""
    boek = openpyxl.load_workbook(pad)
    doe(boek)
    boek.save(pad)


def lees_cel(pad: Path, *plaats: str) -> object:
    """The value of one cell of the example, as another program reads it."""
    plek = cel(*plaats)
    boek = openpyxl.load_workbook(pad, read_only=True, data_only=True)
    try:
        return boek[plek.blad][plek.adres].value
    finally:
        boek.close()


# --- commands -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Uitvoer:
    code: int
    uit: str
    fout: str


def gang(*argumenten: str | Path | int) -> Uitvoer:
    """One command in this process, as the shell sees it."""
    uit, fout = io.StringIO(), io.StringIO()
    with redirect_stdout(uit), redirect_stderr(fout):
        try:
            code = hoofd([str(a) for a in argumenten])
        except SystemExit as einde:  # argparse
            code = int(einde.code or 0)
    return Uitvoer(code, uit.getvalue(), fout.getvalue())


def bestanden(map_: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in sorted(map_.iterdir()) if p.is_file()}


def ongemoeid(boek: Path) -> None:
    """The same model as before, without a word."""
    g = lees(boek)
    assert g.bevindingen == []
    assert g.regio == voorbeeld()
    assert vingerafdruk(g.regio) == vingerafdruk(voorbeeld())


def geweigerd(pad: Path) -> list[str]:
    """The findings for which herbereken does not compute: code 1, no results, nothing written."""
    voor = bestanden(pad.parent)
    u = gang("herbereken", pad)
    assert (u.code, u.uit) == (1, "")
    assert bestanden(pad.parent) == voor
    *regels, slot = u.fout.splitlines()
    fouten = sum(r.startswith("FOUT ") for r in regels)
    assert (
        slot == f"{fouten} {'fout' if fouten == 1 else 'fouten'} in de invoer: er is niet gerekend en niets geschreven."
    )
    return regels


@pytest.fixture
def boek(tmp_path: Path) -> Path:
    """A copy of the example workbook, without results."""
    pad = tmp_path / "regio.xlsx"
    pad.write_bytes(voorbeeldbytes())
    return pad
