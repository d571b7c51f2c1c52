"""What came back: only input, only of who sent it, only what they changed; all at once or nothing."""

from pathlib import Path

import openpyxl
import pytest

from tests.reizen.bouw import DRIE, EEN, TWEE, leg, snelstart, vul
from tests.werkboek.hulp import Ruw, bestanden, delen, gang, voorbeeld, zet
from xl_doorrekening.werkboek.indeling import tabellen
from xl_doorrekening.werkboek.lezen.uit_bestand import lees

K = dict[str, bytes]


def in_euro(naam: str, rij: str = "schuld") -> float:
    c = next(c for c in voorbeeld().corporaties if c.naam == naam)
    waarde = getattr(c.tak("DAEB").snelstart, rij)
    assert waarde is not None
    return float(waarde)


def logboek(pad: Path) -> list[str]:
    blad = openpyxl.load_workbook(pad, read_only=True, data_only=True)["Logboek"]
    return [str(r[4]) for r in blad.iter_rows(values_only=True) if r[1] == "Samenvoegen"]


def test_wat_de_ontvanger_wijzigde_komt_over(regio: Path, ontvangen: Path, kopieen: K) -> None:
    vul(leg(ontvangen / "a.xlsx", kopieen[EEN]), (EEN, "snelstart", "schuld", "daeb", 1_000_000.0))
    voor = delen(regio)
    u = gang("samenvoegen", regio, ontvangen)
    assert (u.code, u.fout) == (0, "")
    assert "a.xlsx: Stadswaard, 1 vak gewijzigd" in u.uit
    assert snelstart(regio, EEN) == 1e9
    assert [snelstart(regio, x) for x in (TWEE, DRIE)] == [in_euro(TWEE), in_euro(DRIE)]
    (regel,) = logboek(regio)
    assert regel.startswith("Stadswaard – ")
    assert regel.endswith("→ 1.000.000 (a.xlsx)")
    assert set(delen(regio)) >= set(voor)
    assert gang("samenvoegen", regio, ontvangen).uit.endswith(
        "Er was niets nieuws; het werkboek is niet gewijzigd.\n"
    )  # fmt: skip


def test_een_ongewijzigde_kopie_brengt_niets(regio: Path, ontvangen: Path, kopieen: K) -> None:
    """Not one cell of any corporation, whether sent alone or with all."""
    for n, inhoud in enumerate(kopieen.values()):
        leg(ontvangen / f"{n}.xlsx", inhoud)
    voor = regio.read_bytes()
    u = gang("samenvoegen", regio, ontvangen)
    assert u.code == 0
    assert u.uit.count("niets nieuws\n") == len(kopieen)
    assert regio.read_bytes() == voor


def test_wat_intussen_thuis_is_gewijzigd_blijft(regio: Path, ontvangen: Path, kopieen: K) -> None:
    """Three ways: theirs in one cell, ours in another, the same in a third."""
    zet(
        regio,
        (EEN, "snelstart", "marktwaarde", "daeb", 9_000_000.0),
        (EEN, "snelstart", "liquide_middelen", "daeb", 31_000.0),
    )
    vul(
        leg(ontvangen / "a.xlsx", kopieen[EEN]),
        (EEN, "snelstart", "schuld", "daeb", 1_000_000.0), (EEN, "snelstart", "liquide_middelen", "daeb", 31_000.0),
    )  # fmt: skip
    u = gang("samenvoegen", regio, ontvangen)
    assert u.code == 0, u.fout + u.uit
    assert [snelstart(regio, EEN, x) for x in ("schuld", "marktwaarde", "liquide_middelen")] == [1e9, 9e9, 31e6]
    assert len(logboek(regio)) == 1


@pytest.mark.parametrize(("keuze", "blijft"), [("eigen", 2e9), ("ontvangen", 1e9)])
def test_een_conflict_wacht_op_een_besluit(regio: Path, ontvangen: Path, kopieen: K, keuze: str, blijft: float) -> None:
    zet(regio, (EEN, "snelstart", "schuld", "daeb", 2_000_000.0))
    vul(leg(ontvangen / "a.xlsx", kopieen[EEN]), (EEN, "snelstart", "schuld", "daeb", 1_000_000.0))
    voor = bestanden(regio.parent)
    u = gang("samenvoegen", regio, ontvangen)
    assert u.code == 1
    was = f"{in_euro(EEN) / 1e3:,.0f}".replace(",", ".")
    assert f"verstuurd {was}, hier 2.000.000, ontvangen 1.000.000 – niet overgenomen" in u.uit
    assert "Er is niets geschreven. Beslis de conflicten met --bij-conflict" in u.fout
    assert bestanden(regio.parent) == voor
    assert gang("samenvoegen", regio, ontvangen, "--bij-conflict", keuze).code == 0
    assert snelstart(regio, EEN) == blijft


def test_tonen_schrijft_niets(regio: Path, ontvangen: Path, kopieen: K) -> None:
    vul(leg(ontvangen / "a.xlsx", kopieen[EEN]), (EEN, "snelstart", "schuld", "daeb", 1_000_000.0))
    voor = bestanden(regio.parent)
    u = gang("samenvoegen", regio, ontvangen, "--toon")
    assert u.code == 0
    assert "→ 1.000.000" in u.uit
    assert bestanden(regio.parent) == voor


def test_rijen_van_een_tabel(regio: Path, ontvangen: Path, kopieen: K) -> None:
    """A project more, one gone, one changed; rows that moved are not rows that changed."""
    projecten = next(c for c in voorbeeld().corporaties if c.naam == EEN).projecten
    n = len(projecten)
    vul(
        leg(ontvangen / "a.xlsx", kopieen[EEN]),
        (EEN, "projecten", "1", "aantal", 7.0),
        *((EEN, "projecten", "2", k, None) for k in tabellen.projecten().rijen[0].cellen),
        (EEN, "projecten", str(n + 3), "naam", "Nieuw plan"), (EEN, "projecten", str(n + 3), "soort", "sloop"),
        (EEN, "projecten", str(n + 3), "aantal", 3.0), (EEN, "projecten", str(n + 3), "oplevering", 2031.0),
        (EEN, "projecten", str(n + 3), "gemeente", projecten[0].gemeente),
    )  # fmt: skip
    u = gang("samenvoegen", regio, ontvangen)
    assert u.code == 0, u.fout
    na = {p.naam: p for p in next(c for c in lees(regio).regio.corporaties if c.naam == EEN).projecten}
    assert projecten[1].naam not in na
    assert (na[projecten[0].naam].aantal, na["Nieuw plan"].aantal) == (7, 3)
    assert {p.naam for p in projecten[2:]} <= set(na)
    assert all(na[p.naam] == p for p in projecten[2:])


def test_alleen_de_uitkomst_van_een_formule(regio: Path, ontvangen: Path, kopieen: K) -> None:
    """Its value is taken over, never the formula; a text that looks like one stays text."""
    vul(
        leg(ontvangen / "a.xlsx", kopieen[EEN]),
        (EEN, "snelstart", "schuld", "daeb", Ruw("1000000", formule="500000*2")),
        (EEN, "algemeen", "gemeenten", "waarde", "=HYPERLINK(\"http://x\")"),
    )  # fmt: skip
    u = gang("samenvoegen", regio, ontvangen)
    assert u.code == 0, u.fout
    assert snelstart(regio, EEN) == 1e9
    xml = b"".join(x for n, x in delen(regio).items() if n.startswith("xl/worksheets/"))
    assert b"<f>500000*2" not in xml
    assert b"<f>HYPERLINK" not in xml
    assert b'=HYPERLINK("http://x")' in xml


@pytest.mark.parametrize(
    ("cel", "waarde", "zin"),
    [
        (("snelstart", "schuld", "daeb"), "veel", "\n  FOUT 'Stadswaard'!"),
        (("snelstart", "schuld", "daeb"), Ruw("#REF!", "e"), "\n  FOUT 'Stadswaard'!"),
        (("snelstart", "vhe", "daeb"), -5.0, "\n  FOUT 'Stadswaard'!"),
    ],
)
def test_een_fout_in_wat_terugkwam(
    regio: Path, ontvangen: Path, kopieen: K, cel: tuple[str, str, str], waarde: str | float | Ruw, zin: str
) -> None:
    """One bad file and one good: nothing at all, with the finding as it stands in that file."""
    vul(leg(ontvangen / "a.xlsx", kopieen[EEN]), (EEN, *cel, waarde))
    vul(leg(ontvangen / "b.xlsx", kopieen[TWEE]), (TWEE, "snelstart", "schuld", "daeb", 500_000.0))
    voor = bestanden(regio.parent)
    u = gang("samenvoegen", regio, ontvangen)
    assert u.code == 1
    assert zin in u.uit
    assert "Laat de afzender de fouten herstellen, of laat die bestanden weg." in u.fout
    assert bestanden(regio.parent) == voor


def test_een_fout_op_een_ander_tabblad_doet_er_niet_toe(regio: Path, ontvangen: Path, kopieen: K) -> None:
    """Only the tab of who it was sent to is taken over, and judged."""
    vul(
        leg(ontvangen / "a.xlsx", kopieen[EEN]),
        (EEN, "snelstart", "schuld", "daeb", 1_000_000.0),
        ("opgave", "opgave_keuzes", "bouwduur", "waarde", "lang"),
    )  # fmt: skip
    assert gang("samenvoegen", regio, ontvangen).code == 0
    assert snelstart(regio, EEN) == 1e9


def test_twee_keer_dezelfde(regio: Path, ontvangen: Path, kopieen: K) -> None:
    """The same file twice is one change; of two that differ one must be chosen: a mix of both is no one's."""
    for naam in ("a.xlsx", "b.xlsx"):
        vul(leg(ontvangen / naam, kopieen[EEN]), (EEN, "snelstart", "schuld", "daeb", 1_000_000.0))
    u = gang("samenvoegen", regio, ontvangen, "--toon")
    assert (u.code, u.uit.count("1 vak gewijzigd"), u.uit.count("niets nieuws")) == (0, 1, 1)
    vul(ontvangen / "b.xlsx", (EEN, "snelstart", "schuld", "daeb", 1_200_000.0))
    u = gang("samenvoegen", regio, ontvangen)
    assert u.code == 1
    assert "b.xlsx: Stadswaard\n  [niet bruikbaar] is een andere versie van Stadswaard dan a.xlsx" in u.uit


def test_herkend_aan_haar_kenmerk(regio: Path, ontvangen: Path, kopieen: K) -> None:
    """Another name for the file and for the tab; the corporation is the same."""
    pad = vul(leg(ontvangen / "kopie van kopie (2).xlsx", kopieen[EEN]),
              (EEN, "snelstart", "schuld", "daeb", 1_000_000.0))  # fmt: skip
    boek = openpyxl.load_workbook(pad)
    boek[EEN].title = "Ons blad"
    boek.save(pad)
    u = gang("samenvoegen", regio, ontvangen)
    assert u.code == 0, u.fout + u.uit
    assert snelstart(regio, EEN) == 1e9


def test_een_andere_naam_wordt_gezegd_en_niet_overgenomen(regio: Path, ontvangen: Path, kopieen: K) -> None:
    vul(leg(ontvangen / "a.xlsx", kopieen[EEN]), (EEN, "algemeen", "naam", "waarde", "Stadswaard Nieuw"))
    u = gang("samenvoegen", regio, ontvangen)
    assert u.code == 0
    assert "[let op] dit bestand noemt Stadswaard “Stadswaard Nieuw”: een naam wordt niet overgenomen" in u.uit
    assert EEN in [c.naam for c in lees(regio).regio.corporaties]


def test_zonder_stempel_is_elk_ander_vak_een_conflict(regio: Path, ontvangen: Path) -> None:
    """The workbook itself, mailed as it is: what is blank here is taken over, what differs waits."""
    leg(ontvangen / "a.xlsx", regio.read_bytes())
    zet(ontvangen / "a.xlsx", (EEN, "snelstart", "schuld", "daeb", 1_000_000.0),
        (EEN, "algemeen", "gemeenten", "waarde", "Elders"))  # fmt: skip
    zet(regio, (EEN, "algemeen", "gemeenten", "waarde", None))
    u = gang("samenvoegen", regio, ontvangen)
    assert u.code == 1
    assert u.uit.count("[conflict]") == 1
    assert "DAEB: hier " in u.uit
    assert "is niet met “verstuur” gemaakt" in u.uit
    assert gang("samenvoegen", regio, ontvangen, "--bij-conflict", "ontvangen").code == 0
    assert snelstart(regio, EEN) == 1e9


def test_andere_klokken(regio: Path, ontvangen: Path, kopieen: K) -> None:
    """Changed by the receiver: listed side by side and refused, until told otherwise. Changed here since: listed."""
    vul(
        leg(ontvangen / "a.xlsx", kopieen[EEN]),
        (EEN, "snelstart", "schuld", "daeb", 1_000_000.0), ("uitgangspunten", "macro", "prijsinflatie", "j3", 0.05),
    )  # fmt: skip
    voor = regio.read_bytes()
    u = gang("samenvoegen", regio, ontvangen)
    assert u.code == 1
    assert "[klokken] de ontvanger rekende met andere aannames:" in u.uit
    assert "hier 2%, daar 5%" in u.uit
    assert regio.read_bytes() == voor
    assert gang("samenvoegen", regio, ontvangen, "--ondanks-klokken").code == 0
    vul(leg(ontvangen / "a.xlsx", kopieen[EEN]), (EEN, "snelstart", "schuld", "daeb", 1_100_000.0))
    zet(regio, ("uitgangspunten", "macro", "prijsinflatie", "j3", 0.04))
    u = gang("samenvoegen", regio, ontvangen, "--bij-conflict", "ontvangen")
    assert u.code == 0, u.fout
    assert "[klokken] de regio wijzigde sindsdien:" in u.uit


def test_een_onbekende_en_een_onleesbare(regio: Path, ontvangen: Path, kopieen: K) -> None:
    leg(ontvangen / "a.xlsx", kopieen[EEN][:-100])
    (ontvangen / "b.xlsx").write_text("geen werkboek")
    assert gang("nieuw", ontvangen / "c.xlsx", "--corporaties", "Elders", "--startjaar", 2026).code == 0
    u = gang("samenvoegen", regio, ontvangen)
    assert u.code == 1
    assert u.uit.count("[niet bruikbaar]") == 3
    assert "brengt Elders, en geen corporatie van dit werkboek (Stadswaard, De Vlietlanden, Havenkwartier)" in u.uit


def test_herstel(regio: Path, ontvangen: Path, kopieen: K) -> None:
    """Back to before, with what was there put aside; without a backup it says so."""
    assert "Er is geen reservekopie" in gang("samenvoegen", regio, "--herstel").fout
    vul(leg(ontvangen / "a.xlsx", kopieen[EEN]), (EEN, "snelstart", "schuld", "daeb", 1_000_000.0))
    voor = delen(regio)
    assert gang("samenvoegen", regio, ontvangen).code == 0
    na = regio.read_bytes()
    u = gang("samenvoegen", regio, "--herstel")
    assert u.code == 0
    assert delen(regio) == voor
    opzij = regio.parent / "regio.voor-herstel.xlsx"
    assert opzij.read_bytes() == na
    u = gang("samenvoegen", regio, "--herstel")
    assert (u.code, "Er valt niets te herstellen" in u.fout) == (2, True)
    assert opzij.read_bytes() == na


def test_herstel_ook_nadat_er_verder_is_gewerkt(regio: Path, ontvangen: Path, kopieen: K) -> None:
    """A merge can be undone when the workbook was changed and calculated since."""
    assert gang("herbereken", regio).code == 0
    voor = delen(regio)
    vul(leg(ontvangen / "a.xlsx", kopieen[EEN]), (EEN, "snelstart", "schuld", "daeb", 1_000_000.0))
    assert gang("samenvoegen", regio, ontvangen).code == 0
    zet(regio, (DRIE, "snelstart", "liquide_middelen", "daeb", 12_345.0))
    assert gang("herbereken", regio).code == 0
    assert gang("samenvoegen", regio, "--herstel").code == 0
    assert delen(regio) == voor


@pytest.mark.parametrize("erbij", [("--toon",), ("ontvangen",)])
def test_herstel_staat_alleen(regio: Path, ontvangen: Path, kopieen: K, erbij: tuple[str, ...]) -> None:
    vul(leg(ontvangen / "a.xlsx", kopieen[EEN]), (EEN, "snelstart", "schuld", "daeb", 1_000_000.0))
    assert gang("samenvoegen", regio, ontvangen).code == 0
    na = regio.read_bytes()
    assert gang("samenvoegen", regio, *(ontvangen if x == "ontvangen" else x for x in erbij), "--herstel").code == 2
    assert regio.read_bytes() == na


def test_niets_te_doen_is_verkeerd_gebruik(regio: Path, ontvangen: Path) -> None:
    u = gang("samenvoegen", regio, ontvangen)
    assert (u.code, u.fout) == (
        2, "Er zijn geen ontvangen werkboeken. Noem de bestanden, of de map waarin zij staan.\n"
    )  # fmt: skip
