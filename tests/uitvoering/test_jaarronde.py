"""`doorrekening volgend-jaar` and tab Monitoring, on workbooks."""

from pathlib import Path

import openpyxl
import pytest

from tests.werkboek.hulp import gang, zet
from xl_doorrekening.begrippen.monitoring import Historiesoort
from xl_doorrekening.begrippen.tijd import TAKKEN
from xl_doorrekening.doorrekenen import doorrekenen
from xl_doorrekening.invoer.corporatie import Realisatie, Snelstart
from xl_doorrekening.invoer.realisatie import Gerealiseerd
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.voorbeeld import voorbeeldregio
from xl_doorrekening.werkboek.bouwen.sjabloon import bouw
from xl_doorrekening.werkboek.lezen.uit_bestand import lees


def met_realisatie() -> Regio:
    """The example, with a debt of Stadswaard 10 mln above plan and five dwellings where none were due."""
    r = voorbeeldregio()
    eerste, *rest = r.corporaties
    eerste = eerste.model_copy(update={
        "realisatie": {TAKKEN[0]: Realisatie(stand=Snelstart(schuld=960e6))},
        "gerealiseerd": (Gerealiseerd(gemeente="Waardstad", type="uitbreidingsnieuwbouw", aantal=5),),
    })  # fmt: skip
    return r.model_copy(update={"corporaties": (eerste, *rest)})


@pytest.fixture
def regio(tmp_path: Path) -> Path:
    pad = tmp_path / "regio-2026.xlsx"
    pad.write_bytes(bouw(met_realisatie()))
    assert gang("herbereken", pad).code == 0
    return pad


def lijst(pad: Path, begin: str, breed: int = 12) -> list[tuple[object, ...]]:
    """The filled rows of a list on tab Monitoring, under its header."""
    rijen = list(openpyxl.load_workbook(pad, data_only=True)["Monitoring"].iter_rows(values_only=True))
    van = next(i for i, r in enumerate(rijen) if str(r[1]).startswith(begin)) + 3
    uit = []
    while van < len(rijen) and rijen[van][1] is not None:
        uit.append(rijen[van][1:breed])
        van += 1
    return uit


def test_een_werkboek_van_het_volgende_jaar(regio: Path, tmp_path: Path) -> None:
    """Written, calculated and read back: what the core makes of it, with its history and a line in the Logboek."""
    uit = tmp_path / "regio-2027.xlsx"
    voor = regio.read_bytes()
    u = gang("volgend-jaar", regio, "--uit", uit)
    assert u.code == 0, u.fout
    assert "rekent 2027–2041 door, voortgezet uit regio-2026.xlsx volgens scenario “Samen”" in u.uit
    assert "Beginstand zoals geraamd, want van 2026 is niets ingevuld: Veenrand Wonen," in u.uit
    assert regio.read_bytes() == voor
    g = lees(uit)
    assert [str(b) for b in g.bevindingen] == []
    assert g.regio.uitgangspunten.startjaar == 2027
    assert g.regio.corporaties[0].tak(TAKKEN[0]).snelstart.schuld == 960e6
    d = doorrekenen(g.regio)
    assert d.vingerafdruk == g.stempel["vingerafdruk"]
    historie = [h for h in g.regio.uitvoering.historie if h.soort is Historiesoort.CIJFERS]
    assert [(h.jaar, h.corporatie, h.onderdeel, h.gerealiseerd) for h in historie] == [
        (2026, "Stadswaard", "Schuldrestant leningen (extern, nominaal), DAEB", 960_000.0)
    ]
    log = openpyxl.load_workbook(uit)["Logboek"]
    assert any("Voortgezet uit regio-2026.xlsx" in str(r) for r in log.iter_rows(values_only=True))
    assert gang("herbereken", uit).code == 0


def test_over_een_ander_werkboek_heen_gaat_het_niet(regio: Path, tmp_path: Path) -> None:
    u = gang("volgend-jaar", regio, "--uit", regio)
    assert u.code == 2
    u = gang("volgend-jaar", regio, "--uit", tmp_path / "x.csv")
    assert (u.code, "moet eindigen op .xlsx of .xlsm" in u.fout) == (2, True)


def test_tab_monitoring(regio: Path) -> None:
    """Who filled in, what deviates, and what it does: by hand, 960 mln less the debt that was projected."""
    stand = {r[0]: r[2] for r in lijst(regio, "Gebeurt")}
    assert stand["Ingevuld door"] == "1 van 6 corporaties"
    assert stand["Plan voor geld"] == "scenario “Samen”"
    (effect,) = lijst(regio, "Wat doet 2026")
    assert (effect[0], effect[4], effect[-1]) == ("Stadswaard", "groen", "minder ruimte")
    (cijfer,) = lijst(regio, "Geld en ratio")
    naam, _, tak, onderdeel, eenheid, plan, werd, verschil, deel, *_ = cijfer
    assert (naam, tak, eenheid, werd) == ("Stadswaard", "DAEB", "× € 1.000", 960_000)
    assert verschil == pytest.approx(960_000 - float(str(plan)))
    assert deel == pytest.approx((960_000 - float(str(plan))) / float(str(plan)))
    assert onderdeel == "Schuldrestant leningen (extern, nominaal)"
    (woningen,) = [r for r in lijst(regio, "Woningen: ") if r[5] not in (None, 0)]
    assert woningen[:1] == ("Stadswaard",)
    assert woningen[5] == 5


def test_zonder_realisatie_is_er_niets_te_zien(tmp_path: Path) -> None:
    """The lists stay blank, and the state says so; what was there goes when it is taken out."""
    pad = tmp_path / "regio.xlsx"
    pad.write_bytes(bouw(met_realisatie()))
    assert gang("herbereken", pad).code == 0
    wie = "Stadswaard"
    zet(pad, (wie, "realisatie", "schuld", "daeb", None),
        *((wie, "gerealiseerd", "1", kolom, None) for kolom in ("gemeente", "type", "aantal")))  # fmt: skip
    assert gang("herbereken", pad).code == 0
    assert {r[0]: r[2] for r in lijst(pad, "Gebeurt")}["Woningen"] == "nog niets ingevuld"
    assert lijst(pad, "Wat doet 2026") == []
    assert lijst(pad, "Geld en ratio") == []


def test_drie_jaren_in_werkboeken(tmp_path: Path) -> None:
    """Filled in, calculated and rolled on three times, in files: every year begins where the one before ended."""
    pad = tmp_path / "regio-2026.xlsx"
    pad.write_bytes(bouw(voorbeeldregio()))
    schuld = 940e6
    for jaar in (2026, 2027, 2028):
        schuld += 7e6
        zet(pad, ("Stadswaard", "realisatie", "schuld", "daeb", schuld / 1000),
            ("Stadswaard", "gerealiseerd", "1", "gemeente", "Waardstad"),
            ("Stadswaard", "gerealiseerd", "1", "type", "uitbreidingsnieuwbouw"),
            ("Stadswaard", "gerealiseerd", "1", "aantal", float(jaar - 2025)))  # fmt: skip
        assert gang("herbereken", pad).code == 0
        nieuw = tmp_path / f"regio-{jaar + 1}.xlsx"
        u = gang("volgend-jaar", pad, "--uit", nieuw)
        assert u.code == 0, u.fout
        pad = nieuw
    r = lees(pad).regio
    assert r.uitgangspunten.startjaar == 2029
    assert r.corporaties[0].tak(TAKKEN[0]).snelstart.schuld == schuld
    bouwde = [(h.jaar, h.gerealiseerd) for h in r.uitvoering.historie if h.gemeente == "Waardstad"
              and h.corporatie == "Stadswaard" and h.onderdeel == "uitbreidingsnieuwbouw"]  # fmt: skip
    assert bouwde == [(2028, 3), (2027, 2), (2026, 1)]
    wie = ("Stadswaard", "Waardstad", "uitbreidingsnieuwbouw")
    totaal = next(x for x in lijst(pad, "Woningen: ") if (x[0], x[2], x[3]) == wie)
    assert totaal[8] == 6
    assert gang("controleer", pad).code in (0, 1)
