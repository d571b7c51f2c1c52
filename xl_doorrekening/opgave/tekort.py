"""Resterende investeringsopgave: what of the task cannot be done within the norms (rekenregels §9).

Two ways to tell: *naar rato* scales the whole task of a corporation down, *op volgorde* drops whole projects from the
back of the agreed order, until every norm (with its buffer) holds in all 15 years. Sales of dwellings are no
investment: they bring in means, so they always go on.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from xl_doorrekening.begrippen.dpm import Soort
from xl_doorrekening.begrippen.tijd import JAREN, TAKKEN
from xl_doorrekening.kern.extra import Extra
from xl_doorrekening.kern.indexen import Bedragen, Macro
from xl_doorrekening.kern.projecten import INVESTERINGEN, KANAAL, KANALEN, Stromen, opgeteld, stromen_per_project
from xl_doorrekening.kern.projectie import projecteer
from xl_doorrekening.kern.projecttabel import Getallen, Projecttabel
from xl_doorrekening.kern.stapel import Basis, leg_op
from xl_doorrekening.kern.toets import krapste
from xl_doorrekening.opgave.plannen import volgorde

NARATO, OPVOLGORDE = "naar rato", "op volgorde"
KANDIDATEN: Final = 16
NAUWKEURIG: Final = 500.0
"""€ of investment."""
STUK: Final = 32
"""Numbers of projects to drop that are tried at least in the first projection; each next one tries twice as many."""
PROEVEN: Final = 200
"""Trials that cost little more than one: with few corporations each may drop more projects at once."""


@dataclass(frozen=True)
class Tekort:
    """Of every project of a plan the share that can be done, (P,), 0…1; NaN where that cannot be told.

    Amounts in €, at the opening price level.
    """

    wijze: str
    plan: Projecttabel
    gedaan: Bedragen
    investering: Bedragen
    """Per project and year as planned, (P, 15)."""

    @cached_property
    def bekend(self) -> NDArray[np.bool_]:
        """Projects of which it can be told, (P,): the others stay out of what is added up."""
        return ~np.isnan(self.gedaan) & ~np.isnan(self.investering).any(1)

    @property
    def plan_blijft(self) -> NDArray[np.bool_]:
        """Projects that always go on, (P,)."""
        return self.plan.is_soort(Soort.VERKOOP)

    def per_corporatie(self, aantal: int) -> tuple[Bedragen, Bedragen]:
        """Investment planned and undone per corporation, € each."""
        gepland, ongedaan = np.zeros(aantal), np.zeros(aantal)
        np.add.at(gepland, self.plan.corporatie, self.investering.sum(1))
        np.add.at(ongedaan, self.plan.corporatie, self.ongedaan().sum(1))
        return gepland, ongedaan

    def ongedaan(self) -> Bedragen:
        """Investment that cannot be done, per project and year, €."""
        return self.investering * (1 - self.gedaan[:, None])

    def woningen(self, startjaar: int) -> tuple[Bedragen, Bedragen]:
        """Dwellings planned and undone per project and year, (P, 15) each."""
        gepland = self.plan.opgeleverd(startjaar)
        return gepland, gepland * (1 - self.gedaan[:, None])


class Zoeker:
    """Finds what fits of one plan; the flows of its projects are made once.

    `erbij` and `extra` are on top of every size of the plan: what instruments do (stap 5). `pad`: one macro path,
    the region's own by default.
    """

    def __init__(
        self, b: Basis, plan: Projecttabel, vpb_referentie: Bedragen, *, erbij: Stromen | None = None,
        extra: Extra | None = None, pad: Macro | None = None,
    ) -> None:  # fmt: skip
        self.b, self.plan, self.vpb, self.pad = b, plan, vpb_referentie, pad
        self.erbij, self.extra = erbij, extra
        self.u = b.uitgangspunten
        self.blijft = plan.is_soort(Soort.VERKOOP)
        self.per_project = stromen_per_project(plan, self.u.definities, self.u.startjaar)
        self.investering = self.per_project[[KANAAL[x] for x in INVESTERINGEN]].sum(0)

    @cached_property
    def alles(self) -> Stromen:
        """Flows of the whole plan."""
        return Stromen(self._met_erbij(self.stromen(np.ones(len(self.plan), dtype=bool))))

    @cached_property
    def met_alles(self) -> Bedragen:
        """Smallest margin of every corporation with the whole plan, (C,)."""
        return self.marge(np.arange(len(self.b.corporaties)), self.alles.reeksen)

    def stromen(self, welke: NDArray[np.bool_]) -> Bedragen:
        """Flows of these projects of the plan, summed per corporation and tak: (kanaal, jaar, corporatie, tak)."""
        groep = self.plan.corporatie[welke] * len(TAKKEN) + self.plan.tak[welke]
        return opgeteld(self.per_project[:, welke], groep, len(self.b.corporaties)).reeksen

    def _met_erbij(self, stromen: Bedragen) -> Bedragen:
        return stromen if self.erbij is None else stromen + self.erbij.reeksen

    def marges(self, wie: Getallen, stromen: Bedragen) -> Bedragen:
        """Smallest margin per year of these corporations with these flows, (jaar, len(wie))."""
        st = leg_op(self.b.kies(wie), Stromen(stromen))
        extra = None if self.extra is None else self.extra.kies(wie)
        return krapste(projecteer(st, self.pad, extra, self.vpb[:, :, wie]))[:, 0]

    def marge(self, wie: Getallen, stromen: Bedragen) -> Bedragen:
        """Idem over all years, (len(wie),)."""
        uit: Bedragen = self.marges(wie, stromen).min(0)
        return uit

    def naar_rato(self) -> Tekort:
        """The largest share of its task that each corporation can do."""
        vast, schaal = self._met_erbij(self.stromen(self.blijft)), self.stromen(~self.blijft)
        deel, alles = np.ones(len(self.b.corporaties)), self.met_alles
        deel[np.isnan(alles)] = np.nan
        wie = np.flatnonzero(alles < 0)
        laag, hoog = np.zeros(len(wie)), np.ones(len(wie))
        omvang = Stromen(schaal).investering().sum((0, 2))[wie]
        begin = True
        while len(wie):
            x = np.linspace(laag, hoog, KANDIDATEN, axis=-1)
            groep = np.repeat(wie, KANDIDATEN)
            m = self.marge(groep, vast[:, :, groep] + schaal[:, :, groep] * x.reshape(-1)[:, None]).reshape(x.shape)
            goed = m >= 0
            goed[:, 0] |= not begin  # the lower end was found to do
            hoogste = KANDIDATEN - 1 - np.argmax(goed[:, ::-1], axis=1)
            rij = np.arange(len(wie))
            laag = np.where(goed.any(1), x[rij, hoogste], 0.0)
            hoog = np.where(goed.any(1), x[rij, np.minimum(hoogste + 1, KANDIDATEN - 1)], 0.0)
            deel[wie] = laag
            door = (hoog - laag) * np.maximum(omvang, 1.0) > NAUWKEURIG
            wie, laag, hoog, omvang, begin = wie[door], laag[door], hoog[door], omvang[door], False
        gedaan = np.where(self.blijft, 1.0, deel[self.plan.corporatie])
        return Tekort(NARATO, self.plan, gedaan, self.investering)

    def op_volgorde(self) -> Tekort:
        """Which projects can be done when whole ones are dropped from the back of the agreed order.

        Every step back is tried, the smallest first: the outcome is the largest front part of the order that fits.
        """
        gedaan, alles = np.ones(len(self.plan)), self.met_alles
        gedaan[np.isnan(alles)[self.plan.corporatie] & ~self.blijft] = np.nan
        rijen = {
            c: r[~self.blijft[r]]
            for c, r in enumerate(self._per_corporatie(volgorde(self.plan)))
            if alles[c] < 0 and not self.blijft[r].all()
        }
        vast = self._met_erbij(self.stromen(self.blijft))
        voorop = {c: vast[:, :, c, None] + self._voorop(r) for c, r in rijen.items()}
        tot = {c: len(r) for c, r in rijen.items()}
        stuk = max(STUK, PROEVEN // max(len(tot), 1))
        while tot:
            van = {c: max(n - stuk, 0) for c, n in tot.items()}  # try to keep n−1, n−2, … of the projects
            proef = np.concatenate([voorop[c][:, :, van[c] : n][:, :, ::-1] for c, n in tot.items()], axis=2)
            groep = np.repeat(list(tot), [n - van[c] for c, n in tot.items()])
            goed = self.marge(groep, proef) >= 0
            for c, n in list(tot.items()):
                past = np.flatnonzero(goed[groep == c])
                if past.size or van[c] == 0:
                    gedaan[rijen[c][n - 1 - int(past[0]) if past.size else 0 :]] = 0.0
                    del tot[c]
                else:
                    tot[c] = van[c]
            stuk *= 2
        return Tekort(OPVOLGORDE, self.plan, gedaan, self.investering)

    def _per_corporatie(self, rijen: Getallen) -> list[Getallen]:
        grenzen = np.searchsorted(self.plan.corporatie[rijen], np.arange(1, len(self.b.corporaties)))
        return np.split(rijen, grenzen)

    def _voorop(self, rijen: Getallen) -> Bedragen:
        """Flows of none of these projects, of the first, the first two, … all but one: (kanaal, jaar, len, tak)."""
        per = np.zeros((len(KANALEN), JAREN, len(rijen), len(TAKKEN)))
        eerste = rijen[:-1]
        plek = np.arange(1, len(rijen))
        for tak in range(len(TAKKEN)):
            hier = self.plan.tak[eerste] == tak
            per[:, :, plek[hier], tak] = np.moveaxis(self.per_project[:, eerste[hier]], -1, 1)
        uit: Bedragen = np.cumsum(per, axis=2)
        return uit
