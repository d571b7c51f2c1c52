"""Rent: the mean monthly rent of the existing stock year by year, and the receipts (rekenregels §2)."""

from typing import Final

import numpy as np

from xl_doorrekening.begrippen.dpm import Huurbeleid
from xl_doorrekening.begrippen.regels import REGEL
from xl_doorrekening.begrippen.tijd import TAKKEN
from xl_doorrekening.invoer.corporatie import Huurbeleidtak
from xl_doorrekening.invoer.opgave import Huurafspraak
from xl_doorrekening.kern.exploitatie import INGANGSMAAND, met_afspraak
from xl_doorrekening.uitleg.beeld import Beeld, Grootheid
from xl_doorrekening.uitleg.bezit import deel_weg, gemiddeld, minder_bezit
from xl_doorrekening.uitleg.kasregels import begroot, doorgerold, lagen
from xl_doorrekening.uitleg.maat import Maat
from xl_doorrekening.uitleg.projecten import bijdragen
from xl_doorrekening.uitleg.stap import Rekenbaar, Stap, grootste

STREEF: Final = "streefhuur"


def _cel(b: Beeld, k: int, naam: str, *, leeg: float = np.nan, noot: str = "") -> Stap:
    pad = ("takken", TAKKEN[k], "huurbeleid")
    return b.veld(b.tak(k).huurbeleid, pad, naam, b.corporatie.id, leeg=leeg, noot=noot, tak=TAKKEN[k])


def _kengetal_of_eigen(b: Beeld, k: int, naam: str, label: str) -> Stap:
    """Of the corporation, else of tab Kengetallen."""
    if getattr(b.tak(k).huurbeleid, naam) is not None:
        return _cel(b, k, naam)
    waarde = getattr(b.d.regio.kengetallen, naam)
    return b.invoer(
        ("", ("kengetallen", naam)), label, Maat.PROCENT, np.nan if waarde is None else waarde,
        noot="niet ingevuld" if waarde is None else "",
    )  # fmt: skip


def _afspraak(b: Beeld, k: int) -> Huurafspraak | None:
    """The shared rent policy of the region, where this variant applies one."""
    afspraak = b.d.regio.opgave.huur.get(TAKKEN[k]) if b.met_opgave else None
    return None if afspraak == Huurafspraak() else afspraak


def _beleid(b: Beeld, k: int) -> Huurbeleidtak:
    """Of the corporation; what the region agreed goes before it."""
    eigen, afspraak = b.tak(k).huurbeleid, _afspraak(b, k)
    return eigen if afspraak is None else met_afspraak(eigen, afspraak)


def _afgesproken(b: Beeld, k: int, naam: str) -> Stap:
    """A cell of the agreement (tab Opgave)."""
    afspraak = _afspraak(b, k)
    assert afspraak is not None
    return b.veld(afspraak, ("opgave", "huur", TAKKEN[k]), naam, "", tak=TAKKEN[k])


def _benutting(b: Beeld, k: int, t: int) -> Rekenbaar | None:
    """The agreed part of the legal maximum; None where there is no agreement, or no maximum in this year."""
    afspraak, plafond = _afspraak(b, k), b.uitgangspunten.huursomplafond[t]
    if afspraak is None or afspraak.benutting is None or plafond is None:
        return None
    maximum = b.invoer(
        ("", ("uitgangspunten", "huursomplafond", t)), "Maximale huurverhoging (wettelijk)", Maat.PROCENT, plafond,
        jaar=b.startjaar + t,
    )  # fmt: skip
    return _afgesproken(b, k, "benutting") * maximum


def _stijging(b: Beeld, k: int, t: int) -> Stap:
    """g: the agreed part of the legal maximum, else the regional path and the deviation of this corporation."""
    benutting = _benutting(b, k, t)
    if benutting is not None:
        naam = "huurverhoging volgens de afspraak"
        return b.tussen(("stijging", k, t), naam, Maat.PROCENT, lambda: benutting, t=t, k=k)
    pad = b.macro("huurverhoging", t)
    if not b.ingevuld(k):
        return pad
    afwijking = _cel(b, k, "afwijking", leeg=0.0, noot="leeg: 0")
    return b.tussen(("stijging", k, t), "huurverhoging", Maat.PROCENT, lambda: pad + afwijking, t=t, k=k)


def _streefhuur(b: Beeld, k: int, t: int) -> Rekenbaar:
    return b.lijn(STREEF, k, t - 1) * (1 + _stijging(b, k, t))


def _streefhuur_begin(b: Beeld, k: int) -> Rekenbaar:
    if not b.ingevuld(k) or _beleid(b, k).beleid is not Huurbeleid.STREEF:
        return b.vast("streefhuur", 0.0, Maat.EUR_MAAND, "contracthuur: er is geen streefhuur")
    afspraak = _afspraak(b, k)
    if afspraak is not None and afspraak.streefhuur is not None:
        return _afgesproken(b, k, "streefhuur")
    return _cel(b, k, "streefhuur")


def _streefhuur_waarde(b: Beeld, k: int, t: int) -> float:
    g = b.u.pad["huurverhoging"][0, : t + 1] + b.st.huur["afwijking"][b.c, k]
    benutting = b.st.benutting[: t + 1, b.c, k]
    g = np.where(np.isnan(benutting), g, benutting)
    return float(b.st.huur["streefhuur"][b.c, k] * np.prod(1 + g))


def _maandhuur(b: Beeld, k: int, t: int) -> Rekenbaar:
    """h_t = (1−μ)·h·(1+g+ι) + μ·d, with d = max(s, h·(1+g)), or s where the policy also lowers rents."""
    h, g = b.lijn("huur_per_maand", k, t - 1), _stijging(b, k, t)
    if not b.ingevuld(k):  # no dwellings: only the path
        return h * (1 + g)
    beleid = _beleid(b, k)
    streef = beleid.beleid is Huurbeleid.STREEF
    groei = g + b.macro("opbrengst_iah", t) if beleid.iah else g.term
    s = b.lijn(STREEF, k, t)

    def bij_mutatie() -> Rekenbaar:
        if not streef:
            return h * (1 + g)
        return s if beleid.verlaging else grootste(s, h * (1 + g))

    d = b.tussen(("mutatiehuur", k, t), "huur bij mutatie", Maat.EUR_MAAND, bij_mutatie, t=t, k=k)
    mu = _kengetal_of_eigen(b, k, "mutatiegraad", "Mutatiegraad per jaar (kengetal)")
    return (1 - mu) * (h * (1 + groei)) + mu * d


def _over_het_jaar(b: Beeld, k: int, t: int) -> Stap:
    """a · last year's rent + (1−a) · this year's, a = share of the year before the rise."""

    def maak() -> Rekenbaar:
        h, nieuw = b.lijn("huur_per_maand", k, t - 1), b.lijn("huur_per_maand", k, t)
        if not b.ingevuld(k):
            return 0.5 * h + 0.5 * nieuw
        maand = _cel(b, k, "ingangsmaand", leeg=INGANGSMAAND, noot="leeg: juli (7)")
        oud = b.tussen(("oud", k), "deel van het jaar met de oude huur", Maat.FACTOR, lambda: (maand - 1) / 12, k=k)
        return oud * h + (1 - oud) * nieuw

    return b.tussen(("jaarhuur", k, t), "gemiddelde maandhuur over het jaar", Maat.EUR_MAAND, maak, t=t, k=k)


def _van_bezit(b: Beeld, vhe: Stap, naam: str, k: int, t: int, beleid: Beeld | None = None) -> Stap:
    """Rent of so many dwellings, over the year; `beleid`: of whose rent policy, by default that of this variant."""
    van = beleid or b

    def maak() -> Rekenbaar:
        jaarhuur = 12 * _over_het_jaar(van, k, t)
        if not b.ingevuld(k):
            return vhe * jaarhuur
        return vhe * jaarhuur * (1 - _kengetal_of_eigen(b, k, "huurderving", "Huurderving (kengetal)"))

    return b.tussen(("huren", naam, k, t), naam, Maat.KEUR, maak, t=t, k=k, stil=True)


def _effect(b: Beeld, k: int, t: int) -> list[Stap]:
    """What the shared rent policy adds: computed with it, minus computed with the policy of the corporation."""
    if _afspraak(b, k) is None:
        return []
    vhe = gemiddeld(b, k, t)

    def maak() -> Rekenbaar:
        met = _van_bezit(b, vhe, "huur met het gedeelde huurbeleid", k, t)
        return met - _van_bezit(b, vhe, "huur met het eigen huurbeleid", k, t, b.instandhouding)

    return [b.tussen(("huurbeleid", k, t), "gevolg van het gedeelde huurbeleid", Maat.KEUR, maak, t=t, k=k)]


def _huren(b: Beeld, k: int, t: int) -> Rekenbaar:
    """Own budget on the regional path, or dwellings × 12 × rent × (1 − derving); with the rents of projects.

    The shared rent policy is told apart, as part of the opgave: so an own budget is there what it was.
    """
    eigen = not np.isnan(b.st.huur_eigen[t, b.c, k])
    opgave = [*_effect(b, k, t), *bijdragen(b, "huren", k, t, opgave=True)] if b.met_opgave else []
    if eigen:
        cel = begroot(b, REGEL["huren"], k, t)
        weg = deel_weg(b, k, t) if b.met_opgave else None
        if weg is not None:
            naam = "deel van de begroting van woningen die weggaan"
            opgave.insert(0, b.tussen(("weg", "huren", k, t), naam, Maat.KEUR, lambda: cel * weg, t=t, k=k))
        return lagen(b, [cel], opgave, k, t, "huren")
    beleid = b.instandhouding if _afspraak(b, k) is not None else None
    bezit = gemiddeld(b, k, t, opgave=False)
    instandhouding = [_van_bezit(b, bezit, "huur van het bestaande bezit", k, t, beleid)]
    instandhouding += [*doorgerold(b, REGEL["huren"], k, t), *bijdragen(b, "huren", k, t, opgave=False)]
    minder = minder_bezit(b, k, t) if b.met_opgave else None
    if minder is not None:
        opgave.insert(0, _van_bezit(b, minder, "huur van meer of minder bestaand bezit", k, t, beleid))
    return lagen(b, instandhouding, opgave, k, t, "huren")


def _gewogen(b: Beeld, t: int) -> Rekenbaar:
    """Of geheel: weighted with the existing stock."""
    daeb, niet_daeb = ((b.lijn("huur_per_maand", k, t), b.lijn("bestaand", k, t)) for k in (0, 1))
    if daeb[1].waarde + niet_daeb[1].waarde == 0:
        return b.vast("huur", 0.0, Maat.EUR_MAAND, "er is geen bezit")
    return (daeb[0] * daeb[1] + niet_daeb[0] * niet_daeb[1]) / (daeb[1] + niet_daeb[1])


GROOTHEDEN: Final = {
    "huren": Grootheid(REGEL["huren"].label, Maat.KEUR, _huren),
    "huur_per_maand": Grootheid(
        REGEL["huur_per_maand"].label, Maat.EUR_MAAND, _maandhuur, lambda b, k: b.stand("huur", k), geheel=_gewogen
    ),
    STREEF: Grootheid(
        "Streefhuur per maand", Maat.EUR_MAAND, _streefhuur, _streefhuur_begin, _streefhuur_waarde, kolommen=(0, 1)
    ),
}  # fmt: skip
