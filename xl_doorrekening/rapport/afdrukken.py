"""The report as PDF, printed by a browser on the computer: no library sets pages as well, and none is as common.

The browser runs without a window, in a profile of its own, and gets a file to print: it fetches nothing.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

NAMEN = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "msedge", "chrome")
MAPPEN = (
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    r"C:\Program Files\Microsoft\Edge\Application\msedge.exe",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
STIL = (
    "--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-extensions", "--no-pdf-header-footer",
)  # fmt: skip
SECONDEN = 120


class GeenBrowser(OSError):
    """There is nothing on this computer to print with, or it did not; the text says what to do."""


def browsers() -> Iterator[str]:
    """Browsers on this computer that can print without a window, the likely ones first."""
    yield from (gevonden for naam in NAMEN if (gevonden := shutil.which(naam)))
    yield from (pad for pad in MAPPEN if Path(pad).is_file())


def als_pdf(html: str) -> bytes:
    """Print a document; raises `GeenBrowser` when that cannot be done."""
    browser = next(browsers(), None)
    zelf = "Maak het rapport als .html, open het in een browser en kies Afdrukken, Opslaan als PDF."
    if browser is None:
        raise GeenBrowser(f"Voor een .pdf is Chrome, Edge of Chromium nodig, en dat is hier niet gevonden. {zelf}")
    with tempfile.TemporaryDirectory() as map_:
        bron, uit = Path(map_) / "rapport.html", Path(map_) / "rapport.pdf"
        bron.write_text(html, "utf-8")
        wortel = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []  # root may not have one
        opdracht = [browser, *STIL, *wortel, f"--user-data-dir={map_}/profiel", f"--print-to-pdf={uit}", bron.as_uri()]
        try:
            subprocess.run(opdracht, check=True, capture_output=True, timeout=SECONDEN)
            return uit.read_bytes()
        except (OSError, subprocess.SubprocessError) as fout:
            raise GeenBrowser(f"Afdrukken naar .pdf met {browser} is niet gelukt. {zelf}") from fout
