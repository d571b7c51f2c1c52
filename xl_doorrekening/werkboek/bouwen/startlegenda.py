"""Under the blocks of Start: where to go, and what the colours of the cells mean."""

from typing import Any

from xl_doorrekening.werkboek.bouwen.knoppen import Editie
from xl_doorrekening.werkboek.indeling.blok import LABEL, TOELICHTING, Blad
from xl_doorrekening.werkboek.indeling.stijl import LEGENDA, STIJLEN

ANDERE = ("verkenner", "reis")
"""Tabs that not every edition has; Start is the same in all."""


def voeg_toe(sj: Any, b: int, blad: Blad) -> None:
    """Put them on tab number `b` of the builder `sj` (sjabloon)."""
    ws = sj.boek.worksheets()[b]
    rij = max(p.eind for p in sj.plekken[b].values()) + 3
    sj.schrijf(b, rij, TOELICHTING, "Ga naar", sj.stijl("label_kop"))
    gedeeld = [
        naam
        for naam, x in zip(sj.namen, sj.bladen, strict=True)
        if not x.corporatie
        and x is not blad
        and x.sleutel not in ("verkenner", "reis")  # Start is the same in every edition
    ]
    for i, naam in enumerate(gedeeld):
        doel = f"internal:'{naam.replace(chr(39), chr(39) * 2)}'!A1"
        ws.write_url(rij + 1 + i, TOELICHTING, doel, sj.stijl("link"), f"→ {naam}")
    sj.schrijf(b, rij, LABEL, "Legenda", sj.stijl("label_kop"))
    for i, (stijl, tekst) in enumerate(LEGENDA):
        if sj.editie is Editie.LITE:
            tekst = tekst.replace(", vergrendeld", "; laat staan")
        sj.schrijf(b, rij + 1 + i, LABEL, tekst, sj.boek.add_format(STIJLEN[stijl] | {"locked": True}))
    sj.schrijf(
        b,
        rij + 5,
        LABEL,
        "Bedragen × € 1.000 tenzij de eenheid anders zegt; kengetallen in € per woning of vhe.",
        sj.stijl("uitleg"),
    )
