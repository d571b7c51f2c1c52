"""From a step to the lines that explain it: a block per line of the scheme, each step told once."""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from xl_doorrekening.begrippen.tijd import GEHEEL
from xl_doorrekening.doorrekenen import A
from xl_doorrekening.uitleg.maat import Maat, klein
from xl_doorrekening.uitleg.stap import SOM, Bron, Herkomst, Stap, Term
from xl_doorrekening.uitleg.vraag import Vraag

LANG: Final = 130
"""A sum of more characters is told by its lines."""
REEKS: Final = 3
"""So many years of one row of the input, or more, are one line."""
Plaats = Callable[[Bron], tuple[str, str]]
"""Tab and address of a cell of the input; two empty texts where there is no workbook."""

Verder = Callable[[Stap], str]
"""How to ask for a step that is not told here."""


@dataclass(frozen=True, slots=True)
class Regel:
    """One line. `niveau` 0 heads a block; `rol`: how it takes part in the line it stands under."""

    nummer: str
    niveau: int
    rol: str
    label: str
    waarde: float | None
    """In the unit of the line; None for a line without a number."""
    tekst: str
    eenheid: str
    uit: str
    """Formula, cell, agreement, or where the step is told."""


def cel(blad: str, adres: str) -> str:
    """As Excel writes a reference."""
    if not blad:
        return "invoer"
    kaal = blad.replace("_", "a").isalnum() and not blad[0].isdigit()
    naam = blad if kaal else "'" + blad.replace("'", "''") + "'"
    return f"{naam}!{adres}"


def opdracht(s: Stap) -> str:
    """What to add to the command."""
    tak = "" if s.tak == GEHEEL else f" --tak {s.tak}"
    variant = "" if s.variant == A else f" --variant {s.variant}"
    return f"--ratio {s.grootheid} --jaar {s.jaar}{tak}{variant}"


def regels(v: Vraag, plaats: Plaats, diepte: int | None = None, verder: Verder = opdracht) -> list[Regel]:
    """Without `diepte`: all of the year itself, and of other years the outcome. With it: so many blocks deep, of
    whatever year."""
    return _Schrijver(v, plaats, diepte, verder).schrijf()


@dataclass
class _Schrijver:
    v: Vraag
    plaats: Plaats
    diepte: int | None
    verder: Verder
    uit: list[Regel] = field(default_factory=list)
    nummers: dict[int, str] = field(default_factory=dict)
    """Per step (its identity) the number under which it is told, or will be."""
    wachtrij: deque[tuple[Stap, int]] = field(default_factory=deque)
    """Steps that get a block of their own, with how many blocks they are from the question."""
    blokken: int = 0
    blok: str = ""
    regel: int = 0
    """Line within the block."""

    def schrijf(self) -> list[Regel]:
        self._later(self.v.stap, 0)
        while self.wachtrij:
            s, diep = self.wachtrij.popleft()
            self.blok, self.regel = self.nummers[id(s)], 0
            self._blok(s, diep)
        return self.uit

    def _later(self, s: Stap, diep: int) -> str:
        """Number of the block of this step, which is told in its turn."""
        if id(s) not in self.nummers:
            self.blokken += 1
            self.nummers[id(s)] = str(self.blokken)
            self.wachtrij.append((s, diep))
        return self.nummers[id(s)]

    def _blok(self, s: Stap, diep: int) -> None:
        label = s.naam + _verschil(s, None)
        a = _afleiding(s)
        if a is None:
            self._zet(self.blok, s, 0, "", label, self._herkomst(s))
            return
        self._zet(self.blok, s, 0, "", label, self._formule(s, a))
        if s.noot:
            self.uit.append(Regel("", 1, "", f"({s.noot})", None, "", "", ""))
        self._delen(s, a, 1, diep)

    def _toon(self, s: Stap, niveau: int, rol: str, ouder: Stap, diep: int) -> None:
        """A step inside a block: told here, or elsewhere."""
        label, a = s.naam + _verschil(s, ouder), _afleiding(s)
        if id(s) in self.nummers:
            self._rij(s, niveau, rol, label, f"zie {self.nummers[id(s)]}")
        elif a is None or (a.alleen is not None and a.alleen.afleiding is None):
            self._rij(s, niveau, rol, label, self._herkomst(s if a is None or a.alleen is None else a.alleen))
        elif s.grootheid:
            self._rij(s, niveau, rol, label, self._elders(s, diep) or f"zie {self._later(s, diep + 1)}")
        else:
            self.nummers[id(s)] = self._rij(s, niveau, rol, label, self._formule(s, a))
            self._delen(s, a, niveau + 1, diep)

    def _rij(self, s: Stap, niveau: int, rol: str, label: str, uit: str) -> str:
        nummer = self._volgend()
        self._zet(nummer, s, niveau, rol, label, uit)
        return nummer

    def _volgend(self) -> str:
        self.regel += 1
        return f"{self.blok}.{self.regel}"

    def _zet(self, nummer: str, s: Stap, niveau: int, rol: str, label: str, uit: str) -> None:
        waarde, tekst = s.waarde / s.maat.deler, s.maat.schrijf(s.waarde)
        self.uit.append(Regel(nummer, niveau, rol, label, waarde, tekst, s.maat.bij(s.waarde), uit))

    def _elders(self, s: Stap, diep: int) -> str | None:
        """How to ask for what is not told here: another year or variant, or too deep; None for what is."""
        hier = self.v.beeld.variant.code
        if self.diepte is not None:
            anders = diep + 1 > self.diepte
        else:
            anders = (s.jaar != self.v.jaar and s.jaar != self.v.beeld.startjaar - 1) or s.variant != hier
        if not anders or s.jaar is None or s.jaar < self.v.beeld.startjaar:
            return None
        anders_jaar = f"uitkomst van {s.jaar}" if s.jaar != self.v.jaar else "verder met"
        wat = anders_jaar if s.variant == hier else f"uitkomst van variant {s.variant}"
        return f"{wat}: {self.verder(s)}"

    def _herkomst(self, s: Stap) -> str:
        """The cell, or the agreement."""
        if s.herkomst is not Herkomst.INVOER or s.bron is None:
            return s.noot
        return cel(*self.plaats(s.bron)) + (f" ({s.noot})" if s.noot else "")

    def _formule(self, s: Stap, a: Term) -> str:
        if len(a.delen) >= REEKS and all(_rij_van_invoer(d) is not None for d, _ in a.delen):
            return "= (1 + stijging) van alle jaren, met elkaar vermenigvuldigd"
        tekst = "".join(x if isinstance(x, str) else klein(x.naam) + _verschil(x, s) for x in a.tekst)
        if len(tekst) > LANG and a.rang == SOM and all(rol in ("+", "−") for _, rol in a.delen):
            return "= som van de regels hieronder, met hun teken"
        return "= " + tekst

    def _delen(self, s: Stap, a: Term, niveau: int, diep: int) -> None:
        gezien: dict[int, tuple[Stap, str]] = {}
        for deel, rol in a.delen:
            gezien.setdefault(id(deel), (deel, rol))
        delen = list(gezien.values())
        nul = [d for d, rol in delen if d.waarde == 0 and rol in ("+", "−") and d.maat in (Maat.KEUR, Maat.WONINGEN)]
        nul = nul if a.rang == SOM and len(delen) > 1 else []
        for groep in _reeksen([x for x in delen if x[0] not in nul]):
            if len(groep) < REEKS:
                for deel, rol in groep:
                    self._toon(deel, niveau, rol, s, diep)
            else:
                self._reeks([d for d, _ in groep], niveau)
        if nul:
            namen = "; ".join(klein(d.naam) + _verschil(d, s) for d in nul)
            self.uit.append(Regel("", niveau, "", f"regels zonder bedrag: {namen}", None, "", "", ""))

    def _reeks(self, delen: list[Stap], niveau: int) -> None:
        """Years of one row of the input on one line."""
        eerste, laatste = delen[0], delen[-1]
        assert eerste.bron is not None
        assert laatste.bron is not None
        (blad, van), (_, tot) = self.plaats(eerste.bron), self.plaats(laatste.bron)
        teksten = [d.maat.schrijf(d.waarde) for d in delen]
        gelijk = len({d.waarde for d in delen}) == 1
        waar = cel(blad, f"{van}:{tot}") if blad else cel("", "")
        uit = waar if gelijk else f"{waar}: {'; '.join(teksten)}"
        label = f"{eerste.naam} {eerste.jaar}–{laatste.jaar}"
        waarde = eerste.waarde / eerste.maat.deler if gelijk else None
        tekst, eenheid = (teksten[0], f"{eerste.maat.eenheid} per jaar") if gelijk else ("", "")
        self.uit.append(Regel(self._volgend(), niveau, "", label, waarde, tekst, eenheid, uit))


def _afleiding(s: Stap) -> Term | None:
    """What it follows from; through a step that says nothing new. None where it ends."""
    a = s.afleiding
    while a is not None and (x := a.alleen) is not None and x.stil and x.afleiding is not None:
        a = x.afleiding
    return a if a is not None and a.delen else None


def _rij_van_invoer(s: Stap) -> tuple[object, ...] | None:
    """The row of the input that a yearly figure stands in."""
    return (s.bron[0], *s.bron[1][:-1]) if s.bron is not None and isinstance(s.bron[1][-1], int) else None


def _reeksen(delen: list[tuple[Stap, str]]) -> Iterator[list[tuple[Stap, str]]]:
    """Neighbours that are years of one row of the input together, everything else alone."""
    for _, groep in groupby(delen, lambda x: _rij_van_invoer(x[0]) or id(x[0])):
        stappen = list(groep)
        if len(stappen) < REEKS:
            yield from ([x] for x in stappen)
        else:
            yield stappen


def _verschil(s: Stap, ouder: Stap | None) -> str:
    """Year and tak, where they are others than those of the line above."""
    jaar = "" if s.jaar is None or (ouder is not None and ouder.jaar == s.jaar) else f" {s.jaar}"
    return jaar + (f", {s.tak}" if s.tak and (ouder is None or (ouder.tak and ouder.tak != s.tak)) else "")
