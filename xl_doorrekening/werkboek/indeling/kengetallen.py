"""Key figures per line and per kind of project: NPA figures, pas toe of leg uit."""

from dataclasses import replace

from xl_doorrekening.begrippen.dpm import BOUW, Soort, Woningtype
from xl_doorrekening.begrippen.opgave import VERDUURZAMING
from xl_doorrekening.begrippen.regels import KENGETALREGELS
from xl_doorrekening.invoer.kengetallen import Projectkengetal, Regelkengetal, sleutel
from xl_doorrekening.invoer.veld import Eenheid, Veld, velden
from xl_doorrekening.werkboek.indeling.blok import (
    BRON,
    DRIE,
    EEN,
    EENHEID,
    JAAR1,
    MET_OPGAVE,
    TOELICHTING,
    TWEE,
    Blad,
    Blok,
    Cel,
    Kolom,
    Rij,
)
from xl_doorrekening.werkboek.indeling.stijl import TABKLEUR

E = Eenheid
K = "kengetallen"
BIJ_SOORT = {
    Soort.VERDUURZAMING: {"kosten"},
    Soort.VERBETERING: {"kosten"},
    Soort.SLOOP: {"kosten"},
    Soort.VERKOOP: {"kosten"},
}
"""Kinds whose key figures are fewer than those of dwellings that are delivered."""


def _regels() -> Blok:
    v = dict(velden(Regelkengetal))
    kolommen = (
        Kolom("bron", "Bron", BRON, breed=True),
        Kolom("status", "Status", TOELICHTING),
        Kolom("daeb", "DAEB", EEN),
        Kolom("niet_daeb", "niet-DAEB", TWEE),
        Kolom("prijspeil", "Prijspeil", DRIE),
    )
    rijen = tuple(
        Rij(
            r.naam,
            r.label,
            E.EUR_VHE.tekst,
            "",
            {k.code: Cel(v[k.code], (K, "regels", r.naam, k.code)) for k in kolommen},
        )
        for r in KENGETALREGELS
    )
    return Blok(
        "kengetal_regels",
        "1  Per regel van het kasstroomschema",
        kolommen,
        rijen,
        "€ per vhe per jaar. Leeg bij niet-DAEB: gelijk aan DAEB. Leeg bij DAEB: niet bekend; de regel vraagt dan "
        "een eigen bedrag.",
    )


def _sleutels(soort: Soort) -> list[str]:
    """What is told apart within a kind of project."""
    if soort in BOUW:
        return [sleutel(soort.value, w.value) for w in Woningtype]
    soorten = [sleutel(soort.value, None)]
    if soort is Soort.VERDUURZAMING:  # a type without figures of its own has those of verduurzaming
        soorten += [sleutel(soort.value, None, x.value) for x in VERDUURZAMING]
    return soorten


def _projecten() -> Blok:
    v = dict(velden(Projectkengetal))
    getallen = ("kosten", "huur", "onderhoud", "overige_lasten", "beleidswaarde", "marktwaarde", "prijspeil")
    plekken = (EEN, TWEE, DRIE, *range(JAAR1, JAAR1 + 4))
    kolommen = (
        Kolom("bron", "Bron", BRON, breed=True),
        Kolom("status", "Status", TOELICHTING),
        *(Kolom(g, v[g].label, p) for g, p in zip(getallen, plekken, strict=True)),
    )
    rijen = []
    for soort in Soort:
        for naam in _sleutels(soort):
            velden_ = BIJ_SOORT.get(soort, set(getallen)) | {"prijspeil", "bron", "status"}
            rijen.append(
                Rij(
                    naam,
                    naam.capitalize(),
                    "€ per woning",
                    "",
                    {
                        k.code: Cel(
                            replace(v[k.code], label=f"{naam}: {v[k.code].label}"), (K, "projecten", naam, k.code)
                        )
                        for k in kolommen
                        if k.code in velden_
                    },
                    sinds=MET_OPGAVE if naam.startswith(f"{Soort.VERDUURZAMING.value}, ") else 1,
                )
            )
    return Blok(
        "kengetal_projecten",
        "2  Per soort project en woningtype",
        kolommen,
        tuple(rijen),
        "Huur per maand, lasten per jaar. Leeg: niet bekend; een project vraagt dan een eigen bedrag.",
    )


def _algemeen() -> Blok:
    kolommen = (
        Kolom("bron", "Bron", BRON, breed=True),
        Kolom("status", "Status", TOELICHTING),
        Kolom("waarde", "Waarde", EEN),
    )
    herkomst = dict(velden(Regelkengetal))
    rijen = tuple(
        Rij(
            naam,
            label,
            "%",
            "Waar de corporatie niets invult.",
            {
                "waarde": Cel(Veld(label, E.PROCENT, 0, 1), (K, naam)),
                "bron": Cel(herkomst["bron"], ("herkomst", f"{K}.{naam}", "bron")),
                "status": Cel(herkomst["status"], ("herkomst", f"{K}.{naam}", "status")),
            },
        )
        for naam, label in (("mutatiegraad", "Mutatiegraad per jaar"), ("huurderving", "Huurderving"))
    )
    return Blok("kengetal_algemeen", "3  Verhuur", kolommen, rijen)


def blad() -> Blad:
    return Blad(
        "kengetallen",
        "Kengetallen",
        (_regels(), _projecten(), _algemeen()),
        TABKLEUR["uitgangspunten"],
        "Kostenkengetallen uit de NPA: pas toe of leg uit. Vul per getal prijspeil, bron en status in.",
        breedtes={EENHEID: 19.0, BRON: 44.0, TOELICHTING: 26.0} | dict.fromkeys(range(JAAR1, JAAR1 + 4), 14.0),
    )
