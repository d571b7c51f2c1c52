"""Every term is declared once, and what is declared is computed."""

import re
from collections import Counter
from collections.abc import Iterable

import pytest

from tests.bouwers import corporatie, regio, reken, tak
from xl_doorrekening.begrippen.dpm import DPMPOSTEN
from xl_doorrekening.begrippen.macro import EIGEN_PAD, REEKS, REEKSEN
from xl_doorrekening.begrippen.normen import NORMENSETS, RATIO, RATIOS
from xl_doorrekening.begrippen.nulmeting import NULMETING
from xl_doorrekening.begrippen.regels import (
    DPMREGELS,
    EXPLOITATIEREGELS,
    INVESTERINGSREGELS,
    INVOERREGELS,
    KENGETALREGELS,
    REGEL,
    REGELS,
    SNELSTARTREGELS,
    Groep,
    Index,
    Leeg,
)
from xl_doorrekening.invoer.corporatie import Snelstart
from xl_doorrekening.invoer.uitgangspunten import Macropad
from xl_doorrekening.kern.corporatiestapel import KASREGELS
from xl_doorrekening.kern.stapel import teken

INTERN = {
    "rente_intern", "inflatie_intern", "bestaand", "externe_schuld", "dekkingsschuld", "onderpand",
}  # fmt: skip
"""Working figures of the projection: needed for geheel and for ratios, not shown as a line."""


@pytest.mark.parametrize(
    "namen",
    [
        [r.naam for r in REGELS], [r.label for r in REGELS], [r.naam for r in RATIOS], [r.naam for r in REEKSEN],
        [x.naam for x in NULMETING], [p.naam for p in DPMPOSTEN], [s.naam for s in NORMENSETS],
    ],
)  # fmt: skip
def test_elke_naam_is_een_keer_verklaard(namen: Iterable[str]) -> None:
    assert [n for n, aantal in Counter(namen).items() if aantal > 1] == []


@pytest.mark.parametrize("naam", [*REGEL, *RATIO, *REEKS, *(x.naam for x in NULMETING), *(p.naam for p in DPMPOSTEN)])
def test_namen_zijn_sleutels(naam: str) -> None:
    """snake_case, usable as sheet code, column and keyword."""
    assert re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", naam)


def test_elke_regel_wordt_berekend_en_elke_berekende_regel_is_verklaard() -> None:
    berekend = set(reken(regio(corporatie(daeb=tak(), niet_daeb=tak()))).reeksen)
    assert set(REGEL) - berekend == set()
    assert berekend - set(REGEL) == INTERN


def test_elke_invoerregel_staat_in_precies_een_blok() -> None:
    """Exploitatie, DPM or investeringen: no line is asked twice or forgotten."""
    blokken = Counter(r.naam for blok in (EXPLOITATIEREGELS, DPMREGELS, INVESTERINGSREGELS) for r in blok)
    assert blokken == Counter(r.naam for r in INVOERREGELS)


def test_elke_kasregel_heeft_een_index_en_een_teken() -> None:
    """FVA is nominal by agreement; nothing else is."""
    for naam in KASREGELS:
        assert (REGEL[naam].index is Index.GEEN) is naam.startswith("fva_")
        ontvangst = REGEL[naam].groep in (Groep.ONTVANGST, Groep.DESINVESTERING)
        assert teken(naam) == (1.0 if ontvangst else -1.0)
    assert teken("nieuwe_leningen_geborgd") == 1.0
    assert teken("aflossing_geborgd") == -1.0


def test_elke_index_is_een_reeks_van_het_macropad() -> None:
    assert {i.value for i in Index if i is not Index.GEEN} <= set(REEKS)
    assert set(Macropad.model_fields) == set(REEKS)
    assert {i.value for i in EIGEN_PAD} <= set(REEKS)


def test_regels_die_een_eigen_begroting_kan_herijken_hebben_een_pad() -> None:
    """A budget line follows one of the five indices a corporation can give its own path for, or a value index."""
    zonder = {r.naam for r in INVOERREGELS if r.index not in EIGEN_PAD}
    assert zonder == {"verkoop_vov", "aankoop_vov", "fva_ontvangsten", "fva_uitgaven"}


def test_snelstartregels_staan_in_de_snelstart() -> None:
    assert {r.naam for r in SNELSTARTREGELS} <= set(Snelstart.model_fields)
    assert {r.naam for r in KENGETALREGELS} == {r.naam for r in REGELS if r.leeg is Leeg.KENGETAL}


def test_dpm_posten_en_regels_horen_bij_elkaar() -> None:
    """Every post has its line, unless it goes by projects."""
    met_regel = {r.dpm for r in DPMREGELS}
    assert {p.naam for p in DPMPOSTEN if not p.via_projecten} == met_regel
    assert not {p.naam for p in DPMPOSTEN if p.via_projecten} & met_regel


def test_elke_normenset_kent_elke_ratio() -> None:
    for s in NORMENSETS:
        assert set(s.waarden) == set(RATIO)
