"""Cases for the checks on what was realised (stap 6); see `gevallen`."""

from typing import Any

from tests.controle.gevallen import DAEB, KRIMP, NIET_DAEB, Geval, eigen

_RIJ = {"gemeente": "Oosterveen", "type": "uitbreidingsnieuwbouw", "aantal": 5}


def _g(code: str, wat: str, veld: str, **anders: Any) -> Geval:
    rij = {"gerealiseerd": [_RIJ | anders]}
    return Geval(code, f"gerealiseerd: {wat}", eigen(*(((n,), x) for n, x in rij.items())), ("gerealiseerd", 0, veld),
                 KRIMP)  # fmt: skip


GEVALLEN_MONITORING = (
    _g("ontbreekt", "zonder gemeente", "gemeente", gemeente=None),
    _g("ontbreekt", "zonder type", "type", type=None),
    _g("ontbreekt", "zonder aantal", "aantal", aantal=None),
    _g("bekend", "in een gemeente die er niet is", "gemeente", gemeente="Nergens"),
    _g("bezit", "verkoop waar niets staat", "aantal", type="verkoop", gemeente="Waardstad", aantal=4),
    Geval(
        "aannemelijk", "tienmaal zoveel woningen",
        eigen((("realisatie",), {DAEB: {"stand": {"vhe": 25_000.0}}})), ("realisatie", DAEB, "stand", "vhe"), KRIMP,
    ),
    Geval(
        "aannemelijk", "een huur per jaar in plaats van per maand",
        eigen((("realisatie",), {DAEB: {"stand": {"huur": 7_800.0}}})), ("realisatie", DAEB, "stand", "huur"), KRIMP,
    ),
    _g("heel", "een halve woning", "aantal", aantal=2.5),
    Geval(
        "overbodig", "realisatie van een tak die er niet is",
        eigen((("realisatie",), {NIET_DAEB: {"kas": {"huren": 1e6}}})), ("realisatie", NIET_DAEB, "kas", "huren"),
        KRIMP,
    ),
)  # fmt: skip
