"""What a received workbook says of its journey, and which shared assumptions it was filled in with."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from xl_doorrekening.invoer.regio import SJABLOONVERSIE, Regio, klokken
from xl_doorrekening.invoer.veld import Eenheid
from xl_doorrekening.werkboek.indeling import reis
from xl_doorrekening.werkboek.indeling.stempel import GEDEELD
from xl_doorrekening.werkboek.lezen.bron import Bereik, Tabblad
from xl_doorrekening.werkboek.lezen.lezer import Gelezen
from xl_doorrekening.werkboek.reizen.invoercellen import (
    Cellen,
    Celwaarde,
    Omschrijving,
    bladen,
    gelijk,
    invoercellen,
    omschrijf,
)


@dataclass(frozen=True)
class Reis:
    """The hidden tab of a copy that was mailed."""

    gegevens: Mapping[str, str]
    basis: Mapping[str, Cellen]
    """Per owner the input as it was sent."""


def lees_reis(g: Gelezen) -> Reis | None:
    """None for a workbook that is no such copy, or whose tab is gone or damaged."""
    tab = next((t for t in g.bron.bladen if t.heeft("reis") and t.heeft("reis_basis")), None)
    plek = tab.namen.get("blok_reis_basis") if tab else None
    kop = tab.vind(reis.blad(0).blok("reis")) if tab else None
    if tab is None or plek is None or kop is None or "waarde" not in kop.kolommen:
        return None
    gegevens = {code: str(tab.waarde(r, kop.kolommen["waarde"])).strip() for code, r in kop.rijen.items()}
    return Reis(gegevens, _basis(tab, plek))


def _basis(tab: Tabblad, plek: Bereik) -> dict[str, Cellen]:
    plekken = [plek.kolom0 + k.plek for k in reis.KOLOMMEN]
    uit: dict[str, Cellen] = {}
    for r in range(plek.rij0 + 1, plek.rij1 + 1):
        eigenaar, blok, rij, kolom, waarde = (tab.waarde(r, k) for k in plekken)
        if waarde in ("", None) or isinstance(waarde, bool):
            continue
        getal = isinstance(waarde, int | float)
        uit.setdefault(_naam(eigenaar), {})[_naam(blok), _naam(rij), _naam(kolom)] = (
            float(waarde) if getal else str(waarde)
        )
    return uit


def _naam(waarde: object) -> str:
    """A code, also where a spreadsheet made a number of it."""
    if isinstance(waarde, float) and waarde.is_integer():
        return str(int(waarde))
    return str(waarde)


@dataclass(frozen=True)
class Afwijking:
    """One shared assumption that is not the same in two workbooks."""

    waar: Omschrijving
    hier: Celwaarde | None
    daar: Celwaarde | None


def zelfde_klokken(a: Regio, b: Regio) -> bool:
    return a.uitgangspunten.startjaar == b.uitgangspunten.startjaar and klokken(a) == klokken(b)


def afwijkingen(hier: Regio, daar: Regio, versie: int = SJABLOONVERSIE) -> list[Afwijking]:
    """The shared assumptions that differ, in the order of the tabs; the startjaar first."""
    uit = []
    jaren = tuple(float(x.uitgangspunten.startjaar) for x in (hier, daar))
    if jaren[0] != jaren[1]:
        return [Afwijking(Omschrijving("Stempel", "Startjaar", "", Eenheid.JAAR), *jaren)]
    a, b = (invoercellen(x, "", versie) for x in (hier, daar))
    blokken = {
        blok.naam: blok
        for blad in bladen(hier, "")
        if blad.sleutel in GEDEELD
        for blok in blad.blokken
        if blok.naam != WOORDEN
    }
    for plek in dict.fromkeys(chain(a, b)):
        if plek[0] in blokken and plek[2] not in HERKOMST and not gelijk(a.get(plek), b.get(plek)):
            uit.append(Afwijking(omschrijf(blokken[plek[0]], plek, a, b), a.get(plek), b.get(plek)))
    return uit


def gedeelde_afdrukken(regio: Regio) -> dict[str, str]:
    """Fingerprint per shared tab (its title), of what is filled in on it."""
    cellen = invoercellen(regio, "")
    uit = {}
    for blad in bladen(regio, ""):
        blokken = {b.naam for b in blad.blokken}
        van = {plek: f"{w:.12g}" if isinstance(w, float) else w for plek, w in cellen.items() if plek[0] in blokken}
        hier = sorted(van.items())
        uit[blad.titel] = hashlib.sha256(json.dumps(hier).encode()).hexdigest()[:8]
    return uit


def gedeeld_gewijzigd(regio: Regio, reis: Reis) -> list[str]:
    """Titles of the shared tabs that are not as they were sent; none when that is not known."""
    toen = dict(deel.partition("=")[::2] for deel in reis.gegevens.get("gedeeld", "").split(";") if deel)
    return [tab for tab, afdruk in gedeelde_afdrukken(regio).items() if toen.get(tab, afdruk) != afdruk]


WOORDEN = "proces"
"""Block of agreements in words: no figure depends on it."""
HERKOMST = ("bron", "status", "toelichting")
"""Columns that tell where a figure comes from; another source is no other figure."""
