"""Blocks of one corporation on tab Uitkomsten opgave: the variants beside each other, and its plan."""

from xl_doorrekening.begrippen.normen import RATIOS
from xl_doorrekening.begrippen.tijd import GEHEEL
from xl_doorrekening.invoer.veld import Eenheid
from xl_doorrekening.werkboek.indeling.blok import (
    MET_OPGAVE,
    Blok,
    Grafiek,
    Rij,
    Soort,
    jaarcellen,
    jaarkolommen,
    uitkomstveld,
)

E = Eenheid
VARIANTEN = {"A": "A instandhouding", "B": "B met de opgave", "R": "B realistisch"}
WAAIER = ("icr", "ltv")
"""Ratios of which the variants are drawn side by side."""


def waaier(id_: str, startjaar: int) -> Blok:
    rijen, grafieken = [], []
    for r in (x for x in RATIOS if x.naam in WAAIER):
        v = uitkomstveld(r.label, E.PROCENT if "%" in r.formaat else E.GETAL)
        eenheid = "%" if "%" in r.formaat else "getal"
        rijen += [Rij(f"{r.naam}.{c}", label, eenheid, "", jaarcellen(v, None)) for c, label in VARIANTEN.items()]
        rijen.append(Rij(f"{r.naam}.grens", f"Grens {r.label}", eenheid, "", jaarcellen(v, None)))
        grafieken.append(Grafiek(
            f"Wat doet de opgave met de {r.label.split(' (')[0]} ({GEHEEL})?",
            (*(f"{r.naam}.{c}" for c in VARIANTEN), f"{r.naam}.grens"), r.formaat, grens=f"{r.naam}.grens", labels=True,
        ))  # fmt: skip
    return Blok(
        f"waaier_{id_}", f"ICR en LTV ({GEHEEL}) in de drie varianten", jaarkolommen(startjaar), tuple(rijen), "",
        Soort.UITKOMST, "Variant", grafieken=tuple(grafieken), sinds=MET_OPGAVE,
    )  # fmt: skip


def plan(id_: str, startjaar: int) -> Blok:
    keur, aantal = (jaarcellen(uitkomstveld(e.tekst, e), None) for e in (E.KEUR, E.AANTAL))
    rijen = (
        Rij("won", "Nieuwbouw zoals gepland", "woningen", "", aantal),
        Rij("won_r", "Nieuwbouw realistisch", "woningen", "", aantal),
        Rij("groen", "Verduurzaming zoals gepland", "woningen", "", aantal),
        Rij("groen_r", "Verduurzaming realistisch", "woningen", "", aantal),
        Rij("inv", "Investering zoals gepland", "× € 1.000", "", keur),
        Rij("inv_r", "Investering realistisch", "× € 1.000", "", keur),
    )
    return Blok(
        f"plan_{id_}", "Het plan zoals ingevuld en realistisch", jaarkolommen(startjaar), rijen,
        "Realistisch: met realisatiegraad en vertraging per hardheid (Uitgangspunten) of de eigen herfasering.",
        Soort.UITKOMST, "Plan", sinds=MET_OPGAVE,
    )  # fmt: skip
