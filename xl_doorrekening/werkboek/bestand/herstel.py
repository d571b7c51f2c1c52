"""Put back the version from before the last change, or from before the last merge, without losing the present one."""

from pathlib import Path

from xl_doorrekening.werkboek.bestand.bewaren import bewaar, reservekopie, schrijf_nieuw
from xl_doorrekening.werkboek.bestand.fout import Bestandsfout
from xl_doorrekening.werkboek.bestand.pakket import lees_pakket

VOOR_SAMENVOEGEN = "voor-samenvoegen"
"""The backup of a merge, which stays when the workbook is calculated or changed again."""


def herstel(pad: Path) -> Path:
    """Make the backup of the last merge (without one: of the last change) the workbook again.

    Gives the path of what it was until now. First that is put aside whole, then one rename: whenever it stops, both
    versions are there. Raises `Bestandsfout` when there is no backup, or none that differs from the workbook.
    """
    voor, laatste = reservekopie(pad, VOOR_SAMENVOEGEN), reservekopie(pad)
    reserve = voor if voor.is_file() else laatste
    if not reserve.is_file():
        raise Bestandsfout(f'Er is geen reservekopie "{laatste.name}" bij dit werkboek; er is niets gewijzigd.')
    nu, toen = lees_pakket(pad), lees_pakket(reserve)
    if nu.onderdelen == toen.onderdelen:
        raise Bestandsfout(f'Er valt niets te herstellen: het werkboek is gelijk aan "{reserve.name}".')
    opzij = reservekopie(pad, "voor-herstel")
    schrijf_nieuw(opzij, nu.ruw, overschrijf=True)
    weg: dict[str, bytes | None] = dict.fromkeys(n for n in nu.onderdelen if n not in toen.onderdelen)
    bewaar(nu, weg | toen.onderdelen, backup=False)
    return opzij
