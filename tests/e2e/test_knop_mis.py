"""What the button does when it cannot calculate, and what it leaves locked: no traceback, no half work unseen."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import xlwings as xw

from tests.e2e.open_werkboek import als_de_opdracht, gelezen, huurvak, onbeschermd, stand
from tests.kantoor_motor.bereik import Vergrendeld
from tests.kantoor_motor.motor import Motor
from xl_doorrekening.excel import boek as excelboek
from xl_doorrekening.excel import macros
from xl_doorrekening.excel.beveiliging import ontgrendeld
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.werkboek import berekening as dienst

pytestmark = [pytest.mark.traag, pytest.mark.usefixtures("vaste_tijd")]


def test_een_fout_in_de_invoer(boek: xw.Book, motorapp: xw.App, motor: Motor) -> None:
    """Nothing is written, the message is Dutch, and the cell is selected."""
    blad, cel = huurvak(boek)
    boek.sheets[blad].range(cel).value = "'veel"
    voor = stand(boek)
    motor.teller.clear()
    tekst = macros.herbereken(boek)
    assert tekst.startswith("1 fout in de invoer: er is niet gerekend en niets gewijzigd.")
    assert f"{blad}!{cel}" in tekst or (blad in tekst and cel in tekst)
    assert "“veel”" in tekst
    assert motorapp.impl.meldingen == [tekst]
    assert motor.teller["schrijven"] == 0
    assert stand(boek) == voor
    assert boek.sheets.active.name == blad
    assert motorapp.selection is not None
    assert (motorapp.selection.sheet.name, motorapp.selection.address.replace("$", "")) == (blad, cel)


def test_een_foutwaarde_en_een_bedrag_met_valuta(boek: xw.Book, motor: Motor) -> None:
    """An error is a finding; a figure in a currency format, which Excel gives as `Decimal`, is just a figure."""
    naam, cel = huurvak(boek)
    blad = boek.sheets[naam]
    gebied = blad.range(cel)
    with ontgrendeld(blad):
        gebied.value = 432.5
        gebied.number_format = "[$€-413] #,##0.00"
    motor.fijn = True
    assert gebied.value == Decimal("432.5")
    waarde = excelboek.Exceltab(blad).waarde(gebied.row - 1, gebied.column - 1)
    assert (waarde, type(waarde)) == (432.5, float)
    motor.fijn = False
    gebied.value = "=1/0"
    assert "een foutwaarde van Excel" in macros.herbereken(boek)


def test_het_slot_blijft(boek: xw.Book) -> None:
    """Every sheet is protected as before, result cells are locked, and no result can be typed over."""
    macros.herbereken(boek)
    assert onbeschermd(boek) == []
    blad = boek.sheets["Uitkomsten"]
    plek = excelboek.Exceltab(blad).namen["blok_regio"]
    assert plek is not None
    cel = blad.range((plek.rij0 + 2, plek.kolom0 + 10))
    assert cel.api.CellProtection.IsLocked
    with pytest.raises(Vergrendeld):
        cel.value = 1.0
    invoer, adres_ = huurvak(boek)
    boek.sheets[invoer].range(adres_).value = 1.0


def test_een_open_tab_blijft_open(boek: xw.Book) -> None:
    """Whoever took the protection off keeps it off."""
    boek.sheets["Uitkomsten"].api.unprotect("")
    macros.herbereken(boek)
    assert onbeschermd(boek) == ["Uitkomsten"]


def test_iets_gaat_mis(boek: xw.Book, motorapp: xw.App, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Dutch sentence and a line in the Logboek; screen, calculation and status bar are as they were."""

    def stuk(regio: Regio) -> None:
        raise ZeroDivisionError("boem")

    monkeypatch.setattr(dienst, "doorrekenen", stuk)
    voor = stand(boek)
    tekst = macros.herbereken(boek)
    assert tekst.startswith("Herbereken is niet gelukt; er is niets afgemaakt.")
    assert "boem" in tekst
    assert "Traceback" not in tekst
    app = motorapp.impl
    assert (app.screen_updating, app.calculation, app.status_bar) == (True, "automatic", False)
    assert {("screen_updating", False), ("calculation", "manual")} <= set(app.gezet)
    na = stand(boek)
    nieuw = set(na["Logboek"].items()) - set(voor["Logboek"].items())
    assert {w for _, w in nieuw} >= {"Herbereken", "02-01-2026 03:04", tekst}
    assert {b: x for b, x in na.items() if b != "Logboek"} == {b: x for b, x in voor.items() if b != "Logboek"}
    assert onbeschermd(boek) == []


def test_het_gaat_mis_onder_het_schrijven(boek: xw.Book, motorapp: xw.App, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also then every sheet is locked again."""
    echt = excelboek.rechthoeken

    def half(cellen: Any) -> Any:
        return [*echt(cellen)[:1], (0, 0, [[object()]])]

    monkeypatch.setattr(excelboek, "rechthoeken", half)
    assert macros.herbereken(boek).startswith("Herbereken is niet gelukt")
    assert onbeschermd(boek) == []
    assert (motorapp.impl.screen_updating, motorapp.impl.calculation) == (True, "automatic")


def test_halverwege_afgebroken_lijkt_nooit_vers(boek: xw.Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was written for a part says that it was not calculated; the next press mends it."""
    assert macros.herbereken(boek).startswith("Doorgerekend.")
    echt, keren = excelboek.schrijf, 0

    def vol(blad: xw.Sheet, stukken: Any) -> None:
        nonlocal keren
        keren += 1
        if keren == 4:
            raise OSError("verbinding verbroken")
        echt(blad, stukken)

    with monkeypatch.context() as m:
        m.setattr(excelboek, "schrijf", vol)
        assert macros.herbereken(boek).startswith("Herbereken is niet gelukt")
    cellen = [w for blad in stand(boek).values() for w in blad.values()]
    assert not [w for w in cellen if str(w).startswith("Actueel: berekend op")]
    assert [w for w in cellen if str(w).startswith("Nog niet berekend")]
    als_de_opdracht(boek, tmp_path / "kopie.xlsx")


def test_wie_met_de_hand_rekent(boek: xw.Book, motorapp: xw.App) -> None:
    """What was typed but not calculated is read as it is meant, and the new results do not look old."""
    naam, cel = huurvak(boek)
    boek.sheets[naam].range(cel).value = "=400+1"
    motorapp.calculation = "manual"
    boek.sheets[naam].range(cel).value = "=400+33"
    try:
        assert macros.herbereken(boek).startswith("Doorgerekend.")
        assert motorapp.calculation == "manual"
        assert gelezen(boek).regio.corporaties[0].tak("DAEB").snelstart.huur == 433.0
        assert boek.sheets[naam].range("B3").value.startswith("Actueel: berekend op ")
    finally:
        motorapp.calculation = "automatic"


def test_een_blad_met_een_wachtwoord(boek: xw.Book) -> None:
    """Said before anything is written; the others are locked again."""
    blad = boek.sheets["Vergelijking"]
    blad.api.unprotect("")
    blad.api.protect("geheim")
    voor = stand(boek)
    tekst = macros.herbereken(boek)
    assert tekst.startswith("Tabblad “Vergelijking” is met een wachtwoord beveiligd. Hef de beveiliging op")
    assert stand(boek) == voor
    assert onbeschermd(boek) == []


def test_een_verborgen_tab_verbergt_de_melding_niet(boek: xw.Book, monkeypatch: pytest.MonkeyPatch) -> None:
    """A tab that cannot be shown keeps nobody from reading what is wrong."""
    naam, cel = huurvak(boek)
    boek.sheets[naam].range(cel).value = "'veel"

    def weiger(self: Any) -> None:
        raise OSError("Activate method of Worksheet class failed")

    monkeypatch.setattr(xw.Sheet, "activate", weiger)
    assert macros.herbereken(boek).startswith("1 fout in de invoer: er is niet gerekend en niets gewijzigd.")


def test_stil_verplaatst_niemand(boek: xw.Book, motorapp: xw.App) -> None:
    naam, cel = huurvak(boek)
    boek.sheets[naam].range(cel).value = "'veel"
    boek.sheets["Start"].activate()
    assert macros.herbereken(boek, stil=True).startswith("1 fout in de invoer")
    assert boek.sheets.active.name == "Start"
    assert motorapp.impl.meldingen == []


def test_elke_instelling_wordt_op_zichzelf_hersteld(boek: xw.Book, motorapp: xw.App) -> None:
    """One that refuses does not keep the screen frozen."""

    class Weigert(type(motorapp.impl)):  # type: ignore[misc]
        @property
        def calculation(self) -> str:
            return "automatic"

        @calculation.setter
        def calculation(self, waarde: str) -> None:
            if waarde == "automatic":
                raise OSError("Excel is bezig")

    gewoon = type(motorapp.impl)
    motorapp.impl.__class__ = Weigert
    try:
        assert macros.herbereken(boek).startswith("Doorgerekend.")
        assert (motorapp.impl.screen_updating, motorapp.impl.status_bar) == (True, False)
    finally:
        motorapp.impl.__class__ = gewoon
