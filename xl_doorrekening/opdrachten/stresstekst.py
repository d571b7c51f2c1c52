"""What `stress` shows: how far it is, on one line that moves, and the outcome as a table."""

import math
from collections.abc import Sequence
from typing import Final, TextIO

from xl_doorrekening.begrippen.normen import RATIO
from xl_doorrekening.begrippen.schrijfwijze import nl
from xl_doorrekening.begrippen.tijd import JAREN
from xl_doorrekening.doorrekenen.stress import Stress, vaakst_krapst, waarschijnlijkste_jaar
from xl_doorrekening.onzekerheid.simulatie import Kansen

NIET: Final = "–"
"""Not to be told, or not applicable."""


class Meter:
    """Progress: on a terminal one line that is written over, elsewhere a line for every tenth."""

    def __init__(self, uit: TextIO) -> None:
        self.uit, self.laatste = uit, ("", -1)

    def __call__(self, wat: str, klaar: int, totaal: int) -> None:
        """The `Stressvoortgang` of the service."""
        tiende = (wat, 10 * klaar // totaal)
        if self.uit.isatty():
            einde = "\n" if klaar == totaal else ""
            print(f"\r{nl(klaar)} van {nl(totaal)} {wat}", end=einde, file=self.uit, flush=True)
        elif tiende != self.laatste:
            print(f"{nl(klaar)} van {nl(totaal)} {wat}", file=self.uit, flush=True)
        self.laatste = tiende


def procent(x: float) -> str:
    """A share in Dutch notation. What is nearly 0 or 100% is not shown as if it were exactly that."""
    if math.isnan(x):
        return NIET
    if 0 < x < 0.0005 or 0.9995 < x < 1:
        return "<0,1%" if x < 0.5 else ">99,9%"
    return f"{100 * x:.1f}%".replace(".", ",")


def _variant(k: Kansen, c: int) -> tuple[str, str, str]:
    ratio, jaar = vaakst_krapst(k, c), waarschijnlijkste_jaar(k, c)
    naam = NIET if ratio is None else RATIO[ratio].label.split(" (")[0]
    return procent(float(k.deel("alles_altijd")[c])), naam, NIET if jaar is None else str(jaar)


def _kolommen(s: Stress) -> list[list[str]]:
    """Per column the heading over two lines, and a cell per corporation."""
    namen = next(iter(s.kansen.values())).stapel.corporaties
    uit = [["", "corporatie", *namen]]
    for code, k in s.kansen.items():
        rijen = [_variant(k, c) for c in range(len(namen))]
        for kop, cellen in zip(("kans", "vaakst krap", "eerst buiten"), zip(*rijen, strict=True), strict=True):
            uit.append([code, kop, *cellen])
    if s.graden is not None and s.graden.paden:
        laag, _, midden, _, hoog = s.graden.kwantielen()
        for boven, kop, reeks in (
            ("past", "5%", laag), ("past", "helft", midden), ("past", "95%", hoog),
            ("kans op", "100%", s.graden.kans_heel()),
        ):  # fmt: skip
            uit.append([boven, kop, *map(procent, reeks.tolist())])
    return uit


def _uitgelijnd(kolommen: Sequence[Sequence[str]]) -> list[str]:
    """The first column to the left, the figures to the right."""
    breed = [max(map(len, k)) for k in kolommen]
    regels = []
    for rij in zip(*kolommen, strict=True):
        cellen = [x.ljust(b) if i == 0 else x.rjust(b) for i, (x, b) in enumerate(zip(rij, breed, strict=True))]
        regels.append("  ".join(cellen).rstrip())
    return regels


def stresstekst(s: Stress) -> str:
    """The table with what its columns mean."""
    start = s.regio.uitgangspunten.startjaar
    regels = [
        f"{s.regio.naam}: onzekerheid van het macropad, {start}–{start + JAREN - 1}, {nl(s.paden)} paden, "
        f"startgetal {s.onzekerheid.zaad}",
        "",
        *_uitgelijnd(_kolommen(s)),
        "",
        "kans: deel van de paden waarop elke norm die de ruimte bepaalt, met buffer, in alle jaren geldt "
        "(A: instandhouding, B: met de opgave).",
        "vaakst krap: de ratio die op de meeste paden het dichtst bij haar grens komt; eerst buiten: het jaar dat het "
        "vaakst het eerste buiten een norm is.",
    ]
    if s.graden is not None and s.graden.paden:
        regels.append(
            f"past: het deel van alle plannen van B waarmee elke norm nog geldt, op {nl(s.graden.paden)} paden: "
            "in 5% van de paden niet meer dan dit, in de helft, in 95%. Boven dat deel ontstaat het tekort."
        )
    if s.afgebroken:
        graad = s.graden is not None and s.graden.paden < s.onzekerheid.paden_graad
        klaar, gevraagd = (
            (s.graden.paden, s.onzekerheid.paden_graad)
            if graad and s.graden is not None
            else (s.paden, s.onzekerheid.paden)
        )
        regels.append(f"Afgebroken na {nl(klaar)} van de {nl(gevraagd)} paden; dit is de uitkomst tot zover.")
    return "\n".join(regels)
