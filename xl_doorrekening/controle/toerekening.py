"""Checks on how the task is shared out (stap 4), and on the projects of the corporations beside it."""

from collections.abc import Iterator
from itertools import takewhile

import numpy as np

from xl_doorrekening.begrippen.dpm import BOUW, Laag, Soort
from xl_doorrekening.begrippen.opgave import SOORT_BIJ, Opgavetype, Toerekenregel
from xl_doorrekening.begrippen.schrijfwijze import nl
from xl_doorrekening.begrippen.tijd import TAKKEN
from xl_doorrekening.controle.melding import Melding, Pad
from xl_doorrekening.invoer.corporatie import Corporatie, Project
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.invoer.uitgangspunten import Referentie
from xl_doorrekening.invoer.veld import velden
from xl_doorrekening.kern.corporatiestapel import aanwezig
from xl_doorrekening.kern.projecttabel import TYPEN
from xl_doorrekening.opgave.regionaal import Regionaal, herken
from xl_doorrekening.opgave.toerekening import handmatig, mag_dragen, regionaal, werkgebied

OP = ("opgave",)
_SPELING = 1.02
"""Rounding, and dwellings that are counted otherwise."""


def controleer(regio: Regio) -> Iterator[Melding]:
    r = regionaal(regio)
    yield from _handmatig(regio, r)
    yield from _gemeenten(regio, r)
    yield from _ruimteregel(regio, r)


def controleer_corporatie(c: Corporatie, regio: Regio) -> Iterator[Melding]:
    """What a corporation says of its capacity and its projects, beside the task and its neighbours."""
    yield from _capaciteit(c)
    yield from _bezit(c)
    er_is = any(x.type is not None for x in regio.opgave.regels)
    bekend = {herken(x.gemeente or "") for x in regio.opgave.regels}
    bekend |= {herken(g) for x in regio.corporaties for g in werkgebied(x)}
    eerder = takewhile(lambda x: x.id != c.id, regio.corporaties)
    bij = {(herken(p.naam or ""), herken(p.gemeente or "")): x.naam for x in eerder for p in x.projecten}
    hier: set[tuple[object, ...]] = set()
    for i, p in enumerate(c.projecten):
        yield from _project(c, p, i, er_is)
        sleutel = (herken(p.naam or ""), herken(p.gemeente or ""))
        eigen = (*sleutel, p.soort, p.oplevering)
        if er_is and p.laag is Laag.VOLKSHUISVESTELIJK and p.gemeente and herken(p.gemeente) not in bekend:
            yield Melding(
                "gemeente",
                c.id,
                ("projecten", i, "gemeente"),
                f"project “{p.naam or i + 1}” in {p.gemeente}, waar geen opgave is en niemand bezit heeft",
                "een gemeente met opgave of bezit",
                "verbeter de naam; nu vult het project geen opgave in en komt het erbovenop",
            )
        if all(sleutel) and (sleutel in bij or eigen in hier):
            waar = f"ook bij {bij[sleutel]}" if sleutel in bij else "twee keer op dit tabblad"
            yield Melding(
                "dubbel_project",
                c.id,
                ("projecten", i, "naam"),
                f"project “{p.naam}” in {p.gemeente} staat {waar}",
                "elk project één keer",
                "laat er een weg, of geef de delen een eigen naam",
            )
        hier.add(eigen)


def _capaciteit(c: Corporatie) -> Iterator[Melding]:
    for type_, cap in c.capaciteit.items():
        pad: Pad = ("capaciteit", type_, "minimum")
        if cap.geen_capaciteit and cap.minimum:
            wat = f"{type_}: geen capaciteit en minimum {nl(cap.minimum)}"
            yield Melding("opgave", c.id, pad, wat, "een van beide", "maak een van de twee leeg")
        elif cap.minimum is not None and cap.maximum is not None and cap.minimum > cap.maximum:
            wat = f"{type_}: minimum {nl(cap.minimum)} boven maximum {nl(cap.maximum)}"
            yield Melding("opgave", c.id, pad, wat, "een minimum tot en met het maximum", "verbeter een van beide")


def _bezit(c: Corporatie) -> Iterator[Melding]:
    """The stock per gemeente: each once, and together no more than there is."""
    gezien: set[str] = set()
    for i, b in enumerate(c.bezit):
        naam = herken(b.gemeente or "")
        if not naam:
            wat = f"{nl(b.woningen or 0.0)} woningen zonder gemeente"
            yield Melding("ontbreekt", c.id, ("bezit", i, "gemeente"), wat, "een gemeente", "vul de gemeente in")
        elif naam in gezien:
            wat = f"{b.gemeente} staat er twee keer"
            yield Melding("dubbel_project", c.id, ("bezit", i, "gemeente"), wat, "elke gemeente één keer", "voeg samen")
        gezien.add(naam)
    per_tak = [c.tak(k).snelstart.vhe for k in TAKKEN if aanwezig(c.tak(k))]
    vhe, bezit = sum(x or 0.0 for x in per_tak), sum(b.woningen or 0.0 for b in c.bezit)
    if vhe and None not in per_tak and bezit > vhe * _SPELING:
        yield Melding(
            "bezit",
            c.id,
            ("bezit", 0, "woningen"),
            f"bezit per gemeente samen {nl(bezit)}",
            f"ten hoogste {nl(vhe)}, de vhe in de Snelstart",
            "verbeter een aantal",
        )


def _project(c: Corporatie, p: Project, i: int, er_is_opgave: bool) -> Iterator[Melding]:
    """A project serves a task of its own kind; where there is a task, it says which and where."""
    naam = f"project “{p.naam or i + 1}”"
    if p.opgave is not None and p.soort is not None and not _dient(p.soort, p.opgave):
        yield Melding(
            "project",
            c.id,
            ("projecten", i, "opgave"),
            f"{naam}: {p.soort.value} voor opgave {p.opgave.value}",
            f"{SOORT_BIJ[p.opgave].value} bij {p.opgave.value}",
            "verbeter soort of opgave",
        )
    if not er_is_opgave or p.laag is not Laag.VOLKSHUISVESTELIJK:
        return
    if not p.gemeente:
        yield Melding(
            "gemeente",
            c.id,
            ("projecten", i, "gemeente"),
            f"{naam}: gemeente is leeg",
            "de gemeente, zodat het meetelt voor de opgave daar",
            "vul de gemeente in",
        )
    if p.soort is Soort.VERDUURZAMING and p.opgave is None:
        yield Melding(
            "gemeente",
            c.id,
            ("projecten", i, "opgave"),
            f"{naam}: verduurzaming zonder type opgave",
            "aardgasvrij, warmtevraagreductie of EFG-labels",
            "kies het type, zodat het meetelt voor die opgave",
        )


def _dient(soort: Soort, opgave: Opgavetype) -> bool:
    return SOORT_BIJ[opgave] is soort or (opgave is Opgavetype.UITBREIDING and soort in BOUW)


def _handmatig(regio: Regio, r: Regionaal) -> Iterator[Melding]:
    namen = {herken(c.naam) for c in regio.corporaties}
    eerste: dict[tuple[int, int], int] = {}
    for i, h in enumerate(regio.opgave.handmatig):
        pad: Pad = (*OP, "handmatig", i)
        for veld in ("corporatie", "gemeente", "type"):
            if getattr(h, veld) is None:
                yield Melding(
                    "ontbreekt",
                    "",
                    (*pad, veld),
                    f"handmatige toerekening: {veld} is leeg",
                    "een ingevuld vak",
                    "vul aan; tot dan telt de regel niet mee",
                )
        if all(x is None for x in h.jaren):
            wat = "een handmatige toerekening zonder aantallen"
            yield Melding("ontbreekt", "", (*pad, "jaren", 0), wat, "een aantal in ten minste één jaar", "vul aan")
        for t, x in enumerate(h.jaren):
            if x is not None and x % 1:
                wat = f"{nl(x, 1)} woningen met de hand"
                yield Melding("heel", "", (*pad, "jaren", t), wat, "hele woningen", "rond af; nu is afgerond")
        if h.corporatie is not None and herken(h.corporatie) not in namen:
            yield Melding(
                "toerekening",
                "",
                (*pad, "corporatie"),
                f"er is geen corporatie “{h.corporatie}”",
                "een van: " + ", ".join(c.naam for c in regio.corporaties),
                "verbeter de naam",
            )
        g = r.plek(h.gemeente)
        if h.gemeente is not None and g is None:
            yield Melding(
                "toerekening",
                "",
                (*pad, "gemeente"),
                f"er is geen gemeente “{h.gemeente}”",
                "een gemeente met opgave of bezit: " + ", ".join(r.gemeenten),
                "verbeter de naam",
            )
        if g is not None and h.type is not None:
            eerste.setdefault((TYPEN.index(h.type), g), i)
    som = handmatig(regio, r)
    for t, type_ in enumerate(TYPEN):
        met_de_hand = regio.opgave.regel(type_) is Toerekenregel.HANDMATIG
        for g, gemeente in enumerate(r.gemeenten):
            totaal, opgave = int(som[t, g].sum()), int(r.opgave[t, g].sum())
            nodig = opgave if met_de_hand else 0
            if totaal == nodig:
                continue
            plek: Pad = (*OP, "toerekening", type_.value, "regel")
            if (t, g) in eerste:
                plek = (*OP, "handmatig", eerste[t, g], "jaren", 0)
            wat = "handmatig toegerekend" if met_de_hand else "correcties samen"
            yield Melding(
                "toerekening",
                "",
                plek,
                f"{type_.value} in {gemeente}: {wat} {nl(totaal)} woningen",
                f"{nl(nodig)}, {'de opgave' if met_de_hand else 'want wat de een meer doet, doet de ander minder'}",
                f"maak de aantallen sluitend; het verschil is {'te veel' if totaal > nodig else 'niet geplaatst'}",
            )


def _gemeenten(regio: Regio, r: Regionaal) -> Iterator[Melding]:
    regel_van = {herken(x.gemeente or ""): i for i, x in reversed(list(enumerate(regio.opgave.regels)))}
    for t, type_ in enumerate(TYPEN):
        if regio.opgave.regel(type_) is Toerekenregel.HANDMATIG:
            continue
        mag = mag_dragen(regio, r, type_)
        for g in np.flatnonzero(r.opgave[t].sum(-1) > 0).tolist():
            if not mag[:, g].any():
                yield Melding(
                    "gemeente",
                    "",
                    (*OP, "regels", regel_van[herken(r.gemeenten[g])], "gemeente"),
                    f"{type_.value} in {r.gemeenten[g]}: geen corporatie werkt hier of heeft capaciteit",
                    "een gemeente met bezit of een project van een corporatie",
                    "verbeter de naam, vul het bezit per gemeente in, of reken handmatig toe",
                )


def _ruimteregel(regio: Regio, r: Regionaal) -> Iterator[Melding]:
    """Sharing by room needs the reference dwelling in which room is found."""
    ref = regio.uitgangspunten.referentie
    leeg = [v.label for n, v in velden(Referentie) if v.nodig and getattr(ref, n) is None]
    for t, type_ in enumerate(TYPEN):
        if leeg and regio.opgave.regel(type_) is Toerekenregel.RUIMTE and r.opgave[t].any():
            yield Melding(
                "toerekening",
                "",
                (*OP, "toerekening", type_.value, "regel"),
                f"{type_.value} naar investeringsruimte, maar die is niet te bepalen",
                "een ingevulde referentiewoning op Uitgangspunten",
                "vul die in of kies een andere regel; nu wordt niets geplaatst",
            )
