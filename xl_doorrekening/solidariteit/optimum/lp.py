"""A sparse linear programme with named columns and rows, solved by HiGHS; the only place that knows the solver."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

Plekken = NDArray[np.int64]
Getallen = NDArray[np.float64]
ONEINDIG: Final = float("inf")
DUAAL, PRIMAAL = 1, 4
PRIJSLOOS: Final = 1e-9
KNOPEN: Final = 2000
"""Branches after which the best whole answer found will do; counted, not timed, so that it is the same everywhere."""


@dataclass(frozen=True, slots=True)
class Naam:
    """To tell people what a row or column is about: a word, and places (corporatie, tak, jaar …)."""

    wat: str
    plek: tuple[int, ...]


@dataclass(frozen=True)
class Oplossing:
    haalbaar: bool
    doel: float
    kolommen: Getallen
    prijs: Getallen
    """Per column: what one more of it costs the goal."""
    rijen: Getallen
    schaduw: Getallen
    """Per row: what one more of its right-hand side adds to the goal."""


class Model:
    """Blocks of columns and rows are added as arrays of any shape; their numbers come back in that shape."""

    def __init__(self) -> None:
        self.kolom_onder: list[Getallen] = []
        self.kolom_boven: list[Getallen] = []
        self.rij_onder: list[Getallen] = []
        self.rij_boven: list[Getallen] = []
        self.blokken: dict[str, list[tuple[str, Plekken]]] = {"kolom": [], "rij": []}
        self.aantal = {"kolom": 0, "rij": 0}
        self._rij: list[Plekken] = []
        self._kolom: list[Plekken] = []
        self._waarde: list[Getallen] = []
        self._highs: Any = None
        self._vorm = (0, 0)
        self._basis: Any = None
        """Of the last answer without rows that were added later."""

    def kolommen(
        self, naam: str, vorm: tuple[int, ...], onder: ArrayLike = 0.0, boven: ArrayLike = ONEINDIG
    ) -> Plekken:
        """New columns between these bounds."""
        self.kolom_onder.append(np.broadcast_to(np.asarray(onder, dtype=float), vorm).ravel())
        self.kolom_boven.append(np.broadcast_to(np.asarray(boven, dtype=float), vorm).ravel())
        return self._nieuw("kolom", naam, vorm)

    def rijen(self, naam: str, vorm: tuple[int, ...], onder: ArrayLike, boven: ArrayLike) -> Plekken:
        """New rows, empty so far, between these bounds."""
        self.rij_onder.append(np.broadcast_to(np.asarray(onder, dtype=float), vorm).ravel())
        self.rij_boven.append(np.broadcast_to(np.asarray(boven, dtype=float), vorm).ravel())
        return self._nieuw("rij", naam, vorm)

    def _nieuw(self, soort: str, naam: str, vorm: tuple[int, ...]) -> Plekken:
        begin = self.aantal[soort]
        plekken: Plekken = np.arange(begin, begin + int(np.prod(vorm)), dtype=np.int64).reshape(vorm)
        self.aantal[soort] += plekken.size
        self.blokken[soort].append((naam, plekken))
        return plekken

    def zet(self, rij: Plekken, kolom: Plekken, waarde: ArrayLike) -> None:
        """Coefficients; shapes broadcast, zeros are left out, the same place twice adds up."""
        r, k, w = np.broadcast_arrays(rij, kolom, np.asarray(waarde, dtype=float))
        echt = w != 0
        self._rij.append(r[echt])
        self._kolom.append(k[echt])
        self._waarde.append(w[echt])

    def naam(self, soort: str, nummer: int) -> Naam:
        """Which row (`rij`) or column (`kolom`) this is."""
        for wat, plekken in self.blokken[soort]:
            if plekken.size and plekken.flat[0] <= nummer <= plekken.flat[-1]:
                plek = np.unravel_index(nummer - int(plekken.flat[0]), plekken.shape)
                return Naam(wat, tuple(int(x) for x in plek))
        raise IndexError(nummer)

    # --- solving: the model is passed once, after that only bounds and costs change, so that each next goal is warm

    def triplets(self) -> tuple[Plekken, Plekken, Getallen]:
        """All coefficients as (rij, kolom, waarde); a place may come more than once."""
        return np.concatenate(self._rij), np.concatenate(self._kolom), np.concatenate(self._waarde)

    def geef_door(self, vorige: "Model | None" = None) -> None:
        """Hand the model to HiGHS; `vorige`: a model of the same form, from whose last answer the search starts."""
        import highspy

        h: Any = highspy.Highs()  # type: ignore[no-untyped-call]
        h.setOptionValue("output_flag", False)
        h.setOptionValue("log_to_console", False)
        rij, kolom, waarde = self.triplets()
        volgorde = np.lexsort((rij, kolom))
        rij, kolom, waarde = rij[volgorde], kolom[volgorde], waarde[volgorde]
        nieuw = np.ones(len(rij), dtype=bool)
        nieuw[1:] = (np.diff(rij) != 0) | (np.diff(kolom) != 0)
        begin = np.flatnonzero(nieuw)
        waarde = np.add.reduceat(waarde, begin) if len(begin) else waarde
        rij, kolom = rij[begin], kolom[begin]
        n, m = self.aantal["kolom"], self.aantal["rij"]
        lp: Any = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = n, m
        lp.col_cost_ = np.zeros(n)
        lp.col_lower_, lp.col_upper_ = np.concatenate(self.kolom_onder), np.concatenate(self.kolom_boven)
        lp.row_lower_, lp.row_upper_ = np.concatenate(self.rij_onder), np.concatenate(self.rij_boven)
        lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        lp.a_matrix_.start_ = np.searchsorted(kolom, np.arange(n + 1))
        lp.a_matrix_.index_, lp.a_matrix_.value_ = rij, waarde
        h.passModel(lp)
        h.setOptionValue("threads", 1)
        self._highs = h
        self._vorm = (n, m)
        if vorige is not None and vorige._vorm == self._vorm and vorige._basis is not None:
            h.setBasis(vorige._basis)

    def kost(self, kosten: Getallen) -> None:
        """The goal to minimise."""
        n = self.aantal["kolom"]
        self._highs.changeColsCost(n, np.arange(n, dtype=np.int32), kosten)

    def begrens_kolommen(self, welke: Plekken, onder: ArrayLike, boven: ArrayLike) -> None:
        self._begrens(self._highs.changeColsBounds, welke, onder, boven)

    def begrens_rijen(self, welke: Plekken, onder: ArrayLike, boven: ArrayLike) -> None:
        vlak = np.asarray(welke).ravel()
        laag, hoog = (np.broadcast_to(np.asarray(x, dtype=float), welke.shape).ravel() for x in (onder, boven))
        for r, a, b in zip(vlak.tolist(), laag.tolist(), hoog.tolist(), strict=True):
            self._highs.changeRowBounds(r, a, b)

    @staticmethod
    def _begrens(doe: Any, welke: Plekken, onder: ArrayLike, boven: ArrayLike) -> None:
        vlak = np.ascontiguousarray(welke.ravel(), dtype=np.int32)
        laag, hoog = (
            np.ascontiguousarray(np.broadcast_to(np.asarray(x, dtype=float), welke.shape).ravel())
            for x in (onder, boven)
        )
        doe(len(vlak), vlak, laag, hoog)

    def nieuwe_rij(self, kolommen: Plekken, waarden: Getallen, onder: float, boven: float) -> int:
        """One more row after the model was passed; its number."""
        self._highs.addRow(onder, boven, len(kolommen), np.asarray(kolommen, dtype=np.int32), waarden)
        self.aantal["rij"] += 1
        return self.aantal["rij"] - 1

    def grenzen(self, welke: Plekken) -> tuple[Getallen, Getallen]:
        """Lower and upper bounds of these columns as they are now."""
        lp = self._highs.getLp()
        return np.array(lp.col_lower_)[welke], np.array(lp.col_upper_)[welke]

    def rijgrenzen(self, rij: int) -> tuple[float, float]:
        """Lower and upper bound of a row as they are now."""
        _, onder, boven, _ = self._highs.getRow(rij)
        return float(onder), float(boven)

    def rij_kosten(self, rij: int) -> Getallen:
        """What a row adds up to, as a goal."""
        rijen, kolommen, waarden = self.triplets()
        hier = rijen == rij
        return np.bincount(kolommen[hier], waarden[hier], self.aantal["kolom"]).astype(float)

    def los_op_in_hele(self, kosten: Getallen, welke: Plekken) -> Oplossing:
        """Minimise with these columns in whole numbers; they may be broken again afterwards."""
        import highspy

        self.kost(kosten)
        nummers = np.ascontiguousarray(welke, dtype=np.int32)
        heel = np.full(len(nummers), highspy.HighsVarType.kInteger)
        h = self._highs
        h.changeColsIntegrality(len(nummers), nummers, heel)
        h.setOptionValue("mip_rel_gap", 0.0)
        h.setOptionValue("mip_abs_gap", 1e-6)
        h.setOptionValue("mip_max_nodes", KNOPEN)
        uit = self.los_op()
        h.changeColsIntegrality(len(nummers), nummers, np.full(len(nummers), highspy.HighsVarType.kContinuous))
        return uit

    def los_op(self, *, ander_doel: bool = False) -> Oplossing:
        """Minimise the goal from where the last solution was.

        `ander_doel`: only the goal changed, so that the last solution still meets every limit (primal simplex); else
        the last solution is still the best of its kind (dual simplex).
        """
        import highspy

        h = self._highs
        h.setOptionValue("simplex_strategy", PRIMAAL if ander_doel else DUAAL)
        h.run()
        status, s = h.getModelStatus(), h.getSolution()
        goed = status == highspy.HighsModelStatus.kOptimal
        if status == highspy.HighsModelStatus.kSolutionLimit:
            goed = h.getInfo().primal_solution_status == 2  # a good one, not proven to be the best
        if goed and self._vorm == (self.aantal["kolom"], self.aantal["rij"]) and (basis := h.getBasis()).valid:
            self._basis = basis
        return Oplossing(
            goed, float(h.getInfo().objective_function_value), np.array(s.col_value), np.array(s.col_dual),
            np.array(s.row_value), np.array(s.row_dual),
        )  # fmt: skip

    def houd_vast(self, x: Oplossing) -> None:
        """From now on only what is as good for this goal: what had a price stays at its limit (complementarity)."""
        lp = self._highs.getLp()
        kolom, rij = np.flatnonzero(np.abs(x.prijs) > PRIJSLOOS), np.flatnonzero(np.abs(x.schaduw) > PRIJSLOOS)
        for welke, waarde, onder, boven, doe in (
            (kolom, x.kolommen, lp.col_lower_, lp.col_upper_, self.begrens_kolommen),
            (rij, x.rijen, lp.row_lower_, lp.row_upper_, self.begrens_rijen),
        ):
            laag, hoog, w = np.array(onder)[welke], np.array(boven)[welke], waarde[welke]
            op = np.where(np.abs(w - laag) <= np.abs(w - hoog), laag, hoog)
            doe(welke, op, op)
