"""Doorrekening: de scripts van dit werkboek, voor de invoegtoepassing xlwings Lite.

Onderaan staat PAKKET: het programma xl_doorrekening als zipbestand (base64), gelijk aan dat van de opdrachtregel.
Uitpakken om na te lezen: python -c "import base64, main; open('pakket.zip', 'wb').write(base64.b64decode(main.PAKKET))"
"""

import base64
import hashlib
import sys
import tempfile
from pathlib import Path
from typing import Any

import xlwings as xw


def _macros() -> Any:
    """The program, unpacked on first use."""
    inhoud = base64.b64decode(PAKKET)
    pad = Path(tempfile.gettempdir()) / f"xl_doorrekening-{hashlib.sha256(inhoud).hexdigest()[:12]}.zip"
    if str(pad) not in sys.path:
        pad.write_bytes(inhoud)
        sys.path.insert(0, str(pad))
    from xl_doorrekening.excel import macros

    return macros


@xw.script(name="Herbereken", button="[TextBox 1]Start!$C$1")
def herbereken(book: xw.Book) -> None:
    """# Herbereken
    Controleert de invoer, rekent door en zet de uitkomsten in het werkboek."""
    _macros().herbereken(book)


@xw.script(name="Controleer", button="[TextBox 2]Start!$D$1")
def controleer(book: xw.Book) -> None:
    """# Controleer
    Controleert de invoer; er wordt niets gewijzigd."""
    _macros().controleer(book)


@xw.script(name="Uitleg")
def uitleg(book: xw.Book) -> None:
    """# Uitleg
    Kies eerst een cel met een uitkomst en start dit script dan vanuit het taakvenster: tabblad Uitleg toont hoe dat
    getal is berekend. Er is geen knop voor op een blad, want die zou zelf de gekozen cel worden."""
    _macros().uitleg(book)


PAKKET = ""
