"""Sheets are locked without a password; a macro unlocks one while it writes and locks it again as the template does."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import xlwings as xw

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
    if hasattr(api, "ProtectContents"):
        return bool(api.ProtectContents)
    if hasattr(api, "isProtected"):
        return bool(api.isProtected())
    return bool(api.protect_contents.get())


def _open(api: Any) -> None:
    if hasattr(api, "Unprotect"):
        api.Unprotect()
    elif hasattr(api, "isProtected"):
        api.unprotect("")
    else:
        api.unprotect()


def _sluit(api: Any) -> None:
    if hasattr(api, "Protect"):
        api.Protect(Password="", DrawingObjects=True, Contents=True, Scenarios=True, **OPTIES)
    elif hasattr(api, "isProtected"):
        api.protect("")
    else:
        api.protect_worksheet(contents=True, drawing_objects=True, scenarios=True, **_MAC)


@contextmanager
def ontgrendeld(blad: xw.Sheet) -> Iterator[None]:
    """Unlock the sheet for as long as this lasts; a sheet that was open stays open."""
    api = blad.api
    if not _beschermd(api):
        yield
        return
    _open(api)
    try:
        yield
    finally:
        _sluit(api)
