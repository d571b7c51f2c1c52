"""Stap 3: the regional task per type, gemeente and year, from the sources that were entered (rekenregels §9)."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xl_doorrekening.begrippen.opgave import Herkomst, Opgavetype
from xl_doorrekening.begrippen.tijd import BELEIDSRIJK
from xl_doorrekening.invoer.opgave import Nieuwbouwbron, Opgave, Opgaveregel
from xl_doorrekening.kern.projecttabel import TYPEN
from xl_doorrekening.opgave.verdelen import grootste_rest

Aantallen = NDArray[np.int64]


def herken(gemeente: str) -> str:
    """By which a gemeente is recognised: spaces and capitals do not matter."""
    return " ".join(gemeente.replace("’", "'").split()).casefold()


def jaaraantallen(r: Opgaveregel, startjaar: int) -> Aantallen:
    """Whole dwellings per policy-rich year, (10,): the amounts per year, else the total evenly over the period.

    The part of a period that lies outside the policy-rich years falls outside the task.
    """
    if r.per_jaar:
        return np.rint([x or 0.0 for x in r.jaren]).astype(np.int64)
    van, gelijk = gelijk_over_periode(r, startjaar)
    jaar = np.arange(startjaar, startjaar + BELEIDSRIJK) - van
    binnen = (jaar >= 0) & (jaar < gelijk.size)
    return np.where(binnen, gelijk[np.clip(jaar, 0, gelijk.size - 1)], 0) if gelijk.size else np.zeros_like(jaar)


def gelijk_over_periode(r: Opgaveregel, startjaar: int) -> tuple[int, Aantallen]:
    """First year of the period of a total, and whole dwellings per year of it; none where the row asks nothing."""
    van, tot = r.van or startjaar, r.tot or startjaar + BELEIDSRIJK - 1
    duur = tot - van + 1
    if not r.aantal or duur < 1:
        return van, np.zeros(0, dtype=np.int64)
    totaal = round(r.aantal)
    return van, grootste_rest(np.full(duur, totaal / duur), totaal)


def in_plaats_van_npa(type_: Opgavetype, volgens: Nieuwbouwbron) -> Herkomst | None:
    """What goes before the NPA where a gemeente has a figure of it: the woondeal when chosen, or the shared picture."""
    if type_ is Opgavetype.UITBREIDING:
        return Herkomst.WOONDEAL if volgens is Nieuwbouwbron.WOONDEAL else None
    return Herkomst.BEELD if type_ in (Opgavetype.SLOOP, Opgavetype.VERKOOP) else None


def geldende_herkomst(o: Opgave) -> dict[tuple[str, Opgavetype], Herkomst]:
    """Per gemeente (as recognised) and type the source of which the figures count, beside the ambitions."""
    uit: dict[tuple[str, Opgavetype], Herkomst] = {}
    for r in o.regels:
        sleutel = herken(r.gemeente or "")
        if r.type is None or not sleutel:
            continue
        uit.setdefault((sleutel, r.type), Herkomst.NPA)
        voor = in_plaats_van_npa(r.type, o.keuzes.nieuwbouw_volgens)
        if voor is not None and r.herkomst is voor and (r.aantal is not None or r.per_jaar):
            uit[sleutel, r.type] = voor
    return uit


@dataclass(frozen=True)
class Regionaal:
    """The task. `opgave` and every array of `per_herkomst`: (type, gemeente, jaar), dwellings."""

    gemeenten: tuple[str, ...]
    opgave: Aantallen
    per_herkomst: dict[Herkomst, Aantallen]

    def plek(self, gemeente: str | None) -> int | None:
        """Number of a gemeente, however it is spelled; None when it has no place in the region."""
        sleutel = herken(gemeente or "")
        return next((i for i, g in enumerate(self.gemeenten) if herken(g) == sleutel), None)


def regionale_opgave(o: Opgave, startjaar: int, verder: Iterable[str] = ()) -> Regionaal:
    """Add up the rows. `verder`: gemeenten that the corporations name; they take part, without a task of their own."""
    namen: dict[str, str] = {}
    for naam in (*(r.gemeente or "" for r in o.regels), *verder):
        if herken(naam):
            namen.setdefault(herken(naam), " ".join(naam.split()))
    plek = {sleutel: i for i, sleutel in enumerate(namen)}
    vorm = (len(TYPEN), len(namen), BELEIDSRIJK)
    per: dict[Herkomst, Aantallen] = {h: np.zeros(vorm, dtype=np.int64) for h in Herkomst}
    geldt = geldende_herkomst(o)
    opgave: Aantallen = np.zeros(vorm, dtype=np.int64)
    for r in o.regels:
        sleutel = herken(r.gemeente or "")
        if r.type is None or not sleutel:
            continue
        herkomst, aantallen = r.herkomst or Herkomst.NPA, jaaraantallen(r, startjaar)
        per[herkomst][TYPEN.index(r.type), plek[sleutel]] += aantallen
        if herkomst in (geldt[sleutel, r.type], Herkomst.AMBITIE):
            opgave[TYPEN.index(r.type), plek[sleutel]] += aantallen
    return Regionaal(tuple(namen.values()), opgave, per)


@dataclass(frozen=True)
class Voorraad:
    """Dwellings of the region per year, (jaar,) each; `stand` at year end."""

    begin: float
    uitbreiding: NDArray[np.float64]
    sloop: NDArray[np.float64]
    verkoop: NDArray[np.float64]
    overig: NDArray[np.float64]
    stand: NDArray[np.float64]


def voorraadontwikkeling(
    begin: float,
    uitbreiding: NDArray[np.float64],
    sloop: NDArray[np.float64],
    verkoop: NDArray[np.float64],
    overig: NDArray[np.float64],
) -> Voorraad:
    """The shared picture of growth: stock + uitbreiding − sloop − verkoop ± overig, year by year."""
    return Voorraad(
        begin, uitbreiding, sloop, verkoop, overig, begin + np.cumsum(uitbreiding - sloop - verkoop + overig)
    )
