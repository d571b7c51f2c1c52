"""Every norm with its buffer as rows (rekenregels §7): the ratio multiplied out, as in `normbedragen`."""

import numpy as np

from xl_doorrekening.begrippen.tijd import JAREN
from xl_doorrekening.invoer.uitgangspunten import Leningwaarde
from xl_doorrekening.kern.indexen import Bedragen
from xl_doorrekening.kern.ratios import grenzen
from xl_doorrekening.solidariteit.optimum.kasrijen import MLN, Kasrijen
from xl_doorrekening.solidariteit.optimum.lp import ONEINDIG, Plekken
from xl_doorrekening.solidariteit.optimum.normbedragen import bestaat, getoetst, over
from xl_doorrekening.solidariteit.optimum.werking import Werking


class Normrijen:
    """Rows per ratio and column, (corporatie, jaar) each; `speling`: what each may fall short."""

    def __init__(self, f: Kasrijen) -> None:
        self.f = f
        self.rijen, self.speling = self._rijen()

    def _rijen(self) -> tuple[dict[tuple[str, int], Plekken], Plekken]:
        """Every norm with its buffer, (corporatie, jaar) a ratio and column; and what each may fall short."""
        m, st = self.f.m, self.f.st
        lijst = getoetst(self.f.u)
        n = len(st.corporaties)
        speling = m.kolommen("tekort op een norm", (len(lijst), n, JAREN), 0.0, 0.0)
        uit = {}
        for i, (naam, kol) in enumerate(lijst):
            vast, delen = self._norm(naam, kol)
            telt = np.isfinite(over(self.f.u, naam, kol).T) & (bestaat(self.f.u, kol) > 0)[:, None]
            onder = np.where(telt, -vast / MLN, -ONEINDIG)
            rij = m.rijen(f"{naam} {kol}", (n, JAREN), onder, ONEINDIG)
            welke = np.flatnonzero((self.f.k == kol) | (kol == 2))
            for kolom, factor in delen:
                if kolom.shape[1] == JAREN:
                    m.zet(rij[self.f.c[welke]], kolom[welke], np.broadcast_to(factor, kolom.shape)[welke])
                else:  # cash of the year before
                    m.zet(rij[self.f.c[welke], 1:], kolom[welke], np.broadcast_to(factor, kolom.shape)[welke])
            m.zet(rij, speling[i], 1.0)
            uit[naam, kol] = rij
        return uit, speling

    def _norm(self, naam: str, kol: int) -> tuple[Bedragen, list[tuple[Plekken, Bedragen | float]]]:
        """The constant of a norm in € (corporatie, jaar), and its coefficients of the columns."""
        f = self.f
        u, st, d = f.u, f.st, f.uit.definities
        g = self.grens(naam, kol)

        def lijn(welke: str) -> Bedragen:
            return u.drie(welke)[:, kol, 0].T

        def per_c(x: Bedragen) -> Bedragen:
            som = np.zeros((len(st.corporaties), JAREN))
            welke = np.flatnonzero((f.k == kol) | (kol == 2))
            np.add.at(som, f.c[welke], x[welke])
            return som

        nieuw = u.basis["schuld_nieuw"][:, f.k, 0, f.c].T
        if naam == "icr":
            in_vast = f.ontvangen_vast.copy()
            in_vast[:, 0] += f.rlm[0] * np.maximum(st.stand["liquide_middelen"][f.c, f.k], 0.0)
            kas = g * f.rlm[1:] if f.netto else f.rlm[1:]
            intern = st.rente_intern.T * (kol == 2)  # nets out in geheel
            vast = per_c(f.ebitda - f.vpb_vast - g * f.rente_vast + (g if f.netto else 1.0) * in_vast)
            return vast + (0.0 if f.netto else (g - 1.0) * intern), [
                (f.operationeel, 1.0), (f.vpb[f.c], -f.deel), (f.rente, -g), (f.kas[:, :-1], kas),
            ]  # fmt: skip
        if naam == "ltv":
            return g * lijn("beleidswaarde") - lijn("schuld") + per_c(nieuw), [
                (f.waarde["beleidswaarde"], g), (f.schuld, -1.0)]  # fmt: skip
        if naam == "solvabiliteit":
            kas0 = u.basis["liquide_middelen"][:, f.k, 0, f.c].T
            vast = lijn("eigen_vermogen") - g * lijn("balanstotaal") + per_c(nieuw) - (1 - g) * per_c(kas0)
            return vast, [(f.waarde["beleidswaarde"], 1 - g), (f.kas, 1 - g), (f.schuld, -1.0)]
        if naam == "dekkingsratio":
            markt = d.dekking_op is Leningwaarde.MARKT
            factor = self.marktfactor() if markt else np.ones(len(f.c))
            vast = g * lijn("marktwaarde") - lijn("dekkingsschuld" if markt else "schuld")
            vast = vast + per_c(nieuw * factor[:, None])
            return vast, [(f.waarde["marktwaarde"], g), (f.schuld, -factor[:, None])]
        aandeel = self.onderpandaandeel()[:, None]
        daeb = (f.k == 0)[:, None].astype(float)
        vast = g * lijn("onderpand") - lijn("geborgde_schuld") + per_c(nieuw * daeb)
        return vast, [(f.waarde["marktwaarde"], g * aandeel), (f.schuld, -daeb)]

    def grens(self, naam: str, kol: int) -> float:
        return float(grenzen(self.f.uit)[naam][kol])

    def marktfactor(self) -> Bedragen:
        schuld, markt = (self.f.st.stand[n][self.f.c, self.f.k] for n in ("schuld", "marktwaarde_leningen"))
        return np.divide(markt, schuld, out=np.ones_like(schuld), where=schuld > 0)

    def onderpandaandeel(self) -> Bedragen:
        markt, onderpand = (self.f.st.stand[n][self.f.c, self.f.k] for n in ("marktwaarde", "onderpand"))
        return np.divide(onderpand, markt, out=np.ones_like(markt), where=markt > 0)

    def werk(self, w: Werking, kol: Plekken, f: float) -> None:
        """Debt, claims and interest of others, which the columns of `Kasrijen` do not carry."""
        d = self.f.uit.definities
        factor = np.ones(self.f.vak.shape)
        aandeel = np.ones(self.f.vak.shape)
        factor[self.f.c, self.f.k], aandeel[self.f.c, self.f.k] = self.marktfactor(), self.onderpandaandeel()
        for (naam, kolnr), rij in self.rijen.items():
            hier = ((w.tak == kolnr) | (kolnr == 2))[:, None]
            g = self.grens(naam, kolnr)
            if naam == "icr":
                effect = w.ontvangen * (g if self.f.netto else 1.0)
            elif naam == "ltv":
                effect = -w.schuld
            elif naam == "solvabiliteit":
                effect = (1 - g) * w.vordering - w.schuld
            elif naam == "dekkingsratio":
                per = factor[w.corporatie, w.tak][:, None] if d.dekking_op is Leningwaarde.MARKT else 1.0
                effect = -w.schuld * per
            else:
                effect = -w.geborgd
            self.f.m.zet(rij[w.corporatie], kol, np.where(hier, f * effect, 0.0))
