"""References to a tab inside formulas, names, charts and links: rename them, or break them visibly.

A text between double quotes is a text of the user's, whatever it looks like. A reference may span tabs ('A:C'!B1).
"""

import re
from collections.abc import Mapping

_NAAM = r"[^\W\d][\w.]*"
_CEL = r"\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?"
_REEKS = r"\$?[A-Z]{1,3}:\$?[A-Z]{1,3}|\$?\d+:\$?\d+"
"""Whole columns or rows."""
_VERWIJZING = re.compile(
    rf"""(?P<tekst>"(?:[^"]|"")*")|'(?P<quotes>(?:[^']|'')+)'!|(?<![\w.'!\]])(?P<kaal>{_NAAM}(?::{_NAAM})?)!"""
)
_DOEL = re.compile(rf"#REF!|{_REEKS}|{_CEL}|[\w.\\]+", re.IGNORECASE)


def citeer(naam: str) -> str:
    """A tab name as formulas write it."""
    return "'" + naam.replace("'", "''") + "'"


def _tabs(m: re.Match[str]) -> tuple[str, list[str]]:
    """The tabs that a reference names, one or the two ends of a span, and what stands before them (B1:Noord!C2)."""
    tabs = (m["kaal"] or m["quotes"].replace("''", "'")).split(":")
    if m["kaal"] and len(tabs) == 2 and re.fullmatch(_CEL, tabs[0]):
        return f"{tabs[0]}:", tabs[1:]
    return "", tabs


def hernoemd(tekst: str, namen: Mapping[str, str]) -> str:
    """The text with references to each old name pointing at the new one, in one pass."""
    klein = {k.casefold(): v for k, v in namen.items()}

    def vervang(m: re.Match[str]) -> str:
        if m["tekst"] is not None:
            return m[0]
        kop, oud = _tabs(m)
        nieuw = [klein.get(x.casefold(), x) for x in oud]
        return m[0] if nieuw == oud else f"{kop}{citeer(':'.join(nieuw))}!"

    return _VERWIJZING.sub(vervang, tekst)


def gebroken(tekst: str, naam: str) -> str:
    """The text with references to a removed tab as #REF!, as Excel itself would leave them."""
    uit, vanaf = "", 0
    for m in _VERWIJZING.finditer(tekst):
        if m["tekst"] is not None:
            continue
        kop, tabs = _tabs(m)
        doel = _DOEL.match(tekst, m.end())
        if doel is not None and naam.casefold() in [x.casefold() for x in tabs]:
            uit += f"{tekst[vanaf : m.start()]}{kop}#REF!"
            vanaf = doel.end()
    return uit + tekst[vanaf:]
