"""Cases for the checks on what was realised (stap 6); see `gevallen`."""

from typing import Any

from tests.controle.gevallen import KRIMP, NIET_DAEB, Geval, eigen

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
    _g("heel", "een halve woning", "aantal", aantal=2.5),
    Geval(
        "overbodig", "realisatie van een tak die er niet is",
        eigen((("realisatie",), {NIET_DAEB: {"kas": {"huren": 1e6}}})), ("realisatie", NIET_DAEB, "kas", "huren"),
        KRIMP,
    ),
)  # fmt: skip
