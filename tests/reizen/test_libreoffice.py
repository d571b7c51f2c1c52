"""A copy that its receiver opened, filled in and saved in LibreOffice: nothing else than that comes back."""

import shutil
from pathlib import Path

import pytest

from tests.reizen.bouw import EEN, door_libreoffice, leg, snelstart, vul
from tests.werkboek.hulp import gang

pytestmark = [
    pytest.mark.traag,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is niet geïnstalleerd"),
]


def test_heen_en_terug_door_libreoffice(regio: Path, ontvangen: Path, kopieen: dict[str, bytes]) -> None:
    """Opening and saving changes no input; a change made there comes over as one cell."""
    pad = door_libreoffice(leg(ontvangen / "a.xlsx", kopieen[EEN]))
    u = gang("samenvoegen", regio, ontvangen, "--toon")
    assert u.code == 0, u.uit
    assert "niets nieuws" in u.uit
    assert gang("klokken", regio, ontvangen).code == 0
    vul(pad, (EEN, "snelstart", "schuld", "daeb", 1_000_000.0))
    u = gang("samenvoegen", regio, ontvangen)
    assert u.code == 0, u.uit
    assert "1 vak gewijzigd" in u.uit
    assert snelstart(regio, EEN) == 1e9
