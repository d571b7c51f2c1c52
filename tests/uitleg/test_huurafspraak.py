"""The agreed rent policy in the explanation: what it changes, from which cells, and apart from an own budget."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.bouwers import DAEB, NIET_DAEB, begroting, corporatie, kengetallen, project, regio, tak, uitgangspunten
from tests.strategieen import bedrag, onderzoek, procent, regios, soms
from tests.uitleg.test_rekent_na import alle_fouten
from tests.uitleg.test_uitleg import per_label, plaats
from tests.uitleg.wandeling import beelden, stappen
from xl_doorrekening.begrippen.tijd import JAREN
from xl_doorrekening.doorrekenen import doorrekenen
from xl_doorrekening.invoer.corporatie import Tak
from xl_doorrekening.invoer.opgave import Huurafspraak, Opgave
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.uitleg import stel
from xl_doorrekening.uitleg.regels import Regel, regels

SLOOP = project("sloop", 100, 2027, kosten=1, laag="volkshuisvestelijk")


def streek(t: Tak, plafond: float | None = None, *projecten: Any, **afspraak: Any) -> Regio:
    """1.000 dwellings at € 600; the path is 2%, a tenth moves a year."""
    u = uitgangspunten(macro={"huurverhoging": 0.02}, huursomplafond=(plafond,) * JAREN)
    r = regio(corporatie("A", t, None, *projecten), u=u, k=kengetallen(mutatiegraad=0.1))
    return r.model_copy(update={"opgave": Opgave(huur={DAEB: Huurafspraak(**afspraak)})})


def uitleg(r: Regio, naam: str, jaar: int = 2026, variant: str = "B") -> list[Regel]:
    return regels(stel(doorrekenen(r), "A", naam, jaar, "DAEB", variant), plaats)


def uit(lijst: list[Regel]) -> dict[str, str]:
    """What is said first of each; elsewhere stands where."""
    return {r.label: r.uit for r in reversed(lijst)}


def test_benutting_komt_voor_pad_en_afwijking() -> None:
    """Three quarters of at most 4% is 3%; the own deviation is not in it."""
    r = streek(tak(huurbeleid={"afwijking": -0.01}), 0.04, benutting=0.75)
    lijst = uitleg(r, "huur_per_maand")
    assert per_label(lijst)["huurverhoging volgens de afspraak"] == "3,00 %"
    assert uit(lijst)["huurverhoging volgens de afspraak"] == (
        "= benutting van de maximale huurverhoging × maximale huurverhoging (wettelijk)"
    )
    assert "Blad!opgave/huur/DAEB/benutting" in uit(lijst).values()
    assert "Blad!uitgangspunten/huursomplafond/0" in uit(lijst).values()
    assert not any("afwijking" in x for x in uit(lijst).values())
    eigen = uitleg(r, "huur_per_maand", variant="A")
    assert per_label(eigen)["huurverhoging"] == "1,00 %"
    assert not any("opgave" in x for x in uit(eigen).values())


def test_zonder_maximum_geldt_het_pad() -> None:
    lijst = uitleg(streek(tak(), None, benutting=0.5), "huur_per_maand")
    assert per_label(lijst)["huurverhoging"] == "2,00 %"


def test_streefhuur_van_de_regio() -> None:
    """What the agreement leaves blank is of the corporation."""
    lijst = uitleg(streek(tak(), None, beleid="streefhuur", streefhuur=700.0), "huur_per_maand")
    assert "Blad!opgave/huur/DAEB/streefhuur" in uit(lijst).values()
    eigen = tak(huurbeleid={"streefhuur": 650.0})
    lijst = uitleg(streek(eigen, None, beleid="streefhuur"), "huur_per_maand")
    assert "Blad!takken/DAEB/huurbeleid/streefhuur" in uit(lijst).values()


def test_het_gevolg_staat_apart() -> None:
    """12.000 × (609 − 606) = 36,0 more, with the laag instandhouding as in variant A."""
    lijst = uitleg(streek(tak(), 0.04, benutting=0.75), "huren")
    assert per_label(lijst)["laag instandhouding"] == "7.272,0"
    assert per_label(lijst)["gevolg van het gedeelde huurbeleid"] == "36,0"
    assert uit(lijst)["gevolg van het gedeelde huurbeleid"] == (
        "= huur met het gedeelde huurbeleid − huur met het eigen huurbeleid"
    )


def test_bij_een_eigen_begroting_komt_het_verschil() -> None:
    lijst = uitleg(streek(tak(regels={"huren": begroting(8e6)}), 0.04, benutting=0.75), "huren")
    getallen = per_label(lijst)
    assert getallen["Huren 2026, DAEB"] == "8.036,0"
    assert getallen["gevolg van het gedeelde huurbeleid"] == "36,0"
    assert uit(lijst)["laag instandhouding"] == "Blad!takken/DAEB/regels/huren/jaren/0"


@pytest.mark.parametrize("eigen", [False, True])
@pytest.mark.parametrize(
    "afspraak",
    [
        {"benutting": 0.5},
        {"beleid": "streefhuur", "streefhuur": 700.0, "verlaging": "ja"},
        {"beleid": "contracthuur", "iah": "ja"},
        {"benutting": 1.0, "streefhuur": 550.0, "verlaging": "nee", "iah": "nee"},
    ],
)
def test_elke_afspraak_is_na_te_rekenen(eigen: bool, afspraak: dict[str, Any]) -> None:
    """With and without an own budget of rents, with dwellings that leave, and years without a maximum."""
    beleid = {"beleid": "streefhuur", "streefhuur": 650.0, "iah": "ja", "ingangsmaand": 3, "afwijking": 0.01}
    t = tak(huurbeleid=beleid, regels={"huren": begroting(8e6)} if eigen else {})
    r = streek(t, 0.04, SLOOP, **afspraak)
    plafond = tuple(None if jaar % 4 == 0 else 0.01 * jaar for jaar in range(JAREN))
    r = r.model_copy(update={"uitgangspunten": r.uitgangspunten.model_copy(update={"huursomplafond": plafond})})
    for b in beelden(doorrekenen(r)):
        assert alle_fouten(stappen(b)) == {}


@st.composite
def afspraken(draw: st.DrawFn) -> Huurafspraak:
    return Huurafspraak.model_validate({
        "benutting": draw(soms(procent(0, 1))), "beleid": draw(st.sampled_from(["contracthuur", "streefhuur", None])),
        "streefhuur": draw(soms(bedrag(900, 500))), "verlaging": draw(st.sampled_from(["ja", "nee", None])),
        "iah": draw(st.sampled_from(["ja", "nee", None])),
    })  # fmt: skip


@onderzoek(6)
@given(regios(), afspraken(), afspraken(), procent(0, 0.06))
def test_elke_regio_met_afspraak_is_na_te_rekenen(r: Regio, daeb: Huurafspraak, niet: Huurafspraak, p: float) -> None:
    u = r.uitgangspunten.model_copy(update={"huursomplafond": (p, None, *(p,) * (JAREN - 2))})
    r = r.model_copy(update={"uitgangspunten": u, "opgave": Opgave(huur={DAEB: daeb, NIET_DAEB: niet})})
    for b in beelden(doorrekenen(r)):
        assert alle_fouten(stappen(b)) == {}
