"""The editions of a workbook, and how each has its buttons."""

from enum import Enum
from typing import Final

from xlsxwriter.worksheet import Worksheet

from xl_doorrekening.werkboek.indeling.blok import adres


class Editie(Enum):
    KAAL = "zonder knoppen"
    MACRO = "knoppen met macro's erachter"
    LITE = "knoppen voor xlwings Lite"


KNOPPEN: Final = ("Herbereken", "Controleer", "Uitleg")
"""Captions, and names of macros, on every tab."""
ZOEKKNOP: Final = "Optimaliseer"
ZOEKBLADEN: Final = ("start", "solidariteit", "optimum")
"""Where it stands: it changes the input, so not on every tab. Not in Lite, which has no solver."""
REISKNOPPEN: Final = ("Verzendkopie", "Samenvoegen")
"""On Start only: they make or read other files."""
LITEKNOPPEN: Final = ("Herbereken", "Controleer")
"""In Lite a button works by selecting the cell behind it, so the cell to explain would not be selected any more."""
_MAAT: Final = {"width": 88, "height": 24, "x_offset": 3, "y_offset": 4}
_RIJ: Final = 24
_VLAK: Final = {
    "fill": {"color": "#E7E6E6"},
    "line": {"color": "#7F7F7F"},
    "align": {"vertical": "middle", "horizontal": "center"},
    "font": {"size": 10},
    "object_position": 3,
}


def voeg_toe(ws: Worksheet, editie: Editie, kolom: int, sleutel: str) -> None:
    """The buttons on the line of the title, beside everything that stands there; those for Lite are on Start only."""
    if editie is Editie.MACRO:
        ws.set_row(0, _RIJ)
        zoek = (ZOEKKNOP,) if sleutel in ZOEKBLADEN else ()
        reis = REISKNOPPEN if sleutel == "start" else ()
        for n, naam in enumerate((*KNOPPEN, *zoek, *reis)):
            plek = {"x_offset": _MAAT["x_offset"] + n * (_MAAT["width"] + 4)}
            ws.insert_button(0, kolom, {"macro": naam, "caption": naam} | _MAAT | plek)
    elif editie is Editie.LITE and sleutel == "start":
        ws.set_row(0, _RIJ)
        for n, naam in enumerate(LITEKNOPPEN):
            # Lite runs a script when the cell behind its shape is selected; xlsxwriter calls the shapes TextBox 1, 2 …
            doel = f"internal:'{ws.get_name()}'!{adres(0, kolom + n)}"
            ws.insert_textbox(0, kolom + n, naam, _VLAK | _MAAT | {"url": doel})
