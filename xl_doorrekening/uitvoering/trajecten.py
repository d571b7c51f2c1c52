"""The instruments of the chosen scenario, and whether what they still need is in hand."""

from dataclasses import dataclass

from xl_doorrekening.doorrekenen.resultaat import Doorrekening
from xl_doorrekening.invoer.solidariteit import Instrumentregel
from xl_doorrekening.invoer.uitvoering import Traject
from xl_doorrekening.opgave.regionaal import herken


@dataclass(frozen=True)
class Instrumentstand:
    """One agreement between corporations that the agreements rest on, and its rows in the list of trajecten."""

    regel: Instrumentregel
    trajecten: tuple[Traject, ...]

    @property
    def stand(self) -> str:
        if not self.trajecten:
            return "nog geen traject"
        open_ = [t for t in self.trajecten if not t.rond]
        return f"{len(open_)} van {len(self.trajecten)} nog nodig" if open_ else "rond"


def instrumenten(d: Doorrekening) -> tuple[Instrumentstand, ...]:
    """Of the chosen scenario and what it builds on; none for variant B."""
    s = d.gekozen
    if s is None:
        return ()
    lijst = d.regio.uitvoering.trajecten
    return tuple(
        Instrumentstand(r, tuple(t for t in lijst if hoort_bij(t, r))) for r in s.inhoud.instrumenten
    )  # fmt: skip


def hoort_bij(t: Traject, r: Instrumentregel) -> bool:
    """A traject that leaves a party open goes for every agreement with that instrument."""
    partijen = ((t.gever, r.gever), (t.ontvanger, r.ontvanger))
    return t.instrument is r.instrument and all(not a or herken(a) == herken(b or "") for a, b in partijen)
