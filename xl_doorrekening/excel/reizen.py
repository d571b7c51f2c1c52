"""The buttons for a workbook that travels: make the copy to mail, and take in what came back.

Apart from the other buttons, for these read and write files.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

import xlwings as xw

from xl_doorrekening.excel import boek as excelboek
from xl_doorrekening.excel.macros import Uitslag, alles_open, gelezen, gereken, samenvatting, schrijf_alles, veilig
from xl_doorrekening.werkboek.berekening import reken, te_schrijven
from xl_doorrekening.werkboek.bestand import Bestandsfout, schrijf_nieuw
from xl_doorrekening.werkboek.lezen.bron import Bron, Tabblad
from xl_doorrekening.werkboek.lezen.lezer import Gelezen, lees_bron
from xl_doorrekening.werkboek.reizen.ontvangen import Celverschil
from xl_doorrekening.werkboek.reizen.samenvoegen import Samenvoeging, bekijk, logregels, per_tab
from xl_doorrekening.werkboek.reizen.verzenden import bestandsnaam, kopie
from xl_doorrekening.werkboek.schrijven.waarden import Waarde

GETOOND = 12
"""Cells in a message."""
Plekken = Mapping[tuple[int, int], Waarde]


def verzendkopie(boek: xw.Book | None = None) -> str:
    """The copy to mail beside the workbook: on the tab of a corporation for her, elsewhere of all."""

    def doe(boek: xw.Book) -> Uitslag:
        g = gelezen(boek)
        verslag = gereken(boek, g)
        if verslag.doorrekening is None:
            return samenvatting(verslag), verslag.fouten
        naam = _van_het_tabblad(boek, g)
        aan = next((c.id for c in g.regio.corporaties if c.naam == naam), None)
        uit = _vrij(_map(boek) / bestandsnaam(Path(boek.name), naam))
        schrijf_nieuw(uit, kopie(g, verslag.doorrekening, aan, uit, datetime.now()))
        wat = "met alle tabbladen en uitkomsten" if naam is None else f"voor {naam}, zonder de cijfers van anderen"
        return f"De kopie {wat} is klaar om te mailen:\n{uit}", ()

    return veilig("Verzendkopie", boek, doe)


def _van_het_tabblad(boek: xw.Book, g: Gelezen) -> str | None:
    """Name of the corporation whose tab is in front."""
    voor = boek.sheets.active.name
    return next((c.naam for c in g.regio.corporaties if g.tabbladen[c.id].naam == voor), None)


def _map(boek: xw.Book) -> Path:
    try:
        pad = Path(boek.fullname)
    except Exception as fout:
        raise Bestandsfout(
            "Het is niet bekend in welke map dit werkboek staat (een werkboek in de cloud?). Sla het op in een gewone "
            "map, of geef de opdracht: doorrekening verstuur"
        ) from fout
    if not pad.is_absolute():
        raise Bestandsfout("Sla het werkboek eerst op: de kopie komt ernaast te staan.")
    return pad.parent


def _vrij(pad: Path) -> Path:
    n, uit = 1, pad
    while uit.exists():
        n += 1
        uit = pad.with_name(f"{pad.stem} ({n}){pad.suffix}")
    return uit


def samenvoegen(boek: xw.Book | None = None, paden: Sequence[Path] | None = None) -> str:
    """Take in received copies; `paden`: else they are asked for. The open workbook is not saved."""

    def doe(boek: xw.Book) -> Uitslag:
        g = gelezen(boek)
        kies = _vraag() if paden is None else list(paden)
        if not kies:
            return "Er zijn geen bestanden gekozen; er is niets gewijzigd.", ()
        s = bekijk(g, kies)
        if not s.kan or any(x.klokken and x.klokken_door_hen for x in s.ontvangsten):
            return _waarom_niet(s), ()
        cellen = per_tab(s)
        if not cellen:
            return "Er was niets nieuws; er is niets gewijzigd.", ()
        na = lees_bron(_zoals_ingevuld(g, cellen))
        verslag = reken(na)
        if verslag.doorrekening is None:
            return "Samen geven deze bestanden fouten; er is niets gewijzigd.\n" + samenvatting(verslag), ()
        nu = datetime.now()
        uitkomsten = te_schrijven(na, verslag.doorrekening, verslag.bevindingen, nu, gebeurd=logregels(s, nu))
        with alles_open(boek, g):
            for eigenaar, plekken in cellen.items():
                excelboek.schrijf(boek.sheets[g.tabbladen[eigenaar].naam], excelboek.rechthoeken(plekken))
            schrijf_alles(boek, g, uitkomsten)
        return _wat_er_kwam(s), ()

    return veilig("Samenvoegen", boek, doe)


def _vraag() -> list[Path]:
    """The files that the user picks in a window of the system."""
    try:
        from tkinter import Tk, filedialog

        venster = Tk()
    except Exception as fout:  # a Python without tkinter, or no screen
        raise Bestandsfout(
            "Op deze computer kan geen venster worden geopend om bestanden te kiezen; er is niets gewijzigd. Sluit het "
            "werkboek en geef de opdracht: doorrekening samenvoegen"
        ) from fout
    venster.withdraw()
    venster.attributes("-topmost", True)
    try:
        gekozen = filedialog.askopenfilenames(
            parent=venster, title="Kies de ontvangen werkboeken", filetypes=[("Excel-werkboek", "*.xlsx *.xlsm")]
        )
    finally:
        venster.destroy()
    return [Path(p) for p in gekozen]


class _Ingevuld(Tabblad):
    """An open sheet as it will be with these cells set."""

    def __init__(self, tab: Tabblad, cellen: Plekken) -> None:
        super().__init__(tab.naam)
        self.namen = tab.namen
        breed = max((k for _, k in cellen), default=0) + 1
        self._rijen = [[*rij, *[""] * (breed - len(rij))] for rij in tab.rijen]
        self._rijen += [[""] * breed for _ in range(max((r for r, _ in cellen), default=0) + 1 - len(self._rijen))]
        for (r, k), w in cellen.items():
            self._rijen[r][k] = "" if w is None else w
        self._bijzonder = {plek: wat for plek, wat in tab.bijzonder.items() if plek not in cellen}

    @property
    def rijen(self) -> list[list[object]]:
        return self._rijen

    @property
    def bijzonder(self) -> dict[tuple[int, int], str]:
        return self._bijzonder


def _zoals_ingevuld(g: Gelezen, cellen: Mapping[str, Plekken]) -> Bron:
    per_naam = {g.tabbladen[e].naam: plekken for e, plekken in cellen.items()}
    return Bron(
        g.bron.naam, [_Ingevuld(t, per_naam[t.naam]) if t.naam in per_naam else t for t in g.bron.bladen]
    )  # fmt: skip


def _waarom_niet(s: Samenvoeging) -> str:
    """What is against it, in a message."""
    regels = []
    for x in s.ontvangsten:
        regels += [f"{x.pad.name}: {b}" for b in (*x.bezwaren, *map(str, x.fouten))]
        if x.klokken and x.klokken_door_hen:
            regels.append(f"{x.pad.name}: de ontvanger rekende met andere aannames ({len(x.klokken)} verschillen)")
    regels += list(dict.fromkeys(f"{pad.name}: {_botsing(c)}" for pad, c in s.open_))
    raad = "Alles bekijken en beslissen kan met: doorrekening samenvoegen REGIO.xlsx … --toon"
    return "\n".join(["Er is niets gewijzigd.", "", *_kort(regels), "", raad])


def _botsing(c: Celverschil) -> str:
    if c.rij:
        return f"{c.waar.blok}, hele regel {c.waar.rij}: de een verwijderde haar, de ander wijzigde haar"
    return f"{c.waar} is ook hier gewijzigd (hier {c.waar.toon(c.ons)}, ontvangen {c.waar.toon(c.hun)})"


def _wat_er_kwam(s: Samenvoeging) -> str:
    regels = [f"{s.thuis.namen[c.eigenaar]} – {c.waar}: {c.waar.toon(c.ons)} → {c.waar.toon(c.hun)}" for _, c in s.over]
    kop = (
        f"{'1 vak' if len(regels) == 1 else f'{len(regels)} vakken'} overgenomen en doorgerekend; zie ook het Logboek."
    )
    return "\n".join([kop, "", *_kort(regels)])


def _kort(regels: list[str]) -> list[str]:
    return regels[:GETOOND] + ([f"… en nog {len(regels) - GETOOND}."] if len(regels) > GETOOND else [])
