"""The buttons Verzendkopie and Samenvoegen in an open workbook."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import xlwings as xw

from tests.e2e.open_werkboek import NU, Klok, gelezen, in_bestand, onbeschermd, stand, zelfde
from tests.kantoor_motor.motor import Motor
from tests.reizen.bouw import EEN, vul
from xl_doorrekening.excel import reizen
from xl_doorrekening.werkboek.lezen.uit_bestand import lees
from xl_doorrekening.werkboek.reizen.samenvoegen import bekijk, voeg_samen

pytestmark = [pytest.mark.traag, pytest.mark.usefixtures("vaste_tijd")]
SCHULD = (EEN, "snelstart", "schuld", "daeb")


@pytest.fixture
def boek(
    motorapp: xw.App, motor: Motor, berekend: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[xw.Book]:
    """The example with its results, open."""
    monkeypatch.setattr(reizen, "datetime", Klok)
    pad = tmp_path / "regio.xlsx"
    pad.write_bytes(berekend.read_bytes())
    boek = motorapp.books.open(str(pad))
    motor.teller.clear()
    yield boek
    boek.close()


def test_heen_en_terug(boek: xw.Book, berekend: Path, tmp_path: Path, motorapp: xw.App) -> None:
    """A copy for the tab in front; filled in and taken in again, every cell is that of the command."""
    boek.sheets[EEN].activate()
    tekst = reizen.verzendkopie(boek)
    kopie = tmp_path / f"regio – {EEN}.xlsx"
    assert tekst == f"De kopie voor {EEN}, zonder de cijfers van anderen is klaar om te mailen:\n{kopie}"
    assert [c.naam for c in lees(kopie).regio.corporaties] == [EEN]
    vul(kopie, (*SCHULD, 1_000_000.0))

    ander = tmp_path / "ander.xlsx"
    ander.write_bytes(berekend.read_bytes())
    assert voeg_samen(bekijk(lees(ander), [kopie]), NU).geschreven

    tekst = reizen.samenvoegen(boek, [kopie])
    assert tekst.startswith("1 vak overgenomen en doorgerekend; zie ook het Logboek.")
    assert motorapp.impl.meldingen[-1] == tekst
    zelfde(stand(boek), in_bestand(ander))
    assert gelezen(boek).regio == lees(ander).regio
    assert onbeschermd(boek) == []
    assert (motorapp.impl.screen_updating, motorapp.impl.calculation) == (True, "automatic")


def test_kopie_van_alles_met_wat_nog_niet_is_opgeslagen(boek: xw.Book, tmp_path: Path) -> None:
    """What was typed since the last save goes along: the copy is of what is on the screen."""
    g = gelezen(boek)
    blad, cel = g.plaatsen[g.regio.corporaties[1].id, ("takken", "DAEB", "snelstart", "schuld")]
    boek.sheets[blad].range(cel).value = 7_654
    boek.sheets["Uitkomsten"].activate()
    assert reizen.verzendkopie(boek).startswith("De kopie met alle tabbladen en uitkomsten is klaar om te mailen:")
    uit = lees(tmp_path / "regio – verzendkopie.xlsx").regio
    assert uit == gelezen(boek).regio
    assert uit.corporaties[1].tak("DAEB").snelstart.schuld == 7_654_000


def test_aan_beide_kanten_gewijzigd(boek: xw.Book, tmp_path: Path) -> None:
    """Nothing changes, and the message tells both values."""
    boek.sheets[EEN].activate()
    reizen.verzendkopie(boek)
    kopie = vul(tmp_path / f"regio – {EEN}.xlsx", (*SCHULD, 1_000_000.0))
    g = gelezen(boek)
    blad, cel = g.plaatsen[g.regio.corporaties[0].id, ("takken", "DAEB", "snelstart", "schuld")]
    boek.sheets[blad].range(cel).value = 2_000_000
    voor = stand(boek)
    tekst = reizen.samenvoegen(boek, [kopie])
    assert tekst.startswith("Er is niets gewijzigd.")
    assert "(hier 2.000.000, ontvangen 1.000.000)" in tekst
    assert stand(boek) == voor
