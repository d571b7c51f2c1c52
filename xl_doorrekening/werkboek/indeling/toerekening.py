"""Stap 4, tab Toerekening: the rule per type of task, corrections by hand, and who does what.

Corporations stand here as text in rows of a list, not as rows of their own, so that adding one leaves the tab alone.
"""

from xl_doorrekening.begrippen.opgave import KORT, Opgavetype
from xl_doorrekening.begrippen.tijd import BELEIDSRIJK
from xl_doorrekening.invoer.opgave import Handmatig, Toerekening
from xl_doorrekening.invoer.veld import Eenheid, Veld, velden
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
HANDMATIG, LIJST, CORPORATIES = 40, 160, 40
"""Rows: by hand, allotments, corporations."""


def _regels() -> Blok:
    v = dict(velden(Toerekening))
    kolommen = (Kolom("regel", "Regel", BRON), Kolom("toelichting", "Toelichting", TOELICHTING, breed=True))
    return Blok(
        "toerekening_regels",
        "1  Hoe wordt elk type opgave toegerekend?",
        kolommen,
        tuple(
            Rij(x.value, x.label, "", "", {n: Cel(v[n], ("opgave", "toerekening", x.value, n)) for n in v})
            for x in Opgavetype
        ),
        "Per gemeente over de corporaties die er werken (blok 8a van hun tabblad), in hele woningen. Eigen plannen: "
        "naar wat ieder er van plan is. Minimum, maximum en geen capaciteit gaan voor.",
        kop_label="Type opgave",
        kop_eenheid="",
        sinds=MET_OPGAVE,
    )


def _handmatig(startjaar: int) -> Blok:
    v = dict(velden(Handmatig))
    plekken = {"corporatie": LABEL, "type": EENHEID, "gemeente": BRON, "toelichting": TOELICHTING}
    jaar = Veld("Aantal of correctie", E.AANTAL, -1e6, 1e6)
    rijen = tuple(
        Rij(
            str(i + 1),
            "",
            cellen={n: Cel(v[n], ("opgave", "handmatig", i, n)) for n in plekken}
            | jaarcellen(jaar, ("opgave", "handmatig", i, "jaren"), BELEIDSRIJK),
        )
        for i in range(HANDMATIG)
    )
    return Blok(
        "handmatig",
        "2  Handmatig, of een correctie op de regel",
        (*(Kolom(n, v[n].label, p) for n, p in plekken.items()), *jaarkolommen(startjaar, BELEIDSRIJK)),
        rijen,
        "Bij de regel handmatig: wie doet hoeveel, per jaar van oplevering. Bij een andere regel: een correctie in "
        "plus of min, die per gemeente en type op nul uitkomt.",
        Soort.TABEL,
        vaste_kolommen=False,
        sinds=MET_OPGAVE,
    )


def _types() -> Blok:
    kolommen, cellen = uitkomstkolommen(
        ("regel", "Regel", BRON, E.TEKST),
        ("opgave", "Opgave", EEN, E.AANTAL),
        ("toegerekend", "Toegerekend", TWEE, E.AANTAL),
        ("rest", "Niet geplaatst", DRIE, E.AANTAL),
        ("plannen", "Eigen plannen", JAAR1, E.AANTAL),
        ("zonder", "Nog zonder plan", JAAR1 + 1, E.AANTAL),
        ("meer", "Plan boven toerek.", JAAR1 + 2, E.AANTAL),
        ("te_veel", "Te veel toegerek.", JAAR1 + 3, E.AANTAL),
    )
    return Blok(
        "toerekening_types",
        "3  Uitkomst: is alles geplaatst?",
        kolommen,
        tuple(Rij(x.value, x.label, "woningen", "", cellen) for x in Opgavetype),
        "Over de beleidsrijke jaren. Niet geplaatst: niemand met capaciteit of gewicht. Te veel: met de hand meer "
        "toegerekend dan een gemeente vraagt.",
        Soort.UITKOMST,
        "Type opgave",
        sinds=MET_OPGAVE,
    )


def _corporaties() -> Blok:
    delen = [(f"{soort}_{i}", f"{kop} {KORT[x]}", E.AANTAL) for i, x in enumerate(Opgavetype)
             for soort, kop in (("toegerekend", "Deel"), ("plannen", "Plan"))]  # fmt: skip
    kolommen, cellen = uitkomstkolommen(*((c, k, EEN + i, e) for i, (c, k, e) in enumerate(delen)))
    return Blok(
        "toerekening_corporaties",
        "4  Uitkomst: eigen plannen naast het toegerekende deel, per corporatie",
        kolommen,
        tuple(Rij(str(i + 1), "", "", "", cellen) for i in range(CORPORATIES)),
        "Woningen over de beleidsrijke jaren. Deel: van de regionale opgave; plan: wat de corporatie zelf invulde.",
        Soort.UITKOMST,
        "Corporatie",
        kop_eenheid="",
        lijst=True,
        sinds=MET_OPGAVE,
    )


def _lijst(startjaar: int) -> Blok:
    kolommen, cellen = uitkomstkolommen(
        ("type", "Type opgave", EENHEID + 1, E.TEKST),
        ("corporatie", "Corporatie", TOELICHTING, E.TEKST),
        ("toegerekend", "Toegerekend", EEN, E.AANTAL),
        ("plannen", "Eigen plannen", TWEE, E.AANTAL),
        ("verschil", "Meer in plan", DRIE, E.AANTAL),
    )
    jaren = jaarcellen(uitkomstveld("toegerekend", E.AANTAL), None, BELEIDSRIJK)
    return Blok(
        "toerekening_lijst",
        "5  Uitkomst: wie doet wat, waar en wanneer",
        (*kolommen, *jaarkolommen(startjaar, BELEIDSRIJK)),
        tuple(Rij(str(i + 1), "", "", "", cellen | jaren) for i in range(LIJST)),
        "Per gemeente en type, met het toegerekende aantal per jaar van oplevering. Meer in plan: eigen plannen min "
        "toegerekend; negatief is nog zonder plan.",
        Soort.UITKOMST,
        "Gemeente",
        kop_eenheid="",
        lijst=True,
        sinds=MET_OPGAVE,
    )


def blad(startjaar: int) -> Blad:
    return Blad(
        "toerekening",
        "Toerekening",
        (_regels(), _handmatig(startjaar), _types(), _corporaties(), _lijst(startjaar)),
        TABKLEUR["uitgangspunten"],
        "Stap 4: wie neemt welk deel van de opgave, en past dat bij de eigen plannen?",
        jaren=True,
        breedtes={LABEL: 34.0, EENHEID: 22.0, BRON: 24.0, TOELICHTING: 40.0, DRIE: 13.0},
        sinds=MET_OPGAVE,
    )
