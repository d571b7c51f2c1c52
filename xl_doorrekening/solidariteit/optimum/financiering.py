"""All rows of the corporations: cash and loans, tax, norms; and what a column does to them."""

from xl_doorrekening.kern.indexen import Bedragen, Macro
from xl_doorrekening.kern.uitkomst import Uitkomst
from xl_doorrekening.solidariteit.optimum.belastingrijen import Belastingrijen
from xl_doorrekening.solidariteit.optimum.kasrijen import MLN, Kasrijen
from xl_doorrekening.solidariteit.optimum.lp import Model, Plekken
from xl_doorrekening.solidariteit.optimum.normrijen import Normrijen
from xl_doorrekening.solidariteit.optimum.werking import Werking

__all__ = ["MLN", "Financiering"]


class Financiering(Kasrijen):
    """The rows around a projection."""

    def __init__(self, m: Model, u: Uitkomst, pad: Macro, vpb_referentie: Bedragen) -> None:
        super().__init__(m, u, pad, vpb_referentie)
        self.belasting = Belastingrijen(self)
        self.norm = Normrijen(self)

    def werk(self, w: Werking, kolom: Plekken, schaal: float = 1.0) -> None:
        """Let columns do what they do, per unit times `schaal` (a unit of € mln: MLN)."""
        super().werk(w, kolom, schaal)
        for rijen in (self.belasting, self.norm):
            rijen.werk(w, kolom[:, None], schaal / MLN)
