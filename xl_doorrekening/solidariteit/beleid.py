"""Changes of policy on the existing stock: rents and quality. A basis in, a basis out."""

from dataclasses import replace

import numpy as np

from xl_doorrekening.begrippen.maatregelen import KWALITEITSREGELS, Maatregel
from xl_doorrekening.begrippen.tijd import JAREN
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.invoer.scenarios import Wijziging
from xl_doorrekening.kern.stapel import Basis
from xl_doorrekening.solidariteit.keuze import Masker, jaren, takken

HUUR = {
    Maatregel.STREEFHUUR: "streefhuur", Maatregel.STREEFHUUR_BIJ: "streefhuur", Maatregel.VERLAGING: "verlaging",
    Maatregel.AFWIJKING: "afwijking", Maatregel.IAH: "iah",
}  # fmt: skip
"""The part of the rent policy that a measure changes."""


def met_huurbeleid(b: Basis, regio: Regio, w: Wijziging) -> Basis:
    """Another rent policy; an own budget of rents changes by the difference with the policy it rests on."""
    assert w.maatregel is not None
    waarde = w.waarde or 0.0
    wie = takken(regio, w)
    if w.maatregel is Maatregel.BENUTTING:
        return _met_benutting(b, regio, w, wie)
    naam = HUUR[w.maatregel]
    nieuw = np.where(wie, b.huur[naam] * (1 + waarde), b.huur[naam])
    if w.maatregel is not Maatregel.STREEFHUUR_BIJ:
        nieuw = np.where(wie, waarde, b.huur[naam])
    return replace(b, huur=b.huur | {naam: nieuw}, huur_begroot=b.huur_begroot or b.huur)


def _met_benutting(b: Basis, regio: Regio, w: Wijziging, wie: Masker) -> Basis:
    u = regio.uitgangspunten
    plafond = np.array([np.nan if x is None else x for x in u.huursomplafond])
    wanneer = jaren(w.van, w.tot, u.startjaar)
    nieuw = (w.waarde or 0.0) * plafond[:, None, None]
    benutting = np.where(wanneer[:, None, None] & wie, nieuw, b.benutting)
    return replace(b, benutting=benutting, huur_begroot=b.huur_begroot or b.huur)


def met_kwaliteit(b: Basis, regio: Regio, w: Wijziging) -> Basis:
    """Other levels of upkeep or improvement in the laag instandhouding; the values stay as they are."""
    assert w.maatregel is not None
    wanneer = jaren(w.van, w.tot, regio.uitgangspunten.startjaar)
    factor = 1 + (w.waarde or 0.0) * (wanneer[:, None, None] & takken(regio, w))
    een = np.ones((JAREN, *b.aanwezig.shape))
    return replace(b, schaal=b.schaal | {n: b.schaal.get(n, een) * factor for n in KWALITEITSREGELS[w.maatregel]})
