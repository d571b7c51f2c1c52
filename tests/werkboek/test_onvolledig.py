"""Half of the input: results for what is there, and a list of what is missing. An empty template: only the list."""

from pathlib import Path

import openpyxl
import pytest

from tests.werkboek.hulp import Uitvoer, cel, gang, indeling, lees_cel, zet, zet_cellen
from xl_doorrekening.invoer.standaard import lege_regio
from xl_doorrekening.werkboek.bouwen.sjabloon import bouw
from xl_doorrekening.werkboek.lezen.uit_bestand import lees

S = "Stadswaard"
LEGE = lege_regio(2026, ["Een", "Twee"], "Leegland")
SNELSTART = {
    "vhe": 1000.0, "huur": 600.0, "schuld": 20_000.0, "rente": 0.03, "looptijd": 25.0, "beleidswaarde": 90_000.0,
    "marktwaarde": 150_000.0, "liquide_middelen": 500.0, "personeelsuitgaven": 900.0, "onderhoudsuitgaven": 2_500.0,
    "overige_bedrijfsuitgaven": 1_400.0, "leefbaarheid": 100.0,
}  # fmt: skip
"""One tak of a small corporation, in the units of the sheet."""


@pytest.fixture
def leeg(tmp_path: Path) -> Path:
    pad = tmp_path / "leeg.xlsx"
    pad.write_bytes(bouw(LEGE))
    return pad


def vul(pad: Path, **waarden: float) -> None:
    plek = indeling(LEGE)
    zet_cellen(pad, [(plek.cel("Een", "snelstart", n, "daeb"), w) for n, w in waarden.items()])


def controleer(pad: Path) -> list[str]:
    u = gang("controleer", pad)
    assert u.code == 1
    return u.fout.splitlines()


def licht(pad: Path, naam: str) -> object:
    plek = indeling(LEGE).cel("start", "lichten", LEGE.corporaties[["Een", "Twee"].index(naam)].id, "licht")
    return openpyxl.load_workbook(pad, data_only=True)[plek.blad][plek.adres].value


def test_leeg_sjabloon(leeg: Path) -> None:
    """Nothing is wrong, everything is missing, and it says where to start."""
    assert controleer(leeg)[-2:] == [
        f"ONTBREEKT '{naam}'!F39: het tabblad is nog leeg. Toegestaan: ten minste de Snelstart. Herstel: vul blok 2 in."
        for naam in ("Een", "Twee")
    ]
    u = gang("herbereken", leeg)
    assert (u.code, u.fout) == (0, "")
    assert "[grijs]  Een: " in u.uit
    assert "[grijs]  Twee: " in u.uit
    assert licht(leeg, "Een") == licht(leeg, "Twee") == "grijs"
    assert "nan" not in u.uit.lower().replace("instandhouding", "")


def test_half_gevuld(leeg: Path) -> None:
    """With only vhe and rent there is a rent in the results; what else is needed stands in the list, with its cell."""
    vul(leeg, vhe=1000.0, huur=600.0)
    beleid = [(indeling(LEGE).cel("Een", "huurbeleid", n, "daeb"), 0.0) for n in ("mutatiegraad", "huurderving")]
    zet_cellen(leeg, beleid)
    regels = [r for r in controleer(leeg) if r.startswith("ONTBREEKT 'Een'!F")]
    nodig = ("schuld", "rente", "beleidswaarde", "marktwaarde", "liquide_middelen")
    verwacht = {f"'Een'!{indeling(LEGE).cel('Een', 'snelstart', n, 'daeb').adres}" for n in nodig}
    assert verwacht <= {r.split(": ")[0].removeprefix("ONTBREEKT ") for r in regels}
    u = gang("herbereken", leeg)
    assert u.code == 0
    assert "punten ontbreken of tellen niet mee; zie tabblad Controle. De eerste:" in u.uit
    assert licht(leeg, "Een") == "grijs"
    schema = f"schema_{LEGE.corporaties[0].id}_daeb"
    uit = openpyxl.load_workbook(leeg, data_only=True)["Uitkomsten"]
    huren, schuld = (uit[indeling(LEGE).cel("uitkomsten", schema, n, "j0").adres].value for n in ("huren", "schuld"))
    assert huren == pytest.approx(7_200, rel=0.05)
    assert schuld is None


def test_een_corporatie_is_genoeg(leeg: Path) -> None:
    """One finished, one empty: a verdict for the one, grey for the other; the region counts the one."""
    plek = indeling(LEGE)
    vul(leeg, **SNELSTART)
    nullen = [
        (plek.cel("kengetallen", "kengetal_regels", r, "daeb"), 0.0)
        for r in ("wettelijke_verplichtingen", "niet_energetische_verbetering", "verduurzaming_natuurlijk")
    ]
    verhuur = [
        (plek.cel("kengetallen", "kengetal_algemeen", n, "waarde"), 0.0) for n in ("mutatiegraad", "huurderving")
    ]
    zet_cellen(leeg, nullen + verhuur)
    u: Uitvoer = gang("herbereken", leeg)
    assert (u.code, u.fout) == (0, "")
    assert licht(leeg, "Een") in ("groen", "oranje", "rood")
    assert licht(leeg, "Twee") == "grijs"


def test_zonder_kengetal_geen_verzonnen_cijfer(boek: Path) -> None:
    """A key figure that is unknown is asked for on every row that needs it, and those results stay blank."""
    zet(boek, ("kengetallen", "kengetal_regels", "leefbaarheid", "daeb", None))
    zet(boek, ("kengetallen", "kengetal_regels", "leefbaarheid", "niet_daeb", None))
    regels = controleer(boek)
    assert all(r.startswith("ONTBREEKT ") and "Leefbaarheid" in r and "geen kengetal" in r for r in regels)
    assert f"ONTBREEKT {cel('Havenkwartier', 'dpm_daeb', 'leefbaarheid', 'j0')}" in {r.split(": ")[0] for r in regels}
    assert gang("herbereken", boek).code == 0
    id_ = next(c.id for c in lees(boek).regio.corporaties if c.naam == "Havenkwartier")
    assert lees_cel(boek, "uitkomsten", f"schema_{id_}_daeb", "leefbaarheid", "j0") is None
    assert isinstance(lees_cel(boek, "uitkomsten", f"schema_{id_}_daeb", "huren", "j0"), int | float)


def test_geen_enkele_corporatie(tmp_path: Path) -> None:
    pad = tmp_path / "geen.xlsx"
    pad.write_bytes(bouw(lege_regio(2026, [])))
    u = gang("herbereken", pad)
    assert (u.code, u.uit) == (2, "")
    assert u.fout == (
        'Het bestand "geen.xlsx" heeft geen enkele corporatie. Voeg er een toe met: doorrekening toevoegen\n'
    )


def test_volle_tabel(boek: Path) -> None:
    """The last row is used: there is room by inserting rows, and that is said before it matters."""
    zet(boek, *[(S, "projecten", str(i), "gemeente", "Waardstad") for i in range(1, 61)])
    u = gang("controleer", boek)
    (regel,) = [r for r in u.fout.splitlines() if r.startswith("LET OP")]
    plek = cel(S, "projecten", "60", "naam")
    assert regel == (
        f"LET OP 'Stadswaard'!A{plek.rij + 1}: alle 60 regels van “8  Projecten” zijn gebruikt. Toegestaan: tot 60 "
        "regels. Herstel: voeg binnen de tabel rijen in (rechtermuisknop, Invoegen)."
    )
