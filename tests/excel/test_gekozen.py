"""From a cell of the results to a question: what is explained is what the cell shows."""

import pytest

from xl_doorrekening.begrippen.regels import REGEL
from xl_doorrekening.begrippen.tijd import TAKCODE
from xl_doorrekening.doorrekenen import Doorrekening, doorrekenen
from xl_doorrekening.excel.vragen.antwoorden import cel, eenheid_van
from xl_doorrekening.excel.vragen.gekozen import Gevraagd, gevraagd, wat_kan
from xl_doorrekening.uitleg import stel
from xl_doorrekening.voorbeeld import voorbeeldregio
from xl_doorrekening.werkboek.bouwen.sjabloon import bouw
from xl_doorrekening.werkboek.herbereken import herbereken
from xl_doorrekening.werkboek.lezen.bron import Bereik, Tabblad
from xl_doorrekening.werkboek.lezen.lezer import Gelezen
from xl_doorrekening.werkboek.lezen.uit_bestand import lees

WIE = 0
JAREN = (2026, 2031, 2040)


@pytest.fixture(scope="module")
def g(tmp_path_factory: pytest.TempPathFactory) -> Gelezen:
    pad = tmp_path_factory.mktemp("gekozen") / "voorbeeld.xlsx"
    pad.write_bytes(bouw(voorbeeldregio()))
    assert herbereken(pad, reserve=False).geschreven
    return lees(pad)


@pytest.fixture(scope="module")
def d(g: Gelezen) -> Doorrekening:
    return doorrekenen(g.regio)


def bereik(tab: Tabblad, blok: str) -> Bereik:
    b = tab.namen[f"blok_{blok}"]
    assert b is not None
    return b


def plek(tab: Tabblad, blok: str, code: str, kop: str) -> tuple[str, int, int]:
    """Of the cell in the row with this code, under this header."""
    b = bereik(tab, blok)
    rij = next(r for r in range(b.rij0 + 1, b.rij1 + 1) if tab.waarde(r, b.kolom0) == code)
    kolom = next(k for k in range(b.kolom0, b.kolom1 + 1) if _tekst(tab.waarde(b.rij0, k)) == kop)
    return tab.naam, rij, kolom


def _tekst(w: object) -> str:
    return str(int(w)) if isinstance(w, float) else str(w)


def codes(tab: Tabblad, blok: str) -> list[str]:
    b = bereik(tab, blok)
    return [str(tab.waarde(r, b.kolom0)) for r in range(b.rij0 + 1, b.rij1 + 1)]


def blokken(g: Gelezen) -> list[tuple[str, str]]:
    """Key of the tab, and block, of all that can be explained of one corporation."""
    id_ = g.regio.corporaties[WIE].id
    uit = [(id_, "ratios"), ("uitkomsten", f"ratios_{id_}")]
    uit += [("uitkomsten", f"schema_{id_}_{code}") for code in TAKCODE.values()]
    return [*uit, ("haalbaarheid", f"ratios_b_{id_}"), ("haalbaarheid", f"waaier_{id_}")]


def test_wat_verklaard_wordt_is_wat_er_staat(g: Gelezen, d: Doorrekening) -> None:
    """Every row of every block: the explained number is the one in the cell."""
    geteld = 0
    for sleutel, blok in blokken(g):
        tab = g.tabbladen[sleutel]
        for code in codes(tab, blok):
            for jaar in JAREN:
                waar = plek(tab, blok, code, str(jaar))
                wat = gevraagd(g, waar)
                uitkomst = code.partition(".")[2] not in ("grens", "") or code in REGEL
                assert (wat is not None) is uitkomst, (blok, code)
                getoond = tab.waarde(*waar[1:])
                if wat is None or getoond == "":
                    continue
                assert (wat.corporatie, wat.jaar) == (g.regio.corporaties[WIE].naam, jaar)
                stap = stel(d, wat.corporatie, wat.naam, wat.jaar, wat.tak, wat.variant).stap
                deler = eenheid_van(wat.naam).factor if wat.naam in REGEL else 1.0
                assert cel(stap.waarde / deler) == pytest.approx(getoond, rel=1e-9, abs=1e-9), (blok, code, jaar)
                geteld += 1
    assert geteld > 500


def test_elk_blok_zijn_variant_en_tak(g: Gelezen) -> None:
    id_, naam = g.regio.corporaties[1].id, g.regio.corporaties[1].naam
    opgave, uitkomsten = g.tabbladen["haalbaarheid"], g.tabbladen["uitkomsten"]
    gevallen = {
        plek(g.tabbladen[id_], "ratios", "ltv.niet-DAEB", "2030"): ("ltv", 2030, "niet-DAEB", "A"),
        plek(uitkomsten, f"schema_{id_}_daeb", "huren", "2027"): ("huren", 2027, "DAEB", "A"),
        plek(opgave, f"ratios_b_{id_}", "icr.DAEB", "2026"): ("icr", 2026, "DAEB", "B"),
        plek(opgave, f"waaier_{id_}", "icr.R", "2033"): ("icr", 2033, "geheel", "R"),
    }
    for waar, verwacht in gevallen.items():
        assert gevraagd(g, waar) == Gevraagd(naam, *verwacht)


def test_andere_cellen(g: Gelezen) -> None:
    """A label, a limit, the tightest year, a heading, a verdict, an input cell, another block, and nowhere."""
    id_ = g.regio.corporaties[WIE].id
    uitkomsten = g.tabbladen["uitkomsten"]
    blad, rij, _ = plek(uitkomsten, f"ratios_{id_}", "icr.DAEB", "2026")
    anders = [
        (blad, rij, 0), (blad, rij, 1), (blad, rij, 400),
        plek(uitkomsten, f"ratios_{id_}", "icr.grens", "2026"),
        plek(uitkomsten, f"ratios_{id_}", "icr.DAEB", "Krapste jaar"),
        plek(uitkomsten, f"ratios_{id_}", "oordeel", "2026"),
        plek(uitkomsten, "regio", id_, "vhe"),
        plek(g.tabbladen["haalbaarheid"], f"waaier_{id_}", "ltv.grens", "2026"),
        (g.tabbladen[id_].naam, bereik(g.tabbladen[id_], "snelstart").rij0 + 1, 5),
        (g.tabbladen["start"].naam, 0, 0), ("Mijn notities", 3, 3), ("", 0, 0),
    ]  # fmt: skip
    assert [waar for waar in anders if gevraagd(g, waar) is not None] == []


def test_wat_kan_noemt_de_tabbladen(g: Gelezen) -> None:
    tekst = wat_kan(g)
    assert tekst.startswith("Deze cel is geen getal dat de knop Uitleg kan verklaren.")
    assert "op tabblad Uitkomsten;" in tekst
    assert "op tabblad Uitkomsten opgave." in tekst
