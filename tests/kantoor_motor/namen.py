"""Defined names as xlwings gives them: scoped to a sheet, referring in Excel's notation."""

import re
from typing import Any

from xlwings import base_classes

_VERWIJZING = re.compile(r"^\$?('(?:[^']|'')*'|[^.$']+)\.(\$[A-Z]+\$\d+)(?::(?:[^.]*\.)?(\$[A-Z]+\$\d+))?$")


def excelvorm(inhoud: str) -> str:
    """`$Blad.$A$1:$B$2` of LibreOffice as `='Blad'!$A$1:$B$2`; anything else that points at nothing as #REF!."""
    if "#REF!" in inhoud:
        return "=#REF!"
    m = _VERWIJZING.match(inhoud)
    if m is None:
        return "=" + inhoud
    blad = m[1] if m[1].startswith("'") else f"'{m[1]}'"
    return f"={blad}!{m[2]}" + (f":{m[3]}" if m[3] else "")


class Names(base_classes.Names):
    def __init__(self, verzameling: Any, blad: str, motor: Any) -> None:
        self.api, self._blad, self._motor = verzameling, blad, motor

    def __call__(self, name_or_index: str | int) -> "Name":
        naam = name_or_index if isinstance(name_or_index, str) else self.api.ElementNames[name_or_index - 1]
        return Name(self.api, naam, self._blad, self._motor)

    def snapshot(self) -> list[tuple[str, "Name"]]:
        self._motor.tel("namenlijst")
        return [(n, Name(self.api, n, self._blad, self._motor)) for n in self.api.ElementNames]

    def contains(self, name_or_index: str | int) -> bool:
        if isinstance(name_or_index, str):
            return bool(self.api.hasByName(name_or_index))
        return 0 < name_or_index <= len(self)

    def __len__(self) -> int:
        return len(self.api.ElementNames)


class Name(base_classes.Name):
    def __init__(self, verzameling: Any, naam: str, blad: str, motor: Any) -> None:
        self._verzameling, self._naam, self._blad, self._motor = verzameling, naam, blad, motor

    @property
    def api(self) -> Any:
        return self._verzameling.getByName(self._naam)

    @property
    def name(self) -> str:
        self._motor.tel("naam")
        if not self._blad:
            return self._naam
        return "'" + self._blad.replace("'", "''") + "'!" + self._naam

    @property
    def refers_to(self) -> str:
        self._motor.tel("naam")
        return excelvorm(self.api.Content)
