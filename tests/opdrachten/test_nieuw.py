"""`nieuw` and `voorbeeld`: a workbook that was not there, and never one over another."""

from pathlib import Path

import openpyxl
import pytest

from tests.werkboek.hulp import bestanden, gang
from tests.werkboek.varianten import delen
from xl_doorrekening.voorbeeld import voorbeeldregio
from xl_doorrekening.werkboek.lezen.uit_bestand import lees


def nieuw(pad: Path, *namen: str, jaar: object = 2026, regio: str | None = None) -> tuple[int, str, str]:
    extra = () if regio is None else ("--regio", regio)
    u = gang("nieuw", pad, "--startjaar", str(jaar), *extra, "--corporaties", *namen)
    return u.code, u.uit, u.fout


def test_nieuw(tmp_path: Path) -> None:
    pad = tmp_path / "regio.xlsx"
    code, uit, fout = nieuw(pad, "Een", "Twee", regio="Waterland")
    assert (code, fout) == (0, "")
    assert uit == (
        f"{pad} is gemaakt voor 2 corporaties, 2026–2040.\n"
        f'Vul Uitgangspunten, Kengetallen en de tabbladen in, en kies daarna: doorrekening herbereken "{pad}"\n'
    )
    regio = lees(pad).regio
    assert (regio.naam, [c.naam for c in regio.corporaties]) == ("Waterland", ["Een", "Twee"])
    assert regio.uitgangspunten.startjaar == 2026
    assert openpyxl.load_workbook(pad, read_only=True).sheetnames[4:6] == ["Een", "Twee"]


def test_een_corporatie_in_enkelvoud(tmp_path: Path) -> None:
    assert " voor 1 corporatie, 2030–2044." in nieuw(tmp_path / "r.xlsx", "Een", jaar=2030)[1]


@pytest.mark.parametrize(
    ("namen", "melding"),
    [
        (
            ("Een", "een"),
            "Elke corporatie heeft een eigen naam nodig; dubbel (hoofdletters tellen niet): Een en een.\n",
        ),
        (("Een", "  "), "De naam “” kan niet: een naam mag niet leeg zijn.\n"),
    ],
)
def test_slechte_namen(tmp_path: Path, namen: tuple[str, ...], melding: str) -> None:
    assert nieuw(tmp_path / "r.xlsx", *namen) == (2, "", melding)
    assert bestanden(tmp_path) == {}


@pytest.mark.parametrize("naam", ["regio.xls", "regio", "regio.xlsb", "regio.csv"])
def test_alleen_xlsx_of_xlsm(tmp_path: Path, naam: str) -> None:
    assert nieuw(tmp_path / naam, "Een") == (2, "", f'"{naam}" moet eindigen op .xlsx of .xlsm.\n')
    assert bestanden(tmp_path) == {}


def test_nooit_over_een_bestand_heen(tmp_path: Path) -> None:
    pad = tmp_path / "regio.xlsx"
    pad.write_bytes(b"van mij")
    code, uit, fout = nieuw(pad, "Een")
    assert (code, uit) == (2, "")
    assert fout.startswith('Het bestand "regio.xlsx" bestaat al. Kies een andere naam')
    assert fout.endswith("Er is niets opgeslagen.\n")
    assert bestanden(tmp_path) == {"regio.xlsx": b"van mij"}


def test_map_die_niet_bestaat(tmp_path: Path) -> None:
    code, _, fout = nieuw(tmp_path / "weg" / "r.xlsx", "Een")
    assert code == 2
    assert "Maak de map aan of kies een andere." in fout


@pytest.mark.parametrize("jaar", ["twintig", "1999", "2086", "2026.5", ""])
def test_slecht_startjaar(tmp_path: Path, jaar: str) -> None:
    code, uit, fout = nieuw(tmp_path / "r.xlsx", "Een", jaar=jaar)
    assert (code, uit) == (2, "")
    assert fout == (f"Verkeerd gebruik: --startjaar: '{jaar}' is geen jaartal.\nZie: doorrekening nieuw --help\n")


def test_voorbeeld(tmp_path: Path) -> None:
    """The example is computed at once; a second one gets a name of its own."""
    map_ = tmp_path / "een" / "map"
    u = gang("voorbeeld", map_)
    assert (u.code, u.fout) == (0, "")
    assert sorted(bestanden(map_)) == ["voorbeeldregio.xlsx"]
    assert u.uit.startswith("Voorbeeldregio: ratio's bij instandhouding, 2026–2040\n")
    assert u.uit.endswith(f"\nUitkomsten geschreven in {map_ / 'voorbeeldregio.xlsx'}.\n")
    for c in voorbeeldregio().corporaties:
        assert f"] {c.naam}: " in u.uit.replace("]  ", "] ").replace("]  ", "] ").replace("]  ", "] ")
    eerste = bestanden(map_)
    assert gang("voorbeeld", map_).code == 0
    na = bestanden(map_)
    assert sorted(na) == ["voorbeeldregio-2.xlsx", "voorbeeldregio.xlsx"]
    assert na["voorbeeldregio.xlsx"] == eerste["voorbeeldregio.xlsx"]


def test_voorbeeld_waar_een_bestand_staat(tmp_path: Path) -> None:
    (tmp_path / "map").write_bytes(b"x")
    u = gang("voorbeeld", tmp_path / "map")
    assert (u.code, u.uit) == (2, "")
    assert u.fout.startswith(f'De map "{tmp_path / "map"}" kan niet worden gemaakt: ')
    assert u.fout.endswith(". Kies een andere map.\n")


def test_voorbeeld_in_elke_uitgave(tmp_path: Path) -> None:
    """Filled in and calculated, whichever way it is opened."""
    for keuze, naam, deel in (
        (["--knoppen"], "voorbeeldregio.xlsm", "xl/vbaProject.bin"),
        (["--lite"], "voorbeeldregio-lite.xlsx", "xl/webextensions/webextension1.xml"),
    ):
        u = gang("voorbeeld", tmp_path, *keuze)
        assert (u.code, u.fout) == (0, "")
        pad = tmp_path / naam
        assert deel in delen(pad.read_bytes())
        assert lees(pad).stempel["berekend"]
    assert "niet samen met" in gang("voorbeeld", tmp_path, "--knoppen", "--lite").fout
