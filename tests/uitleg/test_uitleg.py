"""The explanation as a reader gets it: worked by hand, told once, and Dutch about what cannot be asked."""

import math
from collections import Counter

import pytest

from tests.bouwers import corporatie, kengetallen, project, regio, tak, uitgangspunten
from tests.uitleg.wandeling import stappen
from xl_doorrekening.doorrekenen import doorrekenen
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.uitleg import Vraag, Vraagfout, bekend, stel
from xl_doorrekening.uitleg.maat import Maat, klein
from xl_doorrekening.uitleg.regels import Regel, cel, regels
from xl_doorrekening.uitleg.stap import Bron, Stap, getal, grootste, kleinste, macht, som
from xl_doorrekening.uitleg.tekst import schrijf


def plaats(bron: Bron) -> tuple[str, str]:
    """A workbook in which the address is the path."""
    return "Blad", "/".join(str(x) for x in bron[1])


def vraag(r: Regio, naam: str, jaar: int, tak_: str = "DAEB", variant: str = "A") -> Vraag:
    return stel(doorrekenen(r), "A", naam, jaar, tak_, variant)


def klein_voorbeeld() -> Regio:
    """1.000 dwellings at € 600, upkeep € 2.000 that rises 10%, a debt of € 40 mln at 3% that is not repaid."""
    u = uitgangspunten({"onderhoudskostenstijging": 0.10})
    return regio(corporatie("A", tak(schuld=40e6, rente=0.03)), u=u, k=kengetallen(onderhoudsuitgaven=2000.0))


def per_label(lijst: list[Regel]) -> dict[str, str]:
    return {r.label: f"{r.tekst} {r.eenheid}".strip() for r in lijst}


def test_icr_met_de_hand() -> None:
    """Rent 1.000 × 12 × 600 = 7.200; upkeep 1.000 × 2.000 × 1,10 = 2.200; interest 3% × 40.000 = 1.200 (× € 1.000).
    Cash flow 7.200 − 2.200 − 1.200 = 3.800; ICR (3.800 + 1.200) ÷ 1.200 = 4,167."""
    lijst = regels(vraag(klein_voorbeeld(), "icr", 2026), plaats)
    getallen = per_label(lijst)
    assert getallen["ICR 2026, DAEB"] == "4,167"
    assert getallen["Huren 2026, DAEB"] == "7.200,0"
    assert getallen["Onderhoudsuitgaven (goed en doelmatig) 2026, DAEB"] == "2.200,0"
    assert getallen["rente bestaande leningen"] == "1.200,0"
    assert getallen["Kasstroom uit operationele activiteiten 2026, DAEB"] == "3.800,0"
    uit = {r.label: r.uit for r in lijst}
    assert uit["ICR 2026, DAEB"] == (
        "= (kasstroom uit operationele activiteiten + rente-uitgaven − renteontvangsten)"
        " ÷ (rente-uitgaven − renteontvangsten)"
    )
    assert uit["Onderhoudsuitgaven (goed en doelmatig) 2026, DAEB"] == (
        "= kengetal onderhoudsuitgaven (goed en doelmatig) × gemiddeld bestaand bezit"
        " × index onderhoudskostenstijging, ultimo"
    )
    assert uit["kengetal onderhoudsuitgaven (goed en doelmatig)"] == "Blad!kengetallen/regels/onderhoudsuitgaven/daeb"
    assert uit["Gemiddelde rente leningen"] == "Blad!takken/DAEB/snelstart/rente"


def test_nieuwe_lening_met_de_hand() -> None:
    """Short of € 10 mln: 20 dwellings of € 500.000 and nothing else; at 4% the loan is 10.000 ÷ 0,98 = 10.204,1."""
    nieuw = project("uitbreidingsnieuwbouw", 20, 2026, kosten=500_000, huur=0, onderhoud=0, overige_lasten=0)
    u = uitgangspunten({"rente_nieuwe_leningen": 0.04}, {"kasritme_0": 1.0, "kasritme_1": 0.0, "kasritme_2": 0.0})
    r = regio(corporatie("A", tak(huur=0), None, nieuw), u=u)
    v = vraag(r, "nieuwe_leningen", 2026)
    assert v.stap.waarde == pytest.approx(10e6 / 0.98)
    lijst = regels(v, plaats)
    getallen = per_label(lijst)
    assert getallen["Nieuwe leningen totaal 2026, DAEB"] == "10.204,1"
    assert getallen["financieringsbehoefte"] == "10.000,0"
    assert lijst[0].uit == "= grootste van (financieringsbehoefte; 0) ÷ (1 − rente op een nieuwe lening ÷ 2)"
    assert getallen["kosten per woning"] == "500.000,00 € per woning"
    assert {r.uit for r in lijst if r.label == "kosten per woning"} == {"Blad!projecten/0/kosten"}


def test_geheel_is_de_takken_zonder_wat_intern_is() -> None:
    r = regio(corporatie("A", tak(), tak(vhe=100, schuld=5e6, interne_lening=2e6)))
    v = vraag(r, "schuld", 2026, "geheel")
    eerste = regels(v, plaats)[0].uit
    assert eerste == (
        "= nominale schuld, DAEB + nominale schuld, niet-DAEB − interne lening (niet-DAEB aan DAEB), niet-DAEB"
    )
    a = v.stap.afleiding
    assert a is not None
    assert [rol for _, rol in a.delen] == ["+", "+", "−"]


def test_variant_b_toont_beide_lagen() -> None:
    """The opgave is a project that builds and one that demolishes: rents of its own, and fewer of the rest."""
    nieuw = project("uitbreidingsnieuwbouw", 20, 2026, kosten=1, huur=500, laag="volkshuisvestelijk")
    weg = project("sloop", 10, 2026, kosten=1, laag="volkshuisvestelijk")
    r = regio(corporatie("A", tak(), None, nieuw, weg))
    lijst = regels(vraag(r, "huren", 2027, variant="B"), plaats)
    labels = [r.label for r in lijst]
    assert lijst[0].uit == "= laag instandhouding + opgave"
    assert {"laag instandhouding", "opgave", "huur van meer of minder bestaand bezit", "project “p”"} <= set(labels)
    a = regels(vraag(r, "huren", 2027), plaats)
    assert per_label(lijst)["laag instandhouding"] == a[0].tekst


def test_elke_stap_wordt_een_keer_verteld() -> None:
    """A step is told once; elsewhere stands where. Every such reference is a line that is there."""
    lijst = regels(vraag(klein_voorbeeld(), "solvabiliteit", 2030), plaats)
    nummers = Counter(r.nummer for r in lijst if r.nummer)
    assert set(nummers.values()) == {1}
    verwezen = {r.uit.removeprefix("zie ") for r in lijst if r.uit.startswith("zie ")}
    assert verwezen <= set(nummers)


def test_elke_regel_eindigt_ergens() -> None:
    """A formula, a cell, an agreement, another line or another year; only a line without a number says nothing."""
    for naam in ("icr", "schuld", "beleidswaarde", "liquide_middelen"):
        for r in regels(vraag(klein_voorbeeld(), naam, 2031), plaats):
            assert r.uit or r.waarde is None


def test_ander_jaar_wordt_gevraagd_en_met_diepte_getoond() -> None:
    v = vraag(regio(corporatie("A", tak(schuld=40e6, rente=0.03, looptijd=40))), "schuld", 2031)
    gewoon = regels(v, plaats)
    assert {r.uit for r in gewoon if r.label == "Nominale schuld 2030"} == {
        "uitkomst van 2030: --ratio schuld --jaar 2030 --tak DAEB"
    }
    assert "Nominale schuld 2029, DAEB" not in per_label(gewoon)
    diep = per_label(regels(v, plaats, 2))
    assert {"Nominale schuld 2030, DAEB", "Nominale schuld 2029, DAEB"} <= set(diep)
    ondiep = regels(v, plaats, 0)
    assert {r.niveau for r in ondiep} == {0, 1}
    assert any(r.uit == "verder met: --ratio aflossing --jaar 2031 --tak DAEB" for r in ondiep)


def test_regels_zonder_bedrag_staan_bij_elkaar() -> None:
    lijst = regels(vraag(klein_voorbeeld(), "operationele_uitgaven", 2026), plaats)
    assert "regels zonder bedrag: erfpacht; personeelsuitgaven" in next(r.label for r in lijst if not r.nummer)


def test_kop() -> None:
    tekst = schrijf(vraag(klein_voorbeeld(), "icr", 2026), plaats, "r.xlsx").splitlines()
    assert tekst[0] == "ICR van A in 2026 (DAEB, variant A): 4,167"
    assert tekst[1].startswith("Norm, ten minste 1,400 (Blad!")
    assert tekst[1].endswith("): gehaald, marge 2,767.")
    assert tekst[2] == "Bedragen × € 1.000, tenzij er iets anders bij staat."


def test_buffer_en_tekort() -> None:
    r = klein_voorbeeld()
    u = r.uitgangspunten.model_copy(update={"buffer": {"ltv": 0.31}})
    kop = schrijf(vraag(r.model_copy(update={"uitgangspunten": u}), "ltv", 2026), plaats, "r.xlsx").splitlines()[1]
    assert kop.startswith("Norm, ten hoogste 70,00% (Blad!")
    assert "buffer 31,00%" in kop
    assert kop.endswith("niet gehaald, tekort 1,00 procentpunt.")


def test_icr_zonder_rente_is_niet_van_toepassing() -> None:
    v = vraag(regio(corporatie("A", tak())), "icr", 2026)
    assert math.isinf(v.stap.waarde)
    assert schrijf(v, plaats, "r.xlsx").splitlines()[0].endswith(": n.v.t.")
    assert "gehaald." in schrijf(v, plaats, "r.xlsx")


def test_zonder_norm() -> None:
    v = vraag(regio(corporatie("A", tak(), tak())), "onderpandratio", 2026, "niet-DAEB")
    assert "Niet getoetst: er is geen norm (Blad!" in schrijf(v, plaats, "r.xlsx")


def test_onbekend_wijst_de_weg() -> None:
    """A missing figure is unknown all the way up, and its cell says so."""
    r = regio(corporatie("A", tak(beleidswaarde=None)))
    v = vraag(r, "ltv", 2026)
    assert not bekend(v)
    tekst = schrijf(v, plaats, "r.xlsx")
    assert "Er ontbreken gegevens" in tekst
    assert "onbekend" in tekst.splitlines()[0]
    assert "Blad!takken/DAEB/snelstart/beleidswaarde (niet ingevuld)" in tekst


@pytest.mark.parametrize(
    ("argumenten", "melding"),
    [
        (("B", "icr", 2026), "Corporatie “B” bestaat niet. Kies uit: A."),
        (("A", "icrr", 2026), "Ratio of regel “icrr” bestaat niet. Bedoelt u “icr”? Kies uit: de ratio's icr, ltv, "),
        (("A", "icr", 2041), "Jaar 2041 valt buiten de doorrekening. Kies een jaar van 2026 tot en met 2040."),
        (("A", "icr", 2026, "daeb-tak"), "Tak “daeb-tak” bestaat niet. Bedoelt u “DAEB”? Kies uit: DAEB, niet-DAEB, "),
        (("A", "icr", 2026, "niet-DAEB"), "A heeft geen bezit in niet-DAEB. Kies uit: DAEB, geheel."),
        (("A", "icr", 2026, "DAEB", "C"), "Variant “C” bestaat niet. Kies uit: A, B, R."),
        (("A", "verliezen", 2026, "DAEB"), "Compensabele verliezen bestaat niet voor DAEB. Kies uit: geheel."),
        (("A", "saldo_exploitatie", 2026, "DAEB", "B"), "is van laag instandhouding; vraag haar in variant A."),
    ],
)
def test_wat_niet_kan(argumenten: tuple[str, str, int], melding: str) -> None:
    r = regio(corporatie("A", tak(), None, project("sloop", 1, 2026, kosten=1, laag="volkshuisvestelijk")))
    with pytest.raises(Vraagfout) as fout:
        stel(doorrekenen(r), *argumenten)
    assert melding in str(fout.value)


def test_namen_zijn_vergevend() -> None:
    d = doorrekenen(klein_voorbeeld())
    assert stel(d, "a", "Nominale schuld", 2026, "daeb").naam == "schuld"
    assert stel(d, "A", "LTV", 2026, "Geheel", "a").naam == "ltv"


def test_term_schrijft_en_rekent() -> None:
    a, b = (Stap(n, w, Maat.FACTOR) for n, w in (("a", 6.0), ("b", 4.0)))

    def lees(t: object) -> tuple[str, float]:
        term = t.term  # type: ignore[attr-defined]
        return "".join(x if isinstance(x, str) else x.naam for x in term.tekst), term.waarde

    assert lees(a - (b - 1)) == ("a − (b − 1)", 3.0)
    assert lees((a + b) * (1 - b)) == ("(a + b) × (1 − b)", -30.0)
    assert lees(1 / (a * b)) == ("1 ÷ (a × b)", 1 / 24)
    assert lees(0.5 * a + 0.5 * b) == ("½ × a + ½ × b", 5.0)
    assert lees(macht(1 + a, 2)) == ("(1 + a) ^ 2", 49.0)
    assert lees(grootste(a, b)) == ("grootste van (a; b)", 6.0)
    assert lees(kleinste(a, 0)) == ("kleinste van (a; 0)", 0.0)
    assert lees(som((("−", a), ("+", b)))) == ("0 − a + b", -2.0)
    assert math.isnan((a / getal(0)).waarde)
    assert math.isnan(grootste(a, Stap("x", math.nan, Maat.FACTOR)).waarde)
    assert [r for _, r in (a * b - a).delen] == ["", "", "−"]


@pytest.mark.parametrize(
    ("waarde", "maat", "tekst"),
    [
        (1_234_567.0, Maat.KEUR, "1.234,6"),
        (-1_234.0, Maat.KEUR, "−1,2"),
        (-0.1, Maat.KEUR, "0,0"),
        (0.0315, Maat.PROCENT, "3,15"),
        (1.0242, Maat.FACTOR, "1,024200"),
        (2031.0, Maat.JAARTAL, "2031"),
        (math.nan, Maat.KEUR, "onbekend"),
        (math.inf, Maat.RATIO, "n.v.t."),
    ],
)
def test_getallen_zijn_nederlands(waarde: float, maat: Maat, tekst: str) -> None:
    assert maat.schrijf(waarde) == tekst


def test_maten_zijn_verschillend() -> None:
    """An enum makes one of two members that are equal."""
    assert len({m.name for m in Maat}) == len(Maat.__members__)


@pytest.mark.parametrize(
    ("blad", "uit"),
    [
        ("Stadswaard", "Stadswaard!F32"),
        ("De Vlietlanden", "'De Vlietlanden'!F32"),
        ("A'B", "'A''B'!F32"),
        ("", "invoer"),
    ],
)
def test_verwijzing(blad: str, uit: str) -> None:
    assert cel(blad, "F32") == uit


def test_klein() -> None:
    assert [klein(x) for x in ("Huren", "WOZ-waarde", "ICR", "Vpb-tarief")] == [
        "huren",
        "WOZ-waarde",
        "ICR",
        "vpb-tarief",
    ]


def test_stappen_komen_terug_als_dezelfde() -> None:
    """So that a step is told once, and a walk ends where the loan and the tax need each other."""
    b = vraag(klein_voorbeeld(), "icr", 2026).beeld
    assert b.lijn("schuld", 0, 3) is b.lijn("schuld", 0, 3)
    assert len(stappen(b)) < 10_000
