"""Charts: the axis holds every value, shapes stand where the values are, and nothing relies on colour alone."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from xl_doorrekening.rapport.inhoud import Grafiek, Reeks, Soort
from xl_doorrekening.rapport.svg import BOVEN, HOOG, ONDER, STREEP, assen, teken

S = "{http://www.w3.org/2000/svg}"
JAREN = tuple(str(2026 + t) for t in range(4))


def grafiek(soort: Soort, *reeksen: Reeks, procent: bool = False) -> etree._Element:
    return etree.fromstring(teken(Grafiek("T?", soort, JAREN, reeksen, "mln", "d", procent=procent), "n"))


@given(st.floats(-1e9, 1e9), st.floats(1e-6, 1e9))
def test_de_as_omvat_alles(laag: float, breed: float) -> None:
    hoog = laag + breed
    a = assen(laag, hoog)
    assert a[0] <= laag + 1e-6 * max(abs(laag), breed, 1)
    assert a[-1] >= hoog - 1e-6 * max(abs(hoog), breed, 1)
    assert 2 <= len(a) <= 9
    assert a == sorted(a)


@pytest.mark.parametrize("waarden", [(1.0, 2.0, 3.0, 4.0), (-5.0, 0.0, 5.0, 10.0), (3.0, 3.0, 3.0, 3.0)])
def test_een_lijn_staat_op_haar_waarden(waarden: tuple[float, ...]) -> None:
    """Twice the value is twice as far from nil, whatever the axis."""
    boom = grafiek(Soort.LIJN, Reeks("a", waarden))
    ys = [float(c.get("cy", "")) for c in boom.iter(S + "circle")]
    assert len(ys) == 4
    a = assen(min(0.0, *waarden), max(0.0, *waarden))
    for y, w in zip(ys, waarden, strict=True):
        assert y == pytest.approx(BOVEN + (HOOG - BOVEN - ONDER) * (1 - (w - a[0]) / (a[-1] - a[0])), abs=0.06)


def test_een_onbekend_jaar_breekt_de_lijn() -> None:
    boom = grafiek(Soort.LIJN, Reeks("a", (1.0, None, 2.0, float("nan"))), procent=True)
    assert len(list(boom.iter(S + "circle"))) == 2
    assert list(boom.iter(S + "polyline")) == []
    leeg = grafiek(Soort.LIJN, Reeks("a", (None,) * 4))
    assert list(leeg.iter(S + "circle")) == []


def test_kolommen_stapelen() -> None:
    """Positive on top of each other, negative under nil; heights are in proportion."""
    boom = grafiek(Soort.KOLOM, Reeks("a", (10.0, 20.0, 0.0, -10.0)), Reeks("b", (5.0, 10.0, 0.0, -5.0)))
    vakken = [r for r in boom.iter(S + "rect") if r.find(S + "title") is not None]
    hoog = {r.findtext(S + "title"): float(r.get("height", "")) for r in vakken}
    een = hoog["b, 2026: 5 mln"]
    assert [round(x / een) for x in hoog.values()] == [2, 1, 4, 2, 2, 1]
    top = {r.findtext(S + "title"): float(r.get("y", "")) for r in vakken}
    assert top["b, 2026: 5 mln"] + een == pytest.approx(top["a, 2026: 10 mln"], abs=0.11)


def test_lijnen_zijn_zonder_kleur_uit_elkaar_te_houden() -> None:
    boom = grafiek(
        Soort.LIJN, *(Reeks(f"r{i}", (float(i), 1.0, 2.0, 3.0)) for i in range(4)), Reeks("grens", (2.0,) * 4, True)
    )
    strepen = [p.get("stroke-dasharray") or "" for p in boom.iter(S + "polyline")]
    assert len(set(strepen)) == 5
    assert set(STREEP) >= set(strepen[:4])
    assert [t.text for t in boom.iter(S + "text") if t.get("class") == "naam"].count("grens") == 1


@pytest.mark.parametrize("soort", list(Soort))
def test_namen_zijn_tekst(soort: Soort) -> None:
    g = Grafiek("<b>&", soort, ("<i>", *JAREN[1:]), (Reeks("<script>", (1.0, -2.0, None, 3.0)),), "<", "&<")
    boom = etree.fromstring(teken(g, "n"))
    assert {etree.QName(e).localname for e in boom.iter()} <= {
        "svg", "title", "desc", "line", "text", "rect", "circle", "polyline"
    }  # fmt: skip
    assert not re.search("<script>|<i>|<b>", teken(g, "n"))
