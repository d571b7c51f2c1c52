"""What a user types in a function: forgiving about case, accents and dashes, clear about what it could not read."""

import difflib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeAlias, TypeVar

from xl_doorrekening.begrippen.normen import RATIOS
from xl_doorrekening.begrippen.regels import REGELS
from xl_doorrekening.begrippen.tijd import KOLOMMEN

T = TypeVar("T")
Tabel: TypeAlias = "list[list[Any]]"
"""Rows of cells: a number, a text, or "" for what is not known."""


class Antwoordfout(Exception):
    """A question that cannot be answered; the text is Dutch and tells what to do."""


class Onbekend(Antwoordfout):
    """A corporation that is not in the workbook as it was read."""


@dataclass(frozen=True, slots=True)
class Plaats:
    """An argument as it was given: the tab of the range ("" when it is no range) and its cells."""

    blad: str
    cellen: Tabel


def sleutel(tekst: object) -> str:
    """Letters and digits only: "Annuïtair " and "annuitair", "niet_daeb" and "niet-DAEB" are the same."""
    plat = unicodedata.normalize("NFKD", str(tekst)).casefold()
    schoon = "".join(x if x.isalnum() else " " for x in plat if not unicodedata.combining(x))
    return " ".join(schoon.split())


def zoek(wat: str, gevraagd: object, keuzes: Mapping[T, Sequence[str]], fout: type[Antwoordfout] = Antwoordfout) -> T:
    """The choice that goes by this name; the first name of a choice is shown, and goes before all other names."""
    k = sleutel(gevraagd)
    wie: dict[str, T] = {}
    for deel in (slice(1), slice(1, None)):
        for keuze, namen in keuzes.items():
            for naam in namen[deel]:
                wie.setdefault(sleutel(naam), keuze)
    if k in wie:
        return wie[k]
    lijkt = difflib.get_close_matches(k, wie, n=1)
    bedoelt = f"; bedoelt u “{keuzes[wie[lijkt[0]]][0]}”" if lijkt else ""
    raise fout(f"{wat} “{gevraagd}” bestaat niet{bedoelt}? Kies uit: {_opsomming(n[0] for n in keuzes.values())}.")


def _opsomming(namen: Iterable[str], hoogstens: int = 20) -> str:
    lijst = list(namen)
    return ", ".join(lijst[:hoogstens]) + (f" … en nog {len(lijst) - hoogstens}" if len(lijst) > hoogstens else "")


def _zonder_haakjes(label: str) -> str:
    return label.split(" (")[0]


RATIONAMEN: Mapping[str, Sequence[str]] = {r.naam: (r.naam, r.label, _zonder_haakjes(r.label)) for r in RATIOS}
REGELNAMEN: Mapping[str, Sequence[str]] = {r.naam: (r.naam, r.label, _zonder_haakjes(r.label)) for r in REGELS}
TAKNAMEN: Mapping[str, Sequence[str]] = {k: (k, *(("totaal",) if k == KOLOMMEN[-1] else ())) for k in KOLOMMEN}


# --- arguments ------------------------------------------------------------------------------------------------------


def raster(wat: str, x: object) -> Tabel:
    """An argument as rows of cells, whatever it came as; an error in it is refused."""
    if isinstance(x, Plaats):
        x = x.cellen
    if isinstance(x, list | tuple):
        rijen = [list(r) if isinstance(r, list | tuple) else [r] for r in x]
        if rijen and not isinstance(x[0], list | tuple):
            rijen = [[c for r in rijen for c in r]]
    else:
        rijen = [[x]]
    for cel in (c for r in rijen for c in r):
        if isinstance(cel, str) and cel.startswith("#"):
            raise Antwoordfout(f"{wat} is zelf een fout ({cel}). Herstel eerst die cel.")
    return rijen


def leeg(x: object) -> bool:
    return x is None or (isinstance(x, str) and not x.strip())


def een(wat: str, x: object) -> Any:
    """The one cell of an argument; None when it is blank or was left out."""
    rijen = raster(wat, x)
    if sum(len(r) for r in rijen) != 1:
        raise Antwoordfout(f"{wat} is een bereik van meer cellen; geef er één.")
    return None if leeg(rijen[0][0]) else rijen[0][0]


def getal(wat: str, x: object, laag: float = -1e15, hoog: float = 1e15) -> float:
    """A number of one cell, within bounds."""
    if isinstance(x, list | tuple | Plaats):
        x = een(wat, x)
    if leeg(x):
        raise Antwoordfout(f"{wat} ontbreekt. Geef een getal.")
    if isinstance(x, bool) or not isinstance(x, int | float | Decimal):  # Decimal: a cell in a currency format
        raise Antwoordfout(f"{wat} “{x}” is geen getal.")
    x = float(x)
    if not laag <= x <= hoog:
        raise Antwoordfout(f"{wat} {toon(x)} valt buiten de grenzen: van {toon(laag)} tot en met {toon(hoog)}.")
    return x


def heel(wat: str, x: object, laag: int, hoog: int) -> int:
    """A whole number of one cell, within bounds."""
    g = getal(wat, x)
    if not g.is_integer() or not laag <= g <= hoog:
        raise Antwoordfout(f"{wat} {toon(g)} kan niet: geef een geheel getal van {laag} tot en met {hoog}.")
    return int(g)


def toon(x: float) -> str:
    return f"{x:.10g}".replace(".", ",")


def tak(x: object, standaard: str = KOLOMMEN[-1]) -> str:
    gevraagd = een("Tak", x)
    return standaard if gevraagd is None else zoek("Tak", gevraagd, TAKNAMEN)


def ja(wat: str, x: object) -> bool:
    """Yes or no; blank is no."""
    gevraagd = een(wat, x)
    if isinstance(gevraagd, str):
        return zoek(wat, gevraagd, {True: ("ja", "waar", "true"), False: ("nee", "onwaar", "false")})
    return bool(gevraagd)
