"""When the workbook of a button cannot be found there is nowhere to show a message; the last words are Dutch."""

import pytest
import xlwings as xw

from xl_doorrekening.excel import macros


@pytest.mark.parametrize("doe", [macros.herbereken, macros.controleer])
def test_een_werkboek_dat_niet_te_vinden_is(doe: object, monkeypatch: pytest.MonkeyPatch) -> None:
    def kwijt() -> None:
        raise IndexError("list index out of range")

    monkeypatch.setattr(xw.Book, "caller", staticmethod(kwijt))
    with pytest.raises(SystemExit) as gezegd:
        doe()  # type: ignore[operator]
    assert str(gezegd.value).startswith("Doorrekening vindt het werkboek niet waarin op de knop is gedrukt.")
    assert gezegd.value.__cause__ is None
