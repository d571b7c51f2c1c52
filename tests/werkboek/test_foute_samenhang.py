"""Cells that are right by themselves and wrong together: one clear finding on the cell to go to."""

from pathlib import Path

import pytest

from tests.werkboek.hulp import Inhoud, cel, gang, geweigerd, zet

S = "Stadswaard"
JAREN = range(15)
Invulling = tuple[str, str, str, str, Inhoud]


def reeks(tab: str, blok: str, rij: str, waarde: float, zonder: int | None = None) -> list[Invulling]:
    return [(tab, blok, rij, f"j{t}", waarde) for t in JAREN if t != zonder]


GEVALLEN: dict[str, tuple[list[Invulling], tuple[str, str, str, str], str]] = {
    "ontbrekend jaar": (
        reeks(S, "exploitatie_daeb", "erfpacht", 100.0, zonder=4),
        (S, "exploitatie_daeb", "erfpacht", "j4"),
        "Erfpacht (DAEB): 2030 ontbreekt. Toegestaan: alle 15 jaren of geen. Herstel: vul het bedrag in; 0 mag.",
    ),
    "bijna alle jaren ontbreken": (
        [(S, "exploitatie_daeb", "erfpacht", "j0", 1.0)],
        (S, "exploitatie_daeb", "erfpacht", "j1"),
        "Erfpacht (DAEB): 2027, 2028, 2029, 2030, 2031 en verder ontbreken. Toegestaan: alle 15 jaren of geen. "
        "Herstel: vul het bedrag in; 0 mag.",
    ),
    "labels te veel": (
        [(S, "nulmeting", "label_a", "daeb", 9999.0)],
        (S, "nulmeting", "label_a", "daeb"),
        "energielabels DAEB: samen 30.731. Toegestaan: samen 28.400 (vhe in de Snelstart). "
        "Herstel: verbeter een label, het aantal vhe, of de regel “geen energielabel”.",
    ),
    "meer verkoop dan bezit": (
        [(S, "projecten", "3", "aantal", 60_000.0)],
        (S, "projecten", "3", "aantal"),
        "verkoop en sloop DAEB t/m 2030: 30.210 woningen. Toegestaan: ten hoogste 28.400 (vhe in de Snelstart). "
        "Herstel: verlaag een aantal of verbeter het aantal vhe.",
    ),
    "kasritme": (
        [("uitgangspunten", "definities", "kasritme_0", "waarde", 0.5)],
        ("uitgangspunten", "definities", "kasritme_0", "waarde"),
        "het kasritme is samen 110,0%. Toegestaan: samen 100%. Herstel: pas een van de drie delen aan.",
    ),
    "verdeling van de ruimte": (
        [("uitgangspunten", "jaarlijks", "ruimteprofiel", "j0", 0.0)],
        ("uitgangspunten", "jaarlijks", "ruimteprofiel", "j0"),
        "de verdeling van de ruimte is samen 90,0%. Toegestaan: samen 100%. Herstel: pas de jaren aan.",
    ),
    "ruimte in een beleidsarm jaar": (
        [
            ("uitgangspunten", "jaarlijks", "ruimteprofiel", "j0", 0.0),
            ("uitgangspunten", "jaarlijks", "ruimteprofiel", "j12", 0.1),
        ],
        ("uitgangspunten", "jaarlijks", "ruimteprofiel", "j12"),
        "10,0% in een beleidsarm jaar. Toegestaan: 0% in de jaren 11–15. "
        "Herstel: zet de ruimte in de eerste tien jaren.",
    ),
    "oplevering voor start": (
        [(S, "projecten", "1", "start", 2034.0)],
        (S, "projecten", "1", "oplevering"),
        "project “Singelflats, vervanging”: oplevering 2030 vóór start 2034. Toegestaan: oplevering in of na het jaar "
        "van start. Herstel: verbeter een van de jaren.",
    ),
    "al opgeleverd": (
        [(S, "projecten", "1", "start", 2020.0), (S, "projecten", "1", "oplevering", 2021.0)],
        (S, "projecten", "1", "oplevering"),
        "project “Singelflats, vervanging”: oplevering in 2021. Toegestaan: 2026 tot en met 2050. Herstel: laat "
        "opgeleverde projecten weg: die zitten in de beginbalans.",
    ),
    "leningen ongelijk aan de schuld": (
        [
            (S, "leningen", "1", "restant", 1000.0),
            (S, "leningen", "1", "rente", 0.02),
            (S, "leningen", "1", "eindjaar", 2040.0),
        ],
        (S, "leningen", "1", "restant"),
        "leningen DAEB: samen € 1.000.000. Toegestaan: € 937.200.000, het schuldrestant in de Snelstart. "
        "Herstel: vul de tabel aan of verbeter het schuldrestant.",
    ),
    "afgeloste lening": (
        [
            (S, "leningen", "1", "restant", 937_200.0),
            (S, "leningen", "1", "rente", 0.02),
            (S, "leningen", "1", "eindjaar", 2024.0),
        ],
        (S, "leningen", "1", "eindjaar"),
        "lening “1”: eindjaar 2024. Toegestaan: 2026 of later. Herstel: laat afgeloste leningen weg.",
    ),
    "meer aflossing dan schuld": (
        [
            *reeks(S, "leningschema", "aflossing_geborgd.daeb", 1e6),
            *reeks(S, "leningschema", "rente_bestaand.daeb", 10.0),
        ],
        (S, "leningschema", "aflossing_geborgd.daeb", "j0"),
        "aflossing DAEB over 15 jaar: € 15.000.000.000. Toegestaan: ten hoogste het schuldrestant van € 937.200.000. "
        "Herstel: verbeter het schema; nieuwe leningen rekent het model zelf.",
    ),
    "gat in het leningschema": (
        reeks(S, "leningschema", "rente_bestaand.daeb", 10.0, zonder=0),
        (S, "leningschema", "rente_bestaand.daeb", "j0"),
        "rente bestaand (DAEB): 2026 ontbreekt. Toegestaan: alle 15 jaren of geen. Herstel: vul het bedrag in; 0 mag.",
    ),
    "bron begroting zonder bedragen": (
        [(S, "exploitatie_daeb", "erfpacht", "bron", "begroting")],
        (S, "exploitatie_daeb", "erfpacht", "bron"),
        "Erfpacht (DAEB): bron begroting zonder bedragen. Toegestaan: 15 bedragen bij bron begroting. "
        "Herstel: vul de jaren in of kies een andere bron.",
    ),
    "bron snelstart zonder bedrag": (
        [
            (S, "exploitatie_daeb", "personeelsuitgaven", "bron", "snelstart"),
            (S, "snelstart", "personeelsuitgaven", "daeb", None),
        ],
        (S, "exploitatie_daeb", "personeelsuitgaven", "bron"),
        "Personeelsuitgaven (DAEB): bron snelstart zonder bedrag in de Snelstart. Toegestaan: een bedrag in blok 2. "
        "Herstel: vul de Snelstart in of kies een andere bron.",
    ),
    "project met bron eigen zonder kosten": (
        [(S, "projecten", "1", "bron", "eigen")],
        (S, "projecten", "1", "kosten"),
        "project “Singelflats, vervanging”: bron eigen zonder kosten. Toegestaan: kosten per woning bij bron eigen. "
        "Herstel: vul de kosten in of kies kengetal.",
    ),
}


@pytest.mark.parametrize(("invulling", "plaats", "tekst"), GEVALLEN.values(), ids=GEVALLEN.keys())
def test_wat_samen_niet_klopt(
    boek: Path,
    capsys: pytest.CaptureFixture[str],
    invulling: list[Invulling],
    plaats: tuple[str, str, str, str],
    tekst: str,
) -> None:
    zet(boek, *invulling)
    assert [r for r in geweigerd(boek) if r.startswith("FOUT")] == [f"FOUT {cel(*plaats)}: {tekst}"]


def test_plaats_van_een_melding_ligt_vast() -> None:
    """Not only equal to what we declare: the cell a user sees in row 113, column M (2030)."""
    assert str(cel(S, "exploitatie_daeb", "erfpacht", "j4")) == "'Stadswaard'!M113"
    assert str(cel(S, "projecten", "3", "aantal")) == "'Stadswaard'!J234"


def test_dubbele_namen(boek: Path) -> None:
    """Equal but for capitals is equal; both are named, each on her own tab."""
    zet(boek, ("Havenkwartier", "algemeen", "naam", "waarde", "STADSWAARD"))
    rest = "komt 2 keer voor. Toegestaan: een eigen naam per corporatie. Herstel: maak de namen verschillend."
    assert [f for f in geweigerd(boek) if not any(x in f for x in ("Toerekening", "Solidariteit"))] == [
        f"FOUT 'Stadswaard'!F29: de naam “Stadswaard” {rest}",
        f"FOUT 'Havenkwartier'!F29: de naam “STADSWAARD” {rest}",
    ]


def test_labels_zonder_vhe_vragen_alleen_om_vhe(boek: Path) -> None:
    """A blank number of dwellings is missing, which is no mistake in the labels."""
    zet(boek, (S, "snelstart", "vhe", "daeb", None))
    u = gang("controleer", boek)
    assert u.fout.splitlines() == [
        "ONTBREEKT 'Stadswaard'!F39: Verhuureenheden (vhe) (DAEB): leeg. Toegestaan: een getal van 0 tot en met "
        "1.000.000. Herstel: vul in; zonder dit cijfer is een deel van de uitkomst niet te berekenen."
    ]
    assert (u.code, u.uit) == (1, "0 fouten, 1 ontbreekt, 0 let op.\n")


def test_labels_in_een_tak_zonder_bezit(boek: Path) -> None:
    """Labels for dwellings that are nowhere else on the tab."""
    zet(boek, ("Havenkwartier", "nulmeting", "label_c", "niet_daeb", 12.0))
    assert geweigerd(boek) == [
        f"FOUT {cel('Havenkwartier', 'nulmeting', 'label_c', 'niet_daeb')}: energielabels niet-DAEB: samen 12. "
        "Toegestaan: samen 0 (vhe in de Snelstart). "
        "Herstel: verbeter een label, het aantal vhe, of de regel “geen energielabel”."
    ]
