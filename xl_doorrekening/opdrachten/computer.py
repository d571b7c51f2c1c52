"""Commands about this computer: put the add-in in place, and say what is wrong with it."""

from argparse import Namespace
from datetime import date

from xl_doorrekening.opdrachten.codes import BEVINDINGEN, GOED
from xl_doorrekening.opdrachten.gemeen import vba


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
        bouwer = vba()
        leeg = lege_regio(date.today().year + 1, ["Corporatie A", "Corporatie B"])
        gedaan = zet_klaar(o, bouwer.maak_xlam(), bouwer.maak_xltm(bouw(leeg, Editie.MACRO)))
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
