"""What can be put in a cell: a value, or a formula with its value."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Formule:
    """A formula of ours with its value, so that readers without recalculation see it."""

    tekst: str
    waarde: str | float
    matrix: bool = False
    """Whether Excel must evaluate it as an array formula."""


@dataclass(frozen=True, slots=True)
class Onthouden:
    """The value a formula that stands there already has now."""

    waarde: str | float


Waarde: TypeAlias = str | float | Formule | Onthouden | None
