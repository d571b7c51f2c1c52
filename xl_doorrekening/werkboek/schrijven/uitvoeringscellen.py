"""Results of tab Uitkomsten uitvoering, and the findings on agreements that are not those of the scenario."""

from collections.abc import Iterator

from xl_doorrekening.begrippen.tijd import BELEIDSRIJK
from xl_doorrekening.begrippen.uitvoering import EVALUATIEVRAGEN, Betrokkenheid, Puntstatus
from xl_doorrekening.controle.melding import Melding
from xl_doorrekening.doorrekenen import Doorrekening
from xl_doorrekening.uitvoering.gemeenten import Gemeentedeel, per_gemeente
from xl_doorrekening.uitvoering.trajecten import Instrumentstand, instrumenten
from xl_doorrekening.uitvoering.verdeling import Verschil, verschillen, waarop
from xl_doorrekening.werkboek.indeling import uitvoeringsbeeld as indeling
from xl_doorrekening.werkboek.schrijven.rijen import NAAM, Blokken, leeg, lijst
from xl_doorrekening.werkboek.schrijven.waarden import Waarde

Rij = dict[str, Waarde]
BASIS = "de opgave (B)"
PLAATS = {"u_verschil": indeling.VERSCHIL, "u_gemeenten": indeling.GEMEENTEN, "u_instrumenten": indeling.INSTRUMENTEN}


def uitvoeringscellen(d: Doorrekening) -> Blokken:
    """Every cell of the tab; lists are blank where nothing was agreed."""
    start = d.regio.uitgangspunten.startjaar
    uit = leeg(indeling.blad(start), PLAATS)
    anders = verschillen(d)
    uit["u_stand"] |= {(code, "stand"): zin for code, zin in standen(d, anders).items()}
    uit["u_verschil"] |= lijst([_verschil(x, start) for x in anders], PLAATS["u_verschil"])
    uit["u_gemeenten"] |= lijst([_gemeente(x) for x in per_gemeente(d)], PLAATS["u_gemeenten"])
    uit["u_instrumenten"] |= lijst([_instrument(x) for x in instrumenten(d)], PLAATS["u_instrumenten"])
    return uit


def _verschil(x: Verschil, start: int) -> Rij:
    per_jaar = x.afgesproken - x.scenario
    return {
        NAAM: x.corporatie, "gemeente": x.gemeente, "type": x.type.value, "zin": x.zin(start) or None,
        "afgesproken": float(x.afgesproken.sum()), "scenario": float(x.scenario.sum()), "meer": x.meer,
        **{f"j{t}": float(per_jaar[t]) or None for t in range(BELEIDSRIJK)},
    }  # fmt: skip


def _gemeente(x: Gemeentedeel) -> Rij:
    return {
        NAAM: x.gemeente, "type": x.type.value, "corporaties": ", ".join(x.corporaties) or "nog niemand",
        "totaal": x.totaal, "vast": x.vast, "gevraagd": x.gevraagd, "zin": x.zin() or None,
        **{f"j{t}": float(x.jaren[t]) or None for t in range(BELEIDSRIJK)},
    }  # fmt: skip


def _instrument(x: Instrumentstand) -> Rij:
    r = x.regel
    return {
        NAAM: str(r.instrument), "gever": r.gever, "ontvanger": r.ontvanger, "aantal": r.aantal, "bedrag": r.bedrag,
        "van": r.van, "stand": x.stand,
    }  # fmt: skip


def standen(d: Doorrekening, anders: tuple[Verschil, ...]) -> dict[str, str]:
    """Per part of stap 6 how far it is, from what was filled in."""
    u = d.regio.uitvoering
    s = d.gekozen
    vast = sum(v.vast for v in u.verdeling)
    te_doen = sum(p.stand in (None, Betrokkenheid.TE_DOEN) for p in u.partijen)
    bezwaar = sum(p.stand is Betrokkenheid.BEZWAAR for p in u.partijen)
    gelegd = sum(p.vast for p in u.prestatieafspraken)
    nodig = sum(not t.rond for t in u.trajecten)
    zonder = sum(not x.trajecten for x in instrumenten(d))
    open_ = sum(p.stand is not Puntstatus.AFGEROND for p in u.open_punten)
    beantwoord = sum(t.antwoord is not None for t in u.evaluatie.values())
    afwijkend = sum(not x.gelijk for x in anders)
    return {
        "scenario": f"{s.naam if s else BASIS}, {u.besluit.status or 'concept'}",
        "verdeling": f"{vast} van {len(u.verdeling)} vast" if u.verdeling else "nog niet vastgelegd",
        "verschil": (f"{afwijkend} van {len(anders)} anders" if afwijkend else "geen") if anders else "–",
        "partijen": _delen((len(u.partijen), "genoemd"), (te_doen, "nog te betrekken"), (bezwaar, "met bezwaar")),
        "prestatie": f"{gelegd} van {len(u.prestatieafspraken)} vast" if u.prestatieafspraken else "nog niets genoemd",
        "trajecten": _delen((len(u.trajecten), "genoemd"), (nodig, "nog nodig"), (zonder, "afspraken zonder traject")),
        "punten": f"{open_} open" if open_ else "geen open punten",
        "evaluatie": f"{beantwoord} van {len(EVALUATIEVRAGEN)} vragen beantwoord",
    }  # fmt: skip


def _delen(*delen: tuple[int, str]) -> str:
    return ", ".join(f"{n} {wat}" for n, wat in delen if n) or "nog niemand genoemd"


def meldingen(d: Doorrekening) -> Iterator[Melding]:
    """A finding for every agreement that is not that of the scenario, and one for all that was not agreed."""
    s, start = d.gekozen, d.regio.uitgangspunten.startjaar
    op = waarop(s)
    anders = [x for x in verschillen(d) if not x.gelijk]
    for x in anders:
        if x.rijen:
            yield Melding("verschil", "", ("uitvoering", "verdeling", x.rijen[0], "corporatie"),
                          f"{x.corporatie}, {x.gemeente}, {x.type}: {x.zin(start)}", f"de verdeling van {op}",
                          "pas de afspraak aan, of het scenario")  # fmt: skip
    zonder = [x for x in anders if not x.rijen]
    if zonder:
        aantal = sum(float(x.scenario.sum()) for x in zonder)
        yield Melding("verschil", "", ("uitvoering", "verdeling", 0, "corporatie"),
                      f"{len(zonder)} {'deel' if len(zonder) == 1 else 'delen'} van {op} niet afgesproken, samen "
                      f"{aantal:.0f} woningen",
                      "elk deel een afspraak", "zie Uitkomsten uitvoering; vul aan, of wijzig dat")  # fmt: skip
