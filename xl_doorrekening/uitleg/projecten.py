"""What each project adds: so many dwellings × figure per dwelling × share of the year × index (rekenregels §3)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from xl_doorrekening.begrippen.dpm import BOUW, INGREEP, Laag, Soort
from xl_doorrekening.begrippen.regels import REGEL, Index
from xl_doorrekening.begrippen.tijd import TAKKEN
from xl_doorrekening.doorrekenen import Doorrekening, Variant
from xl_doorrekening.invoer.corporatie import Project
from xl_doorrekening.invoer.kengetallen import Projectkengetal, projectkengetal, sleutel
from xl_doorrekening.kern.indexen import Bedragen
from xl_doorrekening.kern.projecten import KANAAL, stromen_per_project
from xl_doorrekening.kern.projecttabel import KOSTENINDEX, Projecttabel, opgavetype
from xl_doorrekening.kern.stapel import alle_projecten
from xl_doorrekening.uitleg.beeld import Beeld
from xl_doorrekening.uitleg.maat import Maat
from xl_doorrekening.uitleg.prijzen import betaalindex, maal, naar_opening
from xl_doorrekening.uitleg.stap import ATOOM, Rekenbaar, Stap, Term, als_term, som

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


def opgavetabel(d: Doorrekening, variant: Variant) -> Projecttabel:
    """The projects on top of instandhouding that a variant was projected with, of all corporations."""
    if variant.plan is not None:
        return variant.plan
    tabel = alle_projecten(d.regio)
    return tabel.kies(tabel.in_laag(()))


@dataclass(frozen=True)
class Plan:
    """Projects of a laag of one corporation, and what they do: (kanaal, project, jaar), real."""

    tabel: Projecttabel
    stromen: Bedragen


def plan(b: Beeld, *, opgave: bool) -> Plan:
    def maak() -> Plan:
        if opgave:
            alles = opgavetabel(b.d, b.variant)
        else:
            alles = alle_projecten(b.d.regio)
            alles = alles.kies(alles.in_laag([Laag.INSTANDHOUDING]))
        tabel = alles.kies(alles.corporatie == b.c)
        return Plan(tabel, stromen_per_project(tabel, b.uitgangspunten.definities, b.startjaar))

    return b.onthoud(("plan", opgave), maak)


def bijdragen(b: Beeld, kanaal: Kanaal, k: int, t: int, *, opgave: bool) -> list[Stap]:
    """What the projects of a tak add to a line, to a value or to dwellings, each apart; in the money of the year."""
    p = plan(b, opgave=opgave)
    reeks = p.stromen[KANAAL[kanaal], :, t]
    return [_bijdrage(b, p, i, kanaal, t, opgave) for i in range(len(p.tabel)) if p.tabel.tak[i] == k and reeks[i] != 0]


def woningen(b: Beeld, kanaal: Kanaal, k: int, t: int) -> list[Stap]:
    """Dwellings, of all lagen of the variant."""
    alleen = [False, True] if b.met_opgave else [False]
    return [s for opgave in alleen for s in bijdragen(b, kanaal, k, t, opgave=opgave)]


def opgeteld(b: Beeld, delen: list[Stap], maat: Maat) -> Rekenbaar:
    """Their sum, or the 0 of having none."""
    return som(("+", s) for s in delen) if delen else b.vast("projecten", 0.0, maat, "geen projecten in dit jaar")


def _bijdrage(b: Beeld, p: Plan, i: int, kanaal: Kanaal, t: int, opgave: bool) -> Stap:
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
            per_woning.append(_figuur(b, p, i, figuur, opgave))
            if kanaal in (("beleidswaarde", Index.BOUW), ("marktwaarde", Index.BOUW)):
                per_woning.append(1 - b.gedeeld("definities", "onrendabel"))
        return maal(_aantal(b, p, i), *per_woning, _deel(b, p, i, ritme, t, opgave), factor)

    def stap() -> Stap:
        waarde = float(p.stromen[KANAAL[kanaal], i, t]) * (1.0 if factor is None else factor.waarde)
        tak = TAKKEN[int(p.tabel.tak[i])]
        return Stap(_naam(project), waarde, maat, b.startjaar + t, tak, variant=b.variant.code, maak=maak)

    return b.een(("project", opgave, i, kanaal, t), stap)


def _naam(project: Project) -> str:
    assert project.soort is not None
    return f"project “{project.naam}”" if project.naam else f"project zonder naam ({project.soort})"


def _rij(b: Beeld, project: Project) -> int | None:
    """Row of the table on the tab; None for what a variant adds to the plans."""
    return next((j for j, x in enumerate(b.corporatie.projecten) if x is project), None)


def _cel(b: Beeld, project: Project, naam: str, label: str, maat: Maat, waarde: float, noot: str = "") -> Stap:
    """A cell of the project's row; what a variant made other than entered is of its planning."""
    rij, eigen = _rij(b, project), getattr(project, naam)
    if rij is None or (eigen is not None and eigen != waarde):
        return b.vast(label, waarde, maat, f"zoals gepland in variant {b.variant.code}")
    return b.invoer(b.eigen(("projecten", rij, naam)), label, maat, waarde, noot=noot)


def _aantal(b: Beeld, p: Plan, i: int) -> Stap:
    return _cel(b, p.tabel.projecten[i], "aantal", "aantal woningen", Maat.WONINGEN, float(p.tabel.aantal[i]))


def _jaartal(b: Beeld, p: Plan, i: int, naam: str) -> Stap:
    project, jaar = p.tabel.projecten[i], float(getattr(p.tabel, naam)[i])
    if naam == "start" and project.start is None:
        return _cel(b, project, "oplevering", "start", Maat.JAARTAL, jaar, "leeg: het jaar van oplevering")
    return _cel(b, project, naam, naam, Maat.JAARTAL, jaar)


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


def _figuur(b: Beeld, p: Plan, i: int, naam: str, opgave: bool) -> Stap:
    """€ per dwelling at the opening price level: of the project itself, else the key figure."""
    project = p.tabel.projecten[i]
    assert project.soort is not None
    index = _INDEX.get(naam) or KOSTENINDEX.get(project.soort, Index.BOUW)
    maat = Maat.EUR_MAAND if "huur" in naam else Maat.EUR_WONING
    veld = "huur" if naam == "eigen_huur" else naam
    eigen = getattr(project, veld)
    if eigen is not None or naam in ("subsidie", "opbrengst", "eigen_huur"):
        waarde = float("nan") if eigen is None else eigen
        cel, peil = _cel(b, project, veld, _LABEL[naam], maat, waarde), project.prijspeil
    else:
        kengetal, rij = _kengetal(b, project)
        pad = ("kengetallen", "projecten", rij)
        waarde = getattr(kengetal, veld)
        cel = b.invoer(("", (*pad, veld)), f"kengetal {_LABEL[naam]}", maat, float("nan") if waarde is None else waarde)
        peil = kengetal.prijspeil
    factor = naar_opening(b, index, peil)
    if factor is None:
        return cel
    label = f"{_LABEL[naam]}, prijspeil begin {b.startjaar}"
    return b.tussen(("figuur", opgave, i, naam), label, maat, lambda: cel * factor)


def _deel(b: Beeld, p: Plan, i: int, ritme: str, t: int, opgave: bool) -> Stap:
    """Share of the project that falls in a year, or that is let in it."""
    jaar = b.startjaar + t
    naam = {
        KAS: "deel van de kosten in het jaar",
        OPLEVERING: "deel dat wordt opgeleverd",
        VERDEELD: "deel in het jaar",
    }
    maak = {KAS: _kas, OPLEVERING: _opgeleverd, DRAAIT: _draait, VERDEELD: _verdeeld, VERDEELD_DRAAIT: _verdeeld_draait}
    doe: Callable[[Beeld, Plan, int, int], Rekenbaar] = maak[ritme]
    label = naam.get(ritme, "deel in exploitatie, over het jaar")
    if ritme == KAS:  # its formula is the cells that fall in the year; which they are follows from these
        label += f" (start {p.tabel.start[i]}, oplevering {p.tabel.oplevering[i]})"
    return b.tussen(("deel", opgave, i, ritme, t), label, Maat.FACTOR, lambda: doe(b, p, i, jaar), t=t)


def _kas(b: Beeld, p: Plan, i: int, jaar: int) -> Rekenbaar:
    """Kasritme: up to two years before delivery; what would fall before the start is paid at the start."""
    start, oplevering = int(p.tabel.start[i]), int(p.tabel.oplevering[i])
    delen = [
        b.gedeeld("definities", f"kasritme_{terug}") for terug in range(3) if max(oplevering - terug, start) == jaar
    ]
    return som(("+", s) for s in delen)


def _opgeleverd(b: Beeld, p: Plan, i: int, jaar: int) -> Rekenbaar:
    oplevering = _jaartal(b, p, i, "oplevering")
    return Term(("1 in het jaar van ", oplevering), float(oplevering.waarde == jaar), ATOOM, ((oplevering, ""),))


def _draait(b: Beeld, p: Plan, i: int, jaar: int) -> Rekenbaar:
    oplevering = _jaartal(b, p, i, "oplevering")
    waarde = 0.5 if oplevering.waarde == jaar else float(oplevering.waarde < jaar)
    return Term(("½ in het jaar van ", oplevering, ", daarna 1"), waarde, ATOOM, ((oplevering, ""),))


def _verdeeld(b: Beeld, p: Plan, i: int, jaar: int) -> Rekenbaar:
    return 1 / (_jaartal(b, p, i, "oplevering") - _jaartal(b, p, i, "start") + 1)


def _verdeeld_draait(b: Beeld, p: Plan, i: int, jaar: int) -> Rekenbaar:
    """All of earlier years and half of this one; what came before the horizon has happened."""
    start, eind = _jaartal(b, p, i, "start"), _jaartal(b, p, i, "oplevering")
    vanaf = start if start.waarde >= b.startjaar else als_term(b.startjaar)
    gedaan = als_term(jaar) - vanaf + 0.5 if jaar <= eind.waarde else eind - vanaf + 1
    return gedaan / (eind - start + 1)
