"""What each project adds: so many dwellings × figure per dwelling × share of the year × index (rekenregels §3)."""

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from xl_doorrekening.begrippen.dpm import BOUW, INGREEP, Soort
from xl_doorrekening.begrippen.regels import REGEL, Index
from xl_doorrekening.begrippen.tijd import TAKKEN
from xl_doorrekening.invoer.corporatie import Project
from xl_doorrekening.invoer.kengetallen import Projectkengetal, projectkengetal, sleutel
from xl_doorrekening.kern.projecten import KANAAL
from xl_doorrekening.kern.projecttabel import KOSTENINDEX, opgavetype
from xl_doorrekening.uitleg.beeld import Beeld
from xl_doorrekening.uitleg.maat import Maat
from xl_doorrekening.uitleg.planning import Plan, aantal, cel, jaartal, naam, plan, verschoven
from xl_doorrekening.uitleg.prijzen import betaalindex, maal, naar_opening
from xl_doorrekening.uitleg.stap import ATOOM, SOM, Rekenbaar, Stap, Term, als_term, som

Kanaal: TypeAlias = str | tuple[str, Index]
_INDEX: Final = {
    "huur": Index.HUUR, "eigen_huur": Index.HUUR, "onderhoud": Index.ONDERHOUD, "overige_lasten": Index.PRIJS,
    "beleidswaarde": Index.BELEIDSWAARDE, "marktwaarde": Index.MARKTWAARDE, "subsidie": Index.BOUW,
    "opbrengst": Index.LEEGWAARDE,
}  # fmt: skip
"""With which a figure per dwelling moves; for the cost see `KOSTENINDEX`."""
_LABEL: Final = {
    "kosten": "kosten per woning", "huur": "huur per maand", "eigen_huur": "huurstijging per maand",
    "onderhoud": "onderhoud per woning", "overige_lasten": "overige lasten per woning",
    "beleidswaarde": "beleidswaarde per woning", "marktwaarde": "marktwaarde per woning",
    "subsidie": "subsidie per woning", "opbrengst": "opbrengst per woning",
}  # fmt: skip
KAS, OPLEVERING, DRAAIT, VERDEELD, VERDEELD_DRAAIT = "kas", "oplevering", "draait", "verdeeld", "verdeeld_draait"
"""Rhythms: of payment while building, at delivery, let since delivery; evenly over start–oplevering, and let since."""

AFGELEID: Final = ", gerekend vanaf "
"""In a formula before a year that decides which share it is."""

Bijdrage: TypeAlias = tuple[str | None, str]
"""Figure per dwelling (None: the dwellings themselves), and rhythm."""
_ONTVANGEN: Final = ("beleidswaarde", Index.BELEIDSWAARDE), ("marktwaarde", Index.MARKTWAARDE)


def _exploitatie(gereed: str, draait: str) -> dict[Kanaal, Bijdrage]:
    """Of dwellings that are delivered with rent and costs of their own."""
    return {
        "nieuw": (None, gereed), "huren": ("huur", draait), "onderhoudsuitgaven": ("onderhoud", draait),
        "overige_bedrijfsuitgaven": ("overige_lasten", draait), **{w: (w[0], gereed) for w in _ONTVANGEN},
    }  # fmt: skip


_BOUW: Final[dict[Kanaal, Bijdrage]] = {
    "nieuwbouw_huur": ("kosten", KAS), "desinvesteringen_overig": ("subsidie", KAS), **_exploitatie(OPLEVERING, DRAAIT),
}  # fmt: skip
_INGREEP: Final[dict[Kanaal, Bijdrage]] = {
    "woningverbetering_projecten": ("kosten", VERDEELD), "desinvesteringen_overig": ("subsidie", VERDEELD),
    "huren": ("eigen_huur", VERDEELD_DRAAIT), ("beleidswaarde", Index.BOUW): ("kosten", VERDEELD),
    ("marktwaarde", Index.BOUW): ("kosten", VERDEELD),
}  # fmt: skip
BIJDRAGEN: Final[Mapping[Soort, Mapping[Kanaal, Bijdrage]]] = {
    **dict.fromkeys(BOUW, _BOUW),
    **dict.fromkeys(INGREEP, _INGREEP),
    Soort.SLOOP: {
        "uitstroom": (None, VERDEELD), "sloopuitgaven": ("kosten", VERDEELD),
        "desinvesteringen_overig": ("subsidie", VERDEELD),
    },
    Soort.VERKOOP: {
        "uitstroom": (None, VERDEELD), "verkocht": (None, VERDEELD), "verkoop_bestaand_bezit": ("opbrengst", VERDEELD),
        "externe_kosten_verkoop": ("kosten", VERDEELD),
    },
    Soort.AANKOOP: {
        "aankoop": ("kosten", VERDEELD), "instroom": (None, VERDEELD),
        "desinvesteringen_overig": ("subsidie", VERDEELD), **_exploitatie(VERDEELD, VERDEELD_DRAAIT),
    },
}  # fmt: skip
"""What a kind of project does, as in `kern.projecten`; the flows themselves say which of it a project has."""


def bijdragen(b: Beeld, kanaal: Kanaal, k: int, t: int, *, opgave: bool) -> list[Stap]:
    """What the projects of a tak add to a line, to a value or to dwellings, each apart; in the money of the year."""
    p = plan(b, opgave=opgave)
    reeks = p.stromen[KANAAL[kanaal], :, t]
    return [_bijdrage(b, p, i, kanaal, t) for i in range(len(p.tabel)) if p.tabel.tak[i] == k and reeks[i] != 0]


def woningen(b: Beeld, kanaal: Kanaal, k: int, t: int) -> list[Stap]:
    """Dwellings, of all lagen of the variant."""
    alleen = [False, True] if b.met_opgave else [False]
    return [s for opgave in alleen for s in bijdragen(b, kanaal, k, t, opgave=opgave)]


def opgeteld(b: Beeld, delen: list[Stap], maat: Maat) -> Rekenbaar:
    """Their sum, or the 0 of having none."""
    return som(("+", s) for s in delen) if delen else b.vast("projecten", 0.0, maat, "geen projecten in dit jaar")


def _bijdrage(b: Beeld, p: Plan, i: int, kanaal: Kanaal, t: int) -> Stap:
    project = p.tabel.projecten[i]
    assert project.soort is not None
    figuur, ritme = BIJDRAGEN[project.soort][kanaal]
    index = kanaal[1] if isinstance(kanaal, tuple) else REGEL[kanaal].index if figuur is not None else None
    factor = None if index is None or index is Index.GEEN else betaalindex(b, index, t)
    maat = Maat.WONINGEN if figuur is None else Maat.KEUR

    def maak() -> Rekenbaar:
        per_woning: list[Rekenbaar | None] = []
        if figuur is not None:
            per_woning = [als_term(12)] if figuur in ("huur", "eigen_huur") else []
            per_woning.append(_figuur(b, p, i, figuur))
            if kanaal in (("beleidswaarde", Index.BOUW), ("marktwaarde", Index.BOUW)):
                per_woning.append(1 - b.gedeeld("definities", "onrendabel"))
        return maal(aantal(b, p, i), *per_woning, _deel(b, p, i, ritme, t), factor)

    def stap() -> Stap:
        waarde = float(p.stromen[KANAAL[kanaal], i, t]) * (1.0 if factor is None else factor.waarde)
        tak = TAKKEN[int(p.tabel.tak[i])]
        return Stap(naam(p, i), waarde, maat, b.startjaar + t, tak, variant=b.variant.code, maak=maak)

    return b.een(("project", p.opgave, i, kanaal, t), stap)


def _kengetal(b: Beeld, project: Project) -> tuple[Projectkengetal, str]:
    """The key figures that hold for a project, and their row."""
    k, type_ = b.d.regio.kengetallen, opgavetype(project)
    assert project.soort is not None
    soort, woningtype = project.soort.value, project.woningtype.value if project.woningtype else "appartement"
    opgave = None if type_ is None else type_.value
    naam = sleutel(soort, woningtype, opgave)
    eigen = k.projecten.get(naam)
    if opgave and (eigen is None or eigen.kosten is None):
        naam = sleutel(soort, woningtype)
    return projectkengetal(k, soort, woningtype, opgave), naam


def _figuur(b: Beeld, p: Plan, i: int, wat: str) -> Stap:
    """€ per dwelling at the opening price level: of the project itself, else the key figure."""
    project = p.tabel.projecten[i]
    assert project.soort is not None
    index = _INDEX.get(wat) or KOSTENINDEX.get(project.soort, Index.BOUW)
    maat = Maat.EUR_MAAND if "huur" in wat else Maat.EUR_WONING
    veld = "huur" if wat == "eigen_huur" else wat
    eigen = getattr(project, veld)
    if eigen is not None or wat in ("subsidie", "opbrengst", "eigen_huur"):
        waarde = float("nan") if eigen is None else eigen
        bedrag, peil = cel(b, p, i, veld, _LABEL[wat], maat, waarde), project.prijspeil
    else:
        kengetal, rij = _kengetal(b, project)
        pad = ("kengetallen", "projecten", rij)
        waarde = getattr(kengetal, veld)
        label = f"kengetal {_LABEL[wat]}"
        bedrag = b.invoer(("", (*pad, veld)), label, maat, float("nan") if waarde is None else waarde)
        peil = kengetal.prijspeil
    factor = naar_opening(b, index, peil)
    if factor is None:
        return bedrag
    label = f"{_LABEL[wat]}, prijspeil begin {b.startjaar}"
    return b.tussen(("figuur", p.opgave, i, wat), label, maat, lambda: bedrag * factor)


def _deel(b: Beeld, p: Plan, i: int, ritme: str, t: int) -> Stap:
    """Share of the project that falls in a year, or that is let in it."""
    jaar = b.startjaar + t
    namen = {
        KAS: "deel van de kosten in het jaar",
        OPLEVERING: "deel dat wordt opgeleverd",
        VERDEELD: "deel in het jaar",
    }
    maak = {KAS: _kas, OPLEVERING: _opgeleverd, DRAAIT: _draait, VERDEELD: _verdeeld, VERDEELD_DRAAIT: _verdeeld_draait}
    doe: Callable[[Beeld, Plan, int, int], Rekenbaar] = maak[ritme]
    label = namen.get(ritme, "deel in exploitatie, over het jaar")
    if ritme == KAS:  # its formula is the cells that fall in the year; which they are follows from these
        label += f" (start {p.tabel.start[i]}, oplevering {p.tabel.oplevering[i]})"
    return b.tussen(("deel", p.opgave, i, ritme, t), label, Maat.FACTOR, lambda: doe(b, p, i, jaar), t=t)


def _kas(b: Beeld, p: Plan, i: int, jaar: int) -> Rekenbaar:
    """Kasritme: up to two years before delivery; what would fall before the start is paid at the start."""
    start, oplevering = int(p.tabel.start[i]), int(p.tabel.oplevering[i])
    delen = [
        b.gedeeld("definities", f"kasritme_{terug}") for terug in range(3) if max(oplevering - terug, start) == jaar
    ]
    uit, later = som(("+", s) for s in delen), verschoven(b, p, i)
    for n, s in enumerate(later):
        uit = Term((*uit.tekst, " en " if n else AFGELEID, s), uit.waarde, SOM, (*uit.delen, (s, "")))
    return uit


def _opgeleverd(b: Beeld, p: Plan, i: int, jaar: int) -> Rekenbaar:
    oplevering = jaartal(b, p, i, "oplevering")
    return Term(("1 in het jaar van ", oplevering), float(oplevering.waarde == jaar), ATOOM, ((oplevering, ""),))


def _draait(b: Beeld, p: Plan, i: int, jaar: int) -> Rekenbaar:
    oplevering = jaartal(b, p, i, "oplevering")
    waarde = 0.5 if oplevering.waarde == jaar else float(oplevering.waarde < jaar)
    return Term(("½ in het jaar van ", oplevering, ", daarna 1"), waarde, ATOOM, ((oplevering, ""),))


def _verdeeld(b: Beeld, p: Plan, i: int, jaar: int) -> Rekenbaar:
    return 1 / (jaartal(b, p, i, "oplevering") - jaartal(b, p, i, "start") + 1)


def _verdeeld_draait(b: Beeld, p: Plan, i: int, jaar: int) -> Rekenbaar:
    """All of earlier years and half of this one; what came before the horizon has happened."""
    start, eind = jaartal(b, p, i, "start"), jaartal(b, p, i, "oplevering")
    vanaf = start if start.waarde >= b.startjaar else als_term(b.startjaar)
    gedaan = als_term(jaar) - vanaf + 0.5 if jaar <= eind.waarde else eind - vanaf + 1
    return gedaan / (eind - start + 1)
