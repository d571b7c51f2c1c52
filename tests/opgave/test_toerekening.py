"""Who does what: every rule by hand, bounds, corrections, and what stays unplaced."""

from typing import Any

import numpy as np
import pytest

from tests.opgave.bouw import G, U, arm, bezit, cijfer, opgave, plan, streek
from xl_doorrekening.begrippen.opgave import Toerekenregel as T
from xl_doorrekening.invoer.opgave import Capaciteit, Handmatig
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.kern.projecttabel import TYPEN
from xl_doorrekening.kern.stapel import alle_projecten
from xl_doorrekening.opgave.toerekening import Toegerekend, reken_toe


def toe(r: Regio, ruimte: Any = None) -> Toegerekend:
    uit = reken_toe(r, alle_projecten(r), np.zeros(len(r.corporaties)) if ruimte is None else np.array(ruimte))
    assert uit is not None
    return uit


def per_corporatie(t: Toegerekend, type_: object = U) -> list[int]:
    return t.aantal[TYPEN.index(type_)].sum((0, 2)).tolist()  # type: ignore[arg-type]


def twee(regel: T, *projecten: Any, **rest: Any) -> Regio:
    """A has 3.000 dwellings of which 1.000 in G, B 1.000 all in G; task 100 in G."""
    a = arm("A", *projecten, vhe=3000.0, bezit=bezit(("G", 1000), ("H", 2000)))
    return streek(a, arm("B", plan("b", 10), vhe=1000.0), o=opgave(cijfer(U, 100), regel=regel, **rest))


def test_naar_bezit_in_de_gemeente() -> None:
    assert per_corporatie(toe(twee(T.BEZIT))) == [50, 50]


def test_naar_vhe() -> None:
    assert per_corporatie(toe(twee(T.VHE))) == [75, 25]


def test_naar_ruimte_zonder_wie_tekortkomt() -> None:
    assert per_corporatie(toe(twee(T.RUIMTE), [30e6, 10e6])) == [75, 25]
    assert per_corporatie(toe(twee(T.RUIMTE), [-30e6, 10e6])) == [0, 100]
    niets = toe(twee(T.RUIMTE), [np.nan, -1.0])
    assert (per_corporatie(niets), int(niets.niet_geplaatst.sum())) == ([0, 0], 100)


def test_naar_eigen_plannen() -> None:
    assert per_corporatie(toe(twee(T.PLANNEN, plan("a", 30)))) == [75, 25]


def test_met_de_hand_en_wat_dan_overblijft() -> None:
    hand = (Handmatig(corporatie="a", gemeente="g", type=U, jaren=(0.0, 60.0, *(None,) * 8)),)
    t = toe(twee(T.HANDMATIG, hand=hand))
    assert per_corporatie(t) == [60, 0]
    assert t.saldo[TYPEN.index(U), 0].tolist() == [10, -50] + [10] * 8
    rest = t.niet_geplaatst[TYPEN.index(U), 0]
    assert (rest.sum(), rest[1]) == (pytest.approx(40), 0), "40 van de 90 die in een jaar ontbreken, komen niet"


def test_een_correctie_op_de_regel() -> None:
    """Ten of 2027 go from A to B; the sum stays the task."""
    hand = tuple(
        Handmatig(corporatie=c, gemeente="G", type=U, jaren=(None, n, *(None,) * 8))
        for c, n in (("A", -5.0), ("B", 5.0))
    )
    t = toe(twee(T.BEZIT, hand=hand))
    assert per_corporatie(t) == [45, 55]
    assert not t.niet_geplaatst.any()


def test_geen_capaciteit_minimum_en_maximum() -> None:
    def met(**rest: Any) -> Toegerekend:
        a = arm("A", **rest)
        return toe(streek(a, arm("B"), o=opgave(cijfer(U, 100), cijfer(U, 10, "H"))))

    assert per_corporatie(met(capaciteit={U.value: Capaciteit(maximum=20)})) == [20, 80]
    assert per_corporatie(met(capaciteit={U.value: Capaciteit(minimum=70)})) == [70, 30]
    assert per_corporatie(met(capaciteit={U.value: Capaciteit(geen_capaciteit="ja")})) == [0, 100]
    assert per_corporatie(met(bezit=bezit(("G", 1000), geen=("G",)))) == [0, 100]
    t = met(capaciteit={G.value: Capaciteit(maximum=0)})
    assert per_corporatie(t) == [50, 50]
    assert t.niet_geplaatst[TYPEN.index(U)].sum(-1).tolist() == [0, 10], "in H werkt niemand"


def test_hele_woningen_per_jaar_en_sommen_exact() -> None:
    """Seven a year over three equal corporations."""
    t = toe(streek(*(arm(n) for n in "ABC"), o=opgave(cijfer(U, 70))))
    deel = t.aantal[TYPEN.index(U), 0]
    assert deel.sum(0).tolist() == [7] * 10
    assert sorted(deel.sum(1).tolist()) == [23, 23, 24]
    gelijk = np.cumsum(deel, 1) - np.cumsum(np.full(10, 7)) / 3
    assert np.abs(gelijk).max() < 1.5, "niemand loopt meer dan een woning voor of achter"


def test_zonder_tabel_gelden_de_gemeenten_uit_blok_1() -> None:
    a = arm("A", bezit=(), algemeen={"gemeenten": "H, G"})
    r = streek(a.model_validate(a.model_dump()), arm("B", bezit=bezit(("H", 10))), o=opgave(cijfer(U, 8), regel=T.VHE))
    assert per_corporatie(toe(r)) == [8, 0]


def test_zonder_opgave_is_er_geen_toerekening() -> None:
    r = streek(arm("A", plan("a", 10)))
    assert reken_toe(r, alle_projecten(r), np.zeros(1)) is None


def test_een_correctie_groter_dan_het_jaar_gaat_van_de_andere_jaren_af() -> None:
    """Each has five a year; −30 for A in 2026 leaves it 20 over the other years, and the sum stays."""
    hand = tuple(
        Handmatig(corporatie=c, gemeente="G", type=U, jaren=(n, *(None,) * 9)) for c, n in (("A", -30.0), ("B", 30.0))
    )
    t = toe(twee(T.BEZIT, hand=hand))
    assert per_corporatie(t) == [20, 80]
    a = t.aantal[TYPEN.index(U), 0, 0]
    assert a[0] == 0
    assert a.max() - a[1:].min() <= 1
    assert (t.niet_geplaatst.sum(), t.te_veel.sum()) == (0, 0)


def test_te_veel_in_de_ene_gemeente_dekt_de_andere_niet() -> None:
    """60 too many in G and 50 that no one does in H are both told."""
    hand = (Handmatig(corporatie="A", gemeente="G", type=U, jaren=(160.0, *(None,) * 9)),)
    t = toe(streek(arm("A"), o=opgave(cijfer(U, 100), cijfer(U, 50, "H"), regel=T.HANDMATIG, hand=hand)))
    assert (t.niet_geplaatst.sum(), t.te_veel.sum()) == (50, 60)


def test_een_lege_regel_is_de_gewone() -> None:
    """The reader leaves out what is blank (a fout); to check the rest it must be readable."""
    o = opgave(cijfer(U, 10)).model_copy(update={"toerekening": {}})
    assert o.regel(U) is T.PLANNEN
