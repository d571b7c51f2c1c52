"""Dwellings that change hands: taakoverdracht and woningruil (rekenregels §10).

The receiver of help loses the mean of its existing stock: rent, upkeep, value. What it loses is taken from two
projections, without and with the dwellings, and the other corporation gets exactly that: over the region nothing comes
or goes. The dwellings keep the rent policy and level of upkeep they had.
"""

from dataclasses import dataclass

import numpy as np

from xl_doorrekening.begrippen.instrumenten import Instrument
from xl_doorrekening.begrippen.tijd import JAREN, TAKKEN
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.invoer.solidariteit import Instrumentregel
from xl_doorrekening.kern.corporatiestapel import KASREGELS, WAARDE_INDEX, WAARDEN
from xl_doorrekening.kern.indexen import Bedragen, Macro
from xl_doorrekening.kern.projecten import KANAAL, KANALEN, Stromen
from xl_doorrekening.kern.projectie import Uitkomst, projecteer
from xl_doorrekening.kern.stapel import Basis, leg_op
from xl_doorrekening.solidariteit.boek import Boek
from xl_doorrekening.solidariteit.partijen import Partij, gevers, ontvanger

NUL_LENING = 1.0
"""€ of debt below which nothing can come along."""


@dataclass(frozen=True, slots=True)
class Overdracht:
    """So many dwellings of one corporation to another in year t; loans that go along, €."""

    van: Partij
    naar: Partij
    t: int
    aantal: float
    leningen: float


def overdrachten(regio: Regio, r: Instrumentregel) -> list[Overdracht]:
    """The movements of dwellings of one agreement."""
    g, o, t = gevers(regio, r)[0], ontvanger(regio, r), (r.van or 0) - regio.uitgangspunten.startjaar
    heen = Overdracht(o, g, t, r.aantal or 0.0, r.leningen_mee or 0.0)
    return [heen, Overdracht(g, o, t, r.terug or 0.0, 0.0)] if r.instrument is Instrument.WONINGRUIL else [heen]


def betaal(boek: Boek, regio: Regio, r: Instrumentregel) -> None:
    """The price, from giver to receiver."""
    g, o = gevers(regio, r)[0], ontvanger(regio, r)
    prijs = (r.bedrag or 0.0) * (np.arange(JAREN) == (r.van or 0) - regio.uitgangspunten.startjaar)
    boek.regel("aankoop", g.c, g.k, prijs)
    boek.regel("verkoop_bestaand_bezit", o.c, o.k, prijs)


def uitstroom(aantal: int, lijst: list[Overdracht]) -> Bedragen:
    """Flows of the dwellings that leave, (kanaal, jaar, corporatie, tak), summed over these movements."""
    uit = np.zeros((len(KANALEN), JAREN, aantal, len(TAKKEN)))
    for x in lijst:
        uit[KANAAL["uitstroom"], x.t, x.van.c, x.van.k] += x.aantal
    return uit


def draag_over(boek: Boek, b: Basis, stromen: Bedragen, pad: Macro, lijst: list[Overdracht]) -> None:
    """Book what comes to the other side of every movement; `stromen`: the flows of the plan, all done.

    One projection of all givers of dwellings, each without and with its movement on top of those before it.
    """
    if not lijst:
        return
    n = len(b.corporaties)
    wie = np.array([x.van.c for x in lijst])
    voor = np.stack([(stromen + uitstroom(n, lijst[:i]))[:, :, c] for i, c in enumerate(wie)], axis=2)
    na = np.stack([(stromen + uitstroom(n, lijst[: i + 1]))[:, :, c] for i, c in enumerate(wie)], axis=2)
    st = leg_op(b.kies(np.tile(wie, 2)), Stromen(np.concatenate([voor, na], axis=2)))
    u = projecteer(st, pad)
    for i, x in enumerate(lijst):
        _spiegel(boek, u, x, i, len(lijst) + i)
        if x.leningen:
            _leningen_mee(boek, b, x)


def _spiegel(boek: Boek, u: Uitkomst, x: Overdracht, voor: int, na: int) -> None:
    """What the corporation of the dwellings loses is what the other one gets."""
    g = x.naar
    for naam in ("huren", *KASREGELS):
        reeks = u.reeks(naam)[:, x.van.k, 0]
        if (verlies := reeks[:, voor] - reeks[:, na]).any():
            boek.regel(naam, g.c, g.k, verlies)
    for naam in WAARDEN:
        reeks = u.reeks(naam)[:, x.van.k, 0]
        verlies = reeks[:, voor] - reeks[:, na]
        groei = 1 + u.pad[WAARDE_INDEX[naam].value][0]
        boek.boek("waarde", g.c, g.k, verlies - np.concatenate([[0.0], verlies[:-1]]) * groei, naam)
    boek.boek("vhe", g.c, g.k, np.where(np.arange(JAREN) >= x.t, x.aantal, 0.0))


def _leningen_mee(boek: Boek, b: Basis, x: Overdracht) -> None:
    """A part of the existing loans goes along halfway the year, with its interest and its repayments from then on."""
    c, k, t = x.van.c, x.van.k, x.t
    aflossing: Bedragen = b.aflossing_geborgd[:, c, k] + b.aflossing_ongeborgd[:, c, k]
    restant = b.stand["schuld"][c, k] - aflossing.cumsum()
    if restant[t] < NUL_LENING:
        return
    deel = min(x.leningen / float(restant[t]), 1.0)
    jaar = np.arange(JAREN)
    rente = deel * b.rente_bestaand[:, c, k] * np.where(jaar == t, 0.5, np.where(jaar > t, 1.0, 0.0))
    for wie, teken in ((x.naar, 1.0), (x.van, -1.0)):
        boek.boek("schuld_mee", wie.c, wie.k, teken * deel * restant[t] * (jaar == t))
        boek.boek("aflossing_mee", wie.c, wie.k, teken * deel * aflossing * (jaar > t))
        boek.boek("rente", wie.c, wie.k, teken * rente)
