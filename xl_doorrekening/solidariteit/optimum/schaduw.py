"""Shadow prices: what a little more room, here and then, would add to the task of the region."""

from dataclasses import dataclass

import numpy as np

from xl_doorrekening.begrippen.tijd import JAREN, KOLOMMEN
from xl_doorrekening.kern.indexen import Bedragen
from xl_doorrekening.solidariteit.optimum.lp import Oplossing
from xl_doorrekening.solidariteit.optimum.programma import Programma

MERKBAAR = 1e-4
"""Weighted dwellings below which a price is not told."""
STAP = {"icr": 0.1, "ltv": 0.01, "solvabiliteit": 0.01, "dekkingsratio": 0.01, "onderpandratio": 0.01}
"""By how much a grenswaarde is eased: 0,1 of an ICR, a percentage point of the others."""


@dataclass(frozen=True, slots=True)
class Schaduwprijs:
    """Weighted dwellings that one more unit would add. `jaar` None: in all years together."""

    corporatie: str
    wat: str
    """`kas`: € 1 mln more cash; a ratio: its grenswaarde eased by STAP."""
    tak: str
    jaar: int | None
    woningen: float


def schaduwprijzen(p: Programma, x: Oplossing) -> tuple[Schaduwprijs, ...]:
    """Of cash (per corporation, tak and year) and of every grenswaarde (per corporation and column), largest first."""
    f, namen = p.f, [c.naam for c in p.o.regio.corporaties]
    start = p.o.regio.uitgangspunten.startjaar
    uit = []
    kas = -x.schaduw[f.kas_rij]
    for vak, t in np.argwhere(kas > MERKBAAR).tolist():
        uit.append(Schaduwprijs(namen[f.c[vak]], "kas", KOLOMMEN[f.k[vak]], start + t, float(kas[vak, t])))
    for (naam, kol), rij in f.norm.rijen.items():
        per_c = (x.schaduw[rij] * _versoepeld(p, x, naam, kol)).sum(1) * STAP[naam]
        for c in np.flatnonzero(per_c > MERKBAAR).tolist():
            uit.append(Schaduwprijs(namen[c], naam, KOLOMMEN[kol], None, float(per_c[c])))
    return tuple(sorted(uit, key=lambda s: -s.woningen))


def _versoepeld(p: Programma, x: Oplossing, naam: str, kol: int) -> Bedragen:
    """€ mln by which a norm eases per unit of its grenswaarde, (corporatie, jaar): the amount it is a ratio of."""
    f, u = p.f, p.f.u
    n = len(p.o.regio.corporaties)

    def per_c(reeks: Bedragen) -> Bedragen:
        som = np.zeros((n, JAREN))
        welke = np.flatnonzero((f.k == kol) | (kol == 2))
        np.add.at(som, f.c[welke], reeks[welke])
        return som

    def stand(lijn: str, delta: Bedragen) -> Bedragen:
        return u.drie(lijn)[:, kol, 0].T / 1e6 + per_c(delta)

    if naam == "icr":
        rente = per_c((f.rente_vast - f.ontvangen_vast) / 1e6 + x.kolommen[f.rente])
        kas = np.zeros((len(f.c), JAREN))
        kas[:, 1:] = x.kolommen[f.kas][:, :-1]
        kas[:, 0] = np.maximum(f.st.stand["liquide_middelen"][f.c, f.k], 0.0) / 1e6
        return rente - per_c(kas * f.rlm) if f.netto else rente + per_c(f.ontvangen_vast / 1e6)
    waarde = "beleidswaarde" if naam in ("ltv", "solvabiliteit") else "marktwaarde"
    delta = x.kolommen[f.waarde[waarde]]
    if naam == "solvabiliteit":
        kas0 = u.basis["liquide_middelen"][:, f.k, 0, f.c].T / 1e6
        return stand("balanstotaal", delta + x.kolommen[f.kas] - kas0)
    if naam == "onderpandratio":
        return stand("onderpand", delta * f.norm.onderpandaandeel()[:, None])
    return stand(waarde, delta)
