"""`exporteer`: one long table with every result, exact, and the input from which an outsider recomputes it."""

import csv
import io
import math
from collections import Counter
from pathlib import Path

import pytest

from tests.werkboek.hulp import bestanden, gang, voorbeeld, voorbeeldbytes, zet
from xl_doorrekening.begrippen.normen import RATIOS
from xl_doorrekening.begrippen.regels import REGELS
from xl_doorrekening.begrippen.tijd import JAREN, KOLOMMEN, TAKKEN
from xl_doorrekening.doorrekenen import Doorrekening, doorrekenen, lange_tabel
from xl_doorrekening.doorrekenen.tabel import ALLEEN_A
from xl_doorrekening.invoer.opgave import Opgave
from xl_doorrekening.invoer.regio import Regio, vingerafdruk
from xl_doorrekening.opdrachten import export
from xl_doorrekening.regio.richting import Richting

KOP = "scenario,variant,corporatie,tak,jaar,grootheid,waarde"


@pytest.fixture(scope="module")
def berekend() -> Doorrekening:
    return doorrekenen(voorbeeld())


@pytest.fixture(scope="module")
def tabel(berekend: Doorrekening) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(export.csv(berekend).decode("utf-8"))))


def test_kolommen_en_vorm(berekend: Doorrekening) -> None:
    inhoud = export.csv(berekend)
    assert inhoud.decode("utf-8").splitlines()[0] == KOP
    assert not inhoud.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in inhoud
    assert inhoud.endswith(b"\n")


def test_nederlandse_vorm(berekend: Doorrekening) -> None:
    """As Dutch Excel opens it with a double click: mark, semicolons, decimal comma, Windows line ends."""
    inhoud = export.csv(berekend, nl=True)
    assert inhoud.startswith(b"\xef\xbb\xbf" + KOP.replace(",", ";").encode() + b"\r\n")
    assert inhoud.count(b"\n") == inhoud.count(b"\r\n") == export.csv(berekend).count(b"\n")
    gewoon = list(csv.reader(io.StringIO(export.csv(berekend).decode("utf-8"))))
    nederlands = list(csv.reader(io.StringIO(inhoud.decode("utf-8-sig")), delimiter=";"))
    assert [[*r[:6], r[6].replace(",", ".")] for r in nederlands] == gewoon
    assert all("." not in r[6] for r in nederlands)


def test_assen(berekend: Doorrekening, tabel: list[dict[str, str]]) -> None:
    """Names of takken as in the workbook; years in full; lines by their declared names."""
    scenarios = {(s.naam, "C") for s in berekend.scenarios}
    assert scenarios
    assert {(r["scenario"], r["variant"]) for r in tabel} == {("basis", v) for v in "ABR"} | scenarios
    regels = {r.naam for r in REGELS} - ALLEEN_A | {r.naam for r in RATIOS}
    last = {"opgave_investering", "tekort_naar_rato", "tekort_op_volgorde"}
    na = {f"investeringsruimte_{r}_na_opgave" for r in Richting}
    for variant, verder in (("B", last | na), ("R", last)):
        eigen = {r["grootheid"] for r in tabel if r["variant"] == variant}
        assert {g for g in eigen if ": " not in g} == regels | verder
    per_soort = {r["grootheid"].split(": ")[0] for r in tabel if ": " in r["grootheid"]}
    assert per_soort == {
        "opgave_woningen", "ongedaan_naar_rato", "ongedaan_op_volgorde", "past_naar_rato", "past_op_volgorde",
        "toegerekend",
    }  # fmt: skip
    assert {r["tak"] for r in tabel if r["corporatie"] == "Stadswaard"} == set(KOLOMMEN)
    assert {r["tak"] for r in tabel if r["corporatie"] == "Havenkwartier"} == {TAKKEN[0], "geheel"}
    assert {r["jaar"] for r in tabel} == {str(2026 + t) for t in range(JAREN)}
    richtingen = {f"investeringsruimte_{r}" for r in Richting}
    grootheden = {r.naam for r in REGELS} | {r.naam for r in RATIOS} | {"tekort_ineens"} | richtingen
    grootheden |= {f"{r}_verantwoord" for r in richtingen}
    assert {r["grootheid"] for r in tabel if r["variant"] == "A"} == grootheden


def test_een_rij_per_uitkomst(tabel: list[dict[str, str]]) -> None:
    tel = Counter((r["scenario"], r["variant"], r["corporatie"], r["tak"], r["jaar"], r["grootheid"]) for r in tabel)
    assert max(tel.values()) == 1
    plek = ("A", "Stadswaard", "DAEB", "huren")
    reeks = [r for r in tabel if (r["variant"], r["corporatie"], r["tak"], r["grootheid"]) == plek]
    assert [r["jaar"] for r in reeks] == [str(2026 + t) for t in range(JAREN)]


def test_eenheden(tabel: list[dict[str, str]]) -> None:
    """Amounts in €, not thousands; ratios as fractions; dwellings as numbers."""
    waarde = {
        r["grootheid"]: float(r["waarde"])
        for r in tabel
        if (r["corporatie"], r["tak"], r["jaar"]) == ("Stadswaard", "DAEB", "2026") and r["waarde"]
    }
    assert 28_400 * 655 * 12 * 0.9 < waarde["huren"] < 28_400 * 655 * 12 * 1.1
    assert 0 < waarde["ltv"] < 1
    assert 27_000 < waarde["vhe"] <= 28_400
    assert waarde["ltv"] == pytest.approx(waarde["schuld"] / waarde["beleidswaarde"])
    assert 600 < waarde["huur_per_maand"] < 800


def test_getallen_zijn_exact(berekend: Doorrekening, tabel: list[dict[str, str]]) -> None:
    """Read back they are the very floats of the core; unknown has no row, a ratio without interest no figure."""
    rijen = [r for r in lange_tabel(berekend) if not math.isnan(r[-1])]
    assert len(rijen) == len(tabel)
    for (*_, waarde), r in zip(rijen, tabel, strict=True):
        assert r["waarde"] == "" if math.isinf(waarde) else float(r["waarde"]) == waarde


def test_json_geeft_dezelfde_uitkomsten(boek: Path) -> None:
    """What an outsider recomputes from the exported input is byte for byte the exported table."""
    uit, invoer = boek.with_name("u.csv"), boek.with_name("i.json")
    u = gang("exporteer", boek, "--uit", uit, "--invoer", invoer)
    assert (u.code, u.fout) == (0, "")
    assert u.uit == f"Uitkomsten geschreven in {uit}.\nInvoer geschreven in {invoer}.\n"
    regio = Regio.model_validate_json(invoer.read_bytes())
    assert regio == voorbeeld()
    assert vingerafdruk(regio) == vingerafdruk(voorbeeld())
    assert export.csv(doorrekenen(regio)) == uit.read_bytes()
    assert boek.read_bytes() == voorbeeldbytes()


def test_nl(boek: Path, berekend: Doorrekening) -> None:
    uit = boek.with_name("u.csv")
    assert gang("exporteer", boek, "--uit", uit, "--nl").code == 0
    assert uit.read_bytes() == export.csv(berekend, nl=True)


def test_bij_fouten_geen_bestand(boek: Path) -> None:
    zet(boek, ("Stadswaard", "snelstart", "vhe", "daeb", "veel"))
    voor = bestanden(boek.parent)
    u = gang("exporteer", boek, "--uit", boek.with_name("u.csv"), "--invoer", boek.with_name("i.json"))
    assert (u.code, u.uit) == (1, "")
    assert u.fout.startswith("FOUT 'Stadswaard'!F39: ")
    assert bestanden(boek.parent) == voor


@pytest.mark.parametrize(
    ("uit", "invoer", "melding"),
    [
        ("regio.xlsx", None, '"regio.xlsx" moet eindigen op .csv.'),
        ("u.csv", "regio.xlsx", '"regio.xlsx" moet eindigen op .json.'),
        ("u.csv", "u.csv", '"u.csv" moet eindigen op .json.'),
        ("u", None, '"u" moet eindigen op .csv.'),
    ],
)
def test_nooit_over_een_werkboek_heen(boek: Path, uit: str, invoer: str | None, melding: str) -> None:
    """A slip of the keyboard must not cost the workbook; nothing is written before everything can be."""
    extra = ("--invoer", boek.with_name(invoer)) if invoer else ()
    u = gang("exporteer", boek, "--uit", boek.with_name(uit), *extra)
    assert (u.code, u.uit, u.fout) == (2, "", melding + "\n")
    assert bestanden(boek.parent) == {"regio.xlsx": voorbeeldbytes()}


def test_opnieuw_exporteren_vervangt_de_vorige(boek: Path, berekend: Doorrekening) -> None:
    uit = boek.with_name("u.CSV")
    uit.write_bytes(b"oud")
    assert gang("exporteer", boek, "--uit", uit).code == 0
    assert uit.read_bytes() == export.csv(berekend)


def test_map_die_niet_bestaat(boek: Path) -> None:
    u = gang("exporteer", boek, "--uit", boek.parent / "weg" / "u.csv")
    assert (u.code, u.uit) == (2, "")
    assert "Maak de map aan of kies een andere." in u.fout


@pytest.mark.parametrize(
    ("naam", "nl", "uit"),
    [
        ("=1+1", True, "'=1+1"),
        ("=1+1", False, "'=1+1"),
        ("@x", True, "'@x"),
        ("\tx", True, "'\tx"),
        ("Een-twee", True, "Een-twee"),
    ],
)
def test_naam_als_formule(naam: str, nl: bool, uit: str) -> None:
    c = voorbeeld().corporaties[1].model_copy(update={"naam": naam})
    d = doorrekenen(voorbeeld().model_copy(update={"corporaties": (c,), "opgave": Opgave()}))
    inhoud = export.csv(d, nl=nl).decode("utf-8-sig")
    assert {r["corporatie"] for r in csv.DictReader(io.StringIO(inhoud), delimiter=";" if nl else ",")} == {uit}
