"""`toevoegen`, `hernoem` and `verwijder` from the command line: what they say, and what stays as it was."""

from pathlib import Path

import openpyxl
import pytest

from tests.werkboek.hulp import bestanden, cel, gang, voorbeeld, voorbeeldbytes, zet
from tests.werkboek.verbouwen import verwijder_tab
from xl_doorrekening.invoer.corporatie import Corporatie
from xl_doorrekening.werkboek.lezen.uit_bestand import lees

ALLEN = "Stadswaard, De Vlietlanden, Havenkwartier"


def corporaties(pad: Path) -> dict[str, Corporatie]:
    g = lees(pad)
    assert g.bevindingen == []
    return {c.naam: c for c in g.regio.corporaties}


def geweigerd(boek: Path, *argumenten: str) -> str:
    """Code 2, one message, every file as it was."""
    voor = bestanden(boek.parent)
    u = gang(argumenten[0], boek, *argumenten[1:])
    assert (u.code, u.uit) == (2, "")
    assert bestanden(boek.parent) == voor
    return u.fout.rstrip("\n")


def test_toevoegen(boek: Path) -> None:
    u = gang("toevoegen", boek, " Nieuwland ")
    assert (u.code, u.fout) == (0, "")
    assert u.uit == (
        "Nieuwland is toegevoegd. Vul het tabblad in en reken door. De vorige versie staat in regio.backup.xlsx.\n"
    )
    na = corporaties(boek)
    assert list(na) == ["Stadswaard", "De Vlietlanden", "Havenkwartier", "Nieuwland"]
    assert tuple(na.values())[:3] == voorbeeld().corporaties
    assert na["Nieuwland"] == Corporatie(id=na["Nieuwland"].id, naam="Nieuwland")
    assert bestanden(boek.parent)["regio.backup.xlsx"] == voorbeeldbytes()
    assert gang("herbereken", boek).uit.endswith(" was al bijgewerkt.\n")


def test_hernoem(boek: Path) -> None:
    u = gang("hernoem", boek, "havenkwartier", "Haven & Kade")
    assert (u.code, u.fout) == (0, "")
    assert u.uit == "havenkwartier heet nu Haven & Kade. De vorige versie staat in regio.backup.xlsx.\n"
    na = corporaties(boek)
    oud = voorbeeld().corporaties[2]
    assert na["Haven & Kade"] == oud.model_copy(update={"naam": "Haven & Kade"})
    assert "Havenkwartier" not in openpyxl.load_workbook(boek, read_only=True).sheetnames


def test_verwijder(boek: Path) -> None:
    u = gang("verwijder", boek, "De Vlietlanden")
    assert (u.code, u.fout) == (0, "")
    assert u.uit == (
        "De Vlietlanden is uit het werkboek gehaald. De vorige versie, met dit tabblad, staat in regio.backup.xlsx.\n"
    )
    assert tuple(corporaties(boek).values()) == (voorbeeld().corporaties[0], voorbeeld().corporaties[2])
    assert bestanden(boek.parent)["regio.backup.xlsx"] == voorbeeldbytes()


def test_verwijder_laat_er_een_over(boek: Path) -> None:
    for naam in ("Stadswaard", "Havenkwartier"):
        assert gang("verwijder", boek, naam).code == 0
    assert geweigerd(boek, "verwijder", "De Vlietlanden") == (
        "De Vlietlanden is de enige corporatie; een werkboek heeft er ten minste één."
    )


@pytest.mark.parametrize(
    ("argumenten", "melding"),
    [
        (("toevoegen", "STADSWAARD"), "Er is al een corporatie “STADSWAARD”. Kies een andere naam."),
        (("toevoegen", "  "), "Deze naam kan niet: een naam mag niet leeg zijn."),
        (("hernoem", "Stadswaard", "havenkwartier"), "Er is al een corporatie “havenkwartier”. Kies een andere naam."),
        (("hernoem", "Stadswaard", " "), "Deze naam kan niet: een naam mag niet leeg zijn."),
        (("hernoem", "Onbekend", "X"), f"Er is geen corporatie “Onbekend” in dit werkboek. Wel: {ALLEN}."),
        (("verwijder", "Onbekend"), f"Er is geen corporatie “Onbekend” in dit werkboek. Wel: {ALLEN}."),
    ],
)
def test_geweigerd(boek: Path, argumenten: tuple[str, ...], melding: str) -> None:
    assert geweigerd(boek, *argumenten) == melding


def test_hernoem_naar_andere_hoofdletters(boek: Path) -> None:
    """Her own name is no other's."""
    assert gang("hernoem", boek, "Stadswaard", "STADSWAARD").code == 0
    assert next(iter(corporaties(boek))) == "STADSWAARD"


@pytest.mark.parametrize(
    "argumenten", [("toevoegen", "X"), ("hernoem", "Stadswaard", "X"), ("verwijder", "Stadswaard")]
)
def test_niet_in_een_kapot_werkboek(boek: Path, argumenten: tuple[str, ...]) -> None:
    verwijder_tab(boek, "Kengetallen")
    assert geweigerd(boek, *argumenten).startswith(
        "Het werkboek is niet compleet; er is niets gewijzigd.\nFOUT 'Kengetallen': het tabblad Kengetallen ontbreekt."
    )


@pytest.mark.parametrize("argumenten", [("toevoegen", "X"), ("verwijder", "Stadswaard")])
def test_niet_zonder_uitkomstblad(boek: Path, argumenten: tuple[str, ...]) -> None:
    verwijder_tab(boek, "Uitkomsten")
    assert geweigerd(boek, *argumenten) == (
        "Het tabblad Uitkomsten ontbreekt. Zet de reservekopie terug; er is niets gewijzigd."
    )


@pytest.mark.parametrize(
    "argumenten", [("toevoegen", "X"), ("hernoem", "Stadswaard", "X"), ("verwijder", "Stadswaard")]
)
def test_niet_in_een_geopend_werkboek(boek: Path, argumenten: tuple[str, ...]) -> None:
    boek.with_name("~$regio.xlsx").touch()
    assert 'Het bestand "regio.xlsx" is geopend in Excel.' in geweigerd(boek, *argumenten)


def test_ook_met_een_fout_in_een_cel(boek: Path) -> None:
    """The figures need not be right; afterwards the mistake is still there to be mended."""
    zet(boek, ("Stadswaard", "snelstart", "vhe", "daeb", "veel"))
    assert gang("toevoegen", boek, "Nieuwland").code == 0
    g = lees(boek)
    assert [str(b).split(": ")[0] for b in g.bevindingen] == [f"FOUT {cel('Stadswaard', 'snelstart', 'vhe', 'daeb')}"]
    assert len(g.regio.corporaties) == 4
