"""The three directions of the investment room, as flows of one euro on top of the laag instandhouding."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np

from xl_doorrekening.begrippen.regels import Index
from xl_doorrekening.invoer.uitgangspunten import Uitgangspunten
from xl_doorrekening.kern.indexen import Bedragen, Prijspeil, betaalindex, macro


class Richting(StrEnum):
    NIEUWBOUW = "nieuwbouw"
    VERBETERING = "verbetering"
    HUURMATIGING = "huurmatiging"


@dataclass(frozen=True, slots=True)
class Uitleg:
    label: str
    eenheid: str
    woningen: str
    uitleg: str


RICHTINGEN: Final[dict[Richting, Uitleg]] = {
    Richting.NIEUWBOUW: Uitleg(
        "Nieuwbouw", "€, prijspeil begin startjaar", "referentiewoningen",
        "Grootste extra investering, verdeeld volgens het ruimteprofiel, met huur, lasten en waarde van de "
        "referentiewoning."),
    Richting.VERBETERING: Uitleg(
        "Verbetering en verduurzaming", "€, prijspeil begin startjaar", "referentie-ingrepen",
        "Grootste extra investering zonder huuropbrengst; de waarde stijgt met het rendabele deel."),
    Richting.HUURMATIGING: Uitleg(
        "Huurmatiging", "€ per jaar, prijspeil begin startjaar", "",
        "Grootste jaarlijkse huurmatiging, blijvend vanaf het startjaar; het effect op de beleidswaarde telt niet "
        "mee."),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Eenheidslaag:
    """Nominal flows per year of one euro of room, each (15,): per line, per value, and dwellings per euro."""

    bedragen: dict[str, Bedragen]
    waarde: dict[str, Bedragen]
    woningen: float
    """Reference dwellings per euro; NaN when their cost is not known."""


def _per_woning(kosten: float | None, factor: float) -> float:
    return 1 / (kosten * factor) if kosten else np.nan


def eenheidslaag(richting: Richting, u: Uitgangspunten) -> Eenheidslaag:
    """Flows of one euro at the opening price level (rekenregels §8). Unknown reference figures give NaN."""
    index = betaalindex(macro(u))
    bouw, huur, prijs = (index[i][0] for i in (Index.BOUW, Index.HUUR, Index.PRIJS))
    peil = Prijspeil.van(u)
    if richting is Richting.HUURMATIGING:
        return Eenheidslaag({"huren": -huur}, {}, np.nan)
    profiel = np.array(u.ruimteprofiel)
    uitgaaf = profiel * bouw
    ref = u.referentie
    if richting is Richting.VERBETERING:
        behoud = (1 - u.definities.onrendabel) * uitgaaf
        return Eenheidslaag(
            {"woningverbetering_projecten": uitgaaf}, {"beleidswaarde": behoud, "marktwaarde": behoud},
            _per_woning(ref.ingreep, peil.factor(Index.BOUW, ref.prijspeil)),
        )  # fmt: skip

    def reeel(waarde: float | None, soort: Index) -> float:
        return np.nan if waarde is None else waarde * peil.factor(soort, ref.prijspeil)

    per_euro = _per_woning(ref.stichtingskosten, peil.factor(Index.BOUW, ref.prijspeil))
    opgeleverd = per_euro * profiel
    in_exploitatie = np.cumsum(opgeleverd) - opgeleverd / 2
    return Eenheidslaag(
        {
            "nieuwbouw_huur": uitgaaf,
            "huren": 12 * reeel(ref.huur, Index.HUUR) * in_exploitatie * huur,
            "onderhoudsuitgaven": reeel(ref.onderhoud, Index.ONDERHOUD) * in_exploitatie * index[Index.ONDERHOUD][0],
            "overige_bedrijfsuitgaven": reeel(ref.overige_lasten, Index.PRIJS) * in_exploitatie * prijs,
        },
        {
            "beleidswaarde": reeel(ref.beleidswaarde, Index.BELEIDSWAARDE) * opgeleverd
            * index[Index.BELEIDSWAARDE][0],
            "marktwaarde": reeel(ref.marktwaarde, Index.MARKTWAARDE) * opgeleverd * index[Index.MARKTWAARDE][0],
        },
        per_euro,
    )  # fmt: skip
