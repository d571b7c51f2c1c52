"""What was agreed as lines of the own multi-year budget: beside the own plans, with the reason of every difference.

The own budget is upkeep with the own plans; on top come what was allotted without a plan, what the scenario changes,
and what goes between corporations. Each is projected on the one before, so that the reasons add up to the difference.
All on the macro path of the region (but for a shock in the scenario), so that the difference is of the agreements.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

import numpy as np

from xl_doorrekening.begrippen.normen import RATIOS, Ratio
from xl_doorrekening.begrippen.regels import REGELS, Groep, Regel
from xl_doorrekening.begrippen.tijd import KOLOMMEN, TAKKEN
from xl_doorrekening.doorrekenen.resultaat import Doorrekening, Scenariouitkomst, Variant
from xl_doorrekening.doorrekenen.scenarios import reken_situaties
from xl_doorrekening.kern.indexen import Bedragen
from xl_doorrekening.kern.stapel import alle_projecten, basis
from xl_doorrekening.opgave.plannen import eigen_plannen
from xl_doorrekening.opgave.regionaal import herken
from xl_doorrekening.regio.oordeel import Oordeel
from xl_doorrekening.solidariteit.situatie import Situatie, met_inhoud, uitgangssituatie
from xl_doorrekening.uitvoering.verdeling import Verschil, verschillen_met
from xl_doorrekening.uitvoering.waardoor import Oorzaak, oorzaken

REDENEN: Final = (
    "toegerekende opgave en gezamenlijk huurbeleid",
    "wijzigingen in het scenario",
    "onderlinge afspraken",
)
"""In their order."""
EURO: Final = 0.5
"""Below this a difference is rounding."""


@dataclass(frozen=True)
class Regelverschil:
    """One line of one tak: (15,) € a year, receipts and expenditures both positive in their own line."""

    regel: Regel
    tak: str
    """DAEB, niet-DAEB or geheel."""
    eigen: Bedragen
    afgesproken: Bedragen
    redenen: tuple[Bedragen, ...]
    """The parts of the difference, in the order of REDENEN."""

    @property
    def verschil(self) -> Bedragen:
        uit: Bedragen = self.afgesproken - self.eigen
        return uit

    @property
    def gelijk(self) -> bool:
        return bool((abs(self.verschil) < EURO).all())

    def reden(self) -> str:
        """The reasons that count for this line, in words."""
        return "; ".join(wat for wat, x in zip(REDENEN, self.redenen, strict=True) if (abs(x) >= EURO).any())


@dataclass(frozen=True)
class Ratioverloop:
    """A ratio with everything agreed, (15,); NaN where it cannot be told."""

    ratio: Ratio
    tak: str
    grens: float
    """With the buffer; NaN without a norm."""
    waarden: Bedragen


@dataclass(frozen=True)
class Begroting:
    """The budget of one corporation as agreed."""

    corporatie: str
    naam: str
    regels: tuple[Regelverschil, ...]
    oordeel: Oordeel
    """With everything agreed."""
    ratios: tuple[Ratioverloop, ...]
    waardoor: tuple[Oorzaak, ...]
    anders: tuple[Verschil, ...]
    """Where the list of agreements says something else than is calculated here."""

    @property
    def berekend(self) -> bool:
        """Whether there are figures at all."""
        return any(np.nan_to_num(r.afgesproken).any() for r in self.regels)

    def opmerkingen(self, startjaar: int) -> tuple[str, ...]:
        """What to know before using it, in sentences."""
        if not self.berekend:
            return (f"Niet te berekenen: de cijfers van {self.naam} ontbreken nog.",)
        delen = [f"Met alles wat hier is gerekend: {self.oordeel.kleur.value}. {self.oordeel.zin}"]
        if self.oordeel.ontbreekt:
            delen.append(f"Niet te berekenen: {', '.join(self.oordeel.ontbreekt)}.")
        for x in self.anders:
            wat = f"{x.gemeente}, {x.type.value}: {x.zin(startjaar)}"
            delen.append(f"De afspraken zijn anders dan hier is gerekend. {wat}. Pas de afspraak of het scenario aan.")
        return tuple(delen)

    @property
    def gewijzigd(self) -> tuple[Regelverschil, ...]:
        """The lines to enter: those that differ and are not a total of others."""
        return tuple(r for r in self.regels if not r.gelijk and r.tak in TAKKEN and r.regel.groep is not Groep.SALDO)


def begrotingen(d: Doorrekening, s: Scenariouitkomst | None) -> tuple[Begroting, ...]:
    """Of every corporation, for what was agreed on scenario `s` (None: the task itself, variant B)."""
    situaties = _trap(d, s)
    varianten = reken_situaties(d, situaties, zoek=False)
    trap = [v.uitkomst for v in varianten]
    waardoor = oorzaken(d, s, situaties[0].plan, situaties[-1].plan)
    anders = [x for x in verschillen_met(d, s) if not x.gelijk]
    uit = []
    for c, corporatie in enumerate(d.regio.corporaties):
        regels = []
        for regel in REGELS:
            if regel.naam not in trap[0].reeksen:
                continue
            for k, tak in enumerate(KOLOMMEN):
                if k < len(TAKKEN) and not trap[0].stapel.aanwezig[c, k]:
                    continue
                standen = [u.lijn(regel.naam)[0, c, k] for u in trap]
                delen = tuple(b - a for a, b in pairwise(standen))
                regels.append(Regelverschil(regel, tak, standen[0], standen[-1], delen))
        eigen_anders = tuple(x for x in anders if herken(x.corporatie) == herken(corporatie.naam))
        uit.append(Begroting(corporatie.id, corporatie.naam, tuple(regels), varianten[-1].oordelen[c],
                             tuple(_ratios(varianten[-1], c)), waardoor[c], eigen_anders))  # fmt: skip
    return tuple(uit)


def _ratios(v: Variant, c: int) -> Iterator[Ratioverloop]:
    for ratio in RATIOS:
        for k, tak in enumerate(KOLOMMEN):
            waarden = v.toets.ratios[ratio.naam][:, 0, c, k]
            if not np.isnan(waarden).all():
                yield Ratioverloop(ratio, tak, float(v.toets.grenzen[ratio.naam][k]), waarden)


def _trap(d: Doorrekening, s: Scenariouitkomst | None) -> list[Situatie]:
    """Own plans; with the task; with the changes of the scenario; with the instruments as well."""
    regio = d.regio
    tabel = alle_projecten(regio)
    eigen = uitgangssituatie(basis(regio, tabel), eigen_plannen(tabel, regio.uitgangspunten))
    opgave = d.startpunt
    if s is None:
        return [eigen, opgave, opgave, opgave]
    zonder = replace(s.inhoud, schakels=tuple(replace(x, instrumenten=()) for x in s.inhoud.schakels))
    return [eigen, opgave, met_inhoud(regio, opgave, zonder), s.situatie]
