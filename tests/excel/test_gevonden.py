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

    def zinnen(samen: float, over: float, botsing: tuple[str, ...] = (), hulp: float = 0.0) -> str:
        x = r.optimum
        alleen = replace(x.alleen, gewogen=1000.0)
        anders = replace(
            x, alleen=alleen, samen=replace(x.samen, gewogen=samen), overgedragen=over, botsing=botsing,
            hulp=hulp,
        )  # fmt: skip
        return gevonden.zinnen(replace(r, optimum=anders), "Optimum", vervangen=False)

    return zinnen


def test_hulp_die_niets_bouwt_telt_niet_in_de_prijs(gezocht: Callable[..., str]) -> None:
    """€ 12 mln over, € 2 mln of it help: € 10 mln for 250 dwellings."""
    assert (
        gezocht(1250, 12e6, hulp=2e6)
        .splitlines()[1]
        .startswith(
            "Daarvoor gaat € 12,0 mln over (15 jaar samen), waarvan € 2,0 mln om wie al een norm mist te helpen; "
            "de rest is € 40.000 per woning meer."
        )
    )


@pytest.mark.parametrize(
    ("samen", "over", "verwacht"),
    [
        (1250, 12.34e6, ["Samen kan de regio 250 woningen meer: 1.250 in plaats van 1.000 (gewogen).",
                         "Daarvoor gaat € 12,3 mln over (15 jaar samen); € 49.360 per woning meer."]),
        (1250, 10.0, ["Samen kan de regio 250 woningen meer: 1.250 in plaats van 1.000 (gewogen).",
                      "Daarvoor hoeft geen geld over te gaan."]),
        (1000, 0.0, ["Samen kan de regio niet meer van de opgave dan ieder voor zich: 1.000 woningen (gewogen).",
                     "Daarvoor hoeft geen geld over te gaan."]),
        (1000, 5e6, ["Samen kan de regio niet meer van de opgave dan ieder voor zich: 1.000 woningen (gewogen).",
                     "Om wie een norm mist te helpen gaat € 5,0 mln over (15 jaar samen)."]),
    ],
)  # fmt: skip
def test_in_twee_regels(gezocht: Callable[..., str], samen: float, over: float, verwacht: list[str]) -> None:
    waar = " Het staat op tabblad Optimum, en als scenario “Optimum”."
    assert gezocht(samen, over) == "\n".join(verwacht) + waar


def test_meer_wensen_die_botsen(gezocht: Callable[..., str]) -> None:
    assert gezocht(1000, 0.0, ("A geeft niet", "B krijgt niet")).startswith(
        "Er is geen antwoord: deze wensen kunnen niet samen binnen de normen: A geeft niet; B krijgt niet.\n"
    )
