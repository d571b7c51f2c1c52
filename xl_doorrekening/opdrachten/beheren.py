"""Commands that change the circle of corporations of a workbook."""

from argparse import Namespace

from xl_doorrekening.opdrachten.codes import GOED


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
