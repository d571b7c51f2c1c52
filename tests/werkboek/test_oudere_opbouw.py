"""A workbook of an older layout is read as what it is, and computed with what it has."""

from pathlib import Path

import pytest

from tests.werkboek.hulp import delen, gang, schrijf
from tests.werkboek.vergelijken import NU
from xl_doorrekening.begrippen.dpm import Laag
from xl_doorrekening.begrippen.macro import GEINDEXEERD, REEKS, REEKSEN
from xl_doorrekening.begrippen.tijd import HISTORIE, JAREN
from xl_doorrekening.invoer.opgave import Opgave
from xl_doorrekening.invoer.regio import SJABLOONVERSIE, Regio
from xl_doorrekening.invoer.scenarios import Scenarios
from xl_doorrekening.invoer.solidariteit import Solidariteit
from xl_doorrekening.invoer.uitvoering import Uitvoering
from xl_doorrekening.voorbeeld import voorbeeldregio
from xl_doorrekening.werkboek.beheer.corporaties import hernoem, voeg_toe
from xl_doorrekening.werkboek.bestand import Bestandsfout
from xl_doorrekening.werkboek.herbereken import herbereken
from xl_doorrekening.werkboek.indeling import uitkomsten
from xl_doorrekening.werkboek.lezen.bron import positie
from xl_doorrekening.werkboek.lezen.uit_bestand import lees
from xl_doorrekening.werkboek.schrijven.cellen import zet

VERSIES = {int(p.stem.removeprefix("opbouw_")): p for p in Path(__file__).with_name("versies").glob("opbouw_*.xlsx")}
"""The example as each version wrote it.

1: without tabs Opgave and Toerekening, and with fewer columns for projects;
2: without Scenario's, Solidariteit and Onzekerheid;
3: without the term of a leningruil, and with other columns of results of stap 5;
4: without the agreements and the monitoring of stap 6, and changes of value before the opening.
"""
ZONDER = {
    1: "zonder de opgave en de haalbaarheid (stap 3 en 4), de scenario's en solidariteit (stap 5), de onzekerheid, "
    "de afspraken en de monitoring (stap 6)",
    2: "zonder de scenario's en solidariteit (stap 5), de onzekerheid, de afspraken en de monitoring (stap 6)",
    3: "zonder de looptijd van een leningruil, een deel van de uitkomsten van stap 5, de afspraken en de monitoring "
    "(stap 6)",
    4: "zonder de afspraken en de monitoring (stap 6)",
}
versies = pytest.mark.parametrize("versie", sorted(VERSIES))


@pytest.fixture
def oud(versie: int, tmp_path: Path) -> Path:
    pad = tmp_path / "regio.xlsx"
    pad.write_bytes(VERSIES[versie].read_bytes())
    return pad


def zonder_stap_3(r: Regio) -> Regio:
    """What layout 1 has of the example, which had no individual task then."""
    nieuw = {"opgave": None, "prioriteit": None, "herfasering": None}
    corporaties = []
    for c in r.corporaties:
        projecten = tuple(p.model_copy(update=nieuw) for p in c.projecten if p.laag is not Laag.INDIVIDUEEL)
        corporaties.append(c.model_copy(update={"bezit": (), "capaciteit": {}, "projecten": projecten}))
    return r.model_copy(update={"opgave": Opgave(), "corporaties": tuple(corporaties)})


def zoals_toen(r: Regio, versie: int) -> Regio:
    """What a layout has of the example."""
    u = r.uitgangspunten
    u = u.model_copy(update={"historie": {n: x for n, x in u.historie.items() if REEKS[n].historie}})
    r = r.model_copy(update={"uitvoering": Uitvoering(), "uitgangspunten": u})
    if versie == 4:
        return r
    if versie == 3:
        return r.model_copy(
            update={"herkomst": {k: v for k, v in r.herkomst.items() if not k.endswith(".looptijd_leningruil")}}
        )
    later = ("solidariteit_", "weging.", "onzekerheid_", "spreiding.", *(["opgave_"] if versie == 1 else []))
    herkomst = {k: v for k, v in r.herkomst.items() if not k.startswith(later)}
    r = r.model_copy(update={"scenarios": Scenarios(), "solidariteit": Solidariteit(), "herkomst": herkomst})
    return r if versie == 2 else zonder_stap_3(r)


def test_elke_oudere_opbouw_is_bewaard() -> None:
    assert sorted(VERSIES) == list(range(1, SJABLOONVERSIE)) == sorted(ZONDER)


@versies
def test_een_oudere_opbouw_wordt_helemaal_gelezen(oud: Path, versie: int) -> None:
    g = lees(oud)
    (melding,) = g.bevindingen
    assert (melding.code, melding.blad) == ("ouder", "Stempel")
    assert ZONDER[versie] in melding.gevonden
    verwacht = zoals_toen(voorbeeldregio(), versie)
    for naam in Regio.model_fields:
        assert getattr(g.regio, naam) == getattr(verwacht, naam), naam


@versies
def test_een_oudere_opbouw_wordt_doorgerekend_en_blijft_dat(oud: Path, versie: int) -> None:
    """Results on the tabs it has; variant B of the plans is in the command's answer; a second time changes nothing."""
    verslag = herbereken(oud, nu=NU)
    assert verslag.geschreven
    d = verslag.doorrekening
    assert d is not None
    g = lees(oud)
    assert g.stempel["sjabloonversie"] == str(versie)
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


@versies
def test_de_kring_van_een_oudere_opbouw(oud: Path, versie: int) -> None:
    """A corporation can have another name; adding one would make tabs that the workbook does not have."""
    hernoem(oud, "Havenkwartier", "Anders")
    assert "Anders" in [c.naam for c in lees(oud).regio.corporaties]
    if versie > 1:
        assert lees(oud).regio.opgave.handmatig[1].corporatie == "Anders"
    with pytest.raises(Bestandsfout, match=f"heeft opbouw {versie}"):
        voeg_toe(oud, "Nieuw")


@versies
def test_vernieuwen(oud: Path, versie: int) -> None:
    """All that the older workbook holds, in a new one of this layout; the old one is left alone."""
    voor = oud.read_bytes()
    nieuw = oud.parent / "nieuw.xlsx"
    u = gang("vernieuw", oud, "--uit", nieuw)
    assert u.code == 0, u.fout
    assert f"in opbouw {SJABLOONVERSIE} (was {versie})" in u.uit
    assert oud.read_bytes() == voor
    was, wordt = lees(oud), lees(nieuw)
    u = was.regio.uitgangspunten  # of changes of value nothing is known, and now there is room to say so
    historie = {r.naam: u.historie.get(r.naam, (None,) * HISTORIE) for r in REEKSEN if r.naam in GEINDEXEERD}
    assert wordt.regio == was.regio.model_copy(update={"uitgangspunten": u.model_copy(update={"historie": historie})})
    assert [b for b in wordt.bevindingen if b.code == "ouder"] == []
    assert gang("vernieuw", oud, "--uit", nieuw).code == 2


@versies
def test_een_oudere_kopie_komt_terug(oud: Path, versie: int) -> None:
    """What its layout cannot hold is not taken for emptied: only the cell that differs is one to decide on."""
    nieuw = oud.parent / "nieuw.xlsx"
    assert gang("vernieuw", oud, "--uit", nieuw).code == 0
    g = lees(oud)
    c = next(c for c in g.regio.corporaties if c.naam == "Havenkwartier")
    blad, cel = g.plaatsen[c.id, ("takken", "DAEB", "snelstart", "liquide_middelen")]
    assert blad == "Havenkwartier"
    deel = g.tabbladen[c.id].deel
    inhoud = delen(oud)
    inhoud[deel] = zet(inhoud[deel], {positie(cel): 12_345.0})
    schrijf(oud, inhoud)
    u = gang("samenvoegen", nieuw, oud, "--bij-conflict", "ontvangen")
    assert u.code == 0, u.uit + u.fout
    assert u.uit.count("[conflict]") == 1
    na = next(x for x in lees(nieuw).regio.corporaties if x.id == c.id)
    assert na.tak("DAEB").snelstart.liquide_middelen == 12_345_000
    assert na.projecten == c.projecten
