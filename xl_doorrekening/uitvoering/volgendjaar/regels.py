"""The lines of the budget and the forecasts of value, one year on.

Own budgets move a year. What the model works out itself it goes on working out, as long as that comes to the same; what
it would not find again (dwellings built in the year had a rent and costs of their own) is written beside it as a
difference, or into the own budget where there is one. Either is found on the projection itself: a line answers to what
is entered in proportion, so two trials tell what to enter. The model still follows key figures and realised stock.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from xl_doorrekening.begrippen.dpm import Regelbron
from xl_doorrekening.begrippen.macro import EIGEN_PAD
from xl_doorrekening.begrippen.regels import INVOERREGELS, REGEL, Index, Regel
from xl_doorrekening.begrippen.tijd import JAREN, TAKKEN
from xl_doorrekening.invoer.corporatie import Corporatie, Regelinvoer, Tak
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.kern.corporatiestapel import WAARDEN
from xl_doorrekening.kern.exploitatie import gekozen_bron
from xl_doorrekening.kern.indexen import Bedragen, herijking, macro
from xl_doorrekening.kern.projectie import Uitkomst
from xl_doorrekening.uitvoering.volgendjaar.gedeeld import CENT, schuif
from xl_doorrekening.uitvoering.volgendjaar.meting import meet

PROEF = 1e6
"""€ a year."""
VERSCHIL = "Komt bovenop de berekening: woningen die sinds {} bezit zijn, hebben een eigen huur en eigen lasten"
BEGROOT = "Met woningen die sinds {} bezit zijn: vervang door de nieuwe begroting"
RONDES = 4
"""Of tax, which depends a little on itself through interest."""


@dataclass(frozen=True)
class Plek:
    """One line or value of one tak of one corporation."""

    c: int
    k: int
    naam: str


def schuif_tak(tak: Tak, was: Corporatie, oud: Regio, corp: Corporatie, regio: Regio) -> Tak:
    """Own budgets and forecasts a year on; `oud` and `was` have the macro paths that were, the others the new ones.

    Where the own path was another one than that of the region, its first year goes into the amounts. The last year goes
    on at the prices of the one before; a forecast of value follows its index from there.
    """
    regels = {}
    for naam, r in tak.regels.items():
        factor = _eerste(was, oud, REGEL[naam].index) if r.gevuld else 1.0
        jaren = tuple(None if x is None else x * factor for x in r.jaren)
        verder = None if jaren[-1] is None else jaren[-1] * _groei(REGEL[naam], corp, regio)
        regels[naam] = r.model_copy(update={"jaren": schuif(jaren, verder) if r.gevuld else r.jaren})
    waarden = {n: schuif(reeks) for n, reeks in tak.waarden.items()}
    return tak.model_copy(update={"regels": regels, "waarden": waarden})


def _eerste(corp: Corporatie, regio: Regio, index: Index) -> float:
    """Prices of the region over those of the own path at the end of the first year."""
    eigen = corp.eigen_macro.get(index.value, (None,))[0]
    return 1.0 if eigen is None else float((1 + macro(regio.uitgangspunten)[index.value][0, 0]) / (1 + eigen))


def _groei(regel: Regel, corp: Corporatie, regio: Regio) -> float:
    """By which a budget of the last year but one becomes that of the last."""
    deler = herijking(corp.eigen_macro, macro(regio.uitgangspunten), regel.index)
    return float(deler[-1] / deler[-2])


def sluit_aan(regio: Regio, doel: Uitkomst, scenario: str | None) -> tuple[Regio, tuple[Plek, ...]]:
    """The region with what it takes to find the lines of `doel` (of a year earlier) again, and where that was."""
    plekken = tuple(_anders(regio, meet(regio, scenario).uitkomst, doel))
    uit = _begroot(regio, {p: _lijn(doel, p)[1:] for p in plekken}, scenario)
    return _met_pad(uit, plekken), plekken


def _begroot(regio: Regio, gezocht: dict[Plek, Bedragen], scenario: str | None) -> Regio:
    """The region with the amounts at which its lines are `gezocht`, nominal €, (14,); the last year follows."""
    if not gezocht:
        return regio
    proeven = [meet(_met(regio, {p: np.full(JAREN, x) for p in gezocht}), scenario).uitkomst for x in (0.0, PROEF)]
    bedragen: dict[Plek, Bedragen] = {}
    gewicht: dict[Plek, Bedragen] = {}
    for p, lijn in gezocht.items():
        nul, een = (_lijn(u, p)[: JAREN - 1] for u in proeven)
        gewicht[p] = (een - nul) / PROEF
        deel = np.divide(lijn - nul, gewicht[p], out=np.zeros(JAREN - 1), where=np.abs(gewicht[p]) > 1e-9)
        groei = 1.0 if p.naam in WAARDEN else _groei(REGEL[p.naam], regio.corporaties[p.c], regio)
        bedragen[p] = np.append(deel, deel[-1] * groei)
    uit = _met(regio, bedragen)
    vpb = [p for p in gezocht if p.naam == "vennootschapsbelasting"]
    for _ in range(RONDES if vpb else 0):
        u = meet(uit, scenario).uitkomst
        for p in vpb:
            bij = (gezocht[p] - _lijn(u, p)[: JAREN - 1]) / gewicht[p]
            bedragen[p] = bedragen[p] + np.append(bij, bij[-1])
        uit = _met(regio, bedragen)
    return uit


def _met_pad(regio: Regio, plekken: Iterable[Plek]) -> Regio:
    """The path on which these amounts were made, so that they follow when the region takes another one."""
    corporaties, pad = list(regio.corporaties), macro(regio.uitgangspunten)
    for c, index in {(p.c, REGEL[p.naam].index) for p in plekken if p.naam in REGEL}:
        if index in EIGEN_PAD:
            eigen = corporaties[c].eigen_macro.get(index.value, (None,) * JAREN)
            vol = tuple(float(r) if e is None else e for e, r in zip(eigen, pad[index.value][0], strict=True))
            nieuw = corporaties[c].eigen_macro | {index.value: vol}
            corporaties[c] = corporaties[c].model_copy(update={"eigen_macro": nieuw})
    return regio.model_copy(update={"corporaties": tuple(corporaties)})


def _lijn(u: Uitkomst, p: Plek) -> Bedragen:
    uit: Bedragen = u.reeks(p.naam)[:, p.k, 0, p.c]
    return uit


def _anders(regio: Regio, nieuw: Uitkomst, doel: Uitkomst) -> Iterable[Plek]:
    """Where lines that can be entered differ; a computed tax and a value without own forecast are left to the model."""
    telt = regio.uitgangspunten.dpm_telt
    for c, corp in enumerate(regio.corporaties):
        for k, naam in enumerate(TAKKEN):
            tak = corp.tak(naam)
            if tak == Tak():
                continue
            regels = [
                r.naam for r in INVOERREGELS
                if not (r.dpm and not telt.get(r.dpm, True))
                and (r.naam != "vennootschapsbelasting"
                     or gekozen_bron(r, tak.regels.get(r.naam, Regelinvoer()), tak) is Regelbron.BEGROTING)
            ]  # fmt: skip
            waarden = [n for n in WAARDEN if any(x is not None for x in tak.waarden.get(n, ()))]
            for p in (Plek(c, k, n) for n in (*regels, *waarden)):
                verschil = np.abs(_lijn(doel, p)[1:] - _lijn(nieuw, p)[: JAREN - 1])
                if (verschil > CENT).any():  # never with NaN: what is unknown stays unknown
                    yield p


def _met(regio: Regio, bedragen: dict[Plek, Bedragen]) -> Regio:
    """The region with these amounts: own budget, difference with the model, or forecast in years that had one."""
    start = regio.uitgangspunten.startjaar - 1
    corporaties = list(regio.corporaties)
    for p, reeks in bedragen.items():
        corp = corporaties[p.c]
        tak = corp.tak(TAKKEN[p.k])
        if p.naam in WAARDEN:
            oud = tak.waarden[p.naam]
            nieuw = tuple(None if o is None else float(x) for o, x in zip(oud, reeks, strict=True))
            tak = tak.model_copy(update={"waarden": tak.waarden | {p.naam: nieuw}})
        else:
            r = tak.regels.get(p.naam, Regelinvoer())
            eigen = gekozen_bron(REGEL[p.naam], r, tak) is Regelbron.BEGROTING
            bron = r.bron if eigen else Regelbron.DOORGEROLD
            noot = VERSCHIL if bron is Regelbron.DOORGEROLD else BEGROOT
            noot = r.toelichting or noot.format(start)
            r = Regelinvoer(bron=bron, toelichting=noot, jaren=tuple(float(x) for x in reeks))
            tak = tak.model_copy(update={"regels": tak.regels | {p.naam: r}})
        corporaties[p.c] = corp.model_copy(update={"takken": corp.takken | {TAKKEN[p.k]: tak}})
    return regio.model_copy(update={"corporaties": tuple(corporaties)})
