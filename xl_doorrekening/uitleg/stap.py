"""Steps and terms: arithmetic that keeps its words.

`a + b * c` of steps gives a `Term`: the formula in words, its value from the values of its parts, and the parts with
the sign they take part with. There is no second place where the formula is written down, so it cannot say anything
else than what is computed.
"""

import math
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import TypeAlias, Union

from xl_doorrekening.uitleg.maat import Maat

SOM, PRODUCT, ATOOM = 0, 1, 2
"""How tightly a term holds together; decides on brackets."""
Bron: TypeAlias = tuple[str, tuple[str | int, ...]]
"""A cell of the input: identity of the corporation ("" for shared input) and the path in the model."""
Waarde: TypeAlias = Union["Rekenbaar", float, int]


class Herkomst(Enum):
    BEREKEND = "berekend"
    INVOER = "invoer"
    DEFINITIE = "definitie"
    """A start value or agreement of the model; `noot` says which."""


class Rekenbaar(ABC):
    """What can be computed with."""

    @property
    @abstractmethod
    def term(self) -> "Term": ...

    def __add__(self, ander: Waarde) -> "Term":
        return _som(self.term, als_term(ander), "+")

    def __radd__(self, ander: Waarde) -> "Term":
        return _som(als_term(ander), self.term, "+")

    def __sub__(self, ander: Waarde) -> "Term":
        return _som(self.term, als_term(ander), "−")

    def __rsub__(self, ander: Waarde) -> "Term":
        return _som(als_term(ander), self.term, "−")

    def __mul__(self, ander: Waarde) -> "Term":
        return _product(self.term, als_term(ander), "×")

    def __rmul__(self, ander: Waarde) -> "Term":
        return _product(als_term(ander), self.term, "×")

    def __truediv__(self, ander: Waarde) -> "Term":
        return _product(self.term, als_term(ander), "÷")

    def __rtruediv__(self, ander: Waarde) -> "Term":
        return _product(als_term(ander), self.term, "÷")


@dataclass(frozen=True)
class Term(Rekenbaar):
    """`tekst` is words and steps in turn; `delen` are the steps, each with its role (+, −, ×, ÷, or "")."""

    tekst: tuple["str | Stap", ...]
    waarde: float
    rang: int
    delen: tuple[tuple["Stap", str], ...]

    @property
    def term(self) -> "Term":
        return self

    @property
    def alleen(self) -> "Stap | None":
        """The step, when there is nothing else."""
        return self.tekst[0] if len(self.tekst) == 1 and isinstance(self.tekst[0], Stap) else None


@dataclass(eq=False)
class Stap(Rekenbaar):
    """A number with a name. `maak` gives what it follows from, when asked: a year goes back through all before it."""

    naam: str
    waarde: float
    maat: Maat
    jaar: int | None = None
    tak: str = ""
    herkomst: Herkomst = Herkomst.BEREKEND
    bron: Bron | None = None
    noot: str = ""
    grootheid: str = ""
    """By which it can be asked for itself; "" for what only serves others."""
    variant: str = ""
    stil: bool = False
    """Whether its name says nothing new where it is all that a step is made of."""
    maak: Callable[[], Rekenbaar] | None = field(default=None, repr=False)

    @property
    def term(self) -> Term:
        return Term((self,), self.waarde, ATOOM, ((self, ""),))

    @cached_property
    def afleiding(self) -> Term | None:
        """What it follows from; None for a cell of the input or a definition."""
        return None if self.maak is None else self.maak().term


def getal(x: float) -> Term:
    """A number that the formula itself has in it."""
    tekst = "½" if x == 0.5 else f"{x:.10g}".replace(".", ",").replace("-", "−")
    return Term((tekst,), float(x), ATOOM, ())


def als_term(x: Waarde) -> Term:
    return x.term if isinstance(x, Rekenbaar) else getal(x)


def _haakjes(t: Term, vanaf: int) -> tuple["str | Stap", ...]:
    return t.tekst if t.rang >= vanaf else ("(", *t.tekst, ")")


def _rollen(t: Term, soort: int, rol: str) -> tuple[tuple[Stap, str], ...]:
    """Roles in a larger term: a step alone takes the role, a term of the same kind keeps its own."""
    if t.alleen is not None:
        return ((t.alleen, rol),)
    return t.delen if t.rang == soort and rol in "+×" else tuple((s, "") for s, _ in t.delen)


def _som(a: Term, b: Term, teken: str) -> Term:
    waarde = a.waarde + b.waarde if teken == "+" else a.waarde - b.waarde
    tekst = (*a.tekst, f" {teken} ", *_haakjes(b, PRODUCT if teken == "−" else SOM))
    return Term(tekst, waarde, SOM, _rollen(a, SOM, "+") + _rollen(b, SOM, teken))


def _product(a: Term, b: Term, teken: str) -> Term:
    gedeeld = a.waarde / b.waarde if teken == "÷" and b.waarde else math.nan
    waarde = a.waarde * b.waarde if teken == "×" else gedeeld
    tekst = (*_haakjes(a, PRODUCT), f" {teken} ", *_haakjes(b, ATOOM if teken == "÷" else PRODUCT))
    return Term(tekst, waarde, PRODUCT, _rollen(a, PRODUCT, "×") + _rollen(b, PRODUCT, teken))


def som(delen: Iterable[tuple[str, Rekenbaar]]) -> Term:
    """Receipts and expenditures in turn: (+ or −, what)."""
    (teken, eerste), *rest = delen
    uit = eerste.term if teken == "+" else _som(getal(0), eerste.term, "−")
    for teken, deel in rest:
        uit = _som(uit, deel.term, teken)
    return uit


def functie(naam: str, f: Callable[..., float], *delen: Waarde) -> Term:
    """A function in words: grootste van (a; b)."""
    termen = [als_term(d) for d in delen]
    tekst: list[str | Stap] = [f"{naam} ("]
    for i, t in enumerate(termen):
        tekst += ["; "] * (i > 0) + list(t.tekst)
    waarde = math.nan if any(math.isnan(t.waarde) for t in termen) else float(f(*(t.waarde for t in termen)))
    return Term((*tekst, ")"), waarde, ATOOM, tuple((s, "") for t in termen for s, _ in t.delen))


def grootste(*delen: Waarde) -> Term:
    return functie("grootste van", max, *delen)


def kleinste(*delen: Waarde) -> Term:
    return functie("kleinste van", min, *delen)


def macht(a: Waarde, n: Waarde) -> Term:
    grond, exponent = als_term(a), als_term(n)
    tekst = (*_haakjes(grond, ATOOM), " ^ ", *_haakjes(exponent, ATOOM))
    delen = tuple((s, "") for s, _ in grond.delen + exponent.delen)
    return Term(tekst, grond.waarde**exponent.waarde, ATOOM, delen)
