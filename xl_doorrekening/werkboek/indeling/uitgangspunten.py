"""Stap 1, "klokken gelijk": purpose and process, definitions, grenswaarden, macro path, each with source and status."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from pydantic import BaseModel

from xl_doorrekening.begrippen.dpm import DPMPOSTEN, Janee, Status
from xl_doorrekening.begrippen.macro import GEINDEXEERD, REEKSEN
from xl_doorrekening.begrippen.normen import NORMENSETS, RATIOS, Ratio
from xl_doorrekening.begrippen.tijd import HISTORIE, KOLOMMEN, TAKCODE
from xl_doorrekening.invoer.uitgangspunten import Definities, Fiscaal, Proces, Referentie
from xl_doorrekening.invoer.veld import Eenheid, Veld, velden
from xl_doorrekening.werkboek.indeling.blok import (
    BRON,
    DRIE,
    EEN,
    JAAR1,
    LABEL,
    MET_UITVOERING,
    TOELICHTING,
    TWEE,
    Blad,
    Blok,
    Cel,
    Kolom,
    Pad,
    Rij,
    jaarcellen,
    jaarkolommen,
)
from xl_doorrekening.werkboek.indeling.stijl import TABKLEUR

E = Eenheid
U = "uitgangspunten"
STATUS = Veld("Status", E.KEUZE, keuzes=tuple(s.value for s in Status))
BRONVELD = Veld("Bron", E.TEKST)
NOOT = Veld("Toelichting", E.TEKST)
JANEE = Veld("ja of nee", E.KEUZE, keuzes=tuple(j.value for j in Janee), verplicht=True)
HERKOMST = (Kolom("bron", "Bron", BRON, breed=True), Kolom("toelichting", "Toelichting", TOELICHTING, breed=True))
"""Source, status and remark of a parameter; kept in the input as `herkomst`."""


def herkomstcellen(sleutel: str) -> dict[str, Cel]:
    return {
        "bron": Cel(BRONVELD, ("herkomst", sleutel, "bron")),
        "status": Cel(STATUS, ("herkomst", sleutel, "status")),
        "toelichting": Cel(NOOT, ("herkomst", sleutel, "toelichting")),
    }


def parameterblok(
    naam: str, titel: str, model: type[BaseModel], uitleg: str, pad: Pad, sinds: int = 1,
    later: Mapping[str, int] = MappingProxyType({}),
) -> Blok:  # fmt: skip
    """A row per parameter with source, status and remark; texts without any of these stand in a block of their own.

    `later`: parameters that a later version of the layout brought.
    """
    kolommen = (*HERKOMST, Kolom("waarde", "Waarde", EEN), Kolom("status", "Status", TWEE))
    rijen = tuple(
        Rij(
            veldnaam,
            v.label,
            v.eenheid.tekst,
            v.uitleg,
            {"waarde": Cel(v, (*pad, veldnaam)), **herkomstcellen(f"{naam}.{veldnaam}")},
            sinds=later.get(veldnaam, 1),
        )
        for veldnaam, v in velden(model)
        if v.eenheid is not E.TEKST
    )
    return Blok(naam, titel, kolommen, rijen, uitleg, sinds=sinds)


def _proces() -> Blok:
    kolommen = (Kolom("waarde", "Afspraak", BRON, breed=True),)
    rijen = (
        Rij(
            "regio",
            "Naam van de regio",
            "",
            "",
            {"waarde": Cel(Veld("Naam van de regio", E.TEKST, verplicht=True), ("naam",))},
        ),
        *(Rij(n, v.label, "", v.uitleg, {"waarde": Cel(v, (U, "proces", n))}) for n, v in velden(Proces)),
    )
    return Blok(
        "proces", "1  Doel, reikwijdte en proces", kolommen, rijen, "Wat spreken we af? Leeg: nog niet afgesproken."
    )


def normveld(r: Ratio, label: str) -> Veld:
    """A grenswaarde or a buffer, in the unit of its ratio."""
    procent = "%" in r.formaat
    return Veld(label, E.PROCENT if procent else E.GETAL, 0, 2 if procent else 10)


def _normen() -> list[Blok]:
    kolommen = (
        *HERKOMST,
        *(Kolom(TAKCODE[k], k, p) for k, p in zip(KOLOMMEN, (EEN, TWEE, DRIE), strict=True)),
    )
    blokken = []
    for i, s in enumerate(NORMENSETS):
        rijen = []
        for r in RATIOS:
            teken = "minimaal" if r.minimum else "maximaal"
            cellen = {
                k: Cel(normveld(r, f"{r.label} {k}"), (U, "normen", s.naam, r.naam, k))
                for k in ("daeb", "niet_daeb", "geheel")
            }
            herkomst = herkomstcellen(f"normen.{s.naam}.{r.naam}")
            rijen.append(
                Rij(
                    r.naam,
                    f"{r.label} {teken}",
                    "%" if "%" in r.formaat else "getal",
                    r.formule,
                    {**cellen, "bron": herkomst["bron"], "toelichting": herkomst["toelichting"]},
                )
            )
        blokken.append(
            Blok(
                f"normen_{i + 1}",
                f"4{'abc'[i]}  Grenswaarden – set “{s.naam}”",
                kolommen,
                tuple(rijen),
                "Leeg: niet getoetst. Welke set geldt, kiest u in blok 2.",
            )
        )
    return blokken


def _keuze_ratios() -> Blok:
    kolommen = (Kolom("buffer", "Buffer", EEN), Kolom("telt", "Bepaalt ruimte", TWEE))
    rijen = tuple(
        Rij(
            r.naam,
            r.label,
            "%" if "%" in r.formaat else "getal",
            r.formule,
            {
                "buffer": Cel(replace(normveld(r, f"buffer {r.label}"), verplicht=True), (U, "buffer", r.naam)),
                "telt": Cel(replace(JANEE, label=f"{r.label} bepaalt de ruimte"), (U, "telt_mee", r.naam)),
            },
        )
        for r in RATIOS
    )
    return Blok(
        "ratiokeuze",
        "5  Buffer en welke ratio's de ruimte bepalen",
        kolommen,
        rijen,
        "De buffer komt boven op een minimum en gaat af van een maximum (in de eenheid van de ratio).",
    )


def _dpm() -> Blok:
    rijen = tuple(
        Rij(
            p.naam,
            p.label,
            "",
            "via projecten (blok 8 van de corporatie)" if p.via_projecten else "",
            {}
            if p.via_projecten
            else {"telt": Cel(replace(JANEE, label=f"{p.label} telt mee"), (U, "dpm_telt", p.naam))},
        )
        for p in DPMPOSTEN
    )
    return Blok(
        "dpm_telt", "6  Welke DPM-posten horen bij de instandhoudingsopgave?", (Kolom("telt", "Telt mee", EEN),), rijen
    )


def _macro(startjaar: int) -> Blok:
    kolommen = (*HERKOMST, Kolom("status", "Status", EEN), *jaarkolommen(startjaar))
    rijen = tuple(
        Rij(
            r.naam,
            r.label,
            "% per jaar",
            "",
            {
                **jaarcellen(Veld(r.label, E.PROCENT2, -0.25, 0.5, verplicht=True), (U, "macro", r.naam)),
                **herkomstcellen(f"macro.{r.naam}"),
            },
        )
        for r in REEKSEN
    )
    return Blok(
        "macro", "7  Macro-economische parameters", kolommen, rijen, "Voor elk jaar een percentage; leeg mag niet."
    )


def _jaarlijks(startjaar: int) -> Blok:
    kolommen = (*HERKOMST, Kolom("status", "Status", EEN), *jaarkolommen(startjaar))
    plafond = Veld("Wettelijk maximum huurverhoging", E.PROCENT2, 0, 0.5)
    profiel = Veld("Verdeling van de investeringsruimte over de jaren", E.PROCENT, 0, 1, verplicht=True)
    rijen = (
        Rij(
            "huursomplafond",
            plafond.label,
            "% per jaar",
            "",
            {**jaarcellen(plafond, (U, "huursomplafond")), **herkomstcellen("huursomplafond")},
        ),
        Rij(
            "ruimteprofiel",
            profiel.label,
            "%",
            "",
            {**jaarcellen(profiel, (U, "ruimteprofiel")), **herkomstcellen("ruimteprofiel")},
        ),
    )
    return Blok(
        "jaarlijks",
        "8  Plafond huurverhoging en verdeling van de ruimte",
        kolommen,
        rijen,
        "Plafond leeg: niet getoetst. De verdeling is samen 100% en 0% in de beleidsarme jaren 11–15.",
    )


def _historie(startjaar: int) -> Blok:
    kolommen = tuple(Kolom(f"h{i}", str(startjaar - HISTORIE + i), JAAR1 + i) for i in range(HISTORIE))
    rijen = tuple(
        Rij(
            r.naam,
            r.label,
            "% per jaar",
            "" if r.historie else "Leeg: niet bekend.",
            {
                f"h{i}": Cel(
                    Veld(r.label, E.PROCENT2, -0.25, 0.5, verplicht=bool(r.historie)), (U, "historie", r.naam, i)
                )
                for i in range(HISTORIE)
            },
            sinds=1 if r.historie else MET_UITVOERING,
        )
        for r in sorted(REEKSEN, key=lambda r: not r.historie)
        if r.naam in GEINDEXEERD
    )
    return Blok(
        "historie",
        "9  Prijsstijgingen vóór het startjaar",
        kolommen,
        rijen,
        "Brengt bedragen van een ouder prijspeil naar de beginbalans. Alleen waardestijgingen mogen leeg: een oudere "
        "waarde geldt dan als die van de beginbalans.",
    )


def blad(startjaar: int) -> Blad:
    blokken = (
        _proces(),
        parameterblok(
            "definities",
            "2  Definities en schakelaars",
            Definities,
            "Leeg mag niet: elke schakelaar heeft een stand.",
            (U, "definities"),
        ),
        parameterblok(
            "referentie",
            "3  Referentiewoning, waarin de ruimte wordt uitgedrukt",
            Referentie,
            "Leeg: die richting van de ruimte is niet te berekenen.",
            (U, "referentie"),
        ),
        *_normen(),
        _keuze_ratios(),
        _dpm(),
        _macro(startjaar),
        _jaarlijks(startjaar),
        _historie(startjaar),
        parameterblok("fiscaal", "10  Vennootschapsbelasting", Fiscaal, "Leeg mag niet.", (U, "fiscaal")),
    )
    return Blad(
        "uitgangspunten",
        "Uitgangspunten",
        blokken,
        TABKLEUR["uitgangspunten"],
        "Stap 1: samen de klokken gelijk zetten. Deze tab geldt voor alle corporaties.",
        jaren=True,
        breedtes={LABEL: 48.0, BRON: 38.0, TOELICHTING: 30.0, EEN: 15.0, TWEE: 24.0},
    )
