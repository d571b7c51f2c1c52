"""What lies on top of instandhouding: the same flows, wherever the laag instandhouding comes from."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from tests.bouwers import START, begroting, corporatie, lijn, project, regio, tak, uitgangspunten
from tests.strategieen import onderzoek, regios
from xl_doorrekening.begrippen.dpm import Laag
from xl_doorrekening.begrippen.tijd import JAREN
from xl_doorrekening.invoer.corporatie import Corporatie, Tak
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.kern.projectie import Uitkomst, projecteer
from xl_doorrekening.kern.projecttabel import begint_beleidsarm
from xl_doorrekening.kern.stapel import stapel

OPGAVE = frozenset({Laag.VOLKSHUISVESTELIJK})
NIEUW = {"kosten": 200_000.0, "huur": 700.0, "onderhoud": 0.0, "overige_lasten": 0.0, "beleidswaarde": 120_000.0,
         "marktwaarde": 150_000.0}  # fmt: skip


def anders(r: Regio, laag: Laag | None, *, kaal: bool = False) -> Regio:
    """The region with every project in another laag; `kaal`: without own budgets, forecasts and late projects.

    A project that begins in the policy-lean years counts in instandhouding only.
    """

    def zonder(t: Tak) -> Tak:
        return t.model_copy(update={"regels": {}, "waarden": {}}) if kaal else t

    def corp(c: Corporatie) -> Corporatie:
        vroeg = [p for p in c.projecten if not (kaal and begint_beleidsarm(p, r.uitgangspunten.startjaar))]
        projecten = tuple(p.model_copy(update={"laag": laag}) for p in vroeg)
        return c.model_copy(update={"projecten": projecten, "takken": {n: zonder(t) for n, t in c.takken.items()}})

    return r.model_copy(update={"corporaties": tuple(corp(c) for c in r.corporaties)})


def gelijk(een: Uitkomst, ander: Uitkomst) -> None:
    for naam in een.reeksen:
        np.testing.assert_allclose(een.lijn(naam), ander.lijn(naam), rtol=1e-9, atol=1e-6, err_msg=naam)


@settings(onderzoek(25), suppress_health_check=[HealthCheck.too_slow])
@given(regios())
def test_zonder_opgave_is_b_gelijk_aan_a(r: Regio) -> None:
    """A task of zero changes nothing, to the last digit."""
    eigen = anders(r, Laag.INSTANDHOUDING)
    gelijk(projecteer(stapel(eigen, OPGAVE)), projecteer(stapel(eigen)))
    zacht = anders(r, Laag.INDIVIDUEEL)
    gelijk(projecteer(stapel(zacht, OPGAVE)), projecteer(stapel(zacht)))


@settings(onderzoek(25), suppress_health_check=[HealthCheck.too_slow])
@given(regios())
def test_zonder_eigen_begroting_maakt_de_laag_niet_uit(r: Regio) -> None:
    """Where upkeep is computed, a project weighs the same in every laag that counts."""
    kaal = anders(r, Laag.VOLKSHUISVESTELIJK, kaal=True)
    gelijk(projecteer(stapel(kaal, OPGAVE)), projecteer(stapel(anders(kaal, None))))


def met_begroting(*projecten: object, **waarden: object) -> Regio:
    """1.000 dwellings with an own budget of rents of 7,2 mln and of upkeep of 2 mln, and perhaps own values."""
    eigen = tak(regels={"huren": begroting(7.2e6), "onderhoudsuitgaven": begroting(2e6)}, **waarden)
    return regio(corporatie("A", eigen, None, *projecten), u=uitgangspunten())  # type: ignore[arg-type]


def test_nieuwbouw_komt_op_de_eigen_begroting() -> None:
    """10 dwellings in 2027: half a year of rent, then a whole one, on top of the budget; and the value at delivery."""
    p = project("uitbreidingsnieuwbouw", 10, START + 1, laag="volkshuisvestelijk", start=START + 1, **NIEUW)
    b = projecteer(stapel(met_begroting(p), OPGAVE))
    jaar = 10 * 700 * 12
    assert lijn(b, "huren")[:3] == pytest.approx([7.2e6, 7.2e6 + jaar / 2, 7.2e6 + jaar])
    assert lijn(b, "nieuwbouw_huur")[:3] == pytest.approx([0, 2e6, 0])
    assert lijn(b, "beleidswaarde")[:2] == pytest.approx([100e6, 100e6 + 1.2e6])
    assert lijn(b, "vhe")[:2] == [1000, 1010]


def test_verkoop_neemt_haar_deel_van_de_begroting_mee() -> None:
    """100 of 1.000 dwellings sold in 2026: half of their part goes in that year, all of it afterwards."""
    p = project("verkoop", 100, START, laag="volkshuisvestelijk", opbrengst=250_000.0)
    b = projecteer(stapel(met_begroting(p), OPGAVE))
    assert lijn(b, "huren")[:2] == pytest.approx([7.2e6 * 0.95, 7.2e6 * 0.9])
    assert lijn(b, "onderhoudsuitgaven")[:2] == pytest.approx([2e6 * 0.95, 2e6 * 0.9])
    assert lijn(b, "verkoop_bestaand_bezit")[:2] == pytest.approx([25e6, 0])
    assert lijn(b, "beleidswaarde")[:2] == pytest.approx([90e6, 90e6])


def test_een_eigen_prognose_blijft_die_van_instandhouding() -> None:
    """Own values 101, 102, … mln: a tenth is sold in 2026, 1,2 mln is built in 2027."""
    eigen = {"waarden": {"beleidswaarde": tuple(101e6 + 1e6 * t for t in range(JAREN))}}
    verkocht = project("verkoop", 100, START, laag="volkshuisvestelijk", opbrengst=250_000.0)
    gebouwd = project("uitbreidingsnieuwbouw", 10, START + 1, laag="volkshuisvestelijk", start=START + 1, **NIEUW)
    b = projecteer(stapel(met_begroting(verkocht, gebouwd, **eigen), OPGAVE))
    assert lijn(b, "beleidswaarde")[:3] == pytest.approx([90.9e6, 91.8e6 + 1.2e6, 92.7e6 + 1.2e6])
    a = projecteer(stapel(met_begroting(verkocht, gebouwd, **eigen)))
    assert lijn(a, "beleidswaarde")[:2] == pytest.approx([101e6, 102e6])
