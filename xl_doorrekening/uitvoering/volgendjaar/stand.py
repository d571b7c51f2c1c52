"""The opening position of the new year: the end of the year that has passed, as projected."""

from typing import Final

import numpy as np

from xl_doorrekening.begrippen.nulmeting import NULMETING
from xl_doorrekening.begrippen.regels import REGEL, SNELSTARTREGELS, Index
from xl_doorrekening.begrippen.tijd import TAKKEN
from xl_doorrekening.invoer.corporatie import Corporatie, Fiscaalcorporatie, Lening, Nulmetingrij, Snelstart, Tak
from xl_doorrekening.invoer.veld import velden
from xl_doorrekening.kern.belasting import vennootschapsbelasting
from xl_doorrekening.kern.indexen import cumulatief
from xl_doorrekening.kern.lijnen import vordering
from xl_doorrekening.kern.projectie import Uitkomst


def _getal(x: float) -> float | None:
    """Unknown is blank."""
    return None if np.isnan(x) else float(x)


def huur(u: Uitkomst, c: int, k: int) -> float:
    """Mean monthly rent of all dwellings at the end of the first year, €: the stock and what was built or improved."""
    st = u.stapel
    vhe = float(st.vhe[1, c, k])
    index = float(cumulatief(u.pad[Index.HUUR.value])[0, 0])
    erbij = 2 * float(st.huur_projecten[0, c, k]) / 12 * index  # half a year of rent is paid in the first year
    totaal = float(u.basis["huur_per_maand"][0, k, 0, c] * st.bestaand[1, c, k]) + erbij
    return totaal / vhe if vhe else 0.0


def snelstart(oud: Tak, u: Uitkomst, c: int, k: int, leningen: tuple[Lening, ...]) -> Snelstart:
    """Every opening figure at the end of the first year; what was left blank stays so."""
    s = oud.snelstart

    def lijn(naam: str) -> float:
        return float(u.reeks(naam)[0, k, 0, c])

    schuld, vhe = lijn("externe_schuld"), lijn("vhe")
    factor = 1.0 if not s.schuld or s.marktwaarde_leningen is None else s.marktwaarde_leningen / s.schuld
    uit: dict[str, float | None] = {
        "vhe": _getal(vhe), "huur": _getal(huur(u, c, k)), "schuld": _getal(schuld),
        "deel_geborgd": _getal(lijn("geborgde_schuld") / schuld) if schuld else s.deel_geborgd,
        "beleidswaarde": _getal(lijn("beleidswaarde")), "marktwaarde": _getal(lijn("marktwaarde")),
        "woz_waarde": _getal(lijn("woz_waarde")), "liquide_middelen": _getal(lijn("liquide_middelen")),
        "onderpand": None if s.onderpand is None else _getal(lijn("onderpand")),
        "marktwaarde_leningen": None if s.marktwaarde_leningen is None else _getal(schuld * factor),
        "overige_activa": _erbij(s.overige_activa, float(np.broadcast_to(vordering(u), u.vorm)[0, k, 0, c])),
        "overige_passiva": s.overige_passiva,
        "minimum_liquiditeit": s.minimum_liquiditeit,
        "rente": _rente(s, leningen), "looptijd": None if s.looptijd is None else max(s.looptijd - 1, 1.0),
    }  # fmt: skip
    for regel in SNELSTARTREGELS:
        if getattr(s, regel.naam) is not None:
            uit[regel.naam] = _getal(_niveau(oud, u, c, k, regel.naam))
    if k and s.interne_lening is not None:
        uit["interne_lening"] = _getal(lijn("interne_lening"))
        uit["rente_intern"] = s.rente_intern if s.rente_intern is not None else s.rente
        uit["aflossing_intern"] = s.aflossing_intern
    grenzen = {n: (v.minimum, v.maximum, v.eenheid.factor) for n, v in velden(Snelstart)}
    return Snelstart.model_validate({n: _binnen(w, *grenzen[n]) for n, w in uit.items() if w is not None})


def _binnen(w: float, laag: float | None, hoog: float | None, factor: float) -> float:
    """What the sheet can hold: a debt that was repaid beyond itself, a finding already, begins at nothing."""
    return float(np.clip(w, None if laag is None else laag * factor, None if hoog is None else hoog * factor))


def _erbij(bedrag: float | None, bij: float) -> float | None:
    return bedrag if not bij else (bedrag or 0.0) + bij


def _niveau(oud: Tak, u: Uitkomst, c: int, k: int, naam: str) -> float:
    """The level of a line at the new opening: per dwelling as it was, at the prices of the end of the year."""
    niveau, vhe = getattr(oud.snelstart, naam), oud.snelstart.vhe
    index = float(u.index[REGEL[naam].index][0, 0])
    return float(niveau * index * (float(u.stapel.vhe[1, c, k]) / vhe if vhe else 1.0))


def _rente(s: Snelstart, leningen: tuple[Lening, ...]) -> float | None:
    """Mean interest of the rows that there are."""
    rijen = [(x.restant, x.rente) for x in leningen if x.restant is not None and x.rente is not None]
    totaal = sum(r for r, _ in rijen)
    return sum(r * i for r, i in rijen) / totaal if totaal else s.rente


ZONDER_LABEL: Final = "label_onbekend"


def nulmeting(corp: Corporatie) -> dict[str, Nulmetingrij]:
    """The labels with the dwellings that there are now: of new ones the label is not known, others go from the most."""
    uit = dict(corp.nulmeting)
    labels = [i.naam for i in NULMETING if i.is_label]
    for naam, kolom in zip(TAKKEN, ("daeb", "niet_daeb"), strict=True):
        bekend = {n: x for n in labels if n in uit and (x := getattr(uit[n], kolom)) is not None}
        tak = corp.takken.get(naam)
        if not any(bekend.values()) or tak is None or tak.snelstart.vhe is None:
            continue
        verschil = tak.snelstart.vhe - sum(bekend.values())
        plek = ZONDER_LABEL if verschil > 0 else max(bekend, key=lambda n: bekend[n] or 0.0)
        nieuw = max(bekend.get(plek, 0.0) + verschil, 0.0)
        uit[plek] = uit.get(plek, Nulmetingrij()).model_copy(update={kolom: nieuw})
    return uit


def fiscaal(f: Fiscaalcorporatie, u: Uitkomst, c: int) -> Fiscaalcorporatie:
    """Losses and interest carried forward after the first year."""
    st = u.stapel
    b = u.basis
    ebitda, betaald, ontvangen = (b[n][0].sum(0)[:, c] for n in ("ebitda", "rente_uitgaven", "renteontvangsten"))
    fis = {n: x[c] for n, x in st.fiscaal.items()}
    _, verliezen, over = vennootschapsbelasting(
        ebitda, betaald - ontvangen, fis["afschrijving"] + fis["correctie"], fis["verliezen"], fis["rente_over"],
        st.uitgangspunten.fiscaal,
    )  # fmt: skip
    nieuw = {"verliezen": float(verliezen[0]), "rente_over": float(over[0])}
    return f.model_copy(update={n: x or (getattr(f, n) and 0.0) for n, x in nieuw.items() if not np.isnan(x)})


def leeg(corp: Corporatie, u: Uitkomst, c: int, k: int) -> bool:
    """Whether a tak has nothing at the end of the first year and had no input."""
    return corp.tak(TAKKEN[k]) == Tak() and not any(
        abs(float(u.reeks(n)[0, k, 0, c])) > 0 for n in ("vhe", "externe_schuld", "beleidswaarde", "liquide_middelen")
    )
