"""Every number can be redone from its parts, and every end is a cell of the input or an agreement that says so."""

import math
from collections import Counter
from functools import cache

import pytest
from hypothesis import given

from tests.strategieen import onderzoek, regios
from tests.uitleg.wandeling import beelden, gelijk, gevraagd, in_de_invoer, stappen, volgens_de_woorden
from xl_doorrekening.begrippen.dpm import Janee
from xl_doorrekening.begrippen.normen import RATIO
from xl_doorrekening.begrippen.regels import REGEL
from xl_doorrekening.begrippen.tijd import JAREN, KOLOMMEN
from xl_doorrekening.doorrekenen import Doorrekening, doorrekenen
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.kern import lijnen
from xl_doorrekening.kern.projecttabel import GEEN
from xl_doorrekening.uitleg.balans import TRANSFORMATIE
from xl_doorrekening.uitleg.beeld import Beeld
from xl_doorrekening.uitleg.grootheden import GROOTHEDEN
from xl_doorrekening.uitleg.stap import Herkomst, Stap
from xl_doorrekening.voorbeeld import voorbeeldregio


@cache
def voorbeeld() -> Doorrekening:
    return doorrekenen(voorbeeldregio())


@cache
def voorbeeldbeelden() -> list[tuple[Beeld, list[Stap]]]:
    return [(b, stappen(b)) for b in beelden(voorbeeld())]


def fouten(s: Stap) -> str | None:
    """What is wrong with a step; None when it can be redone from its parts, or is a proper end."""
    a = s.afleiding
    if a is None:
        if s.herkomst is Herkomst.BEREKEND or (s.herkomst is Herkomst.INVOER) is not (s.bron is not None):
            return "eindigt zonder herkomst"
        return "zonder reden" if s.herkomst is Herkomst.DEFINITIE and not s.noot else None
    if not a.delen:
        return "heeft geen delen"
    return None if gelijk(s.waarde, a.waarde, s.maat) else f"is {s.waarde!r}, de delen geven {a.waarde!r}"


def alle_fouten(lijst: list[Stap]) -> Counter[str]:
    return Counter(f"{s.naam} ({s.tak}): {f}" for s in lijst if (f := fouten(s)) is not None)


def test_elke_regel_en_ratio_is_uit_te_leggen() -> None:
    assert set(GROOTHEDEN) >= set(lijnen.LIJNEN) | set(REGEL) | set(RATIO)


def test_transformatie_zijn_dezelfde_regels() -> None:
    assert set(TRANSFORMATIE) == set(lijnen._TRANSFORMATIE)


def test_alle_varianten_zijn_er() -> None:
    """With what makes them differ: an allotted task without a plan, and plans that are later and fewer."""
    d = voorbeeld()
    assert [v.code for v in d.varianten] == ["A", "B", "R"]
    assert d.haalbaarheid is not None
    assert d.haalbaarheid.toegerekend is not None
    plan = d.haalbaarheid.plan.plan
    assert plan is not None
    assert {GEEN} < set(plan.rij.tolist())


def test_elke_stap_volgt_uit_zijn_delen() -> None:
    """All lines and ratios × takken × 15 years × variants × corporations of the example."""
    for _, lijst in voorbeeldbeelden():
        assert alle_fouten(lijst) == {}


def test_getallen_zijn_die_van_de_doorrekening() -> None:
    for b, _ in voorbeeldbeelden():
        start = b.startjaar
        for s in gevraagd(b):
            assert s.jaar is not None
            if s.grootheid in RATIO:
                verwacht = b.variant.toets.ratios[s.grootheid][s.jaar - start, 0, b.c, KOLOMMEN.index(s.tak)]
            elif s.grootheid in lijnen.LIJNEN:
                verwacht = b.u.waarde(s.grootheid, b.corporatie.naam, s.tak, s.jaar)
            else:
                continue
            assert s.waarde == verwacht or (math.isnan(s.waarde) and math.isnan(verwacht))


def test_de_woorden_zijn_de_som() -> None:
    """The formula as it is written, brackets and all, gives the value: a calculator needs nothing else."""
    geteld = 0
    for _, lijst in voorbeeldbeelden():
        for s in lijst:
            if s.afleiding is None or not math.isfinite(s.waarde):
                continue
            waarde = volgens_de_woorden(s.afleiding)
            if waarde is not None:
                geteld += 1
                assert gelijk(s.waarde, waarde, s.maat), "".join(str(x) for x in s.afleiding.tekst)
    assert geteld > 20_000


def test_invoer_staat_in_de_genoemde_cel() -> None:
    """The value of a cell is what the input has there; with a note it is blank, or a switch."""
    for b, lijst in voorbeeldbeelden():
        for s in lijst:
            if s.bron is None:
                continue
            echt = in_de_invoer(b.d, s.bron)
            if s.noot:
                assert echt is None or isinstance(echt, Janee) or s.waarde == 0
            else:
                assert s.waarde == float(echt)


def test_een_verkeerde_formule_valt_op() -> None:
    """The check itself: a step whose parts do not give it is found."""
    b = next(beelden(voorbeeld()))
    s = b.lijn("schuld", 0, 3)
    goed = s.afleiding
    assert goed is not None
    assert fouten(s) is None
    anders = Stap("schuld", s.waarde, s.maat, maak=lambda: goed + b.lijn("aflossing", 0, 3))
    assert "de delen geven" in str(fouten(anders))
    assert fouten(Stap("los", 1.0, s.maat)) == "eindigt zonder herkomst"


@pytest.mark.parametrize("vorm", ["fixe", "lineair", "annuïtair"])
def test_elke_leningvorm(vorm: str) -> None:
    regio = voorbeeldregio()
    u = regio.uitgangspunten
    d = u.definities.model_validate({**u.definities.model_dump(), "leningvorm": vorm, "dekking_op": "marktwaarde",
                                     "icr_wijze": "bruto", "individueel_mee": "ja"})  # fmt: skip
    regio = regio.model_copy(
        update={"uitgangspunten": u.model_copy(update={"definities": d}), "corporaties": regio.corporaties[:1]}
    )
    for b in beelden(doorrekenen(regio)):
        assert alle_fouten(stappen(b)) == {}
        assert b.lijn("rente_uitgaven", 0, JAREN - 1).waarde > 0


@onderzoek(7)
@given(regios())
def test_elke_regio_is_na_te_rekenen(regio: Regio) -> None:
    """Both takken, projects in both lagen, own budgets with paths of their own, schedules and tables of loans, tax."""
    for b in beelden(doorrekenen(regio)):
        assert alle_fouten(stappen(b)) == {}
