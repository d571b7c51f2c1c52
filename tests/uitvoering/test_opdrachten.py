"""The commands of stap 6 on a workbook, its findings, and what Start says."""

from pathlib import Path

import openpyxl
import pytest

from tests.rapport.regios import ZONDER
from tests.werkboek.hulp import cel, gang, zet
from xl_doorrekening.begrippen.opgave import Opgavetype
from xl_doorrekening.voorbeeld import voorbeeldregio
from xl_doorrekening.werkboek.berekening import reken
from xl_doorrekening.werkboek.bouwen.sjabloon import bouw
from xl_doorrekening.werkboek.lezen.uit_bestand import lees

U = "uitvoering"


@pytest.fixture
def regio(tmp_path: Path) -> Path:
    """The example without a division."""
    r = voorbeeldregio()
    pad = tmp_path / "regio.xlsx"
    uitvoering = r.uitvoering.model_copy(update={"verdeling": (), "trajecten": ()})
    pad.write_bytes(bouw(r.model_copy(update={"uitvoering": uitvoering})))
    return pad


def start(pad: Path) -> dict[str, tuple[str, str]]:
    blad = openpyxl.load_workbook(pad, data_only=True)["Start"]
    return {str(r[0]): (str(r[3]), str(r[5])) for r in blad.iter_rows(values_only=True) if str(r[0]).startswith("stap")}


def verschillen(pad: Path) -> list[str]:
    """What is found of agreements that are not those of the scenario."""
    return [b.gevonden for b in reken(lees(pad)).bevindingen if b.code == "verschil"]


def test_afspraken_uit_een_scenario(regio: Path) -> None:
    """Written, read back, no difference with the scenario; a second time only when that is asked."""
    u = gang("afspraken", regio, "--scenario", "samen", "--toon")
    assert (u.code, "  Plasdorp: Stadswaard 140 × uitbreidingsnieuwbouw (2032)" in u.uit) == (0, True)
    assert lees(regio).regio.uitvoering.verdeling == ()
    u = gang("afspraken", regio, "--scenario", "samen")
    assert (u.code, "12 regels, en 5 trajecten die nog nodig zijn" in u.uit) == (0, True)
    na = lees(regio).regio.uitvoering
    assert (na.besluit.scenario, len(na.verdeling), len(na.trajecten)) == ("Samen", 12, 5)
    assert {str(v.status) for v in na.verdeling} == {"concept"}
    assert verschillen(regio) == []
    assert start(regio)["stap6"] == (
        "0 van 12 afspraken vast, 1 open punt",
        "de besturen, bestuur van de ontvanger en nog 2",
    )
    u = gang("afspraken", regio, "--scenario", "samen")
    assert (u.code, "Geef --vervang om wat nog niet vast is te vervangen" in u.fout) == (2, True)


def test_wat_vast_is_blijft(regio: Path) -> None:
    """Another scenario replaces concepts only."""
    assert gang("afspraken", regio, "--scenario", "Samen").code == 0
    rij = next(i for i, v in enumerate(lees(regio).regio.uitvoering.verdeling) if v.gemeente == "Plasdorp")
    zet(regio, (U, "u_verdeling", str(rij + 1), "status", "definitief"))
    u = gang("afspraken", regio, "--scenario", "B", "--vervang")
    assert (u.code, "1 vaste regels zijn blijven staan" in u.uit) == (0, True)
    lijst = lees(regio).regio.uitvoering.verdeling
    plasdorp = [(v.corporatie, str(v.status)) for v in lijst if v.gemeente == "Plasdorp"]
    assert plasdorp == [("Stadswaard", "definitief"), ("De Vlietlanden", "concept")]
    assert any("140 woningen afgesproken, niet in het scenario" in x for x in verschillen(regio))


def test_wat_erbij_stond_blijft(regio: Path) -> None:
    """Owner and explanation of a concept outlive another scenario; trajecten of the former one are told."""
    assert gang("afspraken", regio, "--scenario", "Samen").code == 0
    rij = next(i for i, v in enumerate(lees(regio).regio.uitvoering.verdeling) if v.gemeente == "Waardstad")
    zet(regio, (U, "u_verdeling", str(rij + 1), "eigenaar", "Jansen"),
        (U, "u_verdeling", str(rij + 1), "toelichting", "mits grond"))  # fmt: skip
    u = gang("afspraken", regio, "--scenario", "B", "--vervang")
    assert (u.code, "niet bij dit scenario hoort" in u.uit, "projectsteun met Havenkwartier" in u.uit) == (
        0,
        True,
        True,
    )
    erbij = [(v.gemeente, v.eigenaar, v.toelichting) for v in lees(regio).regio.uitvoering.verdeling if v.eigenaar]
    assert erbij == [("Waardstad", "Jansen", "mits grond")]


def test_zonder_opgave_niets_te_verdelen(tmp_path: Path) -> None:
    """Told, and not written."""
    leeg = tmp_path / "leeg.xlsx"
    assert gang("nieuw", leeg, "--corporaties", "A", "B", "--startjaar", 2026).code == 0
    was = leeg.read_bytes()
    u = gang("afspraken", leeg)
    assert (u.code, "er is niets te verdelen" in u.uit, leeg.read_bytes() == was) == (1, True, True)


def test_een_afwijking_is_een_bevinding_met_een_cel(regio: Path) -> None:
    assert gang("afspraken", regio, "--scenario", "Samen").code == 0
    i = next(i for i, v in enumerate(lees(regio).regio.uitvoering.verdeling) if v.gemeente == "Plasdorp")
    zet(regio, (U, "u_verdeling", str(i + 1), "j6", 100.0))
    assert gang("herbereken", regio).code == 0
    (zin,) = verschillen(regio)
    assert zin == f"Stadswaard, Plasdorp, {Opgavetype.UITBREIDING}: 40 woningen minder afgesproken dan in het scenario"
    plek = cel(U, "u_verdeling", str(i + 1), "corporatie").adres
    koppelingen = [str(c.value) for r in openpyxl.load_workbook(regio)["Controle"].iter_rows() for c in r]
    assert any(f"#'Afspraken'!{plek}" in x for x in koppelingen)
    assert "1 anders dan het scenario" in start(regio)["stap6"][0]


def test_een_naam_die_er_niet_is(regio: Path) -> None:
    zet(regio, (U, "u_verdeling", "1", "corporatie", "Elders"), (U, "u_verdeling", "1", "gemeente", "Nergens"),
        (U, "u_verdeling", "1", "type", "sloop"), (U, "u_verdeling", "1", "j2", 2.5),
        (U, "u_besluit", "scenario", "waarde", "Weg"))  # fmt: skip
    u = gang("controleer", regio)
    assert u.code == 1
    for zin in (
        "er is geen corporatie “Elders”",
        "er is geen gemeente “Nergens”",
        "2,5 woningen",
        "er is geen scenario “Weg”",
    ):
        assert zin in u.fout + u.uit


def test_begrotingen_en_rapport(regio: Path) -> None:
    """Files for each corporation or one; never over what is there; a report of each kind."""
    map_ = regio.parent / "uit"
    assert gang("begrotingen", regio, "--uit", map_, "--scenario", "Samen").code == 0
    assert len(list(map_.iterdir())) == 12
    u = gang("begrotingen", regio, "--uit", map_, "--aan", "stadswaard")
    assert (u.code, "bestaat al" in u.fout) == (2, True)
    assert gang("begrotingen", regio, "--uit", map_, "--aan", "stadswaard", "--vervang").uit.count("zie ") == 1
    for hoe in ((), ("--publiek",), ("--corporatie", "Havenkwartier")):
        u = gang("rapport", regio, "--uit", regio.parent / "r.html", "--vervang", *hoe)
        assert (u.code, "één bestand, om te openen in elke browser" in u.uit) == (0, True)
    tekst = (regio.parent / "r.html").read_text()
    assert ("Uitgangspunten: Prijsinflatie" in tekst, "macro.prijsinflatie" in tekst) == (True, False)
    assert "Lees het na" in gang("rapport", regio, "--uit", regio.parent / "r.html", "--vervang", "--publiek").uit
    u = gang("rapport", regio, "--uit", regio.parent / "r.html")
    assert (u.code, "bestaat al" in u.fout, "--vervang" in u.fout) == (2, True, True)
    assert gang("rapport", regio, "--uit", regio.parent / "r.docx").code == 2


def test_openbaar_kan_niet_van_twee(tmp_path: Path) -> None:
    """The figures of two are those of the one to the other; the one is told, the other refused."""
    twee = tmp_path / "twee.xlsx"
    r = voorbeeldregio()
    twee.write_bytes(bouw(r.model_copy(update={"corporaties": r.corporaties[:2]} | ZONDER)))
    u = gang("rapport", twee, "--uit", tmp_path / "r.html", "--publiek")
    assert (u.code, "kan pas bij 3 of meer" in u.fout, (tmp_path / "r.html").exists()) == (2, True, False)
    wie = r.corporaties[0].naam
    u = gang("rapport", twee, "--uit", tmp_path / "r.html", "--corporatie", wie)
    assert (u.code, "ook de andere te herleiden" in u.uit) == (0, True)


def test_wie_aan_zet_is(tmp_path: Path) -> None:
    """Of an empty region, and of the example: from what is filled in."""
    leeg = tmp_path / "leeg.xlsx"
    assert gang("nieuw", leeg, "--corporaties", "A", "B", "--startjaar", 2026).code == 0
    gang("herbereken", leeg)
    assert start(leeg) == {
        "stap1": (start(leeg)["stap1"][0], "de werkgroep"),
        "stap2": ("0 van 2 volledig, 0 gereed", "A, B"),
        "stap3": ("nog geen opgave ingevuld", "de werkgroep"),
        "stap4": ("wacht op de opgave", "wacht op stap 3"),
        "stap5": ("nog niets ingevuld", "wacht op stap 3 en 4"),
        "stap6": ("nog niet vastgelegd", "wacht op stap 3 en 4"),
    }
    vol = tmp_path / "vol.xlsx"
    vol.write_bytes(bouw(voorbeeldregio()))
    gang("herbereken", vol)
    assert start(vol)["stap4"] == ("84% haalbaar", "de besturen, in stap 5")
    assert start(vol)["stap6"] == (
        "6 van 12 afspraken vast, 1 open punt",
        "de besturen, bestuur van de ontvanger en nog 2",
    )


@pytest.mark.parametrize(
    ("stap", "cel_"),
    [
        ("stap6", ("uitvoering", "u_verdeling", "1", "corporatie")),
        ("stap5", ("solidariteit", "afspraken", "1", "gever")),
        ("stap4", ("toerekening", "handmatig", "1", "corporatie")),
    ],
)
def test_een_bevinding_telt_bij_haar_stap(stap: str, cel_: tuple[str, str, str, str], tmp_path: Path) -> None:
    """A name that stands for nothing: told in the step of that tab, and in no other."""
    pad = tmp_path / "regio.xlsx"
    pad.write_bytes(bouw(voorbeeldregio()))
    assert gang("herbereken", pad).code == 0
    voor = start(pad)
    zet(pad, (*cel_, "Niemand"))
    assert gang("herbereken", pad).code == 0
    na = start(pad)
    assert [s for s in na if "bevinding" in voor[s][0]] == []
    assert [s for s in na if "bevinding" in na[s][0]] == [stap]
    assert na["stap1"] == voor["stap1"]
