"""Bookings of instruments: who pays or gets what in which year, gathered into one `Extra`."""

import numpy as np

from xl_doorrekening.begrippen.tijd import JAREN, TAKKEN
from xl_doorrekening.kern.extra import Extra
from xl_doorrekening.kern.indexen import Bedragen


class Boek:
    """Nominal amounts per year, for the corporations of one region."""

    def __init__(self, corporaties: int) -> None:
        self.vorm = (JAREN, 1, corporaties, len(TAKKEN))
        self.posten: dict[tuple[str, str], Bedragen] = {}

    def boek(self, deel: str, c: int, k: int, reeks: Bedragen, naam: str = "") -> None:
        """Add (15,) to a part of the Extra, and of `bedragen` and `waarde` to the line or value `naam`."""
        if (deel, naam) not in self.posten:
            self.posten[deel, naam] = np.zeros(self.vorm)
        self.posten[deel, naam][:, 0, c, k] += reeks

    def regel(self, naam: str, c: int, k: int, reeks: Bedragen) -> None:
        """Add (15,) to a line of the scheme."""
        self.boek("bedragen", c, k, reeks, naam)

    def extra(self) -> Extra:
        los = {deel: x for (deel, naam), x in self.posten.items() if not naam}
        per: dict[str, dict[str, Bedragen]] = {"bedragen": {}, "waarde": {}}
        for (deel, naam), x in self.posten.items():
            if naam:
                per[deel][naam] = x
        return Extra(bedragen=per["bedragen"], waarde=per["waarde"], **los)
