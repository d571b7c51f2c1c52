"""The button in an open workbook does what the command does to a file: the same cells, by few calls."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import xlwings as xw
from pydantic import BaseModel

from tests.e2e.open_werkboek import NU, Klok, als_de_opdracht, gelezen, huurvak, in_bestand, met_kop, stand, zelfde
from tests.kantoor_motor.motor import Motor
from xl_doorrekening.excel import boek as excelboek
from xl_doorrekening.excel import macros
from xl_doorrekening.excel.beveiliging import ontgrendeld
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.voorbeeld.regio import voorbeeldregio
from xl_doorrekening.werkboek import herbereken as dienst
from xl_doorrekening.werkboek.bouwen.sjabloon import bouw

pytestmark = [pytest.mark.traag, pytest.mark.usefixtures("vaste_tijd")]


def test_elke_cel_is_die_van_de_opdracht(boek: xw.Book, motor: Motor, pad: Path, tmp_path: Path) -> None:
    """All cells of all tabs, with the formulas as LibreOffice itself calculates them; text stays text everywhere."""
    kopie = tmp_path / "kopie.xlsx"
    kopie.write_bytes(pad.read_bytes())
    voor = stand(boek)
    assert dienst.herbereken(kopie, nu=NU, reserve=False).geschreven
    motor.fijn = True
    assert macros.herbereken(boek) == "Doorgerekend."
    motor.fijn = False
    na = stand(boek)
    zelfde(na, in_bestand(kopie))
    assert sum(len(x) for x in na.values()) > sum(len(x) for x in voor.values()) + 10_000


def test_de_tabs_zeggen_actueel(boek: xw.Book, motorapp: xw.App) -> None:
    """Without asking for it, and after a full recalculation by LibreOffice."""
    assert macros.herbereken(boek) == "Doorgerekend."
    for _ in range(2):
        for tab in met_kop(boek):
            assert tab.range("B3").value.startswith("Actueel: berekend op 02-01-2026 03:04 met invoer "), tab.name
        motorapp.impl.calculate()
    blad, cel = huurvak(boek)
    boek.sheets[blad].range(cel).value = 1234.0
    assert boek.sheets[blad].range("B3").value.startswith("LET OP: invoer gewijzigd")
    assert macros.herbereken(boek).startswith("Doorgerekend.")
    assert boek.sheets[blad].range("B3").value.startswith("Actueel")


def test_nog_een_keer_verandert_niets(boek: xw.Book, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even when it is pressed a day later."""
    macros.herbereken(boek)
    een = stand(boek)
    monkeypatch.setattr(Klok, "now", staticmethod(lambda: datetime(2026, 1, 3)))
    macros.herbereken(boek)
    assert stand(boek) == een


def test_een_andere_naam_voor_een_tab(boek: xw.Book, tmp_path: Path) -> None:
    """Names move along with the tab, whatever it is called."""
    boek.sheets["Uitkomsten"].name = "Wat 't. wordt!"
    boek.sheets[gelezen(boek).tabbladen[voorbeeldregio().corporaties[0].id].naam].name = "Onze 'eerste'"
    als_de_opdracht(boek, tmp_path / "kopie.xlsx")


def test_ingevoegde_rijen(boek: xw.Book, tmp_path: Path) -> None:
    """Above everything, and in the middle of an input block and of a block of results."""
    g = gelezen(boek)
    id_ = g.regio.corporaties[0].id
    for sleutel, blok in (("uitkomsten", "blok_regio"), ("uitkomsten", f"blok_ratios_{id_}"), (id_, "blok_snelstart")):
        blad = boek.sheets[g.tabbladen[sleutel].naam]
        bereik = excelboek.Exceltab(blad).namen[blok]
        assert bereik is not None
        with ontgrendeld(blad):
            blad.api.Rows.insertByIndex(bereik.rij0 + 2, 2)
            blad.api.Rows.insertByIndex(1, 1)
    als_de_opdracht(boek, tmp_path / "kopie.xlsx")


def _hernoemd(x: Any, namen: Mapping[str, str]) -> Any:
    """Every text that is one of these names becomes the other, at any depth."""
    if isinstance(x, BaseModel):
        return x.model_copy(update={k: _hernoemd(w, namen) for k, w in x})
    if isinstance(x, tuple):
        return tuple(_hernoemd(w, namen) for w in x)
    return namen.get(x, x) if isinstance(x, str) else x


def _gevaarlijk() -> Regio:
    """Names that a spreadsheet would take for a formula, a figure, a date or a marked text, and a gap."""
    regio = voorbeeldregio()
    nieuw = ("=cmd()", "'t Hof", "007", "1-2", "+Wonen", "@Huis")
    uit: Regio = _hernoemd(regio, {c.naam: n for c, n in zip(regio.corporaties, nieuw, strict=True)})
    return uit


def test_gevaarlijke_namen_blijven_tekst(motorapp: xw.App, tmp_path: Path) -> None:
    """They come out as they went in, in each of the cells where they show."""
    pad = tmp_path / "gevaarlijk.xlsx"
    pad.write_bytes(bouw(_gevaarlijk()))
    boek = motorapp.books.open(str(pad))
    try:
        als_de_opdracht(boek, tmp_path / "kopie.xlsx")
        getoond = Counter(w for blad in stand(boek).values() for w in blad.values() if isinstance(w, str))
        for naam in ("=cmd()", "'t Hof", "007", "1-2", "+Wonen", "@Huis"):
            assert getoond[naam] >= 5, naam
    finally:
        boek.close()


def test_bevindingen_zijn_koppelingen(boek: xw.Book, motor: Motor, tmp_path: Path) -> None:
    """Places on Controle are formulas that lead there, also in cells formatted as text; twice in a row."""
    blad, cel = huurvak(boek)
    boek.sheets[blad].range(cel).value = ""
    for _ in range(2):
        tekst = macros.herbereken(boek)
        assert tekst.startswith("Doorgerekend. "), tekst
        controle = boek.sheets["Controle"]
        plek = excelboek.Exceltab(controle).namen["blok_bevindingen"]
        assert plek is not None
        eerste = [controle.range((plek.rij0 + 2, k + 1)) for k in range(plek.kolom0, plek.kolom1 + 1)]
        getoond = {str(x.formula): x.value for x in eerste}
        assert [w for f, w in getoond.items() if f.startswith('=HYPERLINK("#')] == [f"'{blad}'!{cel}"], getoond


def test_weinig_rondritten(boek: xw.Book, motor: Motor) -> None:
    """One read a sheet but for the manual, and at least ten times fewer writes than cells."""
    macros.herbereken(boek)
    t = motor.teller
    assert t["lezen"] == len(boek.sheets) - 1
    assert t["schrijven_cellen"] > 20_000
    assert t["schrijven"] * 10 < t["schrijven_cellen"]
    assert motor.ritten() * 10 < t["schrijven_cellen"]
