"""What a column of the programme does to one corporation: an instrument's own bookings, per unit and year."""

from dataclasses import dataclass, fields

import numpy as np

from xl_doorrekening.begrippen.regels import REGEL
from xl_doorrekening.begrippen.tijd import JAREN
from xl_doorrekening.kern.corporatiestapel import OPERATIONEEL
from xl_doorrekening.kern.extra import Extra
from xl_doorrekening.kern.indexen import Bedragen
from xl_doorrekening.kern.projecttabel import Getallen
from xl_doorrekening.kern.stapel import teken


@dataclass(frozen=True)
class Werking:
    """Effects per unit, (P, jaar) each; `corporatie` and `tak`: where, (P,). € unless the unit says otherwise."""

    corporatie: Getallen
    tak: Getallen
    operationeel: Bedragen
    """Operating cash before interest and tax."""
    overig: Bedragen
    """Other cash, without interest."""
    rente: Bedragen
    """Paid, and received."""
    ontvangen: Bedragen
    schuld: Bedragen
    """Standing at year end; of which guaranteed."""
    geborgd: Bedragen
    vordering: Bedragen
    onbelast: Bedragen
    """What of `operationeel`, and of interest paid minus received, is not taxed."""
    rente_onbelast: Bedragen
    beleidswaarde: Bedragen
    """Added in the year; it moves with the index and what leaves from then on. Idem marktwaarde."""
    marktwaarde: Bedragen

    def __len__(self) -> int:
        return len(self.corporatie)

    def maal(self, factor: Bedragen) -> "Werking":
        """Each times a number, (P,)."""
        los = {f.name: getattr(self, f.name) for f in fields(self)}
        return Werking(**{n: x * factor[:, None] if x.ndim == 2 else x for n, x in los.items()})


def nul(corporatie: Getallen, tak: Getallen, **delen: Bedragen) -> Werking:
    """With these effects and no others."""
    leeg = np.zeros((len(corporatie), JAREN))
    namen = [f.name for f in fields(Werking) if f.name not in ("corporatie", "tak")]
    return Werking(corporatie, tak, **{n: delen.get(n, leeg) for n in namen})


def van_extra(x: Extra, plekken: list[tuple[int, int]], corporatie: Getallen, tak: Getallen) -> Werking:
    """The bookings at these places (corporatie, tak) of an Extra, as effects at other corporations."""
    wie, welke = (np.array(a, dtype=np.int64) for a in zip(*plekken, strict=True))

    def deel(naam: str) -> Bedragen:
        reeks = getattr(x, naam)
        return np.zeros((len(wie), JAREN)) if reeks is None else np.asarray(reeks[:, 0, wie, welke].T)

    kas = {True: np.zeros((len(wie), JAREN)), False: np.zeros((len(wie), JAREN))}
    for naam, reeks in x.bedragen.items():
        kas[REGEL[naam].groep in OPERATIONEEL] += teken(naam) * reeks[:, 0, wie, welke].T
    mee = np.cumsum(deel("schuld_mee") - deel("aflossing_mee"), axis=1)
    overig = kas[False] + deel("leningen") - deel("aflossing") - deel("aflossing_mee")
    return nul(
        corporatie, tak, operationeel=kas[True], overig=overig, rente=deel("rente"), ontvangen=deel("rente_ontvangen"),
        schuld=np.cumsum(deel("leningen") - deel("aflossing"), axis=1) + mee, geborgd=mee * (tak[:, None] == 0),
        vordering=np.cumsum(deel("vordering"), axis=1), onbelast=deel("onbelast"),
        rente_onbelast=deel("rente_onbelast"),
    )  # fmt: skip
