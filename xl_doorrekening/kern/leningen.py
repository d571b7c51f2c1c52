"""Existing loans: the yearly repayment and interest of the present portfolio."""

from dataclasses import dataclass

import numpy as np

from xl_doorrekening.begrippen.dpm import Leningvorm
from xl_doorrekening.begrippen.tijd import JAREN
from xl_doorrekening.invoer.corporatie import Lening, Snelstart
from xl_doorrekening.kern.indexen import Bedragen


@dataclass(frozen=True, slots=True)
class Schema:
    """Yearly amounts in €, each (15,), positive: repayment of guaranteed and other loans, and interest."""

    geborgd: Bedragen
    ongeborgd: Bedragen
    rente: Bedragen
    deel_geborgd: float
    """Share of the opening debt that is guaranteed."""


def aflosschema(restant: float, rente: float, vorm: Leningvorm, jaren: int) -> tuple[Bedragen, Bedragen]:
    """Repayment and interest per year of one loan that ends `jaren` years from the opening, each (15,).

    Repayment falls halfway the year on average, so a year bears interest on the mean of opening and closing debt.
    A fixe loan is repaid at once in its last year; an annuity has equal yearly payments on the opening debt.
    """
    aflossing = np.zeros(JAREN)
    looptijd = max(jaren, 1)
    stand = restant
    annuiteit = restant * (rente / (1 - (1 + rente) ** -looptijd) if rente else 1 / looptijd)
    for t in range(min(looptijd, JAREN)):
        if vorm is Leningvorm.FIXE:
            deel = stand if t == looptijd - 1 else 0.0
        elif vorm is Leningvorm.LINEAIR:
            deel = restant / looptijd
        else:
            deel = min(annuiteit - stand * rente, stand)
        aflossing[t] = deel
        stand -= deel
    eind = restant - np.cumsum(aflossing)
    begin = np.concatenate([[restant], eind[:-1]])
    betaald = begin if vorm is Leningvorm.ANNUITAIR else (begin + eind) / 2
    return aflossing, rente * betaald


def uit_snelstart(s: Snelstart, deel_geborgd: float) -> Schema:
    """Schedule derived from debt, mean interest and remaining term; no term means no repayment within the horizon."""
    schuld = np.nan if s.schuld is None else s.schuld
    rente = (0.0 if s.schuld == 0 else np.nan) if s.rente is None else s.rente
    if s.looptijd:
        aflossing, betaald = aflosschema(schuld, rente, Leningvorm.LINEAIR, int(s.looptijd))
    else:
        aflossing, betaald = np.zeros(JAREN), np.full(JAREN, schuld * rente)
    return Schema(aflossing * deel_geborgd, aflossing * (1 - deel_geborgd), betaald, deel_geborgd)


def uit_tabel(leningen: tuple[Lening, ...], startjaar: int) -> Schema:
    """Schedule of a table of loans of one tak."""
    geborgd, ongeborgd, rente = np.zeros(JAREN), np.zeros(JAREN), np.zeros(JAREN)
    restant = {True: 0.0, False: 0.0}
    for lening in leningen:
        if lening.restant is None or lening.rente is None or lening.eindjaar is None:
            continue
        aflossing, betaald = aflosschema(
            lening.restant, lening.rente, lening.vorm or Leningvorm.FIXE, lening.eindjaar - startjaar + 1
        )
        borg = lening.geborgd is None or bool(lening.geborgd)
        restant[borg] += lening.restant
        doel = geborgd if borg else ongeborgd
        doel += aflossing
        rente += betaald
    totaal = restant[True] + restant[False]
    return Schema(geborgd, ongeborgd, rente, restant[True] / totaal if totaal else 1.0)
