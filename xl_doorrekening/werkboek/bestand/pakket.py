"""A workbook file on disk, read whole into memory as its parts."""

import io
import os
import stat
import zipfile
from dataclasses import dataclass, field, replace
from pathlib import Path

from xl_doorrekening.werkboek.bestand.fout import fout, melding, te_groot
from xl_doorrekening.werkboek.bestand.uitpakken import MAX_TOTAAL, MB, pak_uit

_KIES = "Kies een Excel-werkboek (.xlsx of .xlsm)."


@dataclass(frozen=True)
class Pakket:
    """Parts in zip order, and what the file looked like on disk when it was read."""

    pad: Path
    onderdelen: dict[str, bytes]
    kenmerk: tuple[int, int]
    """(mtime_ns, size) at the moment of reading."""
    ruw: bytes = field(default=b"", repr=False)
    """The file itself, so that nobody reads another one."""
    anders: bool = False
    """Whether these parts are no longer those on disk."""

    def met(self, onderdelen: dict[str, bytes]) -> "Pakket":
        """With these parts changed, to be read again before anything is saved."""
        delen = self.onderdelen | onderdelen
        uit = io.BytesIO()
        with zipfile.ZipFile(uit, "w", zipfile.ZIP_STORED) as zip_:
            for naam, deel in delen.items():
                zip_.writestr(zipfile.ZipInfo(naam), deel)
        return replace(self, onderdelen=delen, ruw=uit.getvalue(), anders=True)


def lees_pakket(pad: Path) -> Pakket:
    """All parts of a workbook, or `Bestandsfout`; nothing is parsed or extracted to disk."""
    try:
        staat = pad.stat()
        if stat.S_ISDIR(staat.st_mode):
            raise fout(pad, "is een map", _KIES)
        if not stat.S_ISREG(staat.st_mode):
            raise fout(pad, "is geen gewoon bestand", _KIES)
        if staat.st_size > MAX_TOTAAL:
            raise te_groot(pad, f"is groter dan {MAX_TOTAAL // MB} MB")
        with pad.open("rb") as bron:
            ruw = bron.read(staat.st_size + 1)
        na_het_lezen = kenmerk(pad.stat())
    except (FileNotFoundError, NotADirectoryError):
        map_ = pad.absolute().parent
        raise fout(pad, f'is niet gevonden in de map "{map_}"', "Controleer de naam en de map.") from None
    except PermissionError as oorzaak:
        raise fout(
            pad,
            "kan niet worden gelezen: u heeft geen leesrechten of een ander programma houdt het vast",
            "Sluit het bestand in andere programma's of vraag om leesrechten.",
        ) from oorzaak
    except OSError as oorzaak:
        raise fout(
            pad,
            f"kan niet worden gelezen: {melding(oorzaak)}",
            "Controleer de verbinding met de schijf of kopieer het bestand naar een andere map.",
        ) from oorzaak
    if na_het_lezen != kenmerk(staat) or len(ruw) != staat.st_size:
        raise fout(
            pad,
            "veranderde tijdens het lezen",
            "Wacht tot het opslaan of synchroniseren klaar is en probeer het opnieuw.",
        )
    return Pakket(pad, pak_uit(pad, ruw), na_het_lezen, ruw)


def kenmerk(staat: os.stat_result) -> tuple[int, int]:
    return staat.st_mtime_ns, staat.st_size
