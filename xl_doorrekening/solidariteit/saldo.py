"""What goes between corporations in money, without what dwellings that changed hands bring in later."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from xl_doorrekening.begrippen.instrumenten import WONINGINSTRUMENTEN
from xl_doorrekening.begrippen.tijd import JAREN
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.invoer.solidariteit import Instrumentregel
from xl_doorrekening.kern.indexen import Bedragen
from xl_doorrekening.kern.stapel import teken
from xl_doorrekening.solidariteit.boek import Boek
from xl_doorrekening.solidariteit.geld import GELD
from xl_doorrekening.solidariteit.woningen import betaal

RICHTING: Final = {"rente": -1, "rente_ontvangen": 1, "leningen": 1, "aflossing": -1}
"""Parts of an Extra that are cash, with their sign; `bedragen` have that of their line."""


def boek_geld(boek: Boek, regio: Regio, regels: Sequence[Instrumentregel]) -> None:
    """Money of these instruments, both sides: sums that are agreed, and the price of dwellings that change hands."""
    for r in regels:
        if r.instrument in GELD:
            GELD[r.instrument](boek, regio, r)
        elif r.instrument in WONINGINSTRUMENTEN:
            betaal(boek, regio, r)


def ontvangen(regio: Regio, regels: Sequence[Instrumentregel]) -> Bedragen:
    """Cash received minus paid under these instruments, prices of dwellings included: (jaar, corporatie), nominal €.

    Over the region it adds up to nothing, every year.
    """
    boek = Boek(len(regio.corporaties))
    boek_geld(boek, regio, regels)
    x = boek.extra()
    uit: Bedragen = np.zeros((JAREN, len(regio.corporaties)))
    for naam, reeks in x.bedragen.items():
        uit += teken(naam) * reeks[:, 0].sum(-1)
    for naam, richting in RICHTING.items():
        deel = getattr(x, naam)
        if deel is not None:
            uit += richting * deel[:, 0].sum(-1)
    return uit
