"""What commands share: the verdict or the fouten on the terminal, and computing before going on."""

import sys
from argparse import Namespace
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TextIO

from xl_doorrekening.begrippen.bevinding import Bevinding, Ernst
from xl_doorrekening.doorrekenen import Doorrekening
from xl_doorrekening.opdrachten import tekst
from xl_doorrekening.opdrachten.codes import BEVINDINGEN, GOED
from xl_doorrekening.opgave.regionaal import herken
from xl_doorrekening.werkboek.berekening import Verslag, reken
from xl_doorrekening.werkboek.bestand import Bestandsfout
from xl_doorrekening.werkboek.lezen.lezer import Gelezen
from xl_doorrekening.werkboek.lezen.uit_bestand import lees


def toon(bevindingen: Iterable[Bevinding], vanaf: Ernst) -> None:
    for b in sorted((b for b in bevindingen if b.ernst >= vanaf), key=lambda b: -b.ernst):
        print(b, file=sys.stderr)


def meld(verslag: Verslag, pad: Path) -> int:
    """Print the verdict, or the fouten that kept it from being given."""
    if verslag.doorrekening is None:
        toon(verslag.bevindingen, Ernst.LEEMTE)
        hoeveel = tekst.aantal(len(verslag.fouten), "fout", "fouten")
        print(f"{hoeveel} in de invoer: er is niet gerekend en niets geschreven.", file=sys.stderr)
        return BEVINDINGEN
    print(tekst.verdict(verslag.doorrekening))
    _open_punten(verslag, sys.stdout)
    bespreek = sum(b.ernst is Ernst.LET_OP for b in verslag.bevindingen)
    if bespreek:
        print(f"\n{tekst.aantal(bespreek, 'punt', 'punten')} om te bespreken (let op); zie tabblad Controle.")
    if verslag.geschreven:
        print(
            f"\nUitkomsten geschreven in {pad}"
            + (f"; de vorige versie staat in {verslag.backup.name}." if verslag.backup else ".")
        )
    else:
        print(f"\n{pad} was al bijgewerkt.")
    return GOED


@dataclass(frozen=True, slots=True)
class Gerekend:
    """A workbook without fouten: as read, and what came of it."""

    gelezen: Gelezen
    verslag: Verslag
    d: Doorrekening


def doorgerekend(args: Namespace, doe: Callable[[Namespace, Gerekend], int]) -> int:
    """Compute, and go on with the result; fouten are told instead."""
    g = lees(args.werkboek)
    verslag = reken(g)
    if verslag.doorrekening is None:
        return meld(verslag, args.werkboek)
    code = doe(args, Gerekend(g, verslag, verslag.doorrekening))
    _open_punten(verslag, sys.stderr)
    return code


def _open_punten(verslag: Verslag, uit: TextIO) -> None:
    """What lacks or does not count; the first few."""
    punten = [b for b in verslag.bevindingen if b.ernst is Ernst.LEEMTE]
    if punten:
        hoeveel = tekst.aantal(len(punten), "punt ontbreekt of telt niet mee", "punten ontbreken of tellen niet mee")
        print(f"\n{hoeveel}; zie tabblad Controle. De eerste:", file=uit)
        for b in punten[:5]:
            print(f"  {b}", file=uit)


def corporatie(d: Doorrekening, gezocht: str) -> int:
    """Number of the corporation with this name or identity."""
    for i, c in enumerate(d.regio.corporaties):
        if herken(gezocht) in (herken(c.naam), c.id):
            return i
    bekend = ", ".join(c.naam for c in d.regio.corporaties)
    raise Bestandsfout(f"Er is geen corporatie “{gezocht}” in dit werkboek. Wel: {bekend}.")


def scenarionaam(d: Doorrekening, gezocht: str) -> str:
    """The name as it stands on the sheet; scenarios that are not computed count too."""
    namen = [s.naam for s in d.regio.scenarios.lijst if s.naam]
    for naam in namen:
        if herken(naam) == herken(gezocht):
            return naam
    bekend = ", ".join(namen) or "er zijn er geen"
    raise Bestandsfout(f"Scenario “{gezocht}” bestaat niet. Bekend: {bekend}.")


def vba() -> ModuleType:
    """The builder of macros; it needs the extra `excel`."""
    try:
        return import_module("xl_doorrekening.excel.vba.bouw")
    except ImportError as fout:
        raise Bestandsfout(
            f"Voor een werkboek met knoppen (.xlsm) ontbreekt {fout.name}. Installeer het programma met het onderdeel "
            'excel: pip install -c constraints.txt ".[excel]". Of maak een werkboek zonder knoppen (.xlsx).'
        ) from fout


def weiger_invoer(uit: Path, *bronnen: Path) -> None:
    """What is written may not take the place of what is read."""
    if any(uit.resolve() == b.resolve() for b in bronnen):
        raise Bestandsfout(f'"{uit.name}" is het werkboek waaruit wordt gelezen. Kies een andere naam voor --uit.')


def weiger_extensie(pad: Path, *extensies: str) -> None:
    """An export may replace an older export; never, by a slip of the keyboard, a workbook."""
    if pad.suffix.lower() not in extensies:
        raise Bestandsfout(f'"{pad.name}" moet eindigen op {" of ".join(extensies)}.')
