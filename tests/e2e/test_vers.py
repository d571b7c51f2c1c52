"""LibreOffice computes the same checksums as we do, and every tab tells how fresh it is."""

import re
import zipfile
from pathlib import Path

import pytest

from tests.e2e.kantoor import Kantoor, bewaar, lees, openen, reken
from tests.e2e.stand import Meter, Stand
from xl_doorrekening.werkboek import versheid
from xl_doorrekening.werkboek.indeling.blok import BLOKNAAM

pytestmark = pytest.mark.traag


def meet(kantoor: Kantoor, pad: Path) -> tuple[Meter, Stand]:
    meter = Meter(pad)
    return meter, meter.stand(iter(kantoor.doe([openen(pad), reken(), *meter.stappen()])))


def eigen_controlegetallen(meter: Meter) -> dict[str, float]:
    uit = {}
    for code in meter.versheid.rijen:
        eigenaar, _, blok = code.partition(".")
        tab = meter.g.tabbladen[eigenaar]
        bereik = tab.namen[BLOKNAAM + blok]
        assert bereik is not None
        uit[code] = versheid.controlegetal(tab.rechthoek(bereik))
    return uit


@pytest.mark.parametrize("welk", ["gebouwd", "berekend"])
def test_controlegetallen_zijn_die_van_de_formules(welk: str, request: pytest.FixtureRequest, kantoor: Kantoor) -> None:
    """Every checksum formula on Stempel gives what `controlegetal` gives, before and after a calculation."""
    meter, stand = meet(kantoor, request.getfixturevalue(welk))
    assert len(stand.nu) == len(meter.versheid.blok.rijen) > 100
    assert stand.nu == pytest.approx(eigen_controlegetallen(meter), rel=1e-12)


def test_na_de_berekening_is_alles_actueel(kantoor: Kantoor, berekend: Path) -> None:
    """Column `gelijk` is 1 for every block, every header line says so, and Start too."""
    meter, stand = meet(kantoor, berekend)
    assert stand.veranderd() == set()
    afdruk = meter.g.stempel["vingerafdruk"]
    assert set(stand.koppen.values()) == {f"Actueel: berekend op 02-01-2026 03:04 met invoer {afdruk}"}
    assert stand.start == dict.fromkeys(meter.corporaties(), "actueel")


def test_voor_de_eerste_berekening(kantoor: Kantoor, gebouwd: Path) -> None:
    """Nothing pretends to be calculated in a workbook that has only been filled in."""
    meter, stand = meet(kantoor, gebouwd)
    assert set(stand.koppen.values()) == {versheid.NIET_BEREKEND}
    assert stand.start == dict.fromkeys(meter.corporaties(), "niet berekend")
    assert set(stand.gelijk.values()) == {0.0}


def test_openen_rekent_ook_echt(kantoor: Kantoor, berekend: Path, tmp_path: Path) -> None:
    """The profile recalculates on opening: a checksum that was stored wrong is put right (guards the tests above)."""
    meter = Meter(berekend)
    deel = meter.g.tabbladen["stempel"].deel
    pad = tmp_path / "vervalst.xlsx"
    with zipfile.ZipFile(berekend) as bron, zipfile.ZipFile(pad, "w", zipfile.ZIP_DEFLATED) as doel:
        for naam in bron.namelist():
            inhoud = bron.read(naam)
            if naam == deel:
                inhoud, aantal = re.subn(rb"(SUM\(IF\([^<]*</f><v>)[^<]*", rb"\g<1>12345", inhoud)
                assert aantal == len(meter.versheid.rijen)
            doel.writestr(naam, inhoud)
    stand = meter.stand(iter(kantoor.doe([openen(pad), *meter.stappen()])))
    assert 12345.0 not in stand.nu.values()
    assert stand.veranderd() == set()


def test_tekst_en_getallen_komen_heel_over(kantoor: Kantoor, berekend: Path, tmp_path: Path) -> None:
    """What the helper reads is what stands in the cell, accents and figures included (guards the tests above)."""
    blad = Meter(berekend).naam("stempel")
    uit = tmp_path / "uit.xlsx"
    stappen = [openen(berekend), ("tekst", blad, "Z1", "é€½"), ("getal", blad, "Z2", "-0.125"), bewaar(uit)]
    assert kantoor.doe([*stappen, lees(blad, "Z1:Z3")]) == [[["é€½"], [-0.125], [""]]]
    assert uit.stat().st_size > 100_000


def test_een_mislukte_stap_is_een_fout(kantoor: Kantoor, berekend: Path) -> None:
    """A step that LibreOffice refuses never passes silently."""
    with pytest.raises(AssertionError, match="fout"):
        kantoor.doe([openen(berekend), lees("Geen tabblad", "A1")])
