"""Parts of sentences."""

from collections.abc import Sequence

from xl_doorrekening.begrippen.normen import RATIO
from xl_doorrekening.regio.oordeel import Oordeel, Ratiooordeel, getal

NOEM = 4
EURO = 1.0
"""Below this an amount is nil."""


def opsomming(woorden: Sequence[str]) -> str:
    """a, b en c."""
    return " en ".join([", ".join(woorden[:-1]), woorden[-1]] if len(woorden) > 1 else list(woorden))


def genoemd(wie: Sequence[str]) -> str:
    """These, or the first few of them and how many more: a sentence stays one that can be read out."""
    rest = len(wie) - NOEM
    return opsomming(wie) if rest <= 1 else f"{', '.join(wie[:NOEM])} en nog {hoeveel(rest)}"


def hoeveel(n: int, een: str = "corporatie", meer: str = "corporaties") -> str:
    return f"{n} {een if n == 1 else meer}"


def komen(n: int) -> str:
    return "komt" if n == 1 else "komen"


def breuk(o: Oordeel) -> Ratiooordeel | None:
    """The ratio that first misses its norm, of those that count."""
    breuken = [x for x in o.ratios if x.telt and x.eerste_breuk is not None]
    return min(breuken, key=lambda x: (x.eerste_breuk, x.marge), default=None)


def wat_knelt(x: Ratiooordeel) -> str:
    """Which ratio, in which tak, how tight and when."""
    return (
        f"{RATIO[x.ratio].label} {x.tak}, in {x.krapste_jaar} {getal(x.ratio, x.krapste_waarde)} bij een grens van "
        f"{getal(x.ratio, x.grens)}"
    )
