"""Checks on a corporation's series, labels and rent policy."""

from collections.abc import Iterator, Sequence

from xl_doorrekening.begrippen.dpm import Huurbeleid, Regelbron
from xl_doorrekening.begrippen.macro import EIGEN_PAD, REEKS
from xl_doorrekening.begrippen.nulmeting import NULMETING
from xl_doorrekening.begrippen.regels import INVOERREGELS, Index
from xl_doorrekening.begrippen.schrijfwijze import nl
from xl_doorrekening.begrippen.tijd import TAKKEN
from xl_doorrekening.controle.melding import Melding, Pad
from xl_doorrekening.invoer.corporatie import Corporatie, Tak
from xl_doorrekening.invoer.regio import Regio
from xl_doorrekening.kern.exploitatie import gekozen_bron

MAG_NEGATIEF = frozenset({"vennootschapsbelasting"})
"""A refund."""


def gaten(reeks: Sequence[float | None]) -> list[int]:
    """The blank years of a series that is filled in for some."""
    leeg = [t for t, x in enumerate(reeks) if x is None]
    return leeg if len(leeg) < len(reeks) else []


def _onvolledig(
    c: Corporatie, pad: Pad, label: str, reeks: Sequence[float | None], startjaar: int
) -> Iterator[Melding]:
    leeg = gaten(reeks)
    if leeg:
        jaren = ", ".join(str(startjaar + t) for t in leeg[:5]) + (" en verder" if len(leeg) > 5 else "")
        yield Melding(
            "jaar",
            c.id,
            (*pad, leeg[0]),
            f"{label}: {jaren} {'ontbreekt' if len(leeg) == 1 else 'ontbreken'}",
            "alle 15 jaren of geen",
            "vul het bedrag in; 0 mag",
        )


def controleer(c: Corporatie, regio: Regio) -> Iterator[Melding]:
    start = regio.uitgangspunten.startjaar
    eigen_begroting: dict[Index, tuple[Pad, str]] = {}
    for tak in TAKKEN:
        t = c.tak(tak)
        for r in INVOERREGELS:
            invoer = t.regels.get(r.naam)
            if invoer is None:
                continue
            pad: Pad = ("takken", tak, "regels", r.naam)
            label = f"{r.label} ({tak})"
            yield from _onvolledig(c, (*pad, "jaren"), label, invoer.jaren, start)
            onder = [t for t, x in enumerate(invoer.jaren) if (x or 0.0) < 0]
            begroot = gekozen_bron(r, invoer, t) is Regelbron.BEGROTING
            if onder and begroot and r.naam not in MAG_NEGATIEF:
                yield Melding(
                    "negatief",
                    c.id,
                    (*pad, "jaren", onder[0]),
                    f"{label}: {nl((invoer.jaren[onder[0]] or 0.0) / 1000)}",
                    "0 of meer: ontvangsten en uitgaven zijn beide positief in hun eigen regel",
                    "haal het minteken weg",
                )
            if invoer.bron is Regelbron.BEGROTING and not invoer.gevuld:
                yield Melding(
                    "bron",
                    c.id,
                    (*pad, "bron"),
                    f"{label}: bron begroting zonder bedragen",
                    "15 bedragen bij bron begroting",
                    "vul de jaren in of kies een andere bron",
                )
            if invoer.bron is Regelbron.NIVEAU and (not r.snelstart or getattr(t.snelstart, r.naam) is None):
                yield Melding(
                    "bron",
                    c.id,
                    (*pad, "bron"),
                    f"{label}: bron snelstart zonder bedrag in de Snelstart",
                    "een bedrag in blok 2",
                    "vul de Snelstart in of kies een andere bron",
                )
            if gekozen_bron(r, invoer, t) is Regelbron.BEGROTING and r.index in EIGEN_PAD:
                eigen_begroting.setdefault(r.index, ((*pad, "jaren", 0), label))
        for soort in ("leningen", "waarden"):
            for naam, reeks in getattr(t, soort).items():
                if soort == "leningen":
                    yield from _onvolledig(
                        c, ("takken", tak, soort, naam), f"{naam.replace('_', ' ')} ({tak})", reeks, start
                    )
        yield from _labels(c, tak)
        hb = t.huurbeleid
        if hb.beleid is Huurbeleid.STREEF and hb.streefhuur is None:
            yield Melding(
                "ontbreekt",
                c.id,
                ("takken", tak, "huurbeleid", "streefhuur"),
                f"streefhuur ({tak}): leeg bij streefhuurbeleid",
                "een bedrag per maand",
                "vul de streefhuur in of kies contracthuur",
            )
    for index, (plek, label) in eigen_begroting.items():
        if index.value not in c.eigen_macro:
            yield Melding(
                "herijking",
                c.id,
                plek,
                f"{label}: eigen begroting, zonder eigen {REEKS[index.value].label.lower()} in blok 12",
                "het macropad waarmee de begroting is gemaakt",
                "vul die rij van blok 12 in; anders geldt de begroting als gemaakt op het regionale pad",
            )


def _labels(c: Corporatie, tak: str) -> Iterator[Melding]:
    kolom = "daeb" if tak == TAKKEN[0] else "niet_daeb"
    opgegeven = [
        (i.naam, getattr(c.nulmeting[i.naam], kolom)) for i in NULMETING if i.is_label and i.naam in c.nulmeting
    ]
    som = sum(x for _, x in opgegeven if x is not None)
    if c.tak(tak).snelstart.vhe is None and c.tak(tak) != Tak():
        return  # `volledig` asks for the number; until then nothing can be said about the labels
    vhe = c.tak(tak).snelstart.vhe or 0.0
    if som and abs(som - vhe) > 0.5:
        plek = next(n for n, x in opgegeven if x is not None)
        yield Melding(
            "labels",
            c.id,
            ("nulmeting", plek, kolom),
            f"energielabels {tak}: samen {nl(som)}",
            f"samen {nl(vhe)} (vhe in de Snelstart)",
            "verbeter een label, het aantal vhe, of de regel “geen energielabel”",
        )
