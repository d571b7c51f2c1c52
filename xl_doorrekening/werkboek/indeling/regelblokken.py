"""The lines of the cash-flow scheme as a corporation may enter them: a block per group and tak."""

from collections.abc import Iterable
from dataclasses import replace

from xl_doorrekening.begrippen import regels
from xl_doorrekening.begrippen.regels import Leeg, Regel
from xl_doorrekening.begrippen.tijd import TAKCODE, TAKKEN
from xl_doorrekening.invoer.corporatie import Regelinvoer
from xl_doorrekening.invoer.veld import Eenheid, Veld, velden
from xl_doorrekening.werkboek.indeling.blok import (
    BRON,
    EEN,
    TOELICHTING,
    Blok,
    Cel,
    Kolom,
    Rij,
    jaarcellen,
    jaarkolommen,
)

E = Eenheid
LAAGST = -1e7
"""× € 1.000: a refund of tax, and a difference with the model; another amount below nil is a finding."""


def _leegtekst(r: Regel) -> str:
    if r.leeg is Leeg.MODEL:
        return "leeg: berekend"
    if r.snelstart:
        return "leeg: snelstart, anders kengetal" if r.leeg is Leeg.KENGETAL else "leeg: snelstart, anders 0"
    return "leeg: kengetal" if r.leeg is Leeg.KENGETAL else "leeg: 0"


def _regelblok(naam: str, titel: str, lijst: Iterable[Regel], tak: str, startjaar: int, uitleg: str) -> Blok:
    v = dict(velden(Regelinvoer))
    kolommen = (
        Kolom("leeg", "Bij leeg", EEN),
        Kolom("bron", "Bron", BRON),
        Kolom("toelichting", "Toelichting", TOELICHTING, breed=True),
        *jaarkolommen(startjaar),
    )
    rijen = []
    for r in lijst:
        pad = ("takken", tak, "regels", r.naam)
        kan = {"snelstart": r.snelstart, "doorgerold": r.naam != "vennootschapsbelasting"}
        keuzes = tuple(k for k in v["bron"].keuzes if kan.get(k, True))
        rijen.append(
            Rij(
                r.naam,
                r.label,
                E.KEUR.tekst,
                _leegtekst(r),
                {
                    "bron": Cel(replace(v["bron"], keuzes=keuzes), (*pad, "bron")),
                    "toelichting": Cel(v["toelichting"], (*pad, "toelichting")),
                    **jaarcellen(Veld(r.label, E.KEUR, LAAGST, 1e8), (*pad, "jaren")),
                },
            )
        )
    return Blok(naam, titel, kolommen, tuple(rijen), uitleg)


def regelblokken(startjaar: int) -> list[Blok]:
    plak = (
        "Ontvangsten en uitgaven zijn beide positief, × € 1.000, nominaal. De 15 jaren kunt u in één keer plakken; vul "
        "dan alle jaren (0 mag). "
    )
    groepen = (
        ("exploitatie", "5", "Exploitatie", regels.EXPLOITATIEREGELS, plak),
        (
            "dpm",
            "6",
            "Instandhoudingsopgave, DPM-posten",
            regels.DPMREGELS,
            plak + "Pas toe of leg uit: bij een eigen begroting of snelstartbedrag hoort een toelichting.",
        ),
        (
            "investeringen",
            "7",
            "Overige (des)investeringen",
            regels.INVESTERINGSREGELS,
            plak + "Nieuwbouw, sloop, aankoop en verkoop volgen uit de projecten (blok 8).",
        ),
    )
    return [
        _regelblok(f"{naam}_{TAKCODE[tak]}", f"{nummer}{letter}  {titel} – {tak}", lijst, tak, startjaar, uitleg)
        for naam, nummer, titel, lijst, uitleg in groepen
        for letter, tak in zip("ab", TAKKEN, strict=True)
    ]
