"""Totals, saldi, balances and ratios: how they are made up of other lines."""

from collections.abc import Callable
from functools import partial
from typing import Final, TypeAlias

import numpy as np

from xl_doorrekening.begrippen.normen import RATIO
from xl_doorrekening.begrippen.regels import REGEL, REGELS, WONINGVERBETERING, Groep
from xl_doorrekening.invoer.uitgangspunten import Icrwijze, Leningwaarde
from xl_doorrekening.kern import ratios
from xl_doorrekening.kern.stapel import teken
from xl_doorrekening.uitleg.beeld import HEEL, Beeld, Grootheid
from xl_doorrekening.uitleg.leningen import deel_geborgd
from xl_doorrekening.uitleg.maat import Maat
from xl_doorrekening.uitleg.stap import Rekenbaar, Stap, Term, som

NIET_IN_EBITDA: Final = frozenset({"rente_uitgaven", "renteontvangsten", "vennootschapsbelasting"})
TRANSFORMATIE: Final = (
    "verkoop_bestaand_bezit", "sloopuitgaven", "nieuwbouw_huur", "desinvesteringen_overig", "externe_kosten_verkoop",
)  # fmt: skip
"""Sloop, vervanging and verkoop (rekenregels §7); as `kern.lijnen` has it."""


def _optellen(b: Beeld, k: int, t: int, namen: tuple[str, ...]) -> Rekenbaar:
    """Lines of one side, all positive."""
    return som(("+", b.lijn(n, k, t)) for n in namen)


def _saldo(b: Beeld, k: int, t: int, namen: tuple[str, ...]) -> Rekenbaar:
    """Receipts minus expenditures."""
    return som(("+" if teken(n) > 0 else "−", b.lijn(n, k, t)) for n in namen)


def _namen(*groepen: Groep) -> tuple[str, ...]:
    return tuple(r.naam for r in REGELS if r.groep in groepen)


_O, _U = _namen(Groep.ONTVANGST), _namen(Groep.UITGAVE)
_EBITDA: Final = tuple(n for n in (*_O, *_U) if n not in NIET_IN_EBITDA)


def _operationele_kasstroom(b: Beeld, k: int, t: int) -> Rekenbaar:
    return b.lijn("operationele_ontvangsten", k, t) - b.lijn("operationele_uitgaven", k, t)


def _vorig(b: Beeld, k: int, t: int, naam: str, erbij: tuple[str, ...], eraf: tuple[str, ...]) -> Rekenbaar:
    """A balance: that of the year before, with what came and what went."""
    uit: Rekenbaar = b.lijn(naam, k, t - 1)
    for n in erbij:
        uit = uit + b.lijn(n, k, t)
    for n in eraf:
        uit = uit - b.lijn(n, k, t)
    return uit


def _dekkingsschuld(b: Beeld, k: int, t: int) -> Rekenbaar:
    """Market value of the loans: keeps its opening proportion to the nominal debt."""
    nominaal, markt = b.stand("schuld", k), b.stand("marktwaarde_leningen", k)
    extern, intern = b.lijn("externe_schuld", k, t), b.lijn("interne_lening", k, t)
    return extern * (markt / nominaal) + intern if nominaal.waarde > 0 else extern + intern


def _onderpand(b: Beeld, k: int, t: int) -> Rekenbaar:
    """Keeps its opening share of the marktwaarde."""
    onderpand, markt = b.stand("onderpand", k), b.stand("marktwaarde", k)
    waarde = b.lijn("marktwaarde", k, t)
    return waarde * (onderpand / markt) if markt.waarde > 0 else waarde


def _balanstotaal(b: Beeld, k: int, t: int) -> Rekenbaar:
    """On beleidswaarde; DAEB also owns the internal loan."""
    uit = b.lijn("beleidswaarde", k, t) + b.lijn("liquide_middelen", k, t) + b.stand("overige_activa", k)
    return uit + b.lijn("interne_lening", 1, t) if k == 0 else uit


def _eigen_vermogen(b: Beeld, k: int, t: int) -> Rekenbaar:
    return b.lijn("balanstotaal", k, t) - b.lijn("schuld", k, t) - b.stand("overige_passiva", k)


def _mutatie(b: Beeld, k: int, t: int) -> Rekenbaar:
    return b.lijn("liquide_middelen", k, t) - b.lijn("liquide_middelen", k, t - 1)


def _saldo_exploitatie(b: Beeld, k: int, t: int) -> Rekenbaar:
    return som([("+", b.lijn("operationele_kasstroom", k, t)), *(("−", b.lijn(n, k, t)) for n in WONINGVERBETERING)])


def _inflatie(b: Beeld, k: int, t: int) -> Rekenbaar:
    return b.macro("prijsinflatie", t) * b.lijn("schuld", k, t - 1)


def _inflatie_intern(b: Beeld, k: int, t: int) -> Rekenbaar:
    return b.macro("prijsinflatie", t) * (b.lijn("interne_lening", k, t) + b.lijn("aflossing_intern", k, t))


def _saldo_instandhouding(b: Beeld, k: int, t: int) -> Rekenbaar:
    return _optellen(b, k, t, ("saldo_exploitatie", "saldo_transformatie", "inflatie_schuld"))


def _begin(b: Beeld, k: int, naam: str) -> Rekenbaar:
    return b.stand(naam, k)


def _ebitda(b: Beeld, k: int, t: int) -> float:
    """The projection keeps it, but has no line of it."""
    per_tak = b.u.basis["ebitda"][t, :, 0, b.c]
    return float(per_tak.sum() if k == HEEL else per_tak[k])


Afleiding: TypeAlias = Callable[[Beeld, int, int], Rekenbaar]
Begin: TypeAlias = Callable[[Beeld, int], Rekenbaar]


def _lijn(naam: str, maak: Afleiding, label: str = "", begin: Begin | None = None) -> tuple[str, Grootheid]:
    return naam, Grootheid(label or REGEL[naam].label, Maat.KEUR, maak, begin)


_LEEN: Final = (("nieuwe_leningen",), ("aflossing",))
LIJNEN: Final = dict((
    ("ebitda", Grootheid("Exploitatiesaldo voor rente en belasting", Maat.KEUR, partial(_saldo, namen=_EBITDA),
                         waarde=_ebitda)),
    _lijn("operationele_ontvangsten", partial(_optellen, namen=_O)),
    _lijn("operationele_uitgaven", partial(_optellen, namen=_U)),
    _lijn("operationele_kasstroom", _operationele_kasstroom),
    _lijn("investeringssaldo", partial(_saldo, namen=_namen(Groep.DESINVESTERING, Groep.INVESTERING))),
    _lijn("mutatie_liquide_middelen", _mutatie),
    _lijn("saldo_exploitatie", _saldo_exploitatie),
    _lijn("saldo_transformatie", partial(_saldo, namen=TRANSFORMATIE)),
    _lijn("inflatie_schuld", _inflatie),
    _lijn("inflatie_intern", _inflatie_intern, "Inflatie over de interne lening"),
    _lijn("saldo_instandhouding", _saldo_instandhouding),
    _lijn("schuld", partial(_vorig, naam="schuld", erbij=_LEEN[0], eraf=_LEEN[1]),
          begin=lambda b, k: b.stand("schuld", k) + b.stand("interne_lening", k)),
    _lijn("externe_schuld", partial(_vorig, naam="externe_schuld", erbij=_LEEN[0],
                                    eraf=("aflossing_geborgd", "aflossing_ongeborgd")),
          "Nominale schuld zonder de interne lening", partial(_begin, naam="schuld")),
    _lijn("dekkingsschuld", _dekkingsschuld, "Schuld tegen marktwaarde"),
    _lijn("geborgde_schuld", partial(_vorig, naam="geborgde_schuld", erbij=("nieuwe_leningen_geborgd",),
                                     eraf=("aflossing_geborgd",)),
          begin=lambda b, k: b.stand("schuld", k) * deel_geborgd(b, k)),
    _lijn("onderpand", _onderpand, "Marktwaarde van het WSW-onderpand"),
    _lijn("liquide_middelen", partial(
        _vorig, naam="liquide_middelen",
        erbij=("operationele_kasstroom", "investeringssaldo", "nieuwe_leningen"), eraf=("aflossing",)),
          begin=partial(_begin, naam="liquide_middelen")),
    _lijn("balanstotaal", _balanstotaal),
    _lijn("eigen_vermogen", _eigen_vermogen),
))  # fmt: skip


# --- ratios ----------------------------------------------------------------------------------------------------------


def _ratio(b: Beeld, k: int, t: int, naam: str) -> float:
    return float(b.variant.toets.ratios[naam][t, 0, b.c, k])


def _ratio_geheel(b: Beeld, t: int, naam: str) -> Rekenbaar:
    """Of its own: a ratio is no sum of the takken."""
    return _AFLEIDING[naam](b, HEEL, t)


def _icr(b: Beeld, k: int, t: int) -> Rekenbaar:
    """(operating cash flow + interest) ÷ interest, net or gross; not applicable without interest."""
    kas, uit = b.lijn("operationele_kasstroom", k, t), b.lijn("rente_uitgaven", k, t)
    if b.uitgangspunten.definities.icr_wijze is Icrwijze.NETTO:
        ontvangen = b.lijn("renteontvangsten", k, t)
        teller, rente = kas + uit - ontvangen, uit - ontvangen
    else:
        teller, rente = kas + uit, uit.term
    kasstroom, betaald = np.asarray(teller.waarde - rente.waarde), np.asarray(rente.waarde)
    waarde = float(ratios.icr(kasstroom, betaald, np.zeros(()), netto=False))
    return _met_waarde(teller / rente, waarde)


def _verhouding(b: Beeld, k: int, t: int, teller: str, noemer: str) -> Rekenbaar:
    boven, onder = b.lijn(teller, k, t), b.lijn(noemer, k, t)
    return _met_waarde(boven / onder, float(ratios.verhouding(np.asarray(boven.waarde), np.asarray(onder.waarde))))


def _met_waarde(t: Term, waarde: float) -> Term:
    """A quotient whose value at a denominator of 0 is agreed."""
    return Term(t.tekst, waarde, t.rang, t.delen)


def _dekkingsratio(b: Beeld, k: int, t: int) -> Rekenbaar:
    markt = b.uitgangspunten.definities.dekking_op is Leningwaarde.MARKT
    return _verhouding(b, k, t, "dekkingsschuld" if markt else "schuld", "marktwaarde")


_AFLEIDING: Final[dict[str, Afleiding]] = {
    "icr": _icr,
    "ltv": partial(_verhouding, teller="schuld", noemer="beleidswaarde"),
    "solvabiliteit": partial(_verhouding, teller="eigen_vermogen", noemer="balanstotaal"),
    "dekkingsratio": _dekkingsratio,
    "onderpandratio": partial(_verhouding, teller="geborgde_schuld", noemer="onderpand"),
}
RATIOS: Final = {
    n: Grootheid(
        r.label, Maat.PROCENT if "%" in r.formaat else Maat.RATIO, _AFLEIDING[n],
        waarde=partial(_ratio, naam=n),
        geheel=partial(_ratio_geheel, naam=n),
    )
    for n, r in RATIO.items()
}  # fmt: skip


def norm(b: Beeld, naam: str, k: int) -> tuple[Stap, Stap]:
    """The norm and the buffer of a ratio for a tak or geheel, as cells."""
    u = b.uitgangspunten
    gekozen, kolom = u.definities.normenset.value, ("daeb", "niet_daeb", "geheel")[k]
    waarde = u.normen[gekozen][naam].als_rij()[k]
    maat = RATIOS[naam].maat
    soort = "norm, ten minste" if RATIO[naam].minimum else "norm, ten hoogste"
    cel = b.invoer(("", ("uitgangspunten", "normen", gekozen, naam, kolom)), soort, maat,
                   float("nan") if waarde is None else waarde)  # fmt: skip
    return cel, b.invoer(("", ("uitgangspunten", "buffer", naam)), "buffer", maat, u.buffer.get(naam, 0.0))
