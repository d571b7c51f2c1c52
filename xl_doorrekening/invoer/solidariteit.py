"""Stap 5: instruments between corporations, and what the region allows when it looks for the best."""

from pydantic import Field

from xl_doorrekening.begrippen.dpm import Janee, Status, Taknaam
from xl_doorrekening.begrippen.instrumenten import Instrument
from xl_doorrekening.begrippen.opgave import Opgavetype
from xl_doorrekening.invoer.veld import Eenheid, Invoermodel, veld

E = Eenheid
A, B, K = Status.AFGELEID, Status.BRON, Status.KENNIS


class Instrumentregel(Invoermodel):
    """One agreement between two corporations (or of all with one), in one scenario. Amounts are nominal."""

    scenario: str | None = veld("Scenario", E.TEKST, nodig=True, uitleg="Naam uit tab Scenario's.")
    instrument: Instrument | None = veld("Instrument", E.KEUZE, nodig=True)
    gever: str | None = veld(
        "Gever", E.TEKST, nodig=True, uitleg="Wie betaalt of overneemt. 'naar vhe': alle andere, naar woningen."
    )
    ontvanger: str | None = veld("Ontvanger", E.TEKST, nodig=True)
    tak: Taknaam | None = veld("Tak", E.KEUZE, uitleg="Leeg: DAEB.")
    gemeente: str | None = veld("Gemeente", E.TEKST, uitleg="Alleen plannen in deze gemeente. Leeg: alle.")
    project: str | None = veld("Project", E.TEKST, uitleg="Alleen dit project. Leeg: alle.")
    van: int | None = veld("Van", E.JAAR)
    tot: int | None = veld("Tot en met", E.JAAR, uitleg="Leeg: alleen dat jaar; bij overname: alle jaren.")
    aantal: float | None = veld("Aantal woningen", E.AANTAL)
    terug: float | None = veld("Aantal terug", E.AANTAL, uitleg="Alleen bij woningruil.")
    bedrag: float | None = veld(
        "Bedrag", E.KEUR, uitleg="Per jaar bij projectsteun en leningruil; anders ineens. In euro's van dat jaar."
    )
    leningen_mee: float | None = veld("Leningen mee", E.KEUR, uitleg="Schuld die met de woningen overgaat.")
    rente: float | None = veld("Rente", E.PROCENT2, minimum=0, maximum=0.15)
    looptijd: int | None = veld("Looptijd", E.DUUR, minimum=1, maximum=60)
    icr: Janee | None = veld(
        "Telt mee in de ICR", E.KEUZE, uitleg="Projectsteun als operationele kasstroom. Leeg: nee, als investering."
    )
    toelichting: str | None = veld("Toelichting", E.TEKST)


class Solidariteitkeuzes(Invoermodel):
    """What holds for all instruments, and what the search for the regional optimum may use."""

    belast: Janee = veld(
        "Projectsteun en leningruil tellen mee in de vpb",
        E.KEUZE,
        standaard=Janee.NEE,
        bron="leningruil Vestia: fiscaal neutraal (leningruil.nl); projectsteun: te bevestigen",
        status=K,
        uitleg="Ja: belast bij de ontvanger, aftrekbaar bij de gever.",
    )
    naar_overname: Janee = veld("Optimum: overname nieuwbouw", E.KEUZE, standaard=Janee.JA, bron="keuze", status=A)
    naar_taakoverdracht: Janee = veld(
        "Optimum: taakoverdracht bestaand bezit", E.KEUZE, standaard=Janee.JA, bron="keuze", status=A
    )
    naar_projectsteun: Janee = veld("Optimum: projectsteun", E.KEUZE, standaard=Janee.JA, bron="keuze", status=A)
    naar_leningruil: Janee = veld("Optimum: leningruil", E.KEUZE, standaard=Janee.JA, bron="keuze", status=A)
    naar_lening: Janee = veld("Optimum: onderlinge lening", E.KEUZE, standaard=Janee.NEE, bron="keuze", status=A)
    gemeentegrens: Janee = veld(
        "Optimum: alleen overnemen waar men bezit heeft", E.KEUZE, standaard=Janee.JA, bron="keuze", status=A,
        uitleg="Volgens blok 8a (Bezit per gemeente). Nee: overal.",
    )  # fmt: skip
    eigen_deel: float = veld(
        "Optimum: deel van de eigen opgave dat men zelf doet", E.PROCENT, standaard=1.0,
        bron="keuze", status=A, uitleg="Ten minste dit deel van wat van de eigen opgave alleen haalbaar is.",
    )  # fmt: skip
    hoogste_last: float | None = veld(
        "Optimum: grootste last als deel van de eigen ruimte", E.PROCENT,
        uitleg="Deel van de eigen investeringsruimte dat men ten hoogste voor anderen inzet. Leeg: geen grens.",
    )  # fmt: skip
    icr: Janee = veld(
        "Optimum: projectsteun telt mee in de ICR", E.KEUZE, standaard=Janee.NEE, bron="keuze", status=K,
        uitleg="Ja: als operationele kasstroom van gever en ontvanger.",
    )  # fmt: skip
    prijs: float = veld(
        "Optimum: prijs bij taakoverdracht", E.PROCENT, standaard=1.0, maximum=2,
        bron="keuze", status=A, uitleg="Als deel van de beleidswaarde.",
    )  # fmt: skip
    looptijd_leningruil: int = veld(
        "Optimum: looptijd van een leningruil", E.DUUR, standaard=40, minimum=1, maximum=60,
        bron="leningruil Vestia (leningruil.nl): 40 jaar", status=B,
    )  # fmt: skip
    looptijd_onderling: int = veld(
        "Optimum: looptijd van een onderlinge lening", E.DUUR, standaard=10, minimum=1, maximum=60, bron="keuze",
        status=A,
    )  # fmt: skip
    rente_onderling: float = veld(
        "Optimum: rente van een onderlinge lening", E.PROCENT2, minimum=0, maximum=0.15, standaard=0.02,
        bron="keuze", status=A,
    )  # fmt: skip


class Weging(Invoermodel):
    """What a dwelling of one type of task counts for in the optimum."""

    gewicht: float = veld(
        "Gewicht", E.GETAL, standaard=1.0, minimum=0, maximum=100, bron="keuze", status=A, uitleg="Per woning."
    )
    minstens: float | None = veld(
        "Minstens te halen deel van de opgave", E.PROCENT, uitleg="Van wat is toegerekend. Leeg: geen minimum."
    )


class Deelname(Invoermodel):
    """What one corporation allows in the search for the optimum; who is not in the list takes part freely."""

    corporatie: str | None = veld("Corporatie", E.TEKST, nodig=True, uitleg="De naam zoals op het eigen tabblad.")
    geven: Janee | None = veld("Mag geven", E.KEUZE, uitleg="Leeg: ja.")
    ontvangen: Janee | None = veld("Mag ontvangen", E.KEUZE, uitleg="Leeg: ja.")
    hoogste: float | None = veld("Geeft hoogstens", E.KEUR, uitleg="Alle jaren samen. Leeg: geen grens.")
    toelichting: str | None = veld("Toelichting", E.TEKST)


class Solidariteit(Invoermodel):
    keuzes: Solidariteitkeuzes = Solidariteitkeuzes()
    instrumenten: tuple[Instrumentregel, ...] = ()
    weging: dict[str, Weging] = Field(default_factory=lambda: {x.value: Weging() for x in Opgavetype})
    """Per type of task."""
    deelname: tuple[Deelname, ...] = ()

    def gewicht(self, type_: Opgavetype) -> float:
        """Per dwelling of this type; a sale is a means, and counts for nothing."""
        return 0.0 if type_ is Opgavetype.VERKOOP else self.weging.get(type_.value, Weging()).gewicht
