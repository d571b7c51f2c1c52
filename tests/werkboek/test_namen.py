"""Names of every kind come out as the text that was given: in tabs, cells, links, csv, json and messages."""

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.strategieen import onderzoek
from tests.werkboek.hulp import Cel, indeling, opdracht, zet_cellen
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.invoer.standaard import lege_regio
from xl_doorrekening.voorbeeld import voorbeeldregio
from xl_doorrekening.werkboek.blok import Blad
from xl_doorrekening.werkboek.lezen import lees
from xl_doorrekening.werkboek.plaatsing import bladnamen
from xl_doorrekening.werkboek.sjabloon import bouw

NAMEN = {
    "=cmd()": "=cmd()",
    "O'Brien & Zn <b>": "O'Brien & Zn <b>",
    "[x]:*?/\\": "x",
    "Woningstichting voor Noord en Zuid Waterland": "Woningstichting voor Noord en Z",
    "Woningstichting voor het Gooi, en omgeving": "Woningstichting voor het Gooi,",
    "🏠🏡🏘🏠🏡🏘🏠🏡🏘🏠🏡🏘🏠🏡🏘🏠🏡🏘": "🏠🏡🏘🏠🏡🏘🏠🏡🏘🏠🏡🏘🏠🏡🏘",
    "Woonstichting 's-Hertogenbosch'": "Woonstichting 's-Hertogenbosch",
    "🏠 Thuis": "🏠 Thuis",
    "Start": "Start 2",
    "History": "History 2",
    "geschiedenis": "geschiedenis 2",
    "Uitgangspunten": "Uitgangspunten 2",
    "'tHuis'": "tHuis",
    "???": "Corporatie",
    "-1+1": "-1+1",
    "@som": "@som",
    "Café Ünïcode": "Café Ünïcode",
    'Zeg "ja"': 'Zeg "ja"',
}
"""Name of a corporation and the name its tab should have, beside the shared tabs."""


def met_namen(*namen: str) -> Regio:
    """Corporations of the example under other names."""
    regio = voorbeeldregio()
    bron = regio.corporaties
    corporaties = [bron[i % 2 + 2].model_copy(update={"naam": n, "id": f"c{i}"}) for i, n in enumerate(namen)]
    return regio.model_copy(update={"corporaties": tuple(corporaties)})


@pytest.fixture
def boek(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    pad = tmp_path / "regio.xlsx"
    pad.write_bytes(bouw(met_namen(*request.param)))
    return pad


een = pytest.mark.parametrize(("boek", "naam", "tab"), [((n, "Buur"), n, t) for n, t in NAMEN.items()],
                              indirect=["boek"], ids=range(len(NAMEN)))  # fmt: skip


@een
def test_naam_is_tekst_in_het_werkboek(boek: Path, naam: str, tab: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Tab, title, identity block, Start, Uitkomsten and Vergelijking after a calculation: text, never a formula."""
    u = opdracht(capsys, "herbereken", boek)
    assert (u.code, u.fout) == (0, "")
    assert f"] {naam}: " in u.uit or f"]   {naam}: " in u.uit or f"]  {naam}: " in u.uit
    w = openpyxl.load_workbook(boek)
    assert w.sheetnames[3:5] == [tab, "Buur"]
    plek = indeling(met_namen(naam, "Buur"))
    for cel in (plek.cel(naam, "algemeen", "naam", "waarde"), Cel(tab, 0, 1)):
        gelezen = w[tab][cel.adres]
        assert (gelezen.data_type, gelezen.value) == ("s", naam)
    for blad in ("Start", "Uitkomsten", "Vergelijking"):
        gevonden = [c for rij in w[blad].iter_rows() for c in rij if c.value == naam]
        assert gevonden, blad
        assert {c.data_type for c in gevonden} == {"s"}
    links = [c.hyperlink.location for rij in w["Start"].iter_rows() for c in rij if c.hyperlink]
    assert f"'{tab.replace(chr(39), chr(39) * 2)}'!A1" in links


@een
def test_naam_in_csv_en_json(boek: Path, naam: str, tab: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The plain csv is exact; the Dutch one, made to be opened in Excel, keeps a name from being run."""
    uit, nl, invoer = (boek.with_name(n) for n in ("u.csv", "nl.csv", "i.json"))
    assert opdracht(capsys, "exporteer", boek, "--uit", uit, "--invoer", invoer).code == 0
    assert opdracht(capsys, "exporteer", boek, "--uit", nl, "--nl").code == 0
    rijen = list(csv.DictReader(io.StringIO(uit.read_text("utf-8"))))
    assert {r["corporatie"] for r in rijen} == {naam, "Buur"}
    rijen_nl = list(csv.DictReader(io.StringIO(nl.read_text("utf-8-sig")), delimiter=";"))
    veilig = f"'{naam}" if naam[0] in "=+-@" else naam
    assert {r["corporatie"] for r in rijen_nl} == {veilig, "Buur"}
    assert [c["naam"] for c in json.loads(invoer.read_text("utf-8"))["corporaties"]] == [naam, "Buur"]


@een
def test_naam_in_een_melding(boek: Path, naam: str, tab: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The place is one that Excel's name box takes."""
    plek = indeling(met_namen(naam, "Buur")).cel(naam, "snelstart", "vhe", "daeb")
    zet_cellen(boek, [(plek, "veel")])
    u = opdracht(capsys, "herbereken", boek)
    assert u.code == 1
    tab_in_formule = tab.replace("'", "''")
    assert u.fout.startswith(f"FOUT '{tab_in_formule}'!F39: Verhuureenheden (vhe): “veel”.")


@pytest.mark.parametrize("boek", [("Wonen", "WONEN", "wonen ")], indirect=True)
def test_namen_gelijk_op_hoofdletters_na(boek: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Three tabs, told apart; the names themselves are refused, each on her own tab."""
    assert openpyxl.load_workbook(boek, read_only=True).sheetnames[3:6] == ["Wonen", "WONEN 2", "wonen 3"]
    u = opdracht(capsys, "herbereken", boek)
    assert u.code == 1
    plaatsen = [r.split(": ")[0] for r in u.fout.splitlines()[:-1]]
    assert plaatsen == ["FOUT 'Wonen'!F29", "FOUT 'WONEN 2'!F29", "FOUT 'wonen 3'!F29"]


@pytest.mark.parametrize("boek", [("Een", "Twee")], indirect=True)
def test_tweemaal_dezelfde_naam_bij_nieuw(boek: Path, capsys: pytest.CaptureFixture[str]) -> None:
    u = opdracht(capsys, "nieuw", boek.with_name("n.xlsx"), "--startjaar", 2026, "--corporaties", "Wonen", " wonen")
    assert (u.code, u.uit) == (2, "")
    assert u.fout == "Elke corporatie heeft een eigen naam nodig; dubbel of leeg: Wonen, wonen.\n"
    assert not boek.with_name("n.xlsx").exists()


@settings(onderzoek(200), suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(st.characters(blacklist_categories=("Cs",)), max_size=45), min_size=1, max_size=12))
def test_tabnamen_zijn_altijd_geldig(titels: list[str]) -> None:
    """What Excel asks of a tab name, whatever the corporation is called."""
    namen = bladnamen([Blad("", t, (), "") for t in ["Start", *titels]])
    assert len({n.casefold() for n in namen}) == len(namen) == len(titels) + 1
    for n in namen:
        assert 1 <= len(n) <= 31
        assert len(n.encode("utf-16-le")) // 2 <= 31, "Excel counts UTF-16 units"
        assert not set(n) & set("[]:*?/\\")
        assert not any(ord(c) < 32 for c in n)
        assert n[0] != "'" != n[-1]
        assert n.strip() == n
        assert n.casefold() not in ("history", "geschiedenis")


def test_namen_van_veertig_tekens_die_gelijk_beginnen(tmp_path: Path) -> None:
    lang = "Woningcorporatie van Groot-Waterland "
    pad = tmp_path / "lang.xlsx"
    pad.write_bytes(bouw(lege_regio(2026, [lang + "Noord", lang + "Zuid", lang + "Oost"])))
    namen = openpyxl.load_workbook(pad, read_only=True).sheetnames[3:6]
    assert len(set(namen)) == 3
    assert [c.naam for c in lees(pad).regio.corporaties] == [lang + "Noord", lang + "Zuid", lang + "Oost"]
