"""Results of tab Uitkomsten scenario's."""

from collections.abc import Iterator, Sequence

import numpy as np

from xl_doorrekening.begrippen.opgave import Opgavetype
from xl_doorrekening.doorrekenen import Doorrekening
from xl_doorrekening.doorrekenen.effecten import AANTALLEN, brug, effecten
from xl_doorrekening.doorrekenen.resultaat import Variant
from xl_doorrekening.doorrekenen.scenariobeeld import Scenariobeeld, beeld, beeld_van_b, niet_gehaald
from xl_doorrekening.kern.projecttabel import TYPEN
from xl_doorrekening.opgave.regionaal import herken
from xl_doorrekening.werkboek.indeling import scenariobeeld as indeling
from xl_doorrekening.werkboek.schrijven.opgavecellen import op_naam
from xl_doorrekening.werkboek.schrijven.rijen import NAAM, Blokken, jaren, leeg, lijst, of_leeg
from xl_doorrekening.werkboek.schrijven.waarden import Waarde

BASIS = "De opgave (B)"
HALF = 500.0
"""€ below which an amount × € 1.000 is nil."""
Rij = dict[str, Waarde]
PLAATS = {
    "s_naast": indeling.NAAST, "s_doelen": indeling.NAAST, "s_jaren": indeling.NAAST, "s_graad": indeling.NAAST,
    "s_wie": indeling.WIE, "s_effecten": indeling.EFFECTEN, "s_brug": indeling.BRUG,
    "s_bevindingen": indeling.BEVINDINGEN,
}  # fmt: skip
"""Rows of every list."""


def scenariocellen(d: Doorrekening) -> Blokken:
    """Every cell of the tab; blank when there are no scenarios."""
    uit = leeg(indeling.blad(d.regio.uitgangspunten.startjaar), PLAATS)
    if not d.scenarios:
        return uit
    b = beeld_van_b(d)
    beelden = [*([b] if b else []), *(beeld(d, s) for s in d.scenarios)]
    varianten = [*([d.opgave] if d.opgave else []), *(s.variant for s in d.scenarios)]
    lijsten: dict[str, list[Rij]] = {
        "s_naast": [_naast(x) for x in beelden],
        "s_doelen": [_doelen(x) for x in beelden],
        "s_jaren": [{NAAM: _naam(x), "totaal": x.tekort, **jaren(x.tekort_per_jaar)} for x in beelden],
        "s_graad": [{NAAM: _naam(x), **{f"g{g:.0%}"[:-1]: t for g, t in x.tekort_bij}} for x in beelden],
        "s_bevindingen": [{NAAM: x.naam, "zin": z} for x in beelden for z in x.bevindingen],
        "s_wie": list(_wie(d, beelden, varianten)),
        "s_effecten": list(_effecten(d)),
        "s_brug": _brug(d),
    }
    for blok, rijen in lijsten.items():
        uit[blok] |= lijst([_bekend(rij) for rij in rijen], PLAATS[blok])
    return uit


def _bekend(rij: Rij) -> Rij:
    """What cannot be told is blank: one corporation without figures leaves the rest readable."""
    return {code: of_leeg(w) if isinstance(w, float) else w for code, w in rij.items()}


def _naam(b: Scenariobeeld) -> str:
    return b.naam or BASIS


def _naast(b: Scenariobeeld) -> Rij:
    nieuw = [x.gedaan for x in b.doelen if x.type is Opgavetype.UITBREIDING]
    return {
        NAAM: _naam(b), "let_op": f"{len(b.bevindingen)} × let op" if b.bevindingen else None,
        "toelichting": b.toelichting or None, "buiten": b.buiten, "jaar": b.eerste_tekort, "opgave": b.opgave,
        "tekort": b.tekort, "haalbaar": of_leeg(b.haalbaar), "volgorde": b.tekort_volgorde, "graad": of_leeg(b.graad),
        "gehaald": of_leeg(b.gehaald), "graad_door": b.graad_door or None,
        "nieuwbouw": sum(nieuw), "over": float(np.maximum(b.ontvangt, 0.0).sum()),
    }  # fmt: skip


def _doelen(b: Scenariobeeld) -> Rij:
    uit: Rij = {NAAM: _naam(b)}
    for x in b.doelen:
        i = TYPEN.index(x.type)
        uit |= {f"doel_{i}": x.opgave, f"gedaan_{i}": x.gedaan}
    uit["gehaald"] = niet_gehaald(b)
    return uit


def _wie(d: Doorrekening, beelden: Sequence[Scenariobeeld], varianten: Sequence[Variant]) -> Iterator[Rij]:
    """Every scenario (not B) with every corporation, beside B."""
    n = len(d.regio.corporaties)
    tekort_b = varianten[0].tekorten[0].per_corporatie(n)[1] if d.opgave else np.zeros(n)
    b = beelden[0] if d.opgave else None
    for x, v in zip(beelden, varianten, strict=True):
        if not x.naam:
            continue
        tekort = v.tekorten[0].per_corporatie(n)[1]
        marges = v.krapste.min(0)
        for c in op_naam(d.regio):
            yield {
                NAAM: x.naam, "corporatie": d.regio.corporaties[c].naam, "jaar": x.haakt_af[c],
                "b_jaar": b.haakt_af[c] if b else None, "tekort": of_leeg(tekort[c]), "b_tekort": of_leeg(tekort_b[c]),
                "ontvangt": float(x.ontvangt[c]) or None, "neemt_over": float(x.neemt_over[c]) or None,
                "marge": of_leeg(marges[c]) if np.isfinite(marges[c]) else None,
            }  # fmt: skip


def _effecten(d: Doorrekening) -> Iterator[Rij]:
    for s in d.scenarios:
        for e in effecten(d, s.naam):
            wie = ((f"gever: {e.regel.gever}", e.gever), (f"ontvanger: {e.regel.ontvanger}", e.ontvanger))
            for voor, cijfers in (*wie, ("regio", e.regio)):
                rond = {n: x if n in AANTALLEN or abs(x) >= HALF else 0.0 for n, x in cijfers.items()}  # no −0
                yield {NAAM: s.naam, "instrument": str(e.regel.instrument), "wie": voor, **rond}


def _brug(d: Doorrekening) -> list[Rij]:
    """Between the two that are chosen on tab Scenario's, if they are there."""
    keuze = d.regio.scenarios.brug
    namen = {herken(s.naam): s.naam for s in d.scenarios}
    if not (keuze.van or keuze.naar) or any(x and herken(x) not in namen for x in (keuze.van, keuze.naar)):
        return []
    stappen = brug(d, *(namen[herken(x)] if x else None for x in (keuze.van, keuze.naar)))
    uit: list[Rij] = []
    for i, s in enumerate(stappen):
        nu, voor = s.stand, stappen[i - 1].stand if i else None
        uit.append({
            NAAM: s.tekst, "tekort": nu.tekort, "verschil": nu.tekort - voor.tekort if voor else None,
            "nieuwbouw": nu.nieuwbouw, "nieuwbouw_verschil": nu.nieuwbouw - voor.nieuwbouw if voor else None,
            "schuld": nu.schuld, "buiten": nu.buiten,
        })  # fmt: skip
    return uit
