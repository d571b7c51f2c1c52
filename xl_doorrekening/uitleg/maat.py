"""How a number is written: unit and decimals, in Dutch notation."""

from enum import Enum

import numpy as np

from xl_doorrekening.invoer.veld import Eenheid


class Maat(Enum):
    """Unit beside the number, decimals, and by what the number of the core (€, fraction) is divided."""

    KEUR = ("", 1, 1000.0)
    """× € 1.000, as on the sheets; said once above the lines."""
    EUR_MAAND = ("€ per maand", 2, 1.0)
    EUR_VHE = ("€ per vhe", 2, 1.0)
    EUR_WONING = ("€ per woning", 2, 1.0)
    VHE = ("vhe", 2, 1.0)
    WONINGEN = ("woningen", 2, 1.0)
    PROCENT = ("%", 2, 0.01)
    FACTOR = ("factor", 6, 1.0)
    RATIO = ("", 3, 1.0)
    JAARTAL = ("", 0, 1.0)
    JAREN = ("jaar", 1, 1.0)
    MAAND = ("maand", 0, 1.0)

    def __init__(self, eenheid: str, decimalen: int, deler: float) -> None:
        self.eenheid, self.decimalen, self.deler = eenheid, decimalen, deler

    def schrijf(self, waarde: float) -> str:
        """The number without its unit (see `bij`); a year has no thousands."""
        if np.isnan(waarde):
            return "onbekend"
        if np.isinf(waarde):
            return "n.v.t."
        if self is Maat.JAARTAL:
            return f"{waarde:.0f}"
        afgerond = round(waarde / self.deler, self.decimalen) + 0.0  # −0 is 0
        tekst = f"{afgerond:,.{self.decimalen}f}"
        return tekst.replace("-", "−").replace(",", "\0").replace(".", ",").replace("\0", ".")

    def bij(self, waarde: float) -> str:
        """The unit beside the number; what has no number has none."""
        return self.eenheid if np.isfinite(waarde) else ""


_BIJ_EENHEID = {
    Eenheid.KEUR: Maat.KEUR, Eenheid.EUR_MAAND: Maat.EUR_MAAND, Eenheid.EUR_VHE: Maat.EUR_VHE,
    Eenheid.EUR_WONING: Maat.EUR_WONING, Eenheid.AANTAL: Maat.VHE, Eenheid.PROCENT: Maat.PROCENT,
    Eenheid.PROCENT2: Maat.PROCENT, Eenheid.JAAR: Maat.JAARTAL, Eenheid.DUUR: Maat.JAREN, Eenheid.MAANDNR: Maat.MAAND,
}  # fmt: skip


def klein(naam: str) -> str:
    """A label inside a sentence; an abbreviation keeps its capitals."""
    return naam if naam[:2].isupper() or naam[1:2] in "-–" else naam[:1].lower() + naam[1:]


def maat_van(eenheid: Eenheid) -> Maat:
    """How a cell of the input is written here."""
    return _BIJ_EENHEID.get(eenheid, Maat.RATIO)
