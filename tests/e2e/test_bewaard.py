"""A workbook that LibreOffice saved is calculated as losslessly as one from Excel, and opens again."""

from pathlib import Path

import pytest

from tests.e2e.kantoor import Kantoor, bewaar, grafieken, lees, openen, voeg_rijen_in, zet
from tests.e2e.stand import Meter
from tests.werkboek.keuring import keur
from tests.werkboek.varianten import (
    EEN,
    TWEE,
    afbeelding,
    al_het_excelwerk,
    alles_tegelijk,
    delen,
    gebouwd,
    ongewijzigd,
)
from tests.werkboek.vergelijken import bereken, uitkomsten, verschillen, zonder_volgorde
from xl_doorrekening.werkboek.beheer.corporaties import hernoem, verwijder, voeg_toe
from xl_doorrekening.werkboek.lezen import uit_bestand as lezen

pytestmark = pytest.mark.traag
BRONNEN = (ongewijzigd, afbeelding, alles_tegelijk, al_het_excelwerk)


@pytest.fixture(scope="module")
def bewaard(kantoor: Kantoor, tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """As LibreOffice saves them: a fresh workbook, one with a picture, two with everything of a user's own."""
    map_ = tmp_path_factory.mktemp("bewaard")
    stappen, uit = [], []
    for i, ruw in enumerate(v(gebouwd()) for v in BRONNEN):
        bron, doel = map_ / f"{i}.xlsx", map_ / f"{i}_lo.xlsx"
        bron.write_bytes(ruw)
        stappen += [openen(bron), bewaar(doel), ("sluit",)]
        uit.append(doel)
    kantoor.doe(stappen)
    return [pad.read_bytes() for pad in uit]


@pytest.mark.parametrize("i", range(len(BRONNEN)))
def test_alleen_uitkomsten_veranderen(i: int, bewaard: list[bytes], tmp_path: Path) -> None:
    """Only result cells differ, and they are those of the workbook that LibreOffice never saw."""
    oud, nieuw, g = bereken(tmp_path / "lo.xlsx", bewaard[i])
    assert list(verschillen(oud, nieuw, g)) == []
    assert keur(nieuw) == []
    bereken(tmp_path / "vers.xlsx", gebouwd())
    vers, lo = lezen.lees(tmp_path / "vers.xlsx"), lezen.lees(tmp_path / "lo.xlsx")
    assert zonder_volgorde(lo.regio) == zonder_volgorde(vers.regio)
    assert uitkomsten(lo) == uitkomsten(vers)


@pytest.mark.parametrize("bron", ["vers", "lo"])
def test_na_beheer_opent_het_in_libreoffice(bron: str, kantoor: Kantoor, bewaard: list[bytes], tmp_path: Path) -> None:
    """After adding, renaming and removing, LibreOffice shows the tabs, the charts and a fresh state."""
    pad = tmp_path / "boek.xlsx"
    pad.write_bytes(bewaard[0] if bron == "lo" else gebouwd())
    voeg_toe(pad, 'O\'Hara & <Zn> "Wonen"')
    hernoem(pad, TWEE, "Nieuw 'Begin' & Co")
    verwijder(pad, 'O\'Hara & <Zn> "Wonen"')
    voeg_toe(pad, "A & B")
    assert keur(delen(pad.read_bytes())) == []
    g = lezen.lees(pad)
    assert [c.naam for c in g.regio.corporaties] == [EEN, "Nieuw 'Begin' & Co", "A & B"]
    tabs = [g.tabbladen[c.id].naam for c in g.regio.corporaties]
    antwoord = kantoor.doe(
        [openen(pad), ("reken",), grafieken("Uitkomsten"), *[lees(t, "B1:B3") for t in ("Start", "Uitkomsten", *tabs)]]
    )
    assert antwoord[0] == [[2.0 + 2.0 * 3]]
    assert [str(t[2][0])[:21] for t in antwoord[1:]] == ["Actueel: berekend op "] * 5
    assert [t[0][0] for t in antwoord[3:]] == [EEN, "Nieuw 'Begin' & Co", "A & B"]


def test_ingevoegde_rijen_blijven(kantoor: Kantoor, tmp_path: Path) -> None:
    """Rows that the user inserted on top of a tab stay; title, checksum and header line follow the blocks."""
    bron, pad = tmp_path / "bron.xlsx", tmp_path / "boek.xlsx"
    bron.write_bytes(gebouwd())
    kantoor.doe([openen(bron), voeg_rijen_in(EEN, 0, 3), zet(EEN, "B2", "aantekening"), bewaar(pad)])
    voeg_toe(pad, "Zuid")
    hernoem(pad, EEN, "Hof")
    g = lezen.lees(pad)
    assert g.regio.corporaties[0].naam == "Hof"
    tab = g.tabbladen[g.regio.corporaties[0].id]
    assert [tab.waarde(r, 1) for r in range(4)] == ["", "aantekening", "", "Hof"]
    meter = Meter(pad)
    antwoord = iter(kantoor.doe([openen(pad), ("reken",), *meter.stappen()]))
    stand = meter.stand(antwoord)
    assert stand.veranderd() == set()
    assert stand.actueel() == set(meter.met_kop())
