"""Cash, new loans and values of every corporation as rows (rekenregels §4, §5).

New loans N ≥ 0 and cash K ≥ minimum are columns; borrowing more than needed worsens every norm, so that the choice
between borrowing and saving needs no whole numbers. Everything in € mln; axes (vak, jaar), a vak being a tak of a
corporation that is there.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from xl_doorrekening.begrippen.regels import Index
from xl_doorrekening.begrippen.tijd import JAREN, TAKKEN
from xl_doorrekening.invoer.uitgangspunten import Icrwijze
from xl_doorrekening.kern.belasting import verdeling
from xl_doorrekening.kern.extra import Extra
from xl_doorrekening.kern.financiering import Nieuweleningen
from xl_doorrekening.kern.indexen import Bedragen, Macro
from xl_doorrekening.kern.projecttabel import Getallen
from xl_doorrekening.kern.uitkomst import Uitkomst
from xl_doorrekening.solidariteit.optimum.lp import ONEINDIG, Model, Plekken
from xl_doorrekening.solidariteit.optimum.werking import Werking

MLN: Final = 1e6


def _deel(x: Extra, naam: str, c: Getallen, k: Getallen) -> Bedragen:
    reeks = getattr(x, naam)
    return np.zeros((len(c), JAREN)) if reeks is None else np.asarray(reeks[:, 0, c, k].T)


@dataclass(frozen=True)
class Nieuwelening:
    """Of one € borrowed in year s (first axis): interest, repayment and debt in every year, (vak, s, jaar)."""

    rente: Bedragen
    aflossing: Bedragen
    schuld: Bedragen


def nieuwelening(u: Uitkomst, tarief: Bedragen) -> Nieuwelening:
    """By taking one € in each year apart; `tarief`: (vak, jaar)."""
    vakken = len(tarief)
    lening = Nieuweleningen.begin((vakken, JAREN), u.stapel.uitgangspunten.definities)
    rente, aflossing, schuld = (np.zeros((vakken, JAREN, JAREN)) for _ in range(3))
    for t in range(JAREN):
        oud, aflossing[:, :, t] = lening.lasten()
        r = tarief[:, t, None]
        n = np.broadcast_to((np.arange(JAREN) == t).astype(float), (vakken, JAREN))
        rente[:, :, t] = oud + n * r / 2
        lening.neem(n, r)
        schuld[:, :, t] = lening.schuld
    return Nieuwelening(rente, aflossing, schuld)


class Kasrijen:
    """Columns and rows of cash, loans and values around a projection `u`, whose figures are the constants."""

    def __init__(self, m: Model, u: Uitkomst, pad: Macro, vpb_referentie: Bedragen) -> None:
        self.m, self.u, self.st = m, u, u.stapel
        self.uit = self.st.uitgangspunten
        self.c, self.k = (x.astype(np.int64) for x in np.nonzero(self.st.aanwezig > 0))
        self.vak = np.full((len(self.st.corporaties), len(TAKKEN)), -1, dtype=np.int64)
        self.vak[self.c, self.k] = np.arange(len(self.c))
        self.rlm = pad["rente_liquide_middelen"][0]
        self.netto = self.uit.definities.icr_wijze is Icrwijze.NETTO
        c, k, x = self.c, self.k, u.extra
        tarief = np.array([pad["rente_nieuwe_leningen"][0] + (kk == 1) * pad["opslag_ongeborgd"][0] for kk in k])
        self.nieuw = nieuwelening(u, tarief.reshape(len(c), JAREN))
        self.rente_vast = (
            self.st.rente_bestaand[:, c, k].T
            + (k == 1)[:, None] * self.st.rente_intern[:, c].T
            + _deel(x, "rente", c, k)
        )
        self.ontvangen_vast = (k == 0)[:, None] * self.st.rente_intern[:, c].T + _deel(x, "rente_ontvangen", c, k)
        self.onbelast, self.rente_onbelast = _deel(x, "onbelast", c, k), _deel(x, "rente_onbelast", c, k)
        self.ebitda = u.basis["ebitda"][:, k, 0, c].T
        self.deel, self.vpb_vast = self._verdeling(vpb_referentie)
        self._kolommen()
        self._kasrijen()

    # --- columns

    def _kolommen(self) -> None:
        vorm = (len(self.c), JAREN)
        m, minimum = self.m, self.st.stand["minimum_liquiditeit"][self.c, self.k] / MLN
        self.leningen = m.kolommen("nieuwe leningen", vorm)
        self.kas = m.kolommen("liquide middelen", vorm, minimum[:, None])
        self.operationeel = m.kolommen("operationele kasstroom", vorm, -ONEINDIG)
        self.rente = m.kolommen("rente", vorm, -ONEINDIG)
        self.schuld = m.kolommen("nieuwe schuld", vorm, -ONEINDIG)
        self.waarde = {w: m.kolommen(w, vorm, -ONEINDIG) for w in ("beleidswaarde", "marktwaarde")}
        self.vpb = m.kolommen("vennootschapsbelasting", (len(self.st.corporaties), JAREN))

    def _verdeling(self, vpb_referentie: Bedragen) -> tuple[Bedragen, Bedragen]:
        """Share of every vak in the tax, and what of it is fixed by an own budget, €; (vak, jaar) each."""
        b, st, u = self.u.basis, self.st, self.u
        half = np.zeros_like(b["ebitda"])
        for vak, (c, k) in enumerate(zip(self.c, self.k, strict=True)):
            half[:, k, 0, c] = np.diagonal(self.nieuw.rente[vak]) * b["nieuwe_leningen"][:, k, 0, c]
        resultaat = b["ebitda"] - (b["rente_uitgaven"] - half - b["renteontvangsten"])
        for naam, richting in (("onbelast", -1.0), ("rente_onbelast", 1.0)):
            reeks = getattr(u.extra, naam)
            if reeks is not None:
                resultaat = resultaat + richting * np.moveaxis(reeks, -1, 1)
        daeb = (st.aanwezig[:, 0] > 0).astype(float)
        deel = np.stack([verdeling(resultaat[t, :, 0], daeb) for t in range(JAREN)])[:, self.k, self.c].T
        eigen = st.vpb_eigen[:, self.c, self.k].T * u.index[Index.PRIJS][0]
        referentie = vpb_referentie[:, 0, self.c].T
        return deel, np.where(np.isnan(eigen), 0.0, eigen - referentie * deel)

    # --- rows

    def _kasrijen(self) -> None:
        m, st, n, c, k = self.m, self.st, self.nieuw, self.c, self.k
        vorm = (len(c), JAREN)
        self.operationeel_rij = m.rijen("operationeel", vorm, 0.0, 0.0)
        self.rente_rij = m.rijen("rente", vorm, 0.0, 0.0)
        schuld = m.rijen("schuld", vorm, 0.0, 0.0)
        for rij, kolom, per_euro in (
            (self.rente_rij, self.rente, n.rente), (schuld, self.schuld, n.schuld),
        ):  # fmt: skip
            m.zet(rij, kolom, 1.0)
            m.zet(rij[:, None, :], self.leningen[:, :, None], -per_euro)
        m.zet(self.operationeel_rij, self.operationeel, 1.0)
        investering = self.u.basis["investeringssaldo"][:, k, 0, c].T
        geld = self.ebitda + investering - self.rente_vast + self.ontvangen_vast - self.vpb_vast
        geld = (
            geld
            - (st.aflossing_geborgd + st.aflossing_ongeborgd)[:, c, k].T
            - (k == 1)[:, None] * st.aflossing_intern[:, c].T
        )
        for naam, richting in (("leningen", 1.0), ("aflossing", -1.0), ("aflossing_mee", -1.0)):
            geld = geld + richting * _deel(self.u.extra, naam, c, k)
        begin = st.stand["liquide_middelen"][c, k]
        geld[:, 0] += begin + self.rlm[0] * np.maximum(begin, 0.0)
        self.kas_rij = m.rijen("kas", vorm, geld / MLN, geld / MLN)
        m.zet(self.kas_rij, self.kas, 1.0)
        m.zet(self.kas_rij[:, 1:], self.kas[:, :-1], -(1 + self.rlm[1:]))
        m.zet(self.kas_rij, self.operationeel, -1.0)
        m.zet(self.kas_rij, self.rente, 1.0)
        m.zet(self.kas_rij, self.leningen, -1.0)
        m.zet(self.kas_rij[:, None, :], self.leningen[:, :, None], n.aflossing)
        m.zet(self.kas_rij, self.vpb[c], self.deel)
        self.waarde_rij = {w: m.rijen(w, vorm, 0.0, 0.0) for w in self.waarde}

    def zet_groei(self, naam: str, groei: Bedragen) -> None:
        """The value rolls on: `groei` (jaar, corporatie, tak)."""
        rij, kolom = self.waarde_rij[naam], self.waarde[naam]
        self.m.zet(rij, kolom, 1.0)
        self.m.zet(rij[:, 1:], kolom[:, :-1], -groei[1:, self.c, self.k].T)

    # --- what acts on it

    def werk(self, w: Werking, kolom: Plekken, schaal: float = 1.0) -> None:
        """Let columns do what they do, per unit times `schaal` (a unit of € mln: MLN)."""
        m, f = self.m, schaal / MLN
        vak = self.vak[w.corporatie, w.tak]
        kol = kolom[:, None]
        m.zet(self.operationeel_rij[vak], kol, -f * w.operationeel)
        m.zet(self.rente_rij[vak], kol, -f * w.rente)
        m.zet(self.kas_rij[vak], kol, -f * (w.overig + w.ontvangen))
        for naam in self.waarde:
            m.zet(self.waarde_rij[naam][vak], kol, -f * getattr(w, naam))
