"""The sections per step, from the results; with `namen` each corporation has a row, without only the region is told.

Without names nothing is told from which one corporation can be worked out: no free text, no room beside shortage, no
first year, no money between them, and not what remains undone in a gemeente (where often one corporation builds).
"""

import numpy as np

from xl_doorrekening.begrippen.normen import RATIO, RATIOS
from xl_doorrekening.begrippen.opgave import KORT, Herkomst
from xl_doorrekening.begrippen.schrijfwijze import nl, procent
from xl_doorrekening.begrippen.tijd import JAREN, KOLOMMEN
from xl_doorrekening.doorrekenen import Doorrekening, Haalbaarheid, regiosommen
from xl_doorrekening.doorrekenen.draagkracht import draagkracht, per_jaar, plekken, verantwoord
from xl_doorrekening.doorrekenen.scenariobeeld import beeld, beeld_van_b, niet_gehaald
from xl_doorrekening.invoer.uitgangspunten import Proces
from xl_doorrekening.invoer.veld import velden
from xl_doorrekening.kern.indexen import Bedragen
from xl_doorrekening.kern.projecttabel import TYPEN
from xl_doorrekening.kern.ratios import telt_mee
from xl_doorrekening.opgave.toerekening import regionaal
from xl_doorrekening.rapport import monitoring
from xl_doorrekening.rapport.inhoud import Grafiek, Reeks, Sectie, Soort, Stuk, Tabel, Tekst
from xl_doorrekening.rapport.woorden import hoeveel
from xl_doorrekening.regio.oordeel import getal
from xl_doorrekening.regio.richting import RICHTINGEN, Richting
from xl_doorrekening.uitvoering.gemeenten import per_gemeente
from xl_doorrekening.uitvoering.monitoring.beeld import Jaarbeeld
from xl_doorrekening.uitvoering.trajecten import instrumenten
from xl_doorrekening.uitvoering.verdeling import verschillen

B = "De opgave (B)"
HERLEIDBAAR = ("Wat is het", "Buiten de grenzen", "Eerste jaar", "Geld onderling")
"""Columns on scenarios that can tell of one corporation."""


def jaren(d: Doorrekening) -> tuple[str, ...]:
    start = d.regio.uitgangspunten.startjaar
    return tuple(str(start + t) for t in range(JAREN))


def keur(x: float) -> str:
    """× € 1.000."""
    return nl(x / 1e3)


def _miljoen(reeks: Bedragen) -> tuple[float | None, ...]:
    return tuple(None if np.isnan(x) else float(x) / 1e6 for x in reeks)


def stappen(d: Doorrekening, jaar: Jaarbeeld, *, namen: bool = True) -> tuple[Sectie, ...]:
    h = d.haalbaarheid
    return (
        Sectie("stap1", "Stap 1  De klokken gelijk", _stap1(d, namen)),
        Sectie("stap2", "Stap 2  Investeringsruimte uit de instandhouding", _stap2(d, namen)),
        Sectie("stap3", "Stap 3  De regionale opgave", _stap3(d)),
        Sectie("stap4", "Stap 4  Is de opgave haalbaar?", _stap4(d, h, namen)),
        Sectie("stap5", "Stap 5  Wat kan de regio samen?", _stap5(d, namen)),
        Sectie("stap6", "Stap 6  Afspraken en uitvoering", _stap6(d, namen, jaar)),
    )


def _stap1(d: Doorrekening, namen: bool) -> tuple[Stuk, ...]:
    u = d.regio.uitgangspunten
    proces = tuple((v.label, str(getattr(u.proces, n) or "nog niet afgesproken")) for n, v in velden(Proces))
    tellend, set_ = telt_mee(u), u.normen[u.definities.normenset.value]
    normen = []
    for r in RATIOS:
        waarden = [getal(r.naam, x) if x is not None else "niet getoetst" for x in set_[r.naam].als_rij()]
        teken = "ten minste" if r.minimum else "ten hoogste"
        buffer = u.buffer.get(r.naam, 0.0)
        normen.append((r.label, teken, *waarden, getal(r.naam, buffer) if buffer else "–",
                       "ja" if r.naam in tellend else "nee", r.formule))  # fmt: skip
    afgesproken = Tabel("Wat is afgesproken over doel en aanpak?", ("Onderwerp", "Afspraak"), proces, (0, 1))
    return (
        *((afgesproken,) if namen else ()),
        Tabel("Welke grenzen gelden?", ("Ratio", "Grens is", *KOLOMMEN, "Buffer", "Bepaalt de ruimte", "Formule"),
              tuple(normen), (0, 1, 6, 7), f"Set “{u.definities.normenset.value}”, per tak en voor het geheel."),
    )  # fmt: skip


def _stap2(d: Doorrekening, namen: bool) -> tuple[Stuk, ...]:
    uit: list[Stuk] = []
    if namen:
        rijen, kleuren = [], []
        for c, o in enumerate(d.oordelen):
            b = o.bindend
            ruimte = [d.ruimte(o.corporatie, x, d.hoofdtak(c)) for x in Richting]
            bedragen = [verantwoord(r, o) for r in ruimte]
            rijen.append((
                o.corporatie, o.kleur.value, f"{RATIO[b.ratio].label} {b.tak}" if b else "niet te berekenen",
                str(b.krapste_jaar) if b else "–", getal(b.ratio, b.krapste_waarde) if b else "–",
                getal(b.ratio, b.grens) if b else "–", str(b.eerste_breuk or "–") if b else "–",
                *(keur(x) for x in bedragen),
            ))  # fmt: skip
            kleuren.append(("", o.kleur.value))
        koppen = ("Corporatie", "Oordeel", "Krapste ratio", "In", "Waarde", "Grens", "Mist de norm vanaf",
                  *(f"Ruimte {RICHTINGEN[x].label.lower()}" for x in Richting))  # fmt: skip
        uit.append(Tabel("Wie blijft met alleen de instandhouding binnen de normen, en wat is de ruimte?", koppen,
                         tuple(rijen), (0, 1, 2), "Verantwoorde ruimte × € 1.000 (huurmatiging: per jaar); geen ruimte "
                         "waar het saldo instandhouding gemiddeld negatief is. –: niet te bepalen.",
                         tuple(kleuren)))  # fmt: skip
        uit.append(Grafiek(
            "Hoeveel verantwoorde ruimte voor nieuwbouw heeft iedere corporatie?", Soort.STAAF,
            tuple(o.corporatie for o in d.oordelen),
            (Reeks("ruimte", tuple(_ruimte(d, c) for c in range(len(d.oordelen)))),), "€ mln",
            "Een staaf per corporatie; zie de tabel erboven.", decimalen=1,
        ))  # fmt: skip
        uit.append(_marges(d))
    sommen = []
    for x in Richting:
        s = regiosommen(d, x)
        per = (keur(s.ruimte), keur(s.tekort)), (hoeveel(len(s.onbepaald)) if s.onbepaald else "–",)
        sommen.append((RICHTINGEN[x].label, *(per[0] if namen else ()), keur(s.saldo), *(per[1] if namen else ())))
    koppen = ("Richting", "Ruimte", "Tekort", "Gesaldeerd", "Niet bekend") if namen else ("Richting", "Gesaldeerd")
    uit.append(Tabel("Wat is er in de regio samen?", koppen,
                     tuple(sommen), (0, 4), "× € 1.000. Gesaldeerd gaat uit van volledige onderlinge solidariteit. De "
                     "richtingen zijn geen som: dezelfde ruimte kan één keer worden ingezet."))  # fmt: skip
    return tuple(uit)


def _ruimte(d: Doorrekening, c: int) -> float | None:
    o, r = d.oordelen[c], d.ruimte(d.oordelen[c].corporatie, Richting.NIEUWBOUW, d.hoofdtak(c))
    bedrag = verantwoord(r, o)
    return None if np.isnan(bedrag) else float(bedrag) / 1e6


def _marges(d: Doorrekening) -> Tabel:
    """Per corporation and year how far the tightest ratio is from its limit."""
    v = d.opgave or d.basis
    m = v.krapste
    rijen, kleuren = [], []
    for c, o in enumerate(v.oordelen):
        rijen.append((o.corporatie, *("–" if not np.isfinite(x) else f"{nl(100 * x)}%" for x in m[:, c])))
        kleuren.append(("", *(_licht(float(x)) for x in m[:, c])))
    wat = "met de opgave" if d.opgave else "met alleen de instandhouding"
    return Tabel(f"In welk jaar knelt het, {wat}?", ("Corporatie", *jaren(d)), tuple(rijen), (0,),
                 "Krapste marge van de ratio's die de ruimte bepalen, als deel van de grens; negatief: buiten norm of "
                 "buffer.", tuple(kleuren))  # fmt: skip


def _licht(x: float) -> str:
    if not np.isfinite(x):
        return ""
    return "rood" if x < 0 else "oranje" if x < 0.05 else "groen"


def _stap3(d: Doorrekening) -> tuple[Stuk, ...]:
    t = d.haalbaarheid.toegerekend if d.haalbaarheid else None
    r = t.regionaal if t else regionaal(d.regio)
    rijen = []
    for g, gemeente in enumerate(r.gemeenten):
        for i, type_ in enumerate(TYPEN):
            if any(x[i, g].any() for x in r.per_herkomst.values()):
                per = {x: float(r.per_herkomst[x][i, g].sum()) for x in Herkomst}
                rijen.append((gemeente, type_.value, *(nl(per[x]) for x in Herkomst), nl(float(r.opgave[i, g].sum()))))
    if not rijen:
        return (Tekst(("Er is nog geen regionale opgave ingevuld.",)),)
    start = jaren(d)[: r.opgave.shape[-1]]
    reeksen = tuple(
        Reeks(KORT[x], tuple(float(n) for n in r.opgave[i].sum(0))) for i, x in enumerate(TYPEN) if r.opgave[i].any()
    )
    return (
        Tabel("Wat vraagt elke gemeente, volgens welke bron?",
              ("Gemeente", "Type", *(x.value for x in Herkomst), "Geldt"), tuple(rijen), (0, 1),
              "Woningen in de beleidsrijke jaren. Geldt: wat is doorgerekend."),
        Grafiek("Wanneer wordt wat gevraagd?", Soort.KOLOM, start, reeksen, "woningen",
                "Gestapelde kolommen per jaar en type; de cijfers staan in de tabel eronder."),
    )  # fmt: skip


def _stap4(d: Doorrekening, h: Haalbaarheid | None, namen: bool) -> tuple[Stuk, ...]:
    if h is None:
        return (Tekst(("Zonder opgave of plannen is er niets om op haalbaarheid te toetsen.",)),)
    uit: list[Stuk] = []
    if namen:
        rijen = tuple(
            (x.corporatie, keur(x.b.opgave), keur(x.b.rato), procent(x.b.haalbaar), keur(x.b.volgorde),
             nl(x.b.nieuwbouw_rato), str(x.a_haakt_af or "–"), str(x.b.haakt_af or "–"), str(x.r.haakt_af or "–"),
             keur(x.voor), keur(x.na))
            for x in draagkracht(d, h)
        )  # fmt: skip
        uit.append(Tabel(
            "Wat past er van de opgave, per corporatie?",
            ("Corporatie", "Opgave", "Past niet, naar rato", "Haalbaar", "Past niet, op volgorde", "Nieuwbouw te veel",
             "Buiten norm zonder opgave", "… met opgave", "… realistisch", "Ruimte vooraf", "Ruimte na de opgave"),
            rijen, (0,), "× € 1.000, prijspeil begin startjaar; nieuwbouw in woningen; buiten norm of buffer vanaf. "
            "Naar rato: ieder doet hetzelfde deel van al zijn plannen. Op volgorde: hele projecten vallen af.",
        ))  # fmt: skip
    p = per_jaar(h.plan)
    uit.append(Grafiek(
        "Hoeveel van de opgave past, en wanneer niet?", Soort.KOLOM, jaren(d),
        (Reeks("past", _miljoen(p.opgave - p.rato)), Reeks("past niet", _miljoen(p.rato))), "€ mln",
        "Investeringen per jaar, gestapeld: wat naar rato past en wat niet.", decimalen=1,
    ))  # fmt: skip
    waar = tuple(
        (x.gemeente, TYPEN[x.type].value, nl(x.plan), nl(float(x.rato.sum())), nl(x.volgorde), nl(float(x.rest.sum())))
        for x in plekken(h)
    )
    if waar and namen:
        uit.append(Tabel("Waar blijft het liggen?", ("Gemeente", "Type", "Gepland", "Past niet, naar rato",
                         "Past niet, op volgorde", "Aan niemand toegerekend"), waar, (0, 1), "Woningen."))  # fmt: skip
    return tuple(uit)


def _stap5(d: Doorrekening, namen: bool) -> tuple[Stuk, ...]:
    b = beeld_van_b(d)
    if not d.scenarios or b is None:
        return (Tekst(("Er zijn nog geen scenario's doorgerekend.",)),)
    beelden = [b, *(beeld(d, s) for s in d.scenarios)]
    kolommen = [
        ("Scenario", [x.naam or B for x in beelden]), ("Wat is het", [x.toelichting or "–" for x in beelden]),
        ("Tekort", [keur(x.tekort) for x in beelden]), ("Past van dit plan", [procent(x.haalbaar) for x in beelden]),
        ("Opgave gehaald", [procent(x.gehaald) for x in beelden]),
        ("Buiten de grenzen", [str(x.buiten) for x in beelden]),
        ("Eerste jaar", [str(x.eerste_tekort or "–") for x in beelden]),
        ("Geld onderling", [keur(float(np.maximum(x.ontvangt, 0.0).sum())) for x in beelden]),
        ("Niet gehaald", [niet_gehaald(x) for x in beelden]),
    ]  # fmt: skip
    kolommen = [k for k in kolommen if namen or k[0] not in HERLEIDBAAR]
    tekst = tuple(i for i, (kop, _) in enumerate(kolommen) if kop in ("Scenario", "Wat is het", "Niet gehaald"))
    uit: list[Stuk] = [
        Tabel("Wat doet elk scenario?", tuple(kop for kop, _ in kolommen),
              tuple(zip(*(waarden for _, waarden in kolommen), strict=True)), tekst,
              "× € 1.000. Opgave gehaald: gewogen deel van de hele opgave, ook van wat niemand is toegerekend."),
        Grafiek("Welk deel van de opgave haalt elk scenario?", Soort.STAAF, tuple(x.naam or B for x in beelden),
                (Reeks("opgave gehaald", tuple(None if np.isnan(x.gehaald) else x.gehaald for x in beelden)),), "",
                "Een staaf per scenario.", procent=True),
    ]  # fmt: skip
    if namen:
        wie = [c.naam for c in d.regio.corporaties]
        geld = tuple(
            (x.naam, *(keur(float(y)) if y else "–" for y in x.ontvangt)) for x in beelden[1:] if x.ontvangt.any()
        )
        if geld:
            uit.append(Tabel("Wie krijgt en wie geeft?", ("Scenario", *wie), geld, (0,),
                             "Krijgt min geeft, × € 1.000, 15 jaar samen in euro's van het jaar."))  # fmt: skip
    return tuple(uit)


def _stap6(d: Doorrekening, namen: bool, jaar: Jaarbeeld) -> tuple[Stuk, ...]:
    u = d.regio.uitvoering
    uit: list[Stuk] = []
    besluit = [("Rust op", u.besluit.scenario or B), ("Status", str(u.besluit.status or "concept"))]
    if namen:
        besluit += [("Besloten door", u.besluit.door or "–"), ("Monitoring", u.besluit.monitoring or "–"),
                    ("Evaluatie op", u.besluit.evaluatie_op or "–")]  # fmt: skip
    uit.append(Tabel("Wat is besloten?", ("Onderwerp", "Afspraak"), tuple(besluit), (0, 1)))
    gemeenten = tuple(
        (x.gemeente, x.type.value, *((", ".join(x.corporaties) or "nog niemand",) if namen else ()),
         nl(x.totaal), nl(x.vast), nl(x.gevraagd), x.zin() or "–") for x in per_gemeente(d)
    )  # fmt: skip
    if gemeenten:
        wie = ("Door",) if namen else ()
        koppen = ("Gemeente", "Type", *wie, "Woningen", "Waarvan vast", "Opgave", "Ten opzichte daarvan")
        uit.append(Tabel("Wat komt in de prestatieafspraken?", koppen, gemeenten,
                         (*range(2 + len(wie)), len(koppen) - 1)))  # fmt: skip
    if not namen:
        return tuple(uit)
    start = d.regio.uitgangspunten.startjaar
    anders = tuple(
        (x.corporatie, x.gemeente, x.type.value, nl(float(x.afgesproken.sum())), nl(float(x.scenario.sum())),
         x.zin(start)) for x in verschillen(d) if not x.gelijk
    )  # fmt: skip
    if anders:
        uit.append(Tabel("Waar zijn de afspraken anders?", ("Corporatie", "Gemeente", "Type", "Afgesproken",
                         "In het scenario", "Verschil"), anders, (0, 1, 2, 5), "Woningen."))  # fmt: skip
    samen = tuple(
        (str(x.regel.instrument), x.regel.gever or "", x.regel.ontvanger or "", x.stand) for x in instrumenten(d)
    )
    if samen:
        uit.append(Tabel("Welke onderlinge afspraken zijn rond?", ("Instrument", "Gever", "Ontvanger", "Stand"), samen,
                         (0, 1, 2, 3)))  # fmt: skip
    punten = tuple((x.punt or "", x.eigenaar or "–", x.voor or "–", str(x.stand or "open")) for x in u.open_punten)
    if punten:
        uit.append(Tabel("Wat staat nog open?", ("Punt", "Wie is aan zet", "Voor", "Stand"), punten, (0, 1, 2, 3)))
    return (*uit, *monitoring.stukken(jaar))
