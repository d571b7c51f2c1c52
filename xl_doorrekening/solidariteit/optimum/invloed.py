"""What one dwelling more does, per year: taken from the projection itself, around the plan as it stands.

Flows and values are linear in the dwellings but for what leaves the stock (it takes the mean of the rest along), so the
search repeats this around its own answer until nothing moves.
"""

from dataclasses import dataclass

import numpy as np

from xl_doorrekening.begrippen.tijd import JAREN
from xl_doorrekening.kern.corporatiestapel import WAARDE_INDEX
from xl_doorrekening.kern.indexen import Bedragen, Macro
from xl_doorrekening.kern.projecten import Stromen
from xl_doorrekening.kern.projectie import Uitkomst, projecteer
from xl_doorrekening.kern.projecttabel import Getallen
from xl_doorrekening.kern.stapel import Basis, leg_op
from xl_doorrekening.kern.uitkomst import takvoorop

REEKSEN = ("ebitda", "investering", "beleidswaarde", "marktwaarde")
STIL = 1e-7
"""€ below which an effect is noise of subtracting large numbers, as a share of the largest effect of the dwelling."""


@dataclass(frozen=True)
class Invloed:
    """Per dwelling, (reeks, jaar, P), in the order of REEKSEN; nominal €. Values are those at year end."""

    per: Bedragen

    def __getitem__(self, naam: str) -> Bedragen:
        uit: Bedragen = self.per[REEKSEN.index(naam)]
        return uit

    def toename(self, naam: str, groei: Bedragen) -> Bedragen:
        """What is added to a value each year on top of its growth (jaar, P): the value itself rolls on."""
        v = self[naam]
        uit = v.copy()
        uit[1:] -= groei[1:] * v[:-1]
        return _zonder_ruis(uit)


def _zonder_ruis(x: Bedragen) -> Bedragen:
    return np.where(np.abs(x) < STIL * np.maximum(np.abs(x).max(0), 1.0), 0.0, x)


def reeksen(u: Uitkomst) -> Bedragen:
    """The series of REEKSEN before financing, (reeks, jaar, tak, corporatie)."""
    return np.stack([
        u.basis["ebitda"][:, :, 0], u.basis["investeringssaldo"][:, :, 0], u.reeks("beleidswaarde")[:, :, 0],
        u.reeks("marktwaarde")[:, :, 0],
    ])  # fmt: skip


def invloed(b: Basis, pad: Macro, stromen: Bedragen, per_woning: Bedragen, c: Getallen, k: Getallen) -> Invloed:
    """Effect at corporation `c`, tak `k` of one dwelling with these flows, (kanaal, jaar, P), on top of `stromen`.

    All dwellings in one projection: each at a corporation of its own.
    """
    p = np.arange(len(c))
    zonder = reeksen(projecteer(leg_op(b, Stromen(stromen)), pad))[:, :, k, c]
    met = stromen[:, :, c].copy()
    met[:, :, p, k] += per_woning
    na = reeksen(projecteer(leg_op(b.kies(c), Stromen(met)), pad))[:, :, k, p]
    return Invloed(np.stack([_zonder_ruis(x) for x in na - zonder]))


def groei(b: Basis, pad: Macro, stromen: Bedragen, waarde: str) -> Bedragen:
    """By how much a value moves on each year, with what leaves: (jaar, corporatie, tak)."""
    st = leg_op(b, Stromen(stromen))
    vhe = takvoorop(st.vhe[:-1])
    behoud = 1 - np.divide(takvoorop(st.uitstroom), vhe, out=np.zeros_like(vhe), where=vhe != 0)
    uit = (1 + pad[WAARDE_INDEX[waarde].value][0])[:, None, None] * behoud[:, :, 0]
    return np.moveaxis(np.broadcast_to(uit, (JAREN, *uit.shape[1:])), 1, -1)
