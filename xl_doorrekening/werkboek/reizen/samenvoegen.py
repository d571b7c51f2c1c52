"""Take what was received into the workbook of the region: all of it at once, or nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from xl_doorrekening import __version__
from xl_doorrekening.werkboek.berekening import TIJD, Verslag, reken, te_schrijven
from xl_doorrekening.werkboek.bestand import Bestandsfout
from xl_doorrekening.werkboek.bestand.herstel import VOOR_SAMENVOEGEN
from xl_doorrekening.werkboek.herbereken import ingevuld, leg_vast
from xl_doorrekening.werkboek.indeling.blok import Blok, Soort
from xl_doorrekening.werkboek.indeling.logboek import REGELS
from xl_doorrekening.werkboek.lezen.bron import Blokplek, Tabblad
from xl_doorrekening.werkboek.lezen.lezer import Gelezen
from xl_doorrekening.werkboek.lezen.omzetten import Afgekeurd, is_leeg, zet_om
from xl_doorrekening.werkboek.lezen.uit_bestand import lees
from xl_doorrekening.werkboek.reizen.invoercellen import bladen, eerste_kolom, rijsleutels
from xl_doorrekening.werkboek.reizen.ontvangen import Celverschil, Ontvangst, Thuis
from xl_doorrekening.werkboek.reizen.stempel import lees_reis
from xl_doorrekening.werkboek.schrijven.waarden import Waarde

WAT = "Samenvoegen"
Plekken = dict[tuple[int, int], Waarde]


class Bijconflict(StrEnum):
    """Whose figure stands when both changed it."""

    EIGEN = "eigen"
    ONTVANGEN = "ontvangen"


@dataclass(frozen=True)
class Samenvoeging:
    """All received files beside the workbook, and what would be taken over."""

    thuis: Thuis
    ontvangsten: tuple[Ontvangst, ...]
    over: tuple[tuple[Path, Celverschil], ...]
    """Cells to set with the file they came from, conflicts that were decided for the received included."""
    open_: tuple[tuple[Path, Celverschil], ...]
    """Conflicts that no one decided."""

    @property
    def kan(self) -> bool:
        """Whether every file is fit and nothing is undecided."""
        return not self.open_ and not any(x.bezwaren or x.fouten for x in self.ontvangsten)


def bekijk(g: Gelezen, paden: Sequence[Path], keuze: Bijconflict | None = None) -> Samenvoeging:
    """Compare every file with the workbook, one after another; a file that cannot be read is an objection.

    Raises `Bestandsfout` when the workbook to merge into is a copy that was mailed.
    """
    if lees_reis(g) is not None:
        raise Bestandsfout(
            f'"{g.bron.naam}" is zelf een verzendkopie. Voeg samen in het werkboek van de regio; er is niets gewijzigd.'
        )
    thuis = Thuis(g)
    ontvangsten: list[Ontvangst] = []
    over: list[tuple[Path, Celverschil]] = []
    open_: list[tuple[Path, Celverschil]] = []
    for pad in paden:
        try:
            x = thuis.ontvang(pad, lees(pad))
        except Bestandsfout as fout:
            x = Ontvangst(pad, bezwaren=(f"kan niet worden gelezen: {fout}",))
        ontvangsten.append(x)
        over += [(pad, c) for c in x.over]
        if keuze is Bijconflict.ONTVANGEN:
            for c in x.botst:
                thuis.kies_hunne(c)
                over.append((pad, c))
        elif keuze is None:
            open_ += [(pad, c) for c in x.botst]
    return Samenvoeging(thuis, tuple(ontvangsten), tuple(over), tuple(open_))


def proef(s: Samenvoeging) -> Verslag:
    """What the whole would be with these cells set; nothing is saved."""
    return reken(ingevuld(s.thuis.g, per_tab(s)))


def voeg_samen(s: Samenvoeging, nu: datetime | None = None) -> Verslag:
    """Set the cells, recalculate and save; nothing is saved when the whole then has fouten."""
    cellen_in, nu = per_tab(s), nu or datetime.now()
    if not cellen_in:
        return Verslag((), None, False, None)
    na = ingevuld(s.thuis.g, cellen_in)
    verslag = reken(na)
    d = verslag.doorrekening
    if d is None:
        return verslag
    cellen = te_schrijven(na, d, verslag.bevindingen, nu, gebeurd=logregels(s, nu))
    return leg_vast(na, verslag, cellen, naam=VOOR_SAMENVOEGEN)


def per_tab(s: Samenvoeging) -> dict[str, Plekken]:
    """Positions and values of the cells to set, per identity of a corporation."""
    laatste = {(c.eigenaar, c.plek): c for _, c in s.over}
    return {
        eigenaar: op_plaats(s.thuis.g, eigenaar, [c for c in laatste.values() if c.eigenaar == eigenaar])
        for eigenaar in s.thuis.namen
        if any(c.eigenaar == eigenaar for c in laatste.values())
    }


def logregels(s: Samenvoeging, nu: datetime) -> list[Mapping[str, str]]:
    """Per changed cell what it was, what it is, of whom and from which file; the first of them on top."""
    vast = {"tijd": nu.strftime(TIJD), "wat": WAT, "versie": __version__, "vingerafdruk": ""}
    regels = [
        vast
        | {
            "bericht": f"{s.thuis.namen[c.eigenaar]} – {c.waar}: {c.waar.toon(c.ons)} → {c.waar.toon(c.hun)} "
            f"({pad.name})"
        }
        for pad, c in s.over
    ]
    regels += [
        vast | {"bericht": f"{x.pad.name} ({', '.join(x.namen)}): ondanks {len(x.klokken)} andere aannames"}
        for x in s.ontvangsten
        if x.klokken and x.klokken_door_hen
    ]
    plaats = REGELS // 2
    if len(regels) > plaats:
        over = len(regels) - plaats + 1
        regels = [*regels[: plaats - 1], vast | {"bericht": f"… en {over} cellen meer; zie de ontvangen bestanden"}]
    return list(regels)


def op_plaats(g: Gelezen, eigenaar: str, verschillen: Iterable[Celverschil]) -> Plekken:
    """Where these cells stand in this workbook; raises `Bestandsfout` when one has no place."""
    tab = g.tabbladen[eigenaar]
    per_blok: dict[str, list[Celverschil]] = {}
    for c in verschillen:
        per_blok.setdefault(c.plek[0], []).append(c)
    blokken = {b.naam: b for blad in bladen(g.regio, eigenaar) for b in blad.blokken}
    uit: Plekken = {}
    for naam, lijst in per_blok.items():
        blok = blokken[naam]
        plek = tab.vind(blok)
        if plek is None:
            raise Bestandsfout(f"Op tabblad {tab.naam} is blok “{blok.titel}” weg. Zet de reservekopie terug.")
        rijen = _tabelrijen(tab, blok, plek, lijst) if blok.soort is Soort.TABEL else plek.rijen
        for c in lijst:
            r, k = rijen.get(c.plek[1]), plek.kolommen.get(c.plek[2])
            if r is None or k is None:
                raise Bestandsfout(
                    f"Op tabblad {tab.naam} is geen plaats voor {c.waar}: de rij of kolom is er niet. Zet de "
                    "reservekopie terug; er is niets geschreven."
                )
            uit[r, k] = c.hun
    return uit


def _tabelrijen(tab: Tabblad, blok: Blok, plek: Blokplek, lijst: Sequence[Celverschil]) -> dict[str, int]:
    """Rows of a table by what they are called; new ones get an empty row."""
    eerste = eerste_kolom(blok).code
    veld = blok.rijen[0].cellen[eerste].veld
    vol, leeg, namen = [], [], []
    for r in plek.rijen.values():
        if all(is_leeg(tab.waarde(r, k)) for k in plek.kolommen.values()):
            leeg.append(r)
            continue
        vol.append(r)
        naam = zet_om(tab.waarde(r, plek.kolommen[eerste]), veld) if eerste in plek.kolommen else None
        namen.append("" if naam is None or isinstance(naam, Afgekeurd) else str(naam))
    uit = dict(zip(rijsleutels(namen), vol, strict=True))
    nieuw = [n for n in dict.fromkeys(c.plek[1] for c in lijst) if n not in uit]
    if len(nieuw) > len(leeg) - 1:  # one stays free: a full list is a finding
        raise Bestandsfout(
            f"Op tabblad {tab.naam} is in “{blok.titel}” geen plaats voor {len(nieuw)} nieuwe regels. Voeg binnen "
            "de tabel rijen in (rechtermuisknop, Invoegen) en probeer het opnieuw; er is niets geschreven."
        )
    return uit | dict(zip(nieuw, leeg, strict=False))
