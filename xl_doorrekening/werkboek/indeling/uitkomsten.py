"""Uitkomsten: the region at a glance, then a section per corporation. Every cell is a result."""

from collections.abc import Sequence
from functools import cache

from xl_doorrekening.begrippen.normen import RATIOS
from xl_doorrekening.begrippen.regels import REGELS, Groep
from xl_doorrekening.begrippen.tijd import GEHEEL, KOLOMMEN, TAKCODE, TAKKEN
from xl_doorrekening.invoer.veld import Eenheid
from xl_doorrekening.regio.richting import RICHTINGEN, Richting
from xl_doorrekening.werkboek.indeling.blok import (
    BRON,
    DRIE,
    EEN,
    JAAR1,
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

E = Eenheid
TAKVOLGORDE = (GEHEEL, *TAKKEN)


def ratioblok(
    naam: str,
    titel: str,
    startjaar: int,
    uitleg: str = "Bij instandhouding (variant A), ultimo of over elk jaar.",
    *,
    met_grens: bool = False,
    sinds: int = 1,
) -> Blok:
    """The five ratios per tak against their grenswaarde; `met_grens` adds the limits as rows, and the charts."""
    kolommen = (
        Kolom("tak", "Tak", BRON),
        Kolom("uitleg", "Toets", TOELICHTING),
        Kolom("grens", "Grens", EEN),
        Kolom("krapste", "Krapste jaar", TWEE),
        Kolom("breuk", "Eerste breuk", DRIE),
        *jaarkolommen(startjaar),
    )
    tekst, jaar = Cel(uitkomstveld("tekst", E.TEKST)), Cel(uitkomstveld("jaar", E.JAAR))
    rijen = [Rij("oordeel", "Oordeel", "", "", {"tak": tekst}, kop=True)]
    for r in RATIOS:
        v = uitkomstveld(r.label, E.PROCENT if "%" in r.formaat else E.GETAL)
        eenheid = "%" if "%" in r.formaat else "getal"
        rijen += [
            Rij(
                f"{r.naam}.{tak}",
                r.label,
                eenheid,
                "",
                {"tak": tekst, "uitleg": tekst, "grens": Cel(v), "krapste": jaar, "breuk": jaar, **jaarcellen(v, None)},
                kop=tak == GEHEEL,
            )
            for tak in KOLOMMEN
        ]
        if met_grens:
            rijen.append(Rij(f"{r.naam}.grens", f"Grens {r.label}", eenheid, "", {"tak": tekst, **jaarcellen(v, None)}))
    grafieken = tuple(
        Grafiek(
            " ".join(f"Wanneer raakt de {r.label.split(' (')[0]} {wie} de grens?".split()),
            (*(f"{r.naam}.{k}" for k in takken), f"{r.naam}.grens"),
            r.formaat,
            grens=f"{r.naam}.grens",
            top=top,
        )
        for r, top, wie, takken in (
            (RATIOS[0], None, "van DAEB en geheel", (TAKKEN[0], GEHEEL)),  # niet-DAEB would flatten the rest
            (RATIOS[1], 1.0, "", KOLOMMEN),
        )
        if met_grens
    )
    return Blok(
        naam,
        titel,
        kolommen,
        tuple(rijen),
        uitleg,
        Soort.UITKOMST,
        "Ratio",
        grafieken=grafieken,
        sinds=sinds,
    )


def _regio(corporaties: Sequence[tuple[str, str]]) -> Blok:
    kolommen, cellen = uitkomstkolommen(
        ("licht", "Oordeel", BRON, E.TEKST),
        ("zin", "Het krapst is", TOELICHTING, E.TEKST),
        ("jaar", "in jaar", EEN, E.JAAR),
        ("waarde", "Waarde", TWEE, E.TEKST),
        ("grens", "Grens", DRIE, E.TEKST),
        ("breuk", "Eerste breuk", JAAR1, E.JAAR),
        ("nieuwbouw", "Ruimte nieuwbouw", JAAR1 + 1, E.KEUR),
        ("woningen", "… woningen", JAAR1 + 2, E.AANTAL),
        ("verbetering", "Ruimte verbetering", JAAR1 + 3, E.KEUR),
        ("ingrepen", "… ingrepen", JAAR1 + 4, E.AANTAL),
        ("huurmatiging", "Ruimte huur/jaar", JAAR1 + 5, E.KEUR),
        ("tekort", "Tekort ineens", JAAR1 + 6, E.KEUR),
        ("saldo", "Saldo instandh.", JAAR1 + 7, E.KEUR),
        ("vhe", "vhe", JAAR1 + 8, E.AANTAL),
        ("knelt", "Nieuwbouw knelt op", JAAR1 + 9, E.TEKST),
        ("knelt_in", "in het jaar", JAAR1 + 10, E.JAAR),
    )
    return Blok(
        "regio",
        "De regio in één oogopslag",
        kolommen,
        tuple(Rij(id_, naam, "", "", cellen) for id_, naam in corporaties),
        "Verantwoorde ruimte × € 1.000, prijspeil begin startjaar, geïnvesteerd in DAEB; de drie richtingen zijn "
        "alternatieven. Negatief is een tekort. "
        "Saldo instandhouding: gemiddeld per jaar × € 1.000; negatief betekent geen verantwoorde ruimte.",
        Soort.UITKOMST,
        "Corporatie",
        grafieken=(
            Grafiek(
                "Hoeveel ruimte heeft elke corporatie (× € 1.000)?", ("nieuwbouw", "verbetering"), "#,##0", per_rij=True
            ),
        ),
    )


def _sommen() -> Blok:
    kolommen, cellen = uitkomstkolommen(
        ("plus", "Som ruimte", EEN, E.KEUR),
        ("min", "Som tekort", TWEE, E.KEUR),
        ("saldo", "Gesaldeerd", DRIE, E.KEUR),
        ("zonder", "Niet te bepalen voor", TOELICHTING, E.TEKST),
    )
    rijen = tuple(
        Rij(r.value, u.label, "× € 1.000" + (" per jaar" if "per jaar" in u.eenheid else ""), "", cellen)
        for r, u in RICHTINGEN.items()
    )
    return Blok(
        "regiosommen",
        "De regio opgeteld",
        kolommen,
        rijen,
        "Over de corporaties, geïnvesteerd in DAEB. Gesaldeerd veronderstelt volledige solidariteit; "
        "zonder verantwoorde ruimte telt een overschot niet mee.",
        Soort.UITKOMST,
        "Richting",
    )


def _marges(corporaties: Sequence[tuple[str, str]], startjaar: int) -> list[Blok]:
    marge = jaarcellen(uitkomstveld("marge", E.PROCENT), None)
    tekst = jaarcellen(uitkomstveld("ratio", E.TEKST), None)
    telling = jaarcellen(uitkomstveld("aantal", E.AANTAL), None)
    return [
        Blok(
            "marges",
            "Wie zit wanneer krap? De kleinste marge per jaar",
            jaarkolommen(startjaar),
            tuple(Rij(id_, naam, "% van grens", "", marge) for id_, naam in corporaties),
            "Afstand tot de krapste grens van de ratio's die de ruimte bepalen, als deel van die grens. Negatief: "
            "niet binnen de norm.",
            Soort.UITKOMST,
            "Corporatie",
            warmte=True,
        ),
        Blok(
            "knellend",
            "Welke ratio is dan het krapst?",
            jaarkolommen(startjaar),
            (
                *(Rij(id_, naam, "", "", tekst) for id_, naam in corporaties),
                Rij("aantal_breuk", "Aantal corporaties buiten een grens", "aantal", "", telling, kop=True),
            ),
            "",
            Soort.UITKOMST,
            "Corporatie",
            grafieken=(Grafiek("Hoeveel corporaties zitten buiten een grens?", ("aantal_breuk",), "0"),),
        ),
    ]


def _ruimte(id_: str) -> Blok:
    kolommen, cellen = uitkomstkolommen(
        ("tak", "Tak", BRON, E.TEKST),
        ("reden", "Wat begrenst", TOELICHTING, E.TEKST),
        ("bedrag", "Ruimte", EEN, E.KEUR),
        ("woningen", "Woningen", TWEE, E.AANTAL),
        ("jaar", "Bindend jaar", DRIE, E.JAAR),
        ("verantwoord", "Verantw. deel", JAAR1, E.KEUR),
    )
    rijen = [
        Rij(
            f"{r.value}.{tak}",
            u.label,
            "× € 1.000" + (" per jaar" if r is Richting.HUURMATIGING else ""),
            u.uitleg,
            cellen,
        )
        for r, u in RICHTINGEN.items()
        for tak in TAKKEN
    ]
    rijen += [
        Rij(
            f"tekort.{tak}",
            "Tekort ineens: af te lossen om te voldoen",
            "× € 1.000",
            "",
            {"tak": cellen["tak"], "bedrag": cellen["bedrag"]},
        )
        for tak in TAKKEN
    ]
    return Blok(
        f"ruimte_{id_}",
        "Investeringsruimte",
        kolommen,
        tuple(rijen),
        "Drie richtingen, alternatieven die niet optellen. Prijspeil begin startjaar, besteed in beleidsrijke jaren. "
        "Verantwoord: 0 als het saldo instandhouding gemiddeld negatief is.",
        Soort.UITKOMST,
        "Richting",
    )


@cache
def _schemarijen() -> tuple[Rij, ...]:
    """The rows of the scheme; the same for every corporation and tak, so made once."""
    rijen: list[Rij] = []
    groep = None
    for r in REGELS:
        eenheid = {"vhe": E.AANTAL, "huur_per_maand": E.EUR_MAAND}.get(r.naam, E.KEUR)
        if r.groep is not groep:
            groep = r.groep
            rijen.append(Rij(f"groep_{groep.name.lower()}", groep.value.capitalize(), kop=True))
        cellen = jaarcellen(uitkomstveld(r.label, eenheid), None)
        rijen.append(Rij(r.naam, r.label, eenheid.tekst, "", cellen, kop=r.groep is Groep.SALDO))
    return tuple(rijen)


def _schema(id_: str, tak: str, startjaar: int) -> Blok:
    return Blok(
        f"schema_{id_}_{TAKCODE[tak]}",
        f"Kasstromen en standen – {tak}",
        jaarkolommen(startjaar),
        _schemarijen(),
        "Nominaal. Ontvangsten en uitgaven zijn beide positief.",
        Soort.UITKOMST,
        "Regel",
    )


def blad(startjaar: int, corporaties: Sequence[tuple[str, str]]) -> Blad:
    blokken = [_regio(corporaties), _sommen(), *_marges(corporaties, startjaar)]
    for id_, naam in corporaties:
        blokken += [
            Blok(
                f"sectie_{id_}",
                "Per corporatie",
                (),
                (Rij("naam", naam, kop=True),),
                "",
                Soort.UITKOMST,
                "Corporatie",
                nieuwe_pagina=True,
            ),
            ratioblok(f"ratios_{id_}", "Ratio's en grenswaarden", startjaar, met_grens=True),
            _ruimte(id_),
            *(_schema(id_, tak, startjaar) for tak in TAKVOLGORDE),
        ]
    return Blad(
        "uitkomsten",
        "Uitkomsten",
        tuple(blokken),
        TABKLEUR["uitkomsten"],
        "Stap 2: welke ratio knelt in welk jaar, en hoeveel ruimte is er?",
        jaren=True,
    )
