"""`uitleg`: from the workbook to the derivation with its cells; wrong questions are told what can be asked."""

import re
from pathlib import Path

import openpyxl
import pytest

from tests.uitleg.wandeling import beelden, stappen
from tests.werkboek.hulp import gang, voorbeeld, voorbeeldbytes, zet
from xl_doorrekening.doorrekenen import doorrekenen
from xl_doorrekening.werkboek.lezen.uit_bestand import lees

CEL = re.compile(r"(?:'([^']+)'|(\w+))!([A-Z]+\d+)\b(?!:)")


def test_uitleg(boek: Path) -> None:
    u = gang("uitleg", boek, "--corporatie", "stadswaard", "--ratio", "icr", "--jaar", 2031)
    assert (u.code, u.fout) == (0, "")
    waarde = doorrekenen(voorbeeld()).toets.ratios["icr"][5, 0, 0, 2]
    regels = u.uit.splitlines()
    assert regels[0] == f"ICR van Stadswaard in 2031 (geheel, variant A): {waarde:.3f}".replace(".", ",")
    assert regels[1].startswith("Norm, ten minste 1,400 (Uitgangspunten!")
    assert regels[-1].startswith('Waar --ratio staat, gaat de afleiding verder met: doorrekening uitleg "regio.xlsx"')
    assert boek.read_bytes() == voorbeeldbytes()


@pytest.mark.parametrize("corporatie", ["Stadswaard", "De Vlietlanden"])
def test_cellen_hebben_die_waarde(boek: Path, corporatie: str) -> None:
    """What the explanation says of a cell is what the workbook has there, in the unit of the sheet."""
    uit = gang("uitleg", boek, "--corporatie", corporatie, "--ratio", "icr", "--jaar", 2031, "--variant", "B").uit
    werkboek = openpyxl.load_workbook(boek)
    geteld = 0
    for regel in uit.splitlines()[4:]:
        gevonden = CEL.search(regel)
        if gevonden is None or "(" in regel[gevonden.end() :]:
            continue
        tekst = re.search(r"(−?[\d.]+(?:,\d+)?)(%?)[^\d]*$", regel[: gevonden.start()])
        assert tekst is not None, regel
        getoond = float(tekst[1].replace(".", "").replace(",", ".").replace("−", "-")) / (100 if tekst[2] else 1)
        echt = werkboek[gevonden[1] or gevonden[2]][gevonden[3]].value
        assert getoond == pytest.approx(float(echt), rel=1e-3, abs=0.06), regel
        geteld += 1
    assert geteld > 50


def test_elke_invoer_staat_in_het_werkboek(boek: Path) -> None:
    """Every cell that an explanation can name is one that the reader has read."""
    plaatsen = lees(boek).plaatsen
    for b in beelden(doorrekenen(voorbeeld())):
        weg = {s.bron for s in stappen(b) if s.bron is not None} - set(plaatsen)
        assert weg == set()


def test_tak_variant_en_diepte(boek: Path) -> None:
    u = gang("uitleg", boek, "--corporatie", "Stadswaard", "--ratio", "huren", "--jaar", 2032, "--tak", "daeb",
             "--variant", "b", "--diepte", 0)  # fmt: skip
    assert u.code == 0
    assert u.uit.splitlines()[0].startswith("Huren van Stadswaard in 2032 (DAEB, variant B): ")
    assert "= laag instandhouding + opgave" in u.uit
    assert "--jaar 2031 --tak DAEB --variant B" in u.uit


def test_de_genoemde_vraag_geeft_het_genoemde_getal(boek: Path) -> None:
    """What a line says to ask for can be asked, and gives the number of that line."""
    uit = gang("uitleg", boek, "--corporatie", "Stadswaard", "--ratio", "schuld", "--jaar", 2031, "--tak", "DAEB").uit
    regel = next(x for x in uit.splitlines() if "Nominale schuld 2030" in x)
    verder = regel.split("uitkomst van 2030: ")[1].split()
    u = gang("uitleg", boek, "--corporatie", "Stadswaard", *verder)
    getal = u.uit.splitlines()[0].rsplit(" ", 1)[1]
    assert u.code == 0
    assert f" {getal} " in regel


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"corporatie": "Stadswaart"}, "Corporatie “Stadswaart” bestaat niet. Bedoelt u “Stadswaard”? Kies uit: "),
        ({"ratio": "ick"}, "Ratio of regel “ick” bestaat niet. Bedoelt u “icr”? Kies uit: de ratio's icr, ltv, "),
        ({"jaar": 2060}, "Jaar 2060 valt buiten de doorrekening. Kies een jaar van 2026 tot en met 2040.\n"),
    ],
)
def test_onbekend_zegt_wat_er_is(boek: Path, anders: dict[str, object], melding: str) -> None:
    args = {"corporatie": "Stadswaard", "ratio": "icr", "jaar": 2031} | anders
    u = gang("uitleg", boek, *(x for naam, waarde in args.items() for x in (f"--{naam}", waarde)))
    assert (u.code, u.uit) == (2, "")
    assert u.fout.startswith(melding)


def test_bij_fouten_geen_uitleg(boek: Path) -> None:
    zet(boek, ("Stadswaard", "snelstart", "vhe", "daeb", "veel"))
    u = gang("uitleg", boek, "--corporatie", "Stadswaard", "--ratio", "icr", "--jaar", 2031)
    assert (u.code, u.uit) == (1, "")
    assert u.fout.startswith("FOUT 'Stadswaard'!F39: ")


def test_wat_ontbreekt_is_onbekend(boek: Path) -> None:
    zet(boek, ("Stadswaard", "snelstart", "beleidswaarde", "daeb", None))
    u = gang("uitleg", boek, "--corporatie", "Stadswaard", "--ratio", "ltv", "--jaar", 2026, "--tak", "DAEB")
    assert u.code == 1
    assert u.uit.splitlines()[0].endswith(": onbekend")
    assert "(niet ingevuld)" in u.uit


def test_verkeerd_gebruik(boek: Path) -> None:
    u = gang("uitleg", boek, "--corporatie", "A", "--ratio", "icr", "--jaar", "2031", "--diepte", "veel")
    assert (u.code, u.uit) == (2, "")
    assert u.fout.startswith("Verkeerd gebruik: --diepte: 'veel' is geen geheel getal.")
