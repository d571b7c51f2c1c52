"""Vergelijking: what each corporation counts, its rent policy, source and deviations, side by side."""

from collections.abc import Sequence

from xl_doorrekening.begrippen.dpm import DPMPOSTEN
from xl_doorrekening.begrippen.regels import INVOERREGELS
from xl_doorrekening.begrippen.tijd import TAKKEN
from xl_doorrekening.invoer.corporatie import Dpmkeuze, Huurbeleidtak
from xl_doorrekening.invoer.veld import Eenheid, velden
from xl_doorrekening.werkboek.indeling.blok import BRON, EENHEID, Blad, Blok, Cel, Kolom, Rij, Soort, uitkomstveld
from xl_doorrekening.werkboek.indeling.stijl import TABKLEUR

TEKST = Cel(uitkomstveld("tekst", Eenheid.TEKST))


def blad(corporaties: Sequence[tuple[str, str]]) -> Blad:
    kolommen = tuple(Kolom(id_, id_, BRON + i, breed=True) for i, (id_, _) in enumerate(corporaties))
    tekst = {k.code: TEKST for k in kolommen}
    namen = Rij("naam", "Corporatie", "", "", tekst, kop=True)
    dpm = [
        Rij(f"{p.naam}.{n}", p.label, v.label, "", tekst, kop=n == "wel")
        for p in DPMPOSTEN
        for n, v in velden(Dpmkeuze)
    ]
    huur = [
        Rij(
            f"{n}.{tak}",
            v.label,
            tak,
            "",
            {k: Cel(uitkomstveld(v.label, v.eenheid)) for k in tekst},
            kop=tak == TAKKEN[0],
        )
        for n, v in velden(Huurbeleidtak)
        for tak in TAKKEN
    ]
    bron = [
        Rij(f"{r.naam}.{tak}", r.label, tak, "", tekst, kop=tak == TAKKEN[0]) for r in INVOERREGELS for tak in TAKKEN
    ]
    uitleg = [
        Rij(f"{r.naam}.{tak}", r.label, tak, "", tekst, kop=tak == TAKKEN[0])
        for r in INVOERREGELS
        if r.dpm
        for tak in TAKKEN
    ]
    blokken = (
        Blok(
            "v_dpm",
            "Wat rekent ieder tot welke DPM-post?",
            kolommen,
            (namen, *dpm),
            "Uit blok 6c.",
            Soort.UITKOMST,
            "DPM-post",
        ),
        Blok(
            "v_huur",
            "Huurbeleid naast elkaar",
            kolommen,
            (namen, *huur),
            "Uit blok 4. Leeg: zie de uitleg in blok 4.",
            Soort.UITKOMST,
        ),
        Blok(
            "v_bron",
            "Waarmee is gerekend? De bron per regel",
            kolommen,
            (namen, *bron),
            "Begroting, snelstart, kengetal, berekend of 0.",
            Soort.UITKOMST,
            "Regel",
        ),
        Blok(
            "v_afwijking",
            "Afwijkingen van het kengetal, met toelichting (leg uit)",
            kolommen,
            (namen, *uitleg),
            "Leeg: het kengetal is gevolgd.",
            Soort.UITKOMST,
            "Regel",
        ),
    )
    return Blad(
        "vergelijking",
        "Vergelijking",
        blokken,
        TABKLEUR["vergelijking"],
        "Voor het gesprek: wie rekent wat wel en niet mee, en waarom?",
        breedtes={EENHEID: 24.0} | {k.plek: 26.0 for k in kolommen},
    )
