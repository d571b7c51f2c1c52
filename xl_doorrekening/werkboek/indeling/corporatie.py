"""The tab of a corporation, top to bottom as a controller works."""

from dataclasses import replace
from functools import cache

from pydantic import BaseModel

from xl_doorrekening.begrippen.dpm import DPMPOSTEN
from xl_doorrekening.begrippen.macro import EIGEN_PAD, REEKS
from xl_doorrekening.begrippen.monitoring import KAS, NIVEAUS, STANDEN
from xl_doorrekening.begrippen.nulmeting import NULMETING, Nulmetingitem
from xl_doorrekening.begrippen.opgave import Opgavetype
from xl_doorrekening.begrippen.tijd import TAKCODE, TAKKEN
from xl_doorrekening.invoer.corporatie import (
    Algemeen,
    Dpmkeuze,
    Fiscaalcorporatie,
    Huurbeleidtak,
    Nulmetingrij,
    Snelstart,
)
from xl_doorrekening.invoer.opgave import Capaciteit
from xl_doorrekening.invoer.realisatie import Jaarcijfers
from xl_doorrekening.invoer.veld import Eenheid, Veld, velden
from xl_doorrekening.werkboek.indeling.blok import (
    BRON,
    DRIE,
    EEN,
    MET_OPGAVE,
    MET_UITVOERING,
    TOELICHTING,
    TWEE,
    Blad,
    Blok,
    Cel,
    Kolom,
    Rij,
    jaarcellen,
    jaarkolommen,
)
from xl_doorrekening.werkboek.indeling.regelblokken import regelblokken
from xl_doorrekening.werkboek.indeling.stijl import TABKLEUR
from xl_doorrekening.werkboek.indeling.tabellen import bezit, gerealiseerd, leningen, projecten
from xl_doorrekening.werkboek.indeling.uitkomsten import ratioblok

E = Eenheid
UITLEG = Kolom("uitleg", "Uitleg", TOELICHTING, breed=True)
WAARDE = Kolom("waarde", "Waarde", EEN)
TAKKOLOMMEN = (Kolom("daeb", TAKKEN[0], EEN), Kolom("niet_daeb", TAKKEN[1], TWEE))
ALLEEN_NIET_DAEB = {"interne_lening", "rente_intern", "aflossing_intern"}


def _per_model(model: type[BaseModel], pad: tuple[str, ...]) -> tuple[Rij, ...]:
    """A row per field, with one value."""
    return tuple(
        Rij(naam, v.label, v.eenheid.tekst, v.uitleg, {"waarde": Cel(v, (*pad, naam))}) for naam, v in velden(model)
    )


def _per_tak(model: type[BaseModel], deel: str) -> tuple[Rij, ...]:
    """A row per field, with a value per tak."""
    return tuple(
        Rij(
            naam,
            v.label,
            v.eenheid.tekst,
            v.uitleg,
            {
                TAKCODE[tak]: Cel(v, ("takken", tak, deel, naam))
                for tak in TAKKEN
                if not (naam in ALLEEN_NIET_DAEB and tak == TAKKEN[0])
            },
        )
        for naam, v in velden(model)
    )


def _algemeen() -> Blok:
    vast = Veld("Kenmerk van dit tabblad", E.TEKST, uitleg="Hieraan herkent het werkboek de corporatie; niet wijzigen.")
    naam = Veld("Naam van de corporatie", E.TEKST, verplicht=True)
    rijen = (
        Rij("id", vast.label, "", vast.uitleg, {}),
        Rij("naam", naam.label, "", "Zo staat de corporatie in de uitkomsten.", {"waarde": Cel(naam, ("naam",))}),
        *_per_model(Algemeen, ("algemeen",)),
    )
    return Blok("algemeen", "1  Algemeen", (UITLEG, WAARDE), rijen)


def _snelstart() -> Blok:
    return Blok(
        "snelstart",
        "2  Snelstart: de stand per 31 december voor het startjaar",
        (UITLEG, *TAKKOLOMMEN),
        _per_tak(Snelstart, "snelstart"),
        "Met deze cijfers en tabblad Kengetallen is er al een eerste uitkomst. "
        "Bedragen × € 1.000. Geen bezit in een tak: laat de kolom leeg. "
        "Wat een leeg vak betekent staat in de uitleg.",
    )


def _teleenheid(i: Nulmetingitem) -> Eenheid:
    return E.KWH if "kWh" in i.eenheid else E.AANTAL


def _nulmeting() -> Blok:
    v = dict(velden(Nulmetingrij))
    kolommen = (
        Kolom("telt", v["telt"].label, BRON),
        Kolom("toelichting", "Toelichting", TOELICHTING, breed=True),
        *TAKKOLOMMEN,
        Kolom("zwaarte", v["zwaarte"].label, DRIE),
    )
    return Blok(
        "nulmeting",
        "3  Nulmeting van het bezit",
        kolommen,
        tuple(
            Rij(
                i.naam,
                i.label,
                i.eenheid,
                "",
                {
                    k.code: Cel(
                        v[k.code]
                        if k.code not in TAKCODE.values()
                        else replace(v[k.code], eenheid=_teleenheid(i), label=i.label),
                        ("nulmeting", i.naam, k.code),
                    )
                    for k in kolommen
                },
            )
            for i in NULMETING
        ),
        "De staat van het bezit, en of en hoe zwaar die meeweegt in de instandhoudingsopgave. Vult u energielabels in, "
        "dan tellen zij op tot het aantal vhe van de tak. Leeg: niet opgegeven.",
    )


def _huurbeleid() -> Blok:
    return Blok(
        "huurbeleid",
        "4  Huurbeleid",
        (UITLEG, *TAKKOLOMMEN),
        _per_tak(Huurbeleidtak, "huurbeleid"),
        "Wat een leeg vak betekent staat in de uitleg.",
    )


def _dpmkeuzes() -> Blok:
    v = dict(velden(Dpmkeuze))
    kolommen = (
        Kolom("wel", v["wel"].label, BRON, breed=True),
        Kolom("niet", v["niet"].label, TOELICHTING, breed=True),
        Kolom("wens", v["wens"].label, EEN),
    )
    return Blok(
        "dpm_keuzes",
        "6c  Wat rekent u tot welke DPM-post?",
        kolommen,
        tuple(
            Rij(p.naam, p.label, "", "", {k.code: Cel(v[k.code], ("dpm", p.naam, k.code)) for k in kolommen})
            for p in DPMPOSTEN
        ),
        "Voor het gesprek in de regio (tabblad Vergelijking). Leeg: niet opgegeven.",
    )


def _capaciteit() -> Blok:
    v = dict(velden(Capaciteit))
    kolommen = (
        Kolom("geen_capaciteit", v["geen_capaciteit"].label, BRON),
        Kolom("toelichting", "Toelichting", TOELICHTING, breed=True),
        Kolom("minimum", v["minimum"].label, EEN),
        Kolom("maximum", v["maximum"].label, TWEE),
    )
    return Blok(
        "capaciteit",
        "8b  Capaciteit voor de regionale opgave",
        kolommen,
        tuple(
            Rij(x.value, x.label, "woningen", "", {n: Cel(v[n], ("capaciteit", x.value, n)) for n in v})
            for x in Opgavetype
        ),
        "Ten minste en ten hoogste over alle beleidsrijke jaren samen. Leeg: geen grens.",
        kop_label="Type opgave",
        sinds=MET_OPGAVE,
    )


def _waarden(startjaar: int) -> Blok:
    namen = {"beleidswaarde": "Beleidswaarde", "marktwaarde": "Marktwaarde", "woz_waarde": "WOZ-waarde"}
    rijen = tuple(
        Rij(
            f"{naam}.{TAKCODE[tak]}",
            f"{label} ultimo – {tak}",
            E.KEUR.tekst,
            "",
            jaarcellen(Veld(label, E.KEUR, 0, 1e8), ("takken", tak, "waarden", naam)),
        )
        for tak in TAKKEN
        for naam, label in namen.items()
    )
    return Blok(
        "waarden",
        "10  Eigen waardeprognose",
        jaarkolommen(startjaar),
        rijen,
        "Facultatief. Leeg jaar: de waarde van het jaar ervoor × regionale stijging, plus en min projecten.",
    )


def _eigen_macro(startjaar: int) -> Blok:
    rijen = tuple(
        Rij(
            i.value,
            REEKS[i.value].label,
            "%",
            "",
            jaarcellen(Veld(REEKS[i.value].label, E.PROCENT2, -0.25, 0.5), ("eigen_macro", i.value)),
        )
        for i in EIGEN_PAD
    )
    return Blok(
        "eigen_macro",
        "12  Eigen macropad van de begroting",
        jaarkolommen(startjaar),
        rijen,
        "Waarmee is uw begroting opgesteld? Elke regel wordt herijkt naar het regionale pad. "
        "Leeg: gelijk aan de regio.",
    )


def _realisatie(startjaar: int) -> Blok:
    """What the Snelstart of the next year will be, and amounts of the year, beside each other per tak."""
    stand, kas = dict(velden(Snelstart)), dict(velden(Jaarcijfers))
    over = f"Over {startjaar}; het nieuwe niveau als blok 2 er een heeft."
    delen = [
        *(("stand", n, replace(stand[n], nodig=False, uitleg=f"Ultimo {startjaar}.")) for n in STANDEN),
        *(("stand", n, replace(stand[n], nodig=False, uitleg=over)) for n in NIVEAUS),
        *(("kas", n, kas[n]) for n in KAS),
    ]
    rijen = tuple(
        Rij(n if deel == "stand" else f"kas.{n}", v.label, v.eenheid.tekst, v.uitleg,
            {TAKCODE[tak]: Cel(v, ("realisatie", tak, deel, n)) for tak in TAKKEN})
        for deel, n, v in delen
    )  # fmt: skip
    return Blok(
        "realisatie",
        f"13  Monitoring: wat werd het in {startjaar}?",
        (UITLEG, *TAKKOLOMMEN),
        rijen,
        "Na afloop van het jaar; tabblad Monitoring zet het naast het plan. Leeg: nog niet bekend; het volgende jaar "
        "begint dan zoals geraamd.",
        nieuwe_pagina=True,
        sinds=MET_UITVOERING,
    )


@cache
def _blokken(startjaar: int) -> tuple[Blok, ...]:
    """The same for every corporation, so declared once."""
    regels = regelblokken(startjaar)
    return (
        ratioblok("ratios", "Uitkomst: ratio's en grenswaarden", startjaar),
        _algemeen(),
        _snelstart(),
        _nulmeting(),
        _huurbeleid(),
        *regels[:4],
        _dpmkeuzes(),
        *regels[4:],
        bezit(),
        _capaciteit(),
        projecten(),
        *leningen(startjaar),
        _waarden(startjaar),
        Blok(
            "fiscaal",
            "11  Fiscaal (hele corporatie)",
            (UITLEG, WAARDE),
            _per_model(Fiscaalcorporatie, ("fiscaal",)),
            "Voor de berekende vennootschapsbelasting, als die regel in blok 5 leeg is.",
        ),
        _eigen_macro(startjaar),
        _realisatie(startjaar),
        gerealiseerd(startjaar),
    )


def blad(startjaar: int, id_: str, naam: str) -> Blad:
    return Blad(
        "corporatie",
        naam,
        _blokken(startjaar),
        TABKLEUR["corporatie"],
        "Vul de gekleurde vakken in, van boven naar beneden. "
        "Snelstart (blok 2) geeft met Kengetallen een eerste uitkomst.",
        corporatie=id_,
        jaren=True,
    )
