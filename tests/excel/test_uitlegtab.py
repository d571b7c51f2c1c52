"""What keeps tab Uitleg from being made, and what is selected when it is no cell: a Dutch sentence, no traceback."""

from types import SimpleNamespace
from typing import Any

import pytest

from xl_doorrekening.excel import macros, uitlegtab
from xl_doorrekening.excel.vragen.uitlegblad import Uitlegblad
from xl_doorrekening.werkboek.bestand import Bestandsfout


class Bladen(list[Any]):
    def add(self, naam: str, *, after: Any) -> Any:
        raise OSError("1004: de werkmap is beveiligd")


def test_een_beveiligde_werkmap() -> None:
    boek: Any = SimpleNamespace(sheets=Bladen([SimpleNamespace(name="Start")]))
    with pytest.raises(Bestandsfout) as fout:
        uitlegtab.zet(boek, Uitlegblad([], []))
    assert str(fout.value).startswith("Tabblad “Uitleg” is niet te maken. Is de werkmapstructuur beveiligd?")


class Stuk:
    """What a chart that is selected does, on some systems."""

    @property
    def selection(self) -> Any:
        raise OSError("geen cel")


@pytest.mark.parametrize("boek", [Stuk(), SimpleNamespace(selection=None)])
def test_geen_cel_gekozen(boek: Any) -> None:
    assert macros._gekozen(boek) == ("", 0, 0)


def test_van_meer_cellen_de_eerste() -> None:
    boek: Any = SimpleNamespace(selection=SimpleNamespace(sheet=SimpleNamespace(name="Uitkomsten"), row=5, column=9))
    assert macros._gekozen(boek) == ("Uitkomsten", 4, 8)
