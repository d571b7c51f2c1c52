"""Dwellings as columns: who builds what, and existing dwellings that go to another corporation."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xl_doorrekening.begrippen.tijd import BELEIDSRIJK, JAREN, TAKKEN
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.kern.indexen import Bedragen
from xl_doorrekening.kern.projecten import INVESTERINGEN, KANAAL, KANALEN, stromen_per_project
from xl_doorrekening.kern.projecttabel import Getallen
from xl_doorrekening.kern.uitkomst import Uitkomst
from xl_doorrekening.solidariteit.keuze import tak_van
from xl_doorrekening.solidariteit.optimum.invloed import Invloed, groei, invloed
from xl_doorrekening.solidariteit.optimum.posten import Posten, overnames, werkt_in
from xl_doorrekening.solidariteit.optimum.werking import Werking, nul
from xl_doorrekening.solidariteit.situatie import Situatie

Masker = NDArray[np.bool_]


@dataclass(frozen=True)
class Bouwers:
    """Who can do which post: the owner (the first of them, in the order of the posts), and who may take it over."""

    post: Getallen
    corporatie: Getallen
    tak: Getallen
    eigen: int
    """So many are owners: column i of those does post i."""
    last: Bedragen
    """What a taken-over dwelling costs its builder above its beleidswaarde at delivery, nominal €; 0 for owners."""


def bouwers(regio: Regio, s: Situatie, p: Posten, geven: Masker, ontvangen: Masker) -> Bouwers:
    g, welke = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    if regio.solidariteit.keuzes.naar_overname:
        g, welke = overnames(regio, p, geven, ontvangen)
    aanwezig = s.basis.aanwezig
    tak = tak_van(aanwezig, g, p.tak[welke])
    kan = aanwezig[g, tak] > 0
    g, welke, tak = g[kan], welke[kan], tak[kan]
    return Bouwers(
        np.concatenate([np.arange(len(p)), welke]), np.concatenate([p.corporatie, g]), np.concatenate([p.tak, tak]),
        len(p), np.concatenate([np.zeros(len(p)), onrendabel(s, p)[welke]]),
    )  # fmt: skip


def per_woning(s: Situatie, p: Posten) -> Bedragen:
    """Flows of one dwelling of each post, (kanaal, jaar, post), real €."""
    u = s.basis.uitgangspunten
    alles = stromen_per_project(p.plan, u.definities, u.startjaar)
    uit = np.zeros((len(p), len(KANALEN), JAREN))
    np.add.at(uit, p.groep, np.moveaxis(alles, 1, 0))
    return np.moveaxis(uit / np.maximum(p.aantal, 1e-12)[:, None, None], 0, -1)


def onrendabel(s: Situatie, p: Posten) -> Bedragen:
    """Investment minus subsidy and beleidswaarde of one dwelling, real €; not below 0."""
    een = per_woning(s, p)
    kosten = sum(een[KANAAL[n]] for n in INVESTERINGEN) - een[KANAAL["desinvesteringen_overig"]]
    waarde = sum(
        een[i] for sleutel, i in KANAAL.items() if isinstance(sleutel, tuple) and sleutel[0] == "beleidswaarde"
    )
    uit: Bedragen = np.maximum(np.asarray(kosten - waarde).sum(0), 0.0)
    return uit


def _als_werking(i: Invloed, c: Getallen, k: Getallen, groeien: dict[str, Bedragen]) -> Werking:
    waarden = {w: i.toename(w, groeien[w][:, c, k]).T for w in groeien}
    return nul(c, k, operationeel=i["ebitda"].T, overig=i["investering"].T, **waarden)


def groeien(s: Situatie, stromen: Bedragen) -> dict[str, Bedragen]:
    return {w: groei(s.basis, s.pad, stromen, w) for w in ("beleidswaarde", "marktwaarde")}


def bouwwerking(s: Situatie, p: Posten, b: Bouwers, stromen: Bedragen) -> Werking:
    """Effect of one dwelling at each of its builders."""
    een = per_woning(s, p)[:, :, b.post]
    i = invloed(s.basis, s.pad, stromen, een, b.corporatie, b.tak)
    return _als_werking(i, b.corporatie, b.tak, groeien(s, stromen))


@dataclass(frozen=True)
class Overdrachten:
    """Possible transfers of existing dwellings, (P,): from, to, year; price per dwelling in nominal €."""

    van: Getallen
    naar: Getallen
    tak: Getallen
    tak_naar: Getallen
    t: Getallen
    prijs: Bedragen
    waarde: Bedragen
    """Beleidswaarde of one dwelling that year."""


def mogelijke_overdrachten(regio: Regio, s: Situatie, u: Uitkomst, geven: Masker, ontvangen: Masker) -> Overdrachten:
    """From who may receive help to who may give it, where both work in one gemeente unless the region lets that go."""
    k = regio.solidariteit.keuzes
    waar = [werkt_in(c) for c in regio.corporaties]
    bestaand = s.basis.bestaand[0]
    rijen = [
        (o, g, tak, t)
        for o in np.flatnonzero(ontvangen).tolist() if k.naar_taakoverdracht
        for tak in range(len(TAKKEN)) if bestaand[o, tak] > 0
        for g in np.flatnonzero(geven).tolist() if g != o and (not k.gemeentegrens or waar[o] & waar[g])
        for t in range(BELEIDSRIJK)
    ]  # fmt: skip
    van, naar, tak, t = (np.array(x, dtype=np.int64) for x in zip(*rijen, strict=True)) if rijen else (
        np.zeros(0, dtype=np.int64) for _ in range(4))  # fmt: skip
    waarde, vhe = (u.reeks(n)[t, tak, 0, van] for n in ("beleidswaarde", "vhe"))
    per = np.divide(waarde, vhe, out=np.zeros_like(waarde), where=vhe > 0)
    return Overdrachten(van, naar, tak, tak_van(s.basis.aanwezig, naar, tak), t, per * k.prijs, per)


def _in_jaar(t: Getallen) -> Bedragen:
    uit: Bedragen = (np.arange(JAREN) == t[:, None]).astype(float)
    return uit


def overdrachtwerking(s: Situatie, o: Overdrachten, stromen: Bedragen) -> tuple[Werking, Werking]:
    """Effect of one dwelling on who lets it go, and on who gets it: the mirror, with the price the other way."""
    sleutels, terug = np.unique(np.stack([o.van, o.tak, o.t]), axis=1, return_inverse=True)
    een = np.zeros((len(KANALEN), JAREN, sleutels.shape[1]))
    een[KANAAL["uitstroom"], sleutels[2], np.arange(sleutels.shape[1])] = 1.0
    i = invloed(s.basis, s.pad, stromen, een, sleutels[0], sleutels[1])
    i = Invloed(i.per[:, :, terug.ravel()])
    g = groeien(s, stromen)
    weg = _als_werking(i, o.van, o.tak, g)
    mee = _als_werking(Invloed(-i.per), o.naar, o.tak_naar, g)
    prijs = _in_jaar(o.t) * o.prijs[:, None]
    return (
        nul(o.van, o.tak, operationeel=weg.operationeel, overig=weg.overig + prijs, beleidswaarde=weg.beleidswaarde,
            marktwaarde=weg.marktwaarde),
        nul(o.naar, o.tak_naar, operationeel=mee.operationeel, overig=mee.overig - prijs,
            beleidswaarde=mee.beleidswaarde, marktwaarde=mee.marktwaarde),
    )  # fmt: skip
