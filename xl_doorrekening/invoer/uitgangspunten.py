"""Stap 1: the shared assumptions ("klokken gelijk")."""

from enum import StrEnum
from typing import Any

from pydantic import Field

from xl_doorrekening.begrippen.dpm import Janee, Leningvorm, Status
from xl_doorrekening.begrippen.macro import REEKS
from xl_doorrekening.begrippen.normen import NORMENSETS
from xl_doorrekening.begrippen.tijd import BELEIDSRIJK, JAREN
from xl_doorrekening.invoer.veld import Eenheid, Invoermodel, veld

E = Eenheid
A, B, K, INVULLEN = Status.AFGELEID, Status.BRON, Status.KENNIS, Status.INVULLEN


class Icrwijze(StrEnum):
    NETTO = "netto"
    BRUTO = "bruto"


class Leningwaarde(StrEnum):
    NOMINAAL = "nominaal"
    MARKT = "marktwaarde"


class Normkeuze(StrEnum):
    DPI2024 = NORMENSETS[0].naam
    TM2023 = NORMENSETS[1].naam
    EIGEN = NORMENSETS[2].naam


class Proces(Invoermodel):
    """Agreements on purpose, scope and process."""

    doel: str | None = veld("Doel van de doorrekening", E.TEKST, uitleg="Eerste inzicht, solidariteit of projectsteun?")
    reikwijdte: str | None = veld("Reikwijdte (corporaties, gemeenten, bezit)", E.TEKST)
    doorlooptijd: str | None = veld("Doorlooptijd en mijlpalen", E.TEKST)
    procesafspraken: str | None = veld("Procesafspraken (wie doet wat)", E.TEKST)
    rapportage: str | None = veld("Rapportageformats en presentatie", E.TEKST)
    ambities: str | None = veld("Omgang met individueel beleid naast de NPA", E.TEKST)
    ambitie: str | None = veld("Beleid: ambitieniveau", E.TEKST)
    fasering: str | None = veld("Beleid: fasering", E.TEKST)
    huurbeleid: str | None = veld("Beleid: gezamenlijk huurbeleid", E.TEKST)


class Norm(Invoermodel):
    """Grenswaarden of one ratio per tak and for the whole; None: not tested."""

    daeb: float | None = None
    niet_daeb: float | None = None
    geheel: float | None = None

    def als_rij(self) -> tuple[float | None, float | None, float | None]:
        return self.daeb, self.niet_daeb, self.geheel


class Definities(Invoermodel):
    """Switches: what the ratios and the room mean in this region."""

    normenset: Normkeuze = veld(
        "Gekozen set grenswaarden",
        E.KEUZE,
        standaard=Normkeuze.DPI2024,
        bron="keuze",
        status=A,
        uitleg="De waarden van de sets staan hieronder en zijn aan te passen.",
    )
    icr_wijze: Icrwijze = veld(
        "ICR netto of bruto",
        E.KEUZE,
        standaard=Icrwijze.NETTO,
        status=B,
        bron="jaarverslagen per tak (Woonzorg 2019); Pré Wonen 2022 rekent bruto",
        uitleg="Netto: rente-uitgaven min renteontvangsten.",
    )
    dekking_op: Leningwaarde = veld(
        "Dekkingsratio op nominale of marktwaarde leningen",
        E.KEUZE,
        status=K,
        standaard=Leningwaarde.NOMINAAL,
        bron="keuze",
    )
    individueel_mee: Janee = veld(
        "Individuele opgaven tellen mee",
        E.KEUZE,
        standaard=Janee.NEE,
        bron="keuze",
        status=A,
        uitleg="Ja: projecten in laag individueel horen bij variant B.",
    )
    leningvorm: Leningvorm = veld(
        "Aflossing nieuwe leningen",
        E.KEUZE,
        standaard=Leningvorm.FIXE,
        bron="keuze",
        status=A,
        uitleg="Fixe: aflossing na de horizon. Anders: over de looptijd.",
    )
    looptijd_nieuw: int = veld(
        "Looptijd nieuwe leningen", E.DUUR, standaard=30, minimum=15, maximum=60, bron="keuze", status=A
    )
    onrendabel: float = veld(
        "Onrendabel deel woningverbetering (tegen beleidswaarde)",
        E.PROCENT,
        standaard=0.95,
        bron="90–100%: fi-academy 7-6-2022",
        status=B,
    )
    realisatie_hard: float = veld("Realisatiegraad harde projecten", E.PROCENT, standaard=1.0, bron="keuze", status=A)
    realisatie_zacht: float = veld(
        "Realisatiegraad zachte projecten",
        E.PROCENT,
        standaard=0.57,
        status=B,
        bron="U16: 1.000 van 1.750 per jaar realistisch",
        uitleg="Voor variant B realistisch.",
    )
    vertraging_hard: int = veld("Vertraging harde projecten", E.DUUR, standaard=0, maximum=10, bron="keuze", status=A)
    vertraging_zacht: int = veld("Vertraging zachte projecten", E.DUUR, standaard=1, maximum=10, bron="keuze", status=A)
    kasritme_0: float = veld(
        "Kasritme nieuwbouw: deel in het jaar van oplevering",
        E.PROCENT,
        standaard=0.40,
        bron="keuze",
        status=A,
    )
    kasritme_1: float = veld(
        "Kasritme nieuwbouw: deel in het jaar ervoor", E.PROCENT, standaard=0.40, bron="keuze", status=A
    )
    kasritme_2: float = veld(
        "Kasritme nieuwbouw: deel twee jaar ervoor", E.PROCENT, standaard=0.20, bron="keuze", status=A
    )


class Fiscaal(Invoermodel):
    """Corporate income tax (Wet Vpb 1969); figures of rekenregels §6."""

    tarief_laag: float = veld("Vpb-tarief eerste schijf", E.PROCENT, standaard=0.19, bron="Wet Vpb 1969", status=K)
    tarief_hoog: float = veld("Vpb-tarief daarboven", E.PROCENT, standaard=0.258, bron="Wet Vpb 1969", status=K)
    schijfgrens: float = veld("Grens eerste schijf", E.KEUR, standaard=200_000.0, bron="Wet Vpb 1969", status=K)
    rente_drempel: float = veld(
        "Renteaftrek: altijd aftrekbaar tot",
        E.KEUR,
        standaard=1_000_000.0,
        bron="antwoord minister 2025D04285",
        status=B,
    )
    rente_ebitda: float = veld(
        "Renteaftrek: deel van de fiscale EBITDA",
        E.PROCENT,
        standaard=0.245,
        bron="antwoord minister 2025D04285 (tot 2025: 20%)",
        status=B,
    )
    verlies_drempel: float = veld(
        "Verliesverrekening: volledig tot", E.KEUR, standaard=1_000_000.0, bron="Wet Vpb 1969", status=K
    )
    verlies_deel: float = veld(
        "Verliesverrekening: deel daarboven", E.PROCENT, standaard=0.50, bron="Wet Vpb 1969", status=K
    )


class Referentie(Invoermodel):
    """The region's reference dwelling and improvement, in which the investment room is counted."""

    stichtingskosten: float | None = veld(
        "Referentiewoning: stichtingskosten",
        E.EUR_WONING,
        nodig=True,
        bron="NPA-kengetal",
        status=INVULLEN,
    )
    huur: float | None = veld(
        "Referentiewoning: huur bij oplevering",
        E.EUR_MAAND,
        nodig=True,
        standaard=629.0,
        bron="nul20.nl (2020); indexeer of vervang",
        status=B,
    )
    onderhoud: float | None = veld(
        "Referentiewoning: onderhoud per jaar",
        E.EUR_WONING,
        nodig=True,
        bron="NPA-kengetal",
        status=INVULLEN,
    )
    overige_lasten: float | None = veld(
        "Referentiewoning: overige exploitatielasten per jaar",
        E.EUR_WONING,
        nodig=True,
        bron="NPA-kengetal",
        status=INVULLEN,
    )
    beleidswaarde: float | None = veld(
        "Referentiewoning: beleidswaarde bij oplevering",
        E.EUR_WONING,
        nodig=True,
        bron="eigen taxatie regio",
        status=INVULLEN,
    )
    marktwaarde: float | None = veld(
        "Referentiewoning: marktwaarde bij oplevering",
        E.EUR_WONING,
        nodig=True,
        bron="eigen taxatie regio",
        status=INVULLEN,
    )
    prijspeil: int | None = veld("Prijspeil van deze bedragen", E.JAAR, nodig=True, bron="bij het kengetal", status=A)
    ingreep: float | None = veld(
        "Referentie-ingreep verduurzaming: kosten per woning",
        E.EUR_WONING,
        bron="NPA-kengetal",
        status=INVULLEN,
        uitleg="Alleen om de ruimte in woningen uit te drukken.",
    )


def _pad(naam: str) -> Any:
    return (REEKS[naam].standaard,) * JAREN


class Macropad(Invoermodel):
    """Yearly fractions over the horizon; field names are those of `begrippen.macro.REEKSEN`."""

    prijsinflatie: tuple[float, ...] = _pad("prijsinflatie")
    loonstijging: tuple[float, ...] = _pad("loonstijging")
    bouwkostenstijging: tuple[float, ...] = _pad("bouwkostenstijging")
    onderhoudskostenstijging: tuple[float, ...] = _pad("onderhoudskostenstijging")
    huurverhoging: tuple[float, ...] = _pad("huurverhoging")
    opbrengst_iah: tuple[float, ...] = _pad("opbrengst_iah")
    stijging_leegwaarde: tuple[float, ...] = _pad("stijging_leegwaarde")
    stijging_marktwaarde: tuple[float, ...] = _pad("stijging_marktwaarde")
    stijging_beleidswaarde: tuple[float, ...] = _pad("stijging_beleidswaarde")
    rente_nieuwe_leningen: tuple[float, ...] = _pad("rente_nieuwe_leningen")
    opslag_ongeborgd: tuple[float, ...] = _pad("opslag_ongeborgd")
    rente_liquide_middelen: tuple[float, ...] = _pad("rente_liquide_middelen")


def _normensets() -> dict[str, dict[str, Norm]]:
    return {s.naam: {r: Norm(daeb=w[0], niet_daeb=w[1], geheel=w[2]) for r, w in s.waarden.items()} for s in NORMENSETS}


class Uitgangspunten(Invoermodel):
    """Everything the region shares."""

    startjaar: int
    proces: Proces = Proces()
    definities: Definities = Definities()
    fiscaal: Fiscaal = Fiscaal()
    referentie: Referentie = Referentie()
    normen: dict[str, dict[str, Norm]] = Field(default_factory=_normensets)
    """Per named set, per ratio."""
    buffer: dict[str, float] = Field(default_factory=dict)
    """Agreed margin on top of the norm, per ratio, in the unit of the ratio."""
    telt_mee: dict[str, bool] = Field(default_factory=dict)
    """Which ratios limit the room (default: ICR and LTV)."""
    dpm_telt: dict[str, bool] = Field(default_factory=dict)
    """Which DPM-posten count as instandhouding (default: all)."""
    macro: Macropad = Macropad()
    historie: dict[str, tuple[float | None, ...]] = Field(default_factory=dict)
    """Per series the yearly changes in the HISTORIE years before startjaar; blank: not known, counts as none."""
    huursomplafond: tuple[float | None, ...] = (None,) * JAREN
    ruimteprofiel: tuple[float, ...] = (1 / BELEIDSRIJK,) * BELEIDSRIJK + (0.0,) * (JAREN - BELEIDSRIJK)
    """Share of the investment room spent in each year; zero in the policy-lean years."""
