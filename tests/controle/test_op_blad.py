"""Each check of the reader is triggered by a change of the file, on the right cell; the file itself triggers none."""

from pathlib import Path

import pytest

from tests.controle.op_blad import OP_BLAD
from tests.werkboek.hulp import voorbeeldbytes
from xl_doorrekening.begrippen.controles import CONTROLE
from xl_doorrekening.werkboek.berekening import alle_bevindingen
from xl_doorrekening.werkboek.lezen.uit_bestand import lees


@pytest.fixture
def boek(tmp_path: Path) -> Path:
    pad = tmp_path / "regio.xlsx"
    pad.write_bytes(voorbeeldbytes())
    return pad


@pytest.mark.parametrize("code", OP_BLAD)
def test_een_wijziging_geeft_deze_bevinding(boek: Path, code: str) -> None:
    doe, plek = OP_BLAD[code]
    doe(boek)
    gevonden = [b for b in alle_bevindingen(lees(boek)) if b.code == code]
    assert [(b.blad, b.cel) for b in gevonden] == [(plek.blad, plek.adres if plek.rij >= 0 else "")]
    (b,) = gevonden
    assert b.ernst is CONTROLE[code].ernst
    for zin in (b.gevonden, b.toegestaan, b.herstel):
        assert zin.strip() == zin != ""


def test_ongewijzigd_geeft_geen_bevinding(boek: Path) -> None:
    assert alle_bevindingen(lees(boek)) == ()
