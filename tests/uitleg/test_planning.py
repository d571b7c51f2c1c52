"""How many dwellings a project has in a variant, and when: as a reader gets it, and redone from the parts."""

import pytest

from tests.bouwers import START
from tests.opgave.bouw import U, V, arm, cijfer, opgave, plan, streek
from tests.uitleg.test_rekent_na import alle_fouten
from tests.uitleg.test_uitleg import per_label, plaats
from tests.uitleg.wandeling import beelden, stappen
from xl_doorrekening.begrippen.dpm import Soort
from xl_doorrekening.doorrekenen import doorrekenen
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.uitleg import stel
from xl_doorrekening.uitleg.planning import TOEGEREKEND
from xl_doorrekening.uitleg.regels import Regel, regels
from xl_doorrekening.uitleg.tekst import kop


def uitleg(r: Regio, naam: str, jaar: int, variant: str) -> list[Regel]:
    return regels(stel(doorrekenen(r), "A", naam, jaar, "DAEB", variant), plaats)


def uit(lijst: list[Regel]) -> dict[str, str]:
    """What is said first of each; elsewhere stands where."""
    return {r.label: r.uit for r in reversed(lijst)}


def zonder_plan() -> Regio:
    """20 dwellings allotted in 2030; none planned; soft, so in variant R the half of it two years later."""
    o = opgave(cijfer(U, 20, van=START + 4, tot=START + 4), bouwduur=3)
    return streek(arm("A"), o=o, realisatie_zacht=0.5, vertraging_zacht=2)


def test_toegerekend_zonder_plan() -> None:
    """It names no row of the corporation, for there is none; and the years follow from what the region chose."""
    lijst = uitleg(zonder_plan(), "vhe", START + 4, "B")
    label = "toegerekend: uitbreidingsnieuwbouw G 2030 (nog zonder plan)"
    assert per_label(lijst)[label] == "20,00 woningen"
    assert uit(lijst)["aantal woningen"] == uit(lijst)["oplevering"] == TOEGEREKEND
    assert not any("projecten/" in r.uit for r in lijst)


def test_begin_van_wat_geen_plan_heeft() -> None:
    """Building starts so many years before, but not before the first year; what is sold, in the year itself."""
    o = opgave(cijfer(U, 20, van=START + 1, tot=START + 1), cijfer(V, 10, van=START + 2, tot=START + 2), bouwduur=3)
    r = streek(arm("A"), o=o, vertraging_zacht=2)
    for b in beelden(doorrekenen(r)):
        assert alle_fouten(stappen(b)) == {}
    bouw = uitleg(r, "nieuwbouw_huur", START + 2, "R")
    assert (
        uit(bouw)["start"] == f"= grootste van (oplevering − jaren van start tot oplevering zonder eigen plan; {START})"
    )
    assert "Blad!opgave/keuzes/bouwduur" in uit(bouw).values()
    assert per_label(bouw)["start"] == str(START)
    assert per_label(bouw)["realistische start"] == str(START + 2)
    verkoop = uitleg(r, "vhe", START + 2, "B")
    assert per_label(verkoop)["start"] == per_label(verkoop)["oplevering"] == str(START + 2)


def test_realistisch_is_het_aantal_maal_de_graad_en_later() -> None:
    lijst = uitleg(zonder_plan(), "vhe", START + 6, "R")
    assert per_label(lijst)["realistisch aantal woningen"] == "10,00 woningen"
    assert uit(lijst)["realistisch aantal woningen"] == "= aantal woningen × realisatiegraad zachte projecten"
    assert uit(lijst)["Realisatiegraad zachte projecten"] == "Blad!uitgangspunten/definities/realisatie_zacht"
    assert per_label(lijst)["realistische oplevering"] == "2032"
    assert uit(lijst)["realistische oplevering"] == "= oplevering + vertraging zachte projecten"
    assert uit(lijst)["Vertraging zachte projecten"] == "Blad!uitgangspunten/definities/vertraging_zacht"


def test_herfasering_gaat_voor_en_hard_is_hard() -> None:
    """An own estimate of the year is the cell itself; the start moves along. A hard project has its own cells."""
    projecten = plan("p", 10, START + 2, start=START, herfasering=START + 6), plan("h", 8, START + 1, hardheid="hard")
    r = streek(arm("A", *projecten), realisatie_zacht=0.5)
    lijst = uitleg(r, "nieuwbouw_huur", START + 6, "R")
    assert uit(lijst)["realistische oplevering"] == "Blad!projecten/0/herfasering"
    assert uit(lijst)["realistische start"] == "= start + herfasering − oplevering"
    assert per_label(lijst)["realistische start"] == str(START + 4)
    hard = uitleg(r, "vhe", START + 1, "R")
    assert uit(hard)["realistisch aantal woningen"] == "= aantal woningen × realisatiegraad harde projecten"
    assert uit(hard)["aantal woningen"] == "Blad!projecten/1/aantal"


def test_start_zonder_invoer_is_de_oplevering() -> None:
    r = streek(arm("A", plan("p", 10, START + 2, soort="verduurzaming", kosten=1000.0)))
    lijst = uitleg(r, "woningverbetering_projecten", START + 2, "B")
    assert uit(lijst)["start (leeg: het jaar van oplevering)"] == "Blad!projecten/0/oplevering"


def test_een_plan_boven_de_toerekening_is_gekort() -> None:
    """100 allotted, 60 + 50 planned: 40 of the last. In variant R the half of those."""
    projecten = plan("a", 60, hardheid="hard"), plan("b", 50, START + 3)
    o = opgave(cijfer(U, 100), boven_toerekening="nee")
    r = streek(arm("A", *projecten), o=o, realisatie_zacht=0.5, vertraging_zacht=1)
    lijst = uitleg(r, "vhe", START + 3, "B")
    assert per_label(lijst)["aantal woningen binnen de toerekening"] == "40,00 woningen"
    assert uit(lijst)["aantal woningen binnen de toerekening"] == "= aantal woningen − deel boven de toerekening"
    assert per_label(lijst)["deel boven de toerekening"] == "10,00 woningen"
    assert uit(lijst)["deel boven de toerekening"].startswith("Blad!opgave/keuzes/boven_toerekening (nee: dit deel ")
    realistisch = uitleg(r, "vhe", START + 4, "R")
    assert per_label(realistisch)["realistisch aantal woningen"] == "20,00 woningen"
    heel = uitleg(r, "vhe", START + 2, "B")
    assert uit(heel)["aantal woningen"] == "Blad!projecten/0/aantal"
    assert "deel boven de toerekening" not in uit(heel)


def test_laag_instandhouding_blijft_zoals_ingevuld() -> None:
    """Realisatiegraad is of what lies on top."""
    r = streek(arm("A", plan("p", 10, START + 2), plan("eigen", 4, START + 2, laag="instandhouding")))
    lijst = uitleg(r, "vhe", START + 2, "R")
    assert per_label(lijst)["project “eigen”"] == "4,00 woningen"
    assert "realistisch aantal woningen" not in uit(lijst)


def test_wat_niet_doorgaat_staat_erboven() -> None:
    """100 allotted: of c nothing is left; d, soft and in the last policy-rich year, is too late when it is late."""
    projecten = plan("a", 60, hardheid="hard"), plan("d", 40, START + 9, prioriteit=1), plan("c", 10, START + 5)
    o = opgave(cijfer(U, 100), boven_toerekening="nee")
    d = doorrekenen(streek(arm("A", *projecten), o=o, vertraging_zacht=1))
    boven = "Gaat niet door, want boven de toerekening: project “c” (Blad!opgave/keuzes/boven_toerekening: nee)."
    later = "Gaat in deze variant niet door binnen de beleidsrijke jaren: project “d”."
    zinnen = {v: kop(stel(d, "A", "vhe", START, "DAEB", v), plaats)[1:] for v in "ABR"}
    assert zinnen == {"A": [], "B": [boven], "R": [boven, later]}


@pytest.mark.parametrize("soort", list(Soort))
@pytest.mark.parametrize("herfasering", [None, START + 6])
def test_elke_soort_verschoven_is_na_te_rekenen(soort: Soort, herfasering: int | None) -> None:
    """Also one that is spread over years, and one that has begun before the first year."""
    cijfers = {"kosten": 90_000.0, "huur": 50.0, "subsidie": 1_000.0, "onderhoud": 1.0, "overige_lasten": 1.0,
               "beleidswaarde": 9.0, "marktwaarde": 9.0}  # fmt: skip
    p = plan("p", 10, START + 3, soort=soort.value, start=START - 1, herfasering=herfasering, **cijfers)
    for b in beelden(doorrekenen(streek(arm("A", p), realisatie_zacht=0.7, vertraging_zacht=2))):
        assert alle_fouten(stappen(b)) == {}
