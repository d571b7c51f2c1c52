"""Cases for the checks on the regional task and on how it is shared out; see `gevallen`."""

from typing import Any

from tests.controle.gevallen import KRIMP, STAD, Geval, eigen, gedeeld, met, projecten, voorbeeld
from xl_doorrekening.invoer.regio import Regio

OP = ("opgave",)
HAVEN = 4
_ALLEEN = {"gemeente": "Waardstad", "type": "uitbreidingsnieuwbouw"}
_HAND = {"corporatie": "Stadswaard", **_ALLEEN}


def _regels(*wijzigingen: dict[str, Any]) -> Any:
    """The example's rows with the first ones changed."""
    rijen = [r.model_dump(mode="json") for r in voorbeeld().opgave.regels]
    for rij, anders in zip(rijen, wijzigingen, strict=False):
        rij.update(anders)
    return gedeeld(((*OP, "regels"), rijen))


def _extra(**rij: Any) -> Any:
    rijen = [r.model_dump(mode="json") for r in voorbeeld().opgave.regels]
    return gedeeld(((*OP, "regels"), [*rijen, rij]))


def _hand(*rijen: dict[str, Any]) -> Any:
    return gedeeld(((*OP, "handmatig"), list(rijen)))


def _jaren(*bedragen: float) -> list[float | None]:
    return [*bedragen, *[None] * (10 - len(bedragen))]


def _boven_maximum() -> Regio:
    """Havenkwartier takes 30 more by hand than a maximum that its share just meets."""
    c = voorbeeld().corporaties[HAVEN]
    cap = {"uitbreidingsnieuwbouw": {"maximum": 400}}
    return met(voorbeeld(), ("corporaties", voorbeeld().corporaties.index(c), "capaciteit"), cap)


def _te_veel_sloop() -> Regio:
    """12.500 demolitions by hand for Havenkwartier, which has 11.900 dwellings; Waardstad has enough of them."""
    regio = _extra(gemeente="Waardstad", type="sloop", herkomst="gedeeld beeld", aantal=12_500)()
    hand = [h.model_dump(mode="json") for h in regio.opgave.handmatig]
    hand.append({"corporatie": "Havenkwartier", "gemeente": "Waardstad", "type": "sloop", "jaren": _jaren(12_500)})
    return met(met(regio, (*OP, "handmatig"), hand), (*OP, "toerekening", "sloop", "regel"), "handmatig")


N = len(voorbeeld().opgave.regels)
VERSCHIL = (*OP, "keuzes", "verschil")
GEVALLEN_OPGAVE = (
    Geval("ontbreekt", "opgave zonder type", _regels({"type": None}), (*OP, "regels", 0, "type"), None),
    Geval("ontbreekt", "opgave zonder aantal", _regels({"aantal": None}), (*OP, "regels", 0, "aantal"), None),
    Geval("opgave", "eind voor begin", _regels({"van": 2030, "tot": 2029}), (*OP, "regels", 0, "tot"), None),
    Geval("buiten", "periode na de beleidsrijke jaren", _regels({"tot": 2040}), (*OP, "regels", 0, "tot"), None),
    Geval("buiten", "periode voor het startjaar", _regels({"van": 2024}), (*OP, "regels", 0, "van"), None),
    Geval("heel", "halve woningen", _regels({"aantal": 900.5}), (*OP, "regels", 0, "aantal"), None),
    Geval(
        "heel", "halve woningen in een jaar", _regels({"jaren": _jaren(1, 2.5)}), (*OP, "regels", 0, "jaren", 1), None
    ),
    Geval(
        "herkomst",
        "woondeal voor verduurzaming",
        _extra(gemeente="Waardstad", type="aardgasvrij", herkomst="woondeal", aantal=5),
        (*OP, "regels", N, "herkomst"),
        None,
    ),
    Geval(
        "herkomst",
        "gedeeld beeld voor nieuwbouw",
        _extra(**_ALLEEN, herkomst="gedeeld beeld", aantal=5),
        (*OP, "regels", N, "herkomst"),
        None,
    ),
    Geval(
        "leg_uit",
        "ambitie zonder toelichting",
        gedeeld(((*OP, "keuzes", "ambities"), None), ((*OP, "regels", 12, "toelichting"), None)),
        (*OP, "regels", 12, "toelichting"),
        None,
    ),
    Geval(
        "woondeal",
        "ouder dan de NPA",
        gedeeld(((*OP, "keuzes", "woondeal_jaar"), 2022)),
        (*OP, "keuzes", "woondeal_jaar"),
        None,
    ),
    Geval(
        "woondeal",
        "gekozen zonder cijfers",
        gedeeld(
            (
                (*OP, "regels"),
                [r.model_dump(mode="json") for r in voorbeeld().opgave.regels if r.herkomst.value != "woondeal"],
            )
        ),  # type: ignore[union-attr]
        (*OP, "keuzes", "nieuwbouw_volgens"),
        None,
    ),
    Geval(
        "ontbreekt",
        "woondeal zonder jaar",
        gedeeld(((*OP, "keuzes", "woondeal_jaar"), None)),
        (*OP, "keuzes", "woondeal_jaar"),
        None,
    ),
    Geval("leg_uit", "verschil met de NPA niet geduid", gedeeld((VERSCHIL, None)), VERSCHIL, None),
    Geval(
        "plafond",
        "benutting zonder maximum",
        gedeeld((("uitgangspunten", "huursomplafond"), (None,) * 15), ((*OP, "huur"), {"DAEB": {"benutting": 0.9}})),
        (*OP, "huur", "DAEB", "benutting"),
        None,
    ),
    Geval(
        "ontbreekt",
        "streefhuurbeleid zonder streefhuur",
        gedeeld(((*OP, "huur"), {"DAEB": {"beleid": "streefhuur"}})),
        (*OP, "huur", "DAEB", "streefhuur"),
        None,
    ),
    Geval(
        "toerekening",
        "corporatie die er niet is",
        _hand({**_HAND, "corporatie": "Stadsward", "jaren": _jaren(0)}),
        (*OP, "handmatig", 0, "corporatie"),
        None,
    ),
    Geval(
        "toerekening",
        "gemeente die er niet is",
        _hand({**_HAND, "gemeente": "Waardstat", "jaren": _jaren(0)}),
        (*OP, "handmatig", 0, "gemeente"),
        None,
    ),
    Geval(
        "ontbreekt",
        "hand zonder type",
        _hand({**_HAND, "type": None, "jaren": _jaren(0)}),
        (*OP, "handmatig", 0, "type"),
        None,
    ),
    Geval(
        "toerekening",
        "een correctie die niet sluit",
        _hand({**_HAND, "jaren": _jaren(5)}),
        (*OP, "handmatig", 0, "jaren", 0),
        None,
    ),
    Geval(
        "toerekening",
        "handmatig zonder dat er iets is toegerekend",
        gedeeld(((*OP, "toerekening", "aardgasvrij", "regel"), "handmatig")),
        (*OP, "toerekening", "aardgasvrij", "regel"),
        None,
    ),
    Geval(
        "gemeente",
        "niemand werkt er",
        _extra(gemeente="Verweg", type="uitbreidingsnieuwbouw", aantal=5),
        (*OP, "regels", N, "gemeente"),
        None,
    ),
    Geval(
        "gemeente",
        "project zonder gemeente",
        projecten((3, {"gemeente": None, "laag": "volkshuisvestelijk"})),
        ("projecten", 3, "gemeente"),
    ),
    Geval(
        "gemeente",
        "verduurzaming zonder type",
        projecten((3, {"soort": "verduurzaming", "laag": "volkshuisvestelijk"})),
        ("projecten", 3, "opgave"),
    ),
    Geval(
        "bezit",
        "meer aardgasvrij dan er staat",
        _extra(gemeente="Lindeberg", type="aardgasvrij", aantal=2_000),
        (*OP, "regels", N, "aantal"),
        None,
    ),
    Geval(
        "kengetal",
        "opgave zonder kengetal",
        gedeeld((("kengetallen", "projecten", "uitbreidingsnieuwbouw, appartement", "huur"), None)),
        ("kengetallen", "projecten", "uitbreidingsnieuwbouw, appartement", "huur"),
        None,
    ),
    Geval(
        "opgave",
        "geen capaciteit en een minimum",
        eigen((("capaciteit",), {"aardgasvrij": {"minimum": 5, "geen_capaciteit": "ja"}})),
        ("capaciteit", "aardgasvrij", "minimum"),
    ),
    Geval(
        "opgave",
        "minimum boven maximum",
        eigen((("capaciteit",), {"aardgasvrij": {"minimum": 5, "maximum": 4}})),
        ("capaciteit", "aardgasvrij", "minimum"),
    ),
    Geval("project", "soort past niet bij opgave", projecten((3, {"opgave": "sloop"})), ("projecten", 3, "opgave")),
    Geval(
        "dubbel_project",
        "hetzelfde project bij de buren",
        projecten((3, {"naam": "havenkop", "gemeente": "WAARDSTAD"})),
        ("projecten", 3, "naam"),
        KRIMP,
    ),
    Geval(
        "toerekening",
        "een minimum boven de opgave",
        eigen((("capaciteit",), {"uitbreidingsnieuwbouw": {"minimum": 41}})),
        ("capaciteit", "uitbreidingsnieuwbouw", "minimum"),
    ),
    Geval(
        "toerekening",
        "met de hand boven het maximum",
        gedeeld(
            ((*OP, "handmatig", 0, "corporatie"), "Woningstichting Lindehof"),
            ((*OP, "handmatig", 0, "jaren"), [99.0, *[None] * 9]),
            ((*OP, "handmatig", 1, "jaren"), [-99.0, *[None] * 9]),
        ),
        (*OP, "handmatig", 0, "corporatie"),
        None,
    ),
    Geval(
        "gemeente",
        "een typefout in de gemeente van een project",
        projecten((3, {"gemeente": "Oosterveem", "laag": "volkshuisvestelijk"})),
        ("projecten", 3, "gemeente"),
    ),
    Geval(
        "dubbel_project",
        "een cijfer dat er twee keer staat",
        _extra(gemeente="Oosterveen", type="uitbreidingsnieuwbouw", herkomst="NPA", aantal=20),
        (*OP, "regels", N, "gemeente"),
        None,
    ),
    Geval(
        "dubbel_project",
        "een gekopieerde projectregel",
        projecten((3, voorbeeld().corporaties[KRIMP].projecten[2].model_dump(mode="json"))),
        ("projecten", 3, "naam"),
    ),
    Geval(
        "dubbel_project",
        "een gemeente twee keer in het bezit",
        eigen((("bezit", 1, "gemeente"), "oosterveen")),
        ("bezit", 1, "gemeente"),
    ),
    Geval("bezit", "meer bezit dan vhe", eigen((("bezit", 0, "woningen"), 90_000)), ("bezit", 0, "woningen")),
    Geval("ontbreekt", "bezit zonder gemeente", eigen((("bezit", 1, "gemeente"), None)), ("bezit", 1, "gemeente")),
    Geval("ontbreekt", "hand zonder aantallen", _hand(_HAND), (*OP, "handmatig", 0, "jaren", 0), None),
    Geval(
        "heel",
        "een halve woning met de hand",
        gedeeld(
            ((*OP, "handmatig", 0, "jaren"), _jaren(-1.5)),
            ((*OP, "handmatig", 1, "jaren"), _jaren(1.5)),
        ),
        (*OP, "handmatig", 0, "jaren", 0),
        None,
    ),
    Geval(
        "toerekening",
        "een correctie boven het maximum",
        _boven_maximum,
        (*OP, "handmatig", 1, "corporatie"),
        None,
    ),
    Geval("bezit", "meer sloop dan er staat", _te_veel_sloop, (*OP, "handmatig", 2, "corporatie"), None),
    Geval(
        "project",
        "herfasering in het verleden",
        projecten((3, {"herfasering": 2020})),
        ("projecten", 3, "herfasering"),
    ),
)
"""The double project is owned by the second of the two: Stadswaard has it first."""
assert STAD < KRIMP
