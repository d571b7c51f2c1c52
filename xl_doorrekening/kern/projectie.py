"""The projection: the years in order.

`projecteer` computes, per year: rent → operating cash flow → existing loans → corporate tax and new loans (closed form)
→ cash. Lines that are amount × index are summed per index first, so that many scenarios cost one matrix product a year.
Everything that follows from this without the order of the years stands in `lijnen` and is computed when asked for.
Arrays in here are (jaar, tak, scenario, corporatie): a year of a block of scenarios stays in the cache.
"""

from collections.abc import Mapping

import numpy as np

from xl_doorrekening.begrippen.regels import REGEL, Index
from xl_doorrekening.begrippen.tijd import JAREN, TAKKEN
from xl_doorrekening.kern.belasting import vennootschapsbelasting, verdeling
from xl_doorrekening.kern.corporatiestapel import OPERATIONEEL
from xl_doorrekening.kern.exploitatie import nieuwe_huur
from xl_doorrekening.kern.extra import Extra
from xl_doorrekening.kern.financiering import Nieuweleningen, nieuwe_lening
from xl_doorrekening.kern.indexen import Bedragen, Macro, betaalindex, macro
from xl_doorrekening.kern.lijnen import INTERN, LIJNEN
from xl_doorrekening.kern.stapel import Stapel, teken
from xl_doorrekening.kern.uitkomst import Uitkomst, geheel, takvoorop

__all__ = ["Uitkomst", "projecteer"]

RONDES = 5
"""Substitution rounds for tax and new loans; each shrinks the error by tarief × r/2, at most 1%, so that of a loan
of € 100 mln less than a cent is left (rekenregels §4; four rounds leave 2 cents at a rate of 6%)."""


def _per_jaar(reeks: Bedragen) -> Bedragen:
    """A series per scenario (S, jaar) as (jaar, 1, S, 1)."""
    return reeks.T[:, None, :, None]


def _naar_jaar(bedragen: Mapping[Index, Bedragen], index: Mapping[Index, Bedragen]) -> Bedragen:
    """Real amounts per index (jaar, tak, C) in the money of each year: (jaar, tak, S, C)."""
    f = np.stack(list(bedragen.values()), axis=2)
    i = np.stack([index[g].T for g in bedragen], axis=-1)[:, None]
    uit: Bedragen = i @ f
    return uit


def _huren(
    st: Stapel, beleid: Mapping[str, Bedragen], benutting: Bedragen | None, pad: Macro, vorm: tuple[int, ...]
) -> tuple[Bedragen, Bedragen]:
    """Rent receipts of the existing stock and the mean monthly rent at year end under a policy (rekenregels §2)."""
    hg = {naam: takvoorop(reeks) for naam, reeks in beleid.items()}
    h = takvoorop(st.stand["huur"])
    streef = hg["streefhuur"]
    omvang = takvoorop(st.bestaand_gemiddeld) * 12 * (1 - hg["derving"])
    oud = hg["aandeel_oud"]
    huren, maand = np.empty((JAREN, *vorm)), np.empty((JAREN, *vorm))
    for t in range(JAREN):
        g = pad["huurverhoging"][:, t, None] + hg["afwijking"]
        if benutting is not None:
            g = np.where(np.isnan(benutting[t]), g, benutting[t])
        iah = pad["opbrengst_iah"][:, t, None] * hg["iah"]
        streef = streef * (1 + g)
        nieuw = nieuwe_huur(h, streef, g, iah, hg["mu"], hg["verlaging"])
        huren[t] = omvang[t] * (oud * h + (1 - oud) * nieuw)
        maand[t] = h = nieuw
    return huren, maand


def _voor_financiering(
    st: Stapel, pad: Macro, index: Mapping[Index, Bedragen], extra: Extra, vorm: tuple[int, ...]
) -> dict[str, Bedragen]:
    """Operating cash before interest and tax, and the balance of investments, each (jaar, tak, S, C)."""
    benutting = None if np.isnan(st.benutting).all() else takvoorop(st.benutting)
    huren, maand = _huren(st, st.huur, benutting, pad, vorm)
    huurindex = _per_jaar(index[Index.HUUR])
    eigen = takvoorop(st.huur_eigen)
    if np.isnan(eigen).all():
        huren += takvoorop(st.huur_projecten + st.huur_doorgerold) * huurindex
    else:
        anders = huren - _huren(st, st.huur_begroot, None, pad, vorm)[0] if st.huur_begroot else 0.0
        berekend = huren + takvoorop(st.huur_projecten + st.huur_doorgerold) * huurindex
        huren = np.where(np.isnan(eigen), berekend, eigen * huurindex + anders)
    operationeel = huren + _naar_jaar(st.per_index(OPERATIONEEL, binnen=True), index)
    investering = _naar_jaar(st.per_index(OPERATIONEEL, binnen=False), index)
    investering = np.broadcast_to(investering, (JAREN, *vorm)).copy()
    investering[:, 0] += st.aflossing_intern[:, None]
    for naam, bedrag in extra.bedragen.items():
        doel = operationeel if REGEL[naam].groep in OPERATIONEEL else investering
        doel += teken(naam) * takvoorop(bedrag)
    return {"huren_basis": huren, "huur_per_maand": maand, "ebitda": operationeel, "investeringssaldo": investering}


def _mee(extra: Extra, naam: str) -> Bedragen:
    """A part of the extra laag as (jaar, tak, S, C); zeros that broadcast where it has none."""
    x = getattr(extra, naam)
    return np.zeros((JAREN, 1, 1, 1)) if x is None else takvoorop(x)


def projecteer(
    st: Stapel, pad: Macro | None = None, extra: Extra | None = None, vpb_referentie: Bedragen | None = None
) -> Uitkomst:
    """Project 15 years for all corporations and scenarios.

    `pad`: macro path per scenario, (S, 15) a series (default: the region's own). `extra`: a laag on top.
    `vpb_referentie`: `Uitkomst.vpb_berekend` of the run without the extra; where the budget's own tax is used, the
    extra adds [computed with] − [computed without] (rekenregels §6). For very many scenarios see `kern.scenarios`.
    """
    u = st.uitgangspunten
    pad = pad or macro(u)
    extra = Extra() if extra is None else extra
    index = betaalindex(pad)
    scenarios = max([next(iter(pad.values())).shape[0], *(b.shape[1] for b in extra.arrays())])
    vorm = (len(TAKKEN), scenarios, len(st.corporaties))
    basis = _voor_financiering(st, pad, index, extra, vorm)

    fiscaal = u.fiscaal
    aftrek = st.fiscaal["afschrijving"] + st.fiscaal["correctie"]
    verliezen: Bedragen = np.broadcast_to(st.fiscaal["verliezen"], vorm[1:])
    rente_over: Bedragen = np.broadcast_to(st.fiscaal["rente_over"], vorm[1:])
    vpb_eigen = takvoorop(st.vpb_eigen)
    eigen = ~np.isnan(vpb_eigen)
    vpb_begroot = vpb_eigen * _per_jaar(index[Index.PRIJS]) if eigen.any() else vpb_eigen
    ongeborgd = np.array([0.0, 1.0])[:, None, None]
    tarief = _per_jaar(pad["rente_nieuwe_leningen"]) + ongeborgd * _per_jaar(pad["opslag_ongeborgd"])
    tarief = tarief * takvoorop(st.aanwezig)
    vast = takvoorop(st.aflossing_geborgd + st.aflossing_ongeborgd)
    rente_bestaand = takvoorop(st.rente_bestaand)
    daeb_draagt = (st.aanwezig[:, 0] > 0).astype(float)
    kas: Bedragen = np.broadcast_to(takvoorop(st.stand["liquide_middelen"]), vorm)
    minimum = takvoorop(st.stand["minimum_liquiditeit"])
    rente_erbij, rente_van_ander = _mee(extra, "rente"), _mee(extra, "rente_ontvangen")
    kas_erbij = _mee(extra, "leningen") - _mee(extra, "aflossing") - _mee(extra, "aflossing_mee")
    onbelast, rente_onbelast = _mee(extra, "onbelast"), _mee(extra, "rente_onbelast")
    lening = Nieuweleningen.begin(vorm, u.definities)
    namen = ("nieuwe_leningen", "liquide_middelen", "rente_uitgaven", "renteontvangsten", "vennootschapsbelasting",
             "aflossing_nieuw", "schuld_nieuw")  # fmt: skip
    basis |= {naam: np.empty((JAREN, *vorm)) for naam in namen}
    vpb_berekend = np.empty((JAREN, *vorm[1:]))
    for t in range(JAREN):
        rente_oud, afl_nieuw = lening.lasten()
        rente_vast = rente_bestaand[t] + rente_oud + rente_erbij[t]
        rente_vast[1] += st.rente_intern[t]
        ontvangen = pad["rente_liquide_middelen"][:, t, None] * np.maximum(kas, 0.0)
        ontvangen[0] += st.rente_intern[t]
        ontvangen = ontvangen + rente_van_ander[t]
        ebitda = basis["ebitda"][t]
        netto = rente_vast - ontvangen
        resultaat = ebitda - netto
        deel = verdeling(resultaat - onbelast[t] + rente_onbelast[t], daeb_draagt)
        behoefte = vast[t] + afl_nieuw - resultaat - basis["investeringssaldo"][t] + minimum - kas - kas_erbij[t]
        behoefte[1] += st.aflossing_intern[t]
        ebitda_geheel, netto_geheel = geheel(ebitda - onbelast[t]), geheel(netto - rente_onbelast[t])
        halve_rente = tarief[t] / 2
        n: Bedragen = np.zeros(vorm)
        for _ in range(RONDES):
            berekend, verliezen_nieuw, over_nieuw = vennootschapsbelasting(
                ebitda_geheel, netto_geheel + geheel(n * halve_rente), aftrek, verliezen, rente_over, fiscaal
            )
            vpb = berekend * deel
            if eigen[t].any():
                los = 0.0 if vpb_referentie is None else (berekend - vpb_referentie[t]) * deel
                vpb = np.where(eigen[t], vpb_begroot[t] + los, vpb)
            n = nieuwe_lening(behoefte + vpb, tarief[t])
        verliezen, rente_over = verliezen_nieuw, over_nieuw
        kas = np.where(n > 0, minimum, minimum - (behoefte + vpb))
        lening.neem(n, tarief[t])
        uit = (n, kas, rente_vast + n * halve_rente, ontvangen, vpb, afl_nieuw, lening.schuld)
        for naam, reeks in zip(namen, uit, strict=True):
            basis[naam][t] = reeks
        vpb_berekend[t] = berekend
    return Uitkomst(st, pad, index, extra, basis, vpb_berekend, LIJNEN, INTERN)
