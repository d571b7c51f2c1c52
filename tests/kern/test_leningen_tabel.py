"""A table of loans decides what is guaranteed; an own schedule and a tak that begins with a project."""

import numpy as np
import pytest

from tests.bouwers import START, corporatie, lijn, regio, reken, tak, uitgangspunten
from xl_doorrekening.invoer.corporatie import Lening, Project


def test_geborgde_schuld_volgt_de_tabel() -> None:
    """60 guaranteed and 40 not, both repaid in 2027; then new, guaranteed loans take over the whole."""
    leningen = tuple(
        Lening.model_validate({"naam": "x", "restant": bedrag, "rente": 0.03, "eindjaar": START + 1, "geborgd": borg})
        for bedrag, borg in ((60e6, "ja"), (40e6, "nee"))
    )
    c = corporatie(daeb=tak(schuld=100e6, rente=0.03)).model_copy(update={"leningen": leningen})
    u = reken(regio(c))
    geborgd, schuld = lijn(u, "geborgde_schuld"), lijn(u, "schuld")
    assert schuld[0] - geborgd[0] == pytest.approx(40e6)
    assert geborgd[1:] == pytest.approx(schuld[1:])


def test_belasting_zonder_daeb_drukt_op_niet_daeb() -> None:
    """Interest that may not be deducted gives tax without a positive result; no tak that does not exist pays it."""
    c = corporatie(daeb=None, niet_daeb=tak(schuld=200e6, rente=0.05))
    u = reken(regio(c, u=uitgangspunten(fiscaal={})))
    assert lijn(u, "vennootschapsbelasting", "DAEB") == pytest.approx(np.zeros(15))
    assert lijn(u, "schuld", "DAEB") == pytest.approx(np.zeros(15))


def test_een_tak_mag_met_een_project_beginnen() -> None:
    """Ten dwellings of niet-DAEB delivered in 2026: known figures, not unknown ones."""
    p = Project.model_validate({
        "naam": "p", "soort": "uitbreidingsnieuwbouw", "tak": "niet-DAEB", "aantal": 10, "oplevering": START,
        "kosten": 2e5, "huur": 900, "onderhoud": 800, "overige_lasten": 900, "beleidswaarde": 15e4, "marktwaarde": 2e5,
    })  # fmt: skip
    c = corporatie(daeb=tak(schuld=10e6, rente=0.03)).model_copy(update={"projecten": (p,)})
    u = reken(regio(c))
    assert lijn(u, "vhe", "niet-DAEB") == pytest.approx(np.full(15, 10.0))
    assert not np.isnan(lijn(u, "schuld", "niet-DAEB")).any()
    assert not np.isnan(lijn(u, "schuld", "geheel")).any()
