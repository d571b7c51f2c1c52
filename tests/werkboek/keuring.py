"""Is a workbook file whole? The rules of the package that Excel checks before it calls a file damaged."""

import posixpath
from collections import Counter
from collections.abc import Iterator, Mapping

from lxml import etree

M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
TYPEN, BOEK, STIJLEN = "[Content_Types].xml", "xl/workbook.xml", "xl/styles.xml"

_STIJLDELEN = (("fontId", "fonts"), ("fillId", "fills"), ("borderId", "borders"), ("xfId", "cellStyleXfs"))


def keur(delen: Mapping[str, bytes]) -> list[str]:
    """Everything that is wrong; empty when the package is whole."""
    return [*_typen(delen), *_relaties(delen), *_wezen(delen), *_boek(delen), *_bladen(delen)]


def relaties(delen: Mapping[str, bytes], deel: str) -> dict[str, str]:
    """Part per relation id, of what a part points at inside the package."""
    map_, naam = posixpath.split(deel)
    rels = posixpath.join(map_, "_rels", f"{naam}.rels")
    if rels not in delen:
        return {}
    return {
        str(r.get("Id")): posixpath.normpath(posixpath.join("/", map_, str(r.get("Target")))).lstrip("/")
        for r in etree.fromstring(delen[rels])
        if r.get("TargetMode") != "External" and not str(r.get("Target")).startswith("#")  # a place in the workbook
    }


def bladdelen(delen: Mapping[str, bytes]) -> dict[str, str]:
    """Part per name of a tab, in the order of the tabs."""
    rels = relaties(delen, BOEK)
    boek = etree.fromstring(delen[BOEK])
    return {str(s.get("name")): rels.get(str(s.get(R + "id")), "") for s in boek.iter(M + "sheet")}


def _typen(delen: Mapping[str, bytes]) -> Iterator[str]:
    wortel = etree.fromstring(delen[TYPEN])
    namen = [str(o.get("PartName")).lstrip("/") for o in wortel if o.get("PartName")]
    extensies = [str(o.get("Extension")).lower() for o in wortel if o.get("Extension")]
    yield from (f"dubbel type: {n}" for n, aantal in Counter(namen + extensies).items() if aantal > 1)
    yield from (f"type van een deel dat er niet is: {n}" for n in namen if n not in delen)
    for deel in delen:
        if deel != TYPEN and deel not in namen and deel.rsplit(".", 1)[-1].lower() not in extensies:
            yield f"geen type: {deel}"
        if deel not in namen and deel.startswith("xl/") and deel.endswith(".xml"):
            yield f"geen eigen type: {deel}"


def _relaties(delen: Mapping[str, bytes]) -> Iterator[str]:
    for rels in (d for d in delen if d.endswith(".rels")):
        bron = posixpath.join(posixpath.dirname(posixpath.dirname(rels)), posixpath.basename(rels)[:-5])
        if bron and bron not in delen:
            yield f"relaties van een deel dat er niet is: {rels}"
        ids = Counter(str(r.get("Id")) for r in etree.fromstring(delen[rels]))
        yield from (f"dubbele relatie: {rels} {id_}" for id_, aantal in ids.items() if aantal > 1)
        yield from (f"loze relatie: {rels} {doel}" for doel in relaties(delen, bron).values() if doel not in delen)
        if not bron or not delen.get(bron, b"").startswith(b"<"):
            continue
        for e in etree.fromstring(delen[bron]).iter():
            for sleutel, id_ in e.attrib.items():
                if str(sleutel).startswith(R) and id_ not in ids:
                    yield f"{bron} noemt relatie {id_!r}, die er niet is"


def _wezen(delen: Mapping[str, bytes]) -> Iterator[str]:
    bereikt, nog = {TYPEN, "_rels/.rels"}, [""]
    while nog:
        deel = nog.pop()
        map_, naam = posixpath.split(deel)
        bereikt |= {deel, posixpath.join(map_, "_rels", f"{naam}.rels")}
        nog += [d for d in relaties(delen, deel).values() if d not in bereikt]
    yield from (f"wees: {d}" for d in delen if d not in bereikt)


def _boek(delen: Mapping[str, bytes]) -> Iterator[str]:
    boek = etree.fromstring(delen[BOEK])
    bladen = list(boek.iter(M + "sheet"))
    for naam, deel in bladdelen(delen).items():
        if not deel:
            yield f"tabblad zonder deel: {naam}"
    for wat, waarden in (
        ("naam van een tabblad", [str(s.get("name")).casefold() for s in bladen]),
        ("sheetId", [str(s.get("sheetId")) for s in bladen]),
        ("deel van een tabblad", list(bladdelen(delen).values())),
        ("gedefinieerde naam", [f"{n.get('name')} {n.get('localSheetId')}" for n in boek.iter(M + "definedName")]),
    ):
        yield from (f"dubbel: {wat} {x}" for x, aantal in Counter(waarden).items() if aantal > 1)
    yield from (f"te lange naam: {s.get('name')}" for s in bladen if len(str(s.get("name"))) > 31)
    for n in boek.iter(M + "definedName"):
        if int(n.get("localSheetId", "0")) >= len(bladen):
            yield f"naam {n.get('name')} van tabblad {n.get('localSheetId')}, dat er niet is"
    for v in boek.iter(M + "workbookView"):
        for sleutel in ("activeTab", "firstSheet"):
            if int(v.get(sleutel, "0")) >= len(bladen):
                yield f"{sleutel} {v.get(sleutel)} is er niet"


def _bladen(delen: Mapping[str, bytes]) -> Iterator[str]:
    stijlen = etree.fromstring(delen[STIJLEN])
    aantal = {}
    for lijst in ("cellXfs", "cellStyleXfs", "dxfs", "fonts", "fills", "borders"):
        e = stijlen.find(M + lijst)
        aantal[lijst] = 0 if e is None else len(e)
        if e is not None and e.get("count") not in (None, str(len(e))):
            yield f"{lijst} telt er {len(e)} en zegt {e.get('count')}"
    formaten = [n.get("numFmtId") for n in stijlen.iterfind(f"{M}numFmts/{M}numFmt")]
    yield from (f"dubbel getalformaat: {x}" for x, keer in Counter(formaten).items() if keer > 1)
    for xf in stijlen.iterfind(f"{M}cellXfs/{M}xf"):
        for sleutel, lijst in (
            ("fontId", "fonts"),
            ("fillId", "fills"),
            ("borderId", "borders"),
            ("xfId", "cellStyleXfs"),
        ):
            if int(xf.get(sleutel, "0")) >= max(aantal[lijst], 1):
                yield f"stijl met {sleutel} {xf.get(sleutel)} van {aantal[lijst]}"
        if int(xf.get("numFmtId", "0")) >= 164 and xf.get("numFmtId") not in formaten:
            yield f"stijl met onbekend getalformaat {xf.get('numFmtId')}"
    for deel in bladdelen(delen).values():
        wortel = etree.fromstring(delen[deel])
        for tag, sleutel in (("c", "s"), ("row", "s"), ("col", "style")):
            for e in wortel.iter(M + tag):
                if int(e.get(sleutel, "0")) >= aantal["cellXfs"]:
                    yield f"{deel} {e.get('r')}: stijl {e.get(sleutel)} van {aantal['cellXfs']}"
        for e in wortel.iter(M + "cfRule"):
            if int(e.get("dxfId", "-1")) >= aantal["dxfs"]:
                yield f"{deel}: voorwaardelijke opmaak {e.get('dxfId')} van {aantal['dxfs']}"
        rijen = [int(r.get("r", "0")) for r in wortel.iter(M + "row")]
        if rijen != sorted(set(rijen)):
            yield f"{deel}: rijen niet oplopend"
        if sum(1 for v in wortel.iter(M + "sheetView") if v.get("tabSelected") in ("1", "true")) > 1:
            yield f"{deel}: meer dan één keer gekozen"
