"""What `samenvoegen` does when disk, folder or network lets it down: a word, code 2, and nothing changed."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.reizen.bouw import EEN, leg, vul
from tests.werkboek.hulp import bestanden, gang

resource = pytest.importorskip("resource", reason="grenzen van POSIX")
K = dict[str, bytes]
UITGEBREID = pytest.mark.uitgebreid
VAST = """
import sys, time
from pathlib import Path
from xl_doorrekening.werkboek.bestand.slot import op_slot

with op_slot(Path(sys.argv[1]), Path(sys.argv[1])):
    print("vast", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def kopie(ontvangen: Path, kopieen: K) -> Path:
    """A copy that brings one cell."""
    return vul(leg(ontvangen / "a.xlsx", kopieen[EEN]), (EEN, "snelstart", "schuld", "daeb", 1_000_000.0))


def weigert(regio: Path, kopie: Path, woorden: str, *, backup: bool = False) -> None:
    """Code 2, these words on the error stream, and the folder as it was (but for a backup of the same)."""
    voor = bestanden(regio.parent)
    u = gang("samenvoegen", regio, kopie)
    assert u.code == 2, u
    assert woorden in u.fout
    assert "Er is niets opgeslagen." in u.fout
    na = bestanden(regio.parent)
    if backup:
        assert na.pop("regio.voor-samenvoegen.xlsx") == voor[regio.name]
    assert na == voor


def bij_keer(echt: Callable[..., object], keer: int, nummer: int) -> Callable[..., object]:
    """The function, but the so-manyth call fails as the system would let it."""
    n = 0

    def doe(*args: object, **kwargs: object) -> object:
        nonlocal n
        n += 1
        if n == keer:
            raise OSError(nummer, os.strerror(nummer))
        return echt(*args, **kwargs)

    return doe


@pytest.mark.parametrize("keer", [1, 2])
@pytest.mark.parametrize(
    ("nummer", "woorden"),
    [
        (errno.EACCES, "u mag niet schrijven in de map"),
        pytest.param(errno.EBUSY, "kan niet worden opgeslagen", marks=UITGEBREID),
        pytest.param(errno.EXDEV, "kan niet worden opgeslagen", marks=UITGEBREID),
        (errno.ESTALE, "kan niet worden opgeslagen"),
        pytest.param(errno.EIO, "kan niet worden opgeslagen", marks=UITGEBREID),
        pytest.param(errno.ETIMEDOUT, "kan niet worden opgeslagen", marks=UITGEBREID),
        (errno.ENOSPC, "de schijf is vol"),
    ],
    ids=lambda x: errno.errorcode.get(x, "") if isinstance(x, int) else "",
)
def test_hernoemen_mislukt(
    regio: Path, kopie: Path, monkeypatch: pytest.MonkeyPatch, nummer: int, woorden: str, keer: int
) -> None:
    """As a network drive does: the backup (1) or the workbook itself (2) is not put in its place."""
    monkeypatch.setattr(os, "replace", bij_keer(os.replace, keer, nummer))
    weigert(regio, kopie, woorden, backup=keer == 2)


def test_volle_schijf(regio: Path, kopie: Path) -> None:
    """The system itself refuses to write on: half of the new file is there, and is cleared away."""
    zacht, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (regio.stat().st_size // 2, hard))
    try:
        weigert(regio, kopie, "kan niet worden opgeslagen")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (zacht, hard))


@pytest.fixture
def kleine_schijf(tmp_path: Path) -> Iterator[Path]:
    """A disk that holds a workbook and a half."""
    map_ = tmp_path / "schijf"
    map_.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1500k", "tmpfs", str(map_)]
    try:
        gelukt = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except OSError:
        gelukt = False
    if not gelukt:
        pytest.skip("hier mag geen schijf worden aangekoppeld")
    yield map_
    subprocess.run(["umount", str(map_)], check=True)


def test_een_schijf_die_echt_vol_is(kleine_schijf: Path, regio: Path, kopie: Path) -> None:
    vol = leg(kleine_schijf / "regio.xlsx", regio.read_bytes())
    rest = os.statvfs(kleine_schijf)
    leg(kleine_schijf / "vulling", bytes(rest.f_bavail * rest.f_bsize - vol.stat().st_size // 2))
    weigert(vol, kopie, "de schijf is vol of uw schijfruimte is op")


def test_een_map_waarin_u_niet_mag_schrijven(regio: Path, kopie: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Simulated, for root may write everywhere."""
    monkeypatch.setattr(Path, "touch", bij_keer(Path.touch, 1, errno.EACCES))
    weigert(regio, kopie, "u mag niet schrijven in de map")


def test_een_alleen_lezen_bestand(regio: Path, kopie: Path) -> None:
    regio.chmod(0o444)
    weigert(regio, kopie, "is alleen-lezen")


def test_nog_open_in_excel(regio: Path, kopie: Path) -> None:
    regio.with_name(f"~${regio.name}").touch()
    weigert(regio, kopie, "is geopend in Excel")


def test_een_ander_proces_schrijft(regio: Path, kopie: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", VAST, str(regio)], stdout=subprocess.PIPE) as kind:
        assert kind.stdout is not None
        assert kind.stdout.readline() == b"vast\n"
        weigert(regio, kopie, "wordt op dit moment door een ander proces opgeslagen")
        kind.kill()
    assert gang("samenvoegen", regio, kopie).code == 0
