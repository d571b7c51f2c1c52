"""An empty region with the template's start values, each with source and status."""

import hashlib
from collections.abc import Iterable, Sequence

from pydantic import BaseModel

from xl_doorrekening.begrippen.dpm import DPMPOSTEN, Status
from xl_doorrekening.begrippen.macro import GEINDEXEERD, REEKSEN
from xl_doorrekening.begrippen.normen import NORMENSETS, RATIOS
from xl_doorrekening.begrippen.onzekerheid import SPREIDINGEN
from xl_doorrekening.begrippen.opgave import Opgavetype
from xl_doorrekening.begrippen.tijd import HISTORIE, JAREN
from xl_doorrekening.invoer.corporatie import Corporatie
from xl_doorrekening.invoer.kengetallen import Kengetallen
from xl_doorrekening.invoer.onzekerheid import Onzekerheid
from xl_doorrekening.invoer.opgave import Opgavekeuzes
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.invoer.solidariteit import Solidariteitkeuzes, Weging
from xl_doorrekening.invoer.uitgangspunten import Definities, Fiscaal, Referentie, Uitgangspunten
from xl_doorrekening.invoer.veld import velden

PLAFOND_2026 = 0.041
"""Social rents from 1 July 2026: three-year mean inflation 3,6% + 0,5% (rijksoverheid.nl, 15-12-2025)."""
PLAFOND_OPSLAG = 0.005
MUTATIEGRAAD, HUURDERVING = 0.08, 0.0165
"""Middle of what annual reports show (6–10%, 1,2–2,1%); an input like any other."""


def _historie(startjaar: int) -> dict[str, tuple[float | None, ...]]:
    jaren = range(startjaar - HISTORIE, startjaar)
    return {
        r.naam: tuple(r.historie.get(j, r.standaard if r.historie else None) for j in jaren)
        for r in REEKSEN
        if r.naam in GEINDEXEERD
    }


def _plafond(startjaar: int, inflatie: tuple[float | None, ...]) -> tuple[float, ...]:
    """Per year the known cap, else the rule."""
    reeks = (*(x or 0.0 for x in inflatie), *([REEKSEN[0].standaard] * JAREN))
    uit = []
    for t in range(JAREN):
        drie = reeks[HISTORIE + t - 3 : HISTORIE + t]
        uit.append(PLAFOND_2026 if startjaar + t == 2026 else plafond(drie))
    return tuple(uit)


def plafond(inflatie: Sequence[float]) -> float:
    """Highest rise of rents by the rule: the mean of the three inflation figures before the year + 0,5%."""
    return round(sum(inflatie) / len(inflatie) + PLAFOND_OPSLAG, 4)


def _herkomst() -> dict[str, dict[str, str]]:
    uit: dict[str, dict[str, str]] = {}

    def voeg(sleutel: str, bron: str, status: str) -> None:
        if gegeven := {k: v for k, v in (("bron", bron), ("status", status)) if v}:
            uit[sleutel] = gegeven

    modellen: tuple[tuple[str, type[BaseModel]], ...] = (
        ("definities", Definities),
        ("referentie", Referentie),
        ("fiscaal", Fiscaal),
        ("opgave_keuzes", Opgavekeuzes),
        ("solidariteit_keuzes", Solidariteitkeuzes),
        ("onzekerheid_keuzes", Onzekerheid),
    )
    for naam, model in modellen:
        for veldnaam, v in velden(model):
            voeg(f"{naam}.{veldnaam}", v.bron, v.status)
    gewicht = dict(velden(Weging))["gewicht"]
    for x in Opgavetype:
        voeg(f"weging.{x.value}", gewicht.bron, gewicht.status)
    for r in REEKSEN:
        voeg(f"macro.{r.naam}", r.bron, r.status)
    for reeks in SPREIDINGEN:
        voeg(f"spreiding.{reeks.naam}", reeks.bron, reeks.status)
    for s in NORMENSETS:
        for ratio in RATIOS:
            uit[f"normen.{s.naam}.{ratio.naam}"] = {"bron": s.bron}
    voeg(
        "huursomplafond",
        "rijksoverheid.nl 15-12-2025: gemiddelde inflatie van drie jaar + 0,5%; 2026: 4,1%",
        Status.BRON.value,
    )
    voeg("ruimteprofiel", "afspraak: gelijk over de beleidsrijke jaren", Status.AFGELEID.value)
    for naam in ("mutatiegraad", "huurderving"):
        voeg(
            f"kengetallen.{naam}",
            "midden van jaarverslagen: mutatiegraad 6–10%, derving 1,2–2,1%",
            Status.AFGELEID.value,
        )
    return uit


MAX_NAAM = 100


def naam_fout(naam: str) -> str | None:
    """What is wrong with the name of a corporation or region, in Dutch; None when it will do."""
    if not naam.strip():
        return "een naam mag niet leeg zijn"
    if len(naam) > MAX_NAAM:
        return f"een naam heeft ten hoogste {MAX_NAAM} tekens; deze heeft er {len(naam)}"
    if not naam.isprintable():
        return "een naam heeft alleen zichtbare tekens"
    return None


def corporatie_id(naam: str, bestaand: Iterable[str] = ()) -> str:
    """An identity that does not depend on the tab: 'c' and eight hex digits, unique among `bestaand`."""
    bezet, n = set(bestaand), 0
    while True:
        kandidaat = "c" + hashlib.sha256(f"{naam}\0{n}".encode()).hexdigest()[:8]
        if kandidaat not in bezet:
            return kandidaat
        n += 1


def standaard_uitgangspunten(startjaar: int) -> Uitgangspunten:
    historie = _historie(startjaar)
    return Uitgangspunten(
        startjaar=startjaar,
        historie=historie,
        huursomplafond=_plafond(startjaar, historie["prijsinflatie"]),
        buffer={r.naam: 0.0 for r in RATIOS},
        telt_mee={r.naam: r.telt_standaard for r in RATIOS},
        dpm_telt={p.naam: True for p in DPMPOSTEN if not p.via_projecten},
    )


def lege_regio(startjaar: int, namen: Iterable[str], naam: str = "Regio") -> Regio:
    """A region whose corporations have a name and nothing else."""
    corporaties: list[Corporatie] = []
    for n in namen:
        corporaties.append(Corporatie(id=corporatie_id(n, (c.id for c in corporaties)), naam=n))
    return Regio(
        naam=naam,
        uitgangspunten=standaard_uitgangspunten(startjaar),
        kengetallen=Kengetallen(mutatiegraad=MUTATIEGRAAD, huurderving=HUURDERVING),
        corporaties=tuple(corporaties),
        herkomst=_herkomst(),
    )
