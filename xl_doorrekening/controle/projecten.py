"""Checks on the rows of projects and on the stock they leave."""

from collections.abc import Iterator

import numpy as np

from xl_doorrekening.begrippen.dpm import BOUW, UITSTROOM, Laag, Projectbron, Soort
from xl_doorrekening.begrippen.schrijfwijze import nl
from xl_doorrekening.begrippen.tijd import BELEIDSRIJK, JAREN, TAKKEN
from xl_doorrekening.controle.melding import Melding, Pad
from xl_doorrekening.invoer.corporatie import Corporatie, Project
from xl_doorrekening.invoer.kengetallen import Kengetallen, projectkengetal
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.kern.projecttabel import begint_beleidsarm, gelijkmatig, opgavetype

DUUR_MAX = 10


def controleer(c: Corporatie, regio: Regio) -> Iterator[Melding]:
    start = regio.uitgangspunten.startjaar
    for i, p in enumerate(c.projecten):
        pad: Pad = ("projecten", i)
        naam = f"project “{p.naam or i + 1}”"
        for veld, wat in (
            ("naam", "naam"),
            ("soort", "soort"),
            ("aantal", "aantal"),
            ("oplevering", "jaar van oplevering"),
        ):
            if getattr(p, veld) is None:
                yield Melding(
                    "ontbreekt",
                    c.id,
                    (*pad, veld),
                    f"{naam}: {wat} is leeg",
                    "een ingevuld vak",
                    "vul aan; tot dan telt het project niet mee",
                )
        yield from _planning(c, p, pad, naam, start)
        yield from _kosten(c, p, pad, naam, regio.kengetallen)
        if p.laag not in (None, Laag.INSTANDHOUDING) and begint_beleidsarm(p, start):
            begin = p.start or p.oplevering
            yield Melding(
                "beleidsarm",
                c.id,
                (*pad, "start" if p.start is not None else "oplevering"),
                f"{naam}: begint in {begin}, in de beleidsarme jaren",
                f"een begin tot en met {start + BELEIDSRIJK - 1}",
                "zet het eerder; nu telt het niet mee",
            )
    yield from _voorraad(c, start)


def _planning(c: Corporatie, p: Project, pad: Pad, naam: str, startjaar: int) -> Iterator[Melding]:
    if p.oplevering is None:
        return
    laatste = startjaar + JAREN - 1
    if p.start is not None and p.start > p.oplevering:
        yield Melding(
            "project",
            c.id,
            (*pad, "oplevering"),
            f"{naam}: oplevering {p.oplevering} vóór start {p.start}",
            "oplevering in of na het jaar van start",
            "verbeter een van de jaren",
        )
    if p.herfasering is not None and not startjaar <= p.herfasering <= laatste + DUUR_MAX:
        yield Melding(
            "project",
            c.id,
            (*pad, "herfasering"),
            f"{naam}: realistische oplevering in {p.herfasering}",
            f"{startjaar} tot en met {laatste + DUUR_MAX}",
            "verbeter het jaar, of laat het leeg",
        )
    if not startjaar <= p.oplevering <= laatste + DUUR_MAX:
        yield Melding(
            "project",
            c.id,
            (*pad, "oplevering"),
            f"{naam}: oplevering in {p.oplevering}",
            f"{startjaar} tot en met {laatste + DUUR_MAX}",
            "laat opgeleverde projecten weg: die zitten in de beginbalans",
        )


def _kosten(c: Corporatie, p: Project, pad: Pad, naam: str, kengetallen: Kengetallen) -> Iterator[Melding]:
    if p.soort is None:
        return
    type_ = opgavetype(p)
    woningtype = p.woningtype.value if p.woningtype else "appartement"
    k = projectkengetal(kengetallen, p.soort.value, woningtype, type_ and type_.value)
    nodig = {"kosten": p.soort is not Soort.VERKOOP}
    bouwt = p.soort in BOUW or (p.soort is Soort.AANKOOP and p.huur is not None)
    nodig |= dict.fromkeys(("huur", "onderhoud", "overige_lasten", "beleidswaarde", "marktwaarde"), bouwt)
    for veld in (v for v, ja in nodig.items() if ja):
        if getattr(p, veld) is None and getattr(k, veld) is None:
            yield Melding(
                "kengetal",
                c.id,
                (*pad, veld),
                f"{naam}: {veld.replace('_', ' ')} is leeg en het kengetal onbekend",
                "een eigen bedrag of een kengetal",
                "vul hier of op tabblad Kengetallen een bedrag in",
            )
    if p.kosten is not None and not p.toelichting and k.kosten is not None:
        yield Melding(
            "leg_uit",
            c.id,
            (*pad, "toelichting"),
            f"{naam}: eigen kosten van € {nl(p.kosten)} per woning zonder toelichting",
            "een toelichting bij eigen kosten",
            "leg uit waarom het kengetal niet past",
        )
    if p.bron is Projectbron.EIGEN and p.kosten is None:
        yield Melding(
            "bron",
            c.id,
            (*pad, "kosten"),
            f"{naam}: bron eigen zonder kosten",
            "kosten per woning bij bron eigen",
            "vul de kosten in of kies kengetal",
        )
    if p.soort is Soort.VERKOOP and p.opbrengst is None and c.tak(p.tak or TAKKEN[0]).snelstart.woz_waarde is None:
        yield Melding(
            "ontbreekt",
            c.id,
            (*pad, "opbrengst"),
            f"{naam}: geen opbrengst, en geen WOZ-waarde in de Snelstart",
            "een opbrengst per woning of de WOZ-waarde van de tak",
            "vul een van beide in",
        )


def _voorraad(c: Corporatie, startjaar: int) -> Iterator[Melding]:
    """Own stock of each tak, all lagen together, at every year end."""
    for tak in TAKKEN:
        vhe = c.tak(tak).snelstart.vhe
        rijen = [
            (i, p)
            for i, p in enumerate(c.projecten)
            if (p.tak or TAKKEN[0]) == tak and p.soort is not None and p.aantal and p.oplevering is not None
        ]
        uit = [(i, p) for i, p in rijen if p.soort in UITSTROOM]
        if not uit or vhe is None:
            continue
        erbij = np.zeros(JAREN)
        for _, p in rijen:
            assert p.aantal is not None
            assert p.oplevering is not None
            teken = -1 if p.soort in UITSTROOM else 1 if p.soort is Soort.AANKOOP and p.huur is None else 0
            begin, eind = np.array([min(p.start or p.oplevering, p.oplevering)]), np.array([p.oplevering])
            erbij += teken * p.aantal * gelijkmatig(begin, eind, startjaar)[0]
        stand = vhe + np.cumsum(erbij)
        if (stand < -1e-6).any():
            t = int(np.argmax(stand < -1e-6))
            yield Melding(
                "voorraad",
                c.id,
                ("projecten", uit[-1][0], "aantal"),
                f"verkoop en sloop {tak} t/m {startjaar + t}: {nl(float(vhe - stand[t]))} woningen",
                f"ten hoogste {nl(vhe)} (vhe in de Snelstart)",
                "verlaag een aantal of verbeter het aantal vhe",
            )
