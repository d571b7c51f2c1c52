"""Data validation from the declared fields: what Excel refuses while typing, and the help it shows."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from xlsxwriter.worksheet import Worksheet

from xl_doorrekening.invoer.veld import MAX_TEKST, Eenheid, Veld
from xl_doorrekening.werkboek.bouwen.plaatsing import Plek
from xl_doorrekening.werkboek.indeling.blok import Blad, Blok, Soort
from xl_doorrekening.werkboek.versheid import vast


def _kort(tekst: str, lengte: int) -> str:
    return tekst if len(tekst) <= lengte else tekst[: lengte - 1] + "…"


def regel(veld: Veld, uitleg: str, cellen: str = "") -> dict[str, Any]:
    """One field as an xlsxwriter validation; texts are cut to what Excel takes (32 and 255 characters).

    `cellen`: where the choices stand, when they are not in the field or too many for it.
    """
    hulp = " ".join(x for x in (uitleg, f"Toegestaan: {veld.toegestaan}.") if x)
    uit: dict[str, Any] = {
        "input_title": _kort(veld.label, 32),
        "input_message": _kort(hulp, 255),
        "ignore_blank": True,
        "error_title": _kort(veld.label, 32),
        "error_message": _kort(f"Vul in: {veld.toegestaan}.", 255),
    }
    if cellen:
        return uit | {"validate": "list", "source": cellen}
    if veld.keuzes:
        return uit | {"validate": "list", "source": list(veld.keuzes)}
    if veld.eenheid is Eenheid.TEKST:
        return uit | {"validate": "length", "criteria": "<=", "value": MAX_TEKST}
    soort = "integer" if veld.eenheid.geheel else "decimal"
    laag, hoog = (veld.minimum, veld.maximum)
    if laag is None or hoog is None:
        laag, hoog = -1e12, 1e12
    return uit | {"validate": soort, "criteria": "between", "minimum": laag, "maximum": hoog}


def keuzelijsten(
    blok: Blok, bladen: Sequence[Blad], namen: Sequence[str], plekken: Sequence[Mapping[str, Plek]]
) -> dict[str, str]:
    """Per column of a block the cells that hold its choices, on whichever of the tabs they stand."""
    uit = {}
    for kolom in (k for k in blok.kolommen if k.keuzes_uit[0]):
        naam, code = kolom.keuzes_uit
        i = next(i for i, per_blok in enumerate(plekken) if naam in per_blok)
        plek, k = plekken[i][naam], next(x.plek for x in bladen[i].blok(naam).kolommen if x.code == code)
        tab = namen[i].replace("'", "''")
        uit[kolom.code] = f"='{tab}'!{vast(plek.kop + 1, k)}:{vast(plek.eind, k)}"
    return uit


def voeg_toe(ws: Worksheet, blok: Blok, plek: Plek, keuzelijsten: Mapping[str, str]) -> None:
    """Validation on every input cell; neighbours in a row (years) and columns of a table share one."""
    if not blok.invoer:
        return
    if blok.soort is Soort.TABEL:
        for kolom in blok.kolommen:
            veld = blok.rijen[0].cellen[kolom.code].veld
            validatie = regel(veld, veld.uitleg, keuzelijsten.get(kolom.code, ""))
            ws.data_validation(plek.kop + 1, kolom.plek, plek.eind, kolom.plek, validatie)
        return
    for i, rij in enumerate(blok.rijen):
        cellen = [(k, rij.cellen[k.code].veld) for k in blok.kolommen if k.code in rij.cellen]
        for veld, stuk in groupby(cellen, key=lambda x: x[1]):
            groep = [k for k, _ in stuk]
            plekken = [k.plek for k in groep]
            uitleg = rij.uitleg if veld.uitleg == rij.uitleg or not veld.uitleg else veld.uitleg
            lijst = keuzelijsten.get(groep[0].code, "")
            ws.data_validation(
                plek.kop + 1 + i, min(plekken), plek.kop + 1 + i, max(plekken), regel(veld, uitleg, lijst)
            )
