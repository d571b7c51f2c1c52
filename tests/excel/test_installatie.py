"""Installation and diagnosis on machines that are made up: Windows, macOS, and one without Excel."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from xl_doorrekening.excel.dokter import ASR_KINDPROCES, XLWINGS, Diagnose, onderzoek
from xl_doorrekening.excel.installatie import installeer, instelling, plaatsen
from xl_doorrekening.excel.omgeving import Omgeving
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

    @property
    def systeem(self) -> str:
        return self.soort

    @property
    def thuis(self) -> Path:
        return self.map_

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

    def lees_stroom(self, pad: Path, stroom: str) -> str | None:
        return self.stroom


def klachten(diagnoses: list[Diagnose]) -> list[str]:
    return [str(d) for d in diagnoses if not d.goed]


def test_een_gezonde_windows_heeft_geen_klachten(tmp_path: Path) -> None:
    o = Nep("windows", tmp_path, sleutels={"Platform": "x64"})
    assert klachten(onderzoek(o)) == []


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
    gevonden = klachten(onderzoek(Nep("windows", tmp_path, **wijziging)))  # type: ignore[arg-type]
    assert len(gevonden) == 1
    assert klacht in gevonden[0]
    assert herstel in gevonden[0]


def test_macos_zonder_toestemming(tmp_path: Path) -> None:
    o = Nep("macos", tmp_path, antwoord=(1, "execution error: Not authorized (-1743)"))
    assert klachten(onderzoek(o)) == [
        "[niet goed] macOS staat niet toe dat Python Excel bestuurt. Zet het aan bij Systeeminstellingen > Privacy en "
        "beveiliging > Automatisering."
    ]


def test_bestand_uit_de_mail(tmp_path: Path) -> None:
    pad = tmp_path / "regio.xlsm"
    pad.touch()
    gevonden = klachten(onderzoek(Nep("windows", tmp_path, stroom="[ZoneTransfer]\nZoneId=3\n"), pad))
    assert len(gevonden) == 1
    assert "Excel blokkeert de macro's" in gevonden[0]
    assert klachten(onderzoek(Nep("windows", tmp_path, stroom=None), pad)) == []


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
    assert p.instelling.read_text(encoding="utf-8") == f'"PYTHONPATH","eigen map"\n"{p.sleutel}","{o.python}"\n'
    assert (p.opstart / "xl_doorrekening.xlam").read_bytes() == b"xlam"
    assert (p.sjablonen / "doorrekening.xlsm").read_bytes() == b"xlsm"
    assert p.instelling.with_suffix(".backup.conf").read_text(encoding="utf-8") == '"PYTHONPATH","eigen map"\n'
    assert bool(o.gedaan) is (soort == "macos")


def test_een_bestaande_verwijzing_wordt_vervangen() -> None:
    assert instelling('"a","1"\n"INTERPRETER_WIN","oud"\n"b","2"\n', "INTERPRETER_WIN", "nieuw") == (
        '"a","1"\n"INTERPRETER_WIN","nieuw"\n"b","2"\n'
    )
