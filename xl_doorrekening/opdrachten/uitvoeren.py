"""What each command does. One function a command: arguments in, exit code out."""

import sys
from argparse import Namespace
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date
from importlib import import_module
from pathlib import Path
from types import ModuleType

from xl_doorrekening.begrippen.bevinding import Bevinding, Ernst
from xl_doorrekening.begrippen.tijd import JAREN
from xl_doorrekening.doorrekenen import Doorrekening
from xl_doorrekening.doorrekenen.stress import Stress
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.opdrachten import export, tekst
from xl_doorrekening.opdrachten.codes import BEVINDINGEN, GOED
from xl_doorrekening.werkboek.berekening import Verslag, alle_bevindingen, reken
from xl_doorrekening.werkboek.bestand import Bestandsfout, lees_pakket, schrijf_nieuw
from xl_doorrekening.werkboek.bestand.fout import melding
from xl_doorrekening.werkboek.herbereken import herbereken as herbereken_bestand
from xl_doorrekening.werkboek.lezen.lezer import Gelezen
from xl_doorrekening.werkboek.lezen.uit_bestand import lees


def _toon(bevindingen: Iterable[Bevinding], vanaf: Ernst) -> None:
    for b in sorted((b for b in bevindingen if b.ernst >= vanaf), key=lambda b: -b.ernst):
        print(b, file=sys.stderr)


def _meld(verslag: Verslag, pad: Path) -> int:
    """Print the verdict, or the fouten that kept it from being given."""
    if verslag.doorrekening is None:
        _toon(verslag.bevindingen, Ernst.LEEMTE)
        hoeveel = tekst.aantal(len(verslag.fouten), "fout", "fouten")
        print(f"{hoeveel} in de invoer: er is niet gerekend en niets geschreven.", file=sys.stderr)
        return BEVINDINGEN
    print(tekst.verdict(verslag.doorrekening))
    open_punten = [b for b in verslag.bevindingen if b.ernst is Ernst.LEEMTE]
    if open_punten:
        hoeveel = tekst.aantal(len(open_punten), "punt ontbreekt", "punten ontbreken")
        print(f"\n{hoeveel}; zie tabblad Controle. De eerste:")
        for b in open_punten[:5]:
            print(f"  {b}")
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
    _weiger_extensie(args.werkboek, ".xlsx", ".xlsm")
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
        inhoud: bytes = _vba().maak_xlsm(bouw(regio, Editie.MACRO))
        return inhoud
    if lite:
        from xl_doorrekening.excel.lite.bouw import maak_lite

        return maak_lite(bouw(regio, Editie.LITE))
    return bouw(regio)


def _vba() -> ModuleType:
    """The builder of macros; it needs the extra `excel`."""
    try:
        vba = import_module("xl_doorrekening.excel.vba.bouw")
    except ImportError as fout:
        raise Bestandsfout(
            f"Voor een werkboek met knoppen (.xlsm) ontbreekt {fout.name}. Installeer het programma met het onderdeel "
            'excel: pip install -c constraints.txt ".[excel]". Of maak een werkboek zonder knoppen (.xlsx).'
        ) from fout
    return vba


def _weiger_extensie(pad: Path, *extensies: str) -> None:
    """An export may replace an older export; never, by a slip of the keyboard, a workbook."""
    if pad.suffix.lower() not in extensies:
        raise Bestandsfout(f'"{pad.name}" moet eindigen op {" of ".join(extensies)}.')


def _let_op_vba(pad: Path) -> None:
    """Say so when the buttons of the workbook are of another xlwings than is installed."""
    from xl_doorrekening.excel.vba.versie import verschil

    tekst = verschil(lees_pakket(pad).onderdelen)
    if tekst:
        print(tekst, file=sys.stderr)


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
    return _meld(herbereken_bestand(pad, reserve=False), pad)


def herbereken(args: Namespace) -> int:
    code = _meld(herbereken_bestand(args.werkboek), args.werkboek)
    _let_op_vba(args.werkboek)
    return code


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
    _toon(bevindingen, Ernst.LET_OP)
    zwaar = [b for b in bevindingen if b.ernst >= Ernst.LEEMTE]
    print(tekst.samenvatting(bevindingen))
    _let_op_vba(args.werkboek)
    return BEVINDINGEN if zwaar else GOED


def exporteer(args: Namespace) -> int:
    _weiger_extensie(args.uit, ".csv")
    if args.invoer:
        _weiger_extensie(args.invoer, ".json")
    g = lees(args.werkboek)
    verslag = reken(g)
    if verslag.doorrekening is None:
        return _meld(verslag, args.werkboek)
    schrijf_nieuw(args.uit, export.csv(verslag.doorrekening, nl=args.nl), overschrijf=True)
    print(f"Uitkomsten geschreven in {args.uit}.")
    if args.invoer:
        schrijf_nieuw(args.invoer, export.invoer(verslag.doorrekening.regio), overschrijf=True)
        print(f"Invoer geschreven in {args.invoer}.")
    return GOED


def stress(args: Namespace) -> int:
    from xl_doorrekening.doorrekenen.stress import stress as met_onzekerheid
    from xl_doorrekening.opdrachten.stresstekst import Meter, stresstekst

    if args.uit:
        _weiger_extensie(args.uit, ".csv")
    g = lees(args.werkboek)
    verslag = reken(g)
    if (d := verslag.doorrekening) is None:
        return _meld(verslag, args.werkboek)
    s = met_onzekerheid(d.regio, paden=args.paden, zaad=args.zaad, voortgang=Meter(sys.stderr), d=d)
    if not s.paden:
        raise Bestandsfout("Afgebroken voordat er een pad was doorgerekend.")
    print(stresstekst(s))
    if args.uit:
        schrijf_nieuw(args.uit, export.stress_csv(s, nl=args.nl), overschrijf=True)
        print(f"Uitkomsten geschreven in {args.uit}.")
    if not args.toon:
        print(_kansen_in_werkboek(g, verslag, s))
    return GOED


def _kansen_in_werkboek(g: Gelezen, verslag: Verslag, s: Stress) -> str:
    """Write them, and say what was done."""
    from xl_doorrekening.werkboek.kansen import heeft_tab, schrijf_kansen

    if not heeft_tab(g):
        return "Dit werkboek heeft geen tabblad Uitkomsten onzekerheid: er is niets in geschreven."
    geschreven = schrijf_kansen(g, verslag, s)
    if not geschreven.geschreven:
        return f"{g.pakket.pad} was al bijgewerkt."
    waar = f'tabblad "{g.tabbladen["kansen"].naam}" van {g.pakket.pad}'
    vorige = f"; de vorige versie staat in {geschreven.backup.name}" if geschreven.backup else ""
    return f"Kansen en alle andere uitkomsten geschreven, zie {waar}{vorige}."


def _doorgerekend(args: Namespace, doe: Callable[[Namespace, Gelezen, Doorrekening], int]) -> int:
    """Compute, and go on with the result; fouten are told instead."""
    g = lees(args.werkboek)
    verslag = reken(g)
    if verslag.doorrekening is None:
        return _meld(verslag, args.werkboek)
    return doe(args, g, verslag.doorrekening)


def scenarios(args: Namespace) -> int:
    from xl_doorrekening.opdrachten import verkenning

    return _doorgerekend(args, verkenning.scenarios)


def optimaliseer(args: Namespace) -> int:
    from xl_doorrekening.opdrachten import verkenning

    return _doorgerekend(args, verkenning.optimaliseer)


def uitleg(args: Namespace) -> int:
    from xl_doorrekening.uitleg import Vraagfout, bekend, stel
    from xl_doorrekening.uitleg.tekst import schrijf

    g = lees(args.werkboek)
    verslag = reken(g)
    if verslag.doorrekening is None:
        return _meld(verslag, args.werkboek)
    try:
        vraag = stel(verslag.doorrekening, args.corporatie, args.ratio, args.jaar, args.tak, args.variant)
    except Vraagfout as fout:
        raise Bestandsfout(str(fout)) from fout
    print(schrijf(vraag, lambda bron: g.plaatsen.get(bron, ("", "")), args.werkboek.name, args.diepte))
    return GOED if bekend(vraag) else BEVINDINGEN


def toevoegen(args: Namespace) -> int:
    from xl_doorrekening.werkboek.beheer.corporaties import voeg_toe

    naam = args.naam.strip()
    backup = voeg_toe(args.werkboek, naam)
    print(f"{naam} is toegevoegd. Vul het tabblad in en reken door. De vorige versie staat in {backup.name}.")
    return GOED


def hernoem(args: Namespace) -> int:
    from xl_doorrekening.werkboek.beheer.corporaties import hernoem as hernoem_corporatie

    oud, nieuw = args.oud.strip(), args.nieuw.strip()
    backup = hernoem_corporatie(args.werkboek, oud, nieuw)
    print(f"{oud} heet nu {nieuw}. De vorige versie staat in {backup.name}.")
    return GOED


def verwijder(args: Namespace) -> int:
    from xl_doorrekening.werkboek.beheer.corporaties import verwijder as verwijder_corporatie

    naam = args.naam.strip()
    backup = verwijder_corporatie(args.werkboek, naam)
    print(f"{naam} is uit het werkboek gehaald. De vorige versie, met dit tabblad, staat in {backup.name}.")
    return GOED


def installeer(args: Namespace) -> int:
    from xl_doorrekening.excel.computer.installatie import installeer as zet_klaar
    from xl_doorrekening.excel.computer.installatie import plaatsen, ruim_op
    from xl_doorrekening.excel.computer.omgeving import Omgeving
    from xl_doorrekening.invoer.standaard import lege_regio
    from xl_doorrekening.werkboek.bouwen.knoppen import Editie
    from xl_doorrekening.werkboek.bouwen.sjabloon import bouw

    o = Omgeving()
    plaatsen(o)  # says so when there is no Excel here, before anything else is missed
    if args.verwijder:
        gedaan = ruim_op(o)
    else:
        vba = _vba()
        leeg = lege_regio(date.today().year + 1, ["Corporatie A", "Corporatie B"])
        gedaan = zet_klaar(o, vba.maak_xlam(), vba.maak_xltm(bouw(leeg, Editie.MACRO)))
    for regel in gedaan:
        print(regel)
    return GOED


def dokter(args: Namespace) -> int:
    from xl_doorrekening.excel.computer.dokter import onderzoek
    from xl_doorrekening.excel.computer.omgeving import Omgeving

    diagnoses = onderzoek(Omgeving(), args.werkboek)
    for d in diagnoses:
        print(d)
    return GOED if all(d.goed for d in diagnoses) else BEVINDINGEN
