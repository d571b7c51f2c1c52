"""Compare workbook files: what changed in the parts, and whether the results are the same."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from lxml import etree

from tests.werkboek.keuring import M
from tests.werkboek.varianten import delen
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.werkboek.herbereken import herbereken
from xl_doorrekening.werkboek.indeling import alle
from xl_doorrekening.werkboek.indeling.blok import LABEL, Soort, adres
from xl_doorrekening.werkboek.lezen.lezer import Gelezen
from xl_doorrekening.werkboek.lezen.uit_bestand import lees
from xl_doorrekening.werkboek.versheid import EIGENSTAND, KOPNAAM, STAND

NU = datetime(2026, 5, 6, 7, 8)
NIET_VERGELEKEN = ("controle", "logboek", "stempel")
"""Tabs with names of tabs, times and fingerprints rather than results."""


def uitkomstcellen(g: Gelezen) -> dict[str, set[str]]:
    """Addresses that Herbereken may set, per part: the declared result cells, wherever they stand in this file."""
    uit: dict[str, set[str]] = {}
    ids = {c.id for c in g.regio.corporaties}
    for blad in alle(g.regio):
        tab = g.tabbladen[blad.corporatie or blad.sleutel]
        kop = tab.namen.get(KOPNAAM)
        assert (kop is None) == (blad.vast or blad.sleutel in EIGENSTAND)
        mag = {adres(kop.rij0, kop.kolom0)} if kop else set()
        for blok in blad.blokken:
            plek = tab.vind(blok)
            assert plek is not None, (tab.naam, blok.naam)
            mag |= {adres(plek.rijen[r.code], plek.kolommen[k.code]) for r, k, c in blok.cellen() if c.pad is None}
            if blok.soort is Soort.UITKOMST:
                mag |= {
                    adres(plek.rijen[r.code], plek.bereik.kolom0 + LABEL)
                    for r in blok.rijen
                    if r.code in ids or r.code == "naam" or blok.naam == "versheid" or blok.lijst
                }
            if blad.sleutel in EIGENSTAND and blok.naam == EIGENSTAND[blad.sleutel].blok:
                mag.add(adres(plek.rijen[STAND], plek.kolommen["waarde"]))
            for code in ("nu", "gelijk", "versheid"):
                if code in plek.kolommen:
                    mag |= {adres(r, plek.kolommen[code]) for r in plek.rijen.values()}
        uit[tab.deel] = mag
    return uit


def kaal(xml: bytes, mag: set[str]) -> tuple[bytes, dict[str, str]]:
    """The sheet without the contents of these cells and without rows that only hold them, and the cells' styles."""
    wortel = etree.fromstring(xml)
    stijlen = {}
    for rij in list(wortel.iter(M + "row")):
        for c in list(rij):
            if c.get("r") in mag:
                stijlen[str(c.get("r"))] = c.get("s", "0")
                rij.remove(c)
        if len(rij) == 0 and set(rij.attrib) == {"r"}:
            ouder = rij.getparent()
            assert ouder is not None
            ouder.remove(rij)
    uit: bytes = etree.tostring(wortel, method="c14n")
    return uit, stijlen


def verschillen(oud: dict[str, bytes], nieuw: dict[str, bytes], g: Gelezen) -> Iterator[str]:
    """What changed in the file besides result cells."""
    mag = uitkomstcellen(g)
    yield from (f"deel erbij of weg: {d}" for d in oud.keys() ^ nieuw.keys())
    for deel in oud.keys() & nieuw.keys():
        if oud[deel] == nieuw[deel]:
            continue
        if deel not in mag:
            yield f"ander deel: {deel}"
            continue
        (voor, stijlen_voor), (na, stijlen_na) = kaal(oud[deel], mag[deel]), kaal(nieuw[deel], mag[deel])
        if voor != na:
            yield f"meer dan uitkomsten: {deel}"
        if {k: v for k, v in stijlen_na.items() if v != stijlen_voor.get(k, "0")}:
            yield f"andere opmaak van uitkomsten: {deel}"


def formulecellen(inhoud: dict[str, bytes]) -> set[tuple[str, str]]:
    return {
        (deel, str(c.get("r")))
        for deel, xml in inhoud.items()
        if deel.startswith("xl/worksheets/sheet")
        for c in etree.fromstring(xml).iter(M + "c")
        if c.find(M + "f") is not None
    }


def bereken(pad: Path, ruw: bytes) -> tuple[dict[str, bytes], dict[str, bytes], Gelezen]:
    """Parts before and after Herbereken, and what was read before."""
    pad.write_bytes(ruw)
    g = lees(pad)
    verslag = herbereken(pad, nu=NU)
    assert verslag.geschreven, verslag.fouten
    assert verslag.backup is not None
    assert verslag.backup.read_bytes() == ruw
    return delen(ruw), delen(pad.read_bytes()), g


def uitkomsten(g: Gelezen) -> dict[tuple[str, str, str, str], object]:
    """Values of all result blocks by owner, block, row and column, wherever they stand."""
    uit: dict[tuple[str, str, str, str], object] = {}
    for blad in alle(g.regio):
        sleutel = blad.corporatie or blad.sleutel
        tab = g.tabbladen[sleutel]
        for blok in blad.blokken:
            plek = tab.vind(blok)
            if blok.soort is Soort.UITKOMST and plek is not None and sleutel not in NIET_VERGELEKEN:
                for rij, r in plek.rijen.items():
                    uit |= {(sleutel, blok.naam, rij, kolom): tab.waarde(r, k) for kolom, k in plek.kolommen.items()}
    return uit


def zonder_volgorde(r: Regio) -> Regio:
    """Corporations come in the order of their tabs, which the user may change."""
    return r.model_copy(update={"corporaties": tuple(sorted(r.corporaties, key=lambda c: c.id))})
