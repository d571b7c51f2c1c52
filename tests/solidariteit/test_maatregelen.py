"""What a scenario changes, by hand, and that scenarios do not touch each other."""

from typing import Any

import numpy as np
import pytest

from tests.bouwers import DAEB, START, corporatie, kengetallen, project, regio, tak, uitgangspunten
from tests.opgave.bouw import KENGETALLEN, ONRENDABEL
from tests.solidariteit.bouw import NAAM, instrument, met, reken, verschil, wijziging
from xl_doorrekening.begrippen.dpm import Hardheid, Woningtype
from xl_doorrekening.begrippen.instrumenten import Instrument
from xl_doorrekening.begrippen.maatregelen import MAATREGELEN, Maatregel
from xl_doorrekening.begrippen.opgave import Opgavetype
from xl_doorrekening.doorrekenen import doorrekenen
from xl_doorrekening.doorrekenen.scenarios import reken_scenarios
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.invoer.scenarios import Scenario
from xl_doorrekening.voorbeeld.regio import voorbeeldregio

M = Maatregel
VHP: dict[str, Any] = {"laag": "volkshuisvestelijk", "gemeente": "G"}


def plan(aantal: float, oplevering: int, **rest: Any) -> Any:
    return project("uitbreidingsnieuwbouw", aantal, oplevering, **{"kosten": 200e3, **VHP, **rest})


def streek(*projecten: Any, macro: dict[str, Any] | None = None, **onderhoud: float) -> Regio:
    """Two corporations of 1.000 dwellings at € 600 a month; the first has the projects."""
    k = kengetallen(KENGETALLEN | {"uitbreidingsnieuwbouw, flex": ONRENDABEL | {"kosten": 100e3}}, **onderhoud)
    beleid = {"beleid": "streefhuur", "streefhuur": 700.0}
    return regio(corporatie("A", tak(huurbeleid=beleid), None, *projecten), corporatie("B"),
                 u=uitgangspunten(macro=macro, huursomplafond=(0.05,) * 15), k=k)  # fmt: skip


def doe(r: Regio, maatregel: Maatregel, waarde: float, *namen: str, **rest: Any) -> list[list[float]]:
    """Change of these lines over the 15 years together, per line (corporatie,)."""
    v = verschil(met(r, wijziging(maatregel, waarde, **rest)), *namen)
    return [v[n].sum(1).round(2).tolist() for n in namen]


def test_huurbeleid() -> None:
    r = streek(mutatiegraad=0.1)
    jaar1 = verschil(met(r, wijziging(M.STREEFHUUR, 800, corporatie="A")), "huren")["huren"][:, 0]
    assert jaar1.tolist() == pytest.approx([1000 * 12 * 0.5 * 0.1 * 100, 0])  # a tenth moves, half a year: € 100 more
    meer = verschil(met(r, wijziging(M.STREEFHUUR_BIJ, 0.10)), "huren")["huren"][:, 0]
    assert meer.tolist() == pytest.approx([1000 * 12 * 0.5 * 0.1 * 70, 0])  # B has no streefhuur


def test_benutting_van_het_maximum() -> None:
    """Half of a cap of 5% is 2,5% in two years only: half a year at +€ 15, then a year, then both."""
    huren = verschil(met(streek(), wijziging(M.BENUTTING, 0.5, corporatie="B", tot=START + 1)), "huren")["huren"][1]
    eind = 600 * 1.025**2 - 600
    assert huren[0] == pytest.approx(1000 * 12 * 7.5)
    assert huren[2:] == pytest.approx(np.full(13, 1000 * 12 * eind))


def test_kwaliteit() -> None:
    """€ 1.000 upkeep a dwelling, a tenth less in five years: € 100.000 a year."""
    r = streek(onderhoudsuitgaven=1000.0, niet_energetische_verbetering=200.0)
    assert doe(r, M.ONDERHOUD, -0.1, "onderhoudsuitgaven", corporatie="B", tot=START + 4) == [[0, -500e3]]
    assert doe(r, M.VERBETERING, 0.5, "niet_energetische_verbetering") == [[1.5e6, 1.5e6]]


def test_energie() -> None:
    groen = project("verduurzaming", 100, START + 1, kosten=40e3, opgave="aardgasvrij", **VHP)
    assert doe(streek(groen), M.ENERGIE, 0.25, "woningverbetering_projecten") == [[1e6, 0]]


@pytest.mark.parametrize(
    ("maatregel", "waarde", "rest", "nieuwbouw", "vhe"),
    [
        (M.OMVANG, 0.5, {}, -30e6, -150),
        (M.OMVANG, 1.2, {"type": Opgavetype.UITBREIDING, "tot": START + 3}, 4e6, 20),
        (M.REALISATIE, 0.5, {"hardheid": Hardheid.ZACHT}, -20e6, -100),
        (M.WONINGTYPE, 0.3, {"woningtype": Woningtype.FLEX}, -9e6, 0),
        (M.KOSTEN, -0.1, {"van": START + 5}, -4e6, 0),
        (M.ERBIJ, 10, {"corporatie": "A", "type": Opgavetype.UITBREIDING, "van": START + 3, "tot": START + 4}, 4e6, 20),
        (M.FASERING, 20, {}, -60e6, -300),
    ],
)
def test_programma(maatregel: Maatregel, waarde: float, rest: dict[str, Any], nieuwbouw: float, vhe: float) -> None:
    """100 dwellings hard in year 3 and 200 soft in year 6, € 200.000 each; flex costs half."""
    r = streek(plan(100, START + 2, hardheid="hard"), plan(200, START + 5))
    w = wijziging(maatregel, waarde, **rest)
    v = verschil(met(r, w), "nieuwbouw_huur", "vhe")
    assert v["nieuwbouw_huur"][0].sum() == pytest.approx(nieuwbouw)
    assert v["vhe"][0, -1] == pytest.approx(vhe)


def test_huurklasse_en_waarde() -> None:
    """Half of 100 dwellings at € 900 instead of € 500; and a value of € 150.000 a fifth less."""
    r = streek(plan(100, START, huur=500.0, beleidswaarde=150e3, onderhoud=0.0, overige_lasten=0.0, marktwaarde=0.0))
    huren = verschil(met(r, wijziging(M.HUURKLASSE, 0.5, huurklasse="middenhuur", huur=900.0)), "huren")["huren"][0]
    assert huren[:2].tolist() == pytest.approx([120e3, 240e3])
    assert doe(r, M.WAARDE, -0.2, "beleidswaarde") == [[-3e6 * 15, 0]]


def test_fasering_laat_lopende_projecten() -> None:
    r = streek(plan(10, START + 1, start=START - 1), plan(10, START + 4, start=START + 3))
    _, (s,) = reken(met(r, wijziging(M.FASERING, -6)))
    assert s.situatie.plan.oplevering.tolist() == [START + 1, START]


@pytest.mark.parametrize(
    ("maatregel", "reeks"),
    [
        (M.BOUWKOSTEN, "bouwkostenstijging"),
        (M.RENTE, "rente_nieuwe_leningen"),
        (M.BELEIDSWAARDE, "stijging_beleidswaarde"),
    ],
)
def test_schok_is_een_ander_pad(maatregel: Maatregel, reeks: str) -> None:
    """The same as a region with that path, but what was entered keeps its price level."""
    p = plan(100, START + 2)
    _, (s,) = reken(met(streek(p), wijziging(maatregel, 0.02, van=START + 1, tot=START + 2)))
    voor, _ = reken(streek(p, macro={reeks: [0.0, 0.02, 0.02, 0.0]}))
    for naam in ("nieuwbouw_huur", "schuld", "rente_uitgaven", "beleidswaarde"):
        assert s.variant.uitkomst.lijn(naam) == pytest.approx(voor.lijn(naam))


def test_realistisch_is_variant_r() -> None:
    r = voorbeeldregio()
    d = doorrekenen(met(r, lijst=(Scenario(naam="R", plannen="realistisch"),)))
    assert d.haalbaarheid is not None
    (s,) = reken_scenarios(d)
    assert s.variant.uitkomst.lijn("schuld") == pytest.approx(d.haalbaarheid.realistisch.uitkomst.lijn("schuld"))
    for zo, ook in zip(s.variant.tekorten, d.haalbaarheid.realistisch.tekorten, strict=True):
        assert zo.gedaan == pytest.approx(ook.gedaan, abs=1e-6)


def veel() -> Regio:
    """The example with a scenario for nearly everything, one of which builds on two others."""
    r = voorbeeldregio()
    a, b = (c.naam for c in r.corporaties[:2])
    lijst = ("leeg", "huur", "sober", "schok", NAAM)
    return met(
        r, wijziging(M.BENUTTING, 1.0, "huur"), wijziging(M.KOSTEN, -0.1, "sober"),
        wijziging(M.WONINGTYPE, 0.2, "sober", woningtype="flex"), wijziging(M.RENTE, 0.01, "schok", tot=START + 3),
        wijziging(M.ONDERHOUD, 0.05, "alles"), instrument(Instrument.OVERNAME, a, b, van=None, aantal=20),
        instrument(Instrument.TAAKOVERDRACHT, b, a, aantal=50, bedrag=5e6),
        lijst=(*(Scenario(naam=x) for x in lijst), Scenario(naam="alles", bouwt_op=NAAM, plannen="realistisch")),
    )  # fmt: skip


def test_samen_gerekend_is_elk_apart() -> None:
    """All in one projection, whatever their paths, or one by one: the same figures."""
    d = doorrekenen(veel())
    samen = reken_scenarios(d)
    assert [s.naam for s in samen] == ["leeg", "huur", "sober", "schok", NAAM, "alles"]
    for s in samen:
        (los,) = reken_scenarios(d, [s.naam])
        for naam in ("liquide_middelen", "beleidswaarde", "vhe", "vennootschapsbelasting", "huren"):
            assert s.variant.uitkomst.lijn(naam) == pytest.approx(los.variant.uitkomst.lijn(naam))
        for a, b in zip(s.variant.tekorten, los.variant.tekorten, strict=True):
            assert a.gedaan == pytest.approx(b.gedaan, abs=1e-5)
        assert s.variant.krapste == pytest.approx(los.variant.krapste)


def test_de_volgorde_van_de_corporaties_doet_er_niet_toe() -> None:
    r = veel()
    om = r.model_copy(update={"corporaties": r.corporaties[::-1]})
    for a, b in zip(reken_scenarios(doorrekenen(r)), reken_scenarios(doorrekenen(om)), strict=True):
        assert a.variant.uitkomst.lijn("schuld") == pytest.approx(b.variant.uitkomst.lijn("schuld")[:, ::-1])


def test_een_scenario_dat_op_zichzelf_bouwt_is_een_fout() -> None:
    r = met(streek(), lijst=(Scenario(naam="x", bouwt_op="y"), Scenario(naam="y", bouwt_op="x")))
    with pytest.raises(ValueError, match="bouwt op zichzelf"):
        doorrekenen(r)


@pytest.mark.parametrize("maatregel", list(M))
def test_elke_maatregel_doet_iets(maatregel: Maatregel) -> None:
    """No measure is declared that changes nothing."""
    s = MAATREGELEN[maatregel]
    anders = {M.WONINGTYPE: 0.5, M.HUURKLASSE: 0.5, M.IAH: 1.0, M.BENUTTING: 0.5, M.STREEFHUUR: 900.0, M.OMVANG: 0.5,
              M.REALISATIE: 0.5}  # fmt: skip
    rest: dict[str, Any] = {"woningtype": "flex", "huurklasse": "goedkoop", "huur": 400.0, "corporatie": "A",
                            "type": Opgavetype.UITBREIDING}  # fmt: skip
    flat = {"huur": 500.0, "beleidswaarde": 150e3, "onderhoud": 0.0, "overige_lasten": 0.0, "marktwaarde": 0.0}
    r = streek(plan(100, START + 2, **flat), project("verduurzaming", 100, START + 1, kosten=40e3, **VHP),
               macro={"opbrengst_iah": 0.01}, mutatiegraad=0.1, onderhoudsuitgaven=1000.0, personeelsuitgaven=100.0,
               niet_energetische_verbetering=100.0)  # fmt: skip
    beleid = {"beleid": "streefhuur", "streefhuur": 500.0 if maatregel is M.VERLAGING else 700.0}
    a = r.corporaties[0].model_copy(update={"takken": {DAEB: tak(huurbeleid=beleid, schuld=10e6)}})
    r = r.model_copy(update={"corporaties": (a, r.corporaties[1])})
    w = wijziging(maatregel, anders.get(maatregel, s.maximum / 2), **{k: rest[k] for k in s.nodig})
    v = verschil(met(r, w), "liquide_middelen", "schuld", "beleidswaarde", "marktwaarde")
    assert any(np.abs(x).max() > 1 for x in v.values())
