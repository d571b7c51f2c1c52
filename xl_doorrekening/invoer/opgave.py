"""Stap 3 and 4: the regional task and how it is shared out. Counted in dwellings; years are the policy-rich ones."""

from enum import StrEnum

from pydantic import Field

from xl_doorrekening.begrippen.dpm import Huurbeleid, Janee, Status, Woningtype
from xl_doorrekening.begrippen.opgave import Herkomst, Opgavetype, Toerekenregel
from xl_doorrekening.begrippen.tijd import BELEIDSRIJK
from xl_doorrekening.invoer.veld import Eenheid, Invoermodel, veld

E = Eenheid
A = Status.AFGELEID


class Nieuwbouwbron(StrEnum):
    NPA = "NPA"
    WOONDEAL = "woondeal"


class Opgavekeuzes(Invoermodel):
    """The region's choices about the task, and what is agreed in words."""

    npa_jaar: int | None = veld(
        "NPA-opgave: jaar van vaststelling", E.JAAR, uitleg="Van de meest recente NPA-cijfers voor deze regio."
    )
    woondeal_jaar: int | None = veld("Woondeal: jaar van vaststelling", E.JAAR)
    nieuwbouw_volgens: Nieuwbouwbron = veld(
        "Uitbreidingsnieuwbouw volgens",
        E.KEUZE,
        standaard=Nieuwbouwbron.NPA,
        bron="Handreiking stap 3",
        status=A,
        uitleg="Woondeal: als die recenter is en de nieuwste NPA erin zit. Per gemeente met een woondealcijfer.",
    )
    verschil: str | None = veld(
        "Toelichting op het verschil tussen woondeal en NPA", E.TEKST, uitleg="Verplicht als de woondeal geldt."
    )
    groei: str | None = veld("Gedeeld beeld: groei van de voorraad", E.TEKST)
    verduurzaming: str | None = veld("Gedeeld beeld: verduurzaming en fasering", E.TEKST)
    huurbeleid: str | None = veld("Gedeelde visie op huurbeleid", E.TEKST)
    individueel: str | None = veld(
        "Individuele opgaven: in hoeverre betrokken", E.TEKST, uitleg="Of ze meetellen kiest u op Uitgangspunten."
    )
    ambities: str | None = veld("Ambities boven de NPA: toelichting", E.TEKST)
    boven_toerekening: Janee = veld(
        "Eigen plannen boven de toerekening tellen mee",
        E.KEUZE,
        standaard=Janee.JA,
        bron="keuze",
        status=A,
        uitleg="Nee: het meerdere valt af, het zachtste en laatste plan eerst.",
    )
    woningtype: Woningtype = veld(
        "Woningtype van toegerekende nieuwbouw zonder eigen plan",
        E.KEUZE,
        standaard=Woningtype.APPARTEMENT,
        bron="keuze",
        status=A,
    )
    bouwduur: int = veld(
        "Jaren van start tot oplevering zonder eigen plan", E.DUUR, standaard=2, maximum=6, bron="keuze", status=A
    )


class Huurafspraak(Invoermodel):
    """The shared rent policy of one tak in variant B; a blank leaves the own policy of each corporation."""

    benutting: float | None = veld(
        "Benutting van de maximale huurverhoging",
        E.PROCENT,
        uitleg="Deel van het wettelijk maximum (Uitgangspunten). Leeg: het regionale pad met eigen afwijking.",
    )
    beleid: Huurbeleid | None = veld("Huurbeleid bij mutatie", E.KEUZE, uitleg="Leeg: eigen beleid.")
    streefhuur: float | None = veld(
        "Gemiddelde streefhuur per maand", E.EUR_MAAND, uitleg="Alleen bij streefhuur. Leeg: eigen streefhuur."
    )
    verlaging: Janee | None = veld("Huur ook verlagen naar streefhuur bij mutatie", E.KEUZE, uitleg="Leeg: eigen.")
    iah: Janee | None = veld("Inkomensafhankelijke huurverhoging (IAH)", E.KEUZE, uitleg="Leeg: eigen beleid.")


class Opgaveregel(Invoermodel):
    """One figure of one source: a total over a period, or amounts per year."""

    gemeente: str | None = veld("Gemeente", E.TEKST, nodig=True)
    type: Opgavetype | None = veld("Type opgave", E.KEUZE, nodig=True)
    herkomst: Herkomst | None = veld("Herkomst", E.KEUZE, uitleg="Leeg: NPA.")
    toelichting: str | None = veld("Toelichting", E.TEKST)
    aantal: float | None = veld("Aantal woningen", E.AANTAL, uitleg="Totaal over de periode.")
    van: int | None = veld("Van", E.JAAR, uitleg="Leeg: het startjaar.")
    tot: int | None = veld("Tot en met", E.JAAR, uitleg="Leeg: het laatste beleidsrijke jaar.")
    jaren: tuple[float | None, ...] = (None,) * BELEIDSRIJK
    """Per year; filled in it goes before the total."""

    @property
    def per_jaar(self) -> bool:
        return any(x is not None for x in self.jaren)


class Toerekening(Invoermodel):
    """How one type of task is shared out."""

    regel: Toerekenregel = veld(
        "Regel", E.KEUZE, standaard=Toerekenregel.PLANNEN, bron="keuze", status=A, uitleg="Per type opgave."
    )
    toelichting: str | None = veld("Toelichting", E.TEKST)


class Handmatig(Invoermodel):
    """An allotment by hand, or (under another rule) a correction: plus is more for this corporation."""

    corporatie: str | None = veld("Corporatie", E.TEKST, nodig=True, uitleg="De naam zoals op het eigen tabblad.")
    gemeente: str | None = veld("Gemeente", E.TEKST, nodig=True)
    type: Opgavetype | None = veld("Type opgave", E.KEUZE, nodig=True)
    toelichting: str | None = veld("Toelichting", E.TEKST)
    jaren: tuple[float | None, ...] = (None,) * BELEIDSRIJK


class Bezitrij(Invoermodel):
    """Where a corporation has dwellings, and where it can take up a task."""

    gemeente: str | None = veld("Gemeente", E.TEKST, nodig=True)
    woningen: float | None = veld("Woningen", E.AANTAL, uitleg="DAEB en niet-DAEB samen. Leeg: 0.")
    geen_capaciteit: Janee | None = veld(
        "Geen capaciteit", E.KEUZE, uitleg="Ja: hier kan de corporatie geen opgave dragen. Leeg: nee."
    )


class Capaciteit(Invoermodel):
    """What a corporation can carry of one type of task, over all policy-rich years and gemeenten together."""

    minimum: float | None = veld("Minimum", E.AANTAL, uitleg="Leeg: 0.")
    maximum: float | None = veld("Maximum", E.AANTAL, uitleg="Leeg: geen maximum.")
    geen_capaciteit: Janee | None = veld("Geen capaciteit", E.KEUZE, uitleg="Ja: niets van dit type. Leeg: nee.")
    toelichting: str | None = veld("Toelichting", E.TEKST)


class Opgave(Invoermodel):
    keuzes: Opgavekeuzes = Opgavekeuzes()
    huur: dict[str, Huurafspraak] = Field(default_factory=dict)
    """Per tak."""
    regels: tuple[Opgaveregel, ...] = ()
    toerekening: dict[str, Toerekening] = Field(default_factory=lambda: {x.value: Toerekening() for x in Opgavetype})
    """Per type of task."""
    handmatig: tuple[Handmatig, ...] = ()

    def regel(self, type_: Opgavetype) -> Toerekenregel:
        return self.toerekening.get(type_.value, Toerekening()).regel
