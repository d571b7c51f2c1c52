"""From a step to the lines that explain it: in order, numbered, each step told once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from xl_doorrekening.begrippen.tijd import GEHEEL
from xl_doorrekening.doorrekenen import A
from xl_doorrekening.uitleg.maat import Maat
from xl_doorrekening.uitleg.stap import SOM, Bron, Herkomst, Stap, Term
from xl_doorrekening.uitleg.vraag import Vraag

LANG: Final = 150
"""A formula of more characters is told by its lines."""
REEKS: Final = 3
"""So many years of one row of the input, or more, are one line."""
Plaats = Callable[[Bron], tuple[str, str]]
"""Tab and address of a cell of the input; two empty texts where there is no workbook."""


@dataclass(frozen=True, slots=True)
class Regel:
    """One line. `rol`: how it takes part in the line it stands under; `uit`: formula, cell, or where it comes from."""

    nummer: int
    niveau: int
    rol: str
    label: str
    waarde: float | None
    """In the unit of the line; None for a line without a number."""
    tekst: str
    eenheid: str
    uit: str


def cel(blad: str, adres: str) -> str:
    """As Excel writes a reference."""
    if not blad:
        return "invoer"
    kaal = blad.replace("_", "a").isalnum() and not blad[0].isdigit()
    naam = blad if kaal else "'" + blad.replace("'", "''") + "'"
    return f"{naam}!{adres}"


def regels(v: Vraag, plaats: Plaats, diepte: int | None = None) -> list[Regel]:
    """Without `diepte`: all of the year itself, and of other years the outcome. With it: so many levels, whatever year."""
    schrijver = _Schrijver(v, plaats, diepte)
    schrijver.toon(v.stap, 0, "", None)
    return schrijver.uit


@dataclass
class _Schrijver:
    v: Vraag
    plaats: Plaats
    diepte: int | None
    uit: list[Regel] = field(default_factory=list)
    nummers: dict[int, int] = field(default_factory=dict)
    """Per step (its identity) the line on which it was told."""

    def toon(self, s: Stap, niveau: int, rol: str, ouder: Stap | None) -> None:
        nummer, eerder = len(self.uit) + 1, self.nummers.get(id(s))
        label = s.naam + _verschil(s, ouder)
        if eerder is not None:
            self._schrijf(s, niveau, rol, label, f"zie regel {eerder}")
            return
        a = s.afleiding
        if a is None or not a.delen:
            self._schrijf(s, niveau, rol, label, self._herkomst(s))
            return
        self.nummers[id(s)] = nummer
        enige = a.alleen
        if enige is not None and enige.afleiding is None:  # a step that is a cell: one line will do
            self._schrijf(s, niveau, rol, label, self._herkomst(enige))
            return
        vraag = self._elders(s)
        if vraag is not None and (self.diepte is None or niveau >= self.diepte):
            del self.nummers[id(s)]
            self._schrijf(s, niveau, rol, label, vraag)
            return
        self._schrijf(s, niveau, rol, label, "= " + self._formule(s, a))
        if self.diepte is None or niveau < self.diepte:
            self._delen(s, a, niveau + 1)

    def _schrijf(self, s: Stap, niveau: int, rol: str, label: str, uit: str) -> None:
        waarde = s.waarde / s.maat.deler
        self.uit.append(
            Regel(len(self.uit) + 1, niveau, rol, label, waarde, s.maat.schrijf(s.waarde), s.maat.eenheid, uit)
        )

    def _elders(self, s: Stap) -> str | None:
        """How to ask for the outcome of another year or variant; None for what belongs to the question."""
        if not s.grootheid or s.jaar is None or s.jaar < self.v.beeld.startjaar:
            return None
        hier = self.v.beeld.variant.code
        if s.jaar == self.v.jaar and s.variant == hier:
            return None
        tak = "" if s.tak == GEHEEL else f" --tak {s.tak}"
        variant = "" if s.variant == A else f" --variant {s.variant}"
        wat = f"uitkomst van {s.jaar}" if s.variant == hier else f"uitkomst van variant {s.variant}"
        return f"{wat}: --ratio {s.grootheid} --jaar {s.jaar}{tak}{variant}"

    def _herkomst(self, s: Stap) -> str:
        """The cell, or the agreement."""
        if s.herkomst is not Herkomst.INVOER or s.bron is None:
            return s.noot
        return cel(*self.plaats(s.bron)) + (f" ({s.noot})" if s.noot else "")

    def _formule(self, s: Stap, a: Term) -> str:
        tekst = "".join(x if isinstance(x, str) else _klein(x.naam) + _verschil(x, s) for x in a.tekst)
        if len(tekst) <= LANG:
            return tekst
        if a.rang == SOM:
            return "som van de regels hieronder, met hun teken"
        return "(1 + stijging) van alle jaren hieronder met elkaar vermenigvuldigd"

    def _delen(self, s: Stap, a: Term, niveau: int) -> None:
        gezien: dict[int, tuple[Stap, str]] = {}
        for deel, rol in a.delen:
            gezien.setdefault(id(deel), (deel, rol))
        delen = list(gezien.values())
        nul = [d for d, _ in delen if d.waarde == 0 and d.maat in (Maat.KEUR, Maat.WONINGEN)]
        nul = nul if a.rang == SOM and len(delen) > 1 else []
        for groep in _reeksen([x for x in delen if x[0] not in nul]):
            if len(groep) < REEKS:
                for deel, rol in groep:
                    self.toon(deel, niveau, rol, s)
            else:
                self._reeks([d for d, _ in groep], niveau)
        if nul:
            namen = "; ".join(_klein(d.naam) + _verschil(d, s) for d in nul)
            self.uit.append(Regel(len(self.uit) + 1, niveau, "", f"regels zonder bedrag: {namen}", None, "", "", ""))

    def _reeks(self, delen: list[Stap], niveau: int) -> None:
        """Years of one row of the input on one line."""
        eerste, laatste = delen[0], delen[-1]
        assert eerste.bron is not None
        assert laatste.bron is not None
        blad, van = self.plaats(eerste.bron)
        _, tot = self.plaats(laatste.bron)
        teksten = [d.maat.schrijf(d.waarde) for d in delen]
        gelijk = len(set(teksten)) == 1
        waar = cel(blad, f"{van}:{tot}") if blad else cel("", "")
        uit = waar if gelijk else f"{waar}: {'; '.join(teksten)}"
        label = f"{eerste.naam} {eerste.jaar}–{laatste.jaar}"
        waarde = eerste.waarde / eerste.maat.deler if gelijk else None
        tekst, eenheid = (teksten[0], f"{eerste.maat.eenheid} per jaar") if gelijk else ("", "")
        self.uit.append(Regel(len(self.uit) + 1, niveau, "", label, waarde, tekst, eenheid, uit))


def _reeksen(delen: list[tuple[Stap, str]]) -> Iterator[list[tuple[Stap, str]]]:
    """Neighbours that are years of one row of the input together, everything else alone."""

    def rij(x: tuple[Stap, str]) -> object:
        bron = x[0].bron
        return (bron[0], bron[1][:-1]) if bron is not None and isinstance(bron[1][-1], int) else id(x[0])

    for _, groep in groupby(delen, rij):
        stappen = list(groep)
        if len(stappen) < REEKS:
            yield from ([x] for x in stappen)
        else:
            yield stappen


def _verschil(s: Stap, ouder: Stap | None) -> str:
    """Year and tak, where they are others than those of the line above."""
    jaar = "" if s.jaar is None or (ouder is not None and ouder.jaar == s.jaar) else f" {s.jaar}"
    return jaar + (f", {s.tak}" if s.tak and (ouder is None or (ouder.tak and ouder.tak != s.tak)) else "")


def _klein(naam: str) -> str:
    """A label inside a sentence; an abbreviation keeps its capitals."""
    return naam if naam[:2].isupper() else naam[:1].lower() + naam[1:]
