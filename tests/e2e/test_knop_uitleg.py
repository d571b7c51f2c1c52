"""The button Uitleg in an open workbook: the selected number explained on a tab that is the user's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import xlwings as xw

from tests.e2e.open_werkboek import gelezen, huurvak, stand
from tests.kantoor_motor.motor import Motor
from xl_doorrekening.excel import macros
from xl_doorrekening.excel.boek import Exceltab
from xl_doorrekening.excel.uitlegtab import NAAM
from xl_doorrekening.excel.vragen.uitlegblad import KOPPEN, TITEL
from xl_doorrekening.werkboek.lezen.uit_bestand import lees

pytestmark = [pytest.mark.traag, pytest.mark.usefixtures("vaste_tijd")]


@pytest.fixture
def boek(motorapp: xw.App, motor: Motor, berekend: Path, tmp_path: Path) -> Iterator[xw.Book]:
    """The example with its results, open."""
    pad = tmp_path / "voorbeeld.xlsx"
    pad.write_bytes(berekend.read_bytes())
    boek = motorapp.books.open(str(pad))
    yield boek
    boek.close()


def kies(boek: xw.Book, blad: str, blok: str, code: str, kop: str) -> float:
    """Select the cell in the row with this code under this header; gives what stands there."""
    tab = Exceltab(boek.sheets[blad])
    b = tab.namen[f"blok_{blok}"]
    assert b is not None
    rij = next(r for r in range(b.rij0 + 1, b.rij1 + 1) if tab.waarde(r, b.kolom0) == code)
    kolom = next(k for k in range(b.kolom0, b.kolom1 + 1) if str(tab.waarde(b.rij0, k)).removesuffix(".0") == kop)
    boek.sheets[blad].activate()
    boek.sheets[blad].range((rij + 1, kolom + 1)).select()
    getoond = tab.waarde(rij, kolom)
    assert isinstance(getoond, float)
    return getoond


def tabel(boek: xw.Book) -> list[list[object]]:
    return Exceltab(boek.sheets[NAAM]).rijen


def regel(rijen: list[list[object]], nummer: str) -> list[object]:
    return next(r for r in rijen if str(r[0]).removesuffix(".0") == nummer)


def test_een_getal_wordt_uitgelegd(boek: xw.Book) -> None:
    """Made behind the other tabs and shown; its first line is the number of the cell; nothing else changes."""
    voor, bladen = stand(boek), [b.name for b in boek.sheets]
    corporatie = gelezen(boek).regio.corporaties[0]
    getoond = kies(boek, "Uitkomsten", f"schema_{corporatie.id}_geheel", "huren", "2030")
    assert macros.uitleg(boek).endswith("De afleiding staat op tabblad Uitleg.")
    assert [b.name for b in boek.sheets] == [*bladen, NAAM]
    assert boek.sheets.active.name == NAAM
    rijen = tabel(boek)
    assert rijen[0][0] == TITEL
    assert str(rijen[1][0]).startswith(f"Huren van {corporatie.naam} in 2030 (geheel, variant A): ")
    assert any(str(r[0]).startswith("Uitkomsten berekend op 02-01-2026 03:04;") for r in rijen[:8])
    assert list(KOPPEN) in rijen
    assert regel(rijen, "1")[2] == pytest.approx(getoond)
    assert "!" in "".join(str(r[5]) for r in rijen)
    assert not boek.sheets[NAAM].api.isProtected()
    na = stand(boek)
    del na[NAAM]
    assert na == voor


def test_opnieuw_en_van_een_ander_getal(boek: xw.Book) -> None:
    """The tab is emptied first: nothing of a longer explanation stays."""
    id_ = gelezen(boek).regio.corporaties[0].id
    kies(boek, "Uitkomsten opgave", f"ratios_b_{id_}", "icr.geheel", "2040")
    macros.uitleg(boek)
    lang = len(tabel(boek))
    kies(boek, "Uitkomsten opgave", f"waaier_{id_}", "ltv.R", "2026")
    assert "variant R" in macros.uitleg(boek)
    assert [b.name for b in boek.sheets].count(NAAM) == 1
    kort = tabel(boek)
    assert len(kort) < lang
    assert not any("Kasstroom" in str(r[1]) for r in kort[:8])


def test_elders_een_zin_en_geen_tabblad(boek: xw.Book, motorapp: xw.App) -> None:
    voor = stand(boek)
    boek.sheets["Start"].activate()
    boek.sheets["Start"].range("A1").select()
    tekst = macros.uitleg(boek)
    assert tekst.startswith("Deze cel is geen getal dat de knop Uitleg kan verklaren.")
    assert motorapp.impl.meldingen[-1] == tekst
    assert stand(boek) == voor


def test_na_een_wijziging_zegt_het_tabblad_het(boek: xw.Book) -> None:
    """It is of the input as it is; the results on the tabs are still those of before."""
    g = gelezen(boek)
    blad, cel = huurvak(boek)
    boek.sheets[blad].range(cel).value = 1234.0
    getoond = kies(boek, g.tabbladen[g.regio.corporaties[0].id].naam, "ratios", "icr.geheel", "2026")
    macros.uitleg(boek)
    rijen = tabel(boek)
    assert any(str(r[0]).startswith("LET OP: invoer of programma gewijzigd") for r in rijen[:8])
    assert regel(rijen, "1")[2] != pytest.approx(getoond)


def test_herbereken_en_de_lezer_laten_het_met_rust(boek: xw.Book, tmp_path: Path) -> None:
    id_ = gelezen(boek).regio.corporaties[0].id
    regio = gelezen(boek).regio
    kies(boek, "Uitkomsten", f"ratios_{id_}", "ltv.DAEB", "2027")
    macros.uitleg(boek)
    boek.sheets[NAAM].range("H1").value = "van mij"
    voor = stand(boek)[NAAM]
    assert macros.herbereken(boek) == "Doorgerekend."
    assert stand(boek)[NAAM] == voor
    assert gelezen(boek).regio == regio
    assert gelezen(boek).bevindingen == []
    kopie = tmp_path / "kopie.xlsx"
    boek.save(str(kopie))
    assert lees(kopie).regio == regio


def test_een_eigen_tabblad_uitleg_blijft(boek: xw.Book) -> None:
    """Only what this button made is emptied."""
    id_ = gelezen(boek).regio.corporaties[0].id
    eigen = boek.sheets.add("uitleg", after=boek.sheets[-1])
    eigen.range("B2").value = "notities"
    kies(boek, "Uitkomsten", f"ratios_{id_}", "ltv.DAEB", "2027")
    assert macros.uitleg(boek).startswith("Er is al een tabblad “uitleg” met iets anders erop.")
    assert eigen.range("B2").value == "notities"


def test_een_fout_in_de_invoer_geeft_geen_uitleg(boek: xw.Book) -> None:
    id_ = gelezen(boek).regio.corporaties[0].id
    blad, cel = huurvak(boek)
    boek.sheets[blad].range(cel).value = "'veel"
    kies(boek, "Uitkomsten", f"ratios_{id_}", "ltv.DAEB", "2027")
    assert macros.uitleg(boek).startswith("1 fout in de invoer")
    assert NAAM not in [b.name for b in boek.sheets]
