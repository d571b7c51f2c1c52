"""Investment room: the largest extra investment with which every chosen norm holds in each of the 15 years.

Found on the projection itself. A norm holds for an interval of amounts (more investment eventually worsens a ratio, and
the margins are quasi-concave in the amount), so a grid of amounts on the scenario axis closes in on the upper end of
the interval, for all corporations, directions and takken in the same run.
"""

from dataclasses import dataclass, replace

import numpy as np

from xl_doorrekening.begrippen.regels import WONINGVERBETERING
from xl_doorrekening.begrippen.tijd import JAREN, TAKKEN
from xl_doorrekening.kern.extra import Extra
from xl_doorrekening.kern.indexen import Bedragen
from xl_doorrekening.kern.projectie import Uitkomst, projecteer
from xl_doorrekening.kern.ratios import grenzen, marge, telt_mee
from xl_doorrekening.kern.stapel import Stapel
from xl_doorrekening.kern.toets import bereken_ratios
from xl_doorrekening.regio.richting import Eenheidslaag, Richting, eenheidslaag

KANDIDATEN = 24
NAUWKEURIG = 500.0
"""€; half of what rekenregels §8 asks."""
GROOTSTE = 1e10
RONDES = 14


@dataclass(frozen=True, slots=True)
class Ruimte:
    """Room of one corporation in one direction, invested in one tak; amounts in €, at the opening price level.

    `bedrag` is negative for a shortfall (tekort); NaN when a figure is missing, when the tak does not exist, or when no
    amount restores the norms (`reden` tells which). `bindend` and `jaar`: the ratio, its tak and the year that limit.
    """

    corporatie: str
    richting: Richting
    tak: str
    bedrag: float
    woningen: float
    bindend: str
    bindende_tak: str
    jaar: int | None
    onbegrensd: bool
    """No norm limits the amount below GROOTSTE."""
    reden: str
    boven_plan: bool = False
    """A shortfall that is more than is invested in some year: a measure, not a way out."""


def _toets(uitkomst: Uitkomst, takken: Bedragen) -> Bedragen:
    """Margins that count, (ratio, jaar, S, C, 2: own tak and geheel); +inf where not tested, NaN where unknown."""
    st = uitkomst.stapel
    waarden, normen = bereken_ratios(uitkomst), grenzen(st.uitgangspunten)
    bestaat = np.concatenate([st.aanwezig, st.aanwezig.max(-1, keepdims=True)], -1) > 0
    delen = []
    for naam in telt_mee(st.uitgangspunten):
        m = np.where(np.isnan(normen[naam]) | ~bestaat, np.inf, marge(naam, waarden[naam], normen[naam]))
        eigen = np.where(takken[:, None] == 0, m[..., 0], m[..., 1])
        delen.append(np.stack([eigen, m[..., 2]], -1))
    if not delen:
        return np.full((1, JAREN, *uitkomst.vorm[2:], 2), np.inf)
    return np.stack(delen)


def _laag(eenheden: list[tuple[Eenheidslaag, int]], bedrag: Bedragen) -> Extra:
    """The flows of `bedrag` (vak, kandidaat, C), one vak a direction and tak, on the scenario axis (vak·kandidaat)."""
    vakken, kandidaten, c = bedrag.shape

    def uitgelegd(soort: str) -> dict[str, Bedragen]:
        uit: dict[str, Bedragen] = {}
        for v, (eenheid, tak) in enumerate(eenheden):
            for naam, per_euro in getattr(eenheid, soort).items():
                doel = uit.setdefault(naam, np.zeros((JAREN, vakken, kandidaten, c, len(TAKKEN))))
                # times zero is no flow at all, also where the reference figure is unknown
                doel[:, v, :, :, tak] = np.where(bedrag[v] == 0, 0.0, per_euro[:, None, None] * bedrag[v])
        return {naam: a.reshape(JAREN, vakken * kandidaten, c, len(TAKKEN)) for naam, a in uit.items()}

    return Extra(uitgelegd("bedragen"), uitgelegd("waarde"))


def investeringsruimte(st: Stapel, basis: Uitkomst, vpb_referentie: Bedragen | None = None) -> list[Ruimte]:
    """Room per corporation, direction and tak of investment on top of this stack, of which `basis` is the projection.

    `vpb_referentie`: computed tax of the laag instandhouding, where the stack has more than that.

    Tested are the chosen ratios of the tak itself and of geheel, in every year, against norm and buffer. The tax of the
    investment is computed (rekenregels §6).
    """
    u = st.uitgangspunten
    vpb = basis.vpb_berekend if vpb_referentie is None else vpb_referentie
    vakken = [(r, i) for r in Richting for i in range(len(TAKKEN))]
    eenheden = [(eenheidslaag(r, u), i) for r, i in vakken]
    c = len(st.corporaties)
    takken = np.repeat(np.array([i for _, i in vakken]), KANDIDATEN)
    half = np.geomspace(1e4, GROOTSTE, KANDIDATEN // 2)
    start = np.concatenate([-half[::-1], [0.0], half[1:]])
    x: Bedragen = np.broadcast_to(start[None, :, None], (len(vakken), KANDIDATEN, c)).copy()
    begrensd = np.zeros((len(vakken), c), dtype=bool)
    beste = np.full((len(vakken), c), np.nan)
    plek = np.ix_(range(len(vakken)), range(c))
    for ronde in range(RONDES):
        uit = projecteer(st, extra=_laag(eenheden, x), vpb_referentie=vpb)
        m = _toets(uit, takken).reshape(-1, JAREN, len(vakken), KANDIDATEN, c, 2).min((0, 1, 5))
        onbekend = np.isnan(m).any(1)
        goed = m >= 0
        haalbaar = goed.any(1)
        hoogste = KANDIDATEN - 1 - np.argmax(goed[:, ::-1], axis=1)
        top = np.argmax(np.nan_to_num(m, nan=-np.inf), axis=1)
        if ronde == 0:
            begrensd = haalbaar & (hoogste == KANDIDATEN - 1)
        van = np.where(haalbaar, hoogste, np.maximum(top - 1, 0))
        tot = np.minimum(np.where(haalbaar, hoogste + 1, top + 1), KANDIDATEN - 1)
        laag, hoog = x[plek[0], van, plek[1]], x[plek[0], tot, plek[1]]
        beste = np.where(onbekend | ~haalbaar, np.nan, laag)
        klaar = onbekend | begrensd | (hoog - laag <= NAUWKEURIG)
        if klaar.all():
            break
        x = np.linspace(laag, hoog, KANDIDATEN, axis=1)
    return _verslag(st, basis, vpb, vakken, eenheden, beste, begrensd, onbekend)


def _verslag(
    st: Stapel, basis: Uitkomst, vpb: Bedragen, vakken: list[tuple[Richting, int]],
    eenheden: list[tuple[Eenheidslaag, int]], beste: Bedragen, begrensd: Bedragen, onbekend: Bedragen,
) -> list[Ruimte]:  # fmt: skip
    """Describe the amounts found, with the ratio and year that bind at them (or, without an amount, at the start)."""
    u = st.uitgangspunten
    rond = np.where(np.isnan(beste), 0.0, np.floor(beste / 1000) * 1000)  # down to whole thousands, as on the sheet
    extra = _laag(eenheden, rond[:, None, :])
    eind = projecteer(st, extra=extra, vpb_referentie=vpb)
    marges = _toets(eind, np.array([i for _, i in vakken]))
    tellend = telt_mee(u)
    boven = [_boven_plan(basis, eenheden[v][0], tak, rond[v]) for v, (_, tak) in enumerate(vakken)]
    uit = []
    for v, (richting, tak) in enumerate(vakken):
        for i, naam in enumerate(st.corporaties):
            m = marges[:, :, v, i]
            bindend, waar, jaar = "", "", None
            if tellend and not begrensd[v, i] and np.isfinite(m).any() and st.aanwezig[i, tak]:
                k, t, kol = np.unravel_index(np.nanargmin(m), m.shape)
                bindend, jaar = tellend[k], u.startjaar + int(t)
                waar = TAKKEN[tak] if kol == 0 or not st.aanwezig[i].all() else "geheel"
            bedrag, reden = float(rond[v, i]), ""
            if not st.aanwezig[i, tak]:
                bedrag, reden = np.nan, "geen bezit in deze tak"
            elif onbekend[v, i]:
                bedrag, reden = np.nan, "gegevens ontbreken"
            elif np.isnan(beste[v, i]):
                bedrag, reden = np.nan, "niet te herstellen met minder investeringen"
            elif begrensd[v, i]:
                bedrag, reden = GROOTSTE, "geen norm begrenst"
            uit.append(Ruimte(
                naam, richting, TAKKEN[tak], bedrag, bedrag * eenheden[v][0].woningen if not reden else np.nan,
                bindend, waar, jaar, bool(begrensd[v, i]) and not np.isnan(bedrag), reden,
                bool(boven[v][i]) and not reden,
            ))  # fmt: skip
    return uit


def _boven_plan(basis: Uitkomst, eenheid: Eenheidslaag, tak: int, bedrag: Bedragen) -> Bedragen:
    """Per corporation whether a negative amount takes more out of some year than is invested in it."""
    uit = np.zeros(bedrag.shape, dtype=bool)
    for naam, regels in (("woningverbetering_projecten", WONINGVERBETERING), ("nieuwbouw_huur", ("nieuwbouw_huur",))):
        if naam in eenheid.bedragen:
            er_is = sum(basis.reeks(r)[:, tak, 0] for r in regels)
            uit |= (-eenheid.bedragen[naam][:, None] * bedrag > er_is + 1).any(0)
    return uit


def tekort_ineens(st: Stapel, basis: Uitkomst) -> Bedragen:
    """Opening debt per corporation and tak that would have to be repaid at once to meet the norms, €, (C, 2).

    0 where the norms hold; NaN where figures are missing or no repayment of all external debt suffices. Interest and
    repayments of the existing loans fall in proportion. Solved by bisection on the projection.
    """
    c = len(st.corporaties)
    uit = np.zeros((c, len(TAKKEN)))

    def kleinste_marge(aflossing: Bedragen, tak: int) -> Bedragen:
        factor = np.ones((c, len(TAKKEN)))
        factor[:, tak] = 1 - aflossing
        lichter = replace(
            st,
            stand={**st.stand, "schuld": st.stand["schuld"] * factor,
                   "marktwaarde_leningen": st.stand["marktwaarde_leningen"] * factor},
            aflossing_geborgd=st.aflossing_geborgd * factor, aflossing_ongeborgd=st.aflossing_ongeborgd * factor,
            rente_bestaand=st.rente_bestaand * factor,
        )  # fmt: skip
        m = _toets(projecteer(lichter, vpb_referentie=basis.vpb_berekend), np.array([tak]))
        return np.asarray(m.min((0, 1, 4))[0])

    for tak in range(len(TAKKEN)):
        nu = kleinste_marge(np.zeros(c), tak)
        alles = kleinste_marge(np.ones(c), tak)
        laag, hoog = np.zeros(c), np.ones(c)
        if ((nu < 0) & (alles >= 0)).any():
            for _ in range(24):
                midden = (laag + hoog) / 2
                goed = kleinste_marge(midden, tak) >= 0
                laag, hoog = np.where(goed, laag, midden), np.where(goed, midden, hoog)
        bedrag = hoog * st.stand["schuld"][:, tak]
        uit[:, tak] = np.where(nu >= 0, 0.0, np.where(alles >= 0, bedrag, np.nan))
        uit[:, tak] = np.where(st.aanwezig[:, tak] > 0, uit[:, tak], np.nan)
    return uit
