"""From a doorrekening to a report, whole, for the public, or for one corporation."""

from collections.abc import Sequence
from datetime import datetime

from xl_doorrekening import __version__
from xl_doorrekening.begrippen.bevinding import Bevinding
from xl_doorrekening.begrippen.tijd import JAREN
from xl_doorrekening.doorrekenen import Doorrekening
from xl_doorrekening.rapport.bijlagen import bijlagen
from xl_doorrekening.rapport.conclusies import conclusies
from xl_doorrekening.rapport.inhoud import Rapport, Sectie, Variant
from xl_doorrekening.rapport.percorporatie import corporatiepaginas
from xl_doorrekening.rapport.stappen import stappen


def maak_rapport(
    d: Doorrekening, bevindingen: Sequence[Bevinding], nu: datetime, variant: Variant = Variant.VOLLEDIG,
    corporatie: int | None = None,
) -> Rapport:  # fmt: skip
    """`corporatie`: the number of whom a report is of, in that variant."""
    namen = variant is Variant.VOLLEDIG
    start, regio = d.regio.uitgangspunten.startjaar, d.regio
    wie = range(len(regio.corporaties)) if namen else [corporatie] if corporatie is not None else []
    eigen = tuple(corporatiepaginas(d, c) for c in wie)
    secties: tuple[Sectie, ...] = (*stappen(d, namen=namen), *eigen, *bijlagen(d, bevindingen, namen=namen))
    voor = "" if corporatie is None else f", voor {regio.corporaties[corporatie].naam}"
    openbaar = ", openbare versie" if variant is Variant.PUBLIEK else ""
    return Rapport(
        titel=f"Regionale doorrekening {regio.naam}",
        ondertitel=f"Opgaven en middelen {start}–{start + JAREN - 1}{voor}{openbaar}",
        stempel=f"xl_doorrekening {__version__}, {nu.strftime('%d-%m-%Y %H:%M')}, invoer {d.vingerafdruk}",
        variant=variant,
        conclusies=tuple(c.zin for c in conclusies(d, namen=namen)),
        secties=secties,
        corporaties=tuple((regio.corporaties[c].id, regio.corporaties[c].naam) for c in wie),
    )
