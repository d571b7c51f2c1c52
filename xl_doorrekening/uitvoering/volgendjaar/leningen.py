"""The loans of one tak, one year on: what is left of each, and the loan that was taken in the year."""

from dataclasses import dataclass

import numpy as np

from xl_doorrekening.begrippen.dpm import Janee, Leningvorm, Taknaam
from xl_doorrekening.begrippen.tijd import TAKKEN
from xl_doorrekening.invoer.corporatie import Corporatie, Lening, Tak
from xl_doorrekening.kern.leningen import aflosschema
from xl_doorrekening.kern.lijnen import onderling_geleend, schuld_mee
from xl_doorrekening.kern.projectie import Uitkomst
from xl_doorrekening.uitvoering.volgendjaar.gedeeld import CENT

ZONDER_EINDE = 60
"""Years: a loan of which no repayment was given."""


@dataclass(frozen=True)
class Leningen:
    """Rows of the table and the own schedule of one tak; what is None is left as the Snelstart tells it."""

    tabel: tuple[Lening, ...]
    schema: dict[str, tuple[float | None, ...]]


def rol_door(corp: Corporatie, tak: Tak, u: Uitkomst, c: int, k: int) -> Leningen:
    """The loans at the end of the first year of projection `u`."""
    st = u.stapel
    start, nieuw = st.uitgangspunten.startjaar, float(u.basis["nieuwe_leningen"][0, k, 0, c])
    vers = _nieuwe(u, nieuw, k)
    if any(x is not None for reeks in tak.leningen.values() for x in reeks):
        return Leningen((), _schema(u, vers, c, k))
    tabel = tuple(x for x in corp.leningen if (x.tak or TAKKEN[0]) == TAKKEN[k])
    rijen = [r for x in tabel if (r := _lening(x, start)) is not None]
    if not tabel and vers:
        rijen = _uit_snelstart(tak, float(st.stand["deel_geborgd"][c, k]), start, k)
    rijen += vers
    onderling = float(sum(np.broadcast_to(f(u), u.vorm)[0, k, 0, c] for f in (onderling_geleend, schuld_mee)))
    if rijen and abs(onderling) >= CENT:
        rijen.append(_onderling(onderling, start, k))
    return Leningen(tuple(rijen), {})


def _nieuwe(u: Uitkomst, bedrag: float, k: int) -> list[Lening]:
    return [] if np.isnan(bedrag) or bedrag < CENT else [van_het_jaar(u, bedrag, k)]


def van_het_jaar(u: Uitkomst, bedrag: float, k: int) -> Lening:
    """The loan that was taken in the first year."""
    d, start = u.stapel.uitgangspunten.definities, u.stapel.uitgangspunten.startjaar
    rente = float(u.pad["rente_nieuwe_leningen"][0, 0] + (u.pad["opslag_ongeborgd"][0, 0] if k else 0.0))
    return Lening(naam=f"Nieuwe lening {start}", tak=Taknaam(TAKKEN[k]), geborgd=Janee.NEE if k else Janee.JA,
                  restant=bedrag, rente=rente, vorm=d.leningvorm, eindjaar=start + d.looptijd_nieuw)  # fmt: skip


def _onderling(bedrag: float, start: int, k: int) -> Lening:
    """Borrowed from another corporation: its interest and repayment go on in the scenario that has the agreement."""
    return Lening(naam=f"Onderling {start}: rente en aflossing in het scenario", tak=Taknaam(TAKKEN[k]),
                  geborgd=Janee.NEE, restant=max(bedrag, 0.0), rente=0.0, vorm=Leningvorm.FIXE,
                  eindjaar=start + ZONDER_EINDE)  # fmt: skip


def _lening(x: Lening, start: int) -> Lening | None:
    """What is left of a loan after a year; None when nothing is. One that says too little stays a finding."""
    if x.restant is None or x.rente is None or x.eindjaar is None:
        return x
    aflossing, _ = aflosschema(x.restant, x.rente, x.vorm or Leningvorm.FIXE, x.eindjaar - start + 1)
    restant = x.restant - float(aflossing[0])
    return None if restant < CENT or x.eindjaar <= start else x.model_copy(update={"restant": restant})


def _uit_snelstart(tak: Tak, deel_geborgd: float, start: int, k: int) -> list[Lening]:
    """The loans of the Snelstart as rows, so that a new one with another rate can stand beside them."""
    s, uit = tak.snelstart, []
    if not s.schuld or s.rente is None:
        return []
    vorm, duur = (Leningvorm.LINEAIR, int(s.looptijd)) if s.looptijd else (Leningvorm.FIXE, ZONDER_EINDE)
    for geborgd, deel in ((Janee.JA, deel_geborgd), (Janee.NEE, 1 - deel_geborgd)):
        heel = Lening(naam=f"Bestaande leningen{'' if geborgd else ', ongeborgd'}", tak=Taknaam(TAKKEN[k]),
                      geborgd=geborgd, restant=s.schuld * deel, rente=s.rente, vorm=vorm,
                      eindjaar=start + duur - 1)  # fmt: skip
        if s.schuld * deel >= CENT and (over := _lening(heel, start)) is not None:
            uit.append(over)
    return uit


def _schema(u: Uitkomst, vers: list[Lening], c: int, k: int) -> dict[str, tuple[float | None, ...]]:
    """The own schedule with the loan of the year in it; its last year goes on as the one before."""
    st = u.stapel
    reeksen = {n: getattr(st, n)[1:, c, k].copy() for n in ("aflossing_geborgd", "aflossing_ongeborgd",
                                                            "rente_bestaand")}  # fmt: skip
    over = float(st.stand["schuld"][c, k]) - float((st.aflossing_geborgd + st.aflossing_ongeborgd)[:, c, k].sum())
    for x in vers:
        duur = (x.eindjaar or 0) - st.uitgangspunten.startjaar
        aflossing, rente = aflosschema(x.restant or 0.0, x.rente or 0.0, x.vorm or Leningvorm.FIXE, duur)
        reeksen["aflossing_ongeborgd" if k else "aflossing_geborgd"] += aflossing[:-1]
        reeksen["rente_bestaand"] += rente[:-1]
        over += (x.restant or 0.0) - float(aflossing[:-1].sum())
    uit: dict[str, tuple[float | None, ...]] = {}
    for naam, reeks in reeksen.items():
        laatste = float(reeks[-1])
        if naam.startswith("aflossing"):  # no more than there is left
            laatste = min(laatste, max(over, 0.0))
            over -= laatste
        uit[naam] = (*(float(x) for x in reeks), laatste)
    return uit
