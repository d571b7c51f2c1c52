"""What a search found, in two lines."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from xl_doorrekening.doorrekenen import doorrekenen
from xl_doorrekening.doorrekenen.optimum import zoek_optimum
from xl_doorrekening.excel import gevonden
from xl_doorrekening.voorbeeld import voorbeeldregio


@pytest.fixture(scope="module")
def gezocht() -> Callable[..., str]:
    r = zoek_optimum(doorrekenen(voorbeeldregio()))

    def zinnen(samen: float, over: float, botsing: tuple[str, ...] = ()) -> str:
        x = r.optimum
        alleen = replace(x.alleen, gewogen=1000.0)
        anders = replace(
            x, alleen=alleen, samen=replace(x.samen, gewogen=samen), overgedragen=over, botsing=botsing
        )  # fmt: skip
        return gevonden.zinnen(replace(r, optimum=anders), "Optimum", vervangen=False)

    return zinnen


@pytest.mark.parametrize(
    ("samen", "over", "verwacht"),
    [
        (1250, 12.34e6, ["Samen kan de regio 250 woningen meer: 1.250 in plaats van 1.000 (gewogen).",
                         "Daarvoor gaat € 12,3 mln over (15 jaar samen), € 49.360 per woning meer."]),
        (1250, 10.0, ["Samen kan de regio 250 woningen meer: 1.250 in plaats van 1.000 (gewogen).",
                      "Daarvoor hoeft geen geld over te gaan."]),
        (1000, 0.0, ["Samen kan de regio niet meer van de opgave dan ieder voor zich: 1.000 woningen (gewogen).",
                     "Daarvoor hoeft geen geld over te gaan."]),
        (1000, 5e6, ["Samen kan de regio niet meer van de opgave dan ieder voor zich: 1.000 woningen (gewogen).",
                     "Om wie een norm mist te helpen gaat € 5 mln over (15 jaar samen)."]),
    ],
)  # fmt: skip
def test_in_twee_regels(gezocht: Callable[..., str], samen: float, over: float, verwacht: list[str]) -> None:
    waar = " Het staat op tabblad Optimum, en als scenario “Optimum”."
    assert gezocht(samen, over) == "\n".join(verwacht) + waar


def test_meer_wensen_die_botsen(gezocht: Callable[..., str]) -> None:
    assert gezocht(1000, 0.0, ("A geeft niet", "B krijgt niet")).startswith(
        "Er is geen antwoord: deze wensen kunnen niet samen binnen de normen: A geeft niet; B krijgt niet.\n"
    )
