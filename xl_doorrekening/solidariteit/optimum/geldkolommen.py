"""Money between corporations as columns: each gives or gets, and over the region it adds up to nothing.

What a unit does is read off the bookings of the instrument itself (`solidariteit.geld`), once for a giver and once for
a receiver.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xl_doorrekening.begrippen.instrumenten import Instrument
from xl_doorrekening.begrippen.tijd import BELEIDSRIJK, JAREN
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.invoer.solidariteit import Instrumentregel, Solidariteitkeuzes
from xl_doorrekening.kern.projecttabel import Getallen
from xl_doorrekening.solidariteit.boek import Boek
from xl_doorrekening.solidariteit.geld import GELD
from xl_doorrekening.solidariteit.optimum.financiering import MLN, Financiering
from xl_doorrekening.solidariteit.optimum.lp import ONEINDIG, Model, Plekken
from xl_doorrekening.solidariteit.optimum.werking import Werking, nul, van_extra
from xl_doorrekening.solidariteit.partijen import gevers, ontvanger


@dataclass(frozen=True)
class Geldsoort:
    """One instrument that starts in one year; `geeft` and `krijgt` are € mln per unit of its amount."""

    regel: Instrumentregel
    """With an amount of one €."""
    jaren: int
    """Years in which a giver of one € a year pays within the horizon: what a unit costs in all."""
    geeft: Plekken
    """Columns, (corporatie,)."""
    krijgt: Plekken


def soorten(k: Solidariteitkeuzes, startjaar: int) -> list[tuple[Instrumentregel, int]]:
    """Every instrument in money that the region allows, for one €, with how often that € is paid; lent is not given."""
    uit = []
    jaren = range(startjaar, startjaar + BELEIDSRIJK)
    if k.naar_projectsteun:
        uit += [(Instrumentregel(instrument=Instrument.PROJECTSTEUN, bedrag=1.0, van=j, icr=k.icr), 1) for j in jaren]
    if k.naar_leningruil:
        ruil = Instrumentregel(instrument=Instrument.LENINGRUIL, bedrag=1.0, van=startjaar,
                               looptijd=k.looptijd_leningruil)  # fmt: skip
        uit.append((ruil, min(k.looptijd_leningruil, JAREN)))
    if k.naar_lening:
        uit += [
            (Instrumentregel(instrument=Instrument.LENING, bedrag=1.0, van=j, looptijd=k.looptijd_onderling,
                             rente=k.rente_onderling), 0)
            for j in jaren
        ]  # fmt: skip
    return uit


def patroon(regio: Regio, regel: Instrumentregel) -> tuple[Werking, Werking]:
    """What a giver and a receiver of one € undergo, read off the bookings between two corporations of the region."""
    een, ander = (c.naam for c in regio.corporaties[:2])
    r = regel.model_copy(update={"gever": een, "ontvanger": ander})
    boek = Boek(len(regio.corporaties))
    assert r.instrument is not None
    GELD[r.instrument](boek, regio, r)
    g, o, x = gevers(regio, r)[0], ontvanger(regio, r), boek.extra()
    een_plek = np.zeros(1, dtype=np.int64)
    return van_extra(x, [(g.c, g.k)], een_plek, een_plek), van_extra(x, [(o.c, o.k)], een_plek, een_plek)


def _voor_allen(w: Werking, corporaties: Getallen, tak: Getallen) -> Werking:
    """The same effects at each of these."""
    los = {
        n: np.repeat(getattr(w, n), len(corporaties), axis=0)
        for n in w.__dataclass_fields__
        if n not in ("corporatie", "tak")
    }
    return nul(corporaties, tak, **los)


def geldkolommen(
    m: Model, f: Financiering, regio: Regio, geven: NDArray[np.bool_], ontvangen: NDArray[np.bool_], tak: Getallen
) -> list[Geldsoort]:
    """Columns for every instrument in money; `tak`: in which tak each corporation gives and gets."""
    n = len(regio.corporaties)
    if n < 2:
        return []
    uit = []
    allen = np.arange(n)
    for regel, jaren in soorten(regio.solidariteit.keuzes, regio.uitgangspunten.startjaar):
        geeft = m.kolommen(f"geeft {regel.instrument} {regel.van}", (n,), 0.0, np.where(geven, ONEINDIG, 0.0))
        krijgt = m.kolommen(f"krijgt {regel.instrument} {regel.van}", (n,), 0.0, np.where(ontvangen, ONEINDIG, 0.0))
        gever, ontvanger_ = patroon(regio, regel)
        f.werk(_voor_allen(gever, allen, tak), geeft, MLN)
        f.werk(_voor_allen(ontvanger_, allen, tak), krijgt, MLN)
        saldo = m.rijen(f"saldo {regel.instrument} {regel.van}", (1,), 0.0, 0.0)
        m.zet(saldo, geeft, 1.0)
        m.zet(saldo, krijgt, -1.0)
        uit.append(Geldsoort(regel, jaren, geeft, krijgt))
    return uit
