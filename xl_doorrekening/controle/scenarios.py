"""Checks on the scenarios of stap 5 and on what each of them changes."""

from collections.abc import Iterator
from typing import Final

from xl_doorrekening.begrippen.maatregelen import MAATREGELEN, Maatregel
from xl_doorrekening.begrippen.schrijfwijze import nl
from xl_doorrekening.controle.melding import Melding, Pad
from xl_doorrekening.controle.verwijzing import (
    TELT_NIET,
    Bekend,
    Regel,
    bekend,
    corporatie,
    gemeente,
    jaren,
    keten,
    leeg,
    mist_tak,
    overbodig,
    project,
    scenario,
)
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.invoer.scenarios import NIET_VRIJ, Plannen, Scenario, Wijziging
from xl_doorrekening.opgave.regionaal import herken

SC: Final = ("scenarios",)
KIEST: Final = frozenset().union(*(m.kiest for m in MAATREGELEN.values()))
"""Columns that some measures can be aimed with and others not."""
HEEL: Final = frozenset({Maatregel.VERLAGING, Maatregel.FASERING, Maatregel.ERBIJ})
"""Measures in whole numbers."""


def controleer(regio: Regio) -> Iterator[Melding]:
    b = bekend(regio)
    gezien: set[str] = set()
    for i, s in enumerate(regio.scenarios.lijst):
        yield from _scenario(regio, s, (*SC, "lijst", i), b, gezien)
        gezien.add(herken(s.naam or ""))
    for i, w in enumerate(regio.scenarios.wijzigingen):
        yield from _wijziging(regio, w, (*SC, "wijzigingen", i), b)
    for veld in ("van", "naar"):
        naam = getattr(regio.scenarios.brug, veld)
        if naam is not None and herken(naam) not in b.scenarios:
            yield Melding("bekend", "", (*SC, "brug", veld), f"scenario “{naam}” is er niet",
                          "leeg, of een van: " + ", ".join(b.scenarios.values()),
                          "kies een scenario uit blok 1; tot dan is er geen vergelijking")  # fmt: skip


def _scenario(regio: Regio, s: Scenario, pad: Pad, b: Bekend, eerder: set[str]) -> Iterator[Melding]:
    """`eerder`: the names above it in the list."""
    if s.naam is None:
        yield Melding("ontbreekt", "", (*pad, "naam"), "een scenario zonder naam", "een korte naam",
                      "geef het een naam; tot dan wordt het niet doorgerekend")  # fmt: skip
        return
    if herken(s.naam) in NIET_VRIJ:
        yield Melding("scenario", "", (*pad, "naam"), f"scenario “{s.naam}”: zo heet al iets anders",
                      "elke andere naam", "geef het een andere naam")  # fmt: skip
    if herken(s.naam) in eerder:
        yield Melding("scenario", "", (*pad, "naam"), f"scenario “{s.naam}” staat er twee keer",
                      "elk scenario een eigen naam", "geef een van de twee een andere naam")  # fmt: skip
        return
    ander = [n for n in b.scenarios.values() if herken(n) != herken(s.naam)]
    if s.bouwt_op is not None and herken(s.bouwt_op) not in b.scenarios:
        yield Melding("scenario", "", (*pad, "bouwt_op"), f"“{s.naam}” bouwt voort op “{s.bouwt_op}”, dat er niet is",
                      "een van: " + ", ".join(ander) if ander else "leeg: er is geen ander scenario",
                      "verbeter de naam of maak het vak leeg")  # fmt: skip
    kring = keten(regio, s.naam)
    op = {herken(x.naam or ""): herken(x.bouwt_op or "") for x in reversed(regio.scenarios.lijst)}
    if op[kring[-1]] == kring[0] and not set(kring) & eerder:  # once, at the first of the circle
        namen = " → ".join(b.scenarios[x] for x in [*kring, kring[0]])
        yield Melding("scenario", "", (*pad, "bouwt_op"), f"scenario's bouwen in een kring op elkaar voort: {namen}",
                      "een begin: een scenario dat alleen op de opgave voortbouwt",
                      "maak bij een van hen het vak leeg")  # fmt: skip
    if s in regio.scenarios.door_te_rekenen and not _verandert(regio, s):
        yield Melding("zonder_wijziging", "", (*pad, "naam"), f"scenario “{s.naam}” verandert niets",
                      "ten minste een wijziging of een afspraak op tabblad Solidariteit",
                      "vul er een in, of zet Doorrekenen op nee")  # fmt: skip


def _verandert(regio: Regio, s: Scenario) -> bool:
    rijen: tuple[Regel, ...] = (*regio.scenarios.wijzigingen, *regio.solidariteit.instrumenten)
    naam = herken(s.naam or "")
    return s.plannen is Plannen.REALISTISCH or any(herken(x.scenario or "") == naam for x in rijen)


def _wijziging(regio: Regio, w: Wijziging, pad: Pad, b: Bekend) -> Iterator[Melding]:
    wat = f"wijziging “{w.maatregel.value}”" if w.maatregel else "een wijziging"
    yield from leeg(w, {"scenario", "maatregel", "waarde"}, pad, wat)
    yield from scenario(w.scenario, b, pad)
    yield from corporatie(w.corporatie, b, pad)
    yield from gemeente(w.gemeente, b, pad)
    yield from project(w.project, w.gemeente, w.corporatie, b, pad)
    yield from jaren(w, b, pad, wat)
    if w.tak is not None and mist_tak(w.corporatie, w.tak, b):
        yield Melding("bekend", "", (*pad, "tak"), f"{wat}: {w.corporatie} heeft geen {w.tak.value}",
                      "een tak met invoer op het eigen tabblad", f"verbeter de tak; {TELT_NIET}")  # fmt: skip
    if w.maatregel is None:
        return
    m = MAATREGELEN[w.maatregel]
    yield from leeg(w, m.nodig, pad, wat)
    yield from overbodig(w, KIEST - m.kiest, pad, wat)
    if w.waarde is not None:
        yield from _waarde(w.maatregel, w.waarde, (*pad, "waarde"), wat)
    if w.maatregel is Maatregel.BENUTTING:
        yield from _plafond(regio, w, pad, b, wat)


def _waarde(x: Maatregel, waarde: float, pad: Pad, wat: str) -> Iterator[Melding]:
    """Within the bounds of the measure; 90 typed for 90% is the likely mistake."""
    m = MAATREGELEN[x]
    heel = x in HEEL
    if m.minimum <= waarde <= m.maximum and not (heel and waarde % 1):
        return
    getypt = nl(waarde, 0 if waarde % 1 == 0 else 2)
    gevonden = f"{getypt}, dat is {m.schrijf(waarde)}" if m.procent and abs(waarde) >= 1 else m.schrijf(waarde)
    raad = "rond af op een geheel getal" if heel and waarde % 1 else "verbeter het getal"
    if m.procent and m.minimum <= waarde / 100 <= m.maximum:
        raad = f"typ het %-teken erbij: {m.schrijf(waarde / 100)}"
    yield Melding("grens", "", pad, f"{wat}: {gevonden}",
                  f"{'een geheel getal van ' if heel else ''}{m.schrijf(m.minimum)} tot en met {m.schrijf(m.maximum)}",
                  raad)  # fmt: skip


def _plafond(regio: Regio, w: Wijziging, pad: Pad, b: Bekend, wat: str) -> Iterator[Melding]:
    van, tot = w.van or b.start, w.tot or b.laatste
    reeks = enumerate(regio.uitgangspunten.huursomplafond)
    zonder = [str(b.start + t) for t, x in reeks if x is None and van <= b.start + t <= tot]
    if zonder:
        welke = ", ".join(zonder[:3]) + (" en verder" if len(zonder) > 3 else "")
        yield Melding("plafond", "", (*pad, "maatregel"), f"{wat}: geen wettelijk maximum bekend in {welke}",
                      "het wettelijk maximum in elk van deze jaren",
                      "vul het op Uitgangspunten in; nu geldt daar het pad")  # fmt: skip
