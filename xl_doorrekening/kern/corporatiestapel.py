"""All input of one corporation as arrays (tak, jaar), before corporations are put side by side.

The laag instandhouding may come from an own budget, which is complete for that laag. What other lagen add comes on top
of it, and of the lines of that budget the dwellings that they take out take their share along.
"""

from collections.abc import Set

import numpy as np

from xl_doorrekening.begrippen.dpm import Laag
from xl_doorrekening.begrippen.regels import INVOERREGELS, Groep, Index, Leeg, Regel
from xl_doorrekening.begrippen.tijd import BELEIDSRIJK, JAREN, TAKKEN
from xl_doorrekening.invoer.corporatie import Corporatie, Project, Snelstart, Tak
from xl_doorrekening.invoer.regio import Regio
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

OPERATIONEEL = frozenset({Groep.ONTVANGST, Groep.UITGAVE})


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


def begint_beleidsarm(p: Project, startjaar: int) -> bool:
    """Whether a project would start in the policy-lean years: then it is no part of the task (rekenregels §0)."""
    begin = p.start if p.start is not None else p.oplevering
    return begin is not None and begin >= startjaar + BELEIDSRIJK


def komt_erbij(p: Project, lagen: Set[Laag], startjaar: int) -> bool:
    """Whether a project counts on top of instandhouding."""
    return p.laag in lagen and not begint_beleidsarm(p, startjaar)


class Corporatiestapel:
    """The arrays of one corporation; `lagen` are those on top of instandhouding."""

    def __init__(self, c: Corporatie, regio: Regio, peil: Prijspeil, lagen: Set[Laag] = frozenset()) -> None:
        self.c, self.u, self.k, self.peil = c, regio.uitgangspunten, regio.kengetallen, peil
        self.pad = macro(self.u)
        self.nul = np.zeros((len(TAKKEN), JAREN))
        self.takken = [c.tak(naam) for naam in TAKKEN]
        self.ingevuld = [aanwezig(t) for t in self.takken]
        eigen = [p for p in c.projecten if p.laag in (None, Laag.INSTANDHOUDING)]
        verder = [p for p in c.projecten if komt_erbij(p, lagen, self.u.startjaar)]
        self.stromen = projectstromen(eigen, self.k, self.u.definities, peil)
        self.opgave = projectstromen(verder, self.k, self.u.definities, peil)
        self._standen()
        self._bestand()
        self._bedragen()
        self._waarden()
        self._leningen()
        f = c.fiscaal
        self.fiscaal = {n: getattr(f, n) or 0.0 for n in ("afschrijving", "correctie", "verliezen", "rente_over")}

    def _standen(self) -> None:
        self.aanwezig = np.array([float(a) for a in self.ingevuld])
        for i in range(len(TAKKEN)):  # a tak may begin with a project
            if any(b[i].any() for s in (self.stromen, self.opgave) for b in s.bedragen.values()):
                self.aanwezig[i] = 1.0
        standen = [
            _stand(t.snelstart, naam) if aan else dict.fromkeys(STANDEN, 0.0)
            for t, naam, aan in zip(self.takken, TAKKEN, self.ingevuld, strict=True)
        ]
        self.stand = {naam: np.array([s[naam] for s in standen]) for naam in STANDEN}
        self.stand["interne_lening"][0] = 0.0  # entered once, at niet-DAEB
        huur = [exploitatie.huurgegevens(t.huurbeleid, self.k) if a else (0.0,) * 6 + (0.5,)
                for t, a in zip(self.takken, self.ingevuld, strict=True)]  # fmt: skip
        self.huur = {naam: np.array([h[i] for h in huur]) for i, naam in enumerate(HUUR)}

    def _bestand(self) -> None:
        """Dwellings: the existing stock and, with what was built, all of them; the opening comes first."""
        opening, begin = self.stand["vhe"][:, None], self.nul[:, :1]
        eigen = self.stromen.instroom - self.stromen.uitstroom
        verder = self.opgave.instroom - self.opgave.uitstroom
        nieuw = self.stromen.nieuw + self.opgave.nieuw
        self.bestaand = np.concatenate([opening, opening + np.cumsum(eigen + verder, 1)], 1)
        self.vhe = self.bestaand + np.concatenate([begin, np.cumsum(nieuw, 1)], 1)
        self.uitstroom = -(eigen + verder)
        self.gemiddeld = (self.bestaand[:, 1:] + self.bestaand[:, :-1]) / 2
        zonder = opening + np.cumsum(eigen, 1) - eigen / 2
        self.blijft = np.divide(self.gemiddeld, zonder, out=np.ones_like(zonder), where=zonder > 0)
        """Share of the stock of the laag instandhouding that other lagen leave, on average in the year."""
        weg = np.divide(-verder, self.vhe[:, :-1], out=np.zeros_like(verder), where=self.vhe[:, :-1] > 0)
        self.waarde_blijft = np.cumprod(1 - weg, 1)

    def _bedragen(self) -> None:
        self.bedragen = {naam: self.stromen.bedragen.get(naam, self.nul).copy() for naam in KASREGELS}
        self.huur_eigen, self.vpb_eigen = self.nul * np.nan, self.nul * np.nan
        huur_opgave = self.opgave.bedragen.get("huren", self.nul)
        self.huur_projecten = self.stromen.bedragen.get("huren", self.nul) + huur_opgave
        for regel in INVOERREGELS:
            deler = herijking(self.c.eigen_macro, self.pad, regel.index)
            for i, tak in enumerate(self.takken):
                if self.ingevuld[i] and not (regel.dpm and not self.u.dpm_telt.get(regel.dpm, True)):
                    self._regel(regel, i, tak, deler)
        for naam in KASREGELS:
            self.bedragen[naam] += self.opgave.bedragen.get(naam, self.nul)
        self.huur_eigen += huur_opgave
        verkocht = self.stromen.verkocht + self.opgave.verkocht
        if verkocht.any():  # at the mean WOZ value of the tak
            woz, vhe = self.stand["woz_waarde"], self.stand["vhe"]
            per_vhe = np.divide(woz, vhe, out=np.zeros(len(TAKKEN)), where=~(vhe <= 0))
            self.bedragen["verkoop_bestaand_bezit"] += np.where(verkocht > 0, verkocht * per_vhe[:, None], 0.0)

    def _regel(self, regel: Regel, i: int, tak: Tak, deler: Bedragen) -> None:
        bedrag, eigen = exploitatie.regelbedrag(regel, tak, i == 0, self.gemiddeld[i], self.k, self.peil, deler)
        if eigen and regel.groep in OPERATIONEEL and regel.naam != "vennootschapsbelasting":
            bedrag = bedrag * self.blijft[i]
        if regel.leeg is Leeg.MODEL:
            if eigen:
                doel = self.huur_eigen if regel.naam == "huren" else self.vpb_eigen
                doel[i] = bedrag
        elif eigen:
            # the own budget is complete for the laag instandhouding: its project effects are already in it
            self.bedragen[regel.naam][i] = bedrag
        else:
            self.bedragen[regel.naam][i] += bedrag

    def _waarden(self) -> None:
        def erbij(w: str, index: Index) -> Bedragen:
            return self.opgave.waarde.get((w, index), self.nul)

        soorten = {w: (Index.BOUW, WAARDE_INDEX[w]) for w in WAARDEN}
        self.waarde_opgave = {w: {i: erbij(w, i) for i in indexen} for w, indexen in soorten.items()}
        self.waarde = {
            w: {i: self.stromen.waarde.get((w, i), self.nul) + erbij(w, i) for i in indexen}
            for w, indexen in soorten.items()
        }
        self.waarde_eigen = {w: np.array([_reeks(t.waarden.get(w)) for t in self.takken]) for w in WAARDEN}

    def _leningen(self) -> None:
        schemas = []
        for i, (tak, naam) in enumerate(zip(self.takken, TAKKEN, strict=True)):
            tabel = tuple(x for x in self.c.leningen if (x.tak or TAKKEN[0]) == naam)
            if not self.ingevuld[i]:
                schema = leningen.Schema(self.nul[0], self.nul[0], self.nul[0], 1.0)
            elif tabel:
                schema = leningen.uit_tabel(tabel, self.u.startjaar)
            else:
                schema = leningen.uit_snelstart(tak.snelstart, self.stand["deel_geborgd"][i])
            eigen_schema = [
                _eigen_schema(tak.leningen.get(veld), oud)
                for veld, oud in (("aflossing_geborgd", schema.geborgd), ("aflossing_ongeborgd", schema.ongeborgd),
                                  ("rente_bestaand", schema.rente))
            ]  # fmt: skip
            schemas.append(eigen_schema)
            self.stand["deel_geborgd"][i] = schema.deel_geborgd if self.ingevuld[i] else 0.0
        self.aflossing_geborgd, self.aflossing_ongeborgd, self.rente_bestaand = (
            np.array([s[j] for s in schemas]) for j in range(3)
        )
        nd = self.takken[1].snelstart
        restant = self.stand["interne_lening"][1]
        aflossing = np.minimum(np.cumsum(np.full(JAREN, nd.aflossing_intern or 0.0)), restant)
        self.aflossing_intern = np.diff(aflossing, prepend=0.0)
        begin = restant - aflossing + self.aflossing_intern
        rente = nd.rente_intern if nd.rente_intern is not None else nd.rente
        onbekend = np.nan if restant else 0.0
        self.rente_intern = (onbekend if rente is None else rente) * (begin - self.aflossing_intern / 2)
