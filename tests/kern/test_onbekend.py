"""A figure that is not known stays unknown where it is used, leaves the rest alone, and never becomes 0."""

import numpy as np
import pytest

from tests.bouwers import NIET_DAEB, START, corporatie, kengetallen, project, regio, reken, tak, uitgangspunten
from xl_doorrekening.begrippen.regels import REGELS
from xl_doorrekening.begrippen.tijd import TAKKEN
from xl_doorrekening.invoer.corporatie import Corporatie
from xl_doorrekening.kern.projectie import Uitkomst
from xl_doorrekening.kern.toets import toets


def onbekend(u: Uitkomst, kolom: int = 0, corporatie: int = 0) -> set[str]:
    """Lines with an unknown figure in some year."""
    return {r.naam for r in REGELS if np.isnan(u.lijn(r.naam)[0, corporatie, kolom]).any()}


FINANCIERING = {
    "renteontvangsten", "rente_uitgaven", "vennootschapsbelasting", "nieuwe_leningen", "nieuwe_leningen_geborgd",
    "nieuwe_leningen_ongeborgd", "liquide_middelen", "mutatie_liquide_middelen", "operationele_kasstroom",
    "operationele_ontvangsten", "operationele_uitgaven", "schuld", "geborgde_schuld", "balanstotaal",
    "eigen_vermogen", "saldo_instandhouding", "saldo_exploitatie", "inflatie_schuld",
}  # fmt: skip
"""What follows from the cash flow."""


@pytest.mark.parametrize(
    ("veld", "geraakt"),
    [
        ("beleidswaarde", {"beleidswaarde", "balanstotaal", "eigen_vermogen"}),
        ("marktwaarde", {"marktwaarde"}),
        ("woz_waarde", {"woz_waarde"}),
        ("huur", {"huren", "huur_per_maand"} | FINANCIERING),
        ("liquide_middelen", FINANCIERING),
    ],
)
def test_onbekende_openingsstand_raakt_alleen_wat_eruit_volgt(veld: str, geraakt: set[str]) -> None:
    u = reken(regio(corporatie(daeb=tak(schuld=10e6, rente=0.03, **{veld: None}))))
    assert onbekend(u) == geraakt


def test_onbekend_aantal_woningen_wordt_nergens_nul() -> None:
    """Dwellings unknown while some leave: rent, mean value and its share of the value are unknown too."""
    c = corporatie("A", tak(vhe=None), None, project("verkoop", 10, START + 1, kosten=0))
    weet_niet = onbekend(reken(regio(c)))
    assert {"vhe", "huren", "verkoop_bestaand_bezit", "beleidswaarde", "marktwaarde"} <= weet_niet
    assert "huur_per_maand" in onbekend(reken(regio(c)), kolom=2)


def test_onbekend_kengetal_geeft_geen_oordeel_maar_ook_geen_nul() -> None:
    k = kengetallen()
    zonder = k.model_copy(update={"regels": {n: x for n, x in k.regels.items() if n != "onderhoudsuitgaven"}})
    u = reken(regio(corporatie(daeb=tak(schuld=10e6, rente=0.03)), k=zonder))
    assert onbekend(u) == {"onderhoudsuitgaven"} | FINANCIERING
    marges = toets(u).marges[:, :, 0, 0, 0]
    assert np.isnan(marges[0]).all()  # ICR
    assert not np.isnan(u.lijn("beleidswaarde")).any()


def test_onbekende_projectkosten() -> None:
    u = reken(regio(corporatie("A", tak(), None, project("verbetering", 10, START))))
    assert {"woningverbetering_projecten", "beleidswaarde"} <= onbekend(u)
    assert not onbekend(u) & {"huren", "vhe", "onderhoudsuitgaven"}


def test_onbekende_rente_van_de_interne_lening() -> None:
    """No rate given and no mean rate to fall back on: the interest is unknown, not 0; geheel keeps its own interest."""
    nd = tak(schuld=0, rente=None, interne_lening=5e6)
    u = reken(regio(corporatie(daeb=tak(), niet_daeb=nd)))
    assert "rente_uitgaven" in onbekend(u, kolom=1)
    assert "renteontvangsten" in onbekend(u, kolom=0)
    zonder_lening = reken(regio(corporatie(daeb=tak(), niet_daeb=tak(schuld=0, rente=None))))
    assert onbekend(zonder_lening, kolom=1) == set()


def test_onbekende_streefhuur() -> None:
    t = tak(huurbeleid={"beleid": "streefhuur", "mutatiegraad": 0.08})
    assert {"huren", "huur_per_maand"} <= onbekend(reken(regio(corporatie(daeb=t))))


def test_onbekende_corporatie_raakt_haar_buren_niet() -> None:
    u = reken(regio(corporatie("A", tak(huur=None)), corporatie("B")))
    assert onbekend(u, corporatie=1) == set()


def test_onbekende_niet_daeb_laat_de_vaste_regels_van_daeb_staan() -> None:
    """Without tax only geheel is touched; with tax the assessment of the whole is unknown, and so is DAEB's cash."""
    c = corporatie(daeb=tak(schuld=10e6, rente=0.03), niet_daeb=tak(huur=None))
    assert not onbekend(reken(regio(c, u=uitgangspunten(fiscaal={})))) & {"huren", "beleidswaarde", "vhe"}
    assert "huren" in onbekend(reken(regio(c)), kolom=2)


def test_ontbrekende_tak_is_nul_en_niet_onbekend() -> None:
    """A corporation without niet-DAEB has nothing there; one that begins with a project starts at 0."""
    u = reken(regio(corporatie(daeb=tak())))
    assert onbekend(u, kolom=1) == set()
    assert float(np.abs(u.lijn("schuld")[0, 0, 1]).sum()) == 0.0
    alleen_project: Corporatie = corporatie(
        "A", tak(), None, project("verbetering", 5, START, tak=NIET_DAEB, kosten=1000)
    )
    assert onbekend(reken(regio(alleen_project)), kolom=TAKKEN.index(NIET_DAEB)) == set()
