"""The tab of a corporation, top to bottom as a controller works."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from xl_doorrekening.begrippen import regels
from xl_doorrekening.begrippen.dpm import DPMPOSTEN
from xl_doorrekening.begrippen.macro import EIGEN_PAD, REEKS
from xl_doorrekening.begrippen.nulmeting import NULMETING, Nulmetingitem
from xl_doorrekening.begrippen.regels import Leeg, Regel
from xl_doorrekening.begrippen.tijd import TAKKEN
from xl_doorrekening.invoer.corporatie import (
    Algemeen,
    Dpmkeuze,
    Fiscaalcorporatie,
    Huurbeleidtak,
    Lening,
    Nulmetingrij,
    Project,
    Regelinvoer,
    Snelstart,
)
from xl_doorrekening.invoer.veld import Eenheid, Veld, velden
from xl_doorrekening.werkboek.bladen.uitkomsten import ratioblok
from xl_doorrekening.werkboek.blok import (
    BRON,
    DRIE,
    EEN,
    LABEL,
    TOELICHTING,
    TWEE,
    Blad,
    Blok,
    Cel,
    Kolom,
    Rij,
    Soort,
    jaarcellen,
    jaarkolommen,
)
from xl_doorrekening.werkboek.stijl import TABKLEUR

E = Eenheid
PROJECTEN, LENINGEN = 60, 60
TAKCODE = {tak: tak.lower().replace("-", "_") for tak in TAKKEN}
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
        Rij(naam, v.label, v.eenheid.tekst, v.uitleg, {
            TAKCODE[tak]: Cel(v, ("takken", tak, deel, naam))
            for tak in TAKKEN if not (naam in ALLEEN_NIET_DAEB and tak == TAKKEN[0])
        })
        for naam, v in velden(model)
    )  # fmt: skip


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
        "snelstart", "2  Snelstart: de stand per 31 december voor het startjaar", (UITLEG, *TAKKOLOMMEN),
        _per_tak(Snelstart, "snelstart"),
        "Met deze cijfers is er al een eerste uitkomst. Bedragen × € 1.000. Geen bezit in een tak: laat de kolom leeg. "
        "Wat een leeg vak betekent staat in de uitleg.",
    )  # fmt: skip


def _teleenheid(i: Nulmetingitem) -> Eenheid:
    return E.KWH if "kWh" in i.eenheid else E.AANTAL


def _nulmeting() -> Blok:
    v = dict(velden(Nulmetingrij))
    kolommen = (Kolom("telt", v["telt"].label, BRON), Kolom("toelichting", "Toelichting", TOELICHTING, breed=True),
                *TAKKOLOMMEN, Kolom("zwaarte", v["zwaarte"].label, DRIE))  # fmt: skip
    return Blok(
        "nulmeting", "3  Nulmeting van het bezit", kolommen,
        tuple(
            Rij(i.naam, i.label, i.eenheid, "", {
                k.code: Cel(v[k.code] if k.code not in TAKCODE.values() else replace(v[k.code], eenheid=_teleenheid(i), label=i.label),
                            ("nulmeting", i.naam, k.code))
                for k in kolommen
            })
            for i in NULMETING
        ),
        "De staat van het bezit, en of en hoe zwaar die meeweegt in de instandhoudingsopgave. Vult u energielabels in, "
        "dan tellen zij op tot het aantal vhe van de tak. Leeg: niet opgegeven.",
    )  # fmt: skip


def _huurbeleid() -> Blok:
    return Blok("huurbeleid", "4  Huurbeleid", (UITLEG, *TAKKOLOMMEN), _per_tak(Huurbeleidtak, "huurbeleid"),
                "Wat een leeg vak betekent staat in de uitleg.")  # fmt: skip


def _leegtekst(r: Regel) -> str:
    if r.leeg is Leeg.MODEL:
        return "leeg: berekend"
    if r.snelstart:
        return "leeg: snelstart, anders kengetal" if r.leeg is Leeg.KENGETAL else "leeg: snelstart, anders 0"
    return "leeg: kengetal" if r.leeg is Leeg.KENGETAL else "leeg: 0"


def _regelblok(naam: str, titel: str, lijst: Iterable[Regel], tak: str, startjaar: int, uitleg: str) -> Blok:
    v = dict(velden(Regelinvoer))
    bedrag = Veld("bedrag", E.KEUR, -1e7, 1e8)
    kolommen = (Kolom("leeg", "Bij leeg", EEN), Kolom("bron", "Bron", BRON),
                Kolom("toelichting", "Toelichting", TOELICHTING, breed=True), *jaarkolommen(startjaar))  # fmt: skip
    rijen = []
    for r in lijst:
        pad = ("takken", tak, "regels", r.naam)
        keuzes = tuple(k for k in v["bron"].keuzes if k != "snelstart" or r.snelstart)
        rijen.append(Rij(r.naam, r.label, E.KEUR.tekst, _leegtekst(r), {
            "bron": Cel(replace(v["bron"], keuzes=keuzes), (*pad, "bron")),
            "toelichting": Cel(v["toelichting"], (*pad, "toelichting")),
            **jaarcellen(replace(bedrag, label=r.label), (*pad, "jaren")),
        }))  # fmt: skip
    return Blok(naam, titel, kolommen, tuple(rijen), uitleg)


def _regelblokken(startjaar: int) -> list[Blok]:
    plak = ("Ontvangsten en uitgaven zijn beide positief, × € 1.000, nominaal. De 15 jaren kunt u in één keer plakken; vul "
            "dan alle jaren (0 mag). ")  # fmt: skip
    groepen = (
        ("exploitatie", "5", "Exploitatie", regels.EXPLOITATIEREGELS, plak),
        ("dpm", "6", "Instandhoudingsopgave, DPM-posten", regels.DPMREGELS,
         plak + "Pas toe of leg uit: bij een eigen begroting of snelstartbedrag hoort een toelichting."),
        ("investeringen", "7", "Overige (des)investeringen", regels.INVESTERINGSREGELS,
         plak + "Nieuwbouw, sloop, aankoop en verkoop volgen uit de projecten (blok 8)."),
    )  # fmt: skip
    return [
        _regelblok(f"{naam}_{TAKCODE[tak]}", f"{nummer}{letter}  {titel} – {tak}", lijst, tak, startjaar, uitleg)
        for naam, nummer, titel, lijst, uitleg in groepen
        for letter, tak in zip("ab", TAKKEN, strict=True)
    ]


def _dpmkeuzes() -> Blok:
    v = dict(velden(Dpmkeuze))
    kolommen = (Kolom("wel", v["wel"].label, BRON, breed=True), Kolom("niet", v["niet"].label, TOELICHTING, breed=True),
                Kolom("wens", v["wens"].label, EEN))  # fmt: skip
    return Blok(
        "dpm_keuzes", "6c  Wat rekent u tot welke DPM-post?", kolommen,
        tuple(Rij(p.naam, p.label, "", "", {k.code: Cel(v[k.code], ("dpm", p.naam, k.code)) for k in kolommen})
              for p in DPMPOSTEN),
        "Voor het gesprek in de regio (tabblad Vergelijking). Leeg: niet opgegeven.",
    )  # fmt: skip


def _tabel(naam: str, titel: str, model: type[BaseModel], volgorde: tuple[str, ...], pad: str, aantal: int, uitleg: str) -> Blok:
    v = dict(velden(model))
    if set(volgorde) != set(v):
        raise ValueError(f"kolommen van {naam}: {set(volgorde) ^ set(v)}")
    kolommen = tuple(Kolom(code, v[code].label, LABEL + i) for i, code in enumerate(volgorde))
    rijen = tuple(
        Rij(str(i + 1), "", "", "", {code: Cel(v[code], (pad, i, code)) for code in volgorde}) for i in range(aantal)
    )
    return Blok(naam, titel, kolommen, rijen, uitleg, Soort.TABEL, vaste_kolommen=False)


def _projecten() -> Blok:
    volgorde = (
        "naam", "gemeente", "laag", "soort", "tak", "woningtype", "huurklasse", "aantal", "start", "oplevering", "kosten",
        "bron", "toelichting", "prijspeil", "subsidie", "opbrengst", "hardheid", "huur", "onderhoud", "overige_lasten",
        "beleidswaarde", "marktwaarde",
    )  # fmt: skip
    return _tabel(
        "projecten", "8  Projecten", Project, volgorde, "projecten", PROJECTEN,
        f"Eén regel per project, ruimte voor {PROJECTEN}; rijen invoegen mag. Bedragen in € per woning. De eerste "
        "uitkomsten (stap 2) rekenen met laag instandhouding; leeg telt daartoe. Leeg: kengetal.",
    )  # fmt: skip


def _leningen(startjaar: int) -> list[Blok]:
    volgorde = ("naam", "tak", "geborgd", "vorm", "restant", "rente", "eindjaar")
    tabel = _tabel(
        "leningen", "9a  Leningen, per stuk", Lening, volgorde, "leningen", LENINGEN,
        f"Facultatief, ruimte voor {LENINGEN}. Ingevuld vervangt dit voor die tak het schema uit de Snelstart "
        "(schuld, rente en looptijd).",
    )  # fmt: skip
    schema = {
        "aflossing_geborgd": "Aflossing geborgde leningen", "aflossing_ongeborgd": "Aflossing ongeborgde leningen",
        "rente_bestaand": "Rente bestaande leningen",
    }  # fmt: skip
    rijen = tuple(
        Rij(f"{naam}.{TAKCODE[tak]}", f"{label} – {tak}", E.KEUR.tekst, "",
            jaarcellen(Veld(label, E.KEUR, 0, 1e8), ("takken", tak, "leningen", naam)))
        for tak in TAKKEN for naam, label in schema.items()
    )  # fmt: skip
    eigen = Blok("leningschema", "9b  Eigen schema van de bestaande leningen", jaarkolommen(startjaar), rijen,
                 "Facultatief. Een ingevulde rij gaat voor op 9a en de Snelstart; vul dan alle jaren. Leeg: niet gebruikt.")  # fmt: skip
    return [tabel, eigen]


def _waarden(startjaar: int) -> Blok:
    namen = {"beleidswaarde": "Beleidswaarde", "marktwaarde": "Marktwaarde", "woz_waarde": "WOZ-waarde"}
    rijen = tuple(
        Rij(f"{naam}.{TAKCODE[tak]}", f"{label} ultimo – {tak}", E.KEUR.tekst, "",
            jaarcellen(Veld(label, E.KEUR, 0, 1e8), ("takken", tak, "waarden", naam)))
        for tak in TAKKEN for naam, label in namen.items()
    )  # fmt: skip
    return Blok("waarden", "10  Eigen waardeprognose", jaarkolommen(startjaar), rijen,
                "Facultatief. Leeg jaar: de waarde van het jaar ervoor × regionale stijging, plus en min projecten.")  # fmt: skip


def _eigen_macro(startjaar: int) -> Blok:
    rijen = tuple(
        Rij(i.value, REEKS[i.value].label, "%", "",
            jaarcellen(Veld(REEKS[i.value].label, E.PROCENT2, -0.25, 0.5), ("eigen_macro", i.value)))
        for i in EIGEN_PAD
    )  # fmt: skip
    return Blok("eigen_macro", "12  Eigen macropad van de begroting", jaarkolommen(startjaar), rijen,
                "Waarmee is uw begroting opgesteld? Elke regel wordt herijkt naar het regionale pad. Leeg: gelijk aan de regio.")  # fmt: skip


def blad(startjaar: int, id_: str, naam: str) -> Blad:
    blokken: list[Any] = [
        ratioblok("ratios", "Uitkomst: ratio's en grenswaarden", startjaar), _algemeen(), _snelstart(), _nulmeting(), _huurbeleid(), *_regelblokken(startjaar)[:4],
        _dpmkeuzes(), *_regelblokken(startjaar)[4:], _projecten(), *_leningen(startjaar), _waarden(startjaar),
        Blok("fiscaal", "11  Fiscaal (hele corporatie)", (UITLEG, WAARDE), _per_model(Fiscaalcorporatie, ("fiscaal",)),
             "Voor de berekende vennootschapsbelasting, als die regel in blok 5 leeg is."),
        _eigen_macro(startjaar),
    ]  # fmt: skip
    return Blad(
        "corporatie", naam, tuple(blokken), TABKLEUR["corporatie"],
        "Vul de gekleurde vakken in, van boven naar beneden. Snelstart (blok 2) is genoeg voor een eerste uitkomst.",
        corporatie=id_, jaren=True,
    )  # fmt: skip
