"""The commands of stap 5: scenarios, the regional optimum, and how certain it all is."""

import sys
from argparse import Namespace

from xl_doorrekening.doorrekenen.scenariobeeld import beeld, beeld_van_b
from xl_doorrekening.doorrekenen.stress import Stress
from xl_doorrekening.opdrachten import export, scenariotekst
from xl_doorrekening.opdrachten.codes import BEVINDINGEN, GOED
from xl_doorrekening.opdrachten.gemeen import Gerekend, doorgerekend, scenarionaam, weiger_extensie
from xl_doorrekening.opgave.regionaal import herken
from xl_doorrekening.werkboek.bestand import Bestandsfout, schrijf_nieuw


def scenarios(args: Namespace) -> int:
    return doorgerekend(args, _scenarios)


def _scenarios(args: Namespace, x: Gerekend) -> int:
    """All scenarios side by side; the effect of the instruments of one; a bridge between two."""
    d = x.d
    if args.effecten:
        from xl_doorrekening.doorrekenen.effecten import effecten

        naam = scenarionaam(d, args.effecten)
        print(scenariotekst.effecten(naam, effecten(d, naam), d.regio.uitgangspunten.startjaar))
        return GOED
    if args.brug:
        from xl_doorrekening.doorrekenen.effecten import brug

        van, naar = (None if herken(n) == "b" else scenarionaam(d, n) for n in args.brug)
        print(scenariotekst.brug(brug(d, van, naar)))
        return GOED
    b = beeld_van_b(d)
    beelden = [*([b] if b else []), *(beeld(d, s) for s in d.scenarios)]
    print(scenariotekst.naast_elkaar(beelden))
    if not d.scenarios:
        print("Er zijn nog geen scenario's; voeg ze toe op tabblad Scenario's.")
    return GOED


def optimaliseer(args: Namespace) -> int:
    return doorgerekend(args, _optimaliseer)


def _optimaliseer(args: Namespace, x: Gerekend) -> int:
    """Search, print, and write the answer as a scenario and on tab Optimum."""
    from xl_doorrekening.werkboek.antwoord import kan_erin, niet_gerekend, weiger_naam, zoek
    from xl_doorrekening.werkboek.optimaliseren import schrijf

    g, d = x.gelezen, x.d
    vanaf = scenarionaam(d, args.vanaf) if args.vanaf else None
    naam = " ".join(args.naam.split())
    weiger_naam(g, naam, vanaf)
    uit = zoek(d, vanaf, lambda wat: print(f"… {wat}", file=sys.stderr, flush=True))
    print(scenariotekst.optimum(d, uit))
    if uit.optimum.botsing and any(herken(s.naam or "") == herken(naam) for s in d.regio.scenarios.lijst):
        print(f"\nScenario “{naam}” van een eerdere keer is blijven staan; het hoort niet bij deze wensen.")
    code = BEVINDINGEN if uit.optimum.botsing else GOED
    if args.toon:
        return code
    if not kan_erin(g):
        print(
            "Dit werkboek is van voor de scenario's (stap 5) en heeft er geen tabbladen voor: er is niets geschreven."
        )
        return code
    verslag = schrijf(g, uit, naam)
    if verslag.fouten:
        raise Bestandsfout(niet_gerekend(naam, verslag.fouten, geschreven=False))
    waar = "tabblad Optimum" if uit.optimum.botsing else f"tabblad Optimum, en als scenario “{naam}”"
    print(f"\nGeschreven in {args.werkboek}: {waar}.", end="")
    print(f" De vorige versie staat in {verslag.backup.name}." if verslag.backup else "")
    return code


def stress(args: Namespace) -> int:
    if args.uit:
        weiger_extensie(args.uit, ".csv")
    return doorgerekend(args, _stress)


def _stress(args: Namespace, x: Gerekend) -> int:
    """Many macro paths: print the chances, and write them in the workbook."""
    from xl_doorrekening.doorrekenen.stress import stress as met_onzekerheid
    from xl_doorrekening.opdrachten.stresstekst import Meter, stresstekst

    s = met_onzekerheid(x.d.regio, paden=args.paden, zaad=args.zaad, voortgang=Meter(sys.stderr), d=x.d)
    if not s.paden:
        raise Bestandsfout("Afgebroken voordat er een pad was doorgerekend.")
    print(stresstekst(s))
    if args.uit:
        schrijf_nieuw(args.uit, export.stress_csv(s, nl=args.nl), overschrijf=True)
        print(f"Uitkomsten geschreven in {args.uit}.")
    if not args.toon:
        print(_kansen_in_werkboek(x, s))
    return GOED


def _kansen_in_werkboek(x: Gerekend, s: Stress) -> str:
    """Write them, and say what was done."""
    from xl_doorrekening.werkboek.kansen import heeft_tab, schrijf_kansen

    g = x.gelezen
    if not heeft_tab(g):
        return "Dit werkboek heeft geen tabblad Uitkomsten onzekerheid: er is niets in geschreven."
    geschreven = schrijf_kansen(g, x.verslag, s)
    if not geschreven.geschreven:
        return f"{g.pakket.pad} was al bijgewerkt."
    waar = f'tabblad "{g.tabbladen["kansen"].naam}" van {g.pakket.pad}'
    vorige = f"; de vorige versie staat in {geschreven.backup.name}" if geschreven.backup else ""
    return f"Kansen en alle andere uitkomsten geschreven, zie {waar}{vorige}."
