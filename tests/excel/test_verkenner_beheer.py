"""Tab Verkenner follows the list of corporations: its list, its look-ups, and what was chosen on it."""

import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.werkboek.keuring import keur
from xl_doorrekening.begrippen.normen import RATIOS
from xl_doorrekening.begrippen.tijd import GEHEEL, JAREN, TAKKEN
from xl_doorrekening.doorrekenen import doorrekenen
from xl_doorrekening.excel.vba.bouw import maak_xlsm
from xl_doorrekening.excel.verpakking import uitgepakt
from xl_doorrekening.regio.richting import Richting
from xl_doorrekening.voorbeeld.regio import voorbeeldregio
from xl_doorrekening.werkboek.beheer.corporaties import hernoem, verwijder, voeg_toe
from xl_doorrekening.werkboek.bestand import bewaar
from xl_doorrekening.werkboek.bouwen.knoppen import Editie
from xl_doorrekening.werkboek.bouwen.sjabloon import bouw
from xl_doorrekening.werkboek.herbereken import herbereken
from xl_doorrekening.werkboek.indeling import uitkomsten, verkenner
from xl_doorrekening.werkboek.indeling.blok import adres
from xl_doorrekening.werkboek.lezen.lezer import Gelezen
from xl_doorrekening.werkboek.lezen.uit_bestand import lees
from xl_doorrekening.werkboek.schrijven.cellen import gewijzigd

NAMEN = [c.naam for c in voorbeeldregio().corporaties]


@pytest.fixture
def pad(tmp_path: Path) -> Path:
    pad = tmp_path / "regio.xlsm"
    pad.write_bytes(maak_xlsm(bouw(voorbeeldregio(), Editie.MACRO)))
    return pad


def gekozen(g: Gelezen) -> list[Any]:
    tab = g.tabbladen["verkenner"]
    plek = tab.vind(verkenner.blad(2026).blok("verkenner_keuze"))
    assert plek is not None
    return [tab.waarde(r, plek.kolommen["waarde"]) for r in plek.rijen.values()]


def kies(pad: Path, naam: str) -> None:
    g = lees(pad)
    tab = g.tabbladen["verkenner"]
    plek = tab.vind(verkenner.blad(2026).blok("verkenner_keuze"))
    assert plek is not None
    nieuw = gewijzigd(g.pakket.onderdelen, {tab.deel: {(plek.rijen["corporatie"], plek.kolommen["waarde"]): naam}})
    bewaar(g.pakket, nieuw)


def klopt(pad: Path) -> None:
    """Every look-up has one reference per corporation, to the row of its own block, in the order of the list."""
    g = lees(pad)
    boek = openpyxl.load_workbook(pad, keep_vba=True)
    blad = boek[g.tabbladen["verkenner"].naam]
    tab = g.tabbladen["uitkomsten"]
    blokken = uitkomsten.blad(2026, [(c.id, c.naam) for c in g.regio.corporaties]).blokken
    goed: dict[str, list[str]] = {}
    for soort, rijcode in (("ratios", f"icr.{GEHEEL}"), ("ruimte", f"nieuwbouw.{TAKKEN[0]}")):
        cellen = []
        for c in g.regio.corporaties:
            plek = tab.vind(next(b for b in blokken if b.naam == f"{soort}_{c.id}"))
            assert plek is not None
            cellen.append(re.sub(r"[A-Z]+", "", adres(plek.rijen[rijcode], 0)))
        goed[soort] = cellen
    formules = [c.value for rij in blad.iter_rows() for c in rij if isinstance(c.value, str) and "CHOOSE(" in c.value]
    gevonden = [
        re.findall(r"!\$[A-Z]+\$?(\d+)", f.split("CHOOSE(")[1].split(",0),")[1].split(")")[0]) for f in formules
    ]
    assert all(len(x) == len(g.regio.corporaties) for x in gevonden)
    assert goed["ratios"] in gevonden
    assert goed["ruimte"] in gevonden
    assert [v.formula1 for v in blad.data_validations.dataValidation if "Stempel" in str(v.formula1)]
    assert keur(uitgepakt(pad.read_bytes())) == []


def test_de_laatste_uitkomsten_staan_als_waarden(pad: Path) -> None:
    """As stored, without anyone recalculating: of the chosen corporation, and the header line is fresh."""
    kies(pad, NAMEN[5])
    assert herbereken(pad, reserve=False).geschreven
    g, d = lees(pad), doorrekenen(voorbeeldregio())
    tab = g.tabbladen["verkenner"]
    blad = verkenner.blad(2026)
    plek = tab.vind(blad.blok("verkenner_ratios"))
    assert plek is not None
    for ratio in RATIOS:
        for t in range(JAREN):
            verwacht = float(d.toets.ratios[ratio.naam][t, 0, 5, 2])
            assert tab.waarde(plek.rijen[f"j{t}"], plek.kolommen[f"laatst_{ratio.naam}"]) == pytest.approx(verwacht)
    ruimte = tab.vind(blad.blok("verkenner_ruimte"))
    assert ruimte is not None
    for r in Richting:
        verwacht = d.ruimte(NAMEN[5], r).bedrag / 1000
        assert tab.waarde(ruimte.rijen[r.value], ruimte.kolommen["laatst"]) == pytest.approx(verwacht)
    assert str(tab.waarde(2, 1)).startswith("Actueel: berekend op")
    assert not herbereken(pad, reserve=False).geschreven


def test_toevoegen(pad: Path) -> None:
    kies(pad, NAMEN[2])
    voeg_toe(pad, "Nieuw Wonen")
    klopt(pad)
    assert gekozen(lees(pad))[0] == NAMEN[2]


def test_verwijderen(pad: Path) -> None:
    """When the chosen one is gone, the first takes its place."""
    kies(pad, NAMEN[2])
    verwijder(pad, NAMEN[2])
    klopt(pad)
    assert gekozen(lees(pad))[0] == NAMEN[0]


def test_hernoemen(pad: Path) -> None:
    kies(pad, NAMEN[2])
    hernoem(pad, NAMEN[2], "Anders")
    klopt(pad)
    assert gekozen(lees(pad))[0] == "Anders"


def test_zonder_verkenner_gaat_het_ook(pad: Path, tmp_path: Path) -> None:
    kaal = tmp_path / "kaal.xlsx"
    kaal.write_bytes(bouw(voorbeeldregio()))
    voeg_toe(kaal, "Nieuw Wonen")
    assert "verkenner" not in lees(kaal).tabbladen
