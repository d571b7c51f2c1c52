"""Builders for uncertain macro paths."""

from typing import Any

import numpy as np

from xl_doorrekening.begrippen.macro import REEKSEN
from xl_doorrekening.invoer.onzekerheid import Onzekerheid, Reeksonzekerheid
from xl_doorrekening.kern.indexen import Bedragen

NUMMER = {r.naam: i for i, r in enumerate(REEKSEN)}


def onzeker(paden: int = 1000, zaad: int = 7, paden_graad: int = 50, **reeksen: Any) -> Onzekerheid:
    """Only the series given stray; a single figure is the spread."""
    per = {n: x if isinstance(x, dict) else {"spreiding": x} for n, x in reeksen.items()}
    return Onzekerheid(
        paden=paden, zaad=zaad, paden_graad=paden_graad, reeksen={n: Reeksonzekerheid(**x) for n, x in per.items()}
    )


def nul() -> dict[str, Bedragen]:
    """The own path of 0% in every series."""
    return {r.naam: np.zeros((1, 15)) for r in REEKSEN}
