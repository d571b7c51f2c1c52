"""Shared lists that name corporations: rows follow a new name, go with who goes, and stay as they are otherwise."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.werkboek.keuring import keur
from tests.werkboek.varianten import delen
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.invoer.veld import Invoermodel
from xl_doorrekening.voorbeeld import voorbeeldregio
from xl_doorrekening.werkboek.beheer.corporaties import hernoem, verwijder, voeg_toe
from xl_doorrekening.werkboek.berekening import alle_bevindingen
from xl_doorrekening.werkboek.bouwen.sjabloon import bouw
from xl_doorrekening.werkboek.lezen.uit_bestand import lees

OUD = "Nieuwland Thuis"
"""In a change and in deelname; Havenkwartier is in corrections by hand and receives support."""


@pytest.fixture
def pad(tmp_path: Path) -> Path:
    pad = tmp_path / "regio.xlsx"
    pad.write_bytes(bouw(voorbeeldregio()))
    return pad


def rijen(r: Regio) -> Iterator[tuple[str, Invoermodel]]:
    for naam, lijst in (
        ("hand", r.opgave.handmatig),
        ("wijziging", r.scenarios.wijzigingen),
        ("afspraak", r.solidariteit.instrumenten),
        ("deelname", r.solidariteit.deelname),
    ):
        yield from ((naam, x) for x in lijst)


VELDEN = ("corporatie", "gever", "ontvanger")


def genoemd(rij: Invoermodel) -> set[str | None]:
    return {getattr(rij, veld, None) for veld in VELDEN}


def anders(rij: Invoermodel, oud: str, nieuw: str) -> Invoermodel:
    return rij.model_copy(update={veld: nieuw for veld in VELDEN if getattr(rij, veld, None) == oud})


@pytest.mark.parametrize("oud", [OUD, "Havenkwartier", "Stadswaard"])
def test_hernoemen(pad: Path, oud: str) -> None:
    """Only the name changes, in every list."""
    hernoem(pad, oud, "O'Hara")
    g = lees(pad)
    assert list(rijen(g.regio)) == [(n, anders(x, oud, "O'Hara")) for n, x in rijen(voorbeeldregio())]
    assert any("O'Hara" in genoemd(x) for _, x in rijen(g.regio))
    assert alle_bevindingen(g) == ()
    assert keur(delen(pad.read_bytes())) == []


@pytest.mark.parametrize("weg", [OUD, "De Vlietlanden"])
def test_verwijderen(pad: Path, weg: str) -> None:
    """Rows that name her are cleared; the others stay."""
    verwijder(pad, weg)
    g = lees(pad)
    over = [x for x in rijen(voorbeeldregio()) if weg not in genoemd(x[1])]
    assert list(rijen(g.regio)) == over
    assert len(over) < len(list(rijen(voorbeeldregio())))
    assert [b for b in alle_bevindingen(g) if b.code == "bekend"] == []
    assert keur(delen(pad.read_bytes())) == []


def test_toevoegen(pad: Path) -> None:
    """The tabs of stap 5 stay as they are, with their choices and their line about freshness."""
    voeg_toe(pad, "Nieuw")
    g = lees(pad)
    assert list(rijen(g.regio)) == list(rijen(voorbeeldregio()))
    assert g.regio.scenarios == voorbeeldregio().scenarios
    assert g.tabbladen["scenarios"].naam == "Scenario's"
    deel = delen(pad.read_bytes())[g.tabbladen["solidariteit"].deel].decode()
    assert "'Scenario''s'!$B$" in deel
