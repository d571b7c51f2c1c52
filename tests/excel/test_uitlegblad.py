"""Tab Uitleg as rows: the question and the date on top, a line its value beside its formula or its cell."""

from dataclasses import replace
from datetime import datetime

import pytest

from tests.bouwers import corporatie, kengetallen, regio, tak, uitgangspunten
from xl_doorrekening import __version__
from xl_doorrekening.doorrekenen import doorrekenen
from xl_doorrekening.excel.vragen.uitlegblad import KOPPEN, TITEL, Uitlegblad, stand, uitlegblad
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.uitleg import stel
from xl_doorrekening.werkboek.lezen.bron import Bron
from xl_doorrekening.werkboek.lezen.lezer import Gelezen

NU = datetime(2026, 3, 4, 5, 6)


def streek() -> Regio:
    """1.000 dwellings at € 600, upkeep € 2.000 each, a debt of € 40 mln at 3%."""
    return regio(
        corporatie("A", tak(schuld=40e6, rente=0.03)), u=uitgangspunten(), k=kengetallen(onderhoudsuitgaven=2000.0)
    )


def gelezen(**stempel: str) -> Gelezen:
    r = streek()
    plaatsen = {("A", ("takken", "DAEB", "snelstart", "rente")): ("A", "F12")}
    return Gelezen(Bron("r.xlsx", []), r, [], plaatsen, {}, stempel)


def blad(naam: str = "icr", jaar: int = 2026, g: Gelezen | None = None) -> Uitlegblad:
    g = g or gelezen()
    return uitlegblad(g, stel(doorrekenen(g.regio), "A", naam, jaar), NU)


def regel(u: Uitlegblad, label: str) -> list[object]:
    return next(list(r) for r in u.rijen if str(r[1] or "").strip(" +−×÷") == label)


def test_boven_de_tabel() -> None:
    u = blad()
    assert u.rijen[0][0] == TITEL
    assert str(u.rijen[1][0]).startswith("ICR van A in 2026 (geheel, variant A): 4,")
    assert str(u.rijen[2][0]).startswith("Norm, ten minste ")
    boven = [r[0] for r in u.rijen[: u.rijen.index(list(KOPPEN))]]
    assert "Uitleg gemaakt op 04-03-2026 05:06." in boven
    assert {len(r) for r in u.rijen} == {len(KOPPEN)}


def test_een_regel_heeft_een_formule_of_een_cel() -> None:
    u = blad()
    kop = u.rijen.index(list(KOPPEN))
    tabel = [r for r in u.rijen[kop + 1 :] if any(x is not None for x in r)]
    assert all((r[4] is None) or (r[5] is None) for r in tabel)
    assert all(r[4] is not None or r[5] is not None for r in tabel if r[2] is not None)
    rente = regel(u, "Gemiddelde rente leningen")
    assert rente[2:] == [3.0, "%", None, "A!F12"]
    huren = regel(u, "Huren 2026, DAEB") if False else regel(u, "Huren")
    assert huren[2] == 7200.0


def test_getallen_blijven_getallen_met_hun_decimalen() -> None:
    """Every line has the format of its unit, by fewer calls than there are lines."""
    u = blad("icr", 2031)
    twee = dict.fromkeys(("%", "vhe", "€ per maand", "€ per vhe"), "#,##0.00")
    verwacht = {**twee, "factor": "#,##0.000000", "maand": "0", "": "#,##0.0"}
    per_rij = {i: f for van, tot, f in u.formaten for i in range(van, tot + 1)}
    kop = u.rijen.index(list(KOPPEN))
    getallen = [i for i, r in enumerate(u.rijen) if i > kop + 1 and isinstance(r[2], float)]
    eenheden = {i: str(u.rijen[i][3] or "").removesuffix(" per jaar") for i in getallen}
    assert [i for i in getallen if per_rij[i] != verwacht[eenheden[i]]] == []
    assert per_rij[kop + 1] == "#,##0.000"  # a ratio
    assert set(eenheden.values()) >= {"%", "factor", ""}
    assert len(u.formaten) < len(getallen)


def test_wat_onbekend_is_staat_er_als_woord() -> None:
    g = gelezen()
    leeg = regio(corporatie("A", tak(beleidswaarde=None)))
    g = replace(g, regio=leeg)
    u = uitlegblad(g, stel(doorrekenen(leeg), "A", "ltv", 2026), NU)
    assert any(r[2] == "onbekend" for r in u.rijen)


def test_een_ander_jaar_is_een_cel_om_te_kiezen() -> None:
    u = blad("schuld", 2031)
    verwezen = [str(r[5]) for r in u.rijen if r[5] is not None and "uitkomst van 2030" in str(r[5])]
    assert verwezen
    assert verwezen[0] == "uitkomst van 2030: kies die cel op tabblad Uitkomsten en dan Uitleg"


@pytest.mark.parametrize(
    ("stempel", "begin"),
    [
        ({}, "LET OP: dit werkboek is nog niet berekend."),
        ({"berekend": "01-02-2026 10:00", "vingerafdruk": "oud"}, "LET OP: invoer of programma gewijzigd na de "),
        ({"berekend": "01-02-2026 10:00", "vingerafdruk": "nu"}, "LET OP: invoer of programma gewijzigd na de "),
        (
            {"berekend": "01-02-2026 10:00", "vingerafdruk": "nu", "programmaversie": __version__},
            "Uitkomsten berekend op 01-02-2026 10:00; de invoer is sindsdien niet gewijzigd.",
        ),
    ],
)
def test_of_de_uitkomsten_nog_van_deze_invoer_zijn(stempel: dict[str, str], begin: str) -> None:
    d = doorrekenen(streek())
    stempel = {k: d.vingerafdruk if w == "nu" else w for k, w in stempel.items()}
    assert stand(gelezen(**stempel), d).startswith(begin)
