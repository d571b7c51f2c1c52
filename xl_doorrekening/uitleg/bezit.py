"""Dwellings: all of them, the existing stock, and with what of it lagen on top of instandhouding take along."""

from typing import Final

from xl_doorrekening.begrippen.regels import REGEL
from xl_doorrekening.uitleg.beeld import Beeld, Grootheid
from xl_doorrekening.uitleg.maat import Maat
from xl_doorrekening.uitleg.projecten import bijdragen, opgeteld, woningen
from xl_doorrekening.uitleg.stap import Rekenbaar, Stap

ZONDER_OPGAVE: Final = "bestaand_instandhouding"


def _mutatie(b: Beeld, k: int, t: int, *, nieuw: bool, opgave: bool = True) -> list[tuple[str, Stap]]:
    def delen(kanaal: str) -> list[Stap]:
        return woningen(b, kanaal, k, t) if opgave else bijdragen(b, kanaal, k, t, opgave=False)

    uit = [("+", s) for s in delen("nieuw")] if nieuw else []
    return uit + [("+", s) for s in delen("instroom")] + [("−", s) for s in delen("uitstroom")]


def _verder(begin: Rekenbaar, mutatie: list[tuple[str, Stap]]) -> Rekenbaar:
    uit: Rekenbaar = begin
    for teken, s in mutatie:
        uit = uit + s if teken == "+" else uit - s
    return uit


def _vhe(b: Beeld, k: int, t: int) -> Rekenbaar:
    return _verder(b.lijn("vhe", k, t - 1), _mutatie(b, k, t, nieuw=True))


def _bestaand(b: Beeld, k: int, t: int) -> Rekenbaar:
    return _verder(b.lijn("bestaand", k, t - 1), _mutatie(b, k, t, nieuw=False))


def _zonder_opgave(b: Beeld, k: int, t: int) -> Rekenbaar:
    return _verder(b.lijn(ZONDER_OPGAVE, k, t - 1), _mutatie(b, k, t, nieuw=False, opgave=False))


def uitstroom(b: Beeld, k: int, t: int) -> Stap:
    """Existing dwellings that leave in a year, net of those bought at the mean."""

    def maak() -> Rekenbaar:
        weg, terug = woningen(b, "uitstroom", k, t), woningen(b, "instroom", k, t)
        return _verder(opgeteld(b, weg, Maat.WONINGEN), [("−", s) for s in terug])

    return b.tussen(("uitstroom", k, t), "woningen die weggaan", Maat.WONINGEN, maak, t=t, k=k)


def gemiddeld(b: Beeld, k: int, t: int, *, opgave: bool = True) -> Stap:
    """Mean existing stock of a year; `opgave`: as the variant has it, else of the laag instandhouding."""
    naam = "bestaand" if opgave or not b.met_opgave else ZONDER_OPGAVE
    label = "gemiddeld bestaand bezit" if naam == "bestaand" else "gemiddeld bestaand bezit zonder de opgave"
    return b.tussen(
        ("gemiddeld", naam, k, t), label, Maat.VHE, lambda: (b.lijn(naam, k, t - 1) + b.lijn(naam, k, t)) / 2, t=t, k=k
    )


def minder_bezit(b: Beeld, k: int, t: int) -> Stap | None:
    """What the opgave changes in the mean existing stock; None where nothing."""
    met, zonder = gemiddeld(b, k, t), gemiddeld(b, k, t, opgave=False)
    if met.waarde == zonder.waarde:
        return None
    label = "meer of minder bestaand bezit door de opgave"
    return b.tussen(("minder", k, t), label, Maat.VHE, lambda: met - zonder, t=t, k=k)


def deel_weg(b: Beeld, k: int, t: int) -> Stap | None:
    """Share of the stock of the laag instandhouding that the opgave adds or takes, on average in the year."""
    minder, zonder = minder_bezit(b, k, t), gemiddeld(b, k, t, opgave=False)
    if minder is None or zonder.waarde <= 0:
        return None
    label = "deel van het bezit dat door de opgave weggaat (−) of erbij komt"
    return b.tussen(("deel weg", k, t), label, Maat.FACTOR, lambda: minder / zonder, t=t, k=k)


def _begin(b: Beeld, k: int) -> Rekenbaar:
    return b.stand("vhe", k)


GROOTHEDEN: Final = {
    "vhe": Grootheid(REGEL["vhe"].label, Maat.VHE, _vhe, _begin),
    "bestaand": Grootheid("Bestaand bezit", Maat.VHE, _bestaand, _begin),
    ZONDER_OPGAVE: Grootheid(
        "Bestaand bezit zonder de opgave", Maat.VHE, _zonder_opgave, _begin, kolommen=(0, 1),
        waarde=lambda b, k, t: float(b.basis.bestaand[t + 1, 0, k]),
    ),
}  # fmt: skip
