"""What became of the year: a conclusion and the tables of it, when someone filled in what was realised."""

from collections.abc import Iterator

import numpy as np

from xl_doorrekening.begrippen.schrijfwijze import nl
from xl_doorrekening.doorrekenen import Doorrekening
from xl_doorrekening.kern.projecttabel import TYPEN
from xl_doorrekening.rapport.inhoud import Stuk, Tabel
from xl_doorrekening.rapport.woorden import hoeveel, opsomming
from xl_doorrekening.uitvoering.monitoring.effect import effecten, krapste
from xl_doorrekening.uitvoering.monitoring.woningen import gereed, woningen

GENOEG = 3
"""Corporations of which figures together tell of none of them."""


def conclusie(d: Doorrekening, namen: bool) -> str:
    """Who filled in, what was delivered of what was planned, and whose verdict changes; blank when nobody did."""
    klaar, alle = gereed(d)
    if not klaar or not (namen or klaar >= GENOEG):
        return ""
    jaar = d.regio.uitgangspunten.startjaar
    delen = [f"Van {jaar} zijn bij {klaar} van de {hoeveel(alle)} cijfers ingevuld"]
    bekend = [x for x in woningen(d) if x.gerealiseerd is not None]
    per_type = []
    for type_ in TYPEN:
        hier = [x for x in bekend if x.type is type_]
        if hier:
            gedaan, plan = sum(x.gerealiseerd or 0.0 for x in hier), sum(x.plan for x in hier)
            per_type.append(f"{type_.value} {nl(gedaan)} van {nl(plan)} gepland")
    if per_type:
        delen.append(f"woningen: {opsomming(per_type)}")
    anders = [x for x in effecten(d) if x.gepland.kleur is not x.werkelijk.kleur]
    if anders and namen:
        wie = opsomming(
            [f"{x.corporatie} (van {x.gepland.kleur.value} naar {x.werkelijk.kleur.value})" for x in anders]
        )
        delen.append(f"het oordeel voor de jaren erna wordt anders bij {wie}")
    elif anders:
        delen.append(f"het oordeel voor de jaren erna wordt anders bij {hoeveel(len(anders))}")
    else:
        delen.append("het oordeel voor de jaren erna blijft overal gelijk")
    return "; ".join(delen) + "."


def stukken(d: Doorrekening) -> Iterator[Stuk]:
    """Per agreement, and per corporation that filled in something."""
    if not gereed(d)[0]:
        return
    jaar = d.regio.uitgangspunten.startjaar
    rijen = tuple(
        (x.corporatie, x.gemeente, x.type.value, nl(x.plan), "–" if x.gerealiseerd is None else nl(x.gerealiseerd),
         x.zin(jaar) or "zoals gepland")
        for x in woningen(d) if x.plan or x.gerealiseerd
    )  # fmt: skip
    if rijen:
        yield Tabel(f"Wat werd er in {jaar} van de afspraken?", ("Corporatie", "Gemeente", "Type", "Plan",
                    "Gerealiseerd", "Wat betekent het?"), rijen, (0, 1, 2, 5), "Woningen.")  # fmt: skip
    gevolg = tuple(
        (x.corporatie, x.gepland.kleur.value, x.werkelijk.kleur.value, krapste(x.gepland) or "–",
         krapste(x.werkelijk) or "–", _ruimte(x.ruimte_gepland), _ruimte(x.ruimte_werkelijk), x.zin())
        for x in effecten(d)
    )  # fmt: skip
    yield Tabel(f"Wat doet {jaar} met de jaren erna?", ("Corporatie", "Oordeel als gepland",
                "Oordeel zoals het werd", "Krapst als gepland", "Krapst zoals het werd", "Ruimte als gepland",
                "Ruimte zoals het werd", "Verschil"), gevolg, (0, 1, 2, 3, 4, 7),
                "Ruimte na de opgave, × € 1.000.")  # fmt: skip


def _ruimte(x: float) -> str:
    return "–" if np.isnan(x) else nl(x / 1000)
