"""One corporation in one variant: its figures by name, and the steps made of them, each made once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any, TypeAlias, TypeVar

import numpy as np
from pydantic import BaseModel

from xl_doorrekening.begrippen.macro import REEKS
from xl_doorrekening.begrippen.tijd import GEHEEL, KOLOMMEN, TAKKEN
from xl_doorrekening.doorrekenen import Doorrekening, Variant
from xl_doorrekening.invoer.corporatie import Corporatie, Snelstart, Tak
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.invoer.uitgangspunten import Uitgangspunten
from xl_doorrekening.invoer.veld import Veld, velden
from xl_doorrekening.kern.corporatiestapel import aanwezig
from xl_doorrekening.kern.indexen import Bedragen
from xl_doorrekening.kern.projectie import Uitkomst
from xl_doorrekening.kern.stapel import Basis, Stapel, basis
from xl_doorrekening.uitleg.maat import Maat, maat_van
from xl_doorrekening.uitleg.stap import Bron, Herkomst, Rekenbaar, Stap

HEEL = KOLOMMEN.index(GEHEEL)
T = TypeVar("T")
Pad: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True)
class Grootheid:
    """How one line follows from others, for a tak (0, 1) or geheel (2) and a year (0…14).

    `geheel`: of its own for the whole; else the whole is the takken together. `begin`: at the opening balance.
    `waarde`: where the projection has no line of this name.
    """

    label: str
    maat: Maat
    afleiding: Callable[["Beeld", int, int], Rekenbaar]
    begin: Callable[["Beeld", int], Rekenbaar] | None = None
    waarde: Callable[["Beeld", int, int], float] | None = None
    geheel: Callable[["Beeld", int], Rekenbaar] | None = None
    kolommen: tuple[int, ...] = (0, 1, HEEL)
    noot: str = ""


@dataclass(eq=False)
class Beeld:
    """Takken by number: 0 DAEB, 1 niet-DAEB, 2 geheel; years by number: 0 is the first, −1 the opening balance."""

    d: Doorrekening
    variant: Variant
    c: int
    grootheden: Mapping[str, Grootheid]
    _stappen: dict[object, Stap] = field(default_factory=dict)
    _reeksen: dict[str, Bedragen] = field(default_factory=dict)
    _bewaard: dict[object, Any] = field(default_factory=dict)

    @property
    def u(self) -> Uitkomst:
        return self.variant.uitkomst

    @property
    def st(self) -> Stapel:
        return self.u.stapel

    @property
    def uitgangspunten(self) -> Uitgangspunten:
        return self.d.regio.uitgangspunten

    @property
    def startjaar(self) -> int:
        return self.uitgangspunten.startjaar

    @property
    def corporatie(self) -> Corporatie:
        return self.d.regio.corporaties[self.c]

    @property
    def met_opgave(self) -> bool:
        """Whether other lagen lie on top of instandhouding."""
        return self.variant.uitkomst is not self.d.uitkomst

    @cached_property
    def instandhouding(self) -> "Beeld":
        """The same corporation without the opgave."""
        return Beeld(self.d, self.d.varianten[0], self.c, self.grootheden)

    @cached_property
    def regio(self) -> Regio:
        """The region with this corporation alone."""
        return self.d.regio.model_copy(update={"corporaties": (self.corporatie,)})

    @cached_property
    def basis(self) -> Basis:
        """Arrays of the laag instandhouding of this corporation alone."""
        return basis(self.regio)

    def tak(self, k: int) -> Tak:
        return self.corporatie.tak(TAKKEN[k])

    def ingevuld(self, k: int) -> bool:
        return aanwezig(self.tak(k))

    def reeks(self, naam: str) -> Bedragen:
        """A line of the projection, (jaar, 3)."""
        if naam not in self._reeksen:
            self._reeksen[naam] = self.u.drie(naam)[:, :, 0, self.c]
        return self._reeksen[naam]

    # --- steps ------------------------------------------------------------------------------------------------------

    def een(self, sleutel: object, maak: Callable[[], Stap]) -> Stap:
        """The step of this key, made once: a step that comes back is the same one."""
        if sleutel not in self._stappen:
            self._stappen[sleutel] = maak()
        return self._stappen[sleutel]

    def onthoud(self, sleutel: object, maak: Callable[[], T]) -> T:
        """Anything else that is made once."""
        if sleutel not in self._bewaard:
            self._bewaard[sleutel] = maak()
        uit: T = self._bewaard[sleutel]
        return uit

    def lijn(self, naam: str, k: int, t: int) -> Stap:
        """A line of a tak in a year; of year −1 the opening balance."""
        return self.een(("lijn", naam, k, t), lambda: self._lijn(naam, k, t))

    def _lijn(self, naam: str, k: int, t: int) -> Stap:
        g = self.grootheden[naam]
        stap = Stap(g.label, 0.0, g.maat, self.startjaar + t, KOLOMMEN[k], grootheid=naam, variant=self.variant.code)
        if t < 0:
            assert g.begin is not None
            begin = g.begin(self, k)
            stap.waarde, stap.maak = begin.term.waarde, lambda: begin
            return stap
        stap.waarde = float(self.reeks(naam)[t, k]) if g.waarde is None else g.waarde(self, k, t)
        if k < HEEL and stap.waarde == 0 and not self.st.aanwezig[self.c, k]:
            stap.herkomst, stap.noot = Herkomst.DEFINITIE, f"geen bezit in {TAKKEN[k]}"
        elif k == HEEL and HEEL in g.kolommen and len(g.kolommen) > 1:
            heel = g.geheel
            stap.maak = (lambda: heel(self, t)) if heel is not None else (lambda: self._samen(naam, t))
        else:
            stap.noot, stap.maak = g.noot, lambda: g.afleiding(self, k, t)
        return stap

    def _samen(self, naam: str, t: int) -> Rekenbaar:
        """The takken together; what runs between them counts once."""
        uit = self.lijn(naam, 0, t) + self.lijn(naam, 1, t)
        intern = self.u.intern.get(naam)
        return uit if intern is None else uit - self.lijn(intern, 1, t)

    def tussen(
        self, sleutel: object, naam: str, maat: Maat, maak: Callable[[], Rekenbaar], *, t: int | None = None,
        k: int | None = None, stil: bool = False,
    ) -> Stap:  # fmt: skip
        """A step in between, that has no line of its own in the projection."""

        def nieuw() -> Stap:
            term = maak().term
            jaar, tak = None if t is None else self.startjaar + t, "" if k is None else KOLOMMEN[k]
            return Stap(naam, term.waarde, maat, jaar, tak, variant=self.variant.code, stil=stil, maak=lambda: term)

        return self.een(sleutel, nieuw)

    def vast(self, naam: str, waarde: float, maat: Maat, noot: str) -> Stap:
        """A definition of the model."""
        return self.een(
            ("vast", naam, waarde, noot), lambda: Stap(naam, waarde, maat, herkomst=Herkomst.DEFINITIE, noot=noot)
        )

    # --- input ------------------------------------------------------------------------------------------------------

    def invoer(
        self,
        bron: Bron,
        naam: str,
        maat: Maat,
        waarde: float,
        *,
        noot: str = "",
        jaar: int | None = None,
        tak: str = "",
    ) -> Stap:
        """A cell of the input; `noot` says what a blank one means."""
        return self.een((bron, waarde), lambda: Stap(naam, waarde, maat, jaar, tak, Herkomst.INVOER, bron, noot))

    def eigen(self, pad: Pad) -> Bron:
        """A cell on the tab of the corporation."""
        return self.corporatie.id, pad

    def veld(
        self, model: BaseModel, pad: Pad, naam: str, bron: str, *, leeg: float = np.nan, noot: str = "", tak: str = ""
    ) -> Stap:
        """The cell of a declared field; `leeg` and `noot`: what a blank one means."""
        v = _velden(type(model))[naam]
        gegeven = getattr(model, naam)
        waarde = leeg if gegeven is None else float(gegeven)
        noot = (noot or "niet ingevuld") if gegeven is None else ""
        return self.invoer((bron, (*pad, naam)), v.label, maat_van(v.eenheid), waarde, noot=noot, tak=tak)

    def gedeeld(self, deel: str, naam: str) -> Stap:
        """A cell of tab Uitgangspunten: `deel` is definities or fiscaal."""
        return self.veld(getattr(self.uitgangspunten, deel), ("uitgangspunten", deel), naam, "")

    def keuze(self, bron: Bron, naam: str, noot: str) -> Stap:
        """A switch of the input that makes this 0."""
        return self.een(
            (bron, noot), lambda: Stap(naam, 0.0, Maat.KEUR, herkomst=Herkomst.INVOER, bron=bron, noot=noot)
        )

    def macro(self, reeks: str, t: int) -> Stap:
        """The regional path in a year."""
        waarde = float(self.u.pad[reeks][0, t])
        pad = ("uitgangspunten", "macro", reeks, t)
        return self.invoer(("", pad), REEKS[reeks].label, Maat.PROCENT, waarde, jaar=self.startjaar + t)

    def snelstart(self, naam: str, k: int, *, leeg: float = np.nan, noot: str = "") -> Stap:
        """A cell of the Snelstart."""
        pad = ("takken", TAKKEN[k], "snelstart")
        return self.veld(self.tak(k).snelstart, pad, naam, self.corporatie.id, leeg=leeg, noot=noot, tak=TAKKEN[k])

    def stand(self, naam: str, k: int) -> Stap:
        """A figure of the opening balance, with what a blank means (corporatiestapel)."""
        if not self.ingevuld(k) or (naam == "interne_lening" and k == 0):
            waarom = "de interne lening staat bij niet-DAEB" if self.ingevuld(k) else "geen beginstand ingevuld"
            return self.vast(_velden(Snelstart)[naam].label, 0.0, Maat.KEUR, waarom)
        s = self.tak(k).snelstart
        zelfde = {"onderpand": "marktwaarde", "marktwaarde_leningen": "schuld"}.get(naam)
        if zelfde is not None and getattr(s, naam) is None:
            return self.snelstart(zelfde, k)
        if naam == "deel_geborgd":
            return self.snelstart(naam, k, leeg=1.0 - k, noot="leeg: 100% bij DAEB, 0% bij niet-DAEB")
        nul = naam in ("interne_lening", "minimum_liquiditeit", "overige_activa", "overige_passiva")
        return self.snelstart(naam, k, leeg=0.0 if nul else np.nan, noot="leeg: 0" if nul else "")


@cache
def _velden(model: type[BaseModel]) -> dict[str, Veld]:
    return dict(velden(model))
