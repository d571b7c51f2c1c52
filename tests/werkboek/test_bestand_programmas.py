"""Workbooks as real programs write them open, and survive a save in which nothing or one part changes."""

import subprocess
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from xl_doorrekening.werkboek.bestand import Bestandsfout, bewaar, lees_pakket

MACROS = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(range(256))


def met_xlsxwriter(pad: Path, macros: Path | None = None) -> Path:
    with xlsxwriter.Workbook(pad) as boek:
        blad = boek.add_worksheet("Invoer")
        blad.write("A1", "<!DOCTYPE a> & café")
        blad.write_comment("A1", "toelichting")
        if macros:
            boek.add_vba_project(str(macros))
    return pad


def omgezet(bron: Path, soort: str) -> Path:
    """By LibreOffice, with a profile of its own so that it works beside an open window and in parallel tests."""
    map_ = bron.with_name(soort)
    profiel = f"-env:UserInstallation={(map_ / 'profiel').as_uri()}"
    opdracht = ["soffice", profiel, "--headless", "--convert-to", soort, "--outdir", str(map_), str(bron)]
    subprocess.run(opdracht, check=True, capture_output=True, timeout=120)
    return map_ / f"{bron.stem}.{soort}"


def eerste_cel(pad: Path) -> object:
    return openpyxl.load_workbook(pad)["Invoer"]["A1"].value


def overleeft_opslaan(pad: Path) -> None:
    pakket = lees_pakket(pad)
    bewaar(pakket, {"xl/metadata/extra.txt": b"x"})
    bewaar(lees_pakket(pad), {"xl/metadata/extra.txt": None})
    assert lees_pakket(pad).onderdelen == pakket.onderdelen
    assert eerste_cel(pad) == "<!DOCTYPE a> & café"


def test_xlsxwriter(tmp_path: Path) -> None:
    overleeft_opslaan(met_xlsxwriter(tmp_path / "a.xlsx"))


def test_openpyxl(tmp_path: Path) -> None:
    boek = openpyxl.load_workbook(met_xlsxwriter(tmp_path / "a.xlsx"))
    boek.save(tmp_path / "b.xlsx")
    overleeft_opslaan(tmp_path / "b.xlsx")


def test_macros_blijven_byte_voor_byte(tmp_path: Path) -> None:
    (tmp_path / "vbaProject.bin").write_bytes(MACROS)
    pad = met_xlsxwriter(tmp_path / "a.xlsm", tmp_path / "vbaProject.bin")
    assert lees_pakket(pad).onderdelen["xl/vbaProject.bin"] == MACROS
    overleeft_opslaan(pad)


@pytest.mark.traag
def test_libreoffice(tmp_path: Path) -> None:
    overleeft_opslaan(omgezet(met_xlsxwriter(tmp_path / "a.xlsx"), "xlsx"))


@pytest.mark.traag
@pytest.mark.parametrize(
    ("soort", "bevinding"), [("xls", "heeft het oude Excel-formaat (.xls)"), ("ods", "is een OpenDocument-bestand")]
)
def test_andere_formaten_van_libreoffice(tmp_path: Path, soort: str, bevinding: str) -> None:
    pad = omgezet(met_xlsxwriter(tmp_path / "a.xlsx"), soort)
    with pytest.raises(Bestandsfout) as fout:
        lees_pakket(pad)
    assert str(fout.value).startswith(f'Het bestand "a.{soort}" {bevinding}')
