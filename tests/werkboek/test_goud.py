"""The workbooks in the folder workbook are what the code makes now; whoever changes one sees what changed in it.

After a meant change: `python workbook/maak.py`, and look at the difference before you commit it.
"""

import importlib.util
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
from lxml import etree

from tests.werkboek.keuring import M, bladdelen, keur
from tests.werkboek.varianten import delen
from xl_doorrekening.werkboek.berekening import TIJD
from xl_doorrekening.werkboek.lezen.uit_bestand import lees

MAP = Path(__file__).parents[2] / "workbook"
VLUCHTIG = {"Stempel": "berekend", "Logboek": "Herbereken"}
"""Tabs with a moment of calculation; it is fixed in `maak.py`, so that nothing has to be left out of the comparison."""
BOEKEN = pytest.mark.parametrize("naam", ["sjabloon.xlsx", "voorbeeldregio.xlsx"])


@cache
def maak() -> ModuleType:
    spec = importlib.util.spec_from_file_location("maak", MAP / "maak.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def vers(naam: str) -> bytes:
    inhoud: bytes = maak().BOEKEN[naam]()
    return inhoud


def teksten(inhoud: dict[str, bytes]) -> list[str]:
    return ["".join(t.text or "" for t in si.iter(M + "t")) for si in etree.fromstring(inhoud["xl/sharedStrings.xml"])]


def cellen(inhoud: dict[str, bytes], deel: str) -> dict[str, tuple[str, str, str]]:
    """Style, formula and value per cell."""
    gedeeld = teksten(inhoud)
    uit = {}
    for c in etree.fromstring(inhoud[deel]).iter(M + "c"):
        waarde = c.findtext(M + "v") or "".join(t.text or "" for t in c.iter(M + "t"))
        waarde = gedeeld[int(waarde)] if c.get("t") == "s" else waarde
        uit[str(c.get("r"))] = (c.get("s", "0"), c.findtext(M + "f") or "", afgerond(waarde))
    return uit


def afgerond(waarde: str) -> str:
    """A figure at 11 digits: the last ones may differ between processors."""
    try:
        return f"{float(waarde):.11g}"
    except ValueError:
        return waarde


def genormaliseerd(inhoud: dict[str, bytes], deel: str) -> bytes:
    """A part as it is, of a tab with its figures rounded."""
    if deel not in bladdelen(inhoud).values():
        return inhoud[deel]
    wortel = etree.fromstring(inhoud[deel])
    for v in wortel.iter(M + "v"):
        v.text = afgerond(v.text or "")
    uit: bytes = etree.tostring(wortel)
    return uit


@BOEKEN
def test_dezelfde_delen(naam: str) -> None:
    """The committed file has the same parts and the same tabs, in the same order."""
    oud, nieuw = delen((MAP / naam).read_bytes()), delen(vers(naam))
    assert list(oud) == list(nieuw)
    assert bladdelen(oud) == bladdelen(nieuw)


@BOEKEN
def test_dezelfde_cellen(naam: str) -> None:
    """Tab by tab the same cells; at most ten differences are shown."""
    oud, nieuw = delen((MAP / naam).read_bytes()), delen(vers(naam))
    verschil = []
    for blad, deel in bladdelen(nieuw).items():
        a, b = cellen(oud, deel), cellen(nieuw, deel)
        verschil += [
            f"{blad}!{r}: {a.get(r)} -> {b.get(r)}" for r in sorted(a.keys() | b.keys()) if a.get(r) != b.get(r)
        ]
    assert verschil[:10] == []


@BOEKEN
def test_elk_deel_is_gelijk(naam: str) -> None:
    """Part by part the same: styles, validations, charts, names, widths."""
    oud, nieuw = delen((MAP / naam).read_bytes()), delen(vers(naam))
    assert [deel for deel in nieuw if genormaliseerd(oud, deel) != genormaliseerd(nieuw, deel)] == []


@BOEKEN
def test_het_pakket_is_heel(naam: str) -> None:
    """No orphans, no references to what is not there."""
    assert keur(delen((MAP / naam).read_bytes())) == []


def test_de_inhoud() -> None:
    """The template is empty and asks for a calculation; the example is calculated at the fixed moment."""
    leeg, vol = lees(MAP / "sjabloon.xlsx"), lees(MAP / "voorbeeldregio.xlsx")
    assert [c.naam for c in leeg.regio.corporaties] == ["Corporatie A", "Corporatie B", "Corporatie C"]
    assert (leeg.regio.uitgangspunten.startjaar, leeg.stempel["berekend"]) == (2026, "")
    tijd = maak().NU.strftime(TIJD)
    assert vol.stempel["berekend"] == tijd
    for blad, woord in VLUCHTIG.items():
        rijen = next(t for t in vol.tabbladen.values() if t.naam == blad).rijen
        assert any(tijd in rij and woord in rij for rij in rijen), blad


def test_maken(tmp_path: Path) -> None:
    """The script writes both files and nothing else; a second time gives the same bytes, whatever the clock says."""
    maak().maak(tmp_path)
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(maak().BOEKEN)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {naam: vers(naam) for naam in maak().BOEKEN}
