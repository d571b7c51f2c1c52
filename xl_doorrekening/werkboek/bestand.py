"""The workbook file as a zip: refuse what is unsafe or unusable, save without ever losing the original."""

import errno
import io
import os
import re
import secrets
import shutil
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

MB = 1_000_000
MAX_TOTAAL = 300 * MB
MAX_ONDERDEEL = 150 * MB
MAX_VERHOUDING = 200
VERHOUDING_VANAF = 5 * MB
MAX_ONDERDELEN = 5000

INHOUDSTYPEN = "[Content_Types].xml"
WERKBOEK = "xl/workbook.xml"

_ZIP = b"PK\x03\x04"
_ZIP_LEEG = b"PK\x05\x06"
_ZIP_INGANG = b"PK\x01\x02"
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_VERSLEUTELD = "EncryptedPackage".encode("utf-16-le")
_XML = (".xml", ".rels", ".vml")
_VERBODEN = ("<!DOCTYPE", "<!ENTITY")
_BREED = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_EBCDIC = b"\x4c\x6f\xa7\x94"
_CODERING = re.compile(rb"""<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']""")
# Encodings in which `<!DOCTYPE` is found by the byte search above; UTF-7 and the like would hide it.
_CODERINGEN = re.compile(rb"utf-?(8|16|32)([lb]e)?|ucs-?[24]|(us-)?ascii|iso-8859-\d+|latin-?1|windows-125\d", re.I)
_STUK = 1 << 20
_ZIPFOUTEN = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError,
)  # fmt: skip


class Bestandsfout(Exception):
    """A file that cannot be read or saved; the message tells the user what was found and what to do."""


@dataclass(frozen=True)
class Pakket:
    """Parts in zip order, and what the file looked like on disk when it was read."""

    pad: Path
    onderdelen: dict[str, bytes]
    kenmerk: tuple[int, int]
    """(mtime_ns, size) at the moment of reading."""


def lees_pakket(pad: Path) -> Pakket:
    """All parts of a workbook, or `Bestandsfout`; nothing is parsed or extracted to disk."""
    try:
        staat = pad.stat()
        if stat.S_ISDIR(staat.st_mode):
            raise _fout(pad, "is een map", "Kies een Excel-werkboek (.xlsx of .xlsm).")
        if not stat.S_ISREG(staat.st_mode):
            raise _fout(pad, "is geen gewoon bestand", "Kies een Excel-werkboek (.xlsx of .xlsm).")
        if staat.st_size > MAX_TOTAAL:
            raise _te_groot(pad, f"is groter dan {MAX_TOTAAL // MB} MB")
        with pad.open("rb") as bron:
            ruw = bron.read(MAX_TOTAAL + 1)
        kenmerk = _kenmerk(pad.stat())
    except (FileNotFoundError, NotADirectoryError):
        raise _fout(pad, f'is niet gevonden in de map "{pad.parent}"', "Controleer de naam en de map.") from None
    except PermissionError as fout:
        raise _fout(pad, "kan niet worden gelezen: u heeft geen leesrechten of een ander programma houdt het vast",
                    "Sluit het bestand in andere programma's of vraag om leesrechten.") from fout
    except OSError as fout:
        raise _fout(pad, f"kan niet worden gelezen: {_melding(fout)}",
                    "Controleer de verbinding met de schijf of kopieer het bestand naar een andere map.") from fout
    if kenmerk != _kenmerk(staat) or len(ruw) != staat.st_size:
        raise _fout(pad, "veranderde tijdens het lezen", "Wacht tot het opslaan of synchroniseren klaar is en probeer "
                    "het opnieuw.")
    return Pakket(pad, _pak_uit(pad, ruw), kenmerk)


def bewaar(pakket: Pakket, onderdelen: Mapping[str, bytes | None], *, backup: bool = True) -> Path | None:
    """Save the package with `onderdelen` changed or added (None: removed); gives the path of the backup.

    The original stays whole until the last step. After saving, read the file again before saving once more.
    """
    nieuw = _samengevoegd(pakket.onderdelen, onderdelen)
    doel = _echt(pakket.pad)

    def controleer() -> None:
        _weiger_open(pakket.pad, doel)
        try:
            staat = doel.stat()
        except FileNotFoundError:
            raise _fout(pakket.pad, "is verplaatst, hernoemd of verwijderd nadat het is gelezen",
                        "Zet het terug of lees het opnieuw in. Er is niets opgeslagen.") from None
        if _kenmerk(staat) != pakket.kenmerk:
            raise _fout(pakket.pad, "is door een ander programma gewijzigd nadat het is gelezen",
                        "Lees het opnieuw in en probeer het nog eens. Er is niets opgeslagen.")
        _weiger_alleen_lezen(pakket.pad, doel, staat)

    with _in_het_nederlands(pakket.pad, doel.parent):
        controleer()
        with _tijdelijk(doel.parent) as klaar:
            _schrijf(klaar, _zip(nieuw))
            klaar.chmod(stat.S_IMODE(doel.stat().st_mode))
            reserve = _maak_backup(pakket.pad, doel, controleer) if backup else None
            controleer()
            klaar.replace(doel)
        _sync_map(doel.parent)
    return reserve


def schrijf_nieuw(pad: Path, inhoud: bytes, *, overschrijf: bool = False) -> None:
    """Write a new file in one step; an existing file is only replaced with `overschrijf`."""
    doel = _echt(pad)

    def controleer() -> int | None:
        if not doel.parent.is_dir():
            raise _fout(pad, f'kan niet worden gemaakt: de map "{doel.parent}" bestaat niet',
                        "Maak de map aan of kies een andere.")
        try:
            staat = doel.stat()
        except FileNotFoundError:
            return None
        if not stat.S_ISREG(staat.st_mode):
            raise _fout(pad, "kan niet worden gemaakt: er bestaat al een map met die naam", "Kies een andere naam.")
        if not overschrijf:
            raise _fout(pad, "bestaat al", "Kies een andere naam of geef aan dat het bestand mag worden overschreven.")
        _weiger_open(pad, doel)
        _weiger_alleen_lezen(pad, doel, staat)
        return stat.S_IMODE(staat.st_mode)

    with _in_het_nederlands(pad, doel.parent):
        controleer()
        with _tijdelijk(doel.parent) as klaar:
            _schrijf(klaar, inhoud)
            if (rechten := controleer()) is not None:
                klaar.chmod(rechten)
            klaar.replace(doel)
        _sync_map(doel.parent)


# --- reading -------------------------------------------------------------------------------------------------------


def _pak_uit(pad: Path, ruw: bytes) -> dict[str, bytes]:
    _weiger_andere_soort(pad, ruw)
    try:
        with zipfile.ZipFile(io.BytesIO(ruw)) as zip_:
            ingangen = _ingangen(pad, zip_.infolist())
            over, delen = MAX_TOTAAL, {}
            for ingang in ingangen:
                delen[ingang.filename] = deel = _lees_deel(pad, zip_, ingang, over)
                over -= len(deel)
    except _ZIPFOUTEN as fout:
        raise _beschadigd(pad) from fout
    for naam, deel in delen.items():
        _weiger_entiteiten(pad, naam, deel)
    return delen


def _weiger_andere_soort(pad: Path, ruw: bytes) -> None:
    if not ruw:
        raise _fout(pad, "is leeg (0 bytes)", "Zet de reservekopie of een eerdere versie terug.")
    if ruw.startswith(_OLE):
        if _VERSLEUTELD in ruw:
            raise _fout(pad, "is versleuteld met een wachtwoord of een vertrouwelijkheidslabel",
                        "Open het in Excel, verwijder de versleuteling (Bestand > Info > Werkmap beveiligen) en sla "
                        "het op.")
        raise _fout(pad, "heeft het oude Excel-formaat (.xls)",
                    "Open het in Excel en sla het op als Excel-werkmap (.xlsx).")
    if not ruw.startswith((_ZIP, _ZIP_LEEG)):
        raise _fout(pad, "is geen Excel-werkboek: de inhoud heeft een ander formaat dan de naam doet vermoeden",
                    "Open het in Excel en sla het op als Excel-werkmap (.xlsx).")
    # Before zipfile builds an object per entry; the factor leaves room for chance hits inside parts.
    if ruw.count(_ZIP_INGANG) > 4 * MAX_ONDERDELEN:
        raise _te_groot(pad, f"bevat meer dan {MAX_ONDERDELEN} onderdelen")


def _ingangen(pad: Path, alle: list[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    """The entries that are parts, after every check on what the directory of the zip declares."""
    if len(alle) > MAX_ONDERDELEN:
        raise _te_groot(pad, f"bevat meer dan {MAX_ONDERDELEN} onderdelen")
    gezien: set[str] = set()
    for ingang in alle:
        naam = ingang.orig_filename
        if not _naam_deugt(naam.removesuffix("/") if ingang.file_size == 0 else naam):
            raise _onveilig(pad, f"bevat een onderdeel met een onveilige naam ({_kort(naam)})")
        if naam.casefold() in gezien:
            raise _onveilig(pad, f"bevat het onderdeel {_kort(naam)} meer dan één keer")
        gezien.add(naam.casefold())
    delen = [ingang for ingang in alle if not ingang.is_dir()]
    _weiger_geen_excel(pad, {ingang.filename for ingang in delen})
    for ingang in delen:
        if ingang.flag_bits & 0x41:
            raise _fout(pad, f"bevat een versleuteld onderdeel ({_kort(ingang.filename)})",
                        "Open het in Excel en sla het zonder wachtwoord op als Excel-werkmap (.xlsx).")
        if ingang.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise _onveilig(pad, f"bevat een onderdeel met een onbekende compressie ({_kort(ingang.filename)})")
        if ingang.file_size > MAX_ONDERDEEL:
            raise _te_groot(pad, f"bevat een onderdeel van meer dan {MAX_ONDERDEEL // MB} MB "
                                 f"({_kort(ingang.filename)})")
        verdacht = ingang.file_size > MAX_VERHOUDING * max(ingang.compress_size, 1)
        if ingang.file_size > VERHOUDING_VANAF and verdacht:
            raise _te_groot(pad, f"bevat een onderdeel dat verdacht sterk is ingepakt ({_kort(ingang.filename)})")
    if sum(ingang.file_size for ingang in delen) > MAX_TOTAAL:
        raise _te_groot(pad, f"is uitgepakt groter dan {MAX_TOTAAL // MB} MB")
    return delen


def _naam_deugt(naam: str) -> bool:
    return (
        "\\" not in naam
        and ":" not in naam
        and naam.isprintable()
        and all(stuk not in ("", ".", "..") for stuk in naam.split("/"))
    )


def _weiger_geen_excel(pad: Path, namen: set[str]) -> None:
    if "xl/workbook.bin" in namen:
        raise _fout(pad, "is een binair Excel-werkboek (.xlsb)",
                    "Open het in Excel en sla het op als Excel-werkmap (.xlsx).")
    if INHOUDSTYPEN in namen and WERKBOEK in namen:
        return
    if "mimetype" in namen and "content.xml" in namen:
        raise _fout(pad, "is een OpenDocument-bestand (.ods)",
                    "Open het in Excel of LibreOffice en sla het op als Excel-werkmap (.xlsx).")
    raise _fout(pad, "is een zipbestand, maar geen Excel-werkboek",
                "Kies het werkboek zelf; pak het eerst uit als het in een zipbestand zit.")


def _lees_deel(pad: Path, zip_: zipfile.ZipFile, ingang: zipfile.ZipInfo, over: int) -> bytes:
    """One part, capped while reading: the declared sizes may lie."""
    grens = min(MAX_ONDERDEEL, over)
    deel = bytearray()
    with zip_.open(ingang) as bron:
        while stuk := bron.read(_STUK):
            deel += stuk
            if len(deel) > grens:
                raise _te_groot(pad, f"is uitgepakt groter dan is toegestaan ({_kort(ingang.filename)})")
    if len(deel) != ingang.file_size:
        raise _beschadigd(pad)
    return bytes(deel)


def _weiger_entiteiten(pad: Path, naam: str, deel: bytes) -> None:
    """No DTD or entities, in no encoding an XML parser might accept."""
    if not naam.lower().endswith(_XML):
        return
    coderingen = ("ascii", *_BREED) if b"\0" in deel else ("ascii",)
    if any(woord.encode(codering) in deel for woord in _VERBODEN for codering in coderingen):
        raise _onveilig(pad, f"bevat een documenttype- of entiteitdefinitie in {_kort(naam)}")
    opgegeven = _CODERING.search(deel[:1000].replace(b"\0", b""))
    if deel.startswith(_EBCDIC) or (opgegeven and not _CODERINGEN.fullmatch(opgegeven[1])):
        raise _onveilig(pad, f"bevat een onbekende tekencodering in {_kort(naam)}")


# --- writing -------------------------------------------------------------------------------------------------------


def _samengevoegd(oud: Mapping[str, bytes], wijzigingen: Mapping[str, bytes | None]) -> dict[str, bytes]:
    """Old parts in their order with the changes applied, new parts last, content types first."""
    nieuw = {naam: deel for naam in (INHOUDSTYPEN, *oud, *wijzigingen)
             if (deel := wijzigingen.get(naam, oud.get(naam))) is not None}
    if INHOUDSTYPEN not in nieuw or WERKBOEK not in nieuw:
        raise ValueError(f"De onderdelen {INHOUDSTYPEN} en {WERKBOEK} mogen niet ontbreken.")
    if fout := [naam for naam in nieuw if not _naam_deugt(naam)]:
        raise ValueError(f"De naam van het onderdeel {fout[0]!r} is niet toegestaan.")
    if len({naam.casefold() for naam in nieuw}) < len(nieuw):
        raise ValueError("Twee onderdelen verschillen alleen in hoofdletters.")
    return nieuw


def _zip(onderdelen: Mapping[str, bytes]) -> bytes:
    """Deterministic: a fixed date, as Excel writes it."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as zip_:
        for naam, deel in onderdelen.items():
            ingang = zipfile.ZipInfo(naam, (1980, 1, 1, 0, 0, 0))
            ingang.compress_type, ingang.create_system = zipfile.ZIP_DEFLATED, 0
            zip_.writestr(ingang, deel)
    return uit.getvalue()


def _maak_backup(pad: Path, doel: Path, controleer: Callable[[], None]) -> Path:
    """Copy the original beside itself; a failure leaves the previous backup in place."""
    reserve = doel.with_name(f"{doel.stem}.backup{doel.suffix}")
    if reserve.is_dir():
        raise _fout(pad, f'kan niet worden opgeslagen: "{reserve.name}" is een map en geen reservekopie',
                    "Hernoem die map en probeer het opnieuw. Er is niets opgeslagen.")
    with _tijdelijk(doel.parent) as kopie:
        shutil.copy2(doel, kopie)
        controleer()
        kopie.replace(reserve)
    return reserve


def _schrijf(pad: Path, inhoud: bytes) -> None:
    with pad.open("xb") as uit:
        uit.write(inhoud)
        uit.flush()
        os.fsync(uit.fileno())


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
    except OSError as fout:
        if fout.errno in (errno.ENOSPC, errno.EDQUOT):
            bevinding, remedie = "de schijf is vol of uw schijfruimte is op", "Maak ruimte vrij en probeer het opnieuw."
        elif fout.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            bevinding = f'u mag niet schrijven in de map "{map_}" of een ander programma houdt het bestand vast'
            remedie = "Sluit het bestand in andere programma's of kies een map waarin u mag schrijven."
        else:
            bevinding, remedie = _melding(fout), "Controleer de schijf en de map en probeer het opnieuw."
        raise _fout(pad, f"kan niet worden opgeslagen: {bevinding}", f"{remedie} Er is niets opgeslagen.") from fout


def _weiger_open(pad: Path, doel: Path) -> None:
    for bestand in dict.fromkeys((doel, pad)):
        for slot, programma in ((f"~${bestand.name}", "Excel"), (f".~lock.{bestand.name}#", "LibreOffice")):
            if bestand.with_name(slot).exists():
                raise _fout(pad, f"is geopend in {programma}",
                            "Sluit het, ook bij collega's, en probeer het opnieuw. Is het nergens meer geopend, "
                            f'verwijder dan het achtergebleven bestand "{slot}". Er is niets opgeslagen.')


def _weiger_alleen_lezen(pad: Path, doel: Path, staat: os.stat_result) -> None:
    if not staat.st_mode & 0o222 or not os.access(doel, os.W_OK):
        raise _fout(pad, "is alleen-lezen",
                    "Zet dat kenmerk uit of werk in een eigen kopie. Er is niets opgeslagen.")


# --- small ---------------------------------------------------------------------------------------------------------


def _echt(pad: Path) -> Path:
    """The file behind a link, so that saving keeps the link."""
    return pad.resolve()


def _kenmerk(staat: os.stat_result) -> tuple[int, int]:
    return staat.st_mtime_ns, staat.st_size


def _melding(fout: OSError) -> str:
    return f'het systeem meldt "{fout.strerror or fout}"'


def _kort(naam: str) -> str:
    """A part name from an untrusted file, fit for a message."""
    schoon = "".join(teken if teken.isprintable() else "?" for teken in naam)
    return f'"{schoon}"' if len(schoon) <= 80 else f'"{schoon[:77]}..."'


def _fout(pad: Path, bevinding: str, remedie: str) -> Bestandsfout:
    return Bestandsfout(f'Het bestand "{pad.name or pad}" {bevinding}. {remedie}')


def _te_groot(pad: Path, bevinding: str) -> Bestandsfout:
    return _fout(pad, f"{bevinding} en wordt daarom niet geopend", "Gebruik een werkboek uit een bekende bron, of open "
                 "het in Excel, verwijder wat overbodig is en sla het opnieuw op.")


def _onveilig(pad: Path, bevinding: str) -> Bestandsfout:
    return _fout(pad, f"{bevinding} en wordt daarom niet geopend", "Zo'n bestand komt niet uit Excel; vraag de afzender "
                 "om het werkboek dat in Excel zelf is opgeslagen.")


def _beschadigd(pad: Path) -> Bestandsfout:
    return _fout(pad, "is beschadigd of onvolledig", "Download of kopieer het opnieuw, of zet de reservekopie terug.")
