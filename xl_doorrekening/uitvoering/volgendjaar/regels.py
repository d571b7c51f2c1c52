"""The lines of the budget and the forecasts of value, one year on.

Own budgets move a year. What the model works out itself it goes on working out, as long as that comes to the same; what
it would not find again (dwellings built in the year had a rent and costs of their own) is written as own budget. That
budget is found on the projection itself: a line answers to its budget in proportion, so two trials tell what to enter.
It is no budget that someone made: it follows the dwellings and the rent that were realised, as the model would.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from xl_doorrekening.begrippen.dpm import Regelbron
from xl_doorrekening.begrippen.macro import EIGEN_PAD
from xl_doorrekening.begrippen.regels import INVOERREGELS, REGEL, Leeg, Regel
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
RONDES = 4
"""Of tax, which depends a little on itself through interest."""


@dataclass(frozen=True)
class Plek:
    """One line or value of one tak of one corporation."""

    c: int
    k: int
    naam: str


def schuif_tak(tak: Tak, corp: Corporatie, regio: Regio) -> Tak:
    """Own budgets and forecasts a year on; `regio` and `corp` have the macro paths of the new horizon.

    The last year goes on at the prices of the one before; a forecast of value follows its index from there.
    """
    regels = {}
    for naam, r in tak.regels.items():
        laatste = r.jaren[-1]
        verder = None if laatste is None else laatste * _groei(REGEL[naam], corp, regio)
        jaren = schuif(r.jaren, verder) if r.gevuld else r.jaren
        regels[naam] = r.model_copy(update={"jaren": jaren})
    waarden = {n: schuif(reeks) for n, reeks in tak.waarden.items()}
    return tak.model_copy(update={"regels": regels, "waarden": waarden})


def _groei(regel: Regel, corp: Corporatie, regio: Regio) -> float:
    """By which a budget of the last year but one becomes that of the last."""
    deler = herijking(corp.eigen_macro, macro(regio.uitgangspunten), regel.index)
    return float(deler[-1] / deler[-2])


def sluit_aan(regio: Regio, doel: Uitkomst, scenario: str | None) -> tuple[Regio, tuple[Plek, ...]]:
    """The region with own budgets where it would not find the lines of `doel` (of a year earlier) again, and which."""
    plekken = tuple(_anders(regio, meet(regio, scenario).uitkomst, doel))
    uit = _begroot(regio, {p: _lijn(doel, p)[1:] for p in plekken}, scenario)
    return _met_pad(uit, plekken), plekken


def volg(gepland: Regio, werkelijk: Regio, scenario: str | None) -> Regio:
    """The region from its realised opening (`werkelijk`), in which what was rolled on changes as the model says.

    That is the difference between the two openings, if the model worked these lines out from either.
    """
    plekken = [
        Plek(c, k, n)
        for c, corp in enumerate(werkelijk.corporaties) for k, naam in enumerate(TAKKEN)
        for n, r in corp.tak(naam).regels.items() if r.bron is Regelbron.DOORGEROLD
    ]  # fmt: skip
    if not plekken or gepland == werkelijk:
        return werkelijk
    was, model_was, model = (
        meet(r, scenario).uitkomst for r in (gepland, _zonder(gepland, plekken), _zonder(werkelijk, plekken))
    )
    verschil = {p: np.nan_to_num(_lijn(model, p) - _lijn(model_was, p)) for p in plekken}
    return _begroot(
        werkelijk, {p: _lijn(was, p) + x for p, x in verschil.items() if (np.abs(x) >= CENT).any()}, scenario
    )


def _zonder(regio: Regio, plekken: Iterable[Plek]) -> Regio:
    """The region in which the model works these lines out."""
    corporaties = list(regio.corporaties)
    for p in plekken:
        corp, tak = corporaties[p.c], corporaties[p.c].tak(TAKKEN[p.k])
        tak = tak.model_copy(update={"regels": {n: r for n, r in tak.regels.items() if n != p.naam}})
        corporaties[p.c] = corp.model_copy(update={"takken": corp.takken | {TAKKEN[p.k]: tak}})
    return regio.model_copy(update={"corporaties": tuple(corporaties)})


def _begroot(regio: Regio, gezocht: dict[Plek, Bedragen], scenario: str | None) -> Regio:
    """The region with the budgets at which its lines are `gezocht`; a last year that is not sought goes on as before.

    `gezocht`: nominal € per place, (14,) or (15,).
    """
    if not gezocht:
        return regio
    proeven = [meet(_met(regio, {p: np.full(JAREN, x) for p in gezocht}), scenario).uitkomst for x in (0.0, PROEF)]
    bedragen: dict[Plek, Bedragen] = {}
    gewicht: dict[Plek, Bedragen] = {}
    for p, lijn in gezocht.items():
        nul, een = (_lijn(u, p)[: lijn.size] for u in proeven)
        gewicht[p] = (een - nul) / PROEF
        deel = np.divide(lijn - nul, gewicht[p], out=np.zeros(lijn.size), where=np.abs(gewicht[p]) > 1e-9)
        groei = 1.0 if p.naam in WAARDEN else _groei(REGEL[p.naam], regio.corporaties[p.c], regio)
        bedragen[p] = np.append(deel, deel[-1] * groei)[:JAREN]
    uit = _met(regio, bedragen)
    vpb = [p for p in gezocht if p.naam == "vennootschapsbelasting"]
    for _ in range(RONDES if vpb else 0):
        u = meet(uit, scenario).uitkomst
        for p in vpb:
            bij = (gezocht[p] - _lijn(u, p)[: gezocht[p].size]) / gewicht[p]
            bedragen[p] = bedragen[p] + np.append(bij, bij[-1])[:JAREN]
        uit = _met(regio, bedragen)
    return uit


def _met_pad(regio: Regio, plekken: Iterable[Plek]) -> Regio:
    """The path on which these budgets were made, so that they follow when the region takes another one."""
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
                and (r.naam != "vennootschapsbelasting" or tak.regels.get(r.naam, Regelinvoer()).gevuld)
            ]  # fmt: skip
            waarden = [n for n in WAARDEN if any(x is not None for x in tak.waarden.get(n, ()))]
            for p in (Plek(c, k, n) for n in (*regels, *waarden)):
                verschil = np.abs(_lijn(doel, p)[1:] - _lijn(nieuw, p)[: JAREN - 1])
                if (verschil > CENT).any():  # never with NaN: what is unknown stays unknown
                    yield p


def _met(regio: Regio, bedragen: dict[Plek, Bedragen]) -> Regio:
    """The region with these amounts as own budget or forecast; a forecast only in the years that had one."""
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
            noot = r.toelichting or f"Doorgerold uit de ronde van {start}: vervang door de nieuwe begroting"
            eigen = gekozen_bron(REGEL[p.naam], r, tak) is Regelbron.BEGROTING
            blanco = REGEL[p.naam].leeg is Leeg.NUL and r.bron is None
            bron = r.bron if eigen or blanco else Regelbron.DOORGEROLD
            r = Regelinvoer(bron=bron, toelichting=noot, jaren=tuple(float(x) for x in reeks))
            tak = tak.model_copy(update={"regels": tak.regels | {p.naam: r}})
        corporaties[p.c] = corp.model_copy(update={"takken": corp.takken | {TAKKEN[p.k]: tak}})
    return regio.model_copy(update={"corporaties": tuple(corporaties)})
