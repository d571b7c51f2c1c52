"""Commands for a workbook that travels: send a copy, take in what came back, compare clocks and versions."""

import sys
from argparse import Namespace
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from xl_doorrekening.opdrachten import reistekst, tekst
from xl_doorrekening.opdrachten.codes import BEVINDINGEN, GOED
from xl_doorrekening.opdrachten.gemeen import Gerekend, doorgerekend, weiger_extensie
from xl_doorrekening.opgave.regionaal import herken
from xl_doorrekening.werkboek.bestand import Bestandsfout, schrijf_nieuw
from xl_doorrekening.werkboek.lezen.uit_bestand import lees


def verstuur(args: Namespace) -> int:
    """Make the copy to mail."""
    if args.uit:
        weiger_extensie(args.uit, ".xlsx")
    return doorgerekend(args, _verstuur)


def _verstuur(args: Namespace, x: Gerekend) -> int:
    from xl_doorrekening.werkboek.reizen.verzenden import bestandsnaam, eigen_tabbladen, kopie, uitkomsten

    c = None if args.aan is None else _corporatie(x, args.aan)
    naam = None if c is None else x.d.regio.corporaties[c].naam
    uit: Path = args.uit or args.werkboek.with_name(bestandsnaam(args.werkboek, naam, uitkomsten=args.uitkomsten))
    nu = datetime.now()
    inhoud = (
        uitkomsten(x.gelezen, x.d, uit, nu, args.ook)
        if args.uitkomsten
        else kopie(x.gelezen, x.d, None if c is None else x.d.regio.corporaties[c].id, uit, nu, args.ook)
    )
    schrijf_nieuw(uit, inhoud, overschrijf=args.vervang)
    wat = "met alleen uitkomsten" if args.uitkomsten else "met alle tabbladen" if naam is None else f"voor {naam}"
    print(f"De kopie {wat} staat in {uit}: geen macro's, geen koppelingen, uitkomsten als waarden.")
    if eigen := [n for n in eigen_tabbladen(x.gelezen) if n not in args.ook]:
        print(f"Wat van uzelf is gaat niet mee: {', '.join(eigen)}. Toch mee, als waarden? Geef --ook “{eigen[0]}”.")
    return GOED


def _corporatie(x: Gerekend, gezocht: str) -> int:
    for i, c in enumerate(x.d.regio.corporaties):
        if herken(gezocht) in (herken(c.naam), c.id):
            return i
    bekend = ", ".join(c.naam for c in x.d.regio.corporaties)
    raise Bestandsfout(f"Er is geen corporatie “{gezocht}” in dit werkboek. Wel: {bekend}.")


def samenvoegen(args: Namespace) -> int:
    """Take received files into the workbook of the region; or put back what it was before."""
    if args.herstel:
        return _herstel(args.werkboek)
    from xl_doorrekening.werkboek.reizen.samenvoegen import Bijconflict, bekijk, voeg_samen

    paden = _bestanden(args.ontvangen, args.werkboek)
    keuze = Bijconflict(args.bij_conflict) if args.bij_conflict else None
    s = bekijk(lees(args.werkboek), paden, keuze)
    print(reistekst.ontvangsten(s))
    afwijkend = any(x.klokken and x.klokken_door_hen for x in s.ontvangsten) and not args.ondanks_klokken
    if args.toon:
        return GOED if s.kan and not afwijkend else BEVINDINGEN
    if not s.kan or afwijkend:
        print(f"\nEr is niets geschreven. {reistekst.hoe_verder(s, afwijkend=afwijkend)}", file=sys.stderr)
        return BEVINDINGEN
    verslag = voeg_samen(s)
    if verslag.fouten:
        print("\nSamen geven deze vakken fouten; er is niets geschreven:", file=sys.stderr)
        for b in verslag.fouten:
            print(f"  {b}", file=sys.stderr)
        return BEVINDINGEN
    if not verslag.geschreven:
        print("\nEr was niets nieuws; het werkboek is niet gewijzigd.")
        return GOED
    hoeveel = tekst.aantal(len({(c.eigenaar, c.plek) for _, c in s.over}), "vak", "vakken")
    print(f"\n{hoeveel} overgenomen in {args.werkboek} en doorgerekend; wat er is gewijzigd, staat in het Logboek.")
    if verslag.backup:
        print(f"De vorige versie staat in {verslag.backup.name}; terug kan met: samenvoegen … --herstel")
    return GOED


def _bestanden(gevraagd: Sequence[str], regio: Path) -> list[Path]:
    """The files that were named; a folder means all workbooks in it, and a pattern what it matches (Windows)."""
    uit: list[Path] = []
    for naam in gevraagd:
        pad = Path(naam)
        if pad.is_dir():
            gevonden = sorted(p for p in pad.iterdir() if p.suffix.lower() in (".xlsx", ".xlsm"))
        elif any(x in pad.name for x in "*?[") and not pad.exists():
            gevonden = sorted(pad.parent.glob(pad.name))
        else:
            gevonden = [pad]
        uit += [p for p in gevonden if not p.name.startswith(("~$", ".")) and ".backup." not in p.name]
    uit = [p for p in dict.fromkeys(uit) if p.resolve() != regio.resolve()]
    if not uit:
        raise Bestandsfout("Er zijn geen ontvangen werkboeken. Noem de bestanden, of de map waarin zij staan.")
    return uit


def _herstel(werkboek: Path) -> int:
    from xl_doorrekening.werkboek.bestand.herstel import herstel

    bewaard = herstel(werkboek)
    print(f"{werkboek} is weer zoals voor de laatste wijziging; de versie van zonet staat in {bewaard.name}.")
    return GOED


def klokken(args: Namespace) -> int:
    """Who works with which assumptions and version."""
    from xl_doorrekening.werkboek.reizen.klokken import vergelijk_klokken

    lijst = vergelijk_klokken(lees(args.werkboek), args.werkboek, _bestanden(args.ontvangen, args.werkboek))
    print(reistekst.klokken(lijst))
    return GOED if all(k.gelijk for k in lijst) else BEVINDINGEN


def vergelijk(args: Namespace) -> int:
    """What differs between two workbooks, and what that does."""
    from xl_doorrekening.doorrekenen.vergelijking import vergelijk as leg_naast_elkaar
    from xl_doorrekening.opdrachten.gemeen import meld
    from xl_doorrekening.werkboek.berekening import reken
    from xl_doorrekening.werkboek.reizen.verschilboek import bouw_verschil
    from xl_doorrekening.werkboek.reizen.verschillen import verschillen

    if args.uit:
        weiger_extensie(args.uit, ".xlsx")
    a, b = lees(args.werkboek), lees(args.ander)
    for g, pad in ((a, args.werkboek), (b, args.ander)):
        verslag = reken(g)
        if verslag.doorrekening is None:
            return meld(verslag, pad)
    lijst, v = verschillen(a.regio, b.regio), leg_naast_elkaar(a.regio, b.regio)
    namen = (args.werkboek.name, args.ander.name)
    print(reistekst.vergelijking(lijst, v, namen))
    if args.uit:
        schrijf_nieuw(args.uit, bouw_verschil(lijst, v, namen), overschrijf=True)
        print(f"\nHet verschil staat in {args.uit}.")
    return GOED
