"""The annex: every assumption with its source, what deviates from the key figures and why, and the findings."""

from collections.abc import Mapping, Sequence

from xl_doorrekening.begrippen.bevinding import Bevinding
from xl_doorrekening.begrippen.dpm import Status
from xl_doorrekening.begrippen.macro import REEKSEN
from xl_doorrekening.begrippen.regels import DPMREGELS
from xl_doorrekening.begrippen.schrijfwijze import nl
from xl_doorrekening.begrippen.tijd import TAKKEN
from xl_doorrekening.doorrekenen import Doorrekening
from xl_doorrekening.rapport.inhoud import Sectie, Stuk, Tabel, Tekst
from xl_doorrekening.rapport.stappen import jaren

ZONDER = "niet toegelicht"


def bijlagen(
    d: Doorrekening, bevindingen: Sequence[Bevinding], *, namen: bool = True, aannames: Mapping[str, str]
) -> tuple[Sectie, ...]:
    """`aannames`: what each assumption is called, in the order of the workbook."""
    uit = [Sectie("aannames", "Bijlage  Aannames", (_macro(d), *_herkomst(d, aannames)))]
    if namen:
        uit.append(Sectie("legt_uit", "Bijlage  Pas toe of leg uit", _leg_uit(d)))
        uit.append(Sectie("bevindingen", "Bijlage  Bevindingen", _bevindingen(bevindingen)))
    return tuple(uit)


def _macro(d: Doorrekening) -> Tabel:
    pad = d.regio.uitgangspunten.macro
    rijen = tuple((r.label, *(f"{nl(100 * x, 2)}%" for x in getattr(pad, r.naam))) for r in REEKSEN)
    return Tabel("Met welk macropad is gerekend?", ("Reeks", *jaren(d)), rijen, (0,))


def _herkomst(d: Doorrekening, namen: Mapping[str, str]) -> list[Stuk]:
    """What waits for confirmation: the other sources stand in the workbook."""
    volgorde = {sleutel: i for i, sleutel in enumerate(namen)}
    rijen = tuple(
        (namen.get(sleutel, sleutel), x.get("bron", "–"), x.get("status", "–"), x.get("toelichting", "") or "–")
        for sleutel, x in sorted(d.regio.herkomst.items(), key=lambda z: volgorde.get(z[0], len(volgorde)))
        if x.get("status") in (Status.KENNIS, Status.INVULLEN)
    )
    if not rijen:
        return [Tekst(("Alle aannames zijn bevestigd.",))]
    return [Tabel("Welke aannames wachten op bevestiging?", ("Aanname", "Bron", "Status", "Toelichting"), rijen,
                  (0, 1, 2, 3))]  # fmt: skip


def _leg_uit(d: Doorrekening) -> tuple[Stuk, ...]:
    """Own figures where there is a key figure, with the explanation that was given."""
    rijen = []
    for c in d.regio.corporaties:
        for tak in TAKKEN:
            for r in DPMREGELS:
                regel = c.tak(tak).regels.get(r.naam)
                if regel is not None and (regel.gevuld or regel.toelichting):
                    rijen.append((c.naam, tak, r.label, str(regel.bron or "begroting"), regel.toelichting or ZONDER))
        for p in c.projecten:
            if p.kosten is not None:
                rijen.append((c.naam, str(p.tak or TAKKEN[0]), f"Kosten van {p.naam}", str(p.bron or "eigen"),
                              p.toelichting or ZONDER))  # fmt: skip
    if not rijen:
        return (Tekst(("Niemand wijkt af van de kengetallen.",)),)
    return (Tabel("Wie wijkt af van de kengetallen, en waarom?", ("Corporatie", "Tak", "Waarvan", "Bron", "Uitleg"),
                  tuple(rijen), (0, 1, 2, 3, 4)),)  # fmt: skip


def _bevindingen(bevindingen: Sequence[Bevinding]) -> tuple[Stuk, ...]:
    if not bevindingen:
        return (Tekst(("Er zijn geen bevindingen op de invoer.",)),)
    rijen = tuple((b.ernst.woord, b.plaats, b.gevonden, b.herstel) for b in sorted(bevindingen, key=lambda b: -b.ernst))
    return (Tabel("Wat is er nog te verbeteren of te bespreken?", ("Ernst", "Plaats", "Gevonden", "Herstel"), rijen,
                  (0, 1, 2, 3)),)  # fmt: skip
