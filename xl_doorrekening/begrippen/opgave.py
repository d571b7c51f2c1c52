"""Words of the volkshuisvestelijke opgave (stap 3 and 4): types of task, origin of a figure, rules of sharing out."""

from enum import StrEnum
from typing import Final

from xl_doorrekening.begrippen.dpm import Soort


class Opgavetype(StrEnum):
    """Types of task of the NPA and of the shared picture of growth; counted in dwellings."""

    UITBREIDING = "uitbreidingsnieuwbouw"
    SLOOP = "sloop"
    VERKOOP = "verkoop"
    AARDGASVRIJ = "aardgasvrij"
    WARMTEVRAAG = "warmtevraagreductie"
    EFG = "EFG-labels"

    @property
    def label(self) -> str:
        """At the start of a line."""
        return self.value[0].upper() + self.value[1:]


SOORT_BIJ: Final[dict[Opgavetype, Soort]] = {
    Opgavetype.UITBREIDING: Soort.NIEUWBOUW,
    Opgavetype.SLOOP: Soort.SLOOP,
    Opgavetype.VERKOOP: Soort.VERKOOP,
    Opgavetype.AARDGASVRIJ: Soort.VERDUURZAMING,
    Opgavetype.WARMTEVRAAG: Soort.VERDUURZAMING,
    Opgavetype.EFG: Soort.VERDUURZAMING,
}
"""The kind of project with which a task is carried out."""
TYPE_BIJ: Final[dict[Soort, Opgavetype]] = {
    Soort.NIEUWBOUW: Opgavetype.UITBREIDING,
    Soort.SLOOP: Opgavetype.SLOOP,
    Soort.VERKOOP: Opgavetype.VERKOOP,
}
"""The type of task that follows from the kind of project alone; verduurzaming must say which."""
KORT: Final[dict[Opgavetype, str]] = {x: x.value for x in Opgavetype} | {
    Opgavetype.UITBREIDING: "nieuwbouw", Opgavetype.WARMTEVRAAG: "warmte", Opgavetype.EFG: "EFG",
}  # fmt: skip
"""For narrow headers."""
GROEI: Final = (Opgavetype.UITBREIDING, Opgavetype.SLOOP, Opgavetype.VERKOOP)
VERDUURZAMING: Final = (Opgavetype.AARDGASVRIJ, Opgavetype.WARMTEVRAAG, Opgavetype.EFG)


class Herkomst(StrEnum):
    """Where a row of the opgave comes from."""

    NPA = "NPA"
    WOONDEAL = "woondeal"
    LOKAAL = "prestatieafspraak"
    BEELD = "gedeeld beeld"
    AMBITIE = "ambitie boven NPA"


class Toerekenregel(StrEnum):
    """How a task is shared out over the corporations that work in a gemeente."""

    PLANNEN = "eigen plannen"
    BEZIT = "bezit in de gemeente"
    VHE = "vhe"
    RUIMTE = "investeringsruimte"
    HANDMATIG = "handmatig"
