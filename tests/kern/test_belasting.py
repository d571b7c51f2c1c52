"""Corporate tax, worked by hand (rekenregels §6); amounts in €."""

import numpy as np
import pytest

from tests.bouwers import begroting, corporatie, lijn, regio, reken, tak, uitgangspunten
from xl_doorrekening.invoer.corporatie import Fiscaalcorporatie
from xl_doorrekening.invoer.uitgangspunten import Fiscaal
from xl_doorrekening.kern.belasting import vennootschapsbelasting, verdeling

WET = Fiscaal()
MLN = 1e6


def aanslag(
    ebitda: float, rente: float, aftrek: float = 0.0, verliezen: float = 0.0, over: float = 0.0
) -> tuple[float, float, float]:
    """Tax, losses and interest carried forward; in and out × € 1 mln."""
    e, r, a, v, o = (np.array([x * MLN]) for x in (ebitda, rente, aftrek, verliezen, over))
    uit = vennootschapsbelasting(e, r, a, v, o, WET)
    vpb, verlies, rest = (float(x[0]) / MLN for x in uit)
    return vpb, verlies, rest


@pytest.mark.parametrize(
    ("geval", "vpb", "verlies", "over"),
    [
        ((0.1, 0.0), 0.019, 0, 0),  # 19% in the first bracket
        ((1.2, 0.0), 0.296, 0, 0),  # 0,2 × 19% + 1,0 × 25,8%
        ((3.2, 1.0), 0.038 + 2.0 * 0.258, 0, 0),  # interest up to the threshold of 1 mln
        ((3.2, 1.5), 0.038 + 2.0 * 0.258, 0, 0.5),  # above it: carried forward (24,5% of 3,2 is less than 1)
        ((10.0, 4.0), 0.038 + (7.55 - 0.2) * 0.258, 0, 1.55),  # 24,5% of EBITDA = 2,45
        ((10.0, 1.0, 0.0, 0.0, 1.0), 0.038 + 7.8 * 0.258, 0, 0),  # room for interest of earlier years
        ((10.0, 4.0, 0.0, 5.0), 0.038 + (3.275 - 0.2) * 0.258, 0.725, 1.55),  # relief 1 + ½ × 6,55 = 4,275
        ((1.5, 0.5, 2.0), 0, 1.0, 0),  # a loss is carried forward
        ((1.0, -0.5), 0.038 + 1.3 * 0.258, 0, 0),  # interest received is profit
    ],
)
def test_aanslag(geval: tuple[float, ...], vpb: float, verlies: float, over: float) -> None:
    assert aanslag(*geval) == pytest.approx((vpb, verlies, over))


def test_verdeling_naar_positief_resultaat() -> None:
    """3 and 1 share 75/25; a loss takes no part; without any profit DAEB carries all."""
    gevallen = verdeling(np.array([[3.0, 2.0, -1.0], [1.0, -5.0, -1.0]]), np.ones(3))
    assert gevallen == pytest.approx(np.array([[0.75, 1.0, 1.0], [0.25, 0.0, 0.0]]))


def test_vpb_drukt_op_de_kasstroom_en_verliezen_raken_op() -> None:
    """Profit 3 mln a year, losses of 5 mln: relief 2, 2 and the last 1 mln; tax on 1, 1, 2 and 3 mln."""
    t = tak(regels={"huren": begroting(3e6)})
    c = corporatie(daeb=t, fiscaal=Fiscaalcorporatie(verliezen=5e6))
    u = reken(regio(c, u=uitgangspunten(fiscaal={})))
    belast = [1.0, 1.0, 2.0, 3.0]
    assert lijn(u, "vennootschapsbelasting")[:4] == pytest.approx([38e3 + (x * MLN - 2e5) * 0.258 for x in belast])
    assert lijn(u, "operationele_kasstroom")[0] == pytest.approx(3e6 - 38e3 - 0.8e6 * 0.258)


def test_niet_afgetrokken_rente_wordt_later_verrekend() -> None:
    """Interest 2 mln then 0: one deducted now, the other next year."""
    t = tak(regels={"huren": begroting(3e6)}, leningen={"rente_bestaand": (2e6, 0.0) + (0.0,) * 13})
    u = reken(regio(corporatie(daeb=t), u=uitgangspunten(fiscaal={})))
    belast = [2.0, 2.0, 3.0]
    assert lijn(u, "vennootschapsbelasting")[:3] == pytest.approx([38e3 + (x * MLN - 2e5) * 0.258 for x in belast])


def test_nieuwe_lening_verlaagt_de_belasting_van_hetzelfde_jaar() -> None:
    """N·(1 − r/2) = need + tax(N): 3 mln profit, 10 mln to borrow for; above the bracket tax falls 25,8% of N·r/2."""
    t = tak(regels={"huren": begroting(3e6), "investeringen_overig": begroting(13e6, 0)})
    c = corporatie(daeb=t)
    u = reken(regio(c, u=uitgangspunten({"rente_nieuwe_leningen": 0.04}, fiscaal={})))
    zonder = 38e3 + 2.8e6 * 0.258
    n = (10e6 + zonder) / (1 - 0.02 + 0.02 * 0.258)
    assert lijn(u, "nieuwe_leningen")[0] == pytest.approx(n, abs=0.01)
    assert lijn(u, "vennootschapsbelasting")[0] == pytest.approx(zonder - 0.258 * 0.02 * n, abs=0.01)


def test_eigen_vpb_gaat_voor() -> None:
    t = tak(regels={"huren": begroting(3e6), "vennootschapsbelasting": begroting(123_000)})
    u = reken(regio(corporatie(daeb=t), u=uitgangspunten(fiscaal={})))
    assert lijn(u, "vennootschapsbelasting") == [123_000.0] * 15
