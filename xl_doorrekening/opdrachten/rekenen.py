"""Commands that compute: recalculate, follow, check, export, explain."""

import sys
from argparse import Namespace
from contextlib import suppress
from pathlib import Path

from xl_doorrekening.begrippen.bevinding import Ernst
from xl_doorrekening.opdrachten import export, tekst
from xl_doorrekening.opdrachten.codes import BEVINDINGEN, GOED
from xl_doorrekening.opdrachten.gemeen import Gerekend, doorgerekend, meld, toon, weiger_extensie
from xl_doorrekening.werkboek.berekening import alle_bevindingen
from xl_doorrekening.werkboek.bestand import Bestandsfout, lees_pakket, schrijf_nieuw
from xl_doorrekening.werkboek.herbereken import herbereken as herbereken_bestand
from xl_doorrekening.werkboek.lezen.uit_bestand import lees


def herbereken(args: Namespace) -> int:
    code = meld(herbereken_bestand(args.werkboek), args.werkboek)
    _let_op_vba(args.werkboek)
    return code


def _let_op_vba(pad: Path) -> None:
    """Say so when the buttons of the workbook are of another xlwings than is installed."""
    from xl_doorrekening.excel.vba.versie import verschil

    tekst = verschil(lees_pakket(pad).onderdelen)
    if tekst:
        print(tekst, file=sys.stderr)


def volg(args: Namespace) -> int:
    from xl_doorrekening.opdrachten.volg import volg as volg_bestand

    with suppress(KeyboardInterrupt):  # the way to stop
        volg_bestand(args.werkboek, lambda bericht: print(bericht, flush=True), in_excel=_in_excel)
    print("Gestopt met volgen.")
    return GOED


def _in_excel(pad: Path) -> str | None:
    """Recalculate in the Excel that has the file open; None where there is no such Excel."""
    if sys.platform not in ("win32", "darwin"):
        return None
    try:
        import xlwings as xw

        from xl_doorrekening.excel import macros

        for boek in (b for app in xw.apps for b in app.books if b.name == pad.name):
            with suppress(Exception):  # xlwings may not know where a workbook in the cloud stands
                if Path(boek.fullname).resolve() != pad.resolve():
                    continue
                return macros.herbereken(boek, stil=True)
    except Exception:  # no Excel, no permission: the file will be recalculated when it is closed
        return None
    return None


def controleer(args: Namespace) -> int:
    bevindingen = alle_bevindingen(lees(args.werkboek))
    toon(bevindingen, Ernst.LET_OP)
    zwaar = [b for b in bevindingen if b.ernst >= Ernst.LEEMTE]
    print(tekst.samenvatting(bevindingen))
    _let_op_vba(args.werkboek)
    return BEVINDINGEN if zwaar else GOED


def exporteer(args: Namespace) -> int:
    weiger_extensie(args.uit, ".csv")
    if args.invoer:
        weiger_extensie(args.invoer, ".json")
    return doorgerekend(args, _exporteer)


def _exporteer(args: Namespace, x: Gerekend) -> int:
    schrijf_nieuw(args.uit, export.csv(x.d, nl=args.nl), overschrijf=True)
    print(f"Uitkomsten geschreven in {args.uit}.")
    if args.invoer:
        schrijf_nieuw(args.invoer, export.invoer(x.d.regio), overschrijf=True)
        print(f"Invoer geschreven in {args.invoer}.")
    return GOED


def uitleg(args: Namespace) -> int:
    return doorgerekend(args, _uitleg)


def _uitleg(args: Namespace, x: Gerekend) -> int:
    from xl_doorrekening.uitleg import Vraagfout, bekend, stel
    from xl_doorrekening.uitleg.tekst import schrijf

    try:
        vraag = stel(x.d, args.corporatie, args.ratio, args.jaar, args.tak, args.variant)
    except Vraagfout as fout:
        raise Bestandsfout(str(fout)) from fout
    print(schrijf(vraag, lambda bron: x.gelezen.plaatsen.get(bron, ("", "")), args.werkboek.name, args.diepte))
    return GOED if bekend(vraag) else BEVINDINGEN
