"""Herbereken of a file: read, check, compute, write back."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from xl_doorrekening.werkboek.berekening import Verslag, reken, te_schrijven
from xl_doorrekening.werkboek.bestand import BACKUP, bewaar
from xl_doorrekening.werkboek.lezen.lezer import Gelezen
from xl_doorrekening.werkboek.lezen.uit_bestand import lees, lees_opnieuw
from xl_doorrekening.werkboek.schrijven.cellen import gewijzigd
from xl_doorrekening.werkboek.schrijven.koppelingen import zonder_pad
from xl_doorrekening.werkboek.schrijven.rekenketen import zonder_keten
from xl_doorrekening.werkboek.schrijven.waarden import Waarde


def herbereken(
    pad: Path, *, nu: datetime | None = None, reserve: bool = True, gebeurd: Sequence[Mapping[str, str]] = ()
) -> Verslag:
    """Recalculate a workbook in place; with `reserve` the previous version stays beside it. Twice changes nothing.

    `gebeurd`: lines for the Logboek of what came before it, newest first.
    """
    g = lees(pad)
    verslag = reken(g)
    if verslag.doorrekening is None:
        return verslag
    per_tab = te_schrijven(g, verslag.doorrekening, verslag.bevindingen, nu or datetime.now(), gebeurd=gebeurd)
    return leg_vast(g, verslag, per_tab, reserve=reserve)


def leg_vast(
    g: Gelezen, verslag: Verslag, per_tab: Mapping[str, Mapping[tuple[int, int], Waarde]], *, reserve: bool = True,
    naam: str = BACKUP,
) -> Verslag:  # fmt: skip
    """Set these cells in the file, all or none, with what was set before in memory (`ingevuld`); `naam` of a backup."""
    nieuw = gewijzigd(g.pakket.onderdelen, _per_deel(g, per_tab))
    anders = nieuw | zonder_keten(g.pakket.onderdelen, nieuw) | zonder_pad(g.pakket.onderdelen)
    opslaan = bool(anders) or g.pakket.anders
    backup = bewaar(g.pakket, anders, backup=reserve, naam=naam) if opslaan else None
    return Verslag(verslag.bevindingen, verslag.doorrekening, opslaan, backup)


def ingevuld(g: Gelezen, per_tab: Mapping[str, Mapping[tuple[int, int], Waarde]]) -> Gelezen:
    """The workbook as it will be read once these cells are set; nothing is saved."""
    return lees_opnieuw(g, g.pakket.met(gewijzigd(g.pakket.onderdelen, _per_deel(g, per_tab))))


def _per_deel(
    g: Gelezen, per_tab: Mapping[str, Mapping[tuple[int, int], Waarde]]
) -> dict[str, Mapping[tuple[int, int], Waarde]]:
    return {g.tabbladen[sleutel].deel: cellen for sleutel, cellen in per_tab.items()}
