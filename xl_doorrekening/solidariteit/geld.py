"""Instruments in money: projectsteun, leningruil and a loan between corporations (rekenregels §10).

What the giver pays the receiver gets, in the same year: over the region every line of cash adds up to nothing.
"""

import numpy as np

from xl_doorrekening.begrippen.instrumenten import Instrument
from xl_doorrekening.begrippen.tijd import JAREN
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.invoer.solidariteit import Instrumentregel
from xl_doorrekening.kern.indexen import Bedragen
from xl_doorrekening.solidariteit.boek import Boek
from xl_doorrekening.solidariteit.keuze import jaren
from xl_doorrekening.solidariteit.partijen import gevers, ontvanger


def projectsteun(boek: Boek, regio: Regio, r: Instrumentregel) -> None:
    """A gift, once or each of some years; as investment, or in the operating cash flow and so in the ICR."""
    bedrag = np.multiply(r.bedrag or 0.0, jaren(r.van, r.tot or r.van, regio.uitgangspunten.startjaar), dtype=float)
    if r.icr:
        uit, in_ = "overige_bedrijfsuitgaven", "overige_bedrijfsontvangsten"
    else:
        uit, in_ = "investeringen_overig", "desinvesteringen_overig"
    onbelast = bool(r.icr) and not regio.solidariteit.keuzes.belast
    o = ontvanger(regio, r)
    boek.regel(in_, o.c, o.k, bedrag)
    if onbelast:
        boek.boek("onbelast", o.c, o.k, bedrag)
    for g in gevers(regio, r):
        boek.regel(uit, g.c, g.k, bedrag * g.deel)
        if onbelast:
            boek.boek("onbelast", g.c, g.k, -bedrag * g.deel)


def leningruil(boek: Boek, regio: Regio, r: Instrumentregel) -> None:
    """The giver bears interest of the receiver, every year of the term; the nominal debts stay."""
    start = regio.uitgangspunten.startjaar
    wanneer = jaren(r.van, (r.van or start) + (r.looptijd or 1) - 1, start)
    rente = np.multiply(r.bedrag or 0.0, wanneer, dtype=float)
    o = ontvanger(regio, r)
    posten = [(o, -rente), *((g, rente * g.deel) for g in gevers(regio, r))]
    for wie, bedrag in posten:
        boek.boek("rente", wie.c, wie.k, bedrag)
        if not regio.solidariteit.keuzes.belast:
            boek.boek("rente_onbelast", wie.c, wie.k, bedrag)


def lening(boek: Boek, regio: Regio, r: Instrumentregel) -> None:
    """A loan halfway a year, repaid at once halfway the year in which its term ends; a claim of the giver."""
    start = regio.uitgangspunten.startjaar
    van = (r.van or start) - start
    bedrag, op, af, uitstaand = (r.bedrag or 0.0), _in_jaar(van), _in_jaar(van + (r.looptijd or 1)), np.zeros(JAREN)
    uitstaand[max(van, 0) : max(van + (r.looptijd or 1), 0)] = 1.0
    rente = bedrag * (r.rente or 0.0) * (uitstaand - op / 2 + af / 2)
    o = ontvanger(regio, r)
    boek.boek("leningen", o.c, o.k, bedrag * op)
    boek.boek("aflossing", o.c, o.k, bedrag * af)
    boek.boek("rente", o.c, o.k, rente)
    for g in gevers(regio, r):
        boek.regel("fva_uitgaven", g.c, g.k, bedrag * op * g.deel)
        boek.regel("fva_ontvangsten", g.c, g.k, bedrag * af * g.deel)
        boek.boek("vordering", g.c, g.k, bedrag * (op - af) * g.deel)
        boek.boek("rente_ontvangen", g.c, g.k, rente * g.deel)


def _in_jaar(t: int) -> Bedragen:
    uit: Bedragen = (np.arange(JAREN) == t).astype(float)
    return uit


GELD = {Instrument.PROJECTSTEUN: projectsteun, Instrument.LENINGRUIL: leningruil, Instrument.LENING: lening}
