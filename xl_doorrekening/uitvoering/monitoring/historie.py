"""The next year with what there was before it: plans that have passed, what came of them, and answers of a round."""

from collections.abc import Iterator
from dataclasses import dataclass

from xl_doorrekening.begrippen.monitoring import HISTORIE_RIJEN, Historiesoort
from xl_doorrekening.begrippen.tijd import BELEIDSRIJK
from xl_doorrekening.begrippen.uitvoering import EVALUATIEVRAGEN, Puntstatus
from xl_doorrekening.doorrekenen.resultaat import Doorrekening
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.invoer.uitvoering import Historieregel, Uitvoering, Verdeling
from xl_doorrekening.opgave.regionaal import herken
from xl_doorrekening.uitvoering.monitoring.cijfers import cijfers
from xl_doorrekening.uitvoering.monitoring.woningen import woningen
from xl_doorrekening.uitvoering.volgendjaar.achterstand import Plaats, verlaat
from xl_doorrekening.uitvoering.volgendjaar.gedeeld import schuif
from xl_doorrekening.uitvoering.volgendjaar.overgang import Overgang, volgend_jaar

NIET_INGEVULD = "niet ingevuld: telt als gedaan zoals gepland"


@dataclass(frozen=True)
class Jaarovergang:
    regio: Regio
    """Of the next year, with its history."""
    overgang: Overgang
    vervallen: int
    """Rows of the oldest years for which there was no room."""


def naar_volgend_jaar(d: Doorrekening) -> Jaarovergang:
    """The region a year on, from the scenario on which the agreements rest (else the task), as it was realised."""
    o = volgend_jaar(d, d.gekozen.naam if d.gekozen else None)
    regels = (*_regels(d), *d.regio.uitvoering.historie)
    u = _voort(d.regio, o).model_copy(update={"historie": regels[:HISTORIE_RIJEN]})
    nieuw = o.regio.model_copy(update={"uitvoering": u})
    return Jaarovergang(nieuw, o, max(len(regels) - HISTORIE_RIJEN, 0))


def _voort(r: Regio, o: Overgang) -> Uitvoering:
    """Agreements for the years that are left; what is finished or answered has gone into the history."""
    u = r.uitvoering
    punten = tuple(p for p in u.open_punten if p.stand is not Puntstatus.AFGEROND)
    return u.model_copy(update={"verdeling": tuple(_verdeling(r, o)), "open_punten": punten, "evaluatie": {}})


def _verdeling(r: Regio, o: Overgang) -> Iterator[Verdeling]:
    """The agreements a year on. Of whoever filled in dwellings with what is late, without what came early."""
    nummer = {herken(c.naam): i for i, c in enumerate(r.corporaties) if c.gerealiseerd}
    nu: dict[Plaats, float] = {}
    plaatsen = [
        (c, herken(v.gemeente or ""), v.type)
        if (c := nummer.get(herken(v.corporatie or ""))) is not None and v.type else None
        for v in r.uitvoering.verdeling
    ]  # fmt: skip
    for v, p in zip(r.uitvoering.verdeling, plaatsen, strict=True):
        if p is not None:
            nu[p] = nu.get(p, 0.0) + (v.jaren[0] or 0.0)
    laat = {p: max(n - o.klaar.get(p, 0), 0.0) for p, n in nu.items()}
    eerder = {p: list(x) for p, x in o.jaar.eerder.items()}
    for v, p in zip(r.uitvoering.verdeling, plaatsen, strict=True):
        jaren = [x or 0.0 for x in v.jaren]
        if p is not None:
            weg = [min(x, y) for x, y in zip(jaren, eerder.get(p, [0.0] * BELEIDSRIJK), strict=True)]
            eerder[p] = [y - x for x, y in zip(weg, eerder.get(p, weg), strict=True)]
            oud, jaren = jaren, verlaat(jaren, laat[p], weg)
            laat[p] -= oud[0] - jaren[0]
        rest = schuif(tuple(x or None for x in jaren))
        if any(rest) or not v.totaal:
            yield v.model_copy(update={"jaren": rest})


def _regels(d: Doorrekening) -> Iterator[Historieregel]:
    """The year that has passed, newest first: dwellings, figures, and the answers of the evaluation."""
    jaar = d.regio.uitgangspunten.startjaar
    for w in woningen(d):
        if w.plan or w.gerealiseerd is not None:
            yield Historieregel(
                jaar=jaar, soort=Historiesoort.WONINGEN, corporatie=w.corporatie, gemeente=w.gemeente,
                onderdeel=w.type.value, eenheid="woningen", plan=w.plan, gerealiseerd=w.gerealiseerd,
                toelichting=NIET_INGEVULD if w.gerealiseerd is None else None,
            )  # fmt: skip
    for x in cijfers(d):
        yield Historieregel(
            jaar=jaar, soort=Historiesoort.CIJFERS, corporatie=x.corporatie, onderdeel=f"{x.label}, {x.tak}",
            eenheid=x.eenheid, plan=_op_blad(x.plan / x.factor), gerealiseerd=_op_blad(x.gerealiseerd / x.factor),
        )  # fmt: skip
    for code, vraag in EVALUATIEVRAGEN:
        t = d.regio.uitvoering.evaluatie.get(code)
        if t is not None and t.antwoord:
            wanneer = f" ({t.datum})" if t.datum else ""
            yield Historieregel(jaar=jaar, soort=Historiesoort.PROCES, onderdeel=vraag,
                                toelichting=f"{t.antwoord}{wanneer}"[:1000])  # fmt: skip
    for p in d.regio.uitvoering.open_punten:
        if p.stand is Puntstatus.AFGEROND and p.punt:
            yield Historieregel(jaar=jaar, soort=Historiesoort.PROCES, onderdeel=f"Afgerond: {p.punt}"[:1000],
                                toelichting=p.toelichting)  # fmt: skip


def _op_blad(x: float) -> float | None:
    """Two decimals are enough to look back on; what is not applicable is blank."""
    return round(x, 2) if abs(x) < 1e9 else None
