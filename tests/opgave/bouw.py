"""Builders for a region with a task: a corporation whose LTV is all that counts, so that a calculator suffices."""

from typing import Any

from tests.bouwers import START, corporatie, kengetallen, normen, regio, tak, uitgangspunten
from xl_doorrekening.begrippen.opgave import Herkomst, Opgavetype, Toerekenregel
from xl_doorrekening.invoer.corporatie import Corporatie, Project
from xl_doorrekening.invoer.opgave import Bezitrij, Handmatig, Opgave, Opgavekeuzes, Opgaveregel, Toerekening
from xl_doorrekening.invoer.regio import Regio

U, S, V = Opgavetype.UITBREIDING, Opgavetype.SLOOP, Opgavetype.VERKOOP
G = Opgavetype.AARDGASVRIJ
ONRENDABEL = {"kosten": 200_000.0, "huur": 0.0, "onderhoud": 0.0, "overige_lasten": 0.0, "beleidswaarde": 0.0,
              "marktwaarde": 0.0}  # fmt: skip
"""A dwelling of € 200.000 that brings in nothing at all."""
KENGETALLEN = {
    "uitbreidingsnieuwbouw, appartement": ONRENDABEL, "verduurzaming": {"kosten": 40_000.0}, "sloop": {"kosten": 0.0},
    "verkoop": {"kosten": 0.0},
}  # fmt: skip


def cijfer(
    type_: Opgavetype, aantal: float, gemeente: str = "G", herkomst: Herkomst | None = None, **rest: Any
) -> Opgaveregel:
    return Opgaveregel(gemeente=gemeente, type=type_, aantal=aantal, herkomst=herkomst, **rest)


def opgave(
    *regels: Opgaveregel, regel: Toerekenregel = Toerekenregel.BEZIT, hand: tuple[Handmatig, ...] = (), **keuzes: Any
) -> Opgave:
    """A task that is shared out by one rule for all types; `keuzes` as in Opgavekeuzes."""
    return Opgave(
        regels=regels, keuzes=Opgavekeuzes(**keuzes), handmatig=hand,
        toerekening={x.value: Toerekening(regel=regel) for x in Opgavetype},
    )  # fmt: skip


def bezit(*paren: tuple[str, float], geen: tuple[str, ...] = ()) -> tuple[Bezitrij, ...]:
    return tuple(Bezitrij(gemeente=g, woningen=n, geen_capaciteit="ja" if g in geen else None) for g, n in paren)


def arm(naam: str = "A", *projecten: Project, schuld: float = 50e6, vhe: float = 1000.0, **rest: Any) -> Corporatie:
    """Value € 100 mln, no rent, no interest, no costs: debt only moves by what is invested, cash is nil."""
    eigen = tak(vhe=vhe, huur=0.0, schuld=schuld, looptijd=None, beleidswaarde=100e6)
    return corporatie(naam, eigen, None, *projecten, **{"bezit": bezit(("G", vhe)), **rest})


def streek(*corporaties: Corporatie, o: Opgave | None = None, ltv: float = 0.70, **definities: Any) -> Regio:
    """Only the LTV is tested; the maximum debt of `arm` is € 70 mln."""
    u = uitgangspunten(definities=definities, **normen(ltv=ltv))
    r = regio(*corporaties, u=u, k=kengetallen(KENGETALLEN))
    return r.model_copy(update={"opgave": o or Opgave()})


def plan(naam: str, aantal: float, oplevering: int = START + 2, **rest: Any) -> Project:
    """An own plan for new building in G."""
    return Project.model_validate({
        "naam": naam, "soort": "uitbreidingsnieuwbouw", "laag": "volkshuisvestelijk", "gemeente": "G", "aantal": aantal,
        "oplevering": oplevering, **rest,
    })  # fmt: skip
