"""`herbereken` and `controleer`: once writes, twice does not, and what cannot be written is said in Dutch."""

import stat
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from tests.werkboek.hulp import bestanden, gang, lees_cel, voorbeeld, voorbeeldbytes, zet
from xl_doorrekening.begrippen.bevinding import Bevinding, Ernst
from xl_doorrekening.invoer.regio import vingerafdruk
from xl_doorrekening.opdrachten import tekst
from xl_doorrekening.werkboek.herbereken import herbereken

AFDRUK = ("stempel", "stempel", "vingerafdruk", "waarde")
BEREKEND = ("stempel", "stempel", "berekend", "waarde")
NIETS = "Er is niets opgeslagen.\n"


def test_eerste_keer(boek: Path) -> None:
    """Results in the file, the file as it was beside it, and the verdict on the screen."""
    u = gang("herbereken", boek)
    assert (u.code, u.fout) == (0, "")
    assert bestanden(boek.parent)["regio.backup.xlsx"] == voorbeeldbytes()
    assert u.uit.endswith(f"\nUitkomsten geschreven in {boek}; de vorige versie staat in regio.backup.xlsx.\n")
    assert f"Vingerafdruk van de invoer: {vingerafdruk(voorbeeld())}\n" in u.uit
    assert lees_cel(boek, *AFDRUK) == vingerafdruk(voorbeeld())


def test_tweede_keer_schrijft_niets(boek: Path) -> None:
    """Not the file, not the backup, not the time in the stamp or the Logboek."""
    herbereken(boek, nu=datetime(2026, 1, 31, 9, 0))
    na_een = bestanden(boek.parent)
    u = gang("herbereken", boek)
    assert (u.code, u.fout) == (0, "")
    assert u.uit.endswith(f"\n{boek} was al bijgewerkt.\n")
    assert bestanden(boek.parent) == na_een
    assert lees_cel(boek, *BEREKEND) == "31-01-2026 09:00"


def test_na_een_wijziging_weer_wel(boek: Path) -> None:
    herbereken(boek, nu=datetime(2026, 1, 31, 9, 0))
    zet(boek, ("Stadswaard", "snelstart", "liquide_middelen", "daeb", 12_345.0))
    voor = boek.read_bytes()
    herbereken(boek, nu=datetime(2026, 2, 1, 10, 30))
    assert bestanden(boek.parent)["regio.backup.xlsx"] == voor
    assert lees_cel(boek, *AFDRUK) != vingerafdruk(voorbeeld())
    assert [lees_cel(boek, "logboek", "logboek", r, "tijd") for r in "123"] == [
        "01-02-2026 10:30", "31-01-2026 09:00", None,
    ]  # fmt: skip


def test_invoer_blijft_byte_voor_byte(boek: Path) -> None:
    """The sheet of shared input changes in its freshness line only."""
    voor = openpyxl.load_workbook(boek)["Uitgangspunten"]
    gang("herbereken", boek)
    na = openpyxl.load_workbook(boek)["Uitgangspunten"]
    assert {c.coordinate: c.value for r in na.iter_rows() for c in r} == {
        c.coordinate: c.value for r in voor.iter_rows() for c in r
    }


def test_waarschuwingen_houden_niets_tegen(boek: Path) -> None:
    """What is missing is told, the first five, with the place to go; code 0, for there are results."""
    zet(boek, ("Stadswaard", "snelstart", "beleidswaarde", "daeb", None))
    u = gang("herbereken", boek)
    assert u.code == 0
    assert "\n1 punt ontbreekt of telt niet mee; zie tabblad Controle. De eerste:\n  ONTBREEKT 'Stadswaard'!F" in u.uit
    assert gang("controleer", boek).code == 1


def test_controleer_rekent_en_schrijft_niet(boek: Path) -> None:
    u = gang("controleer", boek)
    assert (u.code, u.uit, u.fout) == (0, "Geen bevindingen: de invoer is volledig.\n", "")
    assert bestanden(boek.parent) == {"regio.xlsx": voorbeeldbytes()}


def test_let_op_is_geen_fout(boek: Path) -> None:
    zet(boek, ("uitgangspunten", "jaarlijks", "huursomplafond", "j0", 0.01))
    u = gang("controleer", boek)
    assert (u.code, u.uit) == (0, "0 fouten, 0 ontbreken, 1 let op.\n")
    assert u.fout.startswith("LET OP 'Uitgangspunten'!")


@pytest.mark.parametrize(
    ("ernsten", "zin"),
    [
        ((), "Geen bevindingen: de invoer is volledig."),
        ((Ernst.FOUT,), "1 fout, 0 ontbreken, 0 let op."),
        ((Ernst.FOUT, Ernst.FOUT, Ernst.LEEMTE, Ernst.LET_OP), "2 fouten, 1 ontbreekt, 1 let op."),
        ((Ernst.LEEMTE, Ernst.LEEMTE), "0 fouten, 2 ontbreken, 0 let op."),
    ],
)
def test_samenvatting(ernsten: tuple[Ernst, ...], zin: str) -> None:
    assert tekst.samenvatting([Bevinding("Blad", "A1", "soort", e, "g", "t", "h") for e in ernsten]) == zin


@pytest.mark.parametrize(("bedrag", "zin"), [(1_639_949_000, "€ 1.639,9 mln"), (-1e6, "€ −1,0 mln"), (0, "€ 0,0 mln")])
def test_miljoenen(bedrag: float, zin: str) -> None:
    assert tekst.mln(bedrag) == zin


# --- what cannot be read or written ---------------------------------------------------------------------------------


def test_alleen_lezen(boek: Path) -> None:
    boek.chmod(stat.S_IREAD)
    u = gang("herbereken", boek)
    assert (u.code, u.uit) == (2, "")
    assert u.fout == (
        'Het bestand "regio.xlsx" is alleen-lezen. Zet dat kenmerk uit of werk in een eigen kopie. ' + NIETS
    )
    assert bestanden(boek.parent) == {"regio.xlsx": voorbeeldbytes()}


@pytest.mark.parametrize(("slot", "programma"), [("~$regio.xlsx", "Excel"), (".~lock.regio.xlsx#", "LibreOffice")])
def test_geopend_in_een_ander_programma(boek: Path, slot: str, programma: str) -> None:
    boek.with_name(slot).touch()
    u = gang("herbereken", boek)
    assert (u.code, u.uit) == (2, "")
    assert u.fout.startswith(f'Het bestand "regio.xlsx" is geopend in {programma}. Sluit het, ook bij collega')
    assert u.fout.endswith(NIETS)
    assert bestanden(boek.parent) == {"regio.xlsx": voorbeeldbytes(), slot: b""}


def test_geopend_mag_wel_worden_gecontroleerd(boek: Path) -> None:
    """Reading does no harm: the controller leaves the workbook open."""
    boek.with_name("~$regio.xlsx").touch()
    assert gang("controleer", boek).code == 0
    assert gang("exporteer", boek, "--uit", boek.with_name("u.csv")).code == 0


@pytest.mark.parametrize("opdracht", ["herbereken", "controleer"])
def test_bestand_dat_er_niet_is(tmp_path: Path, opdracht: str) -> None:
    u = gang(opdracht, tmp_path / "weg.xlsx")
    assert (u.code, u.uit) == (2, "")
    assert u.fout == (
        f'Het bestand "weg.xlsx" is niet gevonden in de map "{tmp_path}". Controleer de naam en de map.\n'
    )


@pytest.mark.parametrize(
    ("inhoud", "zegt"),
    [(b"", "is leeg (0 bytes)"), (b"naam;bedrag\n", "is een tekstbestand"), (b"PK\x03\x04 kapot", "is beschadigd")],
)
def test_geen_werkboek(tmp_path: Path, inhoud: bytes, zegt: str) -> None:
    pad = tmp_path / "regio.xlsx"
    pad.write_bytes(inhoud)
    u = gang("herbereken", pad)
    assert (u.code, u.uit) == (2, "")
    assert u.fout.startswith(f'Het bestand "regio.xlsx" {zegt}')
    assert bestanden(tmp_path) == {"regio.xlsx": inhoud}


def test_een_map(tmp_path: Path) -> None:
    u = gang("herbereken", tmp_path)
    assert (u.code, u.uit) == (2, "")
    assert "is een map. Kies een Excel-werkboek" in u.fout


def test_via_een_koppeling(boek: Path) -> None:
    """A link stays a link; the file behind it gets the results."""
    link = boek.with_name("link.xlsx")
    link.symlink_to(boek)
    assert gang("herbereken", link).code == 0
    assert link.is_symlink()
    assert lees_cel(boek, *AFDRUK) == vingerafdruk(voorbeeld())
