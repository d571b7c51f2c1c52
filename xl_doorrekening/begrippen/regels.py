"""The lines of the cash-flow scheme and the balance, each declared once.

A `Regel` has a snake_case `naam` (its key everywhere: sheet code, export column, array), a Dutch `label`, the `groep`
it belongs to, the `index` its amounts follow, and how a corporation may supply it. Receipts and expenditures are both
positive in their own line. Source of the scheme: kasstroomoverzicht, direct method, as in the dPi and annual reports.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Groep(StrEnum):
    ONTVANGST = "operationele ontvangsten"
    UITGAVE = "operationele uitgaven"
    DESINVESTERING = "ontvangsten uit (des)investeringen"
    INVESTERING = "uitgaven voor investeringen"
    FINANCIERING = "financiering"
    SALDO = "saldi"
    STAND = "standen ultimo jaar"


class Index(StrEnum):
    """Cumulative index that brings an amount from its price level to the year of payment."""

    GEEN = "geen"
    PRIJS = "prijsinflatie"
    LOON = "loonstijging"
    BOUW = "bouwkostenstijging"
    ONDERHOUD = "onderhoudskostenstijging"
    HUUR = "huurverhoging"
    BELEIDSWAARDE = "stijging_beleidswaarde"
    MARKTWAARDE = "stijging_marktwaarde"
    LEEGWAARDE = "stijging_leegwaarde"


class Leeg(StrEnum):
    """What a blank row of the cash-flow scheme means. One rule per line, shown on the sheet."""

    NUL = "nul"
    KENGETAL = "kengetal per vhe"
    MODEL = "berekend"


@dataclass(frozen=True, slots=True)
class Regel:
    naam: str
    label: str
    groep: Groep
    index: Index = Index.GEEN
    leeg: Leeg | None = None
    """How the line may be entered per year on a corporation's tab; None: always computed."""
    dpm: str = ""
    """DPM-post this line belongs to; its rows then fall under pas toe of leg uit."""
    snelstart: bool = False
    """Whether the level of the opening year can be given in the Snelstart."""
    uitleg: str = ""


O, U, D, I, F, S, B = (
    Groep.ONTVANGST,
    Groep.UITGAVE,
    Groep.DESINVESTERING,
    Groep.INVESTERING,
    Groep.FINANCIERING,
    Groep.SALDO,
    Groep.STAND,
)

REGELS: Final[tuple[Regel, ...]] = (
    Regel("huren", "Huren", O, Index.HUUR, Leeg.MODEL, uitleg="Leeg: berekend uit vhe, huur en huurbeleid."),
    Regel("vergoedingen", "Vergoedingen", O, Index.PRIJS, Leeg.NUL, snelstart=True, uitleg="Servicekosten."),
    Regel("overheidsontvangsten", "Overheidsontvangsten", O, Index.PRIJS, Leeg.NUL),
    Regel("overige_bedrijfsontvangsten", "Overige bedrijfsontvangsten", O, Index.PRIJS, Leeg.NUL, snelstart=True),
    Regel("renteontvangsten", "Renteontvangsten", O, uitleg="Rente op liquide middelen en op de interne lening."),
    Regel("erfpacht", "Erfpacht", U, Index.PRIJS, Leeg.NUL),
    Regel("personeelsuitgaven", "Personeelsuitgaven", U, Index.LOON, Leeg.KENGETAL, snelstart=True),
    Regel(
        "onderhoudsuitgaven",
        "Onderhoudsuitgaven (goed en doelmatig)",
        U,
        Index.ONDERHOUD,
        Leeg.KENGETAL,
        dpm="onderhoud",
        snelstart=True,
    ),
    Regel(
        "overige_bedrijfsuitgaven",
        "Overige bedrijfsuitgaven",
        U,
        Index.PRIJS,
        Leeg.KENGETAL,
        snelstart=True,
        uitleg="Zakelijke lasten, verzekering, servicekosten en overige lasten.",
    ),
    Regel("rente_uitgaven", "Rente-uitgaven", U, uitleg="Bestaande leningen, nieuwe leningen en interne lening."),
    Regel(
        "sectorspecifieke_heffing",
        "Sectorspecifieke heffing (sanering, obligo)",
        U,
        Index.PRIJS,
        Leeg.NUL,
        snelstart=True,
    ),
    Regel(
        "leefbaarheid",
        "Leefbaarheid (niet-investeringsgebonden)",
        U,
        Index.PRIJS,
        Leeg.KENGETAL,
        dpm="leefbaarheid",
        snelstart=True,
    ),
    Regel(
        "vennootschapsbelasting",
        "Vennootschapsbelasting",
        U,
        Index.PRIJS,
        Leeg.MODEL,
        uitleg="Leeg: berekend (blok Fiscaal).",
    ),
    Regel("verkoop_bestaand_bezit", "Verkoop bestaand bezit", D, Index.LEEGWAARDE, uitleg="Uit de projectregels."),
    Regel("verkoop_nieuwbouw", "Verkoop nieuwbouw", D, Index.BOUW, Leeg.NUL),
    Regel("verkoop_vov", "Verkoop onder voorwaarden (VOV)", D, Index.LEEGWAARDE, Leeg.NUL),
    Regel("verkoop_grond", "Verkoop grond", D, Index.BOUW, Leeg.NUL),
    Regel(
        "desinvesteringen_overig",
        "Overige desinvesteringen en subsidies",
        D,
        Index.BOUW,
        Leeg.NUL,
        uitleg="Subsidies op projecten komen hier bij.",
    ),
    Regel(
        "fva_ontvangsten",
        "Ontvangsten financiële vaste activa",
        D,
        Index.GEEN,
        Leeg.NUL,
        uitleg="Zonder de interne lening; die staat in blok Leningen.",
    ),
    Regel("fva_interne_lening", "Ontvangen aflossing interne lening", D),
    Regel("nieuwbouw_huur", "Nieuwbouw huur", I, Index.BOUW, uitleg="Uit de projectregels."),
    Regel(
        "wettelijke_verplichtingen",
        "Woningverbetering: wettelijk (EFG-labels)",
        I,
        Index.BOUW,
        Leeg.KENGETAL,
        dpm="wettelijk",
    ),
    Regel(
        "niet_energetische_verbetering",
        "Woningverbetering: niet-energetisch",
        I,
        Index.BOUW,
        Leeg.KENGETAL,
        dpm="verbetering",
    ),
    Regel(
        "verduurzaming_natuurlijk",
        "Verduurzaming op natuurlijke momenten",
        I,
        Index.BOUW,
        Leeg.KENGETAL,
        dpm="natuurlijk_moment",
    ),
    Regel("extra_instandhouding", "Extra posten instandhouding", I, Index.BOUW, Leeg.NUL, dpm="extra"),
    Regel("woningverbetering_projecten", "Woningverbetering: projecten", I, Index.BOUW, uitleg="Uit de projectregels."),
    Regel("leefbaarheid_projecten", "Leefbaarheid projectgebonden", I, Index.PRIJS, Leeg.NUL),
    Regel("aankoop", "Aankoop", I, Index.MARKTWAARDE, uitleg="Uit de projectregels."),
    Regel("nieuwbouw_verkoop", "Nieuwbouw verkoop", I, Index.BOUW, Leeg.NUL),
    Regel("aankoop_vov", "Aankoop VOV (terugkoop)", I, Index.LEEGWAARDE, Leeg.NUL),
    Regel("sloopuitgaven", "Sloop", I, Index.BOUW, uitleg="Uit de projectregels."),
    Regel("investeringen_grond", "Grond", I, Index.BOUW, Leeg.NUL),
    Regel("investeringen_overig", "Overige investeringen", I, Index.PRIJS, Leeg.NUL),
    Regel("externe_kosten_verkoop", "Externe kosten bij verkoop", I, Index.PRIJS, Leeg.NUL),
    Regel("fva_uitgaven", "Uitgaven financiële vaste activa", I, Index.GEEN, Leeg.NUL),
    Regel("nieuwe_leningen_geborgd", "Nieuwe leningen geborgd", F),
    Regel("nieuwe_leningen_ongeborgd", "Nieuwe leningen ongeborgd", F),
    Regel("aflossing_geborgd", "Aflossing geborgd", F),
    Regel("aflossing_ongeborgd", "Aflossing ongeborgd", F),
    Regel("aflossing_intern", "Aflossing interne lening", F),
    Regel("operationele_ontvangsten", "Totaal operationele ontvangsten", S),
    Regel("operationele_uitgaven", "Totaal operationele uitgaven", S),
    Regel("operationele_kasstroom", "Kasstroom uit operationele activiteiten", S),
    Regel(
        "investeringssaldo",
        "Kasstroom uit (des)investeringen",
        S,
        uitleg="Ontvangsten min uitgaven; negatief is een uitgaaf.",
    ),
    Regel("nieuwe_leningen", "Nieuwe leningen totaal", S),
    Regel("aflossing", "Aflossing totaal", S),
    Regel("mutatie_liquide_middelen", "Mutatie liquide middelen", S),
    Regel(
        "saldo_exploitatie",
        "Saldo exploitatie (na rente, belasting en woningverbetering)",
        S,
        uitleg="Operationele kasstroom min de investeringen in DPM-posten en verbeterprojecten.",
    ),
    Regel("saldo_transformatie", "Saldo transformatie (sloop, vervanging, verkoop)", S),
    Regel("inflatie_schuld", "Inflatie over de beginschuld", S),
    Regel(
        "saldo_instandhouding",
        "Saldo instandhouding (duurzaam model)",
        S,
        uitleg="Saldo exploitatie + saldo transformatie + inflatie over de beginschuld. "
        "Bron: Finance Ideas, DrieCompartimentenModel 2.0.",
    ),
    Regel("vhe", "Verhuureenheden (vhe)", B),
    Regel("huur_per_maand", "Gemiddelde huur bestaand bezit per maand", B),
    Regel("schuld", "Nominale schuld", B),
    Regel("geborgde_schuld", "Waarvan WSW-geborgd", B),
    Regel("interne_lening", "Interne lening (niet-DAEB aan DAEB)", B),
    Regel("liquide_middelen", "Liquide middelen", B),
    Regel("beleidswaarde", "Beleidswaarde", B),
    Regel("marktwaarde", "Marktwaarde in verhuurde staat", B),
    Regel("woz_waarde", "WOZ-waarde", B),
    Regel("balanstotaal", "Balanstotaal op beleidswaarde", B),
    Regel("eigen_vermogen", "Eigen vermogen op beleidswaarde", B),
)

REGEL: Final[dict[str, Regel]] = {r.naam: r for r in REGELS}
INVOERREGELS: Final[tuple[Regel, ...]] = tuple(r for r in REGELS if r.leeg is not None)
EXPLOITATIEREGELS: Final = tuple(r for r in INVOERREGELS if not r.dpm and r.groep in (O, U))
DPMREGELS: Final = tuple(r for r in INVOERREGELS if r.dpm)
INVESTERINGSREGELS: Final = tuple(r for r in INVOERREGELS if not r.dpm and r.groep in (D, I))
WONINGVERBETERING: Final = (*(r.naam for r in DPMREGELS if r.groep is I), "woningverbetering_projecten")
SNELSTARTREGELS: Final = tuple(r for r in REGELS if r.snelstart)
KENGETALREGELS: Final = tuple(r for r in REGELS if r.leeg is Leeg.KENGETAL)


def namen(*groepen: Groep) -> tuple[str, ...]:
    """Names of all lines in these groups, in the order of the scheme."""
    return tuple(r.naam for r in REGELS if r.groep in groepen)
