"""Verkenner: worksheet functions beside the last results, for one corporation at a time. Only in a file with macros."""

from typing import Final

from xl_doorrekening.begrippen.normen import RATIOS
from xl_doorrekening.begrippen.tijd import JAREN
from xl_doorrekening.invoer.veld import Eenheid
from xl_doorrekening.regio.richting import RICHTINGEN
from xl_doorrekening.werkboek.indeling.blok import (
    BRON,
    JAAR1,
    TOELICHTING,
    Blad,
    Blok,
    Cel,
    Kolom,
    Rij,
    Soort,
    uitkomstveld,
)
from xl_doorrekening.werkboek.indeling.stijl import TABKLEUR

E = Eenheid
KEUZE: Final = (
    ("corporatie", "Kies een corporatie", ""),
    (
        "knop",
        "Wat als: wat verandert er?",
        "Een knop van DR_KNOPPEN, zoals rente, bouwkosten, onderhoud, huur, schuld.",
    ),
    ("waarde", "Wat als: hoeveel?", "Bijvoorbeeld 1% of -0,5%."),
)
PLEK_NU: Final = BRON
PLEK_LAATST: Final = JAAR1 + 1
"""Functions at the left, values at the right, a column between."""
_TIP = Kolom("tip", "Uitleg", TOELICHTING)


def _naast_elkaar() -> tuple[tuple[Kolom, ...], dict[str, Cel]]:
    kolommen, cellen = [], {}
    for soort, plek in (("nu", PLEK_NU), ("laatst", PLEK_LAATST)):
        for i, r in enumerate(RATIOS):
            code = f"{soort}_{r.naam}"
            kolommen.append(Kolom(code, f"{r.label.split(' (')[0]} {soort}", plek + i))
            cellen[code] = Cel(uitkomstveld(r.label, E.PROCENT if "%" in r.formaat else E.GETAL))
    return tuple(kolommen), cellen


def blad(startjaar: int) -> Blad:
    tekst, bedrag = Cel(uitkomstveld("tekst", E.TEKST)), Cel(uitkomstveld("bedrag", E.KEUR))
    kolommen, cellen = _naast_elkaar()
    ruimte = (Kolom("nu", "Ruimte nu", PLEK_NU), Kolom("laatst", "Ruimte laatst", PLEK_LAATST))
    return Blad(
        "verkenner",
        "Verkenner",
        (
            Blok(
                "verkenner_keuze",
                "Kies",
                (Kolom("waarde", "Keuze", BRON), _TIP),
                tuple(Rij(code, label, "", uitleg) for code, label, uitleg in KEUZE),
                "",
                Soort.UITKOMST,
            ),
            Blok(
                "verkenner_oordeel",
                "Wat als?",
                (Kolom("waarde", "Oordeel", BRON),),
                (Rij("watals", "Oordeel met de verandering", "", "", {"waarde": tekst}),),
                "Met de functie DR_WATALS; leeg zonder Python.",
                Soort.UITKOMST,
            ),
            Blok(
                "verkenner_ratios",
                "Ratio's van het geheel: nu en bij de laatste berekening",
                kolommen,
                tuple(Rij(f"j{t}", str(startjaar + t), "", "", cellen) for t in range(JAREN)),
                "Nu: met de functie DR_RATIO, op de invoer van dit moment; leeg zonder Python. "
                "Laatst: de waarden van Uitkomsten, zonder macro of Python.",
                Soort.UITKOMST,
                "Jaar",
            ),
            Blok(
                "verkenner_ruimte",
                "Investeringsruimte in DAEB: nu en bij de laatste berekening",
                ruimte,
                tuple(
                    Rij(r.value, u.label, E.KEUR.tekst, "", {"nu": bedrag, "laatst": bedrag})
                    for r, u in RICHTINGEN.items()
                ),
                "Nu: met de functie DR_RUIMTE. Drie alternatieven, die niet optellen.",
                Soort.UITKOMST,
                "Richting",
            ),
        ),
        TABKLEUR["uitkomsten"],
        "Werkbladfuncties naast de uitkomsten; wat hier staat, telt nergens mee.",
        breedtes=dict.fromkeys(range(BRON, PLEK_LAATST + len(RATIOS)), 13.0) | {1: 34.0, 3: 26.0},
    )
