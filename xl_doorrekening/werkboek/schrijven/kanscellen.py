"""Results of tab Uitkomsten onzekerheid: those of `stress`, and what herbereken says of them."""

from collections.abc import Mapping

import numpy as np

from xl_doorrekening.begrippen.normen import RATIO
from xl_doorrekening.begrippen.tijd import GEHEEL, JAREN, KOLOMMEN
from xl_doorrekening.doorrekenen.resultaat import A, B
from xl_doorrekening.doorrekenen.stress import Stress, vaakst_krapst, waarschijnlijkste_jaar
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.kern.ratios import grenzen
from xl_doorrekening.onzekerheid.simulatie import Kansen
from xl_doorrekening.werkboek import versheid
from xl_doorrekening.werkboek.indeling import kansen as indeling
from xl_doorrekening.werkboek.indeling.variantblokken import WAAIER
from xl_doorrekening.werkboek.schrijven.rijen import NAAM, Blokken, Cellen, jaren, leeg, of_leeg, ratio, zet_rij
from xl_doorrekening.werkboek.schrijven.waarden import Onthouden, Waarde

EIGEN = versheid.EIGENSTAND["kansen"]
VARIANT = {A: "A: instandhouding (er is nog geen opgave)", B: "B: met de opgave"}


def standcellen(regio: Regio, gerekend: str, nu: str) -> Blokken:
    """What may change without a new run: the names, and whether the chances still belong to the input.

    `gerekend` and `nu` are fingerprints: of the run on the tab, and of the input.
    """
    namen: Cellen = {(c.id, NAAM): c.naam for c in regio.corporaties}
    secties: Blokken = {f"k_sectie_{c.id}": {("naam", NAAM): c.naam} for c in regio.corporaties}
    stand: Cellen = {(versheid.STAND, "waarde"): Onthouden(EIGEN.tekst(gerekend, nu))}
    return {"k_stand": stand, "k_kansen": dict(namen), "k_jaren": dict(namen), **secties}


def kanscellen(s: Stress, berekend: str, vingerafdruk: str) -> Blokken:
    """Every cell of the tab after a run, whole or interrupted."""
    start = s.regio.uitgangspunten.startjaar
    uit = leeg(indeling.blad(start, [(c.id, c.naam) for c in s.regio.corporaties]))
    getoond = B if B in s.kansen else A
    for blok, cellen in standcellen(s.regio, vingerafdruk, vingerafdruk).items():
        uit[blok] = uit.get(blok, {}) | cellen
    for code, waarde in gegevens(s, berekend, vingerafdruk).items():
        uit["k_stand"][code, "waarde"] = waarde
    for c, corporatie in enumerate(s.regio.corporaties):
        zet_rij(uit["k_kansen"], corporatie.id, _rij(s, c))
        zet_rij(uit["k_jaren"], corporatie.id, jaren(s.kansen[getoond].deel("alles")[:, c]))
        uit[f"k_waaier_{corporatie.id}"] |= _waaier(s.kansen[getoond], c)
    return uit


def gegevens(s: Stress, berekend: str, vingerafdruk: str) -> dict[str, Waarde]:
    """When, with what, and how far."""
    graad = 0 if s.graden is None else s.graden.paden
    return {
        "berekend": berekend,
        "variant": VARIANT[B if B in s.kansen else A],
        "paden": float(s.paden),
        "paden_graad": float(graad),
        "zaad": float(s.onzekerheid.zaad),
        "vingerafdruk": vingerafdruk,
        "let_op": "afgebroken: niet alle paden die gevraagd waren" if s.afgebroken else None,
    }


def zelfde_run(oud: Mapping[str, object], nieuw: Mapping[str, Waarde]) -> bool:
    """Whether a run gives what already stands there: the same paths through the same input."""
    return all((oud.get(k) or None) == (w or None) for k, w in nieuw.items() if k != "berekend")


def _rij(s: Stress, c: int) -> dict[str, Waarde]:
    uit: dict[str, Waarde] = {}
    for code, k in s.kansen.items():
        krapst = vaakst_krapst(k, c)
        uit |= {
            f"{code.lower()}_kans": of_leeg(float(k.deel("alles_altijd")[c])),
            f"{code.lower()}_krapst": None if krapst is None else RATIO[krapst].label,
            f"{code.lower()}_jaar": waarschijnlijkste_jaar(k, c),
        }
    if s.graden is not None and s.graden.paden:
        laag, _, midden, _, hoog = s.graden.kwantielen()[:, c]
        for code, x in (("laag", laag), ("midden", midden), ("hoog", hoog)):
            uit[f"past_{code}"] = of_leeg(float(x))
        uit["heel"] = of_leeg(float(s.graden.kans_heel()[c]))
    return uit


def _waaier(k: Kansen, c: int) -> Cellen:
    """A ratio without any norm was not followed and stays blank; an ICR without interest is a word, not a point."""
    uit: Cellen = {}
    geheel = KOLOMMEN.index(GEHEEL)
    for naam in (x for x in WAAIER if x in k.ratios):
        banden = k.waaier[:, k.ratios.index(naam), :, c, geheel]
        for code, reeks in zip(indeling.DEEL, banden, strict=True):
            zet_rij(uit, f"{naam}.{code}", {f"j{t}": ratio(naam, x) for t, x in enumerate(reeks)})
        zet_rij(uit, f"{naam}.grens", jaren(np.full(JAREN, grenzen(k.stapel.uitgangspunten)[naam][geheel])))
    return uit
