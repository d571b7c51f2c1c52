"""Tabs Opgave, Toerekening and Uitkomsten opgave of the whole example, as Herbereken leaves them."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.werkboek.vergelijken import NU
from xl_doorrekening.doorrekenen import Doorrekening, doorrekenen
from xl_doorrekening.doorrekenen.draagkracht import draagkracht
from xl_doorrekening.invoer.opgave import Opgave
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.voorbeeld import voorbeeldregio
from xl_doorrekening.werkboek.bouwen.sjabloon import bouw
from xl_doorrekening.werkboek.herbereken import herbereken
from xl_doorrekening.werkboek.indeling import alle
from xl_doorrekening.werkboek.indeling.blok import LABEL, Soort
from xl_doorrekening.werkboek.lezen.lezer import Gelezen
from xl_doorrekening.werkboek.lezen.uit_bestand import lees
from xl_doorrekening.werkboek.schrijven.rijen import NAAM, lijst
from xl_doorrekening.werkboek.schrijven.waarden import Waarde

HAVEN = 4
Blok = Mapping[str, Mapping[str, Any]]


@cache
def berekend() -> Doorrekening:
    return doorrekenen(voorbeeldregio())


def lees_blok(pad: Path | Gelezen, sleutel: str, naam: str) -> Blok:
    """The values of a result block by row and column; "label" is what stands in front of a row."""
    g = lees(pad) if isinstance(pad, Path) else pad
    tab = g.tabbladen[sleutel]
    blok = next(b for x in alle(g.regio) if x.sleutel == sleutel for b in x.blokken if b.naam == naam)
    plek = tab.vind(blok)
    assert plek is not None
    return {
        code: {"label": tab.waarde(r, plek.bereik.kolom0 + LABEL)}
        | {k: tab.waarde(r, kol) for k, kol in plek.kolommen.items()}
        for code, r in plek.rijen.items()
    }


@pytest.fixture(scope="module")
def boek(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pad = tmp_path_factory.mktemp("opgave") / "regio.xlsx"
    pad.write_bytes(bouw(voorbeeldregio()))
    assert herbereken(pad, nu=NU).geschreven
    return pad


def test_de_opgave_naar_herkomst(boek: Path) -> None:
    """Woondeal 960 + 780 in place of NPA 900 + 700; the rest NPA 560; and 20 extra in Lindeberg."""
    rij = lees_blok(boek, "opgave", "opgave_herkomsten")["uitbreidingsnieuwbouw"]
    assert (rij["npa"], rij["woondeal"], rij["ambitie"]) == (2_160, 1_740, 20)
    assert rij["geldt"] == 1_740 + 560 + 20
    assert rij["verschil"] == rij["geldt"] - rij["npa"]
    assert rij["lokaal"] == 1_486
    assert rij["deel"] == pytest.approx(1_486 / 2_320)


def test_per_gemeente_is_samen_de_regio(boek: Path) -> None:
    """In Waardstad the woondeal stands beside the NPA it replaces, and the agreements beside both."""
    totaal = lees_blok(boek, "opgave", "opgave_herkomsten")
    rijen = [r for r in lees_blok(boek, "opgave", "opgave_gemeenten").values() if r["label"]]
    for type_, t in totaal.items():
        for kolom in ("npa", "woondeal", "geldt", "lokaal", "plannen"):
            assert sum(r[kolom] for r in rijen if r["type"] == type_) == t[kolom]
    stad = next(r for r in rijen if (r["label"], r["type"]) == ("Waardstad", "uitbreidingsnieuwbouw"))
    assert [stad[k] for k in ("npa", "woondeal", "geldt", "lokaal", "plannen")] == [900, 960, 960, 800, 770]


def test_individuele_opgaven_staan_erbij_en_tellen_niet_mee(boek: Path) -> None:
    (rij,) = [r for r in lees_blok(boek, "opgave", "opgave_individueel").values() if r["label"]]
    assert (rij["label"], rij["project"], rij["mee"]) == ("Woningstichting Lindehof", "Zorgwoningen De Linde", "nee")
    assert (rij["aantal"], rij["investering"]) == (14, pytest.approx(14 * 268))
    projecten = lees_blok(boek, "haalbaarheid", "h_projecten").values()
    assert "Zorgwoningen De Linde" not in {r["project"] for r in projecten}


def test_de_voorraad_rolt_van_jaar_op_jaar(boek: Path) -> None:
    b = lees_blok(boek, "opgave", "opgave_groei")
    for t in range(15):
        j = f"j{t}"
        mutatie = b["uitbreidingsnieuwbouw"][j] - b["sloop"][j] - b["verkoop"][j] + b["overig"][j]
        assert b["eind"][j] == pytest.approx(b["begin"][j] + mutatie)
        if t:
            assert b["begin"][j] == b["eind"][f"j{t - 1}"]
    assert b["begin"]["j0"] == sum(
        t.snelstart.vhe or 0 for c in voorbeeldregio().corporaties for t in c.takken.values()
    )


def test_alles_geplaatst_of_zichtbaar_niet(boek: Path) -> None:
    """Lindehof takes 70 at most of the 80 of Lindeberg; the list adds up to the task."""
    types = lees_blok(boek, "toerekening", "toerekening_types")
    assert (types["uitbreidingsnieuwbouw"]["opgave"], types["uitbreidingsnieuwbouw"]["rest"]) == (2_320, 10)
    lijst = [r for r in lees_blok(boek, "toerekening", "toerekening_lijst").values() if r["label"]]
    nieuw = [r for r in lijst if r["type"] == "uitbreidingsnieuwbouw"]
    assert sum(r["toegerekend"] for r in nieuw) == 2_320
    assert [(r["label"], r["toegerekend"]) for r in nieuw if r["corporatie"] == "niet geplaatst"] == [("Lindeberg", 10)]
    for r in lijst:
        assert sum(r[f"j{t}"] for t in range(10)) == r["toegerekend"]
    per = [r for r in lees_blok(boek, "toerekening", "toerekening_corporaties").values() if r["label"]]
    assert [r["label"] for r in per] == sorted(c.naam for c in voorbeeldregio().corporaties)
    assert sum(r["toegerekend_0"] for r in per) == 2_310


def test_het_oordeel_per_corporatie(boek: Path) -> None:
    d = berekend()
    assert d.haalbaarheid is not None
    x = draagkracht(d, d.haalbaarheid)[HAVEN]
    rij = lees_blok(boek, "haalbaarheid", "h_regio")[d.regio.corporaties[HAVEN].id]
    assert rij["licht"] == "rood"
    assert rij["opgave"] == pytest.approx(x.b.opgave / 1000)
    assert rij["rato"] == pytest.approx(x.b.rato / 1000)
    assert rij["haalbaar"] == pytest.approx(1 - x.b.rato / x.b.opgave)
    assert (rij["breuk"], rij["a_breuk"]) == (x.b.haakt_af, "")
    assert rij["na"] == pytest.approx(x.na / 1000)
    assert rij["na"] < 0 < rij["voor"]


def test_de_delen_tellen_op_tot_de_regio(boek: Path) -> None:
    """Corporations, years, types and places are the same task, cut in four ways."""
    som = lees_blok(boek, "haalbaarheid", "h_sommen")
    per = lees_blok(boek, "haalbaarheid", "h_regio").values()
    jaren = lees_blok(boek, "haalbaarheid", "h_jaren")
    for naam in ("opgave", "rato", "volgorde"):
        assert som[naam]["b"] == pytest.approx(sum(r[naam] for r in per))
        assert jaren[naam]["totaal"] == pytest.approx(som[naam]["b"])
        assert sum(jaren[naam][f"j{t}"] for t in range(15)) == pytest.approx(som[naam]["b"])
    assert jaren["haalbaar"]["totaal"] + jaren["rato"]["totaal"] == pytest.approx(jaren["opgave"]["totaal"])
    types = lees_blok(boek, "haalbaarheid", "h_types")
    waar = [r for r in lees_blok(boek, "haalbaarheid", "h_waar").values() if r["label"]]
    for naam in ("rato", "volgorde", "rest"):
        assert sum(t[naam] for t in types.values()) == pytest.approx(sum(r[naam] for r in waar))
    for r in waar:
        assert sum(r[f"j{t}"] for t in range(15)) == pytest.approx(r["rato"] + r["rest"])


def test_elk_project_staat_er_met_zijn_lot(boek: Path) -> None:
    rijen = [r for r in lees_blok(boek, "haalbaarheid", "h_projecten").values() if r["label"]]
    d = berekend()
    assert d.haalbaarheid is not None
    assert len(rijen) == len(d.haalbaarheid.plan.tekorten[0].plan)
    per = {(r["label"], r["project"]): r for r in rijen}
    assert per["Havenkwartier", "Sluiseiland"]["past"] == "nee"
    assert per["Stadswaard", "Havenkop"]["past"] == "ja"
    assert per["Stadswaard", "Havenkop"]["hardheid"] == "hard"
    assert per["Stadswaard", "Spoorzone fase 2"]["r_aantal"] == pytest.approx(450 * 0.57)
    assert per["Stadswaard", "Spoorzone fase 2"]["r_jaar"] == 2035
    past = sum(r["investering"] for r in rijen if r["past"] == "nee")
    assert past == pytest.approx(lees_blok(boek, "haalbaarheid", "h_sommen")["volgorde"]["b"])


def test_drie_varianten_naast_elkaar(boek: Path) -> None:
    d = berekend()
    id_ = d.regio.corporaties[HAVEN].id
    blok = lees_blok(boek, "haalbaarheid", f"waaier_{id_}")
    for v in d.varianten:
        ltv = [blok[f"ltv.{v.code}"][f"j{t}"] for t in range(15)]
        assert ltv == pytest.approx(v.toets.ratios["ltv"][:, 0, HAVEN, 2].tolist())
    assert blok["ltv.grens"]["j0"] == 0.7
    plan = lees_blok(boek, "haalbaarheid", f"plan_{id_}")
    assert sum(plan["won"][f"j{t}"] for t in range(15)) == 260 + 142
    assert sum(plan["won_r"][f"j{t}"] for t in range(15)) < 0.6 * (260 + 142)


def test_afhaken_loopt_op(boek: Path) -> None:
    lagen = lees_blok(boek, "haalbaarheid", "h_uitval")
    wie = lees_blok(boek, "haalbaarheid", "h_uitval_wie")
    for laag, rij in lagen.items():
        reeks = [rij[f"j{t}"] for t in range(15)]
        assert reeks == sorted(reeks)
        assert reeks[-1] == sum(bool(r[laag]) for r in wie.values())


def test_een_te_lange_lijst_zegt_wat_er_niet_past() -> None:
    rijen: list[dict[str, Waarde]] = [{"x": float(i)} for i in range(5)]
    assert lijst(rijen, 5) == {(str(i + 1), "x"): float(i) for i in range(5)}
    assert lijst(rijen, 3) == {("1", "x"): 0.0, ("2", "x"): 1.0, ("3", NAAM): "… en 3 regels meer: zie exporteer"}


def test_zonder_opgave_blijft_er_niets_staan(tmp_path: Path) -> None:
    """A workbook that had a task and has none any more shows no results of the old one."""
    r = voorbeeldregio()
    kaal = tuple(c.model_copy(update={"projecten": (), "bezit": ()}) for c in r.corporaties)
    leeg = r.model_copy(update={"opgave": Opgave(), "corporaties": kaal})
    pad, vers = tmp_path / "regio.xlsx", tmp_path / "vers.xlsx"
    pad.write_bytes(bouw(r))
    herbereken(pad, nu=NU)
    _maak_leeg(pad, leeg)
    vers.write_bytes(bouw(leeg))
    assert herbereken(pad, nu=NU).geschreven
    herbereken(vers, nu=NU)
    g, g_vers = lees(pad), lees(vers)
    for blad in alle(leeg):
        for blok in blad.blokken:
            if (
                blad.sleutel in ("opgave", "toerekening", "haalbaarheid")
                and blok.soort is Soort.UITKOMST
                and blok.rijen
            ):
                assert lees_blok(g, blad.sleutel, blok.naam) == lees_blok(g_vers, blad.sleutel, blok.naam), blok.naam
    assert lees_blok(pad, "haalbaarheid", "h_sommen")["opgave"]["b"] == ""


def _maak_leeg(pad: Path, leeg: Regio) -> None:
    """As the user would: the input cells of the new region in the workbook with the old results."""
    from tests.werkboek.hulp import delen, schrijf
    from xl_doorrekening.werkboek.bouwen.sjabloon import waarde_op
    from xl_doorrekening.werkboek.schrijven.cellen import gewijzigd

    g = lees(pad)
    dump = leeg.model_dump()
    per = {c["id"]: c for c in dump["corporaties"]}
    cellen: dict[str, dict[tuple[int, int], Any]] = {}
    for blad in alle(leeg):
        tab = g.tabbladen[blad.corporatie or blad.sleutel]
        for blok in blad.blokken:
            plek = tab.vind(blok)
            assert plek is not None
            for rij, kolom, cel in blok.cellen():
                if cel.pad is not None:
                    boom = per[blad.corporatie] if blad.corporatie else dump
                    plaats = plek.rijen[rij.code], plek.kolommen[kolom.code]
                    cellen.setdefault(tab.deel, {})[plaats] = waarde_op(boom, cel.pad, cel.veld.eenheid)
    inhoud = delen(pad)
    schrijf(pad, inhoud | gewijzigd(inhoud, cellen))
