"""Every declared cell: a label, a unit, and a path, row and column of its own."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import pytest

from tests.werkboek.hulp import voorbeeld
from xl_doorrekening.invoer.standaard import lege_regio
from xl_doorrekening.invoer.veld import Eenheid
from xl_doorrekening.werkboek.bouwen.plaatsing import plaats
from xl_doorrekening.werkboek.bouwen.sjabloon import waarde_op
from xl_doorrekening.werkboek.indeling import alle
from xl_doorrekening.werkboek.indeling.blok import (
    CODE,
    EENHEID,
    LABEL,
    Blad,
    Blok,
    Cel,
    Kolom,
    Rij,
    Soort,
    adres,
    kolomletter,
)

BLADEN = {b.corporatie or b.sleutel: b for b in alle(lege_regio(2026, ["Een", "Twee"]))}
BLOKKEN = [(b, blok) for b in BLADEN.values() for blok in b.blokken]
IDS = [f"{b.corporatie or b.sleutel}.{blok.naam}" for b, blok in BLOKKEN]
per_blok = pytest.mark.parametrize(("blad", "blok"), BLOKKEN, ids=IDS)
per_blad = pytest.mark.parametrize("blad", BLADEN.values(), ids=BLADEN)


def invoer() -> Iterator[tuple[Blad, Blok, Rij, Kolom, Cel]]:
    for blad, blok in BLOKKEN:
        for rij, kolom, cel in blok.cellen():
            if cel.pad is not None:
                yield blad, blok, rij, kolom, cel


BLADVOLGORDE = (
    "start",
    "handleiding",
    "uitgangspunten",
    "kengetallen",
    "corporatie",
    "uitkomsten",
    "opgave",
    "toerekening",
    "haalbaarheid",
    "scenarios",
    "solidariteit",
    "scenariobeeld",
    "optimum",
    "onzekerheid",
    "kansen",
    "uitvoering",
    "uitvoeringsbeeld",
    "monitoring",
    "vergelijking",
    "controle",
    "logboek",
    "stempel",
)


def test_volgorde_van_het_werk() -> None:
    sleutels = list(dict.fromkeys(b.sleutel for b in BLADEN.values()))
    assert tuple(sleutels) == BLADVOLGORDE


@per_blad
def test_blokken_en_hun_plaats(blad: Blad) -> None:
    """Names are unique on a tab, and no block touches another."""
    namen = [b.naam for b in blad.blokken]
    assert len(namen) == len(set(namen))
    plekken = list(plaats(blad).values())
    for boven, onder in pairwise(plekken):
        assert boven.eind < onder.titel


@per_blok
def test_rijen_en_kolommen_zijn_uniek(blad: Blad, blok: Blok) -> None:
    """Codes, headers and places: the reader finds a row by its code and a column by its header."""
    for lijst in (
        [r.code for r in blok.rijen],
        [k.code for k in blok.kolommen],
        list(blok.koppen.values()),
        [k.plek for k in blok.kolommen],
    ):
        assert [x for x, n in Counter(lijst).items() if n > 1] == []
    vast = {CODE, LABEL, EENHEID} if blok.vaste_kolommen else {CODE}
    assert vast.isdisjoint(k.plek for k in blok.kolommen)
    assert all(r.code == " ".join(r.code.split()) and r.code for r in blok.rijen)


@per_blok
def test_cellen_staan_in_een_kolom_van_het_blok(blad: Blad, blok: Blok) -> None:
    kolommen = {k.code for k in blok.kolommen}
    assert all(set(r.cellen) <= kolommen for r in blok.rijen)


@per_blok
def test_elke_cel_heeft_een_label_en_een_eenheid(blad: Blad, blok: Blok) -> None:
    """The label in messages, the label on the row, and the unit beside every figure."""
    for rij, kolom, cel in blok.cellen():
        assert cel.veld.label.strip() == cel.veld.label != ""
        assert kolom.kop.strip()
        if blok.vaste_kolommen and not blok.lijst:
            assert rij.label.strip()
        getal = cel.veld.eenheid not in (Eenheid.TEKST, Eenheid.KEUZE)
        if blok.vaste_kolommen and getal and blok.soort is not Soort.UITKOMST:
            eigen = kolom.code == "prijspeil"
            assert rij.eenheid.strip() or eigen, (blok.naam, rij.code, kolom.code)


def test_elk_pad_een_cel() -> None:
    """No two cells fill the same figure."""
    tel = Counter((blad.corporatie, cel.pad) for blad, _, _, _, cel in invoer())
    assert [x for x, n in tel.items() if n > 1] == []
    assert len(tel) > 1000


def test_elk_ingevuld_gegeven_heeft_een_cel() -> None:
    """Everything in the example's model is on a tab: nothing would be lost in the workbook."""
    regio = voorbeeld()
    dump = regio.model_dump(exclude_none=True)
    bladen = alle(regio)
    op_blad = {(b.corporatie, c.pad) for b in bladen for blok in b.blokken for _, _, c in blok.cellen() if c.pad}

    def bladeren(boom: object, pad: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
        if isinstance(boom, dict):
            for k, v in boom.items():
                yield from bladeren(v, (*pad, k))
        elif isinstance(boom, list | tuple):
            for i, v in enumerate(boom):
                yield from bladeren(v, (*pad, i))
        elif boom is not None:
            yield pad

    corporaties = dump.pop("corporaties")
    weg = {("", p) for p in bladeren(dump, ())} - op_blad
    weg |= {(c["id"], p) for c in corporaties for p in bladeren(c, ())} - op_blad
    assert weg - {("", ("uitgangspunten", "startjaar"))} - {(c["id"], ("id",)) for c in corporaties} == set()


def test_invoer_staat_nooit_in_een_uitkomstblok() -> None:
    assert {blok.soort for _, blok, _, _, _ in invoer()} == {Soort.INVOER, Soort.TABEL}
    for blad, blok in BLOKKEN:
        for _, _, cel in blok.cellen():
            assert (cel.pad is None) == (blok.soort is Soort.UITKOMST), (blad.titel, blok.naam)


def test_jaren_staan_overal_in_dezelfde_kolom() -> None:
    kolommen = [k for _, blok in BLOKKEN for k in blok.kolommen]
    plekken = {k.code: k.plek for k in kolommen if k.code.startswith("j") and k.code[1:].isdigit()}
    for k in kolommen:
        if k.code in plekken:
            assert k.plek == plekken[k.code]
            assert k.kop == str(2026 + int(k.code[1:]))
    assert len(plekken) == 15


@pytest.mark.parametrize(
    ("kolom", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")]
)
def test_kolomletters(kolom: int, letters: str) -> None:
    from xl_doorrekening.werkboek.lezen.bron import kolomnummer, positie

    assert kolomletter(kolom) == letters
    assert kolomnummer(letters) == kolom
    assert adres(11, kolom) == f"{letters}12"
    assert positie(f"{letters}12") == (11, kolom)


@pytest.mark.parametrize(
    ("pad", "eenheid", "waarde"),
    [
        (("a", "b"), Eenheid.KEUR, 1.5),
        (("a", "weg"), Eenheid.KEUR, None),
        (("rij", 1), Eenheid.GETAL, 8.0),
        (("rij", 5), Eenheid.GETAL, None),
        (("aan",), Eenheid.KEUZE, "ja"),
        (("tekst",), Eenheid.TEKST, "x"),
        (("tekst", "verder"), Eenheid.TEKST, None),
    ],
)
def test_waarde_op_een_pad(pad: tuple[str | int, ...], eenheid: Eenheid, waarde: object) -> None:
    boom = {"a": {"b": 1500.0}, "rij": (7.0, 8.0), "aan": True, "tekst": "x"}
    assert waarde_op(boom, pad, eenheid) == waarde
