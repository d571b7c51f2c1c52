"""From a workbook to the validated region and everything that is wrong with it, all at once."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from xl_doorrekening.begrippen.bevinding import Bevinding
from xl_doorrekening.begrippen.controles import CONTROLE
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.werkboek.bestand import Pakket
from xl_doorrekening.werkboek.indeling import corporatie, kengetallen, uitgangspunten
from xl_doorrekening.werkboek.indeling.blok import LABEL, Blad, Blok, Pad, Soort, adres
from xl_doorrekening.werkboek.lezen.boom import bevries, snoei, zet
from xl_doorrekening.werkboek.lezen.bron import Blokplek, Bron, Tabblad
from xl_doorrekening.werkboek.lezen.kenmerken import lees_stempel
from xl_doorrekening.werkboek.lezen.omzetten import Afgekeurd, is_leeg, toon, zet_om

Eigenaar = str
"""Identity of a corporation, or "" for what the region shares."""


@dataclass
class Gelezen:
    """What was read. `regio` has blanks (or start values) where a cell was refused; do not compute on it then."""

    bron: Bron
    regio: Regio
    bevindingen: list[Bevinding]
    plaatsen: dict[tuple[Eigenaar, Pad], tuple[str, str]] = field(default_factory=dict)
    """Sheet and cell of every input path."""
    tabbladen: dict[str, Tabblad] = field(default_factory=dict)
    """Per key of a shared tab, or identity of a corporation."""
    stempel: dict[str, str] = field(default_factory=dict)

    @property
    def pakket(self) -> Pakket:
        """The file it was read from; only for a workbook that was read from a file."""
        assert self.bron.pakket is not None
        return self.bron.pakket


def bevinding(blad: str, cel: str, code: str, gevonden: str, toegestaan: str, herstel: str) -> Bevinding:
    return Bevinding(blad, cel, code, CONTROLE[code].ernst, gevonden, toegestaan, herstel)


def lees_bron(bron: Bron) -> Gelezen:
    """Read a workbook from any source; raises `Bestandsfout` when it is not one of ours at all."""
    return _Lezer(bron, lees_stempel(bron)).lees()


class _Lezer:
    def __init__(self, bron: Bron, gegevens: dict[str, str]) -> None:
        self.w, self.gegevens = bron, gegevens
        self.startjaar = int(gegevens["startjaar"].removesuffix(".0"))
        self.bevindingen: list[Bevinding] = []
        self.plaatsen: dict[tuple[Eigenaar, Pad], tuple[str, str]] = {}
        self.tabbladen: dict[str, Tabblad] = {}

    def meld(self, blad: str, cel: str, code: str, gevonden: str, toegestaan: str, herstel: str) -> None:
        self.bevindingen.append(bevinding(blad, cel, code, gevonden, toegestaan, herstel))

    def lees(self) -> Gelezen:
        gedeeld: dict[Any, Any] = {}
        for blad, kenmerken in (
            (uitgangspunten.blad(self.startjaar), ("definities", "macro", "proces")),
            (kengetallen.blad(), ("kengetal_regels", "kengetal_projecten")),
        ):
            tabs = self.w.met(*kenmerken)
            if len(tabs) != 1:
                wat = "ontbreekt" if not tabs else "komt meer dan één keer voor: " + ", ".join(t.naam for t in tabs)
                self.meld(
                    blad.titel,
                    "",
                    "opbouw",
                    f"het tabblad {blad.titel} {wat}",
                    "precies één",
                    "verwijder de kopie van het tabblad" if tabs else "zet de reservekopie terug",
                )
            if tabs:
                self.tabbladen[blad.sleutel] = tabs[0]
                self.tab(tabs[0], blad, "", gedeeld)
        for x in self.w.bladen:
            for sleutel, kenmerk in (_KENMERK | _FACULTATIEF).items():
                if x.heeft(kenmerk):
                    self.tabbladen.setdefault(sleutel, x)
        corporaties = list(self.corporaties())
        self.uitkomstbladen()
        boom = bevries({k: v if k == "uitgangspunten" else snoei(v) for k, v in gedeeld.items()})
        boom = {k: v for k, v in boom.items() if v is not None}
        boom["corporaties"] = corporaties
        boom.setdefault("naam", "Regio")
        u = boom.setdefault("uitgangspunten", {})
        u["startjaar"] = self.startjaar
        for schakelaars in ("telt_mee", "dpm_telt"):
            u[schakelaars] = {k: v == "ja" for k, v in u.get(schakelaars, {}).items()}
        return Gelezen(
            self.w,
            Regio.model_validate(boom),
            self.bevindingen,
            self.plaatsen,
            self.tabbladen,
            self.gegevens,
        )

    def corporaties(self) -> Iterator[dict[str, Any]]:
        gezien: dict[str, str] = {}
        onbekend = 0
        for tab in self.w.met("snelstart", "algemeen", "huurbeleid"):
            plek = tab.vind(corporatie.blad(self.startjaar, "", "").blok("algemeen"))
            id_ = (
                ""
                if plek is None or "id" not in plek.rijen
                else str(tab.waarde(plek.rijen["id"], plek.kolommen.get("waarde", 0))).strip()
            )
            cel = "" if plek is None else adres(plek.rijen.get("id", 0), plek.kolommen.get("waarde", 0))
            if not id_:
                onbekend += 1
                self.meld(
                    tab.naam,
                    cel,
                    "opbouw",
                    "blok “1  Algemeen” is weg" if plek is None else "het kenmerk van de corporatie is leeg",
                    "het kenmerk dat er bij het maken stond",
                    "zet de reservekopie terug",
                )
                continue
            if id_ in gezien:
                self.meld(
                    tab.naam,
                    cel,
                    "dubbel",
                    f"dit tabblad is een kopie van “{gezien[id_]}”",
                    "één tabblad per corporatie",
                    "verwijder een van de twee; een corporatie toevoegen kan met: doorrekening toevoegen",
                )
                continue
            gezien[id_] = tab.naam
            self.tabbladen[id_] = tab
            boom: dict[Any, Any] = {"id": id_}
            self.tab(tab, corporatie.blad(self.startjaar, id_, tab.naam), id_, boom)
            boom.setdefault("naam", tab.naam)
            yield bevries(snoei(boom))
        self.verdwenen(gezien, onbekend)

    def verdwenen(self, gezien: dict[str, str], onbekend: int) -> None:
        """Corporations that the workbook was made with and whose tab is gone, unless it is one that lost its mark."""
        tab = self.w.met("stempel")[0]
        b = tab.namen.get("blok_corporaties")
        rijen = range(b.rij0 + 1, b.rij1 + 1) if b else ()
        k = b.kolom0 if b else 0
        gemaakt = {str(tab.waarde(r, k)).strip(): str(tab.waarde(r, k + LABEL)) for r in rijen}
        weg = {id_: naam for id_, naam in gemaakt.items() if id_ and id_ not in gezien}
        for naam in weg.values() if len(weg) > onbekend else ():
            self.meld(
                naam,
                "",
                "opbouw",
                f"het tabblad van {naam} ontbreekt",
                "elk tabblad dat er bij het maken was",
                "zet de reservekopie terug, of haal de corporatie eruit met: doorrekening verwijder",
            )

    def uitkomstbladen(self) -> None:
        """Tabs of results that are gone: what belongs there is not shown."""
        for sleutel in _KENMERK:
            if sleutel not in self.tabbladen:
                naam = sleutel.capitalize()
                self.meld(
                    naam,
                    "",
                    "uitkomstblad",
                    f"het tabblad {naam} ontbreekt",
                    "elk tabblad van het sjabloon",
                    "zet de reservekopie terug; tot dan worden deze uitkomsten niet getoond",
                )

    # --- blocks -----------------------------------------------------------------------------------------------------

    def tab(self, tab: Tabblad, blad: Blad, eigenaar: Eigenaar, boom: dict[Any, Any]) -> None:
        for blok in blad.blokken:
            if blok.soort is Soort.UITKOMST:
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
            for wat, weg in (("kolom", plek.ontbrekende_kolommen), ("rij", plek.ontbrekende_rijen)):
                for x in weg:
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
                pad = (basis[0], teller, basis[2])
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


_KENMERK = {
    "start": "stappen",
    "uitkomsten": "regio",
    "vergelijking": "v_bron",
    "controle": "controles",
    "logboek": "logboek",
    "stempel": "stempel",
}
_FACULTATIEF = {"verkenner": "verkenner_keuze"}
"""Only in a workbook with macros."""
