"""Tab Uitkomsten onzekerheid: how sure the outcome is. Filled by `stress`; herbereken only says whether it is stale."""

from collections.abc import Sequence

from xl_doorrekening.begrippen.normen import RATIO
from xl_doorrekening.begrippen.onzekerheid import KWANTIELEN
from xl_doorrekening.begrippen.tijd import GEHEEL
from xl_doorrekening.invoer.veld import Eenheid
from xl_doorrekening.werkboek.indeling.blok import (
    BRON,
    DRIE,
    EEN,
    EENHEID,
    JAAR1,
    LABEL,
    MET_SOLIDARITEIT,
    TOELICHTING,
    TWEE,
    Blad,
    Blok,
    Cel,
    Grafiek,
    Kolom,
    Rij,
    Soort,
    jaarcellen,
    jaarkolommen,
    uitkomstkolommen,
    uitkomstveld,
)
from xl_doorrekening.werkboek.indeling.stijl import TABKLEUR
from xl_doorrekening.werkboek.indeling.variantblokken import WAAIER

E = Eenheid
Namen = Sequence[tuple[str, str]]
DEEL = {f"p{round(100 * d)}": d for d in KWANTIELEN}
"""Code of a quantile, as in the csv."""
"""Row with the formula that tells whether the chances belong to the input."""


def _stand() -> Blok:
    rijen = (
        ("berekend", "Gerekend op", "", E.TEKST),
        ("variant", "Getoonde variant in de blokken per jaar", "", E.TEKST),
        ("paden", "Paden doorgerekend", "aantal", E.AANTAL),
        ("paden_graad", "Paden met de realisatiegraad", "aantal", E.AANTAL),
        ("zaad", "Startgetal", "getal", E.AANTAL),
        ("vingerafdruk", "Vingerafdruk van de invoer", "", E.TEKST),
        ("let_op", "Let op", "", E.TEKST),
    )
    return Blok(
        "k_stand", "Wanneer is dit gerekend, en waarmee?", (Kolom("waarde", "Waarde", BRON),),
        (
            Rij("stand", "Klopt dit nog met de invoer?", kop=True),
            *(Rij(code, label, e, "", {"waarde": Cel(uitkomstveld(label, veld))}) for code, label, e, veld in rijen),
        ),
        "Alleen de opdracht doorrekening stress vult dit tabblad; de knop en herbereken laten het staan. Een "
        "corporatie toevoegen of verwijderen maakt het leeg.",
        Soort.UITKOMST, "Wat", sinds=MET_SOLIDARITEIT,
    )  # fmt: skip


def _kansen(corporaties: Namen) -> Blok:
    kolommen, cellen = uitkomstkolommen(
        ("a_krapst", "Vaakst krap in A", BRON, E.TEKST),
        ("b_krapst", "Vaakst krap in B", TOELICHTING, E.TEKST),
        ("a_kans", "Kans in A", EEN, E.PROCENT),
        ("b_kans", "Kans in B", TWEE, E.PROCENT),
        ("a_jaar", "Eerst buiten, A", DRIE, E.JAAR),
        ("b_jaar", "Eerst buiten, B", JAAR1, E.JAAR),
        ("past_laag", "Past: 5%", JAAR1 + 1, E.PROCENT),
        ("past_midden", "Past: helft", JAAR1 + 2, E.PROCENT),
        ("past_hoog", "Past: 95%", JAAR1 + 3, E.PROCENT),
        ("heel", "Kans op 100%", JAAR1 + 4, E.PROCENT),
    )
    return Blok(
        "k_kansen", "Hoe zeker is het, 15 jaar lang?", kolommen,
        tuple(Rij(id_, naam, "", "", cellen) for id_, naam in corporaties),
        "Kans: deel van de paden waarop elke norm die de ruimte bepaalt, met buffer, in alle jaren geldt; A "
        "instandhouding, B met de opgave. Eerst buiten: het vaakst het eerste jaar buiten een norm. Past: zoveel van "
        "alle plannen in B past er, in 5% van de paden, de helft en 95% niet meer dan dit. Kans op 100%: geen tekort.",
        Soort.UITKOMST, "Corporatie", kop_eenheid="", sinds=MET_SOLIDARITEIT,
        grafieken=(
            Grafiek("Hoe groot is de kans dat elke norm 15 jaar geldt?", ("a_kans", "b_kans"), "0%", per_rij=True,
                    top=1.0),
            Grafiek("Welk deel van de plannen past?", ("past_laag", "past_midden", "past_hoog"), "0%", per_rij=True,
                    top=1.0),
        ),
    )  # fmt: skip


def _per_jaar(startjaar: int, corporaties: Namen) -> Blok:
    cellen = jaarcellen(uitkomstveld("kans", E.PROCENT), None)
    return Blok(
        "k_jaren", "Kans per jaar dat elke norm geldt", jaarkolommen(startjaar),
        tuple(Rij(id_, naam, "%", "", cellen) for id_, naam in corporaties),
        "Deel van de paden waarop in dat jaar elke norm die de ruimte bepaalt, met buffer, geldt. Leeg: onbekend.",
        Soort.UITKOMST, "Corporatie", kansen=True, sinds=MET_SOLIDARITEIT,
    )  # fmt: skip


def _waaier(id_: str, startjaar: int) -> Blok:
    rijen, grafieken = [], []
    for naam in WAAIER:
        r = RATIO[naam]
        kort = r.label.split(" (")[0]
        procent = "%" in r.formaat
        cellen = jaarcellen(uitkomstveld(r.label, E.PROCENT if procent else E.GETAL), None)
        labels = {code: f"{kort}, {'helft' if d == 0.5 else f'{d:.0%}'}" for code, d in DEEL.items()}
        labels["grens"] = f"Grens {kort}"
        rijen += [Rij(f"{naam}.{c}", tekst, "%" if procent else "getal", "", cellen) for c, tekst in labels.items()]
        grafieken.append(Grafiek(
            f"Hoe ver kan de {kort} ({GEHEEL}) uiteenlopen?", tuple(f"{naam}.{c}" for c in labels), r.formaat,
            grens=f"{naam}.grens", labels=True, bandbreedte=True,
        ))  # fmt: skip
    return Blok(
        f"k_waaier_{id_}", f"Bandbreedte van ICR en LTV ({GEHEEL})", jaarkolommen(startjaar), tuple(rijen),
        "In dat deel van de paden niet meer dan dit.", Soort.UITKOMST, "Ratio", grafieken=tuple(grafieken),
        sinds=MET_SOLIDARITEIT,
    )  # fmt: skip


def blad(startjaar: int, corporaties: Namen) -> Blad:
    blokken = [_stand(), _kansen(corporaties), _per_jaar(startjaar, corporaties)]
    for id_, naam in corporaties:
        kop = Blok(f"k_sectie_{id_}", "Per corporatie", (), (Rij("naam", naam, kop=True),), "", Soort.UITKOMST,
                   "Corporatie", nieuwe_pagina=True, sinds=MET_SOLIDARITEIT)  # fmt: skip
        blokken += [kop, _waaier(id_, startjaar)]
    return Blad(
        "kansen",
        "Uitkomsten onzekerheid",
        tuple(blokken),
        TABKLEUR["uitkomsten"],
        "Hoe zeker is de uitkomst als prijzen, rente en waarden anders lopen dan het macropad?",
        jaren=True,
        breedtes={LABEL: 36.0, EENHEID: 8.0, BRON: 24.0, TOELICHTING: 24.0, DRIE: 14.0},
        sinds=MET_SOLIDARITEIT,
    )
