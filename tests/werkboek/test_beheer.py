"""Add, rename and remove corporations in workbooks that users have altered."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from lxml import etree

from tests.werkboek.keuring import BOEK, STIJLEN, M, bladdelen, keur
from tests.werkboek.varianten import (
    EEN,
    EIGEN,
    TWEE,
    Wijziging,
    afbeelding,
    alles_tegelijk,
    autofilter,
    breedtes,
    corpus,
    delen,
    door_openpyxl,
    eigen_blad,
    eigen_namen,
    eigen_tabel,
    formules_naast,
    gewijzigd,
    hernoemd,
    ongewijzigd,
)
from tests.werkboek.vergelijken import NU, uitkomsten, verschillen
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.werkboek.beheer.corporaties import RESULTATEN, hernoem, verwijder, voeg_toe
from xl_doorrekening.werkboek.bestand import Bestandsfout
from xl_doorrekening.werkboek.bouwen.sjabloon import bouw
from xl_doorrekening.werkboek.herbereken import herbereken
from xl_doorrekening.werkboek.lezen.lezer import Gelezen
from xl_doorrekening.werkboek.lezen.uit_bestand import lees

NIEUW = 'O\'Hara & <Zn> "Wonen"'
VORMEN = pytest.mark.parametrize("verander", corpus(ongewijzigd, door_openpyxl, hernoemd, alles_tegelijk))


def zet_klaar(pad: Path, verander: Wijziging) -> tuple[bytes, Gelezen]:
    ruw = gewijzigd(verander)
    pad.write_bytes(ruw)
    return ruw, lees(pad)


def modellen(r: Regio) -> dict[str, object]:
    """The validated input per corporation, and that of the region."""
    return {c.id: c for c in r.corporaties} | {"regio": r.model_copy(update={"corporaties": ()})}


def als_vers_gebouwd(pad: Path) -> None:
    """The results are those of a workbook that was built for this region in one go."""
    g = lees(pad)
    if g.stempel["vingerafdruk"] not in _VERS:
        vers = pad.with_name("vers.xlsx")
        vers.write_bytes(bouw(g.regio))
        assert herbereken(vers, nu=NU).geschreven
        v = lees(vers)
        assert v.regio == g.regio
        _VERS[v.stempel["vingerafdruk"]] = uitkomsten(v)
    assert uitkomsten(g) == _VERS[g.stempel["vingerafdruk"]]


_VERS: dict[str, object] = {}
"""Results per fingerprint of the input."""


def invoer_gelijk(oud: dict[str, bytes], nieuw: dict[str, bytes], g: Gelezen, behalve: str = "") -> Iterator[str]:
    """What changed outside the result tabs, beside result cells and the header line of the tabs that stayed."""
    tabs = {t.deel for s, t in g.tabbladen.items() if s in RESULTATEN or s == behalve}
    weg = tabs | {d.replace("worksheets/", "worksheets/_rels/") + ".rels" for d in tabs}
    lijsten = {BOEK, "xl/_rels/workbook.xml.rels", "[Content_Types].xml", STIJLEN, "xl/calcChain.xml"}
    blijft = {
        d
        for d in oud.keys() & nieuw.keys()
        if d not in lijsten | weg and not d.startswith(("xl/charts/", "xl/drawings/"))
    }
    yield from verschillen({d: oud[d] for d in blijft}, {d: nieuw[d] for d in blijft}, g)
    yield from (f"weg: {d}" for d in oud.keys() - nieuw.keys() if d.startswith("xl/worksheets/sheet") and d not in weg)


@pytest.mark.parametrize(
    "verander",
    corpus(ongewijzigd, hernoemd, afbeelding, autofilter, breedtes, eigen_tabel, formules_naast, alles_tegelijk),
)
def test_toevoegen(verander: Wijziging, tmp_path: Path) -> None:
    """A new, empty tab behind the last corporation; nothing else changes; results as of a fresh build."""
    pad = tmp_path / "boek.xlsx"
    ruw, g = zet_klaar(pad, verander)
    reserve = voeg_toe(pad, NIEUW)
    assert reserve.read_bytes() == ruw
    nieuw, na = delen(pad.read_bytes()), lees(pad)
    assert keur(nieuw) == []
    assert list(invoer_gelijk(delen(ruw), nieuw, g)) == []
    erbij = next(c for c in na.regio.corporaties if c.naam == NIEUW)
    assert modellen(na.regio) == modellen(g.regio) | {erbij.id: erbij}
    oude, nieuwe = list(bladdelen(delen(ruw))), list(bladdelen(nieuw))
    achter = g.tabbladen[g.regio.corporaties[-1].id].naam
    plek = oude.index(achter) + 1
    assert nieuwe == [*oude[:plek], na.tabbladen[erbij.id].naam, *oude[plek:]]
    als_vers_gebouwd(pad)


@pytest.mark.traag
@pytest.mark.parametrize("verander", [ongewijzigd, alles_tegelijk], ids=lambda v: v.__name__)
def test_toevoegen_en_verwijderen(verander: Wijziging, tmp_path: Path) -> None:
    """Five times there and back: the same parts, the same styles, the same tabs and names."""
    pad = tmp_path / "boek.xlsx"
    _, g = zet_klaar(pad, verander)
    groei = []
    inhoud: dict[str, bytes] = {}
    for _ in range(5):
        voeg_toe(pad, NIEUW)
        verwijder(pad, NIEUW)
        inhoud = delen(pad.read_bytes())
        stijlen = etree.fromstring(inhoud[STIJLEN])
        groei.append((sorted(inhoud), [len(lijst) for lijst in stijlen], sorted(namen(inhoud))))
    assert groei[1:] == groei[:1] * 4
    assert keur(inhoud) == []
    assert modellen(lees(pad).regio) == modellen(g.regio)
    als_vers_gebouwd(pad)


def namen(inhoud: dict[str, bytes]) -> set[tuple[str, str, str]]:
    """Defined names: name, tab it belongs to, and what it points at."""
    boek = etree.fromstring(inhoud[BOEK])
    tabs = list(bladdelen(inhoud))
    return {
        (
            str(n.get("name")),
            "" if n.get("localSheetId") is None else tabs[int(str(n.get("localSheetId")))],
            n.text or "",
        )
        for n in boek.iter(M + "definedName")
    }


RESTEN = ("xl/sharedStrings.xml", "docProps/app.xml")
"""In which words of hers stood."""


@VORMEN
def test_verwijderen(verander: Wijziging, tmp_path: Path) -> None:
    """The other corporation, the shared input and the names of other tabs stay; the removed tab leaves nothing."""
    pad = tmp_path / "boek.xlsx"
    ruw, g = zet_klaar(pad, verander)
    weg = g.regio.corporaties[[c.naam for c in g.regio.corporaties].index(EEN)]
    tab = g.tabbladen[weg.id].naam
    verwijder(pad, EEN)
    nieuw, na = delen(pad.read_bytes()), lees(pad)
    assert keur(nieuw) == []
    anders = [x for x in invoer_gelijk(delen(ruw), nieuw, g, weg.id) if not x.endswith(RESTEN)]
    assert anders in ([], ["ander deel: " + _eigen(ruw)])
    over = modellen(g.regio)
    del over[weg.id]
    assert modellen(na.regio) == over
    assert list(bladdelen(nieuw)) == [n for n in bladdelen(delen(ruw)) if n != tab]
    vervangen = {g.tabbladen[s].naam for s in RESULTATEN} | {tab}
    eigen = {n for n in namen(delen(ruw)) if n[1] not in vervangen and f"'{tab}'!" not in n[2]}
    assert eigen <= namen(nieuw)
    assert not [n for n in namen(nieuw) if tab in n[2]]
    als_vers_gebouwd(pad)


def _eigen(ruw: bytes) -> str:
    """Part of the user's own tab, whose references to the removed tab break."""
    return bladdelen(delen(ruw)).get(EIGEN, "")


def formules(ruw: bytes, blad: str = EIGEN) -> list[object]:
    boek = openpyxl.load_workbook(io.BytesIO(ruw))
    return [boek[blad][f"B{r}"].value for r in range(2, 6)]


def test_verwijzingen_naar_een_verwijderd_tabblad(tmp_path: Path) -> None:
    """In the user's own formulas and names they become #REF!, texts and other references stay."""
    pad = tmp_path / "boek.xlsx"
    zet_klaar(pad, lambda ruw: eigen_namen(eigen_blad(ruw)))
    verwijder(pad, EEN)
    inhoud = pad.read_bytes()
    assert formules(inhoud) == [
        "=#REF!*1.02",
        f"=SUM('{TWEE}'!F39:G45)+Kengetallen!F9",
        f'=IF(#REF!>0,"{EEN}!A1","geen")',
        "=Uitkomsten!F9",
    ]
    assert ("mijn_bezit", "", "#REF!") in namen(delen(inhoud))
    assert ("hier", TWEE, f"'{TWEE}'!$F$39") in namen(delen(inhoud))


@VORMEN
def test_hernoemen(verander: Wijziging, tmp_path: Path) -> None:
    """Name, title, tab and every reference change; the identity, all figures and all other parts stay."""
    pad = tmp_path / "boek.xlsx"
    ruw, g = zet_klaar(pad, verander)
    wie = next(c for c in g.regio.corporaties if c.naam == EEN)
    hernoem(pad, EEN, NIEUW)
    nieuw, na = delen(pad.read_bytes()), lees(pad)
    assert keur(nieuw) == []
    anders = wie.model_copy(update={"naam": NIEUW})
    assert modellen(na.regio) == modellen(g.regio) | {wie.id: anders}
    tab = na.tabbladen[wie.id]
    assert (tab.naam, tab.waarde(0, 1)) == ('O\'Hara & _Zn_ "Wonen"'.replace("_Zn_", "<Zn>"), NIEUW)
    assert not [x for rij in na.tabbladen["stempel"].rijen for x in rij if EEN in str(x)]
    assert f"'{g.tabbladen[wie.id].naam}'!" not in "".join(n[2] for n in namen(nieuw))
    assert sorted(nieuw) == sorted(d for d in delen(ruw) if d != "xl/calcChain.xml")
    als_vers_gebouwd(pad)


def test_hernoemen_in_eigen_formules(tmp_path: Path) -> None:
    """The user's own formulas and names follow; a text in a formula is the user's."""
    pad = tmp_path / "boek.xlsx"
    zet_klaar(pad, lambda ruw: eigen_namen(eigen_blad(ruw)))
    hernoem(pad, EEN, "O'Hara")
    inhoud = pad.read_bytes()
    assert formules(inhoud)[0] == "='O''Hara'!F39*1.02"
    assert formules(inhoud)[2] == f"=IF('O''Hara'!F39>0,\"{EEN}!A1\",\"geen\")"
    assert ("mijn_bezit", "", "'O''Hara'!$F$39:$G$39") in namen(delen(inhoud))


def test_grafieken(tmp_path: Path) -> None:
    """Two charts a corporation and two of the region; their series point at tabs and rows that are there."""
    pad = tmp_path / "boek.xlsx"
    zet_klaar(pad, hernoemd)
    for doe, naam, aantal in ((voeg_toe, NIEUW, 8), (verwijder, EEN, 6)):
        doe(pad, naam)
        inhoud = delen(pad.read_bytes())
        uit = lees(pad).tabbladen["uitkomsten"].naam
        boek = openpyxl.load_workbook(io.BytesIO(pad.read_bytes()))
        assert len(boek[uit]._charts) == aantal
        tabs = [t.naam for t in lees(pad).tabbladen.values()]
        begin = tuple(x for t in tabs for x in ("'" + t.replace("'", "''") + "'!", f"{t}!"))
        for deel in (d for d in inhoud if d.startswith("xl/charts/chart")):
            verwijzingen = [f.text or "" for f in etree.fromstring(inhoud[deel]).iter("{*}f")]
            assert verwijzingen
            assert all(v.startswith(begin) for v in verwijzingen), verwijzingen


@pytest.mark.parametrize(
    ("doe", "melding"),
    [
        (lambda p: voeg_toe(p, EEN.upper()), "Er is al een corporatie"),
        (lambda p: voeg_toe(p, ""), "een naam mag niet leeg zijn"),
        (lambda p: hernoem(p, "Niemand", "X"), "Er is geen corporatie “Niemand”"),
        (lambda p: hernoem(p, EEN, TWEE), "Er is al een corporatie"),
        (lambda p: verwijder(p, "Niemand"), "Er is geen corporatie “Niemand”"),
    ],
)
def test_geweigerd(doe: Callable[[Path], object], melding: str, tmp_path: Path) -> None:
    """What cannot be done is said in Dutch, and the file is untouched."""
    pad = tmp_path / "boek.xlsx"
    ruw, _ = zet_klaar(pad, ongewijzigd)
    with pytest.raises(Bestandsfout, match=melding):
        doe(pad)
    assert pad.read_bytes() == ruw


def test_de_laatste_blijft(tmp_path: Path) -> None:
    """A workbook keeps at least one corporation."""
    pad = tmp_path / "boek.xlsx"
    zet_klaar(pad, ongewijzigd)
    verwijder(pad, TWEE)
    with pytest.raises(Bestandsfout, match="de enige corporatie"):
        verwijder(pad, EEN)
