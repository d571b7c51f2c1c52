"""Which xlwings the VBA of a workbook was made for: its file names carry the version, so another one does not work."""

import re
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from typing import Final

PROJECT: Final = "xl/vbaProject.bin"
_VERSIE: Final = re.compile(r'XLWINGS_VERSION As String = "([^"]+)"')


def xlwings_in(bron: str) -> str | None:
    """The version in the source of xlwings' own VBA module."""
    gevonden = _VERSIE.search(bron)
    return gevonden[1] if gevonden else None


def verschil(onderdelen: Mapping[str, bytes]) -> str | None:
    """What to tell the user when the workbook and the installation differ; None when all is well or unknown."""
    if PROJECT not in onderdelen:
        return None
    try:
        geinstalleerd = version("xlwings")
        werkboek = _van_werkboek(onderdelen[PROJECT])
    except (ImportError, PackageNotFoundError):  # without the extra there is nothing to compare
        return None
    if werkboek is None or werkboek == geinstalleerd:
        return None
    return (
        f"let op: de knoppen in dit werkboek horen bij xlwings {werkboek}, geïnstalleerd is {geinstalleerd}; in Excel "
        "werken zij zo niet. Maak een nieuw werkboek met knoppen, of installeer de versie van het werkboek."
    )


def _van_werkboek(project: bytes) -> str | None:
    from pyopenvba.cfb import CFB
    from pyopenvba.vba import parse_vba_project

    try:
        for module in parse_vba_project(CFB.from_bytes(project)).modules:
            if module.name == "xlwings":
                return xlwings_in(module.source)
    except Exception:  # the project may be anyone's; whether it is whole is not for us to say
        return None
    return None
