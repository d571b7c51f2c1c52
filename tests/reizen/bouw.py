"""A mailed copy as its receiver fills it in."""

import subprocess
import tempfile
from pathlib import Path

from tests.werkboek.hulp import Indeling, Inhoud, indeling, zet_cellen
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.werkboek.lezen.lezer import Gelezen
from xl_doorrekening.werkboek.lezen.uit_bestand import lees

EEN, TWEE, DRIE = "Stadswaard", "De Vlietlanden", "Havenkwartier"
"""The corporations of the example."""
SCHULD = ("snelstart", "schuld", "daeb")


def leg(pad: Path, inhoud: bytes) -> Path:
    pad.write_bytes(inhoud)
    return pad


def vul(pad: Path, *waarden: tuple[str, str, str, str, Inhoud], tab: str = "") -> Path:
    """Set cells (tab, blok, rij, kolom, waarde) of any workbook that stands as the template makes it."""
    plek: Indeling = indeling(_als_gebouwd(lees(pad)))
    zet_cellen(pad, [(plek.cel(tab or w[0], *w[1:4]), w[4]) for w in waarden])
    return pad


def _als_gebouwd(g: Gelezen) -> Regio:
    return g.regio


def snelstart(pad: Path, naam: str, rij: str = "schuld", kolom: str = "daeb") -> float | None:
    """A figure of the Snelstart of a corporation, in €."""
    c = next(c for c in lees(pad).regio.corporaties if c.naam == naam)
    uit: float | None = getattr(c.tak("DAEB" if kolom == "daeb" else "niet-DAEB").snelstart, rij)
    return uit


def door_libreoffice(pad: Path) -> Path:
    """Opened, recalculated as it sees fit, and saved under the same name."""
    with tempfile.TemporaryDirectory() as map_:
        uit = Path(map_) / "uit"
        subprocess.run(
            ["soffice", "--headless", f"-env:UserInstallation=file://{map_}/profiel", "--convert-to", "xlsx",
             "--outdir", str(uit), str(pad)],
            check=True, capture_output=True, timeout=180,
        )  # fmt: skip
        pad.write_bytes((uit / pad.name).read_bytes())
    return pad
