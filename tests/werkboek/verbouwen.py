"""What users do to the structure of a workbook in Excel, done on the XML: rename, copy, delete, insert, move."""

import re
from collections.abc import Callable
from pathlib import Path

from lxml import etree

from tests.werkboek.hulp import BOEK, Cel, M, R, deel_van, delen, schrijf

RELS, TYPES = "xl/_rels/workbook.xml.rels", "[Content_Types].xml"
_VAST = re.compile(r"\$([A-Z]+)\$(\d+)")


def _xml(wortel: etree._Element) -> bytes:
    return etree.tostring(wortel, xml_declaration=True, encoding="UTF-8", standalone=True)


def _boek(pad: Path, doe: Callable[[etree._Element, dict[str, bytes]], None]) -> None:
    onderdelen = delen(pad)
    wortel = etree.fromstring(onderdelen[BOEK])
    doe(wortel, onderdelen)
    onderdelen[BOEK] = _xml(wortel)
    schrijf(pad, onderdelen)


def _index(wortel: etree._Element, blad: str) -> int:
    return [s.get("name") for s in wortel.iter(M + "sheet")].index(blad)


def _namen(wortel: etree._Element, blad: str) -> list[etree._Element]:
    """The names of one tab."""
    i = str(_index(wortel, blad))
    return [n for n in wortel.iter(M + "definedName") if n.get("localSheetId") == i]


def hernoem_tab(pad: Path, oud: str, nieuw: str) -> None:
    """Another name for a tab, also in every formula, name and link; both need quotes and have none inside."""

    def doe(wortel: etree._Element, onderdelen: dict[str, bytes]) -> None:
        wortel.findall(f".//{M}sheet")[_index(wortel, oud)].set("name", nieuw)
        for n in wortel.iter(M + "definedName"):
            n.text = (n.text or "").replace(f"'{oud}'!", f"'{nieuw}'!")
        for deel in onderdelen:
            if deel.startswith(("xl/worksheets/sheet", "xl/charts/")):
                onderdelen[deel] = onderdelen[deel].replace(f"'{oud}'!".encode(), f"'{nieuw}'!".encode())

    _boek(pad, doe)


def verwijder_naam(pad: Path, blad: str, naam: str) -> None:
    def doe(wortel: etree._Element, _: dict[str, bytes]) -> None:
        (weg,) = [n for n in _namen(wortel, blad) if n.get("name") == naam]
        ouder = weg.getparent()
        assert ouder is not None
        ouder.remove(weg)

    _boek(pad, doe)


def breek_naam(pad: Path, blad: str, naam: str) -> None:
    """All rows of the block were deleted: the name stays and points at nothing."""

    def doe(wortel: etree._Element, _: dict[str, bytes]) -> None:
        next(n for n in _namen(wortel, blad) if n.get("name") == naam).text = f"'{blad}'!#REF!"

    _boek(pad, doe)


def verwijder_tab(pad: Path, blad: str) -> None:
    """Without its names; what points at it becomes #REF!."""

    def doe(wortel: etree._Element, onderdelen: dict[str, bytes]) -> None:
        i = _index(wortel, blad)
        del onderdelen[deel_van(onderdelen, blad)]
        for n in list(wortel.iter(M + "definedName")):
            plek = int(n.get("localSheetId", "-1"))
            if plek == i:
                n.getparent().remove(n)  # type: ignore[union-attr]
            elif plek > i:
                n.set("localSheetId", str(plek - 1))
        weg = wortel.findall(f".//{M}sheet")[i]
        weg.getparent().remove(weg)  # type: ignore[union-attr]
        rels = etree.fromstring(onderdelen[RELS])
        for r in [r for r in rels if r.get("Id") == weg.get(R + "id")]:
            rels.remove(r)
        onderdelen[RELS] = _xml(rels)
        for deel in onderdelen:
            if deel.startswith("xl/worksheets/sheet"):
                onderdelen[deel] = onderdelen[deel].replace(f"'{blad}'!".encode(), b"#REF!")

    _boek(pad, doe)


def kopieer_tab(pad: Path, blad: str, kopie: str) -> None:
    """As Excel's Verplaatsen of kopiëren: a tab at the end with names of its own that point at itself."""

    def doe(wortel: etree._Element, onderdelen: dict[str, bytes]) -> None:
        bron, bladen = deel_van(onderdelen, blad), wortel.find(M + "sheets")
        assert bladen is not None
        etree.SubElement(bladen, M + "sheet", {"name": kopie, "sheetId": "900", R + "id": "rId900"})
        onderdelen["xl/worksheets/sheet900.xml"] = re.sub(rb"<drawing [^>]*/>", b"", onderdelen[bron])
        rels, typen = etree.fromstring(onderdelen[RELS]), etree.fromstring(onderdelen[TYPES])
        soort = next(str(r.get("Type")) for r in rels if str(r.get("Type")).endswith("/worksheet"))
        kenmerken = {"Id": "rId900", "Type": soort, "Target": "worksheets/sheet900.xml"}
        etree.SubElement(rels, rels[0].tag, kenmerken)
        inhoud = next(str(t.get("ContentType")) for t in typen if t.get("PartName") == f"/{bron}")
        etree.SubElement(typen, typen[-1].tag, {"PartName": "/xl/worksheets/sheet900.xml", "ContentType": inhoud})
        onderdelen[RELS], onderdelen[TYPES] = _xml(rels), _xml(typen)
        for n in _namen(wortel, blad):
            nieuw = etree.SubElement(
                wortel.find(M + "definedNames"),  # type: ignore[arg-type]
                M + "definedName",
                {"name": str(n.get("name")), "localSheetId": str(len(bladen) - 1)},
            )
            nieuw.text = (n.text or "").replace(f"'{blad}'!", f"'{kopie}'!").replace(f"{blad}!", f"'{kopie}'!")

    _boek(pad, doe)


def voeg_rijen_in(pad: Path, plek: Cel, aantal: int = 1) -> None:
    """Empty rows above the row of `plek`: rows, cells and the names of the tab move down."""

    def omlaag(tekst: str) -> str:
        def om(m: re.Match[str]) -> str:
            rij = int(m[2])
            return f"${m[1]}${rij + aantal if rij > plek.rij else rij}"

        return _VAST.sub(om, tekst)

    def doe(wortel: etree._Element, onderdelen: dict[str, bytes]) -> None:
        deel = deel_van(onderdelen, plek.blad)
        blad = etree.fromstring(onderdelen[deel])
        for rij in blad.iter(M + "row"):
            nummer = int(str(rij.get("r")))
            if nummer > plek.rij:
                rij.set("r", str(nummer + aantal))
                for c in rij:
                    c.set("r", re.sub(r"\d+", str(nummer + aantal), str(c.get("r"))))
        onderdelen[deel] = _xml(blad)
        for n in _namen(wortel, plek.blad):
            n.text = omlaag(n.text or "")

    _boek(pad, doe)


def voeg_kolom_in(pad: Path, blad: str, voor: int) -> None:
    """An empty column before column `voor` (0-based): cells and the names of the tab move to the right."""
    from xl_doorrekening.werkboek.indeling.blok import kolomletter
    from xl_doorrekening.werkboek.lezen.bron import kolomnummer

    def op(letters: str) -> str:
        k = kolomnummer(letters)
        return kolomletter(k + 1) if k >= voor else letters

    def doe(wortel: etree._Element, onderdelen: dict[str, bytes]) -> None:
        deel = deel_van(onderdelen, blad)
        xml = etree.fromstring(onderdelen[deel])
        for c in xml.iter(M + "c"):
            letters, rij = re.fullmatch(r"([A-Z]+)(\d+)", str(c.get("r"))).groups()  # type: ignore[union-attr]
            c.set("r", f"{op(letters)}{rij}")
        onderdelen[deel] = _xml(xml)
        for n in _namen(wortel, blad):
            n.text = _VAST.sub(lambda m: f"${op(m[1])}${m[2]}", n.text or "")

    _boek(pad, doe)
