"""`stress` from the workbook: the table, the csv, progress, an interruption and wrong use."""

import csv
import io
from pathlib import Path

import numpy as np
import pytest

from tests.onzekerheid.bouw import onzeker
from tests.opgave.bouw import arm, plan, streek
from tests.werkboek.hulp import bestanden, boek, gang, voorbeeld, voorbeeldbytes, zet
from xl_doorrekening.doorrekenen import Doorrekening, doorrekenen
from xl_doorrekening.doorrekenen.stress import STRESSKOPPEN, Stress, stress, stresstabel
from xl_doorrekening.invoer.corporatie import Regelinvoer
from xl_doorrekening.invoer.opgave import Huurafspraak
from xl_doorrekening.invoer.scenarios import Scenarios
from xl_doorrekening.invoer.solidariteit import Solidariteit
from xl_doorrekening.kern import scenarios
from xl_doorrekening.onzekerheid import graad, simulatie
from xl_doorrekening.opdrachten import export
from xl_doorrekening.opdrachten.stresstekst import Meter, procent, stresstekst
from xl_doorrekening.voorbeeld import voorbeeldregio

__all__ = ["boek"]


@pytest.fixture(scope="module")
def d() -> Doorrekening:
    return doorrekenen(voorbeeld())


@pytest.fixture(scope="module")
def s(d: Doorrekening) -> Stress:
    return stress(d.regio, paden=200, zaad=3, d=d)


def test_a_en_b_over_dezelfde_paden(s: Stress) -> None:
    """B has the task on top; the share that fits is 100% on exactly the paths on which B holds."""
    assert list(s.kansen) == ["A", "B"]
    assert s.graden is not None
    assert s.graden.paden == s.paden == 200
    assert not s.afgebroken
    np.testing.assert_allclose(s.graden.kans_heel(), s.kansen["B"].deel("alles_altijd"))


def test_huurafspraak_en_eigen_belasting() -> None:
    """B's rent policy and an own budget of tax: the whole plan fits on exactly the paths on which B holds."""
    begroot = Regelinvoer(jaren=(300_000.0,) * 15, toelichting="eigen")
    r = voorbeeldregio()
    corporaties = []
    for c in (r.corporaties[i] for i in (0, 4, 5)):
        t = c.tak("DAEB")
        eigen = t.model_copy(update={"regels": t.regels | {"vennootschapsbelasting": begroot}})
        corporaties.append(c.model_copy(update={"takken": c.takken | {"DAEB": eigen}}))
    afspraak = {"DAEB": Huurafspraak(benutting=0.5)}
    opgave = r.opgave.model_copy(update={"huur": afspraak, "regels": (), "handmatig": ()})
    zonder = {"scenarios": Scenarios(), "solidariteit": Solidariteit()}  # they name corporations that are not here
    r = r.model_copy(update={"corporaties": tuple(corporaties), "opgave": opgave, **zonder})
    s = stress(r, paden=100)
    assert s.graden is not None
    kans = s.kansen["B"].deel("alles_altijd")
    np.testing.assert_allclose(s.graden.kans_heel(), kans)
    assert ((kans > 0) & (kans < 1)).any()


def test_zonder_d_hetzelfde(s: Stress) -> None:
    ander = stress(voorbeeld(), paden=200, zaad=3)
    np.testing.assert_array_equal(ander.kansen["B"].waaier, s.kansen["B"].waaier)


def test_zonder_opgave_alleen_a() -> None:
    r = streek(arm()).model_copy(update={"onzekerheid": onzeker(10, stijging_beleidswaarde=0.1)})
    s = stress(r)
    assert (list(s.kansen), s.graden, s.paden) == (["A"], None, 10)
    assert "past" not in stresstekst(s)


def test_gezet_aantal_geldt_ook_voor_de_graad() -> None:
    r = streek(arm("A", plan("p", 10))).model_copy(update={"onzekerheid": onzeker(50, paden_graad=40)})
    s = stress(r, paden=8)
    assert s.graden is not None
    assert (s.paden, s.graden.paden, s.onzekerheid.zaad) == (8, 8, 7)


def test_tabel_op_de_opdrachtregel(boek: Path, s: Stress) -> None:
    """Readable, the very figures of the service, and the workbook as it was."""
    u = gang("stress", boek, "--paden", 200, "--zaad", 3, "--toon")
    assert u.code == 0
    assert u.uit == stresstekst(s) + "\n"
    assert u.uit.startswith("Voorbeeldregio: onzekerheid van het macropad, 2026–2040, 200 paden, startgetal 3\n")
    for c in voorbeeld().corporaties:
        assert f"\n{c.naam}" in u.uit
    assert u.fout == "200 van 200 paden doorgerekend\n100 van 200 paden met de realisatiegraad\n" + (
        "200 van 200 paden met de realisatiegraad\n"
    )
    assert boek.read_bytes() == voorbeeldbytes()
    assert u.uit == gang("stress", boek, "--paden", 200, "--zaad", 3, "--toon").uit
    assert u.uit != gang("stress", boek, "--paden", 200, "--zaad", 4, "--toon").uit


def test_csv(boek: Path, s: Stress) -> None:
    uit = boek.with_name("u.csv")
    u = gang("stress", boek, "--paden", 200, "--zaad", 3, "--uit", uit, "--toon")
    assert u.uit.endswith(f"\nUitkomsten geschreven in {uit}.\n")
    assert uit.read_bytes() == export.stress_csv(s)
    rijen = list(csv.DictReader(io.StringIO(uit.read_text(encoding="utf-8"))))
    assert tuple(rijen[0]) == STRESSKOPPEN
    verwacht = [r for r in stresstabel(s) if not np.isnan(r[-1][0])]
    assert len(rijen) == len(verwacht) == len({tuple(r.values())[:5] for r in rijen})
    for r, (*plek, kans, waaier) in zip(rijen, verwacht, strict=True):
        assert [r[k] for k in STRESSKOPPEN[:5]] == [str(x) for x in plek]
        assert r["kans"] == "" if np.isnan(kans) else float(r["kans"]) == pytest.approx(kans)
        for k, x in zip(STRESSKOPPEN[6:], waaier, strict=True):
            assert r[k] == "" if np.isinf(x) else float(r[k]) == pytest.approx(x, rel=1e-5)
    ltv = next(r for r in rijen if (r["corporatie"], r["ratio"], r["jaar"]) == ("Havenkwartier", "ltv", "2035"))
    assert float(ltv["p5"]) < float(ltv["p25"]) < float(ltv["p50"]) < float(ltv["p75"]) < float(ltv["p95"])


@pytest.mark.parametrize(
    ("naam", "nl", "uit"), [("=1+1", True, "'=1+1"), ("=1+1", False, "'=1+1"), ("-x", True, "'-x")]
)
def test_naam_als_formule(naam: str, nl: bool, uit: str) -> None:
    """As in `exporteer`: a name stays text."""
    r = streek(arm(naam)).model_copy(update={"onzekerheid": onzeker(3, stijging_beleidswaarde=0.1)})
    inhoud = export.stress_csv(stress(r), nl=nl).decode("utf-8-sig")
    assert {x["corporatie"] for x in csv.DictReader(io.StringIO(inhoud), delimiter=";" if nl else ",")} == {f"'{naam}"}


def test_bij_fouten_niet_gerekend(boek: Path) -> None:
    zet(boek, ("Stadswaard", "snelstart", "vhe", "daeb", "veel"))
    voor = bestanden(boek.parent)
    u = gang("stress", boek, "--uit", boek.with_name("u.csv"))
    assert (u.code, u.uit) == (1, "")
    assert u.fout.startswith("FOUT 'Stadswaard'!F39: ")
    assert bestanden(boek.parent) == voor


def test_nooit_over_een_werkboek_heen(boek: Path) -> None:
    u = gang("stress", boek, "--uit", boek)
    assert (u.code, u.uit, u.fout) == (2, "", '"regio.xlsx" moet eindigen op .csv.\n')
    assert boek.read_bytes() == voorbeeldbytes()


@pytest.mark.parametrize(
    ("optie", "waarde", "melding"),
    [
        ("--paden", "0", "'0' is geen geheel getal van 1 tot en met 100.000"),
        ("--paden", "veel", "'veel' is geen geheel getal van 1 tot en met 100.000"),
        ("--zaad", "-1", "'-1' is geen geheel getal van 0 tot en met 1.000.000"),
        ("--zaad", "1,5", "'1,5' is geen geheel getal van 0 tot en met 1.000.000"),
    ],
)
def test_verkeerd_gebruik(boek: Path, optie: str, waarde: str, melding: str) -> None:
    u = gang("stress", boek, f"{optie}={waarde}")
    assert (u.code, u.uit) == (2, "")
    assert u.fout == f"Verkeerd gebruik: {optie}: {melding}.\nZie: doorrekening stress --help\n"


class _Onderbreker(Meter):
    """Ctrl-C at the first sight of this."""

    wanneer = ""

    def __call__(self, wat: str, klaar: int, totaal: int) -> None:
        super().__call__(wat, klaar, totaal)
        if wat == self.wanneer:
            raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("wanneer", "na"), [("paden doorgerekend", "10 van de 40"), ("paden met de realisatiegraad", "15 van de 40")]
)
def test_ctrl_c_toont_wat_er_is(boek: Path, monkeypatch: pytest.MonkeyPatch, wanneer: str, na: str) -> None:
    monkeypatch.setattr(scenarios, "CELLEN", 10 * len(voorbeeld().corporaties))
    monkeypatch.setattr(graad, "GROEP", 15)
    monkeypatch.setattr("xl_doorrekening.opdrachten.stresstekst.Meter", _Onderbreker)
    monkeypatch.setattr(_Onderbreker, "wanneer", wanneer)
    u = gang("stress", boek, "--paden", 40, "--toon")
    assert u.code == 0
    assert u.uit.endswith(f"\nAfgebroken na {na} paden; dit is de uitkomst tot zover.\n")
    assert ("past: " in u.uit) is (wanneer == "paden met de realisatiegraad")


def test_ctrl_c_voor_het_eerste_pad(boek: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def breek(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(simulatie, "paden", breek)
    u = gang("stress", boek, "--paden", 5)
    assert (u.code, u.uit, u.fout) == (2, "", "Afgebroken voordat er een pad was doorgerekend.\n")


class _Scherm(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_meter() -> None:
    """On a terminal one line that is written over; elsewhere no more than ten lines."""
    scherm, bestand = _Scherm(), io.StringIO()
    for uit in (scherm, bestand):
        meter = Meter(uit)
        for klaar in range(100, 5_001, 100):
            meter("paden", klaar, 5_000)
    assert scherm.getvalue().startswith("\r100 van 5.000 paden\r200 van")
    assert scherm.getvalue().count("\n") == 1
    assert scherm.getvalue().endswith("\r5.000 van 5.000 paden\n")
    assert bestand.getvalue().count("\n") == 11


@pytest.mark.parametrize(
    ("x", "tekst"),
    [(1.0, "100,0%"), (0.9996, ">99,9%"), (0.995, "99,5%"), (0.0002, "<0,1%"), (0.0, "0,0%"), (float("nan"), "–")],
)
def test_procent(x: float, tekst: str) -> None:
    assert procent(x) == tekst
