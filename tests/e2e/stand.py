"""How fresh a workbook says it is: what stands on Stempel, in every tab's header line and on Start."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.e2e import kantoor
from tests.e2e.kantoor import Cel, Stap, Tabel
from xl_doorrekening.werkboek import versheid
from xl_doorrekening.werkboek.indeling import alle
from xl_doorrekening.werkboek.indeling.blok import Blad, adres
from xl_doorrekening.werkboek.lezen.bron import Blokplek
from xl_doorrekening.werkboek.lezen.lezer import Gelezen
from xl_doorrekening.werkboek.lezen.uit_bestand import lees

GEDEELD = ("uitgangspunten", "kengetallen")
ALLEEN_INVOER = (*GEDEELD, "scenarios", "solidariteit", "onzekerheid", "uitvoering")
"""Shared tabs without results: they tell of their own changes only."""


@dataclass(frozen=True)
class Stand:
    nu: dict[str, Cel]
    """Checksum per block (owner.block), as the formula gives it."""
    gelijk: dict[str, Cel]
    koppen: dict[str, str]
    """First word of the header line per key of a tab or identity of a corporation: Actueel, LET OP, Nog."""
    start: dict[str, Cel]
    """State per corporation on Start."""

    def veranderd(self) -> set[str]:
        return {code for code, waarde in self.gelijk.items() if waarde != 1.0}

    def verouderd(self) -> set[str]:
        """Owners of tabs that ask for a recalculation."""
        return {sleutel for sleutel, kop in self.koppen.items() if kop.startswith("LET OP: invoer gewijzigd na ")}

    def actueel(self) -> set[str]:
        return {sleutel for sleutel, kop in self.koppen.items() if kop.startswith("Actueel: berekend op ")}


class Meter:
    """Knows where the state stands in this workbook; inserted rows move it, so make a new one after a change."""

    def __init__(self, pad: Path) -> None:
        self.g: Gelezen = lees(pad)
        self.bladen: dict[str, Blad] = {b.corporatie or b.sleutel: b for b in alle(self.g.regio)}
        self.versheid = self.plek("stempel", "versheid")
        self.lichten = self.plek("start", "lichten")

    def plek(self, sleutel: str, blok: str) -> Blokplek:
        gevonden = self.g.tabbladen[sleutel].vind(self.bladen[sleutel].blok(blok))
        assert gevonden is not None
        return gevonden

    def naam(self, sleutel: str) -> str:
        return self.g.tabbladen[sleutel].naam

    def _bereik(self, sleutel: str, p: Blokplek) -> Stap:
        b = p.bereik
        return kantoor.lees(self.naam(sleutel), f"{adres(b.rij0, b.kolom0)}:{adres(b.rij1, b.kolom1)}")

    def stappen(self) -> list[Stap]:
        koppen = []
        for sleutel in self.met_kop():
            kop = self.g.tabbladen[sleutel].namen[versheid.KOPNAAM]
            assert kop is not None
            koppen.append(kantoor.lees(self.naam(sleutel), adres(kop.rij0, kop.kolom0)))
        return [self._bereik("stempel", self.versheid), self._bereik("start", self.lichten), *koppen]

    def stand(self, antwoord: Iterator[Tabel]) -> Stand:
        """The state from the tables that `stappen` gave."""
        stempel, start = next(antwoord), next(antwoord)

        def kolom(tabel: Tabel, p: Blokplek, code: str) -> dict[str, Cel]:
            k = p.kolommen[code] - p.bereik.kolom0
            return {rij: tabel[r - p.bereik.rij0][k] for rij, r in p.rijen.items()}

        return Stand(
            kolom(stempel, self.versheid, "nu"),
            kolom(stempel, self.versheid, "gelijk"),
            {sleutel: str(next(antwoord)[0][0]) for sleutel in self.met_kop()},
            kolom(start, self.lichten, "versheid"),
        )

    def met_kop(self) -> list[str]:
        """Tabs that a recalculation renews; the others tell of themselves."""
        return [s for s, b in self.bladen.items() if not b.vast and s not in versheid.EIGENSTAND]

    def corporaties(self) -> list[str]:
        return [c.id for c in self.g.regio.corporaties]

    def verwacht_verouderd(self, eigenaar: str) -> set[str]:
        """Tabs that depend on this input: its own, those of all corporations when it is shared, and the results."""
        resultaten = {s for s in self.met_kop() if s not in (*ALLEEN_INVOER, *self.corporaties())}
        return resultaten | {eigenaar} | (set(self.corporaties()) if eigenaar in GEDEELD else set())
