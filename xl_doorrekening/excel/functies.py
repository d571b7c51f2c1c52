"""Worksheet functions (xlwings UDFs, Excel on Windows). Thin: arguments in, one answer or one spilled table out.

A function that cannot answer raises an `Antwoordfout`; the VBA wrapper shows #N/B, so that no text ends up in a sum,
and DR_WAAROM tells why. Tables put "" where a figure is not known. `vers` is any cell that changes with the input (the
checksums on tab Stempel): it makes Excel calculate the checksums first, and this function again when one changes.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final, ParamSpec, TypeVar

import xlwings as xw

from xl_doorrekening.excel.vragen import formules, watals
from xl_doorrekening.excel.vragen.antwoorden import Antwoorden
from xl_doorrekening.excel.vragen.geheugen import Geheugen, Redenen
from xl_doorrekening.excel.vragen.levend import Levend, Metplaats
from xl_doorrekening.excel.vragen.namen import Antwoordfout, Plaats

P = ParamSpec("P")
T = TypeVar("T")
CATEGORIE: Final = "Doorrekening"
WIE: Final = "Naam van de corporatie, of een cel op haar tabblad. Meer namen geven een tabel."
EEN_WIE: Final = "Naam van de corporatie, of een cel op haar tabblad."
TAK: Final = "DAEB, niet-DAEB of geheel. Leeg: geheel."
VERS: Final = "Facultatief: een cel die met de invoer verandert (controlegetal op Stempel), zodat Excel herrekent."
GEHEUGEN = Geheugen()
REDENEN = Redenen()


def _toon(x: object) -> str:
    cellen = x.cellen if isinstance(x, Plaats) else x
    if isinstance(cellen, list | tuple):
        rijen = [r if isinstance(r, list | tuple) else [r] for r in cellen]
        if sum(len(r) for r in rijen) != 1:
            return f"{len(rijen)}×{len(rijen[0]) if rijen else 0} cellen"
        cellen = rijen[0][0]
    return "" if cellen is None else str(cellen)


def _functie(f: Callable[P, T]) -> Callable[P, T]:
    """Every failure becomes an `Antwoordfout` in Dutch, and is remembered for DR_WAAROM."""

    @wraps(f)
    def uit(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return f(*args, **kwargs)
        except Exception as fout:
            reden = str(fout) if isinstance(fout, Antwoordfout) else f"Onverwacht: {type(fout).__name__}: {fout}"
            argumenten = "; ".join(_toon(a) for a in args).rstrip("; ")
            REDENEN.meld(f"{f.__name__}({argumenten})", reden)
            raise Antwoordfout(reden) from fout

    uit.__annotations__ = {}  # xlwings would take them for conversions
    return uit


def _vraag(doe: Callable[[Antwoorden], T]) -> T:
    return GEHEUGEN.vraag(Levend(xw.Book.caller()), doe)


@xw.func(category=CATEGORIE, call_in_wizard=False)
@xw.arg("corporatie", Metplaats, doc=EEN_WIE)
@xw.arg("tak", ndim=2, err_to_str=True, doc=TAK)
@xw.arg("vers", "raw", doc=VERS)
@_functie
def DR_KENGETALLEN(corporatie: Any, tak: Any = None, vers: Any = None) -> Any:
    """Tabel van 15 jaren: ICR, LTV, solvabiliteit, dekkingsratio en onderpandratio, met koppen."""
    return _vraag(lambda a: a.kengetallen(corporatie, tak))


@xw.func(category=CATEGORIE, call_in_wizard=False)
@xw.arg("corporatie", Metplaats, doc=WIE)
@xw.arg("ratio", ndim=2, err_to_str=True, doc="ICR, LTV, solvabiliteit, dekkingsratio of onderpandratio.")
@xw.arg("jaar", ndim=2, err_to_str=True, doc="Jaartal; een bereik van jaren geeft een tabel.")
@xw.arg("variant", ndim=2, err_to_str=True, doc="Leeg of A: instandhouding. B: met de opgave. R: B realistisch.")
@xw.arg("tak", ndim=2, err_to_str=True, doc=TAK)
@xw.arg("vers", "raw", doc=VERS)
@_functie
def DR_RATIO(
    corporatie: Any, ratio: Any, jaar: Any, variant: Any = None, tak: Any = None, vers: Any = None
) -> Any:  # fmt: skip
    """Eén ratio in een jaar, als deel (70% is 0,7). Zonder rente is de ICR “n.v.t.”."""
    return _vraag(lambda a: a.ratio(corporatie, ratio, jaar, variant, tak))


@xw.func(category=CATEGORIE, call_in_wizard=False)
@xw.arg("corporatie", Metplaats, doc=WIE)
@xw.arg("regel", ndim=2, err_to_str=True, doc="Regel van Uitkomsten, bijvoorbeeld huren, nominale schuld of vhe.")
@xw.arg("tak", ndim=2, err_to_str=True, doc=TAK)
@xw.arg("vers", "raw", doc=VERS)
@_functie
def DR_LIJN(corporatie: Any, regel: Any, tak: Any = None, vers: Any = None) -> Any:
    """De 15 jaren van één regel naast elkaar, in de eenheid van Uitkomsten (bedragen × € 1.000)."""
    return _vraag(lambda a: a.lijn(corporatie, regel, tak))


@xw.func(category=CATEGORIE, call_in_wizard=False)
@xw.arg("corporatie", Metplaats, doc=EEN_WIE)
@xw.arg("ratio", ndim=2, err_to_str=True, doc="Een ratio of een regel, bijvoorbeeld ICR, huren of nominale schuld.")
@xw.arg("jaar", ndim=2, err_to_str=True, doc="Jaartal.")
@xw.arg("tak", ndim=2, err_to_str=True, doc=TAK)
@xw.arg("variant", ndim=2, err_to_str=True, doc="Leeg of A: instandhouding. B: met de opgave. R: B realistisch.")
@xw.arg("vers", "raw", doc=VERS)
@_functie
def DR_UITLEG(
    corporatie: Any, ratio: Any, jaar: Any, tak: Any = None, variant: Any = None, vers: Any = None
) -> Any:  # fmt: skip
    """Hoe één getal is berekend: tabel van regels met waarde en formule, tot in de cellen van de invoer."""
    return _vraag(lambda a: a.uitleg(corporatie, ratio, jaar, tak, variant))


@xw.func(category=CATEGORIE, call_in_wizard=False)
@xw.arg("corporatie", Metplaats, doc=WIE)
@xw.arg("richting", ndim=2, err_to_str=True, doc="nieuwbouw, verbetering of huurmatiging (alternatieven).")
@xw.arg("tak", ndim=2, err_to_str=True, doc="DAEB of niet-DAEB. Leeg: DAEB, of niet-DAEB zonder DAEB-bezit.")
@xw.arg("verantwoord", ndim=2, err_to_str=True, doc="ja: 0 als het saldo instandhouding gemiddeld negatief is.")
@xw.arg("vers", "raw", doc=VERS)
@_functie
def DR_RUIMTE(corporatie: Any, richting: Any, tak: Any = None, verantwoord: Any = None, vers: Any = None) -> Any:
    """Investeringsruimte × € 1.000, prijspeil begin startjaar; negatief is een tekort."""
    return _vraag(lambda a: a.ruimte(corporatie, richting, tak, verantwoord))


@xw.func(category=CATEGORIE, call_in_wizard=False)
@xw.arg(
    "soort", ndim=2, err_to_str=True, doc="prijs, loon, bouw, onderhoud, huur, leegwaarde, markt- of beleidswaarde."
)
@xw.arg("van", ndim=2, err_to_str=True, doc="Prijspeil waarvan wordt uitgegaan (jaartal, ultimo).")
@xw.arg("naar", ndim=2, err_to_str=True, doc="Prijspeil waarnaar wordt gerekend; een bereik geeft een tabel.")
@xw.arg("vers", "raw", doc=VERS)
@_functie
def DR_INDEX(soort: Any, van: Any, naar: Any, vers: Any = None) -> Any:
    """Factor van het ene prijspeil naar het andere, volgens de historie en het macropad op Uitgangspunten."""
    return _vraag(lambda a: formules.index(a.d.regio.uitgangspunten, soort, van, naar))


@xw.func(category=CATEGORIE, call_in_wizard=False)
@xw.arg("restant", ndim=2, err_to_str=True, doc="Schuldrestant aan het begin.")
@xw.arg("rente", ndim=2, err_to_str=True, doc="Rente per jaar, bijvoorbeeld 3%.")
@xw.arg("vorm", ndim=2, err_to_str=True, doc="fixe, lineair of annuïtair.")
@xw.arg("looptijd", ndim=2, err_to_str=True, doc="Resterende looptijd in hele jaren.")
@_functie
def DR_LENING(restant: Any, rente: Any, vorm: Any, looptijd: Any) -> Any:
    """Schema van één lening met koppen, zoals de doorrekening het rekent; ten hoogste 15 jaren."""
    return formules.lening(restant, rente, vorm, looptijd)


@xw.func(category=CATEGORIE, call_in_wizard=False)
@xw.arg("restant", ndim=2, err_to_str=True, doc="Schuldrestant aan het begin.")
@xw.arg("rente", ndim=2, err_to_str=True, doc="Rente per jaar, bijvoorbeeld 3%.")
@xw.arg("looptijd", ndim=2, err_to_str=True, doc="Looptijd in hele jaren.")
@_functie
def DR_ANNUITEIT(restant: Any, rente: Any, looptijd: Any) -> Any:
    """De jaarlijks gelijke betaling (rente en aflossing) van een annuïtaire lening."""
    return formules.annuiteit(restant, rente, looptijd)


@xw.func(category=CATEGORIE, call_in_wizard=False)
@xw.arg("investering", ndim=2, err_to_str=True, doc="Investering; een bereik geeft een tabel.")
@xw.arg("toegevoegde_waarde", ndim=2, err_to_str=True, doc="Waarde die erbij komt; zelfde vorm, of één getal.")
@_functie
def DR_ONRENDABEL(investering: Any, toegevoegde_waarde: Any) -> Any:
    """Onrendabele top: de investering min de waarde die zij toevoegt. Negatief: de waarde is hoger."""
    return formules.onrendabel(investering, toegevoegde_waarde)


@xw.func(category=CATEGORIE, call_in_wizard=False)
@xw.arg("corporatie", Metplaats, doc=EEN_WIE)
@xw.arg(
    "knop", ndim=2, err_to_str=True, doc="Wat verandert: rente, bouwkosten, onderhoud, huur, schuld … (DR_KNOPPEN)."
)
@xw.arg("waarde", ndim=2, err_to_str=True, doc="Hoeveel, bijvoorbeeld 1% of -0,5%; een bereik geeft een tabel.")
@xw.arg("ratio", ndim=2, err_to_str=True, doc="Leeg: het oordeel in woorden. Anders bijvoorbeeld ICR.")
@xw.arg("jaar", ndim=2, err_to_str=True, doc="Jaartal. Leeg: alle 15 jaren naast elkaar.")
@xw.arg("tak", ndim=2, err_to_str=True, doc=TAK)
@xw.arg("vers", "raw", doc=VERS)
@_functie
def DR_WATALS(
    corporatie: Any, knop: Any, waarde: Any, ratio: Any = None, jaar: Any = None, tak: Any = None, vers: Any = None
) -> Any:  # fmt: skip
    """Wat als? Rekent de corporatie door met één verandering; het werkboek blijft zoals het is."""
    return _vraag(lambda a: a.watals(corporatie, knop, waarde, ratio, jaar, tak))


@xw.func(category=CATEGORIE, call_in_wizard=False)
@_functie
def DR_KNOPPEN() -> Any:
    """Tabel van alle knoppen voor DR_WATALS, met eenheid en grenzen."""
    return watals.tabel()


@xw.func(category=CATEGORIE, call_in_wizard=False)
@xw.arg("cel", "raw", doc="Facultatief: de cel met #N/B; dan wordt de reden daarna opgezocht.")
@_functie
def DR_WAAROM(cel: Any = None) -> Any:
    """Waarom gaf een DR-functie #N/B? De laatste redenen, nieuwste boven. Ververst als de genoemde cel verandert."""
    return REDENEN.tabel()
