"""Shadow prices beside a second search with a little more room, and the answer beside its neighbours."""

from dataclasses import replace

import numpy as np
import pytest

from tests.solidariteit.test_onafhankelijk import streek
from tests.solidariteit.test_optimum import solidair
from xl_doorrekening.begrippen.tijd import JAREN, TAKKEN
from xl_doorrekening.doorrekenen import doorrekenen
from xl_doorrekening.doorrekenen.dienst import verantwoorde_ruimte
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.invoer.uitgangspunten import Norm
from xl_doorrekening.kern.extra import Extra
from xl_doorrekening.kern.indexen import Bedragen
from xl_doorrekening.solidariteit.optimum import normbedragen
from xl_doorrekening.solidariteit.optimum.schaduw import STAP
from xl_doorrekening.solidariteit.optimum.speelveld import Opdracht, Punt, opdracht
from xl_doorrekening.solidariteit.optimum.zoeken import Optimum, optimaliseer

ZADEN = (0, 5, 9)
"""Regions with too little room even together."""


def gevraagd(r: Regio) -> Opdracht:
    d = doorrekenen(r)
    return opdracht(r, d.startpunt, d.uitkomst.vpb_berekend, verantwoorde_ruimte(d.basis, d.ruimten))


def zoek(zaad: int, *wel: str) -> tuple[Regio, Opdracht, Optimum]:
    r = solidair(streek(zaad)[0], *wel, eigen_deel=0.0)
    o = gevraagd(r)
    return r, o, optimaliseer(o)


@pytest.mark.parametrize("zaad", ZADEN)
def test_meer_geld_geeft_wat_de_schaduwprijs_zegt(zaad: int) -> None:
    """€ 100.000 more in the year and at the corporation of the highest prices, searched anew with a full projection."""
    r, o, x = zoek(zaad, "projectsteun")
    namen = [c.naam for c in r.corporaties]
    geld = [s for s in x.schaduwprijzen if s.wat == "kas"]
    assert geld
    for s in geld[:3]:
        kas = np.zeros((JAREN, 1, len(namen), len(TAKKEN)))
        assert s.jaar is not None
        kas[s.jaar - r.uitgangspunten.startjaar, 0, namen.index(s.corporatie), TAKKEN.index(s.tak)] = 1e5
        meer = replace(o, begin=replace(o.begin, extra=Extra({"fva_ontvangsten": kas})))
        assert optimaliseer(meer).grens - x.grens == pytest.approx(0.1 * s.woningen, rel=0.02, abs=1e-3)


@pytest.mark.parametrize("zaad", ZADEN)
def test_een_soepeler_grenswaarde_geeft_wat_de_schaduwprijs_zegt(zaad: int) -> None:
    """A hundredth of the step on a norm of all corporations together: the sum of their prices."""
    r, _, x = zoek(zaad)
    for naam in ("icr", "ltv"):
        prijs = sum(s.woningen for s in x.schaduwprijzen if s.wat == naam)
        stap = STAP[naam] / 100 * (-1 if naam == "icr" else 1)
        u = r.uitgangspunten
        normen = {n: dict(rij) for n, rij in u.normen.items()}
        for rij in normen.values():
            rij[naam] = Norm(**{k: v and v + stap for k, v in rij[naam].model_dump().items()})
        anders = r.model_copy(update={"uitgangspunten": u.model_copy(update={"normen": normen})})
        meer = optimaliseer(gevraagd(anders))
        assert meer.grens - x.grens == pytest.approx(prijs / 100, rel=0.02, abs=2e-3)


@pytest.mark.parametrize("zaad", ZADEN)
def test_geen_buur_is_beter(zaad: int) -> None:
    """One dwelling more at anyone, or two more for one less: some norm breaks, in a full projection."""
    _, _, x = zoek(zaad, "overname")
    speelveld, b = x.speelveld, x.speelveld.bouwers
    al = np.zeros(len(speelveld.posten))
    np.add.at(al, b.post, x.samen.punt.gebouwd)

    def past(gebouwd: Bedragen) -> bool:
        u = speelveld.uitkomst(Punt(gebouwd, x.samen.punt.overgedragen))
        return bool((normbedragen.alle(u) + speelveld.toegestaan >= -1).all())

    assert past(x.samen.punt.gebouwd)
    vrij = [i for i in range(len(b.post)) if al[b.post[i]] < speelveld.posten.aantal[b.post[i]]]
    for i in vrij:
        meer = x.samen.punt.gebouwd.copy()
        meer[i] += 1
        assert not past(meer)
        for j in np.flatnonzero(x.samen.punt.gebouwd >= 1).tolist():
            ruil = meer.copy()
            ruil[i] += 1
            ruil[j] -= 1
            if ruil[i] + al[b.post[i]] - x.samen.punt.gebouwd[i] <= speelveld.posten.aantal[b.post[i]] and i != j:
                assert not past(ruil)
