"""Tab Verkenner in LibreOffice, which knows no worksheet functions: the last results stand there, and no #NAME?."""

from pathlib import Path

import pytest

from tests.e2e.kantoor import Kantoor, lees, openen, reken, sluit, zet
from xl_doorrekening.begrippen.normen import RATIOS
from xl_doorrekening.begrippen.tijd import JAREN
from xl_doorrekening.doorrekenen import doorrekenen
from xl_doorrekening.regio.richting import Richting
from xl_doorrekening.voorbeeld.regio import voorbeeldregio
from xl_doorrekening.werkboek.bouwen.knoppen import Editie
from xl_doorrekening.werkboek.bouwen.plaatsing import plaats
from xl_doorrekening.werkboek.bouwen.sjabloon import bouw
from xl_doorrekening.werkboek.herbereken import herbereken
from xl_doorrekening.werkboek.indeling import verkenner
from xl_doorrekening.werkboek.indeling.blok import BRON, adres


@pytest.mark.traag
def test_de_laatste_uitkomsten_volgen_de_keuze_zonder_python(kantoor: Kantoor, tmp_path: Path) -> None:
    regio = voorbeeldregio()
    pad = tmp_path / "verkenner.xlsx"
    pad.write_bytes(bouw(regio, Editie.MACRO))
    assert herbereken(pad, reserve=False).geschreven
    d = doorrekenen(regio)
    plek = plaats(verkenner.blad(regio.uitgangspunten.startjaar))
    r, k = plek["verkenner_ratios"].kop + 1, verkenner.PLEK_LAATST
    s = plek["verkenner_ruimte"].kop + 1
    keuze = adres(plek["verkenner_keuze"].kop + 1, BRON)
    ratios = f"{adres(r, k)}:{adres(r + JAREN - 1, k + len(RATIOS) - 1)}"
    ruimte = f"{adres(s, k)}:{adres(s + 2, k)}"
    functies = f"{adres(r, BRON)}:{adres(r + JAREN - 1, BRON + len(RATIOS) - 1)}"
    stappen = [openen(pad)]
    for c in regio.corporaties:
        stappen += [zet("Verkenner", keuze, c.naam), reken()]
        stappen += [lees("Verkenner", ratios), lees("Verkenner", ruimte), lees("Verkenner", functies)]
    tabellen = iter(kantoor.doe([*stappen, sluit()]))
    for i, c in enumerate(regio.corporaties):
        getoond = next(tabellen)
        for n, ratio in enumerate(RATIOS):
            for t in range(JAREN):
                waarde = float(d.toets.ratios[ratio.naam][t, 0, i, 2])
                assert getoond[t][n] == pytest.approx(waarde, nan_ok=True), (c.naam, ratio.naam, t)
        bedragen = [rij[0] for rij in next(tabellen)]
        for richting, bedrag in zip(Richting, bedragen, strict=True):
            verwacht = d.ruimte(c.naam, richting)
            leeg = verwacht.onbegrensd or verwacht.bedrag != verwacht.bedrag
            assert bedrag == ("" if leeg else pytest.approx(verwacht.bedrag / 1000)), (c.naam, richting)
        assert {x for rij in next(tabellen) for x in rij} == {""}
