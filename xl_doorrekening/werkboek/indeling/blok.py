"""What stands where: one declaration per cell, from which template, reader, writer, messages and docs derive.

A `Blok` is a rectangle with a header row and a code in its first column. In the file it is a defined name, so inserted
rows, moved columns, renamed tabs and another language of Excel do no harm: rows are found by their code, columns by
their header. A `Cel` knows its field (`Veld`) and its place in the input model (`pad`); a result cell has no `pad`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

from xl_doorrekening.begrippen.tijd import JAREN
from xl_doorrekening.invoer.veld import Eenheid, Veld

Pad = tuple[str | int, ...]

CODE, LABEL, EENHEID, BRON, TOELICHTING, EEN, TWEE, DRIE, JAAR1 = range(9)
"""The one column grid of every tab: code, label, unit, source, explanation, three constants, then the 15 years."""
LAATSTE = JAAR1 + JAREN - 1
KOP_CODE = "code"
MET_OPGAVE = 2
"""Version of the layout that brought stap 3 and 4."""
MET_SOLIDARITEIT = 3
"""Version of the layout that brought the input of stap 5."""
MET_REIZEN = 4
"""Version of the layout that brought the term of a leningruil, more results of stap 5, and a longer Logboek."""
MET_UITVOERING = 5
"""Version of the layout that brought stap 6, and who is to act on Start."""
BLOKNAAM = "blok_"


class Soort(Enum):
    INVOER = "invoer"
    TABEL = "tabel"
    """Rows of the user's own: any filled row counts, wherever it stands in the block."""
    UITKOMST = "uitkomst"
    LEGENDA = "legenda"
    """Fixed text from the declarations: what can be chosen elsewhere on the tab."""


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column of a block: `code` in the program, `kop` above it on the sheet (unique in the block), `plek` in A=0."""

    code: str
    kop: str
    plek: int
    breed: bool = False
    """Text that may wrap."""
    sinds: int = 1
    """Version of the layout that brought it; an older workbook does not have it."""
    keuzes_uit: tuple[str, str] = ("", "")
    """Block and column whose cells are the choices: too many for a list in the cell, or filled in by the user."""


@dataclass(frozen=True, slots=True)
class Cel:
    veld: Veld
    pad: Pad | None = None


@dataclass(frozen=True, slots=True)
class Rij:
    code: str
    label: str
    eenheid: str = ""
    uitleg: str = ""
    cellen: Mapping[str, Cel] = field(default_factory=dict)
    """Per code of a column; a column without a cell stays empty and locked."""
    kop: bool = False
    """A subtotal or heading, shown bold."""
    sinds: int = 1
    vast: Mapping[str, str] = field(default_factory=dict)
    """Fixed texts per code of a column, in a legend."""


@dataclass(frozen=True, slots=True)
class Grafiek:
    """A native chart under a block. The title is the question it answers."""

    titel: str
    reeksen: tuple[str, ...]
    """Codes of rows over the years, or of columns over the rows (`per_rij`)."""
    formaat: str
    per_rij: bool = False
    rijen: int = 0
    """Only the first so many rows, of a list that is rarely full; 0: all."""
    grens: str = ""
    """The series drawn as a limit: dashed and black."""
    top: float | None = None
    """Highest value of the axis, so that one outlier does not flatten the rest."""
    vanaf_nul: bool = False
    """Whether the axis begins at nil, so that columns keep their proportions."""
    lijn: bool = False
    """A single series as a line: of a level, not of amounts that add up."""
    gestapeld: bool = False
    """Rows over the years as stacked columns."""
    bandbreedte: bool = False
    """Rows over the years as a fan: the middle heavy, the others lighter the farther they are from it."""
    labels: bool = False
    """Series are called by the label of their row; else by the last part of its code."""


@dataclass(frozen=True, slots=True)
class Blok:
    naam: str
    titel: str
    kolommen: tuple[Kolom, ...]
    rijen: tuple[Rij, ...]
    uitleg: str = ""
    """Above the block: what it is for and what a blank means."""
    soort: Soort = Soort.INVOER
    kop_label: str = "Omschrijving"
    kop_eenheid: str = "Eenheid"
    sleutelkop: bool = False
    """The headers are keys for the program, shown small; the first row names the columns."""
    vaste_kolommen: bool = True
    """Whether label and unit have columns of their own (a table has not)."""
    nieuwe_pagina: bool = False
    grafieken: tuple[Grafiek, ...] = ()
    lijst: bool = False
    """Rows that fill up from the top: only those with a label are shaded."""
    warmte: bool = False
    """Colour the years by value: negative red, around zero pale, positive green; the number stays readable."""
    kansen: bool = False
    """Idem for chances: a half red, four in five pale, certain green."""
    sinds: int = 1

    @property
    def invoer(self) -> bool:
        """Whether the user fills it in."""
        return self.soort in (Soort.INVOER, Soort.TABEL)

    @property
    def laatste_kolom(self) -> int:
        return max([k.plek for k in self.kolommen] + ([EENHEID] if self.vaste_kolommen else [CODE]))

    @property
    def koppen(self) -> dict[int, str]:
        """Header texts by column."""
        vast = (
            {CODE: KOP_CODE, LABEL: self.kop_label, EENHEID: self.kop_eenheid}
            if self.vaste_kolommen
            else {CODE: KOP_CODE}
        )
        return vast | {k.plek: k.kop for k in self.kolommen}

    def cellen(self) -> Iterator[tuple[Rij, Kolom, Cel]]:
        for rij in self.rijen:
            for kolom in self.kolommen:
                if kolom.code in rij.cellen:
                    yield rij, kolom, rij.cellen[kolom.code]


@dataclass(frozen=True, slots=True)
class Blad:
    """A tab: blocks from top to bottom. `corporatie` is the identity of the corporation it belongs to."""

    sleutel: str
    titel: str
    blokken: tuple[Blok, ...]
    kleur: str
    inleiding: str = ""
    corporatie: str = ""
    jaren: bool = False
    """Whether the years stand in the frozen header."""
    breedtes: Mapping[int, float] = field(default_factory=dict)
    """Column widths that differ from the grid's."""
    sinds: int = 1

    @property
    def vast(self) -> bool:
        """Whether it only holds fixed text: nothing to fill in, and nothing that can be out of date."""
        return all(b.soort is Soort.LEGENDA for b in self.blokken)

    def blok(self, naam: str) -> Blok:
        return next(b for b in self.blokken if b.naam == naam)


def jaarkolommen(startjaar: int, jaren: int = JAREN) -> tuple[Kolom, ...]:
    return tuple(Kolom(f"j{t}", str(startjaar + t), JAAR1 + t) for t in range(jaren))


def jaarcellen(veld: Veld, pad: Pad | None, jaren: int = JAREN) -> dict[str, Cel]:
    """A cell a year; `pad` is that of the series."""
    return {f"j{t}": Cel(veld, None if pad is None else (*pad, t)) for t in range(jaren)}


def uitkomstveld(label: str, eenheid: Eenheid) -> Veld:
    return Veld(label, eenheid)


def uitkomstkolommen(*lijst: tuple[str, str, int, Eenheid]) -> tuple[tuple[Kolom, ...], dict[str, Cel]]:
    """Columns (code, header, place, unit) and the result cells of a row that has them all."""
    kolommen = tuple(Kolom(code, kop, plek) for code, kop, plek, _ in lijst)
    return kolommen, {code: Cel(uitkomstveld(kop, eenheid)) for code, kop, _, eenheid in lijst}


def kolomletter(kolom: int) -> str:
    """0 -> A, 26 -> AA."""
    tekst = ""
    kolom += 1
    while kolom:
        kolom, rest = divmod(kolom - 1, 26)
        tekst = chr(65 + rest) + tekst
    return tekst


def adres(rij: int, kolom: int) -> str:
    """0-based position as A1."""
    return f"{kolomletter(kolom)}{rij + 1}"
