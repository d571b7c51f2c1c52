"""The copy to mail: only values, nothing of the file or of others, and the same figures."""

import re
from pathlib import Path

import numpy as np
import openpyxl
import pytest
from hypothesis import given
from lxml import etree

from tests.reizen.bouw import EEN, TWEE, leg
from tests.strategieen import onderzoek, regios
from tests.werkboek.hulp import delen, gang, met_openpyxl, voorbeeld, zet
from tests.werkboek.keuring import bladdelen, keur
from tests.werkboek.pakken import pak_in
from tests.werkboek.vergelijken import NU
from xl_doorrekening.begrippen.opgave import Opgavetype
from xl_doorrekening.doorrekenen import doorrekenen
from xl_doorrekening.werkboek.bouwen.sjabloon import bouw
from xl_doorrekening.werkboek.lezen.uit_bestand import lees
from xl_doorrekening.werkboek.reizen.stempel import lees_reis
from xl_doorrekening.werkboek.reizen.verzenden import deel

K = dict[str, bytes]
MAG = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(app|core)\.xml|xl/(workbook|styles|sharedStrings|metadata)\.xml"
    r"|xl/_rels/workbook\.xml\.rels|xl/theme/theme1\.xml|xl/worksheets/(_rels/)?sheet\d+\.xml(\.rels)?"
    r"|xl/drawings/(_rels/)?drawing\d+\.xml(\.rels)?|xl/charts/chart\d+\.xml"
)
"""Parts a copy may have: no macros, links, comments, connections, web extensions, custom XML or printer settings."""


@pytest.mark.parametrize("wie", [EEN, TWEE, ""])
def test_alleen_wat_erin_mag(kopieen: K, tmp_path: Path, wie: str) -> None:
    pad = leg(tmp_path / "kopie.xlsx", kopieen[wie])
    inhoud = delen(pad)
    assert keur(inhoud) == []
    assert [n for n in inhoud if not MAG.fullmatch(n)] == []
    alles = b"".join(inhoud.values())
    for verboden in (b"fullCalcOnLoad", b"vbaProject", b"externalLink", b"xl_doorrekening.xlam", b"DR_", b"TargetMode"):
        assert verboden not in alles
    kern = etree.fromstring(inhoud["docProps/core.xml"])
    assert {etree.QName(e).localname: e.text for e in kern if e.text}.keys() <= {"title", "created", "modified"}
    boek = openpyxl.load_workbook(pad)
    assert [s.title for s in boek if s.sheet_state != "visible"] == ["Reis"]
    assert boek.active.title == "Start"


@pytest.mark.parametrize("wie", [EEN, TWEE])
def test_van_de_anderen_geen_cijfer(kopieen: K, tmp_path: Path, wie: str) -> None:
    """Not even a name: nobody reads another's figures in a copy for one."""
    anderen = [c for c in voorbeeld().corporaties if c.naam != wie]
    alles = b"".join(delen(leg(tmp_path / "kopie.xlsx", kopieen[wie])).values()).decode()
    for c in anderen:
        assert c.naam not in alles
        assert c.id not in alles


@pytest.mark.parametrize("wie", [EEN, TWEE])
def test_dezelfde_uitkomsten(kopieen: K, tmp_path: Path, wie: str) -> None:
    """Every line of every variant, as the region has it; and recalculating at home changes nothing."""
    pad = leg(tmp_path / "kopie.xlsx", kopieen[wie])
    g = lees(pad)
    assert g.bevindingen == []
    hier, daar = doorrekenen(voorbeeld()), doorrekenen(g.regio)
    c = next(i for i, x in enumerate(voorbeeld().corporaties) if x.naam == wie)
    for a, b in zip(hier.varianten, daar.varianten, strict=True):
        for naam in a.uitkomst.reeksen:
            np.testing.assert_allclose(a.uitkomst.lijn(naam)[0, c], b.uitkomst.lijn(naam)[0, 0], rtol=1e-9, atol=1e-3)
    u = gang("herbereken", pad)
    assert "was al bijgewerkt" in u.uit


@given(regios())
@onderzoek(20)
def test_elke_regio_in_delen(regio) -> None:  # type: ignore[no-untyped-def]
    """Of each corporation alone, with its part of the task, the figures are those in the region."""
    d = doorrekenen(regio)
    for c, x in enumerate(regio.corporaties):
        los = doorrekenen(deel(regio, d, x.id))
        for code in ("schuld", "beleidswaarde", "investeringssaldo"):
            for a, b in ((d.basis, los.basis), (d.opgave, los.opgave)):
                if a is not None and b is not None:
                    np.testing.assert_allclose(
                        a.uitkomst.lijn(code)[0, c], b.uitkomst.lijn(code)[0, 0], rtol=1e-9, atol=1e-3
                    )


def test_wat_de_ontvanger_leest(kopieen: K, tmp_path: Path) -> None:
    """Two sentences on Start, above everything, and the results as values."""
    pad = leg(tmp_path / "kopie.xlsx", kopieen[EEN])
    start = openpyxl.load_workbook(pad, data_only=True)["Start"]
    assert str(start["B2"].value).startswith(f"Dit is de kopie voor {EEN} van Voorbeeldregio, verstuurd op")
    assert f"Vul het tabblad “{EEN}” in, sla op en stuur dit bestand terug." in str(start["B2"].value)
    assert str(start["B4"].value).startswith("Alleen dat tabblad wordt overgenomen; de coördinator rekent opnieuw.")
    for tab in ("Uitkomsten", "Uitkomsten opgave", "Opgave", "Toerekening"):
        kop = openpyxl.load_workbook(pad)[tab]["B2"].value
        assert kop == f"Alleen {EEN}: dit zijn niet de uitkomsten van de regio."
    formules = b"".join(x for n, x in delen(pad).items() if "worksheets" in n)
    assert b"Wie dit stuurde, rekent opnieuw" in formules
    assert b'. Kies Herbereken"' not in formules
    waarden = [c.value for rij in start.iter_rows() for c in rij]
    assert "actueel" in waarden


def test_het_stempel(kopieen: K, tmp_path: Path) -> None:
    reis = lees_reis(lees(leg(tmp_path / "kopie.xlsx", kopieen[EEN])))
    assert reis is not None
    assert (reis.gegevens["naam"], reis.gegevens["regio"]) == (EEN, "Voorbeeldregio")
    assert reis.gegevens["verstuurd"] == NU.strftime("%d-%m-%Y %H:%M")
    assert set(reis.basis) == {c.id for c in voorbeeld().corporaties if c.naam == EEN}


def test_opdracht(regio: Path) -> None:
    """Beside the workbook, under a name of its own, and never over an earlier copy unless that is asked."""
    zet(regio, (EEN, "algemeen", "gemeenten", "waarde", "=1+1"))
    met_openpyxl(regio, lambda boek: boek.create_sheet("Mijn notities"))
    voor = regio.read_bytes()
    u = gang("verstuur", regio, "--aan", EEN.upper())
    assert u.code == 0, u.fout
    assert "Wat van uzelf is gaat niet mee: Mijn notities. Toch mee, als waarden? Geef --ook" in u.uit
    uit = regio.parent / f"regio – {EEN}.xlsx"
    assert lees(uit).regio.corporaties[0].algemeen.gemeenten == "=1+1"
    assert regio.read_bytes() == voor
    u = gang("verstuur", regio, "--aan", EEN)
    assert (u.code, "bestaat al" in u.fout) == (2, True)
    assert gang("verstuur", regio, "--aan", EEN, "--vervang").code == 0
    assert gang("verstuur", regio, "--alles").code == 0
    assert (regio.parent / "regio – verzendkopie.xlsx").is_file()
    assert "Er is geen corporatie “Elders”" in gang("verstuur", regio, "--aan", "Elders").fout


def test_niet_over_het_werkboek_en_niet_van_een_kopie(regio: Path) -> None:
    """A copy of a copy would forget what was sent."""
    voor = regio.read_bytes()
    u = gang("verstuur", regio, "--aan", EEN, "--uit", regio, "--vervang")
    assert (u.code, "is het werkboek waaruit wordt gelezen" in u.fout) == (2, True)
    kopie = regio.parent / "k.xlsx"
    assert gang("verstuur", regio, "--aan", EEN, "--uit", kopie).code == 0
    for hoe in (("--aan", EEN), ("--alles",), ("--uitkomsten",)):
        u = gang("verstuur", kopie, *hoe, "--uit", regio.parent / "kk.xlsx")
        assert (u.code, "is zelf een verzendkopie" in u.fout) == (2, True)
    assert not (regio.parent / "kk.xlsx").exists()
    assert regio.read_bytes() == voor


def test_de_keuze_voor_de_woondeal_blijft(kopieen: K, tmp_path: Path) -> None:
    """What was agreed stands in a copy as it was agreed, and her part is asked by it."""
    r = lees(leg(tmp_path / "kopie.xlsx", kopieen[EEN])).regio
    assert r.opgave.keuzes == voorbeeld().opgave.keuzes
    assert {x.herkomst.value for x in r.opgave.regels if x.herkomst and x.type is Opgavetype.UITBREIDING} == {
        "woondeal"
    }


def test_open_in_excel_is_wat_is_opgeslagen(regio: Path) -> None:
    regio.with_name(f"~${regio.name}").touch()
    assert "is geopend in Excel; de kopie is van wat het laatst is opgeslagen" in gang("verstuur", regio, "--alles").uit


def test_bij_fouten_geen_kopie(regio: Path) -> None:
    zet(regio, (EEN, "snelstart", "schuld", "daeb", -5.0))
    u = gang("verstuur", regio, "--alles")
    assert u.code == 1
    assert [p.name for p in regio.parent.iterdir()] == ["regio.xlsx"]


def test_het_optimum_gaat_mee(tmp_path: Path) -> None:
    """What only a search writes is in the copy as it stands, with its word that it belongs to the input."""
    regio = leg(tmp_path / "regio.xlsx", bouw(voorbeeld()))
    assert gang("optimaliseer", regio).code == 0
    assert gang("verstuur", regio, "--alles", "--uit", tmp_path / "k.xlsx").code == 0
    a, b = (openpyxl.load_workbook(p, data_only=True)["Optimum"] for p in (regio, tmp_path / "k.xlsx"))
    assert [[c.value for c in r] for r in a.iter_rows(min_row=5)] == [
        [c.value for c in r] for r in b.iter_rows(min_row=5)
    ]


@pytest.fixture
def eigen(regio: Path) -> Path:
    """The region with a tab of the coordinator's own; its formulas have values, as Excel saves them."""
    met_openpyxl(regio, lambda boek: boek.create_sheet("Mijn notities"))
    inhoud = delen(regio)
    deel = bladdelen(inhoud)["Mijn notities"]
    cellen = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>=1+1</t></is></c><c r="B1"><f>1+2</f><v>3</v></c>'
        '<c r="C1" t="b"><v>1</v></c></row><row r="3"><c r="A3" t="str"><f>"a"&amp;"b"</f><v>ab</v></c></row>'
    )
    inhoud[deel] = re.sub(
        rb"<sheetData */>|<sheetData></sheetData>", f"<sheetData>{cellen}</sheetData>".encode(), inhoud[deel]
    )
    assert cellen.encode() in inhoud[deel]
    regio.write_bytes(pak_in(inhoud))
    return regio


@pytest.mark.parametrize("hoe", [("--aan", EEN), ("--alles",), ("--uitkomsten",)])
def test_een_eigen_tabblad_gaat_mee_als_dat_is_gevraagd(eigen: Path, hoe: tuple[str, ...]) -> None:
    """As values, a text that looks like a formula as text."""
    uit = eigen.parent / "k.xlsx"
    u = gang("verstuur", eigen, *hoe, "--ook", "Mijn notities", "--uit", uit)
    assert u.code == 0, u.fout
    assert "gaat niet mee" not in u.uit
    blad = openpyxl.load_workbook(uit)["Mijn notities"]
    assert [[c.value for c in rij] for rij in blad["A1:C3"]] == [["=1+1", 3, "WAAR"], [None] * 3, ["ab", None, None]]
    assert blad["A1"].data_type == "s"
    u = gang("verstuur", eigen, *hoe, "--ook", "Uitkomsten", "--uit", eigen.parent / "l.xlsx")
    assert (u.code, "Er is geen eigen tabblad “Uitkomsten” in dit werkboek. Wel: Mijn notities." in u.fout) == (2, True)


def test_alleen_uitkomsten(regio: Path) -> None:
    """The results of the region cell by cell, without tabs of corporations, formulas, or a way to send it back."""
    assert gang("herbereken", regio).code == 0
    uit = regio.parent / "u.xlsx"
    u = gang("verstuur", regio, "--uitkomsten", "--uit", uit)
    assert (u.code, "met alleen uitkomsten" in u.uit) == (0, True)
    inhoud = delen(uit)
    assert keur(inhoud) == []
    assert [n for n in inhoud if not MAG.fullmatch(n)] == []
    assert b"".join(x for n, x in inhoud.items() if "worksheets/sheet" in n).count(b"<f>") == 0
    assert b"#REF!" not in b"".join(inhoud.values())
    boek, heel = openpyxl.load_workbook(uit), openpyxl.load_workbook(regio, data_only=True)
    assert {*heel.sheetnames} - {*boek.sheetnames} == {
        *(c.naam for c in voorbeeld().corporaties), "Controle", "Logboek", "Stempel",
    }  # fmt: skip
    for naam in ("Uitkomsten", "Uitkomsten opgave", "Uitkomsten scenario's", "Vergelijking", "Kengetallen"):
        a, b = ([[c.value for c in rij] for rij in x[naam].iter_rows(min_row=5)] for x in (heel, boek))
        assert a == b, naam
    geheim = next(c for c in voorbeeld().corporaties if c.naam == EEN).tak("DAEB").snelstart.huur
    assert geheim is not None
    assert geheim not in [c.value for blad in boek for rij in blad.iter_rows() for c in rij]
    start = boek["Start"]
    assert str(start["B2"].value).startswith("Dit zijn de uitkomsten van Voorbeeldregio op ")
    assert "→ Controle" not in [c.value for rij in start.iter_rows() for c in rij]
    for opdracht in (("herbereken", uit), ("samenvoegen", regio, uit)):
        u = gang(*opdracht)
        assert u.code in (1, 2)
        assert "een kopie met alleen uitkomsten" in u.uit + u.fout
