"""What was agreed in the own budgets: the difference with the own plans, and reasons that add up."""

import csv
import io

import numpy as np
import openpyxl
import pytest

from tests.rapport.regios import doorgerekend
from xl_doorrekening.begrippen.tijd import KOLOMMEN
from xl_doorrekening.opdrachten.export import begroting_csv
from xl_doorrekening.uitvoering.begroting import REDENEN, begrotingen
from xl_doorrekening.uitvoering.verdeling import gekozen
from xl_doorrekening.werkboek.uitvoering.begrotingsboek import bouw_begroting


@pytest.mark.parametrize("scenario", [False, True])
@pytest.mark.parametrize("naam", ["voorbeeld", "een corporatie"])
def test_de_redenen_tellen_op(naam: str, scenario: bool) -> None:
    """Of every line, tak and year; and the end is the variant, or the scenario, as the workbook has it."""
    d = doorgerekend(naam)
    s = gekozen(d) if scenario else None
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
    per = {b.naam: b for b in begrotingen(d, gekozen(d))}
    stad = {(r.regel.naam, r.tak): r for r in per["Stadswaard"].regels}
    haven = {(r.regel.naam, r.tak): r for r in per["Havenkwartier"].regels}
    onderling = [x[("investeringssaldo", "DAEB")].redenen[2] for x in (stad, haven)]
    # of Stadswaard also the building that it takes over from De Vlietlanden, in 2030-2032
    assert onderling[0][2] == pytest.approx(-1.5e6, abs=1)
    assert onderling[1][2:7] == pytest.approx([2.4e6] * 5, abs=1)


def test_als_werkboek_en_als_csv() -> None:
    """The same figures in both, × € 1.000; names that look like a formula stay a text."""
    d = doorgerekend("voorbeeld")
    b = begrotingen(d, gekozen(d))[0]
    boek = openpyxl.load_workbook(io.BytesIO(bouw_begroting(b, 2026, "scenario “Samen”", "stempel")))
    assert boek.sheetnames == ["Te wijzigen", "Alle regels"]
    rijen = list(boek["Te wijzigen"].iter_rows(min_row=5, values_only=True))
    lijst = list(csv.reader(io.StringIO(begroting_csv(b, 2026).decode("utf-8-sig")), delimiter=";"))
    assert lijst[0][6:] == [str(2026 + t) for t in range(15)]
    per_csv = {(r[1], r[3], r[4]): [float(x.replace(",", ".")) for x in r[6:]] for r in lijst[1:]}
    per_boek = {(r[0], r[1], r[2]): list(r[4:19]) for r in rijen if r[2] != "waarvan"}
    assert per_csv == per_boek
    huren = per_csv["DAEB", "Huren", "verschil"]
    regel = next(r for r in b.gewijzigd if (r.regel.naam, r.tak) == ("huren", "DAEB"))
    assert huren == [round(x / 1000, 2) for x in regel.verschil.tolist()]
    assert (
        begroting_csv(b.__class__("x", "=1+1", b.regels), 2026).decode("utf-8-sig").splitlines()[1].startswith("'=1+1;")
    )


def test_wie_niets_wijzigt() -> None:
    d = doorgerekend("zonder opgave")
    for b in begrotingen(d, None):
        assert b.gewijzigd == ()
        boek = openpyxl.load_workbook(io.BytesIO(bouw_begroting(b, 2026, "de opgave (B)", "")))
        assert boek["Te wijzigen"]["B5"].value == "Er wijzigt niets."
