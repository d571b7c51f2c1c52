"""Two pages for each corporation: the verdict and its ratios over the years; what it does and what that costs."""

import numpy as np

from xl_doorrekening.begrippen.normen import RATIO, RATIOS
from xl_doorrekening.begrippen.regels import REGELS, Groep
from xl_doorrekening.begrippen.schrijfwijze import nl, procent
from xl_doorrekening.begrippen.tijd import GEHEEL, KOLOMMEN, TAKKEN
from xl_doorrekening.doorrekenen import Doorrekening
from xl_doorrekening.doorrekenen.draagkracht import draagkracht
from xl_doorrekening.doorrekenen.resultaat import Variant
from xl_doorrekening.rapport.inhoud import Grafiek, Reeks, Sectie, Soort, Stuk, Tabel, Tekst
from xl_doorrekening.rapport.stappen import jaren, keur
from xl_doorrekening.regio.oordeel import getal
from xl_doorrekening.regio.richting import RICHTINGEN, Richting
from xl_doorrekening.uitvoering.verdeling import gekozen

VARIANTEN = ("instandhouding", "met de opgave", "realistisch")
STANDEN = ("vhe", "schuld", "liquide_middelen", "beleidswaarde")


def corporatiepaginas(d: Doorrekening, c: int) -> Sectie:
    corporatie = d.regio.corporaties[c]
    return Sectie(f"corporatie-{corporatie.id}", corporatie.naam, (*_oordeel(d, c), *_plan(d, c)), corporatie.id)


def _varianten(d: Doorrekening) -> list[tuple[str, Variant]]:
    uit = list(zip(VARIANTEN, d.varianten, strict=False))
    s = gekozen(d)
    return [*uit, (f"scenario {s.naam}", s.variant)] if s else uit


def _oordeel(d: Doorrekening, c: int) -> list[Stuk]:
    """Page one."""
    o = d.oordelen[c]
    zinnen = [f"Instandhouding: {o.zin}"]
    zinnen += [f"{naam[0].upper()}{naam[1:]}: {v.oordelen[c].zin}" for naam, v in _varianten(d)[1:]]
    uit: list[Stuk] = [Tekst(tuple(zinnen), lijst=True)]
    tak = d.hoofdtak(c)
    ruimten = []
    for x in Richting:
        r = d.ruimte(o.corporatie, x, tak)
        bedrag = np.nan if r.onbegrensd else r.bedrag if o.verantwoord else min(r.bedrag, 0.0)
        knelt = f"{RATIO[r.bindend].label} {r.bindende_tak}, {r.jaar}" if r.bindend else r.reden or "–"
        ruimten.append((RICHTINGEN[x].label, keur(bedrag), nl(r.woningen) if bedrag > 0 else "–", knelt))
    uit.append(Tabel("Wat is de verantwoorde ruimte, en wat begrenst haar?",
                     ("Richting", "Ruimte", "Woningen", "Wat knelt"), tuple(ruimten), (0, 3),
                     f"In {tak}, × € 1.000; huurmatiging per jaar."))  # fmt: skip
    uit += [g for r in ("icr", "ltv") for g in [_verloop(d, c, r)] if g is not None]
    return uit


def _verloop(d: Doorrekening, c: int, ratio: str) -> Grafiek | None:
    """A ratio over the years in every variant, of the tak or geheel that is tightest."""
    v0 = d.opgave or d.basis
    per = {x.tak: x for x in v0.oordelen[c].ratios if x.ratio == ratio}
    if not per:
        return None
    tak = min(per.values(), key=lambda x: x.marge).tak
    k = KOLOMMEN.index(tak)
    grens = float(d.toets.grenzen[ratio][k])
    reeksen = [
        Reeks(naam, tuple(float(x) if np.isfinite(x) else None for x in v.toets.ratios[ratio][:, 0, c, k]))
        for naam, v in _varianten(d)
    ]
    return Grafiek(
        f"{RATIO[ratio].label} {tak}: hoe ver van de grens?", Soort.LIJN, jaren(d),
        (*reeksen, Reeks("grens", (grens,) * len(jaren(d)), grens=True)), "",
        f"Een lijn per variant naast de grens van {getal(ratio, grens)}; de cijfers staan in de tabel eronder.",
        procent="%" in RATIO[ratio].formaat, decimalen=2,
    )  # fmt: skip


def _plan(d: Doorrekening, c: int) -> list[Stuk]:
    """Page two."""
    uit: list[Stuk] = []
    h = d.haalbaarheid
    if h is not None:
        x = draagkracht(d, h)[c]
        uit.append(Tabel("Wat vraagt de opgave, en wat past?", ("", "Met de opgave", "Realistisch"), (
            ("Opgave", keur(x.b.opgave), keur(x.r.opgave)),
            ("Past niet, naar rato", keur(x.b.rato), keur(x.r.rato)),
            ("Past niet, op volgorde", keur(x.b.volgorde), keur(x.r.volgorde)),
            ("Haalbaar", procent(x.b.haalbaar), procent(x.r.haalbaar)),
            ("Nieuwbouw die naar rato niet past (woningen)", nl(x.b.nieuwbouw_rato), nl(x.r.nieuwbouw_rato)),
            ("Buiten norm of buffer vanaf", str(x.b.haakt_af or "–"), str(x.r.haakt_af or "–")),
            ("Verantwoorde ruimte na de opgave", keur(x.na), "–"),
        ), (0,), "× € 1.000, prijspeil begin startjaar."))  # fmt: skip
        t = h.plan.plan
        if t is not None:
            gedaan = h.plan.tekorten[0].gedaan
            rijen = tuple(
                (p.naam or "–", p.gemeente or "–", str(p.soort), nl(float(t.aantal[i])), str(int(t.oplevering[i])),
                 "zacht" if t.zacht[i] else "hard", procent(float(gedaan[i])))
                for i, p in enumerate(t.projecten) if t.corporatie[i] == c
            )  # fmt: skip
            if rijen:
                uit.append(Tabel("Welke projecten staan er in het plan?", ("Project", "Gemeente", "Soort", "Woningen",
                                 "Oplevering", "Hardheid", "Past"), rijen, (0, 1, 2, 5),
                                 "Past: het deel dat naar rato binnen de normen kan."))  # fmt: skip
    v = d.opgave or d.basis
    wat = "met de opgave" if d.opgave else "instandhouding"
    groepen = (Groep.ONTVANGST, Groep.UITGAVE, Groep.DESINVESTERING, Groep.INVESTERING)
    kas = []
    for r in REGELS:
        if r.groep in groepen or r.groep is Groep.SALDO or r.naam in STANDEN:
            reeks = v.uitkomst.lijn(r.naam)[0, c, len(TAKKEN)]
            if np.nan_to_num(reeks).any():
                kas.append((r.label, *(nl(x) if r.naam == "vhe" else keur(float(x)) for x in reeks.tolist())))
    uit.append(Tabel(f"Kasstromen en standen, {GEHEEL}, {wat}", ("Regel", *jaren(d)), tuple(kas), (0,),
                     "× € 1.000; vhe in aantallen. Ontvangsten en uitgaven zijn beide positief."))  # fmt: skip
    ratios = []
    for ratio in RATIOS:
        for k, tak in enumerate(KOLOMMEN):
            reeks = v.toets.ratios[ratio.naam][:, 0, c, k]
            if not np.isnan(reeks).all():
                waarden = ("–" if np.isnan(x) else getal(ratio.naam, float(x)) for x in reeks)
                ratios.append((f"{ratio.label} {tak}", *waarden))
    uit.append(Tabel(f"Ratio's, {wat}", ("Ratio", *jaren(d)), tuple(ratios), (0,)))
    return uit
