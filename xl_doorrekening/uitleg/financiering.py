"""New loans in closed form, interest, repayment, and the loan between the takken (rekenregels §4)."""

from typing import Final

from xl_doorrekening.begrippen.dpm import Leningvorm
from xl_doorrekening.begrippen.regels import REGEL
from xl_doorrekening.begrippen.tijd import TAKKEN
from xl_doorrekening.uitleg import leningen
from xl_doorrekening.uitleg.beeld import Beeld, Grootheid
from xl_doorrekening.uitleg.maat import Maat
from xl_doorrekening.uitleg.stap import Rekenbaar, Stap, grootste, kleinste, macht, som

_VORM: Final = ("", ("uitgangspunten", "definities", "leningvorm"))


def tarief(b: Beeld, k: int, t: int) -> Stap:
    """Rate of a new loan; niet-DAEB is not guaranteed and pays more."""

    def maak() -> Rekenbaar:
        r = b.macro("rente_nieuwe_leningen", t)
        return r + b.macro("opslag_ongeborgd", t) if k == 1 else r

    return b.tussen(("tarief", k, t), "rente op een nieuwe lening", Maat.PROCENT, maak, t=t, k=k)


# --- loans of earlier years ------------------------------------------------------------------------------------------


def _eerste_aflossing(b: Beeld, k: int, s: int) -> Stap:
    """Share of an annuity repaid in its first year."""
    r, n = tarief(b, k, s), b.gedeeld("definities", "looptijd_nieuw")

    def maak() -> Rekenbaar:
        return r / (macht(1 + r, n) - 1) if r.waarde else 1 / n

    naam = "deel van een annuïteitenlening dat eerst wordt afgelost"
    return b.tussen(("eerste aflossing", k, s), naam, Maat.FACTOR, maak, t=s, k=k)


def _rente_van(b: Beeld, k: int, s: int, t: int) -> Stap:
    """Interest in year t on the loan that was taken in year s < t."""
    n, r, vorm = b.lijn("nieuwe_leningen", k, s), tarief(b, k, s), b.uitgangspunten.definities.leningvorm

    def maak() -> Rekenbaar:
        if vorm is Leningvorm.FIXE:
            return n * r
        if vorm is Leningvorm.LINEAIR:
            return n * (1 - (t - s - 0.5) / b.gedeeld("definities", "looptijd_nieuw")) * r
        jaren = t - s - 1
        gegroeid: Rekenbaar | int = (macht(1 + r, jaren) - 1) / r if r.waarde else jaren
        return n * (1 - _eerste_aflossing(b, k, s) * gegroeid) * r

    naam = f"rente op de lening van {b.startjaar + s}"
    return b.tussen(("rente van", k, s, t), naam, Maat.KEUR, maak, t=t, k=k)


def _aflossing_van(b: Beeld, k: int, s: int, t: int) -> Stap:
    n, r = b.lijn("nieuwe_leningen", k, s), tarief(b, k, s)

    def maak() -> Rekenbaar:
        if b.uitgangspunten.definities.leningvorm is Leningvorm.LINEAIR:
            return n / b.gedeeld("definities", "looptijd_nieuw")
        return n * _eerste_aflossing(b, k, s) * macht(1 + r, t - s - 1)

    naam = f"aflossing van de lening van {b.startjaar + s}"
    return b.tussen(("aflossing van", k, s, t), naam, Maat.KEUR, maak, t=t, k=k)


def _nog_niets(b: Beeld, naam: str) -> Stap:
    return b.vast(naam, 0.0, Maat.KEUR, "in het eerste jaar zijn er nog geen eerdere nieuwe leningen")


def rente_nieuw(b: Beeld, k: int, t: int) -> Stap:
    """Interest on the new loans of earlier years."""
    naam = "rente nieuwe leningen van eerdere jaren"

    def maak() -> Rekenbaar:
        return som(("+", _rente_van(b, k, s, t)) for s in range(t)) if t else _nog_niets(b, naam)

    return b.tussen(("rente nieuw", k, t), naam, Maat.KEUR, maak, t=t, k=k)


def _aflossing_nieuw(b: Beeld, k: int, t: int) -> Stap:
    naam = "aflossing nieuwe leningen van eerdere jaren"

    def maak() -> Rekenbaar:
        if b.uitgangspunten.definities.leningvorm is Leningvorm.FIXE:
            return b.keuze(_VORM, "Aflossing nieuwe leningen", "fixe: aflossing na de horizon")
        return som(("+", _aflossing_van(b, k, s, t)) for s in range(t)) if t else _nog_niets(b, naam)

    return b.tussen(("aflossing nieuw", k, t), naam, Maat.KEUR, maak, t=t, k=k)


# --- interest --------------------------------------------------------------------------------------------------------


def rente_zonder_nieuwe(b: Beeld, k: int, t: int) -> Stap:
    """Interest paid but for that on the loan taken in the year itself."""

    def maak() -> Rekenbaar:
        uit = leningen.rente(b, k, t) + rente_nieuw(b, k, t)
        return uit + b.lijn("rente_intern", 1, t) if k == 1 else uit

    naam = "rente zonder die op de nieuwe lening van het jaar"
    return b.tussen(("rente zonder", k, t), naam, Maat.KEUR, maak, t=t, k=k)


def _rente_uitgaven(b: Beeld, k: int, t: int) -> Rekenbaar:
    eigen = b.tussen(
        ("halve rente", k, t), "half jaar rente op de nieuwe lening van het jaar", Maat.KEUR,
        lambda: b.lijn("nieuwe_leningen", k, t) * tarief(b, k, t) / 2, t=t, k=k,
    )  # fmt: skip
    uit = leningen.rente(b, k, t) + rente_nieuw(b, k, t) + eigen
    return uit + b.lijn("rente_intern", 1, t) if k == 1 else uit


def _renteontvangsten(b: Beeld, k: int, t: int) -> Rekenbaar:
    """On cash at the start of the year, not below 0; DAEB also receives the internal interest."""
    kas = b.lijn("liquide_middelen", k, t - 1)
    uit = b.macro("rente_liquide_middelen", t) * grootste(kas, 0)
    return uit + b.lijn("rente_intern", 1, t) if k == 0 else uit


# --- new loans -------------------------------------------------------------------------------------------------------


def kasstroom_zonder_nieuwe(b: Beeld, k: int, t: int) -> Stap:
    """Operating cash flow but for the interest on the loan taken in the year itself."""
    naam = "operationele kasstroom zonder rente op de nieuwe lening"
    return b.tussen(
        ("kasstroom zonder", k, t), naam, Maat.KEUR,
        lambda: b.lijn("ebitda", k, t) + b.lijn("renteontvangsten", k, t) - rente_zonder_nieuwe(b, k, t)
        - b.lijn("vennootschapsbelasting", k, t), t=t, k=k,
    )  # fmt: skip


def _behoefte(b: Beeld, k: int, t: int) -> Stap:
    """What a year falls short, before the interest on the loan that fills it."""
    naam = "financieringsbehoefte"
    return b.tussen(
        ("behoefte", k, t), naam, Maat.KEUR,
        lambda: b.lijn("aflossing", k, t) - kasstroom_zonder_nieuwe(b, k, t) - b.lijn("investeringssaldo", k, t)
        + b.stand("minimum_liquiditeit", k) - b.lijn("liquide_middelen", k, t - 1), t=t, k=k,
    )  # fmt: skip


def _nieuwe_leningen(b: Beeld, k: int, t: int) -> Rekenbaar:
    """N = need ÷ (1 − r/2): the loan pays its own first half-year; see `_KRING` for the tax."""
    return grootste(_behoefte(b, k, t), 0) / (1 - tarief(b, k, t) / 2)


def _geborgd(b: Beeld, k: int, t: int) -> Rekenbaar:
    waarom = "nieuwe leningen van niet-DAEB zijn niet geborgd"
    return b.lijn("nieuwe_leningen", k, t) if k == 0 else b.vast("geborgd", 0.0, Maat.KEUR, waarom)


def _ongeborgd(b: Beeld, k: int, t: int) -> Rekenbaar:
    waarom = "nieuwe leningen van DAEB zijn geborgd"
    return b.lijn("nieuwe_leningen", k, t) if k == 1 else b.vast("ongeborgd", 0.0, Maat.KEUR, waarom)


def _aflossing_geborgd(b: Beeld, k: int, t: int) -> Rekenbaar:
    bestaand = leningen.aflossing(b, k, t, geborgd=True)
    return bestaand + _aflossing_nieuw(b, k, t) if k == 0 else bestaand


def _aflossing_ongeborgd(b: Beeld, k: int, t: int) -> Rekenbaar:
    bestaand = leningen.aflossing(b, k, t, geborgd=False)
    return bestaand + _aflossing_nieuw(b, k, t) if k == 1 else bestaand


def _aflossing(b: Beeld, k: int, t: int) -> Rekenbaar:
    return som(("+", b.lijn(f"aflossing_{soort}", k, t)) for soort in ("geborgd", "ongeborgd", "intern"))


# --- the loan between the takken -------------------------------------------------------------------------------------


def _alleen_niet_daeb(b: Beeld, k: int) -> Rekenbaar | None:
    if k == 0:
        return b.vast("interne lening", 0.0, Maat.KEUR, "de interne lening is van niet-DAEB aan DAEB")
    if not b.ingevuld(1):
        return b.vast("interne lening", 0.0, Maat.KEUR, "geen beginstand ingevuld")
    return None


def _interne_lening(b: Beeld, k: int, t: int) -> Rekenbaar:
    return _alleen_niet_daeb(b, k) or b.lijn("interne_lening", 1, t - 1) - b.lijn("aflossing_intern", 1, t)


def _aflossing_intern(b: Beeld, k: int, t: int) -> Rekenbaar:
    jaarlijks = b.snelstart("aflossing_intern", 1, leeg=0.0, noot="leeg: 0")
    return _alleen_niet_daeb(b, k) or kleinste(jaarlijks, b.lijn("interne_lening", 1, t - 1))


def _rente_intern(b: Beeld, k: int, t: int) -> Rekenbaar:
    """Over the mean of the loan at the start and the end of the year."""
    geen = _alleen_niet_daeb(b, k)
    if geen is not None:
        return geen
    s = b.tak(1).snelstart
    if s.rente_intern is None and s.rente is None and not s.interne_lening:
        return b.stand("interne_lening", 1)
    r = b.snelstart("rente" if s.rente_intern is None else "rente_intern", 1)
    return r * (b.lijn("interne_lening", 1, t - 1) - b.lijn("aflossing_intern", 1, t) / 2)


def _fva(b: Beeld, k: int, t: int) -> Rekenbaar:
    waarom = "alleen DAEB ontvangt aflossing op de interne lening"
    return b.lijn("aflossing_intern", 1, t) if k == 0 else b.vast("ontvangen", 0.0, Maat.KEUR, waarom)


_KRING: Final = (
    "de rente op deze lening verlaagt de belasting, en de belasting bepaalt mee hoeveel er nodig is: dit is het bedrag "
    "waarbij beide kloppen"
)
_L: Final = {n: r.label for n, r in REGEL.items()}
GROOTHEDEN: Final = {
    "rente_uitgaven": Grootheid(_L["rente_uitgaven"], Maat.KEUR, _rente_uitgaven),
    "renteontvangsten": Grootheid(_L["renteontvangsten"], Maat.KEUR, _renteontvangsten),
    "nieuwe_leningen": Grootheid(_L["nieuwe_leningen"], Maat.KEUR, _nieuwe_leningen, noot=_KRING),
    "nieuwe_leningen_geborgd": Grootheid(_L["nieuwe_leningen_geborgd"], Maat.KEUR, _geborgd),
    "nieuwe_leningen_ongeborgd": Grootheid(_L["nieuwe_leningen_ongeborgd"], Maat.KEUR, _ongeborgd),
    "aflossing_geborgd": Grootheid(_L["aflossing_geborgd"], Maat.KEUR, _aflossing_geborgd),
    "aflossing_ongeborgd": Grootheid(_L["aflossing_ongeborgd"], Maat.KEUR, _aflossing_ongeborgd),
    "aflossing": Grootheid(_L["aflossing"], Maat.KEUR, _aflossing),
    "interne_lening": Grootheid(
        _L["interne_lening"], Maat.KEUR, _interne_lening, lambda b, k: b.stand("interne_lening", k)
    ),
    "aflossing_intern": Grootheid(_L["aflossing_intern"], Maat.KEUR, _aflossing_intern),
    "rente_intern": Grootheid(f"Rente op de interne lening ({TAKKEN[1]} aan {TAKKEN[0]})", Maat.KEUR, _rente_intern),
    "fva_interne_lening": Grootheid(_L["fva_interne_lening"], Maat.KEUR, _fva),
}  # fmt: skip
