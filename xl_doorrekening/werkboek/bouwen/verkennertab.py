"""The formulas of tab Verkenner: functions at the left, native look-ups of the last results at the right.

`IFERROR` keeps a function blank where there is no Python, also when its name is not known (#NAME?). Functions fill
rectangles of a fixed size, so that they also work in an Excel that does not spill.
"""

from typing import Any

from xlsxwriter.worksheet import Worksheet

from xl_doorrekening.begrippen.normen import RATIOS
from xl_doorrekening.begrippen.tijd import GEHEEL, JAREN, TAKKEN
from xl_doorrekening.regio.richting import RICHTINGEN
from xl_doorrekening.werkboek import versheid
from xl_doorrekening.werkboek.indeling import verkenner
from xl_doorrekening.werkboek.indeling.blok import BRON, EEN, JAAR1, LABEL, kolomletter

KNOPPEN = ("rente_nieuwe_leningen", "prijsinflatie", "bouwkostenstijging", "onderhoud", "huur", "schuld")
"""Offered in the list; others may be typed."""


def voeg_toe(b: Any) -> None:
    """Fill in the tab, which the builder `b` (sjabloon) has laid out among its tabs; needs a corporation."""
    _Verkenner(b).vul()


class _Verkenner:
    def __init__(self, b: Any) -> None:
        self.b = b
        self.i: int = b.index("verkenner")
        self.ws: Worksheet = b.boek.worksheets()[self.i]
        self.plek = b.plekken[self.i]
        keuze = self.plek["verkenner_keuze"].kop + 1
        self.wie, self.knop, self.waarde = (versheid.vast(keuze + n, BRON) for n in range(3))
        self.ids = [c.id for c in b.regio.corporaties]

    def vul(self) -> None:
        self.keuze()
        vers = f"SUM({self.kolom('stempel', 'versheid', 'nu')})"
        self.matrix(
            self.plek["verkenner_oordeel"].kop + 1,
            BRON,
            1,
            f"DR_WATALS({self.wie},{self.knop},{self.waarde},,,,{vers})",
        )
        r0 = self.plek["verkenner_ratios"].kop + 1
        jaren = f"{versheid.vast(r0, LABEL)}:{versheid.vast(r0 + JAREN - 1, LABEL)}"
        for t in range(JAREN):
            self.ws.write_number(r0 + t, LABEL, self.b.startjaar + t, self.b.stijl("label", "0"))
        for n, ratio in enumerate(RATIOS):
            self.matrix(
                r0, verkenner.PLEK_NU + n, JAREN, f'DR_RATIO({self.wie},"{ratio.naam}",{jaren},,,{vers})', ratio.formaat
            )
            for t in range(JAREN):
                self.laatst(
                    r0 + t, verkenner.PLEK_LAATST + n, "ratios", f"{ratio.naam}.{GEHEEL}", JAAR1 + t, ratio.formaat
                )
        r0 = self.plek["verkenner_ruimte"].kop + 1
        for n, richting in enumerate(RICHTINGEN):
            self.matrix(
                r0 + n, verkenner.PLEK_NU, 1, f'DR_RUIMTE({self.wie},"{richting}","{TAKKEN[0]}",,{vers})', "#,##0"
            )
            self.laatst(r0 + n, verkenner.PLEK_LAATST, "ruimte", f"{richting}.{TAKKEN[0]}", EEN, "#,##0")

    def keuze(self) -> None:
        r = self.plek["verkenner_keuze"].kop + 1
        namen = self.kolom("stempel", "corporaties", "")
        for n, (waarde, formaat) in enumerate(
            ((self.b.regio.corporaties[0].naam, "@"), (KNOPPEN[0], "@"), (0.01, "0.00%"))
        ):
            self.ws.write(r + n, BRON, waarde, self.b.stijl("invoer", formaat))
        self.ws.data_validation(r, BRON, r, BRON, {"validate": "list", "source": f"={namen}"})
        self.ws.data_validation(
            r + 1, BRON, r + 1, BRON, {"validate": "list", "source": list(KNOPPEN), "error_type": "information"}
        )
        self.ws.data_validation(
            r + 2, BRON, r + 2, BRON, {"validate": "decimal", "criteria": "between", "minimum": -1, "maximum": 1}
        )

    def kolom(self, sleutel: str, blok: str, kolom: str) -> str:
        """The cells of a column of a block; "" is that of the labels."""
        i = self.b.index(sleutel)
        declaratie, plek = self.b.bladen[i].blok(blok), self.b.plekken[i][blok]
        k = next((x.plek for x in declaratie.kolommen if x.code == kolom), LABEL)
        return f"'{self.b.namen[i]}'!{versheid.vast(plek.kop + 1, k)}:{versheid.vast(plek.eind, k)}"

    def matrix(self, r: int, k: int, hoog: int, functie: str, formaat: str = "@") -> None:
        stijl = self.b.stijl("uitkomst", "General" if formaat == "@" else formaat)
        self.ws.write_array_formula(r, k, r + hoog - 1, k, f'{{=IFERROR({functie},"")}}', stijl, "")
        for n in range(1, hoog):
            self.ws.write_blank(r + n, k, None, stijl)

    def laatst(self, r: int, k: int, soort: str, rij: str, kolom: int, formaat: str) -> None:
        """The value of the chosen corporation on Uitkomsten; all references are cells and move along."""
        i = self.b.index("uitkomsten")
        cellen = []
        for id_ in self.ids:
            blok = self.b.bladen[i].blok(f"{soort}_{id_}")
            doel = self.b.plekken[i][blok.naam].kop + 1 + [x.code for x in blok.rijen].index(rij)
            cellen.append(f"'{self.b.namen[i]}'!${kolomletter(kolom)}${doel + 1}")
        gekozen = f"CHOOSE(MATCH({self.wie},{self.kolom('stempel', 'corporaties', '')},0),{','.join(cellen)})"
        self.ws.write_formula(
            r, k, f'=IFERROR(IF({gekozen}="","",{gekozen}),"")', self.b.stijl("uitkomst", formaat), ""
        )
