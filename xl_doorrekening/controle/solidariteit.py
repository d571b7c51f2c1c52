"""Checks on the agreements between corporations (stap 5), and on who takes part in the search for the optimum."""

from collections.abc import Iterator
from typing import Final

from xl_doorrekening.begrippen.dpm import Taknaam
from xl_doorrekening.begrippen.instrumenten import BIJZONDER, INSTRUMENTEN, NAAR_VHE, WONINGINSTRUMENTEN
from xl_doorrekening.begrippen.schrijfwijze import nl
from xl_doorrekening.controle.melding import Melding, Pad
from xl_doorrekening.controle.verwijzing import (
    Bekend,
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
from xl_doorrekening.invoer.solidariteit import Instrumentregel
from xl_doorrekening.opgave.regionaal import herken

SO: Final = ("solidariteit",)


def controleer(regio: Regio) -> Iterator[Melding]:
    b = bekend(regio)
    for i, x in enumerate(regio.solidariteit.instrumenten):
        yield from _afspraak(x, (*SO, "instrumenten", i), b)
    yield from _voorraad(regio, b)
    yield from _deelname(regio, b)


def _afspraak(x: Instrumentregel, pad: Pad, b: Bekend) -> Iterator[Melding]:
    wat = x.instrument.value if x.instrument else "een afspraak"
    allen = herken(x.gever or "") == NAAR_VHE
    yield from leeg(x, {"scenario", "instrument", "gever", "ontvanger"}, pad, wat)
    yield from scenario(x.scenario, b, pad)
    yield from corporatie(None if allen else x.gever, b, pad, "gever")
    yield from corporatie(x.ontvanger, b, pad, "ontvanger")
    yield from gemeente(x.gemeente, b, pad)
    yield from project(x.project, x.gemeente, x.ontvanger, b, pad)
    yield from jaren(x, b, pad, wat)
    if x.gever and x.ontvanger and herken(x.gever) == herken(x.ontvanger):
        yield Melding("afspraak", "", (*pad, "ontvanger"), f"{wat}: {x.gever} is gever en ontvanger",
                      "twee verschillende corporaties", "verbeter een van de twee")  # fmt: skip
    tak = x.tak or Taknaam.DAEB
    for veld, naam in (("gever", x.gever), ("ontvanger", x.ontvanger)):
        if mist_tak(naam, tak, b):
            yield Melding("afspraak", "", (*pad, veld), f"{wat}: {naam} heeft geen {tak.value}",
                          "een corporatie met invoer in die tak",
                          "kies een andere tak of corporatie")  # fmt: skip
    if x.instrument is None:
        return
    soort = INSTRUMENTEN[x.instrument]
    if allen and not soort.naar_vhe:
        kan = ", ".join(i.value for i, s in INSTRUMENTEN.items() if s.naar_vhe)
        yield Melding("afspraak", "", (*pad, "gever"), f"{wat} door alle andere (“{NAAR_VHE}”)",
                      f"één corporatie; “{NAAR_VHE}” kan alleen bij {kan}",
                      "kies een corporatie als gever")  # fmt: skip
    yield from leeg(x, soort.nodig, pad, wat)
    yield from overbodig(x, set(BIJZONDER) - soort.nodig - soort.kan, pad, wat)
    for veld, aantal in (("aantal", x.aantal), ("terug", x.terug)):
        if (aantal or 0.0) % 1:
            yield Melding("heel", "", (*pad, veld), f"{wat}: {nl(aantal or 0.0, 1)} woningen", "hele woningen",
                          "rond af")  # fmt: skip


def _voorraad(regio: Regio, b: Bekend) -> Iterator[Melding]:
    """No more dwellings change hands than there are, in a scenario with all that it builds on."""
    rijen = regio.solidariteit.instrumenten
    for naam in b.scenarios:
        weg: dict[tuple[str, str], float] = {}
        for deel in reversed(keten(regio, naam)):
            for i, x in enumerate(rijen):
                if herken(x.scenario or "") != deel or x.instrument not in WONINGINSTRUMENTEN:
                    continue
                tak = x.tak or Taknaam.DAEB
                for van, veld, aantal in ((x.ontvanger, "aantal", x.aantal), (x.gever, "terug", x.terug)):
                    c = b.corporaties.get(herken(van or ""))
                    vhe = c.tak(tak).snelstart.vhe if c else None
                    if c is None or vhe is None or aantal is None:
                        continue
                    eerder = weg.get((c.id, tak), 0.0)
                    weg[c.id, tak] = samen = eerder + aantal
                    if samen > vhe and eerder <= vhe and deel == naam:
                        yield Melding("voorraad", "", (*SO, "instrumenten", i, veld),
                                      f"“{x.scenario}”: {c.naam} draagt samen {nl(samen)} woningen {tak.value} over",
                                      f"ten hoogste {nl(vhe)} (vhe in de Snelstart)",
                                      "verlaag een aantal of verbeter het aantal vhe")  # fmt: skip


def _deelname(regio: Regio, b: Bekend) -> Iterator[Melding]:
    gezien: set[str] = set()
    for i, d in enumerate(regio.solidariteit.deelname):
        pad: Pad = (*SO, "deelname", i)
        if d.corporatie is None:
            yield Melding("afspraak", "", (*pad, "corporatie"), "een voorbehoud zonder corporatie",
                          "de naam zoals op het eigen tabblad", "vul de naam in of maak de regel leeg")  # fmt: skip
            continue
        if herken(d.corporatie) not in b.corporaties:
            yield Melding("afspraak", "", (*pad, "corporatie"), f"er is geen corporatie “{d.corporatie}”: haar "
                          "voorbehoud zou niet gelden", "een van: " + ", ".join(c.naam for c in b.corporaties.values()),
                          "verbeter de naam of maak de regel leeg")  # fmt: skip
        if herken(d.corporatie) in gezien:
            yield Melding("afspraak", "", (*pad, "corporatie"), f"{d.corporatie} staat twee keer bij deelname",
                          "elke corporatie één keer", "voeg de regels samen")  # fmt: skip
        gezien.add(herken(d.corporatie))
