"""After Herbereken a workbook is what its user made of it, but for the result cells."""

import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from tests.werkboek.keuring import keur
from tests.werkboek.varianten import (
    EEN,
    EIGEN,
    TWEE,
    VARIANTEN,
    Wijziging,
    afbeelding,
    delen,
    gebouwd,
    gewijzigd,
    kleuren,
    opmerkingen,
    pak_in,
    regio,
    rekenketen,
)
from tests.werkboek.vergelijken import bereken, formulecellen, uitkomsten, verschillen, zonder_volgorde
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.werkboek.herbereken import herbereken
from xl_doorrekening.werkboek.lezen.bron import positie
from xl_doorrekening.werkboek.lezen.lezer import Gelezen
from xl_doorrekening.werkboek.lezen.uit_bestand import lees
from xl_doorrekening.werkboek.schrijven.cellen import zet

KETEN = "xl/calcChain.xml"


@pytest.fixture(scope="module")
def gewoon(tmp_path_factory: pytest.TempPathFactory) -> Gelezen:
    """What stands in an unaltered workbook after Herbereken."""
    pad = tmp_path_factory.mktemp("gewoon") / "gewoon.xlsx"
    bereken(pad, gebouwd())
    return lees(pad)


@pytest.mark.parametrize("verander", VARIANTEN)
def test_alleen_uitkomsten_veranderen(verander: Wijziging, tmp_path: Path, gewoon: Gelezen) -> None:
    """Every part but our sheets is byte for byte the same, and of our sheets only result cells; results are right."""
    pad = tmp_path / "boek.xlsx"
    oud, nieuw, g = bereken(pad, gewijzigd(verander))
    keten = KETEN in oud
    assert keten is (verander.__name__ in ("rekenketen", "alles_tegelijk"))
    if keten:
        assert formulecellen(oud) != formulecellen(nieuw)
        assert KETEN not in nieuw
        for deel in (KETEN, "xl/_rels/workbook.xml.rels", "[Content_Types].xml"):
            oud.pop(deel)
            nieuw.pop(deel, None)
    assert list(verschillen(oud, nieuw, g)) == []
    assert keur(delen(pad.read_bytes())) == []
    na = lees(pad)
    assert zonder_volgorde(na.regio) == zonder_volgorde(regio()) == zonder_volgorde(gewoon.regio)
    assert uitkomsten(na) == uitkomsten(gewoon)
    assert herbereken(pad).geschreven is False


def test_er_is_een_formule_bij_elke_bevinding(gewoon: Gelezen) -> None:
    """The empty corporation gives findings with a link, so the corpus does change the set of formulas."""
    inhoud = delen(gewoon.pakket.pad.read_bytes())
    controle = gewoon.tabbladen["controle"].deel
    assert sum(1 for deel, _ in formulecellen(inhoud) if deel == controle) > 1


def test_de_rekenketen_blijft_als_hij_klopt(tmp_path: Path, gewoon: Gelezen) -> None:
    """With other figures and the same formulas the chain that Excel made is kept, byte for byte."""
    pad = tmp_path / "boek.xlsx"
    pad.write_bytes(rekenketen(gewoon.pakket.pad.read_bytes()))
    oud, nieuw, g = bereken(pad, _met_ander_getal(pad, gewoon.regio))
    assert formulecellen(oud) == formulecellen(nieuw)
    assert nieuw[KETEN] == oud[KETEN]
    assert list(verschillen(oud, nieuw, g)) == []
    assert keur(nieuw) == []


def _met_ander_getal(pad: Path, r: Regio) -> bytes:
    g = lees(pad)
    blad, cel = g.plaatsen[r.corporaties[0].id, ("takken", "DAEB", "snelstart", "beleidswaarde")]
    tab = g.tabbladen[r.corporaties[0].id]
    assert blad == tab.naam
    plek = positie(cel)
    inhoud = delen(pad.read_bytes())
    inhoud[tab.deel] = zet(inhoud[tab.deel], {plek: float(tab.waarde(*plek)) + 5.0})
    return pak_in(inhoud)


@pytest.mark.parametrize(
    ("verander", "ziet"),
    [
        (opmerkingen, lambda b: b[EEN]["F39"].comment.text == "nagevraagd bij de afdeling"),
        (kleuren, lambda b: b[EEN]["F39"].fill.fgColor.rgb == "00FFFF00" and b[EEN]["F7"].font.name == "Arial"),
        (afbeelding, lambda b: len(b[EEN].data_validations.dataValidation) > 50),
    ],
    ids=lambda x: getattr(x, "__name__", "ziet"),
)
def test_een_ander_programma_ziet_het_nog(
    verander: Wijziging, ziet: Callable[[openpyxl.Workbook], bool], tmp_path: Path
) -> None:
    """Notes, colours and validations are there for another program too."""
    pad = tmp_path / "boek.xlsx"
    bereken(pad, gewijzigd(verander))
    boek = openpyxl.load_workbook(io.BytesIO(pad.read_bytes()))
    assert ziet(boek)
    assert {EEN, TWEE} < set(boek.sheetnames)
    assert EIGEN not in boek.sheetnames
