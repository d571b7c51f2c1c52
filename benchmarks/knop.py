"""The button in a workbook that is open, in LibreOffice through the tests' engine: time and round trips."""

import importlib.util
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.gereedschap import beste, grote_regio
from xl_doorrekening.werkboek.bouwen.sjabloon import bouw

Rij = tuple[str, str, str]


def _ontbreekt() -> str:
    """What is needed and not there; "" when the bench can run."""
    if shutil.which("soffice") is None:
        return "LibreOffice is niet geïnstalleerd"
    if importlib.util.find_spec("xlwings") is None:
        return "xlwings is niet geïnstalleerd"
    from tests.kantoor_motor.kantoor import uno

    try:
        uno()
    except ImportError:
        return "python3-uno is niet geïnstalleerd, of voor een andere Python"
    return ""


def _per_cel(boek: Any) -> float:
    """Seconds to fetch one cell, over a few hundred of them."""
    blad, keren = boek.sheets[1].api, 300
    begin = perf_counter()
    for i in range(keren):
        blad.getCellByPosition(1, i).getFormula()
    return (perf_counter() - begin) / keren


def drukken(rook: bool) -> Iterator[Rij]:
    aantal = 3 if rook else 20
    weg = _ontbreekt()
    if weg:
        yield f"knop Herbereken, {aantal} corporaties", weg, ""
        return
    from tests.kantoor_motor.motor import start
    from xl_doorrekening.excel import macros

    with tempfile.TemporaryDirectory() as naam:
        pad = Path(naam) / "regio.xlsx"
        pad.write_bytes(bouw(grote_regio(aantal)))
        app = start()
        try:
            boek = app.books.open(str(pad))
            motor = app.impl.engine

            def druk() -> None:
                motor.teller.clear()
                uitslag = macros.herbereken(boek)
                if not uitslag.startswith("Doorgerekend"):
                    raise RuntimeError(uitslag)

            duur = beste(druk, 1 if rook else 3)
            ritten, cellen = motor.ritten(), motor.teller["lezen_cellen"] + motor.teller["schrijven_cellen"]
            yield f"knop Herbereken in een open werkboek, {aantal} corporaties", f"{duur:.2f} s", ""
            gelezen, geschreven = motor.teller["lezen"], motor.teller["schrijven"]
            yield (
                f"waarvan {ritten} aanroepen: {gelezen} × lezen, {geschreven} × schrijven, rest: namen",
                f"{cellen} cellen",
                f"{cellen / ritten:.0f} cellen per aanroep",
            )
            los = _per_cel(boek) * cellen
            yield (
                "één aanroep per cel, geschat uit 300 cellen",
                f"{los:.0f} s",
                f"{los / duur:.0f}× de knop",
            )
            alles = beste(app.impl.calculate, 1 if rook else 3)
            yield "LibreOffice: alle formules opnieuw (calculateAll)", f"{alles:.2f} s", f"{alles / duur:.2f}× de knop"
        finally:
            app.quit()
