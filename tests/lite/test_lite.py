"""The workbook for Lite: the code in it is ours and whole, and a press of its button sets what the command writes."""

import ast
import base64
import io
import json
import re
import site
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

import xl_doorrekening
from tests.lite.boek import BRONNEN, eigenschappen, gezet, lite, opdracht
from tests.werkboek.keuring import keur
from xl_doorrekening.excel.lite.pakket import modules
from xl_doorrekening.excel.verpakking import uitgepakt
from xl_doorrekening.excel.versie import XLWINGS
from xl_doorrekening.opdrachten.hoofd import hoofd
from xl_doorrekening.voorbeeld.regio import voorbeeldregio
from xl_doorrekening.werkboek.bouwen.knoppen import KNOPPEN, LITEKNOPPEN, Editie
from xl_doorrekening.werkboek.bouwen.sjabloon import bouw
from xl_doorrekening.werkboek.herbereken import herbereken
from xl_doorrekening.werkboek.lezen.uit_bestand import lees
from xl_doorrekening.werkboek.schrijven.cellen import zet

TIJD = re.compile(r"\d\d-\d\d-\d{4} \d\d:\d\d")


@pytest.fixture(scope="module")
def pad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pad = tmp_path_factory.mktemp("lite") / "regio.xlsx"
    pad.write_bytes(lite(voorbeeldregio()))
    return pad


def in_proces(tekst: str) -> dict[str, Any]:
    """In a Python that knows the libraries and not this package: it can only come from the workbook."""
    paden = [str(BRONNEN[0].parent), *site.getsitepackages()]
    start = f"import sys; sys.path += {paden!r}; import druk; print(druk.druk(sys.stdin.read()))"
    klaar = subprocess.run(
        [sys.executable, "-I", "-S", "-c", start], input=tekst, capture_output=True, text=True, check=False
    )
    assert klaar.returncode == 0, klaar.stderr
    uit: dict[str, Any] = json.loads(klaar.stdout)
    return uit


def als_de_opdracht(pad: Path, acties: list[list[Any]], tmp_path: Path) -> None:
    """Every cell that the command writes in a copy is set to the same value; and no other cell."""
    kopie = tmp_path / "kopie.xlsx"
    kopie.write_bytes(pad.read_bytes())
    voor = {t.naam: t for t in lees(kopie).bron.bladen}
    assert herbereken(kopie, reserve=False).geschreven
    na = {t.naam: t for t in lees(kopie).bron.bladen}
    nieuw = gezet(acties)
    for (blad, r, k), w in nieuw.items():
        verwacht = na[blad].waarde(r, k)
        if isinstance(verwacht, float):
            assert w == pytest.approx(verwacht, rel=1e-9, abs=1e-9), (blad, r, k)
        else:
            assert TIJD.sub("", str(w)).rstrip() == TIJD.sub("", str(verwacht)).rstrip(), (blad, r, k)
    formules = formulecellen(kopie)
    for blad, tab in na.items():
        for r, rij in enumerate(tab.rijen):
            for k, w in enumerate(rij):
                anders = w != voor[blad].waarde(r, k)
                assert not anders or (blad, r, k) in nieuw or (blad, r, k) in formules, (blad, r, k)
    assert len(nieuw) > 10_000


def formulecellen(pad: Path) -> set[tuple[str, int, int]]:
    import openpyxl

    boek = openpyxl.load_workbook(pad)
    return {
        (blad.title, cel.row - 1, cel.column - 1)
        for blad in boek.worksheets
        for rij in blad.iter_rows()
        for cel in rij
        if cel.data_type == "f"
    }


def test_een_druk_is_de_opdracht(pad: Path, tmp_path: Path) -> None:
    uit = in_proces(opdracht(pad))
    assert re.search(r"xl_doorrekening-[0-9a-f]{12}\.zip/", uit["kern"])
    assert uit["geladen"] == []
    als_de_opdracht(pad, uit["acties"], tmp_path)
    assert [a for a in uit["acties"] if a[0] == "alert"] == [["alert", "Doorgerekend.", "Doorrekening"]]
    assert {a[0] for a in uit["acties"]} == {"setValues", "alert"}


def test_wie_met_de_hand_rekent(pad: Path) -> None:
    """The way of calculating is left alone, since a queue that fails would leave it changed; all is calculated last."""
    acties = in_proces(opdracht(pad, rekenwijze="manual"))["acties"]
    assert [a[0] for a in acties if a[0] in ("calculate", "calculation")] == ["calculate", "calculate"]
    assert [a[0] for a in acties[-2:]] == ["calculate", "alert"]


def test_een_fout_schrijft_niets(pad: Path, tmp_path: Path) -> None:
    """The message names the cell, and the cell is selected."""
    g = lees(pad)
    eigenaar = g.regio.corporaties[0].id
    (blad, cel) = next(x for (i, p), x in g.plaatsen.items() if i == eigenaar and p[-2:] == ("snelstart", "huur"))
    stuk = tmp_path / "stuk.xlsx"
    delen = uitgepakt(pad.read_bytes())
    tab = g.tabbladen[eigenaar]
    k, r = ord(cel[0]) - 65, int(cel[1:]) - 1
    with zipfile.ZipFile(stuk, "w") as z:
        for naam, inhoud in delen.items():
            z.writestr(naam, zet(inhoud, {(r, k): "veel"}) if naam == tab.deel else inhoud)
    acties = in_proces(opdracht(stuk))["acties"]
    assert gezet(acties) == {}
    (melding,) = [a[1] for a in acties if a[0] == "alert"]
    assert melding.startswith("1 fout in de invoer: er is niet gerekend en niets gewijzigd.")
    assert f"'{blad}'!{cel}" in melding
    assert ["activate", blad] in acties
    assert ["select", blad, cel, cel, None] in acties


def test_controleer_schrijft_niets(pad: Path) -> None:
    acties = in_proces(opdracht(pad, "controleer"))["acties"]
    assert gezet(acties) == {}
    assert len([a for a in acties if a[0] == "alert"]) == 1


def test_uitleg_van_de_gekozen_cel(pad: Path) -> None:
    """The script is started beside the sheet, so that the cell stays selected; the tab is put behind the others."""
    g = lees(pad)
    tab, id_ = g.tabbladen["uitkomsten"], g.regio.corporaties[0].id
    blok = tab.namen[f"blok_ratios_{id_}"]
    assert blok is not None
    rij = next(r for r in range(blok.rij0, blok.rij1) if tab.waarde(r, blok.kolom0) == "icr.geheel")
    acties = in_proces(opdracht(pad, "uitleg", gekozen=(tab.naam, rij + 1, blok.kolom1 + 1)))["acties"]
    cellen = gezet(acties)
    assert {blad for blad, _, _ in cellen} == {"Uitleg"}
    assert cellen["Uitleg", 0, 0] == "Uitleg van een getal"
    assert str(cellen["Uitleg", 1, 0]).startswith(f"ICR van {g.regio.corporaties[0].naam} in 2040 (geheel, variant A)")
    assert ["addSheet", "Uitleg", g.bron.bladen[-1].naam] in acties
    assert [a[1] for a in acties if a[0] == "activate"] == ["Uitleg"]
    anders = in_proces(opdracht(pad, "uitleg", gekozen=("Start", 1, 1)))["acties"]
    assert gezet(anders) == {}
    assert [a[1][:50] for a in anders if a[0] == "alert"] == ["Deze cel is geen getal dat de knop Uitleg kan verk"]


def test_het_pakket_is_het_programma(pad: Path) -> None:
    """Every module byte for byte; nothing that only the command line, the builder or the installation needs."""
    boom = ast.parse(eigenschappen(pad.read_bytes())["main.py"])
    blob = next(x.value.value for x in boom.body if isinstance(x, ast.Assign) and x.targets[0].id == "PAKKET")  # type: ignore
    wortel = Path(xl_doorrekening.__file__).parent.parent
    with zipfile.ZipFile(io.BytesIO(base64.b64decode(blob))) as zip_:
        namen = zip_.namelist()
        assert {n: zip_.read(n) for n in namen} == {n: (wortel / n).read_bytes() for n in namen}
    assert len(namen) == len(modules()) > 60
    mappen = {n.split("/")[1] for n in namen}
    assert mappen.isdisjoint({"opdrachten", "voorbeeld"})
    assert not [n for n in namen if "/vba/" in n or "/bouwen/" in n or "/beheer/" in n or "/lite/" in n]


def test_wat_de_invoegtoepassing_vindt(pad: Path) -> None:
    ruw = pad.read_bytes()
    eig = eigenschappen(ruw)
    assert eig["requirements.txt"].splitlines() == [f"xlwings=={XLWINGS}", "numpy", "pydantic"]
    scripts = [x for x in ast.parse(eig["main.py"]).body if isinstance(x, ast.FunctionDef) and x.decorator_list]
    assert [s.name.capitalize() for s in scripts] == list(KNOPPEN)
    assert keur(uitgepakt(ruw)) == []
    assert lite(voorbeeldregio()) == ruw
    kaal = uitgepakt(bouw(voorbeeldregio(), Editie.LITE))
    anders = {n for n, x in uitgepakt(ruw).items() if kaal.get(n) != x}
    assert anders == {"[Content_Types].xml", "_rels/.rels", "xl/webextensions/taskpanes.xml",
                      "xl/webextensions/_rels/taskpanes.xml.rels", "xl/webextensions/webextension1.xml"}  # fmt: skip


def test_de_knoppen_staan_achter_hun_cel(pad: Path) -> None:
    """The shape, its name and its link are what the script says."""
    ruw = pad.read_bytes()
    main = eigenschappen(ruw)["main.py"]
    refs = re.findall(r'button="\[(TextBox \d)\]Start!\$([A-Z])\$1"', main)
    delen = uitgepakt(ruw)
    tekening = delen["xl/drawings/drawing1.xml"].decode()
    doelen = delen["xl/drawings/_rels/drawing1.xml.rels"].decode()
    assert re.findall(r'name="(TextBox \d)"', tekening) == [n for n, _ in refs]
    assert re.findall(r"#'Start'!([A-Z])1", doelen) == [k for _, k in refs]
    assert re.findall(r"<a:t>(\w+)</a:t>", tekening) == list(LITEKNOPPEN)
    assert b"sheetProtection" not in b"".join(x for n, x in delen.items() if n.startswith("xl/worksheets/"))


def test_de_opdracht(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pad = tmp_path / "r.xlsx"
    assert hoofd(["nieuw", str(pad), "--lite", "--corporaties", "A", "B", "--startjaar", "2026"]) == 0
    assert "main.py" in eigenschappen(pad.read_bytes())
    assert hoofd(["nieuw", str(tmp_path / "r.xlsm"), "--lite", "--corporaties", "A", "--startjaar", "2026"]) == 2
    assert "heeft geen macro's: laat de naam eindigen op .xlsx" in capsys.readouterr().err
    for opdracht_ in (["toevoegen", "C"], ["hernoem", "A", "D"], ["verwijder", "B"], ["herbereken"]):
        assert hoofd([opdracht_[0], str(pad), *opdracht_[1:]]) == 0
    delen = uitgepakt(pad.read_bytes())
    assert keur(delen) == []
    assert "main.py" in eigenschappen(pad.read_bytes())
    vlakken = {x: n for n, x in delen.items() if n.startswith("xl/drawings/") and b"TextBox 2" in x}
    (tekening,) = vlakken.values()
    rels = delen[tekening.replace("drawings/", "drawings/_rels/") + ".rels"]
    assert re.findall(rb"#'Start'!([A-Z])1", rels) == [b"C", b"D"]
