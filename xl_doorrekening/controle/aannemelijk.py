"""Figures that are possible but unlikely: a wrong unit shows here before it shows in a ratio."""

from collections.abc import Iterator

from xl_doorrekening.begrippen.aannemelijk import MARGES, REGEL_PER_VHE, VHE_JAAR
from xl_doorrekening.begrippen.regels import REGEL
from xl_doorrekening.begrippen.schrijfwijze import nl
from xl_doorrekening.begrippen.tijd import TAKKEN
from xl_doorrekening.controle.melding import Melding, Pad
from xl_doorrekening.invoer.corporatie import Corporatie, Snelstart
from xl_doorrekening.invoer.regio import Regio

HERSTEL = "controleer de eenheid (× € 1.000, per maand of per jaar) en het aantal vhe"


def controleer(c: Corporatie, regio: Regio) -> Iterator[Melding]:
    for tak in TAKKEN:
        s = c.tak(tak).snelstart
        vhe = s.vhe
        if not vhe:
            continue
        yield from _stand(c, s, vhe, ("takken", tak, "snelstart"), tak)
        if tak in c.realisatie:
            r = c.realisatie[tak].stand
            pad: Pad = ("realisatie", tak, "stand")
            if r.vhe is not None and not VHE_JAAR[0] <= r.vhe / vhe <= VHE_JAAR[1]:
                yield Melding(
                    "aannemelijk", c.id, (*pad, "vhe"), f"vhe ({tak}): {nl(r.vhe)} ultimo, {nl(vhe)} aan het begin",
                    f"gewoonlijk {nl(VHE_JAAR[0] * vhe)} tot {nl(VHE_JAAR[1] * vhe)}", "controleer het aantal",
                )  # fmt: skip
            yield from _stand(c, r, r.vhe or vhe, pad, f"{tak}, wat het werd")
        for naam, invoer in c.tak(tak).regels.items():
            hoogste = max((x or 0.0 for x in invoer.jaren), default=0.0)
            if hoogste / vhe > REGEL_PER_VHE:
                yield Melding(
                    "aannemelijk",
                    c.id,
                    ("takken", tak, "regels", naam, "jaren", invoer.jaren.index(hoogste)),
                    f"{REGEL[naam].label} ({tak}): € {nl(hoogste / vhe)} per vhe in één jaar",
                    f"gewoonlijk minder dan € {nl(REGEL_PER_VHE)}",
                    HERSTEL,
                )


def _stand(c: Corporatie, s: Snelstart, vhe: float, pad: Pad, waarvan: str) -> Iterator[Melding]:
    """Figures of one position, at the beginning or as it became."""
    for m in MARGES:
        waarde = getattr(s, m.veld)
        if waarde is None:
            continue
        per = waarde / vhe if m.per_vhe else waarde
        if not m.laag <= per <= m.hoog and not (per == 0 and m.veld in ("schuld", "leefbaarheid")):
            yield Melding(
                "aannemelijk",
                c.id,
                (*pad, m.veld),
                f"{m.label} ({waarvan}): € {nl(per)}",
                f"gewoonlijk € {nl(m.laag)} tot € {nl(m.hoog)}",
                HERSTEL,
            )
    if s.beleidswaarde is not None and s.marktwaarde is not None and s.beleidswaarde > s.marktwaarde:
        yield Melding(
            "aannemelijk",
            c.id,
            (*pad, "beleidswaarde"),
            f"beleidswaarde ({waarvan}) hoger dan de marktwaarde: € {nl(s.beleidswaarde)}",
            f"ten hoogste € {nl(s.marktwaarde)}, de marktwaarde in verhuurde staat",
            "controleer beide waarden",
        )
