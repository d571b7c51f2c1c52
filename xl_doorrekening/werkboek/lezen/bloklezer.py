"""Read the blocks of a tab into the tree of the input model, with a finding for everything that is wrong."""

from typing import Any

from xl_doorrekening.begrippen.bevinding import Bevinding
from xl_doorrekening.begrippen.controles import CONTROLE
from xl_doorrekening.werkboek.indeling.blok import Blad, Blok, Pad, Soort, adres
from xl_doorrekening.werkboek.lezen.boom import zet
from xl_doorrekening.werkboek.lezen.bron import Blokplek, Tabblad
from xl_doorrekening.werkboek.lezen.omzetten import Afgekeurd, is_leeg, toon, zet_om

Eigenaar = str
"""Identity of a corporation, or "" for what the region shares."""


def bevinding(blad: str, cel: str, code: str, gevonden: str, toegestaan: str, herstel: str) -> Bevinding:
    return Bevinding(blad, cel, code, CONTROLE[code].ernst, gevonden, toegestaan, herstel)


class Bloklezer:
    """Reads blocks of a workbook with this version of the layout; what came later is not there to be read."""

    def __init__(self, versie: int) -> None:
        self.versie = versie
        self.bevindingen: list[Bevinding] = []
        self.plaatsen: dict[tuple[Eigenaar, Pad], tuple[str, str]] = {}

    def meld(self, blad: str, cel: str, code: str, gevonden: str, toegestaan: str, herstel: str) -> None:
        self.bevindingen.append(bevinding(blad, cel, code, gevonden, toegestaan, herstel))

    def tab(self, tab: Tabblad, blad: Blad, eigenaar: Eigenaar, boom: dict[Any, Any]) -> None:
        for blok in blad.blokken:
            if not blok.invoer or blok.sinds > self.versie:
                continue
            plek = tab.vind(blok)
            if plek is None:
                self.meld(
                    tab.naam,
                    "",
                    "opbouw",
                    f"blok “{blok.titel}” is weg",
                    "alle blokken van het sjabloon",
                    "zet de reservekopie terug of maak het werkboek opnieuw",
                )
                continue
            kop = adres(plek.bereik.rij0, plek.bereik.kolom0)
            later = {r.code for r in blok.rijen if r.sinds > self.versie}
            later |= {k.kop for k in blok.kolommen if k.sinds > self.versie}
            for wat, weg in (("kolom", plek.ontbrekende_kolommen), ("rij", plek.ontbrekende_rijen)):
                for x in (x for x in weg if x not in later):
                    self.meld(
                        tab.naam,
                        kop,
                        "opbouw",
                        f"{wat} “{x}” van blok “{blok.titel}” is weg of hernoemd",
                        "alle rijen en kolommen van het sjabloon",
                        "zet de kop of code terug, of de reservekopie",
                    )
            if blok.soort is Soort.TABEL:
                self.tabel(tab, blok, plek, eigenaar, boom)
            else:
                self.raster(tab, blok, plek, eigenaar, boom)

    def raster(self, tab: Tabblad, blok: Blok, plek: Blokplek, eigenaar: Eigenaar, boom: dict[Any, Any]) -> None:
        for rij in blok.rijen:
            r = plek.rijen.get(rij.code)
            if r is None:
                continue
            for kolom in blok.kolommen:
                cel = rij.cellen.get(kolom.code)
                if cel is not None and cel.pad is not None and kolom.code in plek.kolommen:
                    waarde = self.cel(tab, r, plek.kolommen[kolom.code], cel.veld, eigenaar, cel.pad)
                    if waarde is not None or not (cel.veld.verplicht or cel.pad[0] == "herkomst"):
                        zet(boom, cel.pad, waarde)
                    elif isinstance(cel.pad[-1], int):
                        zet(boom, cel.pad, 0.0)  # the series keeps its length; the blank itself is a fout
        for r in plek.ingevoegd:
            for k in plek.kolommen.values():
                if not is_leeg(tab.waarde(r, k)):
                    self.meld(
                        tab.naam,
                        adres(r, k),
                        "inzet",
                        f"een ingevoegde rij in blok “{blok.titel}” met inhoud",
                        "alleen de rijen van het sjabloon",
                        "zet de inhoud in een bestaande rij; deze rij telt niet mee",
                    )
                    break

    def tabel(self, tab: Tabblad, blok: Blok, plek: Blokplek, eigenaar: Eigenaar, boom: dict[Any, Any]) -> None:
        cellen = blok.rijen[0].cellen
        teller = 0
        for r in plek.rijen.values():
            gevuld = [c for c, k in plek.kolommen.items() if not is_leeg(tab.waarde(r, k)) or (r, k) in tab.bijzonder]
            if not gevuld:
                continue
            for kolomcode, k in plek.kolommen.items():
                basis = cellen[kolomcode].pad
                assert basis is not None
                nummer = next(i for i, stap in enumerate(basis) if isinstance(stap, int))
                pad = (*basis[:nummer], teller, *basis[nummer + 1 :])
                zet(boom, pad, self.cel(tab, r, k, cellen[kolomcode].veld, eigenaar, pad))
            teller += 1
        if teller >= len(plek.rijen):
            self.meld(
                tab.naam,
                adres(plek.bereik.rij1, plek.bereik.kolom0),
                "vol",
                f"alle {teller} regels van “{blok.titel}” zijn gebruikt",
                f"tot {len(plek.rijen)} regels",
                "voeg binnen de tabel rijen in (rechtermuisknop, Invoegen)",
            )

    def cel(self, tab: Tabblad, r: int, k: int, veld: Any, eigenaar: Eigenaar, pad: Pad) -> str | float | None:
        plaats = adres(r, k)
        self.plaatsen[eigenaar, pad] = (tab.naam, plaats)
        if (r, k) in tab.bijzonder:
            self.meld(
                tab.naam,
                plaats,
                "soort",
                f"{veld.label}: {tab.bijzonder[r, k]}",
                veld.toegestaan,
                "herstel de formule of typ de waarde",
            )
            return None
        ruw = tab.waarde(r, k)
        waarde = zet_om(ruw, veld)
        if isinstance(waarde, Afgekeurd):
            self.meld(
                tab.naam, plaats, waarde.code, f"{veld.label}: {waarde.gevonden}", veld.toegestaan, waarde.herstel
            )
            return None
        if waarde is None and veld.verplicht:
            standaard = (
                "" if veld.standaard is None else f"; het sjabloon heeft {toon(_blad(veld.standaard, veld), veld)}"
            )
            self.meld(
                tab.naam, plaats, "verplicht", f"{veld.label}: leeg", veld.toegestaan, f"vul de waarde in{standaard}"
            )
        return waarde


def _blad(standaard: Any, veld: Any) -> Any:
    """A default in the unit of the sheet."""
    return (
        standaard / veld.eenheid.factor
        if isinstance(standaard, int | float)
        else getattr(standaard, "value", standaard)
    )
