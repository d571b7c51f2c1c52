"""Move tabs from one workbook package to another: replace, add or remove a tab, everything else left alone."""

import posixpath
import re
from collections.abc import Mapping

from lxml import etree

from xl_doorrekening.werkboek.beheer.stijlsamen import voeg_samen
from xl_doorrekening.werkboek.beheer.verwijzing import hernoemd
from xl_doorrekening.werkboek.bestand.xml import als_xml, parser

_M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_CT = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_BLADTYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
BOEK, BOEKRELS, TYPES, STIJLEN = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml", "xl/styles.xml"
KETEN = "xl/calcChain.xml"


def _relnaam(deel: str) -> str:
    map_, naam = posixpath.split(deel)
    return f"{map_}/_rels/{naam}.rels"


def _codenaam(blad: bytes) -> str | None:
    """What macros call a tab; a tab that is replaced keeps it."""
    eigenschappen = etree.fromstring(blad, parser()).find(_M + "sheetPr") if blad else None
    return None if eigenschappen is None else eigenschappen.get("codeName")


class Boek:
    """A package being changed: its parts, and the three lists that name them."""

    def __init__(self, onderdelen: Mapping[str, bytes]) -> None:
        self.delen = dict(onderdelen)
        self.boek = etree.fromstring(self.delen[BOEK], parser())
        self.rels = etree.fromstring(self.delen[BOEKRELS], parser())
        self.typen = etree.fromstring(self.delen[TYPES], parser())

    def klaar(self) -> dict[str, bytes]:
        """All parts as they should be saved. The calculation chain is dropped: Excel makes a new one."""
        if KETEN in self.delen:
            self.verwijder_deel(KETEN)
            for r in [r for r in self.rels if str(r.get("Target", "")).endswith("calcChain.xml")]:
                self.rels.remove(r)
        return self.delen | {BOEK: als_xml(self.boek), BOEKRELS: als_xml(self.rels), TYPES: als_xml(self.typen)}

    # --- the lists --------------------------------------------------------------------------------------------------

    @property
    def bladen(self) -> etree._Element:
        return next(self.boek.iterchildren(_M + "sheets"))

    def namen(self) -> list[str]:
        return [str(s.get("name")) for s in self.bladen]

    def index(self, naam: str) -> int:
        return self.namen().index(naam)

    def deel(self, naam: str) -> str:
        """The part of a tab."""
        id_ = self.bladen[self.index(naam)].get(_R + "id")
        doel = next(str(r.get("Target")) for r in self.rels if r.get("Id") == id_)
        return doel.lstrip("/") if doel.startswith("/") else posixpath.normpath(f"xl/{doel}")

    def benoemd(self) -> etree._Element:
        """The list of defined names, made when there is none."""
        gevonden = self.boek.find(_M + "definedNames")
        if gevonden is None:
            gevonden = etree.Element(_M + "definedNames")
            self.bladen.addnext(gevonden)
        return gevonden

    def type_van(self, deel: str) -> str | None:
        extensie = posixpath.splitext(deel)[1].removeprefix(".")
        eigen = (o for o in self.typen.iter(_CT + "Override") if o.get("PartName") == f"/{deel}")
        gewoon = (o for o in self.typen.iter(_CT + "Default") if str(o.get("Extension")).lower() == extensie.lower())
        return next((o.get("ContentType") for o in (*eigen, *gewoon)), None)

    def zet_deel(self, deel: str, inhoud: bytes, inhoudstype: str | None) -> None:
        self.delen[deel] = inhoud
        if inhoudstype and self.type_van(deel) != inhoudstype:
            etree.SubElement(self.typen, _CT + "Override", {"PartName": f"/{deel}", "ContentType": inhoudstype})

    def verwijder_deel(self, deel: str) -> None:
        self.delen.pop(deel, None)
        for o in [o for o in self.typen.iter(_CT + "Override") if o.get("PartName") == f"/{deel}"]:
            self.typen.remove(o)

    def relaties(self, deel: str) -> list[tuple[str, str, str]]:
        """Id, type and part of everything this part points at inside the package."""
        ruw = self.delen.get(_relnaam(deel))
        if ruw is None:
            return []
        return [
            (
                str(r.get("Id")),
                str(r.get("Type")),
                posixpath.normpath(posixpath.join(posixpath.dirname(deel), str(r.get("Target")))).lstrip("/"),
            )
            for r in etree.fromstring(ruw, parser())
            if r.get("TargetMode") != "External" and not str(r.get("Target")).startswith("#")
        ]

    def plaatsen(self, deel: str) -> list[dict[str, str]]:
        """Relations of this part to a place in the workbook itself, such as the link of a shape."""
        ruw = self.delen.get(_relnaam(deel))
        alle = (
            []
            if ruw is None
            else [{str(k): str(v) for k, v in r.attrib.items()} for r in etree.fromstring(ruw, parser())]
        )
        return [r for r in alle if r["Target"].startswith("#")]

    def gebruikt_door_anderen(self, deel: str, behalve: str) -> bool:
        return any(
            doel == deel
            for rel in list(self.delen)
            if rel.endswith(".rels") and rel != _relnaam(behalve)
            for _, _, doel in self.relaties(
                posixpath.join(posixpath.dirname(posixpath.dirname(rel)), posixpath.basename(rel)[:-5])
            )
        )

    def ruim_op(self, deel: str) -> None:
        """Remove a part with what only it points at (drawings, charts)."""
        for _, _, doel in self.relaties(deel):
            if doel in self.delen and not self.gebruikt_door_anderen(doel, deel):
                self.ruim_op(doel)
        self.delen.pop(_relnaam(deel), None)
        self.verwijder_deel(deel)

    # --- tabs -------------------------------------------------------------------------------------------------------

    def verwijder(self, naam: str) -> None:
        """Take a tab out, with its names; the indices of the tabs behind it move up."""
        i = self.index(naam)
        self.ruim_op(self.deel(naam))
        id_ = self.bladen[i].get(_R + "id")
        self.bladen.remove(self.bladen[i])
        for r in [r for r in self.rels if r.get("Id") == id_]:
            self.rels.remove(r)
        self.vergeet_namen(i)
        self.verschuif(i, -1)

    def vergeet_namen(self, i: int) -> None:
        for n in [n for n in self.benoemd() if n.get("localSheetId") == str(i)]:
            self.benoemd().remove(n)

    def verschuif(self, vanaf: int, stap: int) -> None:
        """Renumber everything that counts tabs from index `vanaf` on."""
        for n in self.benoemd():
            plek = n.get("localSheetId")
            if plek is not None and int(plek) >= vanaf:
                n.set("localSheetId", str(int(plek) + stap))
        for v in self.boek.iter(_M + "workbookView"):
            for sleutel in ("activeTab", "firstSheet"):
                if v.get(sleutel) is not None and int(v.get(sleutel, "0")) >= vanaf:
                    v.set(sleutel, str(max(int(v.get(sleutel, "0")) + stap, 0)))

    def vrije_naam(self, patroon: str) -> str:
        """A part name that is not taken yet; `patroon` has one {}."""
        n = 1
        while patroon.format(n) in self.delen:
            n += 1
        return patroon.format(n)

    def voeg_in(self, naam: str, plek: int) -> None:
        """A new, empty tab at this position."""
        deel = self.vrije_naam("xl/worksheets/sheet{}.xml")
        ids = {str(r.get("Id")) for r in self.rels}
        id_ = next(f"rId{n}" for n in range(1, 100_000) if f"rId{n}" not in ids)
        nummer = max(int(s.get("sheetId", "0")) for s in self.bladen) + 1
        blad = etree.Element(_M + "sheet", {"name": naam, "sheetId": str(nummer), _R + "id": id_})
        self.verschuif(plek, 1)
        self.bladen.insert(plek, blad)
        etree.SubElement(
            self.rels, _REL + "Relationship", {"Id": id_, "Type": _BLADTYPE, "Target": deel.removeprefix("xl/")}
        )
        self.zet_deel(deel, b"", "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml")


class Overzetter:
    """Copies tabs of a donor into a host, with styles, texts, drawings, charts and names."""

    def __init__(self, gast: Boek, donor: Boek, namen: Mapping[str, str]) -> None:
        """`namen`: the host's name for every tab of the donor."""
        self.gast, self.donor, self.namen = gast, donor, namen
        self.anders = {d: g for d, g in namen.items() if d != g}
        gast.delen[STIJLEN], self.stijl = voeg_samen(gast.delen[STIJLEN], donor.delen[STIJLEN])
        teksten = etree.fromstring(donor.delen["xl/sharedStrings.xml"], parser())
        self.teksten = list(teksten)

    def zet_over(self, donornaam: str) -> None:
        """Fill the host's tab of the same role with the donor's."""
        naam = self.namen[donornaam]
        deel, bron = self.gast.deel(naam), self.donor.deel(donornaam)
        for _, _, doel in self.gast.relaties(deel):
            if doel in self.gast.delen and not self.gast.gebruikt_door_anderen(doel, deel):
                self.gast.ruim_op(doel)
        self.gast.delen.pop(_relnaam(deel), None)
        self.gast.delen[deel] = self.blad(self.donor.delen[bron], _codenaam(self.gast.delen[deel]))
        self.kopieer_relaties(bron, deel)
        i = self.gast.index(naam)
        self.gast.vergeet_namen(i)
        for n in self.donor.benoemd():
            if n.get("localSheetId") == str(self.donor.index(donornaam)):
                kenmerken = {str(k): str(v) for k, v in n.attrib.items()} | {"localSheetId": str(i)}
                nieuw = etree.SubElement(self.gast.benoemd(), _M + "definedName", kenmerken)
                nieuw.text = hernoemd(n.text or "", self.anders)

    def blad(self, ruw: bytes, codenaam: str | None) -> bytes:
        wortel = etree.fromstring(ruw, parser())
        eigenschappen = wortel.find(_M + "sheetPr")
        if codenaam and eigenschappen is not None:
            eigenschappen.set("codeName", codenaam)
        for sleutel, element in (("s", "c"), ("s", "row"), ("style", "col")):
            for e in wortel.iter(_M + element):
                e.set(sleutel, str(self.stijl.cel[int(e.get(sleutel, "0"))]))
        for regel in wortel.iter(_M + "cfRule"):
            if regel.get("dxfId") is not None:
                regel.set("dxfId", str(self.stijl.voorwaardelijk[int(regel.get("dxfId", "0"))]))
        for v in wortel.iter(_M + "sheetView"):
            if "tabSelected" in v.attrib:
                del v.attrib["tabSelected"]
        for c in wortel.iter(_M + "c"):
            if c.get("t") == "s":
                tekst = self.teksten[int(c.findtext(_M + "v") or "0")]
                for kind in list(c):
                    c.remove(kind)
                c.set("t", "inlineStr")
                inhoud = etree.SubElement(c, _M + "is")
                for kind in tekst:
                    inhoud.append(etree.fromstring(etree.tostring(kind), parser()))
        if self.anders:
            for tag in ("f", "formula", "formula1", "formula2"):
                for f in wortel.iter(_M + tag):
                    f.text = hernoemd(f.text or "", self.anders)
            for h in wortel.iter(_M + "hyperlink"):
                h.set("location", hernoemd(h.get("location", ""), self.anders))
        return als_xml(wortel)

    def kopieer_relaties(self, bron: str, doel: str) -> None:
        """Drawings and charts under new names; the relation ids stay those of the donor."""
        relaties, plaatsen = self.donor.relaties(bron), self.donor.plaatsen(bron)
        if not relaties and not plaatsen:
            return
        wortel = etree.fromstring(f'<Relationships xmlns="{_REL[1:-1]}"/>', parser())
        for id_, soort, deel in relaties:
            map_, naam = posixpath.split(deel)
            nieuw = self.gast.vrije_naam(
                f"{map_}/{re.sub(r'[0-9]+', '', posixpath.splitext(naam)[0])}{{}}{posixpath.splitext(naam)[1]}"
            )
            inhoud = self.donor.delen[deel]
            if self.anders and "/charts/" in f"/{deel}":
                inhoud = self.grafiek(inhoud)
            self.gast.zet_deel(nieuw, inhoud, self.donor.type_van(deel))
            self.kopieer_relaties(deel, nieuw)
            etree.SubElement(
                wortel,
                _REL + "Relationship",
                {"Id": id_, "Type": soort, "Target": posixpath.relpath(nieuw, posixpath.dirname(doel))},
            )
        for r in plaatsen:
            etree.SubElement(wortel, _REL + "Relationship", r | {"Target": hernoemd(r["Target"], self.anders)})
        self.gast.delen[_relnaam(doel)] = als_xml(wortel)

    def grafiek(self, inhoud: bytes) -> bytes:
        wortel = etree.fromstring(inhoud, parser())
        for f in wortel.iter("{http://schemas.openxmlformats.org/drawingml/2006/chart}f"):
            f.text = hernoemd(f.text or "", self.anders)
        return als_xml(wortel)
