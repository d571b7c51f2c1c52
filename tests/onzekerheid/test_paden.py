"""The paths are what was declared: spread, persistence and correlation; and the same however they are cut."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.onzekerheid.bouw import NUMMER, nul, onzeker
from tests.strategieen import onderzoek
from xl_doorrekening.begrippen.macro import REEKSEN
from xl_doorrekening.begrippen.onzekerheid import SPREIDINGEN
from xl_doorrekening.invoer.onzekerheid import Onzekerheid
from xl_doorrekening.kern.indexen import macro
from xl_doorrekening.onzekerheid.paden import afwijkingen, paden
from xl_doorrekening.voorbeeld import voorbeeldregio

N = 40_000
ALLES = slice(0, N)


def test_elke_reeks_heeft_een_standaard() -> None:
    assert [s.naam for s in SPREIDINGEN] == [r.naam for r in REEKSEN]
    assert all(r.verklaard <= 1 for r in Onzekerheid().reeksen.values())


@given(st.lists(st.integers(1, 299), max_size=6), st.integers(0, 5))
@onderzoek(25)
def test_zelfde_paden_in_elke_snede(sneden: list[int], zaad: int) -> None:
    """In blocks, or as the beginning of more."""
    o = Onzekerheid(zaad=zaad)
    grenzen = sorted({0, *sneden, 300})
    delen = [afwijkingen(o, slice(a, b)) for a, b in pairwise(grenzen)]
    np.testing.assert_array_equal(np.concatenate(delen), afwijkingen(o, slice(0, 300)))
    np.testing.assert_array_equal(afwijkingen(o, slice(0, 777))[:300], afwijkingen(o, slice(0, 300)))


def test_ander_zaad_andere_paden() -> None:
    een, twee = (afwijkingen(Onzekerheid(zaad=z), slice(0, 64)) for z in (1, 2))
    assert abs(np.corrcoef(een[:, 0, 0], twee[:, 0, 0])[0, 1]) < 0.5
    assert not np.any(een[:, :, 0] == twee[:, :, 0])


def test_een_andere_reeks_verandert_deze_niet() -> None:
    een = onzeker(prijsinflatie=0.01)
    twee = onzeker(prijsinflatie=0.01, loonstijging={"spreiding": 0.05, "volharding": 0.3, "inflatie": 0.9})
    naam = NUMMER["prijsinflatie"]
    np.testing.assert_array_equal(
        afwijkingen(een, slice(0, 100))[..., naam], afwijkingen(twee, slice(0, 100))[..., naam]
    )


def test_spreiding_en_volharding() -> None:
    """Mean 0, the declared spread in every year, and what is left of it k years later; all within 4 standard errors."""
    o = Onzekerheid()
    d = afwijkingen(o, ALLES)
    for i, reeks in enumerate(REEKSEN):
        r = o.reeksen[reeks.naam]
        if r.spreiding == 0:
            assert not d[..., i].any()
            continue
        assert np.abs(d[..., i].mean(0)).max() < 4 * r.spreiding / np.sqrt(N)
        assert np.abs(d[..., i].std(0) / r.spreiding - 1).max() < 4 / np.sqrt(2 * N)
        for k in (1, 2, 5):
            gemeten = np.corrcoef(d[:, 9, i], d[:, 9 - k, i])[0, 1]
            assert gemeten == pytest.approx(r.volharding**k, abs=4 / np.sqrt(N))


def test_samenhang() -> None:
    """The shocks of a year correlate as a·a' + b·b'; over years they do not."""
    o = Onzekerheid()
    d = afwijkingen(o, ALLES)
    stoort = [n for n, r in o.reeksen.items() if r.spreiding]
    phi = np.array([o.reeksen[n].volharding for n in stoort])
    d = d[..., [NUMMER[n] for n in stoort]]
    schok = d[:, 7] - phi * d[:, 6]
    gedeeld = np.array([[o.reeksen[n].inflatie, o.reeksen[n].markt] for n in stoort])
    verwacht = gedeeld @ gedeeld.T
    np.fill_diagonal(verwacht, 1.0)
    np.testing.assert_allclose(np.corrcoef(schok.T), verwacht, atol=4 / np.sqrt(N))
    assert np.linalg.eigvalsh(verwacht).min() > -1e-12
    vorige = d[:, 6] - phi * d[:, 5]
    kruis = np.corrcoef(schok.T, vorige.T)[: len(stoort), len(stoort) :]
    assert np.abs(kruis).max() < 4.5 / np.sqrt(N)


def test_meer_dan_alles_verklaard_blijft_een_getal() -> None:
    """A finding elsewhere; here the two shocks then explain all."""
    o = onzeker(loonstijging={"spreiding": 0.02, "inflatie": 1.0, "markt": 1.0})
    d = afwijkingen(o, ALLES)[:, 0, NUMMER["loonstijging"]]
    assert d.std() == pytest.approx(0.02, rel=0.02)


def test_zonder_spreiding_het_eigen_pad() -> None:
    eigen = macro(voorbeeldregio().uitgangspunten)
    o = onzeker(**{r.naam: {"spreiding": 0.0, "volharding": 0.5, "inflatie": 0.5} for r in REEKSEN})
    for naam, pad in paden(eigen, o, slice(0, 5)).items():
        np.testing.assert_array_equal(pad, np.repeat(eigen[naam], 5, axis=0))


def test_ondergrens() -> None:
    """No path below it, unless the own path is: that is never lifted."""
    o = onzeker(rente_nieuwe_leningen={"spreiding": 0.05, "ondergrens": 0.0})
    eigen = nul() | {"rente_nieuwe_leningen": np.array([[0.01] * 14 + [-0.02]])}
    pad = paden(eigen, o, slice(0, 500))["rente_nieuwe_leningen"]
    assert pad[:, :14].min() == 0
    assert pad[:, 14].min() == -0.02
    assert (pad[:, :14] == 0).mean() > 0.3
