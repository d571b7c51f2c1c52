"""Saving gives the whole new file or leaves the whole old one, and says in Dutch why it did not save."""

import errno
import io
import os
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from xl_doorrekening.werkboek.bestand import Bestandsfout, Pakket, bewaar, lees_pakket, schrijf_nieuw

NAAM = "Regio Noord.xlsm"
DELEN = {
    "xl/workbook.xml": b'<?xml version="1.0"?><workbook/>',
    "[Content_Types].xml": b'<?xml version="1.0"?><Types/>',
    "xl/vbaProject.bin": bytes(range(256)) * 5,
    "xl/blad 1.xml": b"<blad/>\r\n",
}
WIJZIGING = {"xl/blad 1.xml": b"<nieuw/>"}
NIETS = "Er is niets opgeslagen."
GEWIJZIGD = (
    "is door een ander programma gewijzigd nadat het is gelezen. Lees het opnieuw in en probeer het nog eens. " + NIETS
)
ALLEEN_LEZEN = f"is alleen-lezen. Zet dat kenmerk uit of werk in een eigen kopie. {NIETS}"
VOL = (
    "kan niet worden opgeslagen: de schijf is vol of uw schijfruimte is op. Maak ruimte vrij en probeer het opnieuw. "
    + NIETS
)


@pytest.fixture
def pad(tmp_path: Path) -> Path:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_STORED) as zip_:
        for naam, deel in DELEN.items():
            zip_.writestr(naam, deel)
    pad = tmp_path / NAAM
    pad.write_bytes(uit.getvalue())
    return pad


@pytest.fixture
def pakket(pad: Path) -> Pakket:
    return lees_pakket(pad)


def reserve_van(pad: Path) -> Path:
    return pad.with_name("Regio Noord.backup.xlsm")


def weigering(doe: Callable[[], object], naam: str = NAAM) -> str:
    """The message without the name of the file, which every message starts with."""
    with pytest.raises(Bestandsfout) as fout:
        doe()
    begin = f'Het bestand "{naam}" '
    assert str(fout.value).startswith(begin)
    return str(fout.value).removeprefix(begin)


def inhoud_van(map_: Path) -> dict[str, bytes]:
    return {pad.name: pad.read_bytes() for pad in map_.iterdir() if pad.is_file()}


def mislukt(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


class Keer:
    """Replaces a function: does `actie` in call number `nummer`, and else what the function did."""

    def __init__(self, echt: Callable[..., object], nummer: int, actie: Callable[[], None]) -> None:
        self.echt, self.over, self.actie = echt, nummer, actie

    def __get__(self, zelf: object, _: type) -> Callable[..., object]:
        return lambda *args, **kwargs: self(zelf, *args, **kwargs)

    def __call__(self, *args: object, **kwargs: object) -> object:
        self.over -= 1
        if self.over == 0:
            self.actie()
        return self.echt(*args, **kwargs)


# --- what is saved ---------------------------------------------------------------------------------------------------


def test_wijzigen_toevoegen_en_verwijderen_laat_de_rest_byte_voor_byte(pad: Path, pakket: Pakket) -> None:
    bewaar(pakket, {"xl/blad 1.xml": None, "xl/vbaProject.bin": b"anders", "xl/nieuw.xml": b"<a/>"})
    assert list(lees_pakket(pad).onderdelen.items()) == [
        ("[Content_Types].xml", DELEN["[Content_Types].xml"]),
        ("xl/workbook.xml", DELEN["xl/workbook.xml"]),
        ("xl/vbaProject.bin", b"anders"),
        ("xl/nieuw.xml", b"<a/>"),
    ]


def test_opslaan_is_herhaalbaar_en_klaar_voor_excel(pad: Path, pakket: Pakket) -> None:
    bewaar(pakket, WIJZIGING)
    eerste = pad.read_bytes()
    bewaar(lees_pakket(pad), {})
    assert pad.read_bytes() == eerste
    with zipfile.ZipFile(pad) as zip_:
        assert {(ingang.date_time[0], ingang.compress_type) for ingang in zip_.infolist()} == {(1980, 8)}


def test_backup_is_het_oude_bestand(pad: Path, pakket: Pakket) -> None:
    os.utime(pad, ns=(10**18, 10**18))
    pakket, oud = lees_pakket(pad), pad.read_bytes()
    reserve = bewaar(pakket, WIJZIGING)
    assert reserve == reserve_van(pad)
    assert reserve.read_bytes() == oud
    assert reserve.stat().st_mtime_ns == 10**18
    assert pad.stat().st_mtime_ns > 10**18
    tweede = pad.read_bytes()
    bewaar(lees_pakket(pad), {"xl/blad 1.xml": b"<derde/>"})
    assert inhoud_van(pad.parent) == {NAAM: pad.read_bytes(), reserve.name: tweede}


def test_zonder_backup(pad: Path, pakket: Pakket) -> None:
    assert bewaar(pakket, WIJZIGING, backup=False) is None
    assert [bestand.name for bestand in pad.parent.iterdir()] == [NAAM]


def test_koppeling_blijft_en_het_doel_krijgt_de_inhoud(pad: Path, tmp_path: Path) -> None:
    koppeling = tmp_path / "elders" / "link.xlsm"
    koppeling.parent.mkdir()
    koppeling.symlink_to(pad)
    assert bewaar(lees_pakket(koppeling), WIJZIGING) == reserve_van(pad)
    schrijf_nieuw(koppeling, pad.read_bytes() + b"x", overschrijf=True)
    assert koppeling.is_symlink()
    assert not pad.is_symlink()
    assert pad.read_bytes().endswith(b"x")


@pytest.mark.parametrize("rechten", [0o600, 0o640, 0o666])
@pytest.mark.parametrize("nieuw", [False, True])
def test_rechten_blijven_en_zijn_nooit_even_ruimer(
    pad: Path, monkeypatch: pytest.MonkeyPatch, rechten: int, nieuw: bool
) -> None:
    pad.chmod(rechten)
    groepen, ruimer, echt = [], [], os.fsync

    def kijk(nummer: int) -> None:
        staat = os.fstat(nummer)
        if stat.S_ISREG(staat.st_mode):
            ruimer.append(staat.st_mode & ~rechten & 0o777)
        echt(nummer)

    monkeypatch.setattr(os, "fsync", kijk)
    monkeypatch.setattr(os, "chown", lambda _, eigenaar, groep: groepen.append((eigenaar, groep)))
    if nieuw:
        schrijf_nieuw(pad, b"x", overschrijf=True)
    else:
        reserve = bewaar(lees_pakket(pad), WIJZIGING)
        assert reserve is not None
        assert stat.S_IMODE(reserve.stat().st_mode) == rechten
    assert stat.S_IMODE(pad.stat().st_mode) == rechten
    assert ruimer == [0] * len(groepen)
    assert set(groepen) == {(-1, pad.stat().st_gid)}


@pytest.mark.parametrize(
    "onderdelen",
    [
        {"xl/workbook.xml": None}, {"[Content_Types].xml": None}, {"XL/Workbook.xml": b""}, {"../a": b""},
        {"xl\\a": b""}, {"map/": b""}, {"xl/a\0b": b""}, {"xl/a.xml": b"<!DOCTYPE a>"}, {"xl/a.xml": bytes(6_000_000)},
    ],
)  # fmt: skip
def test_wat_niet_meer_te_lezen_zou_zijn_wordt_niet_opgeslagen(
    pad: Path, pakket: Pakket, onderdelen: dict[str, bytes | None]
) -> None:
    oud = inhoud_van(pad.parent)
    with pytest.raises(ValueError, match="onderde"):
        bewaar(pakket, onderdelen)
    assert inhoud_van(pad.parent) == oud


# --- what is refused -------------------------------------------------------------------------------------------------


def test_gewijzigd_nadat_het_is_gelezen(pad: Path, pakket: Pakket) -> None:
    os.utime(pad, ns=(1, 1))
    assert weigering(lambda: bewaar(pakket, WIJZIGING)) == GEWIJZIGD
    assert [bestand.name for bestand in pad.parent.iterdir()] == [NAAM]


@pytest.mark.parametrize(("moment", "backup"), [(1, True), (2, True), (1, False)])
def test_gewijzigd_tijdens_het_opslaan(
    pad: Path, pakket: Pakket, monkeypatch: pytest.MonkeyPatch, moment: int, backup: bool
) -> None:
    """Moment 1: the new file has been written; 2: the copy for the backup too. Neither takes its place."""
    reserve_van(pad).write_bytes(b"vorige")
    monkeypatch.setattr(os, "fsync", Keer(os.fsync, moment, lambda: pad.write_bytes(b"van een ander")))
    assert weigering(lambda: bewaar(pakket, WIJZIGING, backup=backup)) == GEWIJZIGD
    assert inhoud_van(pad.parent) == {NAAM: b"van een ander", reserve_van(pad).name: b"vorige"}


def test_verdwenen_nadat_het_is_gelezen(pad: Path, pakket: Pakket) -> None:
    pad.unlink()
    assert weigering(lambda: bewaar(pakket, WIJZIGING)) == (
        "is verplaatst, hernoemd of verwijderd nadat het is gelezen. Zet het terug of lees het opnieuw in. " + NIETS
    )
    assert not list(pad.parent.iterdir())


@pytest.mark.parametrize("nieuw", [False, True])
@pytest.mark.parametrize(("slot", "programma"), [("~${}", "Excel"), (".~lock.{}#", "LibreOffice")])
@pytest.mark.parametrize(("naam", "open_als"), [(NAAM, NAAM), ("link.xlsm", "link.xlsm"), ("link.xlsm", NAAM)])
def test_elders_geopend(pad: Path, naam: str, open_als: str, slot: str, programma: str, nieuw: bool) -> None:
    """Under its own name or that of a link to it."""
    pad.with_name("link.xlsm").symlink_to(pad)
    pakket = lees_pakket(pad.with_name(naam))
    pad.with_name(slot.format(open_als)).touch()
    oud = inhoud_van(pad.parent)
    doe = (lambda: schrijf_nieuw(pakket.pad, b"x", overschrijf=True)) if nieuw else (lambda: bewaar(pakket, WIJZIGING))
    assert weigering(doe, naam) == (
        f"is geopend in {programma}. Sluit het, ook bij collega's, en probeer het opnieuw. Is het nergens meer "
        f'geopend, verwijder dan het achtergebleven bestand "{slot.format(open_als)}". {NIETS}'
    )
    assert inhoud_van(pad.parent) == oud
    pad.with_name(slot.format(open_als)).unlink()
    bewaar(pakket, WIJZIGING)


@pytest.mark.parametrize("moment", [1, 2])
def test_elders_geopend_tijdens_het_opslaan(
    pad: Path, pakket: Pakket, monkeypatch: pytest.MonkeyPatch, moment: int
) -> None:
    oud = inhoud_van(pad.parent)
    monkeypatch.setattr(os, "fsync", Keer(os.fsync, moment, pad.with_name(f"~${NAAM}").touch))
    assert weigering(lambda: bewaar(pakket, WIJZIGING)).startswith("is geopend in Excel. ")
    assert inhoud_van(pad.parent) == oud | {f"~${NAAM}": b""}


def test_alleen_lezen(pad: Path) -> None:
    """The mode counts, also for root, whom the system itself would let through."""
    pad.chmod(0o444)
    oud = inhoud_van(pad.parent)
    assert weigering(lambda: bewaar(lees_pakket(pad), WIJZIGING)) == ALLEEN_LEZEN
    assert weigering(lambda: schrijf_nieuw(pad, b"x", overschrijf=True)) == ALLEEN_LEZEN
    assert inhoud_van(pad.parent) == oud


def test_geen_schrijfrecht(pad: Path, pakket: Pakket, monkeypatch: pytest.MonkeyPatch) -> None:
    """Simulated: `os.access` grants root everything; think of a file of another user."""
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert weigering(lambda: bewaar(pakket, WIJZIGING)) == ALLEEN_LEZEN


@pytest.mark.parametrize("nummer", [errno.EACCES, errno.EPERM, errno.EROFS])
def test_map_alleen_lezen(pad: Path, pakket: Pakket, monkeypatch: pytest.MonkeyPatch, nummer: int) -> None:
    """Simulated: root may write in every folder, and not every disk knows an immutable one."""

    def weiger(*_: object, **__: object) -> None:
        raise OSError(nummer, os.strerror(nummer))

    monkeypatch.setattr(Path, "touch", weiger)
    for doe in (lambda: bewaar(pakket, WIJZIGING), lambda: schrijf_nieuw(pad, b"x", overschrijf=True)):
        assert weigering(doe) == (
            f'kan niet worden opgeslagen: u mag niet schrijven in de map "{pad.parent}" of een ander programma houdt '
            "het bestand vast. Sluit het bestand in andere programma's of kies een map waarin u mag schrijven. " + NIETS
        )


@pytest.mark.parametrize("keer", [1, 2])
@pytest.mark.parametrize(
    ("waar", "wat"), [(Path, "touch"), (Path, "open"), (os, "fsync"), (Path, "replace")], ids=lambda deel: str(deel)
)
def test_schijf_vol(
    pad: Path, pakket: Pakket, monkeypatch: pytest.MonkeyPatch, waar: object, wat: str, keer: int
) -> None:
    """Whichever step fails, for the new file (first or last) or for its backup: the old one stays, and nothing else."""
    oud = inhoud_van(pad.parent)
    monkeypatch.setattr(waar, wat, Keer(getattr(waar, wat), keer, mislukt))
    assert weigering(lambda: bewaar(pakket, WIJZIGING)) == VOL
    monkeypatch.undo()
    backup_klaar = (wat, keer) == ("replace", 2)
    assert inhoud_van(pad.parent) == oud | ({reserve_van(pad).name: oud[NAAM]} if backup_klaar else {})


def test_schijf_vol_halverwege_het_schrijven(pad: Path, pakket: Pakket, monkeypatch: pytest.MonkeyPatch) -> None:
    class Vol(io.FileIO):
        def write(self, inhoud: bytes) -> int:  # type: ignore[override]
            super().write(inhoud[:50])
            raise OSError(errno.EDQUOT, "Disk quota exceeded")

    oud = inhoud_van(pad.parent)
    monkeypatch.setattr(Path, "open", lambda self, mode: Vol(self, mode.replace("b", "")))
    for doe in (lambda: bewaar(pakket, WIJZIGING), lambda: schrijf_nieuw(pad, b"x" * 99, overschrijf=True)):
        assert weigering(doe) == VOL
    monkeypatch.undo()
    assert inhoud_van(pad.parent) == oud
