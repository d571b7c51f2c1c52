"""Files that are no workbook of ours or of another version: one message and code 2, whatever the command."""

from pathlib import Path

import openpyxl
import pytest

from tests.werkboek.hulp import (
    Ruw,
    bestanden,
    cel,
    deel_van,
    delen,
    gang,
    ongemoeid,
    schrijf,
    zet_cellen,
)
from xl_doorrekening.invoer.regio import SJABLOONVERSIE

S = "Stadswaard"
VERSIE = cel("stempel", "stempel", "sjabloonversie", "waarde")
STARTJAAR = cel("stempel", "stempel", "startjaar", "waarde")
LATER = str(SJABLOONVERSIE + 1)
LEEST = 'Het bestand "regio.xlsx" heeft opbouw {}; deze versie ({}) leest opbouw 1 tot en met {}. {}'
VRAAG = "Vraag de afzender om een werkboek van deze versie."


def bestandsfout(pad: Path) -> str:
    """Every command that reads refuses alike: code 2, one message, nothing written."""
    voor, fouten = bestanden(pad.parent), set()
    uit = ("--uit", str(pad.with_name("u.csv")))
    for wat, rest in (("herbereken", ()), ("controleer", ()), ("exporteer", uit)):
        u = gang(wat, pad, *rest)
        assert (u.code, u.uit) == (2, "")
        fouten.add(u.fout)
    assert bestanden(pad.parent) == voor
    (fout,) = fouten
    return fout.rstrip("\n")


@pytest.mark.parametrize(
    ("versie", "gelezen", "raad"),
    [
        ("0", "0", VRAAG), (LATER, LATER, "Werk xl_doorrekening bij."), (99.0, "99", "Werk xl_doorrekening bij."),
        (None, "onbekend", VRAAG), ("een", "een", VRAAG),
    ],
)  # fmt: skip
def test_andere_sjabloonversie(boek: Path, versie: str | float | None, gelezen: str, raad: str) -> None:
    from xl_doorrekening import __version__

    zet_cellen(boek, [(VERSIE, versie)])
    assert bestandsfout(boek) == LEEST.format(gelezen, __version__, SJABLOONVERSIE, raad)


def test_versie_als_getal_is_dezelfde(boek: Path) -> None:
    """Another program may store the text as a number."""
    zet_cellen(boek, [(VERSIE, float(SJABLOONVERSIE)), (STARTJAAR, 2026.0)])
    ongemoeid(boek)


@pytest.mark.parametrize("jaar", ["", "volgend jaar", "-1", Ruw("#REF!", "e")])
def test_onleesbaar_startjaar(boek: Path, jaar: str | Ruw) -> None:
    zet_cellen(boek, [(STARTJAAR, jaar)])
    assert bestandsfout(boek) == (
        'Het startjaar op tabblad Stempel van "regio.xlsx" is onleesbaar. Zet de reservekopie terug.'
    )


def test_een_ander_werkboek(tmp_path: Path) -> None:
    pad = tmp_path / "begroting.xlsx"
    openpyxl.Workbook().save(pad)
    assert bestandsfout(pad) == (
        'Het bestand "begroting.xlsx" is geen werkboek van xl_doorrekening, of een kopie met alleen uitkomsten: het '
        "tabblad Stempel ontbreekt. Kies het goede bestand, of maak een nieuw werkboek met: doorrekening nieuw"
    )


@pytest.mark.parametrize("deel", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels"])
def test_kapotte_xml(boek: Path, deel: str) -> None:
    schrijf(boek, delen(boek) | {deel: b"<kapot"})
    assert bestandsfout(boek) == (
        'Het bestand "regio.xlsx" is geen leesbaar Excel-werkboek. Open het in Excel, sla het opnieuw op en probeer '
        "het nog eens, of zet de reservekopie terug."
    )


@pytest.mark.parametrize("naam", [S, "Uitgangspunten", "Uitkomsten"])
def test_kapotte_xml_van_een_tab(boek: Path, naam: str) -> None:
    onderdelen = delen(boek)
    deel = deel_van(onderdelen, naam)
    schrijf(boek, onderdelen | {deel: onderdelen[deel][:-500]})
    assert "geen leesbaar Excel-werkboek" in bestandsfout(boek)
