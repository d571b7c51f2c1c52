"""Projects as flows: dwellings, amounts per line and value, at the opening price level (rekenregels §3).

The same shape serves every laag and, later, every instrument (besluit 8: lagen are additive in flows).
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from xl_doorrekening.begrippen.dpm import BOUW, INGREEP, Soort
from xl_doorrekening.begrippen.regels import Index
from xl_doorrekening.begrippen.tijd import JAREN, TAKKEN
from xl_doorrekening.invoer.uitgangspunten import Definities
from xl_doorrekening.kern.indexen import Bedragen
from xl_doorrekening.kern.projecttabel import Projecttabel, gelijkmatig

WONINGEN: Final = ("uitstroom", "instroom", "nieuw", "verkocht")
"""Dwellings: leaving the existing stock; bought at the mean of the tak; delivered with rent and costs of their own;
sold at the mean WOZ value, because no proceeds were given (a part of `uitstroom`)."""
BEDRAGEN: Final = (
    "nieuwbouw_huur", "woningverbetering_projecten", "aankoop", "sloopuitgaven", "verkoop_bestaand_bezit",
    "externe_kosten_verkoop", "desinvesteringen_overig", "huren", "onderhoudsuitgaven", "overige_bedrijfsuitgaven",
)  # fmt: skip
"""Lines of the scheme."""
WAARDEN: Final = (
    ("beleidswaarde", Index.BELEIDSWAARDE), ("beleidswaarde", Index.BOUW), ("marktwaarde", Index.MARKTWAARDE),
    ("marktwaarde", Index.BOUW),
)  # fmt: skip
INVESTERINGEN: Final = ("nieuwbouw_huur", "woningverbetering_projecten", "aankoop", "sloopuitgaven")
KANALEN: Final = (*WONINGEN, *BEDRAGEN, *WAARDEN)
KANAAL: Final = {naam: i for i, naam in enumerate(KANALEN)}


def kasritme(start: NDArray[np.int64], oplevering: NDArray[np.int64], startjaar: int, d: Definities) -> Bedragen:
    """Share of the building costs paid per year, (P, 15); what would fall before `start` is paid at the start."""
    jaar = np.arange(startjaar, startjaar + JAREN)
    uit = np.zeros((len(start), JAREN))
    for terug, deel in enumerate((d.kasritme_0, d.kasritme_1, d.kasritme_2)):
        uit += deel * (np.maximum(oplevering - terug, start)[:, None] == jaar)
    return uit


def halverwege(ritme: Bedragen) -> Bedragen:
    """In exploitation: half of what is delivered in the year, all of what was delivered before."""
    uit: Bedragen = np.cumsum(ritme, -1) - ritme / 2
    return uit


def stromen_per_project(t: Projecttabel, d: Definities, startjaar: int) -> Bedragen:
    """Flows of every project apart: (kanaal, project, jaar), real €; NaN where a figure is unknown."""
    uit = np.zeros((len(KANALEN), len(t), JAREN))
    kas, spreiding = kasritme(t.start, t.oplevering, startjaar, d), gelijkmatig(t.start, t.oplevering, startjaar)
    n = t.aantal[:, None]

    def boek(kanaal: str | tuple[str, Index], welke: NDArray[np.bool_], bedrag: Bedragen, ritme: Bedragen) -> None:
        """Amount per dwelling × dwellings × rhythm, for these projects; no dwellings in a year is no amount at all."""
        deel = ritme[welke]
        uit[KANAAL[kanaal], welke] += np.where(deel == 0, 0.0, (n * bedrag[:, None])[welke] * deel)

    def woningen(kanaal: str, welke: NDArray[np.bool_], ritme: Bedragen) -> None:
        uit[KANAAL[kanaal], welke] += (n * ritme)[welke]

    def exploiteer(welke: NDArray[np.bool_], gereed: Bedragen) -> None:
        """Delivered with rent and costs of their own; the value arrives, unless unknown (a finding), at delivery."""
        woningen("nieuw", welke, gereed)
        draait = halverwege(gereed)
        for kanaal, bedrag in (
            ("huren", 12 * t.per["huur"]), ("onderhoudsuitgaven", t.per["onderhoud"]),
            ("overige_bedrijfsuitgaven", t.per["overige_lasten"]),
        ):  # fmt: skip
            boek(kanaal, welke, bedrag, draait)
        for waarde in WAARDEN[::2]:
            boek(waarde, welke, np.nan_to_num(t.per[waarde[0]]), gereed)

    bouw, ingreep = t.is_soort(*BOUW), t.is_soort(*INGREEP)
    sloop, verkoop, aankoop = (t.is_soort(s) for s in (Soort.SLOOP, Soort.VERKOOP, Soort.AANKOOP))
    kosten, subsidie = t.per["kosten"], np.nan_to_num(t.per["subsidie"])
    boek("nieuwbouw_huur", bouw, kosten, kas)
    exploiteer(bouw, gelijkmatig(t.oplevering, t.oplevering, startjaar))
    boek("woningverbetering_projecten", ingreep, kosten, spreiding)
    for waarde in WAARDEN[1::2]:
        boek(waarde, ingreep, (1 - d.onrendabel) * kosten, spreiding)
    boek("huren", ingreep, 12 * np.nan_to_num(t.per["eigen_huur"]), halverwege(spreiding))
    woningen("uitstroom", sloop | verkoop, spreiding)
    boek("sloopuitgaven", sloop, kosten, spreiding)
    zonder_opbrengst = np.isnan(t.per["opbrengst"])
    woningen("verkocht", verkoop & zonder_opbrengst, spreiding)
    boek("verkoop_bestaand_bezit", verkoop & ~zonder_opbrengst, t.per["opbrengst"], spreiding)
    boek("externe_kosten_verkoop", verkoop, np.nan_to_num(kosten), spreiding)
    boek("aankoop", aankoop, kosten, spreiding)
    gemiddeld = aankoop & np.isnan(t.per["eigen_huur"])
    woningen("instroom", gemiddeld, spreiding)
    exploiteer(aankoop & ~gemiddeld, spreiding)
    boek("desinvesteringen_overig", bouw, subsidie, kas)
    boek("desinvesteringen_overig", ingreep | sloop | aankoop, subsidie, spreiding)
    return uit


@dataclass(frozen=True)
class Stromen:
    """Flows of a laag, summed per corporation and tak: (kanaal, jaar, corporatie, tak), real €."""

    reeksen: Bedragen

    def __getitem__(self, kanaal: str | tuple[str, Index]) -> Bedragen:
        uit: Bedragen = self.reeksen[KANAAL[kanaal]]
        return uit

    def raakt(self) -> NDArray[np.bool_]:
        """Which (corporatie, tak) these flows touch."""
        return np.asarray((self.reeksen != 0).any((0, 1)))

    def investering(self) -> Bedragen:
        """What is invested, (jaar, corporatie, tak)."""
        uit: Bedragen = np.sum([self[naam] for naam in INVESTERINGEN], axis=0)
        return uit


def opgeteld(per_project: Bedragen, groep: NDArray[np.int64], corporaties: int) -> Stromen:
    """Sum (kanaal, project, jaar) over projects; `groep` is corporatie × number of takken + tak."""
    uit = np.zeros((len(KANALEN), corporaties * len(TAKKEN), JAREN))
    if len(groep):
        volgorde = np.argsort(groep, kind="stable")
        begin = np.flatnonzero(np.diff(groep[volgorde], prepend=-1))
        uit[:, groep[volgorde][begin]] = np.add.reduceat(per_project[:, volgorde], begin, axis=1)
    vorm = uit.reshape(len(KANALEN), corporaties, len(TAKKEN), JAREN)
    return Stromen(np.ascontiguousarray(np.moveaxis(vorm, -1, 1)))


def projectstromen(t: Projecttabel, corporaties: int, d: Definities, startjaar: int) -> Stromen:
    """All flows of these projects, per corporation and tak."""
    return opgeteld(stromen_per_project(t, d, startjaar), t.corporatie * len(TAKKEN) + t.tak, corporaties)
