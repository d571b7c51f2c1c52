"""Commands that make a workbook: an empty one for a region, and the example."""

from argparse import Namespace
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from xl_doorrekening.begrippen.tijd import JAREN
from xl_doorrekening.invoer.regio import SJABLOONVERSIE, Regio
from xl_doorrekening.opdrachten import tekst
from xl_doorrekening.opdrachten.codes import GOED
from xl_doorrekening.opdrachten.gemeen import Gerekend, doorgerekend, meld, vba, weiger_extensie
from xl_doorrekening.werkboek.berekening import Verslag
from xl_doorrekening.werkboek.bestand import Bestandsfout, schrijf_nieuw
from xl_doorrekening.werkboek.bestand.fout import melding
from xl_doorrekening.werkboek.herbereken import herbereken


def nieuw(args: Namespace) -> int:
    from xl_doorrekening.invoer.standaard import lege_regio, naam_fout

    namen = [n.strip() for n in args.corporaties]
    for naam in [*namen, args.regio]:
        if fout := naam_fout(naam):
            raise Bestandsfout(f"De naam “{naam[:60]}” kan niet: {fout}.")
    dubbel = sorted({n for n in namen if [x.casefold() for x in namen].count(n.casefold()) > 1})
    if dubbel:
        welke = " en ".join(dubbel)
        raise Bestandsfout(f"Elke corporatie heeft een eigen naam nodig; dubbel (hoofdletters tellen niet): {welke}.")
    knoppen = args.werkboek.suffix.lower() == ".xlsm"
    if args.lite and knoppen:
        raise Bestandsfout("Een werkboek voor xlwings Lite heeft geen macro's: laat de naam eindigen op .xlsx.")
    weiger_extensie(args.werkboek, ".xlsx", ".xlsm")
    regio = lege_regio(args.startjaar, namen, args.regio)
    schrijf_nieuw(args.werkboek, _gebouwd(regio, knoppen=knoppen, lite=args.lite))
    daarna = _daarna(args.werkboek, knoppen=knoppen, lite=args.lite)
    print(
        f"{args.werkboek} is gemaakt voor {tekst.aantal(len(namen), 'corporatie', 'corporaties')}, "
        f"{args.startjaar}–{args.startjaar + JAREN - 1}.\n"
        f"Vul Uitgangspunten, Kengetallen en de tabbladen in, en kies daarna: {daarna}"
    )
    return GOED


def _daarna(werkboek: Path, *, knoppen: bool, lite: bool) -> str:
    """How this edition is recalculated."""
    opdracht = f'doorrekening herbereken "{werkboek}"'
    if lite:
        return f"de knop Herbereken, met de invoegtoepassing xlwings Lite; of {opdracht}"
    return f"de knop Herbereken (eerst een keer: doorrekening installeer); of {opdracht}" if knoppen else opdracht


def _gebouwd(regio: Regio, *, knoppen: bool, lite: bool) -> bytes:
    """The workbook with buttons and the macros behind them, with its code in it for xlwings Lite, or without either."""
    from xl_doorrekening.werkboek.bouwen.knoppen import Editie
    from xl_doorrekening.werkboek.bouwen.sjabloon import bouw

    if knoppen:
        inhoud: bytes = vba().maak_xlsm(bouw(regio, Editie.MACRO))
        return inhoud
    if lite:
        from xl_doorrekening.excel.lite.bouw import maak_lite

        return maak_lite(bouw(regio, Editie.LITE))
    return bouw(regio)


def vernieuw(args: Namespace) -> int:
    """The same input in the layout of this version, as a new workbook; the old one stays as it is."""
    weiger_extensie(args.uit, ".xlsx", ".xlsm")
    return doorgerekend(args, _vernieuw)


def _vernieuw(args: Namespace, x: Gerekend) -> int:
    verslag = nieuw_werkboek(args.uit, x.d.regio)
    if verslag.doorrekening is None:
        return meld(verslag, args.uit)
    was = x.gelezen.stempel["sjabloonversie"].removesuffix(".0")
    print(
        f"{args.uit} heeft alle invoer van {args.werkboek} in opbouw {SJABLOONVERSIE} (was {was}), en is doorgerekend."
    )
    noem_eigen_tabbladen(x)
    return GOED


def nieuw_werkboek(
    uit: Path, regio: Regio, nu: datetime | None = None, gebeurd: Sequence[Mapping[str, str]] = ()
) -> Verslag:
    """A region as a new workbook, calculated; with buttons when its name says so."""
    schrijf_nieuw(uit, _gebouwd(regio, knoppen=uit.suffix.lower() == ".xlsm", lite=False))
    return herbereken(uit, nu=nu, reserve=False, gebeurd=gebeurd)


def noem_eigen_tabbladen(x: Gerekend) -> None:
    """Say what a workbook built anew does not have of the one it came from."""
    from xl_doorrekening.werkboek.reizen.verzenden import eigen_tabbladen

    if eigen := list(eigen_tabbladen(x.gelezen)):
        print(f"Wat van uzelf is staat er niet in: {', '.join(eigen)}. Verplaats die tabbladen zelf.")


def voorbeeld(args: Namespace) -> int:
    from xl_doorrekening.voorbeeld import voorbeeldregio

    map_: Path = args.map
    try:
        map_.mkdir(parents=True, exist_ok=True)
    except OSError as fout:
        raise Bestandsfout(f'De map "{map_}" kan niet worden gemaakt: {melding(fout)}. Kies een andere map.') from fout
    naam, soort = "voorbeeldregio-lite" if args.lite else "voorbeeldregio", ".xlsm" if args.knoppen else ".xlsx"
    regio = voorbeeldregio()
    pad, n = map_ / f"{naam}{soort}", 1
    while pad.exists():
        n += 1
        pad = map_ / f"{naam}-{n}{soort}"
    schrijf_nieuw(pad, _gebouwd(regio, knoppen=args.knoppen, lite=args.lite))
    return meld(herbereken(pad, reserve=False), pad)
