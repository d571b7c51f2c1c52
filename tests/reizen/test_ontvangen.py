"""What a coordinator gets to see of what came back: rows taken out, other tabs, other regions, what is missing."""

from pathlib import Path

import openpyxl
import pytest

from tests.reizen.bouw import DRIE, EEN, TWEE, leg, snelstart, vul
from tests.werkboek.hulp import Inhoud, gang, voorbeeld, zet
from xl_doorrekening.invoer.corporatie import Project
from xl_doorrekening.werkboek.lezen.uit_bestand import lees

K = dict[str, bytes]
DAARNA = "1 × groen, 1 × oranje, 1 × rood; er ontbreekt niets."
SCHULD = (EEN, "snelstart", "schuld", "daeb")


def eerste(pad: Path) -> Project:
    return next(c for c in lees(pad).regio.corporaties if c.naam == EEN).projecten[0]


def zonder_eerste(pad: Path) -> None:
    """The first project taken out."""
    vol = [n for n in Project.model_fields if getattr(eerste(pad), n) is not None]
    leeg: list[tuple[str, str, str, str, Inhoud]] = [(EEN, "projecten", "1", n, None) for n in vol]
    vul(pad, *leeg)


@pytest.mark.parametrize("keuze", ["eigen", "ontvangen"])
def test_hier_gewijzigd_en_daar_verwijderd(regio: Path, ontvangen: Path, kopieen: K, keuze: str) -> None:
    """A row is kept or taken out whole: never half of it."""
    was = eerste(regio)
    zet(regio, (EEN, "projecten", "1", "aantal", 95.0))
    zonder_eerste(leg(ontvangen / "a.xlsx", kopieen[EEN]))
    u = gang("samenvoegen", regio, ontvangen, "--toon")
    assert u.code == 1
    assert f"hele regel “{was.naam}”: in het ontvangen bestand verwijderd, hier gewijzigd" in u.uit
    assert u.uit.count("→ leeg") == 0
    assert gang("samenvoegen", regio, ontvangen, "--bij-conflict", keuze).code == 0
    if keuze == "eigen":
        assert eerste(regio) == was.model_copy(update={"aantal": 95.0})
    else:
        namen = [p.naam for c in lees(regio).regio.corporaties if c.naam == EEN for p in c.projecten]
        assert namen == [p.naam for c in voorbeeld().corporaties if c.naam == EEN for p in c.projecten][1:]


@pytest.mark.parametrize("keuze", ["eigen", "ontvangen"])
def test_hier_verwijderd_en_daar_gewijzigd(regio: Path, ontvangen: Path, kopieen: K, keuze: str) -> None:
    was = eerste(regio)
    zonder_eerste(regio)
    vul(leg(ontvangen / "a.xlsx", kopieen[EEN]), (EEN, "projecten", "1", "aantal", 90.0))
    u = gang("samenvoegen", regio, ontvangen, "--toon")
    assert f"hele regel “{was.naam}”: hier verwijderd, in het ontvangen bestand gewijzigd" in u.uit
    assert gang("samenvoegen", regio, ontvangen, "--bij-conflict", keuze).code == 0
    projecten = next(c for c in lees(regio).regio.corporaties if c.naam == EEN).projecten
    terug = [p for p in projecten if p.naam == was.naam]
    assert terug == ([] if keuze == "eigen" else [was.model_copy(update={"aantal": 90.0})])
    assert all(p.naam for p in projecten)


def test_wat_op_een_gedeeld_tabblad_is_gewijzigd_wordt_gezegd(regio: Path, ontvangen: Path, kopieen: K) -> None:
    vul(leg(ontvangen / "a.xlsx", kopieen[EEN]), ("opgave", "opgave_keuzes", "bouwduur", "waarde", 3.0))
    u = gang("samenvoegen", regio, ontvangen, "--toon")
    assert (u.code, "[let op] dit bestand is ook gewijzigd op Opgave: dat wordt niet overgenomen" in u.uit) == (0, True)
    assert u.uit.endswith("Er is niets nieuws, en niets geschreven.\n")


def test_wat_hier_sindsdien_is_gewijzigd_wordt_gezegd(regio: Path, ontvangen: Path, kopieen: K) -> None:
    zet(regio, (*SCHULD, 900_000.0))
    leg(ontvangen / "a.xlsx", kopieen[EEN])
    assert f"heeft van {EEN} 1 vak zoals verstuurd, en hier is dat sindsdien gewijzigd" in gang(
        "samenvoegen", regio, ontvangen, "--toon"
    ).uit  # fmt: skip


def test_tonen_zegt_wat_er_van_komt(regio: Path, ontvangen: Path, kopieen: K) -> None:
    """The verdict and what lacks; when the whole has fouten, that, and the code that merging would give."""
    pad = vul(leg(ontvangen / "a.xlsx", kopieen[EEN]), (*SCHULD, 1_000_000.0))
    u = gang("samenvoegen", regio, ontvangen, "--toon")
    assert f"Er is niets geschreven. Overgenomen zou dit de uitkomst zijn: {DAARNA}" in u.uit
    project = eerste(pad)
    assert project.oplevering is not None
    zet(regio, (EEN, "projecten", "1", "start", float(project.oplevering)))
    vul(pad, (EEN, "projecten", "1", "oplevering", project.oplevering - 1.0))
    u = gang("samenvoegen", regio, ontvangen, "--toon")
    assert (u.code, "zo kan het ook niet" in u.fout, "Samen geven deze vakken fouten" in u.fout) == (1, True, True)


def test_een_fout_die_er_al_was(regio: Path, ontvangen: Path, kopieen: K) -> None:
    """It is the workbook's own, and not of what was received."""
    zet(regio, (TWEE, "snelstart", "vhe", "daeb", "abc"))
    vul(leg(ontvangen / "a.xlsx", kopieen[EEN]), (*SCHULD, 1_000_000.0))
    u = gang("samenvoegen", regio, ontvangen)
    assert u.code == 1
    assert "Het werkboek zelf heeft nog fouten; herstel die eerst:\n  FOUT" in u.fout
    assert "Samen geven" not in u.fout


def test_wat_in_de_map_geen_werkboek_is_en_wie_nog_mist(regio: Path, ontvangen: Path, kopieen: K) -> None:
    leg(ontvangen / "a.ods", b"x")
    vul(leg(ontvangen / "a.xlsx", kopieen[EEN]), (*SCHULD, 1_000_000.0))
    u = gang("samenvoegen", regio, ontvangen)
    assert "a.ods: overgeslagen, want geen Excel-werkboek (.xlsx of .xlsm)" in u.uit
    assert f"Hier zit niets (bruikbaars) bij van: {TWEE}, {DRIE}." in u.uit
    assert f"{DAARNA} Zie Start en Controle." in u.uit


def test_een_kopie_van_een_andere_regio(regio: Path, ontvangen: Path, kopieen: K) -> None:
    """The same names, and another region: nothing is taken over."""
    zet(regio, ("uitgangspunten", "proces", "regio", "waarde", "Elders"))
    vul(leg(ontvangen / "a.xlsx", kopieen[EEN]), (*SCHULD, 1_000_000.0))
    u = gang("samenvoegen", regio, ontvangen)
    assert (u.code, "[niet bruikbaar] is verstuurd uit de regio “Voorbeeldregio”, niet uit “Elders”" in u.uit) == (
        1,
        True,
    )


def test_in_een_kopie_wordt_niet_samengevoegd(regio: Path, ontvangen: Path, kopieen: K) -> None:
    kopie = leg(regio.parent / "k.xlsx", kopieen[EEN])
    vul(leg(ontvangen / "a.xlsx", kopieen[EEN]), (*SCHULD, 1_000_000.0))
    u = gang("samenvoegen", kopie, ontvangen)
    assert (u.code, "is zelf een verzendkopie" in u.fout) == (2, True)
    assert kopie.read_bytes() == kopieen[EEN]


def test_het_werkboek_zelf(regio: Path) -> None:
    u = gang("samenvoegen", regio, regio)
    assert (u.code, '"regio.xlsx" is het werkboek zelf' in u.fout) == (2, True)


def test_woorden_zijn_geen_klok(regio: Path, ontvangen: Path, kopieen: K) -> None:
    """No figure depends on the words of the process."""
    vul(leg(ontvangen / "a.xlsx", kopieen[EEN]), ("uitgangspunten", "proces", "doorlooptijd", "waarde", "later"))
    u = gang("klokken", regio, ontvangen)
    assert (u.code, "verschil" in u.uit) == (0, False)


def test_ondanks_de_klokken_staat_in_het_logboek(regio: Path, ontvangen: Path, kopieen: K) -> None:
    vul(leg(ontvangen / "a.xlsx", kopieen[EEN]), (*SCHULD, 1_000_000.0),
        ("uitgangspunten", "macro", "prijsinflatie", "j3", 0.07))  # fmt: skip
    assert gang("samenvoegen", regio, ontvangen).code == 1
    assert gang("samenvoegen", regio, ontvangen, "--ondanks-klokken").code == 0
    assert snelstart(regio, EEN) == 1e9
    blad = openpyxl.load_workbook(regio, read_only=True, data_only=True)["Logboek"]
    regels = [str(r[4]) for r in blad.iter_rows(values_only=True)]
    assert f"a.xlsx ({EEN}): ondanks 1 andere aannames" in regels
