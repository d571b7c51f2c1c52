"""The posts of the DPM's instandhoudingsopgave, kinds of project, and the other closed lists of the field."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from xl_doorrekening.begrippen.tijd import TAKKEN


@dataclass(frozen=True, slots=True)
class Dpmpost:
    naam: str
    label: str
    via_projecten: bool = False


DPMPOSTEN: Final[tuple[Dpmpost, ...]] = (
    Dpmpost("onderhoud", "Goed en doelmatig onderhoud"),
    Dpmpost("leefbaarheid", "Leefbaarheid"),
    Dpmpost("wettelijk", "Wettelijke verplichtingen (zoals EFG-labels)"),
    Dpmpost("verbetering", "Niet-energetische verbeteringen (brandveiligheid, gezond wonen, fundering)"),
    Dpmpost("natuurlijk_moment", "Verduurzaming op natuurlijke momenten"),
    Dpmpost("sloop_nieuwbouw", "Sloop/nieuwbouw en verkoop voor instandhouding", via_projecten=True),
    Dpmpost("extra", "Extra posten"),
)


class Taknaam(StrEnum):
    DAEB = TAKKEN[0]
    NIET_DAEB = TAKKEN[1]


class Laag(StrEnum):
    INSTANDHOUDING = "instandhouding"
    VOLKSHUISVESTELIJK = "volkshuisvestelijk"
    INDIVIDUEEL = "individueel"


class Soort(StrEnum):
    """Kind of project. What it does to dwellings, cash and value stands in kern/projecten.py."""

    NIEUWBOUW = "uitbreidingsnieuwbouw"
    VERVANGING = "vervangende nieuwbouw"
    VERDUURZAMING = "verduurzaming"
    VERBETERING = "verbetering"
    SLOOP = "sloop"
    VERKOOP = "verkoop"
    AANKOOP = "aankoop"


BOUW: Final = frozenset({Soort.NIEUWBOUW, Soort.VERVANGING})
INGREEP: Final = frozenset({Soort.VERDUURZAMING, Soort.VERBETERING})
UITSTROOM: Final = frozenset({Soort.SLOOP, Soort.VERKOOP})


class Woningtype(StrEnum):
    EENGEZINS = "eengezins"
    APPARTEMENT = "appartement"
    FLEX = "flex"


class Huurklasse(StrEnum):
    GOEDKOOP = "goedkoop"
    BETAALBAAR = "betaalbaar"
    DUUR = "hoog betaalbaar"
    MIDDEN = "middenhuur"
    VRIJ = "vrije sector"


class Hardheid(StrEnum):
    HARD = "hard"
    ZACHT = "zacht"


class Janee(StrEnum):
    JA = "ja"
    NEE = "nee"

    def __bool__(self) -> bool:
        return self is Janee.JA


class Regelbron(StrEnum):
    BEGROTING = "begroting"
    NIVEAU = "snelstart"
    KENGETAL = "kengetal"
    DOORGEROLD = "doorgerold"
    """The model, with the difference that dwellings with figures of their own make since they became stock."""


class Projectbron(StrEnum):
    KENGETAL = "kengetal"
    EIGEN = "eigen"


class Huurbeleid(StrEnum):
    CONTRACT = "contracthuur"
    STREEF = "streefhuur"


class Zwaarte(StrEnum):
    LICHT = "licht"
    MIDDEN = "midden"
    ZWAAR = "zwaar"


class Leningvorm(StrEnum):
    FIXE = "fixe"
    LINEAIR = "lineair"
    ANNUITAIR = "annuïtair"


class Status(StrEnum):
    """How certain a figure is; shown beside it on the sheet."""

    BRON = "B – gelezen in bron"
    KENNIS = "K – te bevestigen"
    AFGELEID = "A – afgeleid of afgesproken"
    VOORBEELD = "voorbeeldwaarde"
    INVULLEN = "vul in (NPA/leidraad dPi)"
