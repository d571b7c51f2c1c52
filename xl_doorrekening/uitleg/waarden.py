"""Beleidswaarde, marktwaarde and WOZ-waarde: rolled on with the index, with and without projects (rekenregels §5)."""

from functools import partial
from typing import Final

import numpy as np

from xl_doorrekening.begrippen.regels import REGEL, Index
from xl_doorrekening.begrippen.tijd import TAKKEN
from xl_doorrekening.kern.corporatiestapel import WAARDE_INDEX, WAARDEN
from xl_doorrekening.kern.projecten import KANAAL
from xl_doorrekening.uitleg.beeld import Beeld, Grootheid
from xl_doorrekening.uitleg.bezit import uitstroom
from xl_doorrekening.uitleg.maat import Maat
from xl_doorrekening.uitleg.projecten import bijdragen, opgeteld
from xl_doorrekening.uitleg.stap import Rekenbaar, Stap, som

GEBOUWD: Final = "gebouwd_"
"""Before the name of a value: what the opgave has added to it."""
BLIJFT: Final = "waarde_blijft"


def _behoud(b: Beeld, k: int, t: int) -> Stap:
    """What is left of the value after dwellings have left at the mean of the tak."""
    vhe = b.lijn("vhe", k, t - 1)

    def maak() -> Rekenbaar:
        return 1 - uitstroom(b, k, t) / vhe if vhe.waarde else b.vast("behoud", 1.0, Maat.FACTOR, "er was geen bezit")

    return b.tussen(("behoud", k, t), "deel van de waarde dat blijft", Maat.FACTOR, maak, t=t, k=k)


def _erbij(b: Beeld, naam: str, k: int, t: int, *, opgave: bool) -> list[Stap]:
    kanalen = [(naam, i) for i in (Index.BOUW, WAARDE_INDEX[naam]) if (naam, i) in KANAAL]
    return [s for kanaal in kanalen for s in bijdragen(b, kanaal, k, t, opgave=opgave)]


def _toegevoegd(b: Beeld, naam: str, k: int, t: int) -> Stap | None:
    """Value that projects add in a year; with an opgave both lagen apart."""
    delen = {o: _erbij(b, naam, k, t, opgave=o) for o in ((False, True) if b.met_opgave else (False,))}
    if not any(delen.values()):
        return None

    def maak() -> Rekenbaar:
        if not b.met_opgave:
            return som(("+", s) for s in delen[False])
        namen = {False: "waarde uit laag instandhouding", True: "waarde uit de opgave"}
        return som(
            (
                "+",
                b.tussen(("waarde laag", naam, o, k, t), namen[o], Maat.KEUR, partial(opgeteld, b, d, Maat.KEUR), t=t),
            )
            for o, d in delen.items()
            if d
        )

    return b.tussen(("toegevoegd", naam, k, t), "waarde die projecten toevoegen", Maat.KEUR, maak, t=t, k=k)


def _waarde(b: Beeld, k: int, t: int, naam: str) -> Rekenbaar:
    """V·(1+w)·(1 − uit/vhe) + added; or the own forecast, with what the opgave takes and adds."""
    eigen = float(b.st.waarde_eigen[naam][t, b.c, k])
    if not np.isnan(eigen):
        bron = b.eigen(("takken", TAKKEN[k], "waarden", naam, t))
        label = f"{REGEL[naam].label}, eigen prognose"
        cel = b.invoer(bron, label, Maat.KEUR, eigen, jaar=b.startjaar + t, tak=TAKKEN[k])
        return cel * b.lijn(BLIJFT, k, t) + b.lijn(GEBOUWD + naam, k, t) if b.met_opgave else cel
    groei = 1 + b.macro(WAARDE_INDEX[naam].value, t)
    uit = b.lijn(naam, k, t - 1) * groei * _behoud(b, k, t)
    erbij = _toegevoegd(b, naam, k, t)
    return uit if erbij is None else uit + erbij


def _gebouwd(b: Beeld, k: int, t: int, naam: str) -> Rekenbaar:
    """Value that the opgave has added, rolled on."""
    erbij = _erbij(b, naam, k, t, opgave=True)
    vorig = b.lijn(GEBOUWD + naam, k, t - 1)
    uit: Rekenbaar = vorig * (1 + b.macro(WAARDE_INDEX[naam].value, t)) * _behoud(b, k, t)
    for s in erbij:
        uit = uit + s
    return uit


def _gebouwd_waarde(b: Beeld, k: int, t: int, naam: str) -> float:
    """As the projection does it; kept nowhere there."""
    stand = 0.0
    for s in range(t + 1):
        groei = 1 + float(b.u.pad[WAARDE_INDEX[naam].value][0, s])
        vhe = float(b.st.vhe[s, b.c, k])
        behoud = 1 - (float(b.st.uitstroom[s, b.c, k]) / vhe if vhe else 0.0)
        delen = ((r[s, b.c, k], b.u.index[i][0, s]) for i, r in b.st.waarde_opgave[naam].items())
        stand = stand * groei * behoud + sum(float(x * i) for x, i in delen)
    return stand


def _begin(b: Beeld, k: int, naam: str) -> Rekenbaar:
    return b.stand(naam, k)


def _blijft(b: Beeld, k: int, t: int) -> Rekenbaar:
    """Share of the own forecast that the opgave leaves."""
    vorig, vhe = b.lijn(BLIJFT, k, t - 1), b.lijn("vhe", k, t - 1)
    uit, erin = (bijdragen(b, kanaal, k, t, opgave=True) for kanaal in ("uitstroom", "instroom"))
    if vhe.waarde <= 0 or not uit + erin:
        return vorig
    weg = som([*(("+", s) for s in uit), *(("−", s) for s in erin)])
    return vorig * (1 - weg / vhe)


GROOTHEDEN: Final = {
    **{n: Grootheid(REGEL[n].label, Maat.KEUR, partial(_waarde, naam=n), partial(_begin, naam=n))
       for n in WAARDEN},
    **{
        GEBOUWD + n: Grootheid(
            f"{REGEL[n].label} die de opgave heeft toegevoegd", Maat.KEUR, partial(_gebouwd, naam=n),
            lambda b, _: b.vast("toegevoegde waarde", 0.0, Maat.KEUR, "aan het begin is er nog niets toegevoegd"),
            partial(_gebouwd_waarde, naam=n), kolommen=(0, 1),
        )
        for n in WAARDEN
    },
    BLIJFT: Grootheid(
        "Deel van de eigen waardeprognose dat de opgave laat staan", Maat.FACTOR, _blijft,
        lambda b, _: b.vast("deel dat blijft", 1.0, Maat.FACTOR, "aan het begin is er nog niets weg"),
        lambda b, k, t: float(b.st.waarde_blijft[t, b.c, k]), kolommen=(0, 1),
    ),
}  # fmt: skip
