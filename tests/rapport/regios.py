"""Regions at the edge: nothing wrong, all wrong, one corporation, forty, no task, hostile words."""

from functools import cache

from xl_doorrekening.begrippen.opgave import Opgavetype
from xl_doorrekening.doorrekenen import Doorrekening, doorrekenen
from xl_doorrekening.invoer.corporatie import Realisatie, Snelstart
from xl_doorrekening.invoer.opgave import Opgave
from xl_doorrekening.invoer.realisatie import Gerealiseerd
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.invoer.scenarios import Scenarios
from xl_doorrekening.invoer.solidariteit import Solidariteit
from xl_doorrekening.invoer.uitgangspunten import Norm
from xl_doorrekening.invoer.uitvoering import Besluit, Openpunt, Uitvoering
from xl_doorrekening.voorbeeld import voorbeeldregio

GEMEEN = "<script>alert(1)</script> & \"'onload=x"
ZONDER = {"scenarios": Scenarios(), "solidariteit": Solidariteit(), "uitvoering": Uitvoering()}


def met_normen(icr: float, ltv: float) -> Regio:
    r = voorbeeldregio()
    u = r.uitgangspunten
    naam = u.definities.normenset.value
    set_ = u.normen[naam] | {
        "icr": Norm(daeb=icr, niet_daeb=icr, geheel=icr), "ltv": Norm(daeb=ltv, niet_daeb=ltv, geheel=ltv)
    }  # fmt: skip
    return r.model_copy(update={"uitgangspunten": u.model_copy(update={"normen": u.normen | {naam: set_}})})


def een() -> Regio:
    r = voorbeeldregio()
    c = r.corporaties[0]
    gemeenten = {b.gemeente for b in c.bezit}
    regels = tuple(x for x in r.opgave.regels if x.gemeente in gemeenten)
    opgave = r.opgave.model_copy(update={"regels": regels, "handmatig": ()})
    return r.model_copy(update={"corporaties": (c,), "opgave": opgave, **ZONDER})


def veertig() -> Regio:
    r = voorbeeldregio()
    wie = tuple(
        r.corporaties[i % 6].model_copy(update={"id": f"c{i:08}", "naam": f"{r.corporaties[i % 6].naam} {i}"})
        for i in range(40)
    )
    return r.model_copy(update={"corporaties": wie, "opgave": Opgave(), **ZONDER})


def gemeen() -> Regio:
    """Everything a user writes is meant to break out of the page."""
    r = voorbeeldregio()
    u = r.uitgangspunten
    c = tuple(x.model_copy(update={"naam": f"{GEMEEN} {i}"}) for i, x in enumerate(r.corporaties))
    lijst = tuple(s.model_copy(update={"toelichting": GEMEEN}) for s in r.scenarios.lijst)
    return r.model_copy(update={
        "naam": f"</style>{GEMEEN}", "corporaties": c, "scenarios": r.scenarios.model_copy(update={"lijst": lijst}),
        "uitgangspunten": u.model_copy(update={"proces": u.proces.model_copy(update={"doel": GEMEEN})}),
        "uitvoering": Uitvoering(besluit=Besluit(door=GEMEEN), open_punten=(Openpunt(punt=GEMEEN),)),
    })  # fmt: skip


def gemeten() -> Regio:
    """Three corporations filled in what the year came to: one as planned, one with more debt, one out of the norms."""
    r = voorbeeldregio()
    schuld = {0: 933e6, 4: 700e6, 5: 250e6}
    leden = tuple(
        c.model_copy(update={
            "realisatie": {"DAEB": Realisatie(stand=Snelstart(schuld=schuld[i]))},
            "gerealiseerd": (Gerealiseerd(gemeente="Waardstad", type=Opgavetype.UITBREIDING, aantal=i + 1),),
        }) if i in schuld else c
        for i, c in enumerate(r.corporaties)
    )  # fmt: skip
    return r.model_copy(update={"corporaties": leden})


REGIOS = {
    "voorbeeld": voorbeeldregio,
    "niets mis": lambda: met_normen(0.1, 1.9),
    "alles mis": lambda: met_normen(9.0, 0.01),
    "een corporatie": een,
    "veertig": veertig,
    "zonder opgave": lambda: voorbeeldregio().model_copy(update={
        "opgave": Opgave(), **ZONDER,
        "corporaties": tuple(c.model_copy(update={"projecten": ()}) for c in voorbeeldregio().corporaties),
    }),
    "gemeen": gemeen,
    "gemeten": gemeten,
}  # fmt: skip


@cache
def doorgerekend(naam: str) -> Doorrekening:
    return doorrekenen(REGIOS[naam]())
