"""The agreed rent policy in variant B: every corporation, also on top of an own budget of rents."""

from typing import Any

import numpy as np
import pytest

from tests.bouwers import DAEB, begroting, corporatie, kengetallen, regio, tak, uitgangspunten
from xl_doorrekening.doorrekenen import doorrekenen
from xl_doorrekening.invoer.corporatie import Tak
from xl_doorrekening.invoer.opgave import Huurafspraak, Opgave

JAARHUUR = 1000 * 600 * 12


def huren(t: Tak, plafond: float | None = None, **afspraak: Any) -> dict[str, list[float]]:
    """Rents of 2026–2028 per variant: 1.000 dwellings at € 600, rise 2% a year in July."""
    u = uitgangspunten(macro={"huurverhoging": 0.02}, huursomplafond=(plafond,) * 15)
    r = regio(corporatie("A", t), u=u, k=kengetallen(mutatiegraad=0.1))
    r = r.model_copy(update={"opgave": Opgave(huur={DAEB: Huurafspraak(**afspraak)})})
    return {v.code: v.uitkomst.lijn("huren")[0, 0, 0, :3].tolist() for v in doorrekenen(r).varianten}


def test_benutting_van_het_maximum() -> None:
    """Maximum 4%, three quarters of it: 3% a year instead of the path's 2%."""
    b = huren(tak(), 0.04, benutting=0.75)
    assert b["A"] == pytest.approx([JAARHUUR * 1.01, JAARHUUR * 1.02 * 1.01, JAARHUUR * 1.02**2 * 1.01])
    assert b["B"] == pytest.approx([JAARHUUR * 1.015, JAARHUUR * 1.03 * 1.015, JAARHUUR * 1.03**2 * 1.015])
    assert b["R"] == b["B"]


def test_benutting_vervangt_de_eigen_afwijking() -> None:
    eigen = tak(huurbeleid={"afwijking": -0.02})
    assert huren(eigen, 0.04, benutting=0.5)["B"] == pytest.approx(huren(tak())["A"])


def test_zonder_maximum_blijft_het_pad() -> None:
    b = huren(tak(), None, benutting=0.5)
    assert b["B"] == pytest.approx(b["A"])


def test_streefhuur_voor_allen() -> None:
    """A tenth moves a year, to € 700 (indexed); under contract rent nothing happens at mutation."""
    b = huren(tak(), beleid="streefhuur", streefhuur=700.0)
    h1 = 0.9 * 600 * 1.02 + 0.1 * 700 * 1.02
    assert b["B"][0] == pytest.approx(12_000 * (600 + h1) / 2)
    terug = huren(tak(huurbeleid={"beleid": "streefhuur", "streefhuur": 700.0}), beleid="contracthuur")
    assert terug["B"] == pytest.approx(huren(tak())["A"])


def test_een_eigen_begroting_verandert_met_het_verschil() -> None:
    """Budget of € 8 mln a year at prices of each year; the policy adds what it adds to computed rents."""
    eigen = tak(regels={"huren": begroting(8e6)})
    b, berekend = huren(eigen, 0.04, benutting=0.75), huren(tak(), 0.04, benutting=0.75)
    verschil = np.array(b["B"]) - np.array(b["A"])
    assert verschil == pytest.approx(np.array(berekend["B"]) - np.array(berekend["A"]))


def test_een_lege_afspraak_is_geen_variant() -> None:
    assert list(huren(tak())) == ["A"]
