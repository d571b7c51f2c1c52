"""The whole path: a click on the form button, VBA, a Python process of its own, results in the open workbook."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import xlwings as xw

from tests.e2e.open_werkboek import met_kop
from tests.kantoor_motor.vba import druk, knoppen, voor_libreoffice
from xl_doorrekening.excel.boek import Exceltab
from xl_doorrekening.excel.vba.bouw import maak_xlsm
from xl_doorrekening.voorbeeld.regio import voorbeeldregio
from xl_doorrekening.werkboek.bouwen.knoppen import Editie
from xl_doorrekening.werkboek.bouwen.sjabloon import bouw

pytestmark = pytest.mark.traag


@pytest.fixture(scope="module")
def met_macros(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pad = tmp_path_factory.mktemp("xlsm") / "voor beeld.xlsm"
    pad.write_bytes(maak_xlsm(bouw(voorbeeldregio(), Editie.MACRO)))
    voor_libreoffice(pad)
    return pad


@pytest.fixture
def boek(motorapp: xw.App, met_macros: Path, tmp_path: Path) -> Iterator[xw.Book]:
    pad = tmp_path / "Regio Noord (2).xlsm"
    shutil.copy(met_macros, pad)
    boek = motorapp.books.open(str(pad))
    yield boek
    boek.close()


def test_de_knop_rekent(boek: xw.Book) -> None:
    """Also in a workbook with another name, beside another that is open."""
    assert boek.sheets["Start"].range("B3").value.startswith("Nog niet berekend")
    script = knoppen(boek.sheets["Start"])["Herbereken"]
    assert druk(boek, script) == "Doorgerekend."
    for blad in met_kop(boek):
        assert blad.range("B3").value.startswith("Actueel: berekend op "), blad.name
    plek = Exceltab(boek.sheets["Uitkomsten"]).namen["blok_regio"]
    assert plek is not None
    rijen = boek.sheets["Uitkomsten"].range((plek.rij0 + 2, 1), (plek.rij1 + 1, plek.kolom1 + 1)).value
    assert sum(isinstance(w, float) for rij in rijen for w in rij) > 6 * 5
    assert boek.sheets["Uitkomsten"].api.isProtected()


def test_elke_knop_doet_iets(boek: xw.Book) -> None:
    """On every tab are the same buttons, on a few also others; Controleer writes nothing."""
    alle = {blad.name: knoppen(blad) for blad in boek.sheets if knoppen(blad)}
    assert list(alle) == [blad.name for blad in boek.sheets if blad.name != "xlwings.conf"]
    zoekt = {blad: x.pop("Optimaliseer") for blad, x in alle.items() if "Optimaliseer" in x}
    assert list(zoekt) == ["Start", "Solidariteit", "Optimum"]
    reist = {blad: (x.pop("Verzendkopie"), x.pop("Samenvoegen")) for blad, x in alle.items() if "Samenvoegen" in x}
    assert list(reist) == ["Start"]
    assert {tuple(x) for x in alle.values()} == {("Herbereken", "Controleer", "Uitleg")}
    assert druk(boek, alle["Start"]["Controleer"]) == "Geen bevindingen: de invoer is volledig."
    assert boek.sheets["Start"].range("B3").value.startswith("Nog niet berekend")


def test_de_knop_legt_uit(boek: xw.Book) -> None:
    """A click on the button leaves the cell selected; its number is explained on a tab behind all others."""
    start = knoppen(boek.sheets["Start"])
    assert druk(boek, start["Herbereken"]) == "Doorgerekend."
    blad = boek.sheets["Uitkomsten"]
    id_ = voorbeeldregio().corporaties[0].id
    tab = Exceltab(blad)
    plek = tab.namen[f"blok_schema_{id_}_geheel"]
    assert plek is not None
    rij = next(r for r in range(plek.rij0, plek.rij1) if tab.waarde(r, plek.kolom0) == "huren")
    blad.activate()
    blad.range((rij + 1, plek.kolom1 + 1)).select()
    tekst = druk(boek, knoppen(blad)["Uitleg"])
    assert tekst.startswith("Huren van ")
    assert boek.sheets[-1].name == "Uitleg"
    rijen = Exceltab(boek.sheets["Uitleg"]).rijen
    assert next(r[2] for r in rijen if r[0] == 1 or r[0] == "1") == pytest.approx(tab.waarde(rij, plek.kolom1))
    # the tab Uitleg is shown now, and its own numbers are not explained
    assert druk(boek, start["Uitleg"]).startswith("Deze cel is geen getal dat de knop Uitleg kan verklaren.")


def test_de_knop_zoekt(boek: xw.Book) -> None:
    """A search in a process of its own; the answer as a scenario and on the tab, all of it fresh."""
    tekst = druk(boek, knoppen(boek.sheets["Optimum"])["Optimaliseer"], 120)
    assert tekst.startswith("Samen kan de regio ")
    assert tekst.endswith(" Het staat op tabblad Optimum, en als scenario “Optimum”.")
    tab = Exceltab(boek.sheets["Optimum"])
    plek = tab.namen["blok_o_stand"]
    assert plek is not None
    cellen = [w for rij in tab.rechthoek(plek) for w in rij]
    assert "actueel" in cellen
    assert "Optimum" in cellen
    for naam in ("Start", "Scenario's", "Solidariteit"):
        assert boek.sheets[naam].range("B3").value.startswith("Actueel: berekend op "), naam
    for naam in ("Start", "Scenario's", "Solidariteit", "Optimum"):
        assert boek.sheets[naam].api.isProtected()
