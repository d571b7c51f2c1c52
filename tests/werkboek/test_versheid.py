"""The checksum of a block: every change of a cell that matters moves it, and it does not care what surrounds it."""

import math
from collections import defaultdict
from datetime import date, datetime, time, timedelta
from itertools import combinations, pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from xl_doorrekening.voorbeeld import voorbeeldregio
from xl_doorrekening.werkboek import versheid
from xl_doorrekening.werkboek.indeling import alle
from xl_doorrekening.werkboek.indeling.blok import Soort
from xl_doorrekening.werkboek.versheid import TOLERANTIE, controlegetal

Cel = str | float | None
getallen = st.floats(-1e8, 1e8, allow_subnormal=False).filter(lambda x: x == 0 or abs(x) > 1e-6)
blokken = st.lists(st.lists(getallen, min_size=6, max_size=6), min_size=2, max_size=20)


def gelijk(nu: float, toen: float) -> bool:
    """What the formula in column `gelijk` says."""
    return abs(nu - toen) <= TOLERANTIE * (1 + abs(toen))


def test_met_de_hand() -> None:
    """ln(1 + 99) + 0,5 in the first cell; a text weighs its length, first and last character, one step further."""
    tekst = (3 + ord("a") / 7 + ord("c") / 13) * (1 + versheid.PER_KOLOM)
    assert controlegetal([[99.0, "abc"]]) == pytest.approx(math.log(100) + 0.5 + tekst)
    assert controlegetal([[-99.0]]) == pytest.approx(-math.log(100) + 0.5)
    assert controlegetal([[None], [0.0]]) == pytest.approx(0.5 * (1 + versheid.PER_RIJ))


@pytest.mark.parametrize("leeg", [None, "", True, False])
def test_wat_niet_telt(leeg: object) -> None:
    """Blanks, empty texts and truth values weigh nothing, as ISNUMBER and ISTEXT say in a spreadsheet."""
    assert controlegetal([[leeg, leeg], [leeg, 1.0]]) == controlegetal([[None, None], [None, 1.0]])


@pytest.mark.parametrize(
    ("gelezen", "in_de_cel"),
    [
        (date(2026, 1, 1), 46_023),
        (datetime(2026, 1, 1, 12), 46_023.5),
        (time(6), 0.25),
        (timedelta(days=2, hours=12), 2.5),
        (7, 7.0),
    ],
)
def test_datum_en_tijd_zijn_dagen(gelezen: object, in_de_cel: float) -> None:
    """A date is a number in the spreadsheet, whatever the reader makes of its format."""
    assert controlegetal([[gelezen]]) == controlegetal([[in_de_cel]])


@given(blokken, st.data())
def test_een_ander_getal(blok: list[list[float]], data: st.DataObject) -> None:
    """A change of a millionth part in any one cell shows, whatever stands in the others."""
    r = data.draw(st.integers(0, len(blok) - 1))
    k = data.draw(st.integers(0, 5))
    assume(abs(blok[r][k]) >= 1)
    ander = [list(rij) for rij in blok]
    ander[r][k] *= 1 + 1e-6
    assert not gelijk(controlegetal(ander), controlegetal(blok))


@given(blokken, st.data())
def test_verwisselen(blok: list[list[float]], data: st.DataObject) -> None:
    """Two different figures that change places show."""
    plekken = st.tuples(st.integers(0, len(blok) - 1), st.integers(0, 5))
    (r, k), (s, m) = data.draw(plekken), data.draw(plekken)
    ander = [list(rij) for rij in blok]
    ander[r][k], ander[s][m] = blok[s][m], blok[r][k]
    assume((r, k) != (s, m) and abs(blok[r][k] - blok[s][m]) > 1e-3 * (1 + abs(blok[r][k])))
    assert not gelijk(controlegetal(ander), controlegetal(blok))


@given(blokken, st.data())
def test_nul_is_geen_leeg(blok: list[list[float]], data: st.DataObject) -> None:
    """0 where nothing stood shows."""
    r = data.draw(st.integers(0, len(blok) - 1))
    leeg: list[list[Cel]] = [list(rij) for rij in blok]
    nul: list[list[Cel]] = [list(rij) for rij in blok]
    leeg[r][3], nul[r][3] = None, 0.0
    assert not gelijk(controlegetal(nul), controlegetal(leeg))


def test_een_bedrag_van_duizend_euro_op_een_miljard() -> None:
    """€ 1.000 more in the smallest-weighing cell of a full block of large amounts is seen."""
    blok = [[1_000_000.0] * 15 for _ in range(40)]
    ander = [[1_000_001.0, *blok[0][1:]], *blok[1:]]
    assert not gelijk(controlegetal(ander), controlegetal(blok))


def test_afronding_van_een_grote_som_is_geen_wijziging() -> None:
    """Adding up in another order, as another spreadsheet may, stays within the tolerance with ample room."""
    delen = [math.log(1 + 1e6 + i) * (1 + i * versheid.PER_RIJ) for i in range(2000)]
    heen, terug = 0.0, 0.0
    for x, y in zip(delen, reversed(delen), strict=True):
        heen, terug = heen + x, terug + y
    assert abs(heen - terug) < TOLERANTIE * heen / 2


def test_geen_twee_cellen_wegen_gelijk() -> None:
    """Within the largest block every cell has a weight of its own."""
    regio = voorbeeldregio()
    blokken = [b for blad in alle(regio) for b in blad.blokken if b.soort is not Soort.UITKOMST]
    rijen, kolommen = max(len(b.rijen) for b in blokken) + 1, max(b.laatste_kolom for b in blokken) + 1
    gewichten = sorted(r * versheid.PER_RIJ + k * versheid.PER_KOLOM for r in range(rijen) for k in range(kolommen))
    assert min(b - a for a, b in pairwise(gewichten)) > 1e-5


def test_elke_keuze_weegt_anders() -> None:
    """No two choices of one field weigh the same, so another choice always shows."""
    lijsten = {
        cel.veld.keuzes for blad in alle(voorbeeldregio()) for b in blad.blokken for _, _, cel in b.cellen() if cel.pad
    }
    assert len(lijsten) > 3
    gelijken = defaultdict(list)
    for lijst in lijsten:
        for a, b in combinations(lijst, 2):
            if gelijk(controlegetal([[a]]), controlegetal([[b]])):
                gelijken[lijst].append((a, b))
    assert not gelijken


def test_de_formule() -> None:
    """An apostrophe in the name of a tab is doubled; the weights count from the first cell of the range."""
    formule = versheid.formule("'t Hof", 4, 0, 9, 27)
    assert formule.startswith("SUM(IF(ISNUMBER('''t Hof'!$A$5:$AB$10),")
    assert "ROW('''t Hof'!$A$5:$AB$10)-ROW('''t Hof'!$A$5)" in formule
    assert formule.count("(") == formule.count(")")


def test_kop_na_de_berekening() -> None:
    """The text that is written at calculation is the one that the formula will show."""
    formule = versheid.kopformule("V", "B", "A")
    actueel = versheid.koptekst("1-1-2026", "abc")
    assert actueel == "Actueel: berekend op 1-1-2026 met invoer abc"
    assert '"Actueel: berekend op "&B&" met invoer "&A' in formule
    assert versheid.koptekst("", "abc") == versheid.NIET_BEREKEND
    assert f'IF(B="","{versheid.NIET_BEREKEND}"' in formule
