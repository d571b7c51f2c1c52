"""Put what Excel needs where Excel finds it: the user's xlwings settings, the add-in, the template."""

from dataclasses import dataclass
from pathlib import Path

from xl_doorrekening.excel.omgeving import Omgeving
from xl_doorrekening.werkboek.bestand import Bestandsfout, schrijf_nieuw

ADDIN = "xl_doorrekening.xlam"
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
        roaming = o.thuis / "AppData" / "Roaming" / "Microsoft"
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


def instelling(oud: str, sleutel: str, waarde: str) -> str:
    """The settings file with one key set; other lines stay as they are."""
    regel = f'"{sleutel}","{waarde}"'
    regels = oud.splitlines()
    for i, r in enumerate(regels):
        if r.split(",")[0].strip().strip('"').upper() == sleutel:
            regels[i] = regel
            return "\n".join(regels) + "\n"
    return "\n".join([*regels, regel]) + "\n"


def waarde(tekst: str, sleutel: str) -> str | None:
    """What a settings file says of a key; None when it says nothing."""
    for regel in tekst.splitlines():
        naam, _, rest = regel.partition(",")
        if naam.strip().strip('"').upper() == sleutel:
            return rest.strip().strip('"') or None
    return None


def installeer(o: Omgeving, invoegtoepassing: bytes, sjabloon: bytes) -> list[str]:
    """Write settings, add-in and template; says what was done. Files made here carry no Mark of the Web."""
    p = plaatsen(o)
    for map_ in (p.instelling.parent, p.opstart, p.sjablonen):
        try:
            map_.mkdir(parents=True, exist_ok=True)
        except OSError as fout:
            raise Bestandsfout(
                f'De map "{map_}" kan niet worden gemaakt ({fout.strerror}). Vraag IT om schrijfrechten.'
            ) from fout
    gedaan = []
    oud = p.instelling.read_text(encoding="utf-8") if p.instelling.exists() else ""
    nieuw = instelling(oud, p.sleutel, str(o.python))
    if nieuw != oud:
        if oud:
            schrijf_nieuw(p.instelling.with_suffix(".backup.conf"), oud.encode(), overschrijf=True)
        schrijf_nieuw(p.instelling, nieuw.encode(), overschrijf=True)
    gedaan.append(f"Instelling: {p.instelling} wijst naar {o.python}.")
    for pad, inhoud, wat in (
        (p.opstart / ADDIN, invoegtoepassing, "Invoegtoepassing"),
        (p.sjablonen / "doorrekening.xlsm", sjabloon, "Sjabloon"),
    ):
        schrijf_nieuw(pad, inhoud, overschrijf=True)
        gedaan.append(f"{wat}: {pad}.")
    if o.systeem == "macos":
        code, uit = o.doe(str(o.python), "-m", "xlwings", "runpython", "install")
        gedaan.append("RunPython is geïnstalleerd." if code == 0 else f"RunPython is niet geïnstalleerd: {uit.strip()}")
    gedaan.append("Start Excel opnieuw; het lint krijgt een tabblad Doorrekening. Werkt het niet: doorrekening dokter.")
    return gedaan
