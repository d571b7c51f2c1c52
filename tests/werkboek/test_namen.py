"""Names of every kind come out as the text that was given: in tabs, cells, links, csv, json and messages."""

import csv
import io
import json
import re
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.cell import Cell

from tests.strategieen import onderzoek
from tests.werkboek.hulp import gang, indeling, zet_cellen
from xl_doorrekening.invoer.opgave import Opgave
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.invoer.scenarios import Scenarios
from xl_doorrekening.invoer.solidariteit import Solidariteit
from xl_doorrekening.invoer.standaard import lege_regio
from xl_doorrekening.invoer.uitvoering import Uitvoering
from xl_doorrekening.voorbeeld import voorbeeldregio
from xl_doorrekening.werkboek.bouwen.plaatsing import bladnamen
from xl_doorrekening.werkboek.bouwen.sjabloon import bouw
from xl_doorrekening.werkboek.indeling.blok import Blad
from xl_doorrekening.werkboek.lezen.uit_bestand import lees

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
    "???": "Corporatie",
    "@som": "@som",
    "Café Ünïcode": "Café Ünïcode",
}
"""Name of a corporation and the name its tab should have, beside the shared tabs."""


ZONDER_STAP_5 = {"scenarios": Scenarios(), "solidariteit": Solidariteit(), "uitvoering": Uitvoering()}


def met_namen(*namen: str) -> Regio:
    """Corporations of the example under other names."""
    regio = voorbeeldregio()
    bron = regio.corporaties
    corporaties = [bron[i % 2 + 2].model_copy(update={"naam": n, "id": f"c{i}"}) for i, n in enumerate(namen)]
    return regio.model_copy(update={"corporaties": tuple(corporaties), "opgave": Opgave(), **ZONDER_STAP_5})


@dataclass(frozen=True)
class Allemaal:
    """One workbook with all these names, recalculated and exported; and what is said when each has a mistake."""

    tabs: list[str]
    cellen: dict[str, list[Cell]]
    """Per tab all cells that have a value."""
    uit: str
    csv: str
    csv_nl: str
    json: str
    fouten: list[str]


@pytest.fixture(scope="module")
def allemaal(tmp_path_factory: pytest.TempPathFactory) -> Allemaal:
    pad = tmp_path_factory.mktemp("namen") / "regio.xlsx"
    pad.write_bytes(bouw(met_namen(*NAMEN)))
    u, nl, i = (pad.with_name(n) for n in ("u.csv", "nl.csv", "i.json"))
    uit = gang("herbereken", pad)
    assert (uit.code, uit.fout) == (0, "")
    assert gang("exporteer", pad, "--uit", u, "--invoer", i).code == 0
    assert gang("exporteer", pad, "--uit", nl, "--nl").code == 0
    w = openpyxl.load_workbook(pad)
    cellen = {ws.title: [c for rij in ws.iter_rows() for c in rij if c.value is not None] for ws in w}
    plekken = indeling(met_namen(*NAMEN))
    zet_cellen(pad, [(plekken.cel(n, "snelstart", "huur", "daeb"), "hoog") for n in NAMEN])
    fout = gang("herbereken", pad)
    assert fout.code == 1
    fouten = [r for r in fout.fout.splitlines() if r.startswith("FOUT")]
    teksten = (u.read_text("utf-8"), nl.read_text("utf-8-sig"), i.read_text("utf-8"))
    return Allemaal(w.sheetnames, cellen, uit.uit, *teksten, fouten)


per_naam = pytest.mark.parametrize(("naam", "tab"), NAMEN.items(), ids=range(len(NAMEN)))


def test_tabs_staan_in_de_volgorde_van_de_namen(allemaal: Allemaal) -> None:
    assert allemaal.tabs[4:-17] == list(NAMEN.values())


@per_naam
def test_naam_is_tekst_in_het_werkboek(allemaal: Allemaal, naam: str, tab: str) -> None:
    """Tab, title, identity block, Start, Uitkomsten and Vergelijking after a calculation: text, never a formula."""
    plek = indeling(met_namen(*NAMEN)).cel(naam, "algemeen", "naam", "waarde")
    eigen = {c.coordinate: c for c in allemaal.cellen[tab]}
    for adres in (plek.adres, "B1"):
        assert (eigen[adres].data_type, eigen[adres].value) == ("s", naam)
    for blad in ("Start", "Uitkomsten", "Vergelijking"):
        gevonden = [c for c in allemaal.cellen[blad] if c.value == naam]
        assert gevonden, blad
        assert {c.data_type for c in gevonden} == {"s"}
    links = [c.hyperlink.location for c in allemaal.cellen["Start"] if c.hyperlink]
    assert f"'{tab.replace(chr(39), chr(39) * 2)}'!A1" in links


@per_naam
def test_naam_in_uitvoer(allemaal: Allemaal, naam: str, tab: str) -> None:
    """A csv, which a spreadsheet may open, keeps a name from being run; JSON is exact."""
    assert re.search(rf"^\[\w+\] +{re.escape(naam)}: ", allemaal.uit, re.MULTILINE)
    veilig = f"'{naam}" if naam[0] in "=+-@" else naam
    assert veilig in {r["corporatie"] for r in csv.DictReader(io.StringIO(allemaal.csv))}
    assert veilig in {r["corporatie"] for r in csv.DictReader(io.StringIO(allemaal.csv_nl), delimiter=";")}
    assert naam in [c["naam"] for c in json.loads(allemaal.json)["corporaties"]]


@per_naam
def test_naam_in_een_melding(allemaal: Allemaal, naam: str, tab: str) -> None:
    """The place is one that Excel's name box takes."""
    regel = allemaal.fouten[list(NAMEN).index(naam)]
    assert regel.startswith(f"FOUT '{tab.replace(chr(39), chr(39) * 2)}'!F40: Gemiddelde netto huur")


@pytest.fixture
def boek(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    pad = tmp_path / "regio.xlsx"
    pad.write_bytes(bouw(met_namen(*request.param)))
    return pad


@pytest.mark.parametrize("boek", [("Wonen", "WONEN", "wonen ")], indirect=True)
def test_namen_gelijk_op_hoofdletters_na(boek: Path) -> None:
    """Three tabs, told apart; the names themselves are refused, each on her own tab."""
    assert openpyxl.load_workbook(boek, read_only=True).sheetnames[4:7] == ["Wonen", "WONEN 2", "wonen 3"]
    u = gang("herbereken", boek)
    assert u.code == 1
    plaatsen = [r.split(": ")[0] for r in u.fout.splitlines()[:-1]]
    assert plaatsen == ["FOUT 'Wonen'!F29", "FOUT 'WONEN 2'!F29", "FOUT 'wonen 3'!F29"]


@pytest.mark.parametrize("boek", [("Een", "Twee")], indirect=True)
def test_tweemaal_dezelfde_naam_bij_nieuw(boek: Path) -> None:
    u = gang("nieuw", boek.with_name("n.xlsx"), "--startjaar", 2026, "--corporaties", "Wonen", " wonen")
    assert (u.code, u.uit) == (2, "")
    assert u.fout == "Elke corporatie heeft een eigen naam nodig; dubbel (hoofdletters tellen niet): Wonen en wonen.\n"
    assert not boek.with_name("n.xlsx").exists()


@settings(onderzoek(200), suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=45), min_size=1, max_size=12))
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
    namen = openpyxl.load_workbook(pad, read_only=True).sheetnames[4:7]
    assert len(set(namen)) == 3
    assert [c.naam for c in lees(pad).regio.corporaties] == [lang + "Noord", lang + "Zuid", lang + "Oost"]
