"""The answer of a search into the workbook: as a scenario one can edit, and as results on tab Optimum."""

from datetime import datetime
from pathlib import Path

from xl_doorrekening.doorrekenen.optimum import Regionaaloptimum
from xl_doorrekening.invoer.scenarios import Scenario
from xl_doorrekening.opgave.regionaal import herken
from xl_doorrekening.solidariteit.optimum.zoeken import met_scenario
from xl_doorrekening.werkboek.berekening import TIJD, Verslag, reken, te_schrijven
from xl_doorrekening.werkboek.bestand import Bestandsfout, bewaar
from xl_doorrekening.werkboek.indeling import optimum, scenarios, solidariteit
from xl_doorrekening.werkboek.lezen.lezer import Gelezen
from xl_doorrekening.werkboek.lezen.uit_bestand import lees
from xl_doorrekening.werkboek.schrijven.cellen import gewijzigd
from xl_doorrekening.werkboek.schrijven.invullen import op_plaats
from xl_doorrekening.werkboek.schrijven.koppelingen import zonder_pad
from xl_doorrekening.werkboek.schrijven.lijstrijen import vervang
from xl_doorrekening.werkboek.schrijven.optimumcellen import optimumcellen
from xl_doorrekening.werkboek.schrijven.rekenketen import zonder_keten
from xl_doorrekening.werkboek.schrijven.waarden import Waarde

NAAM = "Optimum"
Plekken = dict[tuple[int, int], Waarde]


def kan_erin(g: Gelezen) -> bool:
    """Whether this workbook has the tabs of stap 5."""
    return {"scenarios", "solidariteit", "optimum"} <= set(g.tabbladen)


def scenariorijen(g: Gelezen, r: Regionaaloptimum, naam: str) -> dict[str, Plekken]:
    """Cells of the input lists that make the answer a scenario: its name, changes and instruments."""
    tab, blad = g.tabbladen["scenarios"], scenarios.blad()
    wijzigingen, instrumenten = met_scenario(r.optimum, naam)
    kop = Scenario(naam=naam, bouwt_op=r.vanaf, toelichting="Gevonden met Optimaliseer; aan te passen")
    return {
        "scenarios": vervang(tab, blad.blok("scenario_lijst"), "naam", naam, [kop])
        | vervang(tab, blad.blok("wijzigingen"), "scenario", naam, wijzigingen),
        "solidariteit": vervang(
            g.tabbladen["solidariteit"], solidariteit.blad().blok("afspraken"), "scenario", naam, instrumenten
        ),
    }


def schrijf(pad: Path, g: Gelezen, r: Regionaaloptimum, naam: str = NAAM, nu: datetime | None = None) -> Verslag:
    """Write the answer of a search in the workbook that was read as `g`, and recalculate it.

    First the scenario, with the previous version kept beside it; then all results. A workbook that is stopped halfway
    has the scenario and says that its results are of before.
    """
    if r.vanaf is not None and herken(r.vanaf) == herken(naam):
        raise Bestandsfout(f"Het antwoord kan niet “{naam}” heten: daar bouwt het op voort. Kies een andere naam.")
    backup = None
    if not r.optimum.botsing:
        per_tab = scenariorijen(g, r, naam)
        nieuw = gewijzigd(g.pakket.onderdelen, {g.tabbladen[k].deel: cellen for k, cellen in per_tab.items()})
        backup = bewaar(g.pakket, nieuw | zonder_keten(g.pakket.onderdelen, nieuw), backup=True)
        g = lees(pad)
    verslag = reken(g)
    d = verslag.doorrekening
    if d is None:
        return verslag
    nu = nu or datetime.now()
    cellen = te_schrijven(g, d, verslag.bevindingen, nu)
    tab = g.tabbladen["optimum"]
    antwoord = optimumcellen(r, naam, nu.strftime(TIJD), d.vingerafdruk)
    cellen["optimum"] = cellen.get("optimum", {}) | op_plaats(tab, optimum.blad(), antwoord)
    nieuw = gewijzigd(g.pakket.onderdelen, {g.tabbladen[k].deel: x for k, x in cellen.items()})
    anders = nieuw | zonder_keten(g.pakket.onderdelen, nieuw) | zonder_pad(g.pakket.onderdelen)
    backup = bewaar(g.pakket, anders, backup=backup is None) or backup
    return Verslag(verslag.bevindingen, d, True, backup)
