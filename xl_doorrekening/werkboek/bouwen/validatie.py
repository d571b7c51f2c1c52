"""Data validation from the declared fields: what Excel refuses while typing, and the help it shows."""

from itertools import groupby
from typing import Any

from xlsxwriter.worksheet import Worksheet

from xl_doorrekening.invoer.veld import MAX_TEKST, Eenheid, Veld
from xl_doorrekening.werkboek.bouwen.plaatsing import Plek
from xl_doorrekening.werkboek.indeling.blok import Blok, Soort


def _kort(tekst: str, lengte: int) -> str:
    return tekst if len(tekst) <= lengte else tekst[: lengte - 1] + "…"


def regel(veld: Veld, uitleg: str) -> dict[str, Any]:
    """One field as an xlsxwriter validation; texts are cut to what Excel takes (32 and 255 characters)."""
    hulp = " ".join(x for x in (uitleg, f"Toegestaan: {veld.toegestaan}.") if x)
    uit: dict[str, Any] = {
        "input_title": _kort(veld.label, 32),
        "input_message": _kort(hulp, 255),
        "ignore_blank": True,
        "error_title": _kort(veld.label, 32),
        "error_message": _kort(f"Vul in: {veld.toegestaan}.", 255),
    }
    if veld.keuzes:
        return uit | {"validate": "list", "source": list(veld.keuzes)}
    if veld.eenheid is Eenheid.TEKST:
        return uit | {"validate": "length", "criteria": "<=", "value": MAX_TEKST}
    soort = "integer" if veld.eenheid.geheel else "decimal"
    laag, hoog = (veld.minimum, veld.maximum)
    if laag is None or hoog is None:
        laag, hoog = -1e12, 1e12
    return uit | {"validate": soort, "criteria": "between", "minimum": laag, "maximum": hoog}


def voeg_toe(ws: Worksheet, blok: Blok, plek: Plek) -> None:
    """Validation on every input cell; neighbours in a row (years) and columns of a table share one."""
    if blok.soort is Soort.UITKOMST:
        return
    if blok.soort is Soort.TABEL:
        for kolom in blok.kolommen:
            veld = blok.rijen[0].cellen[kolom.code].veld
            ws.data_validation(plek.kop + 1, kolom.plek, plek.eind, kolom.plek, regel(veld, veld.uitleg))
        return
    for i, rij in enumerate(blok.rijen):
        cellen = [(k, rij.cellen[k.code].veld) for k in blok.kolommen if k.code in rij.cellen]
        for veld, groep in groupby(cellen, key=lambda x: x[1]):
            plekken = [k.plek for k, _ in groep]
            uitleg = rij.uitleg if veld.uitleg == rij.uitleg or not veld.uitleg else veld.uitleg
            ws.data_validation(plek.kop + 1 + i, min(plekken), plek.kop + 1 + i, max(plekken), regel(veld, uitleg))
