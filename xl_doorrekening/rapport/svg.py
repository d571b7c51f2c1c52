"""Charts as SVG: no script needed to read them, sharp in print, and told apart without colour by dash and label.

Every chart has a title and a description for who cannot see it; its figures follow as a table in the page.
"""

from collections.abc import Iterator, Sequence
from html import escape
from math import ceil, floor, isfinite, log10

from xl_doorrekening.begrippen.schrijfwijze import nl
from xl_doorrekening.rapport.inhoud import Grafiek, Reeks, Soort

BREED, HOOG = 720, 260
LINKS, RECHTS, BOVEN, ONDER = 62, 150, 12, 30
KLEUREN = ("#1f3864", "#c55a11", "#548235", "#7030a0", "#7f6000", "#00707a")
"""Each with a contrast of at least 4.5 to 1 on white."""
STREEP = ("", "7 3", "2 3", "9 3 2 3", "4 2", "1 2")
VULLING = ("#1f3864", "#d98a4f", "#8fb573", "#b493cf", "#c9ab4b", "#5fb0b8")


def teken(g: Grafiek, nummer: str) -> str:
    """The chart as an svg element; `nummer` makes its ids unique in the page."""
    if g.soort is Soort.STAAF:
        hoog, binnen = _staven(g)
    else:
        hoog, binnen = HOOG, _langs_jaren(g)
    kop = (
        f'<svg class="grafiek" role="img" aria-labelledby="{nummer}-t {nummer}-d" viewBox="0 0 {BREED} {hoog}" '
        f'xmlns="http://www.w3.org/2000/svg"><title id="{nummer}-t">{escape(g.titel)}</title>'
        f'<desc id="{nummer}-d">{escape(g.zegt)}</desc>'
    )
    return kop + binnen + "</svg>"


def getal(g: Grafiek, x: float | None) -> str:
    """As it stands in the chart and in its table."""
    if x is None or not isfinite(x):
        return "–"
    return f"{nl(100 * x, 1)}%" if g.procent else nl(x, g.decimalen)


def assen(laag: float, hoog: float) -> list[float]:
    """Round numbers from at most `laag` to at least `hoog`, four to eight of them."""
    if hoog <= laag:
        hoog = laag + 1
    ruw = (hoog - laag) / 5
    macht: float = 10.0 ** floor(log10(ruw))
    stap = next(s * macht for s in (1, 2, 2.5, 5, 10) if s * macht >= ruw)
    n0, n1 = floor(laag / stap + 1e-9), ceil(hoog / stap - 1e-9)
    return [n * stap for n in range(n0, n1 + 1)]


def _bereik(g: Grafiek) -> tuple[float, float]:
    alle = [x for r in g.reeksen for x in r.waarden if x is not None and isfinite(x)]
    if g.soort is Soort.KOLOM:
        plus = [sum(max(_of_nul(r, i), 0.0) for r in g.reeksen if not r.grens) for i in range(len(g.langs))]
        alle += [*plus, 0.0]
    elif not g.procent and g.decimalen == 0:
        alle.append(0.0)
    return (min(alle), max(alle)) if alle else (0.0, 1.0)


def _of_nul(r: Reeks, i: int) -> float:
    x = r.waarden[i]
    return x if x is not None and isfinite(x) else 0.0


def _langs_jaren(g: Grafiek) -> str:
    """Lines or stacked columns over the years."""
    streepjes = assen(*_bereik(g))
    laag, hoog = streepjes[0], streepjes[-1]
    n = max(len(g.langs), 1)
    stap = (BREED - LINKS - RECHTS) / n

    def y(x: float) -> float:
        return BOVEN + (HOOG - BOVEN - ONDER) * (1 - (x - laag) / (hoog - laag))

    def x(i: int) -> float:
        return LINKS + stap * (i + 0.5)

    uit = []
    for s in streepjes:
        uit.append(f'<line class="net" x1="{LINKS}" x2="{BREED - RECHTS}" y1="{y(s):.1f}" y2="{y(s):.1f}"/>')
        uit.append(f'<text class="as" x="{LINKS - 6}" y="{y(s) + 4:.1f}" text-anchor="end">{_aslabel(g, s)}</text>')
    if laag < 0 < hoog:
        uit.append(f'<line class="nul" x1="{LINKS}" x2="{BREED - RECHTS}" y1="{y(0):.1f}" y2="{y(0):.1f}"/>')
    uit += [
        f'<text class="as" x="{x(i):.1f}" y="{HOOG - ONDER + 18}" text-anchor="middle">{escape(naam)}</text>'
        for i, naam in enumerate(g.langs)
    ]
    kolommen = [r for r in g.reeksen if not r.grens] if g.soort is Soort.KOLOM else []
    uit += _gestapeld(g, kolommen, [x(i) for i in range(n)], stap * 0.68, y)
    lijnen = [r for r in g.reeksen if r not in kolommen]
    for k, r in enumerate(r for r in lijnen if not r.grens):
        uit += _lijn(g, r, k, x, y)
    for r in (r for r in lijnen if r.grens):
        uit += _lijn(g, r, -1, x, y)
    return "".join(uit + list(_bijschriften(g, kolommen, lijnen, y)))


def _aslabel(g: Grafiek, s: float) -> str:
    if g.procent:
        return f"{nl(100 * s)}%"
    return nl(s, 0 if abs(s - round(s)) < 1e-9 else g.decimalen or 1)


def _gestapeld(g: Grafiek, reeksen: Sequence[Reeks], midden: Sequence[float], breed: float, y) -> list[str]:  # type: ignore[no-untyped-def]
    uit = []
    for i, m in enumerate(midden[: len(g.langs)]):
        op, neer = 0.0, 0.0
        for k, r in enumerate(reeksen):
            w = _of_nul(r, i)
            if not w:
                continue
            van = op if w > 0 else neer
            boven, onder = max(van, van + w), min(van, van + w)
            op, neer = (op + w, neer) if w > 0 else (op, neer + w)
            uit.append(
                f'<rect x="{m - breed / 2:.1f}" y="{y(boven):.1f}" width="{breed:.1f}" '
                f'height="{max(y(onder) - y(boven), 0.0):.1f}" fill="{VULLING[k % len(VULLING)]}" stroke="#fff">'
                f"<title>{escape(r.naam)}, {escape(g.langs[i])}: {getal(g, w)} {escape(g.eenheid)}</title></rect>"
            )
    return uit


def _lijn(g: Grafiek, r: Reeks, k: int, x, y) -> list[str]:  # type: ignore[no-untyped-def]
    """Broken where a value is unknown; with a dot per year that tells its value."""
    kleur, streep = ("#000", "6 4") if k < 0 else (KLEUREN[k % len(KLEUREN)], STREEP[k % len(STREEP)])
    stukken: list[list[str]] = [[]]
    punten = []
    for i, w in enumerate(r.waarden):
        if w is None or not isfinite(w):
            stukken.append([])
            continue
        stukken[-1].append(f"{x(i):.1f},{y(w):.1f}")
        if k >= 0:
            punten.append(
                f'<circle cx="{x(i):.1f}" cy="{y(w):.1f}" r="2.6" fill="{kleur}"><title>{escape(r.naam)}, '
                f"{escape(g.langs[i])}: {getal(g, w)}</title></circle>"
            )
    dash = f' stroke-dasharray="{streep}"' if streep else ""
    dik = 1.4 if k < 0 else 2.2
    paden = [
        f'<polyline points="{" ".join(s)}" fill="none" stroke="{kleur}" stroke-width="{dik}"{dash}/>'
        for s in stukken
        if len(s) > 1
    ]
    return paden + punten


def _bijschriften(g: Grafiek, kolommen: Sequence[Reeks], lijnen: Sequence[Reeks], y) -> Iterator[str]:  # type: ignore[no-untyped-def]
    """Names at the right: of lines at their end, moved apart; of columns in the order of the stack."""
    gewoon = [r for r in lijnen if not r.grens]
    plekken: list[tuple[float, str, str]] = []
    for r in lijnen:
        laatste = next((w for w in reversed(r.waarden) if w is not None and isfinite(w)), None)
        if laatste is not None:
            kleur = "#000" if r.grens else KLEUREN[gewoon.index(r) % len(KLEUREN)]
            plekken.append((y(laatste), r.naam, kleur))
    for k, r in reversed(list(enumerate(kolommen))):
        plekken.append((BOVEN + 14.0 * (len(kolommen) - k), r.naam, VULLING[k % len(VULLING)]))
    vorige = -99.0
    for hoogte, naam, kleur in sorted(plekken):
        vorige = max(hoogte, vorige + 13)
        blok = f'<rect x="{BREED - RECHTS + 6}" y="{vorige - 4:.1f}" width="9" height="9" fill="{kleur}"/>'
        yield blok + f'<text class="naam" x="{BREED - RECHTS + 19}" y="{vorige + 4:.1f}">{escape(_kort(naam))}</text>'


def _kort(naam: str, ruimte: int = 22) -> str:
    return naam if len(naam) <= ruimte else naam[: ruimte - 1] + "…"


def _staven(g: Grafiek) -> tuple[int, str]:
    """A lying bar per name, with its value."""
    (r,) = g.reeksen
    n = len(g.langs)
    hoog, links, rij = BOVEN + 24 * n + 8, 190, 24
    waarden = [_of_nul(r, i) for i in range(n)]
    laag, top = min([*waarden, 0.0]), max([*waarden, 0.0])
    if top <= laag:
        top = laag + 1
    breed = BREED - links - 96

    def x(w: float) -> float:
        return links + breed * (w - laag) / (top - laag)

    uit = [f'<line class="nul" x1="{x(0):.1f}" x2="{x(0):.1f}" y1="{BOVEN}" y2="{hoog - 8}"/>']
    for i, naam in enumerate(g.langs):
        w, y = waarden[i], BOVEN + rij * i
        begin, eind = sorted((x(0), x(w)))
        tekst = getal(g, r.waarden[i])
        uit.append(
            f'<text class="naam" x="{links - 8}" y="{y + 16}" text-anchor="end">{escape(_kort(naam, 30))}</text>'
        )
        uit.append(
            f'<rect x="{begin:.1f}" y="{y + 4}" width="{max(eind - begin, 0.0):.1f}" height="16" '
            f'fill="{"#c00000" if w < 0 else KLEUREN[0]}"><title>{escape(naam)}: {tekst}</title></rect>'
        )
        uit.append(f'<text class="as" x="{max(eind, x(0)) + 5:.1f}" y="{y + 16}">{tekst}</text>')
    return hoog, "".join(uit)
