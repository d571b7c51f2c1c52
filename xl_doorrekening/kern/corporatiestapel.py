"""All input of one corporation as arrays (tak, jaar), before corporations are put side by side.

This is the laag instandhouding, which may come from an own budget that is complete for it. Per line the amounts are
kept in three parts, because each follows other lagen in its own way: `vast` (does not), `per_vhe` (times the mean
existing stock) and `begroot` (the own budget of operating lines, of which leaving dwellings take their share along).
"""

from collections.abc import Mapping

import numpy as np

from xl_doorrekening.begrippen.regels import INVOERREGELS, Groep, Index, Leeg, Regel
from xl_doorrekening.begrippen.tijd import JAREN, TAKKEN
from xl_doorrekening.invoer.corporatie import Corporatie, Snelstart, Tak
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.kern import exploitatie, leningen
from xl_doorrekening.kern.indexen import Bedragen, Prijspeil, herijking, macro
from xl_doorrekening.kern.projecten import KANAAL, Stromen

WAARDEN = ("beleidswaarde", "marktwaarde", "woz_waarde")
WAARDE_INDEX = {
    "beleidswaarde": Index.BELEIDSWAARDE, "marktwaarde": Index.MARKTWAARDE, "woz_waarde": Index.LEEGWAARDE,
}  # fmt: skip
STANDEN = (
    "vhe", "huur", "schuld", "deel_geborgd", "interne_lening", "onderpand", "liquide_middelen", "minimum_liquiditeit",
    "overige_activa", "overige_passiva", "marktwaarde_leningen", *WAARDEN,
)  # fmt: skip
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


class Corporatiestapel:
    """The arrays of one corporation; `stromen`: its projects in the laag instandhouding, (kanaal, jaar, tak)."""

    def __init__(
        self, c: Corporatie, regio: Regio, peil: Prijspeil, stromen: Stromen, op_pad: Mapping[Index, Bedragen]
    ) -> None:
        """`op_pad`: per index the divisor of a budget on the regional path (`herijking`)."""
        self.c, self.u, self.k, self.peil, self.op_pad = c, regio.uitgangspunten, regio.kengetallen, peil, op_pad
        self.nul = np.zeros((len(TAKKEN), JAREN))
        self.takken = [c.tak(naam) for naam in TAKKEN]
        self.ingevuld = [aanwezig(t) for t in self.takken]
        self.stromen = stromen
        self._standen()
        self._bestand()
        self._bedragen()
        self.waarde_eigen = {w: np.array([_reeks(t.waarden.get(w)) for t in self.takken]) for w in WAARDEN}
        self._leningen()
        f = c.fiscaal
        self.fiscaal = {n: getattr(f, n) or 0.0 for n in ("afschrijving", "correctie", "verliezen", "rente_over")}

    def _kanaal(self, naam: str) -> Bedragen:
        return self.stromen[naam].T

    def _standen(self) -> None:
        self.aanwezig = np.array([float(a) for a in self.ingevuld])
        self.aanwezig[(self.stromen.reeksen != 0).any((0, 1))] = 1.0  # a tak may begin with a project
        standen = [
            _stand(t.snelstart, naam) if aan else dict.fromkeys(STANDEN, 0.0)
            for t, naam, aan in zip(self.takken, TAKKEN, self.ingevuld, strict=True)
        ]
        self.stand = {naam: np.array([s[naam] for s in standen]) for naam in STANDEN}
        self.stand["interne_lening"][0] = 0.0  # entered once, at niet-DAEB
        per = [
            exploitatie.huurgegevens(t.huurbeleid, self.k) if a else exploitatie.GEEN_HUUR
            for t, a in zip(self.takken, self.ingevuld, strict=True)
        ]
        self.huur = {n: np.array([h[n] for h in per]) for n in exploitatie.HUUR}

    def _bestand(self) -> None:
        """Dwellings: the existing stock and, with what was built, all of them; the opening comes first."""
        opening, begin = self.stand["vhe"][:, None], self.nul[:, :1]
        self.uitstroom = self._kanaal("uitstroom") - self._kanaal("instroom")
        self.bestaand = np.concatenate([opening, opening - np.cumsum(self.uitstroom, 1)], 1)
        self.vhe = self.bestaand + np.concatenate([begin, np.cumsum(self._kanaal("nieuw"), 1)], 1)

    def _bedragen(self) -> None:
        leeg = np.zeros(len(TAKKEN))
        self.vast = {n: self._kanaal(n) if n in KANAAL else self.nul for n in KASREGELS}
        self.vast = {n: bedrag.copy() for n, bedrag in self.vast.items()}
        self.per_vhe = {n: leeg.copy() for n in KASREGELS}
        self.begroot = {n: self.nul.copy() for n in KASREGELS}
        self.huur_eigen, self.vpb_eigen = self.nul * np.nan, self.nul * np.nan
        self.huur_projecten = self._kanaal("huren")
        self.huur_doorgerold = self.nul.copy()
        for regel in INVOERREGELS:
            eigen = regel.index.value in self.c.eigen_macro
            deler = herijking(self.c.eigen_macro, macro(self.u), regel.index) if eigen else self.op_pad[regel.index]
            for i, tak in enumerate(self.takken):
                if self.ingevuld[i] and not (regel.dpm and not self.u.dpm_telt.get(regel.dpm, True)):
                    self._regel(regel, i, tak, deler)

    def _regel(self, regel: Regel, i: int, tak: Tak, deler: Bedragen) -> None:
        bedrag, eigen = exploitatie.regelbedrag(regel, tak, i == 0, self.k, self.peil, deler)
        if regel.naam == "huren":
            self.huur_doorgerold[i] = exploitatie.doorgerold(regel, tak, deler)
        elif regel.naam in self.vast:
            self.vast[regel.naam][i] += exploitatie.doorgerold(regel, tak, deler)
        if regel.leeg is Leeg.MODEL:
            if eigen:
                doel = self.huur_eigen if regel.naam == "huren" else self.vpb_eigen
                doel[i] = bedrag
        elif eigen:
            # the own budget is complete for the laag instandhouding: its project effects are already in it
            loopt_mee = regel.groep in OPERATIONEEL
            self.vast[regel.naam][i] = 0.0 if loopt_mee else bedrag
            if loopt_mee:
                self.begroot[regel.naam][i] = bedrag
        else:
            self.per_vhe[regel.naam][i] = bedrag[0]

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
