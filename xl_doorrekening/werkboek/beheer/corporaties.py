"""Add, rename or remove a corporation in a workbook; all other input and the user's own tabs stay as they are."""

from collections.abc import Callable
from pathlib import Path

from lxml import etree

from xl_doorrekening.begrippen.bevinding import Ernst
from xl_doorrekening.invoer.corporatie import Corporatie
from xl_doorrekening.invoer.regio import SJABLOONVERSIE, Regio
from xl_doorrekening.invoer.standaard import corporatie_id, naam_fout
from xl_doorrekening.werkboek import versheid
from xl_doorrekening.werkboek.beheer import lijsten
from xl_doorrekening.werkboek.beheer.overzetten import Boek, Overzetter
from xl_doorrekening.werkboek.beheer.resten import resten
from xl_doorrekening.werkboek.beheer.verwijzing import gebroken, hernoemd
from xl_doorrekening.werkboek.berekening import alle_bevindingen
from xl_doorrekening.werkboek.bestand import Bestandsfout, bewaar, lees_pakket
from xl_doorrekening.werkboek.bestand.lite import WEBEXTENSIE
from xl_doorrekening.werkboek.bestand.uitpakken import pak_uit
from xl_doorrekening.werkboek.bestand.xml import als_xml, parser
from xl_doorrekening.werkboek.bouwen.knoppen import Editie
from xl_doorrekening.werkboek.bouwen.plaatsing import bladnamen, plaats
from xl_doorrekening.werkboek.bouwen.sjabloon import bouw, tabs
from xl_doorrekening.werkboek.herbereken import herbereken
from xl_doorrekening.werkboek.indeling import alle, verkenner
from xl_doorrekening.werkboek.indeling.blok import BLOKNAAM, Blad
from xl_doorrekening.werkboek.lezen.bron import Bereik, positie
from xl_doorrekening.werkboek.lezen.lezer import Gelezen
from xl_doorrekening.werkboek.lezen.uit_bestand import lees
from xl_doorrekening.werkboek.schrijven.cellen import zet
from xl_doorrekening.werkboek.schrijven.waarden import Formule, Waarde

RESULTATEN = (
    "start", "uitkomsten", "haalbaarheid", "scenariobeeld", "kansen", "uitvoeringsbeeld", "vergelijking", "controle",
    "stempel",
)  # fmt: skip
"""Tabs that are wholly ours and are replaced when the list of corporations changes. The Logboek keeps its history."""
KNOPBLAD = "xlwings.conf"
"""Settings of the buttons; only a workbook with buttons has this tab."""
_M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def _lees(pad: Path) -> Gelezen:
    """Read; the structure must be whole, the figures need not be right."""
    g = lees(pad)
    stuk = [b for b in g.bevindingen if b.code in ("opbouw", "dubbel") and b.ernst is Ernst.FOUT]
    if stuk:
        raise Bestandsfout("Het werkboek is niet compleet; er is niets gewijzigd.\n" + "\n".join(str(b) for b in stuk))
    return g


def _zoek(g: Gelezen, naam: str) -> Corporatie:
    for c in g.regio.corporaties:
        if naam.casefold() in (c.naam.casefold(), c.id, g.tabbladen[c.id].naam.casefold()):
            return c
    raise Bestandsfout(
        f"Er is geen corporatie “{naam}” in dit werkboek. Wel: {', '.join(c.naam for c in g.regio.corporaties)}."
    )


def _weiger_naam(g: Gelezen, naam: str, behalve: str = "") -> None:
    if fout := naam_fout(naam):
        raise Bestandsfout(f"Deze naam kan niet: {fout}.")
    if any(c.naam.casefold() == naam.casefold() and c.id != behalve for c in g.regio.corporaties):
        raise Bestandsfout(f"Er is al een corporatie “{naam}”. Kies een andere naam.")


def _weiger_verlies(g: Gelezen, behalve: str = "") -> None:
    """Results are made anew; with a fout in the input they would be gone, so that is mended first."""
    fouten = [b for b in alle_bevindingen(g) if b.ernst is Ernst.FOUT and b.blad != behalve]
    if fouten and g.stempel.get("berekend"):
        raise Bestandsfout(
            "De invoer heeft fouten, waardoor de uitkomsten verloren zouden gaan; er is niets gewijzigd.\n"
            + "\n".join(str(b) for b in fouten)
        )


def _weiger_ouder(g: Gelezen) -> None:
    """Tabs are made anew in the layout of this version; an older workbook does not have all of them."""
    versie = g.stempel["sjabloonversie"].removesuffix(".0")
    if versie != str(SJABLOONVERSIE):
        raise Bestandsfout(
            f"Dit werkboek heeft opbouw {versie}; de kring wijzigen kan alleen in opbouw {SJABLOONVERSIE}. Zet "
            "de invoer eerst over met: doorrekening vernieuw"
        )


def voeg_toe(pad: Path, naam: str) -> Path:
    """A new, empty tab behind the last corporation; results are computed again. Gives the path of the backup."""
    g = _lees(pad)
    _weiger_ouder(g)
    _weiger_naam(g, naam)
    _weiger_verlies(g)
    nieuw = Corporatie(id=corporatie_id(naam, (c.id for c in g.regio.corporaties)), naam=naam)
    regio = g.regio.model_copy(update={"corporaties": (*g.regio.corporaties, nieuw)})
    gast = Boek(g.pakket.onderdelen)
    laatste = g.tabbladen[g.regio.corporaties[-1].id] if g.regio.corporaties else g.tabbladen["kengetallen"]
    _vernieuw(g, gast, regio, nieuw.id, gast.index(laatste.naam) + 1)
    return _bewaar(g, gast)


def verwijder(pad: Path, naam: str) -> Path:
    """Take out a corporation with its tab; formulas elsewhere that point at it become #REF!."""
    g = _lees(pad)
    _weiger_ouder(g)
    weg = _zoek(g, naam)
    _weiger_verlies(g, g.tabbladen[weg.id].naam)
    if len(g.regio.corporaties) == 1:
        raise Bestandsfout(f"{weg.naam} is de enige corporatie; een werkboek heeft er ten minste één.")
    regio = g.regio.model_copy(update={"corporaties": tuple(c for c in g.regio.corporaties if c.id != weg.id)})
    gast = Boek(g.pakket.onderdelen)
    tab = g.tabbladen[weg.id].naam
    gast.verwijder(tab)
    _vernieuw(g, gast, regio, "", 0)
    lijsten.wis(g, gast, weg.naam)
    _in_formules(gast, lambda tekst: gebroken(tekst, tab))
    return _bewaar(g, gast, schoon=True)


def hernoem(pad: Path, oud: str, naam: str) -> Path:
    """Another name for a corporation and for its tab, in every reference to it."""
    g = _lees(pad)
    c = _zoek(g, oud)
    _weiger_naam(g, naam, c.id)
    gast = Boek(g.pakket.onderdelen)
    tab = g.tabbladen[c.id]
    blad, cel = g.plaatsen[c.id, ("naam",)]
    assert blad == tab.naam
    cellen: dict[tuple[int, int], Waarde] = {positie(cel): naam}
    kop = tab.namen.get(versheid.KOPNAAM)
    titel = (kop.rij0 - 2, kop.kolom0) if kop else (0, 1)
    if tab.waarde(*titel) in (c.naam, tab.naam):
        cellen[titel] = naam
    gast.delen[tab.deel] = zet(gast.delen[tab.deel], cellen)
    _hernoem_keuze(g, gast, c.naam, naam)
    lijsten.hernoem(g, gast, c.naam, naam)
    nieuw = _vrije_bladnaam(naam, [n for n in gast.namen() if n != tab.naam])
    gast.bladen[gast.index(tab.naam)].set("name", nieuw)
    _in_formules(gast, lambda tekst: hernoemd(tekst, {tab.naam: nieuw}))
    return _bewaar(g, gast, schoon=True)


def _hernoem_keuze(g: Gelezen, gast: Boek, oud: str, naam: str) -> None:
    """Tab Verkenner keeps showing the corporation that was chosen."""
    tab = g.tabbladen.get("verkenner")
    plek = tab.vind(verkenner.blad(2000).blok("verkenner_keuze")) if tab else None
    if tab is None or plek is None or "corporatie" not in plek.rijen:
        return
    cel = (plek.rijen["corporatie"], plek.kolommen.get("waarde", 0))
    if tab.waarde(*cel) == oud:
        gast.delen[tab.deel] = zet(gast.delen[tab.deel], {cel: naam})


def _vrije_bladnaam(naam: str, bezet: list[str]) -> str:
    """A valid tab name that no other tab has."""
    return bladnamen([*(Blad("", n, (), "") for n in bezet), Blad("", naam, (), "")])[-1]


def _bewaar(g: Gelezen, gast: Boek, *, schoon: bool = False) -> Path:
    """Save and calculate; `schoon`: without the words of what was taken out."""
    delen = gast.klaar()
    oud = g.pakket.onderdelen
    wijzigingen: dict[str, bytes | None] = {n: x for n, x in delen.items() if oud.get(n) != x}
    wijzigingen |= dict.fromkeys(n for n in oud if n not in delen)
    backup = bewaar(g.pakket, wijzigingen)
    assert backup is not None
    herbereken(g.pakket.pad, reserve=False)
    if schoon:  # last, for only now it is known which texts no cell uses any more
        pakket = lees_pakket(g.pakket.pad)
        if over := resten(pakket.onderdelen):
            bewaar(pakket, over, backup=False)
    return backup


def _vernieuw(g: Gelezen, gast: Boek, regio: Regio, nieuw: str, plek: int) -> None:
    """Replace the result tabs by those for this list of corporations, and put in the tab of `nieuw`."""
    editie = _editie(gast)
    donor = Boek(pak_uit(g.pakket.pad, bouw(regio, editie)))
    bladen = tabs(regio, editie)
    donornaam = {b.corporatie or b.sleutel: n for b, n in zip(bladen, bladnamen(bladen), strict=True)}
    namen = {donornaam[s]: t.naam for s, t in g.tabbladen.items() if s in donornaam}
    if nieuw:
        namen[donornaam[nieuw]] = _vrije_bladnaam(donornaam[nieuw], gast.namen())
        gast.voeg_in(namen[donornaam[nieuw]], plek)
    over = Overzetter(gast, donor, namen)
    for sleutel in (*RESULTATEN, *([nieuw] if nieuw else [])):
        if donornaam[sleutel] not in namen:
            raise Bestandsfout(
                f"Het tabblad {donornaam[sleutel]} ontbreekt. Zet de reservekopie terug; er is niets gewijzigd."
            )
        over.zet_over(donornaam[sleutel])
    if "verkenner" in donornaam and "verkenner" in g.tabbladen:
        over.zet_over(donornaam["verkenner"])
        _keuzes(g, gast, regio)
    _controlegetallen(g, gast, regio, namen[donornaam["stempel"]])
    _kopregels(g, gast, donor, regio, donornaam, namen)


def _keuzes(g: Gelezen, gast: Boek, regio: Regio) -> None:
    """What the user had chosen on tab Verkenner, as far as it still exists."""
    blad, tab = verkenner.blad(regio.uitgangspunten.startjaar), g.tabbladen["verkenner"]
    blok = blad.blok("verkenner_keuze")
    oud = tab.vind(blok)
    if oud is None or "waarde" not in oud.kolommen:
        return
    waarden = {code: tab.waarde(r, oud.kolommen["waarde"]) for code, r in oud.rijen.items()}
    if waarden.get("corporatie") not in {c.naam for c in regio.corporaties}:
        waarden.pop("corporatie", None)
    kop, kolom = plaats(blad)["verkenner_keuze"].kop, next(k.plek for k in blok.kolommen if k.code == "waarde")
    cellen: dict[tuple[int, int], Waarde] = {
        (kop + 1 + i, kolom): waarden[r.code] for i, r in enumerate(blok.rijen) if r.code in waarden
    }
    deel = gast.deel(tab.naam)
    gast.delen[deel] = zet(gast.delen[deel], cellen)


def _editie(gast: Boek) -> Editie:
    if KNOPBLAD in gast.namen():
        return Editie.MACRO
    return Editie.LITE if WEBEXTENSIE in gast.delen else Editie.KAAL


def _controlegetallen(g: Gelezen, gast: Boek, regio: Regio, stempel: str) -> None:
    """Let the checksum formulas follow the blocks where they stand in this file."""
    blad = next(b for b in alle(regio) if b.sleutel == "stempel")
    blok, plek = blad.blok("versheid"), plaats(blad)["versheid"]
    kolom = next(k.plek for k in blok.kolommen if k.code == "nu")
    cellen: dict[tuple[int, int], Waarde] = {}
    for i, rij in enumerate(blok.rijen):
        eigenaar, _, naam = rij.code.partition(".")
        tab = g.tabbladen.get(eigenaar)
        b: Bereik | None = tab.namen.get(BLOKNAAM + naam) if tab else None
        if tab is not None and b is not None:
            formule = versheid.formule(tab.naam, b.rij0, b.kolom0, b.rij1, b.kolom1)
            cellen[plek.kop + 1 + i, kolom] = Formule(formule, versheid.controlegetal(tab.rechthoek(b)), matrix=True)
    deel = gast.deel(stempel)
    gast.delen[deel] = zet(gast.delen[deel], cellen)


def _kopregels(
    g: Gelezen, gast: Boek, donor: Boek, regio: Regio, donornaam: dict[str, str], namen: dict[str, str]
) -> None:
    """The freshness line of the tabs that stayed must point at the new Stempel."""
    anders = {d: h for d, h in namen.items() if d != h}
    for sleutel, naam in donornaam.items():
        tab = g.tabbladen.get(sleutel)
        kop = tab.namen.get(versheid.KOPNAAM) if tab else None
        if tab is None or kop is None or sleutel in RESULTATEN:
            continue
        wortel = etree.fromstring(donor.delen[donor.deel(naam)], parser())
        f = next(c for c in wortel.iter(_M + "c") if c.get("r") == "B3").findtext(_M + "f")
        deel = gast.deel(tab.naam)
        gast.delen[deel] = zet(
            gast.delen[deel], {(kop.rij0, kop.kolom0): Formule(hernoemd(f or "", anders), versheid.NIET_BEREKEND)}
        )


def _in_formules(gast: Boek, om: Callable[[str], str]) -> None:
    """Apply a text change to every reference in the package."""
    for n in gast.benoemd():
        n.text = om(n.text or "")
    for deel, inhoud in list(gast.delen.items()):
        if deel.startswith("xl/worksheets/") and deel.endswith(".xml"):
            tags, links = {"f", "formula", "formula1", "formula2"}, True
        elif deel.startswith("xl/charts/") and deel.endswith(".xml"):
            tags, links = {"f"}, False
        elif deel.startswith("xl/tables/"):
            tags, links = {"calculatedColumnFormula", "totalsRowFormula"}, False
        else:
            continue
        wortel = etree.fromstring(inhoud, parser())
        anders = False
        for e in wortel.iter():
            if not isinstance(e.tag, str):
                continue
            lokaal = etree.QName(e).localname
            if lokaal in tags and e.text and om(e.text) != e.text:
                e.text, anders = om(e.text), True
            doel = e.get("location") if links and lokaal == "hyperlink" else None
            if doel and om(doel) != doel:
                e.set("location", om(doel))
                anders = True
        if anders:
            gast.delen[deel] = als_xml(wortel)
