"""Projects as flows: every project becomes dwellings, amounts per line and value, at the opening price level.

The same shape serves every laag and, later, every instrument (besluit 8: lagen are additive in flows).
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from xl_doorrekening.begrippen.dpm import BOUW, INGREEP, Soort
from xl_doorrekening.begrippen.regels import Index
from xl_doorrekening.begrippen.tijd import JAREN, TAKKEN
from xl_doorrekening.invoer.corporatie import Project
from xl_doorrekening.invoer.kengetallen import Kengetallen, Projectkengetal, sleutel
from xl_doorrekening.invoer.uitgangspunten import Definities
from xl_doorrekening.kern.indexen import Bedragen, Prijspeil


def _leeg() -> Bedragen:
    return np.zeros((len(TAKKEN), JAREN))


def _verzameling() -> dict[str, Bedragen]:
    return defaultdict(_leeg)


@dataclass(slots=True)
class Projectstromen:
    """Of one corporation, each (tak, jaar), real amounts in €.

    `bedragen`: per line; `waarde`: per value ("beleidswaarde", "marktwaarde", "woz_waarde") and index;
    `uitstroom`: dwellings leaving the existing stock; `instroom`: bought at the mean of the tak; `nieuw`: delivered
    with rent and costs of their own.
    """

    uitstroom: Bedragen = field(default_factory=_leeg)
    instroom: Bedragen = field(default_factory=_leeg)
    nieuw: Bedragen = field(default_factory=_leeg)
    verkocht: Bedragen = field(default_factory=_leeg)
    """Sold at the mean WOZ value, because no proceeds were given."""
    bedragen: dict[str, Bedragen] = field(default_factory=_verzameling)
    waarde: dict[tuple[str, Index], Bedragen] = field(default_factory=lambda: defaultdict(_leeg))


def gelijkmatig(start: int, eind: int, startjaar: int) -> Bedragen:
    """Even spread over start..eind; what falls before the horizon has happened, what falls after is out of sight."""
    uit = np.zeros(JAREN)
    duur = eind - start + 1
    for jaar in range(max(start, startjaar), min(eind, startjaar + JAREN - 1) + 1):
        uit[jaar - startjaar] += 1 / duur
    return uit


def kasritme(start: int, oplevering: int, startjaar: int, d: Definities) -> Bedragen:
    """Share of the building costs paid per year; shares that would fall before `start` are paid at the start."""
    uit = np.zeros(JAREN)
    for terug, deel in enumerate((d.kasritme_0, d.kasritme_1, d.kasritme_2)):
        jaar = max(oplevering - terug, start)
        if 0 <= jaar - startjaar < JAREN:
            uit[jaar - startjaar] += deel
    return uit


def vanaf(jaar: int, startjaar: int) -> Bedragen:
    """1 in every year after `jaar`, ½ in the year itself."""
    t = np.arange(startjaar, startjaar + JAREN)
    return np.where(t > jaar, 1.0, np.where(t == jaar, 0.5, 0.0))


def _gegeven(eigen: float | None, kengetal: float | None) -> tuple[float, bool]:
    """Own figure, else key figure; and whether it is the own one."""
    if eigen is not None:
        return eigen, True
    return (kengetal if kengetal is not None else np.nan), False


class _Bouwer:
    """Adds one project to the flows; holds what is the same for all of them."""

    def __init__(self, uit: Projectstromen, p: Project, k: Projectkengetal, d: Definities, peil: Prijspeil) -> None:
        assert p.aantal is not None
        assert p.oplevering is not None
        self.uit, self.p, self.k, self.d, self.peil = uit, p, k, d, peil
        self.tak = TAKKEN.index(p.tak) if p.tak else 0
        self.aantal = p.aantal
        self.oplevering = p.oplevering
        self.start = p.start if p.start is not None else p.oplevering
        self.startjaar = peil.startjaar

    def reeel(self, veld: str, index: Index, *, onbekend: float = np.nan) -> float:
        """A figure per dwelling at the opening price level; own figures carry the project's price level."""
        waarde, eigen = _gegeven(getattr(self.p, veld), getattr(self.k, veld))
        waarde = onbekend if np.isnan(waarde) else waarde
        return waarde * self.peil.factor(index, self.p.prijspeil if eigen else self.k.prijspeil)

    def boek(self, regel: str, bedrag: Bedragen) -> None:
        self.uit.bedragen[regel][self.tak] += bedrag

    def waardeer(self, soort: str, index: Index, bedrag: Bedragen) -> None:
        self.uit.waarde[soort, index][self.tak] += bedrag

    def subsidie(self, ritme: Bedragen) -> None:
        if self.p.subsidie:
            bedrag = self.p.subsidie * self.peil.factor(Index.BOUW, self.p.prijspeil)
            self.boek("desinvesteringen_overig", self.aantal * bedrag * ritme)

    def exploitatie(self, vanaf_oplevering: Bedragen) -> None:
        """Rent and running costs of delivered dwellings; a missing key figure counts as unknown (NaN)."""
        self.boek("huren", 12 * self.aantal * self.reeel("huur", Index.HUUR) * vanaf_oplevering)
        self.boek("onderhoudsuitgaven", self.aantal * self.reeel("onderhoud", Index.ONDERHOUD) * vanaf_oplevering)
        lasten = self.reeel("overige_lasten", Index.PRIJS)
        self.boek("overige_bedrijfsuitgaven", self.aantal * lasten * vanaf_oplevering)

    def waarde_bij(self, ritme: Bedragen) -> None:
        """Value arrives at delivery; an unknown value counts as none (and is a finding)."""
        for soort, index in (("beleidswaarde", Index.BELEIDSWAARDE), ("marktwaarde", Index.MARKTWAARDE)):
            self.waardeer(soort, index, self.aantal * self.reeel(soort, index, onbekend=0.0) * ritme)

    def bouw(self) -> None:
        ritme = kasritme(self.start, self.oplevering, self.startjaar, self.d)
        gereed = gelijkmatig(self.oplevering, self.oplevering, self.startjaar)
        self.boek("nieuwbouw_huur", self.aantal * self.reeel("kosten", Index.BOUW) * ritme)
        self.subsidie(ritme)
        if self.oplevering < self.startjaar:
            return  # already in the opening balance
        self.uit.nieuw[self.tak] += self.aantal * gereed
        self.exploitatie(vanaf(self.oplevering, self.startjaar))
        self.waarde_bij(gereed)

    def ingreep(self) -> None:
        ritme = gelijkmatig(self.start, self.oplevering, self.startjaar)
        kosten = self.aantal * self.reeel("kosten", Index.BOUW) * ritme
        self.boek("woningverbetering_projecten", kosten)
        self.subsidie(ritme)
        for soort in ("beleidswaarde", "marktwaarde"):
            self.waardeer(soort, Index.BOUW, (1 - self.d.onrendabel) * kosten)
        if self.p.huur:
            na = np.cumsum(ritme) - ritme / 2
            self.boek("huren", 12 * self.aantal * self.p.huur * self.peil.factor(Index.HUUR, self.p.prijspeil) * na)

    def sloop(self) -> None:
        ritme = gelijkmatig(self.start, self.oplevering, self.startjaar)
        self.uit.uitstroom[self.tak] += self.aantal * ritme
        self.boek("sloopuitgaven", self.aantal * self.reeel("kosten", Index.BOUW) * ritme)
        self.subsidie(ritme)

    def verkoop(self) -> None:
        ritme = gelijkmatig(self.start, self.oplevering, self.startjaar)
        self.uit.uitstroom[self.tak] += self.aantal * ritme
        if self.p.opbrengst is None:
            self.uit.verkocht[self.tak] += self.aantal * ritme
        else:
            opbrengst = self.p.opbrengst * self.peil.factor(Index.LEEGWAARDE, self.p.prijspeil)
            self.boek("verkoop_bestaand_bezit", self.aantal * opbrengst * ritme)
        self.boek("externe_kosten_verkoop", self.aantal * self.reeel("kosten", Index.PRIJS, onbekend=0.0) * ritme)

    def aankoop(self) -> None:
        ritme = gelijkmatig(self.start, self.oplevering, self.startjaar)
        self.boek("aankoop", self.aantal * self.reeel("kosten", Index.MARKTWAARDE) * ritme)
        self.subsidie(ritme)
        if self.p.huur is None:
            self.uit.instroom[self.tak] += self.aantal * ritme
            return
        self.uit.nieuw[self.tak] += self.aantal * ritme
        self.exploitatie(np.cumsum(ritme) - ritme / 2)
        self.waarde_bij(ritme)


def projectstromen(
    projecten: Iterable[Project], kengetallen: Kengetallen, d: Definities, peil: Prijspeil
) -> Projectstromen:
    """All flows of these projects of one corporation (rekenregels §3). Incomplete rows are skipped: findings."""
    uit = Projectstromen()
    for p in projecten:
        if p.soort is None or not p.aantal or p.oplevering is None:
            continue
        woningtype = p.woningtype.value if p.woningtype else "appartement"
        kengetal = kengetallen.projecten.get(sleutel(p.soort.value, woningtype), Projectkengetal())
        bouwer = _Bouwer(uit, p, kengetal, d, peil)
        if p.soort in BOUW:
            bouwer.bouw()
        elif p.soort in INGREEP:
            bouwer.ingreep()
        elif p.soort is Soort.SLOOP:
            bouwer.sloop()
        elif p.soort is Soort.VERKOOP:
            bouwer.verkoop()
        else:
            bouwer.aankoop()
    return uit
