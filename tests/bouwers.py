"""Tiny builders, so that a test shows only the figures it is about.

Everything not given is neutral: indices 0%, no tax, no derving, no mutation, costs 0, norms of the template.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np

from xl_doorrekening.begrippen.macro import REEKSEN
from xl_doorrekening.begrippen.normen import NORMENSETS, RATIO
from xl_doorrekening.begrippen.regels import KENGETALREGELS
from xl_doorrekening.begrippen.tijd import JAREN, TAKKEN
from xl_doorrekening.invoer.corporatie import Corporatie, Huurbeleidtak, Project, Regelinvoer, Snelstart, Tak
from xl_doorrekening.invoer.kengetallen import Kengetallen, Projectkengetal, Regelkengetal
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.invoer.uitgangspunten import (
    Definities,
    Fiscaal,
    Macropad,
    Norm,
    Referentie,
    Uitgangspunten,
)
from xl_doorrekening.kern.projectie import Uitkomst, projecteer
from xl_doorrekening.kern.stapel import stapel

START = 2026
OPENING = START - 1
DAEB, NIET_DAEB = TAKKEN
Reeks = tuple[float | None, ...]
Getallen = float | tuple[float, ...] | list[float]


def jaren(waarde: Getallen) -> tuple[float, ...]:
    """One figure for all 15 years, or the first years given and the last one repeated."""
    if isinstance(waarde, int | float):
        return (float(waarde),) * JAREN
    return (*waarde, *(waarde[-1],) * (JAREN - len(waarde)))


def begroting(*bedragen: float, toelichting: str = "eigen begroting") -> Regelinvoer:
    """An own budget: the years given, the last one repeated."""
    return Regelinvoer(jaren=jaren(bedragen), toelichting=toelichting)


def tak(
    *, regels: Mapping[str, Regelinvoer] | None = None, huurbeleid: Mapping[str, Any] | None = None,
    leningen: Mapping[str, Reeks] | None = None, waarden: Mapping[str, Reeks] | None = None, **snelstart: Any,
) -> Tak:  # fmt: skip
    """A tak of 1.000 dwellings at € 600 a month, without debt, unless told otherwise."""
    standaard: dict[str, Any] = {
        "vhe": 1000, "huur": 600, "schuld": 0, "rente": 0, "beleidswaarde": 100e6, "marktwaarde": 150e6,
        "woz_waarde": 200e6, "liquide_middelen": 0,
    }  # fmt: skip
    return Tak(
        snelstart=Snelstart(**standaard | snelstart), huurbeleid=Huurbeleidtak(**(huurbeleid or {})),
        regels=dict(regels or {}), leningen=dict(leningen or {}), waarden=dict(waarden or {}),
    )  # fmt: skip


def corporatie(
    naam: str = "A", daeb: Tak | None = None, niet_daeb: Tak | None = None, *projecten: Project, **rest: Any
) -> Corporatie:
    """A corporation; without any tak given it has the default DAEB-tak."""
    if daeb is None and niet_daeb is None:
        daeb = tak()
    takken = {n: t for n, t in ((DAEB, daeb), (NIET_DAEB, niet_daeb)) if t is not None}
    return Corporatie(id=naam, naam=naam, takken=takken, projecten=projecten, **rest)


def project(soort: str, aantal: float, oplevering: int, **rest: Any) -> Project:
    return Project.model_validate({"naam": "p", "soort": soort, "aantal": aantal, "oplevering": oplevering, **rest})


def macropad(**reeksen: Getallen) -> Macropad:
    """A macro path of 0% but for the series given."""
    return Macropad(**{r.naam: jaren(reeksen.get(r.naam, 0.0)) for r in REEKSEN})


def uitgangspunten(
    macro: Mapping[str, Getallen] | None = None, definities: Mapping[str, Any] | None = None,
    fiscaal: Mapping[str, Any] | None = None, referentie: Mapping[str, Any] | None = None, **rest: Any,
) -> Uitgangspunten:  # fmt: skip
    """Shared assumptions with indices of 0% and, unless `fiscaal` is given, no corporate tax."""
    return Uitgangspunten(
        startjaar=START, macro=macropad(**(macro or {})), definities=Definities(**(definities or {})),
        fiscaal=Fiscaal(**({"tarief_laag": 0.0, "tarief_hoog": 0.0} if fiscaal is None else fiscaal)),
        referentie=Referentie(**(referentie or {})), **rest,
    )  # fmt: skip


def kengetallen(projecten: Mapping[str, Mapping[str, Any]] | None = None, **regels: float) -> Kengetallen:
    """Key figures of 0 per vhe, mutatiegraad 0 and derving 0, but for what is given."""
    return Kengetallen(
        regels={r.naam: Regelkengetal(daeb=regels.get(r.naam, 0.0)) for r in KENGETALREGELS},
        projecten={s: Projectkengetal(**p) for s, p in (projecten or {}).items()},
        mutatiegraad=regels.get("mutatiegraad", 0.0), huurderving=regels.get("huurderving", 0.0),
    )  # fmt: skip


def regio(*corporaties: Corporatie, u: Uitgangspunten | None = None, k: Kengetallen | None = None) -> Regio:
    return Regio(
        uitgangspunten=u or uitgangspunten(), kengetallen=k or kengetallen(), corporaties=corporaties or (corporatie(),)
    )


def normen(**waarden: float | tuple[float | None, float | None, float | None]) -> dict[str, Any]:
    """Keyword arguments of `uitgangspunten`: only these ratios are tested and count; one figure is for all columns."""
    drie = {n: (w if isinstance(w, tuple) else (w, w, w)) for n, w in waarden.items()}
    namen = tuple(RATIO)
    rijen = {}
    for n in namen:
        daeb, niet_daeb, geheel = drie.get(n, (None, None, None))
        rijen[n] = Norm(daeb=daeb, niet_daeb=niet_daeb, geheel=geheel)
    sets = dict.fromkeys((s.naam for s in NORMENSETS), rijen)
    return {"normen": sets, "telt_mee": {n: n in drie for n in namen}}


def reken(r: Regio) -> Uitkomst:
    """Project a region on its own macro path."""
    return projecteer(stapel(r))


def lijn(uitkomst: Uitkomst, naam: str, tak: str = DAEB, corporatie: int = 0) -> list[float]:
    """The 15 figures of one line."""
    kolom = (*TAKKEN, "geheel").index(tak)
    return [float(x) for x in np.asarray(uitkomst.lijn(naam)[0, corporatie, kolom])]
