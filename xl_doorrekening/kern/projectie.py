"""The projection: the years in order, every line of the scheme addressable.

`projecteer` computes, per year: rent → operating cash flow → existing loans → corporate tax and new loans (closed form)
→ cash; value runs along. Lines that are amount × index are summed per index first, so that many scenarios cost one
matrix product a year.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

import numpy as np

from xl_doorrekening.begrippen.regels import DPMREGELS, REGEL, Groep, Index
from xl_doorrekening.begrippen.tijd import GEHEEL, JAREN, KOLOMMEN, TAKKEN
from xl_doorrekening.kern import exploitatie
from xl_doorrekening.kern.belasting import vennootschapsbelasting, verdeling
from xl_doorrekening.kern.financiering import Nieuweleningen, nieuwe_lening
from xl_doorrekening.kern.indexen import Bedragen, Macro, betaalindex, macro
from xl_doorrekening.kern.stapel import KASREGELS, WAARDE_INDEX, WAARDEN, Stapel, teken

OPERATIONEEL = frozenset({Groep.ONTVANGST, Groep.UITGAVE})
RONDES = 5
"""Substitution rounds for tax and new loans; each shrinks the error by tarief × r/2, at most 1%, so that of a loan
of € 100 mln less than a cent is left (rekenregels §4; four rounds leave 2 cents at a rate of 6%)."""


@dataclass(frozen=True, slots=True)
class Extra:
    """A laag on top of instandhouding: nominal amounts per line, value added and dwellings.

    Arrays broadcast to (jaar, scenario, corporatie, tak); values are additions in the year.
    """

    bedragen: Mapping[str, Bedragen] = field(default_factory=dict)
    waarde: Mapping[str, Bedragen] = field(default_factory=dict)
    vhe: Bedragen | None = None


@dataclass(frozen=True)
class Uitkomst:
    """All computed lines. `reeksen`: per name (jaar, scenario, corporatie, tak); `intern`: what nets out in geheel."""

    stapel: Stapel
    reeksen: dict[str, Bedragen]
    vpb_berekend: Bedragen
    """Computed tax of the whole, (jaar, scenario, corporatie); reference for extra lagen."""

    def per_tak(self, naam: str) -> Bedragen:
        """(jaar, scenario, corporatie, 3): DAEB, niet-DAEB and geheel without internal flows and balances."""
        reeks = self.reeksen[naam]
        totaal = reeks.sum(-1)
        intern = _INTERN.get(naam)
        if intern:
            totaal = totaal - self.reeksen[intern][..., 1]
        if naam == "huur_per_maand":
            vhe = self.reeksen["bestaand"]
            totaal = np.divide((reeks * vhe).sum(-1), vhe.sum(-1), out=np.zeros(totaal.shape), where=vhe.sum(-1) != 0)
        return np.concatenate([reeks, totaal[..., None]], axis=-1)

    def lijn(self, naam: str) -> Bedragen:
        """One line as (scenario, corporatie, tak, jaar); the tak axis is DAEB, niet-DAEB, geheel."""
        return np.moveaxis(self.per_tak(naam), 0, -1)

    def waarde(
        self, naam: str, corporatie: str, tak: str = GEHEEL, jaar: int | None = None, scenario: int = 0
    ) -> float:
        """One number, by name; `jaar` is a calendar year."""
        t = (jaar or self.stapel.uitgangspunten.startjaar) - self.stapel.uitgangspunten.startjaar
        if not 0 <= t < JAREN:
            raise KeyError(f"jaar {jaar} valt buiten de horizon")
        return float(self.lijn(naam)[scenario, self.stapel.corporaties.index(corporatie), KOLOMMEN.index(tak), t])


_INTERN = {
    "rente_uitgaven": "rente_intern", "renteontvangsten": "rente_intern", "operationele_ontvangsten": "rente_intern",
    "operationele_uitgaven": "rente_intern", "aflossing": "aflossing_intern", "aflossing_intern": "aflossing_intern",
    "fva_interne_lening": "aflossing_intern", "investeringssaldo": "aflossing_intern", "schuld": "interne_lening",
    "interne_lening": "interne_lening", "balanstotaal": "interne_lening", "dekkingsschuld": "interne_lening",
    "saldo_instandhouding": "inflatie_intern",
}  # fmt: skip
_TOTALEN = frozenset({"operationele_ontvangsten", "operationele_uitgaven"})


def _per_index(st: Stapel, index: Mapping[Index, Bedragen], operationeel: bool) -> tuple[Bedragen, Bedragen]:
    """Sum of receipts minus expenditures per index: (jaar, index, corporatie·tak) and the indices (jaar, S, index)."""
    groepen: dict[Index, Bedragen] = {}
    for naam in KASREGELS:
        regel = REGEL[naam]
        if (regel.groep in OPERATIONEEL) is operationeel:
            bedrag = teken(naam) * st.bedragen[naam]
            groepen[regel.index] = groepen[regel.index] + bedrag if regel.index in groepen else bedrag
    f = np.stack([b.reshape(JAREN, -1) for b in groepen.values()], axis=1)
    i = np.stack([index[g].T for g in groepen], axis=-1)
    return f, i


def _waarden(
    st: Stapel, index: Mapping[Index, Bedragen], pad: Macro, extra: Extra, vorm: tuple[int, ...]
) -> dict[str, Bedragen]:
    """Values at year end: V·(1+w)·(1 − uit/bestaand) + added; or the own forecast. Extra lagen roll on apart."""
    uit = {}
    fractie = np.divide(st.uitstroom, st.vhe[:-1], out=np.zeros_like(st.uitstroom), where=~(st.vhe[:-1] <= 0))
    for w in WAARDEN:
        groei = pad[WAARDE_INDEX[w].value].T[:, :, None, None]
        v: Bedragen = np.broadcast_to(st.stand[w], vorm)
        los = np.zeros(vorm)
        reeks = np.empty((JAREN, *vorm))
        eigen = st.waarde_eigen[w]
        erbij = extra.waarde.get(w)
        for t in range(JAREN):
            toe: Bedragen | float = 0.0
            for i, bedrag in st.waarde[w].items():
                toe = toe + bedrag[t] * index[i].T[t][:, None, None]
            v = v * (1 + groei[t]) * (1 - fractie[t]) + toe
            v = np.where(np.isnan(eigen[t]), v, eigen[t])
            if erbij is not None:
                los = los * (1 + groei[t]) + erbij[t]
            reeks[t] = v + los
        uit[w] = reeks
    return uit


def _huren(st: Stapel, pad: Macro, vorm: tuple[int, ...]) -> tuple[Bedragen, Bedragen]:
    """Rent receipts of the existing stock and the mean monthly rent at year end."""
    h: Bedragen = np.broadcast_to(st.stand["huur"], vorm)
    hg = st.huur
    huren, maand = np.empty((JAREN, *vorm)), np.empty((JAREN, *vorm))
    streef: Bedragen = np.broadcast_to(hg["streefhuur"], vorm)
    for t in range(JAREN):
        g = pad["huurverhoging"][:, t, None, None] + hg["afwijking"]
        iah = pad["opbrengst_iah"][:, t, None, None] * hg["iah"]
        streef = streef * (1 + g)
        nieuw = exploitatie.nieuwe_huur(h, streef, g, iah, hg["mu"], hg["verlaging"])
        gemiddeld = hg["aandeel_oud"] * h + (1 - hg["aandeel_oud"]) * nieuw
        huren[t] = st.bestaand_gemiddeld[t] * 12 * gemiddeld * (1 - hg["derving"])
        maand[t] = h = nieuw
    return huren, maand


def projecteer(
    st: Stapel,
    pad: Macro | None = None,
    extra: Extra | None = None,
    vpb_referentie: Bedragen | None = None,
    bewaar: Collection[str] | None = None,
) -> Uitkomst:
    """Project 15 years for all corporations and scenarios.

    `pad`: macro path per scenario, (S, 15) a series (default: the region's own). `extra`: a laag on top.
    `vpb_referentie`: `Uitkomst.vpb_berekend` of the run without the extra; where the budget's own tax is used, the
    extra adds [computed with] − [computed without] (rekenregels §6). `bewaar`: names of the lines to keep (default
    all); ratios need the balance lines, see `kern.toets`.
    """
    u = st.uitgangspunten
    pad = pad or macro(u)
    extra = extra or Extra()
    index = betaalindex(pad)
    scenarios = next(iter(pad.values())).shape[0]
    for b in (*extra.bedragen.values(), *extra.waarde.values()):
        scenarios = max(scenarios, b.shape[1])
    vorm = (scenarios, len(st.corporaties), len(TAKKEN))
    jaarvorm = (JAREN, *vorm)

    f_op, i_op = _per_index(st, index, operationeel=True)
    f_inv, i_inv = _per_index(st, index, operationeel=False)
    operationeel = np.broadcast_to((i_op @ f_op).reshape(JAREN, -1, *vorm[1:]), jaarvorm).copy()
    investering = np.broadcast_to((i_inv @ f_inv).reshape(JAREN, -1, *vorm[1:]), jaarvorm).copy()
    huren, maand = _huren(st, pad, vorm)
    huurindex = index[Index.HUUR].T[:, :, None, None]
    huren = huren + st.huur_projecten[:, None] * huurindex
    huren = np.where(np.isnan(st.huur_eigen)[:, None], huren, st.huur_eigen[:, None] * huurindex)
    operationeel += huren
    for naam, bedrag in extra.bedragen.items():
        if REGEL[naam].groep in OPERATIONEEL:
            operationeel += teken(naam) * bedrag
        else:
            investering += teken(naam) * bedrag

    aflossing_extern = st.aflossing_geborgd + st.aflossing_ongeborgd
    intern_uit = np.zeros((JAREN, *vorm[1:]))
    intern_uit[..., 1] = st.rente_intern
    intern_in = np.zeros((JAREN, *vorm[1:]))
    intern_in[..., 0] = st.rente_intern
    afl_intern = np.zeros((JAREN, *vorm[1:]))
    afl_intern[..., 1] = st.aflossing_intern
    fva_intern = np.zeros((JAREN, *vorm[1:]))
    fva_intern[..., 0] = st.aflossing_intern
    investering += fva_intern[:, None]
    tarief = pad["rente_nieuwe_leningen"].T[:, :, None, None] * st.aanwezig
    tarief = tarief + pad["opslag_ongeborgd"].T[:, :, None, None] * np.array([0.0, 1.0]) * st.aanwezig

    fiscaal = u.fiscaal
    aftrek = st.fiscaal["afschrijving"] + st.fiscaal["correctie"]
    verliezen: Bedragen = np.broadcast_to(st.fiscaal["verliezen"], vorm[:-1])
    rente_over: Bedragen = np.broadcast_to(st.fiscaal["rente_over"], vorm[:-1])
    eigen_vpb = ~np.isnan(st.vpb_eigen)
    vpb_begroot = st.vpb_eigen[:, None] * index[Index.PRIJS].T[:, :, None, None]
    lening = Nieuweleningen.begin(vorm, u.definities)
    kas: Bedragen = np.broadcast_to(st.stand["liquide_middelen"], vorm)
    minimum = st.stand["minimum_liquiditeit"]
    r: dict[str, Bedragen] = {
        n: np.empty(jaarvorm)
        for n in ("nieuwe_leningen", "liquide_middelen", "rente_uitgaven", "renteontvangsten", "vennootschapsbelasting",
                  "aflossing_nieuw", "schuld_nieuw")
    }  # fmt: skip
    vpb_berekend = np.empty((JAREN, *vorm[:-1]))
    for t in range(JAREN):
        rente_oud, afl_nieuw = lening.lasten()
        rente_vast = st.rente_bestaand[t] + intern_uit[t] + rente_oud
        ontvangen = pad["rente_liquide_middelen"][:, t, None, None] * np.maximum(kas, 0.0) + intern_in[t]
        ebitda = operationeel[t]
        netto = rente_vast - ontvangen
        deel = verdeling(ebitda - netto)
        behoefte = aflossing_extern[t] + afl_intern[t] + afl_nieuw - (ebitda - netto) - investering[t] + minimum - kas
        ebitda_geheel, netto_geheel = ebitda.sum(-1), netto.sum(-1)
        n: Bedragen = np.zeros(vorm)
        for _ in range(RONDES):
            rente = netto_geheel + (n * tarief[t]).sum(-1) / 2
            berekend, verliezen_nieuw, over_nieuw = vennootschapsbelasting(
                ebitda_geheel, rente, aftrek, verliezen, rente_over, fiscaal
            )
            vpb = berekend[..., None] * deel
            if eigen_vpb[t].any():
                los = 0.0 if vpb_referentie is None else (berekend - vpb_referentie[t])[..., None] * deel
                vpb = np.where(eigen_vpb[t], vpb_begroot[t] + los, vpb)
            n = nieuwe_lening(behoefte + vpb, tarief[t])
        verliezen, rente_over = verliezen_nieuw, over_nieuw
        kas = np.where(n > 0, minimum, minimum - (behoefte + vpb))
        r["nieuwe_leningen"][t] = n
        r["liquide_middelen"][t] = kas
        r["rente_uitgaven"][t] = rente_vast + n * tarief[t] / 2
        r["renteontvangsten"][t] = ontvangen
        r["vennootschapsbelasting"][t] = vpb
        r["aflossing_nieuw"][t] = afl_nieuw
        vpb_berekend[t] = berekend
        lening.neem(n, tarief[t])
        r["schuld_nieuw"][t] = lening.schuld

    rentesaldo = r["renteontvangsten"] - r["rente_uitgaven"]
    r["operationele_kasstroom"] = operationeel + rentesaldo - r["vennootschapsbelasting"]
    r["investeringssaldo"] = investering
    r["huren"] = huren + extra.bedragen.get("huren", 0.0)
    r["huur_per_maand"] = maand
    r["bestaand"] = np.broadcast_to(st.bestaand[1:, None], jaarvorm)
    r["rente_intern"] = np.broadcast_to(intern_uit[:, None], jaarvorm)
    r["aflossing_intern"] = np.broadcast_to(afl_intern[:, None], jaarvorm)
    r["fva_interne_lening"] = np.broadcast_to(fva_intern[:, None], jaarvorm)
    r.update(_waarden(st, index, pad, extra, vorm))
    _standen(st, r, extra, jaarvorm)
    _regels(st, r, index, extra, jaarvorm, bewaar)
    _saldo_instandhouding(r, pad, st, index, jaarvorm)
    if bewaar is not None:
        nodig = {*bewaar, *_INTERN.values(), "bestaand"}
        r = {n: a for n, a in r.items() if n in nodig}
    return Uitkomst(st, r, vpb_berekend)


def _standen(st: Stapel, r: dict[str, Bedragen], extra: Extra, vorm: tuple[int, ...]) -> None:
    """Debt, balance and dwellings at year end."""
    opening = st.stand["schuld"]
    geborgd0 = opening * st.stand["deel_geborgd"]
    nieuw_geborgd = r["schuld_nieuw"] * np.array([1.0, 0.0])
    bestaand = opening - np.cumsum(st.aflossing_geborgd + st.aflossing_ongeborgd, axis=0)
    intern = st.stand["interne_lening"] - np.cumsum(r["aflossing_intern"][:, :1], axis=0)
    r["interne_lening"] = np.broadcast_to(intern * np.array([0.0, 1.0]), vorm)
    r["geborgde_schuld"] = (geborgd0 - np.cumsum(st.aflossing_geborgd, axis=0))[:, None] + nieuw_geborgd
    extern = bestaand[:, None] + r["schuld_nieuw"]
    r["schuld"] = extern + r["interne_lening"]
    # the market value of loans keeps its opening proportion to the nominal debt
    factor = np.divide(st.stand["marktwaarde_leningen"], opening, out=np.ones_like(opening), where=opening > 0)
    r["dekkingsschuld"] = extern * factor + r["interne_lening"]
    aandeel = np.divide(st.stand["onderpand"], st.stand["marktwaarde"], out=np.ones_like(opening),
                        where=st.stand["marktwaarde"] > 0)  # fmt: skip
    r["onderpand"] = r["marktwaarde"] * aandeel
    vordering = np.zeros(vorm)
    vordering[..., 0] = r["interne_lening"][..., 1]
    r["balanstotaal"] = r["beleidswaarde"] + r["liquide_middelen"] + st.stand["overige_activa"] + vordering
    r["eigen_vermogen"] = r["balanstotaal"] - r["schuld"] - st.stand["overige_passiva"]
    r["vhe"] = np.broadcast_to(st.vhe[1:, None] + (0.0 if extra.vhe is None else extra.vhe), vorm)


def _regels(
    st: Stapel, r: dict[str, Bedragen], index: Mapping[Index, Bedragen], extra: Extra, vorm: tuple[int, ...],
    bewaar: Collection[str] | None,
) -> None:  # fmt: skip
    """The separate lines; skipped when they were not asked for."""
    alles = bewaar is None or not _TOTALEN.isdisjoint(bewaar)
    for naam in KASREGELS:
        if alles or (bewaar is not None and naam in bewaar):
            bedrag = st.bedragen[naam][:, None] * index[REGEL[naam].index].T[:, :, None, None]
            r[naam] = np.broadcast_to(bedrag + extra.bedragen.get(naam, 0.0), vorm)
    borg = np.array([1.0, 0.0])
    r["nieuwe_leningen_geborgd"] = r["nieuwe_leningen"] * borg
    r["nieuwe_leningen_ongeborgd"] = r["nieuwe_leningen"] * (1 - borg)
    r["aflossing_geborgd"] = st.aflossing_geborgd[:, None] + r["aflossing_nieuw"] * borg
    r["aflossing_ongeborgd"] = st.aflossing_ongeborgd[:, None] + r["aflossing_nieuw"] * (1 - borg)
    r["aflossing"] = r["aflossing_geborgd"] + r["aflossing_ongeborgd"] + r["aflossing_intern"]
    begin = np.concatenate([np.broadcast_to(st.stand["liquide_middelen"], vorm[1:])[None], r["liquide_middelen"][:-1]])
    r["mutatie_liquide_middelen"] = r["liquide_middelen"] - begin
    if alles:
        r["operationele_ontvangsten"] = sum((r[n] for n in r if n in REGEL and REGEL[n].groep is Groep.ONTVANGST),
                                            np.zeros(vorm))  # fmt: skip
        r["operationele_uitgaven"] = sum((r[n] for n in r if n in REGEL and REGEL[n].groep is Groep.UITGAVE),
                                         np.zeros(vorm))  # fmt: skip


_EXPLOITATIE = (*(x.naam for x in DPMREGELS if x.groep is Groep.INVESTERING), "woningverbetering_projecten")
_TRANSFORMATIE = ("verkoop_bestaand_bezit", "sloopuitgaven", "nieuwbouw_huur", "desinvesteringen_overig",
                  "externe_kosten_verkoop")  # fmt: skip


def _saldo_instandhouding(
    r: dict[str, Bedragen], pad: Macro, st: Stapel, index: Mapping[Index, Bedragen], vorm: tuple[int, ...]
) -> None:
    """Saldo exploitatie + saldo transformatie + inflation × opening debt (rekenregels §7), laag instandhouding only."""
    saldo = r["operationele_kasstroom"].copy()
    for naam in (*_EXPLOITATIE, *_TRANSFORMATIE):
        saldo += teken(naam) * st.bedragen[naam][:, None] * index[REGEL[naam].index].T[:, :, None, None]
    begin = np.concatenate([np.broadcast_to(st.stand["schuld"] + st.stand["interne_lening"], vorm[1:])[None],
                            r["schuld"][:-1]])  # fmt: skip
    inflatie = pad["prijsinflatie"].T[:, :, None, None]
    r["saldo_instandhouding"] = saldo + inflatie * begin
    r["inflatie_intern"] = inflatie * (r["interne_lening"] + r["aflossing_intern"])
