"""From a workbook that was read to all cells to set, wherever it stands. What command, button and Lite share."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from xl_doorrekening import __version__
from xl_doorrekening.begrippen.bevinding import Bevinding, Ernst
from xl_doorrekening.controle import Melding
from xl_doorrekening.controle import controleer as controleer_invoer
from xl_doorrekening.doorrekenen import Doorrekening, doorrekenen
from xl_doorrekening.invoer.regio import vingerafdruk
from xl_doorrekening.werkboek import versheid
from xl_doorrekening.werkboek.bestand import Bestandsfout
from xl_doorrekening.werkboek.indeling import alle, stempel, verkenner
from xl_doorrekening.werkboek.indeling import kansen as kansblad
from xl_doorrekening.werkboek.indeling import optimum as optimumblad
from xl_doorrekening.werkboek.indeling.blok import BLOKNAAM, Blad, Blok
from xl_doorrekening.werkboek.indeling.logboek import REGELS as LOGREGELS
from xl_doorrekening.werkboek.lezen.bloklezer import bevinding
from xl_doorrekening.werkboek.lezen.bron import Tabblad
from xl_doorrekening.werkboek.lezen.lezer import Gelezen
from xl_doorrekening.werkboek.schrijven.invullen import op_plaats
from xl_doorrekening.werkboek.schrijven.kanscellen import standcellen
from xl_doorrekening.werkboek.schrijven.optimumcellen import stand
from xl_doorrekening.werkboek.schrijven.rijen import NAAM, Bladen, Blokken, Cellen
from xl_doorrekening.werkboek.schrijven.uitkomstcellen import uitkomstcellen
from xl_doorrekening.werkboek.schrijven.uitvoeringscellen import meldingen
from xl_doorrekening.werkboek.schrijven.verkennercellen import verkennercellen
from xl_doorrekening.werkboek.schrijven.waarden import Onthouden, Waarde

TIJD = "%d-%m-%Y %H:%M"


@dataclass(frozen=True)
class Verslag:
    """What happened. `doorrekening` is None when fouten kept it from running; then nothing was written."""

    bevindingen: tuple[Bevinding, ...]
    doorrekening: Doorrekening | None
    geschreven: bool
    backup: Path | None

    @property
    def fouten(self) -> tuple[Bevinding, ...]:
        return tuple(b for b in self.bevindingen if b.ernst is Ernst.FOUT)


def alle_bevindingen(g: Gelezen) -> tuple[Bevinding, ...]:
    """Findings on cells, then on the whole; a cell that was refused is not complained about twice.

    Where rows or columns of the layout are gone, the whole cannot be judged: those are mended first.
    """
    uit = list(g.bevindingen)
    if any(b.code == "opbouw" for b in uit):
        return tuple(uit)
    return tuple(uit + _op_cellen(g, uit, controleer_invoer(g.regio)))


def _op_cellen(g: Gelezen, al: Sequence[Bevinding], meldingen: Iterable[Melding]) -> list[Bevinding]:
    """Findings by path as findings on cells, but for cells that were found wrong already."""
    bezet = {(b.blad, b.cel) for b in al}
    uit = []
    for m in meldingen:
        blad, cel = g.plaatsen.get((m.eigenaar, m.pad), ("", ""))
        if not blad:
            tab = g.tabbladen.get(m.eigenaar or "uitgangspunten")
            if tab is None:  # that it is gone is a finding by itself
                continue
            blad = tab.naam
        if (blad, cel) not in bezet:
            uit.append(bevinding(blad, cel, m.code, m.gevonden, m.toegestaan, m.herstel))
    return uit


def reken(g: Gelezen) -> Verslag:
    """Check and compute, without writing; then check what was agreed against what was calculated."""
    bevindingen = alle_bevindingen(g)
    fout = any(b.ernst is Ernst.FOUT for b in bevindingen)
    if not g.regio.corporaties and not fout:
        raise Bestandsfout(
            f'Het bestand "{g.bron.naam}" heeft geen enkele corporatie. Voeg er een toe met: doorrekening toevoegen'
        )
    if fout:
        return Verslag(bevindingen, None, False, None)
    d = doorrekenen(g.regio)
    return Verslag((*bevindingen, *_op_cellen(g, bevindingen, meldingen(d))), d, False, None)


def te_schrijven(
    g: Gelezen, d: Doorrekening, bevindingen: Sequence[Bevinding], nu: datetime, kansen: Blokken | None = None,
    gebeurd: Sequence[Mapping[str, str]] = (),
) -> dict[str, dict[tuple[int, int], Waarde]]:  # fmt: skip
    """All cells to set after a calculation, per key of a shared tab or identity of a corporation.

    `kansen`: those of tab Uitkomsten onzekerheid after a run; without, its figures stay, and it says how fresh.
    `gebeurd`: lines for the Logboek of what came before the calculation, newest first.
    """
    tabs = {sleutel: tab.naam for sleutel, tab in g.tabbladen.items()}
    cellen = uitkomstcellen(d, bevindingen, tabs)
    bladen = {b.corporatie or b.sleutel: b for b in alle(d.regio)}
    zelfde = g.stempel.get("vingerafdruk") == d.vingerafdruk and g.stempel.get("programmaversie") == __version__
    berekend = g.stempel.get("berekend") if zelfde and g.stempel.get("berekend") else nu.strftime(TIJD)
    assert berekend
    _stempel(g, d, cellen, bladen, berekend)
    log = list(gebeurd)
    if not zelfde:
        log.insert(0, {
            "tijd": berekend,
            "wat": "Herbereken",
            "versie": __version__,
            "vingerafdruk": d.vingerafdruk,
            "bericht": f"{len(d.regio.corporaties)} corporaties doorgerekend, {len(bevindingen)} bevindingen",
        })  # fmt: skip
    if log and "logboek" in g.tabbladen:
        regels = logregels(g.tabbladen["logboek"], bladen["logboek"].blok("logboek"), log)
        cellen["logboek"] = {"logboek": regels}
    gerekend = laatste_run(g).get("vingerafdruk") or ""
    cellen["kansen"] = kansen or standcellen(d.regio, str(gerekend), d.vingerafdruk)
    cellen["start"]["lichten"] |= {(c.id, "versheid"): Onthouden(versheid.ACTUEEL) for c in d.regio.corporaties}
    if "verkenner" in g.tabbladen:
        bladen["verkenner"] = verkenner.blad(d.regio.uitgangspunten.startjaar)
        cellen["verkenner"] = verkennercellen(cellen["uitkomsten"], _verkend(g, d, bladen["verkenner"]))
    uit: dict[str, dict[tuple[int, int], Waarde]] = {}
    for sleutel, blad in bladen.items():
        tab = g.tabbladen.get(sleutel)
        if tab is None:
            continue
        plekken = op_plaats(tab, blad, cellen.get(sleutel, {}))
        kop = tab.namen.get(versheid.KOPNAAM)
        if kop is not None:
            plekken[kop.rij0, kop.kolom0] = Onthouden(versheid.koptekst(berekend, d.vingerafdruk))
        uit[sleutel] = plekken
    if "optimum" in g.tabbladen:
        uit["optimum"] |= stand(g.tabbladen["optimum"], d.vingerafdruk)
    return uit


def laatste_run(g: Gelezen) -> dict[str, Any]:
    """What tab Uitkomsten onzekerheid says of the run on it; nothing without the tab."""
    return _stand(g, "kansen", kansblad.blad(0, ()).blok("k_stand"))


def optimumstand(g: Gelezen) -> dict[str, Any]:
    """What tab Optimum says of the search on it; nothing without the tab."""
    return _stand(g, "optimum", optimumblad.blad().blok("o_stand"))


def _stand(g: Gelezen, sleutel: str, blok: Blok) -> dict[str, Any]:
    tab = g.tabbladen.get(sleutel)
    plek = tab.vind(blok) if tab else None
    if tab is None or plek is None or "waarde" not in plek.kolommen:
        return {}
    return {code: tab.waarde(r, plek.kolommen["waarde"]) for code, r in plek.rijen.items()}


def _verkend(g: Gelezen, d: Doorrekening, blad: Blad) -> str | None:
    """Identity of the corporation that is chosen on tab Verkenner."""
    tab = g.tabbladen["verkenner"]
    plek = tab.vind(blad.blok("verkenner_keuze"))
    if plek is None or "corporatie" not in plek.rijen:
        return None
    keuze = str(tab.waarde(plek.rijen["corporatie"], plek.kolommen.get("waarde", 0))).casefold()
    return next((c.id for c in d.regio.corporaties if c.naam.casefold() == keuze), None)


def zonder_stempel(g: Gelezen) -> dict[tuple[int, int], Waarde]:
    """Cells that make the workbook say that it was never calculated."""
    tab = g.tabbladen.get("stempel")
    leeg: Cellen = {(code, "waarde"): None for code in ("berekend", "vingerafdruk")}
    return op_plaats(tab, stempel.blad(()), {"stempel": leeg}) if tab else {}


def _stempel(g: Gelezen, d: Doorrekening, cellen: Bladen, bladen: dict[str, Blad], berekend: str) -> None:
    """Version, time and fingerprints, and per block the checksum of the input it was computed from."""
    waarden = {
        "programmaversie": __version__,
        "berekend": berekend,
        "vingerafdruk": d.vingerafdruk,
        "uitgangspunten": vingerafdruk(d.regio.uitgangspunten),
    }
    toen: Cellen = {}
    for sleutel, blad in bladen.items():
        tab = g.tabbladen.get(sleutel)
        for blok in blad.blokken if tab else ():
            plek = tab.namen.get(BLOKNAAM + blok.naam) if tab and blok.invoer else None
            if tab is None or plek is None:
                continue
            getal = versheid.controlegetal(tab.rechthoek(plek))
            code = f"{sleutel}.{blok.naam}"
            toen[code, NAAM] = f"{blad.titel}: {blok.titel}"
            toen |= {(code, "toen"): getal, (code, "nu"): Onthouden(getal), (code, "gelijk"): Onthouden(1.0)}
    cellen["stempel"] = {
        "stempel": {(k, "waarde"): v for k, v in waarden.items()},
        "versheid": toen,
        "corporaties": {(c.id, kolom): c.naam for c in d.regio.corporaties for kolom in (NAAM, "waarde")},
    }


def logregels(tab: Tabblad, blok: Blok, nieuw: Sequence[Mapping[str, str]]) -> Cellen:
    """The Logboek with new lines on top, the older ones shifted down."""
    plek = tab.vind(blok)
    oud: list[Mapping[str, Any]] = []
    for r in plek.rijen.values() if plek else ():
        rij = {code: tab.waarde(r, k) for code, k in plek.kolommen.items()} if plek else {}
        if any(rij.values()):
            oud.append(rij)
    return {(str(i + 1), code): str(w) for i, rij in enumerate([*nieuw, *oud][:LOGREGELS]) for code, w in rij.items()}
