"""What users may do to the tabs: renamed, moved, inserted, sorted, it is read through."""

from pathlib import Path

import openpyxl
import pytest

from tests.werkboek.hulp import (
    Cel,
    cel,
    gang,
    geweigerd,
    kop,
    ongemoeid,
    voorbeeld,
    zet,
    zet_cellen,
)
from tests.werkboek.verbouwen import (
    hernoem_tab,
    voeg_kolom_in,
    voeg_rijen_in,
)
from xl_doorrekening.werkboek.lezen.uit_bestand import lees

S = "Stadswaard"
VHE, HUUR = cel(S, "snelstart", "vhe", "daeb"), cel(S, "snelstart", "huur", "daeb")


# --- harmless -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("nieuw", ["Mijn eigen tab", "Kengetallen 2", "Één"])
def test_hernoemde_tab_wordt_gelezen(boek: Path, nieuw: str) -> None:
    hernoem_tab(boek, S, nieuw)
    ongemoeid(boek)


def test_hernoemde_tabs_krijgen_uitkomsten_en_verwijzingen(boek: Path) -> None:
    """Also a shared tab: results are written, and a message uses the name that the user now sees."""
    hernoem_tab(boek, S, "Mijn tab")
    hernoem_tab(boek, "Uitgangspunten", "Klokken")
    zet_cellen(boek, [(Cel("Mijn tab", VHE.rij, VHE.kolom), "veel"), (Cel("Klokken", 33, 5), 0.9)])
    regels = geweigerd(boek)
    assert {r.split(": ")[0] for r in regels if r.startswith("FOUT")} == {"FOUT 'Mijn tab'!F39", "FOUT 'Klokken'!F34"}
    zet_cellen(boek, [(Cel("Mijn tab", VHE.rij, VHE.kolom), 28_400.0), (Cel("Klokken", 33, 5), 0.4)])
    assert gang("herbereken", boek).code == 0
    blad = openpyxl.load_workbook(boek, data_only=True)["Mijn tab"]
    assert str(blad["B3"].value).startswith("Actueel: ")


@pytest.mark.parametrize(
    "plek", [kop(S, "snelstart"), HUUR, cel(S, "projecten", "2", "naam"), Cel("Uitgangspunten", 0, 0)],
    ids=["boven een blok", "in een blok", "in een tabel", "boven alles"],
)  # fmt: skip
@pytest.mark.parametrize("aantal", [1, 7])
def test_ingevoegde_rijen(boek: Path, plek: Cel, aantal: int) -> None:
    voeg_rijen_in(boek, plek, aantal)
    ongemoeid(boek)


def test_melding_na_ingevoegde_rijen_noemt_de_cel_van_nu(boek: Path) -> None:
    voeg_rijen_in(boek, HUUR, 3)
    zet_cellen(boek, [(Cel(S, HUUR.rij + 3, HUUR.kolom), "hoog")])
    assert [r.split(": ")[0] for r in geweigerd(boek)][:1] == ["FOUT 'Stadswaard'!F43"]
    assert HUUR.adres == "F40"


def test_inhoud_in_een_ingevoegde_rij_wordt_gemeld(boek: Path) -> None:
    """In a block with fixed rows it does not count, and that is said."""
    voeg_rijen_in(boek, HUUR)
    zet_cellen(boek, [(HUUR, 12.0)])
    u = gang("controleer", boek)
    assert u.fout.splitlines() == [
        "LET OP 'Stadswaard'!F40: een ingevoegde rij in blok “2  Snelstart: de stand per 31 december voor het "
        "startjaar” met inhoud. Toegestaan: alleen de rijen van het sjabloon. "
        "Herstel: zet de inhoud in een bestaande rij; deze rij telt niet mee."
    ]
    assert u.code == 0


def test_ingevoegde_rij_in_een_tabel_telt(boek: Path) -> None:
    """A table has rows of the user's own."""
    plek = cel(S, "projecten", "2", "naam")
    voeg_rijen_in(boek, plek)
    zet_cellen(boek, [(plek, "Ertussen")])
    namen = [p.naam for p in lees(boek).regio.corporaties[0].projecten]
    assert namen[:3] == ["Singelflats, vervanging", "Ertussen", "Singelflats, sloop"]


def test_lege_rijen_in_een_tabel_tellen_niet(boek: Path) -> None:
    """A project may stand anywhere in the table; findings still name its own cell."""
    weg = [(S, "projecten", "1", k, None) for k in ("naam", "gemeente", "laag", "soort", "tak", "woningtype", "aantal")]
    zet(boek, *weg, *[(S, "projecten", "1", k, None) for k in ("start", "oplevering", "hardheid")])
    zet(boek, (S, "projecten", "40", "naam", "Los"), (S, "projecten", "40", "soort", "slopen"))
    g = lees(boek)
    assert [p.naam for p in g.regio.corporaties[0].projecten][-1] == "Los"
    assert len(g.regio.corporaties[0].projecten) == len(voorbeeld().corporaties[0].projecten)
    assert [(b.blad, b.cel) for b in g.bevindingen] == [(S, cel(S, "projecten", "40", "soort").adres)]


def test_ingevoegde_kolom(boek: Path) -> None:
    voeg_kolom_in(boek, S, VHE.kolom)
    ongemoeid(boek)


def test_verplaatste_kolom(boek: Path) -> None:
    """DAEB and niet-DAEB change places with their headers."""
    rijen = [kop(S, "snelstart").rij, *(r for r in range(VHE.rij, VHE.rij + 25))]
    bladen = openpyxl.load_workbook(boek)[S]
    waarden = {(r, k): bladen.cell(r + 1, k + 1).value for r in rijen for k in (5, 6)}
    zet_cellen(boek, [(Cel(S, r, 11 - k), w) for (r, k), w in waarden.items()])
    ongemoeid(boek)


def test_kop_met_extra_spaties(boek: Path) -> None:
    zet_cellen(boek, [(Cel(S, kop(S, "snelstart").rij, 5), " DAEB ")])
    ongemoeid(boek)


def test_volgorde_van_rijen_doet_niet_ter_zake(boek: Path) -> None:
    """Sorting is allowed on the protected tab: a row is its code."""
    rijen = [VHE.rij, HUUR.rij]
    blad = openpyxl.load_workbook(boek)[S]
    waarden = {(r, k): blad.cell(r + 1, k + 1).value for r in rijen for k in range(7)}
    zet_cellen(boek, [(Cel(S, sum(rijen) - r, k), w) for (r, k), w in waarden.items()])
    ongemoeid(boek)
