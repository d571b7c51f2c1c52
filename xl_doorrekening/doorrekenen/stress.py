"""Stress: the uncertainty of the macro path laid on variants A and B, from a region to all results."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from xl_doorrekening.begrippen.onzekerheid import KWANTIELEN
from xl_doorrekening.begrippen.tijd import GEHEEL, KOLOMMEN
from xl_doorrekening.doorrekenen.dienst import doorrekenen
from xl_doorrekening.doorrekenen.resultaat import A, B, Doorrekening
from xl_doorrekening.invoer.onzekerheid import Onzekerheid
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.kern.stapel import basis, met_huurafspraken
from xl_doorrekening.onzekerheid.graad import Graden, graden
from xl_doorrekening.onzekerheid.simulatie import Kansen, simuleer

SIMULATIE, GRAAD = "paden doorgerekend", "paden met de realisatiegraad"

Stressvoortgang = Callable[[str, int, int], bool | None]
"""Called with what is being done, paths done and paths asked; False stops."""

STRESSKOPPEN = (
    "variant", "corporatie", "tak", "jaar", "ratio", "kans", *(f"p{round(100 * d)}" for d in KWANTIELEN),
)  # fmt: skip
Stressrij = tuple[str, str, str, int, str, float, tuple[float, ...]]


@dataclass(frozen=True)
class Stress:
    """What uncertainty does to a region."""

    regio: Regio
    onzekerheid: Onzekerheid
    kansen: dict[str, Kansen]
    """Per variant: A, and B where there is a task."""
    graden: Graden | None
    """None without plans in variant B, or when stopped before."""

    @property
    def paden(self) -> int:
        """Paths done in every variant."""
        return min(k.paden for k in self.kansen.values())

    @property
    def afgebroken(self) -> bool:
        """Whether fewer paths were done than asked."""
        minder = self.graden is not None and self.graden.paden < self.onzekerheid.paden_graad
        return minder or self.paden < self.onzekerheid.paden


def stress(
    regio: Regio, *, paden: int | None = None, zaad: int | None = None, voortgang: Stressvoortgang | None = None,
    d: Doorrekening | None = None,
) -> Stress:  # fmt: skip
    """Chances of variants A and B over the same paths, and the share of the plans that fits.

    `paden` and `zaad` take the place of those of the region (the number for the realisatiegraad is then no larger
    than `paden`). `d`: the doorrekening of this region, where the caller has it. Ctrl-C, or `voortgang` that answers
    False, ends with what was done so far.
    """
    d = doorrekenen(regio) if d is None else d
    o = regio.onzekerheid
    paden = o.paden if paden is None else paden
    anders = {"paden": paden, "zaad": o.zaad if zaad is None else zaad, "paden_graad": min(o.paden_graad, paden)}
    o = o.model_copy(update=anders)
    b = d.opgave
    stapels = {A: d.uitkomst.stapel} | ({} if b is None else {B: b.uitkomst.stapel})

    def meld(wat: str) -> Callable[[int, int], bool | None]:
        return lambda klaar, totaal: None if voortgang is None else voortgang(wat, klaar, totaal)

    uit = Stress(regio, o, simuleer(stapels, o, voortgang=meld(SIMULATIE)), None)
    if b is None or b.plan is None or not len(b.plan) or uit.afgebroken:
        return uit
    met_afspraken = met_huurafspraken(basis(regio), regio)
    g = graden(met_afspraken, b.plan, o, stapels[A], voortgang=meld(GRAAD))
    return Stress(regio, o, uit.kansen, g)


def stresstabel(s: Stress) -> Iterator[Stressrij]:
    """Per variant, corporation, tak, year and ratio the chance that the norm holds with its buffer, and its quantiles.

    Chance NaN: no norm, or unknown. A tak without stock has no rows.
    """
    start = s.regio.uitgangspunten.startjaar
    for code, k in s.kansen.items():
        kans, aanwezig = k.deel("houdt"), k.stapel.aanwezig
        for c, naam in enumerate(k.stapel.corporaties):
            for i, tak in enumerate(KOLOMMEN):
                if tak != GEHEEL and not aanwezig[c, i]:
                    continue
                for r, ratio in enumerate(k.ratios):
                    for t in range(kans.shape[1]):
                        waaier = tuple(k.waaier[:, r, t, c, i].tolist())
                        yield code, naam, tak, start + t, ratio, float(kans[r, t, c, i]), waaier


def waarschijnlijkste_jaar(k: Kansen, c: int) -> int | None:
    """The year that most often is the first outside a norm; None where no path is, or it cannot be told."""
    buiten = k.deel("eerste")[:-1, c]
    if np.isnan(buiten).any() or not buiten.any():
        return None
    return k.stapel.uitgangspunten.startjaar + int(np.argmax(buiten))


def vaakst_krapst(k: Kansen, c: int) -> str | None:
    """The ratio that on most paths comes closest to its limit; None where none is tested or it cannot be told."""
    deel = k.deel("krapst")[:, c]
    if not deel.size or np.isnan(deel).any() or not deel.any():
        return None
    return k.tellend[int(np.argmax(deel))]
