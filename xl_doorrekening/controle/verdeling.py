"""Checks on the allotment itself: what was shared out against what a corporation can carry and has.

Only by rules that need no projection; what is shared by room is known after a calculation.
"""

from collections.abc import Iterator

import numpy as np

from xl_doorrekening.begrippen.opgave import Opgavetype, Toerekenregel
from xl_doorrekening.begrippen.schrijfwijze import nl
from xl_doorrekening.begrippen.tijd import TAKKEN
from xl_doorrekening.controle.melding import Melding, Pad
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.kern.projecttabel import TYPEN
from xl_doorrekening.kern.stapel import alle_projecten
from xl_doorrekening.opgave.plannen import aanvulling, eigen_plannen
from xl_doorrekening.opgave.regionaal import herken
from xl_doorrekening.opgave.toerekening import Toegerekend, reken_toe

SLOOP, VERKOOP = TYPEN.index(Opgavetype.SLOOP), TYPEN.index(Opgavetype.VERKOOP)


def controleer(regio: Regio) -> Iterator[Melding]:
    if not regio.opgave.regels or not regio.corporaties:
        return
    plannen = eigen_plannen(alle_projecten(regio), regio.uitgangspunten)
    t = reken_toe(regio, plannen, np.zeros(len(regio.corporaties)))
    if t is not None:
        yield from _capaciteit(regio, t)
        yield from _bezit(regio, t)


def _plek(regio: Regio, type_: Opgavetype, corporatie: str) -> Pad:
    """The row by hand of this corporation and type, else the rule."""
    for i, h in enumerate(regio.opgave.handmatig):
        if h.type is type_ and herken(h.corporatie or "") == herken(corporatie):
            return ("opgave", "handmatig", i, "corporatie")
    return ("opgave", "toerekening", type_.value, "regel")


def _capaciteit(regio: Regio, t: Toegerekend) -> Iterator[Melding]:
    for i, type_ in enumerate(TYPEN):
        if regio.opgave.regel(type_) is Toerekenregel.RUIMTE or not t.regionaal.opgave[i].any():
            continue
        for c, corporatie in enumerate(regio.corporaties):
            cap, totaal = corporatie.capaciteit.get(type_.value), float(t.aantal[i, :, c].sum())
            if cap is None:
                continue
            hoogste = 0.0 if cap.geen_capaciteit else cap.maximum
            wat = f"{type_.value}: {nl(totaal)} woningen toegerekend aan {corporatie.naam}"
            if hoogste is not None and totaal > hoogste:
                yield Melding(
                    "toerekening",
                    "",
                    _plek(regio, type_, corporatie.naam),
                    wat,
                    f"ten hoogste {nl(hoogste)}, wat zij kan dragen (blok 8b)",
                    "geef een deel aan een ander, of verruim de capaciteit",
                )
            elif cap.minimum is not None and totaal < cap.minimum and not cap.geen_capaciteit:
                yield Melding(
                    "toerekening",
                    corporatie.id,
                    ("capaciteit", type_.value, "minimum"),
                    wat,
                    f"ten minste {nl(cap.minimum)}",
                    "verlaag het minimum, of geef haar met de hand meer",
                )


def _bezit(regio: Regio, t: Toegerekend) -> Iterator[Melding]:
    """What leaves the stock must be there, and needs a price."""
    erbij = aanvulling(t)
    for c, corporatie in enumerate(regio.corporaties):
        weg, vhe = (
            float(t.aantal[[SLOOP, VERKOOP], :, c].sum()),
            sum(corporatie.tak(k).snelstart.vhe or 0.0 for k in TAKKEN),
        )
        if vhe and weg > vhe:
            type_ = TYPEN[SLOOP if t.aantal[SLOOP, :, c].sum() > t.aantal[VERKOOP, :, c].sum() else VERKOOP]
            yield Melding(
                "bezit",
                "",
                _plek(regio, type_, corporatie.naam),
                f"{nl(weg)} woningen sloop en verkoop toegerekend aan {corporatie.naam}",
                f"ten hoogste {nl(vhe)}, de vhe in de Snelstart",
                "kies een andere regel, of geef een deel met de hand aan een ander",
            )
        tak = next((k for k in TAKKEN if corporatie.tak(k).snelstart.vhe), None)
        if erbij[VERKOOP, :, c].any() and tak is not None and corporatie.tak(tak).snelstart.woz_waarde is None:
            yield Melding(
                "ontbreekt",
                corporatie.id,
                ("takken", tak, "snelstart", "woz_waarde"),
                f"{nl(float(erbij[VERKOOP, :, c].sum()))} woningen verkoop toegerekend, en geen WOZ-waarde",
                "de WOZ-waarde, waartegen zonder eigen plan wordt verkocht",
                "vul de WOZ-waarde in",
            )
