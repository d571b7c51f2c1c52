"""One cell to one value: every unit, its bounds, and a Dutch reason for every refusal."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xl_doorrekening.invoer.veld import GRENZEN, Eenheid, Veld
from xl_doorrekening.werkboek.lezen.omzetten import Afgekeurd, is_leeg, toon, zet_om

GETALLEN = [e for e in Eenheid if e not in (Eenheid.TEKST, Eenheid.KEUZE)]
KEUZE = Veld("Soort", Eenheid.KEUZE, keuzes=("sloop", "verkoop"))
TEKST = Veld("Naam", Eenheid.TEKST)
TYP_GETAL = "typ een getal, zonder tekst, apostrof of eenheid"


def veld(eenheid: Eenheid) -> Veld:
    laag, hoog = GRENZEN.get(eenheid, (-100.0, 100.0))
    return Veld("Bedrag", eenheid, laag, hoog)


@pytest.mark.parametrize("eenheid", GETALLEN)
def test_grenzen_horen_erbij(eenheid: Eenheid) -> None:
    """Both bounds themselves are allowed; the value comes in the unit of the core."""
    v = veld(eenheid)
    assert v.minimum is not None
    assert v.maximum is not None
    assert zet_om(v.minimum, v) == v.minimum * eenheid.factor
    assert zet_om(v.maximum, v) == v.maximum * eenheid.factor


@pytest.mark.parametrize("eenheid", GETALLEN)
@pytest.mark.parametrize("kant", [-1, 1])
def test_buiten_de_grenzen(eenheid: Eenheid, kant: int) -> None:
    v = veld(eenheid)
    buiten = (v.minimum or 0.0) - 1 if kant < 0 else (v.maximum or 0.0) + 1
    uit = zet_om(buiten, v)
    assert isinstance(uit, Afgekeurd)
    assert uit.code == "grens"
    assert uit.gevonden == eenheid.schrijf(buiten)
    assert uit.herstel


@pytest.mark.parametrize(
    ("eenheid", "ruw", "kern"),
    [
        (Eenheid.KEUR, 1.5, 1500.0),
        (Eenheid.EUR, 12.34, 12.34),
        (Eenheid.EUR_WONING, 268_000.0, 268_000.0),
        (Eenheid.EUR_VHE, 960.0, 960.0),
        (Eenheid.EUR_MAAND, 629.5, 629.5),
        (Eenheid.PROCENT, 0.25, 0.25),
        (Eenheid.PROCENT2, -0.01, -0.01),
        (Eenheid.GETAL, 1.4, 1.4),
        (Eenheid.AANTAL, 28_400.0, 28_400.0),
        (Eenheid.JAAR, 2026.0, 2026.0),
        (Eenheid.DUUR, 30.0, 30.0),
        (Eenheid.MAANDNR, 7.0, 7.0),
        (Eenheid.KWH, 120.0, 120.0),
        (Eenheid.RANG, 3.0, 3.0),
        (Eenheid.VRIJ, 0.9, 0.9),
        (Eenheid.HEEL, 1000.0, 1000.0),
    ],
)
def test_van_blad_naar_kern(eenheid: Eenheid, ruw: float, kern: float) -> None:
    """Thousands of euros become euros; every other unit is the same in the core."""
    assert zet_om(ruw, veld(eenheid)) == kern


def test_elke_eenheid_is_aan_de_beurt() -> None:
    gevallen = test_van_blad_naar_kern.pytestmark[0].args[1]  # type: ignore[attr-defined]
    assert {g[0] for g in gevallen} == set(GETALLEN)


@pytest.mark.parametrize("eenheid", Eenheid)
@pytest.mark.parametrize("ruw", ["", None, "   ", "\t\n", "\u00a0"])
def test_leeg(eenheid: Eenheid, ruw: object) -> None:
    """A blank, and what looks like one."""
    assert is_leeg(ruw)
    v = {Eenheid.TEKST: TEKST, Eenheid.KEUZE: KEUZE}.get(eenheid) or veld(eenheid)
    assert zet_om(ruw, v) is None


def test_min_nul_is_nul() -> None:
    """Or the fingerprint would change when another program writes 0."""
    assert str(zet_om(-0.0, veld(Eenheid.KEUR))) == "0.0"


@pytest.mark.parametrize("ruw", [0.0, 0, False, "0"])
def test_nul_is_niet_leeg(ruw: object) -> None:
    assert not is_leeg(ruw)


@pytest.mark.parametrize(
    ("ruw", "gevonden"),
    [
        ("12", "“12”"),
        ("n.v.t.", "“n.v.t.”"),
        ("€ 1.000", "“€ 1.000”"),
        ("x" * 80, "“" + "x" * 57 + "…”"),
        (True, "WAAR"),
        (False, "ONWAAR"),
        (datetime.date(2026, 3, 1), "een datum of tijd (01-03-2026)"),
        (datetime.datetime(2026, 3, 1), "een datum of tijd (01-03-2026)"),
        (datetime.datetime(2026, 3, 1, 14, 5), "een datum of tijd (01-03-2026 14:05)"),
        (datetime.time(14, 5), "een datum of tijd (14:05:00)"),
        (datetime.timedelta(hours=25), "een datum of tijd (25:00)"),
    ],
)
@pytest.mark.parametrize("eenheid", GETALLEN)
def test_geen_getal(eenheid: Eenheid, ruw: object, gevonden: str) -> None:
    assert zet_om(ruw, veld(eenheid)) == Afgekeurd("soort", gevonden, TYP_GETAL)


@pytest.mark.parametrize("eenheid", [e for e in GETALLEN if e.geheel])
def test_alleen_hele_jaren_en_maanden(eenheid: Eenheid) -> None:
    v = veld(eenheid)
    uit = zet_om((v.minimum or 0.0) + 0.5, v)
    assert isinstance(uit, Afgekeurd)
    assert (uit.code, uit.herstel) == ("grens", "rond af op een geheel getal")


@pytest.mark.parametrize(
    ("eenheid", "ruw", "gevonden", "herstel"),
    [
        (Eenheid.PROCENT, 5.0, "500%", "bedoelt u 5%? typ dan dat, met het procentteken"),
        (Eenheid.PROCENT2, 2.75, "275%", "bedoelt u 2,75%? typ dan dat, met het procentteken"),
        (Eenheid.PROCENT, 100.0, "10.000%", "bedoelt u 100%? typ dan dat, met het procentteken"),
        (Eenheid.PROCENT, 101.0, "10.100%", "verbeter het getal"),
        (Eenheid.AANTAL, -1.0, "-1", "typ het bedrag of aantal zonder minteken"),
        (Eenheid.KEUR, -1_234.5, "-1.234,5", "typ het bedrag of aantal zonder minteken"),
        (Eenheid.KEUR, 2e8, "200.000.000", "bedragen zijn × € 1.000; deel zo nodig door duizend"),
        (Eenheid.PROCENT2, -0.3, "-30%", "verbeter het getal"),
        (Eenheid.JAAR, 26.0, "26", "verbeter het getal"),
        (Eenheid.MAANDNR, 13.0, "13", "verbeter het getal"),
    ],
)
def test_raad_bij_een_grens(eenheid: Eenheid, ruw: float, gevonden: str, herstel: str) -> None:
    assert zet_om(ruw, veld(eenheid)) == Afgekeurd("grens", gevonden, herstel)


@pytest.mark.parametrize(
    ("ruw", "waarde"), [("sloop", "sloop"), ("  SLOOP ", "sloop"), ("Verkoop", "verkoop"), ("\u00a0verkoop", "verkoop")]
)
def test_keuze_zonder_te_letten_op_hoofdletters(ruw: str, waarde: str) -> None:
    assert zet_om(ruw, KEUZE) == waarde


@pytest.mark.parametrize(("ruw", "gevonden"), [("slopen", "“slopen”"), (1.0, "1"), (True, "WAAR")])
def test_onbekende_keuze(ruw: object, gevonden: str) -> None:
    assert zet_om(ruw, KEUZE) == Afgekeurd("soort", gevonden, "kies uit de lijst in de cel")


@pytest.mark.parametrize(
    ("ruw", "tekst"),
    [
        (" Stadswaard ", "Stadswaard"),
        (2026001.0, "2026001"),
        (1e15, "1000000000000000"),
        (12.5, "12,5"),
        (True, "WAAR"),
        (datetime.date(2025, 12, 31), "31-12-2025"),
        ("=cmd()", "=cmd()"),
        ("🏠", "🏠"),
    ],
)
def test_tekst_zoals_getypt(ruw: object, tekst: str) -> None:
    assert zet_om(ruw, TEKST) == tekst


def test_te_lange_tekst() -> None:
    assert zet_om("x" * 1000, TEKST) == "x" * 1000
    assert zet_om("x" * 1001, TEKST) == Afgekeurd(
        "soort", "een tekst van 1001 tekens", "kort de tekst in tot 1000 tekens"
    )


@given(st.sampled_from(GETALLEN), st.floats(allow_nan=False, allow_infinity=False))
def test_nooit_buiten_de_grenzen_van_het_model(eenheid: Eenheid, ruw: float) -> None:
    """What is let through is a value the model accepts, also a hair outside; nothing else is."""
    v = veld(eenheid)
    assert v.minimum is not None
    assert v.maximum is not None
    uit = zet_om(ruw, v)
    if isinstance(uit, Afgekeurd):
        assert not v.minimum <= ruw <= v.maximum or (eenheid.geheel and not ruw.is_integer())
    else:
        assert isinstance(uit, float)
        assert v.minimum * eenheid.factor <= uit <= v.maximum * eenheid.factor


@given(st.text(max_size=40) | st.booleans() | st.dates() | st.none())
def test_een_getalcel_geeft_altijd_een_antwoord(ruw: object) -> None:
    uit = zet_om(ruw, veld(Eenheid.KEUR))
    assert uit is None or (isinstance(uit, Afgekeurd) and uit.code == "soort")
    assert isinstance(toon(ruw, TEKST), str)
