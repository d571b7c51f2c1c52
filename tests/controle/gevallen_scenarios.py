"""Cases for the checks on scenarios, changes, agreements and deelname (stap 5); see `gevallen`."""

from typing import Any

from tests.controle.gevallen import Geval, gedeeld, voorbeeld
from xl_doorrekening.invoer.veld import Invoermodel

SC, SO = ("scenarios",), ("solidariteit",)
LIJST, WIJZIGINGEN = (*SC, "lijst"), (*SC, "wijzigingen")
AFSPRAKEN, DEELNAME = (*SO, "instrumenten"), (*SO, "deelname")
_S, _O = voorbeeld().scenarios, voorbeeld().solidariteit
NS, NW, NA, ND = len(_S.lijst), len(_S.wijzigingen), len(_O.instrumenten), len(_O.deelname)
"""Number of the row that a case adds, after those of the example."""
SAMEN = next(i for i, s in enumerate(_S.lijst) if s.naam == "Samen")
PLAFOND = ("uitgangspunten", "huursomplafond")


def _rijen(rijen: tuple[Invoermodel, ...], *erbij: dict[str, Any]) -> list[dict[str, Any]]:
    return [*(r.model_dump(mode="json") for r in rijen), *erbij]


def _scenario(*erbij: dict[str, Any]) -> Any:
    return gedeeld((LIJST, _rijen(_S.lijst, *erbij)))


def _wijziging(**rij: Any) -> Any:
    return gedeeld((WIJZIGINGEN, _rijen(_S.wijzigingen, {"scenario": "Sober bouwen", **rij})))


def _afspraak(*rijen: dict[str, Any], **rij: Any) -> Any:
    vast = {"scenario": "Samen", "gever": "Stadswaard", "ontvanger": "Havenkwartier"}
    return gedeeld((AFSPRAKEN, _rijen(_O.instrumenten, *(vast | r for r in rijen or (rij,)))))


def _deelname(*erbij: dict[str, Any]) -> Any:
    return gedeeld((DEELNAME, _rijen(_O.deelname, *erbij)))


def _w(code: str, wat: str, veld: str, **rij: Any) -> Geval:
    return Geval(code, f"wijziging: {wat}", _wijziging(**rij), (*WIJZIGINGEN, NW, veld), None)


def _a(code: str, wat: str, veld: str, *rijen: dict[str, Any], **rij: Any) -> Geval:
    plek = NA + max(len(rijen) - 1, 0)
    return Geval(code, f"afspraak: {wat}", _afspraak(*rijen, **rij), (*AFSPRAKEN, plek, veld), None)


RENTE = {"maatregel": "macro: rente (procentpunt)", "waarde": 0.01}
ERBIJ = {"maatregel": "extra woningen (aantal per jaar)", "waarde": 5, "corporatie": "Stadswaard", "type": "sloop"}
OMVANG = {"maatregel": "omvang programma (% van het plan)", "waarde": 0.9}
BENUTTING = {"maatregel": "benutting maximale huurverhoging (%)", "waarde": 0.9}
STEUN = {"instrument": "projectsteun", "bedrag": 1e6, "van": 2030}
OVER = {"instrument": "taakoverdracht bestaand bezit", "aantal": 10, "van": 2030}
RUIL = {"instrument": "woningruil", "aantal": 10, "terug": 10, "van": 2030}

GEVALLEN_SCENARIOS = (
    Geval("ontbreekt", "scenario zonder naam", _scenario({"toelichting": "?"}), (*LIJST, NS, "naam"), None),
    Geval("scenario", "twee keer dezelfde naam", _scenario({"naam": "SOBER  bouwen"}), (*LIJST, NS, "naam"), None),
    Geval(
        "scenario", "op wat er niet is", gedeeld(((*LIJST, 0, "bouwt_op"), "Nergens")), (*LIJST, 0, "bouwt_op"), None
    ),
    Geval(
        "scenario", "op zichzelf", gedeeld(((*LIJST, 0, "bouwt_op"), "sober bouwen")), (*LIJST, 0, "bouwt_op"), None
    ),
    Geval(
        "scenario",
        "in een kring",
        gedeeld(((*LIJST, SAMEN, "bouwt_op"), "Samen sober")),
        (*LIJST, SAMEN, "bouwt_op"),
        None,
    ),
    Geval("zonder_wijziging", "een naam alleen", _scenario({"naam": "Leeg"}), (*LIJST, NS, "naam"), None),
    _w("ontbreekt", "zonder scenario", "scenario", **RENTE, **{"scenario": None}),
    _w("ontbreekt", "zonder maatregel", "maatregel", waarde=0.1),
    _w("ontbreekt", "zonder waarde", "waarde", **(RENTE | {"waarde": None})),
    _w("ontbreekt", "erbij zonder type", "type", **(ERBIJ | {"type": None})),
    _w("bekend", "onbekend scenario", "scenario", **RENTE, **{"scenario": "Sobber bouwen"}),
    _w("bekend", "onbekende corporatie", "corporatie", **(ERBIJ | {"corporatie": "Stadsward"})),
    _w("bekend", "onbekende gemeente", "gemeente", **OMVANG, gemeente="Waardstat"),
    _w("bekend", "een tak die er niet is", "tak", **OMVANG, corporatie="Havenkwartier", tak="niet-DAEB"),
    _w("grens", "90 voor 90%", "waarde", **(BENUTTING | {"waarde": 90})),
    _w("grens", "een procentpunt te veel", "waarde", **(RENTE | {"waarde": 1.5})),
    _w("grens", "een half ja", "waarde", maatregel="huur verlagen bij mutatie (1 = ja, 0 = nee)",
       waarde=0.5),
    _w("grens", "anderhalf jaar later", "waarde", maatregel="fasering: later (+) of eerder (−) (jaren)", waarde=1.5),
    _w("overbodig", "rente van een corporatie", "corporatie", **RENTE, corporatie="Stadswaard"),
    _w("overbodig", "huur bij omvang", "huur", **OMVANG, huur=700),
    _w("periode", "eind voor begin", "tot", **RENTE, van=2030, tot=2029),
    _w("buiten", "voor het startjaar", "van", **RENTE, van=2024),
    _w("buiten", "na het laatste jaar", "tot", **RENTE, tot=2050),
    Geval(
        "plafond",
        "benutting zonder maximum",
        gedeeld((PLAFOND, (*(0.05,) * 14, None))),
        (*WIJZIGINGEN, next(i for i, w in enumerate(_S.wijzigingen) if w.scenario == "Maximale huur"), "maatregel"),
        None,
    ),
    _a("ontbreekt", "zonder instrument", "instrument", bedrag=1e6),
    _a("ontbreekt", "zonder ontvanger", "ontvanger", **STEUN, ontvanger=None),
    _a("ontbreekt", "steun zonder bedrag", "bedrag", **(STEUN | {"bedrag": None})),
    _a("ontbreekt", "ruil zonder wat terugkomt", "terug", **(RUIL | {"terug": None})),
    _a("bekend", "onbekend scenario", "scenario", **STEUN, scenario="Same"),
    _a("bekend", "onbekende gever", "gever", **STEUN, gever="Stadsward"),
    _a("bekend", "allen als ontvanger", "ontvanger", **STEUN, ontvanger="naar vhe"),
    _a("bekend", "onbekende gemeente", "gemeente", instrument="overname nieuwbouw", aantal=5, gemeente="Sluiskill"),
    _a("bekend", "project van een ander", "project", instrument="overname nieuwbouw", aantal=5, project="Plaskade"),
    _a("afspraak", "met zichzelf", "ontvanger", **STEUN, gever="HAVENKWARTIER"),
    _a("afspraak", "allen nemen over", "gever", **OVER, gever="naar vhe"),
    _a("afspraak", "een tak die er niet is", "ontvanger", **STEUN, tak="niet-DAEB"),
    _a("overbodig", "rente bij steun", "rente", **STEUN, rente=0.02),
    _a("overbodig", "tot bij overdracht", "tot", **OVER, tot=2031),
    _a("periode", "eind voor begin", "tot", **STEUN, tot=2029),
    _a("buiten", "na het laatste jaar", "van", **(STEUN | {"van": 2041})),
    _a("heel", "halve woningen", "aantal", **(OVER | {"aantal": 2.5})),
    _a("voorraad", "meer dan er staat", "aantal", **(OVER | {"aantal": 11_901})),
    _a("voorraad", "samen meer dan er staat", "aantal", OVER | {"aantal": 11_900},
       OVER | {"aantal": 1, "scenario": "Samen sober"}),
    _a("voorraad", "meer terug dan er staat", "terug", **(RUIL | {"terug": 28_401})),
    Geval("bekend", "brug naar een onbekend scenario", gedeeld(((*SC, "brug", "naar"), "Same")), (*SC, "brug", "naar"),
          None),
    Geval("afspraak", "deelname van niemand", _deelname({"geven": "ja"}), (*DEELNAME, ND, "corporatie"), None),
    Geval("afspraak", "deelname van een ander", _deelname({"corporatie": "X"}), (*DEELNAME, ND, "corporatie"), None),
    Geval("scenario", "een naam die niet vrij is", _scenario({"naam": "Basis"}), (*LIJST, NS, "naam"), None),
    _w("bekend", "een project dat er niet is", "project", **OMVANG, project="Xyz"),
    _w("bekend", "een project van een ander", "project", **OMVANG, project="Havenkop", corporatie="Nieuwland Thuis"),
    _w("bekend", "een project elders", "gemeente", **OMVANG, project="Plaskade", gemeente="Waardstad"),
    Geval(
        "afspraak",
        "deelname twee keer",
        _deelname({"corporatie": "nieuwland thuis"}),
        (*DEELNAME, ND, "corporatie"),
        None,
    ),
)  # fmt: skip
