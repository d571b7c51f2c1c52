"""References to a tab inside formulas, names, charts and links: rename them, or break them visibly."""

import re
from collections.abc import Mapping

_MET_QUOTES = re.compile(r"'((?:[^']|'')+)'!")
_ZONDER = re.compile(r"(?<![\w.'!])([^\W\d][\w.]*)!")
_CEL = r"\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?"


def citeer(naam: str) -> str:
    """A tab name as formulas write it."""
    return "'" + naam.replace("'", "''") + "'"


def hernoemd(tekst: str, namen: Mapping[str, str]) -> str:
    """The text with references to each old name pointing at the new one, in one pass."""
    klein = {k.casefold(): v for k, v in namen.items()}

    def vervang(m: re.Match[str]) -> str:
        nieuw = klein.get(m[1].replace("''", "'").casefold())
        return m[0] if nieuw is None else citeer(nieuw) + "!"

    return _ZONDER.sub(vervang, _MET_QUOTES.sub(vervang, tekst)) if klein else tekst


def gebroken(tekst: str, naam: str) -> str:
    """The text with references to a removed tab as #REF!, as Excel itself would leave them."""
    q = re.escape(citeer(naam))
    kaal = rf"|(?<![\w.'!]){re.escape(naam)}" if re.fullmatch(r"[^\W\d][\w.]*", naam) else ""
    return re.sub(rf"(?:{q}{kaal})!(?:{_CEL}|[\w.]+)", "#REF!", tekst, flags=re.IGNORECASE)
