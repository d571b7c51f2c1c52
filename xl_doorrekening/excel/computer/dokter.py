"""What keeps the button from working, and how to mend it: one check a function, each with a Dutch verdict."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from xl_doorrekening.excel.computer.installatie import SCRIPTMAP, bezwaar, lees_instellingen, plaatsen, waarde
from xl_doorrekening.excel.computer.omgeving import Omgeving
from xl_doorrekening.excel.vba.versie import PROJECT, verschil
from xl_doorrekening.excel.versie import XLWINGS
from xl_doorrekening.werkboek.bestand import Bestandsfout, lees_pakket
from xl_doorrekening.werkboek.bestand.lite import WEBEXTENSIE
from xl_doorrekening.werkboek.schrijven.koppelingen import ADDIN

ASR_KINDPROCES: Final = "d4f940ab-401b-4efc-aadc-ad5f3c50688a"
"""Attack surface reduction: block all Office applications from creating child processes."""
_ASR: Final = r"SOFTWARE\Policies\Microsoft\Windows Defender\Windows Defender Exploit Guard\ASR\Rules"
_INSTALLEER: Final = "Geef: doorrekening installeer."
_OFFICE: Final = r"SOFTWARE\Microsoft\Office\ClickToRun\Configuration"


@dataclass(frozen=True, slots=True)
class Diagnose:
    goed: bool
    wat: str
    herstel: str = ""

    def __str__(self) -> str:
        return f"[{'goed' if self.goed else 'niet goed'}] {self.wat}" + (f" {self.herstel}" if self.herstel else "")


def _xlwings(o: Omgeving) -> Iterator[Diagnose]:
    nu = o.versie("xlwings")
    if nu is None:
        yield Diagnose(
            False,
            "xlwings is niet geïnstalleerd.",
            'Installeer de Excel-onderdelen. Geef in de map van het programma: py -m pip install ".[excel]".',
        )
    elif nu != XLWINGS:
        yield Diagnose(
            False, f"xlwings {nu}; het werkboek hoort bij {XLWINGS}.", f"Geef: pip install xlwings=={XLWINGS}."
        )
    else:
        yield Diagnose(True, f"xlwings {nu}.")


def _pywin32(o: Omgeving) -> Iterator[Diagnose]:
    if o.systeem != "windows":
        return
    if o.versie("pywin32") is None:
        yield Diagnose(
            False, "pywin32 ontbreekt; zonder kan Python niet met Excel praten.", "Geef: pip install pywin32."
        )
    versie = f"{sys.version_info.major}{sys.version_info.minor}"
    paden = (Path(rf"C:\Windows\System32\{naam}{versie}.dll") for naam in ("pythoncom", "pywintypes"))
    dubbel = [p for p in paden if o.bestaat(p)]
    if dubbel:
        yield Diagnose(
            False,
            f"Een tweede pywin32 in {dubbel[0].parent}: de verkeerde versie kan worden geladen.",
            "Laat IT pywintypes*.dll en pythoncom*.dll daar verwijderen.",
        )


def _dll(o: Omgeving) -> Iterator[Diagnose]:
    """What the functions load; VBA looks for it in Python's own folder and in the one above it."""
    if o.systeem != "windows":
        return
    if "windowsapps" in str(o.python).casefold():
        yield Diagnose(
            False,
            "Python komt uit de Microsoft Store; Excel ziet niet wat zo'n Python in uw instellingen zet.",
            "Installeer Python van python.org en geef opnieuw: doorrekening installeer.",
        )
    naam = f"xlwings{o.bits}-{XLWINGS}.dll"
    if not any(o.bestaat(map_ / naam) for map_ in o.python.parents[:2]):
        yield Diagnose(
            False,
            f"{naam} staat niet bij Python ({o.python.parent}); de functies geven dan #N/B. De knop werkt wel.",
            "Installeer in een eigen omgeving (py -m venv) of zonder de optie --user.",
        )


def _bits(o: Omgeving) -> Iterator[Diagnose]:
    office = o.register("HKLM", _OFFICE, "Platform")
    if office is None:
        return
    bits = {"x64": "64", "x86": "32"}.get(office, office)
    if bits == o.bits:
        yield Diagnose(True, f"Python en Office zijn beide {bits}-bits.")
    else:
        yield Diagnose(
            False,
            f"Python is {o.bits}-bits en Office {bits}-bits.",
            f"Installeer Python {bits}-bits en geef opnieuw: doorrekening installeer.",
        )


def _kindproces(o: Omgeving) -> Iterator[Diagnose]:
    if o.register("HKLM", _ASR, ASR_KINDPROCES) == "1":
        yield Diagnose(
            False,
            "Een beveiligingsregel (ASR) verbiedt Office om andere programma's te starten; de knop werkt dan niet.",
            f"Vraag IT om een uitzondering op regel {ASR_KINDPROCES}, of gebruik: doorrekening volg REGIO.xlsx.",
        )


def _instelling(o: Omgeving) -> Iterator[Diagnose]:
    """Whether the button finds this Python, and the ribbon its add-in."""
    if o.systeem == "anders":
        return
    p = plaatsen(o)
    if waarom := bezwaar(o):
        yield Diagnose(False, f"Python staat in {o.python}: {waarom}.", _INSTALLEER)
    python = waarde(lees_instellingen(o, p.instelling), p.sleutel)
    if python is None:
        yield Diagnose(False, f"De knop weet niet waar Python staat ({p.instelling} ontbreekt).", _INSTALLEER)
    elif not o.bestaat(Path(python)):
        yield Diagnose(False, f"De knop zoekt Python op {python}; daar staat het niet meer.", _INSTALLEER)
    elif Path(python) != o.python:
        yield Diagnose(False, f"De knop gebruikt een andere Python: {python}.", _INSTALLEER)
    else:
        yield Diagnose(True, "De knop vindt deze Python.")
    if not (p.opstart / ADDIN).is_file():
        yield Diagnose(False, f"De invoegtoepassing staat niet in {p.opstart}; het lint ontbreekt.", _INSTALLEER)
    if o.systeem == "macos" and not (o.thuis / SCRIPTMAP / f"xlwings-{XLWINGS}.applescript").is_file():
        yield Diagnose(False, "Het script waarmee Excel op macOS Python start, ontbreekt.", _INSTALLEER)


def _versie_in(werkboek: Path) -> Iterator[Diagnose]:
    """Whether the VBA in the workbook is of the installed xlwings."""
    try:
        onderdelen = lees_pakket(werkboek).onderdelen
    except Bestandsfout as fout:
        yield Diagnose(False, str(fout))
        return
    if (werkboek.suffix.lower() == ".xlsm") is not (PROJECT in onderdelen):
        wat = "heeft geen macro's" if werkboek.suffix.lower() == ".xlsm" else "heeft macro's"
        yield Diagnose(
            False,
            f"{werkboek.name} {wat} en eindigt op {werkboek.suffix}; Excel weigert het zo.",
            "Geef het zijn oude naam terug; een werkboek met knoppen maakt u met: doorrekening nieuw REGIO.xlsm.",
        )
    tekst = verschil(onderdelen)
    if tekst:
        yield Diagnose(False, tekst.removeprefix("let op: ").capitalize())
    elif WEBEXTENSIE in onderdelen:
        yield Diagnose(True, "Dit werkboek is voor de invoegtoepassing xlwings Lite; het heeft deze Python niet nodig.")


def _automatisering(o: Omgeving) -> Iterator[Diagnose]:
    if o.systeem != "macos":
        return
    code, uit = o.doe("osascript", "-e", 'tell application "Microsoft Excel" to get version')
    if code == 0:
        yield Diagnose(True, "Python mag Excel besturen.")
    elif "-1743" in uit:
        yield Diagnose(
            False,
            "macOS staat niet toe dat Python Excel bestuurt.",
            "Zet het aan bij Systeeminstellingen > Privacy en beveiliging > Automatisering.",
        )
    else:
        yield Diagnose(
            False, "Excel antwoordt niet.", "Is Excel geïnstalleerd? Open het een keer en probeer het opnieuw."
        )


def _herkomst(o: Omgeving, werkboek: Path | None) -> Iterator[Diagnose]:
    if werkboek is None:
        return
    if not o.bestaat(werkboek):
        yield Diagnose(False, f"{werkboek} bestaat niet.", "Controleer de naam en de map.")
        return
    merk = o.lees_stroom(werkboek, "Zone.Identifier")
    if merk and "ZoneId=3" in merk:
        yield Diagnose(
            False,
            f"{werkboek.name} komt van internet of uit de mail; Excel blokkeert de macro's.",
            "Vertrouwt u de afzender, klik dan rechts op het bestand > Eigenschappen > Blokkering opheffen. Of reken "
            "door met: doorrekening herbereken.",
        )
    yield from _versie_in(werkboek)


CONTROLES: Final[tuple[Callable[[Omgeving], Iterator[Diagnose]], ...]] = (
    _xlwings,
    _pywin32,
    _dll,
    _bits,
    _instelling,
    _kindproces,
    _automatisering,
)


def onderzoek(o: Omgeving, werkboek: Path | None = None) -> list[Diagnose]:
    """Every verdict; on another system than Windows or macOS the button does not exist, and that is said."""
    if o.systeem == "anders":
        kop = Diagnose(True, "Op dit systeem is er geen Excel; gebruik: doorrekening herbereken of doorrekening volg.")
    else:
        kop = Diagnose(True, f"Python: {o.python} ({o.bits}-bits).")
    return [kop, *(d for c in CONTROLES for d in c(o)), *_herkomst(o, werkboek)]
