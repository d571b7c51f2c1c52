"""What a change or an instrument is aimed at: corporations, takken, projects, years."""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from xl_doorrekening.begrippen.dpm import Hardheid
from xl_doorrekening.begrippen.maatregelen import MAATREGELEN, Maatregel
from xl_doorrekening.begrippen.tijd import JAREN, TAKKEN
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.invoer.scenarios import Wijziging
from xl_doorrekening.invoer.solidariteit import Instrumentregel
from xl_doorrekening.kern.corporatiestapel import aanwezig
from xl_doorrekening.kern.projecttabel import TYPEN, Getallen, Projecttabel
from xl_doorrekening.opgave.regionaal import herken

Masker = NDArray[np.bool_]


def plek(regio: Regio, naam: str | None) -> int:
    """Number of the corporation of this name; expects one that `controle` found."""
    gezocht = herken(naam or "")
    return next(i for i, c in enumerate(regio.corporaties) if herken(c.naam) == gezocht)


def kent(regio: Regio, naam: str | None) -> bool:
    """Whether there is a corporation of this name."""
    return bool(naam) and any(herken(c.naam) == herken(naam or "") for c in regio.corporaties)


def telt(regio: Regio, w: Wijziging) -> bool:
    """Whether a change says enough to count; else it is a finding and skipped."""
    if w.maatregel is None or w.waarde is None or (w.corporatie and not kent(regio, w.corporatie)):
        return False
    return all(getattr(w, kolom) is not None for kolom in MAATREGELEN[w.maatregel].nodig)


def bestaand(regio: Regio, wie: Sequence[int] | None = None) -> Masker:
    """Which (corporatie, tak) have input, of all corporations or of these."""
    leden = regio.corporaties if wie is None else [regio.corporaties[c] for c in wie]
    return np.array([[aanwezig(c.tak(k)) for k in TAKKEN] for c in leden]).reshape(-1, len(TAKKEN))


def tak_van(aanwezig: NDArray[Any], c: Getallen, k: Getallen) -> Getallen:
    """The tak of a corporation in which an agreement for tak `k` lands: that one, or the other where it has only that.

    `aanwezig`: (corporatie, tak); `c`, `k` of any shape.
    """
    andere = len(TAKKEN) - 1 - k
    return np.where((aanwezig[c, k] > 0) | (aanwezig[c, andere] == 0), k, andere)


def takken(regio: Regio, w: Wijziging) -> Masker:
    """Which (corporatie, tak) a change is for."""
    uit = bestaand(regio)
    if w.corporatie:
        uit &= (np.arange(len(uit)) == plek(regio, w.corporatie))[:, None]
    if w.tak is not None:
        uit &= np.array([k == w.tak for k in TAKKEN])
    return uit


def jaren(van: int | None, tot: int | None, startjaar: int) -> Masker:
    """Which years of the horizon; a blank end is open."""
    jaar = np.arange(startjaar, startjaar + JAREN)
    return (jaar >= (van or 0)) & (jaar <= (tot or jaar[-1]))


def aangeduid(t: Projecttabel, r: Wijziging | Instrumentregel) -> Masker:
    """Which projects a row names by gemeente, project and year of delivery, (P,); what is blank selects nothing."""
    uit: Masker = (t.oplevering >= (r.van or 0)) & (t.oplevering <= (r.tot or 9999))
    for kolom, gezocht in (("gemeente", r.gemeente), ("naam", r.project)):
        if gezocht:
            uit &= np.array([herken(getattr(p, kolom) or "") == herken(gezocht) for p in t.projecten], dtype=bool)
    return uit


NAAR: Final = {Maatregel.WONINGTYPE: "woningtype", Maatregel.HUURKLASSE: "huurklasse"}
"""The column that says what the projects become under a measure, and so selects none."""


def projecten(regio: Regio, t: Projecttabel, w: Wijziging) -> Masker:
    """Which projects a change is for, (P,)."""
    naar = None if w.maatregel is None else NAAR.get(w.maatregel)
    uit = np.ones(len(t), dtype=bool)
    if w.corporatie:
        uit &= t.corporatie == plek(regio, w.corporatie)
    if w.tak is not None:
        uit &= t.tak == TAKKEN.index(w.tak)
    if w.type is not None:
        uit &= t.opgave == TYPEN.index(w.type)
    if w.hardheid is not None:
        uit &= t.zacht == (w.hardheid is Hardheid.ZACHT)
    for kolom in ("woningtype", "huurklasse"):
        gekozen = getattr(w, kolom)
        if gekozen is not None and kolom != naar:
            uit &= np.array([getattr(p, kolom) == gekozen for p in t.projecten], dtype=bool)
    return uit & aangeduid(t, w)
