"""The report as one HTML file: styles, script and charts inside, nothing fetched, every text escaped."""

import json
from functools import cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from xl_doorrekening.rapport import svg
from xl_doorrekening.rapport.inhoud import Grafiek, Naast, Rapport, Tabel, Tekst

KLEUREN = ("groen", "oranje", "rood", "grijs")


@cache
def _vorm(naam: str) -> str:
    return files("xl_doorrekening.rapport").joinpath("vorm", naam).read_text("utf-8")


def als_html(r: Rapport) -> str:
    """The whole document."""
    omgeving = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=False)
    omgeving.tests |= {"tekst": _is_tekst, "tabel": _is_tabel, "naast": _is_naast}
    omgeving.globals |= {"svg": _svg, "tabel": _tabel, "cijfers": cijfers}
    return omgeving.from_string(_vorm("rapport.html")).render(
        r=r, stijl=Markup(_vorm("stijl.css")), gedrag=Markup(_vorm("gedrag.js")), stempel_css=Markup(_css(r.stempel))
    )


def _is_tekst(x: object) -> bool:
    return isinstance(x, Tekst)


def _is_tabel(x: object) -> bool:
    return isinstance(x, Tabel)


def _is_naast(x: object) -> bool:
    return isinstance(x, Naast)


def _css(tekst: str) -> str:
    """A text as a string of CSS inside a style element."""
    return json.dumps(tekst, ensure_ascii=False).replace("<", "\\3c ").replace("\\u", "\\")


def _svg(g: Grafiek, nummer: str) -> Markup:
    return Markup(svg.teken(g, nummer))


def cijfers(g: Grafiek) -> Tabel:
    """The figures of a chart."""
    rijen = tuple((naam, *(svg.getal(g, r.waarden[i]) for r in g.reeksen)) for i, naam in enumerate(g.langs))
    return Tabel(f"{g.titel} Cijfers", ("", *(r.naam for r in g.reeksen)), rijen, (0,), g.eenheid)


def _tabel(t: Tabel, nummer: str, van: str) -> Markup:
    """A table that can be scrolled with the keyboard, with its title as caption and the first column as heads."""
    uit = Markup('<div class="rol" tabindex="0" role="region" aria-labelledby="{0}-b k-{2}"><table>'
                 '<caption id="{0}-b">{1}</caption><thead><tr>').format(nummer, t.titel, van)  # fmt: skip
    for k, kop in enumerate(t.koppen):
        soort = "th" if kop else "td"
        uit += Markup('<{0} class="{1}"{2}>{3}</{0}>').format(
            soort, "w" if k in t.tekst else "", Markup(' scope="col"') if kop else "", kop
        )
    uit += Markup("</tr></thead><tbody>")
    for i, rij in enumerate(t.rijen):
        kleuren = t.kleuren[i] if i < len(t.kleuren) else ()
        uit += Markup("<tr>")
        for k, cel in enumerate(rij):
            kleur = kleuren[k] if k < len(kleuren) and kleuren[k] in KLEUREN else ""
            klasse = " ".join(x for x in ("w" if k in t.tekst else "", kleur) if x)
            hoofd = k == 0
            uit += Markup("<{0}{1} class=\"{2}\">{3}</{0}>").format(
                "th" if hoofd else "td", Markup(' scope="row"') if hoofd else "", klasse, cel
            )  # fmt: skip
        uit += Markup("</tr>")
    noot = Markup('<p class="noot">{}</p>').format(t.noot) if t.noot else Markup("")
    return uit + Markup("</tbody></table>") + noot + Markup("</div>")
