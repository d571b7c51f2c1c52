"""Every input cell has what sheet, reader and messages need; bounds hold in the model itself."""

from enum import StrEnum
from typing import get_args

import pytest
from pydantic import ValidationError

from xl_doorrekening.invoer import corporatie, kengetallen, onzekerheid, opgave, scenarios, solidariteit, uitgangspunten
from xl_doorrekening.invoer.corporatie import Huurbeleidtak, Project, Snelstart
from xl_doorrekening.invoer.uitgangspunten import Definities, Uitgangspunten
from xl_doorrekening.invoer.veld import GRENZEN, Eenheid, Invoermodel, Veld, velden

MODELLEN = [
    m
    for module in (corporatie, kengetallen, onzekerheid, opgave, scenarios, solidariteit, uitgangspunten)
    for m in vars(module).values()
    if isinstance(m, type) and issubclass(m, Invoermodel) and m.__module__ == module.__name__
]
VELDEN = [(f"{m.__name__}.{naam}", m, naam, v) for m in MODELLEN for naam, v in velden(m)]
IDS = [x[0] for x in VELDEN]


@pytest.mark.parametrize(("waar", "model", "naam", "v"), VELDEN, ids=IDS)
def test_veld_is_volledig(waar: str, model: type[Invoermodel], naam: str, v: Veld) -> None:
    """A label, a unit, and bounds that fit it: both for figures, choices for a choice."""
    assert v.label.strip() == v.label
    assert v.label, waar
    if v.eenheid is Eenheid.KEUZE:
        assert len(v.keuzes) >= 2
    elif v.eenheid is not Eenheid.TEKST:
        assert v.minimum is not None
        assert v.maximum is not None
        assert v.minimum < v.maximum
    assert v.toegestaan


@pytest.mark.parametrize(
    ("waar", "model", "naam", "v"),
    [x for x in VELDEN if x[3].maximum is not None],
    ids=[x[0] for x in VELDEN if x[3].maximum is not None],
)
def test_grenzen_gelden_in_het_model(waar: str, model: type[Invoermodel], naam: str, v: Veld) -> None:
    """Bounds are in the unit of the sheet; the model refuses what lies just outside, in the unit of the core."""
    assert v.minimum is not None
    assert v.maximum is not None
    velden_info = model.model_fields[naam]
    grenzen = {type(m).__name__: m for m in velden_info.metadata}
    assert grenzen["Ge"].ge == v.minimum * v.eenheid.factor
    assert grenzen["Le"].le == v.maximum * v.eenheid.factor


@pytest.mark.parametrize("model", MODELLEN)
def test_labels_zijn_uniek_binnen_een_blok(model: type[Invoermodel]) -> None:
    labels = [v.label for _, v in velden(model)]
    assert len(labels) == len(set(labels))


@pytest.mark.parametrize("eenheid", [e for e in Eenheid if e not in (Eenheid.KEUZE, Eenheid.TEKST)])
def test_eenheid_heeft_grenzen_of_vraagt_ze(eenheid: Eenheid) -> None:
    """EUR and GETAL have no natural bounds: each cell gives its own."""
    assert eenheid in GRENZEN or eenheid in (Eenheid.EUR, Eenheid.GETAL)


@pytest.mark.parametrize(
    ("model", "waarden"),
    [
        (Snelstart, {"vhe": -1}),
        (Snelstart, {"rente": 0.2}),
        (Snelstart, {"schuld": float("nan")}),
        (Snelstart, {"onbekend_veld": 1}),
        (Huurbeleidtak, {"ingangsmaand": 13}),
        (Huurbeleidtak, {"mutatiegraad": 1.1}),
        (Project, {"soort": "slopen"}),
        (Definities, {"looptijd_nieuw": 10}),
    ],
)
def test_onmogelijke_invoer_wordt_geweigerd(model: type[Invoermodel], waarden: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        model.model_validate(waarden)


@pytest.mark.parametrize(
    ("eenheid", "waarde", "tekst"),
    [
        (Eenheid.KEUR, 1_234_567.0, "1.234.567"),
        (Eenheid.EUR_MAAND, 629.5, "629,5"), (Eenheid.PROCENT2, 0.0315, "3,15%"),
        (Eenheid.JAAR, 2026.0, "2026"),
    ],
)  # fmt: skip
def test_getallen_in_meldingen_zijn_nederlands(eenheid: Eenheid, waarde: float, tekst: str) -> None:
    assert eenheid.schrijf(waarde) == tekst


def test_keuzelijsten_komen_uit_de_begrippen() -> None:
    """A choice shows exactly the members of its enumeration."""
    for _, model, naam, v in VELDEN:
        if v.eenheid is Eenheid.KEUZE:
            annotatie = model.model_fields[naam].annotation
            soort = next(t for t in (annotatie, *get_args(annotatie)) if isinstance(t, type) and issubclass(t, StrEnum))
            assert v.keuzes == tuple(x.value for x in soort)


def test_kasritme_van_het_sjabloon_is_samen_honderd_procent() -> None:
    d = Definities()
    assert d.kasritme_0 + d.kasritme_1 + d.kasritme_2 == pytest.approx(1.0)


def test_ruimteprofiel_van_het_sjabloon_valt_in_de_beleidsrijke_jaren() -> None:
    profiel = Uitgangspunten(startjaar=2026).ruimteprofiel
    assert sum(profiel) == pytest.approx(1.0)
    assert profiel[10:] == (0.0,) * 5
