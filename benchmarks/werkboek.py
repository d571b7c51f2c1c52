"""`herbereken` of a large workbook, whole command, beside LibreOffice that opens, recalculates and saves the file."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from benchmarks.gereedschap import beste, grote_regio
from xl_doorrekening.doorrekenen import doorrekenen
from xl_doorrekening.werkboek.bouwen.sjabloon import bouw

Rij = tuple[str, str, str]
_INSTELLING = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode"><value>0</value></prop></item>
</oor:items>"""


def profiel(map_: Path) -> None:
    """A profile of LibreOffice that always recalculates what it opens."""
    (map_ / "profiel" / "user").mkdir(parents=True)
    (map_ / "profiel" / "user" / "registrymodifications.xcu").write_text(_INSTELLING)


def libreoffice(pad: Path, map_: Path) -> None:
    """Open, recalculate, save."""
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(map_ / 'profiel').as_uri()}", "--headless",
         "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(map_ / "uit"), str(pad)],
        check=True, capture_output=True,
    )  # fmt: skip


def herbereken(rook: bool) -> Iterator[Rij]:
    aantal, keren = (3, 1) if rook else (20, 5)
    regio = grote_regio(aantal)
    with tempfile.TemporaryDirectory() as naam:
        map_ = Path(naam)
        pad = map_ / "regio.xlsx"
        inhoud = bouw(regio)

        def opdracht() -> None:
            subprocess.run(
                [sys.executable, "-m", "xl_doorrekening", "herbereken", str(pad)], check=True, capture_output=True
            )

        tijden = []
        for _ in range(keren):
            pad.write_bytes(inhoud)
            begin = perf_counter()
            opdracht()
            tijden.append(perf_counter() - begin)
        ons = sorted(tijden)[len(tijden) // 2]
        kern = beste(lambda: doorrekenen(regio))
        yield f"herbereken, {aantal} corporaties, hele opdracht", f"{ons:.2f} s", ""
        yield "waarvan de kern (doorrekenen)", f"{kern:.2f} s", f"{100 * kern / ons:.0f}%"
        if shutil.which("soffice") is None:
            yield "LibreOffice", "niet geïnstalleerd", ""
            return
        profiel(map_)
        libreoffice(pad, map_)  # makes the profile
        lo = []
        for _ in range(keren):
            begin = perf_counter()
            libreoffice(pad, map_)
            lo.append(perf_counter() - begin)
        traag = sorted(lo)[len(lo) // 2]
        yield "LibreOffice: openen, herberekenen, opslaan", f"{traag:.2f} s", f"{traag / ons:.1f}× herbereken"
