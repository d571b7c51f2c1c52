"""The whole programme around one point: columns, limits of the region, and the goals one after another."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xl_doorrekening.kern.indexen import Bedragen
from xl_doorrekening.kern.projecttabel import TYPEN
from xl_doorrekening.kern.uitkomst import Uitkomst
from xl_doorrekening.solidariteit.optimum.financiering import MLN, Financiering
from xl_doorrekening.solidariteit.optimum.geldkolommen import Geldsoort, geldkolommen
from xl_doorrekening.solidariteit.optimum.lp import ONEINDIG, Model, Oplossing
from xl_doorrekening.solidariteit.optimum.speelveld import Punt, Speelveld
from xl_doorrekening.solidariteit.optimum.woningkolommen import (
    bouwwerking,
    groeien,
    overdrachtwerking,
)
from xl_doorrekening.solidariteit.woningen import uitstroom

Masker = NDArray[np.bool_]
TE_VEEL = 0.01
"""€ mln of cash that an answer may have more than the projection."""
GEEN_RUIMTE = 0.01
"""€ mln: who has no room, or of whom it is not known, gives last."""
BUITEN = 1e-4
"""€ mln of norms missed together, above which a corporation is outside."""
GENOEG = 1e-6
"""Slack on an earlier goal while a later one is sought: dwellings, or € mln."""


@dataclass(frozen=True)
class Leenplicht:
    """Where the programme borrowed before it needs to, (vak, jaar): there it must do as the projection does.

    Borrowing early pays when rates are about to rise; a corporation of the projection borrows what it needs, when it
    needs it.
    """

    alleen_nodig: NDArray[np.bool_]
    """Borrows, so keeps no more cash than its minimum."""
    niets: NDArray[np.bool_]
    """Needs nothing, so borrows nothing."""


class Programma:
    """The programme around a point. Columns of dwellings are how much more or less than at the point."""

    def __init__(
        self, r: Speelveld, punt: Punt, strakker: Bedragen | None = None, plicht: Leenplicht | None = None,
        vorige: "Programma | None" = None,
    ) -> None:  # fmt: skip
        """`strakker`: by how much every norm is kept away from, € (norm, jaar, corporatie).

        `vorige`: around another point; the search starts from its answer.
        """
        self.r, self.o, self.punt = r, r.o, punt
        s = self.o.begin
        self.m = m = Model()
        self.f = f = Financiering(m, r.uitkomst(punt), s.pad, self.o.vpb_referentie)
        stromen = r.stromen(punt) + uitstroom(len(self.o.regio.corporaties), r.bewegingen(punt))
        for naam, groei in groeien(s, stromen).items():
            f.zet_groei(naam, groei)
        self._bouw(stromen)
        self._draag_over(stromen)
        self.geld: list[Geldsoort] = geldkolommen(m, f, self.o.regio, self.o.geven, self.o.ontvangen, r.tak)
        self._grenzen()
        m.geef_door(None if vorige is None else vorige.m)
        if strakker is not None and strakker.any():
            onder = np.concatenate(m.rij_onder)
            for rij, bij in zip(f.norm.rijen.values(), np.swapaxes(strakker, 1, 2) / MLN, strict=True):
                m.begrens_rijen(rij[bij > 0], onder[rij[bij > 0]] + bij[bij > 0], ONEINDIG)
        if plicht is not None and plicht.niets.shape == f.leningen.shape:
            m.begrens_kolommen(f.leningen[plicht.niets], 0.0, 0.0)
            minimum = f.st.stand["minimum_liquiditeit"][f.c, f.k] / MLN
            laagste = np.broadcast_to(minimum[:, None], f.kas.shape)[plicht.alleen_nodig]
            m.begrens_kolommen(f.kas[plicht.alleen_nodig], laagste, laagste)
        self.buiten = np.zeros(len(self.o.regio.corporaties), dtype=bool)
        """Who stays outside a norm whatever is done: set by `minste_tekort`."""
        m.begrens_kolommen(
            f.norm.speling, 0.0, np.swapaxes(r.toegestaan, 1, 2) / MLN + GENOEG * (np.swapaxes(r.toegestaan, 1, 2) > 0)
        )

    def _bouw(self, stromen: Bedragen) -> None:
        r, m = self.r, self.m
        p, b = r.posten, r.bouwers
        onder = -self.punt.gebouwd
        boven = p.aantal[b.post] - self.punt.gebouwd
        vast = p.blijft[b.post]
        self.bouw = m.kolommen("bouwt", (len(b.post),), np.where(vast, 0.0, onder), np.where(vast, 0.0, boven))
        self.f.werk(bouwwerking(self.o.begin, p, b, stromen), self.bouw)
        al = np.zeros(len(p))
        np.add.at(al, b.post, self.punt.gebouwd)
        self.post = m.rijen("opgave", (len(p),), -ONEINDIG, p.aantal - al)
        m.zet(self.post[b.post], self.bouw, 1.0)

    def _draag_over(self, stromen: Bedragen) -> None:
        m, x = self.m, self.r.overdrachten
        self.draagt = m.kolommen("draagt over", (len(x.van),), -self.punt.overgedragen, ONEINDIG)
        weg, mee = overdrachtwerking(self.o.begin, x, stromen)
        self.f.werk(weg, self.draagt)
        self.f.werk(mee, self.draagt)
        bezit = self.o.begin.basis.bestaand.min(0)
        al = np.zeros_like(bezit)
        np.add.at(al, (x.van, x.tak), self.punt.overgedragen)
        rij = m.rijen("bezit", bezit.shape, -ONEINDIG, np.maximum(bezit, 0.0) - al)
        m.zet(rij[x.van, x.tak], self.draagt, 1.0)

    def _grenzen(self) -> None:
        """Limits of the region, and the burden of each that gives (€ mln)."""
        m, p, b = self.m, self.r.posten, self.r.bouwers
        n = len(self.o.regio.corporaties)
        self.last_bouw = b.last / MLN
        self.last_over = self.r.verlies_per_woning / MLN
        eigen = np.arange(b.eigen)
        al, verlies = self.r.lasten(self.punt) / MLN, self.r.verlies
        self.last = m.rijen(
            "last", (n,), -ONEINDIG, np.where(np.isinf(self.o.hoogste), ONEINDIG, self.o.hoogste / MLN - al)
        )
        self.scheef = m.kolommen("grootste last", (1,))
        ruimte = np.maximum(np.nan_to_num(self.o.ruimte) / MLN, GEEN_RUIMTE)
        self.scheef_rij = m.rijen("evenwicht", (n,), -ONEINDIG, -al)
        for rij in (self.last, self.scheef_rij):
            m.zet(rij[b.corporatie], self.bouw, self.last_bouw)
            m.zet(rij[verlies], self.draagt, self.last_over)
            for g in self.geld:  # what is lent is no burden, but it is within what one gives at most
                m.zet(rij, g.geeft, float(g.jaren) if g.jaren or rij is self.scheef_rij else 1.0)
        m.zet(self.scheef_rij, self.scheef, -ruimte)
        self.eigen_al = self.r.eigen(self.punt)
        self.eigen = m.rijen("eigen deel", (n,), -ONEINDIG, ONEINDIG)
        m.zet(self.eigen[p.corporatie], self.bouw[eigen], p.gewicht)
        soort = p.plan.opgave[p.eerste]
        totaal = np.array([p.aantal[soort == i].sum() for i in range(len(TYPEN))])
        al_type = np.bincount(np.where(soort[b.post] < 0, len(TYPEN), soort[b.post]), self.punt.gebouwd, len(TYPEN) + 1)
        nodig = np.array([-np.inf if w is None else w for w in self.o.minstens]) * np.where(totaal > 0, totaal, 1.0)
        self.minstens = m.rijen(
            "minstens", (len(TYPEN),), np.where(totaal > 0, nodig, -ONEINDIG) - al_type[:-1], ONEINDIG
        )
        met_type = soort[b.post] >= 0
        m.zet(self.minstens[soort[b.post][met_type]], self.bouw[met_type], 1.0)

    # --- goals

    def _kosten(self) -> Bedragen:
        return np.zeros(self.m.aantal["kolom"])

    def opgave_kosten(self) -> Bedragen:
        """Minus the weighted task."""
        uit = self._kosten()
        uit[self.bouw] = -self.r.posten.gewicht[self.r.bouwers.post]
        return uit

    def overdracht_kosten(self) -> Bedragen:
        """Money that goes over, € mln; a dwelling that changes hands counts a euro, so that none does without need."""
        uit = self._kosten()
        b = self.r.bouwers
        uit[self.bouw] = self.last_bouw + np.where(np.arange(len(b.post)) >= b.eigen, 1 / MLN, 0.0)
        uit[self.draagt] = self.last_over + 1 / MLN
        for g in self.geld:
            uit[g.geeft] = g.jaren if g.jaren else 1 / MLN
        return uit

    def scheef_kosten(self) -> Bedragen:
        """The largest burden as a share of own room."""
        uit = self._kosten()
        uit[self.scheef] = 1.0
        return uit

    def lening_kosten(self) -> Bedragen:
        uit = self._kosten()
        uit[self.f.leningen] = 1.0
        return uit

    def lasten(self, x: Oplossing) -> Bedragen:
        """What each gives in all, € mln."""
        uit = self.r.lasten(self.naar(x)) / MLN
        for g in self.geld:
            uit = uit + g.jaren * x.kolommen[g.geeft]
        return uit

    def overgedragen(self, x: Oplossing) -> float:
        """What goes over in all, € mln."""
        return float(self.lasten(x).sum())

    def overgedragen_al(self) -> float:
        """What of it goes over at the point itself, € mln."""
        kosten = self.overdracht_kosten()
        return float(kosten[self.bouw] @ self.punt.gebouwd + kosten[self.draagt] @ self.punt.overgedragen)

    def leenplicht(self, x: Oplossing, u: Uitkomst, vorige: Leenplicht | None) -> Leenplicht:
        """Where this answer has more cash than the projection of it, and where the former had."""
        f = self.f
        kas, nieuw = (u.basis[n][:, f.k, 0, f.c].T / MLN for n in ("liquide_middelen", "nieuwe_leningen"))
        te_veel = x.kolommen[f.kas] - kas > TE_VEEL
        if vorige is not None and vorige.niets.shape == te_veel.shape:
            te_veel |= vorige.niets | vorige.alleen_nodig
        return Leenplicht(te_veel & (nieuw > 0), te_veel & (nieuw <= 0))

    def naar(self, x: Oplossing) -> Punt:
        """The point of an answer."""
        gebouwd = np.clip(self.punt.gebouwd + x.kolommen[self.bouw], 0.0, None)
        return Punt(gebouwd, np.clip(self.punt.overgedragen + x.kolommen[self.draagt], 0.0, None))

    def zonder_elkaar(self) -> None:
        """Shut every instrument, and ask no minimum of the region: everyone by itself."""
        b, m = self.r.bouwers, self.m
        over = np.arange(b.eigen, len(b.post))
        m.begrens_kolommen(self.bouw[over], -self.punt.gebouwd[over], -self.punt.gebouwd[over])
        m.begrens_kolommen(self.draagt, -self.punt.overgedragen, -self.punt.overgedragen)
        for g in self.geld:
            m.begrens_kolommen(g.geeft, 0.0, 0.0)
            m.begrens_kolommen(g.krijgt, 0.0, 0.0)
        m.begrens_rijen(self.minstens, -ONEINDIG, ONEINDIG)

    def eis_eigen_deel(self, alleen: Bedragen) -> None:
        """Everyone does at least the agreed share of what it can do alone (weighted dwellings, (C,))."""
        deel = self.o.regio.solidariteit.keuzes.eigen_deel
        self.m.begrens_rijen(self.eigen, deel * alleen - self.eigen_al - GENOEG, ONEINDIG)

    def doel(self, kosten: Bedragen, *, eerst: bool = False) -> Oplossing:
        """The best for a goal; `eerst`: limits changed too since the last answer, or there is none."""
        self.m.kost(kosten)
        return self.m.los_op(ander_doel=not eerst)

    def minste_tekort(self) -> Oplossing:
        """Goal 0: least breach of the norms; kept from then on.

        Who then still is outside a norm cannot do any of the task and cannot give: nothing of it is within the norms.
        """
        kosten = self._kosten()
        kosten[self.f.norm.speling] = 1.0
        x = self.doel(kosten, eerst=True)
        if x.haalbaar and self.r.toegestaan.any():
            self.buiten = x.kolommen[self.f.norm.speling].sum((0, 2)) > BUITEN
            geholpen = self.f.norm.speling[:, ~self.buiten]
            self.m.begrens_kolommen(geholpen, 0.0, 0.0)
            self._doet_niet_mee()
            x = self.doel(kosten, eerst=True)
        if x.haalbaar:
            self.m.houd_vast(x)
        return x

    def _doet_niet_mee(self) -> None:
        b, x, m = self.r.bouwers, self.r.overdrachten, self.m
        bouwt = self.buiten[b.corporatie] & ~self.r.posten.blijft[b.post]
        m.begrens_kolommen(self.bouw[bouwt], -self.punt.gebouwd[bouwt], -self.punt.gebouwd[bouwt])
        krijgt = self.buiten[x.naar]
        m.begrens_kolommen(self.draagt[krijgt], -self.punt.overgedragen[krijgt], -self.punt.overgedragen[krijgt])
        for g in self.geld:
            m.begrens_kolommen(g.geeft[self.buiten], 0.0, 0.0)
