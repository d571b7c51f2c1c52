"""Answers to what a worksheet function asks, from one doorrekening. Pure: no Excel in here.

Amounts are in the unit of the sheets (× € 1.000; see `eenheid_van`), ratios are fractions, a figure that is not known
is "" in a table and an `Antwoordfout` when it was the only one asked for, and a ratio without interest is "n.v.t.".
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

import numpy as np

from xl_doorrekening.begrippen.normen import RATIO, RATIOS
from xl_doorrekening.begrippen.regels import REGEL
from xl_doorrekening.begrippen.tijd import GEHEEL, JAREN, KOLOMMEN, TAKKEN
from xl_doorrekening.doorrekenen import A, B, Doorrekening, R, Variant
from xl_doorrekening.excel.vragen.namen import (
    RATIONAMEN,
    REGELNAMEN,
    Antwoordfout,
    Onbekend,
    Plaats,
    Tabel,
    een,
    getal,
    heel,
    ja,
    leeg,
    raster,
    tak,
    zoek,
)
from xl_doorrekening.excel.vragen.watals import KNOP, Knop, verander
from xl_doorrekening.invoer.veld import Eenheid
from xl_doorrekening.kern.projectie import projecteer
from xl_doorrekening.kern.stapel import stapel
from xl_doorrekening.kern.toets import toets
from xl_doorrekening.regio.oordeel import oordelen
from xl_doorrekening.regio.richting import RICHTINGEN, Richting
from xl_doorrekening.uitleg import Vraagfout, stel
from xl_doorrekening.uitleg.grootheden import GROOTHEDEN, VOLGORDE
from xl_doorrekening.uitleg.regels import regels
from xl_doorrekening.uitleg.stap import Bron, Stap
from xl_doorrekening.uitleg.tekst import kop, label

NVT: Final = "n.v.t."
RICHTINGNAMEN: Final = {r: (r.value, u.label) for r, u in RICHTINGEN.items()}
UITLEGNAMEN: Final = {
    n: (n, GROOTHEDEN[n].label, GROOTHEDEN[n].label.split(" (")[0]) for n in VOLGORDE
}  # fmt: skip
VARIANTNAMEN: Final = {A: (A, "instandhouding"), B: (B, "opgave"), R: (R, "realistisch")}
ONTBREEKT: Final = "gegevens ontbreken; zie tabblad Controle"
_WATALS_BEWAARD = 500


def eenheid_van(regel: str) -> Eenheid:
    """The unit of a line, as on tab Uitkomsten."""
    return {"vhe": Eenheid.AANTAL, "huur_per_maand": Eenheid.EUR_MAAND}.get(regel, Eenheid.KEUR)


def cel(x: float) -> float | str:
    """As the sheets show it."""
    return "" if np.isnan(x) else NVT if np.isinf(x) else float(x)


def _verder(s: Stap) -> str:
    """The function that explains a number that is not explained here."""
    meer = [s.tak, *([] if s.variant == A else [s.variant])]
    return f'DR_UITLEG(corporatie; "{s.grootheid}"; {s.jaar}; ' + "; ".join(f'"{x}"' for x in meer) + ")"


@dataclass(frozen=True)
class Uitslag:
    """A doorrekening of one corporation with a knob turned: its verdict, and per ratio (jaar, tak)."""

    zin: str
    ratios: Mapping[str, Any]


@dataclass
class Antwoorden:
    """One doorrekening, and per identity of a corporation the name of its tab."""

    d: Doorrekening
    tabs: Mapping[str, str] = field(default_factory=dict)
    plaatsen: Mapping[Bron, tuple[str, str]] = field(default_factory=dict)
    """Tab and cell of every input path, as the workbook was read."""
    _uitslagen: dict[tuple[int, str, float], Uitslag] = field(default_factory=dict)

    # --- who, when --------------------------------------------------------------------------------------------------

    @cached_property
    def _corporaties(self) -> dict[int, tuple[str, ...]]:
        return {i: (c.naam, self.tabs.get(c.id, c.naam), c.id) for i, c in enumerate(self.d.regio.corporaties)}

    @property
    def startjaar(self) -> int:
        return self.d.regio.uitgangspunten.startjaar

    def corporaties(self, wie: object) -> list[int]:
        """The corporations meant: names, or any cells on the tab of one; blanks are skipped."""
        cellen = [x for r in raster("Corporatie", wie) for x in r]
        tab = wie.blad if isinstance(wie, Plaats) else ""
        op_tab = [i for i, n in self._corporaties.items() if tab and n[1].casefold() == tab.casefold()]
        if op_tab and len(cellen) > 1:
            return op_tab
        gevraagd = [x for x in cellen if not leeg(x)]
        try:
            uit = [zoek("Corporatie", x, self._corporaties, Onbekend) for x in gevraagd]
        except Onbekend:
            if op_tab:
                return op_tab
            raise
        if not uit and not op_tab:
            wat = f"Tabblad “{tab}” is niet van een corporatie" if tab else "Corporatie ontbreekt"
            raise Onbekend(f"{wat}. Geef een naam, of een cel op het tabblad van de corporatie.")
        return uit or op_tab

    def corporatie(self, wie: object) -> int:
        uit = self.corporaties(wie)
        if len(uit) != 1:
            raise Antwoordfout(f"Hier past één corporatie; er staan er {len(uit)} in het bereik.")
        return uit[0]

    def naam(self, c: int) -> str:
        return self.d.regio.corporaties[c].naam

    def _kolom(self, c: int, tak_: str, v: Variant | None = None) -> int:
        k = KOLOMMEN.index(tak_)
        if k < len(TAKKEN) and not (v or self.d).uitkomst.stapel.aanwezig[c, k]:
            raise Antwoordfout(f"{self.naam(c)} heeft geen bezit in {tak_}.")
        return k

    def _jaar(self, x: object) -> int:
        return heel("Jaar", x, self.startjaar, self.startjaar + JAREN - 1) - self.startjaar

    def _zeker(self, waarde: float | str, wat: str) -> float | str:
        """A single figure must be known."""
        if waarde == "":
            raise Antwoordfout(f"{wat} is niet te berekenen: {ONTBREEKT}.")
        return waarde

    # --- what -------------------------------------------------------------------------------------------------------

    def kengetallen(self, wie: object, tak_: object = None) -> Tabel:
        """15 years × ratios, with headers."""
        c = self.corporatie(wie)
        k = self._kolom(c, tak(tak_))
        reeksen = [self.d.toets.ratios[r.naam][:, 0, c, k] for r in RATIOS]
        kop = ["Jaar", *(r.label for r in RATIOS)]
        return [kop, *([self.startjaar + t, *(cel(r[t]) for r in reeksen)] for t in range(JAREN))]

    def ratio(self, wie: object, ratio: object, jaar: object, variant: object = None, tak_: object = None) -> Any:
        """One figure; with more corporations or years a table: corporations down, years across."""
        v = self._variant(variant)
        naam = zoek("Ratio", een("Ratio", ratio), RATIONAMEN)
        cs, gevraagd = self.corporaties(wie), tak(tak_)
        jaren = raster("Jaar", jaar)
        staand = len(jaren) > 1 and len(jaren[0]) == 1 and len(cs) == 1
        ts = [self._jaar(x) for r in jaren for x in r]
        uit = [[cel(v.toets.ratios[naam][t, 0, c, self._kolom(c, gevraagd, v)]) for t in ts] for c in cs]
        if len(cs) == len(ts) == 1:
            wat = f"{RATIO[naam].label} van {self.naam(cs[0])} in {self.startjaar + ts[0]}"
            return self._zeker(uit[0][0], wat)
        return [[x] for x in uit[0]] if staand else uit

    def _variant(self, x: object) -> Variant:
        gevraagd = een("Variant", x)
        code = A if gevraagd is None else zoek("Variant", gevraagd, VARIANTNAMEN)
        gevonden = next((v for v in self.d.varianten if v.code == code), None)
        if gevonden is None:
            raise Antwoordfout(
                f"Er is geen variant {code}: er is geen opgave en geen project in laag volkshuisvestelijk."
            )
        return gevonden

    def lijn(self, wie: object, regel: object, tak_: object = None) -> Tabel:
        """A row of 15 years per corporation."""
        naam = zoek("Regel", een("Regel", regel), REGELNAMEN)
        gevraagd, factor = tak(tak_), eenheid_van(naam).factor
        cs = self.corporaties(wie)
        uit = [[cel(x / factor) for x in self.d.uitkomst.lijn(naam)[0, c, self._kolom(c, gevraagd)]] for c in cs]
        if all(x == "" for rij in uit for x in rij):
            raise Antwoordfout(f"{REGEL[naam].label} is niet te berekenen: {ONTBREEKT}.")
        return uit

    def ruimte(self, wie: object, richting: object, tak_: object = None, verantwoord: object = None) -> Any:
        """The room by the norms, × € 1.000; a column for more corporations.

        Without a tak: DAEB, or niet-DAEB where there is no DAEB. `verantwoord`: no room where upkeep is structurally
        negative (rekenregels §7).
        """
        r = zoek("Richting", een("Richting", richting), RICHTINGNAMEN)
        wel = ja("Verantwoord", verantwoord)
        cs = self.corporaties(wie)
        uit = [self._ruimte(c, r, tak_, wel, alleen=len(cs) == 1) for c in cs]
        return uit[0] if len(uit) == 1 else [[x] for x in uit]

    def _ruimte(self, c: int, richting: Richting, tak_: object, verantwoord: bool, *, alleen: bool) -> float | str:
        heeft_daeb = bool(self.d.uitkomst.stapel.aanwezig[c, 0])
        gevraagd = tak(tak_, TAKKEN[0] if heeft_daeb else TAKKEN[1])
        if gevraagd == GEHEEL:
            raise Antwoordfout("De ruimte geldt per tak: kies DAEB of niet-DAEB; zij tellen niet op.")
        self._kolom(c, gevraagd)
        r = self.d.ruimte(self.naam(c), richting, gevraagd)
        if r.onbegrensd or np.isnan(r.bedrag):
            if not alleen:
                return ""
            raise Antwoordfout(f"Ruimte {richting.value} van {r.corporatie} ({gevraagd}) heeft geen bedrag: {r.reden}.")
        bedrag = min(r.bedrag, 0.0) if verantwoord and self.d.oordelen[c].duurzaam is False else r.bedrag
        return bedrag / Eenheid.KEUR.factor

    def uitleg(
        self, wie: object, ratio: object, jaar: object, tak_: object = None, variant: object = None
    ) -> Tabel:  # fmt: skip
        """How one number was computed: number, line, value, unit, and formula or cell."""
        c, v = self.corporatie(wie), self._variant(variant)
        naam = zoek("Ratio of regel", een("Ratio of regel", ratio), UITLEGNAMEN)
        gevraagd = tak(tak_)
        self._kolom(c, gevraagd, v)
        try:
            vraag = stel(self.d, self.naam(c), naam, self.startjaar + self._jaar(een("Jaar", jaar)), gevraagd, v.code)
        except Vraagfout as fout:
            raise Antwoordfout(str(fout)) from fout

        def plaats(bron: Bron) -> tuple[str, str]:
            return self.plaatsen.get(bron, ("", ""))

        uit: Tabel = [[zin, "", "", "", ""] for zin in kop(vraag, plaats)]
        uit.append(["Nr.", "Regel", "Waarde", "Eenheid", "Formule, cel of regel"])
        for r in regels(vraag, plaats, verder=_verder):
            waarde = "" if r.waarde is None else cel(r.waarde)
            uit.append([r.nummer, label(r), waarde, r.eenheid, r.uit])
        return uit

    # --- what if ----------------------------------------------------------------------------------------------------

    def watals(
        self, wie: object, knop: object, waarde: object, ratio: object = None, jaar: object = None, tak_: object = None
    ) -> Any:
        """With a knob turned: the verdict, a ratio in a year, or (without a year) a row of 15 years per value."""
        c = self.corporatie(wie)
        welke = KNOP[zoek("Knop", een("Knop", knop), {k.naam: k.namen for k in KNOP.values()})]
        rijen = raster("Waarde", waarde)
        uitslagen = [[self._uitslag(c, welke, getal("Waarde", x)) for x in rij] for rij in rijen]
        gevraagd, t = een("Ratio", ratio), None if een("Jaar", jaar) is None else self._jaar(jaar)
        enige = sum(len(r) for r in rijen) == 1
        if gevraagd is None:
            zinnen = [[u.zin for u in rij] for rij in uitslagen]
            return zinnen[0][0] if enige else zinnen
        naam, k = zoek("Ratio", gevraagd, RATIONAMEN), self._kolom(c, tak(tak_))
        if t is None:
            return [[cel(x) for x in u.ratios[naam][:, k]] for rij in uitslagen for u in rij]
        uit = [[cel(u.ratios[naam][t, k]) for u in rij] for rij in uitslagen]
        return self._zeker(uit[0][0], f"{RATIO[naam].label} van {self.naam(c)}") if enige else uit

    def _uitslag(self, c: int, knop: Knop, waarde: float) -> Uitslag:
        """One projection of one corporation; kept, so that a table of cells asks for it once."""
        sleutel_ = (c, knop.naam, waarde)
        if sleutel_ not in self._uitslagen:
            een_ = self.d.regio.model_copy(update={"corporaties": (self.d.regio.corporaties[c],)})
            uitkomst = projecteer(stapel(verander(een_, knop, waarde)))
            getoetst = toets(uitkomst)
            ratios = {n: r[:, 0, 0] for n, r in getoetst.ratios.items()}
            if len(self._uitslagen) >= _WATALS_BEWAARD:
                self._uitslagen.clear()
            self._uitslagen[sleutel_] = Uitslag(oordelen(uitkomst, getoetst)[0].zin, ratios)
        return self._uitslagen[sleutel_]
