"""The buttons Verzendkopie and Samenvoegen without Excel: the files they make, the cells they write, and refusals."""

import sys
import types
from pathlib import Path
from typing import Any

import pytest

from tests.excel.nepboek import Nepboek
from tests.reizen.bouw import EEN, TWEE, leg, vul
from tests.werkboek.hulp import cel, gang, voorbeeld, voorbeeldbytes, zet
from xl_doorrekening.excel import reizen
from xl_doorrekening.werkboek.lezen.uit_bestand import lees

SCHULD = (EEN, "snelstart", "schuld", "daeb")


@pytest.fixture
def pad(tmp_path: Path) -> Path:
    pad = leg(tmp_path / "regio.xlsx", voorbeeldbytes())
    assert gang("herbereken", pad).code == 0
    return pad


@pytest.fixture
def kopie(pad: Path) -> Path:
    """The copy for Stadswaard, with another debt."""
    uit = pad.parent / "terug.xlsx"
    assert gang("verstuur", pad, "--aan", EEN, "--uit", uit).code == 0
    return vul(uit, (*SCHULD, 1_000_000.0))


def test_kopie_van_alles_en_van_een(pad: Path) -> None:
    """Of what tab is in front; a second one gets a name of its own."""
    boek: Any = Nepboek(pad)
    tekst = reizen.verzendkopie(boek)
    alles = pad.parent / "regio – verzendkopie.xlsx"
    assert tekst == f"De kopie met alle tabbladen en uitkomsten is klaar om te mailen:\n{alles}"
    assert lees(alles).regio == lees(pad).regio
    assert "verzendkopie (2).xlsx" in reizen.verzendkopie(boek)
    boek.sheets[TWEE].activate()
    assert "voor De Vlietlanden, zonder de cijfers van anderen" in reizen.verzendkopie(boek)
    assert [c.naam for c in lees(pad.parent / f"regio – {TWEE}.xlsx").regio.corporaties] == [TWEE]
    assert boek.geschreven == {}


def test_kopie_van_een_werkboek_zonder_map(pad: Path) -> None:
    boek: Any = Nepboek(pad)
    boek.fullname = "Map1"
    assert reizen.verzendkopie(boek).startswith("Sla het werkboek eerst op")


def test_samenvoegen(pad: Path, kopie: Path) -> None:
    """The cell, all results, and the Logboek, as the command writes them."""
    boek: Any = Nepboek(pad)
    tekst = reizen.samenvoegen(boek, [kopie])
    assert tekst.startswith("1 vak overgenomen en doorgerekend; zie ook het Logboek.")
    assert "→ 1.000.000" in tekst
    plek = cel(*SCHULD)
    assert boek.geschreven[EEN, plek.rij, plek.kolom] == 1_000_000
    assert {b for b, _, _ in boek.geschreven} >= {EEN, "Uitkomsten", "Logboek", "Stempel"}
    assert any("Samenvoegen" in str(w) for (b, _, _), w in boek.geschreven.items() if b == "Logboek")
    assert gang("samenvoegen", pad, kopie).code == 0
    bestand = Nepboek(pad)
    for (blad, rij, kolom), waarde in boek.geschreven.items():
        if blad not in ("Logboek", "Stempel", "Start"):
            assert bestand.sheets[blad].tab.waarde(rij, kolom) == waarde, (blad, rij, kolom)
    assert reizen.samenvoegen(boek, [kopie]) == "Er was niets nieuws; er is niets gewijzigd."


def test_een_conflict_wijzigt_niets(pad: Path, kopie: Path) -> None:
    zet(pad, (*SCHULD, 2_000_000.0))
    boek: Any = Nepboek(pad)
    tekst = reizen.samenvoegen(boek, [kopie, pad.parent / "weg.xlsx"])
    assert tekst.startswith("Er is niets gewijzigd.")
    assert "is ook hier gewijzigd (hier 2.000.000, ontvangen 1.000.000)" in tekst
    assert "weg.xlsx: kan niet worden gelezen" in tekst
    assert boek.geschreven == {}


def test_samen_fout(pad: Path, kopie: Path) -> None:
    """Start and delivery of a project are each right with the other as it was sent, not with each other as changed."""
    project = next(c for c in voorbeeld().corporaties if c.naam == EEN).projecten[0]
    assert project.oplevering is not None
    zet(pad, (EEN, "projecten", "1", "start", float(project.oplevering)))
    vul(kopie, (EEN, "projecten", "1", "oplevering", project.oplevering - 1.0))
    assert gang("controleer", pad).code == 0
    assert gang("controleer", kopie).code == 0
    boek: Any = Nepboek(pad)
    tekst = reizen.samenvoegen(boek, [kopie])
    assert tekst.startswith("Samen geven deze bestanden fouten; er is niets gewijzigd.")
    assert "FOUT" in tekst
    assert boek.geschreven == {}


def test_niets_gekozen(pad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    boek: Any = Nepboek(pad)
    monkeypatch.setattr(reizen, "_vraag", lambda: [])
    assert reizen.samenvoegen(boek) == "Er zijn geen bestanden gekozen; er is niets gewijzigd."


def test_geen_venster(pad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Python without tkinter, or a computer without a screen."""
    monkeypatch.setitem(sys.modules, "tkinter", None)
    boek: Any = Nepboek(pad)
    tekst = reizen.samenvoegen(boek)
    assert tekst.startswith("Op deze computer kan geen venster worden geopend")
    assert boek.geschreven == {}


def test_het_venster_laat_meer_bestanden_kiezen_en_gaat_weer_dicht(
    pad: Path, kopie: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gedaan = []

    class Venster:
        def withdraw(self) -> None:
            gedaan.append("verborgen")

        def attributes(self, *_: object) -> None:
            gedaan.append("voor")

        def destroy(self) -> None:
            gedaan.append("weg")

    def kies(**hoe: Any) -> tuple[str, ...]:
        gedaan.append("gevraagd")
        assert hoe["filetypes"] == [("Excel-werkboek", "*.xlsx *.xlsm")]
        return (str(kopie),)

    nep: Any = types.ModuleType("tkinter")
    nep.Tk, nep.filedialog = Venster, types.SimpleNamespace(askopenfilenames=kies)
    monkeypatch.setitem(sys.modules, "tkinter", nep)
    boek: Any = Nepboek(pad)
    assert reizen.samenvoegen(boek).startswith("1 vak overgenomen")
    assert gedaan == ["verborgen", "voor", "gevraagd", "weg"]
