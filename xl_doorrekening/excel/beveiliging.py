"""Sheets are locked without a password; a macro unlocks one while it writes and locks it again as the template does."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import xlwings as xw

from xl_doorrekening.werkboek.bestand import Bestandsfout

OPTIES: Final = {
    "AllowFormattingColumns": True, "AllowFormattingRows": True, "AllowInsertingRows": True, "AllowSorting": True,
    "AllowFiltering": True,
}  # fmt: skip
"""What stays allowed, in the words of Excel on Windows; the template's `BESCHERMING` allows the same."""
_MAC: Final = {
    "allow_formatting_columns": True, "allow_formatting_rows": True, "allow_inserting_rows": True,
    "allow_sorting": True, "allow_filtering": True,
}  # fmt: skip


def _beschermd(api: Any) -> bool:
    if isinstance(api, dict):  # xlwings Lite, whose workbooks have no protected sheets: it could not open one
        return False
    return bool(api.ProtectContents if _windows(api) else api.protect_contents.get())


def _windows(api: Any) -> bool:
    return hasattr(api, "ProtectContents")


def _open(api: Any) -> None:
    if _windows(api):
        api.Unprotect("")  # with a password of its own it refuses; without an argument Excel would ask for it
    else:
        api.unprotect()


def _sluit(api: Any) -> None:
    if _windows(api):
        api.Protect(Password="", DrawingObjects=True, Contents=True, Scenarios=True, **OPTIES)
    else:
        api.protect_worksheet(contents=True, drawing_objects=True, scenarios=True, **_MAC)


@contextmanager
def ontgrendeld(blad: xw.Sheet) -> Iterator[None]:
    """Unlock the sheet for as long as this lasts; a sheet that was open stays open.

    Raises `Bestandsfout` when the user gave it a password.
    """
    api = blad.api
    if not _beschermd(api):
        yield
        return
    try:
        _open(api)
    except Exception as fout:
        raise Bestandsfout(
            f"Tabblad “{blad.name}” is met een wachtwoord beveiligd. Hef de beveiliging op (Controleren > Beveiliging "
            "blad opheffen) en probeer het opnieuw; er is niets gewijzigd."
        ) from fout
    try:
        yield
    finally:
        _sluit(api)
