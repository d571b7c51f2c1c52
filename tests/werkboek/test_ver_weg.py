"""A workbook from elsewhere that is made to exhaust the reader, or that a slip of the keyboard made so."""

from pathlib import Path

import pytest

from tests.werkboek.hulp import deel_van, delen, schrijf
from xl_doorrekening.werkboek.bestand import Bestandsfout
from xl_doorrekening.werkboek.lezen.uit_bestand import lees

KLACHT = (
    "In het bestand \"regio.xlsx\" staat iets ver buiten de tabel: 'Stadswaard'!{}. Wis die cel en alles daaromheen in "
    "Excel en sla op; er is niets gelezen of geschreven."
)


@pytest.mark.parametrize(("rij", "cel"), [(1_048_576, "B1048576"), (20_001, "A20001"), (9_000, "ZZZ9000")])
def test_een_cel_ver_weg_wordt_geweigerd(boek: Path, rij: int, cel: str) -> None:
    inhoud = delen(boek)
    deel = deel_van(inhoud, "Stadswaard")
    ver = f'<row r="{rij}"><c r="{cel}"><v>1</v></c></row></sheetData>'.encode()
    inhoud[deel] = inhoud[deel].replace(b"</sheetData>", ver)
    schrijf(boek, inhoud)
    with pytest.raises(Bestandsfout) as fout:
        lees(boek)
    assert str(fout.value) == KLACHT.format(cel)


def test_opmaak_ver_weg_is_geen_bezwaar(boek: Path) -> None:
    """A whole column in colour leaves cells without content; nobody has to lay those out."""
    inhoud = delen(boek)
    deel = deel_van(inhoud, "Stadswaard")
    leeg = b'<row r="30000"><c r="A30000" s="1"/></row></sheetData>'
    inhoud[deel] = inhoud[deel].replace(b"</sheetData>", leeg)
    schrijf(boek, inhoud)
    assert lees(boek).bevindingen == []


def test_een_werkblad_dat_geen_xml_heet_wordt_geweigerd(boek: Path) -> None:
    """Parts of another name are not looked through for entities, so no sheet may hide in one."""
    inhoud = delen(boek)
    deel = deel_van(inhoud, "Stadswaard")
    anders = deel.removesuffix(".xml") + ".dat"
    inhoud[anders] = inhoud.pop(deel)
    for naam in ("xl/_rels/workbook.xml.rels", "[Content_Types].xml"):
        kort, lang = deel.removeprefix("xl/").encode(), anders.removeprefix("xl/").encode()
        inhoud[naam] = inhoud[naam].replace(kort, lang)
    schrijf(boek, inhoud)
    with pytest.raises(Bestandsfout, match="geen leesbaar Excel-werkboek"):
        lees(boek)


def test_veel_tekens_in_een_kenmerk_kosten_geen_tijd(boek: Path) -> None:
    """Text that looks like cells inside an attribute is no cell; reading it is linear."""
    inhoud = delen(boek)
    deel = deel_van(inhoud, "Stadswaard")
    vol = b"<sheetData x='" + b'r="A1" t="e" ' * 20_000 + b"'>"
    inhoud[deel] = inhoud[deel].replace(b"<sheetData>", vol)
    schrijf(boek, inhoud)
    assert lees(boek).bevindingen == []
