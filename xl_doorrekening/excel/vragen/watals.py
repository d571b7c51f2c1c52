"""The knobs of DR_WATALS, declared once: what each is called, how far it goes, and what it changes in the input."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

from pydantic import ValidationError

from xl_doorrekening.begrippen.macro import REEKS
from xl_doorrekening.begrippen.regels import Index
from xl_doorrekening.excel.vragen.namen import Antwoordfout, Tabel, toon
from xl_doorrekening.invoer.regio import Regio

Boom = dict[str, Any]
Effect = Callable[[Boom, float], None]
"""Changes the dumped input of a region in place."""


@dataclass(frozen=True, slots=True)
class Knop:
    naam: str
    label: str
    eenheid: str
    minimum: float
    maximum: float
    uitleg: str
    effect: Effect
    kort: tuple[str, ...] = ()
    """Other names it goes by."""

    @property
    def namen(self) -> tuple[str, ...]:
        return (self.naam, self.label, *self.kort)


def _macro(naam: str) -> Effect:
    """A series of the macro path, so much higher in every year.

    An own budget without a path of its own was made on the regional path as it was. That path becomes its own, so that
    the budget moves along, as it does in a scenario of the core; else herijking would undo the change.
    """

    def effect(regio: Boom, x: float) -> None:
        pad = regio["uitgangspunten"]["macro"]
        oud = pad[naam]
        pad[naam] = tuple(w + x for w in oud)
        if naam not in {i.value for i in Index}:
            return
        for c in regio["corporaties"]:
            eigen = c["eigen_macro"].get(naam) or (None,) * len(oud)
            c["eigen_macro"][naam] = tuple(r if e is None else e for e, r in zip(eigen, oud, strict=True))

    return effect


def _keer(boom: Boom, veld: str, x: float) -> None:
    """A figure or series times 1 + x; a blank stays blank."""
    w = boom.get(veld)
    if isinstance(w, tuple | list):
        boom[veld] = tuple(None if j is None else j * (1 + x) for j in w)
    elif w is not None:
        boom[veld] = w * (1 + x)


def _takken(regio: Boom) -> Iterable[Boom]:
    return (tak for c in regio["corporaties"] for tak in c["takken"].values())


def _projecten(regio: Boom) -> Iterable[Boom]:
    """Projects and the key figures behind them."""
    yield from (p for c in regio["corporaties"] for p in c["projecten"])
    yield from regio["kengetallen"]["projecten"].values()


def _huur(regio: Boom, x: float) -> None:
    for tak in _takken(regio):
        _keer(tak["snelstart"], "huur", x)
        _keer(tak["huurbeleid"], "streefhuur", x)
        _keer(tak["regels"].get("huren", {}), "jaren", x)


def _onderhoud(regio: Boom, x: float) -> None:
    for tak in _takken(regio):
        _keer(tak["snelstart"], "onderhoudsuitgaven", x)
        _keer(tak["regels"].get("onderhoudsuitgaven", {}), "jaren", x)
    for veld in ("daeb", "niet_daeb"):
        _keer(regio["kengetallen"]["regels"].get("onderhoudsuitgaven", {}), veld, x)
    for p in _projecten(regio):
        _keer(p, "onderhoud", x)


def _schuld(regio: Boom, x: float) -> None:
    for tak in _takken(regio):
        for veld in ("schuld", "marktwaarde_leningen"):
            _keer(tak["snelstart"], veld, x)
        for veld in tak["leningen"]:
            _keer(tak["leningen"], veld, x)
    for c in regio["corporaties"]:
        for lening in c["leningen"]:
            _keer(lening, "restant", x)


def _beleidswaarde(regio: Boom, x: float) -> None:
    for tak in _takken(regio):
        _keer(tak["snelstart"], "beleidswaarde", x)
        _keer(tak["waarden"], "beleidswaarde", x)


def _projectkosten(regio: Boom, x: float) -> None:
    for p in _projecten(regio):
        _keer(p, "kosten", x)


_PUNT, _DEEL = "procentpunt per jaar", "deel"
_MACRO: Final = (
    ("rente_nieuwe_leningen", ("rente",)), ("prijsinflatie", ("inflatie",)), ("loonstijging", ("loon",)),
    ("bouwkostenstijging", ("bouwkosten",)), ("onderhoudskostenstijging", ("onderhoudskosten",)),
    ("huurverhoging", ()), ("stijging_beleidswaarde", ()), ("stijging_marktwaarde", ()),
)  # fmt: skip
KNOPPEN: Final = (
    *(
        Knop(n, REEKS[n].label, _PUNT, -0.1, 0.1, "In elk jaar zoveel erbij: 0,5% is een half procentpunt hoger.",
             _macro(n), kort)
        for n, kort in _MACRO
    ),
    Knop("huur", "Huurniveau", _DEEL, -0.5, 0.5, "Huur, streefhuur en begrote huren van het bestaande bezit.", _huur,
         ("huren",)),
    Knop("onderhoud", "Onderhoudsuitgaven", _DEEL, -0.5, 1.0, "Onderhoud uit begroting, snelstart of kengetal.",
         _onderhoud),
    Knop("projectkosten", "Kosten van projecten", _DEEL, -0.5, 1.0, "Kosten per woning van alle projecten.",
         _projectkosten, ("investeringen",)),
    Knop("schuld", "Schuld begin", _DEEL, -1.0, 1.0, "Bestaande leningen, met hun rente en aflossing.", _schuld),
    Knop("beleidswaarde", "Beleidswaarde begin", _DEEL, -0.5, 1.0, "Beginwaarde en eigen waardeprognose.",
         _beleidswaarde),
)  # fmt: skip
KNOP: Final = {k.naam: k for k in KNOPPEN}


def verander(regio: Regio, knop: Knop, waarde: float) -> Regio:
    """The input with the knob turned, validated anew."""
    if not knop.minimum <= waarde <= knop.maximum:
        raise Antwoordfout(
            f"Waarde {toon(waarde)} voor “{knop.label}” valt buiten de grenzen: van {toon(100 * knop.minimum)}% tot en "
            f"met {toon(100 * knop.maximum)}%. Schrijf 1% als 1% of 0,01."
        )
    boom = regio.model_dump()
    knop.effect(boom, waarde)
    try:
        return Regio.model_validate(boom)
    except ValidationError as fout:
        raise Antwoordfout(
            f"Met {toon(100 * waarde)}% voor “{knop.label}” valt een invoervak buiten zijn grenzen."
        ) from fout


def tabel() -> Tabel:
    """All knobs, for DR_KNOPPEN."""
    kop = ["Knop", "Omschrijving", "Eenheid", "Van", "Tot en met", "Uitleg"]
    return [kop, *([k.naam, k.label, k.eenheid, k.minimum, k.maximum, k.uitleg] for k in KNOPPEN)]
