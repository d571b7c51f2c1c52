"""Stap 5 for the terminal: scenarios side by side, the effect of instruments, a bridge, and the optimum."""

from collections.abc import Iterable, Sequence
from math import isnan

from xl_doorrekening.begrippen.instrumenten import Instrument
from xl_doorrekening.begrippen.normen import RATIO
from xl_doorrekening.doorrekenen import Doorrekening
from xl_doorrekening.doorrekenen.effecten import GROOTHEDEN, Effect, Stap, kort
from xl_doorrekening.doorrekenen.optimum import Regionaaloptimum
from xl_doorrekening.doorrekenen.scenariobeeld import Scenariobeeld
from xl_doorrekening.invoer.solidariteit import Instrumentregel
from xl_doorrekening.opdrachten.tekst import aantal, mln
from xl_doorrekening.solidariteit.optimum.schaduw import STAP, Schaduwprijs

BASIS = "de opgave (B)"
PRIJZEN = 8
"""Shadow prices shown."""


def getal(x: float, decimalen: int = 0) -> str:
    """Dutch notation; a dash for what is not known."""
    if isnan(x):
        return "–"
    x = round(x, decimalen) + 0.0  # −0 is 0
    return f"{x:,.{decimalen}f}".replace(",", "\0").replace(".", ",").replace("\0", ".")


def tabel(koppen: Sequence[str], rijen: Iterable[Sequence[str]]) -> list[str]:
    """Columns of equal width: the first to the left, the others to the right."""
    alles = [list(koppen), *(list(r) for r in rijen)]
    breed = [max(len(r[k]) for r in alles) for k in range(len(koppen))]
    return ["  ".join(_op_breedte(rij, breed)).rstrip() for rij in alles]


def _op_breedte(rij: Sequence[str], breed: Sequence[int]) -> list[str]:
    return [c.rjust(b) if k else c.ljust(b) for k, (c, b) in enumerate(zip(rij, breed, strict=True))]


def naast_elkaar(beelden: Sequence[Scenariobeeld]) -> str:
    """All scenarios beside variant B."""
    rijen = [
        (
            b.naam or BASIS, getal(b.opgave / 1e6, 1), getal(b.tekort / 1e6, 1), _procent(b.haalbaar), str(b.buiten),
            str(b.eerste_tekort or "–"), _procent(b.graad), _niet_gehaald(b),
        )
        for b in beelden
    ]  # fmt: skip
    koppen = (
        "scenario",
        "opgave € mln",
        "tekort € mln",
        "haalbaar",
        "buiten",
        "vanaf",
        "past tot graad",
        "niet gehaald",
    )
    uit = tabel(koppen, rijen)
    for b in beelden:
        uit += [f"  [let op] {b.naam}: {zin}" for zin in b.bevindingen]
    return "\n".join(uit)


def _niet_gehaald(b: Scenariobeeld) -> str:
    return ", ".join(d.type.value for d in b.doelen if not d.gehaald) or "–"


def _procent(x: float) -> str:
    return "–" if isnan(x) else f"{100 * x:.0f}%"


def effecten(naam: str, lijst: Sequence[Effect]) -> str:
    """What every instrument does, € mln."""
    uit = [f"Wat elk instrument van {naam} doet, boven op die ervoor (€ mln; woningen in aantallen):"]
    if not lijst:
        return uit[0] + "\n  geen instrumenten"
    for e in lijst:
        uit += ["", omschrijving(e.regel)]
        rijen = [
            (label + f" ({hoe})", *(_bedrag(x[regel], regel) for x in (e.gever, e.ontvanger)))
            for regel, label, hoe in GROOTHEDEN
        ]
        rijen.append(("te bouwen woningen", getal(e.opgave_gever), getal(e.opgave_ontvanger)))
        uit += [f"  {r}" for r in tabel(("", "gever", "ontvanger"), rijen)]
    return "\n".join(uit)


def _bedrag(x: float, regel: str) -> str:
    return getal(x) if regel == "vhe" else getal(x / 1e6, 2)


def omschrijving(r: Instrumentregel) -> str:
    """One agreement in a sentence without a verb."""
    jaar = "" if r.van is None else f" in {r.van}" if r.tot in (None, r.van) else f" in {r.van}–{r.tot}"
    if r.looptijd:
        jaar = f" vanaf {r.van}, {r.looptijd} jaar"
    wat = f"{r.aantal:,.0f} woningen".replace(",", ".") if r.aantal else ""
    if r.bedrag:
        jaarlijks = r.instrument is Instrument.LENINGRUIL or (r.tot or r.van) != r.van
        per = " per jaar" if jaarlijks and r.instrument in (Instrument.PROJECTSTEUN, Instrument.LENINGRUIL) else ""
        wat += (" voor " if wat else "") + f"{_euro(r.bedrag)}{per}"
    waar = f" ({r.project or r.gemeente})" if r.project or r.gemeente else ""
    return f"{r.instrument}: {r.gever} → {r.ontvanger}, {wat}{jaar}{waar}"


def _euro(x: float) -> str:
    return mln(x) if x >= 1e6 else "€ " + getal(x)


def brug(stappen: Sequence[Stap]) -> str:
    """From one scenario to another, with what each step adds."""
    rijen = []
    vorige = None
    for s in stappen:
        erbij = "" if vorige is None else f"{(s.stand.tekort - vorige.tekort) / 1e6:+.1f}".replace(".", ",")
        rijen.append((s.tekst, getal(s.stand.tekort / 1e6, 1), erbij, getal(s.stand.nieuwbouw),
                      getal(s.stand.schuld / 1e6, 1), str(s.stand.buiten)))  # fmt: skip
        vorige = s.stand
    koppen = ("stap", "tekort € mln", "verschil", "nieuwbouw", "schuld eind € mln", "buiten")
    return "\n".join(tabel(koppen, rijen))


def optimum(d: Doorrekening, r: Regionaaloptimum) -> str:
    """The answer in sentences, with who gives and gets and what limits."""
    x = r.optimum
    vanaf = f"scenario {r.vanaf}" if r.vanaf else BASIS
    if x.botsing:
        wat = aantal(len(x.botsing), "wens kan niet", "wensen kunnen niet samen")
        kop = f"Er is geen antwoord: {wat} binnen de normen. Laat er ten minste één los:"
        return "\n".join([kop, *(f"  - {w}" for w in x.botsing)])
    uit = [
        f"Het regionale optimum vanaf {vanaf}, in hele woningen (gewogen):",
        f"  ieder voor zich {getal(x.alleen.gewogen)}, samen {getal(x.samen.gewogen)}: {getal(x.extra)} meer",
    ]
    if x.overgedragen >= 1000:
        prijs = "" if isnan(x.prijs) else f", {_euro(x.prijs)} per extra woning"
        uit.append(f"  daarvoor gaat {mln(x.overgedragen)} over (binnen de 15 jaar){prijs}")
    mis = x.samen.overschrijding
    uit.append(
        f"  LET OP: nagerekend wordt een norm met € {getal(mis)} gemist; dit antwoord klopt niet precies"
        if mis >= 1
        else "  nagerekend: alle normen houden" + (", behalve van wie hieronder staat" if x.samen.buiten else "")
    )
    if x.samen.buiten:
        wie = ", ".join(x.samen.buiten)
        uit.append(f"  blijft ook met hulp buiten een norm, en doet niets van de opgave: {wie}")
    if x.samen.instrumenten:
        uit += ["", "Wat daarvoor nodig is:", *(f"  {omschrijving(i)}" for i in x.samen.instrumenten)]
    if x.samen.wijzigingen:
        uit += ["", "Wat er van de plannen niet of deels doorgaat:"]
        uit += [f"  {kort(w)} {w.van or ''}: {100 * (w.waarde or 0):.0f}%" for w in x.samen.wijzigingen]
    if len(x.kromme) > 1 and x.kromme[-1][0] > x.kromme[0][0]:
        uit += ["", "Hoeveel opgave bij hoeveel geld dat overgaat:"]
        uit += [f"  {mln(geld):>16}: {getal(taak)} woningen" for geld, taak in x.kromme]
    if x.schaduwprijzen:
        uit += ["", "Waar ruimte het meest oplevert (gewogen woningen erbij):"]
        uit += [f"  {_prijs(s)}" for s in x.schaduwprijzen[:PRIJZEN]]
    if r.onbekend:
        uit += ["", f"Buiten beschouwing, omdat gegevens ontbreken: {', '.join(r.onbekend)}."]
    return "\n".join(uit)


def _prijs(s: Schaduwprijs) -> str:
    if s.wat == "kas":
        return f"€ 1 mln meer bij {s.corporatie} ({s.tak}) in {s.jaar}: {getal(s.woningen, 1)}"
    stap = "0,1" if s.wat == "icr" else f"{100 * STAP[s.wat]:.0f} procentpunt"
    return f"{RATIO[s.wat].label} van {s.corporatie} ({s.tak}) {stap} soepeler: {getal(s.woningen, 1)}"
