"""The commands and their arguments. Exit codes: 0 good, 1 findings in the input, 2 wrong use or unreadable file."""

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import NoReturn

from xl_doorrekening import __version__
from xl_doorrekening.opdrachten.codes import FOUT, GOED

_NEDERLANDS = (
    (r"the following arguments are required: (.*)", r"dit ontbreekt: \1"),
    (r"one of the arguments (.*) is required", r"kies een van: \1"),
    (r"argument (.*): not allowed with argument (.*)", r"\1: niet samen met \2"),
    (r"unrecognized arguments: (.*)", r"onbekend: \1"),
    (r"argument (.*): invalid choice: (.*) \(choose from (.*)\)", r"\1: \2 bestaat niet; kies uit \3"),
    (r"argument (.*): expected one argument", r"\1: geef één waarde"),
    (r"argument (.*): expected (\d+) arguments", r"\1: geef \2 waarden"),
    (r"argument (.*): expected at least one argument", r"\1: geef ten minste één waarde"),
    (r"argument (.*): invalid _jaar value: (.*)", r"\1: \2 is geen jaartal"),
    (r"argument (.*): invalid int value: (.*)", r"\1: \2 is geen geheel getal"),
    (r"argument (.*): invalid _paden value: (.*)", r"\1: \2 is geen geheel getal van 1 tot en met 100.000"),
    (r"argument (.*): invalid _zaad value: (.*)", r"\1: \2 is geen geheel getal van 0 tot en met 1.000.000"),
)
DOET = {
    **dict.fromkeys(("nieuw", "voorbeeld", "vernieuw"), "maken"),
    **dict.fromkeys(("herbereken", "controleer", "volg", "exporteer", "uitleg"), "rekenen"),
    **dict.fromkeys(("scenarios", "optimaliseer", "stress"), "verkenning"),
    **dict.fromkeys(("afspraken", "begrotingen"), "uitvoering"),
    "volgend-jaar": "jaarronde",
    "rapport": "rapporteren",
    **dict.fromkeys(("verstuur", "samenvoegen", "vergelijk", "klokken"), "reizen"),
    **dict.fromkeys(("toevoegen", "hernoem", "verwijder"), "beheren"),
    **dict.fromkeys(("installeer", "dokter"), "computer"),
}
"""The module of each command; only that one is imported."""
_KOPPEN = {
    "usage: ": "gebruik: ",
    "positional arguments": "in te vullen",
    "options": "opties",
    "show this help message and exit": "toon deze uitleg",
    "show program's version number and exit": "toon de versie",
}


class _Ontleder(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        for patroon, nederlands in _NEDERLANDS:
            message = re.sub(patroon, nederlands, message)
        print(f"Verkeerd gebruik: {message}.\nZie: {self.prog} --help", file=sys.stderr)
        raise SystemExit(FOUT)

    def format_help(self) -> str:
        tekst = super().format_help()
        for engels, nederlands in _KOPPEN.items():
            tekst = tekst.replace(engels, nederlands)
        return tekst


def _jaar(tekst: str) -> int:
    jaar = int(tekst)
    if not 2000 <= jaar <= 2085:
        raise ValueError
    return jaar


def _paden(tekst: str) -> int:
    return _binnen("paden", tekst)


def _zaad(tekst: str) -> int:
    return _binnen("zaad", tekst)


def _binnen(naam: str, tekst: str) -> int:
    """A whole number within the bounds of this field of Onzekerheid."""
    from xl_doorrekening.invoer.onzekerheid import Onzekerheid

    getal: int = getattr(Onzekerheid.model_validate({naam: int(tekst)}), naam)
    return getal


def _ontleder() -> argparse.ArgumentParser:
    p = _Ontleder(
        prog="doorrekening",
        description="Regionale doorrekening van woningcorporaties: het werkboek is het gezicht, Python rekent.",
        epilog="Uitgangscodes: 0 goed, 1 bevindingen in de invoer of wensen die niet samen kunnen, "
        "2 verkeerd gebruik of onleesbaar bestand.",
    )
    p.add_argument("--version", action="version", version=f"xl_doorrekening {__version__}")
    sub = p.add_subparsers(dest="opdracht", required=True, metavar="OPDRACHT", parser_class=_Ontleder)

    def opdracht(naam: str, uitleg: str, *, werkboek: bool = True) -> argparse.ArgumentParser:
        s = sub.add_parser(naam, help=uitleg, description=uitleg)
        if werkboek:
            s.add_argument("werkboek", type=Path, metavar="REGIO.xlsx", help="het werkboek van de regio")
        return s

    s = opdracht("nieuw", "maak een leeg werkboek voor een regio; eindigt de naam op .xlsm, dan met knoppen")
    s.add_argument(
        "--corporaties", nargs="+", action="extend", required=True, metavar="NAAM", help="de namen van de corporaties"
    )
    s.add_argument("--startjaar", type=_jaar, required=True, metavar="JAAR", help="het eerste jaar van de doorrekening")
    s.add_argument("--regio", default="Regio", metavar="NAAM", help="de naam van de regio")
    s.add_argument("--lite", action="store_true", help="met het programma erin, voor de invoegtoepassing xlwings Lite")
    s = opdracht("voorbeeld", "maak de ingevulde voorbeeldregio, reken haar door en toon de uitkomst", werkboek=False)
    s.add_argument("map", type=Path, metavar="MAP", help="de map waarin het werkboek komt")
    welke = s.add_mutually_exclusive_group()
    welke.add_argument("--knoppen", action="store_true", help="met knoppen en macro's (.xlsm)")
    welke.add_argument(
        "--lite", action="store_true", help="met het programma erin, voor de invoegtoepassing xlwings Lite"
    )
    opdracht("herbereken", "lees, controleer en reken door, en schrijf de uitkomsten in het werkboek")
    opdracht("controleer", "controleer de invoer zonder te rekenen; code 1 als er fouten zijn of iets ontbreekt")
    opdracht("volg", "kijk naar het werkboek en reken door telkens als het wordt opgeslagen")
    s = opdracht("installeer", "zet de knop, de invoegtoepassing en het sjabloon klaar voor Excel", werkboek=False)
    s.add_argument("--verwijder", action="store_true", help="haal dat alles weer weg")
    s = opdracht("dokter", "zeg waarom de knop in Excel niet werkt, en hoe dat te verhelpen is", werkboek=False)
    s.add_argument("werkboek", type=Path, nargs="?", metavar="REGIO.xlsm", help="kijk ook naar dit werkboek")
    s = opdracht("exporteer", "schrijf alle uitkomsten als één lange tabel (csv)")
    s.add_argument("--uit", type=Path, required=True, metavar="UIT.csv", help="het bestand voor de uitkomsten")
    s.add_argument("--invoer", type=Path, metavar="INVOER.json", help="schrijf ook de gecontroleerde invoer")
    s.add_argument("--nl", action="store_true", help="puntkomma en decimale komma, zoals Nederlandse Excel het wil")
    s = opdracht(
        "stress",
        "hoe zeker is de uitkomst als prijzen, rente en waarden van het macropad afwijken; schrijf het in het werkboek",
    )
    s.add_argument("--paden", type=_paden, metavar="N", help="zoveel paden; anders: wat de regio heeft gekozen")
    s.add_argument("--zaad", type=_zaad, metavar="Z", help="het startgetal: hetzelfde getal geeft dezelfde paden")
    s.add_argument(
        "--uit", type=Path, metavar="UIT.csv", help="schrijf kansen en bandbreedtes per jaar als tabel (csv)"
    )
    s.add_argument("--toon", action="store_true", help="toon het alleen; het werkboek blijft zoals het is")
    s.add_argument("--nl", action="store_true", help="puntkomma en decimale komma, zoals Nederlandse Excel het wil")
    s = opdracht("uitleg", "laat zien hoe één getal is berekend, regel voor regel, tot in de cellen van de invoer")
    s.add_argument("--corporatie", required=True, metavar="NAAM", help="de naam van de corporatie")
    s.add_argument("--ratio", required=True, metavar="NAAM", help="een ratio of een regel, bijvoorbeeld icr of schuld")
    s.add_argument("--jaar", type=_jaar, required=True, metavar="JAAR", help="het jaar")
    s.add_argument("--tak", default="geheel", metavar="TAK", help="DAEB, niet-DAEB of geheel; anders: geheel")
    s.add_argument(
        "--variant",
        default="A",
        metavar="CODE",
        help="A: instandhouding, B: met de opgave, R: B realistisch; anders: A",
    )
    s.add_argument(
        "--diepte", type=int, metavar="N", help="zoveel stappen terug, ook naar eerdere jaren; anders: het jaar zelf"
    )
    s = opdracht("scenarios", "zet de scenario's naast elkaar en naast de opgave (B), zonder iets te schrijven")
    welke = s.add_mutually_exclusive_group()
    welke.add_argument("--effecten", metavar="NAAM", help="wat elk instrument van dit scenario doet, voor wie")
    welke.add_argument(
        "--brug",
        nargs=2,
        metavar=("VAN", "NAAR"),
        help="van het ene scenario naar het andere, stap voor stap; B: zonder",
    )
    s = opdracht("optimaliseer", "zoek het beste dat de regio samen kan, binnen wat zij toestaat")
    s.add_argument("--vanaf", metavar="NAAM", help="bouw voort op dit scenario; anders: de opgave (B)")
    s.add_argument("--naam", metavar="NAAM", default="Optimum", help="de naam waaronder het als scenario komt te staan")
    s.add_argument("--toon", action="store_true", help="laat het alleen zien en schrijf niets")
    s = opdracht("vernieuw", "zet alle invoer van een ouder werkboek in een nieuw, met de opbouw van deze versie")
    s.add_argument("--uit", type=Path, required=True, metavar="NIEUW.xlsx", help="het nieuwe werkboek")
    s = opdracht("afspraken", "zet de verdeling van een scenario op tabblad Afspraken, om vast te leggen")
    s.add_argument("--scenario", metavar="NAAM", help="dit scenario; anders het gekozen scenario, of de opgave (B)")
    s.add_argument("--toon", action="store_true", help="laat alleen zien; schrijf niets")
    s.add_argument("--vervang", action="store_true", help="vervang wat er al staat en nog niet vast is")
    s = opdracht("begrotingen", "wat wijzigt er in de eigen begroting van elke corporatie, en waarom (werkboek en csv)")
    s.add_argument("--uit", type=Path, required=True, metavar="MAP", help="de map voor de bestanden")
    s.add_argument("--scenario", metavar="NAAM", help="dit scenario; anders het gekozen scenario, of de opgave (B)")
    s.add_argument("--aan", metavar="NAAM", help="alleen voor deze corporatie")
    s.add_argument("--vervang", action="store_true", help="vervang eerdere bestanden met die naam")
    s = opdracht("volgend-jaar", "het werkboek van het volgende jaar: verder vanaf wat is gerealiseerd, met historie")
    s.add_argument("--uit", type=Path, required=True, metavar="NIEUW.xlsx", help="het werkboek van het volgende jaar")
    s = opdracht("rapport", "één bestand voor bestuurders: conclusies in zinnen, tabellen en grafieken per stap")
    s.add_argument("--uit", type=Path, required=True, metavar="RAPPORT.html", help="het bestand: .html of .pdf")
    voor = s.add_mutually_exclusive_group()
    voor.add_argument("--publiek", action="store_true", help="alleen de regio, zonder namen van corporaties")
    voor.add_argument("--corporatie", metavar="NAAM", help="de regio, en alleen de bladzijden van deze corporatie")
    s.add_argument("--vervang", action="store_true", help="vervang een eerder rapport met die naam")
    s = opdracht("verstuur", "maak de kopie om te mailen: geen macro's, geen koppelingen, uitkomsten als waarden")
    welke = s.add_mutually_exclusive_group(required=True)
    welke.add_argument("--aan", metavar="NAAM", help="voor deze corporatie: haar tabblad en wat gedeeld is")
    welke.add_argument("--alles", action="store_true", help="alle tabbladen, met alle uitkomsten")
    welke.add_argument(
        "--uitkomsten",
        action="store_true",
        help="alleen uitkomsten en wat gedeeld is, zonder de tabbladen van corporaties",
    )
    s.add_argument("--ook", action="append", default=[], metavar="TABBLAD", help="ook dit eigen tabblad, als waarden")
    s.add_argument("--uit", type=Path, metavar="KOPIE.xlsx", help="het bestand; anders: naast het werkboek")
    s.add_argument("--vervang", action="store_true", help="vervang een eerdere kopie met die naam")
    s = opdracht("samenvoegen", "neem over wat in ontvangen kopieën is gewijzigd, en reken door")
    s.add_argument("ontvangen", nargs="*", metavar="ONTVANGEN.xlsx", help="de bestanden, of de map waarin zij staan")
    s.add_argument("--toon", action="store_true", help="laat alleen zien wat er zou veranderen")
    s.add_argument(
        "--bij-conflict", choices=("eigen", "ontvangen"), help="wat geldt als hier en daar hetzelfde vak is gewijzigd"
    )
    s.add_argument("--ondanks-klokken", action="store_true", help="ook als de ontvanger met andere aannames rekende")
    s.add_argument(
        "--herstel", action="store_true", help="zet het werkboek terug zoals het voor de laatste keer samenvoegen was"
    )
    s = opdracht("vergelijk", "wat is er anders tussen twee werkboeken, en wat doet dat met ruimte, tekort en oordeel")
    s.add_argument("ander", type=Path, metavar="ANDER.xlsx", help="het werkboek om mee te vergelijken")
    s.add_argument("--uit", type=Path, metavar="VERSCHIL.xlsx", help="schrijf het ook als werkboek, met grafieken")
    s.add_argument("--vervang", action="store_true", help="vervang een eerder bestand met die naam")
    s = opdracht("klokken", "wie werkt met welke aannames en welke versie; code 1 als er iets afwijkt")
    s.add_argument("ontvangen", nargs="+", metavar="ONTVANGEN.xlsx", help="de bestanden, of de map waarin zij staan")
    s = opdracht("toevoegen", "voeg een corporatie toe; alle andere invoer blijft zoals zij is")
    s.add_argument("naam", help="de naam van de nieuwe corporatie")
    s = opdracht("hernoem", "geef een corporatie en haar tabblad een andere naam")
    s.add_argument("oud", help="de huidige naam")
    s.add_argument("nieuw", help="de nieuwe naam")
    s = opdracht("verwijder", "haal een corporatie en haar tabblad uit het werkboek")
    s.add_argument("naam", help="de naam van de corporatie")
    return p


def opdrachten() -> list[tuple[str, str]]:
    """Name and help of every command, in the order of the work."""
    (sub,) = (a for a in _ontleder()._actions if isinstance(a, argparse._SubParsersAction))
    return [(a.dest, a.help or "") for a in sub._choices_actions]


def hoofd(argumenten: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit code."""
    args = _ontleder().parse_args(argumenten)
    from xl_doorrekening.werkboek.bestand import Bestandsfout

    module = import_module(f"xl_doorrekening.opdrachten.{DOET[args.opdracht]}")
    doe: Callable[[argparse.Namespace], int] = getattr(module, args.opdracht.replace("-", "_"))
    try:
        return doe(args)
    except Bestandsfout as fout:
        print(str(fout), file=sys.stderr)
        return FOUT


def start() -> NoReturn:
    """Entry point; a pipe that closes early or a Ctrl-C is no traceback."""
    try:
        raise SystemExit(hoofd())
    except KeyboardInterrupt:
        print("Afgebroken; het bestand is niet gewijzigd.", file=sys.stderr)
        raise SystemExit(FOUT) from None
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(GOED) from None
