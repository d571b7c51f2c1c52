"""The one service: validated input to results. Command, macro, function and test all call it."""

from xl_doorrekening.doorrekenen.dienst import doorrekenen
from xl_doorrekening.doorrekenen.resultaat import A, B, Doorrekening, Haalbaarheid, R, Variant
from xl_doorrekening.doorrekenen.sommen import regiosommen
from xl_doorrekening.doorrekenen.tabel import ALLEEN_A, KOPPEN, SCENARIO, lange_tabel
from xl_doorrekening.opgave.plannen import lagen

__all__ = [
    "ALLEEN_A", "KOPPEN", "SCENARIO", "A", "B", "Doorrekening", "Haalbaarheid", "R", "Variant", "doorrekenen",
    "lagen", "lange_tabel", "regiosommen",
]  # fmt: skip
