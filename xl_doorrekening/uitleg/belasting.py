"""Corporate tax: of the whole corporation, computed and divided over the takken, or the own budget (rekenregels §6)."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from xl_doorrekening.begrippen.regels import REGEL
from xl_doorrekening.begrippen.tijd import JAREN
from xl_doorrekening.kern.belasting import vennootschapsbelasting
from xl_doorrekening.uitleg.beeld import HEEL, Beeld, Grootheid
from xl_doorrekening.uitleg.financiering import rente_zonder_nieuwe
from xl_doorrekening.uitleg.kasregels import begroot
from xl_doorrekening.uitleg.maat import Maat
from xl_doorrekening.uitleg.stap import Rekenbaar, Stap, grootste, kleinste

BEREKEND, VERLIEZEN, RENTE_OVER = "vpb_berekend", "verliezen", "rente_over"


@dataclass(frozen=True)
class Door:
    """Carried forward at the end of every year, €; the projection keeps neither."""

    verliezen: tuple[float, ...]
    rente_over: tuple[float, ...]


def _door(b: Beeld) -> Door:
    def maak() -> Door:
        u, f = b.uitgangspunten.fiscaal, {n: x[b.c] for n, x in b.st.fiscaal.items()}
        verliezen, over = np.asarray(f["verliezen"]), np.asarray(f["rente_over"])
        reeksen: tuple[list[float], list[float]] = [], []
        netto = b.reeks("rente_uitgaven")[:, HEEL] - b.reeks("renteontvangsten")[:, HEEL]
        ebitda = b.u.basis["ebitda"][:, :, 0, b.c].sum(1)
        for t in range(JAREN):
            _, verliezen, over = vennootschapsbelasting(
                ebitda[t], netto[t], f["afschrijving"] + f["correctie"], verliezen, over, u
            )
            reeksen[0].append(float(verliezen))
            reeksen[1].append(float(over))
        return Door(tuple(reeksen[0]), tuple(reeksen[1]))

    return b.onthoud("door", maak)


def _fiscaal(b: Beeld, naam: str) -> Stap:
    return b.veld(b.corporatie.fiscaal, ("fiscaal",), naam, b.corporatie.id, leeg=0.0, noot="leeg: 0")


def _stap(b: Beeld, t: int, naam: str, maak: Rekenbaar) -> Stap:
    return b.tussen(("vpb", naam, t), naam, Maat.KEUR, lambda: maak, t=t, k=HEEL)


@dataclass(frozen=True)
class Aangifte:
    """The return of a year, as steps."""

    betaald: Stap
    aftrekbaar: Stap
    winst: Stap
    positief: Stap
    verrekend: Stap
    belastbaar: Stap


def _aangifte(b: Beeld, t: int) -> Aangifte:
    def maak() -> Aangifte:
        ebitda = b.lijn("ebitda", HEEL, t)
        netto = _stap(b, t, "netto rente", b.lijn("rente_uitgaven", HEEL, t) - b.lijn("renteontvangsten", HEEL, t))
        drempel, deel = b.gedeeld("fiscaal", "rente_drempel"), b.gedeeld("fiscaal", "rente_ebitda")
        betaald = _stap(
            b,
            t,
            "rente om af te trekken, met die van eerdere jaren",
            grootste(netto, 0) + b.lijn(RENTE_OVER, HEEL, t - 1),
        )
        ruimte = _stap(b, t, "ruimte voor renteaftrek", grootste(drempel, deel * ebitda))
        aftrekbaar = _stap(b, t, "aftrekbare rente", kleinste(betaald, ruimte))
        winst = _stap(
            b, t, "fiscale winst",
            ebitda - _fiscaal(b, "afschrijving") - _fiscaal(b, "correctie") - aftrekbaar - kleinste(netto, 0),
        )  # fmt: skip
        positief = _stap(b, t, "fiscale winst, niet onder 0", grootste(winst, 0))
        drempel, deel = b.gedeeld("fiscaal", "verlies_drempel"), b.gedeeld("fiscaal", "verlies_deel")
        grens = _stap(
            b,
            t,
            "grens van de verliesverrekening",
            kleinste(positief, drempel) + deel * grootste(positief - drempel, 0),
        )
        verrekend = _stap(b, t, "verrekend verlies", kleinste(b.lijn(VERLIEZEN, HEEL, t - 1), grens))
        belastbaar = _stap(b, t, "belastbare winst", positief - verrekend)
        return Aangifte(betaald, aftrekbaar, winst, positief, verrekend, belastbaar)

    return b.onthoud(("aangifte", t), maak)


def _berekend(b: Beeld, k: int, t: int) -> Rekenbaar:
    winst, grens = _aangifte(b, t).belastbaar, b.gedeeld("fiscaal", "schijfgrens")
    laag, hoog = b.gedeeld("fiscaal", "tarief_laag"), b.gedeeld("fiscaal", "tarief_hoog")
    return laag * kleinste(winst, grens) + hoog * grootste(winst - grens, 0)


def _verliezen(b: Beeld, k: int, t: int) -> Rekenbaar:
    a = _aangifte(b, t)
    return b.lijn(VERLIEZEN, HEEL, t - 1) - a.verrekend + (a.positief - a.winst)


def _rente_over(b: Beeld, k: int, t: int) -> Rekenbaar:
    a = _aangifte(b, t)
    return a.betaald - a.aftrekbaar


def _resultaat(b: Beeld, k: int, t: int) -> Stap:
    """By which the tax is divided; without the interest on the loan of the year itself."""
    return b.tussen(
        ("resultaat", k, t), "fiscaal resultaat van de tak", Maat.KEUR,
        lambda: b.lijn("ebitda", k, t) - rente_zonder_nieuwe(b, k, t) + b.lijn("renteontvangsten", k, t), t=t, k=k,
    )  # fmt: skip


def _deel(b: Beeld, k: int, t: int) -> Stap:
    """Share of a tak in the tax: by positive result; without any DAEB bears it, or niet-DAEB if it is the only one."""

    def maak() -> Rekenbaar:
        if k == 1:
            return 1 - _deel(b, 0, t)
        daeb, niet_daeb = (grootste(_resultaat(b, i, t), 0) for i in (0, 1))
        if np.isnan(daeb.waarde + niet_daeb.waarde) or daeb.waarde + niet_daeb.waarde > 0:
            return daeb / (daeb + niet_daeb)
        draagt = float(b.st.aanwezig[b.c, 0] > 0)
        noot = "zonder positief resultaat draagt DAEB de belasting" if draagt else "er is alleen niet-DAEB"
        return b.vast("aandeel van DAEB", draagt, Maat.FACTOR, noot)

    return b.tussen(("deel vpb", k, t), "aandeel van de tak in de belasting", Maat.FACTOR, maak, t=t, k=k)


def _vpb(b: Beeld, k: int, t: int) -> Rekenbaar:
    """The own budget, in other variants with the difference that the opgave makes; else the computed tax."""
    berekend = b.lijn(BEREKEND, HEEL, t)
    if np.isnan(b.st.vpb_eigen[t, b.c, k]):
        return berekend * _deel(b, k, t)
    eigen = begroot(b, REGEL["vennootschapsbelasting"], k, t)
    if not b.met_opgave:
        return eigen
    zonder = b.instandhouding.lijn(BEREKEND, HEEL, t)
    return eigen + (berekend - zonder) * _deel(b, k, t)


GROOTHEDEN: Final = {
    "vennootschapsbelasting": Grootheid(REGEL["vennootschapsbelasting"].label, Maat.KEUR, _vpb),
    BEREKEND: Grootheid(
        "Berekende vennootschapsbelasting", Maat.KEUR, _berekend, kolommen=(HEEL,),
        waarde=lambda b, k, t: float(b.u.vpb_berekend[t, 0, b.c]),
    ),
    VERLIEZEN: Grootheid(
        "Compensabele verliezen", Maat.KEUR, _verliezen, lambda b, k: _fiscaal(b, "verliezen"),
        lambda b, k, t: _door(b).verliezen[t], kolommen=(HEEL,),
    ),
    RENTE_OVER: Grootheid(
        "Niet-aftrekbare rente, voortgewenteld", Maat.KEUR, _rente_over, lambda b, k: _fiscaal(b, "rente_over"),
        lambda b, k, t: _door(b).rente_over[t], kolommen=(HEEL,),
    ),
}  # fmt: skip
