"""The region's key figures: per cash-flow line and per kind of project (NPA, pas toe of leg uit)."""

from pydantic import Field

from xl_doorrekening.begrippen.dpm import Soort, Status
from xl_doorrekening.invoer.veld import Eenheid, Invoermodel, veld

E = Eenheid


class Regelkengetal(Invoermodel):
    """A key figure per dwelling per year, at a price level."""

    daeb: float | None = veld("DAEB", E.EUR_VHE)
    niet_daeb: float | None = veld("niet-DAEB", E.EUR_VHE)
    prijspeil: int | None = veld("Prijspeil", E.JAAR)
    bron: str | None = veld("Bron", E.TEKST)
    status: Status | None = veld("Status", E.KEUZE)


class Projectkengetal(Invoermodel):
    """Key figures of one kind of project and dwelling type, per dwelling, at a price level."""

    kosten: float | None = veld("Kosten per woning", E.EUR_WONING, uitleg="Verkoop: bijkomende kosten.")
    huur: float | None = veld("Huur per maand na oplevering", E.EUR_MAAND)
    onderhoud: float | None = veld("Onderhoud per jaar", E.EUR_WONING)
    overige_lasten: float | None = veld("Overige lasten per jaar", E.EUR_WONING)
    beleidswaarde: float | None = veld("Beleidswaarde", E.EUR_WONING)
    marktwaarde: float | None = veld("Marktwaarde", E.EUR_WONING)
    prijspeil: int | None = veld("Prijspeil", E.JAAR)
    bron: str | None = veld("Bron", E.TEKST)
    status: Status | None = veld("Status", E.KEUZE)


class Kengetallen(Invoermodel):
    """Keyed by line name, and by kind of project with dwelling type where it matters (`sleutel`)."""

    regels: dict[str, Regelkengetal] = Field(default_factory=dict)
    projecten: dict[str, Projectkengetal] = Field(default_factory=dict)
    mutatiegraad: float | None = None
    huurderving: float | None = None


def sleutel(soort: str, woningtype: str | None, opgave: str | None = None) -> str:
    """Key of a project key figure: new building differs by dwelling type, verduurzaming by the task it serves."""
    if "nieuwbouw" in soort:
        return f"{soort}, {woningtype}"
    return f"{soort}, {opgave}" if soort == Soort.VERDUURZAMING and opgave else soort


def projectkengetal(k: Kengetallen, soort: str, woningtype: str | None, opgave: str | None = None) -> Projectkengetal:
    """The key figures of this kind of project; those of a type of verduurzaming fall back on verduurzaming as such."""
    eigen = k.projecten.get(sleutel(soort, woningtype, opgave))
    if opgave and (eigen is None or eigen.kosten is None):
        eigen = k.projecten.get(sleutel(soort, woningtype))
    return eigen or Projectkengetal()
