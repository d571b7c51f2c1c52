"""The explanation as text: the number, its norm, and the lines in columns."""

import numpy as np

from xl_doorrekening.begrippen.tijd import KOLOMMEN
from xl_doorrekening.uitleg.planning import BOVEN, vervallen
from xl_doorrekening.uitleg.regels import Plaats, Regel, cel, regels
from xl_doorrekening.uitleg.vraag import Vraag

_BREED = 76
"""Labels are no wider in the columns; a longer one pushes its line."""


def _met_eenheid(tekst: str, eenheid: str) -> str:
    return f"{tekst}%" if eenheid == "%" else f"{tekst} {eenheid}".rstrip()


def kop(v: Vraag, plaats: Plaats) -> list[str]:
    """The number, and of a ratio the norm, the buffer and the margin."""
    s, b = v.stap, v.beeld
    getal = _met_eenheid(s.maat.schrijf(s.waarde), s.maat.bij(s.waarde))
    uit = [f"{s.naam} van {b.corporatie.naam} in {v.jaar} ({KOLOMMEN[v.k]}, variant {b.variant.code}): {getal}"]
    if v.norm is not None:
        uit.append(_toets(v, plaats))
    uit += _vervallen(v, plaats)
    if np.isnan(s.waarde):
        uit.append("Er ontbreken gegevens: de regels met “onbekend” wijzen de weg. Zie ook tabblad Controle.")
    return uit


def _vervallen(v: Vraag, plaats: Plaats) -> list[str]:
    """Projects that one would look for in vain."""
    boven, later = vervallen(v.beeld)
    uit = (
        [f"Gaat niet door, want boven de toerekening: {'; '.join(boven)} ({cel(*plaats(BOVEN))}: nee)."]
        if boven
        else []
    )
    if later:
        uit.append(f"Gaat in deze variant niet door binnen de beleidsrijke jaren: {'; '.join(later)}.")
    return uit


def _toets(v: Vraag, plaats: Plaats) -> str:
    assert v.norm is not None
    grens, buffer = v.norm
    assert grens.bron is not None
    assert buffer.bron is not None
    maat = grens.maat
    waar = cel(*plaats(grens.bron))
    if np.isnan(grens.waarde):
        return f"Niet getoetst: er is geen norm ({waar})."
    uit = f"{grens.naam.capitalize()} {_met_eenheid(maat.schrijf(grens.waarde), maat.eenheid)} ({waar})"
    if buffer.waarde:
        uit += f", buffer {_met_eenheid(maat.schrijf(buffer.waarde), maat.eenheid)} ({cel(*plaats(buffer.bron))})"
    if np.isnan(v.marge):
        return uit + "."
    if np.isinf(v.marge):
        return f"{uit}: {'gehaald' if v.marge > 0 else 'niet gehaald'}."
    marge = _met_eenheid(maat.schrijf(abs(v.marge)), "procentpunt" if maat.eenheid else "")
    return f"{uit}: {f'gehaald, marge {marge}' if v.marge >= 0 else f'niet gehaald, tekort {marge}'}."


def schrijf(v: Vraag, plaats: Plaats, bestand: str, diepte: int | None = None) -> str:
    """The whole explanation; `bestand`: the workbook, for the command that asks further."""
    lijst = regels(v, plaats, diepte)
    labels = [label(r) for r in lijst]
    breed = min(max((len(x) for x, r in zip(labels, lijst, strict=True) if r.tekst), default=0), _BREED)
    getallen = [_met_eenheid(r.tekst, "%" * r.eenheid.startswith("%")) for r in lijst]
    eenheden = [r.eenheid.removeprefix("%").strip() for r in lijst]
    g, e, n = (max(map(len, x)) for x in (getallen, eenheden, [r.nummer for r in lijst]))
    uit = [*kop(v, plaats), "Bedragen × € 1.000, tenzij er iets anders bij staat.", ""]
    for r, naam, getal, eenheid in zip(lijst, labels, getallen, eenheden, strict=True):
        uit += [""] if r.niveau == 0 and r is not lijst[0] else []
        uit.append(f"{r.nummer:<{n}}  {naam:<{breed}}  {getal:>{g}} {eenheid:<{e}}  {r.uit}".rstrip())
    if any("--ratio" in r.uit for r in lijst):
        wie = f'doorrekening uitleg "{bestand}" --corporatie "{v.beeld.corporatie.naam}"'
        uit += ["", f"Waar --ratio staat, gaat de afleiding verder met: {wie}, en dan wat op die regel staat."]
    return "\n".join(uit)


def label(r: Regel) -> str:
    """With its place in the block, and how it takes part."""
    return "  " * r.niveau + (f"{r.rol} " if r.rol else "") + r.label
