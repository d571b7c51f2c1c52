"""New loans and cash: the closed form that makes the interest circularity exact (rekenregels §4)."""

from dataclasses import dataclass

import numpy as np

from xl_doorrekening.begrippen.dpm import Leningvorm
from xl_doorrekening.invoer.uitgangspunten import Definities
from xl_doorrekening.kern.indexen import Bedragen


def nieuwe_lening(behoefte: Bedragen, rente: Bedragen) -> Bedragen:
    """N with N·(1 − r/2) = behoefte: the loan also pays its own first half-year of interest. 0 without a need."""
    return np.maximum(behoefte, 0.0) / (1 - rente / 2)


@dataclass(slots=True)
class Nieuweleningen:
    """The new loans taken so far, per tak: debt, yearly interest on it, and (lineair) yearly repayment.

    Fixe loans are repaid after the horizon. Linear loans repay 1/looptijd of the original sum from the year after they
    are taken, halfway the year; looptijd is at least the horizon, so no loan ends within it.
    """

    schuld: Bedragen
    jaarrente: Bedragen
    aflossing: Bedragen
    rente_van_aflossing: Bedragen
    deel: float

    @classmethod
    def begin(cls, vorm: tuple[int, ...], d: Definities) -> "Nieuweleningen":
        nul = np.zeros(vorm)
        deel = 1 / d.looptijd_nieuw if d.leningvorm is not Leningvorm.FIXE else 0.0
        return cls(nul, nul.copy(), nul.copy(), nul.copy(), deel)

    def lasten(self) -> tuple[Bedragen, Bedragen]:
        """Interest and repayment this year of the loans of earlier years."""
        if not self.deel:
            return self.jaarrente, self.aflossing
        return self.jaarrente - self.rente_van_aflossing / 2, self.aflossing

    def neem(self, n: Bedragen, rente: Bedragen) -> None:
        """Close the year: repay, then add the loan `n` at this year's rate."""
        if self.deel:
            self.schuld = self.schuld - self.aflossing
            self.jaarrente = self.jaarrente - self.rente_van_aflossing
            self.aflossing = self.aflossing + self.deel * n
            self.rente_van_aflossing = self.rente_van_aflossing + self.deel * n * rente
        self.schuld = self.schuld + n
        self.jaarrente = self.jaarrente + n * rente
