"""What the command line and the export say of the task."""

import pytest

from tests.bouwers import START
from tests.opgave.bouw import U, arm, cijfer, opgave, plan, streek
from xl_doorrekening.doorrekenen import doorrekenen, lange_tabel
from xl_doorrekening.invoer.opgave import Handmatig
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.opdrachten.tekst import verdict


def regels(r: Regio) -> list[str]:
    return [x.strip() for x in verdict(doorrekenen(r)).splitlines()]


def test_tekort_in_woorden() -> None:
    uit = regels(streek(arm("A", plan("p", 200)), arm("B", plan("q", 10)), arm("C")))
    i = uit.index(next(x for x in uit if x.startswith("[") and "A:" in x))
    assert uit[i + 2] == (
        "met de opgave: [rood] Niet binnen de normen vanaf 2028 (13 jaar). Het krapst is LTV (beleidswaarde) DAEB in "
        "2028: 90,0% bij grens 70,0%."
    )
    assert uit[i + 3].startswith(
        "van de opgave van € 40,0 mln past naar rato € 20,0 mln niet (50% haalbaar), op volgorde € 40,0 mln niet"
    )
    assert any(x.startswith("de hele opgave van € 2,0 mln past") for x in uit)
    assert "Regio, opgave: € 42,0 mln; haalbaar 52% naar rato, 5% op volgorde; 1 corporatie haakt af" in uit
    c = uit.index(next(x for x in uit if x.startswith("[") and "C:" in x))
    assert not any("met de opgave" in x for x in uit[c:]), "C heeft geen opgave"


def test_wat_niet_geplaatst_is_wordt_gezegd() -> None:
    uit = regels(streek(arm("A"), o=opgave(cijfer(U, 10), cijfer(U, 1, "H"))))
    assert "Niet geplaatst: 1 woning uitbreidingsnieuwbouw" in uit
    hand = (Handmatig(corporatie="A", gemeente="G", type=U, jaren=(3.0, *(None,) * 9)),)
    assert "Te veel toegerekend: 3 woningen uitbreidingsnieuwbouw" in regels(
        streek(arm("A"), o=opgave(cijfer(U, 10), hand=hand))
    )


def test_export_van_het_tekort() -> None:
    """Per corporation and year in €, dwellings per type, the lot of each project, and who was allotted what."""
    r = streek(arm("A", plan("p", 200)), o=opgave(cijfer(U, 200, van=START + 2, tot=START + 2), cijfer(U, 20, "H")))
    tabel = {(v, wie, jaar, wat): x for _, v, wie, _, jaar, wat, x in lange_tabel(doorrekenen(r))}
    assert sum(x for (v, _, _, wat), x in tabel.items() if (v, wat) == ("B", "opgave_investering")) == 40e6
    naar_rato = sum(x for (v, _, _, wat), x in tabel.items() if (v, wat) == ("B", "tekort_naar_rato"))
    assert naar_rato == pytest.approx(20e6, abs=500)
    assert tabel["B", "A", START + 2, "opgave_woningen: uitbreidingsnieuwbouw"] == 200
    assert tabel["B", "A", START + 2, "ongedaan_op_volgorde: uitbreidingsnieuwbouw"] == 200
    assert tabel["B", "A", START + 2, "past_op_volgorde: p"] == 0
    assert tabel["B", "A", START + 2, "past_naar_rato: p"] == pytest.approx(0.5, abs=1e-4)
    assert tabel["B", "A", START + 2, "toegerekend: uitbreidingsnieuwbouw, G"] == 200
    assert sum(x for (_, wie, _, wat), x in tabel.items() if (wie, wat[:14]) == ("Regio", "niet geplaatst")) == 20
    assert tabel["B", "A", START, "investeringsruimte_verbetering_na_opgave"] < 0
