"""Save a workbook without ever losing the original: a whole new file beside it, a backup, then one rename."""

import errno
import io
import os
import secrets
import shutil
import stat
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from xl_doorrekening.werkboek.bestand.fout import Bestandsfout, melding, niet_opgeslagen
from xl_doorrekening.werkboek.bestand.pakket import Pakket, kenmerk
from xl_doorrekening.werkboek.bestand.slot import op_slot
from xl_doorrekening.werkboek.bestand.uitpakken import INHOUDSTYPEN, pak_uit

BACKUP = "backup"


def voor_bestand(naam: str) -> str:
    """A name without what some file system refuses."""
    return "".join(x if x.isalnum() or x in " -_" else "_" for x in naam)


def reservekopie(pad: Path, naam: str = BACKUP) -> Path:
    """Where an earlier version of a workbook is kept."""
    return pad.with_name(f"{pad.stem}.{naam}{pad.suffix}")


def bewaar(
    pakket: Pakket, onderdelen: Mapping[str, bytes | None], *, backup: bool = True, naam: str = BACKUP
) -> Path | None:
    """Save the package with `onderdelen` changed or added (None: removed); gives the path of the backup (`naam`).

    The original stays whole until the last step. After saving, read the file again before saving once more.
    """
    pad, inhoud = pakket.pad, ingepakt(pakket, onderdelen)
    doel = _echt(pad)

    def controleer() -> None:
        _weiger_open(pad, doel)
        try:
            staat = doel.stat()
        except FileNotFoundError:
            raise niet_opgeslagen(
                pad,
                "is verplaatst, hernoemd of verwijderd nadat het is gelezen",
                "Zet het terug of lees het opnieuw in.",
            ) from None
        if kenmerk(staat) != pakket.kenmerk:
            raise niet_opgeslagen(
                pad,
                "is door een ander programma gewijzigd nadat het is gelezen",
                "Lees het opnieuw in en probeer het nog eens.",
            )
        _weiger_alleen_lezen(pad, doel, staat)

    with _in_het_nederlands(pad, doel.parent), op_slot(pad, doel):
        controleer()
        with _tijdelijk(doel.parent) as klaar:
            _schrijf(klaar, inhoud, voorbeeld=doel)
            os.utime(klaar)
            reserve = _maak_backup(pad, doel, controleer, naam) if backup else None
            controleer()
            klaar.replace(doel)
        _sync_map(doel.parent)
    return reserve


def schrijf_nieuw(pad: Path, inhoud: bytes, *, overschrijf: bool = False, optie: str = "") -> None:
    """Write a new file in one step; an existing file is only replaced with `overschrijf`, and without a backup.

    `optie`: what the user can give to have it replaced, for the message.
    """
    doel = _echt(pad)

    def bestaat_al() -> bool:
        """Whether there is a file that may be replaced."""
        if not doel.parent.is_dir():
            raise niet_opgeslagen(
                pad,
                f'kan niet worden gemaakt: de map "{doel.parent}" bestaat niet',
                "Maak de map aan of kies een andere.",
            )
        try:
            staat = doel.stat()
        except FileNotFoundError:
            return False
        if not stat.S_ISREG(staat.st_mode):
            soort = "een map" if stat.S_ISDIR(staat.st_mode) else "iets anders dan een bestand"
            raise niet_opgeslagen(
                pad, f"kan niet worden gemaakt: er bestaat al {soort} met die naam", "Kies een andere naam."
            )
        if not overschrijf:
            anders = f"geef {optie}" if optie else "verwijder of verplaats dat bestand eerst"
            raise niet_opgeslagen(pad, "bestaat al", f"Kies een andere naam, of {anders}.")
        _weiger_open(pad, doel)
        _weiger_alleen_lezen(pad, doel, staat)
        return True

    with _in_het_nederlands(pad, doel.parent):
        voorbeeld = doel if bestaat_al() else None
        with _tijdelijk(doel.parent) as klaar:
            _schrijf(klaar, inhoud, voorbeeld)
            os.utime(klaar)
            bestaat_al()
            klaar.replace(doel)
        _sync_map(doel.parent)


def ingepakt(pakket: Pakket, wijzigingen: Mapping[str, bytes | None]) -> bytes:
    """The new zip: content types first, old parts in their order, new parts last; a fixed date, as Excel writes it."""
    oud = pakket.onderdelen
    nieuw = {
        naam: deel
        for naam in (INHOUDSTYPEN, *oud, *wijzigingen)
        if (deel := wijzigingen.get(naam, oud.get(naam))) is not None
    }
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as zip_:
        for naam, deel in nieuw.items():
            ingang = zipfile.ZipInfo(naam, (1980, 1, 1, 0, 0, 0))
            ingang.compress_type, ingang.create_system = zipfile.ZIP_DEFLATED, 0
            zip_.writestr(ingang, deel)
    inhoud = uit.getvalue()
    try:
        gelijk = pak_uit(pakket.pad, inhoud) == nieuw
    except Bestandsfout as oorzaak:
        raise ValueError(f"Deze onderdelen geven geen leesbaar werkboek. {oorzaak}") from oorzaak
    if not gelijk:
        raise ValueError("De naam van een onderdeel is niet toegestaan.")
    return inhoud


def _maak_backup(pad: Path, doel: Path, controleer: Callable[[], None], naam: str) -> Path:
    """Copy the original beside itself; a failure leaves the previous backup in place."""
    reserve = reservekopie(doel, naam)
    if reserve.is_dir():
        raise niet_opgeslagen(
            pad,
            f'kan niet worden opgeslagen: "{reserve.name}" is een map en geen reservekopie',
            "Hernoem die map en probeer het opnieuw.",
        )
    with _tijdelijk(doel.parent) as kopie:
        _schrijf(kopie, doel.read_bytes(), voorbeeld=doel)
        controleer()
        kopie.replace(reserve)
    return reserve


def _schrijf(pad: Path, inhoud: bytes, voorbeeld: Path | None) -> None:
    """Write a new file through to the disk, with the rights and times of `voorbeeld` and never with wider rights."""
    pad.touch(0o600 if voorbeeld else 0o666, exist_ok=False)
    with pad.open("r+b") as uit:
        uit.write(inhoud)
        uit.flush()
        os.fsync(uit.fileno())
    if voorbeeld:
        if os.name == "posix":
            with suppress(OSError):  # only root and members of the group may
                os.chown(pad, -1, voorbeeld.stat().st_gid)
        with suppress(OSError):  # not every network drive knows rights
            shutil.copystat(voorbeeld, pad)


def _sync_map(map_: Path) -> None:
    """Make the rename itself durable, where the system allows it."""
    if os.name != "posix":
        return
    with suppress(OSError):
        nummer = os.open(map_, os.O_RDONLY)
        try:
            os.fsync(nummer)
        finally:
            os.close(nummer)


@contextmanager
def _tijdelijk(map_: Path) -> Iterator[Path]:
    """A free name in the same folder (os.replace needs the same volume); whatever is left there is removed."""
    pad = map_ / f".{secrets.token_hex(8)}.tmp"
    try:
        yield pad
    finally:
        with suppress(OSError):
            pad.unlink(missing_ok=True)


@contextmanager
def _in_het_nederlands(pad: Path, map_: Path) -> Iterator[None]:
    """Turn what the operating system refuses into a `Bestandsfout`."""
    try:
        yield
    except OSError as oorzaak:
        if oorzaak.errno in (errno.ENOSPC, errno.EDQUOT):
            bevinding, remedie = "de schijf is vol of uw schijfruimte is op", "Maak ruimte vrij en probeer het opnieuw."
        elif oorzaak.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            bevinding = f'u mag niet schrijven in de map "{map_}" of een ander programma houdt het bestand vast'
            remedie = "Sluit het bestand in andere programma's of kies een map waarin u mag schrijven."
        else:
            bevinding, remedie = melding(oorzaak), "Controleer de schijf en de map en probeer het opnieuw."
        raise niet_opgeslagen(pad, f"kan niet worden opgeslagen: {bevinding}", remedie) from oorzaak


def geopend_in(bestand: Path) -> tuple[str, Path] | None:
    """The application that has this file open and the lock file that says so; None when nobody has."""
    for slot, programma in ((f"~${bestand.name}", "Excel"), (f".~lock.{bestand.name}#", "LibreOffice")):
        if bestand.with_name(slot).exists():
            return programma, bestand.with_name(slot)
    return None


def _weiger_open(pad: Path, doel: Path) -> None:
    for bestand in dict.fromkeys((doel, pad)):
        if gevonden := geopend_in(bestand):
            programma, slot = gevonden
            raise niet_opgeslagen(
                pad,
                f"is geopend in {programma}",
                "Sluit het, ook bij collega's, en probeer het opnieuw. Is het nergens meer geopend, verwijder dan "
                f'het achtergebleven bestand "{slot.name}".',
            )


def _weiger_alleen_lezen(pad: Path, doel: Path, staat: os.stat_result) -> None:
    if not staat.st_mode & 0o222 or not os.access(doel, os.W_OK):
        raise niet_opgeslagen(pad, "is alleen-lezen", "Zet dat kenmerk uit of werk in een eigen kopie.")


def _echt(pad: Path) -> Path:
    """The file behind a link, so that saving keeps the link."""
    return Path(os.path.realpath(pad))
