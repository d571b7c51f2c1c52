"""Lines that are amount × index: own budget, level of the Snelstart, key figure, and projects (rekenregels §2)."""

from functools import partial
from typing import Final

from xl_doorrekening.begrippen.dpm import Regelbron
from xl_doorrekening.begrippen.regels import INVOERREGELS, REGEL, Index, Leeg, Regel
from xl_doorrekening.begrippen.tijd import TAKKEN
from xl_doorrekening.invoer.corporatie import Regelinvoer
from xl_doorrekening.invoer.kengetallen import Regelkengetal
from xl_doorrekening.kern.corporatiestapel import KASREGELS, OPERATIONEEL
from xl_doorrekening.kern.exploitatie import gekozen_bron
from xl_doorrekening.kern.projecten import KANAAL
from xl_doorrekening.uitleg.beeld import Beeld, Grootheid
from xl_doorrekening.uitleg.bezit import deel_weg, gemiddeld, minder_bezit
from xl_doorrekening.uitleg.maat import Maat, klein
from xl_doorrekening.uitleg.prijzen import betaalindex, herijkt, maal, naar_opening
from xl_doorrekening.uitleg.projecten import bijdragen
from xl_doorrekening.uitleg.stap import Rekenbaar, Stap, som

_INVOER: Final = {r.naam for r in INVOERREGELS}


def lagen(b: Beeld, instandhouding: list[Stap], opgave: list[Stap], k: int, t: int, naam: str) -> Rekenbaar:
    """The parts of a line; with an opgave the lagen apart."""
    if not opgave:
        return som(("+", s) for s in instandhouding)
    delen = (("laag instandhouding", instandhouding), ("opgave", opgave))
    return som(
        ("+", b.tussen(("laag", naam, laag, k, t), laag, Maat.KEUR, partial(_som, d), t=t, k=k)) for laag, d in delen
    )


def _som(delen: list[Stap]) -> Rekenbaar:
    return som(("+", s) for s in delen)


def begroting(b: Beeld, regel: Regel, k: int, t: int, wat: str = "eigen begroting") -> Stap:
    """The cell of the own budget; a blank year inside it is 0."""
    invoer = b.tak(k).regels.get(regel.naam, Regelinvoer())
    bron = b.eigen(("takken", TAKKEN[k], "regels", regel.naam, "jaren", t))
    naam = f"{regel.label}, {wat}"
    noot = "leeg: 0" if invoer.jaren[t] is None else ""
    return b.invoer(
        bron, naam, Maat.KEUR, invoer.jaren[t] or 0.0, noot=noot, jaar=b.startjaar + t, tak=TAKKEN[k]
    )  # fmt: skip


def begroot(b: Beeld, regel: Regel, k: int, t: int) -> Stap:
    """The own budget on the regional path."""
    cel = begroting(b, regel, k, t)
    return b.tussen(
        ("begroot", regel.naam, k, t), "eigen begroting op het regionale pad", Maat.KEUR,
        lambda: herijkt(b, cel, regel.index, t), t=t, k=k, stil=True,
    )  # fmt: skip


def doorgerold(b: Beeld, regel: Regel, k: int, t: int) -> list[Stap]:
    """What a line is more or less than the model makes of it, on the regional path; nothing where that is not said."""
    invoer = b.tak(k).regels.get(regel.naam, Regelinvoer())
    if invoer.bron is not Regelbron.DOORGEROLD:
        return []
    cel = begroting(b, regel, k, t, "doorgerold verschil")
    return [b.tussen(
        ("doorgerold", regel.naam, k, t), "doorgerold verschil op het regionale pad", Maat.KEUR,
        lambda: herijkt(b, cel, regel.index, t), t=t, k=k, stil=True,
    )]  # fmt: skip


def _telt(b: Beeld, regel: Regel) -> bool:
    return not regel.dpm or b.uitgangspunten.dpm_telt.get(regel.dpm, True)


def _per_vhe(b: Beeld, regel: Regel, bron: Regelbron | None, k: int) -> Stap:
    """€ per dwelling at the opening price level: the level of the Snelstart, or the key figure."""
    if bron is Regelbron.NIVEAU:
        niveau = b.snelstart(regel.naam, k)
        return b.tussen(
            ("niveau", regel.naam, k), f"{klein(regel.label)} per vhe", Maat.EUR_VHE,
            lambda: niveau / b.snelstart("vhe", k), k=k,
        )  # fmt: skip
    kengetal = b.d.regio.kengetallen.regels.get(regel.naam, Regelkengetal())
    kolom = "daeb" if k == 0 or kengetal.niet_daeb is None else "niet_daeb"
    waarde, bron_ = getattr(kengetal, kolom), ("", ("kengetallen", "regels", regel.naam, kolom))
    cel = b.invoer(
        bron_, f"kengetal {klein(regel.label)}", Maat.EUR_VHE, float("nan") if waarde is None else waarde,
        noot="niet ingevuld" if waarde is None else "",
    )  # fmt: skip
    peil = naar_opening(b, regel.index, kengetal.prijspeil)
    if peil is None:
        return cel
    label = f"kengetal {klein(regel.label)}, prijspeil begin {b.startjaar}"
    return b.tussen(("kengetal", regel.naam, k), label, Maat.EUR_VHE, lambda: cel * peil, k=k)


def _maal_bezit(b: Beeld, regel: Regel, per_vhe: Stap, vhe: Stap, naam: str, k: int, t: int) -> Stap:
    index = None if regel.index is Index.GEEN else betaalindex(b, regel.index, t)
    return b.tussen(
        ("per vhe", naam, regel.naam, k, t), naam, Maat.KEUR, lambda: maal(per_vhe, vhe, index), t=t, k=k, stil=True
    )


def _verkocht(b: Beeld, k: int, t: int, *, opgave: bool) -> list[Stap]:
    """Dwellings sold without own proceeds: at the mean WOZ value of the opening balance."""
    verkocht = bijdragen(b, "verkocht", k, t, opgave=opgave)
    if not verkocht or (not b.ingevuld(k)) or not b.st.stand["vhe"][b.c, k] > 0:
        return []
    gemiddelde = b.tussen(
        ("gemiddelde woz", k), "gemiddelde WOZ-waarde per woning", Maat.EUR_WONING,
        lambda: b.stand("woz_waarde", k) / b.stand("vhe", k), k=k,
    )  # fmt: skip
    index = betaalindex(b, REGEL["verkoop_bestaand_bezit"].index, t)

    def opbrengst(i: int, s: Stap) -> Stap:
        naam = f"{s.naam}, tegen gemiddelde WOZ-waarde"
        return b.tussen(("woz", opgave, i, k, t), naam, Maat.KEUR, lambda: s * gemiddelde * index, t=t, k=k)

    return [opbrengst(i, s) for i, s in enumerate(verkocht)]


def _ingevoerd(b: Beeld, regel: Regel, k: int, t: int) -> tuple[list[Stap], list[Stap], bool]:
    """Of what a corporation enters: the laag instandhouding, what leaving dwellings change, and whether it is complete
    (an own budget has the projects of instandhouding in it)."""
    if not _telt(b, regel):
        bron = ("", ("uitgangspunten", "dpm_telt", regel.dpm))
        return [b.keuze(bron, "DPM-post telt mee", "nee: deze post hoort niet bij de instandhouding")], [], False
    invoer = b.tak(k).regels.get(regel.naam, Regelinvoer())
    bron_, verschil = gekozen_bron(regel, invoer, b.tak(k)), doorgerold(b, regel, k, t)
    if bron_ is Regelbron.BEGROTING:
        eigen = begroot(b, regel, k, t)
        weg = deel_weg(b, k, t) if regel.groep in OPERATIONEEL and b.met_opgave else None
        if weg is None:
            return [eigen], [], True
        naam = "deel van de begroting van woningen die weggaan"
        return [eigen], [b.tussen(("weg", regel.naam, k, t), naam, Maat.KEUR, lambda: eigen * weg, t=t, k=k)], True
    if bron_ is Regelbron.NIVEAU or regel.leeg is Leeg.KENGETAL:
        if bron_ is Regelbron.NIVEAU and not regel.snelstart:
            cel = b.eigen(("takken", TAKKEN[k], "regels", regel.naam, "bron"))
            return [b.invoer(cel, "Bron", Maat.KEUR, float("nan"), noot="snelstart heeft deze regel niet")], [], False
        per_vhe = _per_vhe(b, regel, bron_, k)
        if per_vhe.waarde == 0:
            return [_niets(b, regel, per_vhe, k, t), *verschil], [], False
        naam = "snelstart" if bron_ is Regelbron.NIVEAU else "kengetal"
        bezit = gemiddeld(b, k, t, opgave=False)
        delen = [_maal_bezit(b, regel, per_vhe, bezit, f"{naam} × bezit", k, t), *verschil]
        minder = minder_bezit(b, k, t) if b.met_opgave else None
        effect = "meer of minder bestaand bezit door de opgave"
        return delen, [] if minder is None else [_maal_bezit(b, regel, per_vhe, minder, effect, k, t)], False
    return verschil or [begroting(b, regel, k, t)], [], False


def _niets(b: Beeld, regel: Regel, per_vhe: Stap, k: int, t: int) -> Stap:
    return b.tussen(("niets", regel.naam, k, t), "0 per vhe", Maat.KEUR, lambda: per_vhe.term, t=t, k=k, stil=True)


def _kasregel(b: Beeld, k: int, t: int, naam: str) -> Rekenbaar:
    regel = REGEL[naam]
    instandhouding: list[Stap] = []
    opgave: list[Stap] = []
    volledig = False
    if naam in _INVOER and b.ingevuld(k):
        instandhouding, opgave, volledig = _ingevoerd(b, regel, k, t)
    if naam in KANAAL:
        if not volledig:
            instandhouding = instandhouding + bijdragen(b, naam, k, t, opgave=False)
        opgave = opgave + bijdragen(b, naam, k, t, opgave=True) if b.met_opgave else opgave
    if naam == "verkoop_bestaand_bezit":
        instandhouding = instandhouding + _verkocht(b, k, t, opgave=False)
        opgave = opgave + _verkocht(b, k, t, opgave=True) if b.met_opgave else opgave
    if not instandhouding:
        waarom = "geen projecten in dit jaar" if naam in KANAAL else "geen invoer in deze tak"
        instandhouding = [b.vast("laag instandhouding", 0.0, Maat.KEUR, waarom)]
    return lagen(b, instandhouding, opgave, k, t, naam)


GROOTHEDEN: Final = {n: Grootheid(REGEL[n].label, Maat.KEUR, partial(_kasregel, naam=n)) for n in KASREGELS}
