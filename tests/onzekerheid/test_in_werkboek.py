"""`stress` and the workbook: it writes its chances, herbereken leaves them, and changed input makes them stale."""

from datetime import datetime
from pathlib import Path

import numpy as np
import pytest

from tests.werkboek.hulp import bestanden, boek, cel, gang, lees_cel, voorbeeld, voorbeeldbytes, zet
from tests.werkboek.test_oudere_opbouw import VERSIES
from xl_doorrekening.begrippen.tijd import GEHEEL, JAREN, KOLOMMEN
from xl_doorrekening.doorrekenen.stress import Stress, stress, waarschijnlijkste_jaar
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.invoer.standaard import lege_regio
from xl_doorrekening.kern import scenarios
from xl_doorrekening.onzekerheid.simulatie import Kansen
from xl_doorrekening.opdrachten.stresstekst import Meter
from xl_doorrekening.werkboek import versheid
from xl_doorrekening.werkboek.beheer.corporaties import hernoem, verwijder, voeg_toe
from xl_doorrekening.werkboek.berekening import alle_bevindingen, laatste_run, reken
from xl_doorrekening.werkboek.bouwen.sjabloon import bouw
from xl_doorrekening.werkboek.herbereken import herbereken
from xl_doorrekening.werkboek.indeling import kansen
from xl_doorrekening.werkboek.indeling.blok import MET_SOLIDARITEIT
from xl_doorrekening.werkboek.indeling.onzekerheid import blad as invoerblad
from xl_doorrekening.werkboek.kansen import schrijf_kansen
from xl_doorrekening.werkboek.lezen.lezer import Gelezen
from xl_doorrekening.werkboek.lezen.uit_bestand import lees

__all__ = ["boek"]
NU = datetime(2026, 3, 1, 9, 30)
STAND = ("kansen", "k_stand", versheid.STAND, "waarde")
SPREIDING = ("onzekerheid", "spreidingen", "prijsinflatie")


def cellen(g: Gelezen) -> dict[tuple[str, str, str], object]:
    """Every cell of the tab by block, row and column, but for the formula."""
    tab, namen = g.tabbladen["kansen"], [(c.id, c.naam) for c in g.regio.corporaties]
    uit: dict[tuple[str, str, str], object] = {}
    for blok in kansen.blad(g.regio.uitgangspunten.startjaar, namen).blokken:
        plek = tab.vind(blok)
        assert plek is not None
        for rij, kolom, _ in blok.cellen():
            uit[blok.naam, rij.code, kolom.code] = tab.waarde(plek.rijen[rij.code], plek.kolommen[kolom.code])
    return uit


@pytest.fixture
def gerekend(boek: Path) -> Path:
    assert gang("stress", boek, "--paden", 60, "--zaad", 3).code == 0
    return boek


@pytest.fixture(scope="module")
def s() -> Stress:
    return stress(voorbeeld(), paden=60, zaad=3)


def test_schrijft_wat_het_toont(boek: Path, s: Stress) -> None:
    """Every figure of the run at its place, with the results of the same input beside it, and the version of before."""
    u = gang("stress", boek, "--paden", 60, "--zaad", 3)
    tabel, _, slot = u.uit[:-1].rpartition("\n")
    assert slot == (
        f'Kansen en alle andere uitkomsten geschreven, zie tabblad "Uitkomsten onzekerheid" van {boek}; '
        "de vorige versie staat in regio.backup.xlsx."
    )
    assert tabel + "\n" == gang("stress", boek, "--paden", 60, "--zaad", 3, "--toon").uit
    assert boek.with_name("regio.backup.xlsx").read_bytes() == voorbeeldbytes()
    g = lees(boek)
    assert g.bevindingen == []
    run = laatste_run(g)
    assert (run["paden"], run["paden_graad"], run["zaad"], run["let_op"]) == (60.0, 60.0, 3.0, "")
    assert run["vingerafdruk"] == g.stempel["vingerafdruk"]
    assert run["variant"] == "B: met de opgave"
    assert lees_cel(boek, *STAND) == "actueel"
    uit = cellen(g)
    for c, corporatie in enumerate(g.regio.corporaties):
        _als_de_run(uit, s, c, corporatie.id)


def _als_de_run(uit: dict[tuple[str, str, str], object], s: Stress, c: int, id_: str) -> None:
    """One corporation: chances, years, shares of the plans, and the fan."""
    a, b = s.kansen["A"], s.kansen["B"]
    assert s.graden is not None
    for code, k in (("a", a), ("b", b)):
        assert uit["k_kansen", id_, f"{code}_kans"] == pytest.approx(k.deel("alles_altijd")[c])
        assert (uit["k_kansen", id_, f"{code}_jaar"] or None) == waarschijnlijkste_jaar(k, c)
        assert uit["k_kansen", id_, f"{code}_krapst"]
    laag, _, midden, _, hoog = s.graden.kwantielen()[:, c]
    past = [uit["k_kansen", id_, f"past_{x}"] for x in ("laag", "midden", "hoog")]
    assert past == pytest.approx([laag, midden, hoog])
    assert uit["k_kansen", id_, "heel"] == pytest.approx(s.graden.kans_heel()[c])
    assert [uit["k_jaren", id_, f"j{t}"] for t in range(JAREN)] == pytest.approx(b.deel("alles")[:, c])
    _waaier(uit, b, c, id_)


def _waaier(uit: dict[tuple[str, str, str], object], b: Kansen, c: int, id_: str) -> None:
    tak = KOLOMMEN.index(GEHEEL)
    for naam, grens in (("icr", 1.4), ("ltv", 0.7)):
        banden = [[uit[f"k_waaier_{id_}", f"{naam}.{p}", f"j{t}"] for t in range(JAREN)] for p in kansen.DEEL]
        np.testing.assert_allclose(np.array(banden, dtype=float), b.waaier[:, b.ratios.index(naam), :, c, tak])
        assert uit[f"k_waaier_{id_}", f"{naam}.grens", "j0"] == pytest.approx(grens)


def test_nog_niet_gerekend(boek: Path) -> None:
    """A new workbook says so, before and after a recalculation, with the command that would do it."""
    assert lees_cel(boek, *STAND) == "nog niet gerekend: doorrekening stress"
    herbereken(boek, nu=NU)
    assert lees_cel(boek, *STAND) == "nog niet gerekend: doorrekening stress"
    assert set(map(str, cellen(lees(boek)).values())) == {""}


def test_nog_eens_is_al_bijgewerkt(gerekend: Path) -> None:
    """The same run changes nothing, not even the time; another number of paths does."""
    voor = gerekend.read_bytes()
    u = gang("stress", gerekend, "--paden", 60, "--zaad", 3)
    assert u.uit.endswith(f"\n{gerekend} was al bijgewerkt.\n")
    assert gerekend.read_bytes() == voor
    gang("stress", gerekend, "--paden", 61, "--zaad", 3)
    assert laatste_run(lees(gerekend))["paden"] == 61.0


def test_herbereken_laat_het_staan(gerekend: Path) -> None:
    voor = gerekend.read_bytes()
    assert not herbereken(gerekend, nu=NU).geschreven
    assert gerekend.read_bytes() == voor


def test_andere_invoer_maakt_het_oud(gerekend: Path) -> None:
    """The figures stay, the state says that they are of before; back to the old input they are right again."""
    voor, oud = cellen(lees(gerekend)), lees_cel(gerekend, *SPREIDING, "spreiding")
    zet(gerekend, (*SPREIDING, "spreiding", 0.02))
    herbereken(gerekend, nu=NU)
    assert str(lees_cel(gerekend, *STAND)).startswith("verouderd: ")
    assert cellen(lees(gerekend)) == voor
    zet(gerekend, (*SPREIDING, "spreiding", float(str(oud))))
    herbereken(gerekend, nu=NU)
    assert lees_cel(gerekend, *STAND) == "actueel"


def test_de_formule_zegt_het_ook_zonder_herbereken() -> None:
    """Nothing computed, input of another fingerprint, a changed block, and neither."""
    assert versheid.EIGENSTAND["kansen"].formule("1+2", "$D$9", "'Stempel'!$D$8") == (
        'IF($D$9="","nog niet gerekend: doorrekening stress",IF(OR(1+2>0,$D$9<>\'Stempel\'!$D$8),'
        '"verouderd: de invoer is sindsdien gewijzigd; reken opnieuw met doorrekening stress","actueel"))'
    )


def test_een_corporatie_erbij_maakt_het_leeg(gerekend: Path) -> None:
    """Rows of her own everywhere; chances of a region without her are not those of this one."""
    voeg_toe(gerekend, "Nieuw")
    g = lees(gerekend)
    assert [b for b in g.bevindingen if b.code in ("opbouw", "uitkomstblad")] == []
    assert set(map(str, cellen(g).values())) == {""}
    verwijder(gerekend, "Nieuw")
    assert gang("stress", gerekend, "--paden", 10).code == 0
    assert laatste_run(lees(gerekend))["paden"] == 10.0


def test_een_andere_naam(gerekend: Path) -> None:
    """The chances stay beside the new name, and are said to be of before."""
    voor = cellen(lees(gerekend))
    hernoem(gerekend, "Havenkwartier", "Anders")
    g = lees(gerekend)
    assert cellen(g) == voor
    kop = kansen.blad(2026, [(c.id, c.naam) for c in g.regio.corporaties]).blok("k_kansen")
    plek = g.tabbladen["kansen"].vind(kop)
    assert plek is not None
    namen = [g.tabbladen["kansen"].waarde(r, plek.bereik.kolom0 + 1) for r in plek.rijen.values()]
    assert namen == [c.naam for c in g.regio.corporaties]
    assert "Anders" in namen


@pytest.mark.parametrize("versie", [v for v in sorted(VERSIES) if v < MET_SOLIDARITEIT])
def test_een_oudere_opbouw_heeft_er_geen_plaats_voor(tmp_path: Path, versie: int) -> None:
    pad = tmp_path / "regio.xlsx"
    pad.write_bytes(VERSIES[versie].read_bytes())
    voor = bestanden(tmp_path)
    u = gang("stress", pad, "--paden", 10)
    assert u.code == 0
    assert u.uit.endswith("\nDit werkboek heeft geen tabblad Uitkomsten onzekerheid: er is niets in geschreven.\n")
    assert bestanden(tmp_path) == voor


def test_zonder_opgave_de_banden_van_a(tmp_path: Path) -> None:
    r = voorbeeld()
    kaal = tuple(c.model_copy(update={"projecten": ()}) for c in r.corporaties)
    leeg = lege_regio(2026, ())
    zonder = {"opgave": leeg.opgave, "scenarios": leeg.scenarios, "solidariteit": leeg.solidariteit}
    g = _na_stress(r.model_copy(update={"corporaties": kaal, **zonder}), tmp_path / "regio.xlsx")
    uit, id_ = cellen(g), r.corporaties[0].id
    assert laatste_run(g)["variant"] == "A: instandhouding (er is nog geen opgave)"
    assert uit["k_kansen", id_, "b_kans"] == uit["k_kansen", id_, "heel"] == ""
    assert uit[f"k_waaier_{id_}", "ltv.p50", "j14"] != ""


def _na_stress(regio: Regio, pad: Path) -> Gelezen:
    pad.write_bytes(bouw(regio))
    g = lees(pad)
    verslag = reken(g)
    assert schrijf_kansen(g, verslag, stress(g.regio, paden=10, d=verslag.doorrekening), nu=NU).geschreven
    na = lees(pad)
    assert laatste_run(na)["berekend"] == "01-03-2026 09:30"
    return na


class _Onderbreker(Meter):
    def __call__(self, wat: str, klaar: int, totaal: int) -> None:
        raise KeyboardInterrupt


def test_een_onderbreking_schrijft_wat_er_is(boek: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The paths done, and that it is not all of them; what was not reached stays blank."""
    monkeypatch.setattr(scenarios, "CELLEN", 10 * len(voorbeeld().corporaties))
    monkeypatch.setattr("xl_doorrekening.opdrachten.stresstekst.Meter", _Onderbreker)
    assert "Afgebroken na 10 van de 40 paden" in gang("stress", boek, "--paden", 40).uit
    g = lees(boek)
    run = laatste_run(g)
    assert (run["paden"], run["paden_graad"]) == (10.0, 0.0)
    assert run["let_op"] == "afgebroken: niet alle paden die gevraagd waren"
    id_ = g.regio.corporaties[0].id
    assert cellen(g)["k_kansen", id_, "past_midden"] == ""
    assert cellen(g)["k_kansen", id_, "a_kans"] != ""


# --- input ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rij", "waarde", "tekst"),
    [
        ("paden", 10.5, "Aantal paden: 10,5. Toegestaan: een geheel getal van 1 tot en met 100.000."),
        ("zaad", -1.0, "Startgetal: -1. Toegestaan: een geheel getal van 0 tot en met 1.000.000."),
        ("paden_graad", None, "Aantal paden voor de realisatiegraad: leeg. Toegestaan: een geheel getal van 1 tot"),
    ],
)
def test_een_fout_aantal(boek: Path, rij: str, waarde: float | None, tekst: str) -> None:
    """Said at its cell; nothing is computed and nothing written."""
    plek = ("onzekerheid", "onzekerheid_keuzes", rij, "waarde")
    zet(boek, (*plek, waarde))
    voor = bestanden(boek.parent)
    u = gang("stress", boek)
    assert (u.code, u.uit) == (1, "")
    assert f"{cel(*plek)}: {tekst}" in u.fout
    assert bestanden(boek.parent) == voor


def test_samenhang_wijst_haar_vak_aan(boek: Path) -> None:
    zet(boek, (*SPREIDING, "markt", 0.5))
    (b,) = alle_bevindingen(lees(boek))
    plek = cel(*SPREIDING, "inflatie")
    assert (b.code, b.blad, b.cel) == ("samenhang", plek.blad, plek.adres)


def test_elke_reeks_heeft_bron_en_status() -> None:
    regio = lege_regio(2026, ["Een"])
    sleutels = [f"spreiding.{r.code}" for r in invoerblad().blok("spreidingen").rijen]
    sleutels += [f"onzekerheid_keuzes.{r.code}" for r in invoerblad().blok("onzekerheid_keuzes").rijen]
    assert len(sleutels) == 15
    assert all(set(regio.herkomst[s]) == {"bron", "status"} for s in sleutels)
