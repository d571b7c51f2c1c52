"""Read a workbook file."""

from pathlib import Path

from xl_doorrekening.werkboek.bestand import lees_pakket
from xl_doorrekening.werkboek.lezen.lezer import Gelezen, lees_bron
from xl_doorrekening.werkboek.lezen.wegwijzer import wegwijzer


def lees(pad: Path) -> Gelezen:
    """Read a workbook file; raises `Bestandsfout` when it is not one of ours at all."""
    return lees_bron(wegwijzer(lees_pakket(pad)))
