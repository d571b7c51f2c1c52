"""Handleiding: who does what when and in which tab, the steps one by one, and the ratios with their formulas.

Fixed text, one line of it a row, so that it reads and prints the same in every application.
"""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from xl_doorrekening.begrippen.handleiding import (
    CONTROLLER,
    COORDINATOR,
    INLEIDING,
    PLANNING,
    PLANNINGKOP,
    STAPPEN,
    Hoofdstuk,
    kaal,
)
from xl_doorrekening.begrippen.normen import RATIOS
from xl_doorrekening.begrippen.regels import REGELS
from xl_doorrekening.werkboek.indeling.blok import (
    BRON,
    EENHEID,
    LABEL,
    MET_UITVOERING,
    TOELICHTING,
    Blad,
    Blok,
    Kolom,
    Rij,
    Soort,
)
from xl_doorrekening.werkboek.indeling.stijl import TABKLEUR

PLEKKEN = (LABEL, EENHEID, BRON, TOELICHTING, TOELICHTING + 1)
BREED = 165
"""Characters that fit across the tab."""


def _blok(naam: str, titel: str, koppen: Sequence[str], rijen: Sequence[Sequence[str]], *, nieuw: bool = False) -> Blok:
    kolommen = tuple(Kolom(f"k{i}", kop, plek) for i, (kop, plek) in enumerate(zip(koppen, PLEKKEN, strict=False)))
    return Blok(
        naam, titel, kolommen,
        tuple(
            Rij(str(n + 1), "", vast={k.code: kaal(tekst) for k, tekst in zip(kolommen, rij, strict=True)})
            for n, rij in enumerate(rijen)
        ),
        "", Soort.LEGENDA, vaste_kolommen=False, nieuwe_pagina=nieuw, sinds=MET_UITVOERING,
    )  # fmt: skip


def _regels(h: Hoofdstuk) -> Iterator[tuple[str]]:
    """The chapter as lines; what is numbered keeps its place under the number."""
    for alinea in h.alineas:
        yield from ((r,) for r in wrap(kaal(alinea), BREED))
    for n, punt in enumerate(h.punten, 1):
        for i, regel in enumerate(wrap(kaal(punt), BREED - 4)):
            yield (f"{n}.  {regel}" if i == 0 else f"     {regel}",)


def blad() -> Blad:
    hoofdstukken = (*STAPPEN, CONTROLLER, COORDINATOR)
    termen = [(r.label, r.groep.value, r.uitleg) for r in REGELS if r.uitleg]
    return Blad(
        "handleiding",
        "Handleiding",
        (
            _blok("hl_planning", "Wie doet wat, wanneer?", PLANNINGKOP, PLANNING),
            *(
                _blok(f"hl_{i}", h.titel, ("",), tuple(_regels(h)), nieuw=h is CONTROLLER)
                for i, h in enumerate(hoofdstukken, 1)
            ),
            _blok(
                "hl_ratios", "De ratio’s", ("Ratio", "Grens", "Formule"),
                [(r.label, "minimaal" if r.minimum else "maximaal", r.formule) for r in RATIOS], nieuw=True,
            ),
            _blok("hl_termen", "Regels en begrippen", ("Regel", "Soort", "Uitleg"), termen),
        ),
        TABKLEUR["start"],
        kaal(INLEIDING),
        breedtes={LABEL: 38.0, EENHEID: 22.0, BRON: 30.0, TOELICHTING: 46.0, TOELICHTING + 1: 54.0},
        sinds=MET_UITVOERING,
    )  # fmt: skip
