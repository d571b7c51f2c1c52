"""A document: sections of sentences, tables and charts, without a word on how it is shown."""

from dataclasses import dataclass, field
from enum import Enum
from typing import TypeAlias

Cel: TypeAlias = str
"""As it is read; numbers in Dutch notation."""


@dataclass(frozen=True)
class Tekst:
    """A paragraph, or (`lijst`) points."""

    zinnen: tuple[str, ...]
    lijst: bool = False


@dataclass(frozen=True)
class Tabel:
    """`titel` is the question it answers. The first column heads the rows."""

    titel: str
    koppen: tuple[str, ...]
    rijen: tuple[tuple[Cel, ...], ...]
    tekst: tuple[int, ...] = (0,)
    """Columns that hold words: they stand left."""
    noot: str = ""
    kleuren: tuple[tuple[str, ...], ...] = ()
    """Per row and column a colour by name (groen, oranje, rood), beside words that say the same; blank: none."""


class Soort(Enum):
    LIJN = "lijn"
    KOLOM = "kolom"
    """Stacked when there are more series."""
    STAAF = "staaf"
    """One value per name, lying."""


@dataclass(frozen=True)
class Reeks:
    naam: str
    waarden: tuple[float | None, ...]
    grens: bool = False
    """Drawn as a limit."""


@dataclass(frozen=True)
class Grafiek:
    """`titel` is the question it answers, `zegt` what one sees, for who cannot."""

    titel: str
    soort: Soort
    langs: tuple[str, ...]
    reeksen: tuple[Reeks, ...]
    eenheid: str
    zegt: str
    procent: bool = False
    decimalen: int = 0


@dataclass(frozen=True)
class Naast:
    """Pieces side by side, where there is room."""

    stukken: tuple[Tekst | Tabel | Grafiek, ...]


Stuk: TypeAlias = Tekst | Tabel | Grafiek | Naast


@dataclass(frozen=True)
class Sectie:
    """A part of the report; `van` is the identity of a corporation when it is of her alone."""

    sleutel: str
    titel: str
    stukken: tuple[Stuk, ...]
    van: str = ""


class Variant(Enum):
    VOLLEDIG = "volledig"
    PUBLIEK = "publiek"
    """Of the region alone: no corporation is named or can be found in it."""
    CORPORATIE = "corporatie"
    """Of the region, and of one corporation."""


@dataclass(frozen=True)
class Rapport:
    titel: str
    ondertitel: str
    stempel: str
    """On every page: when, with what, from which input."""
    variant: Variant
    conclusies: tuple[str, ...]
    secties: tuple[Sectie, ...]
    corporaties: tuple[tuple[str, str], ...] = field(default=())
    """Identity and name of who has pages of her own."""
