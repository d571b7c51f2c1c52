"""The code in a Lite workbook computes in Pyodide, the Python of the add-in, what the command computes here."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.lite.boek import BRONNEN, HIER, opdracht
from tests.lite.haal import MAP
from tests.lite.test_lite import als_de_opdracht, pad

__all__ = ["pad"]
pytestmark = [
    pytest.mark.traag,
    pytest.mark.skipif(
        (not MAP.exists() or shutil.which("node") is None) and os.environ.get("STRENG") != "1",
        reason="NIET GETEST in Pyodide: geef eerst  python -m tests.lite.haal  en installeer node",
    ),
]


def test_een_druk_in_pyodide(pad: Path, tmp_path: Path) -> None:
    """The whole example, with numpy as it is there; with pydantic too when its wheels lie in the folder."""
    wielen = sorted(MAP.glob("*.whl"))
    echt = any(w.name.startswith("pydantic_core-") for w in wielen)
    bronnen = [*wielen, *BRONNEN, *([] if echt else [HIER / "nep" / "pydantic.py"])]
    vraag, antwoord = tmp_path / "opdracht.json", tmp_path / "uit.json"
    vraag.write_text(opdracht(pad), encoding="utf-8")
    regel = ["node", HIER / "druk.mjs", MAP, vraag, antwoord, *bronnen]
    klaar = subprocess.run(regel, capture_output=True, text=True, check=False)
    assert klaar.returncode == 0, klaar.stderr
    uit = json.loads(antwoord.read_text(encoding="utf-8"))
    assert uit["systeem"] == "emscripten"
    assert uit["kern"].startswith("/tmp/xl_doorrekening-")
    assert uit["versies"]["numpy"] == "2.2.5"
    assert (uit["versies"]["pydantic"] != "nep") is echt
    assert uit["geladen"] == []
    als_de_opdracht(pad, uit["acties"], tmp_path)
