"""Variant B: what the entered task does to the ratios, beside what upkeep alone allows."""

from typing import Any

import pytest

from tests.bouwers import START, corporatie, kengetallen, project, regio, tak, uitgangspunten
from xl_doorrekening.begrippen.dpm import Laag
from xl_doorrekening.doorrekenen import Doorrekening, doorrekenen, lange_tabel
from xl_doorrekening.doorrekenen.tabel import ALLEEN_A
from xl_doorrekening.invoer.corporatie import Project
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.opdrachten.tekst import verdict
from xl_doorrekening.regio.oordeel import Kleur

WONING = {"kosten": 300_000.0, "huur": 700.0, "onderhoud": 1500.0, "overige_lasten": 1000.0, "beleidswaarde": 100_000.0,
          "marktwaarde": 200_000.0}  # fmt: skip


def met(*projecten: Project, individueel: str = "nee", **snelstart: Any) -> Regio:
    """1.000 dwellings with € 30 mln of debt at 3%: comfortably within the norms."""
    standaard = {"schuld": 30e6, "rente": 0.03, "looptijd": 50} | snelstart
    u = uitgangspunten({"rente_nieuwe_leningen": 0.04}, {"individueel_mee": individueel})
    k = kengetallen(personeelsuitgaven=1500.0, onderhoudsuitgaven=2000.0)
    return regio(corporatie("A", tak(**standaard), None, *projecten), u=u, k=k)


def bouw(aantal: float, jaar: int, laag: str = "volkshuisvestelijk") -> Project:
    return project("uitbreidingsnieuwbouw", aantal, jaar, laag=laag, start=jaar, **WONING)


def ltv(d: Doorrekening, jaar: int) -> float:
    assert d.opgave is not None
    return float(d.opgave.toets.ratios["ltv"][jaar - START, 0, 0, 2])


def test_zonder_opgave_geen_variant() -> None:
    d = doorrekenen(met(bouw(10, START, "instandhouding")))
    assert (d.opgave, [v.code for v in d.varianten]) == (None, ["A"])
    assert {r[1] for r in lange_tabel(d)} == {"A"}
    assert "opgave" not in verdict(d)


def test_de_opgave_breekt_de_norm_in_haar_jaar() -> None:
    """300 dwellings of € 300.000 in 2028, of which € 100.000 is value: 90 mln of debt more on 30 mln of value more."""
    d = doorrekenen(met(bouw(300, START + 2)))
    assert d.opgave is not None
    assert d.oordelen[0].kleur is Kleur.GROEN
    b = d.opgave.oordelen[0]
    assert b.kleur is Kleur.ROOD
    schuld = {v.code: v.uitkomst.lijn("schuld")[0, 0, 2] for v in d.varianten}
    assert schuld["B"][1] == pytest.approx(schuld["A"][1])
    waarde = d.opgave.uitkomst.lijn("beleidswaarde")[0, 0, 2]
    assert waarde[2] == pytest.approx(130e6)
    assert ltv(d, START + 2) == pytest.approx(schuld["B"][2] / waarde[2])
    # built in one year: 90 mln less half a year of rent minus costs, plus half a year of interest on what is borrowed
    netto = {v.code: (v.uitkomst.lijn("schuld") - v.uitkomst.lijn("liquide_middelen"))[0, 0, 2, 2] for v in d.varianten}
    geleend = d.opgave.uitkomst.lijn("nieuwe_leningen")[0, 0, 2, 2]
    assert netto["B"] - netto["A"] == pytest.approx(90e6 - 300 * (700 * 12 - 2500) / 2 + 0.02 * geleend)
    zin = next(r for r in verdict(d).splitlines() if "met de opgave" in r)
    assert "[rood] Niet binnen de normen vanaf 2028" in zin


def test_individueel_alleen_als_het_is_afgesproken() -> None:
    eigen = bouw(50, START + 1, "individueel")
    assert doorrekenen(met(eigen)).opgave is None
    assert doorrekenen(met(eigen, individueel="ja")).opgave is not None


def test_beleidsarm_begint_er_niets() -> None:
    """A project that starts in year 11 changes nothing; one that started earlier is finished."""
    laat, lopend = bouw(50, START + 10), bouw(50, START + 10).model_copy(update={"start": START + 9})
    d = doorrekenen(met(laat))
    assert d.opgave is None
    assert not d.heeft_opgave(0)
    assert "opgave" not in verdict(d)
    e = doorrekenen(met(lopend))
    assert e.opgave is not None
    assert e.opgave.uitkomst.lijn("vhe")[0, 0, 2, 10] == 1050


def test_later_bouwen_schaadt_geen_eerder_jaar() -> None:
    vroeg, laat = doorrekenen(met(bouw(100, START + 3))), doorrekenen(met(bouw(100, START + 6)))
    assert all(ltv(laat, START + t) <= ltv(vroeg, START + t) + 1e-12 for t in range(6))


def test_wat_van_instandhouding_is_staat_alleen_bij_a() -> None:
    """And the verdict on B says of upkeep what A says."""
    d = doorrekenen(met(bouw(200, START + 2)))
    assert d.opgave is not None
    rijen = list(lange_tabel(d))
    assert {r[1] for r in rijen if r[5] in ALLEEN_A} == {"A"}
    assert {r[1] for r in rijen if r[5].startswith("investeringsruimte") and not r[5].endswith("na_opgave")} == {"A"}
    assert d.opgave.oordelen[0].duurzaam == d.oordelen[0].duurzaam
    assert Laag.VOLKSHUISVESTELIJK in {p.laag for p in d.regio.corporaties[0].projecten}
