"""One doorrekening for any number of calls: kept until a checksum of the input changes. Pure: no Excel in here."""

from collections import deque
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol, TypeVar

from xl_doorrekening.excel.vragen.antwoorden import Antwoorden
from xl_doorrekening.excel.vragen.namen import Antwoordfout, Onbekend, Tabel
from xl_doorrekening.werkboek.berekening import reken
from xl_doorrekening.werkboek.bestand import Bestandsfout
from xl_doorrekening.werkboek.lezen.bron import Bron
from xl_doorrekening.werkboek.lezen.lezer import lees_bron

T = TypeVar("T")
REDENEN = 20


class Werkboek(Protocol):
    """A workbook that functions ask about."""

    @property
    def naam(self) -> str: ...

    def kenmerk(self) -> Hashable:
        """What changes when the input changes; asked for at every call, so it must be cheap."""

    def bron(self) -> Bron:
        """The whole workbook."""


@dataclass
class _Bewaard:
    kenmerk: Hashable
    uit: Antwoorden | Antwoordfout
    gemist: set[str] = field(default_factory=set)
    """Questions about an unknown corporation for which the workbook was read again already."""


class Geheugen:
    """The last doorrekening of each workbook."""

    def __init__(self) -> None:
        self._bewaard: dict[str, _Bewaard] = {}

    def vraag(self, w: Werkboek, doe: Callable[[Antwoorden], T]) -> T:
        """Ask something of a workbook. A name that is not known may be new: then it is read once more."""
        kenmerk = w.kenmerk()
        oud = self._bewaard.get(w.naam)
        b = oud if oud is not None and oud.kenmerk == kenmerk else self._lees(w, kenmerk)
        try:
            return doe(_zeker(b))
        except Onbekend as fout:
            if b is not oud or str(fout) in b.gemist:
                raise
            b.gemist.add(str(fout))
            gemist = b.gemist
        b = self._lees(w, kenmerk)
        b.gemist |= gemist
        return doe(_zeker(b))

    def _lees(self, w: Werkboek, kenmerk: Hashable) -> _Bewaard:
        b = _Bewaard(kenmerk, lees_antwoorden(w.bron()))
        self._bewaard[w.naam] = b
        return b


def _zeker(b: _Bewaard) -> Antwoorden:
    if isinstance(b.uit, Antwoordfout):
        raise Antwoordfout(str(b.uit))
    return b.uit


def lees_antwoorden(bron: Bron) -> Antwoorden | Antwoordfout:
    """Read, check and compute; what keeps it from being computed is kept too."""
    try:
        g = lees_bron(bron)
        verslag = reken(g)
    except Bestandsfout as fout:
        return Antwoordfout(str(fout))
    if verslag.doorrekening is None:
        n = len(verslag.fouten)
        aantal = "1 fout" if n == 1 else f"{n} fouten"
        return Antwoordfout(f"De invoer heeft {aantal}; er is niet gerekend. De eerste: {verslag.fouten[0]}")
    tabs = {c.id: g.tabbladen[c.id].naam for c in g.regio.corporaties}
    return Antwoorden(verslag.doorrekening, tabs, g.plaatsen)


class Redenen:
    """Why functions gave no answer, newest first; Excel itself shows #N/B only."""

    def __init__(self) -> None:
        self._lijst: deque[tuple[str, str, str]] = deque(maxlen=REDENEN)

    def meld(self, aanroep: str, reden: str) -> None:
        for oud in [x for x in self._lijst if x[1:] == (aanroep, reden)]:
            self._lijst.remove(oud)
        self._lijst.appendleft((datetime.now().strftime("%H:%M:%S"), aanroep, reden))

    def tabel(self) -> Tabel:
        if not self._lijst:
            return [["Alle functies hebben antwoord gegeven."]]
        return [["Tijd", "Functie", "Reden"], *(list(x) for x in self._lijst)]
