"""From a price level to the opening balance, from there to the year of payment, and herijking (rekenregels §1)."""

from xl_doorrekening.begrippen.macro import REEKS
from xl_doorrekening.begrippen.regels import Index
from xl_doorrekening.begrippen.tijd import HISTORIE, JAREN
from xl_doorrekening.uitleg.beeld import Beeld
from xl_doorrekening.uitleg.maat import Maat, klein
from xl_doorrekening.uitleg.stap import Rekenbaar, Stap, getal


def _product(delen: list[Stap]) -> Rekenbaar:
    """(1 + x) of these together; 1 without any."""
    uit: Rekenbaar = getal(1)
    for i, deel in enumerate(delen):
        uit = 1 + deel if i == 0 else uit * (1 + deel)
    return uit


def _cumulatief(b: Beeld, index: Index, t: int, eigen: bool) -> Stap:
    """Index at the end of a year, with the opening balance at 1."""
    if t < 0:
        return b.vast(f"index {klein(REEKS[index.value].label)}", 1.0, Maat.FACTOR, "de beginbalans is 1")
    wie = "eigen index" if eigen else "index"
    naam = f"{wie} {klein(REEKS[index.value].label)}, ultimo"
    delen = [_stijging(b, index, s, eigen) for s in range(t + 1)]
    return b.tussen(("cum", index, t, eigen), naam, Maat.FACTOR, lambda: _product(delen), t=t)


def _stijging(b: Beeld, index: Index, t: int, eigen: bool) -> Stap:
    """Of the regional path, or of the own path of a budget; a blank year there follows the region."""
    gegeven = b.corporatie.eigen_macro.get(index.value, (None,) * JAREN)[t] if eigen else None
    if gegeven is None:
        return b.macro(index.value, t)
    bron = b.eigen(("eigen_macro", index.value, t))
    naam = f"{REEKS[index.value].label}, eigen pad"
    return b.invoer(bron, naam, Maat.PROCENT, gegeven, jaar=b.startjaar + t)


def betaalindex(b: Beeld, index: Index, t: int, *, eigen: bool = False) -> Stap:
    """From the opening price level to payment in a year; rents rise within it (July: half)."""
    if index is not Index.HUUR:
        return _cumulatief(b, index, t, eigen)
    naam = "eigen index huur, over het jaar" if eigen else "index huur, over het jaar"
    return b.tussen(
        ("huurindex", t, eigen), naam, Maat.FACTOR,
        lambda: 0.5 * _cumulatief(b, index, t - 1, eigen) + 0.5 * _cumulatief(b, index, t, eigen), t=t,
    )  # fmt: skip


def herijkt(b: Beeld, bedrag: Stap, index: Index, t: int) -> Rekenbaar:
    """An amount of the own budget on the regional path: × regional index ÷ own index, where there is an own path."""
    eigen = b.corporatie.eigen_macro.get(index.value, ())
    if index is Index.GEEN or all(x is None for x in eigen):
        return bedrag
    return bedrag * betaalindex(b, index, t) / betaalindex(b, index, t, eigen=True)


def naar_opening(b: Beeld, index: Index, prijspeil: int | None) -> Stap | None:
    """From a price level to the opening balance; None where nothing changes."""
    opening = b.startjaar - 1
    if prijspeil is None or index is Index.GEEN or prijspeil == opening:
        return None
    naam = f"prijspeil {prijspeil} → {opening} ({klein(REEKS[index.value].label)})"
    if prijspeil > opening:
        delen = [b.macro(index.value, t) for t in range(min(prijspeil - opening, JAREN))]
        return b.tussen(("peil", index, prijspeil), naam, Maat.FACTOR, lambda: 1 / _product(delen).term)
    reeks = b.uitgangspunten.historie.get(index.value, ())
    aantal = min(opening - prijspeil, HISTORIE, len(reeks))
    if not aantal or all(x is None for x in reeks[-aantal:]):
        return b.vast(naam, 1.0, Maat.FACTOR, "geen historie van deze index: het bedrag geldt als van de beginbalans")
    begin = len(reeks) - aantal
    delen = [
        b.invoer(("", ("uitgangspunten", "historie", index.value, i)), REEKS[index.value].label, Maat.PROCENT, x,
                 jaar=b.startjaar - HISTORIE + i)
        for i in range(begin, len(reeks)) if (x := reeks[i]) is not None
    ]  # fmt: skip
    return b.tussen(("peil", index, prijspeil), naam, Maat.FACTOR, lambda: _product(delen))


def maal(*factoren: Rekenbaar | None) -> Rekenbaar:
    """The product of what there is."""
    uit, *rest = (f for f in factoren if f is not None)
    for f in rest:
        uit = uit * f
    return uit
