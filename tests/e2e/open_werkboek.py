"""A workbook open in LibreOffice, seen through xlwings: everything that shows, beside what the command wrote."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import xlwings as xw

from xl_doorrekening.excel import boek as excelboek
from xl_doorrekening.excel import macros
from xl_doorrekening.werkboek import herbereken as dienst
from xl_doorrekening.werkboek.indeling.blok import adres
from xl_doorrekening.werkboek.lezen.bron import Tabblad
from xl_doorrekening.werkboek.lezen.lezer import Gelezen, lees_bron
from xl_doorrekening.werkboek.lezen.uit_bestand import lees

NU = datetime(2026, 1, 2, 3, 4)
Stand = dict[str, dict[str, Any]]
"""Values by tab and address; blanks are left out."""


class Klok:
    @staticmethod
    def now() -> datetime:
        return NU


def met_kop(boek: xw.Book) -> list[xw.Sheet]:
    """Tabs with a line that tells whether they are fresh: those that a recalculation renews."""
    zonder = {"Handleiding", "Optimum", "Uitkomsten onzekerheid", "xlwings.conf"}
    return [blad for blad in boek.sheets if blad.name not in zonder]


def stand(boek: xw.Book) -> Stand:
    """Everything that shows."""
    uit: Stand = {}
    for blad in boek.sheets:
        rijen = blad.used_range.options(ndim=2, empty="", err_to_str=True).value
        uit[blad.name] = {
            adres(r, k): w.rstrip() if isinstance(w, str) else w
            for r, rij in enumerate(rijen)
            for k, w in enumerate(rij)
            if w != ""
        }
    return uit


def in_bestand(pad: Path) -> Stand:
    """The same of a file, as stored."""

    def cellen(tab: Tabblad) -> dict[str, Any]:
        vol = ((r, k, w) for r, rij in enumerate(tab.rijen) for k, w in enumerate(rij) if w != "")
        return {adres(r, k): w.rstrip() if isinstance(w, str) else w for r, k, w in vol}

    return {tab.naam: cellen(tab) for tab in lees(pad).bron.bladen}


def zelfde(een: Stand, ander: Stand) -> None:
    assert list(een) == list(ander)
    for blad in een:
        assert een[blad].keys() == ander[blad].keys(), blad
        for cel, w in een[blad].items():
            verwacht = ander[blad][cel]
            zoals = pytest.approx(verwacht, rel=1e-9, abs=1e-9) if isinstance(verwacht, float) else verwacht
            assert w == zoals, f"{blad}!{cel}"


def als_de_opdracht(boek: xw.Book, kopie: Path) -> None:
    """Press the button, and let the command calculate a copy that was saved before: every cell is the same."""
    boek.save(str(kopie))
    assert macros.herbereken(boek).startswith("Doorgerekend.")
    assert dienst.herbereken(kopie, nu=NU, reserve=False).geschreven
    zelfde(stand(boek), in_bestand(kopie))


def gelezen(boek: xw.Book) -> Gelezen:
    return lees_bron(excelboek.bron(boek))


def huurvak(boek: xw.Book) -> tuple[str, str]:
    """Tab and address of the rent of the first corporation, which a user may change."""
    g = gelezen(boek)
    eigenaar = g.regio.corporaties[0].id
    return next(
        plek for (id_, pad), plek in g.plaatsen.items() if id_ == eigenaar and pad[-2:] == ("snelstart", "huur")
    )


def onbeschermd(boek: xw.Book) -> list[str]:
    return [blad.name for blad in boek.sheets if not blad.api.isProtected()]
