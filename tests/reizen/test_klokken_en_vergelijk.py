"""Who works with which assumptions; and what two versions differ in, and what that does."""

from pathlib import Path

import openpyxl
import pytest

from tests.reizen.bouw import DRIE, EEN, leg, vul
from tests.werkboek.hulp import bestanden, gang, voorbeeld, zet
from xl_doorrekening.doorrekenen import doorrekenen
from xl_doorrekening.doorrekenen.vergelijking import niet_te_bepalen, vergelijk
from xl_doorrekening.werkboek.lezen.uit_bestand import lees
from xl_doorrekening.werkboek.reizen.verschillen import verschillen

K = dict[str, bytes]


def test_klokken_gelijk(regio: Path, ontvangen: Path, kopieen: K) -> None:
    leg(ontvangen / "a.xlsx", kopieen[EEN])
    u = gang("klokken", regio, ontvangen)
    assert u.code == 0
    assert u.uit.count("[groen] gelijk") == 2


def test_klokken_ongelijk(regio: Path, ontvangen: Path, kopieen: K) -> None:
    """Each differing assumption side by side; another source is no other figure; an unreadable file says why."""
    vul(leg(ontvangen / "a.xlsx", kopieen[EEN]), ("uitgangspunten", "macro", "prijsinflatie", "j3", 0.05))
    vul(leg(ontvangen / "b.xlsx", kopieen[EEN]), ("uitgangspunten", "macro", "prijsinflatie", "bron", "CPB"))
    leg(ontvangen / "c.xlsx", b"x")
    u = gang("klokken", regio, ontvangen)
    assert u.code == 1
    regels = u.uit.splitlines()
    assert [("groen" in r, "rood" in r, "niet te lezen" in r) for r in regels[1:5]] == [
        (True, False, False), (False, True, False), (True, False, False), (False, False, True)
    ]  # fmt: skip
    assert "hier 2%, daar 5%" in u.uit
    assert "is een tekstbestand en geen Excel-werkboek" in u.uit


def test_vergelijk_telt_op(regio: Path, tmp_path: Path) -> None:
    """Begins at the one, ends at the other, each group of differences one step; the room of both as computed alone."""
    ander = leg(tmp_path / "ander.xlsx", regio.read_bytes())
    zet(
        ander, (EEN, "snelstart", "schuld", "daeb", 1_000_000.0), (DRIE, "snelstart", "liquide_middelen", "daeb", 1.0),
        ("uitgangspunten", "macro", "bouwkostenstijging", "j2", 0.06),
    )  # fmt: skip
    a, b = lees(regio).regio, lees(ander).regio
    v = vergelijk(a, b)
    assert [s.tekst for s in v.stappen] == ["van", "macropad", EEN, DRIE, "naar"]
    assert v.stappen[-1].stand == v.stappen[-2].stand
    for regio_, d in ((a, v.van), (b, v.naar)):
        assert [r.bedrag for r in doorrekenen(regio_).ruimten] == pytest.approx(
            [r.bedrag for r in d.ruimten], nan_ok=True
        )
    assert [(x.tab, str(x.waar)) for x in verschillen(a, b)] == [
        ("Uitgangspunten", "Macro-economische parameters, Bouwkostenstijging, 2028"),
        (EEN, "Snelstart, Schuldrestant leningen (extern, nominaal), DAEB"),
        (DRIE, "Snelstart, Liquide middelen, DAEB"),
    ]  # fmt: skip


def test_vergelijk_opdracht(regio: Path, tmp_path: Path) -> None:
    ander = leg(tmp_path / "ander.xlsx", regio.read_bytes())
    zet(ander, (EEN, "snelstart", "schuld", "daeb", 3_000_000.0))
    uit = tmp_path / "verschil.xlsx"
    u = gang("vergelijk", regio, ander, "--uit", uit)
    assert u.code == 0, u.fout
    assert "1 vak is anders" in u.uit
    assert "→ 3.000.000" in u.uit
    boek = openpyxl.load_workbook(uit)
    assert boek.sheetnames == ["Brug", "Oordelen", "Vakken"]
    brug = list(boek["Brug"].iter_rows(min_row=5, max_row=7, max_col=3, values_only=True))
    assert [r[0] for r in brug] == ["regio.xlsx", EEN, "ander.xlsx"]
    assert brug[1][2] == pytest.approx(brug[1][1] - brug[0][1])
    assert len(boek["Brug"]._charts) == 2
    lijst = [r for r in boek["Oordelen"].iter_rows(min_row=5, max_col=4, values_only=True) if r[1]]
    assert (EEN, "instandhouding", "groen", "rood") in lijst
    assert "Stadswaard, instandhouding: groen → rood." in u.uit


def test_vergelijk_schrijft_nergens_overheen(regio: Path, tmp_path: Path) -> None:
    """Not over what it reads, whatever is asked; over an earlier answer only when that is asked."""
    ander = leg(tmp_path / "ander.xlsx", regio.read_bytes())
    al = leg(tmp_path / "al.xlsx", b"van mij")
    voor = bestanden(tmp_path)
    for uit in (regio, ander, tmp_path / "." / "regio.xlsx"):
        u = gang("vergelijk", regio, ander, "--uit", uit, "--vervang")
        assert (u.code, "is het werkboek waaruit wordt gelezen" in u.fout) == (2, True)
    u = gang("vergelijk", regio, ander, "--uit", al)
    assert (u.code, "bestaat al" in u.fout) == (2, True)
    assert bestanden(tmp_path) == voor
    assert gang("vergelijk", regio, ander, "--uit", al, "--vervang").code == 0


def test_niet_te_bepalen_is_geen_effect() -> None:
    """Whose figures go missing counts as nil, and that is said at the step where it happens."""
    a = voorbeeld()
    c = a.corporaties[0]
    tak = c.tak("DAEB")
    zonder = tak.model_copy(update={"snelstart": tak.snelstart.model_copy(update={"beleidswaarde": None})})
    b = a.model_copy(
        update={"corporaties": (c.model_copy(update={"takken": c.takken | {"DAEB": zonder}}), *a.corporaties[1:])}
    )
    (zin,) = [x for x in niet_te_bepalen(vergelijk(a, b), ("a", "b")) if EEN in x]
    assert zin == f"Let op bij “{EEN}”: de ruimte van {EEN} is niet meer te bepalen, en telde of telt als 0."
    (zin,) = [x for x in niet_te_bepalen(vergelijk(b, a), ("b", "a")) if "weer" in x]
    assert EEN in zin


def test_een_corporatie_meer_of_minder() -> None:
    a = voorbeeld()
    b = a.model_copy(update={"corporaties": a.corporaties[:-1]})
    assert [s.tekst for s in vergelijk(a, b).stappen][1:-1] == [f"{DRIE} doet niet meer mee"]
    assert [s.tekst for s in vergelijk(b, a).stappen][1:-1] == [f"{DRIE} doet mee"]
    (x,) = verschillen(a, b)
    assert (x.tab, str(x.waar), x.van, x.naar) == (DRIE, "doet mee", "ja", "nee")


def test_dezelfde() -> None:
    a = voorbeeld()
    v = vergelijk(a, a)
    assert [s.tekst for s in v.stappen] == ["van", "naar"]
    assert v.stappen[0].stand == v.stappen[1].stand
    assert verschillen(a, a) == []
