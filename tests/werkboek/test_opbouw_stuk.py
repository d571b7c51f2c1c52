"""What users should not do to the tabs: reported with what to do, and nothing is written."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.werkboek.hulp import (
    Cel,
    cel,
    deel_van,
    delen,
    gang,
    geweigerd,
    kop,
    zet_cellen,
)
from tests.werkboek.verbouwen import (
    breek_naam,
    kopieer_tab,
    verwijder_naam,
    verwijder_tab,
)

S = "Stadswaard"
RESERVE = "Herstel: zet de reservekopie terug"
BLOKKEN = f"Toegestaan: alle blokken van het sjabloon. {RESERVE} of maak het werkboek opnieuw."
HUUR = cel(S, "snelstart", "huur", "daeb")


STUK: dict[str, tuple[Callable[[Path], None], str]] = {
    "tab van een corporatie weg": (
        lambda p: verwijder_tab(p, S),
        f"'Stadswaard': het tabblad van Stadswaard ontbreekt. Toegestaan: elk tabblad dat er bij het maken was. "
        f"{RESERVE}, of haal de corporatie eruit met: doorrekening verwijder.",
    ),
    "uitgangspunten weg": (
        lambda p: verwijder_tab(p, "Uitgangspunten"),
        f"'Uitgangspunten': het tabblad Uitgangspunten ontbreekt. Toegestaan: precies één. {RESERVE}.",
    ),
    "kengetallen weg": (
        lambda p: verwijder_tab(p, "Kengetallen"),
        f"'Kengetallen': het tabblad Kengetallen ontbreekt. Toegestaan: precies één. {RESERVE}.",
    ),
    "kopie van een corporatie": (
        lambda p: kopieer_tab(p, S, "Stadswaard (2)"),
        "'Stadswaard (2)'!F28: dit tabblad is een kopie van “Stadswaard”. Toegestaan: één tabblad per corporatie. "
        "Herstel: verwijder een van de twee; een corporatie toevoegen kan met: doorrekening toevoegen.",
    ),
    "kopie van de kengetallen": (
        lambda p: kopieer_tab(p, "Kengetallen", "Kengetallen (2)"),
        "'Kengetallen': het tabblad Kengetallen komt meer dan één keer voor: Kengetallen, Kengetallen (2). "
        "Toegestaan: precies één. Herstel: verwijder de kopie van het tabblad.",
    ),
    "naam van de snelstart weg": (
        lambda p: verwijder_naam(p, S, "blok_snelstart"),
        f"'Stadswaard': blok “2  Snelstart: de stand per 31 december voor het startjaar” is weg. {BLOKKEN}",
    ),
    "naam van algemeen weg": (
        lambda p: verwijder_naam(p, S, "blok_algemeen"),
        f"'Stadswaard': blok “1  Algemeen” is weg. Toegestaan: het kenmerk dat er bij het maken stond. {RESERVE}.",
    ),
    "naam van een blok weg": (
        lambda p: verwijder_naam(p, S, "blok_huurbeleid"),
        f"'Stadswaard': blok “4  Huurbeleid” is weg. {BLOKKEN}",
    ),
    "naam van een gedeeld blok weg": (
        lambda p: verwijder_naam(p, "Uitgangspunten", "blok_definities"),
        f"'Uitgangspunten': blok “2  Definities en schakelaars” is weg. {BLOKKEN}",
    ),
    "rijen van een blok verwijderd": (
        lambda p: breek_naam(p, S, "blok_huurbeleid"),
        f"'Stadswaard': blok “4  Huurbeleid” is weg. {BLOKKEN}",
    ),
    "kenmerk gewist": (
        lambda p: zet_cellen(p, [(Cel(S, kop(S, "algemeen").rij + 1, 5), None)]),
        "'Stadswaard'!F28: het kenmerk van de corporatie is leeg. Toegestaan: het kenmerk dat er bij het maken stond. "
        f"{RESERVE}.",
    ),
    "kop van een kolom overschreven": (
        lambda p: zet_cellen(p, [(Cel(S, kop(S, "snelstart").rij, 6), "vrije sector")]),
        f"'Stadswaard'!{kop(S, 'snelstart').adres}: kolom “niet-DAEB” van blok “2  Snelstart: de stand per 31 december "
        "voor het startjaar” is weg of hernoemd. Toegestaan: alle rijen en kolommen van het sjabloon. "
        "Herstel: zet de kop of code terug, of de reservekopie.",
    ),
    "code van een rij overschreven": (
        lambda p: zet_cellen(p, [(Cel(S, HUUR.rij, 0), "huren")]),
        f"'Stadswaard'!{kop(S, 'snelstart').adres}: rij “huur” van blok “2  Snelstart: de stand per 31 december voor "
        "het startjaar” is weg of hernoemd. Toegestaan: alle rijen en kolommen van het sjabloon. "
        "Herstel: zet de kop of code terug, of de reservekopie.",
    ),
}


@pytest.mark.parametrize(("doe", "melding"), STUK.values(), ids=STUK.keys())
def test_kapotte_opbouw(boek: Path, doe: Callable[[Path], None], melding: str) -> None:
    doe(boek)
    assert [r for r in geweigerd(boek) if r.startswith("FOUT")] == [f"FOUT {melding}"]


def test_uitkomstblad_weg(boek: Path) -> None:
    """The input is whole, so there are results; that they are not shown is said."""
    verwijder_tab(boek, "Uitkomsten")
    u = gang("controleer", boek)
    assert u.fout.splitlines() == [
        f"LET OP 'Uitkomsten': het tabblad Uitkomsten ontbreekt. Toegestaan: elk tabblad van het sjabloon. {RESERVE}; "
        "tot dan worden deze uitkomsten niet getoond."
    ]
    assert gang("herbereken", boek).code == 0


def test_kopie_van_een_uitkomstblad_blijft_wat_zij_was(boek: Path) -> None:
    """A copy to keep is no second result tab: ours is the first."""
    kopieer_tab(boek, "Uitkomsten", "Bewaard")
    voor = delen(boek)[deel_van(delen(boek), "Bewaard")]
    assert gang("herbereken", boek).code == 0
    na = delen(boek)
    assert na[deel_van(na, "Bewaard")] == voor
    assert b"Stadswaard" in na[deel_van(na, "Uitkomsten")]
