"""The field of play: what is asked, who can do what, and what holds at any point of it."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from xl_doorrekening.begrippen.tijd import JAREN, TAKKEN
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.invoer.solidariteit import Weging
from xl_doorrekening.kern.indexen import Bedragen
from xl_doorrekening.kern.projecten import Stromen
from xl_doorrekening.kern.projectie import projecteer
from xl_doorrekening.kern.projecttabel import TYPEN, Getallen
from xl_doorrekening.kern.stapel import leg_op
from xl_doorrekening.kern.uitkomst import Uitkomst
from xl_doorrekening.opgave.regionaal import herken
from xl_doorrekening.solidariteit.boek import Boek
from xl_doorrekening.solidariteit.optimum import normbedragen
from xl_doorrekening.solidariteit.optimum.posten import Posten, posten
from xl_doorrekening.solidariteit.optimum.woningkolommen import (
    Bouwers,
    Overdrachten,
    bouwers,
    mogelijke_overdrachten,
    per_woning,
)
from xl_doorrekening.solidariteit.partijen import Partij
from xl_doorrekening.solidariteit.situatie import Situatie
from xl_doorrekening.solidariteit.woningen import Overdracht, draag_over, uitstroom

Masker = NDArray[np.bool_]


@dataclass(frozen=True)
class Opdracht:
    """What is asked: the situation to start from, and what the region allows. € where it is money; (C,) each."""

    regio: Regio
    begin: Situatie
    vpb_referentie: Bedragen
    """Computed tax of variant A."""
    ruimte: Bedragen
    """Own responsible investment room; NaN unknown."""
    geven: Masker
    ontvangen: Masker
    hoogste: Bedragen
    """What a corporation gives at most, over all years."""

    @property
    def gewichten(self) -> Bedragen:
        """Per type of task, in the order of TYPEN."""
        return np.array([self.regio.solidariteit.gewicht(x) for x in TYPEN])

    @property
    def minstens(self) -> list[float | None]:
        weging = self.regio.solidariteit.weging
        return [weging.get(x.value, Weging()).minstens for x in TYPEN]


def opdracht(regio: Regio, begin: Situatie, vpb_referentie: Bedragen, ruimte: Bedragen) -> Opdracht:
    """With the limits of tab Solidariteit: caps, who may give and get, the largest burden as a share of own room."""
    n = len(regio.corporaties)
    geven, ontvangen, hoogste = np.ones(n, dtype=bool), np.ones(n, dtype=bool), np.full(n, np.inf)
    per_naam = {herken(x.corporatie or ""): x for x in regio.solidariteit.deelname}
    for i, c in enumerate(regio.corporaties):
        x = per_naam.get(herken(c.naam))
        if x is not None:
            geven[i] = x.geven is None or bool(x.geven)
            ontvangen[i] = x.ontvangen is None or bool(x.ontvangen)
            hoogste[i] = np.inf if x.hoogste is None else x.hoogste
    deel = regio.solidariteit.keuzes.hoogste_last
    if deel is not None:  # of an unknown room there is no share
        hoogste = np.minimum(hoogste, np.nan_to_num(np.maximum(ruimte, 0.0)) * deel)
    return Opdracht(regio, begin, vpb_referentie, ruimte, geven, ontvangen, hoogste)


@dataclass(frozen=True)
class Punt:
    """Dwellings that each builder does of its post, and that each transfer moves."""

    gebouwd: Bedragen
    overgedragen: Bedragen


class Speelveld:
    """What does not change with the point: posts, builders, possible transfers, and what norms may fall short."""

    def __init__(self, o: Opdracht) -> None:
        self.o, s = o, o.begin
        self.posten: Posten = posten(s.plan, o.gewichten)
        p = self.posten
        self.bouwers: Bouwers = bouwers(o.regio, s, p, o.geven, o.ontvangen)
        self.een = per_woning(s, p)
        self.tak = np.where(s.basis.aanwezig[:, 0] > 0, 0, 1)
        vol = Punt(np.concatenate([p.aantal, np.zeros(len(self.bouwers.post) - len(p))]), np.zeros(0))
        leeg = replace(vol, gebouwd=np.where(np.arange(len(vol.gebouwd)) < len(p), vol.gebouwd, 0.0))
        leeg.gebouwd[: len(p)] *= p.blijft
        u = self.uitkomst(vol)
        self.overdrachten: Overdrachten = mogelijke_overdrachten(o.regio, s, u, o.geven, o.ontvangen)
        nul = np.zeros(len(self.overdrachten.van))
        self.vol, self.leeg = replace(vol, overgedragen=nul), replace(leeg, overgedragen=nul)
        self.toegestaan: Bedragen = np.maximum(-normbedragen.alle(self.uitkomst(self.leeg)), 0.0)
        """Breach of every norm without any of the task, (norm, jaar, corporatie), €: never made worse."""

    def stromen(self, punt: Punt) -> Bedragen:
        """Flows of the plan at a point, and of what was already to be moved, (kanaal, jaar, corporatie, tak)."""
        b, s = self.bouwers, self.o.begin
        n = len(self.o.regio.corporaties)
        uit = np.zeros((n, len(TAKKEN), *self.een.shape[:2]))
        np.add.at(uit, (b.corporatie, b.tak), np.moveaxis(self.een[:, :, b.post] * punt.gebouwd, -1, 0))
        stromen: Bedragen = np.ascontiguousarray(np.moveaxis(uit, (0, 1), (2, 3)))
        return stromen if s.erbij is None else stromen + s.erbij.reeksen

    def gewogen(self, punt: Punt) -> Bedragen:
        """Weighted task that is done of each builder's post, (bouwer,)."""
        return self.posten.gewicht[self.bouwers.post] * punt.gebouwd

    def eigen(self, punt: Punt) -> Bedragen:
        """Weighted task that everyone does of its own, (corporatie,)."""
        p, n = self.posten, len(self.o.regio.corporaties)
        return np.bincount(p.corporatie, self.gewogen(punt)[: len(p)], n).astype(float)

    @property
    def verlies(self) -> Getallen:
        """Who loses at each transfer: who pays above the value, or sells below it, (overdracht,)."""
        x = self.overdrachten
        return np.where(x.prijs > x.waarde, x.naar, x.van)

    @property
    def verlies_per_woning(self) -> Bedragen:
        """€, (overdracht,)."""
        return np.abs(self.overdrachten.waarde - self.overdrachten.prijs)

    def lasten(self, punt: Punt) -> Bedragen:
        """What each bears by building for others and by transfers, without money that is given, €, (corporatie,)."""
        b, n = self.bouwers, len(self.o.regio.corporaties)
        bouw = np.bincount(b.corporatie, b.last * punt.gebouwd, n).astype(float)
        return bouw + np.bincount(self.verlies, self.verlies_per_woning * punt.overgedragen, n)

    def bewegingen(self, punt: Punt) -> list[Overdracht]:
        x = self.overdrachten
        return [
            Overdracht(Partij(int(x.van[i]), int(x.tak[i])), Partij(int(x.naar[i]), int(x.tak_naar[i])), int(x.t[i]),
                       float(punt.overgedragen[i]), 0.0)
            for i in np.flatnonzero(punt.overgedragen)
        ]  # fmt: skip

    def uitkomst(self, punt: Punt) -> Uitkomst:
        """The full projection at a point, without money between corporations."""
        s, n = self.o.begin, len(self.o.regio.corporaties)
        stromen = self.stromen(punt)
        lijst = self.bewegingen(punt) if punt.overgedragen.any() else []
        extra = s.extra
        if lijst:
            boek = Boek(n)
            draag_over(boek, s.basis, stromen, s.pad, lijst)
            for x in lijst:
                prijs = self.prijs(x)
                boek.regel("aankoop", x.naar.c, x.naar.k, prijs)
                boek.regel("verkoop_bestaand_bezit", x.van.c, x.van.k, prijs)
            extra = boek.extra() if extra is None else extra.plus(boek.extra())
        alles = Stromen(stromen + uitstroom(n, lijst))
        return projecteer(leg_op(s.basis, alles), s.pad, extra, self.o.vpb_referentie)

    def prijs(self, x: Overdracht) -> Bedragen:
        o = self.overdrachten
        i = np.flatnonzero((o.van == x.van.c) & (o.naar == x.naar.c) & (o.tak == x.van.k) & (o.t == x.t))[0]
        uit = np.zeros(JAREN)
        uit[x.t] = x.aantal * o.prijs[i]
        return uit
