"""Loans followed one by one (rekenregels §4)."""

from dataclasses import dataclass

from xl_doorrekening.begrippen.dpm import Leningvorm
from xl_doorrekening.begrippen.tijd import TAKKEN
from xl_doorrekening.invoer.corporatie import Corporatie, Tak

NOOIT = 10**6


@dataclass
class Lening:
    """What is still owed, the rate, the form, and the years still to run (the last repayment falls in the last)."""

    stand: float
    rente: float
    vorm: Leningvorm
    jaren: int

    def jaar(self) -> tuple[float, float]:
        """Interest and repayment of the coming year; repayment halfway the year, of an annuity at its end."""
        if self.jaren <= 0:
            return 0.0, 0.0
        begin = self.stand
        if self.vorm is Leningvorm.ANNUITAIR:
            factor = 1 / self.jaren if self.rente == 0 else self.rente / (1 - (1 + self.rente) ** -self.jaren)
            rente = begin * self.rente
            aflossing = begin * factor - rente
        else:
            ineens = begin if self.jaren == 1 else 0.0
            aflossing = begin / self.jaren if self.vorm is Leningvorm.LINEAIR else ineens
            rente = (begin + begin - aflossing) / 2 * self.rente
        self.stand -= aflossing
        self.jaren -= 1
        return rente, aflossing


@dataclass
class Portefeuille:
    """The existing loans of one tak."""

    tak: Tak
    geborgd: list[Lening]
    ongeborgd: list[Lening]

    def deel_geborgd(self) -> float:
        """Guaranteed share of what is owed now; all of it when nothing is."""
        borg, rest = sum(x.stand for x in self.geborgd), sum(x.stand for x in self.ongeborgd)
        return borg / (borg + rest) if borg + rest else 1.0

    def jaar(self, t: int) -> tuple[float, float, float]:
        """Interest, and repayment of guaranteed and other loans, in year t; own figures go first."""
        g = [x.jaar() for x in self.geborgd]
        o = [x.jaar() for x in self.ongeborgd]
        berekend = {
            "rente_bestaand": sum(i for i, _ in (*g, *o)), "aflossing_geborgd": sum(a for _, a in g),
            "aflossing_ongeborgd": sum(a for _, a in o),
        }  # fmt: skip
        for naam in berekend:
            reeks = self.tak.leningen.get(naam, ())
            if any(x is not None for x in reeks):
                berekend[naam] = reeks[t] or 0.0
        return berekend["rente_bestaand"], berekend["aflossing_geborgd"], berekend["aflossing_ongeborgd"]


def portefeuille(c: Corporatie, naam: str, geborgd: float, startjaar: int) -> Portefeuille:
    """The table of loans where there is one, else one linear loan over the term, or one that is not repaid."""
    tak = c.tak(naam)
    uit = Portefeuille(tak, [], [])
    if tak == Tak():
        return uit
    tabel = [x for x in c.leningen if (x.tak or TAKKEN[0]) == naam]
    for x in tabel:
        jaren = max((x.eindjaar or startjaar) - startjaar + 1, 1)
        lening = Lening(x.restant or 0.0, x.rente or 0.0, x.vorm or Leningvorm.FIXE, jaren)
        (uit.geborgd if x.geborgd is None or x.geborgd else uit.ongeborgd).append(lening)
    if not tabel:
        s = tak.snelstart
        vorm, jaren = (Leningvorm.LINEAIR, int(s.looptijd)) if s.looptijd else (Leningvorm.FIXE, NOOIT)
        uit.geborgd.append(Lening((s.schuld or 0.0) * geborgd, s.rente or 0.0, vorm, jaren))
        uit.ongeborgd.append(Lening((s.schuld or 0.0) * (1 - geborgd), s.rente or 0.0, vorm, jaren))
    return uit
