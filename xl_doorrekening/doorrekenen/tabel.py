"""The one service: validated input to results. Command, macro, function and test all call it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from xl_doorrekening.begrippen.dpm import Laag
from xl_doorrekening.begrippen.normen import RATIOS
from xl_doorrekening.begrippen.regels import REGELS
from xl_doorrekening.begrippen.tijd import GEHEEL, KOLOMMEN, TAKKEN
from xl_doorrekening.invoer.regio import Regio, vingerafdruk
from xl_doorrekening.invoer.uitgangspunten import Uitgangspunten
from xl_doorrekening.kern.indexen import Bedragen
from xl_doorrekening.kern.projectie import Uitkomst, projecteer
from xl_doorrekening.kern.projecttabel import begint_beleidsarm
from xl_doorrekening.kern.ratios import telt_mee
from xl_doorrekening.kern.stapel import Stapel, stapel
from xl_doorrekening.kern.toets import Toets, toets
from xl_doorrekening.regio.oordeel import Oordeel, oordelen
from xl_doorrekening.regio.richting import Richting
from xl_doorrekening.regio.ruimte import Ruimte, investeringsruimte, tekort_ineens

SCENARIO = "basis"
A, B = "A", "B"
"""Instandhouding alone, and with the volkshuisvestelijke opgave on top (rekenregels §0)."""
ALLEEN_A = frozenset({"saldo_exploitatie", "saldo_transformatie", "saldo_instandhouding", "inflatie_schuld"})
"""Lines that are of the laag instandhouding by definition."""


@dataclass(frozen=True)
class Variant:
    """A stack of lagen: its projection, tested, with the verdict per corporation."""

    code: str
    uitkomst: Uitkomst
    toets: Toets
    oordelen: tuple[Oordeel, ...]


@dataclass(frozen=True)
class Doorrekening:
    """All results for a region: stap 2, and what the entered task does to the ratios."""

    regio: Regio
    vingerafdruk: str
    uitkomst: Uitkomst
    toets: Toets
    ruimten: tuple[Ruimte, ...]
    tekort_ineens: Bedragen
    """(corporatie, tak), €."""
    oordelen: tuple[Oordeel, ...]
    opgave: Variant | None
    """Variant B; None when no corporation has a project in a laag on top of instandhouding."""

    @property
    def varianten(self) -> tuple[Variant, ...]:
        """A, and B where there is one."""
        a = Variant(A, self.uitkomst, self.toets, self.oordelen)
        return (a,) if self.opgave is None else (a, self.opgave)

    def heeft_opgave(self, c: int) -> bool:
        """Whether this corporation has projects on top of instandhouding that count."""
        u = self.regio.uitgangspunten
        eigen = (p for p in self.regio.corporaties[c].projecten if p.laag in lagen(u))
        return any(not begint_beleidsarm(p, u.startjaar) for p in eigen)

    def hoofdtak(self, c: int) -> str:
        """The tak in which the corporation's room is told: DAEB, or niet-DAEB where that is all there is."""
        alleen_niet_daeb = self.uitkomst.stapel.aanwezig[c, 0] == 0 and self.uitkomst.stapel.aanwezig[c, 1] > 0
        return TAKKEN[1] if alleen_niet_daeb else TAKKEN[0]

    def tekort(self, c: int) -> float:
        """Opening debt to repay at once so that every tak and geheel meet the norms, €; NaN if that cannot be.

        A tak that fails by itself must repay its own; when only geheel fails, the cheaper tak does.
        """
        bestaat = self.uitkomst.stapel.aanwezig[c] > 0
        if not bestaat.any():
            return float("nan")
        tellend = [i for i, r in enumerate(RATIOS) if r.naam in telt_mee(self.regio.uitgangspunten)]
        eigen = np.nan_to_num(self.toets.marges[tellend][:, :, 0, c, :2], nan=np.inf)
        zelf = (eigen.min((0, 1)) < 0 if tellend else np.zeros(2, dtype=bool)) & bestaat
        bedragen = self.tekort_ineens[c]
        if zelf.any():
            return float(bedragen[zelf].sum())
        over = bedragen[bestaat]
        return float(np.nanmin(over)) if not np.isnan(over).all() else float("nan")

    def ruimte(self, corporatie: str, richting: Richting, tak: str = TAKKEN[0]) -> Ruimte:
        return next(r for r in self.ruimten if (r.corporatie, r.richting, r.tak) == (corporatie, richting, tak))


def lagen(u: Uitgangspunten) -> frozenset[Laag]:
    """The lagen of variant B on top of instandhouding: individual tasks take part by agreement."""
    return frozenset({Laag.VOLKSHUISVESTELIJK} | ({Laag.INDIVIDUEEL} if u.definities.individueel_mee else set()))


def doorrekenen(regio: Regio) -> Doorrekening:
    """Project, test, find the room and give the verdict. Expects at least one corporation and input without fouten."""
    st = stapel(regio)
    uitkomst = projecteer(st)
    getoetst = toets(uitkomst)
    return Doorrekening(
        regio, vingerafdruk(regio), uitkomst, getoetst, tuple(investeringsruimte(st, uitkomst)),
        tekort_ineens(st, uitkomst), tuple(oordelen(uitkomst, getoetst)), _met_opgave(regio, uitkomst),
    )  # fmt: skip


def _met_opgave(regio: Regio, basis: Uitkomst) -> Variant | None:
    erbij = lagen(regio.uitgangspunten)
    if not any(p.laag in erbij for c in regio.corporaties for p in c.projecten):
        return None
    uitkomst = projecteer(stapel(regio, erbij), vpb_referentie=basis.vpb_berekend)
    getoetst = toets(uitkomst)
    return Variant(B, uitkomst, getoetst, tuple(oordelen(uitkomst, getoetst, basis)))


Rij = tuple[str, str, str, str, int, str, float]
KOPPEN = ("scenario", "variant", "corporatie", "tak", "jaar", "grootheid", "waarde")


def lange_tabel(d: Doorrekening) -> Iterator[Rij]:
    """Every result as one row: lines and ratios per variant, tak and year, room per tak in the first year.

    Amounts in €, ratios as fractions. A tak without stock has no rows; an unknown value is NaN, an ICR without interest
    inf. `investeringsruimte_*` is the room by the norms; `..._verantwoord` is 0 where the saldo instandhouding is
    structurally negative.
    """
    for v in d.varianten:
        yield from _reeksrijen(v)
    yield from _ruimterijen(d)


def _takken(st: Stapel, c: int) -> list[tuple[int, str]]:
    """The columns that this corporation has."""
    return [(k, tak) for k, tak in enumerate(KOLOMMEN) if tak == GEHEEL or st.aanwezig[c, k] > 0]


def _reeksrijen(v: Variant) -> Iterator[Rij]:
    st = v.uitkomst.stapel
    start = st.uitgangspunten.startjaar
    namen = [r.naam for r in REGELS if r.naam in v.uitkomst.reeksen and (v.code == A or r.naam not in ALLEEN_A)]
    reeksen = {naam: v.uitkomst.lijn(naam) for naam in namen}
    reeksen |= {r.naam: np.moveaxis(v.toets.ratios[r.naam], 0, -1) for r in RATIOS}
    for c, naam in enumerate(st.corporaties):
        for k, tak in _takken(st, c):
            for grootheid, reeks in reeksen.items():
                for t, waarde in enumerate(reeks[0, c, k].tolist()):
                    yield SCENARIO, v.code, naam, tak, start + t, grootheid, waarde


def _ruimterijen(d: Doorrekening) -> Iterator[Rij]:
    st = d.uitkomst.stapel
    start = st.uitgangspunten.startjaar
    for c, naam in enumerate(st.corporaties):
        for k, tak in _takken(st, c):
            if tak == GEHEEL:
                continue
            for r in (x for x in d.ruimten if (x.corporatie, x.tak) == (naam, tak)):
                veilig = r.bedrag if d.oordelen[c].verantwoord else min(r.bedrag, 0.0)
                yield SCENARIO, A, naam, tak, start, f"investeringsruimte_{r.richting}", r.bedrag
                yield SCENARIO, A, naam, tak, start, f"investeringsruimte_{r.richting}_verantwoord", veilig
            yield SCENARIO, A, naam, tak, start, "tekort_ineens", float(d.tekort_ineens[c, k])


class Regiosom(NamedTuple):
    """€; NaN where no corporation has a known room."""

    ruimte: float
    tekort: float
    saldo: float
    onbepaald: tuple[str, ...]
    """Corporations left out: figures are missing, no amount restores the norms, or no norm limits."""


def regiosommen(d: Doorrekening, richting: Richting) -> Regiosom:
    """Σ positive room (none where upkeep is structurally negative), Σ shortfall, and the netted figure, €.

    Per corporation the room of investing in DAEB (in niet-DAEB where there is no DAEB): the takken share the norms of
    geheel, so their rooms do not add up. Netting assumes full solidarity (rekenregels §8).
    """
    plus, tekort, bekend = 0.0, 0.0, False
    onbepaald = []
    for c, o in enumerate(d.oordelen):
        r = d.ruimte(o.corporatie, richting, d.hoofdtak(c))
        if np.isnan(r.bedrag) or r.onbegrensd:
            onbepaald.append(o.corporatie)
            continue
        bekend = True
        plus += max(r.bedrag, 0.0) if o.verantwoord else 0.0
        tekort += min(r.bedrag, 0.0)
    if not bekend:
        return Regiosom(np.nan, np.nan, np.nan, tuple(onbepaald))
    return Regiosom(plus, tekort, plus + tekort, tuple(onbepaald))
