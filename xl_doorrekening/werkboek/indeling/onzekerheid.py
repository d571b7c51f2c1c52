"""Tab Onzekerheid: how far each macro series may stray from the region's own path, and how many paths are drawn."""

from xl_doorrekening.begrippen.macro import REEKS
from xl_doorrekening.begrippen.onzekerheid import SPREIDINGEN
from xl_doorrekening.invoer.onzekerheid import Onzekerheid, Reeksonzekerheid
from xl_doorrekening.invoer.veld import Eenheid, velden
from xl_doorrekening.werkboek.indeling.blok import (
    BRON,
    DRIE,
    EEN,
    JAAR1,
    LABEL,
    MET_SOLIDARITEIT,
    TOELICHTING,
    TWEE,
    Blad,
    Blok,
    Cel,
    Kolom,
    Rij,
)
from xl_doorrekening.werkboek.indeling.stijl import TABKLEUR
from xl_doorrekening.werkboek.indeling.uitgangspunten import HERKOMST, herkomstcellen, parameterblok

O = "onzekerheid"
_PLEKKEN = {"spreiding": EEN, "volharding": DRIE, "inflatie": JAAR1, "markt": JAAR1 + 1, "ondergrens": JAAR1 + 2}
"""Columns of the figures; the status stands where it does in the block above."""


def _reeksen() -> Blok:
    v = dict(velden(Reeksonzekerheid))
    if set(_PLEKKEN) != set(v):
        raise ValueError(f"kolommen van de spreidingen: {set(_PLEKKEN) ^ set(v)}")
    cijfers = tuple(
        Kolom(n, f"{v[n].label} (%)" if v[n].eenheid is Eenheid.PROCENT2 else v[n].label, p)
        for n, p in _PLEKKEN.items()
    )
    rijen = tuple(
        Rij(
            s.naam,
            REEKS[s.naam].label,
            "% en getal",
            "",
            {
                **{n: Cel(v[n], (O, "reeksen", s.naam, n)) for n in _PLEKKEN},
                **herkomstcellen(f"spreiding.{s.naam}"),
            },
        )
        for s in SPREIDINGEN
    )
    return Blok(
        "spreidingen", "2  Hoe ver kan elke reeks van het macropad afwijken?",
        (*HERKOMST, *cijfers, Kolom("status", "Status", TWEE)), rijen,
        "Het pad zelf staat op Uitgangspunten, blok 7. Volharding: het deel van een afwijking dat een jaar later nog "
        "bestaat. Samenhang: van −1 tot 1, de kwadraten van beide samen ten hoogste 1. Leeg mag alleen de ondergrens.",
        sinds=MET_SOLIDARITEIT,
    )  # fmt: skip


def blad() -> Blad:
    return Blad(
        O,
        "Onzekerheid",
        (
            parameterblok(
                "onzekerheid_keuzes",
                "1  Hoeveel paden, en welke?",
                Onzekerheid,
                "Voor doorrekening stress; de knop en herbereken rekenen alleen het eigen pad. Leeg mag niet.",
                (O,),
                MET_SOLIDARITEIT,
            ),
            _reeksen(),
        ),
        TABKLEUR["uitgangspunten"],
        "Hoe zeker is de uitkomst als prijzen, rente en waarden anders lopen? De kansen staan op Uitkomsten "
        "onzekerheid.",
        breedtes={LABEL: 54.0, BRON: 58.0, TOELICHTING: 30.0, EEN: 13.0, TWEE: 24.0, DRIE: 13.0, JAAR1: 15.0,
                  JAAR1 + 1: 19.0, JAAR1 + 2: 14.0},
        sinds=MET_SOLIDARITEIT,
    )  # fmt: skip
