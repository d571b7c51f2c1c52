"""Where the edition for xlwings Lite has its code."""

from typing import Final

MAP: Final = "xl/webextensions/"
WEBEXTENSIE: Final = f"{MAP}webextension1.xml"
