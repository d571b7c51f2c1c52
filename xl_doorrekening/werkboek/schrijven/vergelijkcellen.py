"""Vergelijking: what each corporation counts and uses, side by side, one column each."""

from enum import Enum
from typing import Any

import numpy as np

from xl_doorrekening.begrippen.dpm import DPMPOSTEN, Huurbeleid, Janee, Regelbron
from xl_doorrekening.begrippen.nulmeting import NULMETING
from xl_doorrekening.begrippen.regels import DPMREGELS, INVOERREGELS, Leeg, Regel
from xl_doorrekening.begrippen.schrijfwijze import nl
from xl_doorrekening.begrippen.tijd import TAKKEN
from xl_doorrekening.doorrekenen import Doorrekening
from xl_doorrekening.invoer.corporatie import Corporatie, Dpmkeuze, Huurbeleidtak, Nulmetingrij, Regelinvoer
from xl_doorrekening.invoer.kengetallen import Kengetallen
from xl_doorrekening.invoer.veld import velden
from xl_doorrekening.kern.exploitatie import INGANGSMAAND, gekozen_bron, kengetal_reeel
from xl_doorrekening.kern.indexen import Prijspeil
from xl_doorrekening.werkboek.schrijven.waarden import Waarde

Cellen = dict[tuple[str, str], Waarde]


def _bron(r: Regel, t: Any) -> str:
    invoer = t.regels.get(r.naam, Regelinvoer())
    if invoer.bron is Regelbron.DOORGEROLD:
        return invoer.bron.value
    bron = gekozen_bron(r, invoer, t)
    if bron is not None:
        return bron.value
    return {Leeg.MODEL: "berekend", Leeg.KENGETAL: "kengetal", Leeg.NUL: "0"}[r.leeg or Leeg.NUL]


def _plat(x: object) -> Waarde:
    return x.value if isinstance(x, Enum) else x  # type: ignore[return-value]


def _gebruikt(naam: str, hb: Huurbeleidtak, k: Kengetallen) -> Waarde:
    """The rent policy as it was computed with: a blank is its meaning."""
    waarde = getattr(hb, naam)
    if waarde is None:
        leeg: dict[str, object] = {
            "beleid": Huurbeleid.CONTRACT, "verlaging": Janee.NEE, "iah": Janee.NEE, "afwijking": 0.0,
            "ingangsmaand": INGANGSMAAND, "mutatiegraad": k.mutatiegraad, "huurderving": k.huurderving,
        }  # fmt: skip
        waarde = leeg.get(naam)
    return _plat(waarde)


def _nulmeting(rij: Nulmetingrij | None) -> Waarde:
    """Number over both takken, whether it counts, and how heavily."""
    if rij is None or (rij.daeb is None and rij.niet_daeb is None):
        return None
    aantal = nl((rij.daeb or 0) + (rij.niet_daeb or 0))
    weegt = "" if rij.telt is None else " · telt" if rij.telt else " · telt niet"
    return aantal + weegt + (f" · {rij.zwaarte.value}" if rij.zwaarte and rij.telt else "")


def _per_corporatie(d: Doorrekening, c: int, corporatie: Corporatie, uit: dict[str, Cellen]) -> None:
    id_, k = corporatie.id, d.regio.kengetallen
    peil = Prijspeil.van(d.regio.uitgangspunten)
    for blok in uit.values():
        blok["naam", id_] = corporatie.naam
    for p in DPMPOSTEN:
        for naam, _ in velden(Dpmkeuze):
            uit["v_dpm"][f"{p.naam}.{naam}", id_] = getattr(corporatie.dpm.get(p.naam, Dpmkeuze()), naam)
    for item in NULMETING:
        uit["v_nulmeting"][item.naam, id_] = _nulmeting(corporatie.nulmeting.get(item.naam))
    for i, tak in enumerate(TAKKEN):
        if tak not in corporatie.takken:
            continue
        t = corporatie.tak(tak)
        vhe = d.uitkomst.stapel.bestaand_gemiddeld[0, c, i]
        for naam, _ in velden(Huurbeleidtak):
            uit["v_huur"][f"{naam}.{tak}", id_] = _gebruikt(naam, t.huurbeleid, k)
        for r in INVOERREGELS:
            uit["v_bron"][f"{r.naam}.{tak}", id_] = _bron(r, t)
        for r in DPMREGELS:
            uit["v_afwijking"][f"{r.naam}.{tak}", id_] = t.regels.get(r.naam, Regelinvoer()).toelichting
            bedrag = d.uitkomst.stapel.bedragen[r.naam][0, c, i]
            kengetal = kengetal_reeel(r, k, i == 0, peil)
            uit["v_per_vhe"][f"{r.naam}.{tak}", id_] = float(bedrag / vhe) if vhe > 0 and not np.isnan(bedrag) else None
            uit["v_per_vhe"][f"{r.naam}.{tak}.kengetal", id_] = None if np.isnan(kengetal) else float(kengetal)


def vergelijkcellen(d: Doorrekening) -> dict[str, Cellen]:
    uit: dict[str, Cellen] = {b: {} for b in ("v_dpm", "v_per_vhe", "v_afwijking", "v_bron", "v_huur", "v_nulmeting")}
    for c, corporatie in enumerate(d.regio.corporaties):
        _per_corporatie(d, c, corporatie, uit)
    return uit
