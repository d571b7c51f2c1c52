"""Every cell of input in which two workbooks differ, in the order of the tabs."""

from dataclasses import dataclass

from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.werkboek.reizen.invoercellen import (
    Celwaarde,
    Omschrijving,
    bladen,
    gelijk,
    invoercellen,
    omschrijf,
)


@dataclass(frozen=True)
class Verschil:
    tab: str
    """Title of the shared tab, or name of the corporation."""
    waar: Omschrijving
    van: Celwaarde | None
    naar: Celwaarde | None


def verschillen(a: Regio, b: Regio) -> list[Verschil]:
    """Cells that differ; a corporation that only one of them has is one difference."""
    uit = _van(a, b, "", "")
    namen = {c.id: c.naam for c in (*a.corporaties, *b.corporaties)}
    links, rechts = ({c.id for c in r.corporaties} for r in (a, b))
    for id_, naam in namen.items():
        if id_ in links and id_ in rechts:
            uit += _van(a, b, id_, naam)
        else:
            ja, nee = ("ja", "nee") if id_ in links else ("nee", "ja")
            uit.append(Verschil(naam, Omschrijving("", "doet mee", ""), ja, nee))
    return uit


def _van(a: Regio, b: Regio, eigenaar: str, naam: str) -> list[Verschil]:
    van, naar = invoercellen(a, eigenaar), invoercellen(b, eigenaar)
    uit = []
    for blad in bladen(a, eigenaar):
        blokken = {blok.naam: blok for blok in blad.blokken}
        for plek in dict.fromkeys([*van, *naar]):
            if plek[0] in blokken and not gelijk(van.get(plek), naar.get(plek)):
                waar = omschrijf(blokken[plek[0]], plek, naar, van)
                uit.append(Verschil(naam or blad.titel, waar, van.get(plek), naar.get(plek)))
    return uit
