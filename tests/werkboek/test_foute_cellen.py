"""Bad input in one cell: what was found where, what is allowed and how to mend it, and nothing is written."""

import datetime
import re
from pathlib import Path

import pytest

from tests.werkboek.hulp import (
    Cel,
    Inhoud,
    Ruw,
    cel,
    deel_van,
    delen,
    gang,
    geweigerd,
    kop,
    met_openpyxl,
    schrijf,
    zet,
    zet_cellen,
)
from xl_doorrekening.werkboek.lezen.uit_bestand import lees

S = "Stadswaard"
VHE = (S, "snelstart", "vhe", "daeb")
RENTE = (S, "snelstart", "rente", "daeb")
SOORT = (S, "projecten", "1", "soort")
OPLEVERING = (S, "projecten", "1", "oplevering")
LOON = ("uitgangspunten", "macro", "loonstijging", "j3")
TOT_MILJOEN = "Toegestaan: een getal van 0 tot en met 1.000.000."
TYP_GETAL = "Herstel: typ een getal, zonder tekst, apostrof of eenheid."
HERSTEL_VHE = "Herstel: herstel de formule of typ de waarde."
PROCENT15 = "Toegestaan: een getal van 0% tot en met 15%."
SOORTEN = (
    "Toegestaan: een van: uitbreidingsnieuwbouw, vervangende nieuwbouw, verduurzaming, verbetering, sloop, verkoop, "
    "aankoop."
)
JAARTAL = "Toegestaan: een geheel getal van 2000 tot en met 2100."
JANEE = "Toegestaan: een van: ja, nee."

GEVALLEN: dict[str, tuple[tuple[str, str, str, str], Inhoud, str, str]] = {
    "tekst": (VHE, "veel", "'Stadswaard'!F39", f"Verhuureenheden (vhe): “veel”. {TOT_MILJOEN} {TYP_GETAL}"),
    "getal als tekst": (VHE, "28400", "'Stadswaard'!F39", f"Verhuureenheden (vhe): “28400”. {TOT_MILJOEN} {TYP_GETAL}"),
    "getal met eenheid": (
        VHE,
        "28.400 vhe",
        "'Stadswaard'!F39",
        f"Verhuureenheden (vhe): “28.400 vhe”. {TOT_MILJOEN} {TYP_GETAL}",
    ),
    "foutwaarde": (
        VHE,
        Ruw("#REF!", "e", "#REF!"),
        "'Stadswaard'!F39",
        f"Verhuureenheden (vhe): een foutwaarde van Excel (zoals #N/B of #VERW!). {TOT_MILJOEN} {HERSTEL_VHE}",
    ),
    "foutwaarde zonder formule": (
        VHE,
        Ruw("#N/A", "e"),
        "'Stadswaard'!F39",
        f"Verhuureenheden (vhe): een foutwaarde van Excel (zoals #N/B of #VERW!). {TOT_MILJOEN} {HERSTEL_VHE}",
    ),
    "formule zonder uitkomst": (
        VHE,
        Ruw(None, "", "28000+400"),
        "'Stadswaard'!F39",
        f"Verhuureenheden (vhe): een formule zonder uitkomst. {TOT_MILJOEN} {HERSTEL_VHE}",
    ),
    "formule met lege uitkomst": (
        VHE,
        Ruw("", "", "28000+400"),
        "'Stadswaard'!F39",
        f"Verhuureenheden (vhe): een formule zonder uitkomst. {TOT_MILJOEN} {HERSTEL_VHE}",
    ),
    "waar": (VHE, Ruw("1", "b"), "'Stadswaard'!F39", f"Verhuureenheden (vhe): WAAR. {TOT_MILJOEN} {TYP_GETAL}"),
    "onwaar": (VHE, Ruw("0", "b"), "'Stadswaard'!F39", f"Verhuureenheden (vhe): ONWAAR. {TOT_MILJOEN} {TYP_GETAL}"),
    "negatief": (
        VHE,
        -5.0,
        "'Stadswaard'!F39",
        f"Verhuureenheden (vhe): -5. {TOT_MILJOEN} Herstel: typ het bedrag of aantal zonder minteken.",
    ),
    "vijf in plaats van 5%": (
        RENTE,
        5.0,
        "'Stadswaard'!F50",
        f"Gemiddelde rente leningen: 500%. {PROCENT15} Herstel: bedoelt u 5%? typ dan dat, met het procentteken.",
    ),
    "2,75 in plaats van 2,75%": (
        RENTE,
        2.75,
        "'Stadswaard'!F50",
        f"Gemiddelde rente leningen: 275%. {PROCENT15} Herstel: bedoelt u 2,75%? typ dan dat, met het procentteken.",
    ),
    "net te hoog percentage": (
        RENTE,
        0.16,
        "'Stadswaard'!F50",
        f"Gemiddelde rente leningen: 16%. {PROCENT15} Herstel: verbeter het getal.",
    ),
    "euro's in plaats van duizenden": (
        (S, "snelstart", "schuld", "daeb"),
        937_200_000.0,
        "'Stadswaard'!F48",
        "Schuldrestant leningen (extern, nominaal): 937.200.000. Toegestaan: een getal van 0 tot en met 100.000.000. "
        "Herstel: bedragen zijn × € 1.000; deel zo nodig door duizend.",
    ),
    "onbekende keuze": (
        SOORT,
        "slopen",
        "'Stadswaard'!E232",
        f"Soort: “slopen”. {SOORTEN} Herstel: kies uit de lijst in de cel.",
    ),
    "getal in een keuze": (
        SOORT,
        1.0,
        "'Stadswaard'!E232",
        f"Soort: 1. {SOORTEN} Herstel: kies uit de lijst in de cel.",
    ),
    "waar in een keuze": (
        (S, "algemeen", "gereed", "waarde"),
        Ruw("1", "b"),
        "'Stadswaard'!F34",
        f"Door de corporatie gecontroleerd en gereed: WAAR. {JANEE} Herstel: kies uit de lijst in de cel.",
    ),
    "jaartal van vroeger": (
        OPLEVERING,
        1999.0,
        "'Stadswaard'!L232",
        f"Oplevering: 1999. {JAARTAL} Herstel: verbeter het getal.",
    ),
    "te lange tekst": (
        (S, "algemeen", "gemeenten", "waarde"),
        "x" * 1001,
        "'Stadswaard'!F31",
        "Gemeenten met bezit: een tekst van 1001 tekens. Toegestaan: tekst tot 1000 tekens. "
        "Herstel: kort de tekst in tot 1000 tekens.",
    ),
    "leeg macrojaar": (
        LOON,
        None,
        "'Uitgangspunten'!L100",
        "Loonstijging: leeg. Toegestaan: een getal van -25% tot en met 50%. Herstel: vul de waarde in.",
    ),
    "lege schakelaar": (
        ("uitgangspunten", "definities", "looptijd_nieuw", "waarde"),
        None,
        "'Uitgangspunten'!F28",
        "Looptijd nieuwe leningen: leeg. Toegestaan: een geheel getal van 15 tot en met 60. "
        "Herstel: vul de waarde in; het sjabloon heeft 30.",
    ),
    "lege naam van de regio": (
        ("uitgangspunten", "proces", "regio", "waarde"),
        None,
        "'Uitgangspunten'!D9",
        "Naam van de regio: leeg. Toegestaan: tekst tot 1000 tekens. Herstel: vul de waarde in.",
    ),
    "leeg ja of nee": (
        ("uitgangspunten", "ratiokeuze", "icr", "telt"),
        None,
        "'Uitgangspunten'!G80",
        f"ICR bepaalt de ruimte: leeg. {JANEE} Herstel: vul de waarde in.",
    ),
}


@pytest.mark.parametrize(("plaats", "inhoud", "waar", "tekst"), GEVALLEN.values(), ids=GEVALLEN.keys())
def test_een_foute_cel(
    boek: Path,
    capsys: pytest.CaptureFixture[str],
    plaats: tuple[str, str, str, str],
    inhoud: Inhoud,
    waar: str,
    tekst: str,
) -> None:
    """One bad cell gives one finding, on that cell, and no second one that follows from it."""
    assert str(cel(*plaats)) == waar
    zet(boek, (*plaats, inhoud))
    assert [r for r in geweigerd(boek) if r.startswith("FOUT")] == [f"FOUT {waar}: {tekst}"]


@pytest.mark.parametrize("waarde", [datetime.date(2026, 1, 31), datetime.datetime(2026, 1, 31, 9, 30)])
def test_datum_in_een_getalcel(boek: Path, waarde: datetime.date) -> None:
    """Also when typed over a year: a date is never taken for the number of days behind it."""

    def typ(b: object) -> None:
        b[S][cel(*OPLEVERING).adres] = waarde  # type: ignore[index]

    met_openpyxl(boek, typ)
    toon = "31-01-2026 09:30" if isinstance(waarde, datetime.datetime) else "31-01-2026"
    assert geweigerd(boek) == [f"FOUT 'Stadswaard'!L232: Oplevering: een datum of tijd ({toon}). {JAARTAL} {TYP_GETAL}"]


def test_alle_fouten_tegelijk(boek: Path) -> None:
    """A controller mends in one round, over all tabs."""
    fout: list[tuple[str, str, str, str, Inhoud]] = [
        (*VHE, "veel"), (*RENTE, 5.0), (*SOORT, "slopen"), (*LOON, None),
        ("kengetallen", "kengetal_regels", "leefbaarheid", "daeb", "n.v.t."), ("De Vlietlanden", *VHE[1:], -1.0),
    ]  # fmt: skip
    zet(boek, *fout)
    regels = geweigerd(boek)
    plaatsen = [r.split(": ")[0] for r in regels if r.startswith("FOUT")]
    assert sorted(plaatsen) == sorted(f"FOUT {cel(*w[:4])}" for w in fout)


def test_controleer_zegt_hetzelfde(boek: Path) -> None:
    """`controleer` finds what herbereken would refuse, with the same words, and exits 1."""
    zet(boek, (*VHE, "veel"), (*RENTE, 5.0))
    regels = geweigerd(boek)
    u = gang("controleer", boek)
    assert u.code == 1
    assert u.fout.splitlines() == regels
    assert u.uit.startswith("2 fouten, ")


@pytest.mark.parametrize(
    ("inhoud", "tekst"),
    [
        (2026001.0, "2026001"), (1234.5, "1234,5"), (Ruw("1", "b"), "WAAR"), ("  met spaties  ", "met spaties"),
        (Ruw("", "str", '""'), None), (Ruw("uit formule", "str", 'A1&""'), "uit formule"), ("   ", None),
    ],
)  # fmt: skip
def test_tekstcel_neemt_over_wat_er_staat(boek: Path, inhoud: Inhoud, tekst: str | None) -> None:
    """A number in a text cell stays the number that was typed, without exponent; spaces around it do not count."""
    zet(boek, (S, "algemeen", "gemeenten", "waarde", inhoud))
    g = lees(boek)
    assert g.bevindingen == []
    assert g.regio.corporaties[0].algemeen.gemeenten == tekst


def test_formule_met_lege_tekst_is_leeg(boek: Path) -> None:
    """=ALS(A1="";"";A1) that gives nothing is a blank, as the user sees it."""
    zet(boek, (S, "snelstart", "leefbaarheid", "daeb", Ruw("", "str", 'IF(A1="","",A1)')))
    g = lees(boek)
    assert g.bevindingen == []
    assert g.regio.corporaties[0].tak("DAEB").snelstart.leefbaarheid is None


def test_formule_met_uitkomst_telt(boek: Path) -> None:
    zet(boek, (*VHE, Ruw("28400", "", "28000+400")))
    g = lees(boek)
    assert g.bevindingen == []
    assert g.regio.corporaties[0].tak("DAEB").snelstart.vhe == 28_400


def test_foutwaarde_in_xml_met_voorvoegsel(boek: Path) -> None:
    """Some programs write <x:c> for <c>; an error there is no blank."""
    zet(boek, (*VHE, Ruw("#REF!", "e", "#REF!")))
    onderdelen = delen(boek)
    deel = deel_van(onderdelen, S)
    xml = re.sub(rb"<(/?)([a-zA-Z])", rb"<\1x:\2", onderdelen[deel]).replace(b" xmlns=", b" xmlns:x=", 1)
    schrijf(boek, onderdelen | {deel: xml})
    assert geweigerd(boek)[0].startswith("FOUT 'Stadswaard'!F39: Verhuureenheden (vhe): een foutwaarde van Excel")


@pytest.mark.parametrize(
    ("tab", "blok", "kolom"),
    [
        (S, "projecten", "aantal"), (S, "leningen", "restant"), (S, "bezit", "woningen"),
        ("opgave", "opgave_regels", "aantal"), ("toerekening", "handmatig", "gemeente"),
        ("scenarios", "scenario_lijst", "naam"), ("scenarios", "wijzigingen", "waarde"),
        ("solidariteit", "afspraken", "bedrag"), ("solidariteit", "deelname", "hoogste"),
    ],
)  # fmt: skip
def test_een_regel_met_alleen_een_foutwaarde(boek: Path, tab: str, blok: str, kolom: str) -> None:
    """Its only cell was refused: still a row, with its finding."""
    rijen = 20 if blok in ("bezit", "scenario_lijst") else 40
    zet(boek, (tab, blok, str(rijen), kolom, Ruw("#N/A", "e")))
    assert any(cel(tab, blok, str(rijen), kolom).adres in r for r in geweigerd(boek) if r.startswith("FOUT"))


@pytest.mark.parametrize(("blok", "rij", "kolom"), [("macro", "prijsinflatie", "j0"), ("macro", "huurverhoging", "j3")])
@pytest.mark.parametrize("wat", ["code", "jaar"])
def test_een_code_of_een_kop_die_weg_is(boek: Path, blok: str, rij: str, kolom: str, wat: str) -> None:
    """The layout is mended first: the whole cannot be judged without that row or column."""
    plek = cel("uitgangspunten", blok, rij, kolom)
    kop_rij = kop("uitgangspunten", blok).rij
    weg = Cel(plek.blad, plek.rij, 0) if wat == "code" else Cel(plek.blad, kop_rij, plek.kolom)
    zet_cellen(boek, [(weg, "iets anders")])
    regels = geweigerd(boek)
    assert any("is weg of hernoemd" in r for r in regels)
