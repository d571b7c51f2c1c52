"""Regions of any size for the benches: the example's six corporations over and over, each a little different."""

from collections.abc import Callable
from itertools import cycle
from time import perf_counter

import numpy as np

from xl_doorrekening.begrippen.instrumenten import NAAR_VHE
from xl_doorrekening.invoer.corporatie import Corporatie
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.invoer.standaard import corporatie_id
from xl_doorrekening.kern.indexen import Bedragen, macro
from xl_doorrekening.voorbeeld import voorbeeldregio


def grote_regio(aantal: int) -> Regio:
    regio = voorbeeldregio()
    uit: list[Corporatie] = []
    for i in range(aantal):
        c = regio.corporaties[i % len(regio.corporaties)]
        naam = f"{c.naam} {i + 1}"
        takken = {
            k: t.model_copy(
                update={"snelstart": t.snelstart.model_copy(update={"huur": (t.snelstart.huur or 0) + i % 7})}
            )
            for k, t in c.takken.items()
        }
        uit.append(c.model_copy(update={"id": corporatie_id(naam), "naam": naam, "takken": takken}))
    anders = {o.naam: n.naam for o, n in zip(regio.corporaties, uit, strict=False)}
    return _genoemd(regio, anders).model_copy(update={"corporaties": tuple(uit)})


def _genoemd(regio: Regio, anders: dict[str, str]) -> Regio:
    """Rows that name a corporation name the first that came of it; those of whom none came are left out."""
    s, o = regio.solidariteit, regio.opgave
    noemt = {None, NAAR_VHE, *anders}
    afspraken = tuple(
        r.model_copy(update={k: anders.get(getattr(r, k), getattr(r, k)) for k in ("gever", "ontvanger")})
        for r in s.instrumenten
        if {r.gever, r.ontvanger} <= noemt
    )
    deelname, hand = (
        tuple(r.model_copy(update={"corporatie": anders[r.corporatie]}) for r in rijen if r.corporatie in anders)
        for rijen in (s.deelname, o.handmatig)
    )
    return regio.model_copy(update={
        "solidariteit": s.model_copy(update={"instrumenten": afspraken, "deelname": deelname}),
        "opgave": o.model_copy(update={"handmatig": hand}),
    })  # fmt: skip


def met_projecten(regio: Regio, aantal: int) -> Regio:
    """Every corporation with so many projects: its own, cut into small ones of together the same size."""

    def gesneden(c: Corporatie) -> Corporatie:
        eigen = c.projecten
        delen = [
            p.model_copy(update={"naam": f"{p.naam} {i}", "aantal": (p.aantal or 0) * len(eigen) / aantal})
            for i, p in zip(range(aantal), cycle(eigen))
        ]
        return c.model_copy(update={"projecten": tuple(delen)})

    return regio.model_copy(update={"corporaties": tuple(gesneden(c) for c in regio.corporaties)})


def scenariopaden(regio: Regio, aantal: int, zaad: int = 1) -> dict[str, Bedragen]:
    """Macro paths around the region's own: every series its own noise, every scenario another."""
    g = np.random.default_rng(zaad)
    return {
        naam: reeks + g.normal(0, 0.004, (aantal, reeks.shape[-1]))
        for naam, reeks in macro(regio.uitgangspunten).items()
    }


def beste(doe: Callable[[], object], keren: int = 3) -> float:
    """Shortest of a few runs, in seconds."""
    tijden = []
    for _ in range(keren):
        begin = perf_counter()
        doe()
        tijden.append(perf_counter() - begin)
    return min(tijden)
