"""The verdict per corporation: which ratio, in which tak and year, is tightest, and what that means."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from xl_doorrekening.begrippen.normen import RATIO, RATIOS
from xl_doorrekening.begrippen.tijd import KOLOMMEN
from xl_doorrekening.kern.projectie import Uitkomst
from xl_doorrekening.kern.ratios import telt_mee
from xl_doorrekening.kern.toets import Toets

KRAP = 0.05
"""A margin below this share of the limit is called tight."""


class Kleur(StrEnum):
    GROEN = "groen"
    ORANJE = "oranje"
    ROOD = "rood"
    GRIJS = "grijs"


@dataclass(frozen=True, slots=True)
class Ratiooordeel:
    """One ratio of one tak over 15 years. `grens` is the norm with the buffer; `marge` a share of it."""

    ratio: str
    tak: str
    telt: bool
    grens: float
    krapste_jaar: int
    krapste_waarde: float
    marge: float
    eerste_breuk: int | None
    """First year in which the norm itself, without the buffer, is not met."""
    jaren_breuk: int
    eerste_buffer: int | None
    """First year below norm and buffer."""


@dataclass(frozen=True, slots=True)
class Oordeel:
    """The verdict on one corporation; `bindend` is the tightest of the ratios that count."""

    corporatie: str
    kleur: Kleur
    zin: str
    ratios: tuple[Ratiooordeel, ...]
    bindend: Ratiooordeel | None
    duurzaam: bool | None
    """Whether the mean saldo instandhouding over 15 years is at least 0; None when unknown."""
    ontbreekt: tuple[str, ...]
    """Ratios that cannot be computed, as "label (tak)"."""

    @property
    def verantwoord(self) -> bool:
        """Whether room by the norms is responsible room: not when upkeep is structurally negative."""
        return self.duurzaam is not False


def getal(ratio: str, waarde: float) -> str:
    """A ratio in Dutch notation: an ICR without interest is not applicable, a debt without value has no LTV."""
    if np.isinf(waarde):
        return "n.v.t." if RATIO[ratio].minimum else "geen waarde"
    tekst = f"{waarde * 100:.1f}%" if "%" in RATIO[ratio].formaat else f"{waarde:.2f}"
    return tekst.replace(".", ",")


def _ratios(
    toets: Toets, c: int, startjaar: int, tellend: tuple[str, ...], buffers: Mapping[str, float]
) -> list[Ratiooordeel]:
    uit = []
    for r, ratio in enumerate(RATIOS):
        for k, tak in enumerate(KOLOMMEN):
            m = toets.marges[r, :, 0, c, k]
            if np.isnan(m).any():
                continue
            t = int(np.argmin(m))
            waarde, grens = toets.ratios[ratio.naam][:, 0, c, k], toets.grenzen[ratio.naam][k]
            kaal = grens - (1 if ratio.minimum else -1) * buffers.get(ratio.naam, 0.0)
            breuken = np.flatnonzero((m < 0) & (waarde < kaal if ratio.minimum else waarde > kaal))
            krap = np.flatnonzero(m < 0)
            uit.append(Ratiooordeel(
                ratio.naam, tak, ratio.naam in tellend, float(grens), startjaar + t, float(waarde[t]), float(m[t]),
                startjaar + int(breuken[0]) if breuken.size else None, int(breuken.size),
                startjaar + int(krap[0]) if krap.size else None,
            ))  # fmt: skip
    return uit


def _zin(
    rijen: list[Ratiooordeel], bindend: Ratiooordeel | None, ontbreekt: tuple[str, ...], duurzaam: bool | None
) -> tuple[Kleur, str]:
    if bindend is None:
        return Kleur.GRIJS, "Nog geen oordeel: gegevens ontbreken."
    b = bindend
    wat = (f"{RATIO[b.ratio].label} {b.tak} in {b.krapste_jaar}: {getal(b.ratio, b.krapste_waarde)} bij grens "
           f"{getal(b.ratio, b.grens)}")  # fmt: skip
    breuk = min((x for x in rijen if x.telt and x.eerste_breuk), key=lambda x: (x.eerste_breuk, x.marge), default=None)
    if breuk is not None:
        jaren = f"{breuk.jaren_breuk} jaar"
        kleur, zin = Kleur.ROOD, f"Niet binnen de normen vanaf {breuk.eerste_breuk} ({jaren}). Het krapst is {wat}."
    elif b.eerste_buffer is not None:
        kleur, zin = (
            Kleur.ORANJE,
            f"Binnen de normen, niet binnen de buffer vanaf {b.eerste_buffer}. Het krapst is {wat}.",
        )
    elif b.marge < KRAP:
        kleur, zin = Kleur.ORANJE, f"Net binnen de normen. Het krapst is {wat}."
    else:
        kleur, zin = Kleur.GROEN, f"Binnen de normen. Het krapst is {wat}."
    if duurzaam is False:
        kleur = max(kleur, Kleur.ORANJE, key=[Kleur.GROEN, Kleur.ORANJE, Kleur.ROOD].index)
        zin += " Het saldo instandhouding is gemiddeld negatief: er is geen verantwoorde ruimte."
    if ontbreekt:
        kleur = kleur if kleur is Kleur.ROOD else Kleur.GRIJS
        zin += " Niet te berekenen: " + ", ".join(ontbreekt) + "."
    return kleur, zin


def oordelen(uitkomst: Uitkomst, toets: Toets, instandhouding: Uitkomst | None = None) -> list[Oordeel]:
    """The verdict per corporation, in the order of the region.

    `instandhouding`: the projection of that laag alone, when `uitkomst` has more; the saldo is of that laag.
    """
    st = uitkomst.stapel
    u = st.uitgangspunten
    tellend = telt_mee(u)
    saldo = (instandhouding or uitkomst).lijn("saldo_instandhouding")[0, :, 2].mean(-1)
    uit = []
    for c, naam in enumerate(st.corporaties):
        rijen = _ratios(toets, c, u.startjaar, tellend, u.buffer)
        bestaat = [*(st.aanwezig[c] > 0), st.aanwezig[c].max() > 0]
        gevonden = {(x.ratio, x.tak) for x in rijen}
        ontbreekt = tuple(
            f"{RATIO[r].label} ({tak})"
            for r in tellend
            for k, tak in enumerate(KOLOMMEN)
            if bestaat[k] and not np.isnan(toets.grenzen[r][k]) and (r, tak) not in gevonden
        )
        bindend = min((x for x in rijen if x.telt), key=lambda x: x.marge, default=None)
        duurzaam = None if np.isnan(saldo[c]) or not bestaat[2] else bool(saldo[c] >= 0)
        kleur, zin = _zin(rijen, bindend, ontbreekt, duurzaam)
        uit.append(Oordeel(naam, kleur, zin, tuple(rijen), bindend, duurzaam, ontbreekt))
    return uit
