"""Checks on loans: the table, the own schedule and the internal loan against the debt."""

from collections.abc import Iterator

from xl_doorrekening.begrippen.schrijfwijze import nl
from xl_doorrekening.begrippen.tijd import TAKKEN
from xl_doorrekening.controle.melding import Melding
from xl_doorrekening.invoer.corporatie import Corporatie
from xl_doorrekening.invoer.regio import Regio

_VERSCHIL = 1000.0
"""€; rounding of a table in thousands."""


def controleer(c: Corporatie, regio: Regio) -> Iterator[Melding]:
    startjaar = regio.uitgangspunten.startjaar
    for i, lening in enumerate(c.leningen):
        naam = f"lening “{lening.naam or i + 1}”"
        for veld in ("restant", "rente", "eindjaar"):
            if getattr(lening, veld) is None:
                yield Melding(
                    "ontbreekt",
                    c.id,
                    ("leningen", i, veld),
                    f"{naam}: {veld} is leeg",
                    "een ingevuld vak",
                    "vul aan; tot dan telt de lening niet mee",
                )
        if lening.eindjaar is not None and lening.eindjaar < startjaar:
            yield Melding(
                "leningen",
                c.id,
                ("leningen", i, "eindjaar"),
                f"{naam}: eindjaar {lening.eindjaar}",
                f"{startjaar} of later",
                "laat afgeloste leningen weg",
            )
    for tak in TAKKEN:
        s = c.tak(tak).snelstart
        rijen = [(i, x) for i, x in enumerate(c.leningen) if (x.tak or TAKKEN[0]) == tak]
        som = sum(x.restant or 0.0 for _, x in rijen)
        if rijen and s.schuld is not None and abs(som - s.schuld) > max(_VERSCHIL, 1e-4 * s.schuld):
            yield Melding(
                "leningen",
                c.id,
                ("leningen", rijen[0][0], "restant"),
                f"leningen {tak}: samen € {nl(som)}",
                f"€ {nl(s.schuld)}, het schuldrestant in de Snelstart",
                "vul de tabel aan of verbeter het schuldrestant",
            )
        eigen = c.tak(tak).leningen
        afgelost = sum(x or 0.0 for n in ("aflossing_geborgd", "aflossing_ongeborgd") for x in eigen.get(n, ()))
        if s.schuld is not None and afgelost > s.schuld + _VERSCHIL:
            eerste = next(n for n in ("aflossing_geborgd", "aflossing_ongeborgd") if n in eigen)
            yield Melding(
                "leningen",
                c.id,
                ("takken", tak, "leningen", eerste, 0),
                f"aflossing {tak} over 15 jaar: € {nl(afgelost)}",
                f"ten hoogste het schuldrestant van € {nl(s.schuld)}",
                "verbeter het schema; nieuwe leningen rekent het model zelf",
            )
        yield from _eigen_schema(c, tak)
    nd = c.tak(TAKKEN[1]).snelstart
    if nd.deel_geborgd:
        yield Melding(
            "geborgd",
            c.id,
            ("takken", TAKKEN[1], "snelstart", "deel_geborgd"),
            f"{nl(100 * nd.deel_geborgd)}% van de leningen niet-DAEB is geborgd",
            "WSW borgt alleen DAEB, op oude leningen na",
            "controleer of dit klopt",
        )
    if nd.interne_lening and c.takken.get(TAKKEN[0]) is None:
        yield Melding(
            "leningen",
            c.id,
            ("takken", TAKKEN[1], "snelstart", "interne_lening"),
            "een interne lening zonder DAEB-tak",
            "alleen als de DAEB-tak is ingevuld",
            "vul DAEB in of maak de interne lening leeg",
        )


def _eigen_schema(c: Corporatie, tak: str) -> Iterator[Melding]:
    """An own schedule of repayments needs its interest, and repays no more guaranteed debt than there is."""
    eigen, s = c.tak(tak).leningen, c.tak(tak).snelstart
    if eigen and "rente_bestaand" not in eigen:
        yield Melding(
            "leningen",
            c.id,
            ("takken", tak, "leningen", "rente_bestaand", 0),
            f"eigen aflossing {tak} zonder eigen rente",
            "bij een eigen aflosschema hoort de rente, elk jaar",
            "vul in blok 9b ook de rente in",
        )
    geborgd = sum(x or 0.0 for x in eigen.get("aflossing_geborgd", ()))
    if s.schuld is None or not geborgd:
        return
    tabel = [x for x in c.leningen if (x.tak or TAKKEN[0]) == tak]
    deel = s.deel_geborgd if s.deel_geborgd is not None else float(tak == TAKKEN[0])
    er_is = sum(x.restant or 0.0 for x in tabel if x.geborgd is None or x.geborgd) if tabel else deel * s.schuld
    if er_is + _VERSCHIL < geborgd <= s.schuld + _VERSCHIL:
        yield Melding(
            "leningen",
            c.id,
            ("takken", tak, "leningen", "aflossing_geborgd", 0),
            f"aflossing geborgd {tak} over 15 jaar: € {nl(geborgd)}",
            f"ten hoogste de geborgde schuld van € {nl(er_is)}",
            "zet de aflossing van ongeborgde leningen op de andere rij",
        )
