"""After a merge the workbook is what its user made of it, but for the cells that came and the results."""

import shutil
from pathlib import Path

import pytest

from tests.reizen.bouw import door_libreoffice, leg, vul
from tests.werkboek.keuring import keur
from tests.werkboek.varianten import (
    EEN,
    VARIANTEN,
    Wijziging,
    afbeelding,
    al_het_excelwerk,
    alles_tegelijk,
    delen,
    gebouwd,
    gewijzigd,
    ongewijzigd,
    regio,
)
from tests.werkboek.vergelijken import NU, formulecellen, verschillen
from xl_doorrekening.werkboek.berekening import reken
from xl_doorrekening.werkboek.lezen.bron import positie
from xl_doorrekening.werkboek.lezen.uit_bestand import lees
from xl_doorrekening.werkboek.reizen.samenvoegen import bekijk, voeg_samen
from xl_doorrekening.werkboek.reizen.verzenden import kopie
from xl_doorrekening.werkboek.schrijven.cellen import zet

KETEN = "xl/calcChain.xml"


@pytest.fixture(scope="module")
def terug(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy that came back with one cell changed."""
    map_ = tmp_path_factory.mktemp("terug")
    g = lees(leg(map_ / "regio.xlsx", gebouwd()))
    d = reken(g).doorrekening
    assert d is not None
    pad = leg(map_ / "kopie.xlsx", kopie(g, d, regio().corporaties[0].id, map_ / "kopie.xlsx", NU))
    return vul(pad, (EEN, "snelstart", "liquide_middelen", "daeb", 12_345.0))


@pytest.mark.parametrize("verander", VARIANTEN)
def test_alleen_dat_vak_en_de_uitkomsten(verander: Wijziging, tmp_path: Path, terug: Path) -> None:
    """Every part but our sheets is byte for byte the same; of our sheets only result cells and the one that came."""
    _alleen_dat_vak(leg(tmp_path / "boek.xlsx", gewijzigd(verander)), terug)


@pytest.mark.traag
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is niet geïnstalleerd")
@pytest.mark.parametrize("verander", [ongewijzigd, afbeelding, alles_tegelijk, al_het_excelwerk])
def test_ook_wat_libreoffice_bewaarde(verander: Wijziging, tmp_path: Path, terug: Path) -> None:
    _alleen_dat_vak(door_libreoffice(leg(tmp_path / "boek.xlsx", gewijzigd(verander))), terug)


def _alleen_dat_vak(pad: Path, terug: Path) -> None:
    g, oud = lees(pad), delen(pad.read_bytes())
    assert voeg_samen(bekijk(g, [terug]), NU).geschreven
    nieuw = delen(pad.read_bytes())
    if KETEN in oud:
        assert formulecellen(oud) != formulecellen(nieuw)
        for deel in (KETEN, "xl/_rels/workbook.xml.rels", "[Content_Types].xml"):
            oud.pop(deel)
            nieuw.pop(deel, None)
    c = regio().corporaties[0].id
    _, cel = g.plaatsen[c, ("takken", "DAEB", "snelstart", "liquide_middelen")]
    deel = g.tabbladen[c].deel
    oud[deel] = zet(oud[deel], {positie(cel): 12_345.0})
    assert list(verschillen(oud, nieuw, g)) == []
    assert keur(delen(pad.read_bytes())) == []
    na = lees(pad).regio.corporaties[[x.id for x in g.regio.corporaties].index(c)]
    assert na.tak("DAEB").snelstart.liquide_middelen == 12_345_000
