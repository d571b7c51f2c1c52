"""What goes between corporations in money."""

from typing import Final

import numpy as np

from xl_doorrekening.begrippen.tijd import JAREN, TAKKEN
from xl_doorrekening.kern.extra import Extra
from xl_doorrekening.kern.indexen import Bedragen
from xl_doorrekening.kern.stapel import teken

RICHTING: Final = {"rente": -1, "rente_ontvangen": 1, "leningen": 1, "aflossing": -1, "aflossing_mee": -1}
"""Parts of an Extra that are cash, with their sign; `bedragen` have that of their line."""


def ontvangen(x: Extra, corporaties: int) -> Bedragen:
    """Cash received minus paid under the instruments, (jaar, corporatie, tak); negative: gives."""
    posten = [teken(naam) * reeks for naam, reeks in x.bedragen.items()]
    for naam, richting in (
        ("rente", -1),
        ("rente_ontvangen", 1),
        ("leningen", 1),
        ("aflossing", -1),
        ("aflossing_mee", -1),
    ):
        reeks = getattr(x, naam)
        if reeks is not None:
            posten.append(richting * reeks)
    uit: Bedragen = np.sum(posten, axis=0)[:, 0] if posten else np.zeros((JAREN, corporaties, len(TAKKEN)))
    return uit
