"""Importing the core is light: no spreadsheet library, no pandas."""

import subprocess
import sys

import pytest

ZWAAR = ("pandas", "xlwings", "openpyxl", "lxml", "xlsxwriter", "python_calamine")


@pytest.mark.parametrize(
    "module",
    [
        "xl_doorrekening",
        "xl_doorrekening.kern.projectie",
        "xl_doorrekening.regio.ruimte",
        "xl_doorrekening.doorrekenen",
    ],
)
def test_import_is_licht(module: str) -> None:
    code = f"import sys, {module}; print([m for m in {ZWAAR!r} if m in sys.modules])"
    uit = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert uit.stdout.strip() == "[]"


def test_het_pakket_zelf_kost_niets() -> None:
    """Not even numpy."""
    code = "import sys, xl_doorrekening; print('numpy' in sys.modules, 'pydantic' in sys.modules)"
    uit = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert uit.stdout.strip() == "False False"
