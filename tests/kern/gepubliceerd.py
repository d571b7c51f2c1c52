"""Published cash-flow statements (shared/voorbeelden/corporaties), by the names of our lines; × € 1.000 unless noted.

Verhuurderheffing (abolished in 2023) counts as a sector levy, "aankoop VOV doorverkoop" as terugkoop.
"""

from collections.abc import Mapping
from typing import Final

from xl_doorrekening.begrippen.regels import REGEL, Groep
from xl_doorrekening.kern.stapel import teken

Overzicht = Mapping[str, float]

OPERATIONEEL: Final = (Groep.ONTVANGST, Groep.UITGAVE)
INVESTERING: Final = (Groep.DESINVESTERING, Groep.INVESTERING)


def saldo(overzicht: Overzicht, *groepen: Groep) -> float:
    """Receipts less expenditures of these groups, by the declared signs."""
    return sum(teken(n) * x for n, x in overzicht.items() if REGEL[n].groep in groepen)


WOONSTAD_2018: Final[dict[str, Overzicht]] = {
    "geconsolideerd": {
        "huren": 321_267, "vergoedingen": 23_054, "overige_bedrijfsontvangsten": 13_076, "renteontvangsten": 0,
        "personeelsuitgaven": 36_774, "onderhoudsuitgaven": 98_937, "overige_bedrijfsuitgaven": 76_315,
        "rente_uitgaven": 53_576, "sectorspecifieke_heffing": 3_428 + 17_811, "leefbaarheid": 3_429,
        "vennootschapsbelasting": 36,
    },
    "DAEB": {
        "huren": 251_504, "vergoedingen": 20_944, "overige_bedrijfsontvangsten": 7_537, "renteontvangsten": 12_857,
        "personeelsuitgaven": 29_184, "onderhoudsuitgaven": 86_385, "overige_bedrijfsuitgaven": 62_748,
        "rente_uitgaven": 53_566, "sectorspecifieke_heffing": 2_724 + 14_918, "leefbaarheid": 3_413,
        "vennootschapsbelasting": 0, "verkoop_bestaand_bezit": 17_993, "verkoop_vov": 11_821,
        "nieuwbouw_huur": 45_134, "woningverbetering_projecten": 4_001, "aankoop": 61_645, "sloopuitgaven": 3_233,
        "investeringen_overig": 753, "externe_kosten_verkoop": 603,
    },
    "niet-DAEB": {
        "huren": 69_763, "vergoedingen": 2_110, "overige_bedrijfsontvangsten": 4_830, "renteontvangsten": 0,
        "personeelsuitgaven": 7_590, "onderhoudsuitgaven": 12_445, "overige_bedrijfsuitgaven": 13_245,
        "rente_uitgaven": 12_857, "sectorspecifieke_heffing": 704 + 2_892, "leefbaarheid": 16,
        "vennootschapsbelasting": 0, "verkoop_bestaand_bezit": 4_434, "verkoop_vov": 3_488,
        "verkoop_nieuwbouw": 15_486, "nieuwbouw_huur": 17_617, "woningverbetering_projecten": 865, "aankoop": 3_581,
        "aankoop_vov": 14_667, "sloopuitgaven": 666, "investeringen_overig": 5, "externe_kosten_verkoop": 228,
    },
}  # fmt: skip

WOONZORG_2020: Final[dict[str, Overzicht]] = {
    "DAEB": {
        "huren": 280_212, "vergoedingen": 28_762, "overige_bedrijfsontvangsten": 1_274, "renteontvangsten": 4_261,
        "erfpacht": 821, "personeelsuitgaven": 24_069, "onderhoudsuitgaven": 80_279, "overige_bedrijfsuitgaven": 64_748,
        "rente_uitgaven": 57_257, "sectorspecifieke_heffing": 191 + 21_032, "vennootschapsbelasting": 10_699,
        "verkoop_bestaand_bezit": 6_797, "desinvesteringen_overig": 864, "nieuwbouw_huur": 15_210,
        "woningverbetering_projecten": 47_526, "aankoop": 22_463, "investeringen_overig": 2_240,
        "fva_interne_lening": 6_634, "fva_ontvangsten": 896, "fva_uitgaven": 1_501 + 405,
        "nieuwe_leningen_geborgd": 96_624, "aflossing_geborgd": 76_521, "aflossing_ongeborgd": 328,
    },
    "niet-DAEB": {
        "huren": 18_664, "vergoedingen": 1_158, "overige_bedrijfsontvangsten": 719, "renteontvangsten": 22,
        "erfpacht": 24, "personeelsuitgaven": 1_553, "onderhoudsuitgaven": 3_346, "overige_bedrijfsuitgaven": 3_747,
        "rente_uitgaven": 3_933, "sectorspecifieke_heffing": 13 + 316, "vennootschapsbelasting": 695,
        "verkoop_bestaand_bezit": 6_110, "verkoop_grond": 2_204, "nieuwbouw_huur": 2_278,
        "woningverbetering_projecten": 1_891, "aankoop": 1_040, "fva_ontvangsten": 1_901 + 101,
        "aflossing_intern": 6_634,
    },
    "geheel": {
        "huren": 298_876, "vergoedingen": 29_920, "overige_bedrijfsontvangsten": 1_993, "renteontvangsten": 360,
        "erfpacht": 845, "personeelsuitgaven": 25_622, "onderhoudsuitgaven": 83_625, "overige_bedrijfsuitgaven": 68_495,
        "rente_uitgaven": 57_267, "sectorspecifieke_heffing": 204 + 21_348, "vennootschapsbelasting": 11_394,
        "verkoop_bestaand_bezit": 6_023, "verkoop_grond": 1_525, "desinvesteringen_overig": 864,
        "nieuwbouw_huur": 15_733, "woningverbetering_projecten": 49_417, "aankoop": 18_611,
        "investeringen_overig": 1_324, "fva_ontvangsten": 400 + 997, "fva_uitgaven": 405,
        "nieuwe_leningen_geborgd": 96_624, "aflossing_geborgd": 76_521, "aflossing_ongeborgd": 328,
    },
}  # fmt: skip

WOONZORG_2019_DAEB: Final[Overzicht] = {
    "huren": 279_040, "vergoedingen": 28_334, "overige_bedrijfsontvangsten": 1_263, "renteontvangsten": 4_626,
    "erfpacht": 903, "personeelsuitgaven": 22_546, "onderhoudsuitgaven": 75_716, "overige_bedrijfsuitgaven": 66_847,
    "rente_uitgaven": 59_082, "sectorspecifieke_heffing": 207 + 20_955, "vennootschapsbelasting": 11_375,
}  # fmt: skip

PREWONEN: Final[dict[str, Overzicht]] = {
    "geconsolideerd 2022, €": {
        "huren": 113_080_387, "vergoedingen": 5_036_868, "overige_bedrijfsontvangsten": 1_499_494,
        "renteontvangsten": 8_526, "personeelsuitgaven": 11_861_060, "onderhoudsuitgaven": 34_680_814,
        "overige_bedrijfsuitgaven": 21_500_245, "rente_uitgaven": 10_826_053,
        "sectorspecifieke_heffing": 394_939 + 11_484_011, "leefbaarheid": 710_240, "vennootschapsbelasting": 2_581_687,
    },
    "geconsolideerd 2021, €": {
        "huren": 111_698_913, "vergoedingen": 5_089_721, "overige_bedrijfsontvangsten": 604_154, "renteontvangsten": 0,
        "personeelsuitgaven": 11_262_073, "onderhoudsuitgaven": 28_832_194, "overige_bedrijfsuitgaven": 22_263_714,
        "rente_uitgaven": 11_805_912, "sectorspecifieke_heffing": 457_492 + 17_099_312, "leefbaarheid": 805_717,
        "vennootschapsbelasting": 4_410_212,
    },
    "DAEB 2022": {
        "huren": 101_679, "vergoedingen": 4_753, "overige_bedrijfsontvangsten": 1_490, "renteontvangsten": 462,
        "personeelsuitgaven": 11_029, "onderhoudsuitgaven": 32_579, "overige_bedrijfsuitgaven": 19_929,
        "rente_uitgaven": 10_826, "sectorspecifieke_heffing": 366 + 11_306, "leefbaarheid": 710,
        "vennootschapsbelasting": 2_372,
    },
    "niet-DAEB 2022": {
        "huren": 11_401, "vergoedingen": 284, "overige_bedrijfsontvangsten": 9, "personeelsuitgaven": 832,
        "onderhoudsuitgaven": 2_102, "overige_bedrijfsuitgaven": 1_572, "rente_uitgaven": 453,
        "sectorspecifieke_heffing": 29 + 178, "vennootschapsbelasting": 210,
    },
}  # fmt: skip

WOONBEDRIJF_2016: Final[Overzicht] = {  # × € 1 mln, one decimal
    "huren": 175.7 + 4.4 + 0.5 + 2.0 + 0.9 + 2.0, "vergoedingen": 13.1, "overige_bedrijfsontvangsten": 0.7,
    "renteontvangsten": 0.3, "personeelsuitgaven": 26.1, "onderhoudsuitgaven": 40.7, "overige_bedrijfsuitgaven": 39.2,
    "rente_uitgaven": 13.2, "sectorspecifieke_heffing": 0.2 + 22.1, "leefbaarheid": 1.4,
    "verkoop_bestaand_bezit": 14.0, "verkoop_nieuwbouw": 0.9, "verkoop_grond": 0.6, "nieuwbouw_huur": 62.6,
    "woningverbetering_projecten": 26.0, "aankoop": 45.2, "investeringen_overig": 6.5, "externe_kosten_verkoop": 0.5,
    "nieuwe_leningen_geborgd": 110.0, "aflossing_geborgd": 20.0,
}  # fmt: skip
