"""Results of tab Optimum; only a search writes them, a recalculation says whether they still hold."""

import numpy as np

from xl_doorrekening.begrippen.normen import RATIO
from xl_doorrekening.doorrekenen.optimum import Regionaaloptimum
from xl_doorrekening.solidariteit.optimum.schaduw import STAP, Schaduwprijs
from xl_doorrekening.solidariteit.optimum.zoeken import Optimum
from xl_doorrekening.solidariteit.saldo import ontvangen
from xl_doorrekening.werkboek import versheid
from xl_doorrekening.werkboek.indeling import optimum as indeling
from xl_doorrekening.werkboek.indeling.solidariteit import DEELNEMERS
from xl_doorrekening.werkboek.lezen.bron import Tabblad
from xl_doorrekening.werkboek.schrijven.invullen import op_plaats
from xl_doorrekening.werkboek.schrijven.opgavecellen import op_naam
from xl_doorrekening.werkboek.schrijven.rijen import NAAM, Blokken, leeg, lijst, of_leeg
from xl_doorrekening.werkboek.schrijven.waarden import Onthouden, Waarde

Rij = dict[str, Waarde]
PLAATS = {
    "o_kromme": indeling.KROMME,
    "o_wie": DEELNEMERS,
    "o_prijzen": indeling.PRIJZEN,
    "o_botsing": indeling.BOTSING,
}


def optimumcellen(r: Regionaaloptimum, scenario: str, gezocht: str, vingerafdruk: str, afdruk: str) -> Blokken:
    """Every cell of the tab. `vingerafdruk`: of the input with the scenario in it; `afdruk`: of the scenario's rows."""
    x = r.optimum
    uit = leeg(indeling.blad(), PLAATS)
    uit["o_stand"] = {(versheid.STAND, "waarde"): Onthouden(versheid.ACTUEEL)} | {
        (code, "waarde"): waarde
        for code, waarde in (
            ("gezocht", gezocht), ("vanaf", r.vanaf or "de opgave (B)"),
            ("scenario", "–" if x.botsing else scenario), ("buiten", ", ".join(r.onbekend) or "–"),
            ("blijft", ", ".join(x.samen.buiten) or "–"),
            ("vingerafdruk", vingerafdruk), ("afdruk", None if x.botsing else afdruk),
        )
    }  # fmt: skip
    if not x.botsing:
        for code, waarde in (
            ("alleen", x.alleen.gewogen), ("samen", x.samen.gewogen), ("extra", x.extra), ("over", x.overgedragen),
            ("hulp", x.hulp), ("prijs", of_leeg(x.prijs)), ("grens", x.grens),
            ("mis", max(x.samen.overschrijding, 0.0)),
        ):  # fmt: skip
            uit["o_samen"][code, "waarde"] = waarde
    lijsten: dict[str, list[Rij]] = {
        "o_botsing": [{NAAM: str(i + 1), "wens": w} for i, w in enumerate(x.botsing)],
        "o_kromme": [{NAAM: _mln(g), "geld": g, "woningen": w} for g, w in x.kromme],
        "o_wie": [] if x.botsing else _wie(x),
        "o_prijzen": [_prijs(s) for s in x.schaduwprijzen],
    }
    for blok, rijen in lijsten.items():
        uit[blok] |= lijst(rijen, PLAATS[blok])
    return uit


def _mln(geld: float) -> str:
    """As the category of the chart."""
    return f"€ {geld / 1e6:.1f} mln".replace(".", ",")


def _wie(x: Optimum) -> list[Rij]:
    r = x.speelveld
    b, o, n = r.bouwers, r.o, len(r.o.regio.corporaties)
    eigen, alleen = r.eigen(x.samen.punt), r.eigen(x.alleen.punt)
    ander = np.bincount(b.corporatie[b.eigen :], r.gewogen(x.samen.punt)[b.eigen :], n)
    over, t = x.samen.punt.overgedragen, r.overdrachten
    bezit = np.bincount(t.naar, over, n) - np.bincount(t.van, over, n)
    krijgt = ontvangen(o.regio, x.samen.instrumenten).sum(0)
    return [
        {
            NAAM: o.regio.corporaties[i].naam, "alleen": float(alleen[i]), "eigen": float(eigen[i]),
            "voor_ander": float(ander[i]),
            "bezit": float(bezit[i]), "geeft": float(x.last[i]), "ruimte": of_leeg(o.ruimte[i]),
            "deel": of_leeg(x.last[i] / o.ruimte[i]) if o.ruimte[i] > 0 else None, "krijgt": float(krijgt[i]),
        }
        for i in op_naam(o.regio)
    ]  # fmt: skip


def _prijs(s: Schaduwprijs) -> Rij:
    if s.wat == "kas":
        wat = "€ 1 mln meer in dit jaar"
    else:
        stap = "0,1" if s.wat == "icr" else f"{100 * STAP[s.wat]:.0f} procentpunt"
        wat = f"{RATIO[s.wat].label}: grenswaarde {stap} soepeler"
    return {NAAM: s.corporatie, "wat": wat, "tak": s.tak, "jaar": s.jaar, "woningen": s.woningen}


def stand(tab: Tabblad, vingerafdruk: str) -> dict[tuple[int, int], Waarde]:
    """Whether the answer that stands there is of this input."""
    blad, eigen = indeling.blad(), versheid.EIGENSTAND["optimum"]
    plek = tab.vind(blad.blok(eigen.blok))
    if plek is None or "vingerafdruk" not in plek.rijen or "waarde" not in plek.kolommen:
        return {}
    toen = tab.waarde(plek.rijen["vingerafdruk"], plek.kolommen["waarde"])
    nu = Onthouden(eigen.tekst(toen, vingerafdruk))
    return op_plaats(tab, blad, {eigen.blok: {(versheid.STAND, "waarde"): nu}})
