"""The vectorised kern equals a plain projection, one corporation and one year at a time."""

import numpy as np
from hypothesis import given

from tests.bouwers import lijn, reken
from tests.orakel import orakel
from tests.strategieen import onderzoek, regios
from xl_doorrekening.begrippen.regels import REGELS
from xl_doorrekening.begrippen.tijd import JAREN, KOLOMMEN
from xl_doorrekening.invoer.regio import Regio


def vergelijk(r: Regio) -> None:
    """Every declared line of every corporation, tak and year, to a cent or 1e-9."""
    uitkomst = reken(r)
    for nummer in range(len(r.corporaties)):
        verwacht = orakel(r, nummer)
        for kolom in KOLOMMEN:
            for regel in REGELS:
                hier = np.array(lijn(uitkomst, regel.naam, kolom, nummer))
                daar = np.array(verwacht[kolom].get(regel.naam, [0.0] * JAREN))
                fout = np.abs(hier - daar) - np.maximum(0.01, 1e-9 * np.abs(daar))
                assert (fout <= 0).all(), (regel.naam, kolom, nummer, int(np.argmax(fout)), hier, daar)


@given(regios())
@onderzoek(60)
def test_kern_en_orakel_geven_dezelfde_regels(r: Regio) -> None:
    """Both takken, all kinds of project, own budgets, internal loan, tax, every form of loan."""
    vergelijk(r)
