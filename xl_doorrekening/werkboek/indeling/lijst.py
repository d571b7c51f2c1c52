"""Lists of stap 5: of the region's own rows with the legends that go with them, and of results."""

from collections.abc import Iterable, Mapping

from pydantic import BaseModel

from xl_doorrekening.invoer.veld import Eenheid, velden
from xl_doorrekening.werkboek.indeling.blok import (
    BRON,
    MET_SOLIDARITEIT,
    MET_UITVOERING,
    Blok,
    Cel,
    Grafiek,
    Kolom,
    Pad,
    Rij,
    Soort,
    uitkomstveld,
)


def uitkomstblok(
    naam: str, titel: str, kolommen: tuple[Kolom, ...], rijen: tuple[Rij, ...], uitleg: str, kop: str,
    grafieken: tuple[Grafiek, ...] = (), *, lijst: bool = False, nieuwe_pagina: bool = False,
    sinds: int = MET_SOLIDARITEIT,
) -> Blok:  # fmt: skip
    """Results of stap 5 and 6 without a column for the unit."""
    return Blok(
        naam, titel, kolommen, rijen, uitleg, Soort.UITKOMST, kop, kop_eenheid="", grafieken=grafieken, lijst=lijst,
        nieuwe_pagina=nieuwe_pagina, sinds=sinds,
    )  # fmt: skip


def standblok(naam: str, titel: str, onderdelen: Iterable[tuple[str, str]]) -> Blok:
    """How far each part is, in words; a row per (code, label)."""
    cel = Cel(uitkomstveld("Stand", Eenheid.TEKST))
    return uitkomstblok(
        naam, titel, (Kolom("stand", "Stand", BRON),),
        tuple(Rij(code, label, "", "", {"stand": cel}) for code, label in onderdelen), "", "Onderdeel",
        sinds=MET_UITVOERING,
    )  # fmt: skip


def uitkomstlijst(
    naam: str, titel: str, kolommen: tuple[Kolom, ...], cellen: Mapping[str, Cel], aantal: int, uitleg: str,
    kop: str = "Scenario", grafieken: tuple[Grafiek, ...] = (), *, nieuwe_pagina: bool = False,
    sinds: int = MET_SOLIDARITEIT,
) -> Blok:  # fmt: skip
    """Results of stap 5 and 6 that fill up from the top."""
    rijen = tuple(Rij(str(i + 1), "", "", "", cellen) for i in range(aantal))
    return uitkomstblok(
        naam, titel, kolommen, rijen, uitleg, kop, grafieken, lijst=True, nieuwe_pagina=nieuwe_pagina, sinds=sinds
    )  # fmt: skip


SCENARIONAMEN = ("scenario_lijst", "naam")
"""Block and column with the names that other lists refer to."""


def lijstblok(
    naam: str,
    titel: str,
    model: type[BaseModel],
    plekken: Mapping[str, int],
    pad: Pad,
    aantal: int,
    uitleg: str,
    keuzes_uit: Mapping[str, tuple[str, str]] | None = None,
    sinds: int = MET_SOLIDARITEIT,
) -> Blok:
    """A table with a row per item of the list at `pad` and a column per field of the model."""
    v = dict(velden(model))
    if set(plekken) != set(v):
        raise ValueError(f"kolommen van {naam}: {set(plekken) ^ set(v)}")
    bron = keuzes_uit or {}
    kolommen = tuple(Kolom(n, v[n].label, p, keuzes_uit=bron.get(n, ("", ""))) for n, p in plekken.items())
    rijen = tuple(Rij(str(i + 1), "", cellen={n: Cel(v[n], (*pad, i, n)) for n in plekken}) for i in range(aantal))
    return Blok(naam, titel, kolommen, rijen, uitleg, Soort.TABEL, vaste_kolommen=False, sinds=sinds)


def legenda(
    naam: str, titel: str, kolommen: tuple[Kolom, ...], rijen: tuple[Rij, ...], uitleg: str, *, nieuwe_pagina: bool
) -> Blok:
    """What there is to choose from, as fixed text."""
    return Blok(naam, titel, kolommen, rijen, uitleg, Soort.LEGENDA, vaste_kolommen=False, sinds=MET_SOLIDARITEIT,
                nieuwe_pagina=nieuwe_pagina)  # fmt: skip


def kolomnamen(model: type[BaseModel], codes: Iterable[str]) -> str:
    """The headers of these columns in the order of the model, in a sentence."""
    welke = set(codes)
    return ", ".join(v.label[0].lower() + v.label[1:] for n, v in velden(model) if n in welke)
