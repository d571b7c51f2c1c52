"""The button Optimaliseer in an open workbook: the same cells as the command, with progress, and nothing left open."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import xlwings as xw

from tests.e2e.open_werkboek import NU, gelezen, huurvak, in_bestand, met_kop, onbeschermd, stand, zelfde
from tests.kantoor_motor.motor import Motor
from xl_doorrekening.doorrekenen.optimum import zoek_optimum
from xl_doorrekening.excel import boek as excelboek
from xl_doorrekening.excel import macros
from xl_doorrekening.werkboek import antwoord
from xl_doorrekening.werkboek.berekening import reken
from xl_doorrekening.werkboek.lezen.uit_bestand import lees
from xl_doorrekening.werkboek.optimaliseren import schrijf
from xl_doorrekening.werkboek.versheid import EIGENSTAND

pytestmark = [pytest.mark.traag, pytest.mark.usefixtures("vaste_tijd")]


@pytest.fixture
def boek(motorapp: xw.App, motor: Motor, berekend: Path, tmp_path: Path) -> Iterator[xw.Book]:
    """The example with its results, open."""
    pad = tmp_path / "voorbeeld.xlsx"
    pad.write_bytes(berekend.read_bytes())
    boek = motorapp.books.open(str(pad))
    motor.teller.clear()
    motorapp.impl.gezet.clear()
    yield boek
    boek.close()


def met_opdracht(kopie: Path) -> None:
    """What the command does."""
    g = lees(kopie)
    d = reken(g).doorrekening
    assert d is not None
    assert schrijf(g, zoek_optimum(d), nu=NU).geschreven


def statusbalk(app: xw.App) -> list[Any]:
    return [w for naam, w in app.impl.gezet if naam == "status_bar"]


def test_elke_cel_is_die_van_de_opdracht(
    boek: xw.Book, motor: Motor, motorapp: xw.App, berekend: Path, tmp_path: Path
) -> None:
    """All cells of all tabs, with the formulas as LibreOffice calculates them; the scenario can be read again."""
    kopie = tmp_path / "kopie.xlsx"
    kopie.write_bytes(berekend.read_bytes())
    met_opdracht(kopie)
    motor.fijn = True
    tekst = macros.optimaliseer(boek)
    motor.fijn = False
    zelfde(stand(boek), in_bestand(kopie))
    assert tekst.startswith("Samen kan de regio ")
    assert motorapp.impl.meldingen == [tekst]
    assert gelezen(boek).regio == lees(kopie).regio
    assert gelezen(boek).regio.scenarios.lijst[-1].naam == "Optimum"
    assert onbeschermd(boek) == []
    assert boek.sheets.active.name == "Optimum"
    standen = statusbalk(motorapp)
    assert "Doorrekening: zoeken, samen, ronde 1…" in standen
    assert standen[-1] is False
    assert (motorapp.impl.screen_updating, motorapp.impl.calculation) == (True, "automatic")


def test_de_tabs_zeggen_actueel_tot_er_iets_wijzigt(boek: xw.Book) -> None:
    """After the search; a changed rent makes the answer old, which Herbereken says on the tab."""
    macros.optimaliseer(boek)
    for tab in met_kop(boek):
        assert tab.range("B3").value.startswith("Actueel: berekend op 02-01-2026 03:04 met invoer "), tab.name
    blad, cel = huurvak(boek)
    boek.sheets[blad].range(cel).value = 432.0
    assert macros.herbereken(boek) == "Doorgerekend."
    tab = excelboek.Exceltab(boek.sheets["Optimum"])
    plek = tab.namen["blok_o_stand"]
    assert plek is not None
    assert EIGENSTAND["optimum"].oud in [w for r in tab.rechthoek(plek) for w in r]


def test_wie_met_de_hand_rekent(boek: xw.Book, motorapp: xw.App) -> None:
    motorapp.calculation = "manual"
    try:
        assert macros.optimaliseer(boek).startswith("Samen kan de regio ")
        assert motorapp.calculation == "manual"
        assert boek.sheets["Scenario's"].range("B3").value.startswith("Actueel: berekend op ")
    finally:
        motorapp.calculation = "automatic"


def test_tussen_scenario_en_uitkomsten_afgebroken(
    boek: xw.Book, motorapp: xw.App, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The scenario stands there and the workbook says that its results are of before; searching again mends it."""

    def stuk(*_: object) -> None:
        raise OSError("verbinding verbroken")

    with monkeypatch.context() as m:
        m.setattr(antwoord, "antwoordcellen", stuk)
        assert macros.optimaliseer(boek).startswith("Optimaliseer is niet gelukt")
    assert onbeschermd(boek) == []
    assert motorapp.impl.status_bar is False
    assert boek.sheets["Uitkomsten"].range("B3").value.startswith("LET OP: invoer gewijzigd na ")
    assert gelezen(boek).regio.scenarios.lijst[-1].naam == "Optimum"
    assert macros.optimaliseer(boek).endswith("; het vorige is vervangen.")
    assert boek.sheets["Uitkomsten"].range("B3").value.startswith("Actueel: berekend op ")


def test_een_blad_met_een_wachtwoord(boek: xw.Book) -> None:
    """Said before anything is written; the others are locked again."""
    blad = boek.sheets["Vergelijking"]
    blad.api.unprotect("")
    blad.api.protect("geheim")
    voor = stand(boek)
    assert macros.optimaliseer(boek).startswith("Tabblad “Vergelijking” is met een wachtwoord beveiligd.")
    assert stand(boek) == voor
    assert onbeschermd(boek) == []
