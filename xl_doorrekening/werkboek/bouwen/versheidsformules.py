"""The native formulas that tell whether the results still belong to the input (versheid), wherever they stand."""

from typing import Any

from xl_doorrekening.werkboek import versheid
from xl_doorrekening.werkboek.bouwen.plaatsing import bereik
from xl_doorrekening.werkboek.indeling.blok import BRON, LABEL, Soort, adres
from xl_doorrekening.werkboek.indeling.stempel import GEDEELD
from xl_doorrekening.werkboek.indeling.stijl import LICHT


def voeg_toe(sj: Any) -> None:
    """Put them in the workbook of the builder `sj` (sjabloon), which has laid out and filled in all tabs."""
    _controlegetallen(sj)
    _koppen(sj)
    _eigen_standen(sj)


def _gewijzigd(sj: Any, *sleutels: str) -> str:
    """Formula that counts the changed blocks of these owners; without owners, of all."""
    i = sj.index("stempel")
    blok, plek = sj.bladen[i].blok("versheid"), sj.plekken[i]["versheid"]
    kolom = next(k.plek for k in blok.kolommen if k.code == "gelijk")
    rijen = [plek.kop + 1 + n for n, r in enumerate(blok.rijen) if not sleutels or r.code.split(".")[0] in sleutels]
    groepen: list[list[int]] = []
    for r in rijen:
        if groepen and r == groepen[-1][1] + 1:
            groepen[-1][1] = r
        else:
            groepen.append([r, r])
    naam = sj.namen[i]
    return "+".join(
        f"COUNTIF('{naam}'!{versheid.vast(v, kolom)}:{versheid.vast(t, kolom)},\"<>1\")" for v, t in groepen
    )


def _controlegetallen(sj: Any) -> None:
    """On Stempel, per block of input: its checksum now, and whether it is the one of the calculation."""
    i = sj.index("stempel")
    ws, blok, plek = sj.boek.worksheets()[i], sj.bladen[i].blok("versheid"), sj.plekken[i]["versheid"]
    kolom = {k.code: k.plek for k in blok.kolommen}
    eigenaar = {b.corporatie or b.sleutel: n for n, b in enumerate(sj.bladen)}
    for n, rij in enumerate(blok.rijen):
        sleutel, _, naam = rij.code.partition(".")
        b = eigenaar[sleutel]
        r0, k0, r1, k1 = bereik(sj.bladen[b].blok(naam), sj.plekken[b][naam])
        cellen = [[sj.waarden[b].get((r, k)) for k in range(k0, k1 + 1)] for r in range(r0, r1 + 1)]
        r = plek.kop + 1 + n
        formule = "{=" + versheid.formule(sj.namen[b], r0, k0, r1, k1) + "}"
        ws.write_array_formula(
            r,
            kolom["nu"],
            r,
            kolom["nu"],
            formule,
            sj.stijl("formule", "0.000000"),
            versheid.controlegetal(cellen),
        )
        ws.write_formula(
            r,
            kolom["gelijk"],
            "=" + versheid.gelijkformule(adres(r, kolom["nu"]), adres(r, kolom["toen"])),
            sj.stijl("formule", "0"),
            0,
        )


def _koppen(sj: Any) -> None:
    """The line at the top of every tab that is recalculated, and the state per corporation on Start."""
    berekend = sj.verwijs("stempel", "stempel", "berekend", "waarde")
    afdruk = sj.verwijs("stempel", "stempel", "vingerafdruk", "waarde")
    for b, blad in enumerate(sj.bladen):
        if blad.vast or blad.sleutel in versheid.EIGENSTAND:
            continue
        ws = sj.boek.worksheets()[b]
        alleen_invoer = all(x.soort is not Soort.UITKOMST for x in blad.blokken)
        eigen = (blad.corporatie, *GEDEELD) if blad.corporatie else (blad.sleutel,) if alleen_invoer else ()
        raad = versheid.WIE_STUURDE if sj.verzending else versheid.HERBEREKEN
        formule = "=" + versheid.kopformule(_gewijzigd(sj, *eigen), berekend, afdruk, raad)
        ws.write_formula(2, LABEL, formule, sj.stijl("formule"), versheid.NIET_BEREKEND)
        ws.conditional_format(
            2,
            LABEL,
            2,
            LABEL,
            {
                "type": "text",
                "criteria": "begins with",
                "value": "LET OP",
                "format": sj.boek.add_format(LICHT["rood"]),
            },
        )
        naam = sj.namen[b].replace("'", "''")
        sj.boek.define_name(f"'{sj.namen[b]}'!{versheid.KOPNAAM}", f"='{naam}'!{versheid.vast(2, LABEL)}")
    i = sj.index("start")
    ws, blok, plek = sj.boek.worksheets()[i], sj.bladen[i].blok("lichten"), sj.plekken[i]["lichten"]
    kolom = next(k.plek for k in blok.kolommen if k.code == "versheid")
    for n, rij in enumerate(blok.rijen):
        r = plek.kop + 1 + n
        ws.set_row(r, 28)
        ws.write_formula(
            r,
            kolom,
            "=" + versheid.standformule(_gewijzigd(sj, rij.code, *GEDEELD), berekend),
            sj.stijl("formule"),
            versheid.LEEG,
        )
        doel = next(x for x, b in enumerate(sj.bladen) if b.corporatie == rij.code)
        ws.write_url(
            r,
            LABEL,
            f"internal:'{sj.namen[doel].replace(chr(39), chr(39) * 2)}'!A1",
            sj.stijl("link"),
            rij.label,
        )


def _eigen_standen(sj: Any) -> None:
    """On the tabs that only a run of their own renews: whether their results belong to the input."""
    for sleutel, eigen in versheid.EIGENSTAND.items():
        i = sj.index(sleutel)
        codes = [x.code for x in sj.bladen[i].blok(eigen.blok).rijen]
        r = sj.plekken[i][eigen.blok].kop + 1 + codes.index(versheid.STAND)
        plekken = ((sleutel, eigen.blok), ("stempel", "stempel"))
        gerekend, nu = (sj.verwijs(*x, "vingerafdruk", "waarde") for x in plekken)
        formule = "=" + eigen.formule(_gewijzigd(sj), gerekend, nu)
        sj.boek.worksheets()[i].write_formula(r, BRON, formule, sj.stijl("formule"), eigen.nooit)
        for woord, kleur in (("verouderd", "rood"), (versheid.ACTUEEL, "groen")):
            opmaak = {"type": "text", "criteria": "begins with", "value": woord,
                      "format": sj.boek.add_format(LICHT[kleur])}  # fmt: skip
            sj.boek.worksheets()[i].conditional_format(r, BRON, r, BRON, opmaak)
