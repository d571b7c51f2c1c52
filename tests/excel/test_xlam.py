"""The add-in: the same commands on the active workbook, and nothing left of where it was made from."""

import hashlib
import io
from pathlib import Path

import openpyxl
import pytest
import xlwings as xw
from lxml import etree
from pyopenvba import ExcelFile

from tests.e2e.kantoor import Kantoor, lees, openen
from tests.excel.vba import (
    GEEN_MAP,
    VAN_XLWINGS,
    addin,
    afwijkingen,
    automatisch,
    foutwaarden_kloppen,
    modules,
    naar_buiten,
    procedures,
    werkboek,
)
from tests.werkboek.keuring import BOEK, TYPEN, bladdelen, keur, relaties
from tests.werkboek.varianten import delen, pak_in
from xl_doorrekening.excel.vba.bouw import maak_xlam
from xl_doorrekening.excel.vba.instellingen import CONFBLAD, INSTELLINGEN

LINT = "{http://schemas.microsoft.com/office/2006/01/customui}"
GEPIND = {
    "xlwings": "b9df9e20d54d6f04220e8382068f4b4c82bc5a8f920148daf94d9ddbda6251d6",
    "Dictionary": "cd3d0530fbca14156182655caa0d0c229ce65240b18b303a062234a6be8e09d3",
}
"""Of the source as xlwings 0.37.8 delivers it for a custom add-in."""
OPDRACHTEN = ("Herbereken", "Controleer", "Uitleg", "Optimaliseer", "Verzendkopie", "Samenvoegen")


def in_addin() -> dict[str, str]:
    return modules("xl_doorrekening.xlam", addin())


def als_werkboek() -> bytes:
    """For openpyxl and LibreOffice, which do not know add-ins: the same, called a workbook."""
    inhoud = delen(addin())
    return pak_in(inhoud | {TYPEN: inhoud[TYPEN].replace(b"ms-excel.addin.", b"ms-excel.sheet.")})


def test_precies_deze_modules() -> None:
    assert sorted(in_addin()) == sorted(
        ["ThisWorkbook", "Sheet2", "xlwings", "Dictionary", "Doorrekening", "DoorrekeningLint", "xlwings_udfs"]
    )
    assert [n for n in ("ThisWorkbook", "Sheet2") if in_addin()[n].strip()] == []


def test_xlwings_staat_er_in_zoals_geinstalleerd() -> None:
    """Its project name differs, so that the user's settings serve both editions; and no workbook brings its own.

    A setting names the program that a button starts: one from a sheet of, or a file beside, the active workbook would
    let any workbook that comes by mail choose it.
    """
    naamregel = 'Public Const PROJECT_NAME As String = "{}"'
    blad = [
        'If SheetExists({}, PROJECT_NAME & ".conf") = True Then',
        "If GetConfigFromSheet({}).Exists(configKey) = True Then",
        "GetConfig = GetConfigFromSheet({}).Item(configKey)",
    ]
    verwacht = [(naamregel.format("myaddin"), naamregel.format("xlwings"))]
    verwacht += [(r.format("ActiveWorkbook"), r.format("ThisWorkbook")) for r in blad]
    with ExcelFile(Path(xw.__file__).with_name("quickstart_addin_ribbon.xlam")) as bestand:
        for naam in VAN_XLWINGS:
            bron = bestand.get_module(naam)
            assert hashlib.sha256(bron.encode()).hexdigest() == GEPIND[naam]
            anders = afwijkingen(bron, in_addin()[naam])
            if naam == "xlwings":
                assert set(anders) == {*verwacht, GEEN_MAP}
            else:
                assert anders == []
    ophalen = in_addin()["xlwings"].split("Function GetConfig(")[1].split("End Function")[0]
    assert "ActiveWorkbook" not in ophalen.split("If False Then")[0]


def test_dezelfde_opdrachten_als_het_werkboek() -> None:
    assert in_addin()["Doorrekening"] == modules("werkboek.xlsm", werkboek())["Doorrekening"]
    assert procedures(in_addin()["DoorrekeningLint"]) == [
        ("Public", "Sub", "LintHerbereken"),
        ("Public", "Sub", "LintControleer"),
        ("Public", "Sub", "LintUitleg"),
        ("Public", "Sub", "LintOptimaliseer"),
        ("Public", "Sub", "LintVerzendkopie"),
        ("Public", "Sub", "LintSamenvoegen"),
        ("Private", "Sub", "HerstelKoppelingen"),
    ]


def test_de_knop_op_het_actieve_werkboek_een_functie_op_het_hare() -> None:
    """Also when no workbook is open: then a sentence."""
    assert "ActiveWorkbook.Name" in in_addin()["xlwings"]
    assert "If ActiveWorkbook Is Nothing Then" in in_addin()["Doorrekening"]
    foutwaarden_kloppen(in_addin()["xlwings_udfs"], "Application.Caller.Parent.Parent")
    assert "ActiveWorkbook" not in in_addin()["xlwings_udfs"]


def test_niets_start_vanzelf_en_niets_gaat_naar_buiten() -> None:
    assert {n: automatisch(bron) for n, bron in in_addin().items() if automatisch(bron)} == {}
    eigen = {n: bron for n, bron in in_addin().items() if n not in VAN_XLWINGS}
    assert {n: naar_buiten(bron) for n, bron in eigen.items() if naar_buiten(bron)} == {}


def test_het_lint_roept_wat_er_is() -> None:
    inhoud = delen(addin())
    assert "customUI/customUI.xml" in relaties(inhoud, "").values()
    wortel = etree.fromstring(inhoud["customUI/customUI.xml"])
    (tab,) = wortel.iter(f"{LINT}tab")
    assert tab.get("label") == "Doorrekening"
    knoppen = [(b.get("label"), b.get("onAction")) for b in wortel.iter(f"{LINT}button")]
    assert knoppen == [(n, f"DoorrekeningLint.Lint{n}") for n in OPDRACHTEN]
    publiek = {f"DoorrekeningLint.{n}" for z, _, n in procedures(in_addin()["DoorrekeningLint"]) if z == "Public"}
    assert {str(actie) for _, actie in knoppen} == publiek
    # a ribbon calls back with a single argument
    assert in_addin()["DoorrekeningLint"].count("(control As IRibbonControl)") == len(knoppen)


def test_het_pakket_is_heel_en_van_ons() -> None:
    """No orphans; no folder, name or forced calculation of whoever made the original."""
    inhoud = delen(addin())
    assert keur(inhoud) == []
    soort = next(o.get("ContentType") for o in etree.fromstring(inhoud[TYPEN]) if o.get("PartName") == f"/{BOEK}")
    assert soort == "application/vnd.ms-excel.addin.macroEnabled.main+xml"
    for deel, ruw in inhoud.items():
        if deel.endswith((".xml", ".rels")):
            for woord in (b"Felix", b"myaddin", b"MyAddin", b"absPath", b"fullCalcOnLoad", b"C:\\", b"Users"):
                assert woord not in ruw, deel


def test_de_instellingen() -> None:
    boek = openpyxl.load_workbook(io.BytesIO(als_werkboek()), keep_vba=True)
    assert boek.sheetnames == [CONFBLAD]
    assert {a.value: b.value for a, b in boek[CONFBLAD].iter_rows(max_col=2)} == INSTELLINGEN
    (deel,) = bladdelen(delen(addin())).values()
    assert etree.fromstring(delen(addin())[deel])[0].get("codeName") == "Sheet2"


def test_twee_keer_bouwen_geeft_dezelfde_bytes() -> None:
    assert maak_xlam() == addin()


@pytest.mark.traag
def test_libreoffice_opent_het(tmp_path: Path) -> None:
    pad = tmp_path / "xl_doorrekening.xlsm"
    pad.write_bytes(als_werkboek())
    (((naam,),),) = Kantoor(tmp_path).doe([openen(pad), lees(CONFBLAD, "A1:A1")])
    assert naam == "UDF MODULES"
