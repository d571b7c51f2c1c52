"""Checks on what the region shares."""

from collections import Counter
from collections.abc import Iterator

from xl_doorrekening.begrippen.normen import RATIO, RATIOS
from xl_doorrekening.begrippen.schrijfwijze import nl
from xl_doorrekening.begrippen.tijd import BELEIDSRIJK
from xl_doorrekening.controle.melding import Melding
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.invoer.uitgangspunten import Referentie
from xl_doorrekening.invoer.veld import velden

_RAND = 1e-6


def controleer(regio: Regio) -> Iterator[Melding]:
    u = regio.uitgangspunten
    d = u.definities
    ritme = d.kasritme_0 + d.kasritme_1 + d.kasritme_2
    if abs(ritme - 1) > _RAND:
        yield Melding(
            "verdeling",
            "",
            ("uitgangspunten", "definities", "kasritme_0"),
            f"het kasritme is samen {nl(100 * ritme, 1)}%",
            "samen 100%",
            "pas een van de drie delen aan",
        )
    if abs(sum(u.ruimteprofiel) - 1) > _RAND:
        yield Melding(
            "verdeling",
            "",
            ("uitgangspunten", "ruimteprofiel", 0),
            f"de verdeling van de ruimte is samen {nl(100 * sum(u.ruimteprofiel), 1)}%",
            "samen 100%",
            "pas de jaren aan",
        )
    for t, deel in enumerate(u.ruimteprofiel):
        if t >= BELEIDSRIJK and deel > 0:
            yield Melding(
                "verdeling",
                "",
                ("uitgangspunten", "ruimteprofiel", t),
                f"{nl(100 * deel, 1)}% in een beleidsarm jaar",
                "0% in de jaren 11–15",
                "zet de ruimte in de eerste tien jaren",
            )
    yield from _referentie(regio)
    yield from _normen(regio)
    for t, (stijging, plafond) in enumerate(zip(u.macro.huurverhoging, u.huursomplafond, strict=True)):
        if plafond is not None and stijging > plafond + _RAND:
            yield Melding(
                "plafond",
                "",
                ("uitgangspunten", "macro", "huurverhoging", t),
                f"huurverhoging {u.startjaar + t}: {nl(100 * stijging, 2)}%",
                f"ten hoogste {nl(100 * plafond, 2)}%",
                "verlaag het pad of licht toe waarom het mag",
            )
    namen = Counter(c.naam.casefold() for c in regio.corporaties)
    for c in regio.corporaties:
        if namen[c.naam.casefold()] > 1:
            yield Melding(
                "dubbel",
                c.id,
                ("naam",),
                f"de naam “{c.naam}” komt {namen[c.naam.casefold()]} keer voor",
                "een eigen naam per corporatie",
                "maak de namen verschillend",
            )


def _referentie(regio: Regio) -> Iterator[Melding]:
    for naam, v in velden(Referentie):
        if v.nodig and getattr(regio.uitgangspunten.referentie, naam) is None:
            pad = ("uitgangspunten", "referentie", naam)
            herstel = "vul in; zonder dit cijfer is de ruimte voor nieuwbouw niet te berekenen"
            yield Melding("ontbreekt", "", pad, f"{v.label}: leeg", v.toegestaan, herstel)


def _normen(regio: Regio) -> Iterator[Melding]:
    u = regio.uitgangspunten
    gekozen = u.normen[u.definities.normenset.value]
    telt = [r for r in RATIOS if u.telt_mee.get(r.naam, r.telt_standaard)]
    if not telt:
        yield Melding(
            "norm",
            "",
            ("uitgangspunten", "telt_mee", RATIOS[0].naam),
            "geen enkele ratio bepaalt de ruimte",
            "ten minste één",
            "kies bij blok 5 ja voor bijvoorbeeld ICR en LTV",
        )
    for r in telt:
        if gekozen[r.naam].als_rij() == (None, None, None):
            yield Melding(
                "norm",
                "",
                ("uitgangspunten", "normen", u.definities.normenset.value, r.naam, "daeb"),
                f"grenswaarde {RATIO[r.naam].label}: leeg in de gekozen set “{u.definities.normenset.value}”",
                "een grenswaarde voor elke ratio die de ruimte bepaalt",
                "vul de set in of kies in blok 2 een andere",
            )
