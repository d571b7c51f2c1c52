"""Variant B: own plans are part of the task, the rest is added with key figures; and what of it is realistic."""

import numpy as np
import pytest

from tests.bouwers import DAEB, NIET_DAEB, START
from tests.opgave.bouw import G, U, arm, cijfer, opgave, plan, streek
from xl_doorrekening.begrippen.opgave import Toerekenregel
from xl_doorrekening.begrippen.tijd import BELEIDSRIJK, TAKKEN
from xl_doorrekening.doorrekenen import Doorrekening, doorrekenen
from xl_doorrekening.doorrekenen.draagkracht import draagkracht, regiototaal
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.kern.projecttabel import GEEN, TYPEN, Projecttabel
from xl_doorrekening.kern.stapel import alle_projecten
from xl_doorrekening.opgave.plannen import volgorde
from xl_doorrekening.opgave.realistisch import realistisch


def plan_van(r: Regio) -> Projecttabel:
    h = doorrekenen(r).haalbaarheid
    assert h is not None
    assert h.plan.plan is not None
    return h.plan.plan


def woningen(t: Projecttabel, type_: object = U) -> list[float]:
    """Per policy-rich year."""
    return t.opgeleverd(START)[t.opgave == TYPEN.index(type_), :BELEIDSRIJK].sum(0).tolist()  # type: ignore[arg-type]


def test_eigen_plannen_tellen_niet_dubbel() -> None:
    """Task 100, ten a year; own plan of 30 in 2028. 70 are added in the years in which the task is more."""
    t = plan_van(streek(arm("A", plan("p", 30)), o=opgave(cijfer(U, 100))))
    assert sum(woningen(t)) == 100
    assert woningen(t)[2] == 30
    rest = [x for i, x in enumerate(woningen(t)) if i != 2]
    assert sorted(rest) == [7, 7] + [8] * 7
    assert (t.rij == GEEN).sum() == 9


def test_een_plan_ter_grootte_van_de_opgave_laat_niets_over() -> None:
    t = plan_van(streek(arm("A", plan("p", 100)), o=opgave(cijfer(U, 100))))
    assert [p.naam for p in t.projecten] == ["p"]


def test_meer_plan_dan_opgave() -> None:
    """120 planned, 100 allotted. It stays; or, when so agreed, the soft and last falls off: 10 of b, all of c."""
    projecten = (plan("a", 60, hardheid="hard"), plan("b", 50), plan("c", 10, START + 5))
    for boven, verwacht in (("ja", {"a": 60, "b": 50, "c": 10}), ("nee", {"a": 60, "b": 40})):
        t = plan_van(streek(arm("A", *projecten), o=opgave(cijfer(U, 100), boven_toerekening=boven)))
        assert {p.naam: n for p, n in zip(t.projecten, t.aantal.tolist(), strict=True)} == verwacht


def test_een_plan_van_een_ander_type_of_elders_telt_niet_mee_voor_de_opgave() -> None:
    elders = plan("elders", 40, gemeente="H")
    groen = plan("groen", 40, soort="verduurzaming", opgave="aardgasvrij", kosten=1000.0)
    t = plan_van(streek(arm("A", elders, groen), o=opgave(cijfer(U, 20), cijfer(G, 50))))
    assert sum(woningen(t)) == 60
    assert sum(woningen(t, G)) == 50


def test_de_aanvulling_wordt_met_kengetallen_gebouwd_binnen_de_bouwduur() -> None:
    t = plan_van(streek(arm("A"), o=opgave(cijfer(U, 10, van=START + 4, tot=START + 4), bouwduur=3)))
    (p,) = t.projecten
    assert (p.start, p.oplevering, t.per["kosten"][0]) == (START + 1, START + 4, 200_000)


def test_wie_alleen_niet_daeb_heeft_bouwt_daar() -> None:
    daeb = arm("A")
    alleen = daeb.model_copy(update={"takken": {NIET_DAEB: daeb.takken[DAEB]}})
    t = plan_van(streek(alleen, daeb.model_copy(update={"id": "B", "naam": "B"}), o=opgave(cijfer(U, 20))))
    assert {(int(c), TAKKEN[k]) for c, k in zip(t.corporatie, t.tak, strict=True)} == {(0, NIET_DAEB), (1, DAEB)}


def test_kengetal_per_type_verduurzaming() -> None:
    """Without figures for aardgasvrij those of verduurzaming hold."""
    r = streek(arm("A"), o=opgave(cijfer(G, 10)))
    assert plan_van(r).per["kosten"][0] == 40_000
    k = r.kengetallen.projecten | {
        "verduurzaming, aardgasvrij": r.kengetallen.projecten["verduurzaming"].model_copy(update={"kosten": 25_000.0})
    }
    eigen = r.model_copy(update={"kengetallen": r.kengetallen.model_copy(update={"projecten": k})})
    assert plan_van(eigen).per["kosten"][0] == 25_000


def test_volgorde_hard_prioriteit_jaar() -> None:
    projecten = (
        plan("zacht 5", 1, START + 1), plan("zacht 1 laat", 1, START + 9, prioriteit=1),
        plan("hard laat", 1, START + 8, hardheid="hard"),
        plan("hard 9", 1, START, hardheid="hard", prioriteit=9), plan("zacht 5 laat", 1, START + 2),
    )  # fmt: skip
    t = alle_projecten(streek(arm("A", *projecten)))
    namen = [t.projecten[i].naam for i in volgorde(t)]
    assert namen == ["hard laat", "hard 9", "zacht 1 laat", "zacht 5", "zacht 5 laat"]


def test_realisatiegraad_u16() -> None:
    """1.750 a year planned, at most 1.000 realistic: 57% (shared/voorbeelden/regio/u16_rwu.md)."""
    r = streek(arm("A", *(plan(f"p{t}", 1750, START + t) for t in range(5))), vertraging_zacht=0)
    t = realistisch(alle_projecten(r), r.uitgangspunten.definities, START)
    assert woningen(t)[:5] == pytest.approx([997.5] * 5)


def test_hardheid_vertraging_en_herfasering() -> None:
    """Hard: all of it, on time. Soft: 50%, two years later. An own estimate of the year goes before the class."""
    r = streek(
        arm("A", plan("hard", 10, hardheid="hard"), plan("zacht", 10, start=START),
            plan("eigen", 10, herfasering=START + 7)),
        realisatie_zacht=0.5, vertraging_zacht=2,
    )  # fmt: skip
    t = realistisch(alle_projecten(r), r.uitgangspunten.definities, START)
    assert t.aantal.tolist() == [10, 5, 5]
    assert t.oplevering.tolist() == [START + 2, START + 4, START + 7]
    assert t.start.tolist() == [START + 2, START + 2, START + 7]


def test_wat_naar_de_beleidsarme_jaren_schuift_gebeurt_niet() -> None:
    """Starts in the last policy-rich year, a year late: not within the horizon. One that has begun is finished."""
    r = streek(
        arm("A", plan("laat", 10, START + 9), plan("loopt", 10, START + 10, start=START + 8)), realisatie_zacht=1.0
    )
    h = doorrekenen(r).haalbaarheid
    assert h is not None
    assert h.realistisch.plan is not None
    assert [p.naam for p in h.realistisch.plan.projecten] == ["loopt"]
    assert [p.naam for p in h.plan.plan.projecten] == ["laat", "loopt"]  # type: ignore[union-attr]


def huren(d: Doorrekening, code: str) -> np.ndarray:  # type: ignore[type-arg]
    v = next(v for v in d.varianten if v.code == code)
    return np.asarray(v.uitkomst.lijn("huren")[0, 0, 0])


def test_zonder_plan_geen_variant_b() -> None:
    assert doorrekenen(streek(arm("A"))).haalbaarheid is None
    laat = doorrekenen(streek(arm("A", plan("na de beleidsrijke jaren", 10, START + 12))))
    assert laat.haalbaarheid is None, "een project dat niet meetelt, maakt geen variant B"


def test_toerekening_naar_plannen_geeft_de_plannen_terug() -> None:
    r = streek(arm("A", plan("p", 60)), arm("B", plan("q", 40)), o=opgave(cijfer(U, 100), regel=Toerekenregel.PLANNEN))
    assert [p.naam for p in plan_van(r).projecten] == ["p", "q"]


def test_wat_na_de_beleidsrijke_jaren_klaar_is_valt_niet_af() -> None:
    """Share 100; 130 in 2030 and 50 that are ready in 2037: thirty of the first fall off, none of the second."""
    laat = plan("laat", 50, START + 11, start=START + 9)
    o = opgave(cijfer(U, 100), boven_toerekening="nee")
    t = plan_van(streek(arm("A", plan("p", 130, START + 4), laat), o=o))
    assert {p.naam: n for p, n in zip(t.projecten, t.aantal.tolist(), strict=True)} == {"p": 100, "laat": 50}


def test_wat_in_uitvoering_is_schuift_niet_met_zijn_klasse() -> None:
    """Begun a year before the horizon, a fifth already paid: of 10 mln 8 is left, realistic too."""
    loopt = plan("loopt", 50, START + 1, start=START - 2, kosten=200_000.0)
    r = streek(arm("A", loopt), realisatie_zacht=1.0, vertraging_zacht=2)
    h = doorrekenen(r).haalbaarheid
    assert h is not None
    assert [v.tekorten[0].investering.sum() for v in (h.plan, h.realistisch)] == pytest.approx([8e6, 8e6])


def test_een_opgave_die_niemand_doet_blijft_zichtbaar() -> None:
    """By own plans without any plan: all of it is not placed, and none of it feasible."""
    d = doorrekenen(streek(arm("A"), o=opgave(cijfer(U, 100), regel=Toerekenregel.PLANNEN)))
    h = d.haalbaarheid
    assert h is not None
    assert h.toegerekend is not None
    assert (h.toegerekend.niet_geplaatst.sum(), h.niet_geplaatst) == (100, 20e6)
    assert regiototaal(draagkracht(d, h), h.niet_geplaatst).haalbaar == 0
