"""A workbook as the reader sees it, wherever it stands: sheets with names, and blocks found by those names.

A file (`wegwijzer`) is one source, a workbook open in a spreadsheet application another.
"""

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any

from xl_doorrekening.werkboek.bestand import Pakket
from xl_doorrekening.werkboek.indeling.blok import BLOKNAAM, CODE, Blok, Soort

_BEREIK = re.compile(r"^(?:.*!)?\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?$")
FOUTWAARDE, GEEN_WAARDE = "een foutwaarde van Excel (zoals #N/B of #VERW!)", "een formule zonder uitkomst"


def kolomnummer(letters: str) -> int:
    n = 0
    for x in letters:
        n = n * 26 + ord(x) - 64
    return n - 1


def positie(adres: str) -> tuple[int, int]:
    """A1 as (rij, kolom), 0-based."""
    letters = adres.rstrip("0123456789")
    return int(adres[len(letters) :]) - 1, kolomnummer(letters)


@dataclass(frozen=True, slots=True)
class Bereik:
    """A rectangle, 0-based and inclusive."""

    rij0: int
    kolom0: int
    rij1: int
    kolom1: int


@dataclass(frozen=True)
class Blokplek:
    """A declared block as it stands in a file: rows by code, columns by code, absolute positions."""

    blok: Blok
    bereik: Bereik
    rijen: dict[str, int]
    kolommen: dict[str, int]
    ontbrekende_rijen: tuple[str, ...]
    ontbrekende_kolommen: tuple[str, ...]
    ingevoegd: tuple[int, ...]
    """Rows inside the block without a code we know."""


class Tabblad(ABC):
    """One sheet, in a file or open in a spreadsheet: its name, its names, and its values. Made by a `Bron`."""

    deel = ""
    """The part of the zip it came from; "" when it did not come from a file."""

    def __init__(self, naam: str) -> None:
        self.naam = naam
        self.namen: dict[str, Bereik | None] = {}
        """Sheet-scoped names; None where the name points at nothing (#REF!)."""

    @property
    @abstractmethod
    def rijen(self) -> list[list[Any]]:
        """All values from A1 on; blanks are ""."""

    @property
    @abstractmethod
    def bijzonder(self) -> dict[tuple[int, int], str]:
        """Cells whose value cannot be read as one: errors, and formulas that were never calculated."""

    def waarde(self, rij: int, kolom: int) -> Any:
        if 0 <= rij < len(self.rijen) and kolom < len(self.rijen[rij]):
            return self.rijen[rij][kolom]
        return ""

    def rechthoek(self, b: Bereik) -> list[list[Any]]:
        return [[self.waarde(r, k) for k in range(b.kolom0, b.kolom1 + 1)] for r in range(b.rij0, b.rij1 + 1)]

    def heeft(self, bloknaam: str) -> bool:
        return self.namen.get(BLOKNAAM + bloknaam) is not None

    def vind(self, blok: Blok) -> Blokplek | None:
        """Where the block stands; None when its name is gone."""
        b = self.namen.get(BLOKNAAM + blok.naam)
        if b is None:
            return None
        koppen = {_tekst(self.waarde(b.rij0, k)): k for k in range(b.kolom1, b.kolom0 - 1, -1)}
        kolommen = {k.code: koppen[k.kop] for k in blok.kolommen if k.kop in koppen}
        ingevoegd: list[int] = []
        rest = range(b.rij0 + 1, b.rij1 + 1)
        if blok.soort is Soort.TABEL:
            rijen = {str(i + 1): r for i, r in enumerate(rest)}
        else:
            bekend = {r.code for r in blok.rijen}
            rijen = {}
            for r in rest:
                code = _tekst(self.waarde(r, b.kolom0 + CODE))
                if code in bekend and code not in rijen:
                    rijen[code] = r
                else:
                    ingevoegd.append(r)
        weg = () if blok.soort is Soort.TABEL else tuple(r.code for r in blok.rijen if r.code not in rijen)
        return Blokplek(
            blok,
            b,
            rijen,
            kolommen,
            weg,
            tuple(k.kop for k in blok.kolommen if k.code not in kolommen),
            tuple(ingevoegd),
        )


def _tekst(waarde: Any) -> str:
    if isinstance(waarde, float) and waarde.is_integer():
        return str(int(waarde))
    return " ".join(str(waarde).split())


def lees_bereik(tekst: str) -> Bereik | None:
    """A reference as a rectangle; None when it is none (#REF!, a formula)."""
    m = _BEREIK.match(tekst)
    if not m:
        return None
    k0, r0, k1, r1 = m.groups()
    return Bereik(int(r0) - 1, kolomnummer(k0), int(r1 or r0) - 1, kolomnummer(k1 or k0))


class Bron:
    """All sheets of a workbook, and what to call it in a message."""

    def __init__(self, naam: str, bladen: list[Tabblad], pakket: Pakket | None = None) -> None:
        self.naam, self.bladen, self.pakket = naam, bladen, pakket

    def met(self, *bloknamen: str) -> list[Tabblad]:
        """Sheets that hold a block of one of these names."""
        return [t for t in self.bladen if any(t.heeft(n) for n in bloknamen)]
