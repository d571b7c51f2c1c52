"""A workbook of an older layout is read as what it is, and computed with what it has."""

from pathlib import Path

import pytest

from tests.werkboek.hulp import gang
from tests.werkboek.vergelijken import NU
from xl_doorrekening.begrippen.dpm import Laag
from xl_doorrekening.begrippen.tijd import JAREN
from xl_doorrekening.invoer.opgave import Opgave
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.voorbeeld import voorbeeldregio
from xl_doorrekening.werkboek.herbereken import herbereken
from xl_doorrekening.werkboek.indeling import uitkomsten
from xl_doorrekening.werkboek.lezen.uit_bestand import lees

EEN = Path(__file__).with_name("versies") / "opbouw_1.xlsx"
"""The example as version 1 wrote it: without tabs Opgave and Toerekening, and with fewer columns for projects."""


@pytest.fixture
def oud(tmp_path: Path) -> Path:
    pad = tmp_path / "regio.xlsx"
    pad.write_bytes(EEN.read_bytes())
    return pad


def zonder_stap_3(r: Regio) -> Regio:
    """What layout 1 has of the example, which had no individual task then."""
    nieuw = {"opgave": None, "prioriteit": None, "herfasering": None}
    corporaties = []
    for c in r.corporaties:
        projecten = tuple(p.model_copy(update=nieuw) for p in c.projecten if p.laag is not Laag.INDIVIDUEEL)
        corporaties.append(c.model_copy(update={"bezit": (), "capaciteit": {}, "projecten": projecten}))
    herkomst = {k: v for k, v in r.herkomst.items() if not k.startswith("opgave_")}
    return r.model_copy(update={"opgave": Opgave(), "corporaties": tuple(corporaties), "herkomst": herkomst})


def test_opbouw_1_wordt_helemaal_gelezen(oud: Path) -> None:
    g = lees(oud)
    (melding,) = g.bevindingen
    assert (melding.code, melding.blad) == ("ouder", "Stempel")
    assert "zonder de opgave en de haalbaarheid (stap 3 en 4)" in melding.gevonden
    verwacht = zonder_stap_3(voorbeeldregio())
    for naam in Regio.model_fields:
        assert getattr(g.regio, naam) == getattr(verwacht, naam), naam


def test_opbouw_1_wordt_doorgerekend_en_blijft_opbouw_1(oud: Path) -> None:
    """Results on the tabs it has; variant B of the plans is in the command's answer; a second time changes nothing."""
    verslag = herbereken(oud, nu=NU)
    assert verslag.geschreven
    d = verslag.doorrekening
    assert d is not None
    g = lees(oud)
    assert g.stempel["sjabloonversie"] == "1"
    assert g.stempel["vingerafdruk"] == d.vingerafdruk
    id_ = d.regio.corporaties[0].id
    tab = g.tabbladen["uitkomsten"]
    plek = tab.vind(uitkomsten.blad(2026, [(c.id, c.naam) for c in d.regio.corporaties]).blok(f"schema_{id_}_daeb"))
    assert plek is not None
    rij = [tab.waarde(plek.rijen["schuld"], plek.kolommen[f"j{t}"]) for t in range(JAREN)]
    assert rij == pytest.approx([x / 1000 for x in d.uitkomst.lijn("schuld")[0, 0, 0].tolist()])
    assert not herbereken(oud, nu=NU).geschreven
    u = gang("herbereken", oud)
    assert (u.code, "met de opgave" in u.uit) == (0, True)
