"""How uncertain the macro path is: what the Monte Carlo draws its paths from.

Correlation comes from two shared shocks, inflation and the housing market, instead of a matrix of 12 × 12: two figures
a series that a controller can reason about ("moves along with inflation for 0.6"), and positive semi-definite by
construction, because what two series have in common is a sum of products. The one thing that cannot be, two shocks that
explain more than all of a series (squares above 1), is seen on its own row: a finding (`controle.onzekerheid`).
"""

from pydantic import Field

from xl_doorrekening.begrippen.dpm import Status
from xl_doorrekening.begrippen.onzekerheid import SPREIDINGEN
from xl_doorrekening.invoer.veld import Eenheid, Invoermodel, veld

E = Eenheid
A = Status.AFGELEID


class Reeksonzekerheid(Invoermodel):
    """One macro series around the region's own path; defaults, bron and status per series: `begrippen.onzekerheid`."""

    spreiding: float = veld(
        "Spreiding per jaar", E.PROCENT2, standaard=0.0, minimum=0, maximum=0.15,
        uitleg="Standaardafwijking van de afwijking van het eigen pad, in elk jaar. 0: de reeks ligt vast.",
    )  # fmt: skip
    volharding: float = veld(
        "Volharding", E.GETAL, standaard=0.0, minimum=0, maximum=1,
        uitleg="Deel van de afwijking dat een jaar later nog bestaat. 0: elk jaar los; 1: blijvend.",
    )  # fmt: skip
    inflatie: float = veld(
        "Samenhang inflatieschok", E.GETAL, standaard=0.0, minimum=-1, maximum=1,
        uitleg="Correlatie van de schok van een jaar. Kwadraten van beide samenhangen samen ten hoogste 1.",
    )  # fmt: skip
    markt: float = veld(
        "Samenhang woningmarktschok", E.GETAL, standaard=0.0, minimum=-1, maximum=1,
        uitleg="Idem. De twee schokken zelf hangen niet samen.",
    )  # fmt: skip
    ondergrens: float | None = veld(
        "Ondergrens", E.PROCENT2,
        uitleg="Lager komt geen pad, tenzij het eigen pad al lager ligt. Leeg: geen. Dit tilt het gemiddelde iets op.",
    )  # fmt: skip

    @property
    def verklaard(self) -> float:
        """Share of the variance that the two shared shocks explain; above 1 there is no such series."""
        return self.inflatie**2 + self.markt**2


def _reeksen() -> dict[str, Reeksonzekerheid]:
    return {
        s.naam: Reeksonzekerheid(
            spreiding=s.spreiding, volharding=s.volharding, inflatie=s.inflatie, markt=s.markt, ondergrens=s.ondergrens
        )
        for s in SPREIDINGEN
    }


class Onzekerheid(Invoermodel):
    paden: int = veld(
        "Aantal paden", E.HEEL, standaard=1_000, minimum=1, maximum=100_000, bron="keuze", status=A,
        uitleg="Bij 1.000 paden is een kans van 90% op ongeveer 2 procentpunt nauwkeurig.",
    )  # fmt: skip
    zaad: int = veld(
        "Startgetal", E.HEEL, standaard=1, minimum=0, maximum=1_000_000, bron="keuze", status=A,
        uitleg="Hetzelfde getal geeft dezelfde paden.",
    )  # fmt: skip
    paden_graad: int = veld(
        "Aantal paden voor de realisatiegraad", E.HEEL, standaard=200, minimum=1, maximum=10_000, bron="keuze",
        status=A, uitleg="De eerste zoveel van dezelfde paden; per pad wordt de grootste haalbare opgave gezocht.",
    )  # fmt: skip
    reeksen: dict[str, Reeksonzekerheid] = Field(default_factory=_reeksen)
    """Per macro series; one that is not in here lies fixed."""
