"""From every scenario of the example: the answer, entered as a scenario, keeps every norm and leaves nothing undone.

A rate shock makes borrowing early pay, which no corporation of the projection does; realistic plans are not whole
numbers; after a scenario with instruments some norms bind to the euro.
"""

import pytest

from xl_doorrekening.doorrekenen import doorrekenen
from xl_doorrekening.doorrekenen.optimum import zoek_optimum
from xl_doorrekening.doorrekenen.scenariobeeld import beeld
from xl_doorrekening.invoer.scenarios import Scenario
from xl_doorrekening.solidariteit.optimum.zoeken import met_scenario
from xl_doorrekening.voorbeeld.regio import voorbeeldregio

VANAF = ("Renteschok", "Realistisch", "Samen")


@pytest.mark.parametrize("vanaf", VANAF)
def test_het_antwoord_houdt_als_scenario(vanaf: str) -> None:
    r = voorbeeldregio()
    o = zoek_optimum(doorrekenen(r), vanaf).optimum
    assert o.samen.overschrijding == 0
    assert o.samen.gewogen > o.alleen.gewogen
    assert o.samen.gewogen <= o.grens + 1e-3
    wijzigingen, afspraken = met_scenario(o, "beste")
    s, w = r.scenarios, r.solidariteit
    met = r.model_copy(update={
        "scenarios": s.model_copy(update={
            "lijst": (*s.lijst, Scenario(naam="beste", bouwt_op=vanaf)), "wijzigingen": (*s.wijzigingen, *wijzigingen),
        }),
        "solidariteit": w.model_copy(update={"instrumenten": (*w.instrumenten, *afspraken)}),
    })  # fmt: skip
    d = doorrekenen(met)
    b = beeld(d, d.scenarios[-1])
    assert (b.naam, b.buiten, b.tekort, b.tekort_volgorde) == ("beste", 0, 0, 0)
    assert not any("voldoet" in z for z in b.bevindingen)
