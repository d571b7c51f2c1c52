"""A copy with results only: no tabs of corporations, nothing to fill in, and no formula that could say otherwise.

What is shared stays (assumptions, task, scenarios), for without it results say nothing. There is no Stempel in it, so
that the program refuses to recalculate it or take it in.
"""

from collections.abc import Mapping

from lxml import etree

from xl_doorrekening.werkboek.beheer.overzetten import Boek
from xl_doorrekening.werkboek.beheer.resten import resten
from xl_doorrekening.werkboek.bestand.xml import als_xml, parser
from xl_doorrekening.werkboek.lezen.bron import Tabblad, positie
from xl_doorrekening.werkboek.lezen.lezer import Gelezen
from xl_doorrekening.werkboek.schrijven.cellen import zet
from xl_doorrekening.werkboek.schrijven.waarden import Waarde

WEG = ("controle", "logboek", "stempel")
"""Besides the tabs of corporations: what tells of their cells, and what only serves to recalculate or send back."""
_M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def alleen_uitkomsten(k: Gelezen, delen: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts of a whole copy `k` without what is not a result or shared, and with values for formulas."""
    boek = Boek(delen)
    eigenaren = {c.id for c in k.regio.corporaties}
    weg = {t.naam for sleutel, t in k.tabbladen.items() if sleutel in WEG or sleutel in eigenaren}
    weg |= {t.naam for t in k.bron.met("reis")}
    for tab in k.bron.bladen:
        if tab.naam not in weg:
            deel = boek.deel(tab.naam)
            boek.delen[deel] = _verstild(boek.delen[deel], weg, tab)
    for naam in weg:
        boek.verwijder(naam)
    klaar = boek.klaar()
    return klaar | resten(klaar)


def _verstild(xml: bytes, weg: set[str], tab: Tabblad) -> bytes:
    """A sheet with the values of its formulas, without lists to choose from and links to tabs that are gone."""
    wortel = etree.fromstring(xml, parser())
    for c in wortel.iter(_M + "c"):
        formule = c.find(_M + "f")
        if formule is not None:
            c.remove(formule)
    for keuze in wortel.findall(_M + "dataValidations"):
        wortel.remove(keuze)
    pijlen: dict[tuple[int, int], Waarde] = {}
    for lijst in wortel.findall(_M + "hyperlinks"):
        for link in [x for x in lijst if _tab(x.get("location", "")) in weg]:
            lijst.remove(link)
            plek = positie(str(link.get("ref")))
            if str(tab.waarde(*plek)).startswith("→"):
                pijlen[plek] = None
        if not len(lijst):
            wortel.remove(lijst)
    return zet(als_xml(wortel), pijlen)


def _tab(plek: str) -> str:
    """The tab that a place such as 'Mijn tab'!A1 is on."""
    naam = plek.rpartition("!")[0]
    return naam[1:-1].replace("''", "'") if naam.startswith("'") else naam
