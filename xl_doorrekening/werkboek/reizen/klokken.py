"""Who works with which assumptions and which version: one line a file, beside the workbook of the region."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from xl_doorrekening.invoer.regio import klokken
from xl_doorrekening.werkboek.bestand import Bestandsfout
from xl_doorrekening.werkboek.lezen.lezer import Gelezen
from xl_doorrekening.werkboek.lezen.uit_bestand import lees
from xl_doorrekening.werkboek.reizen.stempel import Afwijking, afwijkingen, lees_reis, zelfde_klokken


@dataclass(frozen=True)
class Klok:
    """What one workbook rests on."""

    pad: Path
    van: str
    """For whom it was sent, or the region it is."""
    versie: str = ""
    opbouw: str = ""
    startjaar: str = ""
    prijspeil: str = ""
    """The price level of the reference dwelling."""
    vingerafdruk: str = ""
    gelijk: bool = False
    anders: tuple[Afwijking, ...] = ()
    fout: str = ""
    """Why it could not be read."""


def klok(pad: Path, g: Gelezen, regio: Gelezen) -> Klok:
    u = g.regio.uitgangspunten
    reis = lees_reis(g)
    opbouw = g.stempel["sjabloonversie"].removesuffix(".0")
    gelijk = zelfde_klokken(regio.regio, g.regio)
    anders = () if gelijk else tuple(afwijkingen(regio.regio, g.regio, int(opbouw)))
    return Klok(
        pad, (reis.gegevens.get("naam") if reis else "") or g.regio.naam, g.stempel.get("programmaversie", ""), opbouw,
        str(u.startjaar), str(u.referentie.prijspeil or "–"), klokken(g.regio), gelijk or not anders, anders,
    )  # fmt: skip


def vergelijk_klokken(regio: Gelezen, pad: Path, paden: Sequence[Path]) -> list[Klok]:
    """The region first, then every file; one that cannot be read says why."""
    uit = [klok(pad, regio, regio)]
    for p in paden:
        try:
            uit.append(klok(p, lees(p), regio))
        except Bestandsfout as fout:
            uit.append(Klok(p, "", fout=str(fout)))
    return uit
