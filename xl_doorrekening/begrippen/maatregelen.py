"""What a scenario may change (stap 5): every measure once, with its unit, bounds and what it may be aimed at."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Maatregel(StrEnum):
    """The value is what the controller chooses on the sheet; it says the unit."""

    STREEFHUUR = "streefhuur (€ per maand)"
    STREEFHUUR_BIJ = "streefhuur: verandering (%)"
    VERLAGING = "huur verlagen bij mutatie (1 = ja, 0 = nee)"
    BENUTTING = "benutting maximale huurverhoging (%)"
    AFWIJKING = "huurverhoging t.o.v. het pad (procentpunt)"
    IAH = "inkomensafhankelijke huurverhoging (deel, %)"
    ONDERHOUD = "kwaliteitsniveau: onderhoud (verandering, %)"
    VERBETERING = "kwaliteitsniveau: woningverbetering (verandering, %)"
    ENERGIE = "energetisch streefniveau: kosten (verandering, %)"
    OMVANG = "omvang programma (% van het plan)"
    ERBIJ = "extra woningen (aantal per jaar)"
    WONINGTYPE = "deel van de nieuwbouw in dit woningtype (%)"
    HUURKLASSE = "deel van de nieuwbouw in deze huurklasse (%)"
    KOSTEN = "nieuwbouw: kosten per woning (verandering, %)"
    WAARDE = "nieuwbouw: beleids- en marktwaarde (verandering, %)"
    FASERING = "fasering: later (+) of eerder (−) (jaren)"
    REALISATIE = "realisatiegraad (% van de plannen)"
    RENTE = "macro: rente (procentpunt)"
    BOUWKOSTEN = "macro: bouw- en onderhoudskosten (procentpunt)"
    INFLATIE = "macro: prijs- en looninflatie (procentpunt)"
    HUURPAD = "macro: regionale huurverhoging (procentpunt)"
    BELEIDSWAARDE = "macro: beleidswaarde (procentpunt)"
    MARKT = "macro: markt- en WOZ-waarde (procentpunt)"


class Groepmaatregel(StrEnum):
    HUUR = "huurbeleid"
    KWALITEIT = "kwaliteit"
    PROGRAMMA = "programma"
    MACRO = "macro"


@dataclass(frozen=True, slots=True)
class Soortmaatregel:
    """Bounds in the unit of the core: a percentage is a fraction. `kiest`: columns it can be aimed with."""

    groep: Groepmaatregel
    minimum: float
    maximum: float
    kiest: frozenset[str]
    uitleg: str
    procent: bool = True
    nodig: frozenset[str] = frozenset()
    """Columns that may not be blank."""

    def schrijf(self, waarde: float) -> str:
        """A value as the user types it."""
        getal = f"{100 * waarde if self.procent else waarde:,.2f}".rstrip("0").rstrip(".")
        return getal.translate(str.maketrans(",.-", ".,−")) + ("%" if self.procent else "")


_H, _K, _P, _M = Groepmaatregel
_TAK = frozenset({"corporatie", "tak"})
_TAK_JAREN = _TAK | {"van", "tot"}
_PLAN = frozenset({"corporatie", "tak", "gemeente", "project", "hardheid", "van", "tot"})
_JAREN = frozenset({"van", "tot"})

MAATREGELEN: Final[dict[Maatregel, Soortmaatregel]] = {
    Maatregel.STREEFHUUR: Soortmaatregel(
        _H, 0, 10_000, _TAK, "Streefhuurbeleid met deze gemiddelde streefhuur.", procent=False),
    Maatregel.STREEFHUUR_BIJ: Soortmaatregel(
        _H, -0.5, 1.0, _TAK, "Verandert de streefhuur van wie streefhuurbeleid heeft."),
    Maatregel.VERLAGING: Soortmaatregel(
        _H, 0, 1, _TAK, "Of een huur boven de streefhuur bij mutatie daalt.", procent=False),
    Maatregel.BENUTTING: Soortmaatregel(
        _H, 0, 1, _TAK_JAREN, "Deel van het wettelijk maximum (Uitgangspunten), in plaats van pad en eigen afwijking."),
    Maatregel.AFWIJKING: Soortmaatregel(
        _H, -0.05, 0.05, _TAK, "Elk jaar zoveel meer of minder huurverhoging dan het regionale pad."),
    Maatregel.IAH: Soortmaatregel(_H, 0, 1, _TAK, "Deel van de opbrengst op Uitgangspunten dat wordt gehaald."),
    Maatregel.ONDERHOUD: Soortmaatregel(_K, -0.5, 1.0, _TAK_JAREN, "Onderhoudsuitgaven van het bestaande bezit."),
    Maatregel.VERBETERING: Soortmaatregel(
        _K, -1.0, 2.0, _TAK_JAREN, "Niet-energetische verbetering en extra posten in de instandhouding."),
    Maatregel.ENERGIE: Soortmaatregel(
        _K, -0.9, 2.0, _TAK_JAREN, "Kosten per woning van verduurzaming, in de projecten en op natuurlijke momenten."),
    Maatregel.OMVANG: Soortmaatregel(
        _P, 0, 3, _PLAN | {"type"}, "Deel van het plan dat wordt uitgevoerd; boven 100% is meer."),
    Maatregel.ERBIJ: Soortmaatregel(
        _P, 0, 10_000, frozenset({"corporatie", "tak", "type", "gemeente", "woningtype", "van", "tot", "huur"}),
        "Extra woningen van een type opgave tegen kengetallen, in elk van deze jaren.", procent=False,
        nodig=frozenset({"corporatie", "type"})),
    Maatregel.WONINGTYPE: Soortmaatregel(
        _P, 0, 1, _PLAN | {"woningtype", "huur"},
        "Dit deel van elk nieuwbouwproject wordt dit woningtype (ook flex), tegen het kengetal ervan.",
        nodig=frozenset({"woningtype"})),
    Maatregel.HUURKLASSE: Soortmaatregel(
        _P, 0, 1, _PLAN | {"huurklasse", "huur"}, "Dit deel van elk nieuwbouwproject krijgt deze klasse en deze huur.",
        nodig=frozenset({"huurklasse", "huur"})),
    Maatregel.KOSTEN: Soortmaatregel(
        _P, -0.9, 2.0, _PLAN | {"woningtype", "huurklasse"}, "Bijvoorbeeld kleiner of soberder bouwen."),
    Maatregel.WAARDE: Soortmaatregel(
        _P, -0.9, 2.0, _PLAN | {"woningtype", "huurklasse"},
        "Beleidswaarde en marktwaarde bij oplevering; hoort bij een andere grootte of kwaliteit."),
    Maatregel.FASERING: Soortmaatregel(
        _P, -10, 10, _PLAN | {"type"}, "Verschuift projecten die nog niet lopen.", procent=False),
    Maatregel.REALISATIE: Soortmaatregel(_P, 0, 1, _PLAN | {"type"}, "Deel van elk plan dat wordt gerealiseerd."),
    Maatregel.RENTE: Soortmaatregel(_M, -0.1, 0.1, _JAREN, "Rente van nieuwe leningen en van liquide middelen."),
    Maatregel.BOUWKOSTEN: Soortmaatregel(_M, -0.3, 0.3, _JAREN, "Jaarlijkse stijging van bouw- en onderhoudskosten."),
    Maatregel.INFLATIE: Soortmaatregel(_M, -0.2, 0.2, _JAREN, "Jaarlijkse stijging van prijzen en lonen."),
    Maatregel.HUURPAD: Soortmaatregel(_M, -0.1, 0.1, _JAREN, "Jaarlijkse huurverhoging van het regionale pad."),
    Maatregel.BELEIDSWAARDE: Soortmaatregel(_M, -0.5, 0.5, _JAREN, "Jaarlijkse stijging van de beleidswaarde."),
    Maatregel.MARKT: Soortmaatregel(_M, -0.5, 0.5, _JAREN, "Jaarlijkse stijging van marktwaarde en WOZ-waarde."),
}  # fmt: skip

SCHOKKEN: Final[dict[Maatregel, tuple[str, ...]]] = {
    Maatregel.RENTE: ("rente_nieuwe_leningen", "rente_liquide_middelen"),
    Maatregel.BOUWKOSTEN: ("bouwkostenstijging", "onderhoudskostenstijging"),
    Maatregel.INFLATIE: ("prijsinflatie", "loonstijging"),
    Maatregel.HUURPAD: ("huurverhoging",),
    Maatregel.BELEIDSWAARDE: ("stijging_beleidswaarde",),
    Maatregel.MARKT: ("stijging_marktwaarde", "stijging_leegwaarde"),
}
"""The series of the macro path that each shock moves."""
KWALITEITSREGELS: Final[dict[Maatregel, tuple[str, ...]]] = {
    Maatregel.ONDERHOUD: ("onderhoudsuitgaven",),
    Maatregel.VERBETERING: ("niet_energetische_verbetering", "extra_instandhouding"),
    Maatregel.ENERGIE: ("verduurzaming_natuurlijk",),
}
"""The lines of the laag instandhouding that a change of quality scales."""
