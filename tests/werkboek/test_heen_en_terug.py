"""What goes into the workbook comes out of it: the same model and fingerprint, whichever program saved it."""

import subprocess
import tempfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.strategieen import onderzoek, onzekerheden, regios, stap_5
from tests.werkboek.hulp import indeling, voorbeeld, voorbeeldbytes
from xl_doorrekening.begrippen.macro import GEINDEXEERD, REEKSEN
from xl_doorrekening.begrippen.tijd import HISTORIE
from xl_doorrekening.invoer.kengetallen import Projectkengetal
from xl_doorrekening.invoer.onzekerheid import Onzekerheid
from xl_doorrekening.invoer.regio import Regio, vingerafdruk
from xl_doorrekening.invoer.scenarios import Scenarios
from xl_doorrekening.invoer.solidariteit import Solidariteit
from xl_doorrekening.invoer.standaard import lege_regio
from xl_doorrekening.invoer.uitgangspunten import Proces
from xl_doorrekening.voorbeeld import voorbeeldregio
from xl_doorrekening.werkboek.bouwen.sjabloon import bouw
from xl_doorrekening.werkboek.indeling import kengetallen
from xl_doorrekening.werkboek.indeling.blok import Soort
from xl_doorrekening.werkboek.lezen.lezer import Gelezen
from xl_doorrekening.werkboek.lezen.uit_bestand import lees

_LEEG = lege_regio(2026, ())


def volledig(regio: Regio) -> Regio:
    """With what may not be blank on the sheet, and without the key figures that have no cell there."""
    u = regio.uitgangspunten
    vast = {
        "historie": {
            r.naam: u.historie.get(r.naam, (0.02 if r.historie else None,) * HISTORIE)
            for r in REEKSEN
            if r.naam in GEINDEXEERD
        },
        "buffer": _LEEG.uitgangspunten.buffer | u.buffer,
        "telt_mee": _LEEG.uitgangspunten.telt_mee | u.telt_mee,
        "dpm_telt": _LEEG.uitgangspunten.dpm_telt | u.dpm_telt,
    }
    k = regio.kengetallen
    projecten = {n: p.model_copy(update=dict.fromkeys(zonder_cel(n))) for n, p in k.projecten.items()}
    return regio.model_copy(
        update={
            "uitgangspunten": u.model_copy(update=vast),
            "kengetallen": k.model_copy(update={"projecten": projecten}),
        }
    )


def zonder_cel(naam: str) -> set[str]:
    """Key figures that a kind of project does not have, such as the rent of a demolition."""
    wel = set(next(r.cellen for r in kengetallen.blad().blok("kengetal_projecten").rijen if r.code == naam))
    return set(Projectkengetal.model_fields) - wel


def gelezen(inhoud: bytes) -> Gelezen:
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_) / "regio.xlsx"
        pad.write_bytes(inhoud)
        return lees(pad)


def bijna(een: object, ander: object, waar: str = "") -> None:
    """Equal but for the last digits that thousands of euros cost; shows where not."""
    if isinstance(een, dict):
        assert isinstance(ander, dict), waar
        assert {k for k, v in een.items() if not leeg(v)} == {k for k, v in ander.items() if not leeg(v)}, waar
        for k in een.keys() & ander.keys():
            bijna(een[k], ander[k], f"{waar}.{k}")
    elif isinstance(een, list | tuple):
        assert isinstance(ander, list | tuple), waar
        assert len(een) == len(ander), waar
        for i, (x, y) in enumerate(zip(een, ander, strict=True)):
            bijna(x, y, f"{waar}[{i}]")
    elif isinstance(een, float) and not isinstance(een, bool):
        assert ander == pytest.approx(een, rel=1e-12), waar
    else:
        assert een == ander, waar


def leeg(x: object) -> bool:
    """No input in it at all; the workbook does not tell an empty row from no row."""
    if isinstance(x, dict):
        return all(leeg(v) for v in x.values())
    if isinstance(x, list | tuple):
        return all(leeg(v) for v in x)
    return x is None


def zonder_leeg(x: object) -> object:
    if isinstance(x, dict):
        return {k: zonder_leeg(v) for k, v in x.items() if not leeg(v)}
    if isinstance(x, list | tuple):
        return [zonder_leeg(v) for v in x]
    return x + 0.0 if isinstance(x, float) else x  # no spreadsheet keeps −0


@settings(onderzoek(5), suppress_health_check=[HealthCheck.too_slow])
@given(regios())
def test_elke_regio_komt_terug(regio: Regio) -> None:
    """Same model, same fingerprint, no findings on cells; what comes back goes in and out unchanged."""
    heen = volledig(regio)
    g = gelezen(bouw(heen))
    assert [str(b) for b in g.bevindingen] == []
    bijna(zonder_leeg(heen.model_dump()), zonder_leeg(g.regio.model_dump()))
    assert vingerafdruk(g.regio) == vingerafdruk(Regio.model_validate(zonder_leeg(heen.model_dump())))
    nogmaals = gelezen(bouw(g.regio)).regio
    bijna(nogmaals.model_dump(), g.regio.model_dump())  # × 1.000 and back costs a last bit now and then
    assert vingerafdruk(nogmaals) == vingerafdruk(g.regio)


@settings(onderzoek(8), suppress_health_check=[HealthCheck.too_slow])
@given(stap_5())
def test_elke_stap_5_komt_terug(invoer: tuple[Scenarios, Solidariteit]) -> None:
    """Rows as they were typed, those without anything in them left out."""
    scenarios, solidariteit = invoer
    regio = lege_regio(2026, ["Een"])
    heen = regio.model_copy(update={"scenarios": scenarios, "solidariteit": solidariteit})
    terug = gelezen(bouw(heen)).regio
    bijna(zonder_leeg(heen.model_dump()), zonder_leeg(terug.model_dump()))


@settings(onderzoek(8), suppress_health_check=[HealthCheck.too_slow])
@given(onzekerheden())
def test_elke_onzekerheid_komt_terug(o: Onzekerheid) -> None:
    heen = lege_regio(2026, ["Een"]).model_copy(update={"onzekerheid": o})
    terug = gelezen(bouw(heen))
    assert terug.bevindingen == []
    bijna(zonder_leeg(heen.model_dump()), zonder_leeg(terug.regio.model_dump()))


def test_voorbeeld_komt_terug() -> None:
    g = gelezen(bouw(voorbeeldregio()))
    assert g.bevindingen == []
    assert g.regio == voorbeeldregio()
    assert vingerafdruk(g.regio) == vingerafdruk(voorbeeldregio())


@pytest.mark.parametrize("startjaar", [2000, 2026, 2085])
def test_leeg_sjabloon_komt_terug(startjaar: int) -> None:
    regio = lege_regio(startjaar, ["Een", "Twee"])
    g = gelezen(bouw(regio))
    assert g.bevindingen == []
    assert g.regio == regio


def test_plaatsen_zijn_die_van_het_sjabloon() -> None:
    """Every input path is read from the very cell that the template declares for it."""
    g, tabs = gelezen(voorbeeldbytes()), indeling(voorbeeld())
    namen = {c.id: c.naam for c in voorbeeld().corporaties}
    teller = 0
    for sleutel, (_, blad, _) in tabs.tabs.items():
        for blok in blad.blokken:
            for rij, kolom, cel in blok.cellen():
                if cel.pad is None or blok.soort is Soort.TABEL:
                    continue
                plek = tabs.cel(namen.get(blad.corporatie, sleutel), blok.naam, rij.code, kolom.code)
                assert g.plaatsen[blad.corporatie, cel.pad] == (plek.blad, plek.adres)
                teller += 1
    assert teller > 3000


@settings(onderzoek(5))
@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60), min_size=9, max_size=9))
def test_elke_tekst_komt_terug(teksten: list[str]) -> None:
    """Also what looks like a formula, a link, an escape of Excel or markup; spaces at the ends do not count."""
    regio = lege_regio(2026, ["Een"])
    proces = Proces(**dict(zip(Proces.model_fields, teksten, strict=True)))
    heen = regio.model_copy(update={"uitgangspunten": regio.uitgangspunten.model_copy(update={"proces": proces})})
    g = gelezen(bouw(heen))
    assert g.bevindingen == []
    assert list(g.regio.uitgangspunten.proces.model_dump().values()) == [t.strip() or None for t in teksten]


@pytest.mark.parametrize(
    "tekst",
    ["=1+1", "{=A1}", "https://www.aedes.nl", "mailto:x@y.nl", "_x0041_", "0012", "1e5", "WAAR", "'ja", "<b>&amp;"],
)
def test_bijzondere_tekst_blijft_tekst(tekst: str) -> None:
    regio = lege_regio(2026, ["Een"], naam=tekst)
    assert gelezen(bouw(regio)).regio == regio


# --- other programs -------------------------------------------------------------------------------------------------


@pytest.mark.traag
def test_na_opslaan_door_openpyxl(tmp_path: Path) -> None:
    pad = tmp_path / "regio.xlsx"
    pad.write_bytes(voorbeeldbytes())
    openpyxl.load_workbook(pad).save(pad)
    zelfde(pad)


@pytest.mark.traag
def test_na_opslaan_door_libreoffice(tmp_path: Path) -> None:
    pad = tmp_path / "regio.xlsx"
    pad.write_bytes(voorbeeldbytes())
    zelfde(door_libreoffice(pad))


@pytest.mark.traag
@settings(onderzoek(3), suppress_health_check=[HealthCheck.too_slow])
@given(regios(meest=1))
def test_elke_regio_na_andere_programmas(regio: Regio) -> None:
    """The fingerprint does not change when Excel's neighbours write the numbers their own way."""
    heen = volledig(regio)
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_) / "regio.xlsx"
        pad.write_bytes(bouw(heen))
        afdruk = vingerafdruk(lees(pad).regio)
        assert vingerafdruk(lees(door_libreoffice(pad)).regio) == afdruk
        openpyxl.load_workbook(pad).save(pad)
        assert vingerafdruk(lees(pad).regio) == afdruk


def zelfde(pad: Path) -> None:
    g = lees(pad)
    assert g.bevindingen == []
    assert vingerafdruk(g.regio) == vingerafdruk(voorbeeld())
    bijna(voorbeeld().model_dump(), g.regio.model_dump())


def door_libreoffice(pad: Path) -> Path:
    uit = pad.with_name("uit")
    profiel = f"-env:UserInstallation={(pad.parent / 'profiel').as_uri()}"
    opdracht = ["soffice", profiel, "--headless", "--convert-to", "xlsx", "--outdir", str(uit), str(pad)]
    subprocess.run(opdracht, check=True, capture_output=True, timeout=180)
    return uit / pad.name
