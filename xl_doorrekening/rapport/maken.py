"""From a doorrekening to a report, whole, for the public, or for one corporation."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import datetime
from typing import Any

from xl_doorrekening import __version__
from xl_doorrekening.begrippen.bevinding import Bevinding
from xl_doorrekening.begrippen.tijd import JAREN
from xl_doorrekening.doorrekenen import Doorrekening
from xl_doorrekening.rapport.bijlagen import bijlagen
from xl_doorrekening.rapport.conclusies import conclusies
from xl_doorrekening.rapport.inhoud import Rapport, Sectie, Variant
from xl_doorrekening.rapport.percorporatie import corporatiepaginas
from xl_doorrekening.rapport.stappen import stappen
from xl_doorrekening.uitvoering.monitoring.beeld import Jaarbeeld


def maak_rapport(
    d: Doorrekening, bevindingen: Sequence[Bevinding], nu: datetime, variant: Variant = Variant.VOLLEDIG,
    corporatie: int | None = None, aannames: Mapping[str, str] | None = None,
) -> Rapport:  # fmt: skip
    """`corporatie`: the number of whom a report is of, in that variant; `aannames`: what assumptions are called."""
    namen = variant is Variant.VOLLEDIG
    jaar = Jaarbeeld(d)
    start, regio = d.regio.uitgangspunten.startjaar, d.regio
    wie = range(len(regio.corporaties)) if namen else [corporatie] if corporatie is not None else []
    eigen = tuple(corporatiepaginas(d, c, jaar) for c in wie)
    secties: tuple[Sectie, ...] = (
        *stappen(d, jaar, namen=namen),
        *eigen,
        *bijlagen(d, bevindingen, namen=namen, aannames=aannames or {}),
    )
    voor = "" if corporatie is None else f", voor {regio.corporaties[corporatie].naam}"
    openbaar = ", openbare versie" if variant is Variant.PUBLIEK else ""
    r = Rapport(
        titel=f"Regionale doorrekening {regio.naam}",
        ondertitel=f"Opgaven en middelen {start}–{start + JAREN - 1}{voor}{openbaar}",
        stempel=f"xl_doorrekening {__version__}, {nu.strftime('%d-%m-%Y %H:%M')}, invoer {d.vingerafdruk}",
        variant=variant,
        conclusies=tuple(c.zin for c in conclusies(d, namen=namen, jaar=jaar)),
        secties=secties,
        corporaties=tuple((regio.corporaties[c].id, regio.corporaties[c].naam) for c in wie),
    )
    anderen = [x.naam for i, x in enumerate(regio.corporaties) if i not in wie]
    return zonder_namen(r, anderen) if anderen else r


IEMAND = "een corporatie"


def zonder_namen(r: Rapport, namen: Sequence[str]) -> Rapport:
    """Names of corporations in what the users wrote themselves (process, scenarios, agreements) taken out as well."""
    langste = sorted(filter(None, map(str.strip, namen)), key=len, reverse=True)
    patroon = re.compile("|".join(rf"(?<!\w){re.escape(x)}(?!\w)" for x in langste), re.IGNORECASE)

    def schoon(x: Any) -> Any:
        if isinstance(x, str):
            return patroon.sub(IEMAND, x)
        if isinstance(x, tuple):
            return tuple(schoon(y) for y in x)
        if is_dataclass(x) and not isinstance(x, type):
            return replace(x, **{f.name: schoon(getattr(x, f.name)) for f in fields(x)})
        return x

    return replace(r, **{f: schoon(getattr(r, f)) for f in ("titel", "ondertitel", "conclusies", "secties")})
