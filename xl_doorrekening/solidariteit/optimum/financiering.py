"""Cash, new loans, tax and norms of every corporation as rows (rekenregels §4, §6, §7).

New loans N ≥ 0 and cash K ≥ minimum are columns; borrowing more than needed worsens every norm, so that the choice
between borrowing and saving needs no whole numbers. Everything in € mln; axes (vak, jaar), a vak being a tak of a
corporation that is there.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from xl_doorrekening.begrippen.regels import Index
from xl_doorrekening.begrippen.tijd import JAREN, TAKKEN
from xl_doorrekening.invoer.uitgangspunten import Icrwijze, Leningwaarde
from xl_doorrekening.kern.belasting import vennootschapsbelasting, verdeling
from xl_doorrekening.kern.extra import Extra
from xl_doorrekening.kern.financiering import Nieuweleningen
from xl_doorrekening.kern.indexen import Bedragen, Macro
from xl_doorrekening.kern.projecttabel import Getallen
from xl_doorrekening.kern.ratios import grenzen
from xl_doorrekening.kern.uitkomst import Uitkomst
from xl_doorrekening.solidariteit.optimum.lp import ONEINDIG, Model, Plekken
from xl_doorrekening.solidariteit.optimum.normbedragen import bestaat, getoetst, over
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


class Financiering:
    """The rows of all corporations around a projection `u`, whose figures are the constants."""

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
        self.vpb_rijen = self._belasting()
        self.normen, self.speling = self._normrijen()

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

    def _belasting(self) -> Plekken:
        """Tax ≥ each side of its maximum, (corporatie, jaar, 4); what is carried forward is that of the projection."""
        m, f, st, u = self.m, self.uit.fiscaal, self.st, self.u
        n = len(st.corporaties)
        ebitda, rente = (np.zeros((n, JAREN)) for _ in range(2))
        np.add.at(ebitda, self.c, self.ebitda - self.onbelast)
        netto = self.rente_vast - self.ontvangen_vast - self.rente_onbelast
        begin = np.maximum(st.stand["liquide_middelen"][self.c, self.k], 0.0)
        netto[:, 0] -= self.rlm[0] * begin
        np.add.at(rente, self.c, netto)
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
        m.zet(rijen, self.vpb[:, :, None], 1.0)
        for i in range(2):
            for j, (tarief, _) in enumerate(schijven):
                rij = rijen[:, :, 2 * i + j][self.c]
                deel = self.fiscaal_ebitda[self.c] if i else 1.0
                m.zet(rij, self.operationeel, -tarief * np.broadcast_to(deel, rij.shape))
                if i == 0:
                    m.zet(rij, self.rente, tarief)
                    m.zet(rij[:, 1:], self.kas[:, :-1], -tarief * self.rlm[1:])
        self.tarieven = [tarief for _ in range(2) for tarief, _ in schijven]
        return rijen

    def _normrijen(self) -> tuple[dict[tuple[str, int], Plekken], Plekken]:
        """Every norm with its buffer, (corporatie, jaar) a ratio and column; and what each may fall short."""
        m, st = self.m, self.st
        lijst = getoetst(self.u)
        n = len(st.corporaties)
        speling = m.kolommen("tekort op een norm", (len(lijst), n, JAREN), 0.0, 0.0)
        uit = {}
        for i, (naam, kol) in enumerate(lijst):
            vast, delen = self._norm(naam, kol)
            telt = np.isfinite(over(self.u, naam, kol).T) & (bestaat(self.u, kol) > 0)[:, None]
            onder = np.where(telt, -vast / MLN, -ONEINDIG)
            rij = m.rijen(f"{naam} {kol}", (n, JAREN), onder, ONEINDIG)
            welke = np.flatnonzero((self.k == kol) | (kol == 2))
            for kolom, factor in delen:
                if kolom.shape[1] == JAREN:
                    m.zet(rij[self.c[welke]], kolom[welke], np.broadcast_to(factor, kolom.shape)[welke])
                else:  # cash of the year before
                    m.zet(rij[self.c[welke], 1:], kolom[welke], np.broadcast_to(factor, kolom.shape)[welke])
            m.zet(rij, speling[i], 1.0)
            uit[naam, kol] = rij
        return uit, speling

    def _norm(self, naam: str, kol: int) -> tuple[Bedragen, list[tuple[Plekken, Bedragen | float]]]:
        """The constant of a norm in € (corporatie, jaar), and its coefficients of the columns."""
        u, st, d = self.u, self.st, self.uit.definities
        g = self.grens(naam, kol)

        def lijn(welke: str) -> Bedragen:
            return u.drie(welke)[:, kol, 0].T

        def per_c(x: Bedragen) -> Bedragen:
            som = np.zeros((len(st.corporaties), JAREN))
            welke = np.flatnonzero((self.k == kol) | (kol == 2))
            np.add.at(som, self.c[welke], x[welke])
            return som

        nieuw = u.basis["schuld_nieuw"][:, self.k, 0, self.c].T
        if naam == "icr":
            in_vast = self.ontvangen_vast.copy()
            in_vast[:, 0] += self.rlm[0] * np.maximum(st.stand["liquide_middelen"][self.c, self.k], 0.0)
            kas = g * self.rlm[1:] if self.netto else self.rlm[1:]
            intern = st.rente_intern.T * (kol == 2)  # nets out in geheel
            vast = per_c(self.ebitda - self.vpb_vast - g * self.rente_vast + (g if self.netto else 1.0) * in_vast)
            return vast + (0.0 if self.netto else (g - 1.0) * intern), [
                (self.operationeel, 1.0), (self.vpb[self.c], -self.deel), (self.rente, -g), (self.kas[:, :-1], kas),
            ]  # fmt: skip
        if naam == "ltv":
            return g * lijn("beleidswaarde") - lijn("schuld") + per_c(nieuw), [
                (self.waarde["beleidswaarde"], g), (self.schuld, -1.0)]  # fmt: skip
        if naam == "solvabiliteit":
            kas0 = u.basis["liquide_middelen"][:, self.k, 0, self.c].T
            vast = lijn("eigen_vermogen") - g * lijn("balanstotaal") + per_c(nieuw) - (1 - g) * per_c(kas0)
            return vast, [(self.waarde["beleidswaarde"], 1 - g), (self.kas, 1 - g), (self.schuld, -1.0)]
        if naam == "dekkingsratio":
            markt = d.dekking_op is Leningwaarde.MARKT
            factor = self._marktfactor() if markt else np.ones(len(self.c))
            vast = g * lijn("marktwaarde") - lijn("dekkingsschuld" if markt else "schuld")
            vast = vast + per_c(nieuw * factor[:, None])
            return vast, [(self.waarde["marktwaarde"], g), (self.schuld, -factor[:, None])]
        aandeel = self.onderpandaandeel()[:, None]
        daeb = (self.k == 0)[:, None].astype(float)
        vast = g * lijn("onderpand") - lijn("geborgde_schuld") + per_c(nieuw * daeb)
        return vast, [(self.waarde["marktwaarde"], g * aandeel), (self.schuld, -daeb)]

    def grens(self, naam: str, kol: int) -> float:
        return float(grenzen(self.uit)[naam][kol])

    def _marktfactor(self) -> Bedragen:
        schuld, markt = (self.st.stand[n][self.c, self.k] for n in ("schuld", "marktwaarde_leningen"))
        return np.divide(markt, schuld, out=np.ones_like(schuld), where=schuld > 0)

    def onderpandaandeel(self) -> Bedragen:
        markt, onderpand = (self.st.stand[n][self.c, self.k] for n in ("marktwaarde", "onderpand"))
        return np.divide(onderpand, markt, out=np.ones_like(markt), where=markt > 0)

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
        self._werk_op_belasting(w, kol, f)
        self._werk_op_normen(w, kol, f)

    def _werk_op_belasting(self, w: Werking, kol: Plekken, f: float) -> None:
        if not (w.onbelast.any() or w.rente_onbelast.any() or w.ontvangen.any()):
            return
        for i, tarief in enumerate(self.tarieven):
            rij = self.vpb_rijen[:, :, i][w.corporatie]
            deel = 1.0 if i < 2 else self.fiscaal_ebitda[w.corporatie]
            self.m.zet(rij, kol, tarief * f * w.onbelast * deel)
            if i < 2:
                self.m.zet(rij, kol, -tarief * f * (w.rente_onbelast + w.ontvangen))

    def _werk_op_normen(self, w: Werking, kol: Plekken, f: float) -> None:
        d = self.uit.definities
        factor = np.ones(self.vak.shape)
        aandeel = np.ones(self.vak.shape)
        factor[self.c, self.k], aandeel[self.c, self.k] = self._marktfactor(), self.onderpandaandeel()
        for (naam, kolnr), rij in self.normen.items():
            hier = ((w.tak == kolnr) | (kolnr == 2))[:, None]
            g = self.grens(naam, kolnr)
            if naam == "icr":
                effect = w.ontvangen * (g if self.netto else 1.0)
            elif naam == "ltv":
                effect = -w.schuld
            elif naam == "solvabiliteit":
                effect = (1 - g) * w.vordering - w.schuld
            elif naam == "dekkingsratio":
                per = factor[w.corporatie, w.tak][:, None] if d.dekking_op is Leningwaarde.MARKT else 1.0
                effect = -w.schuld * per
            else:
                effect = -w.geborgd
            self.m.zet(rij[w.corporatie], kol, np.where(hier, f * effect, 0.0))


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
