"""Checks on the agreements of stap 6: names that are there, rows that say enough, and nothing twice."""

from collections.abc import Iterator
from typing import Final

from xl_doorrekening.begrippen.instrumenten import NAAR_VHE
from xl_doorrekening.begrippen.schrijfwijze import nl
from xl_doorrekening.controle.melding import Melding, Pad
from xl_doorrekening.controle.verwijzing import Bekend, bekend, corporatie, gemeente, onbekend
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.invoer.uitvoering import Verdeling
from xl_doorrekening.opgave.regionaal import herken

U: Final = ("uitvoering",)


def controleer(regio: Regio) -> Iterator[Melding]:
    b, u = bekend(regio), regio.uitvoering
    yield from onbekend(
        u.besluit.scenario, b.scenarios, list(b.scenarios.values()), "scenario", (*U, "besluit", "scenario")
    )
    gezien: dict[tuple[str, str, str], int] = {}
    for i, v in enumerate(u.verdeling):
        yield from _verdeling(v, (*U, "verdeling", i), b)
        sleutel = (herken(v.corporatie or ""), herken(v.gemeente or ""), str(v.type))
        if all(sleutel) and sleutel in gezien:
            yield Melding("dubbel_project", "", (*U, "verdeling", i, "corporatie"),
                          f"{v.corporatie}, {v.gemeente}, {v.type} staat ook op regel {gezien[sleutel] + 1}",
                          "elke verdeling één keer", "voeg de regels samen; tot dan tellen zij op")  # fmt: skip
        gezien.setdefault(sleutel, i)
    for i, x in enumerate(u.prestatieafspraken):
        pad: Pad = (*U, "prestatieafspraken", i)
        yield from gemeente(x.gemeente, b, pad)
        yield from corporatie(x.corporatie, b, pad)
    for i, t in enumerate(u.trajecten):
        pad = (*U, "trajecten", i)
        yield from corporatie(None if herken(t.gever or "") == NAAR_VHE else t.gever, b, pad, "gever")
        yield from corporatie(t.ontvanger, b, pad, "ontvanger")


def _verdeling(v: Verdeling, pad: Pad, b: Bekend) -> Iterator[Melding]:
    mist = [code for code in ("corporatie", "gemeente", "type") if getattr(v, code) is None]
    for code in mist:
        yield Melding("ontbreekt", "", (*pad, code), f"een verdeling zonder {code}", f"een {code}",
                      "vul aan; tot dan telt de regel niet mee")  # fmt: skip
    yield from corporatie(v.corporatie, b, pad)
    yield from gemeente(v.gemeente, b, pad)
    for t, n in enumerate(v.jaren):
        if n is not None and n % 1:
            yield Melding("heel", "", (*pad, "jaren", t), f"{nl(n, 1)} woningen", "hele woningen", "rond af")
    if not mist and not v.totaal:
        yield Melding("ontbreekt", "", (*pad, "jaren", 0), f"{v.corporatie}, {v.gemeente}: geen aantallen",
                      "woningen in ten minste één jaar", "vul aan of maak de regel leeg")  # fmt: skip
