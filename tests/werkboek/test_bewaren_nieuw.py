"""Writing a new file, and what a killed or interrupted save leaves behind."""

import errno
import io
import os
import random
import signal
import stat
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from xl_doorrekening.werkboek.bestand import Bestandsfout, bewaar, lees_pakket, schrijf_nieuw

NIETS = "Er is niets opgeslagen."


def weigering(pad: Path, *, overschrijf: bool = False) -> str:
    with pytest.raises(Bestandsfout) as fout:
        schrijf_nieuw(pad, b"nieuw", overschrijf=overschrijf)
    begin = f'Het bestand "{pad.name}" '
    assert str(fout.value).startswith(begin)
    return str(fout.value).removeprefix(begin)


def werkboek() -> bytes:
    """A workbook with 400 kB that deflate cannot shrink, so that saving takes a while."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as zip_:
        zip_.writestr("[Content_Types].xml", "<Types/>")
        zip_.writestr("xl/workbook.xml", "<workbook/>")
        zip_.writestr("xl/media/foto.jpg", random.Random(1).randbytes(400_000))
    return uit.getvalue()


def test_nieuw_bestand_met_gewone_rechten(tmp_path: Path) -> None:
    pad, gewoon = tmp_path / "a.xlsx", tmp_path / "gewoon"
    gewoon.touch()
    schrijf_nieuw(pad, b"nieuw")
    assert pad.read_bytes() == b"nieuw"
    assert pad.stat().st_mode == gewoon.stat().st_mode
    assert {bestand.name for bestand in tmp_path.iterdir()} == {"a.xlsx", "gewoon"}


def test_bestaand_bestand_alleen_met_overschrijf(tmp_path: Path) -> None:
    pad = tmp_path / "a.xlsx"
    pad.write_bytes(b"oud")
    assert weigering(pad) == (f"bestaat al. Kies een andere naam, of verwijder of verplaats dat bestand eerst. {NIETS}")
    assert pad.read_bytes() == b"oud"
    schrijf_nieuw(pad, b"nieuw", overschrijf=True)
    assert {bestand.name: bestand.read_bytes() for bestand in tmp_path.iterdir()} == {"a.xlsx": b"nieuw"}


def test_bestand_dat_tijdens_het_schrijven_ontstaat_blijft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pad = tmp_path / "a.xlsx"
    monkeypatch.setattr(os, "fsync", lambda _: pad.write_bytes(b"van een ander"))
    assert weigering(pad).startswith("bestaat al. ")
    assert {bestand.name: bestand.read_bytes() for bestand in tmp_path.iterdir()} == {"a.xlsx": b"van een ander"}


def test_geen_map_en_al_iets_anders_met_die_naam(tmp_path: Path) -> None:
    assert weigering(tmp_path / "weg" / "a.xlsx") == (
        f'kan niet worden gemaakt: de map "{tmp_path / "weg"}" bestaat niet. Maak de map aan of kies een andere. '
        + NIETS
    )
    (tmp_path / "map.xlsx").mkdir()
    os.mkfifo(tmp_path / "pijp.xlsx")
    for naam, soort in (("map.xlsx", "een map"), ("pijp.xlsx", "iets anders dan een bestand")):
        assert weigering(tmp_path / naam, overschrijf=True) == (
            f"kan niet worden gemaakt: er bestaat al {soort} met die naam. Kies een andere naam. {NIETS}"
        )


def test_kringverwijzing(tmp_path: Path) -> None:
    pad = tmp_path / "a.xlsx"
    pad.symlink_to(pad)
    assert weigering(pad).startswith('kan niet worden opgeslagen: het systeem meldt "')


def test_map_op_de_plaats_van_de_backup(tmp_path: Path) -> None:
    pad = tmp_path / "a.xlsx"
    pad.write_bytes(werkboek())
    (tmp_path / "a.backup.xlsx").mkdir()
    with pytest.raises(Bestandsfout) as fout:
        bewaar(lees_pakket(pad), {"xl/a.xml": b"<a/>"})
    assert str(fout.value) == (
        'Het bestand "a.xlsx" kan niet worden opgeslagen: "a.backup.xlsx" is een map en geen reservekopie. '
        f"Hernoem die map en probeer het opnieuw. {NIETS}"
    )
    assert pad.read_bytes() == werkboek()
    assert {bestand.name for bestand in tmp_path.iterdir()} == {"a.xlsx", "a.backup.xlsx"}


def test_andere_fout_van_het_systeem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def kapot(_: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "fsync", kapot)
    assert weigering(tmp_path / "a.xlsx") == (
        'kan niet worden opgeslagen: het systeem meldt "Input/output error". Controleer de schijf en de map en probeer '
        f"het opnieuw. {NIETS}"
    )
    assert not list(tmp_path.iterdir())


def test_onderbreken_laat_geen_tijdelijk_bestand_achter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def ctrl_c(_: int) -> None:
        raise KeyboardInterrupt

    pad = tmp_path / "a.xlsx"
    pad.write_bytes(werkboek())
    monkeypatch.setattr(os, "fsync", ctrl_c)
    with pytest.raises(KeyboardInterrupt):
        bewaar(lees_pakket(pad), {"xl/a.xml": b"<a/>"})
    assert {bestand.name: bestand.read_bytes() for bestand in tmp_path.iterdir()} == {"a.xlsx": werkboek()}


def test_hernoemen_wordt_doorgeschreven_naar_de_schijf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise a power failure may undo a save that was reported as done."""
    pad, namen, echt = tmp_path / "a.xlsx", [], os.fsync

    def kijk(nummer: int) -> None:
        if stat.S_ISDIR(os.fstat(nummer).st_mode):
            namen.append({bestand.name for bestand in tmp_path.iterdir()})
        echt(nummer)

    monkeypatch.setattr(os, "fsync", kijk)
    schrijf_nieuw(pad, werkboek())
    bewaar(lees_pakket(pad), {})
    assert namen == [{"a.xlsx"}, {"a.xlsx", "a.backup.xlsx"}]


KIND = """
import itertools, sys
from pathlib import Path
from xl_doorrekening.werkboek.bestand import bewaar, lees_pakket

pad = Path(sys.argv[1])
print("begint", flush=True)
for ronde in itertools.count():
    bewaar(lees_pakket(pad), {"xl/merk.xml": b"<even/>" if ronde % 2 else b"<oneven/>"})
"""


def test_hard_stoppen_op_elk_moment_laat_het_oude_of_het_nieuwe_bestand_heel(tmp_path: Path) -> None:
    """SIGKILL at 40 random moments in a loop of saves; file and backup are always one of the whole versions."""
    pad, reserve = tmp_path / "a.xlsx", tmp_path / "a.backup.xlsx"
    pad.write_bytes(werkboek())
    versies = {werkboek()}
    for merk in (b"<even/>", b"<oneven/>"):
        bewaar(lees_pakket(pad), {"xl/merk.xml": merk})
        versies.add(pad.read_bytes())
    assert len(versies) == 3
    toeval, halverwege, gezien = random.Random(), 0, set()
    for _ in range(40):
        with subprocess.Popen([sys.executable, "-c", KIND, str(pad)], stdout=subprocess.PIPE) as kind:
            assert kind.stdout is not None
            assert kind.stdout.readline() == b"begint\n"
            time.sleep(toeval.uniform(0.0, 0.2))
            kind.kill()
        assert kind.returncode == -signal.SIGKILL
        gezien.add(pad.read_bytes())
        assert gezien <= versies
        assert reserve.read_bytes() in versies
        for rest in tmp_path.glob(".*.tmp"):
            halverwege += 1
            rest.unlink()
    assert {bestand.name for bestand in tmp_path.iterdir()} == {pad.name, reserve.name}
    assert halverwege, "no kill came during a save"
    assert len(gezien) > 1
