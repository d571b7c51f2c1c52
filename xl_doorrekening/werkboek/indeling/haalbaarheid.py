"""Stap 4, tab Uitkomsten opgave: can the task be done, by whom, until when, and what stays undone where?"""

from collections.abc import Sequence

from xl_doorrekening.begrippen.opgave import Opgavetype
from xl_doorrekening.invoer.veld import Eenheid
from xl_doorrekening.opgave.gevoeligheid import GRADEN
from xl_doorrekening.werkboek.indeling.blok import (
    BRON,
    DRIE,
    EEN,
    EENHEID,
    JAAR1,
    LABEL,
    MET_OPGAVE,
    TOELICHTING,
    TWEE,
    Blad,
    Blok,
    Cel,
    Grafiek,
    Kolom,
    Rij,
    Soort,
    jaarcellen,
    jaarkolommen,
    uitkomstkolommen,
    uitkomstveld,
)
from xl_doorrekening.werkboek.indeling.stijl import TABKLEUR
from xl_doorrekening.werkboek.indeling.uitkomsten import ratioblok
from xl_doorrekening.werkboek.indeling.variantblokken import plan, waaier

E = Eenheid
WAAR, PROJECTEN = 40, 240
"""Rows: places where something stays undone, and projects."""
LAGEN = ("instandhouding", "+ eigen plannen", "+ rest nieuwbouw, sloop, verkoop", "+ rest verduurzaming")
KORTE_LAGEN = ("alleen instandh.", "+ eigen plannen", "+ rest nieuwbouw", "+ rest verduurz.")
Namen = Sequence[tuple[str, str]]


def _regio(corporaties: Namen) -> Blok:
    kolommen, cellen = uitkomstkolommen(
        ("licht", "Oordeel B", BRON, E.TEKST),
        ("zin", "Het krapst is", TOELICHTING, E.TEKST),
        ("krapste", "in jaar", EEN, E.JAAR),
        ("breuk", "Haakt af in", TWEE, E.JAAR),
        ("a_breuk", "… bij alleen A", DRIE, E.JAAR),
        ("opgave", "Opgave", JAAR1, E.KEUR),
        ("rato", "Tekort naar rato", JAAR1 + 1, E.KEUR),
        ("haalbaar", "Haalbaar deel", JAAR1 + 2, E.PROCENT),
        ("volgorde", "Tekort op volgorde", JAAR1 + 3, E.KEUR),
        ("won_rato", "won. naar rato", JAAR1 + 4, E.AANTAL),
        ("won_volgorde", "won. op volgorde", JAAR1 + 5, E.AANTAL),
        ("voor", "Ruimte vooraf", JAAR1 + 6, E.KEUR),
        ("na", "Ruimte na opgave", JAAR1 + 7, E.KEUR),
        ("na_woningen", "… woningen", JAAR1 + 8, E.AANTAL),
        ("r_licht", "Oordeel realistisch", JAAR1 + 9, E.TEKST),
        ("r_breuk", "… haakt af in", JAAR1 + 10, E.JAAR),
        ("r_rato", "Tekort realistisch", JAAR1 + 11, E.KEUR),
    )
    return Blok(
        "h_regio",
        "Kan elke corporatie haar deel van de opgave dragen?",
        kolommen,
        tuple(Rij(id_, naam, "", "", cellen) for id_, naam in corporaties),
        "Investeringen × € 1.000, prijspeil begin startjaar. Tekort: de resterende investeringsopgave, naar rato "
        "(alles evenveel minder) of op volgorde (hele projecten vallen af: zacht, lage prioriteit, laat); won. zijn de "
        "nieuwe woningen die er dan niet komen. Ruimte: verantwoorde ruimte voor nieuwbouw, vóór en na de hele opgave.",
        Soort.UITKOMST,
        "Corporatie",
        kop_eenheid="",
        grafieken=(
            Grafiek("Hoeveel ruimte is er vóór en na de opgave (× € 1.000)?", ("voor", "na"), "#,##0", per_rij=True),
        ),
        sinds=MET_OPGAVE,
    )


def _sommen() -> Blok:
    kolommen, cellen = uitkomstkolommen(("b", "B zoals gepland", EEN, E.KEUR), ("r", "B realistisch", TWEE, E.KEUR))
    procent = {c: Cel(uitkomstveld("deel", E.PROCENT)) for c in cellen}
    aantal = {c: Cel(uitkomstveld("aantal", E.AANTAL)) for c in cellen}
    tekst = {c: Cel(uitkomstveld("namen", E.TEKST)) for c in cellen}
    rijen = (
        Rij("opgave", "Toegerekende opgave en eigen plannen, investering", "× € 1.000", "", cellen),
        Rij("geplaatst", "Niet geplaatst, tegen kengetal", "× € 1.000", "", {"b": cellen["b"]}),
        Rij("rato", "Resterende investeringsopgave, naar rato", "× € 1.000", "", cellen),
        Rij("haalbaar", "Haalbaar deel, naar rato", "%", "", procent),
        Rij("volgorde", "Resterende investeringsopgave, op volgorde", "× € 1.000", "", cellen),
        Rij("haalbaar_volgorde", "Haalbaar deel, op volgorde", "%", "", procent),
        Rij("afhakers", "Corporaties die afhaken", "aantal", "", aantal),
        Rij("ruimte", "Som ruimte na opgave", "× € 1.000", "", {"b": cellen["b"]}),
        Rij("ruimtetekort", "Som tekort na opgave", "× € 1.000", "", {"b": cellen["b"]}),
        Rij("saldo", "Gesaldeerd", "× € 1.000", "", {"b": cellen["b"]}),
        Rij("onbekend", "Tekort niet te bepalen voor", "", "", tekst),
        Rij("zonder_ruimte", "Ruimte niet te bepalen voor", "", "", {"b": tekst["b"]}),
    )
    return Blok(
        "h_sommen", "De regio opgeteld", kolommen, rijen,
        "Haalbaar deel = 1 − tekort / opgave, met wat niet geplaatst is in beide. Ruimte na opgave: voor nieuwbouw; "
        "negatief is wat er aan referentiewoningen af zou moeten om de normen te halen, een andere maat dan tekort. "
        "Gesaldeerd veronderstelt volledige solidariteit.", Soort.UITKOMST, "Wat", sinds=MET_OPGAVE,
    )  # fmt: skip


def _jaren(startjaar: int) -> Blok:
    keur, aantal = (jaarcellen(uitkomstveld(e.tekst, e), None) for e in (E.KEUR, E.AANTAL))
    totaal = tuple({"totaal": Cel(uitkomstveld("totaal", e))} for e in (E.KEUR, E.AANTAL))
    rijen = (
        Rij("opgave", "Opgave zoals gepland, investering", "× € 1.000", "", keur | totaal[0], kop=True),
        Rij("haalbaar", "Haalbaar, naar rato", "× € 1.000", "", keur | totaal[0]),
        Rij("rato", "Niet haalbaar, naar rato", "× € 1.000", "", keur | totaal[0]),
        Rij("volgorde", "Niet haalbaar, op volgorde", "× € 1.000", "", keur | totaal[0]),
        Rij("realistisch", "Realistisch, investering", "× € 1.000", "", keur | totaal[0]),
        Rij("won", "Nieuwbouw zoals gepland", "woningen", "", aantal | totaal[1], kop=True),
        Rij("won_haalbaar", "Nieuwbouw haalbaar, naar rato", "woningen", "", aantal | totaal[1]),
        Rij("won_rato", "Nieuwbouw niet haalbaar, naar rato", "woningen", "", aantal | totaal[1]),
        Rij("won_volgorde", "Nieuwbouw niet haalbaar, op volgorde", "woningen", "", aantal | totaal[1]),
        Rij("won_realistisch", "Nieuwbouw realistisch", "woningen", "", aantal | totaal[1]),
        Rij("won_rest", "Nieuwbouw niet geplaatst", "woningen", "", aantal | totaal[1]),
    )
    return Blok(
        "h_jaren", "Wat is er per jaar haalbaar?", (Kolom("totaal", "Totaal", DRIE), *jaarkolommen(startjaar)), rijen,
        "Investeringen × € 1.000 op het prijspeil van begin startjaar; nieuwbouw in woningen, jaar van oplevering.",
        Soort.UITKOMST, "Regio",
        grafieken=(
            Grafiek("Welk deel van de investeringen is per jaar haalbaar (× € 1.000)?", ("haalbaar", "rato"), "#,##0",
                    gestapeld=True, labels=True),
            Grafiek("Welk deel van de nieuwbouw is haalbaar (woningen)?", ("won_haalbaar", "won_rato", "won_rest"),
                    "#,##0", gestapeld=True, labels=True),
        ),
        sinds=MET_OPGAVE,
    )  # fmt: skip


def _types() -> Blok:
    kolommen, cellen = uitkomstkolommen(
        ("plan", "In plan B", EEN, E.AANTAL),
        ("rato", "Ongedaan naar rato", TWEE, E.AANTAL),
        ("volgorde", "Ongedaan op volgorde", DRIE, E.AANTAL),
        ("rest", "Niet geplaatst", JAAR1, E.AANTAL),
        ("haalbaar", "Haalbaar deel", JAAR1 + 1, E.PROCENT),
        ("realistisch", "Realistisch", JAAR1 + 2, E.AANTAL),
        ("eerste", "Eerste jaar ongedaan", JAAR1 + 3, E.JAAR),
    )
    return Blok(
        "h_types",
        "Wat blijft er ongedaan, per type?",
        kolommen,
        tuple(Rij(x.value, x.label, "woningen", "", cellen) for x in Opgavetype),
        "Woningen over 15 jaar; het haalbare deel naar rato, met wat niet geplaatst is. Verkoop gaat altijd door.",
        Soort.UITKOMST,
        "Type opgave",
        sinds=MET_OPGAVE,
    )


def _waar(startjaar: int) -> Blok:
    kolommen, cellen = uitkomstkolommen(
        ("type", "Type opgave", BRON, E.TEKST),
        ("plan", "In plan B", EEN, E.AANTAL),
        ("rato", "Ongedaan naar rato", TWEE, E.AANTAL),
        ("volgorde", "Ongedaan op volgorde", DRIE, E.AANTAL),
    )
    jaren = jaarcellen(uitkomstveld("ongedaan", E.AANTAL), None)
    rest = {"rest": Cel(uitkomstveld("niet geplaatst", E.AANTAL))}
    return Blok(
        "h_waar",
        "Waar en wanneer kan de opgave niet worden ingevuld?",
        (*kolommen, Kolom("rest", "Niet geplaatst", TOELICHTING), *jaarkolommen(startjaar)),
        tuple(Rij(str(i + 1), "", "", "", cellen | rest | jaren) for i in range(WAAR)),
        "Woningen per gemeente en type; per jaar wat naar rato ongedaan blijft, met wat niet geplaatst is.",
        Soort.UITKOMST,
        "Gemeente",
        kop_eenheid="",
        lijst=True,
        sinds=MET_OPGAVE,
    )


def _marges(corporaties: Namen, startjaar: int) -> list[Blok]:
    marge = jaarcellen(uitkomstveld("marge", E.PROCENT), None)
    return [
        Blok(
            f"h_marges_{code.lower()}",
            titel,
            jaarkolommen(startjaar),
            tuple(Rij(id_, naam, "% van grens", "", marge) for id_, naam in corporaties),
            "Kleinste marge per jaar van de ratio's die de ruimte bepalen, als deel van de grens. Negatief: erbuiten.",
            Soort.UITKOMST,
            "Corporatie",
            warmte=True,
            sinds=MET_OPGAVE,
        )
        for code, titel in (
            ("B", "Wie zit wanneer krap met de opgave zoals gepland?"),
            ("R", "Wie zit wanneer krap bij realistische planning?"),
        )
    ]


def _uitval(corporaties: Namen, startjaar: int) -> list[Blok]:
    wie = tuple(Kolom(f"laag{i}", naam, EEN + i) for i, naam in enumerate(KORTE_LAGEN))
    jaar = {k.code: Cel(uitkomstveld(k.kop, E.JAAR)) for k in wie}
    aantal = jaarcellen(uitkomstveld("aantal", E.AANTAL), None)
    return [
        Blok(
            "h_uitval",
            "Hoeveel corporaties zijn afgehaakt, laag voor laag?",
            jaarkolommen(startjaar),
            tuple(Rij(f"laag{i}", naam.capitalize(), "corporaties", "", aantal) for i, naam in enumerate(LAGEN)),
            "Opgeteld: buiten een grens in dat jaar of eerder. Elke laag komt boven op de vorige; een laag zonder "
            "projecten blijft leeg.",
            Soort.UITKOMST,
            "Laag",
            grafieken=(
                Grafiek("Hoeveel corporaties zijn afgehaakt?", tuple(f"laag{i}" for i in range(len(LAGEN))), "0",
                        labels=True),
            ),
            sinds=MET_OPGAVE,
        ),
        Blok(
            "h_uitval_wie",
            "In welk jaar haakt wie af?",
            wie,
            tuple(Rij(id_, naam, "", "", jaar) for id_, naam in corporaties),
            "Leeg: blijft in alle 15 jaar binnen de grenzen.",
            Soort.UITKOMST,
            "Corporatie",
            kop_eenheid="",
            sinds=MET_OPGAVE,
        ),
    ]  # fmt: skip


def _gevoeligheid() -> Blok:
    kolommen, cellen = uitkomstkolommen(
        ("nieuwbouw", "Nieuwbouw", EEN, E.AANTAL),
        ("investering", "Investering", TWEE, E.KEUR),
        ("tekort", "Tekort naar rato", DRIE, E.KEUR),
        ("haalbaar", "Haalbaar deel", JAAR1, E.PROCENT),
        ("buiten", "Afhakers", JAAR1 + 1, E.AANTAL),
        ("jaar", "Eerste jaar", JAAR1 + 2, E.JAAR),
    )
    return Blok(
        "h_gevoelig",
        "Hoe hangt dit af van de realisatiegraad?",
        kolommen,
        tuple(Rij(f"graad_{g:.0%}"[:-1], f"Van elk project wordt {g:.0%} gedaan", "", "", cellen) for g in GRADEN),
        "Elk project in dezelfde mate kleiner, zonder vertraging. Nieuwbouw in woningen over de beleidsrijke jaren; "
        "bedragen × € 1.000.",
        Soort.UITKOMST,
        "Realisatiegraad",
        kop_eenheid="",
        sinds=MET_OPGAVE,
    )


def _projecten() -> Blok:
    kolommen, cellen = uitkomstkolommen(
        ("gemeente", "Gemeente", BRON, E.TEKST),
        ("project", "Project", TOELICHTING, E.TEKST),
        ("aantal", "Aantal", EEN, E.AANTAL),
        ("oplevering", "Oplevering", TWEE, E.JAAR),
        ("investering", "Investering", DRIE, E.KEUR),
        ("soort", "Type", JAAR1, E.TEKST),
        ("hardheid", "Hardheid", JAAR1 + 1, E.TEKST),
        ("prioriteit", "Prioriteit", JAAR1 + 2, E.RANG),
        ("past", "Past het?", JAAR1 + 3, E.TEKST),
        ("deel", "Deel naar rato", JAAR1 + 4, E.PROCENT),
        ("r_jaar", "Realistisch jaar", JAAR1 + 5, E.JAAR),
        ("r_aantal", "Realistisch aantal", JAAR1 + 6, E.AANTAL),
    )
    return Blok(
        "h_projecten",
        "Past elk project?",
        kolommen,
        tuple(Rij(str(i + 1), "", "", "", cellen) for i in range(PROJECTEN)),
        "In de afgesproken volgorde: hard voor zacht, prioriteit, jaar. Past: op volgorde, van achteren afgevallen. "
        f"De eerste {PROJECTEN}; alle staan in exporteer.",
        Soort.UITKOMST,
        "Corporatie",
        kop_eenheid="",
        lijst=True,
        sinds=MET_OPGAVE,
    )


def blad(startjaar: int, corporaties: Namen) -> Blad:
    blokken = [
        _regio(corporaties),
        _sommen(),
        _jaren(startjaar),
        _types(),
        *_marges(corporaties, startjaar),
        *_uitval(corporaties, startjaar),
        _gevoeligheid(),
        _waar(startjaar),
    ]
    for id_, naam in corporaties:
        kop = Blok(
            f"h_sectie_{id_}", "Per corporatie", (), (Rij("naam", naam, kop=True),), "", Soort.UITKOMST, "Corporatie",
            nieuwe_pagina=True, sinds=MET_OPGAVE,
        )  # fmt: skip
        ratios = ratioblok(
            f"ratios_b_{id_}", "Ratio's en grenswaarden met de opgave (B)", startjaar,
            "Met de opgave zoals gepland (variant B), ultimo of over elk jaar.", sinds=MET_OPGAVE,
        )  # fmt: skip
        blokken += [kop, waaier(id_, startjaar), plan(id_, startjaar), ratios]
    blokken.append(_projecten())
    return Blad(
        "haalbaarheid",
        "Uitkomsten opgave",
        tuple(blokken),
        TABKLEUR["uitkomsten"],
        "Stap 4: is de opgave haalbaar, wie haakt wanneer af, en wat blijft er ongedaan?",
        jaren=True,
        breedtes={LABEL: 48.0, EENHEID: 12.0, BRON: 20.0, TOELICHTING: 44.0},
        sinds=MET_OPGAVE,
    )
