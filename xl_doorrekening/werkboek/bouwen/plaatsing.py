"""Where the generator puts the blocks of a tab, and what the tabs are called. Only the template needs this."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from xl_doorrekening.werkboek.indeling.blok import Blad, Blok

KOPRIJEN = 4
"""Title, introduction, freshness and link, years."""
GRAFIEKRIJEN = 17
GERESERVEERD = {"history", "geschiedenis"}
MAX_BLADNAAM = 31
"""In UTF-16 units, as Excel counts: an emoji takes two."""
_VERBODEN = re.compile(r"[\[\]:*?/\\\x00-\x1f\x7f\ufffe\uffff]")
_RANDEN = re.compile(r"^[\s']+|[\s']+$")


@dataclass(frozen=True, slots=True)
class Plek:
    """Rows of a block, 0-based: its title, explanation, header, and the last row."""

    titel: int
    uitleg: int
    kop: int
    eind: int
    grafiek: int
    """First row for the charts under the block."""


def plaats(blad: Blad) -> dict[str, Plek]:
    """Top to bottom, one blank row between blocks."""
    rij, uit = KOPRIJEN + 1, {}
    for b in blad.blokken:
        titel = rij
        kop = titel + (2 if b.uitleg else 1)
        eind = kop + len(b.rijen) if b.rijen else titel
        grafiek = eind + 2
        uit[b.naam] = Plek(titel, titel + 1, kop, eind, grafiek)
        rij = eind + 2 + (GRAFIEKRIJEN if b.grafieken else 0)
    return uit


def _ingekort(naam: str, lengte: int) -> str:
    while len(naam.encode("utf-16-le")) > 2 * lengte:
        naam = naam[:-1]
    return _RANDEN.sub("", naam)


def bladnamen(bladen: Iterable[Blad]) -> list[str]:
    """Valid, unique tab names: not too long, none of []:*?/\\, no apostrophe or space at either end."""
    uit: list[str] = []
    gezien: set[str] = set()
    for blad in bladen:
        schoon = _ingekort(_RANDEN.sub("", _VERBODEN.sub(" ", blad.titel)), MAX_BLADNAAM) or "Corporatie"
        naam, n = schoon, 1
        while naam.casefold() in gezien | GERESERVEERD:
            n += 1
            naam = f"{_ingekort(schoon, MAX_BLADNAAM - len(str(n)) - 1)} {n}"
        gezien.add(naam.casefold())
        uit.append(naam)
    return uit


def bereik(blok: Blok, plek: Plek) -> tuple[int, int, int, int]:
    """The rectangle that the name of the block covers: header to last row, code to last column."""
    return plek.kop, 0, plek.eind, blok.laatste_kolom
