"""Sentences for the terminal."""

from collections.abc import Sequence

import numpy as np

from xl_doorrekening.begrippen.bevinding import Bevinding, Ernst
from xl_doorrekening.begrippen.opgave import Opgavetype
from xl_doorrekening.begrippen.schrijfwijze import mln, nl
from xl_doorrekening.begrippen.tijd import JAREN
from xl_doorrekening.doorrekenen import Doorrekening, Haalbaarheid, regiosommen
from xl_doorrekening.doorrekenen.draagkracht import Draagkracht, Last, draagkracht, regiototaal
from xl_doorrekening.invoer.uitvoering import Verdeling
from xl_doorrekening.regio.oordeel import Kleur
from xl_doorrekening.regio.richting import RICHTINGEN, Richting
from xl_doorrekening.regio.ruimte import Ruimte

_TEKEN = {Kleur.GROEN: "[groen] ", Kleur.ORANJE: "[oranje]", Kleur.ROOD: "[rood]  ", Kleur.GRIJS: "[grijs] "}


def aantal(n: int, een: str, meer: str) -> str:
    return f"{n} {een if n == 1 else meer}"


def _ruimte(r: Ruimte) -> str:
    naam = RICHTINGEN[r.richting].label.lower()
    if r.onbegrensd or np.isnan(r.bedrag):
        return f"{naam}: {r.reden}"
    per = " per jaar" if r.richting is Richting.HUURMATIGING else ""
    woningen = "" if np.isnan(r.woningen) or r.bedrag <= 0 else f" ({nl(int(r.woningen))} woningen)"
    if r.bedrag < 0:
        meer = " (meer dan er wordt geïnvesteerd)" if r.boven_plan else ""
        return f"{naam}: tekort van {mln(-r.bedrag)}{per}{meer}"
    return f"{naam} {mln(r.bedrag)}{per}{woningen}"


def _tekort(x: Last) -> str:
    """What of a task does not fit, or that all of it does."""
    if np.isnan(x.opgave + x.rato):
        return "tekort niet te bepalen: gegevens ontbreken"
    if not x.opgave:
        return "geen investeringen"
    if not x.rato:
        return f"de hele opgave van {mln(x.opgave)} past"
    return (
        f"van de opgave van {mln(x.opgave)} past naar rato {mln(x.rato)} niet ({100 * x.haalbaar:.0f}% haalbaar), op "
        f"volgorde {mln(x.volgorde)} niet"
    )


def _opgave(h: Haalbaarheid, c: int, x: Draagkracht) -> list[str]:
    """Variants B and R of one corporation."""
    uit = []
    for v, kop, last in ((h.plan, "met de opgave", x.b), (h.realistisch, "realistisch", x.r)):
        o = v.oordelen[c]
        zin = o.zin.split(" Het saldo instandhouding")[0]
        uit += [f"          {kop}: {_TEKEN[o.kleur].strip()} {zin}", f"            {_tekort(last)}"]
    if not np.isnan(x.na):
        uit[1] += f"; ruimte na de opgave {mln(x.na)}" if x.na >= 0 else f"; na de opgave {mln(-x.na)} ruimte tekort"
    return uit


def _regio_opgave(h: Haalbaarheid, dragers: list[Draagkracht]) -> list[str]:
    uit = []
    for realistisch, kop in ((False, "Regio, opgave"), (True, "Regio, realistisch")):
        t = regiototaal(dragers, 0.0 if realistisch else h.niet_geplaatst, realistisch=realistisch)
        wie = aantal(t.afhakers, "corporatie haakt", "corporaties haken")
        past = (
            f"{mln(t.opgave + t.niet_geplaatst)}; haalbaar {100 * t.haalbaar:.0f}% naar rato, "
            f"{100 * t.haalbaar_volgorde:.0f}% op volgorde"
            if t.opgave + t.niet_geplaatst
            else "geen investeringen"
        )
        zonder = f"; niet te bepalen voor {', '.join(t.onbekend)}" if t.onbekend else ""
        uit.append(f"{kop}: {past}; {wie} af{zonder}")
    if h.toegerekend is not None:
        for i, type_ in enumerate(Opgavetype):
            for wat, n in (
                ("Niet geplaatst", round(float(h.toegerekend.niet_geplaatst[i].sum()))),
                ("Te veel toegerekend", int(h.toegerekend.te_veel[i].sum())),
            ):
                if n:
                    uit.append(f"{wat}: {aantal(n, 'woning', 'woningen')} {type_.value}")
    return uit


def verdict(d: Doorrekening) -> str:
    """Per corporation the verdict and the room; then the region."""
    start = d.regio.uitgangspunten.startjaar
    regels = [f"{d.regio.naam}: ratio's bij instandhouding, {start}–{start + JAREN - 1}", ""]
    dragers = draagkracht(d, d.haalbaarheid) if d.haalbaarheid is not None else []
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
        if d.haalbaarheid is not None and d.heeft_opgave(c):
            regels += _opgave(d.haalbaarheid, c, dragers[c])
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
    if d.haalbaarheid is not None:
        regels += ["", *_regio_opgave(d.haalbaarheid, dragers)]
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


def verdeling(regels: Sequence[Verdeling], startjaar: int, naam: str | None) -> str:
    """Who delivers what where, per gemeente."""
    op = f"scenario “{naam}”" if naam else "de opgave (B)"
    if not regels:
        return f"In {op} staat geen woning met een gemeente en een type: er is niets te verdelen."
    uit = [f"De verdeling van {op}, woningen in de beleidsrijke jaren:"]
    for v in regels:
        jaren = [startjaar + t for t, x in enumerate(v.jaren) if x]
        van = f"{jaren[0]}" if len(jaren) == 1 else f"{jaren[0]}–{jaren[-1]}"
        uit.append(f"  {v.gemeente}: {v.corporatie} {nl(v.totaal)} × {v.type} ({van})")
    return "\n".join(uit)
