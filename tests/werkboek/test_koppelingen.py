"""A formula with a function of the add-in leaves no path to somebody's disk; other links stay as they are."""

from pathlib import Path

import pytest
from lxml import etree

from tests.werkboek.keuring import TYPEN, bladdelen, keur
from tests.werkboek.varianten import EEN, delen, gebouwd, pak_in
from xl_doorrekening.werkboek.herbereken import herbereken
from xl_doorrekening.werkboek.schrijven.koppelingen import ADDIN

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
M = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PR = "http://schemas.openxmlformats.org/package/2006/relationships"
START = "http://schemas.microsoft.com/office/2006/relationships/xlExternalLinkPath/xlStartup"
LANG = "http://schemas.microsoft.com/office/2019/04/relationships/externalLinkLongPath"


def gekoppeld(ruw: bytes, *doelen: tuple[str, str]) -> bytes:
    """As Excel saves a workbook that uses another file: a part per file, with (type, target) of where that stands."""
    inhoud = delen(ruw)
    boek, rels = etree.fromstring(inhoud["xl/workbook.xml"]), etree.fromstring(inhoud["xl/_rels/workbook.xml.rels"])
    typen = etree.fromstring(inhoud[TYPEN])
    verwijzingen = etree.Element(f"{{{M}}}externalReferences")
    boek.find(f"{{{M}}}sheets").addnext(verwijzingen)  # type: ignore[union-attr]
    for i, (soort, doel) in enumerate(doelen, 1):
        deel = f"xl/externalLinks/externalLink{i}.xml"
        etree.SubElement(verwijzingen, f"{{{M}}}externalReference", {f"{{{R}}}id": f"rIdX{i}"})
        naar = deel.removeprefix("xl/")
        etree.SubElement(rels, f"{{{PR}}}Relationship", Id=f"rIdX{i}", Type=f"{R}/externalLink", Target=naar)
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml"
        etree.SubElement(typen, typen[0].tag.replace("Default", "Override"), PartName=f"/{deel}", ContentType=kind)
        inhoud[deel] = (
            f'<externalLink xmlns="{M}"><externalBook xmlns:r="{R}" r:id="rId1"><definedNames>'
            f'<definedName name="DR_RATIO"/></definedNames></externalBook></externalLink>'
        ).encode()
        inhoud[f"xl/externalLinks/_rels/externalLink{i}.xml.rels"] = (
            f'<Relationships xmlns="{PR}"><Relationship Id="rId1" Type="{soort}" Target="{doel}" '
            'TargetMode="External"/></Relationships>'
        ).encode()
    inhoud["xl/workbook.xml"], inhoud["xl/_rels/workbook.xml.rels"] = etree.tostring(boek), etree.tostring(rels)
    inhoud[TYPEN] = etree.tostring(typen)
    deel = bladdelen(inhoud)[EEN]
    blad = etree.fromstring(inhoud[deel])
    rij = etree.SubElement(blad.find(f"{{{M}}}sheetData"), f"{{{M}}}row", r="900")  # type: ignore[arg-type]
    cel = etree.SubElement(rij, f"{{{M}}}c", r="B900")
    etree.SubElement(cel, f"{{{M}}}f").text = '[1]!DR_RATIO("A","icr",2026)'
    etree.SubElement(cel, f"{{{M}}}v").text = "1.5"
    inhoud[deel] = etree.tostring(blad)
    return pak_in(inhoud)


def doel(ruw: bytes, i: int = 1) -> tuple[str, str]:
    (r,) = etree.fromstring(delen(ruw)[f"xl/externalLinks/_rels/externalLink{i}.xml.rels"])
    return str(r.get("Type")), str(r.get("Target"))


@pytest.mark.parametrize(
    "plek",
    [
        "file:///C:\\Users\\jan.jansen\\AppData\\Roaming\\Microsoft\\Excel\\XLSTART\\xl_doorrekening.xlam",
        "file:///C:/Users/Jan%20Jansen/Documents/XL_Doorrekening.XLAM",
        "/Users/jan/Downloads/xl_doorrekening.xlam",
        "xl_doorrekening.xlam",
    ],
)
def test_geen_pad_naar_de_invoegtoepassing(tmp_path: Path, plek: str) -> None:
    pad = tmp_path / "regio.xlsx"
    pad.write_bytes(gekoppeld(gebouwd(), (f"{R}/externalLinkPath", plek)))
    assert keur(delen(pad.read_bytes())) == []
    assert herbereken(pad).geschreven
    na = pad.read_bytes()
    assert doel(na) == (START, ADDIN)
    assert b"jan" not in delen(na)["xl/externalLinks/_rels/externalLink1.xml.rels"].lower()
    assert b"[1]!DR_RATIO" in delen(na)[bladdelen(delen(na))[EEN]]
    assert keur(delen(na)) == []
    assert not herbereken(pad).geschreven


def test_ook_als_verder_alles_al_bij_was(tmp_path: Path) -> None:
    """A path that came in later, by saving in Excel, is taken out too; the long path of newer versions as well."""
    pad = tmp_path / "regio.xlsx"
    pad.write_bytes(gebouwd())
    assert herbereken(pad).geschreven
    pad.write_bytes(gekoppeld(pad.read_bytes(), (LANG, "file:///D:\\werk\\xl_doorrekening.xlam")))
    assert herbereken(pad).geschreven
    assert doel(pad.read_bytes()) == (START, ADDIN)


def test_andere_koppelingen_blijven(tmp_path: Path) -> None:
    pad = tmp_path / "regio.xlsx"
    ander = (f"{R}/externalLinkPath", "file:///C:\\begroting\\mijn xl_doorrekening.xlam.xlsx")
    pad.write_bytes(gekoppeld(gebouwd(), (f"{R}/externalLinkPath", "C:\\x\\xl_doorrekening.xlam"), ander))
    voor = delen(pad.read_bytes())["xl/externalLinks/_rels/externalLink2.xml.rels"]
    assert herbereken(pad).geschreven
    assert delen(pad.read_bytes())["xl/externalLinks/_rels/externalLink2.xml.rels"] == voor
