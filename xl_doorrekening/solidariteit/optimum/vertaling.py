"""An answer of the programme as what a controller would enter: changes of the plans, and instruments."""

from collections.abc import Iterator

import numpy as np

from xl_doorrekening.begrippen.dpm import Taknaam
from xl_doorrekening.begrippen.instrumenten import Instrument
from xl_doorrekening.begrippen.maatregelen import Maatregel
from xl_doorrekening.begrippen.tijd import TAKKEN
from xl_doorrekening.invoer.scenarios import Wijziging
from xl_doorrekening.invoer.solidariteit import Instrumentregel
from xl_doorrekening.kern.indexen import Bedragen
from xl_doorrekening.kern.projecttabel import TYPEN
from xl_doorrekening.solidariteit.optimum.financiering import MLN
from xl_doorrekening.solidariteit.optimum.lp import Oplossing
from xl_doorrekening.solidariteit.optimum.programma import Programma
from xl_doorrekening.solidariteit.optimum.speelveld import Punt, Speelveld

KLEIN = 1e-6
"""Dwellings below which nothing is said."""
DEEL_WONING = 1e-3
"""Dwellings that a plan may be short of and still be done."""
KLEIN_BEDRAG = 1e-3
"""€ mln below which no one is asked to sign."""


def wijzigingen(r: Speelveld, punt: Punt, scenario: str) -> Iterator[Wijziging]:
    """What share of every plan is carried out, by whoever; one row where a corporation does a whole type alike."""
    p, b, namen = r.posten, r.bouwers, [c.naam for c in r.o.regio.corporaties]
    gedaan = np.zeros(len(p))
    np.add.at(gedaan, b.post, punt.gebouwd)
    deel = np.divide(gedaan, p.aantal, out=np.ones(len(p)), where=p.aantal > 0)
    deel[np.abs(deel - 1) * np.maximum(p.aantal, 1.0) < DEEL_WONING] = 1.0
    soort = p.plan.opgave[p.eerste]
    for c, naam in enumerate(namen):
        for type_ in np.unique(soort[p.corporatie == c]).tolist():
            hier = np.flatnonzero((p.corporatie == c) & (soort == type_))
            vast = {"scenario": scenario, "maatregel": Maatregel.OMVANG, "corporatie": naam}
            if type_ >= 0:
                vast["type"] = TYPEN[type_]
            if type_ >= 0 and np.ptp(deel[hier]) < 1e-12:
                if deel[hier[0]] != 1.0:
                    yield Wijziging.model_validate(vast | {"waarde": float(deel[hier[0]])})
                continue
            for i in hier[deel[hier] != 1.0].tolist():
                yield Wijziging.model_validate(vast | _kies(r, i) | {"waarde": float(deel[i])})


def _kies(r: Speelveld, i: int) -> dict[str, object]:
    """The columns that pick one post out."""
    p = r.posten
    project, jaar = p.plan.projecten[p.eerste[i]], int(p.plan.oplevering[p.eerste[i]])
    tak = Taknaam(TAKKEN[p.tak[i]])
    return {"project": project.naam, "gemeente": project.gemeente, "van": jaar, "tot": jaar, "tak": tak}


def overnames(r: Speelveld, punt: Punt, scenario: str) -> Iterator[Instrumentregel]:
    b, namen = r.bouwers, [c.naam for c in r.o.regio.corporaties]
    over = np.flatnonzero((punt.gebouwd > KLEIN) & (np.arange(len(b.post)) >= b.eigen))
    for j in over.tolist():
        i = int(b.post[j])
        yield Instrumentregel.model_validate({
            "scenario": scenario, "instrument": Instrument.OVERNAME, "gever": namen[b.corporatie[j]],
            "ontvanger": namen[r.posten.corporatie[i]], "aantal": float(punt.gebouwd[j]), **_kies(r, i),
        })  # fmt: skip


def overdrachten(r: Speelveld, punt: Punt, scenario: str) -> Iterator[Instrumentregel]:
    x, namen = r.overdrachten, [c.naam for c in r.o.regio.corporaties]
    start = r.o.regio.uitgangspunten.startjaar
    for i in np.flatnonzero(punt.overgedragen > KLEIN).tolist():
        aantal = float(punt.overgedragen[i])
        yield Instrumentregel(
            scenario=scenario, instrument=Instrument.TAAKOVERDRACHT, gever=namen[x.naar[i]], ontvanger=namen[x.van[i]],
            tak=Taknaam(TAKKEN[x.tak[i]]), van=start + int(x.t[i]), aantal=aantal, bedrag=aantal * float(x.prijs[i]),
        )  # fmt: skip


def koppel(geeft: Bedragen, krijgt: Bedragen) -> Iterator[tuple[int, int, float]]:
    """Who gives whom, so that everyone gives and gets its sum: (gever, ontvanger, bedrag), in the order of the region.

    What one gives and gets at once is the same money.
    """
    netto = geeft - krijgt
    nog, vraagt = np.maximum(netto, 0.0), np.maximum(-netto, 0.0)
    g, o = 0, 0
    while g < len(nog) and o < len(vraagt):
        bedrag = min(nog[g], vraagt[o])
        if bedrag > KLEIN_BEDRAG:
            yield g, o, float(bedrag)
        nog[g] -= bedrag
        vraagt[o] -= bedrag
        if nog[g] <= KLEIN:
            g += 1
        else:
            o += 1


def geldregels(p: Programma, x: Oplossing, scenario: str) -> Iterator[Instrumentregel]:
    """Amounts to the euro; the same amount in years on end is one row."""
    namen = [c.naam for c in p.o.regio.corporaties]
    open_: dict[tuple[int, int, float], Instrumentregel] = {}
    for soort in p.geld:
        regel = soort.regel
        for g, o, mln in koppel(x.kolommen[soort.geeft], x.kolommen[soort.krijgt]):
            bedrag = float(round(mln * MLN))
            los = {"scenario": scenario, "gever": namen[g], "ontvanger": namen[o], "bedrag": bedrag}
            nieuw = regel.model_copy(update=los)
            if regel.instrument is not Instrument.PROJECTSTEUN:
                yield nieuw
                continue
            vorige = open_.get((g, o, bedrag))
            if vorige is not None and (vorige.tot or vorige.van) == (regel.van or 0) - 1:
                open_[g, o, bedrag] = vorige.model_copy(update={"tot": regel.van})
                continue
            if vorige is not None:
                yield vorige
            open_[g, o, bedrag] = nieuw
    yield from open_.values()
