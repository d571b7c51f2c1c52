"""What the deviations of the year do to the years to come: the next year as planned beside the next year as it is."""

from dataclasses import dataclass

from xl_doorrekening.begrippen.normen import RATIO
from xl_doorrekening.doorrekenen.dienst import doorrekenen
from xl_doorrekening.doorrekenen.draagkracht import verantwoord
from xl_doorrekening.doorrekenen.resultaat import Doorrekening, zoek
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.invoer.scenarios import Scenarios
from xl_doorrekening.invoer.solidariteit import Solidariteit
from xl_doorrekening.regio.oordeel import Oordeel, getal
from xl_doorrekening.regio.richting import Richting
from xl_doorrekening.uitvoering.volgendjaar.overgang import volgend_jaar
from xl_doorrekening.uitvoering.volgendjaar.realisatie import ingevuld

MERKBAAR = 1000.0
"""€ of room."""


@dataclass(frozen=True)
class Effect:
    corporatie: str
    gepland: Oordeel
    """On the horizon of the next year, had all gone as planned."""
    werkelijk: Oordeel
    ruimte_gepland: float
    """Responsible room for new building that is left after the task, €; NaN when unknown or without limit."""
    ruimte_werkelijk: float

    def zin(self) -> str:
        """What changes, in a sentence."""
        delen = []
        if self.gepland.kleur is not self.werkelijk.kleur:
            delen.append(f"van {self.gepland.kleur.value} naar {self.werkelijk.kleur.value}")
        meer = self.ruimte_werkelijk - self.ruimte_gepland
        if abs(meer) >= MERKBAAR:
            delen.append("meer ruimte" if meer > 0 else "minder ruimte")
        return ", ".join(delen) or "geen merkbaar verschil"


def krapste(o: Oordeel) -> str:
    """The tightest ratio that counts, with its year and value."""
    b = o.bindend
    return "" if b is None else f"{RATIO[b.ratio].label} {b.tak} {b.krapste_jaar}: {getal(b.ratio, b.krapste_waarde)}"


def effecten(d: Doorrekening) -> tuple[Effect, ...]:
    """Per corporation that filled in something; the task (variant B) on the horizon of the next year."""
    wie = [c for c, corp in enumerate(d.regio.corporaties) if ingevuld(corp)]
    if not wie:
        return ()
    plan, echt = (
        _reken(volgend_jaar(d, d.gekozen.naam if d.gekozen else None, zoals_gepland=zo).regio) for zo in (True, False)
    )
    return tuple(
        Effect(d.regio.corporaties[c].naam, _oordeel(plan, c), _oordeel(echt, c), _ruimte(plan, c), _ruimte(echt, c))
        for c in wie
    )


def _reken(regio: Regio) -> Doorrekening:
    return doorrekenen(regio.model_copy(update={"scenarios": Scenarios(), "solidariteit": Solidariteit()}))


def _oordeel(d: Doorrekening, c: int) -> Oordeel:
    return (d.opgave or d.basis).oordelen[c]


def _ruimte(d: Doorrekening, c: int) -> float:
    ruimten = d.ruimten if d.haalbaarheid is None else d.haalbaarheid.ruimten
    r = zoek(ruimten, d.regio.corporaties[c].naam, Richting.NIEUWBOUW, d.hoofdtak(c))
    return verantwoord(r, d.oordelen[c])
