"""The task, one year on: what was asked and is not done is still asked, and is shared out as it was."""

from collections.abc import Iterable, Iterator, Mapping

import numpy as np

from xl_doorrekening.begrippen.opgave import Herkomst, Opgavetype, Toerekenregel
from xl_doorrekening.begrippen.tijd import BELEIDSRIJK
from xl_doorrekening.invoer.opgave import Handmatig, Opgave, Opgaveregel, Toerekening
from xl_doorrekening.opgave.regionaal import geldende_herkomst, gelijk_over_periode, herken
from xl_doorrekening.uitvoering.volgendjaar.achterstand import Plaats, Sleutel
from xl_doorrekening.uitvoering.volgendjaar.gedeeld import per_jaar, schuif


def opgave(o: Opgave, toegerekend: tuple[Handmatig, ...], gedaan: Mapping[Plaats, int], startjaar: int) -> Opgave:
    """The task of the years that are left, shared out as it was; `startjaar`: that of the year that has passed."""
    per: dict[Sleutel, int] = {}
    for (_, gemeente, type_), n in gedaan.items():
        per[gemeente, type_] = per.get((gemeente, type_), 0) + n
    verdeeld = {h.type for h in toegerekend}
    toerekening = {
        naam: Toerekening(regel=Toerekenregel.HANDMATIG, toelichting=_vorige(x, startjaar))
        if Opgavetype(naam) in verdeeld else x
        for naam, x in o.toerekening.items()
    }  # fmt: skip
    regels = tuple(_resteert(o, per, startjaar))
    return o.model_copy(update={"regels": regels, "toerekening": toerekening, "handmatig": toegerekend})


def _vorige(x: Toerekening, startjaar: int) -> str:
    return x.toelichting or f"Zoals verdeeld in de ronde van {startjaar}"


def _resteert(o: Opgave, gedaan: Mapping[Sleutel, int], startjaar: int) -> Iterator[Opgaveregel]:
    """The rows with what is left of them, in the order of the sheet; every source by itself, ambitions last."""
    geldt = geldende_herkomst(o)
    groepen: dict[tuple[Sleutel, Herkomst], list[int]] = {}
    for i, r in enumerate(o.regels):
        if r.type is not None and herken(r.gemeente or ""):
            groepen.setdefault(((herken(r.gemeente or ""), r.type), r.herkomst or Herkomst.NPA), []).append(i)
    nieuw: dict[int, Opgaveregel | None] = {}
    meer = dict(gedaan)
    """What was done beyond the source that counts: it goes to the ambitions."""
    for (sleutel, herkomst), rijen in sorted(groepen.items(), key=lambda x: x[0][1] is Herkomst.AMBITIE):
        n = meer.get(sleutel, 0) if herkomst is Herkomst.AMBITIE else gedaan.get(sleutel, 0)
        uit, over = _trek_af([o.regels[i] for i in rijen], n, startjaar)
        if herkomst is geldt[sleutel]:
            meer[sleutel] = over
        nieuw |= dict(zip(rijen, uit, strict=True))
    for i, r in enumerate(o.regels):
        rest = nieuw.get(i, r)
        if rest is not None:
            yield rest


def _trek_af(rijen: Iterable[Opgaveregel], gedaan: int, startjaar: int) -> tuple[list[Opgaveregel | None], int]:
    """What is left of these rows after so many dwellings, and what was done beyond them; None: nothing is left.

    First goes what was asked for the year itself.
    """
    vragen = [(r, *_gevraagd(r, startjaar)) for r in rijen]
    nu = []
    for _, eerste, _ in vragen:
        nu.append(min(gedaan, eerste))
        gedaan -= nu[-1]
    uit: list[Opgaveregel | None] = []
    for (r, eerste, later), af in zip(vragen, nu, strict=True):
        vooruit = min(gedaan, later)
        gedaan -= vooruit
        rest = eerste - af + later - vooruit
        leeg = r.aantal is None and not r.per_jaar
        uit.append(r if leeg else _regel(r, rest, eerste - af, vooruit, startjaar) if rest else None)
    return uit, gedaan


def _gevraagd(r: Opgaveregel, startjaar: int) -> tuple[int, int]:
    """Dwellings that a row asks in the first year, and after it."""
    if r.per_jaar:
        jaren = np.rint([x or 0.0 for x in r.jaren])
        return round(float(jaren[0])), round(float(jaren[1:].sum()))
    van, gelijk = gelijk_over_periode(r, startjaar)
    begin = max(startjaar - van, 0)
    eerste = gelijk[begin] if van <= startjaar and begin < gelijk.size else 0
    return int(eerste), int(gelijk[begin:].sum() - eerste)


def _regel(r: Opgaveregel, rest: int, achter: int, vooruit: int, startjaar: int) -> Opgaveregel:
    """A row a year on. A total stays a total; of amounts per year the arrears come first, what was early goes first."""
    if r.per_jaar:
        jaren = [*(float(round(x or 0.0)) for x in r.jaren[1:]), 0.0]
        jaren[0] += achter
        for t in range(BELEIDSRIJK):
            af = min(float(vooruit), jaren[t])
            jaren[t], vooruit = jaren[t] - af, vooruit - round(af)
        return r.model_copy(update={"aantal": None, "van": None, "tot": None, "jaren": per_jaar(np.array(jaren))})
    van = r.van if r.van is not None and r.van > startjaar + 1 else None
    tot = max(r.tot if r.tot is not None else startjaar + BELEIDSRIJK - 1, startjaar + 1)
    return r.model_copy(update={"aantal": float(rest), "van": van, "tot": tot, "jaren": schuif((None,) * BELEIDSRIJK)})
