"""What worksheet functions answer, on an open workbook without Excel: the same as the command, and one projection."""

import csv
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import xlwings as xw

from tests.excel.nepboek import Nepboek
from tests.werkboek.hulp import cel, gang, voorbeeld, voorbeeldbytes, zet
from xl_doorrekening.begrippen.normen import RATIOS
from xl_doorrekening.begrippen.regels import REGELS
from xl_doorrekening.begrippen.tijd import JAREN
from xl_doorrekening.doorrekenen import doorrekenen
from xl_doorrekening.excel import functies
from xl_doorrekening.excel.vragen import geheugen
from xl_doorrekening.excel.vragen.levend import Levend
from xl_doorrekening.excel.vragen.namen import RATIONAMEN, REGELNAMEN, Antwoordfout, Plaats, sleutel
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.regio.richting import Richting

Tabel = list[list[Any]]
NAMEN = [c.naam for c in voorbeeld().corporaties]
A, START = NAMEN[0], 2026


@pytest.fixture(scope="module")
def pad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example after `doorrekening herbereken`."""
    pad = tmp_path_factory.mktemp("functies") / "regio.xlsx"
    pad.write_bytes(voorbeeldbytes())
    assert gang("herbereken", pad).code == 0
    return pad


@pytest.fixture(scope="module")
def cli(pad: Path) -> dict[tuple[str, str, int, str], float]:
    """What `doorrekening exporteer` gives of variant A."""
    return export(pad, "A")


def export(pad: Path, variant: str) -> dict[tuple[str, str, int, str], float]:
    uit = pad.with_suffix(".csv")
    assert gang("exporteer", pad, "--uit", uit).code == 0
    with uit.open(encoding="utf-8", newline="") as f:
        rijen = list(csv.DictReader(f))
    van = [r for r in rijen if r["variant"] == variant]
    return {(r["corporatie"], r["tak"], int(r["jaar"]), r["grootheid"]): float(r["waarde"] or "inf") for r in van}


@pytest.fixture
def boek(pad: Path, monkeypatch: pytest.MonkeyPatch) -> Nepboek:
    """The workbook that calls, with nothing remembered."""
    nep = Nepboek(pad)
    monkeypatch.setattr(xw.Book, "caller", classmethod(lambda cls: nep))
    monkeypatch.setattr(functies, "GEHEUGEN", geheugen.Geheugen())
    monkeypatch.setattr(functies, "REDENEN", geheugen.Redenen())
    monkeypatch.setattr(Levend, "_tabs", {})
    return nep


@pytest.fixture
def teller(monkeypatch: pytest.MonkeyPatch) -> list[Regio]:
    """Every region that is computed."""
    gerekend: list[Regio] = []
    echt = geheugen.reken

    def reken(g: Any) -> Any:
        gerekend.append(g.regio)
        return echt(g)

    monkeypatch.setattr(geheugen, "reken", reken)
    return gerekend


# --- the same figures as the command --------------------------------------------------------------------------------


@pytest.mark.usefixtures("boek")
@pytest.mark.parametrize("tak", ["geheel", "DAEB", "niet-DAEB"])
def test_kengetallen_zijn_die_van_de_export(cli: dict[tuple[str, str, int, str], float], tak: str) -> None:
    kop, *rijen = functies.DR_KENGETALLEN(A, tak)
    assert kop == ["Jaar", *(r.label for r in RATIOS)]
    assert [r[0] for r in rijen] == list(range(START, START + JAREN))
    for rij in rijen:
        for ratio, waarde in zip(RATIOS, rij[1:], strict=True):
            verwacht = cli.get((A, tak, rij[0], ratio.naam), np.nan)
            assert waarde == ("" if np.isnan(verwacht) else "n.v.t." if np.isinf(verwacht) else verwacht)


@pytest.mark.usefixtures("boek")
def test_variant_b_is_die_van_de_export(pad: Path) -> None:
    """With the entered task; for who has none it is A."""
    b = export(pad, "B")
    jaren = [[START + t for t in range(JAREN)]]
    for naam in NAMEN:
        assert functies.DR_RATIO(naam, "ltv", jaren, "B") == [[b[naam, "geheel", j, "ltv"] for j in jaren[0]]]
    assert functies.DR_RATIO(A, "ltv", 2032, "opgave") != functies.DR_RATIO(A, "ltv", 2032)


@pytest.mark.usefixtures("boek")
def test_elke_regel_is_die_van_de_export(cli: dict[tuple[str, str, int, str], float]) -> None:
    for regel in REGELS:
        factor = 1 if regel.naam in ("vhe", "huur_per_maand") else 1000
        (rij,) = functies.DR_LIJN(A, regel.label, "daeb")
        verwacht = [cli[A, "DAEB", START + t, regel.naam] / factor for t in range(JAREN)]
        assert rij == pytest.approx(verwacht), regel.naam


@pytest.mark.usefixtures("boek")
def test_de_ruimte_is_die_van_de_export(cli: dict[tuple[str, str, int, str], float]) -> None:
    gezien = 0
    for naam in NAMEN:
        for richting in Richting:
            verwacht = cli.get((naam, "DAEB", START, f"investeringsruimte_{richting}"), np.nan)
            if np.isfinite(verwacht) and abs(verwacht) < 1e10:
                assert functies.DR_RUIMTE(naam, richting.value) == verwacht / 1000
                wel = cli[naam, "DAEB", START, f"investeringsruimte_{richting}_verantwoord"] / 1000
                assert functies.DR_RUIMTE(naam, richting.value, None, "ja") == wel
                gezien += 1
    assert gezien >= 6


@pytest.mark.usefixtures("boek")
def test_een_ratio_en_een_tabel_van_ratios() -> None:
    een = functies.DR_RATIO(A, "ltv", 2030)
    assert een == functies.DR_KENGETALLEN(A)[5][2]
    tabel = functies.DR_RATIO([[n] for n in NAMEN], "LTV", [[2030, 2031]], "a")
    assert (len(tabel), len(tabel[0])) == (len(NAMEN), 2)
    assert tabel[0][0] == een
    assert functies.DR_RATIO(A, "LTV", [[2030], [2031]]) == [[x] for x in tabel[0]]
    assert [[functies.DR_RATIO(n, "LTV", 2030)] for n in NAMEN] == [r[:1] for r in tabel]


@pytest.mark.usefixtures("boek")
def test_een_bereik_op_het_tabblad_wijst_de_corporatie_aan() -> None:
    for cellen in ([[None]], [["iets anders"]], [[1.0, 2.0], [3.0, None]]):
        assert functies.DR_KENGETALLEN(Plaats(NAMEN[1], cellen)) == functies.DR_KENGETALLEN(NAMEN[1])
    assert functies.DR_KENGETALLEN(Plaats("Verkenner", [[NAMEN[1]]])) == functies.DR_KENGETALLEN(NAMEN[1])


@pytest.mark.usefixtures("boek")
@pytest.mark.parametrize(
    ("naam", "ratio", "tak"), [(A.upper(), "icr", "GEHEEL"), (f"  {A.lower()} ", "Icr", "totaal"), (A, "ICR", None)]
)
def test_nederlandse_namen_zonder_acht_op_hoofdletters(naam: str, ratio: str, tak: str | None) -> None:
    assert functies.DR_RATIO(naam, ratio, 2030.0, "", tak) == functies.DR_RATIO(A, "icr", 2030)
    assert functies.DR_LIJN(A, "NOMINALE  SCHULD", "niet daeb") == functies.DR_LIJN(A, "schuld", "niet_daeb")
    assert functies.DR_RUIMTE(A, "Nieuwbouw") == functies.DR_RUIMTE(A, "NIEUWBOUW", "daeb", "nee")


@pytest.mark.parametrize("lijst", [RATIONAMEN, REGELNAMEN])
def test_geen_twee_keuzes_met_dezelfde_naam(lijst: dict[str, tuple[str, ...]]) -> None:
    eigen = [{sleutel(n) for n in namen} for namen in lijst.values()]
    assert sum(len(e) for e in eigen) == len(set().union(*eigen))


# --- one projection -------------------------------------------------------------------------------------------------


def test_vijfhonderd_aanroepen_een_projectie(boek: Nepboek, teller: list[Regio]) -> None:
    functies.DR_RATIO(A, "icr", 2026)
    boek.gelezen = boek.namen_gezocht = 0
    for i in range(499):
        functies.DR_RATIO(NAMEN[i % 3], RATIOS[i % 2].naam, START + i % JAREN)
    assert len(teller) == 1
    assert (boek.gelezen, boek.namen_gezocht) == (499, 0)


def _nu(boek: Nepboek) -> tuple[int, int]:
    b = boek.sheets["Stempel"].tab.namen["blok_versheid"]
    assert b is not None
    koppen = boek.sheets["Stempel"].tab.rijen[b.rij0]
    return b.rij0 + 1, koppen.index("Nu")


def test_een_gewijzigd_controlegetal_rekent_opnieuw(boek: Nepboek, teller: list[Regio]) -> None:
    voor = functies.DR_LIJN(A, "schuld", "DAEB")[0][0]
    plek = cel(A, "snelstart", "schuld", "daeb")
    schuld = boek.sheets[A].tab.waarde(plek.rij, plek.kolom)
    boek.zet(A, plek.rij, plek.kolom, schuld + 1000)
    assert functies.DR_LIJN(A, "schuld", "DAEB")[0][0] == voor
    r, k = _nu(boek)
    boek.zet("Stempel", r, k, 123.0)
    assert functies.DR_LIJN(A, "schuld", "DAEB")[0][0] > voor + 500
    assert len(teller) == 2


def test_een_onbekende_naam_leest_het_werkboek_een_keer_opnieuw(boek: Nepboek, teller: list[Regio]) -> None:
    functies.DR_RATIO(A, "icr", 2030)
    boek.sheets[A].tab.naam = "Nieuwe tab"
    boek.hernoem(A, "Nieuwe tab")
    assert functies.DR_KENGETALLEN(Plaats("Nieuwe tab", [[None]])) == functies.DR_KENGETALLEN(A)
    for _ in range(10):
        with pytest.raises(Antwoordfout, match="Onzin"):
            functies.DR_RATIO("Onzin", "icr", 2030)
    assert len(teller) <= 3


def test_een_hernoemd_stempel_wordt_teruggevonden(boek: Nepboek) -> None:
    voor = functies.DR_RATIO(A, "icr", 2030)
    boek.hernoem("Stempel", "Zegel")
    assert functies.DR_RATIO(A, "icr", 2030) == voor


# --- errors ---------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("boek")
@pytest.mark.parametrize(
    ("naam", "argumenten", "reden"),
    [
        ("DR_RATIO", (A, "icrr", 2030), "Ratio “icrr” bestaat niet; bedoelt u “icr”"),
        ("DR_RATIO", ("Nergens", "icr", 2030), "Corporatie “Nergens” bestaat niet"),
        ("DR_RATIO", (None, "icr", 2030), "Corporatie ontbreekt"),
        ("DR_RATIO", (A, "icr", 2050), "geheel getal van 2026 tot en met 2040"),
        ("DR_RATIO", (A, "icr", "later"), "Jaar “later” is geen getal"),
        ("DR_RATIO", (A, "icr", 2030, "C"), "Variant “C” bestaat niet"),
        ("DR_RATIO", (A, "icr", 2030, None, "DAEBB"), "Tak “DAEBB” bestaat niet"),
        ("DR_RATIO", (A, "#N/A", 2030), "Ratio is zelf een fout"),
        ("DR_LIJN", (A, "hurenn"), "bedoelt u “huren”"),
        ("DR_LIJN", (A, [["huren", "vhe"]]), "bereik van meer cellen"),
        ("DR_KENGETALLEN", ([[A], [NAMEN[1]]],), "past één corporatie"),
        ("DR_RUIMTE", (A, "sloop"), "Kies uit: nieuwbouw, verbetering, huurmatiging"),
        ("DR_RUIMTE", (A, "nieuwbouw", "geheel"), "geldt per tak"),
        ("DR_INDEX", ("rente", 2025, 2026), "Soort “rente” bestaat niet"),
        ("DR_INDEX", ("bouw", 1990, 2026), "geheel getal van 2019"),
        ("DR_LENING", (100, 3, "fixe", 10), "Rente 3 valt buiten de grenzen"),
        ("DR_LENING", (100, 0.03, "ballon", 10), "Vorm “ballon” bestaat niet"),
        ("DR_ANNUITEIT", (100, 0.03, 0), "Looptijd 0 kan niet"),
        ("DR_ONRENDABEL", ([[1, 2]], [[1], [2]]), "evenveel rijen en kolommen"),
        ("DR_WATALS", (A, "knopje", 0.01), "Knop “knopje” bestaat niet"),
        ("DR_WATALS", (A, "rente", 1), "van -10% tot en met 10%"),
    ],
)  # fmt: skip
def test_een_fout_heeft_een_reden(naam: str, argumenten: tuple[Any, ...], reden: str) -> None:
    with pytest.raises(Antwoordfout, match=reden.replace("(", r"\(")):
        getattr(functies, naam)(*argumenten)
    kop, laatste = functies.DR_WAAROM()[:2]
    assert kop == ["Tijd", "Functie", "Reden"]
    assert laatste[1].startswith(naam + "(")
    assert reden in laatste[2]


@pytest.mark.usefixtures("boek")
def test_waarom_houdt_elke_reden_een_keer() -> None:
    assert functies.DR_WAAROM() == [["Alle functies hebben antwoord gegeven."]]
    for _ in range(30):
        with pytest.raises(Antwoordfout):
            functies.DR_RATIO(A, "icrr", 2030)
    assert [r[1] for r in functies.DR_WAAROM()[1:]] == [f"DR_RATIO({A}; icrr; 2030)"]


def test_invoer_met_fouten_geeft_de_eerste_en_rekent_niet(
    pad: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, boek: Nepboek, teller: list[Regio]
) -> None:
    stuk = tmp_path / "stuk.xlsx"
    stuk.write_bytes(pad.read_bytes())
    zet(stuk, (A, "snelstart", "schuld", "daeb", "veel"))
    nep = Nepboek(stuk)
    monkeypatch.setattr(xw.Book, "caller", classmethod(lambda cls: nep))
    for _ in range(5):
        with pytest.raises(Antwoordfout, match=r"De invoer heeft 1 fout; er is niet gerekend. De eerste: FOUT"):
            functies.DR_RATIO(A, "icr", 2030)
    assert len(teller) == 1


def test_een_vreemd_werkboek(boek: Nepboek) -> None:
    boek.sheets.bladen = boek.sheets.bladen[:1]
    with pytest.raises(Antwoordfout, match="geen tabblad Stempel"):
        functies.DR_RATIO(A, "icr", 2030)


# --- index, loan, unprofitable top ----------------------------------------------------------------------------------


@pytest.mark.usefixtures("boek")
def test_de_index_volgt_historie_en_macropad() -> None:
    u = voorbeeld().uitgangspunten
    bouw, oud = u.macro.bouwkostenstijging, u.historie["bouwkostenstijging"]
    assert functies.DR_INDEX("bouw", 2025, 2027) == [[pytest.approx((1 + bouw[0]) * (1 + bouw[1]))]]
    assert functies.DR_INDEX("Bouwkostenstijging", 2024, 2025) == [[pytest.approx(1 + oud[-1])]]
    (heen, zelf) = functies.DR_INDEX("prijs", 2023, [[2030, 2023]])[0]
    assert zelf == 1
    assert functies.DR_INDEX("prijs", 2030, 2023)[0][0] == pytest.approx(1 / heen)


def test_een_annuiteit_is_elk_jaar_gelijk_en_eindigt_op_nul() -> None:
    kop, *rijen = functies.DR_LENING(1000.0, 0.03, "Annuïtair", 10)
    assert kop == ["Jaar", "Schuld begin", "Aflossing", "Rente", "Betaald", "Schuld eind"]
    verwacht = 1000 * 0.03 / (1 - 1.03**-10)
    assert [r[4] for r in rijen] == pytest.approx([verwacht] * 10)
    assert functies.DR_ANNUITEIT(1000.0, 0.03, 10) == pytest.approx(verwacht)
    assert rijen[-1][5] == pytest.approx(0, abs=1e-9)
    assert functies.DR_ANNUITEIT(1000.0, 0, 10) == pytest.approx(100)


def test_lineair_en_fixe() -> None:
    lineair = functies.DR_LENING(1000.0, 0.02, "lineair", 30)[1:]
    assert len(lineair) == JAREN
    assert {round(r[2], 9) for r in lineair} == {round(1000 / 30, 9)}
    fixe = functies.DR_LENING(1000.0, 0.02, "FIX", 3)[1:]
    assert [r[2] for r in fixe] == [0, 0, 1000]


def test_de_onrendabele_top() -> None:
    assert functies.DR_ONRENDABEL(268, 142) == [[126]]
    assert functies.DR_ONRENDABEL([[268], [100]], 142) == [[126], [-42]]


# --- what if --------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("boek")
def test_watals_nul_verandert_niets() -> None:
    for knop in functies.DR_KNOPPEN()[1:]:
        (rij,) = functies.DR_WATALS(A, knop[0], 0, "icr")
        assert rij == pytest.approx([r[1] for r in functies.DR_KENGETALLEN(A)[1:]]), knop[0]


@pytest.mark.usefixtures("boek")
def test_watals_geeft_het_oordeel_van_de_gewijzigde_invoer(teller: list[Regio]) -> None:
    regio = voorbeeld()
    boom = regio.model_dump()
    for c in boom["corporaties"]:
        for tak in c["takken"].values():
            for veld in ("schuld", "marktwaarde_leningen"):
                if tak["snelstart"][veld] is not None:
                    tak["snelstart"][veld] *= 1.2
            tak["leningen"] = {
                n: tuple(None if x is None else x * 1.2 for x in reeks) for n, reeks in tak["leningen"].items()
            }
        for lening in c["leningen"]:
            lening["restant"] *= 1.2
    d = doorrekenen(Regio.model_validate(boom))
    for i, naam in enumerate(NAMEN):
        assert functies.DR_WATALS(naam, "Schuld", 0.2) == d.oordelen[i].zin
        verwacht = float(d.toets.ratios["ltv"][4, 0, i, 2])
        assert functies.DR_WATALS(naam, "schuld", 0.2, "LTV", 2030) == pytest.approx(verwacht)
    assert len(teller) == 1


@pytest.mark.usefixtures("boek")
def test_watals_met_een_reeks_waarden() -> None:
    waarden = [[-0.01], [0.0], [0.01]]
    tabel = functies.DR_WATALS(A, "rente", waarden, "icr", 2035)
    assert [len(r) for r in tabel] == [1, 1, 1]
    assert tabel[0][0] > tabel[1][0] > tabel[2][0]
    assert [r[9] for r in functies.DR_WATALS(A, "rente", waarden, "icr")] == [r[0] for r in tabel]
    assert len(functies.DR_WATALS(A, "rente", waarden)) == 3


# --- the derivation of one number -----------------------------------------------------------------------------------


@pytest.mark.usefixtures("boek")
@pytest.mark.parametrize("variant", [None, "B"])
def test_uitleg_is_die_van_de_opdracht(pad: Path, variant: str | None) -> None:
    """The same lines, with the number as a number and the further question as a function."""
    rijen = functies.DR_UITLEG(A, "ICR", 2031, "daeb", variant)
    args = ("--variant", variant) if variant else ()
    uit = gang("uitleg", pad, "--corporatie", A, "--ratio", "icr", "--jaar", 2031, "--tak", "DAEB", *args).uit
    zinnen = uit.splitlines()
    assert [r[0] for r in rijen[:2]] == zinnen[:2]
    assert rijen[2] == ["Nr.", "Regel", "Waarde", "Eenheid", "Formule, cel of regel"]
    assert {len(r) for r in rijen} == {5}
    getoond = [z for z in zinnen[3:-2] if z]
    assert len(getoond) == len(rijen) - 3
    assert all(r[1].strip() in z for z, r in zip(getoond, rijen[3:], strict=True))
    assert rijen[3][2] == functies.DR_RATIO(A, "icr", 2031, variant, "DAEB")
    cellen = [r for r in rijen if r[1].endswith("Gemiddelde rente leningen")]
    assert cellen[0][2:] == [2.75, "%", "Stadswaard!F50"]
    verder = '"DAEB"; "B"' if variant else '"DAEB"'
    meer = f'uitkomst van 2030: DR_UITLEG(corporatie; "liquide_middelen"; 2030; {verder})'
    assert meer in {r[4] for r in rijen}


@pytest.mark.usefixtures("boek")
@pytest.mark.parametrize(
    ("args", "melding"),
    [
        ((A, "icrr", 2031), "Ratio of regel “icrr” bestaat niet; bedoelt u “icr”?"),
        ((A, "icr", 2060), "Jaar 2060 kan niet: geef een geheel getal van 2026 tot en met 2040."),
        ((A, "saldo_exploitatie", 2031, None, "B"), "is van laag instandhouding; vraag haar in variant A."),
    ],
)
def test_uitleg_die_niet_kan(args: tuple[Any, ...], melding: str) -> None:
    with pytest.raises(Antwoordfout, match=re.escape(melding)):
        functies.DR_UITLEG(*args)
