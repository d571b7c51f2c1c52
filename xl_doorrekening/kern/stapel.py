"""All input of a region as arrays, corporations side by side. The only place where models become numbers.

`basis` is the laag instandhouding; `leg_op` lays the flows of other lagen on top of it, which gives the `Stapel` that
is projected. Both are cheap to repeat.
"""

from collections.abc import Set
from dataclasses import dataclass, fields, replace
from functools import cached_property

import numpy as np

from xl_doorrekening.begrippen.dpm import Laag
from xl_doorrekening.begrippen.regels import REGEL, Groep, Index
from xl_doorrekening.begrippen.tijd import JAREN, TAKKEN
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.kern.arrays import Arrays
from xl_doorrekening.kern.corporatiestapel import KASREGELS, STANDEN, WAARDE_INDEX, WAARDEN, Corporatiestapel, aanwezig
from xl_doorrekening.kern.exploitatie import HUUR, huurgegevens, met_afspraak
from xl_doorrekening.kern.indexen import Bedragen, Prijspeil, herijking, macro
from xl_doorrekening.kern.projecten import KANAAL, KANALEN, Stromen, projectstromen
from xl_doorrekening.kern.projecttabel import Projecttabel, projecttabel


@dataclass(frozen=True)
class Basis(Arrays):
    """The laag instandhouding."""

    vast: dict[str, Bedragen]
    """Per line of KASREGELS, real: what other lagen leave as it is."""
    per_vhe: dict[str, Bedragen]
    """Idem, per dwelling of the existing stock, (corporatie, tak)."""
    begroot: dict[str, Bedragen]
    """Idem, own budget of operating lines: leaving dwellings take their share along."""
    projecten: Stromen
    schaal: dict[str, Bedragen]
    """Per line the factor of a changed policy, (jaar, corporatie, tak); a line that is not there keeps its amounts."""


@dataclass(frozen=True)
class Stapel(Arrays):
    """The laag instandhouding with other lagen on top of it: what is projected."""

    bedragen: dict[str, Bedragen]
    """Per line of KASREGELS, real."""
    waarde: dict[str, dict[Index, Bedragen]]
    """Per value and index the real additions."""
    waarde_opgave: dict[str, dict[Index, Bedragen]]
    """What of it the lagen on top of instandhouding add: an own forecast does not have that in it."""
    waarde_blijft: Bedragen
    """Share of the value of the laag instandhouding that those lagen leave: 1 without them."""

    def per_index(self, groepen: frozenset[Groep], *, binnen: bool) -> dict[Index, Bedragen]:
        """Receipts minus expenditures of the lines in (or outside) these groups, summed per index: (jaar, tak, C)."""
        sleutel = (groepen, binnen)
        if sleutel not in self._per_index:
            uit: dict[Index, Bedragen] = {}
            for naam in KASREGELS:
                regel = REGEL[naam]
                if (regel.groep in groepen) is binnen:
                    bedrag = teken(naam) * np.swapaxes(self.bedragen[naam], -1, -2)
                    uit[regel.index] = uit[regel.index] + bedrag if regel.index in uit else bedrag
            self._per_index[sleutel] = uit
        return self._per_index[sleutel]

    @cached_property
    def _per_index(self) -> dict[tuple[frozenset[Groep], bool], dict[Index, Bedragen]]:
        return {}

    @cached_property
    def bestaand_gemiddeld(self) -> Bedragen:
        return (self.bestaand[1:] + self.bestaand[:-1]) / 2


def basis(regio: Regio, tabel: Projecttabel | None = None) -> Basis:
    """Put the corporations of a region side by side. Expects input that `controle` found no fouten in.

    `tabel`: all projects of the region, where the caller has them already.
    """
    u = regio.uitgangspunten
    peil = Prijspeil.van(u)
    tabel = alle_projecten(regio) if tabel is None else tabel
    eigen = tabel.kies(tabel.in_laag([Laag.INSTANDHOUDING]))
    stromen = projectstromen(eigen, len(regio.corporaties), u.definities, u.startjaar)
    op_pad = {index: herijking({}, macro(u), index) for index in Index}
    delen = [
        Corporatiestapel(c, regio, peil, Stromen(stromen.reeksen[:, :, i]), op_pad)
        for i, c in enumerate(regio.corporaties)
    ]

    def zij_aan_zij(naam: str) -> Bedragen:  # (corporatie, tak, jaar) -> (jaar, corporatie, tak)
        return np.ascontiguousarray(np.moveaxis(np.array([getattr(d, naam) for d in delen]), -1, 0))

    def bak(naam: str, sleutel: object) -> Bedragen:
        return np.ascontiguousarray(np.moveaxis(np.array([getattr(d, naam)[sleutel] for d in delen]), -1, 0))

    return Basis(
        uitgangspunten=u,
        corporaties=tuple(c.naam for c in regio.corporaties),
        aanwezig=np.array([d.aanwezig for d in delen]),
        stand={n: np.array([d.stand[n] for d in delen]) for n in STANDEN},
        huur={n: np.array([d.huur[n] for d in delen]) for n in HUUR},
        huur_begroot={},
        benutting=np.full((JAREN, len(delen), len(TAKKEN)), np.nan),
        vast={n: bak("vast", n) for n in KASREGELS},
        per_vhe={n: np.array([d.per_vhe[n] for d in delen]) for n in KASREGELS},
        begroot={n: bak("begroot", n) for n in KASREGELS},
        waarde_eigen={w: bak("waarde_eigen", w) for w in WAARDEN},
        fiscaal={n: np.array([d.fiscaal[n] for d in delen]) for n in delen[0].fiscaal},
        projecten=stromen,
        schaal={},
        **{
            n: zij_aan_zij(n)
            for n in ("huur_eigen", "huur_projecten", "huur_doorgerold", "vpb_eigen", "bestaand", "vhe", "uitstroom",
                      "aflossing_geborgd", "aflossing_ongeborgd", "rente_bestaand", "rente_intern", "aflossing_intern")
        },
    )  # fmt: skip


def met_huurafspraken(b: Basis, regio: Regio) -> Basis:
    """Variant B applies the shared rent policy to every corporation; an own budget of rents changes by the difference.

    Use of the maximum increase: that share of the legal cap in the place of path and deviation, in years that have one.
    """
    afspraken = {i: a for i, k in enumerate(TAKKEN) if (a := regio.opgave.huur.get(k)) is not None and a != type(a)()}
    if not afspraken:
        return b
    huur, benutting = {n: reeks.copy() for n, reeks in b.huur.items()}, b.benutting.copy()
    plafond = np.array([np.nan if x is None else x for x in regio.uitgangspunten.huursomplafond])
    for i, a in afspraken.items():
        for c, corporatie in enumerate(regio.corporaties):
            if aanwezig(corporatie.tak(TAKKEN[i])):
                nieuw = huurgegevens(met_afspraak(corporatie.tak(TAKKEN[i]).huurbeleid, a), regio.kengetallen)
                for n in HUUR:
                    huur[n][c, i] = nieuw[n]
        if a.benutting is not None:
            benutting[:, :, i] = (a.benutting * plafond)[:, None]
    return replace(b, huur=huur, huur_begroot=b.huur, benutting=benutting)


def alle_projecten(regio: Regio) -> Projecttabel:
    """The complete projects of all corporations as columns."""
    rijen = ((i, r, p) for i, c in enumerate(regio.corporaties) for r, p in enumerate(c.projecten))
    return projecttabel(rijen, regio.kengetallen, Prijspeil.van(regio.uitgangspunten))


def leg_op(b: Basis, s: Stromen | None = None) -> Stapel:
    """The stack of instandhouding and these flows of other lagen (none: variant A)."""
    s = s or Stromen(np.zeros((len(KANALEN), JAREN, len(b.corporaties), len(TAKKEN))))
    verder = s["instroom"] - s["uitstroom"]
    bestaand, vhe = b.bestaand.copy(), b.vhe.copy()
    bestaand[1:] += np.cumsum(verder, 0)
    vhe[1:] += np.cumsum(verder + s["nieuw"], 0)
    gemiddeld, zonder = ((x[1:] + x[:-1]) / 2 for x in (bestaand, b.bestaand))
    blijft = np.divide(gemiddeld, zonder, out=np.ones_like(zonder), where=zonder > 0)
    """Share of the stock of the laag instandhouding that other lagen leave, on average in the year."""
    weg = np.divide(-verder, vhe[:-1], out=np.zeros_like(verder), where=vhe[:-1] > 0)
    bedragen = {}
    for n in KASREGELS:
        bedrag = b.vast[n] + b.begroot[n] * blijft
        per_vhe = b.per_vhe[n]
        if per_vhe.any():
            bedrag += np.where(per_vhe == 0, 0.0, per_vhe * gemiddeld)
        if n in b.schaal:
            bedrag = bedrag * b.schaal[n]
        bedragen[n] = bedrag + s[n] if n in KANAAL else bedrag
    verkocht = b.projecten["verkocht"] + s["verkocht"]
    if verkocht.any():  # at the mean WOZ value of the tak
        woz, opening = b.stand["woz_waarde"], b.stand["vhe"]
        gemiddelde_woz = np.divide(woz, opening, out=np.zeros_like(woz), where=~(opening <= 0))
        bedragen["verkoop_bestaand_bezit"] += np.where(verkocht > 0, verkocht * gemiddelde_woz, 0.0)

    def waarde(uit: Stromen, w: str) -> dict[Index, Bedragen]:
        nul = np.zeros_like(verder)
        return {i: uit[w, i] if (w, i) in KANAAL else nul for i in (Index.BOUW, WAARDE_INDEX[w])}

    opgave = {w: waarde(s, w) for w in WAARDEN}
    eigen = {w: waarde(b.projecten, w) for w in WAARDEN}
    zelfde = {v.name: getattr(b, v.name) for v in fields(Arrays)}
    return Stapel(
        **zelfde | {
            "aanwezig": np.maximum(b.aanwezig, s.raakt()), "bestaand": bestaand, "vhe": vhe,
            "uitstroom": b.uitstroom - verder, "huur_eigen": b.huur_eigen * blijft + s["huren"],
            "huur_projecten": b.huur_projecten + s["huren"],
        },
        bedragen=bedragen,
        waarde={w: {i: eigen[w][i] + opgave[w][i] for i in opgave[w]} for w in WAARDEN},
        waarde_opgave=opgave,
        waarde_blijft=np.cumprod(1 - weg, 0),
    )  # fmt: skip


def stapel(regio: Regio, lagen: Set[Laag] = frozenset()) -> Stapel:
    """A region with these lagen on top of instandhouding, as entered; what starts in policy-lean years is left out."""
    u, tabel = regio.uitgangspunten, alle_projecten(regio)
    b = basis(regio, tabel)
    if not lagen:
        return leg_op(b)
    verder = tabel.kies(tabel.in_laag(lagen) & ~tabel.beleidsarm(u.startjaar))
    return leg_op(b, projectstromen(verder, len(b.corporaties), u.definities, u.startjaar))


def teken(regel: str) -> float:
    """+1 for a receipt (new loans too), −1 for an expenditure or repayment."""
    ontvangst = REGEL[regel].groep in (Groep.ONTVANGST, Groep.DESINVESTERING) or regel.startswith("nieuwe_leningen")
    return 1.0 if ontvangst else -1.0
