"""All input of a region as arrays, corporations side by side. The only place where models become numbers."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from xl_doorrekening.begrippen.dpm import Laag
from xl_doorrekening.begrippen.regels import INVOERREGELS, REGEL, Groep, Index, Leeg
from xl_doorrekening.begrippen.tijd import JAREN, TAKKEN
from xl_doorrekening.invoer.corporatie import Corporatie, Snelstart, Tak
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.invoer.uitgangspunten import Uitgangspunten
from xl_doorrekening.kern import exploitatie, leningen
from xl_doorrekening.kern.indexen import Bedragen, Prijspeil, herijking, macro
from xl_doorrekening.kern.projecten import projectstromen

WAARDEN = ("beleidswaarde", "marktwaarde", "woz_waarde")
WAARDE_INDEX = {
    "beleidswaarde": Index.BELEIDSWAARDE, "marktwaarde": Index.MARKTWAARDE, "woz_waarde": Index.LEEGWAARDE,
}  # fmt: skip
STANDEN = (
    "vhe", "huur", "schuld", "deel_geborgd", "interne_lening", "onderpand", "liquide_middelen", "minimum_liquiditeit",
    "overige_activa", "overige_passiva", "marktwaarde_leningen", *WAARDEN,
)  # fmt: skip
HUUR = ("mu", "streefhuur", "verlaging", "derving", "iah", "afwijking", "aandeel_oud")
KASREGELS = (
    *(r.naam for r in INVOERREGELS if r.leeg is not Leeg.MODEL),
    "verkoop_bestaand_bezit", "nieuwbouw_huur", "woningverbetering_projecten", "aankoop", "sloopuitgaven",
)  # fmt: skip
"""Lines whose amount is a real amount times an index; everything else follows in the projection."""


@dataclass(frozen=True)
class Stapel:
    """Arrays of the laag instandhouding. Axes: (corporatie, tak) for standen, (jaar, corporatie, tak) for the rest."""

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
    waarde_eigen: dict[str, Bedragen]
    """Own forecast, NaN where the index is followed."""
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


def aanwezig(tak: Tak) -> bool:
    """Whether a tak has any input."""
    return tak != Tak()


def _stand(s: Snelstart, tak: str) -> dict[str, float]:
    """Opening figures of one tak; a blank is its visible default or, where there is none, unknown (NaN)."""
    waarde = {naam: getattr(s, naam) for naam in STANDEN}
    leeg = {
        "deel_geborgd": 1.0 if tak == TAKKEN[0] else 0.0,
        "interne_lening": 0.0, "minimum_liquiditeit": 0.0, "overige_activa": 0.0, "overige_passiva": 0.0,
        "onderpand": s.marktwaarde, "marktwaarde_leningen": s.schuld,
    }  # fmt: skip
    return {k: np.nan if (x := leeg.get(k) if v is None else v) is None else float(x) for k, v in waarde.items()}


def _reeks(waarden: tuple[float | None, ...] | None, leeg: float = np.nan) -> Bedragen:
    return np.array([leeg if w is None else w for w in (waarden or (None,) * JAREN)], dtype=float)


def _eigen_schema(opgave: tuple[float | None, ...] | None, afgeleid: Bedragen) -> Bedragen:
    """The own schedule where any year of it is given (a blank year is then 0), else the derived one."""
    return afgeleid if opgave is None or all(x is None for x in opgave) else _reeks(opgave, 0.0)


class _Corporatiestapel:
    """Arrays of one corporation, (tak, jaar), before they are put side by side."""

    def __init__(self, c: Corporatie, regio: Regio, peil: Prijspeil) -> None:
        u, k = regio.uitgangspunten, regio.kengetallen
        pad = macro(u)
        nul = np.zeros((len(TAKKEN), JAREN))
        takken = [c.tak(naam) for naam in TAKKEN]
        laag1 = [p for p in c.projecten if p.laag in (None, Laag.INSTANDHOUDING)]
        stromen = projectstromen(laag1, k, u.definities, peil)
        ingevuld = [aanwezig(t) for t in takken]
        self.aanwezig = np.array([float(a) for a in ingevuld])
        for i in range(len(TAKKEN)):
            if stromen.bedragen and any(b[i].any() for b in stromen.bedragen.values()):
                self.aanwezig[i] = 1.0
        standen = [
            _stand(t.snelstart, naam) if aan else dict.fromkeys(STANDEN, 0.0)  # a tak may begin with a project
            for t, naam, aan in zip(takken, TAKKEN, ingevuld, strict=True)
        ]
        self.stand = {naam: np.array([s[naam] for s in standen]) for naam in STANDEN}
        self.stand["interne_lening"][0] = 0.0  # entered once, at niet-DAEB
        huur = [exploitatie.huurgegevens(t.huurbeleid, k) if a else (0.0,) * 6 + (0.5,)
                for t, a in zip(takken, ingevuld, strict=True)]  # fmt: skip
        self.huur = {naam: np.array([h[i] for h in huur]) for i, naam in enumerate(HUUR)}

        mutatie = stromen.instroom - stromen.uitstroom
        opening = self.stand["vhe"][:, None]
        self.bestaand = np.concatenate([opening, opening + np.cumsum(mutatie, 1)], 1)
        self.vhe = self.bestaand + np.concatenate([nul[:, :1], np.cumsum(stromen.nieuw, 1)], 1)
        self.uitstroom = stromen.uitstroom - stromen.instroom
        gemiddeld = (self.bestaand[:, 1:] + self.bestaand[:, :-1]) / 2

        self.bedragen = {naam: nul.copy() for naam in KASREGELS}
        self.huur_eigen, self.vpb_eigen = nul * np.nan, nul * np.nan
        self.huur_projecten = stromen.bedragen.get("huren", nul)
        for naam in KASREGELS:
            self.bedragen[naam] += stromen.bedragen.get(naam, nul)
        for regel in INVOERREGELS:
            deler = herijking(c.eigen_macro, pad, regel.index)
            for i, tak in enumerate(takken):
                if not ingevuld[i] or (regel.dpm and not u.dpm_telt.get(regel.dpm, True)):
                    continue
                bedrag, eigen = exploitatie.regelbedrag(regel, tak, i == 0, gemiddeld[i], k, peil, deler)
                if regel.leeg is Leeg.MODEL:
                    if eigen:
                        doel = self.huur_eigen if regel.naam == "huren" else self.vpb_eigen
                        doel[i] = bedrag
                elif eigen:
                    # the own budget is complete for the laag instandhouding: project effects are already in it
                    self.bedragen[regel.naam][i] = bedrag
                else:
                    self.bedragen[regel.naam][i] += bedrag

        verkocht = stromen.verkocht
        if verkocht.any():  # at the mean WOZ value of the tak
            woz, vhe = self.stand["woz_waarde"], self.stand["vhe"]
            per_vhe = np.divide(woz, vhe, out=np.zeros(len(TAKKEN)), where=~(vhe <= 0))
            self.bedragen["verkoop_bestaand_bezit"] += np.where(verkocht > 0, verkocht * per_vhe[:, None], 0.0)

        self.waarde = {w: {i: stromen.waarde.get((w, i), nul) for i in (Index.BOUW, WAARDE_INDEX[w])} for w in WAARDEN}
        self.waarde_eigen = {w: np.array([_reeks(t.waarden.get(w)) for t in takken]) for w in WAARDEN}

        schemas = []
        for i, (tak, naam) in enumerate(zip(takken, TAKKEN, strict=True)):
            tabel = tuple(x for x in c.leningen if (x.tak or TAKKEN[0]) == naam)
            if not ingevuld[i]:
                schema = leningen.Schema(nul[0], nul[0], nul[0], 1.0)
            elif tabel:
                schema = leningen.uit_tabel(tabel, u.startjaar)
            else:
                schema = leningen.uit_snelstart(tak.snelstart, self.stand["deel_geborgd"][i])
            eigen_schema = [
                _eigen_schema(tak.leningen.get(veld), oud)
                for veld, oud in (("aflossing_geborgd", schema.geborgd), ("aflossing_ongeborgd", schema.ongeborgd),
                                  ("rente_bestaand", schema.rente))
            ]  # fmt: skip
            schemas.append(eigen_schema)
            self.stand["deel_geborgd"][i] = schema.deel_geborgd if ingevuld[i] else 0.0
        self.aflossing_geborgd, self.aflossing_ongeborgd, self.rente_bestaand = (
            np.array([s[j] for s in schemas]) for j in range(3)
        )
        nd = takken[1].snelstart
        restant = self.stand["interne_lening"][1]
        aflossing = np.minimum(np.cumsum(np.full(JAREN, nd.aflossing_intern or 0.0)), restant)
        self.aflossing_intern = np.diff(aflossing, prepend=0.0)
        begin = restant - aflossing + self.aflossing_intern
        rente = nd.rente_intern if nd.rente_intern is not None else nd.rente
        onbekend = np.nan if restant else 0.0
        self.rente_intern = (onbekend if rente is None else rente) * (begin - self.aflossing_intern / 2)
        f = c.fiscaal
        self.fiscaal = {n: getattr(f, n) or 0.0 for n in ("afschrijving", "correctie", "verliezen", "rente_over")}


def stapel(regio: Regio) -> Stapel:
    """Put the corporations of a region side by side. Expects input that `controle` found no fouten in."""
    u = regio.uitgangspunten
    peil = Prijspeil.van(u)
    delen = [_Corporatiestapel(c, regio, peil) for c in regio.corporaties]

    def zij_aan_zij(naam: str) -> Bedragen:  # (corporatie, tak, jaar) -> (jaar, corporatie, tak)
        return np.ascontiguousarray(np.moveaxis(np.array([getattr(d, naam) for d in delen]), -1, 0))

    def bak(naam: str, sleutel: object) -> Bedragen:
        return np.ascontiguousarray(np.moveaxis(np.array([getattr(d, naam)[sleutel] for d in delen]), -1, 0))

    return Stapel(
        uitgangspunten=u,
        corporaties=tuple(c.naam for c in regio.corporaties),
        aanwezig=np.array([d.aanwezig for d in delen]),
        stand={n: np.array([d.stand[n] for d in delen]) for n in STANDEN},
        huur={n: np.array([d.huur[n] for d in delen]) for n in HUUR},
        bedragen={n: bak("bedragen", n) for n in KASREGELS},
        waarde={
            w: {i: np.moveaxis(np.array([d.waarde[w][i] for d in delen]), -1, 0) for i in (Index.BOUW, WAARDE_INDEX[w])}
            for w in WAARDEN
        },
        waarde_eigen={w: bak("waarde_eigen", w) for w in WAARDEN},
        fiscaal={n: np.array([d.fiscaal[n] for d in delen]) for n in delen[0].fiscaal},
        **{
            n: zij_aan_zij(n)
            for n in ("huur_eigen", "huur_projecten", "vpb_eigen", "bestaand", "vhe", "uitstroom",
                      "aflossing_geborgd", "aflossing_ongeborgd", "rente_bestaand", "rente_intern", "aflossing_intern")
        },
    )  # fmt: skip


def teken(regel: str) -> float:
    """+1 for a receipt (new loans too), −1 for an expenditure or repayment."""
    ontvangst = REGEL[regel].groep in (Groep.ONTVANGST, Groep.DESINVESTERING) or regel.startswith("nieuwe_leningen")
    return 1.0 if ontvangst else -1.0
