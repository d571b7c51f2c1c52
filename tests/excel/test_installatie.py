"""Installation and diagnosis on machines that are made up: Windows, macOS, and one without Excel."""

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.excel.vba import werkboek
from tests.werkboek.varianten import gebouwd
from xl_doorrekening.excel.computer.dokter import ASR_KINDPROCES, XLWINGS, Diagnose, onderzoek
from xl_doorrekening.excel.computer.installatie import installeer, instelling, lees_instellingen, plaatsen, ruim_op
from xl_doorrekening.excel.computer.omgeving import Omgeving
from xl_doorrekening.excel.vba import versie as versie_van_vba
from xl_doorrekening.werkboek.bestand import Bestandsfout


@dataclass
class Nep(Omgeving):
    """A machine as told."""

    soort: str
    map_: Path
    pakketten: dict[str, str] = field(default_factory=lambda: {"xlwings": XLWINGS, "pywin32": "311"})
    sleutels: dict[str, str] = field(default_factory=dict)
    antwoord: tuple[int, str] = (0, "16.90")
    stroom: str | None = None
    bits_: str = "64"
    gedaan: list[tuple[str, ...]] = field(default_factory=list)
    ook_daar: tuple[Path, ...] = ()
    python_: Path | None = None

    @property
    def systeem(self) -> str:
        return self.soort

    @property
    def thuis(self) -> Path:
        return self.map_

    @property
    def roaming(self) -> Path:
        return self.map_ / "AppData" / "Roaming"

    @property
    def codering(self) -> str:
        return "cp1252" if self.soort == "windows" else "utf-8"

    @property
    def python(self) -> Path:
        return self.python_ or self.map_ / "omgeving" / "bin" / "python"

    @property
    def bits(self) -> str:
        return self.bits_

    def versie(self, pakket: str) -> str | None:
        return self.pakketten.get(pakket)

    def register(self, wortel: str, sleutel: str, naam: str) -> str | None:
        return self.sleutels.get(naam)

    def doe(self, *opdracht: str) -> tuple[int, str]:
        self.gedaan.append(opdracht)
        return self.antwoord

    def bestaat(self, pad: Path) -> bool:
        return pad in (*self.ook_daar, self.python) or pad.exists()

    def lees_stroom(self, pad: Path, stroom: str) -> str | None:
        return self.stroom


def ingericht(soort: str, map_: Path, **anders: Any) -> Nep:
    """A machine on which `installeer` was given; what it does not write itself is there too."""
    o = Nep(soort, map_, **anders)
    installeer(o, b"xlam", b"xlsm")
    script = map_ / "Library/Application Scripts/com.microsoft.Excel" / f"xlwings-{XLWINGS}.applescript"
    script.parent.mkdir(parents=True)
    script.touch()
    if "ook_daar" not in anders:
        o.ook_daar += (o.python.parents[1] / f"xlwings64-{XLWINGS}.dll",)
    return o


def klachten(diagnoses: list[Diagnose]) -> list[str]:
    return [str(d) for d in diagnoses if not d.goed]


def test_een_gezonde_windows_heeft_geen_klachten(tmp_path: Path) -> None:
    assert klachten(onderzoek(ingericht("windows", tmp_path, sleutels={"Platform": "x64"}))) == []


def test_een_gezonde_mac_ook(tmp_path: Path) -> None:
    assert klachten(onderzoek(ingericht("macos", tmp_path))) == []


@pytest.mark.parametrize("soort", ["windows", "macos"])
def test_nog_niets_ingericht(tmp_path: Path, soort: str) -> None:
    gevonden = klachten(onderzoek(Nep(soort, tmp_path)))
    verwacht = ["weet niet waar Python staat", "invoegtoepassing staat niet in", "script waarmee Excel op macOS"]
    gevonden = [k for k in gevonden if k.endswith("Geef: doorrekening installeer.")]
    assert len(gevonden) == (3 if soort == "macos" else 2)
    for klacht, wat in zip(gevonden, verwacht, strict=False):
        assert wat in klacht


@pytest.mark.parametrize(
    ("pad", "klacht"), [("weg/python.exe", "daar staat het niet meer"), ("", "gebruikt een andere Python")]
)
def test_de_knop_kent_een_andere_python(tmp_path: Path, pad: str, klacht: str) -> None:
    o = ingericht("windows", tmp_path)
    (tmp_path / "anders.exe").touch()
    conf = plaatsen(o).instelling
    conf.write_text(f'"INTERPRETER_WIN","{tmp_path / (pad or "anders.exe")}"\n', encoding="cp1252")
    (gevonden,) = klachten(onderzoek(o))
    assert klacht in gevonden


def test_twee_keer_pywin32(tmp_path: Path) -> None:
    versie = f"{sys.version_info.major}{sys.version_info.minor}"
    dll = Path(rf"C:\Windows\System32\pythoncom{versie}.dll")
    o = ingericht("windows", tmp_path)
    o.ook_daar += (dll,)
    (gevonden,) = klachten(onderzoek(o))
    assert "Een tweede pywin32" in gevonden


def test_zonder_de_dll_van_de_functies(tmp_path: Path) -> None:
    """As after `pip install --user`: the button works, every function gives #N/B."""
    (gevonden,) = klachten(onderzoek(ingericht("windows", tmp_path, ook_daar=())))
    assert f"xlwings64-{XLWINGS}.dll staat niet bij Python" in gevonden
    assert "zonder de optie --user" in gevonden


def test_python_uit_de_winkel(tmp_path: Path) -> None:
    o = ingericht("windows", tmp_path, python_=tmp_path / "WindowsApps" / "python" / "python.exe")
    (gevonden,) = klachten(onderzoek(o))
    assert "Microsoft Store" in gevonden


def test_een_naam_met_een_trema(tmp_path: Path) -> None:
    """VBA reads the settings in the code page of Windows; what stood there in it stays readable."""
    o = ingericht("windows", tmp_path, python_=tmp_path / "Renée" / "bin" / "python.exe")
    conf = plaatsen(o).instelling
    assert "Renée" in conf.read_bytes().decode("cp1252")
    assert conf.read_bytes().endswith(b"\r\n")
    assert klachten(onderzoek(o)) == []
    conf.write_bytes('"PYTHONPATH","C:\\Daniël"\r\n'.encode("cp1252"))
    installeer(o, b"", b"")
    assert "Daniël" in conf.read_bytes().decode("cp1252")
    assert "Renée" in conf.read_bytes().decode("cp1252")


@pytest.mark.parametrize(("soort", "map_"), [("macos", "met spatie"), ("windows", "日本")])
def test_een_pad_dat_excel_niet_kan_starten(tmp_path: Path, soort: str, map_: str) -> None:
    """Nothing is written then."""
    o = Nep(soort, tmp_path, python_=tmp_path / map_ / "bin" / "python")
    with pytest.raises(Bestandsfout, match="Zet Python in een map"):
        installeer(o, b"", b"")
    assert list(tmp_path.iterdir()) == []
    assert any("Zet Python in een map" in k for k in klachten(onderzoek(o)))


def test_weer_weghalen(tmp_path: Path) -> None:
    """What was of others stays."""
    o = ingericht("windows", tmp_path)
    p = plaatsen(o)
    p.instelling.write_bytes(b'"PYTHONPATH","eigen map"\r\n' + p.instelling.read_bytes())
    assert len(ruim_op(o)) == 3
    assert p.instelling.read_bytes() == b'"PYTHONPATH","eigen map"\r\n'
    assert not list(p.opstart.iterdir())
    assert ruim_op(o) == ["Er was niets geïnstalleerd."]


def test_een_verkeerde_extensie(tmp_path: Path) -> None:
    """Macros in an .xlsx, or an .xlsm without: Excel refuses both."""
    o = ingericht("windows", tmp_path)
    for naam, inhoud, wat in (("a.xlsx", werkboek(), "heeft macro's"), ("b.xlsm", gebouwd(), "heeft geen macro's")):
        pad = tmp_path / naam
        pad.write_bytes(inhoud)
        (gevonden,) = klachten(onderzoek(o, pad))
        assert f"{naam} {wat} en eindigt op" in gevonden


def test_een_werkboek_van_een_andere_xlwings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And a file that is no workbook is said to be none."""
    pad = tmp_path / "regio.xlsm"
    pad.write_bytes(werkboek())
    o = ingericht("windows", tmp_path)
    assert klachten(onderzoek(o, pad)) == []
    monkeypatch.setattr(versie_van_vba, "version", lambda _: "0.30.0")
    (gevonden,) = klachten(onderzoek(o, pad))
    assert f"horen bij xlwings {XLWINGS}, geïnstalleerd is 0.30.0" in gevonden
    pad.write_text("geen werkboek", encoding="utf-8")
    assert "geen Excel-werkboek" in klachten(onderzoek(o, pad))[0]


@pytest.mark.parametrize(
    ("wijziging", "klacht", "herstel"),
    [
        ({"pakketten": {"pywin32": "311"}}, "xlwings is niet geïnstalleerd", "pip install"),
        ({"pakketten": {"pywin32": "311", "xlwings": "0.30.0"}}, "xlwings 0.30.0; het werkboek hoort bij", XLWINGS),
        ({"pakketten": {"xlwings": XLWINGS}}, "pywin32 ontbreekt", "pip install pywin32"),
        ({"sleutels": {"Platform": "x86"}}, "Python is 64-bits en Office 32-bits", "Python 32-bits"),
        ({"sleutels": {ASR_KINDPROCES: "1"}}, "(ASR) verbiedt Office", "doorrekening volg"),
    ],
)  # fmt: skip
def test_klachten_op_windows(tmp_path: Path, wijziging: dict[str, object], klacht: str, herstel: str) -> None:
    gevonden = klachten(onderzoek(ingericht("windows", tmp_path, **wijziging)))  # type: ignore[arg-type]
    assert len(gevonden) == 1
    assert klacht in gevonden[0]
    assert herstel in gevonden[0]


def test_macos_zonder_toestemming(tmp_path: Path) -> None:
    o = ingericht("macos", tmp_path, antwoord=(1, "execution error: Not authorized (-1743)"))
    assert klachten(onderzoek(o)) == [
        "[niet goed] macOS staat niet toe dat Python Excel bestuurt. Zet het aan bij Systeeminstellingen > Privacy en "
        "beveiliging > Automatisering."
    ]


def test_bestand_uit_de_mail(tmp_path: Path) -> None:
    pad = tmp_path / "regio.xlsm"
    pad.write_bytes(werkboek())
    gevonden = klachten(onderzoek(ingericht("windows", tmp_path, stroom="[ZoneTransfer]\nZoneId=3\n"), pad))
    assert len(gevonden) == 1
    assert "Excel blokkeert de macro's" in gevonden[0]


def test_zonder_excel_wordt_de_weg_gewezen(tmp_path: Path) -> None:
    assert "doorrekening volg" in str(onderzoek(Nep("anders", tmp_path))[0])
    with pytest.raises(Bestandsfout, match="geen Excel"):
        plaatsen(Nep("anders", tmp_path))


@pytest.mark.parametrize("soort", ["windows", "macos"])
def test_installeren_zet_alles_waar_excel_het_vindt(tmp_path: Path, soort: str) -> None:
    """Twice gives the same; what a user had set stays."""
    o = Nep(soort, tmp_path)
    p = plaatsen(o)
    p.instelling.parent.mkdir(parents=True)
    p.instelling.write_text('"PYTHONPATH","eigen map"\n', encoding="utf-8")
    for _ in range(2):
        installeer(o, b"xlam", b"xlsm")
    assert lees_instellingen(o, p.instelling) == f'"PYTHONPATH","eigen map"\n"{p.sleutel}","{o.python}"\n'
    assert (p.opstart / "xl_doorrekening.xlam").read_bytes() == b"xlam"
    assert (p.sjablonen / "doorrekening.xltm").read_bytes() == b"xlsm"
    assert p.instelling.with_suffix(".backup.conf").read_text(encoding="utf-8") == '"PYTHONPATH","eigen map"\n'
    assert bool(o.gedaan) is (soort == "macos")


def test_een_bestaande_verwijzing_wordt_vervangen() -> None:
    assert instelling('"a","1"\n"INTERPRETER_WIN","oud"\n"b","2"\n', "INTERPRETER_WIN", "nieuw") == (
        '"a","1"\n"INTERPRETER_WIN","nieuw"\n"b","2"\n'
    )
