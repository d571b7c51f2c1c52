"""A whole round: a region of eight, eight copies, eight returns of every kind, merge, recalculate, compare, mail."""

from pathlib import Path

import openpyxl
import pytest

from tests.reizen.bouw import vul
from tests.werkboek.hulp import Ruw, gang
from xl_doorrekening.invoer.regio import Regio, vingerafdruk
from xl_doorrekening.invoer.standaard import corporatie_id
from xl_doorrekening.voorbeeld import voorbeeldregio
from xl_doorrekening.werkboek.bouwen.sjabloon import bouw
from xl_doorrekening.werkboek.lezen.uit_bestand import lees

NAMEN = ("Aa", "Bee", "Cee", "Dee", "Ee", "Ef", "Gee", "Haa")


def acht() -> Regio:
    """The example's corporations under other names, two of them twice."""
    r = voorbeeldregio()
    bron = [*r.corporaties, r.corporaties[0], r.corporaties[3]]
    leden = tuple(
        c.model_copy(update={"id": corporatie_id(naam), "naam": naam}) for c, naam in zip(bron, NAMEN, strict=True)
    )
    s = r.solidariteit.model_copy(update={"instrumenten": (), "deelname": ()})
    o = r.opgave.model_copy(update={"handmatig": ()})
    return r.model_copy(update={
        "corporaties": leden, "solidariteit": s, "opgave": o, "scenarios": type(r.scenarios)(),
    })  # fmt: skip


@pytest.fixture
def regio(tmp_path: Path) -> Path:
    pad = tmp_path / "regio.xlsx"
    pad.write_bytes(bouw(acht()))
    assert gang("herbereken", pad).code == 0
    return pad


def test_een_hele_ronde(regio: Path, tmp_path: Path) -> None:
    terug = tmp_path / "terug"
    terug.mkdir()
    eerst = tmp_path / "eerst.xlsx"
    eerst.write_bytes(regio.read_bytes())
    for naam in NAMEN:
        assert gang("verstuur", regio, "--aan", naam, "--uit", terug / f"{naam}.xlsx").code == 0
    # everyone fills in; Bee saves with another program, Cee changes a shared assumption, Dee sends something nasty,
    # Ee sends the same twice, Ef only opens it, Gee renames the tab, and Haa sends what no one can read at first
    for n, naam in enumerate(NAMEN):
        if naam != "Ef":
            vul(terug / f"{naam}.xlsx", (naam, "snelstart", "liquide_middelen", "daeb", 10_000.0 + n))
    boek = openpyxl.load_workbook(terug / "Bee.xlsx")
    boek["Bee"]["F40"].font = openpyxl.styles.Font(bold=True)
    boek.save(terug / "Bee.xlsx")
    vul(terug / "Cee.xlsx", ("uitgangspunten", "macro", "rente_nieuwe_leningen", "j0", 0.01))
    vul(terug / "Dee.xlsx", ("Dee", "algemeen", "gemeenten", "waarde", "=WEBSERVICE(\"http://example.invalid\")"),
        ("Dee", "snelstart", "marktwaarde", "daeb", Ruw("1500000", formule="[1]Elders!A1")))  # fmt: skip
    (terug / "Ee (1).xlsx").write_bytes((terug / "Ee.xlsx").read_bytes())
    boek = openpyxl.load_workbook(terug / "Gee.xlsx")
    boek["Gee"].title = "ons tabblad"
    boek.save(terug / "Gee.xlsx")
    heel = (terug / "Haa.xlsx").read_bytes()
    (terug / "Haa.xlsx").write_bytes(heel[: len(heel) // 2])

    klokken = gang("klokken", regio, terug)
    assert klokken.code == 1
    assert (klokken.uit.count("[groen]"), klokken.uit.count("[rood]"), klokken.uit.count("niet te lezen")) == (8, 1, 1)
    voor = regio.read_bytes()
    u = gang("samenvoegen", regio, terug)
    assert u.code == 1
    assert regio.read_bytes() == voor
    (terug / "Haa.xlsx").write_bytes(heel)
    u = gang("samenvoegen", regio, terug)
    assert u.code == 1
    assert "Zet de klokken gelijk" in u.fout
    assert regio.read_bytes() == voor
    u = gang("samenvoegen", regio, terug, "--ondanks-klokken")
    assert u.code == 0, u.uit + u.fout

    was = {c.naam: c for c in lees(eerst).regio.corporaties}
    na = {c.naam: c for c in lees(regio).regio.corporaties}
    for n, naam in enumerate(NAMEN):
        verwacht = was[naam].tak("DAEB").snelstart.liquide_middelen if naam == "Ef" else (10_000 + n) * 1e3
        assert na[naam].tak("DAEB").snelstart.liquide_middelen == verwacht, naam
    assert na["Dee"].algemeen.gemeenten == '=WEBSERVICE("http://example.invalid")'
    assert na["Dee"].tak("DAEB").snelstart.marktwaarde == 1.5e9
    assert vingerafdruk(lees(regio).regio.uitgangspunten) == vingerafdruk(lees(eerst).regio.uitgangspunten)

    verschil = gang("vergelijk", eerst, regio, "--uit", tmp_path / "verschil.xlsx")
    assert verschil.code == 0, verschil.fout
    assert "9 vakken zijn anders" in verschil.uit
    assert gang("verstuur", regio, "--alles", "--uit", tmp_path / "rond.xlsx").code == 0
    assert lees(tmp_path / "rond.xlsx").regio == lees(regio).regio
    opnieuw = gang("samenvoegen", regio, terug, "--ondanks-klokken")
    assert "niets nieuws" in opnieuw.uit
    assert opnieuw.code == 0, opnieuw.uit
