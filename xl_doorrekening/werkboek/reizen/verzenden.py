"""The copy to mail: built anew from the validated input, so that nothing of the file itself goes along.

No macros, no formulas of the add-in, no links, no names of who made it; a tab of the user's own only when asked for.
Results stand in it as values. A copy for one corporation holds its tab, the shared tabs and the results of that
corporation alone; the task in it is what the region allotted to it, so that it can recalculate without the others.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import numpy as np

from xl_doorrekening import __version__
from xl_doorrekening.begrippen.opgave import Herkomst, Toerekenregel
from xl_doorrekening.doorrekenen import Doorrekening
from xl_doorrekening.invoer.opgave import Handmatig, Opgave, Opgaveregel
from xl_doorrekening.invoer.regio import Regio, klokken, vingerafdruk
from xl_doorrekening.invoer.scenarios import Scenarios
from xl_doorrekening.invoer.uitvoering import Uitvoering
from xl_doorrekening.kern.projecttabel import TYPEN
from xl_doorrekening.opgave.regionaal import in_plaats_van_npa
from xl_doorrekening.werkboek.berekening import TIJD, reken, te_schrijven
from xl_doorrekening.werkboek.bestand import Bestandsfout, Pakket, ingepakt, voor_bestand
from xl_doorrekening.werkboek.bestand.uitpakken import pak_uit
from xl_doorrekening.werkboek.bouwen.sjabloon import bouw
from xl_doorrekening.werkboek.bouwen.verzending import Kaal, Verzending
from xl_doorrekening.werkboek.indeling import alle
from xl_doorrekening.werkboek.indeling.blok import Soort
from xl_doorrekening.werkboek.lezen.bron import Tabblad
from xl_doorrekening.werkboek.lezen.lezer import Gelezen, lees_bron
from xl_doorrekening.werkboek.lezen.wegwijzer import wegwijzer
from xl_doorrekening.werkboek.reizen.invoercellen import invoercellen
from xl_doorrekening.werkboek.reizen.stempel import gedeelde_afdrukken, lees_reis
from xl_doorrekening.werkboek.reizen.uitkomstkopie import alleen_uitkomsten
from xl_doorrekening.werkboek.schrijven.cellen import gewijzigd
from xl_doorrekening.werkboek.schrijven.waarden import Waarde

ZELDEN = ("optimum", "kansen")
"""Tabs with results that a recalculation does not make: they go along as they stand."""
Plekken = dict[tuple[int, int], Waarde]


def kopie(g: Gelezen, d: Doorrekening, aan: str | None, uit: Path, nu: datetime, ook: Collection[str] = ()) -> bytes:
    """The copy for a corporation (its identity), or of the whole region (None); `uit` is what it is called.

    `ook`: names of tabs of the user's own that go along, as values.
    """
    regio = g.regio if aan is None else deel(g.regio, d, aan)
    pakket, k, cellen = _gebouwd(g, d, regio, uit, nu, _verzending(g, regio, aan, nu, ook))
    return ingepakt(pakket, gewijzigd(pakket.onderdelen, {k.tabbladen[s].deel: c for s, c in cellen.items()}))


def uitkomsten(g: Gelezen, d: Doorrekening, uit: Path, nu: datetime, ook: Collection[str] = ()) -> bytes:
    """The copy with results only, of the whole region: without the tabs of corporations, nothing to fill in."""
    verzending = replace(_verzending(g, g.regio, None, nu, ook), zinnen=_zinnen_uitkomsten(g.regio.naam, nu))
    pakket, k, cellen = _gebouwd(g, d, g.regio, uit, nu, verzending)
    vol = {k.tabbladen[s].deel: c for s, c in cellen.items()}
    delen = alleen_uitkomsten(k, dict(pakket.onderdelen) | gewijzigd(pakket.onderdelen, vol))
    return ingepakt(pakket, dict.fromkeys(pakket.onderdelen) | delen)


def _gebouwd(
    g: Gelezen, d: Doorrekening, regio: Regio, uit: Path, nu: datetime, verzending: Verzending
) -> tuple[Pakket, Gelezen, dict[str, Plekken]]:
    """A new workbook for this region, as it is read back, with the results to set in it per tab.

    Raises `Bestandsfout` for a workbook that is such a copy itself: what was sent would be forgotten.
    """
    if lees_reis(g) is not None:
        raise Bestandsfout(
            f'"{g.bron.naam}" is zelf een verzendkopie: een kopie daarvan weet niet meer wat er is verstuurd. Stuur '
            "het bestand zelf door, of maak de kopie van het werkboek van de regio."
        )
    ruw = bouw(regio, verzending=verzending)
    pakket = Pakket(uit, pak_uit(uit, ruw), (0, 0), ruw)
    k = lees_bron(wegwijzer(pakket))
    verslag = reken(k)
    if verslag.doorrekening is None:
        wat = "\n".join(str(b) for b in verslag.fouten[:5])
        raise Bestandsfout(f"De kopie zou fouten hebben; er is niets geschreven.\n{wat}")
    cellen = te_schrijven(k, verslag.doorrekening, verslag.bevindingen, nu)
    for sleutel in ZELDEN if regio is g.regio else ():
        cellen[sleutel] = cellen.get(sleutel, {}) | _zoals_het_staat(g, k, sleutel)
    return pakket, k, cellen


def deel(regio: Regio, d: Doorrekening, aan: str) -> Regio:
    """The region as one corporation has to do with it: itself, what is shared, and its part of the task."""
    c = next(i for i, x in enumerate(regio.corporaties) if x.id == aan)
    o = regio.solidariteit
    return regio.model_copy(update={
        "corporaties": (regio.corporaties[c],),
        "opgave": _toegewezen(regio.opgave, d, c),
        "scenarios": Scenarios(),
        "uitvoering": Uitvoering(),
        "solidariteit": o.model_copy(update={"instrumenten": (), "deelname": ()}),
    })  # fmt: skip


def _toegewezen(o: Opgave, d: Doorrekening, c: int) -> Opgave:
    """What was allotted to this corporation, as the whole task."""
    t = None if d.haalbaarheid is None else d.haalbaarheid.toegerekend
    if t is None:
        return o.model_copy(update={"handmatig": ()})
    naam, gemeenten = d.regio.corporaties[c].naam, t.regionaal.gemeenten
    regels: list[Opgaveregel] = []
    for i, type_ in enumerate(TYPEN):
        for g in np.flatnonzero(t.aantal[i, :, c].any(1)).tolist():
            jaren = tuple(float(n) or None for n in t.aantal[i, g, c])
            herkomst = in_plaats_van_npa(type_, o.keuzes.nieuwbouw_volgens) or Herkomst.NPA
            regels.append(Opgaveregel(gemeente=gemeenten[g], type=type_, herkomst=herkomst, jaren=jaren,
                                      toelichting=f"wat in de regio aan {naam} is toegerekend"))  # fmt: skip
    hand = tuple(Handmatig(corporatie=naam, gemeente=r.gemeente, type=r.type, jaren=r.jaren) for r in regels)
    met_hand = {x: r.model_copy(update={"regel": Toerekenregel.HANDMATIG}) for x, r in o.toerekening.items()}
    return o.model_copy(update={"regels": tuple(regels), "handmatig": hand, "toerekening": met_hand})


def _verzending(g: Gelezen, regio: Regio, aan: str | None, nu: datetime, ook: Collection[str]) -> Verzending:
    heel, toen = g.regio, nu.strftime(TIJD)
    eigenaren = [c.id for c in regio.corporaties]
    basis = [(e, *plek, w) for e in eigenaren for plek, w in invoercellen(regio, e).items()]
    naam = "" if aan is None else regio.corporaties[0].naam
    gegevens = {
        "verstuurd": toen, "versie": __version__, "regio": heel.naam, "aan": aan or "", "naam": naam,
        "klokken": klokken(heel), "invoer": vingerafdruk(heel),
        "gedeeld": ";".join(f"{tab}={afdruk}" for tab, afdruk in gedeelde_afdrukken(regio).items()),
    }  # fmt: skip
    return Verzending(gegevens, basis, _zinnen(heel.naam, naam, toen), naam, _eigen(g, ook))


def _zinnen(regio: str, naam: str, toen: str) -> tuple[str, str]:
    if naam:
        return (
            f"Dit is de kopie voor {naam} van {regio}, verstuurd op {toen}. Vul het tabblad “{naam}” in, sla op en "
            "stuur dit bestand terug.",
            "Alleen dat tabblad wordt overgenomen; de coördinator rekent opnieuw. Opgave en uitkomsten zijn hier die "
            f"van {naam} alleen, niet van de regio.",
        )
    return (
        f"Dit is de stand van {regio} op {toen}, met alle uitkomsten als waarden: om te lezen is niets nodig.",
        "Iets te wijzigen? Doe dat op het tabblad van de eigen corporatie, sla op en stuur dit bestand terug; alleen "
        "de tabbladen van corporaties worden overgenomen.",
    )


def _zinnen_uitkomsten(regio: str, nu: datetime) -> tuple[str, str]:
    return (
        f"Dit zijn de uitkomsten van {regio} op {nu.strftime(TIJD)}, als waarden: om te lezen is niets nodig.",
        "Er is niets in te vullen of terug te sturen; de tabbladen van de corporaties zitten hier niet in.",
    )


def _eigen(g: Gelezen, ook: Collection[str]) -> dict[str, list[list[Kaal]]]:
    """Tabs of the user's own as values; an error stays an error as text."""
    kan = list(eigen_tabbladen(g))
    if niet := [n for n in ook if n not in kan]:
        raise Bestandsfout(
            f"Er is geen eigen tabblad “{niet[0]}” in dit werkboek. Wel: {', '.join(kan) or 'geen enkel'}."
        )
    return {b.naam: [[_waarde(w) for w in rij] for rij in b.rijen] for b in g.bron.bladen if b.naam in ook}


def _waarde(w: object) -> Kaal:
    if w in ("", None):
        return None
    if isinstance(w, bool):
        return "WAAR" if w else "ONWAAR"
    if isinstance(w, int | float):
        return float(w)
    return w.strftime(TIJD if isinstance(w, datetime) else "%d-%m-%Y") if isinstance(w, date) else str(w)


def _zoals_het_staat(g: Gelezen, k: Gelezen, sleutel: str) -> Plekken:
    """The results of a tab of the region's workbook, at their places in the copy."""
    van, naar = g.tabbladen.get(sleutel), k.tabbladen.get(sleutel)
    if van is None or naar is None:
        return {}
    uit: Plekken = {}
    for blad in (b for b in alle(g.regio) if b.sleutel == sleutel):
        for blok in (b for b in blad.blokken if b.soort is Soort.UITKOMST):
            a, b = van.vind(blok), naar.vind(blok)
            if a is None or b is None:
                continue
            for rij in a.rijen.keys() & b.rijen.keys():
                for kolom in a.kolommen.keys() & b.kolommen.keys():
                    uit |= _cel(van, (a.rijen[rij], a.kolommen[kolom]), (b.rijen[rij], b.kolommen[kolom]))
                uit |= _cel(van, (a.rijen[rij], a.bereik.kolom0 + 1), (b.rijen[rij], b.bereik.kolom0 + 1))
    return uit


def _cel(tab: Tabblad, van: tuple[int, int], naar: tuple[int, int]) -> Plekken:
    waarde = tab.waarde(*van)
    return {} if waarde in ("", None) else {naar: waarde if isinstance(waarde, str) else float(waarde)}


def bestandsnaam(regio: Path, naam: str | None, *, uitkomsten: bool = False) -> str:
    """What a copy is called when nothing was asked."""
    staart = "uitkomsten" if uitkomsten else "verzendkopie" if naam is None else voor_bestand(naam)
    return f"{regio.stem} – {staart}.xlsx"


def eigen_tabbladen(g: Gelezen) -> Iterable[str]:
    """Tabs of the user's own, which do not go along."""
    bekend = {t.naam for t in g.tabbladen.values()}
    return [b.naam for b in g.bron.bladen if b.naam not in bekend]
