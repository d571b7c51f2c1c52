"""Corporate tax as rows: at least each side of its maximum (rekenregels §6).

Paying too much never helps, so it is tight. What is carried forward is that of the projection around which the rows
are made: a next round corrects it.
"""

from dataclasses import dataclass

import numpy as np

from xl_doorrekening.begrippen.tijd import JAREN
from xl_doorrekening.kern.belasting import vennootschapsbelasting
from xl_doorrekening.kern.indexen import Bedragen
from xl_doorrekening.kern.uitkomst import Uitkomst
from xl_doorrekening.solidariteit.optimum.kasrijen import MLN, Kasrijen
from xl_doorrekening.solidariteit.optimum.lp import ONEINDIG, Plekken
from xl_doorrekening.solidariteit.optimum.werking import Werking


class Belastingrijen:
    """Rows of tax of every corporation, (corporatie, jaar, 4)."""

    def __init__(self, f: Kasrijen) -> None:
        self.f = f
        self.rijen = self._rijen()

    def _rijen(self) -> Plekken:
        """Tax ≥ each side of its maximum, (corporatie, jaar, 4); what is carried forward is that of the projection."""
        m, f, st, u = self.f.m, self.f.uit.fiscaal, self.f.st, self.f.u
        n = len(st.corporaties)
        ebitda, rente = (np.zeros((n, JAREN)) for _ in range(2))
        np.add.at(ebitda, self.f.c, self.f.ebitda - self.f.onbelast)
        netto = self.f.rente_vast - self.f.ontvangen_vast - self.f.rente_onbelast
        begin = np.maximum(st.stand["liquide_middelen"][self.f.c, self.f.k], 0.0)
        netto[:, 0] -= self.f.rlm[0] * begin
        np.add.at(rente, self.f.c, netto)
        boek = fiscaal_verloop(u)
        aftrek = (st.fiscaal["afschrijving"] + st.fiscaal["correctie"])[:, None] + boek.verrekend
        drempel = boek.ebitda * f.rente_ebitda < f.rente_drempel
        self.fiscaal_ebitda = np.where(drempel, 1.0, 1 - f.rente_ebitda)
        """Part of the fiscal EBITDA that is taxed where the cap on interest binds."""
        zonder = ebitda - aftrek - rente - boek.rente_over
        met = self.fiscaal_ebitda * ebitda - aftrek - np.where(drempel, f.rente_drempel, 0.0)
        schijven = ((f.tarief_laag, 0.0), (f.tarief_hoog, (f.tarief_hoog - f.tarief_laag) * f.schijfgrens))
        winst = np.stack([zonder, met], -1)
        onder = np.stack([tarief * winst[..., i] - grens for i in range(2) for tarief, grens in schijven], -1)
        rijen = m.rijen("belasting", (n, JAREN, 4), onder / MLN, ONEINDIG)
        m.zet(rijen, self.f.vpb[:, :, None], 1.0)
        for i in range(2):
            for j, (tarief, _) in enumerate(schijven):
                rij = rijen[:, :, 2 * i + j][self.f.c]
                deel = self.fiscaal_ebitda[self.f.c] if i else 1.0
                m.zet(rij, self.f.operationeel, -tarief * np.broadcast_to(deel, rij.shape))
                if i == 0:
                    m.zet(rij, self.f.rente, tarief)
                    m.zet(rij[:, 1:], self.f.kas[:, :-1], -tarief * self.f.rlm[1:])
        self.tarieven = [tarief for _ in range(2) for tarief, _ in schijven]
        return rijen

    def werk(self, w: Werking, kol: Plekken, f: float) -> None:
        """What of a column's effects is not taxed, and interest received from others."""
        if not (w.onbelast.any() or w.rente_onbelast.any() or w.ontvangen.any()):
            return
        for i, tarief in enumerate(self.tarieven):
            rij = self.rijen[:, :, i][w.corporatie]
            deel = 1.0 if i < 2 else self.fiscaal_ebitda[w.corporatie]
            self.f.m.zet(rij, kol, tarief * f * w.onbelast * deel)
            if i < 2:
                self.f.m.zet(rij, kol, -tarief * f * (w.rente_onbelast + w.ontvangen))


@dataclass(frozen=True)
class Fiscaalverloop:
    """Of the whole corporation, (corporatie, jaar), €: fiscal EBITDA, interest carried in, losses used."""

    ebitda: Bedragen
    rente_over: Bedragen
    verrekend: Bedragen


def fiscaal_verloop(u: Uitkomst) -> Fiscaalverloop:
    """What a projection carried forward, by going through its years once more."""
    st, f = u.stapel, u.stapel.uitgangspunten.fiscaal
    b = u.basis

    def som(reeks: Bedragen) -> Bedragen:
        uit: Bedragen = reeks.sum(1)[:, 0].T
        return uit

    def extra(naam: str) -> Bedragen:
        x = getattr(u.extra, naam)
        return np.zeros((len(st.corporaties), JAREN)) if x is None else x[:, 0].sum(-1).T

    ebitda = som(b["ebitda"]) - extra("onbelast")
    rente = som(b["rente_uitgaven"]) - som(b["renteontvangsten"]) - extra("rente_onbelast")
    aftrek = st.fiscaal["afschrijving"] + st.fiscaal["correctie"]
    verliezen, over = st.fiscaal["verliezen"].astype(float), st.fiscaal["rente_over"].astype(float)
    rente_over, verrekend = np.zeros_like(ebitda), np.zeros_like(ebitda)
    for t in range(JAREN):
        rente_over[:, t] = over
        _, nieuw, na = vennootschapsbelasting(ebitda[:, t], rente[:, t], aftrek, verliezen, over, f)
        ruimte = np.maximum(f.rente_drempel, f.rente_ebitda * ebitda[:, t])
        aftrekbaar = np.minimum(np.maximum(rente[:, t], 0.0) + over, ruimte)
        winst = ebitda[:, t] - aftrek - aftrekbaar - np.minimum(rente[:, t], 0.0)
        verrekend[:, t] = verliezen + np.maximum(winst, 0.0) - winst - nieuw
        verliezen, over = nieuw, na
    return Fiscaalverloop(ebitda, rente_over, verrekend)
