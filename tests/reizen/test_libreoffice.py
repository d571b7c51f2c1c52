"""A copy that its receiver opened, filled in and saved in LibreOffice: nothing else than that comes back."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.reizen.bouw import EEN, leg, snelstart, vul
from tests.werkboek.hulp import gang

pytestmark = [
    pytest.mark.traag,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is niet geïnstalleerd"),
]


def door_libreoffice(pad: Path) -> Path:
    """Opened, recalculated as it sees fit, and saved under the same name."""
    uit = pad.parent / "uit"
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{pad.parent}/profiel", "--convert-to", "xlsx",
         "--outdir", str(uit), str(pad)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    (uit / pad.name).replace(pad)
    return pad


def test_heen_en_terug_door_libreoffice(regio: Path, ontvangen: Path, kopieen: dict[str, bytes]) -> None:
    """Opening and saving changes no input; a change made there comes over as one cell."""
    pad = door_libreoffice(leg(ontvangen / "a.xlsx", kopieen[EEN]))
    for rest in (ontvangen / "uit", ontvangen / "profiel"):
        shutil.rmtree(rest, ignore_errors=True)
    u = gang("samenvoegen", regio, ontvangen, "--toon")
    assert u.code == 0, u.uit
    assert "niets nieuws" in u.uit
    assert gang("klokken", regio, ontvangen).code == 0
    vul(pad, (EEN, "snelstart", "schuld", "daeb", 1_000_000.0))
    u = gang("samenvoegen", regio, ontvangen)
    assert u.code == 0, u.uit
    assert "1 vak gewijzigd" in u.uit
    assert snelstart(regio, EEN) == 1e9
