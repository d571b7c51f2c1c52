"""Stap 5 for the terminal: scenarios side by side, the effect of instruments, a bridge, and the optimum."""

from collections.abc import Iterable, Sequence
from math import isnan

from xl_doorrekening.begrippen.normen import RATIO
from xl_doorrekening.begrippen.schrijfwijze import euro, mln, nl, procent
from xl_doorrekening.doorrekenen import Doorrekening
from xl_doorrekening.doorrekenen.effecten import AANTALLEN, GROOTHEDEN, Effect, Stap
from xl_doorrekening.doorrekenen.optimum import Regionaaloptimum
from xl_doorrekening.doorrekenen.scenariobeeld import Scenariobeeld, niet_gehaald
from xl_doorrekening.opdrachten.tekst import aantal
from xl_doorrekening.solidariteit.optimum.schaduw import STAP, Schaduwprijs
from xl_doorrekening.solidariteit.optimum.zoeken import Optimum
from xl_doorrekening.solidariteit.woorden import instrument, kort

BASIS = "de opgave (B)"
PRIJZEN = 8
"""Shadow prices shown."""


def tabel(koppen: Sequence[str], rijen: Iterable[Sequence[str]]) -> list[str]:
    """Columns of equal width: the first to the left, the others to the right."""
    alles = [list(koppen), *(list(r) for r in rijen)]
    breed = [max(len(r[k]) for r in alles) for k in range(len(koppen))]
    return ["  ".join(_op_breedte(rij, breed)).rstrip() for rij in alles]


def _op_breedte(rij: Sequence[str], breed: Sequence[int]) -> list[str]:
    return [c.rjust(b) if k else c.ljust(b) for k, (c, b) in enumerate(zip(rij, breed, strict=True))]


LEGENDA = """
opgave, tekort: investeringen van de plannen van het scenario, en wat daarvan naar rato niet past binnen de normen
past          : welk deel van die plannen past
opgave gehaald: welk deel van de opgave van de regio (gewogen woningen) wordt gedaan, hoe klein of groot het plan ook is
buiten, vanaf : corporaties die met alle plannen een norm met buffer missen, en het eerste jaar daarvan
tot graad     : welk deel van alle plannen kan zonder dat iemand met plannen tekortkomt, en bij wie het dan knelt
niet gehaald  : woningen die van de opgave van de regio ontbreken"""


def naast_elkaar(beelden: Sequence[Scenariobeeld]) -> str:
    """All scenarios beside variant B, and what the columns mean."""
    rijen = [
        (
            b.naam or BASIS, nl(b.opgave / 1e6, 1), nl(b.tekort / 1e6, 1), procent(b.haalbaar), procent(b.gehaald),
            str(b.buiten), str(b.eerste_tekort or "–"), procent(b.graad) + (f" {b.graad_door}" if b.graad_door else ""),
        )
        for b in beelden
    ]  # fmt: skip
    koppen = (
        "scenario", "opgave € mln", "tekort € mln", "past", "opgave gehaald", "buiten", "vanaf", "tot graad",
    )  # fmt: skip
    uit = [*tabel(koppen, rijen), "", "niet gehaald"]
    breed = max(len(b.naam or BASIS) for b in beelden) if beelden else 0
    uit += [f"  {(b.naam or BASIS).ljust(breed)}  {niet_gehaald(b)}" for b in beelden]
    for b in beelden:
        uit += [f"  [let op] {b.naam}: {zin}" for zin in b.bevindingen]
    return "\n".join(uit) + "\n" + LEGENDA


def effecten(naam: str, lijst: Sequence[Effect], startjaar: int) -> str:
    """What every instrument does to both sides and to the region as a whole, € mln."""
    uit = [f"Wat elk instrument van {naam} doet, boven op die ervoor (€ mln; woningen in aantallen):"]
    if not lijst:
        return uit[0] + "\n  geen instrumenten"
    for e in lijst:
        uit += ["", instrument(e.regel, startjaar)]
        rijen = [
            (label + f" ({hoe})", *(_bedrag(x[regel], regel) for x in (e.gever, e.ontvanger, e.regio)))
            for regel, label, hoe in GROOTHEDEN
        ]
        uit += [f"  {r}" for r in tabel(("", "gever", "ontvanger", "regio"), rijen)]
    return "\n".join(uit)


def _bedrag(x: float, regel: str) -> str:
    return nl(x) if regel in AANTALLEN else nl(x / 1e6, 2)


def _meer(x: float) -> str:
    return ("+" if round(x, 1) > 0 else "") + nl(x, 1)


def brug(stappen: Sequence[Stap]) -> str:
    """From one scenario to another, with what each step adds."""
    rijen = []
    vorige = None
    for s in stappen:
        erbij = "" if vorige is None else _meer((s.stand.tekort - vorige.tekort) / 1e6)
        rijen.append((s.tekst, nl(s.stand.tekort / 1e6, 1), erbij, nl(s.stand.nieuwbouw),
                      nl(s.stand.schuld / 1e6, 1), str(s.stand.buiten)))  # fmt: skip
        vorige = s.stand
    koppen = ("stap", "tekort € mln", "verschil", "nieuwbouw", "schuld eind € mln", "buiten")
    return "\n".join(tabel(koppen, rijen))


def optimum(d: Doorrekening, r: Regionaaloptimum) -> str:
    """The answer in sentences, with who gives and gets and what limits."""
    x, start = r.optimum, d.regio.uitgangspunten.startjaar
    vanaf = f"scenario {r.vanaf}" if r.vanaf else BASIS
    if x.botsing:
        wat = aantal(len(x.botsing), "wens kan niet", "wensen kunnen niet samen")
        raad = "Laat haar los of verlaag haar" if len(x.botsing) == 1 else "Laat er ten minste één los"
        kop = f"Er is geen antwoord: {wat} binnen de normen. {raad} (tabblad Solidariteit, blok 1 tot en met 3):"
        return "\n".join([kop, *(f"  - {w}" for w in x.botsing)])
    uit = [
        f"Het regionale optimum vanaf {vanaf}, in hele woningen (gewogen):",
        f"  ieder voor zich, als elk kiest wat past, {nl(x.alleen.gewogen)}; "
        f"samen {nl(x.samen.gewogen)}: {nl(x.extra)} meer",
    ]
    if x.overgedragen >= 1000:
        uit.append(f"  daarvoor gaat {euro(x.overgedragen)} over, binnen de 15 jaar" + _waarvoor(x))
    mis = x.samen.overschrijding
    uit.append(
        f"  LET OP: nagerekend wordt een norm met € {nl(mis)} gemist; dit antwoord klopt niet precies"
        if mis >= 1
        else "  nagerekend: alle normen houden" + (", behalve van wie hieronder staat" if x.samen.buiten else "")
    )
    if x.samen.buiten:
        wie = ", ".join(x.samen.buiten)
        uit.append(f"  blijft ook met hulp buiten een norm, en doet niets van de opgave: {wie}")
    if x.samen.instrumenten:
        uit += ["", "Wat daarvoor nodig is:", *(f"  {instrument(i, start)}" for i in x.samen.instrumenten)]
    if x.samen.wijzigingen:
        uit += ["", "Wat er van de plannen niet of deels doorgaat:"]
        uit += [f"  {kort(w)}" for w in x.samen.wijzigingen]
    if len(x.kromme) > 1 and x.kromme[-1][0] > x.kromme[0][0]:
        uit += ["", "Hoeveel opgave bij hoeveel geld dat overgaat:"]
        uit += [f"  {mln(geld):>16}: {nl(taak)} woningen" for geld, taak in x.kromme]
    if x.schaduwprijzen:
        uit += ["", "Waar ruimte het meest oplevert (gewogen woningen erbij):"]
        uit += [f"  {_prijs(s)}" for s in x.schaduwprijzen[:PRIJZEN]]
    if r.onbekend:
        uit += ["", f"Buiten beschouwing, omdat gegevens ontbreken: {', '.join(r.onbekend)}."]
    return "\n".join(uit)


def _waarvoor(x: Optimum) -> str:
    """What part of the money helps who is in breach, and what each dwelling more takes."""
    prijs = "" if isnan(x.prijs) else f", {euro(x.prijs)} per woning meer"
    if x.hulp < 1000:
        return prijs
    return (
        f":\n    {euro(x.hulp)} helpt wie zonder enige opgave al een norm mist, en bouwt niets\n"
        f"    {euro(x.overgedragen - x.hulp)} maakt extra woningen mogelijk{prijs}"
    )


def _prijs(s: Schaduwprijs) -> str:
    if s.wat == "kas":
        return f"€ 1 mln meer bij {s.corporatie} ({s.tak}) in {s.jaar}: {nl(s.woningen, 1)}"
    stap = "0,1" if s.wat == "icr" else f"{100 * STAP[s.wat]:.0f} procentpunt"
    return f"{RATIO[s.wat].label} van {s.corporatie} ({s.tak}) {stap} soepeler: {nl(s.woningen, 1)}"
