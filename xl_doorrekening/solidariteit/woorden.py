"""Rows of stap 5 in words, as a director would read them."""

from xl_doorrekening.begrippen.instrumenten import OM_NIET, Instrument
from xl_doorrekening.begrippen.maatregelen import MAATREGELEN, Maatregel
from xl_doorrekening.begrippen.opgave import KORT
from xl_doorrekening.begrippen.schrijfwijze import euro, nl
from xl_doorrekening.begrippen.tijd import JAREN
from xl_doorrekening.invoer.scenarios import Wijziging
from xl_doorrekening.invoer.solidariteit import Instrumentregel


def kort(x: Wijziging | Instrumentregel) -> str:
    """A row in a few words, for a step of a bridge."""
    return _afspraak(x) if isinstance(x, Instrumentregel) else _wijziging(x)


def _wijziging(w: Wijziging) -> str:
    if w.maatregel is None:
        return "een wijziging zonder maatregel"
    bij = [
        *(str(x) for x in (w.corporatie, w.tak) if x), *([KORT[w.type]] if w.type else []),
        *(str(x) for x in (w.gemeente, w.project, w.woningtype, w.huurklasse, w.hardheid) if x),
        *([periode(w.van, w.tot)] if w.van or w.tot else []),
    ]  # fmt: skip
    return f"{w.maatregel.partition(' (')[0]} {_waarde(w)}".rstrip() + (f" ({', '.join(bij)})" if bij else "")


def _waarde(w: Wijziging) -> str:
    if w.maatregel is None or w.waarde is None:
        return ""
    if w.maatregel is Maatregel.VERLAGING:
        return "wel" if w.waarde else "niet"
    if w.maatregel is Maatregel.FASERING:
        return f"{nl(abs(w.waarde))} jaar {'later' if w.waarde > 0 else 'eerder'}"
    m = MAATREGELEN[w.maatregel]
    plus = "+" if m.minimum < 0 < w.waarde else ""
    return plus + m.schrijf(w.waarde).replace("%", "%-punt" if "procentpunt" in w.maatregel else "%")


def periode(van: int | None, tot: int | None) -> str:
    """Years, as short as can be."""
    if van is None:
        return f"t/m {tot}"
    return f"vanaf {van}" if tot is None else str(van) if tot == van else f"{van}–{tot}"


def instrument(r: Instrumentregel, startjaar: int) -> str:
    """One agreement in a sentence without a verb; what lies beyond the years of the projection is told."""
    return _afspraak(r) + _daarna(r, startjaar)


def _afspraak(r: Instrumentregel) -> str:
    wat = f"{nl(r.aantal)} woningen" if r.aantal else ""
    if r.terug:
        wat += f" tegen {nl(r.terug)}"
    wanneer = "" if r.van is None else f" in {periode(r.van, r.van if r.tot is None else r.tot)}"
    if r.looptijd:
        wanneer = f" vanaf {r.van}, {r.looptijd} jaar"
    if r.bedrag:
        per_jaar = r.instrument is Instrument.LENINGRUIL or (
            r.instrument is Instrument.PROJECTSTEUN and (r.tot or r.van) != r.van
        )
        wat += (" voor " if wat else "") + euro(r.bedrag) + (" per jaar" if per_jaar else "")
    waar = f" ({r.project or r.gemeente})" if r.project or r.gemeente else ""
    return f"{r.instrument}: {r.gever} → {r.ontvanger}, {wat}{wanneer}{waar}"


def _daarna(r: Instrumentregel, startjaar: int) -> str:
    """What is still to be given when the years of the projection are over."""
    if r.instrument not in OM_NIET or not r.bedrag or not r.looptijd or r.van is None:
        return ""
    nog = r.van + r.looptijd - (startjaar + JAREN)
    return "" if nog <= 0 else f"; na {startjaar + JAREN - 1} nog {nog} jaar, {euro(nog * r.bedrag)}"
