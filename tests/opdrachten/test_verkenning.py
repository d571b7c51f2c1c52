"""`scenarios` and `optimaliseer`: what they print, and what a search leaves in the workbook."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.solidariteit.bouw import instrument, met, wijziging
from tests.werkboek.hulp import cel, gang, voorbeeld, voorbeeldbytes, zet
from xl_doorrekening.begrippen.instrumenten import Instrument
from xl_doorrekening.begrippen.maatregelen import Maatregel
from xl_doorrekening.doorrekenen import doorrekenen
from xl_doorrekening.doorrekenen.optimum import zoek_optimum
from xl_doorrekening.doorrekenen.scenariobeeld import beeld
from xl_doorrekening.invoer.regio import vingerafdruk
from xl_doorrekening.invoer.scenarios import Scenario
from xl_doorrekening.solidariteit.optimum.zoeken import met_scenario
from xl_doorrekening.voorbeeld.regio import voorbeeldregio
from xl_doorrekening.werkboek.lezen.uit_bestand import lees
from xl_doorrekening.werkboek.versheid import ACTUEEL, EIGENSTAND


def waarde(boek: Path, *plaats: str) -> object:
    plek = cel(*plaats)
    return openpyxl.load_workbook(boek, data_only=True)[plek.blad].cell(plek.rij + 1, plek.kolom + 1).value


def test_scenarios_naast_elkaar(boek: Path) -> None:
    u = gang("scenarios", boek)
    assert (u.code, u.fout) == (0, "")
    regels = u.uit.splitlines()
    namen = [s.naam for s in voorbeeld().scenarios.lijst]
    assert regels[0].startswith("scenario")
    assert regels[1].startswith("de opgave (B)")
    assert [r[: len(str(n))] for r, n in zip(regels[2:], namen, strict=False)] == namen
    d = doorrekenen(voorbeeld())
    for s, regel in zip(d.scenarios, regels[2:], strict=False):
        b = beeld(d, s)
        assert f"{b.tekort / 1e6:.1f}".replace(".", ",") in regel
    assert boek.read_bytes() == voorbeeldbytes()


def test_effecten_en_brug(boek: Path) -> None:
    met = next(r.scenario for r in voorbeeld().solidariteit.instrumenten)
    effecten = gang("scenarios", boek, "--effecten", str(met).upper())
    assert effecten.code == 0
    assert "leningruil: naar vhe → De Vlietlanden" in effecten.uit
    brug = gang("scenarios", boek, "--brug", "b", str(met))
    assert brug.uit.splitlines()[1].startswith("de opgave (B)")
    assert gang("scenarios", boek, "--brug", "b", "bestaat niet").fout.startswith(
        "Scenario “bestaat niet” bestaat niet."
    )


def test_optimaliseer_schrijft_een_scenario_dat_men_kan_aanpassen(boek: Path) -> None:
    """The rows are in the input lists, are read back as they were found, and do in the workbook what was promised."""
    u = gang("optimaliseer", boek)
    assert u.code == 0, u.fout
    assert "Het regionale optimum vanaf de opgave (B)" in u.uit
    assert "… hele woningen" in u.fout
    assert boek.with_name("regio.backup.xlsx").read_bytes() == voorbeeldbytes()
    g = lees(boek)
    assert [s.naam for s in g.regio.scenarios.lijst] == [*(s.naam for s in voorbeeld().scenarios.lijst), "Optimum"]
    assert any(r.scenario == "Optimum" for r in g.regio.solidariteit.instrumenten)
    d = doorrekenen(g.regio)
    b = beeld(d, d.scenarios[-1])
    assert (b.naam, b.buiten, b.tekort) == ("Optimum", 0, pytest.approx(0, abs=1000))
    assert waarde(boek, "optimum", "o_stand", "stand", "waarde") == ACTUEEL
    assert waarde(boek, "optimum", "o_stand", "vingerafdruk", "waarde") == vingerafdruk(g.regio)
    eerste = float(str(waarde(boek, "optimum", "o_samen", "samen", "waarde")))
    assert eerste > float(str(waarde(boek, "optimum", "o_samen", "alleen", "waarde")))
    oud = [r for r in g.regio.solidariteit.instrumenten if r.scenario != "Optimum"]
    assert oud == list(voorbeeld().solidariteit.instrumenten)


def test_een_tweede_keer_vervangt_het_antwoord(boek: Path) -> None:
    """The rows of the first answer make way, also when there are fewer now; the rows of others stay where they are."""
    gang("optimaliseer", boek)
    eerst = lees(boek).regio
    zet(boek, ("solidariteit", "solidariteit_keuzes", "naar_taakoverdracht", "waarde", "nee"))
    assert gang("optimaliseer", boek).code == 0
    dan = lees(boek).regio
    assert len(dan.scenarios.lijst) == len(eerst.scenarios.lijst)
    assert not any(str(r.instrument).startswith("taakoverdracht") for r in dan.solidariteit.instrumenten)
    assert [w for w in dan.scenarios.wijzigingen if w.scenario != "Optimum"] == list(voorbeeld().scenarios.wijzigingen)


def test_herbereken_laat_het_antwoord_staan_en_zegt_dat_het_oud_is(boek: Path) -> None:
    assert gang("herbereken", boek).code == 0
    assert waarde(boek, "optimum", "o_stand", "stand", "waarde") == EIGENSTAND["optimum"].nooit
    gang("optimaliseer", boek)
    assert gang("herbereken", boek).uit.splitlines()[-1].endswith("was al bijgewerkt.")
    zet(boek, ("uitgangspunten", "definities", "onrendabel", "waarde", 0.9))
    gang("herbereken", boek)
    assert waarde(boek, "optimum", "o_stand", "stand", "waarde") == EIGENSTAND["optimum"].oud
    assert waarde(boek, "optimum", "o_samen", "samen", "waarde") is not None


@pytest.mark.parametrize("naam", ["", "B", "De opgave (b)", "=1+1", "x" * 200])
def test_een_naam_die_niet_kan(boek: Path, naam: str) -> None:
    u = gang("optimaliseer", boek, "--naam", naam)
    assert (u.code, u.fout.startswith("Het antwoord kan niet “")) == (2, True)
    assert boek.read_bytes() == voorbeeldbytes()


def test_een_eigen_scenario_wordt_niet_vervangen(boek: Path) -> None:
    eigen = str(voorbeeld().scenarios.lijst[0].naam)
    assert "een scenario van uzelf" in gang("optimaliseer", boek, "--naam", eigen.upper()).fout
    assert boek.read_bytes() == voorbeeldbytes()


def test_toon_schrijft_niets(boek: Path) -> None:
    assert gang("optimaliseer", boek, "--toon").code == 0
    assert boek.read_bytes() == voorbeeldbytes()


def test_voortbouwen_onder_een_eigen_naam(boek: Path) -> None:
    op = voorbeeld().scenarios.lijst[0].naam
    u = gang("optimaliseer", boek, "--vanaf", str(op).lower(), "--naam", "Samen beter")
    assert u.code == 0, u.fout
    nieuw = lees(boek).regio.scenarios.lijst[-1]
    assert (nieuw.naam, nieuw.bouwt_op) == ("Samen beter", op)
    assert "kan niet “" in gang("optimaliseer", boek, "--vanaf", str(op), "--naam", str(op)).fout


@pytest.mark.parametrize("kenmerk", ["realistisch", "met overname en fasering"])
def test_voortbouwen_op_een_scenario_geeft_wat_gezocht_is(kenmerk: str) -> None:
    """What was found on top of shifted and taken-over plans is, entered as a scenario, that very region."""
    r = voorbeeldregio()
    a, b = (c.naam for c in r.corporaties[:2])
    basis = Scenario(naam="basis", plannen="realistisch" if kenmerk == "realistisch" else None)
    rijen: tuple[Any, ...] = () if kenmerk == "realistisch" else (
        wijziging(Maatregel.FASERING, 1, "basis"),
        instrument(Instrument.OVERNAME, a, r.corporaties[4].naam, "basis", van=None, aantal=60),
        instrument(Instrument.TAAKOVERDRACHT, b, a, "basis", aantal=30, bedrag=3e6),
    )  # fmt: skip
    r = met(r, *rijen, lijst=(basis,), naar_taakoverdracht="nee")
    uit = zoek_optimum(doorrekenen(r), "basis")
    wijzigingen, afspraken = met_scenario(uit.optimum, "beste")
    lijst = (basis, Scenario(naam="beste", bouwt_op="basis"))
    d = doorrekenen(met(r, *rijen, *wijzigingen, *afspraken, lijst=lijst, naar_taakoverdracht="nee"))
    gevonden, beste = uit.optimum.samen, d.scenarios[1]
    _na, _voor = beste.variant.uitkomst, gevonden.uitkomst
    assert beste.situatie.plan.aantal.sum() == pytest.approx(gevonden.situatie.plan.aantal.sum())
    for naam in ("schuld", "beleidswaarde", "vhe", "rente_uitgaven"):
        assert beste.variant.uitkomst.lijn(naam) == pytest.approx(gevonden.uitkomst.lijn(naam), rel=1e-9, abs=2000), (
            naam
        )


def test_botsende_wensen_worden_gezegd_en_niet_ingevoerd(boek: Path) -> None:
    zet(
        boek,
        ("solidariteit", "weging", "uitbreidingsnieuwbouw", "minstens", 1.0),
        *(("solidariteit", "solidariteit_keuzes", f"naar_{x}", "waarde", "nee")
          for x in ("overname", "taakoverdracht", "projectsteun", "leningruil")),
    )  # fmt: skip
    u = gang("optimaliseer", boek)
    assert u.code == 1
    assert "minstens 100% van de opgave uitbreidingsnieuwbouw (kan: 77%)" in u.uit
    assert [s.naam for s in lees(boek).regio.scenarios.lijst] == [s.naam for s in voorbeeld().scenarios.lijst]
    assert "minstens 100%" in str(waarde(boek, "optimum", "o_botsing", "1", "wens"))


def test_een_aangepast_antwoord_wordt_niet_vervangen(boek: Path) -> None:
    """Not even an amount of it; under another name it stays, and a search can take the name again."""
    assert gang("optimaliseer", boek).code == 0
    g = lees(boek)
    rij = next(i for i, x in enumerate(g.regio.solidariteit.instrumenten) if x.scenario == "Optimum")
    zet(boek, ("solidariteit", "afspraken", str(rij + 1), "toelichting", "Bestuursbesluit 3 maart"))
    inhoud = boek.read_bytes()
    u = gang("optimaliseer", boek)
    assert u.code == 2
    assert "dat scenario is na het zoeken aangepast, en die wijzigingen zouden verloren gaan" in u.fout
    assert boek.read_bytes() == inhoud
    assert gang("optimaliseer", boek, "--naam", "Optimum 2").code == 0


def test_een_regel_die_niet_telt_wordt_overgeslagen(boek: Path) -> None:
    """Findings say so, and nothing breaks: an unknown corporation, a giver that is the receiver, a missing amount."""
    n = str(len(voorbeeld().scenarios.wijzigingen) + 1)
    a = str(len(voorbeeld().solidariteit.instrumenten) + 1)
    naam = voorbeeld().scenarios.lijst[0].naam
    zet(
        boek,
        ("scenarios", "wijzigingen", n, "scenario", naam),
        ("scenarios", "wijzigingen", n, "maatregel", Maatregel.ONDERHOUD.value),
        ("scenarios", "wijzigingen", n, "waarde", 0.1),
        ("scenarios", "wijzigingen", n, "corporatie", "Bestaat Niet"),
        ("solidariteit", "afspraken", a, "scenario", naam),
        ("solidariteit", "afspraken", a, "instrument", "projectsteun"),
        ("solidariteit", "afspraken", a, "gever", "Bestaat Niet"),
        ("solidariteit", "afspraken", a, "ontvanger", "Stadswaard"),
    )
    u = gang("herbereken", boek)
    assert u.code == 0, u.fout
    d, b = doorrekenen(lees(boek).regio), doorrekenen(voorbeeld())
    assert d.scenarios[0].variant.krapste == pytest.approx(b.scenarios[0].variant.krapste)


def test_een_volle_lijst_is_een_duidelijke_melding(boek: Path) -> None:
    """No row is overwritten; nothing is written at all."""
    gevuld = len(voorbeeld().scenarios.lijst)
    zet(boek, *(("scenarios", "scenario_lijst", str(i), "naam", f"vol {i}") for i in range(gevuld + 1, 24)))
    voor = boek.read_bytes()
    u = gang("optimaliseer", boek)
    assert u.code == 2
    assert "plaats voor 0 regels van “Optimum”; nodig zijn er 1" in u.fout
    assert boek.read_bytes() == voor
