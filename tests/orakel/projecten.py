"""Projects as nominal flows of one tak, project by project and year by year (rekenregels §3)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.orakel.klok import Klok
from xl_doorrekening.begrippen.dpm import Soort
from xl_doorrekening.begrippen.regels import Index
from xl_doorrekening.begrippen.tijd import JAREN, TAKKEN
from xl_doorrekening.invoer.corporatie import Project
from xl_doorrekening.invoer.kengetallen import Projectkengetal, sleutel
from xl_doorrekening.invoer.regio import Regio

NIEUWBOUW = (Soort.NIEUWBOUW, Soort.VERVANGING)
INGREEP = (Soort.VERDUURZAMING, Soort.VERBETERING)


def nullen() -> list[float]:
    return [0.0] * JAREN


@dataclass
class Stromen:
    """Per year: nominal amounts per line and value; dwellings leaving, bought at the mean, new, sold at mean WOZ."""

    kas: dict[str, list[float]] = field(default_factory=lambda: defaultdict(nullen))
    waarde: dict[str, list[float]] = field(default_factory=lambda: defaultdict(nullen))
    weg: list[float] = field(default_factory=nullen)
    koop: list[float] = field(default_factory=nullen)
    nieuw: list[float] = field(default_factory=nullen)
    verkocht: list[float] = field(default_factory=nullen)


@dataclass
class Bedragen:
    """The figures of one project per dwelling, nominal in a year."""

    p: Project
    k: Projectkengetal
    klok: Klok

    def __call__(self, wat: str, index: Index, t: int) -> float:
        eigen = getattr(self.p, wat)
        waarde, peil = (
            (eigen, self.p.prijspeil) if eigen is not None else (getattr(self.k, wat, None), self.k.prijspeil)
        )
        return (waarde or 0.0) * self.klok.naar_opening(index, peil) * self.klok.betaal(index, t)


def _nieuwbouw(p: Project, per: Bedragen, uit: Stromen, r: Regio) -> None:
    u = r.uitgangspunten
    d, n, oplevering = u.definities, p.aantal or 0.0, p.oplevering or 0
    start = oplevering if p.start is None else p.start
    for terug, deel in enumerate((d.kasritme_0, d.kasritme_1, d.kasritme_2)):
        t = max(oplevering - terug, start) - u.startjaar
        if 0 <= t < JAREN:
            uit.kas["nieuwbouw_huur"][t] += n * deel * per("kosten", Index.BOUW, t)
            uit.kas["desinvesteringen_overig"][t] += n * deel * per("subsidie", Index.BOUW, t)
    klaar = oplevering - u.startjaar
    if klaar < 0:
        return
    for t in range(klaar, JAREN):
        deel = 0.5 if t == klaar else 1.0
        uit.kas["huren"][t] += 12 * n * deel * per("huur", Index.HUUR, t)
        uit.kas["onderhoudsuitgaven"][t] += n * deel * per("onderhoud", Index.ONDERHOUD, t)
        uit.kas["overige_bedrijfsuitgaven"][t] += n * deel * per("overige_lasten", Index.PRIJS, t)
    if klaar < JAREN:
        uit.nieuw[klaar] += n
        uit.waarde["beleidswaarde"][klaar] += n * per("beleidswaarde", Index.BELEIDSWAARDE, klaar)
        uit.waarde["marktwaarde"][klaar] += n * per("marktwaarde", Index.MARKTWAARDE, klaar)


def _gespreid(p: Project, startjaar: int) -> dict[int, float]:
    """Dwellings per year of the horizon, spread evenly from start to oplevering."""
    oplevering = p.oplevering or 0
    start = oplevering if p.start is None else p.start
    duur = oplevering - start + 1
    return {j - startjaar: (p.aantal or 0.0) / duur for j in range(start, oplevering + 1) if 0 <= j - startjaar < JAREN}


def _overig(p: Project, per: Bedragen, uit: Stromen, r: Regio) -> None:
    behoud = 1 - r.uitgangspunten.definities.onrendabel
    for jaar, n in _gespreid(p, r.uitgangspunten.startjaar).items():
        if p.soort is not Soort.VERKOOP:
            uit.kas["desinvesteringen_overig"][jaar] += n * per("subsidie", Index.BOUW, jaar)
        if p.soort in INGREEP:
            kosten = n * per("kosten", Index.BOUW, jaar)
            uit.kas["woningverbetering_projecten"][jaar] += kosten
            for w in ("beleidswaarde", "marktwaarde"):
                uit.waarde[w][jaar] += behoud * kosten
        elif p.soort is Soort.SLOOP:
            uit.kas["sloopuitgaven"][jaar] += n * per("kosten", Index.BOUW, jaar)
            uit.weg[jaar] += n
        elif p.soort is Soort.VERKOOP:
            uit.kas["externe_kosten_verkoop"][jaar] += n * per("kosten", Index.PRIJS, jaar)
            uit.weg[jaar] += n
            if p.opbrengst is None:
                uit.verkocht[jaar] += n
            else:
                uit.kas["verkoop_bestaand_bezit"][jaar] += n * per("opbrengst", Index.LEEGWAARDE, jaar)
        else:
            uit.kas["aankoop"][jaar] += n * per("kosten", Index.MARKTWAARDE, jaar)
            if p.huur is None:
                uit.koop[jaar] += n
            else:
                uit.nieuw[jaar] += n
                uit.waarde["beleidswaarde"][jaar] += n * per("beleidswaarde", Index.BELEIDSWAARDE, jaar)
                uit.waarde["marktwaarde"][jaar] += n * per("marktwaarde", Index.MARKTWAARDE, jaar)
        if p.huur is None or (p.soort not in INGREEP and p.soort is not Soort.AANKOOP):
            continue
        for t in range(jaar, JAREN):  # from the middle of the year on
            deel = 0.5 if t == jaar else 1.0
            uit.kas["huren"][t] += 12 * n * deel * per("huur", Index.HUUR, t)
            if p.soort is Soort.AANKOOP:
                uit.kas["onderhoudsuitgaven"][t] += n * deel * per("onderhoud", Index.ONDERHOUD, t)
                uit.kas["overige_bedrijfsuitgaven"][t] += n * deel * per("overige_lasten", Index.PRIJS, t)


def projecten(lijst: Iterable[Project], tak: str, klok: Klok, r: Regio) -> Stromen:
    """All flows of the projects of one tak."""
    uit = Stromen()
    for p in lijst:
        if (p.tak or TAKKEN[0]) != tak or p.soort is None or p.aantal is None or p.oplevering is None:
            continue
        woningtype = "appartement" if p.woningtype is None else p.woningtype.value
        k = r.kengetallen.projecten.get(sleutel(p.soort.value, woningtype), Projectkengetal())
        (_nieuwbouw if p.soort in NIEUWBOUW else _overig)(p, Bedragen(p, k, klok), uit, r)
    return uit
