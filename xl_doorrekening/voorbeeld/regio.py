"""The shared part of the example: assumptions with source and status, key figures labelled as example values."""

from xl_doorrekening.begrippen.dpm import BOUW, Soort, Status, Woningtype
from xl_doorrekening.begrippen.regels import KENGETALREGELS
from xl_doorrekening.invoer.kengetallen import Kengetallen, Projectkengetal, Regelkengetal, sleutel
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.invoer.standaard import lege_regio
from xl_doorrekening.invoer.uitgangspunten import Proces, Referentie
from xl_doorrekening.voorbeeld.corporaties import corporaties
from xl_doorrekening.voorbeeld.opgave import met_bezit, opgave
from xl_doorrekening.voorbeeld.scenarios import scenarios
from xl_doorrekening.voorbeeld.solidariteit import solidariteit
from xl_doorrekening.voorbeeld.uitvoering import uitvoering

STARTJAAR = 2026
_PEIL = STARTJAAR - 1
_BRON = "voorbeeldwaarde; vervang door NPA of leidraad dPi"

_PER_VHE = {
    "personeelsuitgaven": (960, 900), "onderhoudsuitgaven": (2600, 2350), "overige_bedrijfsuitgaven": (1480, 1500),
    "leefbaarheid": (125, 40), "wettelijke_verplichtingen": (420, 150), "niet_energetische_verbetering": (690, 400),
    "verduurzaming_natuurlijk": (980, 600),
}  # fmt: skip
"""€ per vhe, DAEB and niet-DAEB. Upkeep and improvement together stay near the Aedes-benchmark (€ 4.301 in 2023)."""

_NIEUW = {
    Woningtype.EENGEZINS: (288_000, 705.0, 950, 1500, 150_000, 232_000),
    Woningtype.APPARTEMENT: (268_000, 680.0, 900, 1550, 142_000, 221_000),
    Woningtype.FLEX: (128_000, 560.0, 800, 1500, 72_000, 98_000),
}
"""Cost, rent a month, upkeep and other costs a year, beleidswaarde, marktwaarde."""


def _kengetallen() -> Kengetallen:
    projecten = {}
    for soort in Soort:
        if soort in BOUW:
            for woningtype, (kosten, huur, onderhoud, overig, beleid, markt) in _NIEUW.items():
                projecten[sleutel(soort.value, woningtype.value)] = Projectkengetal(
                    kosten=kosten, huur=huur, onderhoud=onderhoud, overige_lasten=overig, beleidswaarde=beleid,
                    marktwaarde=markt, prijspeil=_PEIL, bron=_BRON, status=Status.VOORBEELD,
                )  # fmt: skip
    for soort, kosten in (
        (Soort.VERDUURZAMING, 38_000),
        (Soort.VERBETERING, 24_000),
        (Soort.SLOOP, 19_000),
        (Soort.VERKOOP, 5_500),
    ):
        projecten[soort.value] = Projectkengetal(kosten=kosten, prijspeil=_PEIL, bron=_BRON, status=Status.VOORBEELD)
    projecten[Soort.AANKOOP.value] = Projectkengetal(
        kosten=205_000, huur=690.0, onderhoud=1600, overige_lasten=1500, beleidswaarde=112_000, marktwaarde=190_000, prijspeil=_PEIL,
        bron=_BRON, status=Status.VOORBEELD,
    )  # fmt: skip
    regels = {
        r.naam: Regelkengetal(daeb=_PER_VHE[r.naam][0], niet_daeb=_PER_VHE[r.naam][1], prijspeil=_PEIL, bron=_BRON, status=Status.VOORBEELD)
        for r in KENGETALREGELS
    }  # fmt: skip
    return Kengetallen(regels=regels, projecten=projecten, mutatiegraad=0.075, huurderving=0.014)


_PROCES = Proces(
    doel="Eerste inzicht in opgaven en middelen; daarna verkenning van onderlinge solidariteit",
    reikwijdte="Zes corporaties, al het bezit in de (verzonnen) Voorbeeldregio",
    doorlooptijd="Stap 1 januari, stap 2 februari–maart, stap 3–4 april–mei, stap 5 juni–september, stap 6 najaar",
    procesafspraken="Werkgroep van controllers; bestuurders bespreken elke stap; de coördinator beheert dit werkboek",
    rapportage="Tabblad Uitkomsten per stap; een notitie per bestuurlijk overleg",
    ambities="Plannen naast de NPA staan in laag individueel en tellen voorlopig niet mee",
    ambitie="E-, F- en G-labels weg voor 2029", fasering="Beleidsrijk 2026–2035, beleidsarm 2036–2040",
    huurbeleid="Het regionale pad; streefhuur en IAH naar eigen keuze",
)  # fmt: skip

_REFERENTIE = Referentie(
    stichtingskosten=268_000, huur=680.0, onderhoud=900, overige_lasten=1550, beleidswaarde=142_000, marktwaarde=221_000, prijspeil=_PEIL,
    ingreep=38_000,
)  # fmt: skip


def voorbeeldregio() -> Regio:
    """The filled region as validated input."""
    leeg = lege_regio(STARTJAAR, (), "Voorbeeldregio")
    herkomst = dict(leeg.herkomst)
    for naam in type(_REFERENTIE).model_fields:
        herkomst[f"referentie.{naam}"] = {"bron": _BRON, "status": Status.VOORBEELD.value}
    for naam in ("mutatiegraad", "huurderving"):
        herkomst[f"kengetallen.{naam}"] = {
            "bron": herkomst[f"kengetallen.{naam}"]["bron"],
            "status": Status.VOORBEELD.value,
        }
    u = leeg.uitgangspunten.model_copy(update={"proces": _PROCES, "referentie": _REFERENTIE})
    return Regio(
        naam=leeg.naam,
        uitgangspunten=u,
        kengetallen=_kengetallen(),
        opgave=opgave(STARTJAAR),
        scenarios=scenarios(STARTJAAR),
        solidariteit=solidariteit(STARTJAAR),
        uitvoering=uitvoering(STARTJAAR),
        corporaties=tuple(met_bezit(c) for c in corporaties(STARTJAAR)),
        herkomst=herkomst,
    )
