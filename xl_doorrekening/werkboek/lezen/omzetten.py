"""One raw cell to one value of the input, or the reason why not."""

import datetime
import math
from dataclasses import dataclass
from typing import Any

from xl_doorrekening.invoer.veld import MAX_TEKST, Eenheid, Veld

LEEG = ("", None)
_RUIMTE = 1e-9


@dataclass(frozen=True, slots=True)
class Afgekeurd:
    """Why a cell is refused: code of the check, what was found, and how to mend it."""

    code: str
    gevonden: str
    herstel: str


def is_leeg(ruw: Any) -> bool:
    return ruw in LEEG if not isinstance(ruw, str) else not ruw.strip()


def toon(ruw: Any, veld: Veld) -> str:
    """A raw value as the user sees it, in Dutch notation."""
    if isinstance(ruw, bool):
        return "WAAR" if ruw else "ONWAAR"
    if isinstance(ruw, int | float):
        kaal = veld.eenheid in (Eenheid.TEKST, Eenheid.KEUZE)
        return _als_tekst(float(ruw)) if kaal else veld.eenheid.schrijf(float(ruw))
    if isinstance(ruw, datetime.date | datetime.time | datetime.timedelta):
        return f"een datum of tijd ({_als_tekst(ruw)})"
    tekst = str(ruw)
    return f"“{tekst if len(tekst) <= 60 else tekst[:57] + '…'}”"


def zet_om(ruw: Any, veld: Veld) -> str | float | Afgekeurd | None:
    """The value in the unit of the core; None for a blank."""
    if is_leeg(ruw):
        return None
    if veld.eenheid is Eenheid.TEKST:
        return _tekst(ruw, veld)
    if veld.eenheid is Eenheid.KEUZE:
        return _keuze(ruw, veld)
    if isinstance(ruw, bool) or not isinstance(ruw, int | float):
        return Afgekeurd("soort", toon(ruw, veld), "typ een getal, zonder tekst, apostrof of eenheid")
    getal = float(ruw)
    if not math.isfinite(getal):  # no spreadsheet writes it; it would pass every bound below
        return Afgekeurd("soort", "geen bestaand getal", "typ een getal")
    if veld.eenheid.geheel and not getal.is_integer():
        return Afgekeurd("grens", toon(ruw, veld), "rond af op een geheel getal")
    if (veld.minimum is not None and getal < veld.minimum - _RUIMTE) or (
        veld.maximum is not None and getal > veld.maximum + _RUIMTE
    ):
        return Afgekeurd("grens", toon(ruw, veld), _grensraad(getal, veld))
    laag = getal if veld.minimum is None else max(getal, veld.minimum)
    binnen = laag if veld.maximum is None else min(laag, veld.maximum)
    return binnen * veld.eenheid.factor + 0.0  # −0, which no spreadsheet keeps, becomes 0


def _grensraad(getal: float, veld: Veld) -> str:
    if veld.eenheid.name.startswith("PROCENT") and 1 < abs(getal) <= 100:
        return f"bedoelt u {veld.eenheid.schrijf(getal / 100)}? typ dan dat, met het procentteken"
    if getal < 0 and (veld.minimum or 0) >= 0:
        return "typ het bedrag of aantal zonder minteken"
    if veld.eenheid is Eenheid.KEUR:
        return "bedragen zijn × € 1.000; deel zo nodig door duizend"
    return "verbeter het getal"


def _als_tekst(ruw: Any) -> str:
    """A value as the Dutch user typed it, whatever the cell made of it."""
    if isinstance(ruw, bool):
        return "WAAR" if ruw else "ONWAAR"
    if isinstance(ruw, float):
        return str(int(ruw)) if ruw.is_integer() else repr(ruw).replace(".", ",")
    if isinstance(ruw, datetime.datetime) and ruw.time() != datetime.time():
        return ruw.strftime("%d-%m-%Y %H:%M")
    if isinstance(ruw, datetime.date):
        return ruw.strftime("%d-%m-%Y")
    if isinstance(ruw, datetime.timedelta):
        uren, rest = divmod(int(ruw.total_seconds()), 3600)
        return f"{uren}:{rest // 60:02}"
    return str(ruw)


def _tekst(ruw: Any, veld: Veld) -> str | Afgekeurd:
    tekst = _als_tekst(ruw).strip()
    if len(tekst) > MAX_TEKST:
        return Afgekeurd("soort", f"een tekst van {len(tekst)} tekens", f"kort de tekst in tot {MAX_TEKST} tekens")
    return tekst


def _keuze(ruw: Any, veld: Veld) -> str | Afgekeurd:
    gezocht = str(ruw).strip().casefold()
    for keuze in veld.keuzes:
        if keuze.casefold() == gezocht:
            return keuze
    return Afgekeurd("soort", toon(ruw, veld), "kies uit de lijst in de cel")
