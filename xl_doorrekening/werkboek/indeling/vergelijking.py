"""Vergelijking: what each corporation counts, spends and asks in rent, with source and deviations, side by side."""

from collections.abc import Sequence

from xl_doorrekening.begrippen.dpm import DPMPOSTEN
from xl_doorrekening.begrippen.nulmeting import NULMETING
from xl_doorrekening.begrippen.regels import DPMREGELS, INVOERREGELS
from xl_doorrekening.begrippen.tijd import TAKKEN
from xl_doorrekening.invoer.corporatie import Dpmkeuze, Huurbeleidtak
from xl_doorrekening.invoer.veld import Eenheid, velden
from xl_doorrekening.werkboek.indeling.blok import (
    BRON,
    EENHEID,
    LABEL,
    Blad,
    Blok,
    Cel,
    Kolom,
    Rij,
    Soort,
    uitkomstveld,
)
from xl_doorrekening.werkboek.indeling.stijl import TABKLEUR

TEKST = Cel(uitkomstveld("tekst", Eenheid.TEKST))


def blad(corporaties: Sequence[tuple[str, str]]) -> Blad:
    kolommen = tuple(Kolom(id_, id_, BRON + i, breed=True) for i, (id_, _) in enumerate(corporaties))
    tekst = {k.code: TEKST for k in kolommen}
    per_vhe = {k.code: Cel(uitkomstveld("per vhe", Eenheid.EUR_VHE)) for k in kolommen}
    namen = Rij("naam", "Corporatie", "", "", tekst, kop=True)

    def blok(naam: str, titel: str, uitleg: str, rijen: list[Rij], kop_eenheid: str = "Tak") -> Blok:
        return Blok(
            naam,
            titel,
            kolommen,
            (namen, *rijen),
            uitleg,
            Soort.UITKOMST,
            "Wat",
            kop_eenheid=kop_eenheid,
            sleutelkop=True,
        )

    dpm = [Rij(f"{p.naam}.{n}", p.label, v.label, "", tekst) for p in DPMPOSTEN for n, v in velden(Dpmkeuze)]
    bedragen = [
        Rij(f"{r.naam}.{tak}{achter}", r.label, f"{tak}{wat}", "", per_vhe)
        for r in DPMREGELS
        for tak in TAKKEN
        for achter, wat in (("", ""), (".kengetal", ", kengetal"))
    ]
    uitleg = [Rij(f"{r.naam}.{tak}", r.label, tak, "", tekst) for r in DPMREGELS for tak in TAKKEN]
    bron = [Rij(f"{r.naam}.{tak}", r.label, tak, "", tekst) for r in INVOERREGELS for tak in TAKKEN]
    huur = [
        Rij(f"{n}.{tak}", v.label, tak, "", {k: Cel(uitkomstveld(v.label, v.eenheid)) for k in tekst})
        for n, v in velden(Huurbeleidtak)
        for tak in TAKKEN
    ]
    nulmeting = [Rij(i.naam, i.label, i.eenheid, "", tekst) for i in NULMETING]
    blokken = (
        blok("v_dpm", "Wat rekent ieder tot welke DPM-post?", "Uit blok 6c.", dpm, "Rekent"),
        blok("v_per_vhe", "Hoeveel per woning? De DPM-posten in het startjaar, naast het kengetal",
             "€ per vhe, prijspeil begin startjaar. Leeg: niet bekend.", bedragen),
        blok("v_afwijking", "Afwijkingen van het kengetal (leg uit)", "Leeg: het kengetal is gevolgd.", uitleg),
        blok("v_bron", "Waarmee is gerekend? De bron per regel", "Begroting, snelstart, kengetal of 0.", bron),
        blok("v_huur", "Het huurbeleid zoals ermee is gerekend", "Uit blok 4; een leeg vak is al ingevuld.",
             huur),
        blok("v_nulmeting", "De nulmeting naast elkaar", "Uit blok 3: aantal, telt mee, hoe zwaar.", nulmeting,
             "Eenheid"),
    )  # fmt: skip
    return Blad(
        "vergelijking",
        "Vergelijking",
        blokken,
        TABKLEUR["vergelijking"],
        "Voor het gesprek: wie rekent wat wel en niet mee, en waarom?",
        breedtes={LABEL: 62.0, EENHEID: 22.0} | {k.plek: 30.0 for k in kolommen},
    )
