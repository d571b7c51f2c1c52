"""The input of one owner as cells by name, so that two workbooks can be laid side by side whatever stands where.

A row of a table is known by what is in its first column (with a number when that comes more than once), so that rows
that moved are not rows that changed.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from xl_doorrekening.invoer.regio import SJABLOONVERSIE, Regio
from xl_doorrekening.invoer.veld import Eenheid
from xl_doorrekening.opgave.regionaal import herken
from xl_doorrekening.werkboek.bouwen.sjabloon import waarde_op
from xl_doorrekening.werkboek.indeling import corporatie, gedeeld
from xl_doorrekening.werkboek.indeling.blok import Blad, Blok, Kolom, Pad, Soort
from xl_doorrekening.werkboek.lezen.omzetten import is_leeg

Celwaarde = str | float
Plek = tuple[str, str, str]
"""Block, code of the row (or what is in the first column of a table), code of the column."""
Cellen = dict[Plek, Celwaarde]
"""What is filled in, in the unit of the sheet."""
GELIJK = 1e-9
"""Relative difference of two numbers that are the same."""


@dataclass(frozen=True, slots=True)
class Omschrijving:
    """Where a cell stands, in words."""

    blok: str
    rij: str
    kolom: str
    eenheid: Eenheid = Eenheid.TEKST

    def __str__(self) -> str:
        return ", ".join(x for x in (self.blok, self.rij, self.kolom) if x)

    def toon(self, waarde: Celwaarde | None) -> str:
        """A value of this cell as the controller knows it."""
        if waarde is None:
            return "leeg"
        if isinstance(waarde, str):
            return f"“{waarde if len(waarde) <= 60 else waarde[:57] + '…'}”"
        return self.eenheid.schrijf(waarde)


def gelijk(a: Celwaarde | None, b: Celwaarde | None) -> bool:
    if isinstance(a, str) or isinstance(b, str) or a is None or b is None:
        return a == b
    return abs(a - b) <= GELIJK * max(abs(a), abs(b))


def bladen(regio: Regio, eigenaar: str) -> tuple[Blad, ...]:
    """The tabs with the input of a corporation (its identity), or of the region ("")."""
    start = regio.uitgangspunten.startjaar
    if not eigenaar:
        return gedeeld(start)
    naam = next(c.naam for c in regio.corporaties if c.id == eigenaar)
    return (corporatie.blad(start, eigenaar, naam),)


def invoercellen(regio: Regio, eigenaar: str, versie: int = SJABLOONVERSIE) -> Cellen:
    """Everything that is filled in, of what a workbook with this version of the layout can hold."""
    boom = _boom(regio, eigenaar)
    uit: Cellen = {}
    for blad in bladen(regio, eigenaar):
        for blok in (b for b in blad.blokken if b.invoer and b.sinds <= versie):
            cellen = _tabel(blok, boom) if blok.soort is Soort.TABEL else _raster(blok, boom)
            later = {k.code for k in blok.kolommen if k.sinds > versie}
            rijen = {r.code for r in blok.rijen if r.sinds > versie}
            uit |= {
                (blok.naam, rij, kolom): w
                for rij, kolom, w in cellen
                if not is_leeg(w) and kolom not in later and rij not in rijen
            }
    return uit


def _boom(regio: Regio, eigenaar: str) -> Mapping[str, Any]:
    if not eigenaar:
        return regio.model_dump()
    return next(c for c in regio.corporaties if c.id == eigenaar).model_dump()


def _raster(blok: Blok, boom: Mapping[str, Any]) -> Iterator[tuple[str, str, Celwaarde]]:
    for rij, kolom, cel in blok.cellen():
        if cel.pad is not None:
            waarde = waarde_op(boom, cel.pad, cel.veld.eenheid)
            if waarde is not None:
                yield rij.code, kolom.code, waarde


def _tabel(blok: Blok, boom: Mapping[str, Any]) -> Iterator[tuple[str, str, Celwaarde]]:
    cellen = blok.rijen[0].cellen
    eerste = next(iter(cellen.values())).pad
    assert eerste is not None
    nummer = next(i for i, stap in enumerate(eerste) if isinstance(stap, int))
    aantal = len(_op(boom, eerste[:nummer]) or ())
    namen = []
    rijen = []
    for i in range(aantal):
        rij: dict[str, Celwaarde] = {}
        for code, cel in cellen.items():
            assert cel.pad is not None
            waarde = waarde_op(boom, (*cel.pad[:nummer], i, *cel.pad[nummer + 1 :]), cel.veld.eenheid)
            if waarde is not None:
                rij[code] = waarde
        rijen.append(rij)
        namen.append(str(rij.get(eerste_kolom(blok).code, "")))
    for sleutel, rij in zip(rijsleutels(namen), rijen, strict=True):
        for code, waarde in rij.items():
            yield sleutel, code, waarde


def eerste_kolom(blok: Blok) -> Kolom:
    """The column by which the rows of a table are known."""
    return min(blok.kolommen, key=lambda k: k.plek)


def rijsleutels(namen: list[str]) -> list[str]:
    """What the rows of a table are called, in order."""
    teller: Counter[str] = Counter()
    uit = []
    for naam in namen:
        kaal = herken(naam)
        teller[kaal] += 1
        uit.append(kaal if kaal and teller[kaal] == 1 else f"{kaal}#{teller[kaal]}")
    return uit


def _op(boom: Any, pad: Pad) -> Any:
    for stap in pad:
        boom = boom.get(stap) if isinstance(boom, Mapping) else None
    return boom


def omschrijf(blok: Blok, plek: Plek, *versies: Cellen) -> Omschrijving:
    """A place in words, with what the sheet calls it; a row of a table as the first of these versions calls it."""
    _, rij, kolom = plek
    kop = next((k.kop for k in blok.kolommen if k.code == kolom), kolom)
    if blok.soort is Soort.TABEL:
        naam = (plek[0], rij, eerste_kolom(blok).code)
        genoemd = next((str(v[naam]) for v in versies if naam in v), "zonder naam")
        return Omschrijving(_kort(blok.titel), f"“{genoemd}”", kop, blok.rijen[0].cellen[kolom].veld.eenheid)
    gevonden = next(r for r in blok.rijen if r.code == rij)
    eenheid = gevonden.cellen[kolom].veld.eenheid
    return Omschrijving(_kort(blok.titel), gevonden.label or rij, "" if kop in ("Waarde", "Afspraak") else kop, eenheid)


def _kort(titel: str) -> str:
    """Without the number of the block and what its title explains."""
    nummer, _, rest = titel.partition("  ")
    return (rest or nummer).partition(":")[0]
