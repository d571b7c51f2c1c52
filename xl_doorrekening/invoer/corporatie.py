"""Stap 2: what one corporation fills in. Amounts in €, fractions as fractions; None means blank."""

from pydantic import Field

from xl_doorrekening.begrippen.dpm import (
    Hardheid,
    Huurbeleid,
    Huurklasse,
    Janee,
    Laag,
    Leningvorm,
    Projectbron,
    Regelbron,
    Soort,
    Taknaam,
    Woningtype,
    Zwaarte,
)  # fmt: skip
from xl_doorrekening.begrippen.opgave import Opgavetype
from xl_doorrekening.begrippen.tijd import JAREN
from xl_doorrekening.invoer.opgave import Bezitrij, Capaciteit
from xl_doorrekening.invoer.realisatie import Gerealiseerd, Jaarcijfers
from xl_doorrekening.invoer.veld import Eenheid, Invoermodel, veld

E = Eenheid


class Algemeen(Invoermodel):
    l_nummer: str | None = veld(
        "L-nummer", E.TEKST, uitleg="Bijvoorbeeld L0123; herkent de corporatie bij samenvoegen."
    )
    gemeenten: str | None = veld("Gemeenten met bezit", E.TEKST)
    bron_cijfers: str | None = veld("Bron van de cijfers", E.TEKST, uitleg="Bijvoorbeeld jaarrekening en begroting.")
    prijspeil_begroting: str | None = veld("Toelichting op de eigen begroting", E.TEKST)
    gereed: Janee | None = veld(
        "Door de corporatie gecontroleerd en gereed",
        E.KEUZE,
        uitleg="Zet op ja als u klaar bent; Controle toont wat nog openstaat.",
    )


class Snelstart(Invoermodel):
    """Opening position per tak, 31-12 of the year before startjaar: enough for a first verdict."""

    vhe: float | None = veld("Verhuureenheden (vhe)", E.AANTAL, nodig=True)
    huur: float | None = veld(
        "Gemiddelde netto huur per vhe per maand", E.EUR_MAAND, nodig=True, uitleg="Over alle vhe van de tak."
    )
    vergoedingen: float | None = veld("Vergoedingen, per jaar", E.KEUR, uitleg="Servicekosten. Leeg: 0.")
    overige_bedrijfsontvangsten: float | None = veld("Overige bedrijfsontvangsten, per jaar", E.KEUR, uitleg="Leeg: 0.")
    personeelsuitgaven: float | None = veld("Personeelsuitgaven, per jaar", E.KEUR, uitleg="Leeg: kengetal.")
    onderhoudsuitgaven: float | None = veld(
        "Onderhoudsuitgaven, per jaar", E.KEUR, uitleg="Leeg: kengetal NPA. Ingevuld: licht toe in blok DPM."
    )
    overige_bedrijfsuitgaven: float | None = veld(
        "Overige bedrijfsuitgaven, per jaar", E.KEUR, uitleg="Leeg: kengetal."
    )
    sectorspecifieke_heffing: float | None = veld("Sectorspecifieke heffing, per jaar", E.KEUR, uitleg="Leeg: 0.")
    leefbaarheid: float | None = veld(
        "Leefbaarheid, per jaar", E.KEUR, uitleg="Leeg: kengetal NPA. Ingevuld: licht toe in blok DPM."
    )
    schuld: float | None = veld("Schuldrestant leningen (extern, nominaal)", E.KEUR, nodig=True)
    deel_geborgd: float | None = veld(
        "Deel daarvan door WSW geborgd", E.PROCENT, uitleg="Leeg: DAEB 100%, niet-DAEB 0%."
    )
    rente: float | None = veld("Gemiddelde rente leningen", E.PROCENT2, nodig=True, minimum=0, maximum=0.15)
    looptijd: float | None = veld(
        "Resterende looptijd leningen",
        E.DUUR,
        minimum=1,
        maximum=60,
        uitleg="Schuld / looptijd is de jaarlijkse aflossing. Leeg: geen aflossing.",
    )
    interne_lening: float | None = veld(
        "Interne lening van niet-DAEB aan DAEB", E.KEUR, uitleg="Alleen invullen bij niet-DAEB. Leeg: 0."
    )
    rente_intern: float | None = veld(
        "Rente interne lening",
        E.PROCENT2,
        minimum=0,
        maximum=0.15,
        uitleg="Alleen bij niet-DAEB. Leeg: gemiddelde rente.",
    )
    aflossing_intern: float | None = veld(
        "Jaarlijkse aflossing interne lening", E.KEUR, uitleg="Alleen bij niet-DAEB. Leeg: 0."
    )
    beleidswaarde: float | None = veld("Beleidswaarde", E.KEUR, nodig=True)
    marktwaarde: float | None = veld("Marktwaarde in verhuurde staat", E.KEUR, nodig=True)
    onderpand: float | None = veld("Marktwaarde van het WSW-onderpand", E.KEUR, uitleg="Leeg: gelijk aan marktwaarde.")
    woz_waarde: float | None = veld("WOZ-waarde", E.KEUR, uitleg="Nodig bij verkoop zonder eigen opbrengst.")
    liquide_middelen: float | None = veld("Liquide middelen", E.KEUR, minimum=-1e7, nodig=True)
    minimum_liquiditeit: float | None = veld("Minimale liquiditeit", E.KEUR, minimum=-1e7, uitleg="Leeg: 0.")
    overige_activa: float | None = veld(
        "Overige activa", E.KEUR, uitleg="Zonder vastgoed, liquide middelen en interne lening. Leeg: 0."
    )
    overige_passiva: float | None = veld("Overige passiva", E.KEUR, uitleg="Zonder leningen en vermogen. Leeg: 0.")
    marktwaarde_leningen: float | None = veld("Marktwaarde van de leningen", E.KEUR, uitleg="Leeg: nominaal.")


class Huurbeleidtak(Invoermodel):
    """Rent policy of one tak (rekenregels §2)."""

    beleid: Huurbeleid | None = veld("Huurbeleid bij mutatie", E.KEUZE, uitleg="Leeg: contracthuur.")
    streefhuur: float | None = veld("Gemiddelde streefhuur per maand", E.EUR_MAAND, uitleg="Nodig bij streefhuur.")
    verlaging: Janee | None = veld("Huur ook verlagen naar streefhuur bij mutatie", E.KEUZE, uitleg="Leeg: nee.")
    mutatiegraad: float | None = veld("Mutatiegraad per jaar", E.PROCENT, uitleg="Leeg: kengetal.")
    huurderving: float | None = veld("Huurderving", E.PROCENT, uitleg="Leeg: kengetal.")
    iah: Janee | None = veld("Inkomensafhankelijke huurverhoging (IAH) toegepast", E.KEUZE, uitleg="Leeg: nee.")
    afwijking: float | None = veld(
        "Huurverhoging t.o.v. het regionale pad",
        E.PROCENT2,
        uitleg="In procentpunt. Leeg: 0. Negatief is minder dan de regio.",
    )
    ingangsmaand: int | None = veld("Maand van de huurverhoging", E.MAANDNR, uitleg="Leeg: juli (7).")


class Regelinvoer(Invoermodel):
    """One line of the own budget. A blank `bron` means: begroting if years are filled in, else snelstart, else leeg."""

    bron: Regelbron | None = veld(
        "Bron", E.KEUZE,
        uitleg="Doorgerold: de bedragen komen bovenop de berekening (geschreven door volgend-jaar).",
    )  # fmt: skip
    toelichting: str | None = veld("Toelichting", E.TEKST)
    jaren: tuple[float | None, ...] = (None,) * JAREN

    @property
    def gevuld(self) -> bool:
        return any(j is not None for j in self.jaren)


class Nulmetingrij(Invoermodel):
    """State of the stock: one item, and whether and how heavily it counts."""

    daeb: float | None = veld("DAEB", E.GETAL, minimum=0, maximum=1e8)
    niet_daeb: float | None = veld("niet-DAEB", E.GETAL, minimum=0, maximum=1e8)
    telt: Janee | None = veld("Weegt mee", E.KEUZE)
    zwaarte: Zwaarte | None = veld("Hoe zwaar", E.KEUZE)
    toelichting: str | None = veld("Toelichting", E.TEKST)


class Dpmkeuze(Invoermodel):
    """What the corporation does and does not count in a DPM-post."""

    wel: str | None = veld("Rekent wel mee", E.TEKST)
    niet: str | None = veld("Rekent niet mee", E.TEKST)
    wens: str | None = veld("Gewenste extra post", E.TEKST)


class Project(Invoermodel):
    """One project (rekenregels §3). Blank key figures come from Kengetallen."""

    naam: str | None = veld("Project", E.TEKST, nodig=True)
    gemeente: str | None = veld("Gemeente", E.TEKST)
    laag: Laag | None = veld("Laag", E.KEUZE, uitleg="Leeg: instandhouding.")
    soort: Soort | None = veld("Soort", E.KEUZE, nodig=True)
    opgave: Opgavetype | None = veld(
        "Opgave", E.KEUZE, uitleg="Bij verduurzaming: welk deel van de NPA. Leeg: volgt uit de soort."
    )
    tak: Taknaam | None = veld("Tak", E.KEUZE, uitleg="Leeg: DAEB.")
    woningtype: Woningtype | None = veld("Woningtype", E.KEUZE, uitleg="Leeg: appartement.")
    huurklasse: Huurklasse | None = veld("Huurklasse", E.KEUZE)
    aantal: float | None = veld("Aantal woningen", E.AANTAL, nodig=True)
    start: int | None = veld("Start", E.JAAR, uitleg="Leeg: het jaar van oplevering.")
    oplevering: int | None = veld("Oplevering", E.JAAR, nodig=True)
    kosten: float | None = veld("Kosten per woning", E.EUR_WONING, uitleg="Leeg: kengetal.")
    bron: Projectbron | None = veld("Bron", E.KEUZE, uitleg="Eigen kosten vragen een toelichting.")
    toelichting: str | None = veld("Toelichting", E.TEKST)
    prijspeil: int | None = veld("Prijspeil", E.JAAR, uitleg="Leeg: jaar voor startjaar.")
    subsidie: float | None = veld("Subsidie per woning", E.EUR_WONING)
    opbrengst: float | None = veld("Verkoop-opbrengst per woning", E.EUR_WONING, uitleg="Leeg: gemiddelde WOZ.")
    hardheid: Hardheid | None = veld(
        "Hardheid", E.KEUZE, uitleg="Hard: grond in bezit of contract getekend. Leeg: zacht."
    )
    prioriteit: int | None = veld("Prioriteit", E.RANG, uitleg="1 is het belangrijkst: valt het laatst af. Leeg: 5.")
    herfasering: int | None = veld(
        "Realistische oplevering", E.JAAR, uitleg="Eigen inschatting. Leeg: oplevering met de vertraging van de klasse."
    )
    huur: float | None = veld(
        "Huur per maand na oplevering",
        E.EUR_MAAND,
        uitleg="Bij een ingreep: de huurstijging. Leeg bij nieuwbouw: kengetal.",
    )
    onderhoud: float | None = veld("Onderhoud per woning per jaar", E.EUR_WONING)
    overige_lasten: float | None = veld("Overige lasten per woning per jaar", E.EUR_WONING)
    beleidswaarde: float | None = veld("Beleids-waarde per woning", E.EUR_WONING)
    marktwaarde: float | None = veld("Markt-waarde per woning", E.EUR_WONING)


class Lening(Invoermodel):
    """One existing loan; a filled-in table replaces the derived schedule of that tak."""

    naam: str | None = veld("Lening", E.TEKST)
    tak: Taknaam | None = veld("Tak", E.KEUZE, uitleg="Leeg: DAEB.")
    geborgd: Janee | None = veld("Geborgd", E.KEUZE, uitleg="Leeg: ja.")
    restant: float | None = veld("Schuldrestant begin", E.KEUR, nodig=True)
    rente: float | None = veld("Rente", E.PROCENT2, nodig=True, minimum=0, maximum=0.15)
    vorm: Leningvorm | None = veld("Vorm", E.KEUZE, uitleg="Leeg: fixe.")
    eindjaar: int | None = veld("Eindjaar", E.JAAR, nodig=True)


class Fiscaalcorporatie(Invoermodel):
    """Tax position of the whole corporation."""

    afschrijving: float | None = veld("Fiscale afschrijving per jaar", E.KEUR, uitleg="Leeg: 0.")
    correctie: float | None = veld(
        "Overige fiscale aftrek per jaar", E.KEUR, minimum=-1e6, uitleg="Positief verlaagt de winst. Leeg: 0."
    )
    verliezen: float | None = veld("Compensabele verliezen begin", E.KEUR, uitleg="Leeg: 0.")
    rente_over: float | None = veld("Voortgewentelde niet-aftrekbare rente begin", E.KEUR, uitleg="Leeg: 0.")


class Tak(Invoermodel):
    snelstart: Snelstart = Snelstart()
    huurbeleid: Huurbeleidtak = Huurbeleidtak()
    regels: dict[str, Regelinvoer] = Field(default_factory=dict)
    """Per name of an input line."""
    leningen: dict[str, tuple[float | None, ...]] = Field(default_factory=dict)
    """Own schedule: `aflossing_geborgd`, `aflossing_ongeborgd`, `rente_bestaand`; 15 years, blank means not given."""
    waarden: dict[str, tuple[float | None, ...]] = Field(default_factory=dict)
    """Own forecast at year end: `beleidswaarde`, `marktwaarde`, `woz_waarde`; blank years follow the index."""


class Realisatie(Invoermodel):
    """What happened to one tak in the first year: the position at its end, and amounts of the year (stap 6)."""

    stand: Snelstart = Snelstart()
    kas: Jaarcijfers = Jaarcijfers()


class Corporatie(Invoermodel):
    """One corporation; `id` is its identity, whatever its tab is called."""

    id: str
    naam: str
    algemeen: Algemeen = Algemeen()
    nulmeting: dict[str, Nulmetingrij] = Field(default_factory=dict)
    dpm: dict[str, Dpmkeuze] = Field(default_factory=dict)
    takken: dict[str, Tak] = Field(default_factory=dict)
    bezit: tuple[Bezitrij, ...] = ()
    capaciteit: dict[str, Capaciteit] = Field(default_factory=dict)
    """Per type of task."""
    projecten: tuple[Project, ...] = ()
    leningen: tuple[Lening, ...] = ()
    fiscaal: Fiscaalcorporatie = Fiscaalcorporatie()
    eigen_macro: dict[str, tuple[float | None, ...]] = Field(default_factory=dict)
    """Own macro path of the budget, per index; blank: the regional path."""
    realisatie: dict[str, Realisatie] = Field(default_factory=dict)
    """Per tak."""
    gerealiseerd: tuple[Gerealiseerd, ...] = ()

    def tak(self, naam: str) -> Tak:
        return self.takken.get(naam) or Tak()
