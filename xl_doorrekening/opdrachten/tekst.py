"""Sentences for the terminal."""

from collections.abc import Sequence

import numpy as np

from xl_doorrekening.begrippen.bevinding import Bevinding, Ernst
from xl_doorrekening.begrippen.tijd import JAREN
from xl_doorrekening.doorrekenen import Doorrekening, regiosommen
from xl_doorrekening.regio.oordeel import Kleur
from xl_doorrekening.regio.richting import RICHTINGEN, Richting
from xl_doorrekening.regio.ruimte import Ruimte

_TEKEN = {Kleur.GROEN: "[groen] ", Kleur.ORANJE: "[oranje]", Kleur.ROOD: "[rood]  ", Kleur.GRIJS: "[grijs] "}


def aantal(n: int, een: str, meer: str) -> str:
    return f"{n} {een if n == 1 else meer}"


def mln(bedrag: float) -> str:
    """€ in millions with one decimal, Dutch notation."""
    return "€ " + f"{bedrag / 1e6:,.1f}".replace(",", "\0").replace(".", ",").replace("\0", ".") + " mln"


def _ruimte(r: Ruimte) -> str:
    naam = RICHTINGEN[r.richting].label.lower()
    if r.begrensd or np.isnan(r.bedrag):
        return f"{naam}: {r.reden}"
    per = " per jaar" if r.richting is Richting.HUURMATIGING else ""
    woningen = "" if np.isnan(r.woningen) or r.bedrag <= 0 else f" ({int(r.woningen):,} woningen)".replace(",", ".")
    if r.bedrag < 0:
        return f"{naam}: tekort van {mln(-r.bedrag)}{per}"
    return f"{naam} {mln(r.bedrag)}{per}{woningen}"


def verdict(d: Doorrekening) -> str:
    """Per corporation the verdict and the room; then the region."""
    start = d.regio.uitgangspunten.startjaar
    regels = [f"{d.regio.naam}: ratio's bij instandhouding, {start}–{start + JAREN - 1}", ""]
    for c, o in enumerate(d.oordelen):
        regels.append(f"{_TEKEN[o.kleur]} {o.corporatie}: {o.zin}")
        if o.bindend is not None:
            kop = "ruimte (DAEB)" if o.duurzaam is not False else "ruimte volgens de normen, niet verantwoord (DAEB)"
            regels.append(f"          {kop}: " + "; of ".join(_ruimte(d.ruimte(o.corporatie, r)) for r in Richting))
        tekort = float(np.nansum(d.tekort_ineens[c]))
        if tekort > 0:
            regels.append(f"          ineens af te lossen om te voldoen: {mln(tekort)}")
    regels.append("")
    for r in Richting:
        plus, tekort, saldo = regiosommen(d, r)
        per = " per jaar" if r is Richting.HUURMATIGING else ""
        delen = (("ruimte", plus), ("tekort", abs(tekort)), ("gesaldeerd", saldo))
        regels.append(
            f"Regio, {RICHTINGEN[r].label.lower()}: " + ", ".join(f"{naam} {mln(x)}{per}" for naam, x in delen)
        )
    regels.append(f"Vingerafdruk van de invoer: {d.vingerafdruk}")
    return "\n".join(regels)


def samenvatting(bevindingen: Sequence[Bevinding]) -> str:
    """How many of each weight."""
    tel = {e: sum(b.ernst is e for b in bevindingen) for e in Ernst}
    if not bevindingen:
        return "Geen bevindingen: de invoer is volledig."
    return (
        ", ".join(
            (
                aantal(tel[Ernst.FOUT], "fout", "fouten"),
                f"{tel[Ernst.LEEMTE]} ontbreekt" if tel[Ernst.LEEMTE] == 1 else f"{tel[Ernst.LEEMTE]} ontbreken",
                f"{tel[Ernst.LET_OP]} let op",
            )
        )
        + "."
    )
