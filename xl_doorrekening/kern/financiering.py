"""New loans and cash: the closed form that makes the interest circularity exact (rekenregels §4)."""

from dataclasses import dataclass

import numpy as np

from xl_doorrekening.begrippen.dpm import Leningvorm
from xl_doorrekening.invoer.uitgangspunten import Definities
from xl_doorrekening.kern.indexen import Bedragen


def nieuwe_lening(behoefte: Bedragen, rente: Bedragen) -> Bedragen:
    """N with N·(1 − r/2) = behoefte: the loan also pays its own first half-year of interest. 0 without a need."""
    return np.maximum(behoefte, 0.0) / (1 - rente / 2)


def eerste_aflossing(rente: Bedragen, looptijd: int) -> Bedragen:
    """Share of an annuity loan repaid in its first year: r / ((1 + r)^looptijd − 1), 1/looptijd without interest."""
    groei = (1 + rente) ** looptijd - 1
    return np.divide(rente, groei, out=np.full_like(groei, 1 / looptijd), where=groei != 0)


@dataclass(slots=True)
class Nieuweleningen:
    """The new loans taken so far, per tak: debt, yearly interest on it, and (lineair) yearly repayment.

    Fixe loans are repaid after the horizon. Linear loans repay 1/looptijd of the original sum from the year after they
    are taken, halfway the year. Annuities pay the same amount every year from the year after they are taken, at the end
    of the year, so that each repayment is (1 + rate) times the one before. Looptijd is at least the horizon: no loan
    ends within it.
    """

    schuld: Bedragen
    jaarrente: Bedragen
    aflossing: Bedragen
    rente_van_aflossing: Bedragen
    vorm: Leningvorm
    looptijd: int
    annuiteiten: list[tuple[Bedragen, Bedragen]]
    """Per year: next repayment of the annuities taken in it, and their rate."""

    @classmethod
    def begin(cls, vorm: tuple[int, ...], d: Definities) -> "Nieuweleningen":
        nul = np.zeros(vorm)
        return cls(nul, nul.copy(), nul.copy(), nul.copy(), d.leningvorm, d.looptijd_nieuw, [])

    def lasten(self) -> tuple[Bedragen, Bedragen]:
        """Interest and repayment this year of the loans of earlier years."""
        if self.vorm is Leningvorm.LINEAIR:
            return self.jaarrente - self.rente_van_aflossing / 2, self.aflossing
        return self.jaarrente, self.aflossing

    def neem(self, n: Bedragen, rente: Bedragen) -> None:
        """Close the year: repay, then add the loan `n` at this year's rate."""
        if self.vorm is not Leningvorm.FIXE:
            self.schuld = self.schuld - self.aflossing
            self.jaarrente = self.jaarrente - self.rente_van_aflossing
            if self.vorm is Leningvorm.LINEAIR:
                self.aflossing = self.aflossing + n / self.looptijd
                self.rente_van_aflossing = self.rente_van_aflossing + n / self.looptijd * rente
            else:
                self.annuiteiten = [(a * (1 + i), i) for a, i in self.annuiteiten]
                self.annuiteiten.append((n * eerste_aflossing(rente, self.looptijd), rente))
                self.aflossing = np.sum([a for a, _ in self.annuiteiten], axis=0)
                self.rente_van_aflossing = np.sum([a * i for a, i in self.annuiteiten], axis=0)
        self.schuld = self.schuld + n
        self.jaarrente = self.jaarrente + n * rente
