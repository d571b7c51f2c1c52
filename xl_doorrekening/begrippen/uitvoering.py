"""Words of stap 6: how firm an agreement is, who is involved, what still has to happen, and what to look back on."""

from enum import StrEnum
from typing import Final


class Afspraakstatus(StrEnum):
    """From first to last."""

    CONCEPT = "concept"
    VOORGELEGD = "voorgelegd"
    AKKOORD = "akkoord van besturen"
    VASTGELEGD = "definitief"

    @property
    def vast(self) -> bool:
        """Whether one may count on it."""
        return self in (Afspraakstatus.AKKOORD, Afspraakstatus.VASTGELEGD)


class Partijsoort(StrEnum):
    HUURDERS = "huurdersorganisatie"
    GEMEENTE = "gemeente"
    PROVINCIE = "provincie"
    CORPORATIE = "corporatie"
    TOEZICHT = "toezicht of borging"
    ANDERS = "anders"


class Betrokkenheid(StrEnum):
    TE_DOEN = "nog te betrekken"
    GEINFORMEERD = "geïnformeerd"
    BESPROKEN = "besproken"
    ADVIES = "advies gegeven"
    AKKOORD = "akkoord"
    BEZWAAR = "bezwaar"


class Trajectstatus(StrEnum):
    """Of what an instrument still needs: approval, guarantee, contract."""

    UITZOEKEN = "uit te zoeken"
    GEVRAAGD = "aangevraagd"
    VERKREGEN = "verkregen"
    AFGEWEZEN = "afgewezen"
    NIET_NODIG = "niet nodig"

    @property
    def rond(self) -> bool:
        return self in (Trajectstatus.VERKREGEN, Trajectstatus.NIET_NODIG)


class Puntstatus(StrEnum):
    OPEN = "open"
    AFGEROND = "afgerond"


class Stap(StrEnum):
    """The steps of the Handreiking."""

    EEN = "1 klokken gelijk"
    TWEE = "2 investeringsruimte"
    DRIE = "3 opgave"
    VIER = "4 haalbaarheid"
    VIJF = "5 solidariteit"
    ZES = "6 uitvoering"


EVALUATIEVRAGEN: Final = (
    ("doel", "Is het doel gehaald dat bij de start is afgesproken?"),
    ("beeld", "Delen alle corporaties het beeld van opgave en middelen?"),
    ("aannames", "Welke aannames weken het meest af van wat er gebeurde, en waarom?"),
    ("opgave", "Welk deel van de opgave is gerealiseerd, en wat bleef liggen?"),
    ("solidariteit", "Werkte de afgesproken solidariteit zoals bedoeld, voor gever en ontvanger?"),
    ("betrokken", "Waren huurdersorganisaties en gemeenten op tijd en goed betrokken?"),
    ("samenwerking", "Wat ging goed in de samenwerking, en wat kan beter?"),
    ("planning", "Was er genoeg tijd, vooral voor het gesprek over solidariteit?"),
    ("volgend", "Wat spreken wij af voor de volgende ronde?"),
)
"""Code and question (Handreiking stap 6: monitoring en evaluatie van het proces)."""
