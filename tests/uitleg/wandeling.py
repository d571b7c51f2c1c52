"""Every step behind every number of a corporation, each once; and whether the words of a step give its value."""

import math
import re
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from xl_doorrekening.begrippen.tijd import JAREN
from xl_doorrekening.doorrekenen import Doorrekening
from xl_doorrekening.uitleg.beeld import HEEL, Beeld
from xl_doorrekening.uitleg.grootheden import GROOTHEDEN
from xl_doorrekening.uitleg.maat import Maat
from xl_doorrekening.uitleg.projecten import AFGELEID
from xl_doorrekening.uitleg.stap import Bron, Stap, Term

_PYTHON = (("×", "*"), ("÷", "/"), ("−", "-"), ("½", "0.5"), ("^", "**"), (";", ","), ("grootste van", "max"),
           ("kleinste van", "min"))  # fmt: skip
_KOMMA = re.compile(r"(\d),(\d)")


def beelden(d: Doorrekening) -> Iterator[Beeld]:
    for v in d.varianten:
        for c in range(len(d.regio.corporaties)):
            yield Beeld(d, v, c, GROOTHEDEN)


def gevraagd(b: Beeld) -> Iterator[Stap]:
    """All that can be asked of a corporation in a variant."""
    for naam, g in GROOTHEDEN.items():
        for k in g.kolommen:
            if k == HEEL or b.st.aanwezig[b.c, k]:
                yield from (b.lijn(naam, k, t) for t in range(JAREN))


def stappen(b: Beeld) -> list[Stap]:
    """Those, and everything they are made of, back to the input."""
    gezien: set[int] = set()
    uit: list[Stap] = []
    rij = list(gevraagd(b))
    while rij:
        s = rij.pop()
        if id(s) not in gezien:
            gezien.add(id(s))
            uit.append(s)
            rij += [deel for deel, _ in s.afleiding.delen] if s.afleiding is not None else []
    return uit


def gelijk(x: float, y: float, maat: Maat) -> bool:
    """Relative 1e-9, or a cent."""
    if math.isnan(x) or math.isnan(y):
        return math.isnan(x) and math.isnan(y)
    return x == y or abs(x - y) <= max(1e-9 * abs(x), 0.01 if maat is Maat.KEUR else 1e-9)


def volgens_de_woorden(a: Term) -> float | None:
    """The value of the formula as it is written; None where the words do not say it all (0 ÷ 0, project rhythm)."""
    if any(isinstance(x, str) and ("in het jaar van" in x or x == AFGELEID) for x in a.tekst):
        return None
    waarden = [x.waarde for x in a.tekst if isinstance(x, Stap)]
    if any(not math.isfinite(w) for w in waarden):
        return None
    tekst = ""
    for x in a.tekst:
        deel = f"({x.waarde!r})" if isinstance(x, Stap) else _KOMMA.sub(r"\1.\2", x)
        for nederlands, python in _PYTHON if isinstance(x, str) else ():
            deel = deel.replace(nederlands, python)
        tekst += deel
    try:
        return float(eval(tekst, {"max": max, "min": min}))
    except ZeroDivisionError:
        return None


def in_de_invoer(d: Doorrekening, bron: Bron) -> Any:
    """What the input has at a place."""
    eigenaar, pad = bron
    plek: Any = d.regio if not eigenaar else next(c for c in d.regio.corporaties if c.id == eigenaar)
    for sleutel in pad:
        if isinstance(plek, BaseModel):
            plek = getattr(plek, str(sleutel))
        elif isinstance(plek, dict):
            plek = plek.get(sleutel)
        else:
            plek = plek[int(sleutel)]
        if plek is None:
            return None
    return plek
