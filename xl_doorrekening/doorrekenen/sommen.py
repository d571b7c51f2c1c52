"""The region added up."""

from typing import NamedTuple

import numpy as np

from xl_doorrekening.doorrekenen.resultaat import Doorrekening, zoek
from xl_doorrekening.regio.richting import Richting
from xl_doorrekening.regio.ruimte import Ruimte


class Regiosom(NamedTuple):
    """€; NaN where no corporation has a known room."""

    ruimte: float
    tekort: float
    saldo: float
    onbepaald: tuple[str, ...]
    """Corporations left out: figures are missing, no amount restores the norms, or no norm limits."""


def regiosommen(d: Doorrekening, richting: Richting, ruimten: tuple[Ruimte, ...] | None = None) -> Regiosom:
    """Σ positive room (none where upkeep is structurally negative), Σ shortfall, and the netted figure, €.

    Per corporation the room of investing in DAEB (in niet-DAEB where there is no DAEB): the takken share the norms of
    geheel, so their rooms do not add up. Netting assumes full solidarity (rekenregels §8). `ruimten`: other rooms than
    those at instandhouding.
    """
    plus, tekort, bekend = 0.0, 0.0, False
    onbepaald = []
    for c, o in enumerate(d.oordelen):
        r = zoek(d.ruimten if ruimten is None else ruimten, o.corporatie, richting, d.hoofdtak(c))
        if np.isnan(r.bedrag) or r.onbegrensd:
            onbepaald.append(o.corporatie)
            continue
        bekend = True
        plus += max(r.bedrag, 0.0) if o.verantwoord else 0.0
        tekort += min(r.bedrag, 0.0)
    if not bekend:
        return Regiosom(np.nan, np.nan, np.nan, tuple(onbepaald))
    return Regiosom(plus, tekort, plus + tekort, tuple(onbepaald))
