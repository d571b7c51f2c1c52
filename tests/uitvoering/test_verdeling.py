"""The division of a scenario, and what was agreed beside it."""

import numpy as np
import pytest

from tests.rapport.regios import doorgerekend
from xl_doorrekening.begrippen.dpm import Janee
from xl_doorrekening.begrippen.opgave import Opgavetype
from xl_doorrekening.begrippen.uitvoering import Afspraakstatus, Trajectstatus
from xl_doorrekening.doorrekenen import Doorrekening, doorrekenen
from xl_doorrekening.invoer.uitvoering import Besluit, Uitvoering, Verdeling
from xl_doorrekening.uitvoering.gemeenten import per_gemeente
from xl_doorrekening.uitvoering.trajecten import instrumenten
from xl_doorrekening.uitvoering.verdeling import als_afspraken, verschillen
from xl_doorrekening.voorbeeld import voorbeeldregio


def met(uitvoering: Uitvoering) -> Doorrekening:
    return doorrekenen(voorbeeldregio().model_copy(update={"uitvoering": uitvoering}))


def test_de_verdeling_is_de_opgave() -> None:
    """Without a scenario: per type what the gemeenten ask and was allotted, added up from the rows of tab Opgave."""
    d = doorgerekend("voorbeeld")
    h = d.haalbaarheid
    assert h is not None
    assert h.toegerekend is not None
    lijst = als_afspraken(d, None)
    for i, type_ in enumerate(Opgavetype):
        samen = sum(v.totaal for v in lijst if v.type is type_)
        assert samen == h.toegerekend.aantal[i].sum()
    assert all(x is None or x == int(x) for v in lijst for x in v.jaren)


def test_een_scenario_verdeelt_anders() -> None:
    """Samen: Stadswaard builds what De Vlietlanden would; the region as a whole does the same."""
    d = doorgerekend("voorbeeld")
    s = d.gekozen
    assert s is not None
    assert s.naam == "Samen"
    b, samen = ({(v.corporatie, v.gemeente): v.totaal for v in als_afspraken(d, x) if v.type is Opgavetype.UITBREIDING}
                for x in (None, s))  # fmt: skip
    assert b["De Vlietlanden", "Plasdorp"] == 140 == samen["Stadswaard", "Plasdorp"]
    assert ("De Vlietlanden", "Plasdorp") not in samen
    assert sum(b.values()) == sum(samen.values())


def test_wat_uit_het_scenario_komt_is_gelijk() -> None:
    """As rows in the workbook: no difference at all; and the example's own agreements are those."""
    d = doorgerekend("voorbeeld")
    assert all(x.gelijk for x in verschillen(d))
    for naam in (None, "Samen"):
        s = None if naam is None else d.gekozen
        na = met(Uitvoering(besluit=Besluit(scenario=naam), verdeling=als_afspraken(d, s)))
        assert all(x.gelijk for x in verschillen(na))


@pytest.mark.parametrize(
    ("jaren", "zin"),
    [
        ((None,) * 7 + (140.0, None, None), "zelfde aantal, andere jaren (vanaf 2032)"),
        ((None,) * 6 + (100.0, None, None, None), "40 woningen minder afgesproken dan in het scenario"),
        ((None,) * 6 + (140.0, 10.0, None, None), "10 woningen meer afgesproken dan in het scenario"),
    ],
)
def test_een_verschil_in_woorden(jaren: tuple[float | None, ...], zin: str) -> None:
    u = voorbeeldregio().uitvoering
    anders = tuple(
        v.model_copy(update={"jaren": jaren}) if v.gemeente == "Plasdorp" else v for v in u.verdeling
    )  # fmt: skip
    d = met(u.model_copy(update={"verdeling": anders}))
    (x,) = [x for x in verschillen(d) if not x.gelijk]
    assert (x.corporatie, x.zin(2026)) == ("Stadswaard", zin)
    assert x.meer == sum(x or 0 for x in jaren) - 140


def test_wat_niet_is_afgesproken_en_wat_er_niet_is() -> None:
    """A part of the scenario that no row has; and a row that the scenario has not; names as they are recognised."""
    u = voorbeeldregio().uitvoering
    over = tuple(v for v in u.verdeling if v.gemeente != "Plasdorp")
    gek = Verdeling(corporatie="  stadsWAARD", gemeente="plasdorp ", type=Opgavetype.SLOOP, jaren=(5.0,) + (None,) * 9)
    d = met(u.model_copy(update={"verdeling": (*over, gek)}))
    zinnen = {x.zin(2026) for x in verschillen(d) if not x.gelijk}
    assert zinnen == {
        "in het scenario 140 woningen, niet afgesproken", "5 woningen afgesproken, niet in het scenario"
    }  # fmt: skip


def test_twee_regels_tellen_op() -> None:
    u = voorbeeldregio().uitvoering
    half = tuple(None if x is None else x / 2 for x in u.verdeling[4].jaren)
    twee = u.verdeling[4].model_copy(update={"jaren": half})
    d = met(u.model_copy(update={"verdeling": (*u.verdeling[:4], twee, twee, *u.verdeling[5:])}))
    assert all(x.gelijk for x in verschillen(d))


def test_per_gemeente() -> None:
    """All corporations together per type and year, and what of it is firm, by hand."""
    (x,) = [
        g
        for g in per_gemeente(doorgerekend("voorbeeld"))
        if (g.gemeente, g.type) == ("Waardstad", Opgavetype.UITBREIDING)
    ]
    assert x.corporaties == ("Havenkwartier", "Stadswaard")
    np.testing.assert_array_equal(x.jaren, [0, 20, 20, 19, 333, 47, 20, 19, 463, 19])
    assert x.vast == 960


def test_per_gemeente_naast_wat_wordt_gevraagd() -> None:
    """In every gemeente the task of tab Opgave; where more is asked than agreed it is said, also by the woondeal."""
    d = doorgerekend("voorbeeld")
    delen = {(g.gemeente, g.type): g for g in per_gemeente(d)}
    regels = d.regio.opgave.regels
    assert {(r.gemeente, r.type) for r in regels} <= set(delen)
    npa = sum(r.aantal or 0 for r in regels if (r.gemeente, r.type) == ("Lindeberg", Opgavetype.UITBREIDING) and
              r.herkomst in ("NPA", "ambitie boven NPA"))  # fmt: skip
    x = delen["Lindeberg", Opgavetype.UITBREIDING]
    assert (x.gevraagd, x.totaal, x.zin()) == (npa, 70, "10 minder dan de opgave")
    nergens = Verdeling(
        corporatie="Stadswaard", gemeente="Waardstad", type=Opgavetype.SLOOP, jaren=(4.0,) + (None,) * 9
    )
    weinig = {(g.gemeente, g.type): g for g in per_gemeente(met(Uitvoering(verdeling=(nergens,))))}
    assert weinig["Waardstad", Opgavetype.SLOOP].zin() == "4 meer dan de opgave"
    x = weinig["Waardstad", Opgavetype.UITBREIDING]
    assert (x.corporaties, x.totaal, x.zin()) == (
        (),
        0.0,
        "960 minder dan de opgave, 800 minder dan de prestatieafspraak (800)",
    )


def test_zonder_afspraken_is_er_niets_te_vergelijken() -> None:
    assert verschillen(met(Uitvoering())) == ()
    assert per_gemeente(met(Uitvoering())) == ()


def test_een_scenario_dat_niet_wordt_doorgerekend_telt_als_gekozen() -> None:
    r = voorbeeldregio()
    lijst = tuple(s.model_copy(update={"rekenen": Janee.NEE}) if s.naam == "Samen" else s for s in r.scenarios.lijst)
    r = r.model_copy(update={"scenarios": r.scenarios.model_copy(update={"lijst": lijst})})
    s = doorrekenen(r).gekozen
    assert s is not None
    assert s.naam == "Samen"


def test_wat_de_instrumenten_nog_vragen() -> None:
    """A traject that names no giver goes for all with that instrument; without one it is said."""
    u = voorbeeldregio().uitvoering
    stand = [(str(x.regel.instrument), x.stand) for x in instrumenten(met(u))]
    assert stand == [
        ("overname nieuwbouw", "1 van 1 nog nodig"), *[("projectsteun", "1 van 1 nog nodig")] * 3,
        ("leningruil", "1 van 1 nog nodig"),
    ]  # fmt: skip
    rond = (u.trajecten[0].model_copy(update={"status": Trajectstatus.VERKREGEN}),)
    assert [x.stand for x in instrumenten(met(u.model_copy(update={"trajecten": rond})))] == [
        "rond", *["nog geen traject"] * 4
    ]  # fmt: skip


def test_status() -> None:
    assert [s.value for s in Afspraakstatus if s.vast] == ["akkoord van besturen", "definitief"]
