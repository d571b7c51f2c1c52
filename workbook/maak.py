"""Make the two workbooks that come with the project: `python workbook/maak.py`. The same code gives the same bytes."""

import shutil
import tempfile
from datetime import datetime
from pathlib import Path

from xl_doorrekening.invoer.standaard import lege_regio
from xl_doorrekening.voorbeeld import voorbeeldregio
from xl_doorrekening.werkboek.bouwen.sjabloon import bouw
from xl_doorrekening.werkboek.herbereken import herbereken

STARTJAAR = 2026
CORPORATIES = ("Corporatie A", "Corporatie B", "Corporatie C")
NU = datetime(2026, 1, 1, 12)
"""The moment of calculation on the tabs Stempel and Logboek of the example."""


def sjabloon() -> bytes:
    """An empty workbook for three corporations, not calculated yet."""
    return bouw(lege_regio(STARTJAAR, CORPORATIES))


def voorbeeld() -> bytes:
    """The filled example region with its results."""
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_) / "voorbeeldregio.xlsx"
        pad.write_bytes(bouw(voorbeeldregio()))
        verslag = herbereken(pad, nu=NU, reserve=False)
        if not verslag.geschreven:
            raise SystemExit("\n".join(str(b) for b in verslag.bevindingen))
        return pad.read_bytes()


BOEKEN = {"sjabloon.xlsx": sjabloon, "voorbeeldregio.xlsx": voorbeeld}


def maak(map_: Path) -> None:
    """Write both workbooks into this folder, each in one step."""
    for naam, inhoud in BOEKEN.items():
        nieuw = map_ / f".{naam}.nieuw"
        nieuw.write_bytes(inhoud())
        shutil.move(nieuw, map_ / naam)


if __name__ == "__main__":
    maak(Path(__file__).parent)
