"""From the bytes of a workbook to its parts: refuse what is unsafe, damaged or no workbook at all.

Only `.xml`, `.rels` and `.vml` parts are searched for DTDs: pictures (SVG) and the printer settings of Excel for Mac
rightly have one. So never give another part to an XML parser.
"""

import io
import re
import struct
import zipfile
import zlib
from pathlib import Path

from xl_doorrekening.werkboek.bestand.fout import Bestandsfout, beschadigd, fout, kort, onveilig, te_groot

MB = 1_000_000
MAX_TOTAAL = 300 * MB
MAX_ONDERDEEL = 150 * MB
MAX_VERHOUDING = 200
VERHOUDING_VANAF = 5 * MB
MAX_ONDERDELEN = 5000

INHOUDSTYPEN = "[Content_Types].xml"
WERKBOEK = "xl/workbook.xml"

_ALS_XLSX = "Open het in Excel en sla het op als Excel-werkmap (.xlsx)."
_KIES = "Kies een Excel-werkboek (.xlsx of .xlsm)."
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_ZIP_INGANG = b"PK\x01\x02"
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_OLE_VERSLEUTELD = "EncryptedPackage".encode("utf-16-le")
_OLE_XLS = ("Workbook\0".encode("utf-16-le"), "Book\0".encode("utf-16-le"))
_XML = (".xml", ".rels", ".vml")
_VERBODEN = (b"<!DOCTYPE", b"<!ENTITY")
_EBCDIC = b"\x4c\x6f\xa7\x94"
_CODERING = re.compile(rb"""[^<]*<\?xml\s(?:(?!\?>).)*?\sencoding\s*=\s*["']([^"']*)["']""", re.S)
# Encodings in which `_VERBODEN` is found by a byte search; UTF-7 and the like would hide it.
_CODERINGEN = re.compile(rb"utf-?(8|16|32)([lb]e)?|ucs-?[24]|(us-)?ascii|iso-8859-\d+|latin-?1|windows-125\d", re.I)
_ZIPFOUTEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
)


def pak_uit(pad: Path, ruw: bytes) -> dict[str, bytes]:
    """The parts in zip order, or `Bestandsfout`; `pad` only serves the message."""
    _weiger_andere_soort(pad, ruw)
    try:
        with zipfile.ZipFile(io.BytesIO(ruw)) as zip_:
            delen = {ingang.filename: _lees_deel(pad, zip_, ingang) for ingang in _ingangen(pad, zip_.infolist())}
    except _ZIPFOUTEN as oorzaak:
        raise beschadigd(pad) from oorzaak
    for naam, deel in delen.items():
        if naam.lower().endswith(_XML):
            _weiger_entiteiten(pad, naam, deel)
    return delen


def _weiger_andere_soort(pad: Path, ruw: bytes) -> None:
    if not ruw:
        raise fout(pad, "is leeg (0 bytes)", "Zet de reservekopie of een eerdere versie terug.")
    if ruw.startswith(_OLE):
        raise _ole(pad, ruw)
    if not ruw.startswith(_ZIP):
        raise _geen_zip(pad, ruw)
    # Before zipfile builds an object per entry; the factor leaves room for chance hits inside parts.
    if ruw.count(_ZIP_INGANG) > 4 * MAX_ONDERDELEN:
        raise te_groot(pad, f"bevat meer dan {MAX_ONDERDELEN} onderdelen")


def _ole(pad: Path, ruw: bytes) -> Bestandsfout:
    if _OLE_VERSLEUTELD in ruw:
        return fout(
            pad,
            "is versleuteld met een wachtwoord of een vertrouwelijkheidslabel",
            "Open het in Excel, verwijder de versleuteling (Bestand > Info > Werkmap beveiligen) en sla het op.",
        )
    if any(naam in ruw for naam in _OLE_XLS):
        return fout(pad, "heeft het oude Excel-formaat (.xls)", _ALS_XLSX)
    return fout(pad, "is een Office-bestand in een oud formaat, maar geen Excel-werkboek", _KIES)


def _geen_zip(pad: Path, ruw: bytes) -> Bestandsfout:
    if not ruw.strip(b"\0") or _ZIP[0].startswith(ruw):  # what a crash or an unfinished synchronisation leaves
        return beschadigd(pad)
    if ruw.startswith(b"%PDF"):
        return fout(pad, "is een pdf en geen Excel-werkboek", _KIES)
    begin = ruw[:4096].decode("utf-8", "ignore").removeprefix("\ufeff").lstrip()
    if begin.startswith("<"):
        return fout(pad, "is een webpagina of XML-bestand en geen Excel-werkboek", _ALS_XLSX)
    if begin and all(teken.isprintable() or teken.isspace() for teken in begin):
        return fout(pad, "is een tekstbestand en geen Excel-werkboek", _ALS_XLSX)
    return fout(pad, "heeft een onbekend formaat en is geen Excel-werkboek", _KIES)


def _ingangen(pad: Path, alle: list[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    """The entries that are parts, after every check on what the directory of the zip declares."""
    if len(alle) > MAX_ONDERDELEN:
        raise te_groot(pad, f"bevat meer dan {MAX_ONDERDELEN} onderdelen")
    gezien: set[str] = set()
    for ingang in alle:
        naam = ingang.orig_filename
        if not _naam_deugt(naam.removesuffix("/") if ingang.file_size == 0 else naam):
            raise onveilig(pad, f"bevat een onderdeel met een onveilige naam ({kort(naam)})")
        if naam.casefold() in gezien:
            raise onveilig(pad, f"bevat het onderdeel {kort(naam)} meer dan één keer")
        gezien.add(naam.casefold())
    delen = [ingang for ingang in alle if not ingang.is_dir()]
    _weiger_geen_excel(pad, {ingang.filename for ingang in delen})
    for ingang in delen:
        _weiger_ingang(pad, ingang)
    if sum(ingang.file_size for ingang in delen) > MAX_TOTAAL:
        raise te_groot(pad, f"is uitgepakt groter dan {MAX_TOTAAL // MB} MB")
    return delen


def _naam_deugt(naam: str) -> bool:
    return (
        "\\" not in naam
        and ":" not in naam
        and naam.isprintable()
        and all(stuk not in ("", ".", "..") for stuk in naam.split("/"))
    )


_OFFICE = {"word/document.xml": "Word-document", "ppt/presentation.xml": "PowerPoint-presentatie"}


def _weiger_geen_excel(pad: Path, namen: set[str]) -> None:
    if "xl/workbook.bin" in namen:
        raise fout(pad, "is een binair Excel-werkboek (.xlsb)", _ALS_XLSX)
    if INHOUDSTYPEN in namen and WERKBOEK in namen:
        return
    if "mimetype" in namen and "content.xml" in namen:
        raise fout(
            pad,
            "is een OpenDocument-bestand (zoals .ods)",
            "Open het in Excel of LibreOffice en sla het op als Excel-werkmap (.xlsx).",
        )
    ander = next((soort for deel, soort in _OFFICE.items() if deel in namen), None)
    if ander is not None:
        raise fout(pad, f"is een {ander}, geen Excel-werkboek", "Kies het werkboek.")
    raise fout(
        pad,
        "is een zipbestand, maar geen Excel-werkboek",
        "Kies het werkboek zelf; pak het eerst uit als het in een zipbestand zit.",
    )


def _weiger_ingang(pad: Path, ingang: zipfile.ZipInfo) -> None:
    naam = kort(ingang.filename)
    if ingang.flag_bits & 0x41:
        raise fout(
            pad,
            f"bevat een versleuteld onderdeel ({naam})",
            "Open het in Excel en sla het zonder wachtwoord op als Excel-werkmap (.xlsx).",
        )
    if ingang.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise onveilig(pad, f"bevat een onderdeel met een onbekende compressie ({naam})")
    if ingang.file_size > MAX_ONDERDEEL:
        raise te_groot(pad, f"bevat een onderdeel van meer dan {MAX_ONDERDEEL // MB} MB ({naam})")
    if ingang.file_size > max(VERHOUDING_VANAF, MAX_VERHOUDING * ingang.compress_size):
        raise te_groot(pad, f"bevat een onderdeel dat verdacht sterk is ingepakt ({naam})")


def _lees_deel(pad: Path, zip_: zipfile.ZipFile, ingang: zipfile.ZipInfo) -> bytes:
    """One part, of the declared size that was checked: a lie about it costs no memory and fails on the CRC."""
    with zip_.open(ingang) as bron:
        deel = bron.read(ingang.file_size + 1)  # without a limit zipfile inflates first and cuts off later
    if len(deel) != ingang.file_size:
        raise beschadigd(pad)
    return deel


def _weiger_entiteiten(pad: Path, naam: str, deel: bytes) -> None:
    """No DTD or entities, in no encoding an XML parser might accept."""
    plat = deel.replace(b"\0", b"")  # UTF-16 and UTF-32 become searchable
    if any(woord in plat for woord in _VERBODEN):
        raise onveilig(pad, f"bevat een documenttype- of entiteitdefinitie in {kort(naam)}")
    opgegeven = _CODERING.match(plat)
    if deel.startswith(_EBCDIC) or (opgegeven and not _CODERINGEN.fullmatch(opgegeven[1])):
        raise onveilig(pad, f"bevat een onbekende tekencodering in {kort(naam)}")
