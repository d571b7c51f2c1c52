"""Tables of a corporation's own rows: projects and loans."""

from pydantic import BaseModel

from xl_doorrekening.begrippen.tijd import TAKCODE, TAKKEN
from xl_doorrekening.invoer.corporatie import Lening, Project
from xl_doorrekening.invoer.opgave import Bezitrij
from xl_doorrekening.invoer.realisatie import Gerealiseerd
from xl_doorrekening.invoer.veld import Eenheid, Veld, velden
from xl_doorrekening.werkboek.indeling.blok import (
    BRON,
    EEN,
    LABEL,
    MET_OPGAVE,
    MET_UITVOERING,
    TOELICHTING,
    Blok,
    Cel,
    Kolom,
    Rij,
    Soort,
    jaarcellen,
    jaarkolommen,
)
from xl_doorrekening.werkboek.indeling.lijst import lijstblok

E = Eenheid
PROJECTEN, LENINGEN, GEMEENTEN = 60, 60, 20
STAP_4 = ("opgave", "prioriteit", "herfasering")
"""Columns of projects that came with layout 2."""


def _tabel(
    naam: str,
    titel: str,
    model: type[BaseModel],
    volgorde: tuple[str, ...],
    pad: str,
    aantal: int,
    uitleg: str,
    sinds: int = 1,
) -> Blok:
    v = dict(velden(model))
    if set(volgorde) != set(v):
        raise ValueError(f"kolommen van {naam}: {set(volgorde) ^ set(v)}")
    kolommen = tuple(
        Kolom(code, v[code].label, LABEL + i, sinds=MET_OPGAVE if code in STAP_4 else 1)
        for i, code in enumerate(volgorde)
    )
    rijen = tuple(
        Rij(str(i + 1), "", "", "", {code: Cel(v[code], (pad, i, code)) for code in volgorde}) for i in range(aantal)
    )
    return Blok(naam, titel, kolommen, rijen, uitleg, Soort.TABEL, vaste_kolommen=False, sinds=sinds)


def projecten() -> Blok:
    volgorde = (
        "naam",
        "gemeente",
        "laag",
        "soort",
        "opgave",
        "tak",
        "woningtype",
        "huurklasse",
        "aantal",
        "start",
        "oplevering",
        "kosten",
        "bron",
        "toelichting",
        "prijspeil",
        "subsidie",
        "opbrengst",
        "hardheid",
        "prioriteit",
        "herfasering",
        "huur",
        "onderhoud",
        "overige_lasten",
        "beleidswaarde",
        "marktwaarde",
    )
    return _tabel(
        "projecten",
        "8  Projecten",
        Project,
        volgorde,
        "projecten",
        PROJECTEN,
        f"Eén regel per project, ruimte voor {PROJECTEN}; rijen invoegen mag. Bedragen in € per woning. De eerste "
        "uitkomsten (stap 2) rekenen met laag instandhouding; leeg telt daartoe. Leeg: kengetal.",
    )


def bezit() -> Blok:
    return _tabel(
        "bezit",
        "8a  Bezit per gemeente",
        Bezitrij,
        ("gemeente", "woningen", "geen_capaciteit"),
        "bezit",
        GEMEENTEN,
        "Waar u werkt en hoeveel woningen u er hebt: daarnaar wordt de opgave toegerekend. Leeg: die uit blok 1.",
        MET_OPGAVE,
    )


def gerealiseerd(startjaar: int) -> Blok:
    return lijstblok(
        "gerealiseerd",
        f"13a  Monitoring: woningen opgeleverd of aangepakt in {startjaar}",
        Gerealiseerd,
        {"gemeente": LABEL, "type": BRON, "toelichting": TOELICHTING, "aantal": EEN},
        ("gerealiseerd",),
        GEMEENTEN,
        "Per gemeente en type, ook eigen plannen buiten de opgave (zoals verkoop). Vult u iets in, dan telt elk deel "
        "van het plan dat hier niet staat als niet gerealiseerd. Vervangende nieuwbouw en projecten zonder gemeente "
        "kunnen hier niet staan: zij gelden als opgeleverd zoals gepland.",
        sinds=MET_UITVOERING,
    )


def leningen(startjaar: int) -> list[Blok]:
    volgorde = ("naam", "tak", "geborgd", "vorm", "restant", "rente", "eindjaar")
    tabel = _tabel(
        "leningen",
        "9a  Leningen, per stuk",
        Lening,
        volgorde,
        "leningen",
        LENINGEN,
        f"Facultatief, ruimte voor {LENINGEN}. Ingevuld vervangt dit voor die tak het schema uit de Snelstart "
        "(schuld, rente en looptijd).",
    )
    schema = {
        "aflossing_geborgd": "Aflossing geborgde leningen",
        "aflossing_ongeborgd": "Aflossing ongeborgde leningen",
        "rente_bestaand": "Rente bestaande leningen",
    }
    rijen = tuple(
        Rij(
            f"{naam}.{TAKCODE[tak]}",
            f"{label} – {tak}",
            E.KEUR.tekst,
            "",
            jaarcellen(Veld(label, E.KEUR, 0, 1e8), ("takken", tak, "leningen", naam)),
        )
        for tak in TAKKEN
        for naam, label in schema.items()
    )
    eigen = Blok(
        "leningschema",
        "9b  Eigen schema van de bestaande leningen",
        jaarkolommen(startjaar),
        rijen,
        "Facultatief. Een ingevulde rij gaat voor op 9a en de Snelstart; vul dan alle jaren. Leeg: niet gebruikt.",
    )
    return [tabel, eigen]
