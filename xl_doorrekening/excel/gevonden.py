"""What a search for the optimum found, in two lines for a message."""

from math import isnan

from xl_doorrekening.begrippen.schrijfwijze import euro, mln, nl
from xl_doorrekening.doorrekenen.optimum import Regionaaloptimum
from xl_doorrekening.solidariteit.optimum.zoeken import Optimum

MERKBAAR = 1000.0
"""€ from which money that goes over is told."""


def zinnen(r: Regionaaloptimum, naam: str, *, vervangen: bool) -> str:
    """`naam`: of the scenario; `vervangen`: whether one stood there."""
    x = r.optimum
    if x.botsing:
        wat = "deze wens kan niet" if len(x.botsing) == 1 else "deze wensen kunnen niet samen"
        return (
            f"Er is geen antwoord: {wat} binnen de normen: {'; '.join(x.botsing)}.\n"
            "Laat er ten minste één los op tabblad Solidariteit en zoek opnieuw; er is geen scenario geschreven."
        )
    waar = f"Het staat op tabblad Optimum, en als scenario “{naam}”"
    return f"{_meer(x)}\n{_kosten(x)} {waar}{'; het vorige is vervangen' if vervangen else ''}."


def _meer(x: Optimum) -> str:
    samen, alleen = nl(x.samen.gewogen), nl(x.alleen.gewogen)
    if x.extra <= 0.5:
        return f"Samen kan de regio niet meer van de opgave dan ieder voor zich: {alleen} woningen (gewogen)."
    return f"Samen kan de regio {nl(x.extra)} woningen meer: {samen} in plaats van {alleen} (gewogen)."


def _kosten(x: Optimum) -> str:
    if x.overgedragen < MERKBAAR:
        return "Daarvoor hoeft geen geld over te gaan."
    gaat = f"gaat {mln(x.overgedragen)} over (15 jaar samen)"
    if isnan(x.prijs):
        return f"Om wie een norm mist te helpen {gaat}."
    hulp = f", waarvan {mln(x.hulp)} om wie al een norm mist te helpen" if x.hulp >= MERKBAAR else ""
    return f"Daarvoor {gaat}{hulp}; {'de rest is ' if hulp else ''}{euro(x.prijs)} per woning meer."
