"""Two pages for each corporation: the verdict and its ratios over the years; what it does and what that costs."""

import numpy as np

from xl_doorrekening.begrippen.normen import RATIO, RATIOS
from xl_doorrekening.begrippen.regels import REGEL
from xl_doorrekening.begrippen.schrijfwijze import nl, procent
from xl_doorrekening.begrippen.tijd import GEHEEL, KOLOMMEN, TAKKEN
from xl_doorrekening.doorrekenen import Doorrekening
from xl_doorrekening.doorrekenen.draagkracht import draagkracht, verantwoord
from xl_doorrekening.doorrekenen.resultaat import Variant
from xl_doorrekening.kern.projecttabel import GEEN
from xl_doorrekening.rapport import monitoring
from xl_doorrekening.rapport.inhoud import Grafiek, Naast, Reeks, Sectie, Soort, Stuk, Tabel, Tekst
from xl_doorrekening.rapport.stappen import jaren, keur
from xl_doorrekening.regio.oordeel import getal
from xl_doorrekening.regio.richting import RICHTINGEN, Richting
from xl_doorrekening.uitvoering.monitoring.beeld import Jaarbeeld

VARIANTEN = ("instandhouding", "met de opgave", "realistisch")
KASREGELS = (
    "operationele_ontvangsten", "operationele_uitgaven", "rente_uitgaven", "operationele_kasstroom", "nieuwbouw_huur",
    "woningverbetering_projecten", "verkoop_bestaand_bezit", "investeringssaldo", "nieuwe_leningen", "aflossing",
    "saldo_instandhouding", "vhe", "schuld", "liquide_middelen", "beleidswaarde", "marktwaarde", "eigen_vermogen",
)  # fmt: skip
"""Lines in the report; the workbook has all."""


def corporatiepaginas(d: Doorrekening, c: int, jaar: Jaarbeeld) -> Sectie:
    corporatie = d.regio.corporaties[c]
    return Sectie(
        f"corporatie-{corporatie.id}",
        corporatie.naam,
        (*_oordeel(d, c), *_plan(d, c), *monitoring.van(jaar, c)),
        corporatie.id,
    )


def _varianten(d: Doorrekening) -> list[tuple[str, Variant]]:
    uit = list(zip(VARIANTEN, d.varianten, strict=False))
    s = d.gekozen
    return [*uit, (f"scenario {s.naam}", s.variant)] if s else uit


def _oordeel(d: Doorrekening, c: int) -> list[Stuk]:
    """Page one: the verdict in every variant, the room and the task, and the two ratios that count over the years."""
    o = d.oordelen[c]
    zinnen = [f"Instandhouding: {o.zin}"]
    zinnen += [f"{naam[0].upper()}{naam[1:]}: {v.oordelen[c].zin}" for naam, v in _varianten(d)[1:]]
    grafieken = tuple(g for r in ("icr", "ltv") for g in [_verloop(d, c, r)] if g is not None)
    return [Tekst(tuple(zinnen), lijst=True), Naast((_ruimte(d, c), *_opgave(d, c))), Naast(grafieken)]


def _ruimte(d: Doorrekening, c: int) -> Tabel:
    o, tak = d.oordelen[c], d.hoofdtak(c)
    rijen = []
    for x in Richting:
        r = d.ruimte(o.corporatie, x, tak)
        bedrag = verantwoord(r, o)
        knelt = f"{RATIO[r.bindend].label} {r.bindende_tak}, {r.jaar}" if r.bindend else r.reden or "–"
        rijen.append((RICHTINGEN[x].label, keur(bedrag), nl(r.woningen) if bedrag > 0 else "–", knelt))
    koppen = ("Richting", "Ruimte", "Woningen", "Wat knelt")
    return Tabel("Wat is de verantwoorde ruimte, en wat begrenst haar?", koppen, tuple(rijen), (0, 3),
                 f"In {tak}, × € 1.000; huurmatiging per jaar.")  # fmt: skip


def _opgave(d: Doorrekening, c: int) -> tuple[Tabel, ...]:
    h = d.haalbaarheid
    if h is None:
        return ()
    x = draagkracht(d, h)[c]
    rijen = (
        ("Opgave", keur(x.b.opgave), keur(x.r.opgave)),
        ("Past niet, naar rato", keur(x.b.rato), keur(x.r.rato)),
        ("Past niet, op volgorde", keur(x.b.volgorde), keur(x.r.volgorde)),
        ("Haalbaar", procent(x.b.haalbaar), procent(x.r.haalbaar)),
        ("Nieuwbouw die naar rato niet past (woningen)", nl(x.b.nieuwbouw_rato), nl(x.r.nieuwbouw_rato)),
        ("Buiten norm of buffer vanaf", str(x.b.haakt_af or "–"), str(x.r.haakt_af or "–")),
        ("Verantwoorde ruimte na de opgave", keur(x.na), "–"),
    )
    return (Tabel("Wat vraagt de opgave, en wat past?", ("", "Met de opgave", "Realistisch"), rijen, (0,),
                  "× € 1.000, prijspeil begin startjaar."),)  # fmt: skip


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
    """Page two: the projects, and what they do to cash flows, balance and ratios."""
    v = d.opgave or d.basis
    wat = "met de opgave" if d.opgave else "instandhouding"
    kas = []
    for naam in KASREGELS:
        reeks = v.uitkomst.lijn(naam)[0, c, len(TAKKEN)]
        if np.nan_to_num(reeks).any():
            kas.append((REGEL[naam].label, *(nl(x) if naam == "vhe" else keur(float(x)) for x in reeks.tolist())))
    ratios = []
    for ratio in RATIOS:
        for k, tak in enumerate(KOLOMMEN):
            reeks = v.toets.ratios[ratio.naam][:, 0, c, k]
            if (tak == GEHEEL or ratio.telt_standaard) and not np.isnan(reeks).all():
                waarden = ("–" if np.isnan(x) else getal(ratio.naam, float(x)) for x in reeks)
                ratios.append((f"{ratio.label} {tak}", *waarden))
    return [
        *_projecten(d, c),
        Tabel(f"Kasstromen en standen, {GEHEEL}, {wat}", ("Regel", *jaren(d)), tuple(kas), (0,),
              "× € 1.000; vhe in aantallen. Ontvangsten en uitgaven zijn beide positief. Alle regels: het werkboek."),
        Tabel(f"Ratio's, {wat}", ("Ratio", *jaren(d)), tuple(ratios), (0,)),
    ]  # fmt: skip


def _projecten(d: Doorrekening, c: int) -> list[Stuk]:
    """The own projects one by one; what was allotted without a plan, per gemeente and type together."""
    h = d.haalbaarheid
    t = h.plan.plan if h else None
    if h is None or t is None:
        return []
    gedaan = h.plan.tekorten[0].gedaan
    rijen: list[tuple[str, ...]] = []
    zonder: dict[tuple[str, str], list[int]] = {}
    for i in np.flatnonzero(t.corporatie == c).tolist():
        p = t.projecten[i]
        if t.rij[i] == GEEN:
            zonder.setdefault((p.gemeente or "–", str(p.opgave or p.soort)), []).append(i)
            continue
        hardheid = "zacht" if t.zacht[i] else "hard"
        rijen.append((p.naam or "–", p.gemeente or "–", str(p.opgave or p.soort), nl(float(t.aantal[i])),
                      str(int(t.oplevering[i])), hardheid, procent(float(gedaan[i]))))  # fmt: skip
    for (gemeente, soort), welke in zonder.items():
        eerste, laatste = int(t.oplevering[welke].min()), int(t.oplevering[welke].max())
        deel = float((gedaan[welke] * t.aantal[welke]).sum() / t.aantal[welke].sum())
        rijen.append(("toegerekend, nog zonder plan", gemeente, soort, nl(float(t.aantal[welke].sum())),
                      str(eerste) if eerste == laatste else f"{eerste}–{laatste}", "zacht", procent(deel)))  # fmt: skip
    if not rijen:
        return []
    koppen = ("Project", "Gemeente", "Waarvoor", "Woningen", "Oplevering", "Hardheid", "Past")
    return [Tabel("Welke projecten staan er in het plan?", koppen, tuple(rijen), (0, 1, 2, 5),
                  "Past: het deel dat naar rato binnen de normen kan.")]  # fmt: skip
