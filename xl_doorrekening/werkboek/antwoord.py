"""The answer of a search as cells of the workbook, wherever it stands. What command and button share."""

from collections.abc import Sequence
from datetime import datetime
from importlib import import_module

from xl_doorrekening.begrippen.bevinding import Bevinding
from xl_doorrekening.doorrekenen import Doorrekening
from xl_doorrekening.doorrekenen.optimum import Regionaaloptimum, zoek_optimum
from xl_doorrekening.invoer.regio import Regio, vingerafdruk
from xl_doorrekening.invoer.scenarios import NIET_VRIJ, Scenario, Scenarios
from xl_doorrekening.invoer.solidariteit import Solidariteit
from xl_doorrekening.invoer.standaard import naam_fout
from xl_doorrekening.opgave.regionaal import herken
from xl_doorrekening.solidariteit.optimum.zoeken import Voortgang, met_scenario
from xl_doorrekening.werkboek.berekening import TIJD, optimumstand, te_schrijven
from xl_doorrekening.werkboek.bestand import Bestandsfout
from xl_doorrekening.werkboek.indeling import optimum, scenarios, solidariteit
from xl_doorrekening.werkboek.lezen.lezer import Gelezen
from xl_doorrekening.werkboek.schrijven.invullen import op_plaats
from xl_doorrekening.werkboek.schrijven.lijstrijen import vervang
from xl_doorrekening.werkboek.schrijven.optimumcellen import optimumcellen
from xl_doorrekening.werkboek.schrijven.waarden import Waarde

NAAM = "Optimum"
GEVONDEN = "Gevonden met Optimaliseer; aan te passen"
"""By which an earlier answer is told from a scenario of the region's own."""
OPLOSSER = "highspy"
Plekken = dict[tuple[int, int], Waarde]


def kan_erin(g: Gelezen) -> bool:
    """Whether this workbook has the tabs of stap 5."""
    return {"scenarios", "solidariteit", "optimum"} <= set(g.tabbladen)


def zoek(d: Doorrekening, vanaf: str | None, voortgang: Voortgang) -> Regionaaloptimum:
    """Search; raises Bestandsfout, with nothing changed, when that cannot be done here or with this input."""
    try:
        import_module(OPLOSSER)
    except ImportError as fout:
        raise Bestandsfout(
            f"Er is niet gezocht en niets gewijzigd: {OPLOSSER}, waarmee het optimum wordt gezocht, is niet "
            f"geïnstalleerd of start niet ({fout}). Installeer het in de Python van dit programma met: "
            f'python -m pip install "{OPLOSSER}<1.16"'
        ) from fout
    try:
        return zoek_optimum(d, vanaf, voortgang)
    except ValueError as fout:
        raise Bestandsfout(f"Er is niet gezocht: {fout}.") from fout


def afdruk(regio: Regio, naam: str) -> str:
    """Fingerprint of the rows of a scenario, to tell later whether somebody edited them."""
    wat = herken(naam)
    s, o = regio.scenarios, regio.solidariteit
    lijst = tuple(x for x in s.lijst if herken(x.naam or "") == wat)
    wijzigingen = tuple(x for x in s.wijzigingen if herken(x.scenario or "") == wat)
    afspraken = tuple(x for x in o.instrumenten if herken(x.scenario or "") == wat)
    delen = (Scenarios(lijst=lijst, wijzigingen=wijzigingen), Solidariteit(instrumenten=afspraken))
    return "-".join(vingerafdruk(x) for x in delen)


def _aangepast(g: Gelezen, naam: str) -> bool:
    """Whether the answer of an earlier search was edited since."""
    stand = optimumstand(g)
    toen = str(stand.get("afdruk") or "")
    return herken(str(stand.get("scenario") or "")) == herken(naam) and toen not in ("", afdruk(g.regio, naam))


def weiger_naam(g: Gelezen, naam: str, vanaf: str | None) -> None:
    """Raises Bestandsfout when an answer cannot have this name: it would replace or hide something else."""
    regio = g.regio
    fout = naam_fout(naam)
    if fout is None and (naam[0] in "=+-@" or herken(naam) in NIET_VRIJ):
        fout = "die naam heeft al een betekenis"
    if fout is None and vanaf is not None and herken(naam) == herken(vanaf):
        fout = "daar bouwt het op voort"
    eigen = [s for s in regio.scenarios.lijst if herken(s.naam or "") == herken(naam) and s.toelichting != GEVONDEN]
    if fout is None and eigen:
        fout = "dat is een scenario van uzelf, en dat zou worden vervangen"
    if fout is None and _aangepast(g, naam):
        fout = "dat scenario is na het zoeken aangepast, en die wijzigingen zouden verloren gaan"
    if fout is not None:
        raise Bestandsfout(f"Het antwoord kan niet “{naam[:60]}” heten: {fout}. Kies een andere naam.")


def scenariorijen(g: Gelezen, r: Regionaaloptimum, naam: str) -> dict[str, Plekken]:
    """Cells of the input lists that make the answer a scenario: its name, changes and instruments.

    Empty when wishes clash: then there is no answer.
    """
    if r.optimum.botsing:
        return {}
    tab, blad = g.tabbladen["scenarios"], scenarios.blad()
    wijzigingen, instrumenten = met_scenario(r.optimum, naam)
    kop = Scenario(naam=naam, bouwt_op=r.vanaf, toelichting=GEVONDEN)
    return {
        "scenarios": vervang(tab, blad.blok("scenario_lijst"), "naam", naam, [kop])
        | vervang(tab, blad.blok("wijzigingen"), "scenario", naam, wijzigingen),
        "solidariteit": vervang(
            g.tabbladen["solidariteit"], solidariteit.blad().blok("afspraken"), "scenario", naam, instrumenten
        ),
    }


def antwoordcellen(
    g: Gelezen, d: Doorrekening, bevindingen: Sequence[Bevinding], r: Regionaaloptimum, naam: str, nu: datetime
) -> dict[str, Plekken]:
    """All cells to set once the scenario stands in the input (`g`, computed as `d`): results, and tab Optimum."""
    cellen = te_schrijven(g, d, bevindingen, nu)
    antwoord = optimumcellen(r, naam, nu.strftime(TIJD), d.vingerafdruk, afdruk(g.regio, naam))
    cellen["optimum"] = cellen.get("optimum", {}) | op_plaats(g.tabbladen["optimum"], optimum.blad(), antwoord)
    return cellen


def niet_gerekend(naam: str, fouten: Sequence[Bevinding], *, geschreven: bool) -> str:
    """What to say when the answer is refused as input; `geschreven`: it stands there already."""
    wat = f"staat in de invoer als scenario “{naam}”, maar" if geschreven else f"past niet als scenario “{naam}”: het"
    kop = f"Het antwoord {wat} geeft daar fouten; er is niet gerekend{'' if geschreven else ' en niets geschreven'}."
    return "\n".join([kop, "", *(str(b) for b in fouten[:8])])
