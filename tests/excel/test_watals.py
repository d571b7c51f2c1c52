"""What a knob of DR_WATALS does to the input: a macro knob is the core's own scenario, a level scales its own line."""

import numpy as np
import pytest

from tests.werkboek.hulp import voorbeeld
from xl_doorrekening.begrippen.macro import REEKS
from xl_doorrekening.begrippen.regels import Index
from xl_doorrekening.excel.vragen.namen import Antwoordfout, sleutel
from xl_doorrekening.excel.vragen.watals import KNOP, KNOPPEN, verander
from xl_doorrekening.kern.indexen import macro
from xl_doorrekening.kern.projectie import projecteer
from xl_doorrekening.kern.stapel import stapel

MACRO = [k for k in KNOPPEN if k.naam in REEKS]


@pytest.mark.parametrize("knop", MACRO, ids=lambda k: k.naam)
def test_een_macroknop_is_een_scenario_van_de_kern(knop) -> None:  # type: ignore[no-untyped-def]
    regio = voorbeeld()
    pad = macro(regio.uitgangspunten)
    scenario = projecteer(stapel(regio), pad | {knop.naam: pad[knop.naam] + 0.01})
    uitkomst = projecteer(stapel(verander(regio, knop, 0.01)))
    for lijn in ("huren", "onderhoudsuitgaven", "schuld", "operationele_kasstroom", "beleidswaarde", "marktwaarde"):
        assert np.allclose(uitkomst.lijn(lijn), scenario.lijn(lijn), rtol=1e-9), lijn


def test_een_begroting_beweegt_mee_met_de_index() -> None:
    """Without this the own budget of a corporation would be brought back to where it was."""
    regio = voorbeeld()
    met = [
        (i, t)
        for i, c in enumerate(regio.corporaties)
        for t, tak in enumerate(c.tak(n) for n in ("DAEB", "niet-DAEB"))
        if tak.regels.get("onderhoudsuitgaven") and tak.regels["onderhoudsuitgaven"].gevuld
    ]
    assert met
    voor, na = (projecteer(stapel(r)).lijn("onderhoudsuitgaven") for r in (
        regio, verander(regio, KNOP["onderhoudskostenstijging"], 0.01)))  # fmt: skip
    for i, t in met:
        assert na[0, i, t, 14] > voor[0, i, t, 14] * 1.1


@pytest.mark.parametrize(
    ("knop", "lijn"), [("onderhoud", "onderhoudsuitgaven"), ("beleidswaarde", None), ("huur", "huur_per_maand")]
)
def test_een_niveau_schaalt_zijn_eigen_regel(knop: str, lijn: str | None) -> None:
    regio = voorbeeld()
    anders = verander(regio, KNOP[knop], 0.1)
    if lijn is None:
        voor, na = (stapel(r).stand["beleidswaarde"] for r in (regio, anders))
    else:
        voor, na = (projecteer(stapel(r)).lijn(lijn) for r in (regio, anders))
    assert np.allclose(na, voor * 1.1, rtol=1e-9)


def test_de_schuld_neemt_rente_en_aflossing_mee() -> None:
    regio = voorbeeld()
    voor, na = (stapel(r) for r in (regio, verander(regio, KNOP["schuld"], -0.25)))
    for naam in ("rente_bestaand", "aflossing_geborgd", "aflossing_ongeborgd"):
        assert np.allclose(getattr(na, naam), 0.75 * getattr(voor, naam)), naam


def test_nul_laat_de_projectie_gelijk_en_de_invoer_heel() -> None:
    regio = voorbeeld()
    voor = regio.model_dump()
    for knop in KNOPPEN:
        assert np.allclose(
            projecteer(stapel(verander(regio, knop, 0.0))).lijn("schuld"), projecteer(stapel(regio)).lijn("schuld")
        )
        verander(regio, knop, knop.maximum / 2)
    assert regio.model_dump() == voor


def test_projectkosten_veranderen_de_schuld() -> None:
    regio = voorbeeld()
    voor, na = (projecteer(stapel(r)).lijn("schuld")[0, :, 2, 14] for r in (
        regio, verander(regio, KNOP["projectkosten"], 0.5)))  # fmt: skip
    assert (na > voor).any()


def test_buiten_de_grenzen() -> None:
    with pytest.raises(Antwoordfout, match="van -100% tot en met 100%"):
        verander(voorbeeld(), KNOP["schuld"], 2.0)


def test_een_vak_dat_uit_zijn_grenzen_loopt() -> None:
    regio = voorbeeld()
    boom = regio.model_dump()
    boom["corporaties"][0]["takken"]["DAEB"]["huurbeleid"] |= {"beleid": "streefhuur", "streefhuur": 9999.0}
    with pytest.raises(Antwoordfout, match="buiten zijn grenzen"):
        verander(type(regio).model_validate(boom), KNOP["huur"], 0.1)


def test_elke_naam_wijst_een_knop_aan() -> None:
    namen = [sleutel(n) for k in KNOPPEN for n in set(k.namen)]
    assert len(namen) == len(set(namen)) or {sleutel(n) for n in namen if namen.count(n) > 1} <= {
        sleutel(k.naam) for k in KNOPPEN
    }
    assert {k.naam for k in MACRO} <= set(REEKS)
    assert Index.BOUW.value in KNOP
