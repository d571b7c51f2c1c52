"""Stap 4: who takes up which part of the regional task; whole dwellings, sums exact (rekenregels §9)."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from xl_doorrekening.begrippen.opgave import Opgavetype, Toerekenregel
from xl_doorrekening.begrippen.tijd import BELEIDSRIJK, JAREN, TAKKEN
from xl_doorrekening.invoer.corporatie import Corporatie
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.kern.indexen import Bedragen
from xl_doorrekening.kern.projecttabel import TYPEN, Projecttabel
from xl_doorrekening.opgave.regionaal import Aantallen, Regionaal, herken, regionale_opgave
from xl_doorrekening.opgave.verdelen import afgerond, grootste_rest, naar_gewicht, over_jaren


@dataclass(frozen=True)
class Toegerekend:
    """Who does what. Arrays (type, gemeente, corporatie, jaar) over the policy-rich years, dwellings."""

    regionaal: Regionaal
    aantal: Aantallen
    plannen: Bedragen
    """Own plans as entered, by the year of delivery (or spread, for what is done in steps)."""
    saldo: Aantallen
    """Task less allotments, (type, gemeente, jaar); negative where more was allotted by hand than there is to do."""

    @cached_property
    def niet_geplaatst(self) -> Bedragen:
        """What no one does, ≥ 0: over all years together, in the years in which it lacks.

        (type, gemeente, jaar) over the whole horizon: nothing is asked in the policy-lean years.
        """
        tekort = np.zeros((*self.saldo.shape[:-1], JAREN))
        tekort[..., :BELEIDSRIJK] = np.maximum(self.saldo, 0)
        netto, bruto = np.maximum(self.saldo.sum(-1, keepdims=True), 0), tekort.sum(-1, keepdims=True)
        uit: Bedragen = tekort * np.divide(netto, bruto, out=np.zeros_like(bruto), where=bruto > 0)
        return uit

    @property
    def te_veel(self) -> Aantallen:
        """What is allotted beyond the task, (type, gemeente), ≥ 0."""
        uit: Aantallen = np.maximum(-self.saldo.sum(-1), 0)
        return uit


def werkgebied(c: Corporatie) -> list[str]:
    """Where a corporation has dwellings: its stock per gemeente, else what it lists under Algemeen."""
    return [b.gemeente or "" for b in c.bezit] or (c.algemeen.gemeenten or "").replace(";", ",").split(",")


def gemeenten_van(c: Corporatie) -> list[str]:
    """Where it works: there, and where it has projects."""
    return [*werkgebied(c), *(p.gemeente or "" for p in c.projecten)]


def regionaal(regio: Regio) -> Regionaal:
    """The task of this region, over all gemeenten that the task or a corporation names."""
    namen = (g for c in regio.corporaties for g in gemeenten_van(c))
    return regionale_opgave(regio.opgave, regio.uitgangspunten.startjaar, namen)


def mag_dragen(regio: Regio, r: Regionaal, type_: Opgavetype) -> NDArray[np.bool_]:
    """(corporatie, gemeente): works there, and has capacity there and for this type."""
    uit = np.zeros((len(regio.corporaties), len(r.gemeenten)), dtype=bool)
    for i, c in enumerate(regio.corporaties):
        cap = c.capaciteit.get(type_.value)
        if cap is not None and cap.geen_capaciteit:
            continue
        uit[i, [g for naam in gemeenten_van(c) if (g := r.plek(naam)) is not None]] = True
        uit[i, [g for b in c.bezit if b.geen_capaciteit and (g := r.plek(b.gemeente)) is not None]] = False
    return uit


def eigen_plannen(t: Projecttabel, r: Regionaal, corporaties: int, startjaar: int) -> Bedragen:
    """Dwellings of these projects per (type, gemeente, corporatie, jaar); a project without gemeente has no place."""
    uit = np.zeros((len(TYPEN), len(r.gemeenten), corporaties, BELEIDSRIJK))
    plek = {herken(g): i for i, g in enumerate(r.gemeenten)}
    gemeente = np.array([plek.get(herken(p.gemeente or ""), -1) for p in t.projecten], dtype=np.int64)
    goed = (gemeente >= 0) & (t.opgave >= 0)
    np.add.at(uit, (t.opgave[goed], gemeente[goed], t.corporatie[goed]), t.opgeleverd(startjaar)[goed, :BELEIDSRIJK])
    return uit


def _gewicht(regio: Regio, r: Regionaal, regel: Toerekenregel, plannen: Bedragen, ruimte: Bedragen) -> Bedragen:
    """(corporatie, gemeente) by which a type is shared out; `plannen`: (gemeente, corporatie), `ruimte`: €."""
    vorm = (len(regio.corporaties), len(r.gemeenten))
    if regel is Toerekenregel.PLANNEN:
        return plannen.T
    if regel is Toerekenregel.RUIMTE:
        return np.broadcast_to(np.maximum(np.nan_to_num(ruimte), 0.0)[:, None], vorm)
    if regel is Toerekenregel.VHE:
        vhe = [sum(c.tak(k).snelstart.vhe or 0.0 for k in TAKKEN) for c in regio.corporaties]
        return np.broadcast_to(np.array(vhe)[:, None], vorm)
    uit = np.zeros(vorm)
    if regel is Toerekenregel.BEZIT:
        for i, c in enumerate(regio.corporaties):
            for b in c.bezit:
                if (g := r.plek(b.gemeente)) is not None:
                    uit[i, g] += b.woningen or 0.0
    return uit


def handmatig(regio: Regio, r: Regionaal) -> Aantallen:
    """What was allotted or corrected by hand, as `Toegerekend.aantal`; rows that name no one are findings."""
    uit = np.zeros((len(TYPEN), len(r.gemeenten), len(regio.corporaties), BELEIDSRIJK), dtype=np.int64)
    wie = {herken(c.naam): i for i, c in enumerate(regio.corporaties)}
    for h in regio.opgave.handmatig:
        c, g = wie.get(herken(h.corporatie or "")), r.plek(h.gemeente)
        if c is not None and g is not None and h.type is not None:
            uit[TYPEN.index(h.type), g, c] += np.rint([x or 0.0 for x in h.jaren]).astype(np.int64)
    return uit


def reken_toe(regio: Regio, plannen_tabel: Projecttabel, ruimte: Bedragen) -> Toegerekend | None:
    """Share out every type of task by its rule; None when the region has entered no task.

    `ruimte`: investment room per corporation, € (for the rule that shares by room). The totals per gemeente are shared
    first, within everyone's minimum and maximum, and rounded; then each share is spread over the years of the task.
    """
    r = regionaal(regio)
    n, start = len(regio.corporaties), regio.uitgangspunten.startjaar
    if not r.opgave.any():
        return None
    plannen = eigen_plannen(plannen_tabel, r, n, start)
    wie = np.argsort([c.id for c in regio.corporaties], kind="stable")  # the order of the tabs decides nothing
    aantal = np.zeros((len(TYPEN), len(r.gemeenten), n, BELEIDSRIJK), dtype=np.int64)
    for i, type_ in enumerate(TYPEN):
        regel = regio.opgave.regel(type_)
        if regel is Toerekenregel.HANDMATIG or not r.opgave[i].any():
            continue
        totaal = r.opgave[i].sum(-1)
        laagste, hoogste = _grenzen(regio, type_)
        gewicht = _gewicht(regio, r, regel, plannen[i].sum(-1), ruimte)
        mag = mag_dragen(regio, r, type_)
        deel = naar_gewicht(totaal, gewicht[wie], mag[wie], laagste[wie], hoogste[wie])
        heel = afgerond(np.concatenate([deel, np.maximum(totaal - deel.sum(0), 0.0)[None]]))
        for g in range(len(r.gemeenten)):
            aantal[i, g, wie] = over_jaren(heel[:, g], r.opgave[i, g])[:-1]
    aantal = _zonder_negatief(aantal + handmatig(regio, r))
    return Toegerekend(r, aantal, plannen, r.opgave - aantal.sum(2))


def _zonder_negatief(aantal: Aantallen) -> Aantallen:
    """A correction that takes more from a year than there is takes the rest from the other years, the fullest first.

    What then still is negative is more than the whole share: it is cut off, and shows as allotted too much.
    """
    uit = np.maximum(aantal, 0)
    for plek in zip(*np.nonzero((aantal < 0).any(-1)), strict=True):
        over = int(uit[plek].sum()) - int(-np.minimum(aantal[plek], 0).sum())
        uit[plek] = grootste_rest(uit[plek] * (max(over, 0) / max(int(uit[plek].sum()), 1)), max(over, 0), uit[plek])
    return uit


def _grenzen(regio: Regio, type_: Opgavetype) -> tuple[Bedragen, Bedragen]:
    """Minimum and maximum of each corporation for a type."""
    per = [c.capaciteit.get(type_.value) for c in regio.corporaties]
    laagste = [0.0 if x is None or x.minimum is None else x.minimum for x in per]
    hoogste = [np.inf if x is None or x.maximum is None else x.maximum for x in per]
    return np.ceil(laagste), np.floor(hoogste)
