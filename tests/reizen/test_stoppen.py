"""A program that dies while it saves a merge leaves the old workbook or the new one, whole."""

import os

import pytest

from tests.reizen.stoppen import beproef

pytestmark = [
    pytest.mark.uitgebreid,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="het stoppen splitst een proces af"),
]


def test_altijd_het_oude_of_het_nieuwe_en_dan_met_reservekopie() -> None:
    proef = beproef(200)
    assert proef.mis == []
    assert len(proef.hernoemd) == 2
    gestopt = {wat: n for wat, n in proef.uitkomsten.items() if wat.startswith("gestopt")}
    assert sum(gestopt.values()) >= 200
    assert set(gestopt) == {
        "gestopt: het oude werkboek, nog geen reservekopie",
        "gestopt: het oude werkboek, met reservekopie",
        "gestopt: het nieuwe werkboek, met reservekopie",
    }
