"""The cases of stap 5 on the sheet: each points at a cell that exists, and a file shows them all at once."""

from pathlib import Path

import pytest

from tests.controle.gevallen import Geval, met, voorbeeld
from tests.controle.gevallen_scenarios import AFSPRAKEN, BENUTTING, GEVALLEN_SCENARIOS, LIJST, OVER, STEUN, WIJZIGINGEN
from tests.werkboek.hulp import indeling
from xl_doorrekening.begrippen.maatregelen import MAATREGELEN
from xl_doorrekening.controle.melding import Pad
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.werkboek.berekening import alle_bevindingen
from xl_doorrekening.werkboek.bouwen.sjabloon import bouw
from xl_doorrekening.werkboek.lezen.uit_bestand import lees


def plek(pad: Pad) -> tuple[str, str]:
    """Sheet and cell of a path in the template."""
    tabs = indeling(voorbeeld())
    for sleutel, (naam, blad, _) in tabs.tabs.items():
        for blok in blad.blokken:
            for rij, kolom, cel in blok.cellen():
                if cel.pad == pad:
                    return naam, tabs.cel(sleutel, blok.naam, rij.code, kolom.code).adres
    raise AssertionError(pad)


@pytest.mark.parametrize("geval", GEVALLEN_SCENARIOS, ids=lambda g: f"{g.code}: {g.wat}")
def test_een_geval_wijst_een_vak_aan(geval: Geval) -> None:
    assert plek(geval.pad)[0] in ("Scenario's", "Solidariteit")


FOUT = (
    ("grens", (*WIJZIGINGEN, 0, "waarde"), {"scenario": "Huur", **BENUTTING, "waarde": 90},
     "wijziging “benutting maximale huurverhoging (%)”: 90, dat is 9.000%. Toegestaan: 0% tot en met 100%. "
     "Herstel: typ het %-teken erbij: 90%."),
    ("bekend", (*WIJZIGINGEN, 1, "scenario"), {"scenario": "Huurr", **BENUTTING},
     "er is geen scenario “Huurr”. Toegestaan: een van: Huur. Herstel: verbeter de naam; tot dan telt de regel niet "
     "mee."),
    ("afspraak", (*AFSPRAKEN, 0, "gever"), {"scenario": "Huur", "gever": "naar vhe", "ontvanger": "Stadswaard", **OVER},
     "taakoverdracht bestaand bezit door alle andere (“naar vhe”). Toegestaan: één corporatie; “naar vhe” kan alleen "
     "bij projectsteun, leningruil. Herstel: kies een corporatie als gever."),
    ("overbodig", (*AFSPRAKEN, 1, "looptijd"),
     {"scenario": "Huur", "gever": "Stadswaard", "ontvanger": "Havenkwartier", **STEUN, "looptijd": 5},
     "projectsteun: looptijd is ingevuld, maar doet hier niets. Toegestaan: leeg. Herstel: maak het vak leeg, of kies "
     "wat u bedoelt."),
)  # fmt: skip


def _met_fouten() -> Regio:
    regio = met(voorbeeld(), ("solidariteit",), {})
    regio = met(met(regio, WIJZIGINGEN, []), LIJST, [{"naam": "Huur"}])
    regio = met(met(regio, ("scenarios", "brug"), {}), ("uitvoering",), {})
    for lijst in (WIJZIGINGEN, AFSPRAKEN):
        regio = met(regio, lijst, [rij for _, pad, rij, _ in FOUT if pad[: len(lijst)] == lijst])
    return regio


def test_alles_tegelijk_op_het_blad(tmp_path: Path) -> None:
    pad = tmp_path / "regio.xlsx"
    pad.write_bytes(bouw(_met_fouten()))
    gevonden = {(b.code, b.blad, b.cel, str(b).partition(": ")[2]) for b in alle_bevindingen(lees(pad))}
    assert gevonden == {(code, *plek(p), tekst) for code, p, _, tekst in FOUT}


def test_een_procent_is_aan_de_naam_te_zien() -> None:
    """By which the sheet shows 0,9 as 90%."""
    for x, m in MAATREGELEN.items():
        assert m.procent == ("%" in x.value or "procentpunt" in x.value), x
