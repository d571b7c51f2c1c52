"""Builders for stap 5: a scenario with changes and instruments on a small region, and what it does to each line."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from tests.bouwers import START
from xl_doorrekening.begrippen.instrumenten import Instrument
from xl_doorrekening.begrippen.maatregelen import Maatregel
from xl_doorrekening.doorrekenen import doorrekenen
from xl_doorrekening.doorrekenen.resultaat import Scenariouitkomst
from xl_doorrekening.doorrekenen.scenarios import reken_scenarios, reken_situaties
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.invoer.scenarios import Scenario, Scenarios, Wijziging
from xl_doorrekening.invoer.solidariteit import Instrumentregel, Solidariteit
from xl_doorrekening.kern.uitkomst import Uitkomst

NAAM = "samen"


def wijziging(maatregel: Maatregel, waarde: float, scenario: str = NAAM, **rest: Any) -> Wijziging:
    return Wijziging(scenario=scenario, maatregel=maatregel, waarde=waarde, **rest)


def instrument(soort: Instrument, gever: str, ontvanger: str, scenario: str = NAAM, **rest: Any) -> Instrumentregel:
    return Instrumentregel(
        scenario=scenario, instrument=soort, gever=gever, ontvanger=ontvanger, **{"van": START, **rest}
    )


def met(
    r: Regio, *regels: Wijziging | Instrumentregel, lijst: tuple[Scenario, ...] = (Scenario(naam=NAAM),), **keuzes: Any
) -> Regio:
    """The region with these changes and instruments; `keuzes` as in Solidariteitkeuzes."""
    solidair = Solidariteit.model_validate({
        "keuzes": keuzes, "instrumenten": tuple(x for x in regels if isinstance(x, Instrumentregel))
    })  # fmt: skip
    scenarios = Scenarios(lijst=lijst, wijzigingen=tuple(x for x in regels if isinstance(x, Wijziging)))
    return r.model_copy(update={"scenarios": scenarios, "solidariteit": solidair})


def reken(r: Regio) -> tuple[Uitkomst, tuple[Scenariouitkomst, ...]]:
    """Variant B as every scenario starts from, and the scenarios."""
    d = doorrekenen(r)
    return reken_situaties(d, [d.startpunt])[0].uitkomst, reken_scenarios(d)


def verschil(r: Regio, *namen: str) -> dict[str, NDArray[np.float64]]:
    """What the first scenario changes, of the whole corporation: per line (corporatie, jaar)."""
    voor, scenarios = reken(r)
    na = scenarios[0].variant.uitkomst
    return {naam: na.lijn(naam)[0, :, 2] - voor.lijn(naam)[0, :, 2] for naam in namen}
