"""Stap 3, tab Opgave: the regional task from its sources, and what it comes to per type and year."""

from xl_doorrekening.begrippen.opgave import GROEI, VERDUURZAMING, Opgavetype
from xl_doorrekening.begrippen.tijd import BELEIDSRIJK, TAKCODE, TAKKEN
from xl_doorrekening.invoer.opgave import Huurafspraak, Opgavekeuzes, Opgaveregel
from xl_doorrekening.invoer.veld import Eenheid, velden
from xl_doorrekening.werkboek.indeling.blok import (
    BRON,
    DRIE,
    EEN,
    EENHEID,
    JAAR1,
    LABEL,
    MET_OPGAVE,
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
from xl_doorrekening.werkboek.indeling.uitgangspunten import parameterblok

E = Eenheid
OP = "opgave"
REGELS = 120
"""Rows for figures of the task; more can be inserted."""
GEMEENTEN, INDIVIDUEEL = 40, 20
"""Rows of the lists."""


def _afspraken() -> Blok:
    rijen = tuple(
        Rij(n, v.label, "", v.uitleg, {"waarde": Cel(v, (OP, "keuzes", n))})
        for n, v in velden(Opgavekeuzes)
        if v.eenheid is E.TEKST
    )
    kolommen = (Kolom("waarde", "Afspraak", BRON, breed=True), Kolom("uitleg", "Uitleg", TOELICHTING, breed=True))
    return Blok(
        "opgave_afspraken",
        "2  Het gedeelde beeld in woorden",
        kolommen,
        rijen,
        "Leeg: nog niet afgesproken.",
        sinds=MET_OPGAVE,
    )


def _huur() -> Blok:
    kolommen = (
        Kolom("uitleg", "Uitleg", TOELICHTING, breed=True),
        Kolom(TAKCODE[TAKKEN[0]], TAKKEN[0], EEN),
        Kolom(TAKCODE[TAKKEN[1]], TAKKEN[1], TWEE),
    )
    rijen = tuple(
        Rij(n, v.label, v.eenheid.tekst, v.uitleg, {TAKCODE[k]: Cel(v, (OP, "huur", k, n)) for k in TAKKEN})
        for n, v in velden(Huurafspraak)
    )
    return Blok(
        "opgave_huur",
        "3  Gezamenlijk huurbeleid in variant B",
        kolommen,
        rijen,
        "Geldt in variant B voor elke corporatie, ook op een eigen huurbegroting. Leeg: het eigen beleid (blok 4).",
        sinds=MET_OPGAVE,
    )


def regeltabel(startjaar: int) -> Blok:
    """Figures of the task: one row per source, gemeente and type."""
    v = dict(velden(Opgaveregel))
    plekken = {"gemeente": LABEL, "type": EENHEID, "herkomst": BRON, "toelichting": TOELICHTING, "aantal": EEN,
               "van": TWEE, "tot": DRIE}  # fmt: skip
    kolommen = tuple(Kolom(n, v[n].label, p) for n, p in plekken.items())
    jaar = Cel(v["aantal"]).veld
    rijen = tuple(
        Rij(
            str(i + 1),
            "",
            cellen={n: Cel(v[n], (OP, "regels", i, n)) for n in plekken}
            | jaarcellen(jaar, (OP, "regels", i, "jaren"), BELEIDSRIJK),
        )
        for i in range(REGELS)
    )
    return Blok(
        "opgave_regels",
        "4  De opgave per gemeente, type en herkomst",
        (*kolommen, *jaarkolommen(startjaar, BELEIDSRIJK)),
        rijen,
        f"Een regel per cijfer, in woningen; ruimte voor {REGELS}, invoegen mag. Vul een totaal met periode in, of "
        "aantallen per jaar (die gaan voor). Sloop en verkoop: gedeeld beeld. Prestatieafspraken tellen niet op: zij "
        "staan ernaast.",
        Soort.TABEL,
        vaste_kolommen=False,
        sinds=MET_OPGAVE,
    )


def _herkomstkolommen() -> tuple[tuple[Kolom, ...], dict[str, Cel]]:
    return uitkomstkolommen(
        ("npa", "NPA", EEN, E.AANTAL),
        ("woondeal", "Woondeal", TWEE, E.AANTAL),
        ("beeld", "Gedeeld beeld", DRIE, E.AANTAL),
        ("ambitie", "Ambitie boven NPA", JAAR1, E.AANTAL),
        ("geldt", "Opgave", JAAR1 + 1, E.AANTAL),
        ("verschil", "Opgave min NPA", JAAR1 + 2, E.AANTAL),
        ("lokaal", "Prestatie-afspraken", JAAR1 + 3, E.AANTAL),
        ("deel", "… in % van opgave", JAAR1 + 4, E.PROCENT),
        ("plannen", "Eigen plannen", JAAR1 + 5, E.AANTAL),
        ("plandeel", "Plannen in %", JAAR1 + 6, E.PROCENT),
    )


def _herkomsten() -> Blok:
    kolommen, cellen = _herkomstkolommen()
    return Blok(
        "opgave_herkomsten",
        "5  Uitkomst: de opgave over de beleidsrijke jaren, per herkomst",
        kolommen,
        tuple(Rij(x.value, x.label, "woningen", "", cellen) for x in Opgavetype),
        "Wat geldt, is NPA (of woondeal voor nieuwbouw), gedeeld beeld voor sloop en verkoop, en ambitie. "
        "Prestatieafspraken en eigen plannen staan ernaast.",
        Soort.UITKOMST,
        "Type opgave",
        sinds=MET_OPGAVE,
    )


def _per_gemeente() -> Blok:
    kolommen, cellen = _herkomstkolommen()
    soort, tekst = Kolom("type", "Type opgave", BRON), Cel(uitkomstveld("type", E.TEKST))
    return Blok(
        "opgave_gemeenten",
        "8  Uitkomst: de herkomst per gemeente",
        (soort, *kolommen),
        tuple(Rij(str(i + 1), "", cellen={"type": tekst, **cellen}) for i in range(GEMEENTEN)),
        f"Woningen. De eerste {GEMEENTEN} regels.",
        Soort.UITKOMST,
        "Gemeente",
        kop_eenheid="",
        lijst=True,
        sinds=MET_OPGAVE,
    )


def _individueel() -> Blok:
    kolommen, cellen = uitkomstkolommen(
        ("mee", "Telt mee in B", BRON, E.TEKST),
        ("project", "Project", TOELICHTING, E.TEKST),
        ("aantal", "Aantal", EEN, E.AANTAL),
        ("oplevering", "Oplevering", TWEE, E.JAAR),
        ("investering", "Investering", DRIE, E.KEUR),
    )
    return Blok(
        "opgave_individueel",
        "9  Uitkomst: individuele opgaven (laag individueel)",
        kolommen,
        tuple(Rij(str(i + 1), "", cellen=cellen) for i in range(INDIVIDUEEL)),
        f"Investering × € 1.000. Of zij meetellen kiest u op Uitgangspunten (blok 2). De eerste {INDIVIDUEEL}.",
        Soort.UITKOMST,
        "Corporatie",
        kop_eenheid="",
        lijst=True,
        sinds=MET_OPGAVE,
    )


def _fasering(startjaar: int) -> Blok:
    cellen = jaarcellen(uitkomstveld("opgave", E.AANTAL), None) | {"totaal": Cel(uitkomstveld("totaal", E.AANTAL))}
    return Blok(
        "opgave_jaren",
        "6  Uitkomst: de fasering van de opgave",
        (Kolom("totaal", "Totaal", DRIE), *jaarkolommen(startjaar)),
        tuple(Rij(x.value, x.label, "woningen", "", cellen) for x in Opgavetype),
        "Zoals de regio haar afspreekt. De eigen plannen zijn klaar in hun eigen jaren: zie Uitkomsten opgave.",
        Soort.UITKOMST,
        "Type opgave",
        grafieken=(
            Grafiek("Hoeveel woningen per jaar verduurzaamt de regio?", tuple(x.value for x in VERDUURZAMING), "#,##0",
                    gestapeld=True, labels=True),
        ),
        sinds=MET_OPGAVE,
    )  # fmt: skip


def _groei(startjaar: int) -> Blok:
    cellen = jaarcellen(uitkomstveld("woningen", E.AANTAL), None)
    rijen = (
        Rij("begin", "Voorraad begin van het jaar", "vhe", "", cellen),
        *(Rij(x.value, ("+ " if x is GROEI[0] else "− ") + x.value, "woningen", "", cellen) for x in GROEI),
        Rij("overig", "± instandhouding (vervanging, sloop, verkoop, aankoop)", "woningen", "", cellen),
        Rij("eind", "Voorraad eind van het jaar", "vhe", "", cellen, kop=True),
    )
    return Blok(
        "opgave_groei",
        "7  Uitkomst: het gedeelde beeld van de voorraad",
        jaarkolommen(startjaar),
        rijen,
        "De vhe van alle corporaties, met de opgave en met wat zij in de laag instandhouding van plan zijn.",
        Soort.UITKOMST,
        "Stand en mutatie",
        grafieken=(Grafiek("Hoe groeit de voorraad van de regio?", ("eind",), "#,##0", lijn=True),),
        sinds=MET_OPGAVE,
    )


def blad(startjaar: int) -> Blad:
    blokken = (
        parameterblok("opgave_keuzes", "1  Keuzes", Opgavekeuzes, "Leeg bij een jaartal: niet bekend; de keuzes hebben "
                      "een stand.", (OP, "keuzes"), MET_OPGAVE),
        _afspraken(),
        _huur(),
        regeltabel(startjaar),
        _herkomsten(),
        _fasering(startjaar),
        _groei(startjaar),
        _per_gemeente(),
        _individueel(),
    )  # fmt: skip
    return Blad(
        "opgave",
        "Opgave",
        blokken,
        TABKLEUR["uitgangspunten"],
        "Stap 3: wat pakken de corporaties samen op, boven op hun instandhouding?",
        jaren=True,
        breedtes={LABEL: 48.0, EENHEID: 22.0, BRON: 30.0, TOELICHTING: 38.0, TWEE: 14.0},
        sinds=MET_OPGAVE,
    )
