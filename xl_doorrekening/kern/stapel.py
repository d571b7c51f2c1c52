"""All input of a region as arrays, corporations side by side. The only place where models become numbers."""

from collections.abc import Set
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from xl_doorrekening.begrippen.dpm import Laag
from xl_doorrekening.begrippen.regels import REGEL, Groep, Index
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.invoer.uitgangspunten import Uitgangspunten
from xl_doorrekening.kern.corporatiestapel import HUUR, KASREGELS, STANDEN, WAARDE_INDEX, WAARDEN, Corporatiestapel
from xl_doorrekening.kern.indexen import Bedragen, Prijspeil


@dataclass(frozen=True)
class Stapel:
    """Arrays of the laag instandhouding and of what lies on top of it.

    Axes: (corporatie, tak) for standen, (jaar, corporatie, tak) for the rest.
    """

    uitgangspunten: Uitgangspunten
    corporaties: tuple[str, ...]
    aanwezig: Bedragen
    """1 where the tak has input, else 0."""
    stand: dict[str, Bedragen]
    huur: dict[str, Bedragen]
    bedragen: dict[str, Bedragen]
    """Per line of KASREGELS, real."""
    huur_eigen: Bedragen
    """Own budget of rents, real; NaN where the rent is computed."""
    huur_projecten: Bedragen
    vpb_eigen: Bedragen
    """Own budget of corporate tax, real; NaN where it is computed."""
    bestaand: Bedragen
    """Existing stock at year end, with the opening as first row: (16, corporatie, tak)."""
    vhe: Bedragen
    uitstroom: Bedragen
    """Existing dwellings that leave (net of those bought at the mean); they take the mean value of the tak along."""
    waarde: dict[str, dict[Index, Bedragen]]
    """Per value and index the real additions."""
    waarde_opgave: dict[str, dict[Index, Bedragen]]
    """What of it the lagen on top of instandhouding add: an own forecast does not have that in it."""
    waarde_blijft: Bedragen
    """Share of the value of the laag instandhouding that those lagen leave: 1 without them."""
    waarde_eigen: dict[str, Bedragen]
    """Own forecast of the laag instandhouding, NaN where the index is followed."""
    aflossing_geborgd: Bedragen
    aflossing_ongeborgd: Bedragen
    rente_bestaand: Bedragen
    rente_intern: Bedragen
    aflossing_intern: Bedragen
    """Paid by niet-DAEB to DAEB, (jaar, corporatie)."""
    fiscaal: dict[str, Bedragen]
    """Per corporation: afschrijving, correctie, verliezen, rente_over."""

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


def stapel(regio: Regio, lagen: Set[Laag] = frozenset()) -> Stapel:
    """Put the corporations of a region side by side, with these lagen on top of instandhouding.

    Expects input that `controle` found no fouten in.
    """
    u = regio.uitgangspunten
    peil = Prijspeil.van(u)
    delen = [Corporatiestapel(c, regio, peil, lagen) for c in regio.corporaties]

    def zij_aan_zij(naam: str) -> Bedragen:  # (corporatie, tak, jaar) -> (jaar, corporatie, tak)
        return np.ascontiguousarray(np.moveaxis(np.array([getattr(d, naam) for d in delen]), -1, 0))

    def bak(naam: str, sleutel: object) -> Bedragen:
        return np.ascontiguousarray(np.moveaxis(np.array([getattr(d, naam)[sleutel] for d in delen]), -1, 0))

    def waarden(naam: str) -> dict[str, dict[Index, Bedragen]]:
        per = [getattr(d, naam) for d in delen]
        return {
            w: {i: np.moveaxis(np.array([x[w][i] for x in per]), -1, 0) for i in (Index.BOUW, WAARDE_INDEX[w])}
            for w in WAARDEN
        }

    return Stapel(
        uitgangspunten=u,
        corporaties=tuple(c.naam for c in regio.corporaties),
        aanwezig=np.array([d.aanwezig for d in delen]),
        stand={n: np.array([d.stand[n] for d in delen]) for n in STANDEN},
        huur={n: np.array([d.huur[n] for d in delen]) for n in HUUR},
        bedragen={n: bak("bedragen", n) for n in KASREGELS},
        waarde=waarden("waarde"),
        waarde_opgave=waarden("waarde_opgave"),
        waarde_eigen={w: bak("waarde_eigen", w) for w in WAARDEN},
        fiscaal={n: np.array([d.fiscaal[n] for d in delen]) for n in delen[0].fiscaal},
        **{
            n: zij_aan_zij(n)
            for n in ("huur_eigen", "huur_projecten", "vpb_eigen", "bestaand", "vhe", "uitstroom",
                      "waarde_blijft",
                      "aflossing_geborgd", "aflossing_ongeborgd", "rente_bestaand", "rente_intern", "aflossing_intern")
        },
    )  # fmt: skip


def teken(regel: str) -> float:
    """+1 for a receipt (new loans too), −1 for an expenditure or repayment."""
    ontvangst = REGEL[regel].groep in (Groep.ONTVANGST, Groep.DESINVESTERING) or regel.startswith("nieuwe_leningen")
    return 1.0 if ontvangst else -1.0
