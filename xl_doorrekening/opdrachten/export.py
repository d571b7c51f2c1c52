"""The results as one long table, and the input as JSON, so that an outsider can recompute everything."""

import csv as csvmodule
import io
import math
from collections.abc import Iterable
from itertools import chain

from xl_doorrekening.begrippen.tijd import JAREN
from xl_doorrekening.doorrekenen import KOPPEN, Doorrekening, lange_tabel
from xl_doorrekening.doorrekenen.stress import STRESSKOPPEN, Stress, stresstabel
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.uitvoering.begroting import Begroting
from xl_doorrekening.uitvoering.monitoring.tabel import monitoringrijen
from xl_doorrekening.werkboek.uitvoering.begrotingsboek import op_blad, rijen

_GEVAARLIJK = ("=", "+", "-", "@", "\t", "\r")


def _getal(x: float, nl: bool) -> str:
    """Shortest text that reads back the same; empty for "not applicable" (an ICR without interest) and unknown."""
    if not math.isfinite(x):
        return ""
    tekst = repr(float(x)).removesuffix(".0")
    return tekst.replace(".", ",") if nl else tekst


def _naam(tekst: str) -> str:
    """A name that no spreadsheet takes for a formula."""
    return f"'{tekst}" if tekst.startswith(_GEVAARLIJK) else tekst


def csv(d: Doorrekening, *, nl: bool = False) -> bytes:
    """UTF-8; comma and decimal point, or with `nl` semicolon, decimal comma and a byte order mark.

    An unknown value has no row.
    """
    rijen = (
        (_naam(scenario), variant, _naam(corporatie), tak, jaar, grootheid, _getal(waarde, nl))
        for scenario, variant, corporatie, tak, jaar, grootheid, waarde in chain(lange_tabel(d), monitoringrijen(d))
        if not math.isnan(waarde)
    )
    return _tabel(KOPPEN, rijen, nl)


def stress_csv(s: Stress, *, nl: bool = False) -> bytes:
    """Idem, chances and fan charts to six figures; an unknown ratio has no row, one without a norm no chance."""
    rijen = (
        (variant, _naam(corporatie), tak, jaar, ratio, *(_getal(float(f"{x:.6g}"), nl) for x in (kans, *waaier)))
        for variant, corporatie, tak, jaar, ratio, kans, waaier in stresstabel(s)
        if not math.isnan(waaier[0])
    )
    return _tabel(STRESSKOPPEN, rijen, nl)


BEGROTINGSKOPPEN = ("corporatie", "tak", "regel", "omschrijving", "wat", "reden")


def begroting_csv(b: Begroting, startjaar: int) -> bytes:
    """The lines that a corporation has to change, for its own system: × € 1.000, semicolons and decimal commas."""
    regels = (
        (_naam(b.naam), x.tak, x.regel.naam, x.regel.label, wat, reden, *(_getal(w, True) for w in op_blad(x, reeks)))
        for x in b.gewijzigd
        for wat, reden, reeks in rijen(x, delen=True)
    )
    return _tabel((*BEGROTINGSKOPPEN, *(str(startjaar + t) for t in range(JAREN))), regels, True)


def _tabel(koppen: Iterable[str], rijen: Iterable[tuple[object, ...]], nl: bool) -> bytes:
    uit = io.StringIO()
    schrijver = csvmodule.writer(uit, delimiter=";" if nl else ",", lineterminator="\r\n" if nl else "\n")
    schrijver.writerow(koppen)
    schrijver.writerows(rijen)
    return uit.getvalue().encode("utf-8-sig" if nl else "utf-8")


def invoer(regio: Regio) -> bytes:
    """The validated input model as JSON; `Regio.model_validate_json` reads it back."""
    return (regio.model_dump_json(indent=1, exclude_none=True) + "\n").encode()
