"""Tests that need a real spreadsheet application are skipped, loudly, where there is none; never with STRENG=1 (CI)."""

import importlib.util
import os
import shutil
from pathlib import Path

import pytest

UNO = Path("/usr/lib/python3/dist-packages/uno.py")
ZONDER = (
    "NIET GETEST in een echt rekenprogramma: LibreOffice of zijn brug ontbreekt "
    "(Debian: apt-get install libreoffice-calc python3-uno)"
)


def _kantoor() -> bool:
    return shutil.which("soffice") is not None and (UNO.exists() or importlib.util.find_spec("uno") is not None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if os.environ.get("STRENG") == "1" or _kantoor():
        return
    for item in items:
        if item.get_closest_marker("traag") and "lite" not in item.path.parts:
            item.add_marker(pytest.mark.skip(reason=ZONDER))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Each reason once, after everything else."""
    gemist: dict[str, int] = {}
    for rapport in terminalreporter.stats.get("skipped", []):
        reden = str(rapport.longrepr[2] if isinstance(rapport.longrepr, tuple) else rapport.longrepr)
        gemist[reden] = gemist.get(reden, 0) + 1
    for reden, aantal in gemist.items():
        terminalreporter.write_line(
            f"LET OP, {aantal} tests overgeslagen: {reden.removeprefix('Skipped: ')}", yellow=True
        )
