"""The commands of stap 5: scenarios and the regional optimum."""

import sys
from argparse import Namespace

from xl_doorrekening.doorrekenen import Doorrekening
from xl_doorrekening.doorrekenen.scenariobeeld import beeld, beeld_van_b
from xl_doorrekening.opdrachten import scenariotekst
from xl_doorrekening.opdrachten.codes import BEVINDINGEN, GOED
from xl_doorrekening.opgave.regionaal import herken
from xl_doorrekening.werkboek.bestand import Bestandsfout
from xl_doorrekening.werkboek.lezen.lezer import Gelezen


def scenarios(args: Namespace, _: Gelezen, d: Doorrekening) -> int:
    """All scenarios side by side; the effect of the instruments of one; a bridge between two."""
    if args.effecten:
        from xl_doorrekening.doorrekenen.effecten import effecten

        naam = _naam(d, args.effecten)
        print(scenariotekst.effecten(naam, effecten(d, naam), d.regio.uitgangspunten.startjaar))
        return GOED
    if args.brug:
        from xl_doorrekening.doorrekenen.effecten import brug

        van, naar = (None if herken(x) == "b" else _naam(d, x) for x in args.brug)
        print(scenariotekst.brug(brug(d, van, naar)))
        return GOED
    b = beeld_van_b(d)
    beelden = [*([b] if b else []), *(beeld(d, s) for s in d.scenarios)]
    print(scenariotekst.naast_elkaar(beelden))
    if not d.scenarios:
        print("Er zijn nog geen scenario's; voeg ze toe op tabblad Scenario's.")
    return GOED


def _naam(d: Doorrekening, gezocht: str) -> str:
    """The name as it stands on the sheet; scenarios that are not computed count too."""
    namen = [s.naam for s in d.regio.scenarios.lijst if s.naam]
    for naam in namen:
        if herken(naam) == herken(gezocht):
            return naam
    bekend = ", ".join(namen) or "er zijn er geen"
    raise Bestandsfout(f"Scenario “{gezocht}” bestaat niet. Bekend: {bekend}.")


def optimaliseer(args: Namespace, g: Gelezen, d: Doorrekening) -> int:
    """Search, print, and write the answer as a scenario and on tab Optimum."""
    from xl_doorrekening.werkboek.antwoord import kan_erin, niet_gerekend, weiger_naam, zoek
    from xl_doorrekening.werkboek.optimaliseren import schrijf

    vanaf = _naam(d, args.vanaf) if args.vanaf else None
    naam = " ".join(args.naam.split())
    weiger_naam(d.regio, naam, vanaf)
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
    verslag = schrijf(args.werkboek, g, uit, naam)
    if verslag.fouten:
        raise Bestandsfout(niet_gerekend(naam, verslag.fouten))
    waar = "tabblad Optimum" if uit.optimum.botsing else f"tabblad Optimum, en als scenario “{naam}”"
    print(f"\nGeschreven in {args.werkboek}: {waar}.", end="")
    print(f" De vorige versie staat in {verslag.backup.name}." if verslag.backup else "")
    return code
