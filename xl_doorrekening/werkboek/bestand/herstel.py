"""Put back the version from before the last change, without losing the present one."""

from pathlib import Path

from xl_doorrekening.werkboek.bestand.bewaren import bewaar, schrijf_nieuw
from xl_doorrekening.werkboek.bestand.fout import Bestandsfout
from xl_doorrekening.werkboek.bestand.pakket import lees_pakket


def herstel(pad: Path) -> Path:
    """Make the backup the workbook again; gives the path of what it was until now.

    First the present version is put aside whole, then one rename: whenever it stops, both versions are there.
    """
    reserve = pad.with_name(f"{pad.stem}.backup{pad.suffix}")
    if not reserve.is_file():
        raise Bestandsfout(f'Er is geen reservekopie "{reserve.name}" bij dit werkboek; er is niets gewijzigd.')
    nu, toen = lees_pakket(pad), lees_pakket(reserve)
    opzij = pad.with_name(f"{pad.stem}.voor-herstel{pad.suffix}")
    schrijf_nieuw(opzij, nu.ruw, overschrijf=True)
    weg: dict[str, bytes | None] = dict.fromkeys(n for n in nu.onderdelen if n not in toen.onderdelen)
    bewaar(nu, weg | toen.onderdelen, backup=False)
    return opzij
