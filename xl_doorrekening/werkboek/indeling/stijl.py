"""How cells look: three kinds, told apart by fill, letter colour and lock, by one legend on Start."""

from typing import Any, Final

LETTER: Final = "Calibri"
TABKLEUR: Final = {
    "start": "#1F3864",
    "uitgangspunten": "#7F6000",
    "corporatie": "#2E75B6",
    "uitkomsten": "#385723",
    "vergelijking": "#385723",
    "controle": "#7F7F7F",
    "logboek": "#7F7F7F",
    "stempel": "#7F7F7F",
}
"""Colours of the tabs follow the steps: agreements, a corporation's input, results, housekeeping."""

BREEDTE: Final = {0: 1.5, 1: 44.0, 2: 12.0, 3: 13.0, 4: 28.0, 5: 12.0, 6: 12.0, 7: 12.0} | dict.fromkeys(
    range(8, 23), 9.2
)
BREEDTE_OVERIG: Final = 11.0

_BASIS: Final = {"font_name": LETTER, "font_size": 10, "valign": "vcenter"}
_RAND: Final = {"border": 1, "border_color": "#BFBFBF"}

STIJLEN: Final[dict[str, dict[str, Any]]] = {
    "gewoon": _BASIS,
    "code": _BASIS | {"font_color": "#BFBFBF", "font_size": 6},
    "titel": _BASIS | {"bold": True, "font_size": 16, "font_color": "#1F3864"},
    "inleiding": _BASIS | {"italic": True, "font_color": "#404040"},
    "verzending": _BASIS | {"bold": True, "font_color": "#C00000"},
    "link": _BASIS | {"font_color": "#0563C1", "underline": 1},
    "jaarkop": _BASIS | {"bold": True, "bottom": 2, "align": "right", "num_format": "0"},
    "bloktitel": _BASIS | {"bold": True, "font_size": 12, "font_color": "#FFFFFF", "bg_color": "#1F3864"},
    "uitleg": _BASIS | {"italic": True, "font_color": "#404040"},
    "kop": _BASIS | {"bold": True, "bottom": 1, "bg_color": "#D9E2F3", "text_wrap": True},
    "kop_vrij": _BASIS | {"bold": True, "bottom": 1, "bg_color": "#D9E2F3"},
    "kop_rechts": _BASIS | {"bold": True, "bottom": 1, "bg_color": "#D9E2F3", "align": "right", "text_wrap": True},
    "label": _BASIS,
    "label_kop": _BASIS | {"bold": True},
    "eenheid": _BASIS | {"font_color": "#595959"},
    "tip": _BASIS | {"font_color": "#595959", "font_size": 9, "text_wrap": True},
    "tip_kort": _BASIS | {"font_color": "#595959", "font_size": 9},
    "invoer": _BASIS | _RAND | {"bg_color": "#FFF8DC", "font_color": "#0000C0", "locked": False},
    "uitkomst": _BASIS | {"bg_color": "#EDEDED"},
    "uitkomst_rechts": _BASIS | {"bg_color": "#EDEDED", "align": "right"},
    "uitkomst_wikkel": _BASIS | {"bg_color": "#EDEDED", "text_wrap": True, "valign": "top"},
    "lijst": _BASIS,
    "lijst_rechts": _BASIS | {"align": "right"},
    "uitkomst_kop": _BASIS | {"bg_color": "#E0E0E0", "bold": True, "top": 1},
    "formule": _BASIS | {"bold": True},
    "gesloten": _BASIS | {"bg_color": "#F7F7F7"},
}

LICHT: Final = {
    "groen": {"bg_color": "#C6E0B4", "font_color": "#1E4620"},
    "oranje": {"bg_color": "#FFE699", "font_color": "#5F4700"},
    "rood": {"bg_color": "#F4B183", "font_color": "#7B0000", "bold": True},
    "grijs": {"bg_color": "#D9D9D9"},
}
"""Traffic lights; the word stands in the cell, so they read without colour."""

LEGENDA: Final = (
    ("invoer", "Invoer: hier vult u in"),
    ("uitkomst", "Uitkomst: geschreven door Herbereken, vergrendeld"),
    ("label", "Vaste tekst of formule, vergrendeld"),
)

GRAFIEKLIJNEN: Final = (
    ("#1F3864", "solid", "circle"),
    ("#C55A11", "dash", "square"),
    ("#548235", "round_dot", "triangle"),
    ("#7F6000", "dash_dot", "diamond"),
)
"""Colour, dash and marker together, so that lines are told apart in black and white."""
