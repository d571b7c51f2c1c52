"""Ratios and margins of a variant as cells."""

import numpy as np

from xl_doorrekening.begrippen.normen import RATIOS
from xl_doorrekening.begrippen.tijd import GEHEEL, JAREN, KOLOMMEN, TAKKEN
from xl_doorrekening.doorrekenen import Variant
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.kern.ratios import telt_mee
from xl_doorrekening.werkboek.schrijven.rijen import NAAM, Cellen, jaren, of_leeg, ratio, zet_rij


def ratiocellen(v: Variant, c: int) -> Cellen:
    """The five ratios per tak of one corporation, with limit, tightest year and first breach."""
    o, st = v.oordelen[c], v.uitkomst.stapel
    uit: Cellen = {("oordeel", "tak"): o.zin}
    per = {(x.ratio, x.tak): x for x in o.ratios}
    tellend = telt_mee(st.uitgangspunten)
    for r in RATIOS:
        grens = v.toets.grenzen[r.naam]
        for k, tak in enumerate(KOLOMMEN):
            x = per.get((r.naam, tak))
            bestaat = k >= len(TAKKEN) or bool(st.aanwezig[c, k])
            zet_rij(
                uit,
                f"{r.naam}.{tak}",
                {
                    "tak": tak,
                    "grens": of_leeg(grens[k]) if bestaat else None,
                    "krapste": x.krapste_jaar if x else None,
                    "breuk": x.eerste_breuk if x else None,
                    "uitleg": _toets(r.naam in tellend, bool(np.isnan(grens[k]))) if bestaat else "geen bezit",
                    **{f"j{t}": ratio(r.naam, x) for t, x in enumerate(v.toets.ratios[r.naam][:, 0, c, k])},
                },
            )
        zet_rij(uit, f"{r.naam}.grens", {"tak": GEHEEL, **jaren(np.full(JAREN, grens[2]))})
    return uit


def _toets(telt: bool, niet_getoetst: bool) -> str:
    return "niet getoetst" if niet_getoetst else "bepaalt de ruimte" if telt else "getoetst, bepaalt de ruimte niet"


def marges(v: Variant, regio: Regio) -> tuple[Cellen, Cellen]:
    """Per corporation and year the tightest margin of the ratios that count, and which ratio that is."""
    kleinste_marges, knellend = Cellen(), Cellen()
    u = regio.uitgangspunten
    tellend = [i for i, r in enumerate(RATIOS) if r.naam in telt_mee(u)]
    breuken = np.full(JAREN, np.nan)
    for c, corporatie in enumerate(regio.corporaties):
        kleinste_marges[corporatie.id, NAAM] = knellend[corporatie.id, NAAM] = corporatie.naam
        for t in range(JAREN):
            m = v.toets.marges[tellend, t, 0, c]
            if not tellend or np.isnan(m).all():
                continue
            r, k = np.unravel_index(int(np.nanargmin(m)), m.shape)
            kleinste = float(m[r, k])
            kleinste_marges[corporatie.id, f"j{t}"] = of_leeg(kleinste)
            kort = RATIOS[tellend[int(r)]].label.split(" (")[0]
            knellend[corporatie.id, f"j{t}"] = kort if kort == "ICR" or kort == "LTV" else kort[:8]
            breuken[t] = np.nan_to_num(breuken[t]) + (kleinste < 0)
    zet_rij(knellend, "aantal_breuk", jaren(breuken))
    return kleinste_marges, knellend
