"""Numbers as they are written in Dutch, wherever a sentence holds one."""

from math import isnan


def nl(getal: float, decimalen: int = 0) -> str:
    """A dot per thousand and a comma for decimals; a dash for what is not known."""
    if isnan(getal):
        return "–"
    getal = round(getal, decimalen) + 0.0  # −0 is 0
    return f"{getal:,.{decimalen}f}".replace(",", "\0").replace(".", ",").replace("\0", ".")


def mln(bedrag: float) -> str:
    """€ in millions with one decimal."""
    return f"€ {nl(bedrag / 1e6, 1)} mln"


def euro(bedrag: float) -> str:
    """€, in millions where it is at least that."""
    return mln(bedrag) if abs(bedrag) >= 1e6 else f"€ {nl(bedrag)}"


def procent(deel: float) -> str:
    """A share in whole percents."""
    return "–" if isnan(deel) else f"{nl(100 * deel)}%"
