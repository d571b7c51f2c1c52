"""What the deviations of the year do to the years to come: the next year as planned beside the next year as it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from xl_doorrekening.begrippen.normen import RATIO
from xl_doorrekening.doorrekenen.dienst import doorrekenen
from xl_doorrekening.doorrekenen.draagkracht import last, verantwoord
from xl_doorrekening.doorrekenen.resultaat import Doorrekening, zoek
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.invoer.scenarios import Scenarios
from xl_doorrekening.invoer.solidariteit import Solidariteit
from xl_doorrekening.regio.oordeel import Kleur, Oordeel, getal
from xl_doorrekening.regio.richting import Richting
from xl_doorrekening.uitvoering.volgendjaar.achterstand import ingevuld
from xl_doorrekening.uitvoering.volgendjaar.overgang import volgend_jaar

MERKBAAR = 1000.0
"""€ of room."""
PROCENT = 0.01
_UITSLAG = (("slechter", False), ("beter", True), ("gelijk", None))
_ERNST = (Kleur.GROEN, Kleur.ORANJE, Kleur.GRIJS, Kleur.ROOD)


@dataclass(frozen=True)
class Vooruitzicht:
    """What the next horizon holds for one corporation, with the task."""

    oordeel: Oordeel
    ruimte: float
    """Responsible room for new building that is left after the task, €; NaN when unknown or without limit."""
    waarom: str
    """Why that room is not known."""
    buiten: tuple[int, ...]
    """Years outside a limit with its buffer."""
    haalbaar: float
    """Share of the task that fits, naar rato; NaN without a task or when it cannot be told."""

    @property
    def marge(self) -> float:
        """Of the tightest ratio that counts, as a share of its limit; NaN without one."""
        return np.nan if self.oordeel.bindend is None else self.oordeel.bindend.marge


@dataclass(frozen=True)
class Effect:
    corporatie: str
    gepland: Vooruitzicht
    """Had all gone as planned."""
    werkelijk: Vooruitzicht

    def _delen(self) -> Iterator[tuple[str, bool]]:
        """What changes, the weightiest first, and whether it is for the better."""
        a, b = self.gepland.oordeel.kleur, self.werkelijk.oordeel.kleur
        if a is not b:
            yield f"van {a.value} naar {b.value}", _ERNST.index(b) < _ERNST.index(a)
        was, werd = self.gepland.buiten, self.werkelijk.buiten
        eerste, nu = (min(x, default=None) for x in (was, werd))
        if eerste is None and nu is not None:
            yield f"buiten de grenzen vanaf {nu}", False
        elif eerste is not None and nu is None:
            yield "niet meer buiten de grenzen", True
        elif eerste is not None and nu is not None and eerste != nu:
            yield f"buiten de grenzen vanaf {nu} in plaats van {eerste}", nu > eerste
        elif len(was) != len(werd):
            yield f"{len(werd)} in plaats van {len(was)} jaar buiten de grenzen", len(werd) < len(was)
        past, paste = self.werkelijk.haalbaar, self.gepland.haalbaar
        if abs(past - paste) >= PROCENT / 2:
            yield f"{100 * past:.0f}% in plaats van {100 * paste:.0f}% van de opgave past", past > paste
        meer = self.werkelijk.ruimte - self.gepland.ruimte
        if abs(meer) >= max(MERKBAAR, PROCENT * abs(self.gepland.ruimte)):
            yield f"{'meer' if meer > 0 else 'minder'} ruimte", meer > 0
        elif np.isnan(meer) and self.werkelijk.waarom and not self.gepland.waarom:
            yield f"tekort {self.werkelijk.waarom}", False
        elif np.isnan(meer) and self.gepland.waarom and not self.werkelijk.waarom:
            yield f"niet meer: {self.gepland.waarom}", True

    def _alle(self) -> list[tuple[str, bool]]:
        """Idem; if nothing else, whether the tightest ratio is tighter by more than a hundredth of its limit."""
        meer = self.werkelijk.marge - self.gepland.marge
        krapper = [(f"krapste ratio {'ruimer' if meer > 0 else 'krapper'}", meer > 0)] if abs(meer) >= PROCENT else []
        return list(self._delen()) or krapper

    def zin(self) -> str:
        """What changes, in a sentence."""
        return ", ".join(wat for wat, _ in self._alle()) or "geen merkbaar verschil"

    @property
    def beter(self) -> bool | None:
        """Whether the years to come are better than planned, by the weightiest change; None: no noticeable change."""
        return next((goed for _, goed in self._alle()), None)


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
    return tuple(Effect(d.regio.corporaties[c].naam, _vooruitzicht(plan, c), _vooruitzicht(echt, c)) for c in wie)


def samenvatting(gevolg: Sequence[Effect]) -> str:
    """How many get worse, better or stay as they were, in words."""
    tel = {wat: sum(x.beter is goed for x in gevolg) for wat, goed in _UITSLAG}
    if tel["gelijk"] == len(gevolg):
        return "overal gelijk"
    return ", ".join(f"{wat} bij {n}" for wat, n in tel.items() if n)


def _reken(regio: Regio) -> Doorrekening:
    return doorrekenen(regio.model_copy(update={"scenarios": Scenarios(), "solidariteit": Solidariteit()}))


def _vooruitzicht(d: Doorrekening, c: int) -> Vooruitzicht:
    v, start = d.opgave or d.basis, d.regio.uitgangspunten.startjaar
    ruimten = d.ruimten if d.haalbaarheid is None else d.haalbaarheid.ruimten
    r = zoek(ruimten, d.regio.corporaties[c].naam, Richting.NIEUWBOUW, d.hoofdtak(c))
    buiten = tuple(start + int(t) for t in np.flatnonzero(v.krapste[:, c] < 0))
    haalbaar = np.nan if d.opgave is None else last(d.opgave, c).haalbaar
    return Vooruitzicht(v.oordelen[c], verantwoord(r, d.oordelen[c]), r.reden, buiten, haalbaar)
