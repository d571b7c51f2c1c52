"""Shocks on the macro path: the projection meets another path than the one the region agreed."""

from xl_doorrekening.begrippen.maatregelen import SCHOKKEN
from xl_doorrekening.invoer.scenarios import Wijziging
from xl_doorrekening.kern.indexen import Macro
from xl_doorrekening.solidariteit.keuze import jaren


def met_schok(pad: Macro, w: Wijziging, startjaar: int) -> Macro:
    """The series of this shock moved in its years, (S, 15) each.

    Budgets keep the price level they were made at, so that a shock raises them too; existing loans keep their rate.
    """
    assert w.maatregel is not None
    bij = (w.waarde or 0.0) * jaren(w.van, w.tot, startjaar)
    return {**pad, **{naam: pad[naam] + bij for naam in SCHOKKEN[w.maatregel]}}
