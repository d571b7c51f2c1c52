"""Read a workbook file."""

from pathlib import Path

from xl_doorrekening.werkboek.bestand import Pakket, lees_pakket
from xl_doorrekening.werkboek.lezen.lezer import Gelezen, lees_bron
from xl_doorrekening.werkboek.lezen.wegwijzer import wegwijzer


def lees_opnieuw(g: Gelezen, pakket: Pakket) -> Gelezen:
    """Read a workbook of which parts were changed since it was read as `g`."""
    return lees_bron(wegwijzer(pakket, g.bron))


def lees(pad: Path) -> Gelezen:
    """Read a workbook file; raises `Bestandsfout` when it is not one of ours at all."""
    return lees_bron(wegwijzer(lees_pakket(pad)))
