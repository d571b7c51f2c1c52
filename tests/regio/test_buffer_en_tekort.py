"""A buffer is no norm; a shortage is told once; what is unknown is not zero."""

import numpy as np
import pytest

from tests.bouwers import begroting, corporatie, normen, regio, tak, uitgangspunten
from xl_doorrekening.doorrekenen import doorrekenen, regiosommen
from xl_doorrekening.invoer.uitgangspunten import Uitgangspunten
from xl_doorrekening.regio.oordeel import Kleur
from xl_doorrekening.regio.richting import Richting

GEEN = {"huren": begroting(0.0), "onderhoudsuitgaven": begroting(0.0)}


def met_ltv(grens: float, buffer: float = 0.0) -> Uitgangspunten:
    return uitgangspunten({"prijsinflatie": 0.0}, {}, buffer={"ltv": buffer}, **normen(ltv=grens))


def test_onder_de_buffer_maar_binnen_de_norm_is_oranje() -> None:
    """LTV 60% at a norm of 70% with a buffer of 15%: orange, and no breach of the norm."""
    c = corporatie(daeb=tak(schuld=60e6, beleidswaarde=100e6, rente=0.0, regels=GEEN))
    o = doorrekenen(regio(c, u=met_ltv(0.70, 0.15))).oordelen[0]
    assert o.kleur is Kleur.ORANJE
    assert o.zin.startswith("Binnen de normen, niet binnen de buffer vanaf 2026.")
    assert o.bindend is not None
    assert (o.bindend.eerste_breuk, o.bindend.eerste_buffer, o.bindend.jaren_breuk) == (None, 2026, 0)


def test_onder_de_norm_is_rood_ook_met_buffer() -> None:
    c = corporatie(daeb=tak(schuld=80e6, beleidswaarde=100e6, rente=0.0, regels=GEEN))
    assert doorrekenen(regio(c, u=met_ltv(0.70, 0.15))).oordelen[0].kleur is Kleur.ROOD


def test_tekort_van_twee_takken_telt_niet_dubbel() -> None:
    """Each tak passes by itself; only geheel (180 on 200, at most 70%) fails: 40 mln, not twice 40."""
    deel = tak(schuld=90e6, beleidswaarde=100e6, rente=0.0, regels=GEEN)
    u = uitgangspunten({"prijsinflatie": 0.0}, {}, **normen(ltv=(None, None, 0.70)))
    d = doorrekenen(regio(corporatie(daeb=deel, niet_daeb=deel), u=u))
    assert d.tekort(0) == pytest.approx(40e6, abs=1e3)


def test_alleen_niet_daeb_wordt_in_niet_daeb_verteld() -> None:
    c = corporatie(daeb=None, niet_daeb=tak(schuld=10e6, beleidswaarde=100e6, rente=0.0, regels=GEEN))
    d = doorrekenen(regio(c, u=met_ltv(0.70)))
    assert d.hoofdtak(0) == "niet-DAEB"
    assert regiosommen(d, Richting.VERBETERING).ruimte == d.ruimte("A", Richting.VERBETERING, "niet-DAEB").bedrag > 0


def test_wie_niet_te_bepalen_is_wordt_genoemd() -> None:
    """A corporation without figures has no room of 0: it is left out by name."""
    goed = corporatie("B", tak(schuld=10e6, beleidswaarde=100e6, rente=0.0, regels=GEEN))
    som = regiosommen(
        doorrekenen(regio(corporatie("A", tak(beleidswaarde=None)), goed, u=met_ltv(0.70))), Richting.VERBETERING
    )
    assert som.onbepaald == ("A",)
    assert som.ruimte > 0
    assert np.isfinite(som.saldo)
