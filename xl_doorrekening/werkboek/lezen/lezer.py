"""From a workbook to the validated region and everything that is wrong with it, all at once."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from xl_doorrekening.begrippen.bevinding import Bevinding
from xl_doorrekening.invoer.regio import SJABLOONVERSIE, Regio
from xl_doorrekening.werkboek.bestand import Pakket
from xl_doorrekening.werkboek.indeling import corporatie
from xl_doorrekening.werkboek.indeling import gedeeld as gedeelde_bladen
from xl_doorrekening.werkboek.indeling.blok import LABEL, MET_OPGAVE, MET_SOLIDARITEIT, MET_UITVOERING, Pad, adres
from xl_doorrekening.werkboek.lezen.bloklezer import Bloklezer, Eigenaar
from xl_doorrekening.werkboek.lezen.boom import bevries, snoei
from xl_doorrekening.werkboek.lezen.bron import Bron, Tabblad
from xl_doorrekening.werkboek.lezen.kenmerken import lees_stempel


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


def lees_bron(bron: Bron) -> Gelezen:
    """Read a workbook from any source; raises `Bestandsfout` when it is not one of ours at all."""
    return _Lezer(bron, lees_stempel(bron)).lees()


class _Lezer(Bloklezer):
    def __init__(self, bron: Bron, gegevens: dict[str, str]) -> None:
        super().__init__(int(gegevens["sjabloonversie"].removesuffix(".0")))
        self.w, self.gegevens = bron, gegevens
        self.startjaar = int(gegevens["startjaar"].removesuffix(".0"))
        self.tabbladen: dict[str, Tabblad] = {}

    def lees(self) -> Gelezen:
        gedeeld: dict[Any, Any] = {}
        for blad in (b for b in gedeelde_bladen(self.startjaar) if b.sinds <= self.versie):
            tabs = self.w.met(*_GEDEELD[blad.sleutel])
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
        if self.versie < SJABLOONVERSIE:
            self.meld(
                self.w.met("stempel")[0].naam,
                "",
                "ouder",
                f"een werkboek met opbouw {self.versie}, zonder {_NIEUW[self.versie]}",
                f"opbouw {SJABLOONVERSIE}",
                "reken door met wat erin staat, of maak er een nieuw van met: doorrekening vernieuw",
            )
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
            if sleutel not in self.tabbladen and _SINDS.get(sleutel, 1) <= self.versie:
                naam = _TITEL.get(sleutel, sleutel.capitalize())
                self.meld(
                    naam,
                    "",
                    "uitkomstblad",
                    f"het tabblad {naam} ontbreekt",
                    "elk tabblad van het sjabloon",
                    "zet de reservekopie terug; tot dan worden deze uitkomsten niet getoond",
                )


_GEDEELD = {
    "uitgangspunten": ("definities", "macro", "proces"),
    "kengetallen": ("kengetal_regels", "kengetal_projecten"),
    "opgave": ("opgave_regels", "opgave_keuzes"),
    "toerekening": ("toerekening_regels", "handmatig"),
    "scenarios": ("scenario_lijst", "wijzigingen"),
    "solidariteit": ("solidariteit_keuzes", "afspraken"),
    "onzekerheid": ("onzekerheid_keuzes", "spreidingen"),
    "uitvoering": ("u_besluit", "u_verdeling"),
    "monitoring": ("m_stand", "m_historie"),
}
"""Blocks by which a shared tab is recognised, whatever it is called."""
_KENMERK = {
    "start": "stappen",
    "uitkomsten": "regio",
    "haalbaarheid": "h_regio",
    "scenariobeeld": "s_naast",
    "optimum": "o_stand",
    "kansen": "k_stand",
    "uitvoeringsbeeld": "u_stand",
    "vergelijking": "v_bron",
    "controle": "controles",
    "logboek": "logboek",
    "stempel": "stempel",
}
_FACULTATIEF = {"verkenner": "verkenner_keuze", "handleiding": "hl_planning"}
"""Only in a workbook with macros; and what may be taken out."""
_SINDS = {
    "haalbaarheid": MET_OPGAVE,
    **dict.fromkeys(("scenariobeeld", "optimum", "kansen"), MET_SOLIDARITEIT),
    "uitvoeringsbeeld": MET_UITVOERING,
}
_TITEL = {
    "haalbaarheid": "Uitkomsten opgave",
    "scenariobeeld": "Uitkomsten scenario's",
    "optimum": "Optimum",
    "kansen": "Uitkomsten onzekerheid",
    "uitvoeringsbeeld": "Uitkomsten uitvoering",
}
_NIEUW = {
    1: "de opgave en de haalbaarheid (stap 3 en 4), de scenario's en solidariteit (stap 5), de onzekerheid, de "
    "afspraken en de monitoring (stap 6)",
    2: "de scenario's en solidariteit (stap 5), de onzekerheid, de afspraken en de monitoring (stap 6)",
    3: "de looptijd van een leningruil, een deel van de uitkomsten van stap 5, de afspraken en de monitoring (stap 6)",
    4: "de afspraken en de monitoring (stap 6)",
}
"""What a workbook of an older layout does not have."""
