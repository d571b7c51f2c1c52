"""What was agreed in the own budgets: the difference with the own plans, and reasons that add up."""

import csv
import io
from dataclasses import replace

import numpy as np
import openpyxl
import pytest

from tests.rapport.regios import REGIOS, ZONDER, doorgerekend
from xl_doorrekening.begrippen.tijd import KOLOMMEN
from xl_doorrekening.doorrekenen import doorrekenen
from xl_doorrekening.invoer.corporatie import Corporatie
from xl_doorrekening.invoer.opgave import Opgave
from xl_doorrekening.opdrachten.export import begroting_csv
from xl_doorrekening.uitvoering.begroting import REDENEN, begrotingen
from xl_doorrekening.uitvoering.verdeling import als_afspraken
from xl_doorrekening.werkboek.uitvoering.begrotingsboek import bouw_begroting


@pytest.mark.parametrize("scenario", [False, True])
@pytest.mark.parametrize("naam", ["voorbeeld", "een corporatie"])
def test_de_redenen_tellen_op(naam: str, scenario: bool) -> None:
    """Of every line, tak and year; and the end is the variant, or the scenario, as the workbook has it."""
    d = doorgerekend(naam)
    s = d.gekozen if scenario else None
    eind = s.variant if s else d.opgave
    assert eind is not None
    for c, b in enumerate(begrotingen(d, s)):
        assert b.naam == d.regio.corporaties[c].naam
        for r in b.regels:
            np.testing.assert_allclose(sum(r.redenen), r.verschil, atol=1e-3)
            k = KOLOMMEN.index(r.tak)
            np.testing.assert_allclose(r.afgesproken, eind.uitkomst.lijn(r.regel.naam)[0, c, k], atol=1e-3)


def test_zonder_scenario_alleen_de_opgave() -> None:
    redenen = {r.reden() for b in begrotingen(doorgerekend("voorbeeld"), None) for r in b.gewijzigd}
    assert redenen == {REDENEN[0]}


def test_projectsteun_staat_bij_gever_en_ontvanger() -> None:
    """€ 1,5 mln a year of Stadswaard in 2028-2032: with who gets it the same amount on the other side."""
    d = doorgerekend("voorbeeld")
    per = {b.naam: b for b in begrotingen(d, d.gekozen)}
    stad = {(r.regel.naam, r.tak): r for r in per["Stadswaard"].regels}
    haven = {(r.regel.naam, r.tak): r for r in per["Havenkwartier"].regels}
    onderling = [x[("investeringssaldo", "DAEB")].redenen[2] for x in (stad, haven)]
    # of Stadswaard also the building that it takes over from De Vlietlanden, in 2030-2032
    assert onderling[0][2] == pytest.approx(-1.5e6, abs=1)
    assert onderling[1][2:7] == pytest.approx([2.4e6] * 5, abs=1)


def test_als_werkboek_en_als_csv() -> None:
    """The same figures in both, × € 1.000; names that look like a formula stay a text."""
    d = doorgerekend("voorbeeld")
    b = begrotingen(d, d.gekozen)[0]
    boek = openpyxl.load_workbook(io.BytesIO(bouw_begroting(b, 2026, "scenario “Samen”", "stempel")))
    assert boek.sheetnames == ["Samenvatting", "Te wijzigen", "Alle regels"]
    rijen = list(boek["Te wijzigen"].iter_rows(min_row=5, values_only=True))
    lijst = list(csv.reader(io.StringIO(begroting_csv(b, 2026).decode("utf-8-sig")), delimiter=";"))
    assert lijst[0][6:] == [str(2026 + t) for t in range(15)]
    per_csv = {(r[1], r[3], r[4], r[5]): [float(x.replace(",", ".")) for x in r[6:]] for r in lijst[1:]}
    per_boek = {(*r[:3], r[3] or ""): list(r[4:19]) for r in rijen}
    assert per_csv == per_boek
    huren = next(x for k, x in per_csv.items() if k[:3] == ("DAEB", "Huren", "verschil"))
    regel = next(r for r in b.gewijzigd if (r.regel.naam, r.tak) == ("huren", "DAEB"))
    assert huren == [round(x / 1000, 2) for x in regel.verschil.tolist()]
    assert begroting_csv(replace(b, naam="=1+1"), 2026).decode("utf-8-sig").splitlines()[1].startswith("'=1+1;")


def test_waardoor_en_ratios_op_de_samenvatting() -> None:
    """Dwellings of the agreed plan minus the own one, money adds up to nothing; ratios of the scenario."""
    d = doorgerekend("voorbeeld")
    s = d.gekozen
    assert s is not None
    per = {b.naam: b for b in begrotingen(d, s)}
    rijen = {x.wat: x for x in per["Stadswaard"].waardoor}
    # Plasdorp, 140 dwellings in 2032, comes whole from another; € 2,4 mln a year goes to Havenkwartier from all
    assert rijen["uitbreidingsnieuwbouw in Plasdorp"].jaren.tolist() == [0.0] * 6 + [140.0] + [0.0] * 8
    geld = [sum(x.jaren for x in b.waardoor if x.geld) for b in per.values()]
    np.testing.assert_allclose(sum(geld), 0.0, atol=1e-6)
    for c, b in enumerate(per.values()):
        boek = openpyxl.load_workbook(io.BytesIO(bouw_begroting(b, 2026, "scenario “Samen”", "stempel")))
        blad = {r[0]: r for r in boek["Samenvatting"].iter_rows(values_only=True)}
        assert blad["ICR DAEB"][2:17] == pytest.approx(s.variant.toets.ratios["icr"][:, 0, c, 0].tolist())
        assert blad["ICR DAEB"][1] == "≥ 1,40"
        assert any(k and k.startswith("Met alles wat hier is gerekend: ") for k in blad)


def test_wat_anders_is_afgesproken_wordt_gezegd() -> None:
    """One agreement 5 dwellings higher than the scenario: said to that corporation, and to no other."""
    r = REGIOS["voorbeeld"]()
    s0 = doorgerekend("voorbeeld").gekozen
    eerste, *rest = als_afspraken(doorgerekend("voorbeeld"), s0)
    jaren = tuple((x or 0) + (5 if i == 3 else 0) for i, x in enumerate(eerste.jaren))
    verdeling = (eerste.model_copy(update={"jaren": jaren}), *rest)
    d = doorrekenen(r.model_copy(update={"uitvoering": r.uitvoering.model_copy(update={"verdeling": verdeling})}))
    for b in begrotingen(d, d.gekozen):
        anders = [x for x in b.opmerkingen(2026) if x.startswith("De afspraken zijn anders")]
        assert len(anders) == (b.naam == eerste.corporatie)
        assert all("5 woningen meer afgesproken" in x for x in anders)


def test_zonder_cijfers_niet_te_berekenen() -> None:
    r = REGIOS["voorbeeld"]()
    leeg = r.model_copy(update={
        **ZONDER, "corporaties": (*r.corporaties[:2], Corporatie(id="zzzzzzzz", naam="Leeg")), "opgave": Opgave(),
    })  # fmt: skip
    *_, b = begrotingen(doorrekenen(leeg), None)
    assert (b.berekend, b.opmerkingen(2026)) == (False, ("Niet te berekenen: de cijfers van Leeg ontbreken nog.",))
    boek = openpyxl.load_workbook(io.BytesIO(bouw_begroting(b, 2026, "de opgave (B)", "")))
    assert boek["Te wijzigen"]["B5"].value == "Niet te berekenen."


def test_wie_niets_wijzigt() -> None:
    d = doorgerekend("zonder opgave")
    for b in begrotingen(d, None):
        assert b.gewijzigd == ()
        boek = openpyxl.load_workbook(io.BytesIO(bouw_begroting(b, 2026, "de opgave (B)", "")))
        assert boek["Te wijzigen"]["B5"].value == "Er wijzigt niets."
