"""The task from its sources, and the real cases of the shared examples."""

import numpy as np
import pytest

from tests.bouwers import START
from tests.opgave.bouw import G, S, U, V, cijfer, opgave
from xl_doorrekening.begrippen.opgave import Herkomst
from xl_doorrekening.begrippen.tijd import BELEIDSRIJK
from xl_doorrekening.invoer.opgave import Nieuwbouwbron, Opgave
from xl_doorrekening.kern.projecttabel import TYPEN
from xl_doorrekening.opgave.regionaal import jaaraantallen, regionale_opgave, voorraadontwikkeling

NUL = np.zeros(1)


def totaal(o: Opgave, type_: object = U) -> list[int]:
    """Per gemeente over all years."""
    r = regionale_opgave(o, START)
    return r.opgave[TYPEN.index(type_)].sum(-1).tolist()  # type: ignore[arg-type]


def test_een_periode_gelijkmatig_in_hele_woningen() -> None:
    """10 over 2028–2030: 4, 3, 3. Without a period over the ten policy-rich years."""
    assert jaaraantallen(cijfer(U, 10, van=START + 2, tot=START + 4), START).tolist() == [0, 0, 4, 3, 3, 0, 0, 0, 0, 0]
    assert jaaraantallen(cijfer(U, 20), START).tolist() == [2] * 10


def test_aantallen_per_jaar_gaan_voor() -> None:
    jaren = (5.0, None, 7.0, *(None,) * 7)
    assert jaaraantallen(cijfer(U, 99, jaren=jaren), START).tolist() == [5, 0, 7] + [0] * 7


def test_wat_buiten_de_beleidsrijke_jaren_valt_telt_niet() -> None:
    """100 over 2026–2045, five a year: half of it is in sight. From the year before the start: nine tenths."""
    assert jaaraantallen(cijfer(U, 100, van=START, tot=START + 19), START).sum() == 50
    assert jaaraantallen(cijfer(U, 10, van=START - 1, tot=START + 8), START).sum() == 9
    assert jaaraantallen(cijfer(U, 10, van=START + 3, tot=START + 2), START).sum() == 0


def test_de_woondeal_komt_in_de_plaats_van_de_npa_waar_hij_er_is() -> None:
    """Woondeal 120 in G; H has none, so there the NPA stays. Prestatieafspraken never count."""
    regels = (
        cijfer(U, 100),
        cijfer(U, 120, herkomst=Herkomst.WOONDEAL),
        cijfer(U, 60, "H"),
        cijfer(U, 80, herkomst=Herkomst.LOKAAL),
    )
    assert totaal(opgave(*regels)) == [100, 60]
    assert totaal(opgave(*regels, nieuwbouw_volgens=Nieuwbouwbron.WOONDEAL)) == [120, 60]


def test_ambitie_telt_op_en_gedeeld_beeld_bij_sloop_en_verkoop() -> None:
    regels = (cijfer(U, 100), cijfer(U, 20, herkomst=Herkomst.AMBITIE), cijfer(U, 7, herkomst=Herkomst.BEELD),
              cijfer(S, 30, herkomst=Herkomst.BEELD), cijfer(V, 40, herkomst=Herkomst.BEELD),
              cijfer(G, 50), cijfer(G, 9, herkomst=Herkomst.WOONDEAL))  # fmt: skip
    o = opgave(*regels)
    assert [totaal(o, x) for x in (U, S, V, G)] == [[120], [30], [40], [50]]


def test_een_gemeente_is_dezelfde_met_andere_hoofdletters_en_spaties() -> None:
    r = regionale_opgave(opgave(cijfer(U, 10, "Den Dam"), cijfer(U, 5, "den  dam ")), START, ["DEN DAM", "Elders"])
    assert r.gemeenten == ("Den Dam", "Elders")
    assert r.opgave[TYPEN.index(U)].sum(-1).tolist() == [15, 0]
    assert (r.plek("den dam"), r.plek("nergens"), r.plek(None)) == (0, None, None)
    assert r.opgave.shape == (6, 2, BELEIDSRIJK)


def test_voorraad_u16_2018() -> None:
    """103.960 + 799 − 146 − 394 + 86 = 104.305 (shared/voorbeelden/regio/u16_rwu.md)."""
    v = voorraadontwikkeling(103_960, NUL + 799, NUL + 146, NUL + 394, NUL + 86)
    assert v.stand.tolist() == [104_305]


def test_amsterdam_2024_2027() -> None:
    """+10.968 − 3.455 verkoop − 3.079 sloop − 1.193 liberalisatie = +3.241 (amsterdam_eindhoven.md)."""
    v = voorraadontwikkeling(0, NUL + 10_968, NUL + 3_079, NUL + 3_455, NUL - 1_193)
    assert v.stand.tolist() == [3_241]


def test_voorraad_rolt_van_jaar_op_jaar() -> None:
    v = voorraadontwikkeling(100, np.array([5.0, 3.0]), np.array([1.0, 0.0]), np.array([0.0, 2.0]), np.zeros(2))
    assert v.stand == pytest.approx([104, 105])


def test_een_woondealregel_zonder_aantal_laat_de_npa_staan() -> None:
    leeg = cijfer(U, 0, herkomst=Herkomst.WOONDEAL).model_copy(update={"aantal": None})
    assert totaal(opgave(cijfer(U, 100), leeg, nieuwbouw_volgens=Nieuwbouwbron.WOONDEAL)) == [100]


def test_gedeeld_beeld_komt_bij_sloop_en_verkoop_in_de_plaats_van_de_npa() -> None:
    """Of the same gemeente and type, as the woondeal does for new building."""
    o = opgave(cijfer(S, 50), cijfer(S, 30, herkomst=Herkomst.BEELD), cijfer(V, 20), cijfer(S, 7, "H"))
    assert (totaal(o, S), totaal(o, V)) == ([30, 7], [20, 0])


def test_een_apostrof_is_een_apostrof() -> None:
    assert totaal(opgave(cijfer(U, 10, "’s-Dam"), cijfer(U, 5, "'s-dam"))) == [15]
