"""Which number a cell of the results shows, for the button Uitleg. Pure: a workbook that was read, and an address."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from xl_doorrekening.begrippen.normen import RATIO
from xl_doorrekening.begrippen.regels import REGEL
from xl_doorrekening.begrippen.tijd import GEHEEL, KOLOMMEN, TAKCODE
from xl_doorrekening.doorrekenen import A, B, R
from xl_doorrekening.werkboek.indeling import alle
from xl_doorrekening.werkboek.indeling.blok import BLOKNAAM
from xl_doorrekening.werkboek.lezen.bron import Bereik
from xl_doorrekening.werkboek.lezen.lezer import Gelezen

Cel = tuple[str, int, int]
"""Tab, row and column (0-based)."""
_Regel = tuple[str, str, str]
"""Ratio or line, tak, and variant."""
_UITKOMSTEN: Final = {"uitkomsten": "Uitkomsten", "haalbaarheid": "Uitkomsten opgave"}


@dataclass(frozen=True)
class Gevraagd:
    """A question, in the words of `uitleg.stel`."""

    corporatie: str
    naam: str
    jaar: int
    tak: str
    variant: str


def gevraagd(g: Gelezen, cel: Cel) -> Gevraagd | None:
    """What the cell shows; None when it is none that can be explained."""
    blad, rij, kolom = cel
    sleutel = next((s for s, tab in g.tabbladen.items() if tab.naam == blad), None)
    blokken = {BLOKNAAM + naam: (c, lees) for naam, c, lees in _blokken(g, sleutel)}
    if sleutel is None or not blokken:
        return None
    tab = g.tabbladen[sleutel]
    declaratie = next(x for x in alle(g.regio) if (x.corporatie or x.sleutel) == sleutel)
    for blok in declaratie.blokken:
        naam = BLOKNAAM + blok.naam
        bereik = tab.namen.get(naam)
        plek = tab.vind(blok) if naam in blokken and _binnen(bereik, rij, kolom) else None
        if plek is None:
            continue
        code = next((c for c, r in plek.rijen.items() if r == rij), "")
        jaar = next((c for c, k in plek.kolommen.items() if k == kolom), "")
        corporatie, lees = blokken[naam]
        regel = lees(code)
        if regel is None or not (jaar[:1] == "j" and jaar[1:].isdigit()):
            return None
        return Gevraagd(corporatie, regel[0], g.regio.uitgangspunten.startjaar + int(jaar[1:]), *regel[1:])
    return None


def _binnen(b: Bereik | None, rij: int, kolom: int) -> bool:
    return b is not None and b.rij0 < rij <= b.rij1 and b.kolom0 <= kolom <= b.kolom1


def _blokken(g: Gelezen, sleutel: str | None) -> Iterator[tuple[str, str, Callable[[str], _Regel | None]]]:
    """Blocks of a tab that show numbers by year: name, corporation, and what a row of it is by its code."""
    for c in g.regio.corporaties:
        if sleutel == c.id:
            yield "ratios", c.naam, partial(_ratio, variant=A)
        elif sleutel == "uitkomsten":
            yield f"ratios_{c.id}", c.naam, partial(_ratio, variant=A)
            for tak, code in TAKCODE.items():
                yield f"schema_{c.id}_{code}", c.naam, partial(_regel, tak=tak)
        elif sleutel == "haalbaarheid":
            yield f"ratios_b_{c.id}", c.naam, partial(_ratio, variant=B)
            yield f"waaier_{c.id}", c.naam, _waaier


def _ratio(code: str, variant: str) -> _Regel | None:
    """A row like `icr.DAEB`."""
    naam, _, tak = code.partition(".")
    return (naam, tak, variant) if naam in RATIO and tak in KOLOMMEN else None


def _waaier(code: str) -> _Regel | None:
    """A row like `icr.B`."""
    naam, _, variant = code.partition(".")
    return (naam, GEHEEL, variant) if naam in RATIO and variant in (A, B, R) else None


def _regel(code: str, tak: str) -> _Regel | None:
    return (code, tak, A) if code in REGEL else None


def wat_kan(g: Gelezen) -> str:
    """What to tell of any other cell."""
    uitkomsten, opgave = (g.tabbladen[s].naam if s in g.tabbladen else titel for s, titel in _UITKOMSTEN.items())
    return (
        "Deze cel is geen getal dat de knop Uitleg kan verklaren. Kies een cel in een jaarkolom van:\n"
        "- de ratio's op het tabblad van een corporatie;\n"
        f"- de ratio's, kasstromen en standen per corporatie op tabblad {uitkomsten};\n"
        f"- de ratio's met de opgave en de drie varianten per corporatie op tabblad {opgave}.\n"
        "Een grens of een invoercel spreekt voor zich: daar staat de norm of uw eigen invoer."
    )
