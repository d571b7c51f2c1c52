"""A question in words, and the step that answers it."""

import difflib
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from xl_doorrekening.begrippen.normen import RATIO
from xl_doorrekening.begrippen.regels import REGEL
from xl_doorrekening.begrippen.tijd import GEHEEL, JAREN, KOLOMMEN
from xl_doorrekening.doorrekenen import ALLEEN_A, A, Doorrekening
from xl_doorrekening.uitleg.balans import norm
from xl_doorrekening.uitleg.beeld import HEEL, Beeld
from xl_doorrekening.uitleg.grootheden import GROOTHEDEN, VOLGORDE
from xl_doorrekening.uitleg.stap import Stap


class Vraagfout(Exception):
    """A question that cannot be answered; the text is Dutch and names what can be asked."""


@dataclass(frozen=True)
class Vraag:
    """What was asked, and its answer."""

    beeld: Beeld
    naam: str
    k: int
    t: int

    @property
    def stap(self) -> Stap:
        return self.beeld.lijn(self.naam, self.k, self.t)

    @property
    def jaar(self) -> int:
        return self.beeld.startjaar + self.t

    @property
    def norm(self) -> tuple[Stap, Stap] | None:
        """Norm and buffer, of a ratio."""
        return norm(self.beeld, self.naam, self.k) if self.naam in RATIO else None

    @property
    def marge(self) -> float:
        """Distance to norm and buffer, in the unit of the ratio; positive when met, NaN when not tested."""
        grens = float(self.beeld.variant.toets.grenzen[self.naam][self.k])
        verschil = self.stap.waarde - grens
        return verschil if RATIO[self.naam].minimum else -verschil


def _sleutel(tekst: str) -> str:
    return " ".join("".join(x if x.isalnum() else " " for x in tekst.casefold()).split())


def _zoek(wat: str, gevraagd: str, namen: Mapping[str, tuple[str, ...]], kies: str) -> str:
    """The name that is meant: its own, or one of its other names."""
    if gevraagd in namen:
        return gevraagd
    wie: dict[str, str] = {}
    for naam, andere in namen.items():
        for n in (naam, *andere):
            wie.setdefault(_sleutel(n), naam)
    if _sleutel(gevraagd) in wie:
        return wie[_sleutel(gevraagd)]
    lijkt = difflib.get_close_matches(_sleutel(gevraagd), wie, n=1)
    bedoelt = f" Bedoelt u “{wie[lijkt[0]]}”?" if lijkt else ""
    raise Vraagfout(f"{wat} “{gevraagd}” bestaat niet.{bedoelt} Kies uit: {kies}.")


def _rij(namen: Iterable[str]) -> str:
    return ", ".join(namen)


def stel(d: Doorrekening, corporatie: str, ratio: str, jaar: int, tak: str = GEHEEL, variant: str = A) -> Vraag:
    """Find what is asked; raises `Vraagfout`."""
    namen = [c.naam for c in d.regio.corporaties]
    c = namen.index(_zoek("Corporatie", corporatie, dict.fromkeys(namen, ()), _rij(namen)))
    labels = {n: (GROOTHEDEN[n].label, GROOTHEDEN[n].label.split(" (")[0]) for n in VOLGORDE}
    kies = f"de ratio's {_rij(RATIO)}; of de regels {_rij(n for n in VOLGORDE if n not in RATIO)}"
    naam = _zoek("Ratio of regel", ratio, labels, kies)
    codes = [v.code for v in d.varianten]
    code = _zoek("Variant", variant, dict.fromkeys(codes, ()), _rij(codes))
    v = next(x for x in d.varianten if x.code == code)
    if naam in ALLEEN_A and code != A:
        raise Vraagfout(f"{REGEL[naam].label} is van laag instandhouding; vraag haar in variant {A}.")
    start = d.regio.uitgangspunten.startjaar
    if not start <= jaar < start + JAREN:
        jaren = f"van {start} tot en met {start + JAREN - 1}"
        raise Vraagfout(f"Jaar {jaar} valt buiten de doorrekening. Kies een jaar {jaren}.")
    k = KOLOMMEN.index(_zoek("Tak", tak, dict.fromkeys(KOLOMMEN, ()), _rij(KOLOMMEN)))
    if k < HEEL and not v.uitkomst.stapel.aanwezig[c, k]:
        heeft = _rij(x for i, x in enumerate(KOLOMMEN) if i == HEEL or v.uitkomst.stapel.aanwezig[c, i])
        raise Vraagfout(f"{namen[c]} heeft geen bezit in {KOLOMMEN[k]}. Kies uit: {heeft}.")
    g = GROOTHEDEN[naam]
    if k not in g.kolommen:
        welke = _rij(KOLOMMEN[i] for i in g.kolommen)
        raise Vraagfout(f"{g.label} bestaat niet voor {KOLOMMEN[k]}. Kies uit: {welke}.")
    return Vraag(Beeld(d, v, c, GROOTHEDEN), naam, k, jaar - start)


def bekend(v: Vraag) -> bool:
    """Whether the number can be told; a figure it needs may be missing."""
    return not math.isnan(v.stap.waarde)
