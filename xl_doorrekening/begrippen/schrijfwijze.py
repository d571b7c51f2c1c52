"""Numbers as they are written in Dutch, wherever a sentence holds one."""

from math import isnan

_NL = str.maketrans(",.-", ".,−")


def nl(getal: float, decimalen: int = 0) -> str:
    """A dot per thousand, a comma for decimals, a real minus; a dash for what is not known."""
    if isnan(getal):
        return "–"
    getal = round(getal, decimalen) + 0.0  # −0 is 0
    return f"{getal:,.{decimalen}f}".translate(_NL)


def mln(bedrag: float) -> str:
    """€ in millions with one decimal."""
    return f"€ {nl(bedrag / 1e6, 1)} mln"


def euro(bedrag: float) -> str:
    """€, in millions where it is at least that."""
    return mln(bedrag) if abs(bedrag) >= 1e6 else f"€ {nl(bedrag)}"


def procent(deel: float) -> str:
    """A share in whole percents; with a decimal where it would seem to be all or nothing."""
    bijna = not isnan(deel) and (0.995 <= deel < 1 or 0 < deel <= 0.005)
    return "–" if isnan(deel) else f"{nl(100 * deel, 1 if bijna else 0)}%"
