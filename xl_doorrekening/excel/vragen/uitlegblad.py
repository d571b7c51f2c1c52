"""What tab Uitleg shows of one number: the question, when it was computed, and the derivation as a table. Pure."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Final

import numpy as np

from xl_doorrekening import __version__
from xl_doorrekening.begrippen.normen import RATIO
from xl_doorrekening.begrippen.regels import REGEL
from xl_doorrekening.doorrekenen import A, Doorrekening
from xl_doorrekening.uitleg import Vraag
from xl_doorrekening.uitleg.regels import Plaats, Regel, regels
from xl_doorrekening.uitleg.stap import Bron, Stap
from xl_doorrekening.uitleg.tekst import kop, label
from xl_doorrekening.werkboek.berekening import TIJD
from xl_doorrekening.werkboek.lezen.lezer import Gelezen
from xl_doorrekening.werkboek.schrijven.waarden import Waarde

TITEL: Final = "Uitleg van een getal"
"""In the first cell of the tab, by which it is known as one that may be overwritten."""
KOPPEN: Final = ("Nr.", "Regel", "Waarde", "Eenheid", "Formule", "Cel, afspraak of verwijzing")
WAARDE: Final = KOPPEN.index("Waarde")


@dataclass(frozen=True)
class Uitlegblad:
    """Rows of the tab from its first cell on, each as wide as `KOPPEN`; and number formats of column `WAARDE`."""

    rijen: list[list[Waarde]]
    formaten: list[tuple[int, int, str]]
    """First and last row, 0-based and inclusive, and the format; a later one goes before an earlier."""


def plaats(g: Gelezen) -> Plaats:
    def vind(bron: Bron) -> tuple[str, str]:
        return g.plaatsen.get(bron, ("", ""))

    return vind


def stand(g: Gelezen, d: Doorrekening) -> str:
    """Whether the results on the tabs are of the input that is explained here."""
    toen = g.stempel.get("berekend")
    if not toen:
        return "LET OP: dit werkboek is nog niet berekend. De uitleg is van de invoer zoals die nu is; kies Herbereken."
    zelfde = g.stempel.get("vingerafdruk") == d.vingerafdruk and g.stempel.get("programmaversie") == __version__
    if zelfde:
        return f"Uitkomsten berekend op {toen}; de invoer is sindsdien niet gewijzigd."
    return (
        f"LET OP: invoer of programma gewijzigd na de berekening van {toen}. De uitleg is van de invoer zoals die nu "
        "is en kan afwijken van de uitkomsten op de tabbladen; kies Herbereken."
    )


def uitlegblad(g: Gelezen, v: Vraag, nu: datetime) -> Uitlegblad:
    waar = plaats(g)
    boven = [TITEL, *kop(v, waar), stand(g, v.beeld.d), f"Uitleg gemaakt op {nu.strftime(TIJD)}."]
    boven += ["Bedragen × € 1.000, tenzij er iets anders bij staat.", ""]
    rijen: list[list[Waarde]] = [[zin or None, *[None] * (len(KOPPEN) - 1)] for zin in boven]
    rijen.append(list(KOPPEN))
    per_rij: dict[int, str] = {}
    for r in regels(v, waar, verder=_verder(g, v)):
        if r.niveau == 0 and per_rij:
            rijen.append([None] * len(KOPPEN))
        if r.waarde is not None:
            per_rij[len(rijen)] = _formaat(r)
        rijen.append(_rij(r))
    return Uitlegblad(rijen, list(_formaten(per_rij)))


def _formaten(per_rij: Mapping[int, str]) -> Iterator[tuple[int, int, str]]:
    """The commonest for all, and then what differs: each is a call on the application."""
    gewoon = Counter(per_rij.values()).most_common(1)[0][0]
    yield min(per_rij), max(per_rij), gewoon
    for formaat, groep in groupby(per_rij, per_rij.__getitem__):
        plekken = list(groep)
        if formaat != gewoon:
            yield plekken[0], plekken[-1], formaat


def _rij(r: Regel) -> list[Waarde]:
    waarde: Waarde = None if r.waarde is None else r.waarde if np.isfinite(r.waarde) else r.tekst
    is_formule = r.uit.startswith("= ")
    kaal = r.uit or None
    return [r.nummer or None, label(r), waarde, r.eenheid or None, kaal if is_formule else None,
            None if is_formule else kaal]  # fmt: skip


def _formaat(r: Regel) -> str:
    """As many decimals as the line has in text; what has none is a year or a count of months."""
    decimalen = len(r.tekst.partition(",")[2])
    return f"#,##0.{'0' * decimalen}" if decimalen else "0"


def _verder(g: Gelezen, v: Vraag) -> Callable[[Stap], str]:
    """How to ask further: a cell to choose where there is one, else the function."""
    uitkomsten = g.tabbladen["uitkomsten"].naam if "uitkomsten" in g.tabbladen else "Uitkomsten"

    def verder(s: Stap) -> str:
        if s.variant == A and (s.grootheid in RATIO or s.grootheid in REGEL):
            return f"kies die cel op tabblad {uitkomsten} en dan Uitleg"
        wat = [v.beeld.corporatie.naam, s.grootheid, str(s.jaar), s.tak, s.variant]
        return "DR_UITLEG(" + "; ".join(x if x.isdigit() else f'"{x}"' for x in wat) + ")"

    return verder
