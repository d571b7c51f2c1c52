"""Commands for a workbook that travels: send a copy, take in what came back, compare clocks and versions."""

import sys
from argparse import Namespace
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from xl_doorrekening.opdrachten import reistekst, tekst
from xl_doorrekening.opdrachten.codes import BEVINDINGEN, GOED
from xl_doorrekening.opdrachten.gemeen import Gerekend, corporatie, doorgerekend, weiger_extensie, weiger_invoer
from xl_doorrekening.werkboek.berekening import Verslag
from xl_doorrekening.werkboek.bestand import Bestandsfout, geopend_in, schrijf_nieuw
from xl_doorrekening.werkboek.lezen.uit_bestand import lees
from xl_doorrekening.werkboek.reizen.samenvoegen import Samenvoeging


def verstuur(args: Namespace) -> int:
    """Make the copy to mail."""
    if args.uit:
        weiger_extensie(args.uit, ".xlsx")
        weiger_invoer(args.uit, args.werkboek)
    if open_in := geopend_in(args.werkboek):
        print(f"Let op: het werkboek is geopend in {open_in[0]}; de kopie is van wat het laatst is opgeslagen.")
    return doorgerekend(args, _verstuur)


def _verstuur(args: Namespace, x: Gerekend) -> int:
    from xl_doorrekening.werkboek.reizen.verzenden import bestandsnaam, eigen_tabbladen, kopie, uitkomsten

    c = None if args.aan is None else corporatie(x.d, args.aan)
    naam = None if c is None else x.d.regio.corporaties[c].naam
    uit: Path = args.uit or args.werkboek.with_name(bestandsnaam(args.werkboek, naam, uitkomsten=args.uitkomsten))
    nu = datetime.now()
    inhoud = (
        uitkomsten(x.gelezen, x.d, uit, nu, args.ook)
        if args.uitkomsten
        else kopie(x.gelezen, x.d, None if c is None else x.d.regio.corporaties[c].id, uit, nu, args.ook)
    )
    schrijf_nieuw(uit, inhoud, overschrijf=args.vervang, optie="--vervang")
    wat = "met alleen uitkomsten" if args.uitkomsten else "met alle tabbladen" if naam is None else f"voor {naam}"
    print(f"De kopie {wat} staat in {uit}: geen macro's, geen koppelingen, uitkomsten als waarden.")
    if eigen := [n for n in eigen_tabbladen(x.gelezen) if n not in args.ook]:
        print(f"Wat van uzelf is gaat niet mee: {', '.join(eigen)}. Toch mee, als waarden? Geef --ook “{eigen[0]}”.")
    return GOED


def samenvoegen(args: Namespace) -> int:
    """Take received files into the workbook of the region; or put back what it was before."""
    if args.herstel:
        if args.toon or args.ontvangen:
            raise Bestandsfout("--herstel zet een vorige versie terug; noem er geen bestanden en geen --toon bij.")
        return _herstel(args.werkboek)
    from xl_doorrekening.werkboek.reizen.samenvoegen import Bijconflict, bekijk, proef, voeg_samen

    paden = _bestanden(args.ontvangen, args.werkboek)
    keuze = Bijconflict(args.bij_conflict) if args.bij_conflict else None
    s = bekijk(lees(args.werkboek), paden, keuze)
    print(reistekst.ontvangsten(s))
    afwijkend = any(x.klokken and x.klokken_door_hen for x in s.ontvangsten) and not args.ondanks_klokken
    if not s.kan or afwijkend:
        print(f"\nEr is niets geschreven. {reistekst.hoe_verder(s, afwijkend=afwijkend)}", file=sys.stderr)
        return BEVINDINGEN
    if args.toon:
        return _proef(s, proef(s) if s.over else None)
    verslag = voeg_samen(s)
    if verslag.fouten:
        print(f"\nEr is niets geschreven.\n{reistekst.samen_fout(s, verslag)}", file=sys.stderr)
        return BEVINDINGEN
    if verslag.doorrekening is None or not verslag.geschreven:
        print("\nEr was niets nieuws; het werkboek is niet gewijzigd.")
        return GOED
    hoeveel = tekst.aantal(len({(c.eigenaar, c.plek) for _, c in s.over}), "vak", "vakken")
    print(f"\n{hoeveel} overgenomen in {args.werkboek} en doorgerekend; wat er is gewijzigd, staat in het Logboek.")
    print(f"{reistekst.daarna(verslag)} Zie Start en Controle.")
    if verslag.backup:
        print(f"De vorige versie staat in {verslag.backup.name}; terug kan met: samenvoegen … --herstel")
    return GOED


def _proef(s: Samenvoeging, verslag: Verslag | None) -> int:
    """What --toon says at the end."""
    if verslag is None:
        print("\nEr is niets nieuws, en niets geschreven.")
        return GOED
    if verslag.fouten:
        print(f"\nEr is niets geschreven, en zo kan het ook niet.\n{reistekst.samen_fout(s, verslag)}", file=sys.stderr)
        return BEVINDINGEN
    print(f"\nEr is niets geschreven. Overgenomen zou dit de uitkomst zijn: {reistekst.daarna(verslag)}")
    return GOED


OPZIJ = (".backup.", ".voor-samenvoegen.", ".voor-herstel.")
"""Earlier versions that stand beside a workbook."""


def _bestanden(gevraagd: Sequence[str], regio: Path) -> list[Path]:
    """The files that were named; a folder means all workbooks in it, and a pattern what it matches (Windows).

    What else is in a folder is told.
    """
    uit: list[Path] = []
    for naam in gevraagd:
        pad = Path(naam)
        if pad.is_dir():
            alles = sorted(p for p in pad.iterdir() if p.is_file() and not p.name.startswith(("~$", ".")))
            gevonden = [p for p in alles if p.suffix.lower() in (".xlsx", ".xlsm")]
            for p in (p for p in alles if p not in gevonden):
                print(f"{p.name}: overgeslagen, want geen Excel-werkboek (.xlsx of .xlsm)")
        elif any(x in pad.name for x in "*?[") and not pad.exists():
            gevonden = sorted(pad.parent.glob(pad.name))
        else:
            gevonden = [pad]
        uit += [p for p in gevonden if not p.name.startswith(("~$", ".")) and not any(x in p.name for x in OPZIJ)]
    ander = [p for p in dict.fromkeys(uit) if p.resolve() != regio.resolve()]
    if uit and not ander:
        raise Bestandsfout(f'"{regio.name}" is het werkboek zelf. Noem de ontvangen bestanden, of de map daarvan.')
    if not ander:
        raise Bestandsfout("Er zijn geen ontvangen werkboeken. Noem de bestanden, of de map waarin zij staan.")
    return ander


def _herstel(werkboek: Path) -> int:
    from xl_doorrekening.werkboek.bestand.herstel import herstel

    bewaard = herstel(werkboek)
    print(f"{werkboek} is weer zoals de reservekopie; de versie van zonet staat in {bewaard.name}.")
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
        weiger_invoer(args.uit, args.werkboek, args.ander)
    a, b = lees(args.werkboek), lees(args.ander)
    for g, pad in ((a, args.werkboek), (b, args.ander)):
        verslag = reken(g)
        if verslag.doorrekening is None:
            print(f"In {pad}:", file=sys.stderr)
            return meld(verslag, pad)
    lijst, v = verschillen(a.regio, b.regio), leg_naast_elkaar(a.regio, b.regio)
    namen = _namen(args.werkboek, args.ander)
    print(reistekst.vergelijking(lijst, v, namen))
    if args.uit:
        schrijf_nieuw(args.uit, bouw_verschil(lijst, v, namen), overschrijf=args.vervang, optie="--vervang")
        print(f"\nHet verschil staat in {args.uit}.")
    return GOED


def _namen(a: Path, b: Path) -> tuple[str, str]:
    """By which two workbooks are told apart: with their folder when they have the same name."""
    if a.name != b.name:
        return a.name, b.name
    return f"{a.resolve().parent.name}/{a.name}", f"{b.resolve().parent.name}/{b.name}"
