"""A finding: an error as a value, with the cell it came from and the way to mend it."""

from dataclasses import dataclass
from enum import IntEnum


class Ernst(IntEnum):
    """How much a finding weighs. Only `FOUT` keeps results from being written."""

    LET_OP = 1
    LEEMTE = 2
    FOUT = 3

    @property
    def woord(self) -> str:
        return {1: "let op", 2: "ontbreekt", 3: "fout"}[int(self)]


@dataclass(frozen=True, slots=True)
class Bevinding:
    """What was found where, what is allowed and how to mend it; all texts are Dutch and shown to the user."""

    blad: str
    cel: str
    code: str
    ernst: Ernst
    gevonden: str
    toegestaan: str
    herstel: str

    @property
    def plaats(self) -> str:
        """The place as a spreadsheet writes it: 'Blad'!F12."""
        blad = self.blad.replace("'", "''")
        return f"'{blad}'!{self.cel}" if self.cel else f"'{blad}'"

    def __str__(self) -> str:
        return (f"{self.ernst.woord.upper()} {self.plaats}: {self.gevonden}. Toegestaan: {self.toegestaan}. "
                f"Herstel: {self.herstel}.")  # fmt: skip
