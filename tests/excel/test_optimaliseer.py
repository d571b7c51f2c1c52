"""The button Optimaliseer without Excel: the cells that the command writes, progress, and what keeps it from both."""

import sys
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import openpyxl
import pytest

from tests.excel.nepboek import Nepboek
from tests.werkboek.hulp import gang
from tests.werkboek.vergelijken import NU
from xl_doorrekening.doorrekenen.optimum import Regionaaloptimum, zoek_optimum
from xl_doorrekening.excel import macros
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.invoer.solidariteit import Solidariteitkeuzes
from xl_doorrekening.voorbeeld import voorbeeldregio
from xl_doorrekening.werkboek import antwoord
from xl_doorrekening.werkboek.berekening import reken
from xl_doorrekening.werkboek.bouwen.sjabloon import bouw
from xl_doorrekening.werkboek.herbereken import herbereken
from xl_doorrekening.werkboek.indeling import optimum, scenarios
from xl_doorrekening.werkboek.lezen.uit_bestand import lees
from xl_doorrekening.werkboek.optimaliseren import schrijf

OUD = Path(__file__).parent.parent / "werkboek" / "versies" / "opbouw_2.xlsx"


@pytest.fixture(scope="module")
def berekend(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with its results; do not change it."""
    return _berekend(voorbeeldregio(), tmp_path_factory.mktemp("optimaliseer") / "regio.xlsx")


def _berekend(regio: Regio, pad: Path) -> Path:
    pad.write_bytes(bouw(regio))
    assert herbereken(pad, nu=NU, reserve=False).geschreven
    return pad


@pytest.fixture(autouse=True)
def vaste_tijd(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(macros, "datetime", SimpleNamespace(now=lambda: NU))


@pytest.fixture
def boek(berekend: Path) -> Nepboek:
    return Nepboek(berekend)


@pytest.fixture(scope="module")
def gezocht(berekend: Path) -> Regionaaloptimum:
    d = reken(lees(berekend)).doorrekening
    assert d is not None
    return zoek_optimum(d)


@pytest.fixture
def al_gezocht(gezocht: Regionaaloptimum, monkeypatch: pytest.MonkeyPatch) -> None:
    """For a test that is about what comes after the search."""
    monkeypatch.setattr(antwoord, "zoek_optimum", lambda *_: gezocht)


def druk(boek: Any) -> str:
    return macros.optimaliseer(boek)


def met_opdracht(pad: Path, kopie: Path, nu: datetime = NU) -> None:
    """What the command does to a copy."""
    kopie.write_bytes(pad.read_bytes())
    g = lees(kopie)
    d = reken(g).doorrekening
    assert d is not None
    assert schrijf(g, zoek_optimum(d), nu=nu).geschreven


def als_de_opdracht(boek: Nepboek, pad: Path, kopie: Path) -> None:
    """Each cell that was written is as the command leaves it; what else that changed is what a formula shows."""
    met_opdracht(pad, kopie)
    voor, na = ({t.naam: t for t in lees(p).bron.bladen} for p in (pad, kopie))
    for (blad, r, k), w in boek.geschreven.items():
        if not str(w).startswith("="):
            verwacht = na[blad].waarde(r, k)
            zoals = pytest.approx(verwacht, rel=1e-12) if isinstance(verwacht, float) else str(verwacht).rstrip()
            assert (w.rstrip() if isinstance(w, str) else w) == zoals, (blad, r, k)
    werkboek = openpyxl.load_workbook(kopie)
    for blad, tab in na.items():
        for r, rij in enumerate(tab.rijen):
            for k, w in enumerate(rij):
                anders = w != voor[blad].waarde(r, k) and (blad, r, k) not in boek.geschreven
                assert not anders or werkboek[blad].cell(r + 1, k + 1).data_type == "f", (blad, r, k)


def in_rust(boek: Nepboek) -> None:
    app = boek.app
    assert (app.status_bar, app.screen_updating, app.calculation) == (False, True, "automatic")
    assert [b.name for b in boek.sheets if not b.api.ProtectContents] == []


def niets_geschreven(boek: Nepboek, tekst: str) -> None:
    assert {blad for blad, _, _ in boek.geschreven} <= {"Logboek"}
    assert boek.app.meldingen == [tekst]
    in_rust(boek)


def scenario(boek: Nepboek) -> list[str]:
    """Names in the list of scenarios."""
    blad = scenarios.blad()
    tab = boek.sheets[blad.titel].tab
    plek = tab.vind(blad.blok("scenario_lijst"))
    assert plek is not None
    return [str(w) for r in plek.rijen.values() if (w := tab.waarde(r, plek.kolommen["naam"])) != ""]


# --- what it writes and says ----------------------------------------------------------------------------------------


def test_elke_cel_is_die_van_de_opdracht(boek: Nepboek, berekend: Path, tmp_path: Path) -> None:
    tekst = druk(boek)
    als_de_opdracht(boek, berekend, tmp_path / "kopie.xlsx")
    assert len(boek.geschreven) > 10_000
    assert scenario(boek)[-1] == "Optimum"
    meer, kosten = tekst.split("\n")
    assert meer.startswith("Samen kan de regio ")
    assert " woningen meer: " in meer
    assert kosten.startswith("Daarvoor gaat € ")
    assert kosten.endswith(" Het staat op tabblad Optimum, en als scenario “Optimum”.")
    assert boek.app.meldingen == [tekst]
    assert boek.getoond == "Optimum"
    in_rust(boek)


def test_voortgang_in_de_statusbalk(boek: Nepboek) -> None:
    """Reading, each step of the search, and writing by percentage; empty at the end."""
    druk(boek)
    standen = [str(s) for s in boek.app.standen]
    assert standen[:2] == ["Doorrekening: lezen en controleren…", "Doorrekening: rekenen…"]
    zoekt = [s for s in standen if s.startswith("Doorrekening: zoeken, ")]
    wat = ("ieder voor zich", "samen, ronde 1", "de kromme", "hele woningen")
    assert [s for s in zoekt if "ronde" not in s or "ronde 1…" in s] == [f"Doorrekening: zoeken, {w}…" for w in wat]
    assert standen.index("Doorrekening: schrijven, 0%…") > standen.index(zoekt[-1])
    assert standen[-1] == "False"


def test_nog_een_keer_vervangt_het_vorige(boek: Nepboek) -> None:
    """The same rows and answer, and it says that what stood there is gone."""
    druk(boek)
    een = [[list(rij) for rij in b.tab.rijen] for b in boek.sheets]
    assert druk(boek).endswith("als scenario “Optimum”; het vorige is vervangen.")
    assert [[list(rij) for rij in b.tab.rijen] for b in boek.sheets] == een


def test_wensen_die_botsen(tmp_path: Path) -> None:
    """No scenario; the wishes on tab Optimum, as the command has them."""
    keuzes = {f"naar_{x}": "nee" for x in ("overname", "taakoverdracht", "projectsteun", "leningruil", "lening")}
    regio = voorbeeldregio()
    s = regio.solidariteit
    anders = {
        "keuzes": Solidariteitkeuzes.model_validate(s.keuzes.model_dump() | keuzes),
        "weging": {k: w.model_copy(update={"minstens": 1.0}) for k, w in s.weging.items()},
    }
    wens = s.model_copy(update=anders)
    pad = _berekend(regio.model_copy(update={"solidariteit": wens}), tmp_path / "regio.xlsx")
    boek = Nepboek(pad)
    voor = scenario(boek)
    tekst = druk(boek)
    als_de_opdracht(boek, pad, tmp_path / "kopie.xlsx")
    assert tekst.startswith("Er is geen antwoord: deze wens kan niet binnen de normen: minstens 100% van de opgave ")
    assert len(tekst.split("\n")) == 2
    assert scenario(boek) == voor
    tab = boek.sheets["Optimum"].tab
    plek = tab.vind(optimum.blad().blok("o_botsing"))
    assert plek is not None
    wensen = [tab.waarde(r, plek.kolommen["wens"]) for r in plek.rijen.values()]
    assert str(wensen[0]).startswith("minstens 100% van de opgave ")
    in_rust(boek)


# --- what keeps it from writing -------------------------------------------------------------------------------------


def test_een_fout_in_de_invoer(boek: Nepboek, berekend: Path) -> None:
    g = lees(berekend)
    id_ = g.regio.corporaties[0].id
    blad, cel = next(x for (i, p), x in g.plaatsen.items() if i == id_ and p[-2:] == ("snelstart", "huur"))
    vak = boek.sheets[blad].range(cel).b
    boek.zet(blad, vak.rij0, vak.kolom0, "veel")
    tekst = druk(boek)
    assert tekst.startswith("1 fout in de invoer: er is niet gerekend en niets gewijzigd.")
    niets_geschreven(boek, tekst)
    assert boek.gekozen == (blad, cel)


def test_het_gaat_mis(boek: Nepboek, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence and a line in the Logboek; the status bar is free again."""

    def stuk(*_: object) -> None:
        boek.app.status_bar = "Doorrekening: zoeken, samen, ronde 1…"
        raise ZeroDivisionError("boem")

    monkeypatch.setattr(antwoord, "zoek_optimum", stuk)
    tekst = druk(boek)
    assert tekst.startswith("Optimaliseer is niet gelukt; er is niets afgemaakt.")
    assert "boem" in tekst
    niets_geschreven(boek, tekst)
    assert tekst in boek.geschreven.values()


def test_zonder_highspy(boek: Nepboek, berekend: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The button and the command say the same, and what to do."""
    monkeypatch.setitem(sys.modules, "highspy", None)
    tekst = druk(boek)
    assert tekst.startswith(
        "Er is niet gezocht en niets gewijzigd: highspy, waarmee het optimum wordt gezocht, is niet"
    )
    assert 'pip install "highspy' in tekst
    niets_geschreven(boek, tekst)
    u = gang("optimaliseer", berekend)
    assert (u.code, u.fout.strip()) == (2, tekst)


def test_een_werkboek_van_voor_stap_5(tmp_path: Path) -> None:
    boek = Nepboek(OUD)
    tekst = druk(boek)
    assert tekst.startswith("Dit werkboek heeft niet alle tabbladen van stap 5")
    niets_geschreven(boek, tekst)


def test_niemand_heeft_genoeg_gegevens(boek: Nepboek, monkeypatch: pytest.MonkeyPatch) -> None:
    def weiger(*_: object) -> None:
        raise ValueError("geen enkele corporatie heeft genoeg gegevens voor een optimum")

    monkeypatch.setattr(antwoord, "zoek_optimum", weiger)
    tekst = druk(boek)
    assert tekst == "Er is niet gezocht: geen enkele corporatie heeft genoeg gegevens voor een optimum."
    niets_geschreven(boek, tekst)


@pytest.mark.usefixtures("al_gezocht")
def test_een_volle_lijst(boek: Nepboek) -> None:
    """Said before anything is written."""
    blad = scenarios.blad()
    plek = boek.sheets[blad.titel].tab.vind(blad.blok("scenario_lijst"))
    assert plek is not None
    vrij = [r for r in plek.rijen.values() if boek.sheets[blad.titel].tab.waarde(r, plek.kolommen["naam"]) == ""]
    for n, r in enumerate(vrij[:-1]):  # a list without a free row is a fout
        boek.zet(blad.titel, r, plek.kolommen["naam"], f"Nog een {n}")
    tekst = druk(boek)
    assert "plaats voor 0 regels van “Optimum”; nodig zijn er 1." in tekst
    niets_geschreven(boek, tekst)


@pytest.mark.usefixtures("al_gezocht")
def test_een_blad_met_een_wachtwoord(boek: Nepboek) -> None:
    """Also of a tab that is written last: then the scenario is not written either."""
    boek.sheets["Stempel"].api.wachtwoord = "geheim"
    tekst = druk(boek)
    assert tekst.startswith("Tabblad “Stempel” is met een wachtwoord beveiligd.")
    niets_geschreven(boek, tekst)


@pytest.mark.usefixtures("al_gezocht")
def test_het_antwoord_wordt_geweigerd(boek: Nepboek, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not said that nothing was changed: the scenario stands there."""
    echt = antwoord.scenariorijen

    def scheef(*args: Any) -> Any:
        uit = echt(*args)
        plek = next(rk for rk, w in uit["solidariteit"].items() if isinstance(w, float))
        uit["solidariteit"][plek] = "veel"
        return uit

    monkeypatch.setattr(antwoord, "scenariorijen", scheef)
    tekst = druk(boek)
    assert tekst.startswith("Het antwoord staat in de invoer als scenario “Optimum”, maar geeft daar fouten;")
    assert "“veel”" in tekst
    assert {blad for blad, _, _ in boek.geschreven} == {"Scenario's", "Solidariteit"}
    in_rust(boek)
