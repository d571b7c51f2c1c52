"""Existing loans, from the own schedule (9b), the table (9a) or the Snelstart (rekenregels §4)."""

from collections.abc import Callable

from xl_doorrekening.begrippen.dpm import Leningvorm
from xl_doorrekening.begrippen.tijd import TAKKEN
from xl_doorrekening.invoer.corporatie import Lening
from xl_doorrekening.uitleg.beeld import Beeld
from xl_doorrekening.uitleg.maat import Maat
from xl_doorrekening.uitleg.stap import Rekenbaar, Stap, kleinste, macht, som


def _eigen_schema(b: Beeld, veld: str, k: int, t: int) -> Stap | None:
    """The cell of block 9b, where any year of its row is filled in."""
    reeks = b.tak(k).leningen.get(veld)
    if reeks is None or all(x is None for x in reeks):
        return None
    bron = b.eigen(("takken", TAKKEN[k], "leningen", veld, t))
    noot = "leeg: 0" if reeks[t] is None else ""
    return b.invoer(bron, "eigen schema", Maat.KEUR, reeks[t] or 0.0, noot=noot, jaar=b.startjaar + t, tak=TAKKEN[k])


def _tabel(b: Beeld, k: int) -> list[tuple[int, Lening]]:
    """Complete loans of a tak with their row; a tak without any row has no table."""
    return [
        (i, x) for i, x in enumerate(b.corporatie.leningen)
        if (x.tak or TAKKEN[0]) == TAKKEN[k] and None not in (x.restant, x.rente, x.eindjaar)
    ]  # fmt: skip


def _heeft_tabel(b: Beeld, k: int) -> bool:
    return any((x.tak or TAKKEN[0]) == TAKKEN[k] for x in b.corporatie.leningen)


def _cel(b: Beeld, i: int, x: Lening, naam: str) -> Stap:
    return b.veld(x, ("leningen", i), naam, b.corporatie.id)


def _geborgd(x: Lening) -> bool:
    return x.geborgd is None or bool(x.geborgd)


def _naam(i: int, x: Lening) -> str:
    return f"lening “{x.naam}”" if x.naam else f"lening {i + 1}"


def aflossing(b: Beeld, k: int, t: int, *, geborgd: bool) -> Stap:
    """Repayment of the existing loans of a tak that are, or are not, guaranteed."""
    soort = "geborgde" if geborgd else "ongeborgde"
    naam = f"aflossing bestaande {soort} leningen"

    def maak() -> Rekenbaar:
        if not b.ingevuld(k):
            return b.vast(naam, 0.0, Maat.KEUR, "geen beginstand ingevuld")
        eigen = _eigen_schema(b, "aflossing_geborgd" if geborgd else "aflossing_ongeborgd", k, t)
        if eigen is not None:
            return eigen
        if _heeft_tabel(b, k):
            welke = [(i, x) for i, x in _tabel(b, k) if _geborgd(x) is geborgd]
            return _opgeteld(b, naam, [_van_lening(b, i, x, t, "aflossing", _aflossing) for i, x in welke])
        deel = b.stand("deel_geborgd", k)
        return _lineair(b, k, t) * (deel if geborgd else 1 - deel)

    return b.tussen(("aflossing bestaand", geborgd, k, t), naam, Maat.KEUR, maak, t=t, k=k)


def rente(b: Beeld, k: int, t: int) -> Stap:
    """Interest on the existing loans of a tak."""
    naam = "rente bestaande leningen"

    def maak() -> Rekenbaar:
        if not b.ingevuld(k):
            return b.vast(naam, 0.0, Maat.KEUR, "geen beginstand ingevuld")
        eigen = _eigen_schema(b, "rente_bestaand", k, t)
        if eigen is not None:
            return eigen
        if _heeft_tabel(b, k):
            return _opgeteld(b, naam, [_van_lening(b, i, x, t, "rente", _rente) for i, x in _tabel(b, k)])
        return _lineaire_rente(b, k, t)

    return b.tussen(("rente bestaand", k, t), naam, Maat.KEUR, maak, t=t, k=k)


def deel_geborgd(b: Beeld, k: int) -> Stap:
    """Share of the opening debt that is guaranteed: of the table where there is one, else as entered."""
    leningen = _tabel(b, k)
    if not b.ingevuld(k) or not _heeft_tabel(b, k):
        return b.stand("deel_geborgd", k)
    restant = [(_cel(b, i, x, "restant"), _geborgd(x)) for i, x in leningen]
    naam = "deel van de beginschuld dat geborgd is"
    if not sum(r.waarde for r, _ in restant):
        return b.vast(naam, 1.0, Maat.PROCENT, "zonder restschuld in de tabel geldt alles als geborgd")
    borg = [("+", r) for r, geborgd in restant if geborgd]

    def maak() -> Rekenbaar:
        if not borg:
            return b.vast(naam, 0.0, Maat.PROCENT, "geen van de leningen in de tabel is geborgd")
        return som(borg) / som(("+", r) for r, _ in restant)

    return b.tussen(("deel geborgd", k), naam, Maat.PROCENT, maak, k=k)


def _opgeteld(b: Beeld, naam: str, delen: list[Stap]) -> Rekenbaar:
    return som(("+", s) for s in delen) if delen else b.vast(naam, 0.0, Maat.KEUR, "geen leningen van deze soort")


# --- from the Snelstart: linear over the remaining term --------------------------------------------------------------


def _lineair(b: Beeld, k: int, t: int) -> Stap:
    def maak() -> Rekenbaar:
        looptijd = b.snelstart("looptijd", k)
        if not b.tak(k).snelstart.looptijd:
            return b.keuze(b.eigen(("takken", TAKKEN[k], "snelstart", "looptijd")), "Resterende looptijd leningen",
                           "leeg: geen aflossing binnen de horizon")  # fmt: skip
        if t >= _looptijd(b, k):
            return b.keuze(b.eigen(("takken", TAKKEN[k], "snelstart", "looptijd")), "Resterende looptijd leningen",
                           "de looptijd is voorbij: alles is afgelost")  # fmt: skip
        hele = looptijd if looptijd.waarde == _looptijd(b, k) else b.vast(
            "looptijd in hele jaren", float(_looptijd(b, k)), Maat.JAREN, "naar beneden afgerond")  # fmt: skip
        return b.stand("schuld", k) / hele

    return b.tussen(("lineair", k, t), "aflossing bestaande leningen", Maat.KEUR, maak, t=t, k=k)


def _looptijd(b: Beeld, k: int) -> int:
    return max(int(b.tak(k).snelstart.looptijd or 0), 1)


def _lineaire_rente(b: Beeld, k: int, t: int) -> Rekenbaar:
    """Over the mean of the debt at the start and at the end of the year."""
    schuld = b.stand("schuld", k)
    leeg = 0.0 if b.tak(k).snelstart.schuld == 0 else float("nan")
    percentage = b.snelstart("rente", k, leeg=leeg, noot="leeg: 0, want er is geen schuld" if leeg == 0 else "")
    if not b.tak(k).snelstart.looptijd:
        return percentage * schuld
    gedaan, looptijd = min(t, _looptijd(b, k)), _looptijd(b, k)
    af = _lineair(b, k, t)

    def begin() -> Rekenbaar:
        return schuld - gedaan * (schuld / looptijd)

    stand = b.tussen(("stand bestaand", k, t), "bestaande leningen begin van het jaar", Maat.KEUR, begin, t=t, k=k)
    return percentage * (stand - af / 2)


# --- from the table of loans -----------------------------------------------------------------------------------------


def _van_lening(
    b: Beeld, i: int, x: Lening, t: int, wat: str, maak: Callable[[Beeld, int, Lening, int], Rekenbaar]
) -> Stap:
    return b.tussen(("lening", wat, i, t), f"{wat} {_naam(i, x)}", Maat.KEUR, lambda: maak(b, i, x, t), t=t)


def _duur(b: Beeld, x: Lening) -> int:
    assert x.eindjaar is not None
    return max(x.eindjaar - b.startjaar + 1, 1)


def _jaren(b: Beeld, i: int, x: Lening) -> Rekenbaar:
    """Years from the opening to the end of the loan."""
    eind = _cel(b, i, x, "eindjaar")
    if eind.waarde < b.startjaar:
        return b.vast("looptijd", 1.0, Maat.JAREN, "het eindjaar is voorbij: één jaar")
    return b.tussen(("duur", i), "looptijd in jaren", Maat.JAREN, lambda: eind - (b.startjaar - 1))


def _voorbij(b: Beeld, i: int) -> Stap:
    return b.keuze(b.eigen(("leningen", i, "eindjaar")), "Eindjaar", "voorbij: deze lening is afgelost")


def _annuiteit(b: Beeld, i: int, x: Lening) -> Stap:
    restant, r, n = _cel(b, i, x, "restant"), _cel(b, i, x, "rente"), _jaren(b, i, x)

    def maak() -> Rekenbaar:
        return restant * (r / (1 - 1 / macht(1 + r, n))) if r.waarde else restant / n

    return b.tussen(("annuïteit", i), f"annuïteit {_naam(i, x)}", Maat.KEUR, maak)


def _begin(b: Beeld, i: int, x: Lening, t: int) -> Stap:
    """Debt of a loan at the start of a year, from the opening in one go."""
    restant, r, n = _cel(b, i, x, "restant"), _cel(b, i, x, "rente"), _jaren(b, i, x)
    vorm = x.vorm or Leningvorm.FIXE

    def maak() -> Rekenbaar:
        if t == 0 or vorm is Leningvorm.FIXE:
            return restant
        if vorm is Leningvorm.LINEAIR or not r.waarde:
            return restant - t * (restant / n)
        groei = macht(1 + r, t)
        return restant * groei - _annuiteit(b, i, x) * ((groei - 1) / r)

    return b.tussen(("begin lening", i, t), f"stand {_naam(i, x)} begin van het jaar", Maat.KEUR, maak, t=t)


def _aflossing(b: Beeld, i: int, x: Lening, t: int) -> Rekenbaar:
    if t >= _duur(b, x):
        return _voorbij(b, i)
    restant = _cel(b, i, x, "restant")
    if x.vorm is Leningvorm.LINEAIR:
        return restant / _jaren(b, i, x)
    if x.vorm is Leningvorm.ANNUITAIR:
        begin = _begin(b, i, x, t)
        return kleinste(_annuiteit(b, i, x) - _cel(b, i, x, "rente") * begin, begin)
    if t == _duur(b, x) - 1:
        return restant
    return b.keuze(b.eigen(("leningen", i, "eindjaar")), "Eindjaar", "fixe: aflossing in het eindjaar")


def _rente(b: Beeld, i: int, x: Lening, t: int) -> Rekenbaar:
    """Over the mean of start and end of the year; an annuity over the start."""
    if t >= _duur(b, x):
        return _voorbij(b, i)
    r, begin = _cel(b, i, x, "rente"), _begin(b, i, x, t)
    if x.vorm is Leningvorm.ANNUITAIR:
        return r * begin
    return r * (begin - _van_lening(b, i, x, t, "aflossing", _aflossing) / 2)
