"""Which projects a variant carries out, with how many dwellings and when (rekenregels §3 and §9).

Own plans as entered, perhaps cut to what is allotted; the allotted task that has no plan yet; and in variant R what of
both is realistic.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from xl_doorrekening.begrippen.dpm import BOUW, Laag
from xl_doorrekening.doorrekenen import Doorrekening, R, Variant, lagen
from xl_doorrekening.invoer.corporatie import Project
from xl_doorrekening.kern.indexen import Bedragen
from xl_doorrekening.kern.projecten import stromen_per_project
from xl_doorrekening.kern.projecttabel import GEEN, Projecttabel
from xl_doorrekening.kern.stapel import alle_projecten
from xl_doorrekening.uitleg.beeld import Beeld
from xl_doorrekening.uitleg.maat import Maat
from xl_doorrekening.uitleg.stap import Bron, Rekenbaar, Stap, grootste

TOEGEREKEND: Final = "toegerekend op tabblad Toerekening, nog zonder plan"
KEUZES: Final = ("opgave", "keuzes")
BOVEN: Final[Bron] = ("", (*KEUZES, "boven_toerekening"))
"""Whether own plans above the allotment count."""


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
    opgave: bool
    """Whether they lie on top of instandhouding."""

    def project(self, i: int) -> Project:
        return self.tabel.projecten[i]

    def rij(self, i: int) -> int | None:
        """Row of the table on the tab of the corporation; None for what has no plan yet."""
        return None if self.tabel.rij[i] == GEEN else int(self.tabel.rij[i])


def plan(b: Beeld, *, opgave: bool) -> Plan:
    def maak() -> Plan:
        if opgave:
            alles = opgavetabel(b.d, b.variant)
        else:
            alles = alle_projecten(b.d.regio)
            alles = alles.kies(alles.in_laag([Laag.INSTANDHOUDING]))
        tabel = alles.kies(alles.corporatie == b.c)
        return Plan(tabel, stromen_per_project(tabel, b.uitgangspunten.definities, b.startjaar), opgave)

    return b.onthoud(("plan", opgave), maak)


def naam(p: Plan, i: int) -> str:
    """What is allotted says in its name that it has no plan."""
    project = p.project(i)
    assert project.soort is not None
    if p.rij(i) is None:
        return f"toegerekend: {project.naam}"
    return f"project “{project.naam}”" if project.naam else f"project zonder naam ({project.soort})"


def cel(b: Beeld, p: Plan, i: int, veld: str, label: str, maat: Maat, waarde: float) -> Stap:
    """A cell of the project's row; of what has no plan it is agreed."""
    rij = p.rij(i)
    if rij is None:
        return b.vast(label, waarde, maat, TOEGEREKEND)
    return b.invoer(b.eigen(("projecten", rij, veld)), label, maat, waarde)


def _realistisch(b: Beeld, p: Plan) -> bool:
    return p.opgave and b.variant.code == R


def _bij_hardheid(b: Beeld, p: Plan, i: int, wat: str) -> Stap:
    """Realisatiegraad or vertraging of the project's class."""
    return b.gedeeld("definities", f"{wat}_{'zacht' if p.tabel.zacht[i] else 'hard'}")


def aantal(b: Beeld, p: Plan, i: int) -> Stap:
    """Dwellings of a project: as planned, and in variant R × realisatiegraad."""
    gepland = _gepland(b, p, i)
    if not _realistisch(b, p):
        return gepland
    graad = _bij_hardheid(b, p, i, "realisatie")
    return b.tussen(("realistisch", i), "realistisch aantal woningen", Maat.WONINGEN, lambda: gepland * graad)


def _gepland(b: Beeld, p: Plan, i: int) -> Stap:
    ingevoerd = p.project(i).aantal
    assert ingevoerd is not None
    heel = cel(b, p, i, "aantal", "aantal woningen", Maat.WONINGEN, ingevoerd)
    over = ingevoerd - _in_variant_b(b, p, i, ingevoerd)
    if over == 0:
        return heel
    noot = "nee: dit deel gaat niet door, het zachtste en laatste plan het eerst"
    meer = b.invoer(BOVEN, "deel boven de toerekening", Maat.WONINGEN, over, noot=noot)
    label = "aantal woningen binnen de toerekening"
    return b.tussen(("gekort", i), label, Maat.WONINGEN, lambda: heel - meer)


def _in_variant_b(b: Beeld, p: Plan, i: int, ingevoerd: float) -> float:
    """Dwellings that an own plan has as planned; less than entered where it is cut to the allotment."""
    alles = b.d.opgave.plan if b.d.opgave is not None else None
    if alles is None or not p.opgave or p.rij(i) is None:
        return ingevoerd
    (plek,) = np.flatnonzero((alles.corporatie == b.c) & (alles.rij == p.rij(i)))
    return float(alles.aantal[plek])


def jaartal(b: Beeld, p: Plan, i: int, veld: str) -> Stap:
    """Year of start or of oplevering: as planned, and in variant R later, or as the corporation rephased it."""
    gepland = _gepland_jaar(b, p, i, veld)
    if not _realistisch(b, p):
        return gepland
    eigen = p.project(i).herfasering
    if not eigen and _gepland_jaar(b, p, i, "start").waarde < b.startjaar:
        return gepland  # under way: it is not delayed with its class

    def later() -> Rekenbaar:
        if not eigen:
            return gepland + _bij_hardheid(b, p, i, "vertraging")
        herfasering = cel(b, p, i, "herfasering", "herfasering", Maat.JAARTAL, float(eigen))
        return herfasering if veld == "oplevering" else gepland + (herfasering - _gepland_jaar(b, p, i, "oplevering"))

    return b.tussen(("verschoven", i, veld), f"realistische {veld}", Maat.JAARTAL, later)


def verschoven(b: Beeld, p: Plan, i: int) -> list[Stap]:
    """The years of a project that are other than entered, to name where they decide what falls in a year."""
    return [jaartal(b, p, i, veld) for veld in ("oplevering", "start")] if _realistisch(b, p) else []


def vervallen(b: Beeld) -> tuple[list[str], list[str]]:
    """Own plans that are wholly above the allotment, and in variant R what is not done within the policy-rich years."""
    if b.d.opgave is None or b.d.opgave.plan is None or not b.met_opgave:
        return [], []
    u, alles = b.uitgangspunten, alle_projecten(b.d.regio)
    eigen = _namen(b, alles.kies(alles.in_laag(lagen(u)) & ~alles.beleidsarm(u.startjaar)))
    gepland, gedaan = _namen(b, b.d.opgave.plan), _namen(b, opgavetabel(b.d, b.variant))
    boven, later = (
        {k: n for k, n in voor.items() if k not in na} for voor, na in ((eigen, gepland), (gepland, gedaan))
    )
    return list(boven.values()), list(later.values())


def _namen(b: Beeld, tabel: Projecttabel) -> dict[tuple[int, str | None], str]:
    """Of the projects of this corporation, by row and name: what has no plan yet has no row."""
    p = Plan(tabel.kies(tabel.corporatie == b.c), np.empty(0), opgave=True)
    return {(int(p.tabel.rij[i]), p.project(i).naam): naam(p, i) for i in range(len(p.tabel))}


def _gepland_jaar(b: Beeld, p: Plan, i: int, veld: str) -> Stap:
    project = p.project(i)
    if veld == "start" and project.start is None:
        label = "start (leeg: het jaar van oplevering)"
        return b.tussen(("start", p.opgave, i), label, Maat.JAARTAL, lambda: _gepland_jaar(b, p, i, "oplevering"))
    if veld == "start" and p.rij(i) is None:
        return _begin(b, p, i)
    jaar = getattr(project, veld)
    return cel(b, p, i, veld, veld, Maat.JAARTAL, float(jaar))


def _begin(b: Beeld, p: Plan, i: int) -> Stap:
    """When work on an allotted task without a plan begins."""
    oplevering = _gepland_jaar(b, p, i, "oplevering")
    duur = b.veld(b.d.regio.opgave.keuzes, KEUZES, "bouwduur", "")
    bouw = p.project(i).soort in BOUW

    def maak() -> Rekenbaar:
        return grootste(oplevering - duur, b.startjaar) if bouw else oplevering

    return b.tussen(("begin", i), "start", Maat.JAARTAL, maak)
