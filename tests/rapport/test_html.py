"""The report as a page: one file, nothing fetched, every text a text, and usable without a mouse or colour."""

import re
from datetime import datetime
from typing import Any

import pytest
from lxml import html

from tests.rapport.regios import GEMEEN, REGIOS, doorgerekend
from xl_doorrekening.begrippen.bevinding import Bevinding, Ernst
from xl_doorrekening.rapport.html import als_html
from xl_doorrekening.rapport.inhoud import Variant
from xl_doorrekening.rapport.maken import maak_rapport

NU = datetime(2026, 5, 6, 7, 8)
BEVINDING = Bevinding(GEMEEN, "F1", "soort", Ernst.LET_OP, GEMEEN, GEMEEN, GEMEEN)
alle = pytest.mark.parametrize("naam", list(REGIOS))


def pagina(naam: str, variant: Variant = Variant.VOLLEDIG, corporatie: int | None = None) -> tuple[str, Any]:
    tekst = als_html(maak_rapport(doorgerekend(naam), (BEVINDING,), NU, variant, corporatie))
    return tekst, html.document_fromstring(tekst)


@alle
def test_een_bestand_zonder_netwerk(naam: str) -> None:
    tekst, boom = pagina(naam)
    assert not [e.tag for e in boom.iter("link", "img", "iframe", "object", "embed", "base", "form")]
    assert {a for e in boom.iter() for a in ("src", "srcset", "data", "action", "poster") if e.get(a)} == set()
    assert all(e.get("href", "#").startswith("#") for e in boom.iter())
    assert not re.findall(r"url\(|@import|https?://(?!www\.w3\.org/2000/svg)", tekst)
    (csp,) = boom.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert csp.startswith("default-src 'none';")


def test_gemene_woorden_blijven_woorden() -> None:
    """Names, explanations, findings and the stamp: one script, one style, no handler, and the words to be read."""
    tekst, boom = pagina("gemeen")
    assert len(list(boom.iter("script"))) == 1
    assert len(list(boom.iter("style"))) == 1
    assert [a for e in boom.iter() for a in e.attrib if a.startswith("on")] == []
    assert "alert(1)" not in "".join(e.text_content() for e in boom.iter("script", "style"))
    assert boom.findtext(".//h1") == f"Regionale doorrekening </style>{GEMEEN}"
    assert GEMEEN in boom.text_content()
    assert tekst.count("<script>alert(1)</script>") == 0


@alle
def test_alles_is_te_vinden(naam: str) -> None:
    """Ids once, every link and label goes somewhere, headings one under another, every table and chart named."""
    _, boom = pagina(naam)
    ids = [e.get("id") for e in boom.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    doelen = [e.get("href")[1:] for e in boom.iter("a")] + [e.get("for") for e in boom.iter("label")]
    doelen += [x for e in boom.iter() for x in (e.get("aria-labelledby") or "").split()]
    assert set(doelen) <= set(ids)
    assert boom.get("lang") == "nl"
    assert [e.tag for e in boom.iter("h1", "h2", "h3")] == ["h1"] + ["h2"] * (len(list(boom.iter("h2"))))
    for t in boom.iter("table"):
        assert t.findtext("caption")
        assert all(th.get("scope") in ("col", "row") for th in t.iter("th"))
        breedtes = {len(r) for r in t.iter("tr")}
        assert len(breedtes) == 1, t.findtext("caption")
    for s in boom.iter("svg"):
        assert s.get("role") == "img"
        assert s.findtext("title")
        assert s.findtext("desc")
        assert s.xpath("following-sibling::details//table")


@alle
def test_stempel_op_elke_bladzijde(naam: str) -> None:
    tekst, boom = pagina(naam)
    d = doorgerekend(naam)
    stempel = f"xl_doorrekening 0.1.0, 06-05-2026 07:08, invoer {d.vingerafdruk}"
    assert boom.findtext(".//footer/p") == stempel
    assert f'@bottom-left {{ content: "{stempel}"; }}' in tekst


@pytest.mark.parametrize("naam", ["voorbeeld", "veertig", "gemeen", "alles mis"])
def test_openbaar_noemt_niemand(naam: str) -> None:
    """Not in what the program says, nor in what the users wrote."""
    d = doorgerekend(naam)
    tekst = pagina(naam, Variant.PUBLIEK)[1].text_content()
    assert not [c.naam for c in d.regio.corporaties if c.naam in tekst]
    assert "openbare versie" in tekst


def test_openbaar_is_niet_te_herleiden() -> None:
    """No free text, no room beside shortage, no first year, no money between corporations; all of it in the whole."""
    r = doorgerekend("voorbeeld").regio
    vrij = [x for x in r.uitgangspunten.proces.model_dump().values() if x]
    vrij += [s.toelichting for s in r.scenarios.lijst if s.toelichting]
    vrij += [x for x in (r.uitvoering.besluit.door, r.uitvoering.besluit.monitoring) if x]
    koppen = {"Tekort", "Ruimte", "Eerste jaar", "Geld onderling", "Buiten de grenzen", "Door", "Niet bekend"}
    vol, openbaar = (pagina("voorbeeld", v)[1] for v in (Variant.VOLLEDIG, Variant.PUBLIEK))
    assert all(" ".join(str(x).split()) in " ".join(vol.text_content().split()) for x in vrij)
    assert not [x for x in vrij if str(x) in openbaar.text_content()]
    assert koppen <= {e.text_content() for e in vol.iter("th")}
    assert koppen & {e.text_content() for e in openbaar.iter("th")} == {"Tekort"}
    assert "Waar blijft het liggen?" not in openbaar.text_content()


@pytest.mark.parametrize("naam", ["voorbeeld", "veertig"])
def test_van_een_corporatie_alleen_zij(naam: str) -> None:
    d = doorgerekend(naam)
    tekst, boom = pagina(naam, Variant.CORPORATIE, 3)
    wie = d.regio.corporaties[3].naam
    genoemd = {
        c.naam for c in d.regio.corporaties if re.search(rf"(?<!\w){re.escape(c.naam)}(?!\w)", boom.text_content())
    }
    assert genoemd == {wie}
    assert len(boom.xpath("//section[contains(@class,'corporatie')]")) == 1
    assert 'id="kies"' not in tekst


def test_de_keuze_heeft_elke_corporatie() -> None:
    _, boom = pagina("voorbeeld")
    namen = [c.naam for c in doorgerekend("voorbeeld").regio.corporaties]
    assert [o.text for o in boom.iter("option")] == ["alle corporaties", *namen]
    assert len(boom.xpath("//section[@data-van]")) == len(namen)


def test_de_cijfers_van_een_grafiek_zijn_die_van_de_projectie() -> None:
    """LTV of the first corporation with the task, as the table under the chart has it."""
    d = doorgerekend("voorbeeld")
    _, boom = pagina("voorbeeld")
    c = d.regio.corporaties[0]
    assert d.opgave is not None
    (tabel,) = [
        t for t in boom.xpath(f"//section[@data-van='{c.id}']//details//table") if "LTV" in t.findtext("caption")
    ]
    kop = [th.text for th in tabel.find("thead").iter("th")]
    kolom = [r[1 + kop.index("met de opgave")].text for r in tabel.find("tbody")]
    verwacht = d.opgave.toets.ratios["ltv"][:, 0, 0, 0]
    assert kolom == [f"{100 * x:.1f}%".replace(".", ",") for x in verwacht]
