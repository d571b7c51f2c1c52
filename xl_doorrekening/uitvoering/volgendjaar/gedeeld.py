"""What the region shares, one year on: the macro path, price levels, the task as it was shared out, and stap 5 and 6.

A year passes into the history of prices; the new last year repeats the one before it until the region says otherwise.
"""

from collections.abc import Mapping
from typing import TypeVar

from xl_doorrekening.begrippen.dpm import Soort
from xl_doorrekening.begrippen.instrumenten import Instrument
from xl_doorrekening.begrippen.maatregelen import Maatregel
from xl_doorrekening.begrippen.macro import GEINDEXEERD, REEKSEN
from xl_doorrekening.begrippen.regels import REGEL, Index
from xl_doorrekening.begrippen.tijd import BELEIDSRIJK, HISTORIE, JAREN
from xl_doorrekening.invoer.kengetallen import Kengetallen
from xl_doorrekening.invoer.opgave import Huurafspraak, Opgave
from xl_doorrekening.invoer.scenarios import Scenarios
from xl_doorrekening.invoer.solidariteit import Instrumentregel, Solidariteit
from xl_doorrekening.invoer.standaard import plafond
from xl_doorrekening.invoer.uitgangspunten import Uitgangspunten
from xl_doorrekening.invoer.veld import Invoermodel
from xl_doorrekening.kern.indexen import Bedragen, Prijspeil, macro
from xl_doorrekening.kern.projecttabel import cijfers
from xl_doorrekening.opgave.regionaal import Aantallen

CENT = 0.005
"""€ below which there is nothing."""
M = TypeVar("M", bound=Invoermodel)
_REFERENTIE: Mapping[str, Index] = {
    "stichtingskosten": Index.BOUW, "huur": Index.HUUR, "onderhoud": Index.ONDERHOUD, "overige_lasten": Index.PRIJS,
    "beleidswaarde": Index.BELEIDSWAARDE, "marktwaarde": Index.MARKTWAARDE, "ingreep": Index.BOUW,
}  # fmt: skip


def schuif(reeks: tuple[float | None, ...], laatste: float | None = None) -> tuple[float | None, ...]:
    """A series without its first year, and with a new last one."""
    return (*reeks[1:], laatste)


def op_peil(x: M, indexen: Mapping[str, Index], oud: Prijspeil) -> M:
    """The same amounts with their price level written out, or brought to the old opening when it is too long ago."""
    gegeven = [n for n in indexen if getattr(x, n) is not None]
    opening = oud.startjaar - 1
    peil: int | None = getattr(x, "prijspeil")  # noqa: B009 - of several models
    if not gegeven or peil == opening:
        return x
    if peil is None or oud.startjaar - peil <= HISTORIE:
        return x.model_copy(update={"prijspeil": opening if peil is None else peil})
    nieuw: dict[str, object] = {n: getattr(x, n) * oud.factor(indexen[n], peil) for n in gegeven}
    return x.model_copy(update=nieuw | {"prijspeil": opening})


def uitgangspunten(u: Uitgangspunten) -> Uitgangspunten:
    """The same agreements for the horizon that starts a year later."""
    oud = Prijspeil.van(u)
    macro = {r.naam: (*getattr(u.macro, r.naam)[1:], getattr(u.macro, r.naam)[-1]) for r in REEKSEN}
    leeg: tuple[float | None, ...] = (None,) * HISTORIE
    historie = {
        i.value: (*leeg, *u.historie.get(i.value, ()), getattr(u.macro, i.value)[0])[-HISTORIE:] for i in GEINDEXEERD
    }
    laatste = u.huursomplafond[-1]
    if laatste is not None:
        laatste = plafond(macro["prijsinflatie"][JAREN - 4 : JAREN - 1])
    referentie = u.referentie if u.referentie.prijspeil is None else op_peil(u.referentie, _REFERENTIE, oud)
    return u.model_copy(update={
        "startjaar": u.startjaar + 1, "macro": u.macro.model_copy(update=macro), "historie": historie,
        "huursomplafond": schuif(u.huursomplafond, laatste), "referentie": referentie,
    })  # fmt: skip


def kengetallen(k: Kengetallen, oud: Prijspeil) -> Kengetallen:
    """The same key figures, each with the price level that it has."""
    regels = {n: op_peil(x, {"daeb": REGEL[n].index, "niet_daeb": REGEL[n].index}, oud) for n, x in k.regels.items()}
    projecten = {n: op_peil(x, dict(cijfers(Soort(n.split(", ")[0]))), oud) for n, x in k.projecten.items()}
    return k.model_copy(update={"regels": regels, "projecten": projecten})


def huurstijging(u: Uitgangspunten, afspraak: Huurafspraak | None, afwijking: float | None = None) -> float:
    """By which rents, and the streefhuur with them, rise in the year that has passed: agreed, else path and deviation.

    `u`: of that year.
    """
    benutting, plafond = None if afspraak is None else afspraak.benutting, u.huursomplafond[0]
    if benutting is not None and plafond is not None:
        return benutting * plafond
    return float(macro(u)["huurverhoging"][0, 0]) + (afwijking or 0.0)


def huurafspraken(o: Opgave, u: Uitgangspunten) -> dict[str, Huurafspraak]:
    """The shared rent policy per tak, with a streefhuur that is a year further on."""
    return {
        tak: a if a.streefhuur is None else a.model_copy(update={"streefhuur": a.streefhuur * (1 + huurstijging(u, a))})
        for tak, a in o.huur.items()
    }


def _voorbij(tot: int | None, startjaar: int) -> bool:
    return tot is not None and tot <= startjaar


def scenarios(s: Scenarios, u: Uitgangspunten) -> Scenarios:
    """The same scenarios, without what was for the year that has passed only; `u`: of that year."""
    startjaar = u.startjaar
    laatste = startjaar + BELEIDSRIJK - 1
    blijft = []
    for w in s.wijzigingen:
        if _voorbij(w.tot, startjaar):
            continue
        tot = laatste if w.maatregel is Maatregel.ERBIJ and w.tot is None else w.tot
        van = None if w.van is not None and w.van <= startjaar else w.van
        waarde = w.waarde
        if w.maatregel is Maatregel.STREEFHUUR and waarde is not None:
            waarde *= 1 + huurstijging(u, None)
        blijft.append(w.model_copy(update={"van": van, "tot": tot, "waarde": waarde}))
    return s.model_copy(update={"wijzigingen": tuple(blijft)})


def solidariteit(s: Solidariteit, startjaar: int) -> Solidariteit:
    """The same agreements between corporations, but for those that have nothing left to do in the years to come."""
    blijft = tuple(_loopt(r, startjaar) for r in s.instrumenten if not _voorbij(_eind(r), startjaar))
    return s.model_copy(update={"instrumenten": blijft})


def _loopt(r: Instrumentregel, startjaar: int) -> Instrumentregel:
    """What goes on from the new first year; a loan or an exchange of loans keeps the year in which its term began."""
    if r.van is None or r.van > startjaar or r.instrument in (Instrument.LENING, Instrument.LENINGRUIL):
        return r
    return r.model_copy(update={"van": startjaar + 1})


def _eind(r: Instrumentregel) -> int | None:
    """The last year in which an agreement does something; None when that is open."""
    if r.looptijd is not None and r.van is not None:
        return r.van + r.looptijd
    return r.tot if r.tot is not None or r.instrument is Instrument.OVERNAME else r.van


def per_jaar(aantal: Bedragen | Aantallen) -> tuple[float | None, ...]:
    """Whole dwellings as a row of the sheet: a year without any is blank."""
    return tuple(float(x) or None for x in aantal)
