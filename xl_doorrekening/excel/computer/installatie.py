"""Put what Excel needs where Excel finds it: the user's xlwings settings, the add-in, the template."""

from dataclasses import dataclass
from pathlib import Path

from xl_doorrekening.excel.computer.omgeving import Omgeving
from xl_doorrekening.werkboek.bestand import Bestandsfout, schrijf_nieuw
from xl_doorrekening.werkboek.bestand.fout import melding
from xl_doorrekening.werkboek.schrijven.koppelingen import ADDIN

SJABLOON = "doorrekening.xltm"
SCRIPTMAP = "Library/Application Scripts/com.microsoft.Excel"
"""Where Excel for Mac may start a script from."""
_MAC = "Library/Group Containers/UBF8T346G9.Office/User Content.localized"


@dataclass(frozen=True, slots=True)
class Plaatsen:
    instelling: Path
    opstart: Path
    """Folder from which Excel opens add-ins by itself."""
    sjablonen: Path
    sleutel: str
    """Name of the interpreter setting."""


def plaatsen(o: Omgeving) -> Plaatsen:
    """Where Excel of this user looks. Raises `Bestandsfout` on a system without Excel."""
    if o.systeem == "windows":
        roaming = o.roaming / "Microsoft"
        return Plaatsen(
            o.thuis / ".xlwings" / "xlwings.conf",
            roaming / "Excel" / "XLSTART",
            roaming / "Templates",
            "INTERPRETER_WIN",
        )
    if o.systeem == "macos":
        office = o.thuis / _MAC
        return Plaatsen(
            o.thuis / "Library/Containers/com.microsoft.Excel/Data/xlwings.conf",
            office / "Startup.localized" / "Excel",
            office / "Templates.localized",
            "INTERPRETER_MAC",
        )
    raise Bestandsfout(
        "Op dit systeem is er geen Excel om iets in te installeren. "
        "Gebruik: doorrekening herbereken of doorrekening volg."
    )


def lees_instellingen(o: Omgeving, pad: Path) -> str:
    """The settings file as VBA reads it; "" when there is none. What its encoding does not know stays as it is."""
    return pad.read_text(encoding=o.codering, errors="surrogateescape") if pad.is_file() else ""


def bezwaar(o: Omgeving) -> str | None:
    """Why Excel could not start this Python, when its path is written in the settings; None when it can."""
    if o.systeem == "macos" and " " in str(o.python):
        return "het pad heeft een spatie, en dan start Excel voor macOS het niet. Zet Python in een map zonder spaties"
    try:
        str(o.python).encode(o.codering)
    except UnicodeEncodeError:
        return "het pad heeft tekens die Excel niet kan lezen. Zet Python in een map met gewone letters"
    return None


def _gesplitst(regel: str) -> tuple[str, str]:
    """A settings line as its key and its value."""
    naam, _, rest = regel.partition(",")
    return naam.strip().strip('"').upper(), rest.strip().strip('"')


def instelling(oud: str, sleutel: str, waarde: str) -> str:
    """The settings file with one key set; other lines stay as they are."""
    regel = f'"{sleutel}","{waarde}"'
    regels = oud.splitlines()
    for i, r in enumerate(regels):
        if _gesplitst(r)[0] == sleutel:
            regels[i] = regel
            return "\n".join(regels) + "\n"
    return "\n".join([*regels, regel]) + "\n"


def waarde(tekst: str, sleutel: str) -> str | None:
    """What a settings file says of a key; None when it says nothing."""
    for regel in tekst.splitlines():
        naam, rest = _gesplitst(regel)
        if naam == sleutel:
            return rest or None
    return None


def _schrijf_instellingen(o: Omgeving, pad: Path, tekst: str) -> None:
    """As VBA's `Input #` wants it: on Windows a line ends in CR LF."""
    einde = "\r\n" if o.systeem == "windows" else "\n"
    ruw = "".join(regel + einde for regel in tekst.splitlines()).encode(o.codering, "surrogateescape")
    schrijf_nieuw(pad, ruw, overschrijf=True)


def installeer(o: Omgeving, invoegtoepassing: bytes, sjabloon: bytes) -> list[str]:
    """Write settings, add-in and template; says what was done. Files made here carry no Mark of the Web."""
    p = plaatsen(o)
    if waarom := bezwaar(o):
        raise Bestandsfout(f"Python staat in {o.python}: {waarom}, en geef dan opnieuw: doorrekening installeer.")
    for map_ in (p.instelling.parent, p.opstart, p.sjablonen):
        try:
            map_.mkdir(parents=True, exist_ok=True)
        except OSError as fout:
            raise Bestandsfout(
                f'De map "{map_}" kan niet worden gemaakt: {melding(fout)}. Vraag IT om schrijfrechten.'
            ) from fout
    gedaan = []
    oud = lees_instellingen(o, p.instelling)
    nieuw = instelling(oud, p.sleutel, str(o.python))
    if nieuw != oud:
        if oud:
            reserve = p.instelling.with_suffix(".backup.conf")
            _schrijf_instellingen(o, reserve, oud)
            gedaan.append(f"De vorige instellingen staan in {reserve}.")
        _schrijf_instellingen(o, p.instelling, nieuw)
    gedaan.append(f"Instelling: {p.instelling} wijst naar {o.python}.")
    for pad, inhoud, wat in (
        (p.opstart / ADDIN, invoegtoepassing, "Invoegtoepassing"),
        (p.sjablonen / SJABLOON, sjabloon, "Sjabloon"),
    ):
        schrijf_nieuw(pad, inhoud, overschrijf=True)
        gedaan.append(f"{wat}: {pad}.")
    if o.systeem == "macos":
        code, uit = o.doe(str(o.python), "-m", "xlwings", "runpython", "install")
        gedaan.append("RunPython is geïnstalleerd." if code == 0 else f"RunPython is niet geïnstalleerd: {uit.strip()}")
    gedaan.append("Start Excel opnieuw; het lint krijgt een tabblad Doorrekening. Werkt het niet: doorrekening dokter.")
    return gedaan


def ruim_op(o: Omgeving) -> list[str]:
    """Take away what `installeer` put down; settings of other programs stay. Says what was done."""
    p = plaatsen(o)
    gedaan = []
    for pad in (p.opstart / ADDIN, p.sjablonen / SJABLOON):
        if pad.is_file():
            try:
                pad.unlink()
            except OSError as fout:
                raise Bestandsfout(
                    f'"{pad}" kan niet worden verwijderd: {melding(fout)}. Sluit Excel en probeer het opnieuw.'
                ) from fout
            gedaan.append(f"Verwijderd: {pad}.")
    oud = lees_instellingen(o, p.instelling)
    if waarde(oud, p.sleutel) == str(o.python):
        over = [r for r in oud.splitlines() if waarde(r, p.sleutel) is None]
        _schrijf_instellingen(o, p.instelling, "\n".join(over))
        gedaan.append(f"De verwijzing naar Python is uit {p.instelling} gehaald.")
    return gedaan or ["Er was niets geïnstalleerd."]
