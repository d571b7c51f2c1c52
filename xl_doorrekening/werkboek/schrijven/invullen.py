"""Put values into the blocks of a workbook: from codes to positions, from core units to those of the sheet."""

from xl_doorrekening.werkboek.indeling.blok import LABEL, Blad
from xl_doorrekening.werkboek.lezen.bron import Tabblad
from xl_doorrekening.werkboek.schrijven.rijen import NAAM, Blokken
from xl_doorrekening.werkboek.schrijven.waarden import Waarde


def op_plaats(tab: Tabblad, blad: Blad, blokken: Blokken) -> dict[tuple[int, int], Waarde]:
    """Positions of these values on a tab; a block, row or column that a user took away is skipped."""
    uit: dict[tuple[int, int], Waarde] = {}
    for blok in blad.blokken:
        cellen = blokken.get(blok.naam)
        plek = tab.vind(blok) if cellen else None
        if not cellen or plek is None:
            continue
        rijen = {r.code: r for r in blok.rijen}
        for (rijcode, kolomcode), waarde in cellen.items():
            r = plek.rijen.get(rijcode)
            k = plek.bereik.kolom0 + LABEL if kolomcode == NAAM else plek.kolommen.get(kolomcode)
            if r is None or k is None:
                continue
            cel = rijen[rijcode].cellen.get(kolomcode)
            if cel is not None and isinstance(waarde, int | float) and cel.veld.eenheid.factor != 1.0:
                waarde = waarde / cel.veld.eenheid.factor
            uit[r, k] = waarde
    return uit
