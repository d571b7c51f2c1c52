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
    if r.onbegrensd or np.isnan(r.bedrag):
        return f"{naam}: {r.reden}"
    per = " per jaar" if r.richting is Richting.HUURMATIGING else ""
    woningen = "" if np.isnan(r.woningen) or r.bedrag <= 0 else f" ({int(r.woningen):,} woningen)".replace(",", ".")
    if r.bedrag < 0:
        meer = " (meer dan er wordt geïnvesteerd)" if r.boven_plan else ""
        return f"{naam}: tekort van {mln(-r.bedrag)}{per}{meer}"
    return f"{naam} {mln(r.bedrag)}{per}{woningen}"


def verdict(d: Doorrekening) -> str:
    """Per corporation the verdict and the room; then the region."""
    start = d.regio.uitgangspunten.startjaar
    regels = [f"{d.regio.naam}: ratio's bij instandhouding, {start}–{start + JAREN - 1}", ""]
    for c, o in enumerate(d.oordelen):
        regels.append(f"{_TEKEN[o.kleur]} {o.corporatie}: {o.zin}")
        if o.bindend is not None:
            kop = (
                f"ruimte ({d.hoofdtak(c)})"
                if o.verantwoord
                else f"ruimte volgens de normen, niet verantwoord ({d.hoofdtak(c)})"
            )
            tak = d.hoofdtak(c)
            regels.append(
                f"          {kop}: " + "; of ".join(_ruimte(d.ruimte(o.corporatie, r, tak)) for r in Richting)
            )
        tekort = d.tekort(c)
        if tekort > 0:
            regels.append(f"          ineens af te lossen om te voldoen: {mln(tekort)}")
        if d.opgave is not None and d.heeft_opgave(c):
            b = d.opgave.oordelen[c]
            zin = b.zin.split(" Het saldo instandhouding")[0]
            regels.append(f"          met de ingevulde opgave: {_TEKEN[b.kleur].strip()} {zin}")
    regels.append("")
    for r in Richting:
        plus, tekort, saldo, onbepaald = regiosommen(d, r)
        per = " per jaar" if r is Richting.HUURMATIGING else ""
        kop = f"Regio, {RICHTINGEN[r].label.lower()}: "
        zonder = f"; niet te bepalen voor {', '.join(onbepaald)}" if onbepaald else ""
        if np.isnan(saldo):
            regels.append(kop + "niet te bepalen")
            continue
        delen = (("ruimte", plus), ("tekort", abs(tekort)), ("gesaldeerd", saldo))
        regels.append(kop + ", ".join(f"{naam} {mln(x)}{per}" for naam, x in delen) + zonder)
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
