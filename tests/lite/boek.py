"""A Lite workbook as the add-in sees it, and a press of its button as changes of cells."""

import io
import json
from pathlib import Path
from typing import Any

from lxml import etree

from xl_doorrekening.excel.lite.bouw import maak_lite
from xl_doorrekening.excel.verpakking import uitgepakt
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.werkboek.bestand import lees_pakket
from xl_doorrekening.werkboek.bestand.lite import WEBEXTENSIE
from xl_doorrekening.werkboek.bouwen.knoppen import Editie
from xl_doorrekening.werkboek.bouwen.sjabloon import bouw
from xl_doorrekening.werkboek.indeling.blok import adres
from xl_doorrekening.werkboek.lezen.wegwijzer import wegwijzer

HIER = Path(__file__).parent
BRONNEN = [HIER / "xlwings_lite.py", HIER / "druk.py"]
Cellen = dict[tuple[str, int, int], Any]
"""Tab, row and column (0-based) of every value that was set."""


def lite(regio: Regio) -> bytes:
    return maak_lite(bouw(regio, Editie.LITE))


def eigenschappen(ruw: bytes) -> dict[str, str]:
    """What the add-in finds in the file."""
    wortel = etree.parse(io.BytesIO(uitgepakt(ruw)[WEBEXTENSIE]))
    return {str(e.get("name")): json.loads(str(e.get("value"))) for e in wortel.iter("{*}property")}


def opdracht(
    pad: Path, knop: str = "herbereken", rekenwijze: str = "automatic", gekozen: tuple[str, int, int] | None = None
) -> str:
    """`gekozen`: tab, row and column (1-based) of the selected cell."""
    bladen = []
    for tab in wegwijzer(lees_pakket(pad)).bladen:
        namen = {
            n: f"='{tab.naam}'!{adres(b.rij0, b.kolom0)}:{adres(b.rij1, b.kolom1)}" for n, b in tab.namen.items() if b
        }
        bladen.append({"naam": tab.naam, "waarden": tab.rijen, "namen": namen})
    boek = {"naam": pad.name, "bladen": bladen, "rekenwijze": rekenwijze, "gekozen": gekozen}
    return json.dumps({"main": eigenschappen(pad.read_bytes())["main.py"], "knop": knop, "boek": boek})


def gezet(acties: list[list[Any]]) -> Cellen:
    """Every cell that was written, with its last value; an apostrophe in front makes it a text."""
    uit: Cellen = {}
    for wat, *rest in acties:
        if wat != "setValues":
            continue
        blad, (r0, k0), _, waarden = rest
        for r, rij in enumerate(waarden):
            for k, w in enumerate(rij):
                uit[blad, r0 - 1 + r, k0 - 1 + k] = w.removeprefix("'") if isinstance(w, str) else w
    return uit
