"""Any change of the input shows: on Stempel for its block alone, in header lines and on Start for whom it concerns."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from tests.e2e.kantoor import Kantoor, Stap, bewaar, formule, openen, reken, voeg_rijen_in, zet, zet_datum
from tests.e2e.stand import GEDEELD, Meter, Stand
from xl_doorrekening.werkboek.herbereken import herbereken
from xl_doorrekening.werkboek.indeling.blok import Kolom, Rij, adres
from xl_doorrekening.werkboek.lezen.bron import Blokplek, positie
from xl_doorrekening.werkboek.lezen.uit_bestand import lees

pytestmark = pytest.mark.traag


@dataclass(frozen=True)
class Vak:
    """An input cell: its block (owner.block), tab, address and value."""

    blok: str
    blad: str
    cel: str
    waarde: str | float

    @property
    def eigenaar(self) -> str:
        return self.blok.partition(".")[0]

    def wordt(self, waarde: str | float | None) -> Stap:
        return zet(self.blad, self.cel, waarde)

    def terug(self) -> Stap:
        return self.wordt(self.waarde)


def cellen(p: Blokplek) -> Iterator[tuple[Rij, Kolom, int, int]]:
    for rij, kolom, cel in p.blok.cellen():
        if cel.pad is not None:
            yield rij, kolom, p.rijen[rij.code], p.kolommen[kolom.code]


def vakken(meter: Meter) -> dict[str, list[Vak]]:
    """All input cells per block."""
    uit: dict[str, list[Vak]] = {}
    for sleutel, blad in meter.bladen.items():
        tab = meter.g.tabbladen[sleutel]
        for blok in blad.blokken:
            if blok.invoer:
                code = f"{sleutel}.{blok.naam}"
                uit[code] = [
                    Vak(code, tab.naam, adres(r, k), tab.waarde(r, k))
                    for _, _, r, k in cellen(meter.plek(sleutel, blok.naam))
                ]
    return uit


def standen(kantoor: Kantoor, pad: Path, wijzigingen: list[list[Stap]], terug: list[list[Stap]]) -> list[Stand]:
    """The state after each change; in between each is undone. The last one is that after all is undone."""
    meter = Meter(pad)
    stappen = [openen(pad), reken()]
    for heen, weer in zip(wijzigingen, terug, strict=True):
        stappen += [*heen, *meter.stappen(), *weer]
    antwoord = iter(kantoor.doe([*stappen, *meter.stappen()]))
    return [meter.stand(antwoord) for _ in range(len(wijzigingen) + 1)]


def controleer(meter: Meter, stand: Stand, vak: Vak) -> None:
    """Exactly this block is changed, and whoever depends on it is told."""
    assert stand.veranderd() == {vak.blok}, vak
    assert stand.verouderd() == meter.verwacht_verouderd(vak.eigenaar), vak
    assert stand.actueel() == set(meter.met_kop()) - stand.verouderd(), vak
    oud = meter.corporaties() if vak.eigenaar in GEDEELD else [vak.eigenaar]
    assert stand.start == {c: "verouderd" if c in oud else "actueel" for c in meter.corporaties()}, vak


def iets_meer(waarde: str | float) -> str | float:
    """The smallest change that someone would make: € 1.000, a woning, a hundredth of a percent, a letter."""
    if isinstance(waarde, str):
        return f"{waarde}!"
    return waarde + (1.0 if abs(waarde) >= 1.0 else 0.0001)


def test_een_vak_per_blok(kantoor: Kantoor, berekend: Path) -> None:
    """In every block of every tab one figure or text is changed; after undoing everything is fresh again."""
    meter = Meter(berekend)
    per_blok = vakken(meter)
    assert len(per_blok) == len(meter.versheid.rijen)
    gekozen = [next((v for v in vs if v.waarde != ""), vs[0]) for vs in per_blok.values()]
    wijzigingen = [[v.wordt(iets_meer(v.waarde))] for v in gekozen]
    *na, laatste = standen(kantoor, berekend, wijzigingen, [[v.terug()] for v in gekozen])
    for stand, vak in zip(na, gekozen, strict=True):
        controleer(meter, stand, vak)
    assert laatste.veranderd() == set()
    assert set(laatste.start.values()) == {"actueel"}


def test_elk_soort_wijziging(kantoor: Kantoor, berekend: Path) -> None:
    """Another text of equal length, a swap of two cells, 0 for a blank, a blank for a figure, text for a figure."""
    meter = Meter(berekend)
    alle = [v for vs in vakken(meter).values() for v in vs]
    eigen = [v for v in alle if v.eigenaar not in GEDEELD]
    tekst = next(v for v in eigen if isinstance(v.waarde, str) and len(v.waarde) > 3)
    getallen = [v for v in eigen if v.blok.endswith(".snelstart") and isinstance(v.waarde, float)]
    een = getallen[0]
    ander = next(v for v in getallen if v.eigenaar == een.eigenaar and v.waarde != een.waarde)
    groot = max((v for v in eigen if isinstance(v.waarde, float)), key=lambda v: v.waarde)
    leeg = next(v for v in eigen if v.waarde == "" and v.blok.endswith(".snelstart"))
    keuze = next(v for v in alle if v.waarde in ("ja", "nee"))
    gevallen: list[tuple[Vak, list[Stap], list[Stap]]] = [
        (tekst, [tekst.wordt(str(tekst.waarde)[:-1] + "#")], [tekst.terug()]),
        (een, [een.wordt(ander.waarde), ander.wordt(een.waarde)], [een.terug(), ander.terug()]),
        (leeg, [leeg.wordt(0.0)], [leeg.terug()]),
        (een, [een.wordt(None)], [een.terug()]),
        (een, [een.wordt("x")], [een.terug()]),
        (een, [een.wordt(-float(een.waarde) - 1.0)], [een.terug()]),
        (groot, [groot.wordt(float(groot.waarde) + 1.0)], [groot.terug()]),
        (keuze, [keuze.wordt("nee" if keuze.waarde == "ja" else "ja")], [keuze.terug()]),
    ]
    *na, laatste = standen(kantoor, berekend, [g[1] for g in gevallen], [g[2] for g in gevallen])
    for stand, (vak, _, _) in zip(na, gevallen, strict=True):
        controleer(meter, stand, vak)
    assert laatste.veranderd() == set()


def test_een_ingevoegde_rij_boven_een_blok(kantoor: Kantoor, berekend: Path, tmp_path: Path) -> None:
    """Rows above a block move it and change nothing: not stale, the same input, and a change still shows."""
    meter = Meter(berekend)
    eigenaar = meter.corporaties()[1]
    boven = meter.plek(eigenaar, "snelstart").bereik.rij0 - 3
    pad = tmp_path / "ingevoegd.xlsx"
    kantoor.doe([openen(berekend), voeg_rijen_in(meter.naam(eigenaar), boven, 2), bewaar(pad)])
    nieuw = Meter(pad)
    assert nieuw.plek(eigenaar, "snelstart").bereik.rij0 == boven + 5
    assert nieuw.g.regio == meter.g.regio
    vak = next(v for v in vakken(nieuw)[f"{eigenaar}.snelstart"] if isinstance(v.waarde, float))
    eerst, daarna, laatste = standen(kantoor, pad, [[], [vak.wordt(float(vak.waarde) + 1.0)]], [[], [vak.terug()]])
    assert (eerst.veranderd(), set(eerst.start.values())) == (set(), {"actueel"})
    controleer(nieuw, daarna, vak)
    assert laatste.veranderd() == set()


def test_formules_datums_en_fouten_in_invoervakken(kantoor: Kantoor, berekend: Path, tmp_path: Path) -> None:
    """A formula that gives "", a date, a figure or an error weighs as LibreOffice weighs it: fresh after Herbereken."""
    meter = Meter(berekend)
    per_blok = vakken(meter)
    eigenaar = meter.corporaties()[0]
    getal = next(v for v in per_blok[f"{eigenaar}.snelstart"] if isinstance(v.waarde, float))
    vak = per_blok[f"{eigenaar}.exploitatie_daeb"]
    leeg, datum, gevuld = [v.cel for v in vak if v.cel.startswith("E")][:3]
    naast = "G" + leeg[1:]
    pad = tmp_path / "formules.xlsx"
    stappen = [
        formule(getal.blad, getal.cel, f"={getal.waarde!r}+0"),
        formule(getal.blad, leeg, '=IF(1=1;"";"x")'),
        zet_datum(getal.blad, datum, date(2026, 3, 4)),
        formule(getal.blad, gevuld, '="volgens "&"begroting"'),
        formule(getal.blad, naast, "=1/0"),
    ]
    kantoor.doe([openen(berekend), *stappen, bewaar(pad)])
    tab = lees(pad).tabbladen[eigenaar]
    inhoud = [tab.waarde(*positie(cel)) for cel in (leeg, datum, gevuld, naast)]
    assert inhoud == ["", date(2026, 3, 4), "volgens begroting", ""]
    verslag = herbereken(pad, reserve=False)
    assert verslag.geschreven
    (stand,) = standen(kantoor, pad, [], [])
    assert stand.veranderd() == set()
    assert set(stand.start.values()) == {"actueel"}


def test_door_libreoffice_bewaard(kantoor: Kantoor, berekend: Path, tmp_path: Path) -> None:
    """A workbook saved by LibreOffice has the same fingerprint; calculating it gives the same results."""
    pad = tmp_path / "bewaard.xlsx"
    kantoor.doe([openen(berekend), bewaar(pad)])
    oud, nieuw = lees(berekend), lees(pad)
    assert nieuw.regio == oud.regio
    assert nieuw.bevindingen == oud.bevindingen
    verslag = herbereken(pad, reserve=False)
    assert verslag.doorrekening is not None
    assert verslag.doorrekening.vingerafdruk == oud.stempel["vingerafdruk"]
    na = lees(pad)
    assert na.stempel == oud.stempel
    for sleutel in (
        "start",
        "uitkomsten",
        "vergelijking",
        "controle",
        "logboek",
        *[c.id for c in na.regio.corporaties],
    ):
        for r, rij in enumerate(oud.tabbladen[sleutel].rijen):
            assert [na.tabbladen[sleutel].waarde(r, k) for k in range(len(rij))] == rij, (sleutel, r)
    (stand,) = standen(kantoor, pad, [], [])
    assert stand.veranderd() == set()
