"""One process saves at a time; another hears so, and nothing is lost."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.werkboek.hulp import bestanden
from xl_doorrekening.werkboek.bestand import Bestandsfout, bewaar, lees_pakket
from xl_doorrekening.werkboek.bestand.slot import op_slot

pytestmark = pytest.mark.skipif(os.name != "posix", reason="het slot van POSIX")
HOUDT_VAST = """
import sys, time
from pathlib import Path
from xl_doorrekening.werkboek.bestand.slot import op_slot

pad = Path(sys.argv[1])
with op_slot(pad, pad):
    print("vast", flush=True)
    time.sleep(60)
"""
SCHRIJFT = """
import sys
import time
from pathlib import Path
from xl_doorrekening.werkboek.bestand import Bestandsfout, bewaar, lees_pakket

goed = 0
for _ in range(5000):  # as often as it takes to save twenty times: who waits is told so, and tries again
    try:
        bewaar(lees_pakket(Path(sys.argv[1])), {f"xl/{sys.argv[2]}{goed}.xml": b"<x/>"})
        goed += 1
    except Bestandsfout:
        time.sleep(0.002)
    if goed == 20:
        break
print(goed)
"""


def test_een_ander_proces_houdt_het_vast(boek: Path) -> None:
    """Refused at once, in words; and free again when that process dies, however it dies."""
    pakket, voor = lees_pakket(boek), bestanden(boek.parent)
    with subprocess.Popen([sys.executable, "-c", HOUDT_VAST, str(boek)], stdout=subprocess.PIPE) as kind:
        assert kind.stdout is not None
        assert kind.stdout.readline() == b"vast\n"
        toen = time.monotonic()
        with pytest.raises(Bestandsfout, match="wordt op dit moment door een ander proces opgeslagen"):
            bewaar(pakket, {"xl/x.xml": b"<x/>"})
        assert time.monotonic() - toen < 5
        assert bestanden(boek.parent) == voor
        kind.kill()
    bewaar(pakket, {"xl/x.xml": b"<x/>"})
    assert "xl/x.xml" in lees_pakket(boek).onderdelen


def test_twee_tegelijk_verliezen_niets(boek: Path) -> None:
    """Two processes save over and over: every save that was told to have worked is in the file, and no other."""
    kinderen = [
        subprocess.Popen([sys.executable, "-c", SCHRIJFT, str(boek), wie], stdout=subprocess.PIPE, text=True)
        for wie in ("a", "b")
    ]
    goed = [int(kind.communicate()[0]) for kind in kinderen]
    erin = [n for n in lees_pakket(boek).onderdelen if n.startswith(("xl/a", "xl/b"))]
    assert (goed, len(erin)) == ([20, 20], 40)


def test_een_schijf_zonder_sloten(boek: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    def kan_niet(*_: object) -> None:
        raise OSError("no locks here")

    monkeypatch.setattr(fcntl, "flock", kan_niet)
    with op_slot(boek, boek):
        pass
