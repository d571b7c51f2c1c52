"""The commands of stap 6: agreements from a scenario, and what they mean for each own budget."""

from argparse import Namespace
from datetime import datetime

from xl_doorrekening.doorrekenen import Doorrekening
from xl_doorrekening.doorrekenen.resultaat import Scenariouitkomst
from xl_doorrekening.opdrachten import export, tekst
from xl_doorrekening.opdrachten.codes import BEVINDINGEN, GOED
from xl_doorrekening.opdrachten.gemeen import Gerekend, corporatie, doorgerekend, meld, scenarionaam
from xl_doorrekening.werkboek.berekening import TIJD
from xl_doorrekening.werkboek.bestand import schrijf_nieuw, voor_bestand


def afspraken(args: Namespace) -> int:
    return doorgerekend(args, _afspraken)


def _afspraken(args: Namespace, x: Gerekend) -> int:
    """Print the division, and write it."""
    from xl_doorrekening.uitvoering.verdeling import als_afspraken
    from xl_doorrekening.werkboek.uitvoering.afspraken import vul

    s = _scenario(x.d, args.scenario)
    regels = als_afspraken(x.d, s)
    print(tekst.verdeling(regels, x.d.regio.uitgangspunten.startjaar, s.naam if s else None))
    if not regels:
        return BEVINDINGEN
    if args.toon:
        return GOED
    gevuld = vul(x.gelezen, x.d, s, vervang=args.vervang)
    if gevuld.verslag.doorrekening is None:
        return meld(gevuld.verslag, args.werkboek)
    bleven = f"; {gevuld.gebleven} vaste regels zijn blijven staan" if gevuld.gebleven else ""
    trajecten = f", en {gevuld.trajecten} trajecten die nog nodig zijn" if gevuld.trajecten else ""
    print(f"\nGeschreven op tabblad Afspraken: {gevuld.regels} regels{trajecten}{bleven}.", end="")
    backup = gevuld.verslag.backup
    print(f" De vorige versie staat in {backup.name}." if backup else "")
    if gevuld.andere:
        wat = "; ".join(gevuld.andere)
        print(f"In blok 6 staat nog wat niet bij dit scenario hoort; haal het weg als dat klopt: {wat}.")
    return GOED


def begrotingen(args: Namespace) -> int:
    return doorgerekend(args, _begrotingen)


def _begrotingen(args: Namespace, x: Gerekend) -> int:
    """A workbook and a csv for each corporation."""
    from xl_doorrekening.uitvoering.begroting import begrotingen as reken
    from xl_doorrekening.uitvoering.verdeling import waarop
    from xl_doorrekening.werkboek.uitvoering.begrotingsboek import bouw_begroting

    s, start = _scenario(x.d, args.scenario), x.d.regio.uitgangspunten.startjaar
    op = waarop(s)
    stempel = f"{x.d.regio.naam}, {datetime.now().strftime(TIJD)}, invoer {x.d.vingerafdruk}"
    wie = None if args.aan is None else x.d.regio.corporaties[corporatie(x.d, args.aan)].id
    args.uit.mkdir(parents=True, exist_ok=True)
    for b in reken(x.d, s):
        if wie not in (None, b.corporatie):
            continue
        naam = voor_bestand(b.naam)
        boek, lijst = (args.uit / f"begroting {naam}{soort}" for soort in (".xlsx", ".csv"))
        schrijf_nieuw(boek, bouw_begroting(b, start, op, stempel), overschrijf=args.vervang, optie="--vervang")
        schrijf_nieuw(lijst, export.begroting_csv(b, start), overschrijf=args.vervang, optie="--vervang")
        wat = f"{tekst.aantal(len(b.gewijzigd), 'regel wijzigt', 'regels wijzigen')}; " if b.berekend else ""
        print(f"{b.naam}: {wat}zie {boek.name}")
        for zin in b.opmerkingen(start):
            print(f"  {zin}")
    return GOED


def _scenario(d: Doorrekening, gezocht: str | None) -> Scenariouitkomst | None:
    from xl_doorrekening.doorrekenen.scenarios import reken_scenarios

    if gezocht is None:
        return d.gekozen
    if gezocht.casefold() == "b":
        return None
    naam = scenarionaam(d, gezocht)
    return next((s for s in d.scenarios if s.naam == naam), None) or reken_scenarios(d, [naam])[0]
