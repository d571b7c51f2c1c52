"""What is no whole, safe Excel workbook is refused; every message names the file, the finding and the remedy."""

import io
import os
import random
import tracemalloc
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from xl_doorrekening.werkboek.bestand import Bestandsfout, lees_pakket, uitpakken

NAAM = "Regio Noord.xlsx"
BASIS = {
    "[Content_Types].xml": b'<?xml version="1.0" encoding="UTF-8"?><Types/>',
    "xl/workbook.xml": b'<?xml version="1.0"?><workbook/>',
    "xl/vbaProject.bin": random.Random(1).randbytes(300),
}
KIES = "Kies een Excel-werkboek (.xlsx of .xlsm)."
ALS_XLSX = "Open het in Excel en sla het op als Excel-werkmap (.xlsx)."
ANDERE_BRON = (
    "en wordt daarom niet geopend. Gebruik een werkboek uit een bekende bron, of open het in Excel, verwijder wat "
    "overbodig is en sla het opnieuw op."
)
VRAAG_AFZENDER = (
    "en wordt daarom niet geopend. Zo'n bestand komt niet uit Excel; vraag de afzender om het werkboek dat in Excel "
    "zelf is opgeslagen."
)
BESCHADIGD = "is beschadigd of onvolledig. Download of kopieer het opnieuw, of zet de reservekopie terug."
OLE = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504)


def ingepakt(
    *delen: tuple[str, bytes], liegt: Callable[[zipfile.ZipFile], None] = lambda zip_: None, soort: int = 8
) -> bytes:
    """A zip; `liegt` may change what its directory will declare. Duplicate names are allowed."""
    uit = io.BytesIO()
    with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(uit, "w", soort) as zip_:
        for naam, deel in delen:
            zip_.writestr(naam, deel)
        liegt(zip_)
    return uit.getvalue()


def werkboek(*extra: tuple[str, bytes], **opties: Callable[[zipfile.ZipFile], None]) -> bytes:
    return ingepakt(*BASIS.items(), *extra, **opties)


def verklaar(naam: str, **velden: int) -> Callable[[zipfile.ZipFile], None]:
    def liegt(zip_: zipfile.ZipFile) -> None:
        for veld, waarde in velden.items():
            setattr(zip_.getinfo(naam), veld, waarde)

    return liegt


def weigering(pad: Path) -> str:
    """The message without the name of the file, which every message starts with."""
    with pytest.raises(Bestandsfout) as fout:
        lees_pakket(pad)
    begin = f'Het bestand "{pad.name}" '
    assert str(fout.value).startswith(begin)
    return str(fout.value).removeprefix(begin)


@pytest.fixture
def pad(tmp_path: Path) -> Path:
    return tmp_path / NAAM


def weigering_van(pad: Path, inhoud: bytes) -> str:
    pad.write_bytes(inhoud)
    return weigering(pad)


def test_een_werkboek_geeft_zijn_onderdelen_in_volgorde(pad: Path) -> None:
    pad.write_bytes(werkboek(("xl/leeg/", b""), ("xl/leeg.xml", b"")))
    pakket = lees_pakket(pad)
    assert list(pakket.onderdelen.items()) == [*BASIS.items(), ("xl/leeg.xml", b"")]
    assert pakket.pad == pad
    assert pakket.kenmerk == (pad.stat().st_mtime_ns, pad.stat().st_size)


def test_bestand_dat_er_niet_is_noemt_de_hele_map(pad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    verwacht = f'is niet gevonden in de map "{pad.parent}". Controleer de naam en de map.'
    assert weigering(pad) == verwacht
    monkeypatch.chdir(pad.parent)
    assert weigering(Path(NAAM)) == verwacht


def test_bestand_onder_een_bestand_is_er_niet(pad: Path) -> None:
    pad.write_bytes(b"x")
    assert weigering(pad / "a.xlsx") == f'is niet gevonden in de map "{pad}". Controleer de naam en de map.'


def test_map(pad: Path) -> None:
    pad.mkdir()
    assert weigering(pad) == f"is een map. {KIES}"


def test_pijp_blokkeert_niet(pad: Path) -> None:
    os.mkfifo(pad)
    assert weigering(pad) == f"is geen gewoon bestand. {KIES}"


def test_kringverwijzing(pad: Path) -> None:
    pad.symlink_to(pad)
    melding = weigering(pad)
    assert melding.startswith('kan niet worden gelezen: het systeem meldt "')
    assert melding.endswith("Controleer de verbinding met de schijf of kopieer het bestand naar een andere map.")


def test_geen_leesrechten(pad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Simulated: root, which runs many a test machine, may read everything."""

    def weiger(self: Path, mode: str) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    pad.write_bytes(werkboek())
    monkeypatch.setattr(Path, "open", weiger)
    assert weigering(pad) == (
        "kan niet worden gelezen: u heeft geen leesrechten of een ander programma houdt het vast. Sluit het bestand "
        "in andere programma's of vraag om leesrechten."
    )


def test_wijziging_tijdens_het_lezen(pad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    echt = Path.open

    def open_en_wijzig(self: Path, mode: str) -> object:
        os.utime(self, ns=(1, 1))
        return echt(self, mode)

    pad.write_bytes(werkboek())
    monkeypatch.setattr(Path, "open", open_en_wijzig)
    assert weigering(pad) == (
        "veranderde tijdens het lezen. Wacht tot het opslaan of synchroniseren klaar is en probeer het opnieuw."
    )


def test_veel_te_groot_wordt_niet_eens_gelezen(pad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pad.open("wb") as uit:
        uit.truncate(uitpakken.MAX_TOTAAL + 1)
    monkeypatch.delattr(Path, "open")
    assert weigering(pad) == f"is groter dan 300 MB {ANDERE_BRON}"


@pytest.mark.parametrize(
    ("inhoud", "verwacht"),
    [
        (b"", "is leeg (0 bytes). Zet de reservekopie of een eerdere versie terug."),
        (b"naam;bedrag\r\nhuren;\xe9\xa05\r\n", f"is een tekstbestand en geen Excel-werkboek. {ALS_XLSX}"),
        ("\ufeff<html><table>".encode(), f"is een webpagina of XML-bestand en geen Excel-werkboek. {ALS_XLSX}"),
        (b"%PDF-1.7\n", f"is een pdf en geen Excel-werkboek. {KIES}"),
        (b"\x89PNG\r\n\x1a\n\0\0", f"heeft een onbekend formaat en is geen Excel-werkboek. {KIES}"),
        (bytes(5000), BESCHADIGD),
        (
            OLE + "EncryptionInfo\0EncryptedPackage\0".encode("utf-16-le"),
            "is versleuteld met een wachtwoord of een vertrouwelijkheidslabel. Open het in Excel, verwijder de "
            "versleuteling (Bestand > Info > Werkmap beveiligen) en sla het op.",
        ),
        (OLE + "Workbook\0".encode("utf-16-le"), f"heeft het oude Excel-formaat (.xls). {ALS_XLSX}"),
        (OLE + "Book\0".encode("utf-16-le"), f"heeft het oude Excel-formaat (.xls). {ALS_XLSX}"),
        (
            OLE + "WordDocument\0".encode("utf-16-le"),
            f"is een Office-bestand in een oud formaat, maar geen Excel-werkboek. {KIES}",
        ),
        (
            ingepakt(("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", b"<a/>")),
            "is een OpenDocument-bestand (zoals .ods). Open het in Excel of LibreOffice en sla het op als "
            "Excel-werkmap (.xlsx).",
        ),
        (
            ingepakt(("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<a/>")),
            "is een Word-document, geen Excel-werkboek. Kies het werkboek.",
        ),
        (
            ingepakt(("[Content_Types].xml", b"<Types/>"), ("xl/workbook.bin", b"\x83\1")),
            f"is een binair Excel-werkboek (.xlsb). {ALS_XLSX}",
        ),
        *(
            (
                ingepakt(*delen),
                "is een zipbestand, maar geen Excel-werkboek. Kies het werkboek zelf; pak het eerst uit als het in "
                "een zipbestand zit.",
            )
            for delen in (
                [],
                [(NAAM, werkboek())],
                [("xl/workbook.xml", b"<workbook/>")],
            )
        ),
        (werkboek(liegt=verklaar("xl/workbook.xml", flag_bits=1)),
            'bevat een versleuteld onderdeel ("xl/workbook.xml"). Open het in Excel en sla het zonder wachtwoord op '
            "als Excel-werkmap (.xlsx)."),
        (ingepakt(*BASIS.items(), soort=zipfile.ZIP_LZMA),
            f'bevat een onderdeel met een onbekende compressie ("[Content_Types].xml") {VRAAG_AFZENDER}'),
    ],
)  # fmt: skip
def test_andere_soort(pad: Path, inhoud: bytes, verwacht: str) -> None:
    assert weigering_van(pad, inhoud) == verwacht


def test_afgekapt_op_elke_plaats(pad: Path) -> None:
    heel = werkboek()
    for einde in range(1, len(heel)):
        assert weigering_van(pad, heel[:einde]) == BESCHADIGD, einde


def test_een_verkeerde_byte_geeft_een_bestandsfout_of_dezelfde_inhoud(pad: Path) -> None:
    """Two runs: deflated, and stored, where only the CRC guards the content."""
    for soort in (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED):
        heel, geweigerd = ingepakt(*BASIS.items(), soort=soort), 0
        for plaats in range(len(heel)):
            kapot = bytearray(heel)
            kapot[plaats] ^= 0xFF
            try:
                delen = uitpakken.pak_uit(pad, bytes(kapot))
            except Bestandsfout:
                geweigerd += 1
            else:
                assert {deel for naam, deel in delen.items() if naam in BASIS} <= set(BASIS.values()), plaats
        assert geweigerd > len(heel) / 2


def test_bom_door_verhouding(pad: Path) -> None:
    delen = ("xl/bom.xml", bytes(uitpakken.VERHOUDING_VANAF + 1))
    melding = f'bevat een onderdeel dat verdacht sterk is ingepakt ("xl/bom.xml") {ANDERE_BRON}'
    assert weigering_van(pad, werkboek(delen)) == melding


def test_sterk_ingepakt_maar_klein_mag(pad: Path) -> None:
    pad.write_bytes(werkboek(("xl/groot.xml", b" " * uitpakken.VERHOUDING_VANAF)))
    assert len(lees_pakket(pad).onderdelen["xl/groot.xml"]) == uitpakken.VERHOUDING_VANAF


def test_bom_door_aantal(pad: Path) -> None:
    veel = [(f"xl/{nummer}.xml", b"") for nummer in range(uitpakken.MAX_ONDERDELEN)]
    assert weigering_van(pad, werkboek(*veel)) == f"bevat meer dan 5000 onderdelen {ANDERE_BRON}"


def test_bom_door_aantal_bereikt_zipfile_niet(pad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(zipfile, "ZipFile")
    inhoud = b"PK\x03\x04" + b"PK\x01\x02" * (4 * uitpakken.MAX_ONDERDELEN + 1)
    assert weigering_van(pad, inhoud) == f"bevat meer dan 5000 onderdelen {ANDERE_BRON}"


@pytest.mark.parametrize("maat", [0, 100, 40_000_001])
def test_bom_door_een_leugen_over_de_maat(pad: Path, maat: int) -> None:
    """The directory declares another size than the 40 MB that come out; memory stays within that declaration."""
    pad.write_bytes(werkboek(("xl/a.bin", bytes(40_000_000)), liegt=verklaar(
        "xl/a.bin", file_size=maat, compress_size=max(40_000, maat // 200 + 1))))  # fmt: skip
    tracemalloc.start()
    try:
        assert weigering(pad) == BESCHADIGD
        assert tracemalloc.get_traced_memory()[1] < 10_000_000 + 3 * maat
    finally:
        tracemalloc.stop()


def test_te_groot_onderdeel_en_te_groot_totaal(pad: Path) -> None:
    groot = {"file_size": uitpakken.MAX_ONDERDEEL, "compress_size": uitpakken.MAX_ONDERDEEL}
    drie = [(f"xl/{letter}.xml", b"") for letter in "abc"]

    def liegt(zip_: zipfile.ZipFile) -> None:
        for naam, _ in drie:
            verklaar(naam, **groot)(zip_)

    assert weigering_van(pad, werkboek(*drie, liegt=liegt)) == f"is uitgepakt groter dan 300 MB {ANDERE_BRON}"
    groot["file_size"] += 1
    melding = f'bevat een onderdeel van meer dan 150 MB ("xl/a.xml") {ANDERE_BRON}'
    assert weigering_van(pad, werkboek(*drie, liegt=liegt)) == melding


@pytest.mark.parametrize(
    "naam", ["../a.xml", "/etc/a", "xl/../../a", "xl//a", "./a", "C:/a", "xl\\a.xml", "xl/a\nb", "xl/a\0b", "map/"]
)
def test_onveilige_naam(pad: Path, naam: str) -> None:
    """zipfile itself cuts a name at a NUL, so that one is put into the bytes; a folder is only one when it is empty."""
    inhoud = werkboek((naam.replace("\0", "~"), b"x")).replace(b"a~b", b"a\0b")
    getoond = "".join(teken if teken.isprintable() else "?" for teken in naam)
    assert weigering_van(pad, inhoud) == f'bevat een onderdeel met een onveilige naam ("{getoond}") {VRAAG_AFZENDER}'


@pytest.mark.parametrize("naam", ["xl/workbook.xml", "XL/Workbook.xml", "[content_types].XML"])
def test_dubbel_onderdeel(pad: Path, naam: str) -> None:
    melding = f'bevat het onderdeel "{naam}" meer dan één keer {VRAAG_AFZENDER}'
    assert weigering_van(pad, werkboek((naam, b"<a/>"))) == melding
