"""Freshness without macros: a position-weighted checksum per block, once as a native formula, once in Python.

The two must agree in Excel and LibreOffice; Python stores its value at calculation, the formula keeps following the
cells. Numbers weigh by sign · ln(1 + |x|), so that a change of an interest rate shows beside amounts of millions.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from xl_doorrekening.werkboek.indeling.blok import adres

PER_RIJ = 0.7548776662
PER_KOLOM = 0.5698402910
"""Irrational-like steps, so that no two cells of a block weigh the same and swapping them shows."""
TOLERANTIE = 1e-12
"""Wide enough for the rounding of a sum of thousands of cells, narrow enough to see € 1.000 on a billion."""
_NUL, _DAG = datetime(1899, 12, 30), timedelta(days=1)


def controlegetal(rijen: Sequence[Sequence[object]]) -> float:
    """Checksum of a block's cells: numbers, texts (length, first and last character), blanks nothing."""
    delen = []
    for r, rij in enumerate(rijen):
        for k, cel in enumerate(rij):
            cel = _serie(cel)
            if isinstance(cel, bool) or cel is None or cel == "":
                continue
            if isinstance(cel, int | float):
                deel = math.copysign(math.log(1 + abs(cel)), cel) + 0.5
            else:
                tekst = str(cel)
                deel = len(tekst) + ord(tekst[0]) / 7 + ord(tekst[-1]) / 13
            delen.append(deel * (1 + r * PER_RIJ + k * PER_KOLOM))
    return math.fsum(delen)


def _serie(cel: object) -> object:
    """A date or time as the number of days that the spreadsheet has in the cell."""
    if isinstance(cel, datetime):
        return (cel - _NUL).total_seconds() / 86_400
    if isinstance(cel, date):
        return (cel - _NUL.date()).days
    if isinstance(cel, time):
        return timedelta(hours=cel.hour, minutes=cel.minute, seconds=cel.second, microseconds=cel.microsecond) / _DAG
    return cel / _DAG if isinstance(cel, timedelta) else cel


def formule(blad: str, rij0: int, kolom0: int, rij1: int, kolom1: int) -> str:
    """The same checksum as an array formula over a range."""
    r = f"'{blad.replace(chr(39), chr(39) * 2)}'!{vast(rij0, kolom0)}:{vast(rij1, kolom1)}"
    r0 = r.split(":")[0]
    return (
        f"SUM(IF(ISNUMBER({r}),SIGN({r})*LN(1+ABS({r}))+0.5,IF(ISTEXT({r}),"
        f'SIGN(LEN({r}))*(LEN({r})+_xlfn.UNICODE({r}&" ")/7+_xlfn.UNICODE(RIGHT(" "&{r}))/13),0))'
        f"*(1+(ROW({r})-ROW({r0}))*{PER_RIJ:.10f}+(COLUMN({r})-COLUMN({r0}))*{PER_KOLOM:.10f}))"
    )


def vast(rij: int, kolom: int) -> str:
    a = adres(rij, kolom)
    letters = a.rstrip("0123456789")
    return f"${letters}${a[len(letters) :]}"


KOPNAAM = "versheid_kop"
"""Name of the cell at the top of every tab that tells whether the results are fresh."""
NIET_BEREKEND = "Nog niet berekend: vul in en kies Herbereken"
ACTUEEL, VEROUDERD, LEEG = "actueel", "verouderd", "niet berekend"


HERBEREKEN, WIE_STUURDE = "Kies Herbereken", "Wie dit stuurde, rekent opnieuw"
"""What to do when the results are not of the input; in a copy that was mailed one need not do anything."""


def kopformule(verouderd: str, berekend: str, vingerafdruk: str, raad: str = HERBEREKEN) -> str:
    """Header line of a tab; arguments are references: number of changed blocks, when, and fingerprint."""
    oud = f'"LET OP: invoer gewijzigd na de berekening van "&{berekend}&". {raad}"'
    actueel = f'"Actueel: berekend op "&{berekend}&" met invoer "&{vingerafdruk}'
    return f'IF({berekend}="","{NIET_BEREKEND}",IF({verouderd}>0,{oud},{actueel}))'


def koptekst(berekend: str, vingerafdruk: str) -> str:
    """What `kopformule` shows right after a calculation."""
    return f"Actueel: berekend op {berekend} met invoer {vingerafdruk}" if berekend else NIET_BEREKEND


def standformule(verouderd: str, berekend: str) -> str:
    return f'IF({berekend}="","{LEEG}",IF({verouderd}>0,"{VEROUDERD}","{ACTUEEL}"))'


def gelijkformule(nu: str, toen: str) -> str:
    return f'IF({toen}="",0,IFERROR(IF(ABS({nu}-{toen})<={TOLERANTIE}*(1+ABS({toen})),1,0),0))'


@dataclass(frozen=True, slots=True)
class Eigenstand:
    """A tab whose results no recalculation renews: it says itself whether they belong to the input."""

    blok: str
    nooit: str
    oud: str

    def formule(self, verouderd: str, gerekend: str, nu: str) -> str:
        """Arguments are references, as in `kopformule`.

        `gerekend` is the fingerprint of the run, `nu` that of the last calculation.
        """
        return f'IF({gerekend}="","{self.nooit}",IF(OR({verouderd}>0,{gerekend}<>{nu}),"{self.oud}","{ACTUEEL}"))'

    def tekst(self, gerekend: object, nu: str) -> str:
        """What the formula shows right after a calculation."""
        return self.nooit if not gerekend else ACTUEEL if gerekend == nu else self.oud


STAND = "stand"
"""Code of the row that says so, beside `vingerafdruk`."""
EIGENSTAND: Final = {
    "kansen": Eigenstand(
        "k_stand", "nog niet gerekend: doorrekening stress",
        "verouderd: de invoer is sindsdien gewijzigd; reken opnieuw met doorrekening stress",
    ),
    "optimum": Eigenstand(
        "o_stand", "nog niet gezocht: doorrekening optimaliseer",
        "verouderd: de invoer is sindsdien gewijzigd; zoek opnieuw met doorrekening optimaliseer",
    ),
}  # fmt: skip
