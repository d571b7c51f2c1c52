"""Conditional formats: native, so that they follow the cells in any spreadsheet."""

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from xl_doorrekening.begrippen.normen import RATIOS
from xl_doorrekening.werkboek.bouwen.plaatsing import Plek
from xl_doorrekening.werkboek.indeling.blok import EEN, JAAR1, LAATSTE, LABEL, Blok, adres
from xl_doorrekening.werkboek.indeling.stijl import LICHT, STIJLEN

MARGES, KANSEN = (-0.15, 0.0, 0.5), (0.5, 0.8, 1.0)
"""What is red, pale and green."""


def voeg_toe(boek: Workbook, ws: Worksheet, blok: Blok, plek: Plek) -> None:
    """Traffic lights, the heat of margins, and ratios beyond their limit."""
    eerste, laatste = plek.kop + 1, plek.eind
    if blok.warmte or blok.kansen:
        laag, midden, hoog = KANSEN if blok.kansen else MARGES
        ws.conditional_format(
            eerste,
            JAAR1,
            laatste,
            LAATSTE,
            {
                "type": "3_color_scale",
                "min_type": "num",
                "min_value": laag,
                "mid_type": "num",
                "mid_value": midden,
                "max_type": "num",
                "max_value": hoog,
                "min_color": "#E06666",
                "mid_color": "#FFF2CC",
                "max_color": "#93C47D",
            },
        )
    if blok.lijst:
        ws.conditional_format(
            eerste,
            LABEL,
            laatste,
            blok.laatste_kolom,
            {
                "type": "formula",
                "criteria": f'=${adres(eerste, LABEL)}<>""',
                "format": boek.add_format({"bg_color": STIJLEN["uitkomst"]["bg_color"]}),
            },
        )
    for kolom in blok.kolommen:
        if kolom.code in ("licht", "r_licht", "ernst", "verdict"):
            woorden = {"fout": "rood", "ontbreekt": "oranje", "goed": "groen"} | {k: k for k in LICHT}
            for woord, kleur in woorden.items():
                ws.conditional_format(
                    eerste,
                    kolom.plek,
                    laatste,
                    kolom.plek,
                    {
                        "type": "cell",
                        "criteria": "==",
                        "value": f'"{woord}"',
                        "format": boek.add_format(LICHT[kleur]),
                    },
                )
    if blok.naam == "wijzigingen":  # the unit of a value follows from the measure beside it
        maatregel, waarde = (next(k.plek for k in blok.kolommen if k.code == c) for c in ("maatregel", "waarde"))
        m = f"${adres(eerste, maatregel)}"
        criterium = f'=OR(ISNUMBER(SEARCH("%",{m})),ISNUMBER(SEARCH("procentpunt",{m})))'
        procent = {"type": "formula", "criteria": criterium, "format": boek.add_format({"num_format": "0.00%"})}
        ws.conditional_format(eerste, waarde, laatste, waarde, procent)
    if blok.naam.startswith("ratios"):
        rood = boek.add_format(LICHT["rood"])
        richting = {r.naam: "<" if r.minimum else ">" for r in RATIOS}
        for i, rij in enumerate(blok.rijen):
            ratio, _, tak = rij.code.partition(".")
            if ratio in richting and tak != "grens":
                r = eerste + i
                jaar, grens = adres(r, JAAR1), f"${adres(r, EEN)}"
                ws.conditional_format(
                    r,
                    JAAR1,
                    r,
                    LAATSTE,
                    {
                        "type": "formula",
                        "format": rood,
                        "criteria": f"=AND(ISNUMBER({jaar}),ISNUMBER({grens}),{jaar}{richting[ratio]}{grens})",
                    },
                )
